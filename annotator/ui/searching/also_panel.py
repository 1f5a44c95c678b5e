"""What else is worth doing: the words of the selected span stand elsewhere in the project, unlabelled."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.domain.span import Span
from annotator.domain.wording import counted
from annotator.ui.dialogs.pieces import push
from annotator.ui.jobs import Job
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.text.display import in_a_row
from annotator.ui.theme import SPACE_1, SPACE_3

REST = 600
"""Milliseconds that a span stays selected before the project is searched for its words."""
LONGEST = 120


class AlsoPanel(QWidget):
    """Hidden where there is nothing to say."""

    search_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._span: Span | None = None
        self._job: Job | None = None
        self._said = plain_label(role="muted")
        self._said.setWordWrap(True)
        link = push(
            self.tr("Review and label…"),
            self.tr("Shows these places in a list, where ticked ones get a label"),
            self._on_wanted,
            "link",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_3, 0, SPACE_3)
        column.setSpacing(SPACE_1)
        column.addWidget(plain_label(self.tr("ALSO IN THIS PROJECT"), "heading"))
        column.addWidget(self._said)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._look)
        session.project_closed.connect(partial(self.follow, None))
        self.hide()

    def follow(self, span: Span | None) -> None:
        """Speak of this span from now on."""
        if span is not None and self._span is not None and span.id == self._span.id and span.quote == self._span.quote:
            return
        self._span = span
        self.hide()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._rest.stop()
        if span is not None and span.fragments is None and len(span.quote) <= LONGEST:
            self._rest.start()

    def _look(self) -> None:
        from annotator.app.searching import elsewhere

        span = self._span
        if span is None or not self._session.has_project:
            return
        job = self._job = Job(partial(elsewhere, self._session.project.path, span), self)
        job.finished.connect(partial(self._on_found, job))
        job.start()

    def _on_found(self, job: Job, found: tuple[int, int]) -> None:
        if job is not self._job or self._span is None:
            return
        self._job = None
        times, articles = found
        quote = in_a_row(self._span.quote)
        self._said.setText(
            self.tr("“{quote}” stands at {times} more places in {articles} articles, unlabelled.").format(
                quote=quote, times=counted(times), articles=counted(articles)
            )
            if times != 1
            else self.tr("“{quote}” stands at one more place, unlabelled.").format(quote=quote)
        )
        self.setVisible(times > 0)

    def _on_wanted(self) -> None:
        if self._span is not None:
            words = self._span.quote.replace('"', " ")
            self.search_wanted.emit(f'"{words}"')
