"""The menu of people: who I am in this project, and whose spans are shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.annotator import Annotator, Layer
from annotator.ui.session import Session


class PeopleMenu(QMenu):
    """Everybody in the project; made anew each time that it opens."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("People"))
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        me = self._session.project.me
        people = sorted(self._session.people().values(), key=lambda person: person.name.casefold())
        self._add_heading(self.tr("You are"))
        group = QActionGroup(self)
        for person in people:
            if person.kind == "person":
                action = self.addAction(_plain(person.name), partial(self._session.be, person.name))
                action.setCheckable(True)
                action.setChecked(person.id == me.id)
                group.addAction(action)
        self.addAction(self.tr("Somebody else…"), self._ask)
        others = [person for person in people if person.id != me.id]
        self._add_heading(self._round())
        self._add_own(me)
        for person in others if not self._session.blind else ():
            self._add_shown(person)

    def _add_heading(self, title: str) -> None:
        if not self.isEmpty():
            self.addSeparator()
        self.addAction(title).setEnabled(False)

    def _round(self) -> str:
        project = self._session.project
        if self._session.blind:
            return self.tr("Round {round} is blind: others' spans are hidden").format(round=project.round)
        if project.round > 1:
            return self.tr("Round {round}: show spans of").format(round=project.round)
        return self.tr("Show spans of")

    def _add_own(self, me: Annotator) -> None:
        """My spans are always read; they can be left out of the text."""
        action = self.addAction(self.tr("{name} (you)").format(name=_plain(me.name)))
        action.setCheckable(True)
        action.setChecked(not self._session.hidden.hides_person(me.id))
        action.toggled.connect(lambda _: self._session.hidden.turn_person(me.id))

    def _add_shown(self, person: Annotator) -> None:
        layer = Layer(person.id, self._session.project.round)
        action = self.addAction(_plain(person.name))
        action.setCheckable(True)
        action.setChecked(layer in self._session.shown)
        action.toggled.connect(partial(self._show_layer, layer))

    def _show_layer(self, layer: Layer, on: bool) -> None:
        rest = tuple(known for known in self._session.shown if known != layer)
        self._session.show_layers((*rest, layer) if on else rest)

    def _ask(self) -> None:
        from PySide6.QtWidgets import QInputDialog

        name, given = QInputDialog.getText(self, self.tr("Who are you?"), self.tr("Your name in this project"))
        if given and name.strip():
            self._session.be(" ".join(name.split()))


def _plain(name: str) -> str:
    """A name as a menu says it: an ampersand is not the mark of a key."""
    return name.replace("&", "&&")
