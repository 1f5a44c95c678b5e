"""A card of the insights screen: a title, what it is about, a chart or a list, and ways to take it along."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from annotator.app.keeping import keep_bytes
from annotator.domain.errors import AnnotatorError
from annotator.ui.dialogs.pieces import described
from annotator.ui.insights.chart import Chart
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_4


class Card(QFrame):
    """Title, subtitle and content."""

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.title = title
        self.subtitle = plain_label(role="muted")
        self.head = QHBoxLayout()
        self.head.addWidget(plain_label(title, "title"))
        self.head.addStretch(1)
        self.head.addWidget(self.subtitle)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_2)
        column.addLayout(self.head)
        column.addWidget(content, 1)


class ChartCard(Card):
    """A card whose chart can be copied as a picture or a table, and saved as SVG."""

    def __init__(self, session: Session, title: str, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(title, chart, parent)
        self._session = session
        self.chart = chart
        chart.spot_walked.connect(session.announced)
        button = described(
            QToolButton(),
            self.tr("Take “{title}” along").format(title=title),
            self.tr("Copies the chart as a picture or a table, or saves it as SVG"),
        )
        button.setText("⋯")
        button.setProperty("role", "plain")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addAction(self.tr("Copy as &picture"), self._copy_picture)
        menu.addAction(self.tr("Copy as &table"), self._copy_table)
        menu.addAction(self.tr("Save as &SVG…"), self._ask_svg)
        button.setMenu(menu)
        self.head.addWidget(button)

    def save_svg(self, path: Path) -> None:
        """Write the chart to a file."""
        try:
            keep_bytes(path, self.chart.svg())
        except AnnotatorError as error:
            self._session.failed.emit(str(error))
            return
        self._session.announced.emit(self.tr("The chart is saved as {file}.").format(file=path.name))

    def _copy_picture(self) -> None:
        self.chart.copy_picture()
        self._session.announced.emit(self.tr("Copied as a picture"))

    def _copy_table(self) -> None:
        self.chart.copy_table()
        self._session.announced.emit(self.tr("Copied as a table"))

    def _ask_svg(self) -> None:
        proposed = self._session.project.path.with_name(f"{self.title.lower().replace(' ', '-')}.svg")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as SVG"), str(proposed), self.tr("SVG (*.svg)"))
        if name:
            path = Path(name)
            self.save_svg(path if path.suffix else path.with_suffix(".svg"))


class NumberCard(QFrame):
    """A great number and what it says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._number = plain_label()
        font = self._number.font()
        font.setPointSizeF(20)
        font.setBold(True)
        self._number.setFont(font)
        self._words = plain_label(role="muted")
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(2)
        column.addWidget(self._number)
        column.addWidget(self._words)

    def show_number(self, number: str, words: str) -> None:
        """Show a number and what it says."""
        self._number.setText(number)
        self._words.setText(words)
        self.setAccessibleName(f"{number} {words}")
