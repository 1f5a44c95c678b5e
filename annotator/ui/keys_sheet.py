"""The sheet of keys: every action with its key, and what the text itself understands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from annotator.ui.actions import Actions


def text_keys() -> list[tuple[str, str]]:
    """Return what hands can do in the article's text: key, and what it does."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("Keys", words)

    return [
        ("1–9", tr("Label the selected text, or relabel the selected span")),
        ("Ctrl+1–9", tr("Add another span on the same stretch")),
        (tr("A letter"), tr("Open the label box and find a label by name")),
        (tr("Click"), tr("Select the smallest span there")),
        (tr("Double click, triple click"), tr("Select a word, a sentence")),
        (tr("Drag"), tr("Select text; on a handle: move the span's edge")),
        (tr("Shift+arrows"), tr("Select by character; with Ctrl by word")),
        ("Alt+↑  Alt+↓", tr("Select the larger, the smaller span")),
        ("Alt+←  Alt+→", tr("Move the end of the selected span")),
        ("Alt+Shift+←  Alt+Shift+→", tr("Move the start of the selected span")),
        (".  ,", tr("Next and previous span in reading order")),
        (tr("Delete, Backspace"), tr("Remove the selected span")),
        ("F2", tr("Enter the selected span's fields; Esc returns to the text")),
        ("Esc", tr("Let go of selection and span")),
        ("Ctrl+C", tr("Copy the selected text")),
        (tr("Ctrl+wheel"), tr("Larger and smaller text")),
        ("Tab", tr("Move the focus")),
    ]


class KeysDialog(QDialog):
    """A table of keys and what they do."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(640, 560)
        rows = text_keys() + [
            (
                "  ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()),
                action.text().replace("&", ""),
            )
            for action in actions.all()
            if action.shortcuts()
        ]
        table = QTableWidget(len(rows), 2)
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
                table.setItem(row, column, QTableWidgetItem(text))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 16, 16, 16)
        inside.addWidget(table)
