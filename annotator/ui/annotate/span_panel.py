"""The selected span: its label and words, its facts to fill in, and who made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.app.project import Change
from annotator.domain.span import Span
from annotator.domain.wording import counted
from annotator.ui.annotate.facts_editor import FactsEditor
from annotator.ui.annotate.swatch import Swatch
from annotator.ui.annotate.wording import moment, words_of
from annotator.ui.fonts import reading_font
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.text.display import in_a_row
from annotator.ui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, label_colour

if TYPE_CHECKING:
    from annotator.ui.annotate.facts_form import FactsForm

QUOTE_SHOWN = 140


class _Words(QLabel):
    """Words that wrap; how high they are is found once for a width: layouts ask for it twenty times for one card."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)

    def show_text(self, text: str) -> None:
        """Show other words."""
        self._heights.clear()
        self.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another font or style."""
        self._heights.clear()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Return how high the words are."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height


class SpanPanel(QWidget):
    """A card; its facts are saved as they are typed."""

    escaped = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._span: Span | None = None
        self.facts = FactsEditor(session, self._make_form)
        self.facts.escaped.connect(self.escaped)
        self.facts.saved.connect(self._learn)
        self._known_values: dict[str, list[str]] = {}
        self._place = plain_label(role="heading")
        self._swatch = Swatch()
        self._name = plain_label(role="title")
        self._offsets = plain_label(role="muted")
        self._quote = _Words()
        self._author = _Words("muted")
        self._empty = plain_label(
            self.tr("Nothing is selected. Select words in the text and press a tag's key, or click a span."), "muted"
        )
        self._lay_out()
        session.changed.connect(self._on_changed)
        session.project_opened.connect(self._known_values.clear)
        session.project_closed.connect(self._on_project_closed)

    def _lay_out(self) -> None:
        self._empty.setWordWrap(True)
        self._quote.setFont(reading_font("", 11.0))
        heading = QHBoxLayout()
        heading.addWidget(plain_label(self.tr("SELECTED SPAN"), "heading"))
        heading.addStretch(1)
        heading.addWidget(self._place)
        top = QHBoxLayout()
        top.setSpacing(SPACE_2)
        top.addWidget(self._swatch)
        top.addWidget(self._name, 1)
        top.addWidget(self._offsets)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        inside.setSpacing(SPACE_2)
        inside.addLayout(top)
        inside.addWidget(self._quote)
        inside.addWidget(self.facts)
        inside.addSpacing(SPACE_1)
        inside.addWidget(self._author)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        column.setSpacing(SPACE_3)
        column.addLayout(heading)
        column.addWidget(self._empty)
        column.addWidget(self._card)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        column.addStretch(1)
        self._card.hide()

    def add_below(self, panel: QWidget) -> None:
        """Let something stand below the card."""
        self._below.addWidget(panel)

    @property
    def span(self) -> Span | None:
        """The span that is shown."""
        return self._span

    def show_span(self, span: Span | None, place: int = 0, of: int = 0) -> None:
        """Show a span, the `place`th of `of`; what was typed for another one is saved first."""
        mine = span is not None and self._is_mine(span) and self._session.project.writable
        # Before the card goes: its field hands the keyboard over.
        self.facts.show_facts(span, mine=mine)
        self._span = span
        self._place.setText(
            self.tr("{place} OF {count}").format(place=counted(place), count=counted(of)) if span else ""
        )
        if span is not None:
            self._show_head(span)
        if self._card.isHidden() == (span is not None):
            self._show_card(span is not None)

    def _show_card(self, on: bool) -> None:
        # Laid out at once, the card would be squeezed into the room of the sentence, and its fields with it.  Whatever
        # scrolls this is told first, so that everything is laid out once: in the room that is left beside its bar.
        self._column.setEnabled(False)
        self._card.setVisible(on)
        self._empty.setVisible(not on)
        if (around := self.parentWidget()) is not None:
            QCoreApplication.sendEvent(around, QEvent(QEvent.Type.LayoutRequest))
        self._column.setEnabled(True)
        self._column.activate()

    def _show_head(self, span: Span) -> None:
        session = self._session
        label = session.project.codebook.get(span.label_id)
        self._swatch.set_colour(label_colour(label.colour, session.tokens.dark) if label else session.tokens.faint)
        self._name.setText(label.name if label else "")
        pieces = self.tr("{count} pieces").format(count=counted(len(span.ranges))) if span.fragments else ""
        where = self.tr("Characters {start} to {end}").format(start=span.start, end=span.end)
        self._offsets.setText(" · ".join(part for part in (pieces, f"{span.start}–{span.end}") if part))
        self._offsets.setAccessibleName(", ".join(part for part in (where, pieces) if part))
        quote = in_a_row(words_of(span, session.document))
        self._quote.show_text(f"“{quote if len(quote) <= QUOTE_SHOWN else quote[:QUOTE_SHOWN] + '…'}”")
        person = session.people().get(span.annotator_id)
        origins = {
            "hand": self.tr("by hand"),
            "pattern": self.tr("by a pattern"),
            "model": self.tr("by a model"),
            "import": self.tr("from a file"),
            "review": self.tr("in review"),
        }
        parts = (person.name if person else "", moment(span.created), origins.get(span.origin, span.origin))
        who = " · ".join(part for part in parts if part)
        self._author.show_text(who if self._is_mine(span) else self.tr("{who} — only they change it").format(who=who))

    def _make_form(self, label_id: str) -> FactsForm:
        from annotator.ui.annotate.facts_form import FactsForm

        known = self._session.project.codebook.attributes_of(label_id)
        return FactsForm(known, self._values, self._quote_of, self.tr("Note on the span"))

    def _is_mine(self, span: Span) -> bool:
        layer = self._session.project.layer
        return (span.annotator_id, span.round) == (layer.annotator_id, layer.round)

    def _quote_of(self, span_id: str) -> str | None:
        span = self._session.project.reader.get(Span, span_id)
        return span.quote if span is not None and not span.deleted else None

    def _values(self, attribute_id: str) -> list[str]:
        if attribute_id not in self._known_values:
            self._known_values[attribute_id] = self._session.project.reader.attribute_values(attribute_id)
        return self._known_values[attribute_id]

    def _learn(self, attribute_id: str, value: Any) -> None:
        known = self._known_values.get(attribute_id)
        if known is not None and value and str(value) not in known:
            known.insert(0, str(value))

    def _on_changed(self, change: Change) -> None:
        if change.touches("label", "attribute", "*"):
            self._known_values.clear()

    def _on_project_closed(self) -> None:
        self.facts.commit()
        self.show_span(None)
