"""A fact that is another span: chosen in the text, shown by its words, and gone to by a click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout

from annotator.ui.annotate.fields import Field
from annotator.ui.annotate.span_words import shortened
from annotator.ui.press import PressButton
from annotator.ui.status_bar import set_role
from annotator.ui.theme import SPACE_1

SMALL = 24

Quotes = Callable[[str], str | None]
"""Returns the words of a span by its id, None where it is gone."""


class SpanField(Field):
    """A button that says the other span's words; where none is chosen, or it is gone, the button lets one be chosen."""

    choose_wanted = Signal()
    span_wanted = Signal(str)

    def __init__(self, key: str, name: str, quotes: Quotes, *, required: bool = False) -> None:
        self._button = PressButton()
        super().__init__(key, name, self._button, required=required)
        self._quotes = quotes
        self._span_id = ""
        self._quote: str | None = None
        self._said = ""
        self._read_only = False
        self._button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._button.clicked.connect(self._on_clicked)
        self._clear = self._make_clear(name)
        self.beside = [self._clear]
        row = QHBoxLayout()
        row.setSpacing(SPACE_1)
        row.addWidget(self._button, 1)
        row.addWidget(self._clear)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertLayout(0, row)
        self.show_value("")

    def _make_clear(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setText("×")
        button.setFixedWidth(SMALL)
        button.setProperty("role", "plain")
        button.setToolTip(self.tr("Take the span away"))
        button.setAccessibleName(self.tr("{name}: take the span away").format(name=name))
        button.setAccessibleDescription(self.tr("The span itself stays; only this field forgets it"))
        button.clicked.connect(self._on_cleared)
        return button

    def text(self) -> str:
        """Return what the button says."""
        return self._said

    def value(self) -> Any:
        """Return the id of the span, or ""."""
        return self._span_id

    def show_value(self, value: Any) -> None:
        """Show a stored span; one that is gone leaves a gap that says so."""
        self._span_id = "" if value is None else str(value)
        self._quote = self._quotes(self._span_id) if self._span_id else None
        if self._quote is not None:
            self._say_button(f"“{shortened(self._quote)}”", "chip", self.tr("Goes to the span"))
        elif self._span_id:
            self._say_button(self.tr("The span was removed"), "gap", self.tr("Lets another span be chosen"))
        else:
            said = "—" if self._read_only else self.tr("Choose in the text")
            self._say_button(said, "choose", self.tr("Then click a span, or walk to it and press Enter"))
        self._button.setEnabled(self._quote is not None or not self._read_only)
        self._clear.setVisible(bool(self._span_id) and not self._read_only)
        self.judge()

    def fill(self, words: str) -> bool:
        """Take no words: a span is chosen, not written."""
        return False

    def set_read_only(self, on: bool) -> None:
        """Let the span only be gone to."""
        self._read_only = on
        self.show_value(self._span_id)

    def _say_button(self, text: str, role: str, description: str) -> None:
        self._said = text
        self._elide()
        self._button.setToolTip(description)
        self._button.setAccessibleName(f"{self.name}: {text}")
        set_role(self._button, role)

    def _elide(self) -> None:
        room = self._button.width() - SMALL // 2
        elided = self._button.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        self._button.setText(elided.replace("&", "&&"))

    def _on_clicked(self) -> None:
        if self._quote is not None:
            self.span_wanted.emit(self._span_id)
        elif not self._read_only:
            self.choose_wanted.emit()

    def _on_cleared(self) -> None:
        self.show_value("")
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show as much of the words as there is room for."""
        if event.type() == QEvent.Type.Resize:
            self._elide()
        return super().eventFilter(watched, event)
