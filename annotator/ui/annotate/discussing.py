"""Writing, answering and settling comments: the deeds of every place where discussions are shown."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.domain.clock import now
from annotator.domain.identity import new_id
from annotator.domain.review import Comment
from annotator.ui.session import Session


class Discussing(QObject):
    """Each deed returns whether it was done; what the disk refused is said by the session."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def begin(self, span_id: str | None, words: str) -> bool:
        """Begin a discussion about a span, or about the article."""
        from annotator.app.comment_edits import AddComment

        comment = self._comment(words, span_id=span_id)
        return self._done(comment is not None and self._session.do(AddComment(comment)), self.tr("Comment added"))

    def answer(self, to: Comment, words: str) -> bool:
        """Answer a comment."""
        from annotator.app.comment_edits import AnswerComment

        comment = self._comment(words, span_id=to.span_id, answers=to.id)
        return self._done(comment is not None and self._session.do(AnswerComment(comment)), self.tr("Answer added"))

    def settle(self, comment_id: str, resolved: bool) -> bool:
        """Say that a discussion is settled, or open again."""
        from annotator.app.comment_edits import ResolveComment

        said = self.tr("Discussion settled") if resolved else self.tr("Discussion open again")
        return self._done(self._session.do(ResolveComment(comment_id, resolved, self._session.project.me.id)), said)

    def _done(self, well: bool, said: str) -> bool:
        if well:
            self._session.announced.emit(said)
        return well

    def _comment(self, words: str, *, span_id: str | None, answers: str | None = None) -> Comment | None:
        document = self._session.document
        if document is None:
            return None
        return Comment(
            id=new_id(),
            document_id=document.id,
            span_id=span_id,
            annotator_id=self._session.project.me.id,
            body=words,
            answers=answers,
            created=now(),
        )
