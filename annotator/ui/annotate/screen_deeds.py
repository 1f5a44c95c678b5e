"""The actions of the annotate screen itself: its fields, its table, and the way back to the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.ui.actions import Actions

Deed = Callable[[], object]


class ScreenDeeds(QObject):
    """What leads from one part of the screen to another."""

    def __init__(
        self, actions: Actions, *, fill_fields: Deed, show_table: Deed, focus_text: Deed, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.added = [
            actions.add(
                "span.fields",
                self.tr("&Fill in fields"),
                fill_fields,
                keys=["F2"],
                icon="edit",
                description=self.tr("Go to the selected span's fields; Esc returns to the text"),
                menu="span",
            ),
            actions.add(
                "spans.table",
                self.tr("All s&pans…"),
                show_table,
                keys=["Ctrl+T"],
                icon="table",
                description=self.tr("Show a table of all spans of the project"),
                menu="view",
            ),
            actions.add(
                "text.focus",
                self.tr("Go to the &text"),
                focus_text,
                keys=["F6"],
                description=self.tr("Give the keyboard to the article's text"),
                menu="go",
            ),
        ]
