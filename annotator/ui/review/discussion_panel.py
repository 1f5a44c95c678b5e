"""The discussion of the case in the current row, below the text: read, answer, settle, begin."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.app.project import Change
from annotator.app.reviewing import Case
from annotator.domain.discussion import discussions_of
from annotator.domain.review import Comment
from annotator.ui.annotate.discussing import Discussing
from annotator.ui.annotate.discussion_view import DiscussionView
from annotator.ui.annotate.span_words import shortened
from annotator.ui.annotate.writing_field import WritingField
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_3, SPACE_4

HEIGHT = 210


class DiscussionPanel(QFrame):
    """What was typed for one case is kept while others are looked at."""

    left = Signal()
    fitted = Signal(int)
    """How high it is now, as what it holds asks for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._discussing = Discussing(session, self)
        self._case: Case | None = None
        self._words = ""
        self._drafts: dict[str, str] = {}
        self._field: WritingField | None = None
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        session.changed.connect(self._on_changed)
        self.hide()

    def show_case(self, case: Case | None, words: str) -> None:
        """Show what is said about a case; `words` are those that it is about."""
        self._case, self._words = case, words
        self._fill()

    def write(self) -> None:
        """Put the caret into the field that begins a discussion."""
        if self._field is not None:
            self.show()
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self._field)

    def _fill(self) -> None:
        case, project = self._case, self._session.project
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        column.setSpacing(SPACE_2)
        title = plain_label(self.tr("Discussion · {words}").format(words=shortened(self._words, 80)), "muted")
        title.setWordWrap(True)
        column.addWidget(title)
        ids = {span.id for span in case.spans} if case else set()
        ids |= {case.gold.id} if case and case.gold else set()
        document = self._session.document
        comments = project.reader.comments(document.id) if document is not None and ids else []
        found = [d for d in discussions_of(comments) if d.comment.span_id in ids]
        for discussion in found:
            field = None
            if project.writable:
                field = self._writing(discussion.comment.id, self.tr("Answer…"))
                field.sent.connect(partial(self._answer, discussion.comment))
            view = DiscussionView(discussion, self._session.people(), project.me.id, field)
            view.settled.connect(self._discussing.settle)
            column.addWidget(view)
        self._field = None
        subject = next(iter(case.spans), case.gold) if case else None
        if project.writable and subject is not None:
            self._field = self._writing(subject.id, self.tr("Write a comment…"))
            self._field.sent.connect(partial(self._begin, subject.id))
            column.addWidget(self._field)
        column.addStretch(1)
        self._area.setWidget(page)
        self.setFixedHeight(min(page.sizeHint().height(), HEIGHT))
        self.setVisible(case is not None and (bool(found) or project.writable))
        self.fitted.emit(self.height())

    def _writing(self, key: str, prompt: str) -> WritingField:
        field = WritingField(prompt)
        field.setPlainText(self._drafts.get(key, ""))
        field.textChanged.connect(lambda: self._drafts.update({key: field.toPlainText()}))
        field.escaped.connect(self.left)
        return field

    def _begin(self, span_id: str, words: str) -> None:
        self._drafts.pop(span_id, None)
        if self._discussing.begin(span_id, words):
            self.left.emit()
        else:
            self._drafts[span_id] = words

    def _answer(self, to: Comment, words: str) -> None:
        key = to.id
        self._drafts.pop(key, None)
        if self._discussing.answer(to, words):
            self.left.emit()
        else:
            self._drafts[key] = words

    def _on_changed(self, change: Change) -> None:
        if self._case is not None and self.isVisible() and change.touches("comment", "*"):
            self._fill()
