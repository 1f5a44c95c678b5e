"""One discussion to read, answer and settle."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.domain.annotator import Annotator
from annotator.domain.discussion import Discussion
from annotator.domain.review import Comment
from annotator.ui.annotate.wording import moment
from annotator.ui.annotate.writing_field import WritingField
from annotator.ui.press import PressButton
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_1, SPACE_3, SPACE_4


class DiscussionView(QFrame):
    """The comment, its answers, a field to answer in, and for who began it a button to settle it."""

    settled = Signal(str, bool)

    def __init__(
        self,
        discussion: Discussion,
        people: Mapping[str, Annotator],
        me: str,
        field: WritingField | None,
        parent: QWidget | None = None,
    ) -> None:
        """`me` is my id; without a `field` nothing can be changed."""
        super().__init__(parent)
        self._people = people
        first = discussion.comment
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_1, 0, SPACE_1)
        column.setSpacing(SPACE_1)
        self._say(column, first, 0, faint=first.resolved)
        for answer in discussion.answers:
            self._say(column, answer, SPACE_4, faint=first.resolved)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_4, 0, 0, 0)
        row.setSpacing(SPACE_3)
        if first.resolved:
            row.addWidget(plain_label(self.tr("✓ Settled"), "good"))
        row.addStretch(1)
        if field is not None and first.annotator_id == me:
            row.addWidget(self._button(first))
        if field is not None and not first.resolved:
            answering = QVBoxLayout()
            answering.setContentsMargins(SPACE_4, 0, 0, 0)
            answering.addWidget(field)
            column.addLayout(answering)
        column.addLayout(row)

    def _button(self, first: Comment) -> QPushButton:
        button = PressButton(self.tr("Open again") if first.resolved else self.tr("Settle"))
        button.setProperty("role", "link")
        button.setAccessibleName(
            self.tr("Open the discussion again") if first.resolved else self.tr("Settle the discussion")
        )
        button.setAccessibleDescription(self.tr("Says to everybody whether this still asks for an answer"))
        button.clicked.connect(lambda: self.settled.emit(first.id, not first.resolved))
        return button

    def _say(self, column: QVBoxLayout, comment: Comment, indent: int, *, faint: bool) -> None:
        person = self._people.get(comment.annotator_id)
        name = person.name if person else "?"
        who = plain_label(f"{name} · {moment(comment.created)}", "muted")
        body = plain_label(comment.body, "muted" if faint else "")
        body.setWordWrap(True)
        body.setAccessibleName(self.tr("{name}: {words}").format(name=name, words=comment.body))
        for label in (who, body):
            _indent(label, indent)
            column.addWidget(label)


def _indent(label: QLabel, pixels: int) -> None:
    label.setContentsMargins(pixels, 0, 0, 0)
