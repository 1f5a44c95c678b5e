"""The insights screen: cards that say where the project stands; each opens what it counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.app.agreement import Agreement, measure_pairs_file
from annotator.app.insights import Overview, Readiness, done_by, overview_file, readiness_file
from annotator.app.project import Change
from annotator.domain.wording import counted
from annotator.storage.lists import PEOPLE
from annotator.ui.actions import Actions
from annotator.ui.annotate.wording import day, moment
from annotator.ui.insights.agreement_cards import AgreementCards
from annotator.ui.insights.card import ChartCard, NumberCard
from annotator.ui.insights.charts import Bar, BarsChart, LineChart
from annotator.ui.insights.counted_dialog import CountedDialog, CountedRow
from annotator.ui.insights.readiness_cards import CopiesCard, ReadyCard
from annotator.ui.jobs import Job, Work
from annotator.ui.session import Session
from annotator.ui.theme import SPACE_4, SPACE_5, label_colour

NARROW = 1180
"""Pixels below which cards stand in two columns."""
HEIGHT = 250
SETTLE = 400
"""Milliseconds after a change before the numbers are counted again."""


class InsightsScreen(QWidget):
    """Everything is counted in the background and shown as it is found; what a change made untrue goes at once."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self._jobs: list[Job] = []
        self._known = True
        """Whether something is shown, or may come, that a change would make untrue."""
        self._columns = 0
        self.done, self.spans = NumberCard(), NumberCard()
        self.bars = BarsChart(session)
        self.days = LineChart(session)
        self.agreement = AgreementCards(session, self)
        self.copies = CopiesCard(session)
        self.ready = ReadyCard(session, actions)
        self._labels = ChartCard(session, self.tr("Spans by label"), self.bars)
        self._labels.subtitle.setText(self.tr("click a bar to list them"))
        self._progress = ChartCard(session, self.tr("Articles done"), self.days)
        self._progress.subtitle.setText(self.tr("last 16 days"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE)
        self._soon.timeout.connect(self._count)
        self._lay_out()
        self._forget()
        session.changed.connect(self._on_changed)
        session.project_closed.connect(self._on_closed)
        session.theme_changed.connect(lambda _: self._soon.start() if self.isVisible() else None)

    def _lay_out(self) -> None:
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        whole.setSpacing(SPACE_4)
        numbers = QHBoxLayout()
        numbers.setSpacing(SPACE_4)
        for number in (self.done, self.spans, self.agreement.number):
            numbers.addWidget(number, 1)
        whole.addLayout(numbers)
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE_4)
        whole.addLayout(self._grid)
        whole.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self._place(3)

    def _place(self, columns: int) -> None:
        """Put the cards into so many columns."""
        if columns == self._columns:
            return
        self._columns = columns
        cards: tuple[QWidget, ...] = (
            self._labels, self._progress, self.agreement.pairs_card,
            self.agreement.confusion_card, self.copies, self.ready,
        )  # fmt: skip
        for card in cards:
            self._grid.removeWidget(card)
        for nth, card in enumerate(cards):
            self._grid.addWidget(card, nth // columns, nth % columns)
            card.setMinimumHeight(HEIGHT)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _count(self) -> None:
        if not self._session.has_project:
            return
        project, self._known = self._session.project, True
        self._stop()
        self._begin(partial(overview_file, project.path, project.layer), self._show_overview, self._say_overview)
        if self._session.blind:
            # In a blind round each figure would open others' passages.
            self.agreement.show_figures(None, [])
        else:
            work = partial(measure_pairs_file, project.path, (project.round,))
            self._begin(work, self._show_agreement, self.agreement.say)
        self._begin(partial(readiness_file, project.path, project.layer), self._show_readiness, self._say_readiness)

    def _begin(self, work: Work, show: Callable[[Any], None], say: Callable[[str], None]) -> None:
        """Show what some work finds, or say why it finds nothing, unless something changed meanwhile."""
        job = Job(work, self)
        self._jobs.append(job)
        job.finished.connect(lambda found: show(found) if job in self._jobs else None)
        job.failed.connect(lambda why: say(why) if job in self._jobs else None)
        job.failed.connect(self._session.failed)
        job.start()

    def _forget(self) -> None:
        """Show no number that may not be true any more."""
        if self._known:
            self._known = False
            self._stop()
            for say in (self._say_overview, self.agreement.say, self._say_readiness):
                say(self.tr("Counting…"))

    def _say_overview(self, words: str) -> None:
        for number in (self.done, self.spans):
            number.show_number("…", words)
        for chart in (self.bars, self.days):
            chart.show_nothing(words)

    def _say_readiness(self, words: str) -> None:
        for card in (self.copies, self.ready):
            card.say(words)

    def _show_overview(self, found: Overview) -> None:
        left = found.progress.days_left()
        pace = self.tr("articles done")
        if left is not None:
            days = self.tr("about 1 day left") if left == 1 else self.tr("about {days} days left").format(days=left)
            pace = self.tr("{done} · {days} at this pace").format(done=pace, days=days)
        self.done.show_number(f"{counted(found.progress.done)} / {counted(found.progress.of)}", pace)
        used = sum(count > 0 for count in found.labels.values())
        labels = self.tr("1 label") if used == 1 else self.tr("{count} labels").format(count=used)
        people = self.tr("{count} annotators").format(count=found.annotators)
        people = self.tr("1 annotator") if found.annotators == 1 else people
        words = self.tr("spans, {labels}, {people}").format(labels=labels, people=people)
        if found.gold:
            words = self.tr("{spans} · {count} settled in gold").format(spans=words, count=counted(found.gold))
        self.spans.show_number(counted(found.spans), words)
        self.days.show_days(found.progress.by_day, self._list_done)
        codebook, dark = self._session.project.codebook, self._session.tokens.dark
        bars = []
        for label_id, count in found.labels.items():
            label = codebook.get(label_id)
            if label is not None and (label.kind == "span" or count):
                colour = label_colour(label.colour, dark)
                run = partial(self._session.spans_wanted.emit, label_id, PEOPLE)
                bars.append(Bar(label.name, count, colour, run))
        self.bars.show_bars(bars)

    def _list_done(self, last: date) -> None:
        """List the articles that were done by the end of a day."""
        project = self._session.project
        titles = project.reader.titles()
        rows = [
            CountedRow((titles.get(key, ""), moment(done)), (key,))
            for key, done in done_by(project.reader, project.layer, last)
        ]
        title = self.tr("Articles done by {day}").format(day=day(last.isoformat()))
        CountedDialog(self._session, title, [self.tr("Article"), self.tr("Done")], rows, self).show()

    def _show_agreement(self, found: tuple[Agreement, list[Agreement]]) -> None:
        self.agreement.show_figures(*found)

    def _show_readiness(self, found: Readiness) -> None:
        self.copies.show_pairs(found)
        self.ready.show_readiness(found)

    def _on_changed(self, change: Change) -> None:
        if change.touches("span", "progress", "label", "document", "split", "annotator", "setting", "*"):
            self._forget()
            if self.isVisible():
                self._soon.start()

    def _on_closed(self) -> None:
        self._soon.stop()
        self._forget()

    def _stop(self) -> None:
        for job in self._jobs:
            job.cancel()
        self._jobs.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Count anew."""
        super().showEvent(event)
        self._count()
        self._session.hinted.emit(self.tr("every chart can be copied as a picture or a table · arrows walk a chart"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards into as many columns as there is room for."""
        super().resizeEvent(event)
        self._place(2 if event.size().width() < NARROW else 3)
