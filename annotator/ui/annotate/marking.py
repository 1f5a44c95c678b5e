"""What hands do in the text becomes edits of spans, and what edits change becomes marks in the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from annotator.app.project import Change
from annotator.domain.annotator import Annotator
from annotator.domain.boilerplate import dimmed_ranges
from annotator.domain.clock import now
from annotator.domain.document import Document
from annotator.domain.identity import new_id
from annotator.domain.span import Range, Span, quote_of
from annotator.ui.annotate.span_words import told
from annotator.ui.annotate.spans_model import SpansModel
from annotator.ui.annotate.wording import details, title_of
from annotator.ui.session import Session
from annotator.ui.text.mark import Mark
from annotator.ui.text.view import TextView
from annotator.ui.theme import label_colour


class _Look(NamedTuple):
    """What the spans of one label in one layer have in common on screen."""

    name: str
    colour: str
    initials: str
    mine: bool
    hidden: bool


class Marking(QObject):
    """Keeps text, spans and project in step; only spans of my own layer are ever changed."""

    spans_changed = Signal()
    """Spans of the article in sight, or how they look, are other than before."""

    def __init__(self, session: Session, text: TextView, spans: SpansModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._text = text
        self._spans = spans
        text.describe = self._describe
        text.label_key_pressed.connect(self.press_key)
        text.mark_edges_moved.connect(self._on_edges_moved)
        text.remove_requested.connect(lambda _: self.remove())
        session.document_opened.connect(self._show_document)
        session.project_opened.connect(self._on_project_opened)
        session.project_closed.connect(self._show_nothing)
        session.layers_changed.connect(self._show_spans)
        session.changed.connect(self._on_changed)
        session.theme_changed.connect(self._on_theme_changed)
        session.label_wanted.connect(self._on_label_wanted)
        session.hidden.changed.connect(self._on_hidden_changed)

    def marks(self) -> list[Mark]:
        """Return the spans of the article as they are shown."""
        return self._marks(self._spans)

    def selected(self) -> Span | None:
        """Return the selected span."""
        return self._spans.get(self._text.selected_mark())

    def chosen_label(self) -> str:
        """Return the id of the selected span's label, or ""."""
        span = self.selected()
        return self._label_id(span) if span is not None else ""

    def press_key(self, digit: int, add: bool) -> None:
        """Give the label of a digit; `add` makes another span on the stretch of the selected one."""
        if not self._session.has_project:
            return
        label = self._session.project.codebook.with_key(str(digit))
        if label is None:
            self._session.announced.emit(self.tr("No tag has the key {key}.").format(key=digit))
        else:
            self.give(label.id, add=add)

    def give(self, label_id: str, *, add: bool = False) -> None:
        """Make a span of the selected text, or give the selected span this label."""
        document, chosen, aim = self._session.document, self.selected(), self._text.aim()
        if document is None:
            return
        # What hands make, they see.
        self._session.hidden.reveal(label_id, self._session.project.me.id)
        if aim is not None:
            self._make(label_id, (aim,))
        elif chosen is not None and add:
            self._make(label_id, chosen.ranges)
        elif chosen is not None:
            self._relabel(chosen, label_id)
        else:
            self._session.announced.emit(self.tr("Select words in the text, or click a span, then press a tag's key."))

    def remove(self) -> None:
        """Remove the selected span."""
        from annotator.app.edits import RemoveSpans

        span = self.selected()
        if span is None or not self.may_change(span):
            return
        name = self._name(span)
        if self._session.do(RemoveSpans((span.id,), self._session.project.me.id)):
            self._text.set_selection(span.start, span.start)
            self._session.announced.emit(self.tr("{label} removed").format(label=name))

    def choose(self, span_id: str) -> None:
        """Select a span and bring it into sight."""
        span = self._spans.get(span_id)
        if span is not None:
            self._session.hidden.reveal(self._label_id(span), span.annotator_id)
            self._text.go_to(span.start, span.end)
            self._text.select_mark(span_id)

    def _make(self, label_id: str, ranges: tuple[Range, ...]) -> None:
        from annotator.app.edits import AddSpans

        project, document = self._session.project, self._session.document
        twin = self._spans.mine_like(label_id, ranges)
        if twin is not None:
            self._text.select_mark(twin.id)
            return
        if document is None:
            return
        span = Span(
            id=new_id(),
            document_id=document.id,
            annotator_id=project.layer.annotator_id,
            round=project.layer.round,
            label_id=label_id,
            start=ranges[0][0],
            end=ranges[-1][1],
            fragments=ranges if len(ranges) > 1 else None,
            quote=quote_of(document.text, ranges),
            created=now(),
        )
        if self._session.do(AddSpans((span,))):
            self._text.select_mark(span.id)
            self._session.announced.emit(self.tr("{label} added").format(label=self._name(span)))

    def _relabel(self, span: Span, label_id: str) -> None:
        from annotator.app.edits import RelabelSpans

        label = self._session.project.codebook.get(span.label_id)
        if (label is not None and label.id == label_id) or not self.may_change(span):
            return
        if self._session.do(RelabelSpans((span.id,), label_id, self._session.project.me.id)):
            name = self._name(replace(span, label_id=label_id))
            self._session.announced.emit(self.tr("Changed to {label}").format(label=name))

    def may_change(self, span: Span) -> bool:
        """Whether a span is mine; where it is not, say whose it is."""
        if self._spans.is_mine(span):
            return True
        person = self._session.people().get(span.annotator_id)
        sentence = self.tr("This span is {name}'s. Ctrl and a tag's key add one of your own on the same words.")
        self._session.announced.emit(sentence.format(name=person.name if person else "?"))
        return False

    def _name(self, span: Span) -> str:
        label = self._session.project.codebook.get(span.label_id)
        return label.name if label else "?"

    def _label_id(self, span: Span) -> str:
        label = self._session.project.codebook.get(span.label_id)
        return label.id if label else span.label_id

    def _describe(self, mark: Mark) -> str:
        span = self._spans.get(mark.id)
        return told(self._session, self._spans, span) if span is not None else mark.caption

    def _look(self, span: Span, people: dict[str, Annotator]) -> _Look:
        session = self._session
        label = session.project.codebook.get(span.label_id)
        person = people.get(span.annotator_id)
        mine = self._spans.is_mine(span)
        name = label.name if label else "?"
        return _Look(
            name=name,
            colour=label_colour(label.colour, session.tokens.dark) if label else session.tokens.faint,
            initials="" if mine or person is None else person.initials,
            mine=mine and session.project.writable,
            hidden=session.hidden.hides(self._label_id(span), span.annotator_id),
        )

    def _marks(self, spans: Iterable[Span]) -> list[Mark]:
        people = self._session.people()
        # Thousands of spans have a handful of labels and annotators.
        looks: dict[tuple[str, str, int], _Look] = {}
        marks: list[Mark] = []
        for span in spans:
            kind = (span.label_id, span.annotator_id, span.round)
            look = looks.get(kind) or looks.setdefault(kind, self._look(span, people))
            if not look.hidden:
                marks.append(Mark(span.id, span.ranges, look.name, look.colour, look.initials, look.mine))
        return marks

    def _show_document(self) -> None:
        session, document = self._session, self._session.document
        if document is None:
            self._show_nothing()
            return
        self._spans.show(session.project.reader.spans(document.id, session.shown))
        self._text.set_article(document.text, self._marks(self._spans), title_of(document), details(document))
        self._dim(document)
        self.spans_changed.emit()

    def _dim(self, document: Document) -> None:
        rows = self._session.project.reader.boilerplate(document.id)
        self._text.set_dimmed(dimmed_ranges(document.text, rows))

    def _on_project_opened(self) -> None:
        if self._session.document is None:
            self._show_nothing()

    def _show_nothing(self) -> None:
        self._spans.show(())
        self._text.set_article(
            "",
            [],
            self.tr("No article is open"),
            self.tr("Bring articles in with Ctrl+I, or drop files on the window."),
        )
        self.spans_changed.emit()

    def _show_spans(self) -> None:
        """Read the spans anew and leave everything else in the text as it is."""
        document = self._session.document
        if document is not None:
            self._spans.show(self._session.project.reader.spans(document.id, self._session.shown))
            self._text.set_marks(self._marks(self._spans))
            self.spans_changed.emit()

    def _on_changed(self, change: Change) -> None:
        document = self._session.document
        if change.touches("document", "boilerplate", "*"):
            self._show_again()
        elif document is None:
            return
        elif change.touches("label", "attribute") or (change.touches("span") and change.spans is None):
            self._show_spans()
        elif change.touches("span"):
            self._patch(change.spans or ())
            if change.kind in ("undo", "redo"):
                self._show_what_came_back(change.spans or ())

    def _show_again(self) -> None:
        """Show anew what is known about the article; its text never changes, so what is selected and found stays."""
        document = self._session.document
        if document is None:
            self._show_nothing()
            return
        self._text.set_heading(title_of(document), details(document))
        self._dim(document)
        self._show_spans()

    def _patch(self, ids: tuple[str, ...]) -> None:
        """Show what became of these spans, without reading any other."""
        document = self._session.document
        shown = {(layer.annotator_id, layer.round) for layer in self._session.shown}
        rows = self._session.project.reader.with_ids(Span, ids)
        live = [
            span
            for span in rows
            if document is not None and span.document_id == document.id and (span.annotator_id, span.round) in shown
        ]
        gone = set(ids) - {span.id for span in live}
        self._spans.patch(live, gone)
        marks = self._marks(live)
        self._text.update_marks(marks, list(set(ids) - {mark.id for mark in marks}))
        self.spans_changed.emit()

    def _show_what_came_back(self, ids: tuple[str, ...]) -> None:
        """Select the one span that undo or redo brought or changed; go to the article where that happened."""
        here = [span_id for span_id in ids if self._spans.get(span_id) is not None]
        document = self._session.document
        if len(ids) == 1 and here:
            self.choose(here[0])
        elif not here and ids and document is not None:
            read = self._session.project.reader.get
            spans = [span for span in (read(Span, span_id) for span_id in ids) if span is not None]
            if spans and all(span.document_id != document.id for span in spans):
                self._session.open_document(spans[0].document_id)
                self._text.go_to(spans[0].start, spans[0].end)

    def _on_label_wanted(self, label_id: str) -> None:
        if self._text.isVisible():
            self.give(label_id)

    def _on_edges_moved(self, span_id: str, piece: int, start: int, end: int, repeating: bool) -> None:
        from annotator.app.fragment_edits import ResizeSpan

        edit = ResizeSpan(span_id, start, end, self._session.project.me.id, piece)
        if self._session.do(edit, joined=repeating):
            self._session.announced.emit(self.tr("Edge moved"))

    def _on_hidden_changed(self) -> None:
        if self._session.document is not None:
            self._text.set_marks(self._marks(self._spans))
            self.spans_changed.emit()

    def _on_theme_changed(self) -> None:
        self._text.set_theme(self._session.tokens)
        if self._session.document is not None:
            self._text.set_marks(self._marks(self._spans))
            self._spans.announce_all()
            self.spans_changed.emit()
