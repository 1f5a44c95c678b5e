"""Whose spans a review compares: a button that says how many, and a menu to leave people out."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from annotator.ui.review.settling import Settling
from annotator.ui.session import Session


class LayersButton(QToolButton):
    """Leaving somebody out lasts until another project is opened."""

    def __init__(self, session: Session, settling: Settling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settling = settling
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAccessibleName(self.tr("Whose spans"))
        self.setAccessibleDescription(self.tr("Chooses whose spans are compared"))
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)
        settling.reloaded.connect(self._say)

    def _say(self) -> None:
        people = len(self._settling.layers)
        self.setText(self.tr("1 layer ▾") if people == 1 else self.tr("{count} layers ▾").format(count=people))

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for layer in self._settling.everybody():
            person = self._session.people().get(layer.annotator_id)
            action = menu.addAction(person.name.replace("&", "&&") if person else "?")
            action.setCheckable(True)
            action.setChecked(layer.annotator_id not in self._settling.left_out)
            action.toggled.connect(partial(self._on_turned, layer.annotator_id))

    def _on_turned(self, annotator_id: str, on: bool) -> None:
        (self._settling.left_out.discard if on else self._settling.left_out.add)(annotator_id)
        self._settling.reload()
