"""What the window is working on: the open project, the article in sight, whose spans are shown; told as signals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import AnnotatorError
from annotator.ui.hidden import Hidden
from annotator.ui.jobs import Job, Tell
from annotator.ui.theme import LIGHT, Tokens
from annotator.ui.words import edit_name

if TYPE_CHECKING:
    from annotator.app.edits import Edit
    from annotator.app.project import Change, Project
    from annotator.domain.annotator import Annotator, Layer
    from annotator.domain.document import Document

MANY = 2000
"""Rows of a step that is taken back while the window waits; of more it is told."""


class Session(QObject):
    """The one bridge between a Project and the views: edits go in by `do`, what changed comes out as signals.

    `failed` and `announced` carry a sentence for the status bar and the screen reader, `hinted` the keys that are live,
    `saving` whether a field holds what is not on the disk yet, `paused` why nothing can be changed for now, or "",
    `label_wanted` the id of a label that was chosen away from the text, `look_changed` the settings of how texts look
    and help, `span_wanted` (document, span) and `place_wanted` (document, start, end) what to show in the text,
    `discussion_wanted` (document, span) what is discussed,
    `article_label_wanted` (label, value) what to give the whole article.
    """

    project_opened = Signal()
    project_closed = Signal()
    changed = Signal(object)
    document_opened = Signal()
    layers_changed = Signal()
    theme_changed = Signal(object)
    look_changed = Signal(object)
    failed = Signal(str)
    announced = Signal(str)
    saved = Signal()
    saving = Signal(bool)
    paused = Signal(str)
    hinted = Signal(str)
    label_wanted = Signal(str)
    article_label_wanted = Signal(str, str)
    span_wanted = Signal(str, str)
    place_wanted = Signal(str, int, int)
    discussion_wanted = Signal(str, str)
    search_wanted = Signal(str)
    spans_wanted = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self.document: Document | None = None
        self.shown: tuple[Layer, ...] = ()
        self._people: dict[str, Annotator] | None = None
        self._aside: Job | None = None
        self.hidden = Hidden(self)
        self.tokens: Tokens = LIGHT

    @property
    def project(self) -> Project:
        """The open project; views that need one are only shown while there is one."""
        if self._project is None:
            raise RuntimeError("no project is open")
        return self._project

    @property
    def has_project(self) -> bool:
        """Whether a project is open."""
        return self._project is not None

    def open(self, project: Project) -> None:
        """Work on this project from now on."""
        self.close()
        self._project = project
        self._people = None
        self.document = None
        self.shown = (project.layer,)
        self.hidden.forget()
        project.listen(self._on_change)
        self.project_opened.emit()

    def close(self) -> None:
        """Leave the open project, whole on the disk; what is being done aside is put back."""
        if self._project is not None:
            if self._aside is not None:
                self._aside.cancel()
                self._aside.wait()
                self._aside = None
            self.project_closed.emit()
            project, self._project, self.document = self._project, None, None
            project.close()

    def open_document(self, document_id: str) -> None:
        """Show an article."""
        document = self.project.reader.document(document_id)
        if document is not None:
            self.document = document
            self.document_opened.emit()

    def show_layers(self, layers: tuple[Layer, ...]) -> None:
        """Show the spans of these layers; one's own is always among them."""
        own = self.project.layer
        others = () if self.blind else (layer for layer in layers if layer != own)
        self.shown = (own, *others)
        self.layers_changed.emit()

    @property
    def blind(self) -> bool:
        """Whether others' spans are hidden in this round: a courtesy among colleagues, not secrecy."""
        from annotator.app.rounds import is_blind

        return is_blind(self.project.reader)

    def be(self, name: str) -> None:
        """Work under another name in this project."""
        try:
            self.project.be(name)
        except AnnotatorError as error:
            self.failed.emit(str(error))
            return
        self._people = None
        self.shown = (self.project.layer, *self.shown[1:])
        self.layers_changed.emit()

    def do(self, edit: Edit, *, joined: bool = False) -> bool:
        """Make a change.  What the person can act on is said calmly; True where something changed."""
        return self._try(lambda: self.project.do(edit, joined=joined))

    def aside(self, why: str, work: Callable[[Project, Tell], object]) -> Job:
        """Do what takes long on a thread, with a connection of its own; until it has ended every change is refused.

        `why` is the sentence that says so.  Cancelled, it leaves the project as it was.
        """
        project = self.project
        project.pause(why)
        self.paused.emit(why)

        def run(tell: Tell) -> object:
            with project.twin() as twin:
                return work(twin, tell)

        job = self._aside = Job(run, self)
        job.ended.connect(partial(self._on_aside_ended, project))
        job.start()
        return job

    def undo(self) -> None:
        """Take back the last step."""
        name, rows = self.project.undo_name, self.project.undo_rows
        said = self.tr("Undone: {name}").format(name=edit_name(name))
        if name == "gather":
            said = self.tr("{said}. Gathering the same files again brings it back.").format(said=said)
        self._turn(lambda project: project.undo(), rows, said)

    def redo(self) -> None:
        """Do the last undone step again."""
        name, rows = self.project.redo_name, self.project.redo_rows
        self._turn(lambda project: project.redo(), rows, self.tr("Redone: {name}").format(name=edit_name(name)))

    def people(self) -> dict[str, Annotator]:
        """Return everybody in the project by id, myself included; no two of them share initials."""
        from annotator.domain.annotator import told_apart

        if self._people is None:
            known = {person.id: person for person in [*self.project.reader.annotators(), self.project.me]}
            self._people = {person.id: person for person in told_apart(known.values())}
        return self._people

    def _turn(self, turn: Callable[[Project], Change | None], rows: int, said: str) -> None:
        def tell(change: Change | None) -> Change | None:
            if change is not None:
                self.announced.emit(self._also_left(said, change))
            return change

        if rows <= MANY:
            self._try(lambda: tell(turn(self.project)))
            return
        try:
            job = self.aside(self.tr("A step of very many rows is being undone or redone."), lambda twin, _: turn(twin))
        except AnnotatorError as error:
            self.failed.emit(str(error))
            return
        job.finished.connect(tell)
        job.failed.connect(self.failed)

    def _also_left(self, said: str, change: Change) -> str:
        if not change.left:
            return said
        return self.tr("{said}. What others have said of the same since then stays.").format(said=said)

    def _on_aside_ended(self, project: Project) -> None:
        if project is self._project:
            self._aside = None
            project.go_on()
            self.paused.emit("")

    def _try(self, deed: Callable[[], Change | None]) -> bool:
        try:
            change = deed()
        except AnnotatorError as error:
            self.failed.emit(str(error))
            return False
        return change is not None

    def _on_change(self, change: Change) -> None:
        if change.touches("annotator", "*"):
            self._people = None
        if self.document is not None and (change.touches("document", "*")):
            self.document = self.project.reader.document(self.document.id)
        turned = change.touches("setting", "*") and self._follow_round()
        self.changed.emit(change)
        self.saved.emit()
        if turned:
            self.layers_changed.emit()

    def _follow_round(self) -> bool:
        """Show the same people in the round that the project is in now; True where somebody else's spans are meant."""
        own = self.project.layer
        others = () if self.blind else (replace(layer, round=own.round) for layer in self.shown[1:])
        former, self.shown = self.shown, (own, *others)
        return self.shown != former
