"""The menu of people: who I am in this project, and whose spans are shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu

from annotator.domain.annotator import Layer
from annotator.ui.session import Session


def _tr(words: str) -> str:
    return QCoreApplication.translate("People", words)


def fill_people_menu(menu: QMenu, session: Session) -> None:
    """Fill the menu anew for the open project."""
    menu.clear()
    me = session.project.me
    people = sorted(session.people().values(), key=lambda person: person.name.casefold())
    menu.addSection(_tr("You are"))
    group = QActionGroup(menu)
    for person in people:
        if person.kind == "person":
            action = menu.addAction(person.name)
            action.setCheckable(True)
            action.setChecked(person.id == me.id)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, name=person.name: session.be(name))
    menu.addAction(_tr("Somebody else…")).triggered.connect(lambda: _ask(menu, session))
    others = [person for person in people if person.id != me.id]
    if others:
        menu.addSection(_tr("Show spans of"))
    for person in others:
        menu.addAction(_shown(person.name, Layer(person.id, session.project.round), session, menu))


def _shown(name: str, layer: Layer, session: Session, menu: QMenu) -> QAction:
    action = QAction(name, menu)
    action.setCheckable(True)
    action.setChecked(layer in session.shown)

    def toggle(on: bool) -> None:
        rest = tuple(known for known in session.shown if known != layer)
        session.show_layers((*rest, layer) if on else rest)

    action.toggled.connect(toggle)
    return action


def _ask(menu: QMenu, session: Session) -> None:
    name, given = QInputDialog.getText(menu.parentWidget(), _tr("Who are you?"), _tr("Your name in this project"))
    if given and name.strip():
        session.be(" ".join(name.split()))
