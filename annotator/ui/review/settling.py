"""What a reviewer does becomes verdicts: accept, reject, draw, accept what is agreed, open again, go on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.app.edits import Together
from annotator.app.reviewing import Case, cases, gold_of, layers_of, next_open, progress
from annotator.app.verdicts import MarkSettled, NoteVerdict, Settle, Unsettle, accept_agreed, own_case
from annotator.domain.alignment import AGREED
from annotator.domain.annotator import Layer
from annotator.domain.span import Range, Span, quote_of
from annotator.domain.wording import counted
from annotator.ui.jobs import Job
from annotator.ui.session import Session


def differs(case: Case) -> bool:
    """Whether a case is an open disagreement."""
    return not case.settled and case.place.kind != AGREED


class Settling(QObject):
    """The cases of the open article, and the deeds on them; everything goes through the session."""

    reloaded = Signal()
    disagreement_found = Signal(str)
    """Another article holds something to settle; "" where only the open one does."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self.cases: list[Case] = []
        self.layers: list[Layer] = []
        self.left_out: set[str] = set()
        """Annotators whose spans are not compared now."""

    @property
    def gold(self) -> Layer:
        """My gold layer."""
        return Layer(gold_of(self._session.project.me).id, self._session.project.round)

    def everybody(self) -> list[Layer]:
        """Return all layers of the open article that could be compared; in a blind round none."""
        document, project = self._session.document, self._session.project
        if self._session.blind:
            return []
        return layers_of(project.reader, document.id, project.round) if document else []

    def reload(self) -> None:
        """Read the cases anew."""
        document, project = self._session.document, self._session.project
        self.layers = [layer for layer in self.everybody() if layer.annotator_id not in self.left_out]
        self.cases = cases(project.reader, document.id, self.layers, self.gold, project.codebook) if document else []
        self.reloaded.emit()

    def accept(self, case: Case, layer: int, note: str = "") -> None:
        """Accept the span of the nth layer from 0; a note on an open place is kept with the verdict."""
        span = case.place.spans.get(self.layers[layer]) if 0 <= layer < len(self.layers) else None
        if span is None:
            self._session.announced.emit(self.tr("Nobody has a span there under that key."))
        elif self._do(
            Settle(case, span.document_id, self._session.project.me, self._session.project.round, span, note=note)
        ):
            self._say(self.tr("Accepted"))

    def reject(self, case: Case, note: str = "") -> None:
        """Reject all spans of a case."""
        document = self._session.document
        if document is not None and self._do(
            Settle(case, document.id, self._session.project.me, self._session.project.round, note=note)
        ):
            self._say(self.tr("Rejected"))

    def draw(self, label_id: str, ranges: tuple[Range, ...], case: Case | None, like: Span | None = None) -> None:
        """Settle a case, or a place where nobody marked, with a span of my own."""
        document, project = self._session.document, self._session.project
        if document is None:
            return
        made = Span(
            id="",
            document_id=document.id,
            annotator_id=self.gold.annotator_id,
            round=project.round,
            label_id=label_id,
            start=ranges[0][0],
            end=ranges[-1][1],
            fragments=ranges if len(ranges) > 1 else None,
            quote=quote_of(document.text, ranges),
            attributes=like.attributes if like else {},
            note=like.note if like else "",
        )
        case = case or own_case(made)
        if self._do(Settle(case, document.id, project.me, project.round, drawn=made)):
            self._say(self.tr("Settled as you drew it"))

    def accept_agreed(self, *, by_majority: bool = False) -> None:
        """Accept what all agree on, or more than half, in one step."""
        document, project = self._session.document, self._session.project
        if document is None:
            return
        edits = accept_agreed(
            self.cases, document.id, project.me, project.round, len(self.layers), project.codebook,
            by_majority=by_majority,
        )  # fmt: skip
        name = "accept the majority" if by_majority else "accept agreed"
        if edits and self._do(Together(name, tuple(edits))):
            said = self.tr("1 accepted") if len(edits) == 1 else self.tr("{count} accepted").format(count=len(edits))
            self._say(said)
        elif not edits:
            self._session.announced.emit(self.tr("Nothing here is agreed on and still open."))

    def agreed(self, *, by_majority: bool = False) -> int:
        """Return how many open cases `accept_agreed` would settle."""
        document, project = self._session.document, self._session.project
        if document is None:
            return 0
        return len(
            accept_agreed(
                self.cases, document.id, project.me, project.round, len(self.layers), project.codebook,
                by_majority=by_majority,
            )
        )  # fmt: skip

    def open_again(self, case: Case) -> None:
        """Take a verdict back."""
        if case.verdict is not None and self._do(Unsettle((case,), self._session.project.me.id)):
            self._session.announced.emit(self.tr("Open again"))

    def note(self, case: Case, words: str) -> None:
        """Say why a case was decided so."""
        if case.verdict is not None and case.verdict.note != words:
            self._session.do(NoteVerdict(case.verdict.id, words, self._session.project.me.id))

    def find_next(self) -> None:
        """Look for the next article with something to settle; it is told when found."""
        document, project = self._session.document, self._session.project
        work = partial(
            next_open, project.path, document.id if document else "", project.round, self.gold, set(self.left_out)
        )
        job = self._job = Job(work, self)
        job.finished.connect(partial(self._on_found, job))
        job.failed.connect(self._session.failed)
        job.start()

    def _on_found(self, job: Job, document_id: str) -> None:
        if job is not self._job:
            return
        self._job = None
        agreed = self.agreed()
        if document_id:
            self.disagreement_found.emit(document_id)
            self._session.announced.emit(self.tr("The next article with something left to settle."))
        elif any(differs(case) for case in self.cases):
            self.disagreement_found.emit("")
            self._session.announced.emit(self.tr("Only this article has disagreements left: from its first one on."))
        elif agreed:
            said = self.tr("No disagreement is left. Agreed and open here: {count} (Ctrl+Shift+A accepts).")
            self._session.announced.emit(said.format(count=counted(agreed)))
        else:
            self._session.announced.emit(self.tr("No other article has anything left to settle."))

    def _do(self, edit: Settle | Unsettle | Together) -> bool:
        document, project = self._session.document, self._session.project
        if document is None:
            return False
        after = MarkSettled(document.id, project.me, project.round, opened=isinstance(edit, Unsettle))
        return self._session.do(Together(edit.name, (edit, after)))

    def _say(self, what: str) -> None:
        settled, count = progress(self.cases)
        everything = self.tr("{what}. Everything here is settled: gold is done with this article.").format(what=what)
        self._session.announced.emit(everything if settled == count and not self.left_out else what)
