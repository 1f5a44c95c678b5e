"""The labels of the whole article beside the text: a name and its choices a row."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.domain.codebook import Label
from annotator.ui.annotate.article_labels import ArticleLabels
from annotator.ui.annotate.chips_layout import ChipsLayout
from annotator.ui.press import PressButton
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_1, SPACE_2

NAME_WIDTH = 68


class ArticleLabelsPanel(QWidget):
    """Hidden where the codebook has no labels for articles; a click on a choice gives it, another takes it away."""

    def __init__(self, session: Session, labels: ArticleLabels, above: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._labels = labels
        self._above = above
        """The control from which Tab leads here."""
        self._chips: dict[tuple[str, str], QPushButton] = {}
        self._keys = plain_label(role="heading")
        heading = QHBoxLayout()
        heading.addWidget(plain_label(self.tr("THIS ARTICLE"), "heading"))
        heading.addStretch(1)
        heading.addWidget(self._keys)
        self._rows = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_2, 0, SPACE_2)
        column.setSpacing(SPACE_2)
        column.addLayout(heading)
        column.addWidget(self._rows)
        self._column = column
        labels.labels_changed.connect(self._rebuild)
        labels.given_changed.connect(self._show_given)
        session.document_opened.connect(self._show_given)
        self._rebuild()

    def _rebuild(self) -> None:
        labels = self._labels.labels()
        self._column.removeWidget(self._rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = QWidget()
        self._chips = {}
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_2)
        grid.setVerticalSpacing(SPACE_1)
        grid.setColumnStretch(1, 1)
        for row, label in enumerate(labels):
            name = plain_label(label.name, "muted")
            name.setWordWrap(True)
            name.setFixedWidth(NAME_WIDTH)
            name.setContentsMargins(0, 3, 0, 0)
            name.setToolTip(self._tip(label))
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._chips_of(label), row, 1)
        self._column.addWidget(self._rows)
        self._chain()
        keys = sorted(label.key for label in labels if label.key)
        self._keys.setText(f"Alt+{keys[0]}" + (f"–{keys[-1]}" if len(keys) > 1 else "") if keys else "")
        self._show_given()

    def _chain(self) -> None:
        """Let Tab come here from what stands above: choices made later would be the last of the window."""
        before = self._above
        for chip in self._chips.values():
            if before.window() is chip.window():
                QWidget.setTabOrder(before, chip)
            before = chip

    def _chips_of(self, label: Label) -> QWidget:
        holder = QWidget()
        chips = ChipsLayout(holder)
        for value, name in self._labels.choices(label.id):
            chip = PressButton(name.replace("&", "&&"))
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            # A click leaves the keyboard where it was, with the text.
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setAccessibleName(f"{label.name}: {name}")
            chip.setAccessibleDescription(self._tip(label))
            chip.setToolTip(self._tip(label))
            chip.clicked.connect(partial(self._on_clicked, label.id, value))
            chips.addWidget(chip)
            self._chips[label.id, value] = chip
        return holder

    def _tip(self, label: Label) -> str:
        said = self.tr("Labels the whole article; a second click takes the label away")
        return self.tr("{said} (Alt+{key})").format(said=said, key=label.key) if label.key else said

    def _show_given(self) -> None:
        shown = {(label.id, value) for label in self._labels.labels() for value, _ in self._labels.choices(label.id)}
        if shown != self._chips.keys():
            self._rebuild()
            return
        self.setVisible(bool(shown) and self._session.document is not None)
        self._rows.setEnabled(self._session.has_project and self._session.project.writable)
        for (label_id, value), chip in self._chips.items():
            chip.setChecked(self._labels.given(label_id) == value)

    def _on_clicked(self, label_id: str, value: str) -> None:
        self._labels.choose(label_id, value)
        # The click turned the chip; only the project says what is given.
        self._show_given()
