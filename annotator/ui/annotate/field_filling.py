"""While a field of the selected span is active, words selected in the article by mouse go into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent

from annotator.domain.span import Span
from annotator.ui.annotate.span_panel import SpanPanel
from annotator.ui.session import Session
from annotator.ui.text.view import TextView


class FieldFilling(QObject):
    """Watches the mouse over the text.

    The text does not take the focus by a click while a field has it, so that the field knows it is meant.  A click
    that selects nothing leaves the field; where it was the first half of a double click, the field is gone back to.
    """

    left = Signal()
    """A click in the text left the field."""
    gone_back = Signal()
    """The span whose field is filled is selected again: its fields are needed now."""

    def __init__(self, session: Session, text: TextView, panel: SpanPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._text = text
        self._panel = panel
        self._aim: tuple[Span, str] | None = None
        """The span and the attribute ("" for the note) that was active when the button went down."""
        self._usual = text.focusPolicy()
        panel.facts.field_entered.connect(lambda: text.setFocusPolicy(Qt.FocusPolicy.TabFocus))
        panel.facts.field_left.connect(lambda: text.setFocusPolicy(self._usual))
        text.viewport().installEventFilter(self)

    @property
    def under_way(self) -> bool:
        """Whether what is selected in the text now is meant for a field."""
        return self._panel.facts.active is not None

    def _aim_at(self) -> tuple[Span, str] | None:
        field, span = self._panel.facts.active, self._panel.span
        return (span, field.key) if field is not None and span is not None else None

    def _finish(self, aim: tuple[Span, str]) -> None:
        span, key = aim
        stretch = self._text.aim()
        if stretch is None:
            self._text.setFocus(Qt.FocusReason.MouseFocusReason)
            self.left.emit()
            return
        words = self._text.text()[slice(*stretch)]
        self._text.select_mark(span.id)
        self.gone_back.emit()
        field = self._panel.facts.field(key)
        if field is None:
            return
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._panel.facts.fill(field, words):
            self._session.announced.emit(self.tr("“{words}” does not fit this field.").format(words=words[:60]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take aim when the button goes down, fill after the text has dealt with its going up."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._aim = self._aim_at()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease and self._aim:
            self._text.mouseReleaseEvent(event)
            self._finish(self._aim)
            return True
        return super().eventFilter(watched, event)
