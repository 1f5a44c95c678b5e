"""The relations of the selected span: where they lead, what is said of each, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from annotator.domain.relation import Relation
from annotator.ui.actions import Actions
from annotator.ui.annotate.relating import Relating
from annotator.ui.annotate.relation_facts import RelationFacts
from annotator.ui.annotate.span_words import shortened
from annotator.ui.annotate.spans_model import SpansModel
from annotator.ui.annotate.swatch import swatch_icon
from annotator.ui.icons import icon
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_1, SPACE_2, label_colour

ROW, SEEN, QUOTED = 26, 6, 60


class RelationsList(QListWidget):
    """A relation a row; Enter goes to the other span, Delete removes the relation."""

    go_wanted = Signal()
    remove_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Delete act on the chosen row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


class RelationsPanel(QWidget):
    """Hidden where the selected span has no relations."""

    span_wanted = Signal(str)
    """The id of the span at the other end."""
    escaped = Signal()

    def __init__(self, session: Session, relating: Relating, spans: SpansModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._relating = relating
        self._spans = spans
        self._span_id: str | None = None
        self._shown: list[Relation] = []
        self.list = RelationsList()
        self.list.setProperty("role", "list")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setAccessibleName(self.tr("Relations"))
        self.list.setAccessibleDescription(self.tr("Enter goes to the other span, Delete removes the relation"))
        self.list.itemClicked.connect(lambda _: self._go())
        self.list.go_wanted.connect(self._go)
        self.list.remove_wanted.connect(partial(self._with_current, relating.remove))
        self.list.currentRowChanged.connect(lambda _: self._show_current())
        self.facts = RelationFacts(session)
        self.facts.escaped.connect(self.escaped)
        self.facts.comes_after = self.last_control
        self._deeds = {
            "edit": (self.tr("Change relation"), self._relating.relabel),
            "turn": (self.tr("Turn relation"), self._relating.turn),
            "delete": (self.tr("Remove relation"), self._relating.remove),
        }
        self._buttons: dict[str, QToolButton] = {}
        self._lay_out()
        relating.relations_changed.connect(lambda: self.show_span(self._span_id))
        session.theme_changed.connect(lambda _: self.show_span(self._span_id))

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(SPACE_1)
        below.addStretch(1)
        for name, (text, deed) in self._deeds.items():
            button = QToolButton()
            button.setProperty("role", "plain")
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.setAccessibleDescription(self.tr("Acts on the relation that is chosen in the list"))
            button.clicked.connect(partial(self._with_current, deed))
            self._buttons[name] = button
            below.addWidget(button)
        self._below = QWidget()
        self._below.setLayout(below)
        below.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(plain_label(self.tr("RELATIONS"), "heading"))
        column.addWidget(self.list)
        column.addWidget(self._below)
        column.addWidget(self.facts)
        self.hide()

    def add_actions(self, actions: Actions) -> list[QAction]:
        """Let the palette reach what can be done with the chosen relation."""
        return [
            actions.add(
                f"relation.{name}",
                text,
                partial(self._with_current, deed),
                icon=name,
                description=self.tr("Acts on the relation that is chosen below the selected span"),
            )
            for name, (text, deed) in self._deeds.items()
        ]

    def show_span(self, span_id: str | None) -> None:
        """Show the relations of a span; the one that was chosen stays so where it is among them."""
        kept = self.current()
        self._span_id = span_id
        shown = self._relating.of(span_id) if span_id is not None else []
        if not shown and not self._shown:
            return
        self._shown = sorted(shown, key=self._order)
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for relation in self._shown:
            self.list.addItem(self._item(relation))
        row = next((row for row, found in enumerate(self._shown) if kept is not None and found.id == kept.id), 0)
        self.list.setCurrentRow(row)
        self.list.blockSignals(blocked)
        self.list.setFixedHeight(min(SEEN, max(1, len(self._shown))) * ROW + 2 * self.list.frameWidth())
        for name, button in self._buttons.items():
            button.setIcon(icon(name, self._session.tokens))
        self.setVisible(bool(self._shown))
        self._show_current()

    def last_control(self) -> QWidget:
        """Return the control from which Tab leads to the facts of a relation, and on to what stands below."""
        return self._buttons["delete"]

    def current(self) -> Relation | None:
        """Return the relation that is chosen in the list."""
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _order(self, relation: Relation) -> tuple[bool, int, str]:
        """Those that lead from the span first, each by where the other span begins."""
        leads = relation.source_id == self._span_id
        other = self._spans.get(relation.target_id if leads else relation.source_id)
        return not leads, other.start if other is not None else 0, relation.id

    def _item(self, relation: Relation) -> QListWidgetItem:
        session = self._session
        leads = relation.source_id == self._span_id
        other = self._spans.get(relation.target_id if leads else relation.source_id)
        quote = shortened(other.quote, QUOTED) if other is not None else self.tr("not shown")
        label = session.project.codebook.get(relation.label_id)
        colour = label_colour(label.colour, session.tokens.dark) if label else session.tokens.faint
        name = self._relating.label_name(relation)
        item = QListWidgetItem(swatch_icon(colour), f"{'→' if leads else '←'} {name}  “{quote}”")
        spoken = self.tr("{label}, to “{quote}”") if leads else self.tr("{label}, from “{quote}”")
        said = spoken.format(label=name, quote=quote)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{said}, {relation.note}" if relation.note else said)
        item.setSizeHint(QSize(0, ROW))
        return item

    def _show_current(self) -> None:
        relation = self.current()
        mine = relation is not None and self._relating.is_mine(relation)
        self.facts.show_relation(relation, mine=mine)
        self._below.setVisible(relation is not None)
        for button in self._buttons.values():
            button.setEnabled(mine)

    def _with_current(self, deed: Callable[[Relation], None], *_: bool) -> None:
        relation = self.current()
        if relation is not None:
            deed(relation)
        else:
            self._session.announced.emit(self.tr("Select a span that has relations first."))

    def _go(self) -> None:
        relation = self.current()
        if relation is not None:
            leads = relation.source_id == self._span_id
            self.span_wanted.emit(relation.target_id if leads else relation.source_id)
