"""What stands in the margin: the notes of spans and the discussions of the article in sight, and where they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer

from annotator.app.project import Change
from annotator.domain.discussion import Discussion, discussions_of
from annotator.domain.span import Span
from annotator.ui.actions import Actions
from annotator.ui.annotate.marking import Marking
from annotator.ui.annotate.spans_model import SpansModel
from annotator.ui.session import Session
from annotator.ui.text.margin import HEADING, Sign
from annotator.ui.text.view import TextView

if TYPE_CHECKING:
    from annotator.ui.annotate.notes_popover import NotesPopover


class MarginNotes(QObject):
    """Keeps the margin true, and opens what is there by click or key."""

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
        self._discussions: dict[str, list[Discussion]] = {}
        """By the span they are about; "" for the article."""
        self._away: dict[str, int] = {}
        """Where those spans begin that have open discussions and are in no layer in sight."""
        self._popover: NotesPopover | None = None
        # The label is painted first; what stands beside the text follows.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_signs)
        text.margin.clicked.connect(self._on_clicked)
        marking.spans_changed.connect(self._soon.start)
        session.document_opened.connect(self._read)
        session.layers_changed.connect(self._look_away)
        session.project_closed.connect(self._forget)
        session.changed.connect(self._on_changed)
        self.added = [
            actions.add(
                "comment.open",
                self.tr("&Comments and note…"),
                self.open,
                keys=["Ctrl+M"],
                icon="comment",
                description=self.tr("Read, write and answer comments on the selected span, or else on the article"),
                menu="span",
            )
        ]

    @property
    def popover(self) -> NotesPopover:
        """Where it is read and written, made when it first opens."""
        from annotator.ui.annotate.notes_popover import NotesPopover

        if self._popover is None:
            self._popover = NotesPopover(self._session, self._spans, self._text)
        return self._popover

    def open(self) -> None:
        """Open what is written about the selected span, or else about the article."""
        if self._session.document is None:
            return
        span = self._marking.selected()
        if span is not None:
            self._text.bring_into_sight(span.start)
        self._open([span.id if span is not None else ""], self._text.margin.beside(span.id if span else None))

    def discussions(self, subject: str) -> list[Discussion]:
        """Return the discussions about a span, or "" for the article."""
        return self._discussions.get(subject, [])

    def _open(self, subjects: list[str], beside: QRectF) -> None:
        self.popover.open([(subject, self.discussions(subject)) for subject in subjects], beside.toRect())

    def _on_clicked(self, subjects: list[str], box: QRectF) -> None:
        if self._text.mark(subjects[0]) is not None:
            self._text.select_mark(subjects[0])
        self._open(subjects, box)

    def _read(self) -> None:
        document = self._session.document
        comments = self._session.project.reader.comments(document.id) if document is not None else []
        self._discussions = {}
        for discussion in discussions_of(comments):
            self._discussions.setdefault(discussion.comment.span_id or "", []).append(discussion)
        if self._popover is not None:
            self._popover.renew({subject: self.discussions(subject) for subject in self._popover.subjects})
        self._look_away()

    def _look_away(self) -> None:
        """Find what asks for an answer where nobody looks; a blind round keeps it from sight."""
        asked = [
            span_id for span_id in self._discussions if self._is_open(span_id) and self._spans.get(span_id) is None
        ]
        found = self._session.project.reader.with_ids(Span, asked) if asked and not self._session.blind else []
        self._away = {span.id: span.start for span in found}
        self._show_signs()

    def _forget(self) -> None:
        self._discussions, self._away = {}, {}
        if self._popover is not None:
            self._popover.leave()
        self._text.margin.show(())

    def _on_changed(self, change: Change) -> None:
        discussed = change.spans is None or not self._discussions.keys().isdisjoint(change.spans)
        if change.touches("comment", "*"):
            self._read()
        elif change.touches("setting") or (change.touches("span") and discussed):
            self._look_away()

    def _is_open(self, subject: str) -> bool:
        return any(discussion.is_open for discussion in self.discussions(subject))

    def _start_of(self, subject: str) -> int | None:
        """Return where a sign belongs; None where there is to be none."""
        if not subject:
            return HEADING
        if (mark := self._text.mark(subject)) is not None:
            return mark.start
        hidden = self._spans.get(subject)
        return self._away.get(subject) if hidden is None else hidden.start if self._is_open(subject) else None

    def _show_signs(self) -> None:
        self._soon.stop()
        starts = {subject: self._start_of(subject) for subject in {*self._spans.noted(), *self._discussions}}
        self._text.margin.show(
            Sign(start, subject, self._is_open(subject)) for subject, start in starts.items() if start is not None
        )
