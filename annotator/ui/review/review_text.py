"""The text of a review: everybody's spans with initials, and gold; what hands do there draws the reviewer's own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from annotator.app.reviewing import Case
from annotator.domain.boilerplate import dimmed_ranges
from annotator.domain.span import Range, Span
from annotator.ui.annotate.label_box import LabelBox
from annotator.ui.annotate.wording import details, title_of
from annotator.ui.session import Session
from annotator.ui.text.mark import Mark
from annotator.ui.text.view import TextView
from annotator.ui.theme import label_colour

GOLD_SIGN = "✓"


class ReviewText(QObject):
    """Shows cases as marks, and tells what is to be drawn."""

    drawn = Signal(str, object, object)
    """A label's id, ranges, and the span (or None) whose other facts are kept."""
    span_selected = Signal(str)

    def __init__(self, session: Session, text: TextView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._text = text
        self._spans: dict[str, Span] = {}
        self._box = LabelBox(session, text)
        text.label_key_pressed.connect(lambda digit, _: self._on_key(digit))
        text.letter_typed.connect(self._on_letter)
        text.mark_selected.connect(lambda found: self.span_selected.emit(found) if found else None)
        text.mark_edges_moved.connect(self._on_edges_moved)
        self._box.label_chosen.connect(self._on_label)
        self._box.closed.connect(text.setFocus)
        session.label_wanted.connect(self._on_label_wanted)

    def show_article(self, cases: Iterable[Case]) -> None:
        """Show another article with its cases."""
        document = self._session.document
        if document is None:
            self._spans = {}
            self._text.set_article("", [], self.tr("No article is open"), "")
            return
        self._text.set_article(document.text, self._marks(cases), title_of(document), details(document))
        rows = self._session.project.reader.boilerplate(document.id)
        self._text.set_dimmed(dimmed_ranges(document.text, rows))

    def show_cases(self, cases: Iterable[Case]) -> None:
        """Show the cases as they are now."""
        self._text.set_marks(self._marks(cases))

    def follow(self, case: Case) -> None:
        """Bring a case into sight, and select its first span."""
        self._text.go_to(case.place.start, case.place.end)
        first = case.gold or next(iter(case.spans), None)
        self._text.select_mark(first.id if first else None)

    def _marks(self, cases: Iterable[Case]) -> list[Mark]:
        found = [(span, False) for case in cases for span in case.spans]
        found += [(case.gold, True) for case in cases if case.gold is not None]
        self._spans = {span.id: span for span, _ in found}
        return [self._mark(span, gold=gold) for span, gold in found]

    def _mark(self, span: Span, *, gold: bool) -> Mark:
        label = self._session.project.codebook.get(span.label_id)
        tokens, person = self._session.tokens, self._session.people().get(span.annotator_id)
        return Mark(
            id=span.id,
            ranges=span.ranges,
            name=label.name if label else "?",
            colour=label_colour(label.colour, tokens.dark) if label else tokens.faint,
            initials=GOLD_SIGN if gold else person.initials if person else "?",
            mine=gold and self._session.project.writable,
        )

    def _on_key(self, digit: int) -> None:
        label = self._session.project.codebook.with_key(str(digit))
        if label is None:
            self._session.announced.emit(self.tr("No tag has the key {key}.").format(key=digit))
        else:
            self._on_label(label.id)

    def _on_label_wanted(self, label_id: str) -> None:
        if self._text.isVisible():
            self._on_label(label_id)

    def _on_label(self, label_id: str) -> None:
        aim, chosen = self._text.aim(), self._spans.get(self._text.selected_mark() or "")
        if aim is not None:
            self.drawn.emit(label_id, (aim,), None)
        elif chosen is not None:
            self.drawn.emit(label_id, chosen.ranges, chosen)
        else:
            self._session.announced.emit(self.tr("Select words in the text, or click a span, then press a tag's key."))
        self._text.setFocus()

    def _on_letter(self, letter: str) -> None:
        if self._text.aim() is not None or self._text.selected_mark() is not None:
            self._box.open(letter, self._text.cursorRect().translated(self._text.viewport().pos()))

    def _on_edges_moved(self, span_id: str, piece: int, start: int, end: int, _: bool) -> None:
        span = self._spans.get(span_id)
        if span is not None:
            ranges: list[Range] = list(span.ranges)
            ranges[piece] = (start, end)
            self.drawn.emit(span.label_id, tuple(ranges), span)
