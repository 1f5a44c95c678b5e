"""An export before and after: its first record, what could not be said, and the near-copies among its articles."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget, QWidget

from annotator.app.splitting import Sides
from annotator.domain.annotator import Layer
from annotator.domain.span import Span
from annotator.domain.wording import counted, worded
from annotator.formats.record import Dropped, Report
from annotator.ui.dialogs.pieces import RowsModel, described, rows_view
from annotator.ui.session import Session

LEFT_OUT, WITH_LESS, CHANGED, COPIES = range(1, 5)
LISTED = 1000


class ReportView(QTabWidget):
    """The first record before the export; after it, what was left out or written otherwise.  A line opens its span."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lost: dict[int, list[Dropped]] = {}
        self._pairs: list[tuple[str, str]] = []
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        described(self, self.tr("Preview and report"), self.tr("The first record, and what could not be written"))
        self._record = described(QPlainTextEdit(), self.tr("First record"), self.tr("As it will stand in the file"))
        self._record.setReadOnly(True)
        self._record.setTabChangesFocus(True)
        self._record.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.addTab(self._record, self.tr("First record"))
        heads = [self.tr("Article"), self.tr("Label"), self.tr("Place"), self.tr("Reason")]
        opens = self.tr("Enter or a double click opens the span")
        self._models: dict[int, RowsModel] = {}
        for tab, name in ((LEFT_OUT, self.tr("Spans left out")), (WITH_LESS, self.tr("Spans written with less"))):
            self._add(tab, heads, name, opens, (170, 110, 90), 3)
        told = self.tr("Names, characters and the like that had to be written otherwise")
        self._add(CHANGED, [self.tr("What stands otherwise in the file")], self.tr("Written otherwise"), told, (), 0)
        pairs = [self.tr("Article"), self.tr("Side"), self.tr("Near-copy"), self.tr("Side"), self.tr("Alike")]
        said = self.tr("Enter or a double click opens the article of its column")
        self._add(COPIES, pairs, self.tr("Near-copies"), said, (200, 56, 200, 56, 60), None)
        self.show_report(None)
        self.show_pairs(None)

    def _add(self, tab: int, heads: list[str], name: str, said: str, widths: tuple[int, ...], wide: int | None) -> None:
        model = self._models[tab] = RowsModel(heads, self)
        view = rows_view(model, name, said, widths, wide)
        view.activated.connect(partial(self._on_activated, tab))
        self.addTab(view, name)

    def show_record(self, text: str) -> None:
        """Show the first record as it would be written."""
        self._record.setPlainText(text)

    def show_report(self, report: Report | None) -> None:
        """Show what the format could not say, which is known (not None) once it is written; the first list that has
        lines comes to the front.
        """
        known, report = report is not None, report or Report()
        self._lost = {LEFT_OUT: report.dropped, WITH_LESS: report.reduced}
        for tab, lost in self._lost.items():
            reasons = {reason: worded(reason) for reason in {one.reason for one in lost}}
            self._models[tab].show([(s.title or s.document, s.label, _place(s), reasons[s.reason]) for s in lost])
        self._models[CHANGED].show([(sentence,) for sentence in report.changed])
        titles = self.tr("Left out {count}"), self.tr("Written with less {count}"), self.tr("Written otherwise {count}")
        counts = len(report.dropped), len(report.reduced), len(report.changed)
        for tab, title, count in zip((LEFT_OUT, WITH_LESS, CHANGED), titles, counts, strict=True):
            self.setTabText(tab, title.format(count=counted(count) if known else "").strip())
            self.setTabEnabled(tab, known)
            self.setTabToolTip(tab, "" if known else self.tr("Known once the file is written"))
        self.setCurrentIndex(next((tab for tab, count in enumerate(counts, LEFT_OUT) if count), 0))

    def show_pairs(self, sides: Sides | None) -> None:
        """List the near-copies, those on two sides first; without any there is no such tab."""
        found = sorted(sides.copies, key=lambda pair: pair not in sides.leaks) if sides else []
        copies = found[:LISTED]
        self._pairs = [(pair.one, pair.other) for pair in copies]
        parts = sides.parts if sides else {}
        self._models[COPIES].show(
            [
                (self._title(one), parts[one], self._title(other), parts[other], f"{pair.likeness:.0%}")
                for pair in copies
                for one, other in [(pair.one, pair.other)]
            ]
        )  # fmt: skip
        self.setTabText(COPIES, self.tr("Near-copies {count}").format(count=counted(len(found))))
        self.setTabVisible(COPIES, bool(copies))

    def _title(self, document_id: str) -> str:
        document = self._session.project.reader.document(document_id)
        return (document.title or document.name) if document else document_id

    def _on_activated(self, tab: int, index: QModelIndex) -> None:
        if tab == COPIES:
            self._session.place_wanted.emit(self._pairs[index.row()][index.column() > 1], 0, 0)
        elif tab in self._lost:
            self._go_to(self._lost[tab][index.row()])

    def _go_to(self, lost: Dropped) -> None:
        span = self._session.project.reader.get(Span, lost.span_id) if lost.span_id else None
        # Where its layer is not shown, the words are what there is to see.
        if span is not None and Layer(span.annotator_id, span.round) in self._session.shown:
            self._session.span_wanted.emit(lost.document, lost.span_id)
        else:
            self._session.place_wanted.emit(lost.document, lost.start, lost.end)


def _place(lost: Dropped) -> str:
    return f"{lost.start}–{lost.end}" if lost.end else ""
