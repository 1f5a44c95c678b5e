"""The card that tells what the span under the mouse is: label, author, attributes and note."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from annotator.domain.span import Span
from annotator.domain.wording import counted
from annotator.ui.annotate.span_words import author_of, facts_of, label_name, place_of, shortened, told
from annotator.ui.annotate.spans_model import SpansModel
from annotator.ui.annotate.swatch import Swatch
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.text.view import TextView
from annotator.ui.theme import SPACE_1, SPACE_2, SPACE_3, label_colour

WIDTH = 320
NOTE_SHOWN = 600
FACTS_SHOWN, OTHERS_SHOWN = 8, 3


class HoverCard(QFrame):
    """Lies above or below the line that the mouse rests on, never over it, and lets the mouse through."""

    def __init__(self, session: Session, text: TextView, spans: SpansModel) -> None:
        super().__init__(text.viewport())
        self._session = session
        self._text = text
        self._spans = spans
        self.setProperty("role", "hover")
        self.setFont(QApplication.font())  # Not the article's face, at whatever size that is read.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("About the span under the mouse"))
        self._swatch = Swatch()
        self._name = plain_label(role="title")
        self._place = plain_label(role="muted")
        self._author = plain_label(role="muted")
        self._facts = plain_label()
        self._note = plain_label()
        self._others = plain_label(role="muted")
        self._lay_out()
        self.hide()
        text.hovering.rested.connect(self._show_at)
        text.hovering.left.connect(self.hide)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_2)
        top.addWidget(self._swatch)
        top.addWidget(self._name, 1)
        top.addWidget(self._place)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        column.setSpacing(SPACE_1)
        column.addLayout(top)
        self._name.setWordWrap(True)
        for label in (self._author, self._facts, self._note, self._others):
            label.setWordWrap(True)
            column.addWidget(label)
        self.setFixedWidth(WIDTH)

    def _show_at(self, span_id: str, at: QPointF) -> None:
        span = self._spans.get(span_id)
        if span is None:
            return
        self._fill(span)
        self._fill_others([mark.id for mark in self._text.marks_at(at) if mark.id != span_id])
        self.setAccessibleDescription(told(self._session, self._spans, span))
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))
        self._place_beside(at)
        self.show()
        self.raise_()

    def _fill(self, span: Span) -> None:
        session = self._session
        label = session.project.codebook.get(span.label_id)
        self._swatch.set_colour(label_colour(label.colour, session.tokens.dark) if label else session.tokens.faint)
        self._name.setText(shortened(label_name(session, span)))
        place, count = place_of(self._spans, span)
        self._place.setText(self.tr("{place} of {count}").format(place=counted(place), count=counted(count)))
        _say(self._author, shortened(author_of(session, span)))
        facts = [f"{name}: {value}" for name, value in facts_of(session, self._spans, span)]
        _say(self._facts, "\n".join(facts[:FACTS_SHOWN] + (["…"] if len(facts) > FACTS_SHOWN else [])))
        _say(self._note, shortened(span.note, NOTE_SHOWN))

    def _fill_others(self, ids: list[str]) -> None:
        spans = [span for span in map(self._spans.get, ids) if span is not None]
        lines = [self.tr("Also here: {span}").format(span=told(self._session, self._spans, s)) for s in spans]
        more = (
            [self.tr("and {count} more").format(count=counted(len(lines) - OTHERS_SHOWN))]
            if lines[OTHERS_SHOWN:]
            else []
        )
        _say(self._others, "\n".join(lines[:OTHERS_SHOWN] + more))

    def _place_beside(self, at: QPointF) -> None:
        ground = self._text.viewport().rect()
        top, bottom = self._text.line_band(at)
        x = max(SPACE_2, min(round(at.x()) - SPACE_3, ground.width() - self.width() - SPACE_2))
        below = round(bottom) + SPACE_1
        fits_below = below + self.height() <= ground.height()
        self.move(x, below if fits_below or top < self.height() + SPACE_1 else round(top) - SPACE_1 - self.height())


def _say(label: QLabel, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
