"""The sheet of keys: every action with its key, and what the text itself understands."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from annotator.ui.actions import Actions, plain_text

EDGES = "Ctrl+Alt" if sys.platform == "darwin" else "Alt"


class KeysDialog(QDialog):
    """A table of keys and what they do."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(760, 600)
        rows = self._text_keys() + [
            (
                "  ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()),
                plain_text(action),
            )
            for action in actions.all()
            if action.shortcuts() and action.isVisible()
        ]
        table = QTableWidget(len(rows), 2)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setHorizontalHeaderLabels([self.tr("Key"), self.tr("What it does")])
        table.setAccessibleName(self.tr("All keys"))
        table.setAccessibleDescription(self.tr("Each row is a key and what it does"))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for row, (key, deed) in enumerate(rows):
            for column, text in enumerate((key, deed)):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{key}, {deed}")
                table.setItem(row, column, item)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.addWidget(table)

    def _text_keys(self) -> list[tuple[str, str]]:
        """What hands can do in the article's text."""
        return [
            ("1–9", self.tr("Label the selected text, or relabel the selected span")),
            ("Ctrl+1–9", self.tr("Add another span on the same stretch")),
            (self.tr("A letter"), self.tr("Open the label box and find a label by name")),
            (self.tr("Click"), self.tr("Select the smallest span there")),
            (self.tr("Double click, triple click"), self.tr("Select a word, a sentence")),
            (self.tr("Drag"), self.tr("Select text; on a handle: move the span's edge")),
            (self.tr("Shift+arrows"), self.tr("Select by character; with Ctrl by word")),
            ("Alt+↑  Alt+↓", self.tr("Select the larger, the smaller span")),
            (f"{EDGES}+←  {EDGES}+→", self.tr("Move the end of the selected span")),
            (f"{EDGES}+Shift+←  {EDGES}+Shift+→", self.tr("Move the start of the selected span")),
            ("R", self.tr("Lead a relation from the selected span: click the other one, or . and , then Enter")),
            (self.tr("Drag a span's name"), self.tr("Lead a relation to the span where it is dropped")),
            (self.tr("Ctrl+drag, or +"), self.tr("Add the selected words to the selected span, as a piece")),
            (self.tr("Ctrl+Delete, Ctrl+click"), self.tr("Take a piece from the selected span")),
            (".  ,", self.tr("Next and previous span in reading order")),
            (self.tr("Delete, Backspace"), self.tr("Remove the selected span")),
            (self.tr("Right click, menu key"), self.tr("What can be done with the words, the span and the line there")),
            (self.tr("Click in the margin"), self.tr("Open the notes and comments of that line")),
            ("Esc", self.tr("Let go of selection and span")),
            (self.tr("Ctrl+wheel"), self.tr("Larger and smaller text")),
            ("Tab", self.tr("Move the focus")),
        ]
