"""Names in files that nobody here knows: each is made, or stands for one of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.app import name_map
from annotator.app.name_map import NameMap, closest
from annotator.app.naming import PERSON, ForeignName
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import fold
from annotator.domain.wording import counted
from annotator.ui.dialogs.pieces import described, push
from annotator.ui.press import DropDown
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_3

SHOWN = 200


class NamesView(QWidget):
    """A choice for each name; `folder` is where maps are looked for first.

    `changed` says that files must be read anew, `failed` why a map was not taken.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._foreign: list[ForeignName] = []
        self._ours: Mapping[str, Sequence[str]] = {}
        self._chosen: dict[bool, dict[str, str]] = {False: {}, True: {}}
        self._combos: list[QComboBox] = []
        self._kinds = {
            "span": self.tr("Label"),
            "relation": self.tr("Relation"),
            "document": self.tr("Article label"),
            PERSON: self.tr("Annotator"),
        }
        self._create = QCheckBox(self.tr("Make labels that are missing"))
        described(self._create, self._create.text(), self.tr("Otherwise records with labels nobody knows are refused"))
        self._create.setChecked(True)
        self._closest = push(
            self.tr("Take the closest"),
            self.tr("Let each name stand for ours that is most like it"),
            self._take_closest,
        )
        self._save = push(
            self.tr("Save map…"), self.tr("Save which name stands for which, also for import --map"), self._ask_target
        )
        self._load = push(self.tr("Load map…"), self.tr("Load which name stands for which"), self._ask_source)
        self._about = plain_label(role="muted")
        self._about.setWordWrap(True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._lay_out()
        self._create.toggled.connect(self._on_create)
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._create, 1)
        for button in (self._closest, self._load, self._save):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_2, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(row)
        column.addWidget(self._about)
        column.addWidget(self._area, 1)

    @property
    def names(self) -> NameMap:
        """Their names that stand for ours."""
        return NameMap(dict(self._chosen[False]), dict(self._chosen[True]))

    @property
    def creates(self) -> bool:
        """Whether labels that are missing are made."""
        return self._create.isChecked()

    def show_names(self, foreign: list[ForeignName], ours: Mapping[str, Sequence[str]]) -> None:
        """Show these names; `ours` are the names we have of each kind."""
        if foreign != self._foreign or ours != self._ours:
            self._foreign, self._ours = foreign, ours
            self._show()

    def load(self, path: Path) -> None:
        """Take a saved map."""
        try:
            found = name_map.load(path)
        except AnnotatorError as error:
            self.failed.emit(str(error))
            return
        self._chosen = {False: dict(found.labels), True: dict(found.annotators)}
        self._show()
        self.changed.emit()

    def save(self, path: Path) -> None:
        """Save the map."""
        try:
            name_map.save(path, self.names)
        except AnnotatorError as error:
            self.failed.emit(str(error))

    def _show(self) -> None:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, SPACE_2, 0)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(2, 1)
        self._combos = [self._add(grid, row, one) for row, one in enumerate(self._foreign[:SHOWN])]
        grid.setRowStretch(len(self._combos), 1)
        self._area.setWidget(page)
        self._area.setVisible(bool(self._foreign))
        self._closest.setEnabled(bool(self._foreign))
        self._save.setEnabled(any(self._chosen.values()))
        self._about.setText(self._said())

    def _said(self) -> str:
        if not self._foreign:
            return self.tr("Every label and annotator in these files is known here.")
        if len(self._foreign) > SHOWN:
            return self.tr("The first {shown} of {count} names; a map that is loaded reaches all.").format(
                shown=counted(SHOWN), count=counted(len(self._foreign))
            )
        return self.tr("Nobody here knows these names. What do they stand for?")

    def _add(self, grid: QGridLayout, row: int, one: ForeignName) -> QComboBox:
        combo = DropDown()
        ours, kind = self._ours.get(one.kind, ()), self._kinds[one.kind]
        is_made = one.kind == PERSON or self.creates
        combo.addItem(self.tr("Make it new") if is_made else self.tr("Missing: refuse its records"), "")
        near = closest(one.name, ours)
        if near:
            combo.addItem(self.tr("{name} (closest)").format(name=near), near)
        for name in ours:
            if name != near:
                combo.addItem(name, name)
        if wanted := self._chosen_for(one):
            place = next((at for at in range(combo.count()) if fold(combo.itemData(at)) == fold(wanted)), -1)
            if place < 0:
                combo.addItem(self.tr("{name} (new)").format(name=wanted), wanted)
            combo.setCurrentIndex(place if place >= 0 else combo.count() - 1)
        theirs = plain_label(one.name)
        theirs.setBuddy(combo)
        described(
            combo, self.tr("{kind} {name}").format(kind=kind, name=one.name), self.tr("What this name stands for")
        )
        combo.activated.connect(partial(self._on_choice, one, combo))
        for column, widget in enumerate((plain_label(kind, "muted"), theirs, combo)):
            grid.addWidget(widget, row, column)
        return combo

    def _chosen_for(self, one: ForeignName) -> str:
        chosen = self._chosen[one.kind == PERSON]
        return next((ours for theirs, ours in chosen.items() if fold(theirs) == fold(one.name)), "")

    def _choose(self, one: ForeignName, ours: str) -> None:
        chosen = self._chosen[one.kind == PERSON]
        for theirs in [theirs for theirs in chosen if fold(theirs) == fold(one.name)]:
            del chosen[theirs]
        if ours:
            chosen[one.name] = ours

    def _on_choice(self, one: ForeignName, combo: QComboBox, _: int) -> None:
        self._choose(one, str(combo.currentData()))
        self._save.setEnabled(any(self._chosen.values()))
        self.changed.emit()

    def _take_closest(self) -> None:
        for one in self._foreign:
            if near := closest(one.name, self._ours.get(one.kind, ())):
                self._choose(one, near)
        self._show()
        self.changed.emit()

    def _on_create(self) -> None:
        self._show()
        self.changed.emit()

    def _ask_source(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Load a map of names"), str(self._folder), self.tr("Maps (*.json)")
        )
        if name:
            self.load(Path(name))

    def _ask_target(self) -> None:
        proposed = str(self._folder / "names.json")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the map of names"), proposed, "*.json")
        if name:
            path = Path(name)
            self.save(path if path.suffix else path.with_suffix(".json"))
