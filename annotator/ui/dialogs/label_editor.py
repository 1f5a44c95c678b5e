"""Everything about one label: name, key, colour, definition, examples, attributes, and whether it is in use."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.app.codebook_edits import BringBackLabel, EditLabel, RetireLabel
from annotator.domain.codebook import Codebook, Label
from annotator.domain.wording import counted
from annotator.ui.dialogs.attributes_editor import AttributesView
from annotator.ui.dialogs.committing import Committing
from annotator.ui.dialogs.pieces import add_field, push
from annotator.ui.dialogs.swatches import SwatchesView
from annotator.ui.press import DropDown
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

DEFINITION_HEIGHT, EXAMPLES_HEIGHT = 132, 84


class LabelView(QWidget):
    """The fields of the label that is chosen in the tree; each keeps itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._label_id = ""
        self._kind = "span"
        self.name = QLineEdit()
        self._key = DropDown()
        self._key.activated.connect(self._on_key)
        self._key.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._key.setMinimumContentsLength(5)
        self._colours = SwatchesView(session.tokens)
        self._colours.chosen.connect(lambda colour: self._edit("colour", colour))
        self._definition = _longer(DEFINITION_HEIGHT)
        self._examples = _longer(EXAMPLES_HEIGHT)
        self._attributes = AttributesView(session)
        self._committing = {
            key: Committing(field, partial(self._edit, key))
            for key, field in (("name", self.name), ("definition", self._definition), ("examples", self._examples))
        }
        self._state = plain_label(role="muted")
        self._state.setWordWrap(True)
        self._retire = push(
            self.tr("Retire label"),
            self.tr("Takes the label out of the panel and the keys; its spans stay as they are"),
            lambda: self._session.do(RetireLabel(self._label_id)),
        )
        self._bring_back = push(
            self.tr("Bring back label"),
            self.tr("Puts the label back into the panel"),
            lambda: self._session.do(BringBackLabel(self._label_id)),
        )
        self._abouts = {
            "span": "",
            "document": self.tr("A label of whole articles. One attribute of the kind Choice says what can be chosen."),
            "relation": self.tr("A label of relations: press R on a span, then choose the span it leads to."),
        }
        self._about = plain_label(role="muted")
        self._about.setWordWrap(True)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_3)
        grid.setColumnStretch(1, 1)
        add_field(grid, 0, self.tr("Name"), self.name, self.tr("What the label is called; its spans follow"))
        add_field(grid, 0, self.tr("Key"), self._key, self.tr("The digit that gives this label"), column=2)
        add_field(grid, 1, self.tr("Colour"), self._colours, self.tr("The tint of the label's spans"), across=3)
        add_field(grid, 2, self.tr("Definition"), self._definition, self.tr("What counts, and what does not"), across=3)
        add_field(
            grid, 3, self.tr("Examples"), self._examples, self.tr("A few passages, marked as they should be"), across=3
        )
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addWidget(self._state, 1)
        foot.addWidget(self._retire)
        foot.addWidget(self._bring_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addWidget(self._about)
        column.addLayout(grid)
        column.addWidget(plain_label(self.tr("ATTRIBUTES"), "heading"))
        column.addWidget(self._attributes)
        column.addSpacing(SPACE_2)
        column.addLayout(foot)
        column.addStretch(1)

    def leave(self) -> None:
        """Keep what is typed."""
        for committing in self._committing.values():
            committing.leave()
        self._attributes.leave()

    def show_label(self, codebook: Codebook, label: Label, uses: int) -> None:
        """Show a label as it is now."""
        if label.id != self._label_id:
            self.leave()
            self._label_id = label.id
            self._kind = label.kind
        for key, committing in self._committing.items():
            committing.show(str(getattr(label, key)))
        self._colours.show_colour(label.colour, self._session.tokens)
        self._show_keys(codebook, label)
        self._attributes.show_attributes(codebook, label.id)
        gone, back = (self._retire, self._bring_back) if label.retired else (self._bring_back, self._retire)
        back.show()
        if gone.hasFocus():
            back.setFocus()
        gone.hide()
        kept = self.tr("It is retired: they keep it, new ones cannot be made.") if label.retired else ""
        self._state.setText(f"{self._counted(label, uses)} {kept}".strip())
        self._about.setText(self._abouts[label.kind])
        self._about.setVisible(bool(self._abouts[label.kind]))

    def _counted(self, label: Label, uses: int) -> str:
        if label.kind == "document":
            return self.tr("Articles with this label: {count}.").format(count=counted(uses))
        if label.kind == "relation":
            return self.tr("Relations with this label: {count}.").format(count=counted(uses))
        return self.tr("Spans with this label: {count}.").format(count=counted(uses))

    def _show_keys(self, codebook: Codebook, label: Label) -> None:
        self._key.clear()
        self._key.addItem(self.tr("none"), "")
        for digit in "123456789":
            holder = codebook.with_key(digit, label.kind)
            said = f"Alt+{digit}" if label.kind == "document" else digit
            if holder is not None and holder.id != label.id:
                said = self.tr("{key}, now of {label}").format(key=said, label=holder.name)
            self._key.addItem(said, digit)
        self._key.setCurrentIndex(max(0, self._key.findData(label.key)))
        self._key.setEnabled(not label.retired)

    def _on_key(self) -> None:
        key = str(self._key.currentData())
        holder = self._session.project.codebook.with_key(key, self._kind) if key else None
        if self._edit("key", key) and holder is not None and holder.id != self._label_id:
            self._session.announced.emit(
                self.tr("The key {key} was of {label}, which has none now.").format(key=key, label=holder.name)
            )

    def _edit(self, key: str, value: str, joined: bool = False) -> bool:
        return bool(self._label_id) and self._session.do(EditLabel(self._label_id, {key: value}), joined=joined)


def _longer(height: int) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(height)
    return field
