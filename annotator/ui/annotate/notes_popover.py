"""The popover beside a line: the note and the discussions of its spans, to read, answer, settle and write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.domain.discussion import Discussion
from annotator.domain.review import Comment
from annotator.domain.span import Span
from annotator.ui.annotate.discussing import Discussing
from annotator.ui.annotate.discussion_view import DiscussionView
from annotator.ui.annotate.span_words import author_of, label_name, shortened
from annotator.ui.annotate.spans_model import SpansModel
from annotator.ui.annotate.writing_field import WritingField
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.text.view import TextView
from annotator.ui.theme import SPACE_1, SPACE_2, SPACE_3

WIDTH, PAGE_WIDTH, QUOTE_SHOWN = 340, 316, 60

Told = Sequence[tuple[str, list[Discussion]]]
"""Ids of spans, "" for the article, each with its discussions."""


class NotesPopover(QFrame):
    """Opens over the text; Escape and a click in the text close it, and what was typed there stays for next time."""

    def __init__(self, session: Session, spans: SpansModel, text: TextView) -> None:
        super().__init__(text)
        self._session = session
        self._spans = spans
        self._text = text
        self._discussing = Discussing(session, self)
        self._drafts: dict[str, str] = {}
        self._fields: dict[str, WritingField] = {}
        """By the comment they answer, or the subject they begin a discussion about."""
        self.subjects: list[str] = []
        """The spans that are shown, "" for the article."""
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Comments and note"))
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_1, SPACE_1, SPACE_1, SPACE_1)
        column.addWidget(self._area)
        text.viewport().installEventFilter(self)
        text.verticalScrollBar().valueChanged.connect(self.hide)
        session.document_opened.connect(self._on_document_opened)
        self.hide()

    def open(self, told: Told, beside: QRect) -> None:
        """Show what is written about some spans, below or above a place of the text.

        The keyboard is where an open discussion asks for an answer, else where a new comment is written.
        """
        self.subjects = [subject for subject, _ in told]
        self._fill(told)
        self._place(beside)
        self.show()
        self.raise_()
        asks = (discussion.comment.id for _, found in told for discussion in found if discussion.is_open)
        if (field := self._fields.get(next(asks, self.subjects[0]))) is not None:
            field.setFocus(Qt.FocusReason.PopupFocusReason)

    def renew(self, discussions: Mapping[str, list[Discussion]]) -> None:
        """Show what is written now, if anything is shown; the field in use stays in use."""
        if not self.isVisible():
            return
        used = next((key for key, field in self._fields.items() if field.hasFocus()), self.subjects[0])
        self._fill([(subject, discussions.get(subject, [])) for subject in self.subjects])
        self._place(self.geometry(), stay=True)
        if (field := self._fields.get(used)) is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Close, and give the keyboard to the text."""
        if self.isVisible():
            self.hide()
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_document_opened(self) -> None:
        if any(field.hasFocus() for field in self._fields.values()):
            self.leave()
        self.hide()

    def _fill(self, told: Told) -> None:
        self._fields.clear()
        page = QWidget()
        column = self._column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        column.setSpacing(SPACE_2)
        for subject, discussions in told:
            self._add_subject(column, subject, discussions)
        column.addStretch(1)
        self._area.setWidget(page)
        page.setFixedWidth(PAGE_WIDTH)
        for ground in (page, self._area.viewport()):
            ground.setAutoFillBackground(False)
        for field in self._fields.values():
            field.escaped.connect(self.leave)

    def _add_subject(self, column: QVBoxLayout, subject: str, discussions: list[Discussion]) -> None:
        project, shown = self._session.project, self._spans.get(subject)
        span = shown or (project.reader.get(Span, subject) if subject else None)
        heading = self.tr("THIS ARTICLE")
        if span is not None:
            heading = f"{label_name(self._session, span)} · “{shortened(span.quote, QUOTE_SHOWN)}”"
        title = plain_label(heading, "heading" if span is None else "title")
        title.setWordWrap(True)
        column.addWidget(title)
        if span is not None and shown is None:
            said = self.tr("{name}'s span, not shown in the text").format(name=author_of(self._session, span))
            column.addWidget(plain_label(said, "muted"))
        if span is not None and span.note:
            note = plain_label(self.tr("Note: {note}").format(note=span.note))
            note.setWordWrap(True)
            column.addWidget(note)
        people, me = self._session.people(), project.me.id
        for discussion in discussions:
            answer = self._field(discussion.comment.id, self.tr("Answer…")) if project.writable else None
            if answer is not None:
                answer.sent.connect(partial(self._answer, discussion.comment))
            view = DiscussionView(discussion, people, me, answer)
            view.settled.connect(self._discussing.settle)
            column.addWidget(view)
        if project.writable:
            begin = self._field(subject, self.tr("Write a comment…"))
            begin.sent.connect(partial(self._begin, subject))
            column.addWidget(begin)

    def _field(self, key: str, prompt: str) -> WritingField:
        field = self._fields[key] = WritingField(prompt)
        field.setPlainText(self._drafts.get(key, ""))
        field.textChanged.connect(lambda: self._drafts.update({key: field.toPlainText()}))
        return field

    def _begin(self, subject: str, words: str) -> None:
        draft = self._drafts.pop(subject, "")
        if not self._discussing.begin(subject or None, words):
            self._drafts[subject] = draft

    def _answer(self, to: Comment, words: str) -> None:
        draft = self._drafts.pop(to.id, "")
        if not self._discussing.answer(to, words):
            self._drafts[to.id] = draft

    def _place(self, beside: QRect, *, stay: bool = False) -> None:
        ground = self._text.rect()
        height = self._column.totalHeightForWidth(PAGE_WIDTH) + 2 * SPACE_2
        self.setFixedHeight(min(height, max(160, ground.height() * 2 // 3)))
        x = max(
            0, min(beside.left() if stay else beside.right() - self.width(), ground.width() - self.width() - SPACE_2)
        )
        y = beside.top() if stay else beside.bottom() + SPACE_2
        if y + self.height() > ground.height():
            y = ground.height() - self.height() if stay else beside.top() - SPACE_2 - self.height()
        self.move(QPoint(x, max(0, min(y, ground.height() - self.height()))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; no key is meant for the text below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click in the text closes it."""
        if event.type() == QEvent.Type.MouseButtonPress and self.isVisible():
            self.hide()
        return False
