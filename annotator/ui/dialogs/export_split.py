"""Sharing articles out for training, tuning and testing: what comes of it is said before anything is written."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.app import splitting
from annotator.app.exporting import ExportOptions
from annotator.app.outgoing import Tell
from annotator.app.splitting import Sides, SplitOptions
from annotator.domain.errors import AnnotatorError
from annotator.domain.splits import PARTS
from annotator.domain.wording import counted
from annotator.storage.reader import Reader
from annotator.ui.dialogs.pieces import add_field, described, number_field, push
from annotator.ui.jobs import Job
from annotator.ui.press import DropDown
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label, tell
from annotator.ui.theme import SPACE_2, SPACE_3

SHARES = "80/10/10"
COLUMNS = {
    "source": QT_TRANSLATE_NOOP("Column", "Source"),
    "published": QT_TRANSLATE_NOOP("Column", "Date"),
    "language": QT_TRANSLATE_NOOP("Column", "Language"),
    "title": QT_TRANSLATE_NOOP("Column", "Title"),
    "name": QT_TRANSLATE_NOOP("Column", "Name"),
}
MOST = 999_999


class SplitView(QWidget):
    """Off, or shares, a seed and a column that keeps articles together.

    `changed` says that it is chosen otherwise, `planned` that the sides are known, `pairs_wanted` asks for the
    near-copies.
    """

    changed = Signal()
    planned = Signal()
    pairs_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self.sides: Sides | None = None
        self._on = QCheckBox(self.tr("Split for training"))
        self._on.setToolTip(self.tr("Train, dev and test in files of their own; near-copies stay on one side"))
        described(self._on, self._on.text(), self._on.toolTip())
        self._shares = QLineEdit(SHARES)
        self._seed = number_field(0, MOST)
        self._seed.setMaximumWidth(92)
        self._group = DropDown()
        self._group.setEditable(True)
        self._group.addItem("", "")
        for name, said in COLUMNS.items():
            self._group.addItem(QCoreApplication.translate("Column", str(said)), name)
        self._said = plain_label(role="muted")
        self._said.setWordWrap(True)
        self._pairs = push(self.tr("List near-copies"), self.tr("Lists the pairs of near-copies"), self._ask, "link")
        self._fields = QWidget()
        self._lay_out()
        self._on.toggled.connect(self._on_changed)
        self._shares.textEdited.connect(self._on_changed)
        self._seed.valueChanged.connect(self._on_changed)
        self._group.currentTextChanged.connect(self._on_changed)
        self._on_changed()

    def _lay_out(self) -> None:
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(1, 1)
        add_field(grid, 0, self.tr("Shares"), self._shares, self.tr("Of train, dev and test, such as 80/10/10"))
        seed = self.tr("Decides the sides of articles that have none yet")
        add_field(grid, 0, self.tr("Seed"), self._seed, seed, column=2)
        together = self.tr("A column, also of your own; articles with one value of it stay on one side")
        add_field(grid, 1, self.tr("Together by"), self._group, together, across=3)
        grid.addWidget(self._said, 2, 0, 1, 4)
        grid.addWidget(self._pairs, 3, 0, 1, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(self._on)
        column.addWidget(self._fields)

    @property
    def is_on(self) -> bool:
        """Whether the export is to be split."""
        return self._on.isEnabled() and self._on.isChecked()

    @property
    def is_busy(self) -> bool:
        """Whether the sides are being worked out; those in `sides` are then of what was chosen before."""
        return self._job is not None

    def allow(self, on: bool) -> None:
        """Let it be used or not: a project that is read only keeps no sides, and a whole project has no parts."""
        self._on.setEnabled(on)
        self._show()

    def look(self, options: ExportOptions) -> None:
        """Work the sides out on a thread of its own; nothing is kept yet."""
        self.stop()
        if not self.is_on:
            return
        path, before = self._session.project.path, self.sides
        split = SplitOptions(self._shares.text(), self._seed.value(), self._column())

        def work(tell: Tell) -> Sides:
            with closing(Reader.open(path)) as reader:
                return splitting.plan_export(reader, options, split, tell, before)

        self._say(self.tr("Comparing articles…"), "muted")
        self._job = Job(work, QCoreApplication.instance())
        self._job.finished.connect(self._on_planned)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def keep(self) -> Sides | None:
        """Let the project keep the sides that were shown; returns them, or None where it could not."""
        assert self.sides is not None
        try:
            self.sides = splitting.keep(self._session.project, self.sides)
        except AnnotatorError as error:
            self._say(str(error), "bad")
            return None
        return self.sides

    def forget(self) -> None:
        """Articles have changed: compare them anew."""
        self.sides = None

    def stop(self) -> None:
        """End what is being worked out."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def state(self) -> dict[str, Any]:
        """Return what was chosen, to be restored."""
        texts = {"shares": self._shares.text(), "group": self._column()}
        return {"on": self._on.isChecked(), "seed": self._seed.value(), **texts}

    def restore(self, state: dict[str, Any]) -> None:
        """Choose what was chosen before."""
        self._shares.setText(str(state.get("shares", SHARES)))
        group = str(state.get("group", ""))
        known = self._group.findData(group)
        self._group.setCurrentText(group if known < 0 else self._group.itemText(known))
        seed = state.get("seed", 0)
        self._seed.setValue(seed if isinstance(seed, int) and 0 <= seed <= MOST else 0)
        self._on.setChecked(state.get("on") is True)

    def _column(self) -> str:
        """Return the column that is chosen, or what was typed."""
        typed = self._group.currentText().strip()
        known = self._group.findText(typed, Qt.MatchFlag.MatchFixedString)
        return typed if known < 0 else str(self._group.itemData(known))

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._fields.setVisible(self.is_on)
        self._pairs.setVisible(self.is_on and bool(self.sides and self.sides.copies))

    def _on_planned(self, sides: Sides) -> None:
        self._job, self.sides = None, sides
        counts = Counter(sides.parts.values())
        parts = ", ".join(f"{part} {counted(counts[part])}" for part in PARTS)
        together = len(sides.copies) - len(sides.leaks)
        said = self.tr("{parts}. Near-copies: {together} pairs on one side, {leaks} on two.")
        self._say(
            said.format(parts=parts, together=counted(together), leaks=counted(len(sides.leaks))),
            "warn" if sides.leaks else "muted",
        )
        self._show()
        self.planned.emit()

    def _on_failed(self, sentence: str) -> None:
        self._job, self.sides = None, None
        self._say(sentence, "bad")
        self._show()
        self.planned.emit()

    def _say(self, sentence: str, role: str) -> None:
        tell(self._said, sentence, role)

    def _ask(self) -> None:
        self.pairs_wanted.emit()
