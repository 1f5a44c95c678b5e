"""Spans of several pieces: words elsewhere in the article become part of a span, and are taken from it again."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from annotator.domain.span import Span
from annotator.ui.actions import Actions
from annotator.ui.annotate.marking import Marking
from annotator.ui.annotate.span_words import label_name
from annotator.ui.annotate.spans_model import SpansModel
from annotator.ui.session import Session
from annotator.ui.text.view import TextView


class Pieces(QObject):
    """What is selected with Ctrl held, or by the plus key, joins the span that is or was selected."""

    def __init__(
        self,
        session: Session,
        text: TextView,
        marking: Marking,
        spans: SpansModel,
        actions: Actions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._text = text
        self._marking = marking
        self._spans = spans
        self._last: str | None = None
        """The span that was selected last."""
        text.mark_selected.connect(self._on_mark_selected)
        text.piece_key_pressed.connect(self.add_selection)
        text.piece_added.connect(self._add)
        text.piece_removed.connect(self._remove)
        self.added = self._add_actions(actions)

    def _add_actions(self, actions: Actions) -> list[QAction]:
        return [
            actions.add(
                "span.add_piece",
                self.tr("&Add words as a piece"),
                self.add_selection,
                description=self.tr(
                    "Join the selected words to the span selected before; in the text: plus, or select with Ctrl held"
                ),
                menu="span",
            ),
            actions.add(
                "span.remove_piece",
                self.tr("Remove this p&iece"),
                self._remove_at_caret,
                description=self.tr("Take the piece at the caret from its span; in the text: Ctrl+Delete, Ctrl+click"),
                menu="span",
            ),
        ]

    def base(self) -> Span | None:
        """Return my span that selected words would join, or None."""
        span = self._spans.get(self._last)
        return span if span is not None and self._spans.is_mine(span) else None

    def add_selection(self) -> None:
        """Join the selected words to the span that was selected before."""
        selection, span = self._text.selection(), self.base()
        if selection is None or span is None:
            sentence = self.tr("Select a span, then more words, and press + to make them one span of several pieces.")
            self._session.announced.emit(sentence)
        else:
            self._add(span.id, *selection)

    def _add(self, span_id: str, start: int, end: int) -> None:
        from annotator.app.fragment_edits import AddFragment

        span = self._spans.get(span_id)
        if span is None:
            return
        aim = self._text.snapped(start, end)
        if aim is None:
            return
        first, last = aim
        if self._session.do(AddFragment(span_id, first, last, self._session.project.me.id)):
            self._show(span_id, first, self.tr("Piece added to {label}").format(label=label_name(self._session, span)))
        else:
            self._text.select_mark(span_id)

    def _remove_at_caret(self) -> None:
        if (mark := self._text.selected()) is not None:
            self._remove(mark.id, self._text.caret())
        else:
            self._session.announced.emit(self.tr("Select a span of several pieces first."))

    def _remove(self, span_id: str, at: int) -> None:
        from annotator.app.fragment_edits import RemoveFragment

        span = self._spans.get(span_id)
        if span is None or not self._marking.may_change(span):
            return
        piece = next((place for place, (start, end) in enumerate(span.ranges) if start <= at <= end), None)
        if len(span.ranges) == 1:
            self._session.announced.emit(self.tr("This span is of one piece. Delete removes the span."))
        elif piece is None:
            self._session.announced.emit(self.tr("Put the caret into the piece that is to go."))
        elif self._session.do(RemoveFragment(span_id, piece, self._session.project.me.id)):
            name = label_name(self._session, span)
            left = [start for place, (start, _) in enumerate(span.ranges) if place != piece]
            self._show(span_id, left[0], self.tr("Piece removed from {label}").format(label=name))

    def _show(self, span_id: str, caret: int, said: str) -> None:
        self._text.set_selection(caret, caret)
        self._text.select_mark(span_id)
        self._session.announced.emit(said)

    def _on_mark_selected(self, span_id: str | None) -> None:
        if span_id is not None:
            self._last = span_id
