"""Printing the article in sight with its marks, and saving it as PDF; what draws pages is imported when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import counted
from annotator.ui.actions import Actions
from annotator.ui.annotate.marking import Marking
from annotator.ui.annotate.spans_model import SpansModel
from annotator.ui.annotate.wording import details, title_of
from annotator.ui.fonts import reading_font
from annotator.ui.jobs import Job, Tell
from annotator.ui.session import Session
from annotator.ui.text.face import face_of
from annotator.ui.text.mark import Mark
from annotator.ui.text.view import TextView
from annotator.ui.theme import label_colour

if TYPE_CHECKING:
    from annotator.ui.text.paper import Printout

POINTS = 11.0
MARGINS = QMarginsF(18, 15, 18, 15)
"""Of a page, in millimetres."""
PATIENCE = 800
"""Milliseconds before progress is shown."""


class Printing(QObject):
    """What is seen goes to paper: hidden spans stay hidden, colours are those of the light theme."""

    def __init__(
        self,
        session: Session,
        text: TextView,
        marking: Marking,
        spans: SpansModel,
        actions: Actions,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._text = text
        self._marking = marking
        self._spans = spans
        self._window = parent
        self.added = self._add(actions)

    def _add(self, actions: Actions) -> list[QAction]:
        return [
            actions.add(
                "article.print",
                self.tr("&Print…"),
                self.ask_printer,
                keys=[QKeySequence.StandardKey.Print],
                icon="print",
                description=self.tr("Print the article with its marks"),
                menu="file",
            ),
            actions.add(
                "article.pdf",
                self.tr("Save as PD&F…"),
                self.ask_file,
                keys=["Ctrl+Shift+P"],
                icon="print",
                description=self.tr("Save the article with its marks as a PDF file"),
                menu="file",
            ),
        ]

    def ask_file(self) -> None:
        """Ask for a file, and write the article there."""
        from PySide6.QtWidgets import QFileDialog

        document = self._session.document
        if document is None:
            return
        name = "".join("_" if letter in '\\/:*?"<>|' else letter for letter in title_of(document))[:80]
        proposed = self._session.project.path.parent / f"{name}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save as PDF"), str(proposed), self.tr("PDF files (*.pdf)")
        )
        if chosen:
            self.write(document, Path(chosen))

    def ask_printer(self) -> None:
        """Ask for a printer, and print the article."""
        from PySide6.QtGui import QPageLayout
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from annotator.ui.text.paper import draw_on

        document = self._session.document
        if document is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setDocName(title_of(document))
        if QPrintDialog(printer, self._window).exec():
            printout, dots = self.printout(document), _dots()
            printer.setResolution(round(dots))
            printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
            self._start(lambda tell: draw_on(printer, printout, dots, tell), self.tr("Printed"))

    def write(self, document: Document, path: Path) -> None:
        """Write the article in sight to a PDF file, whole or not at all."""
        from PySide6.QtCore import QIODevice, QSaveFile
        from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

        from annotator.ui.text.paper import draw_on

        printout, dots = self.printout(document), _dots()
        said = self.tr("Saved as {name}").format(name=path.name)
        refused = self.tr("{name} could not be written: {why}. A file that was there is as it was.")

        def work(tell: Tell) -> int:
            file = QSaveFile(str(path))
            if not file.open(QIODevice.OpenModeFlag.WriteOnly):
                raise AnnotatorError(refused.format(name=path.name, why=file.errorString()))
            writer = QPdfWriter(file)
            writer.setTitle(printout.heading)
            writer.setCreator("Sorot")
            writer.setResolution(round(dots))
            writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
            writer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
            pages = draw_on(writer, printout, dots, tell)
            if not file.commit():
                raise AnnotatorError(refused.format(name=path.name, why=file.errorString()))
            return pages

        self._start(work, said)

    def printout(self, document: Document) -> Printout:
        """Return what goes to paper of the article in sight."""
        from annotator.ui.text.paper import Printout

        codebook, look = self._session.project.codebook, self._text.look()
        colours: dict[str, str] = {}
        counts: dict[str, int] = {}
        marks: list[Mark] = []
        for mark in self._marking.marks():
            span = self._spans.get(mark.id)
            label = codebook.get(span.label_id) if span is not None else None
            colour = label_colour(label.colour, dark=False) if label is not None else mark.colour
            colours[mark.name] = colour
            counts[mark.name] = counts.get(mark.name, 0) + 1
            marks.append(replace(mark, colour=colour))
        return Printout(
            text=document.text,
            marks=marks,
            dimmed=self._text.dimmed(),
            heading=title_of(document),
            details=details(document),
            legend=[(colours[name], f"{name} ({counted(counts[name])})") for name in colours],
            face=face_of(reading_font(look.family, POINTS), QApplication.font(), look.line_percent, look.characters),
            captions=look.captions,
            chip=self.tr("boilerplate, dimmed"),
            footer=self.tr("Page {page} of {pages}"),
        )

    def _start(self, work: Callable[[Tell], object], said: str) -> None:
        from PySide6.QtWidgets import QProgressDialog

        progress = QProgressDialog(self._window)
        progress.setWindowTitle(self.tr("Drawing pages"))
        progress.setMinimumDuration(PATIENCE)
        job = Job(work, self)
        job.progressed.connect(lambda _, of, __: progress.setMaximum(of))
        job.progressed.connect(lambda done, _, __: progress.setValue(done))
        progress.canceled.connect(job.cancel)
        for ended in (job.finished, job.failed, job.cancelled):
            ended.connect(lambda *_: progress.deleteLater())
        job.finished.connect(lambda _: self._session.announced.emit(said))
        job.failed.connect(self._session.failed)
        job.start()


def _dots() -> float:
    """Return the screen's dots to the inch, in which fonts are measured."""
    return QGuiApplication.primaryScreen().logicalDotsPerInch()
