"""The figures of agreement above a review; each opens the passages behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.app.agreement import Agreement, measure_file
from annotator.domain.agreement.figures import Figure as Measured
from annotator.domain.wording import counted
from annotator.ui.jobs import Job
from annotator.ui.press import PressButton
from annotator.ui.review.figures_table import bounded
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_5

ROOM = 640
"""Pixels that the whole names need."""
NO_BREAK = "\u00a0"
SHOWN = ("alpha_unitizing", "f1_exact", "cohen_kappa_characters")


class Figure(PressButton):
    """A number and what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setProperty("role", "plain")
        self._number = plain_label()
        font = self._number.font()
        font.setPointSizeF(15)
        font.setBold(True)
        self._number.setFont(font)
        self._name = plain_label(role="muted")
        self._names = ("", "")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_2, 0, SPACE_2, 0)
        row.setSpacing(SPACE_2)
        for label in (self._number, self._name):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignBaseline)
        self.setAccessibleDescription(self.tr("Opens the passages behind the figure"))

    def show_value(self, figure: Measured, name: str, short: str) -> None:
        """Show a value, or a dash where it is not defined, under its name, short where there is little room."""
        number = "–" if figure.value is None else f"{figure.value:z.2f}"
        self._number.setText(number)
        self._names = name, short
        self.setAccessibleName(f"{name}: {number}")
        self.setToolTip(f"{name}: {bounded(figure)}")
        self.show_short(short=False)

    def show_short(self, *, short: bool) -> None:
        """Show the short name, or the whole one."""
        self._name.setText(self._names[short])
        self.setMinimumWidth(self._row.sizeHint().width())
        self.setMinimumHeight(self._row.sizeHint().height() + SPACE_2)


class FiguresStrip(QWidget):
    """Measured in the background, again whenever the review is entered."""

    passages_wanted = Signal(object)
    """The Agreement whose passages are to be listed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._agreement: Agreement | None = None
        self._word = plain_label(role="muted")
        self._word.setWordWrap(True)
        self._figures = [Figure() for _ in SHOWN]
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_5 // 2)
        for figure in self._figures:
            figure.clicked.connect(lambda: self.passages_wanted.emit(self._agreement))
            figure.hide()
            row.addWidget(figure)
        row.addWidget(self._word, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)

    def measure(self) -> None:
        """Measure anew; the old figures stay in sight until then."""
        if self._job is not None:
            self._job.cancel()
        project = self._session.project
        job = self._job = Job(partial(measure_file, project.path, (), (project.round,)), self)
        job.finished.connect(partial(self._on_measured, job))
        job.failed.connect(partial(self._on_failed, job))
        if self._agreement is None:
            self._word.setText(self.tr("Measuring agreement…"))
        job.start()

    def forget(self) -> None:
        """Show nothing of the former project."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._agreement = None
        for figure in self._figures:
            figure.hide()
        self._word.clear()

    def _on_measured(self, job: Job, found: Agreement) -> None:
        if job is not self._job:
            return
        self._job, self._agreement = None, found
        enough = len(found.annotators) > 1 and bool(found.articles.documents)
        for figure, metric, names in zip(self._figures, SHOWN, self._names(found.annotators), strict=True):
            figure.show_value(found.overall[metric], *names)
            figure.show_short(short=self.width() < ROOM)
            figure.setVisible(enough)
        articles = len(found.articles.documents)
        of = articles + len(found.articles.excluded)
        if enough and articles < of:
            said = self.tr("on {count} of {of} articles").format(count=counted(articles), of=counted(of))
        elif enough:
            said = self.tr("on 1 article") if articles == 1 else self.tr("on {count} articles").format(count=articles)
        else:
            said = self.tr("Agreement is measured once two people have marked the same article done.")
        # Beside figures it breaks before its last word alone, where there is little room.
        *counts, last = said.split(" ")
        self._word.setText(f"{NO_BREAK.join(counts)} {last}" if enough else said)

    def _names(self, people: Sequence[str]) -> list[tuple[str, str]]:
        pair = " × ".join(self._initials(name) for name in people) if len(people) == 2 else self.tr("mean of pairs")
        return [
            (self.tr("Krippendorff's α (unitized)"), self.tr("α unitized")),
            (self.tr("span F1, exact"), self.tr("F1 exact")),
            (self.tr("Cohen's κ, {pair}").format(pair=pair), self.tr("κ")),
        ]

    def _initials(self, name: str) -> str:
        return next((person.initials for person in self._session.people().values() if person.name == name), name)

    def _on_failed(self, job: Job, sentence: str) -> None:
        if job is self._job:
            self._job = None
            self._word.setText(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten names where there is little room."""
        super().resizeEvent(event)
        for figure in self._figures:
            figure.show_short(short=event.size().width() < ROOM)
