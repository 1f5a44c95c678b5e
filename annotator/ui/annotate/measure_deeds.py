"""The actions of how much room the text takes: the height of its lines and the width of its column."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction

from annotator.app.settings import SETTINGS, Settings
from annotator.ui.actions import Actions
from annotator.ui.session import Session
from annotator.ui.text.view import TextView

LINE_STEP, COLUMN_STEP = 10, 5


class MeasureDeeds(QObject):
    """Changes the two settings by steps."""

    def __init__(self, session: Session, text: TextView, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._text = text
        self._settings: Settings | None = None
        self.added = self._add(actions)

    def apply(self, settings: Settings) -> None:
        """Take over the settings."""
        self._settings = settings
        self._text.set_measure(settings["line_height"], settings["column_width"])

    def _add(self, actions: Actions) -> list[QAction]:
        lines = self.tr("Change the height of the article's lines")
        column = self.tr("Change the width of the article's column")
        steps = (
            ("lines.higher", self.tr("H&igher lines"), "line_height", LINE_STEP, lines),
            ("lines.lower", self.tr("Lo&wer lines"), "line_height", -LINE_STEP, lines),
            ("column.wider", self.tr("Wi&der column"), "column_width", COLUMN_STEP, column),
            ("column.narrower", self.tr("Na&rrower column"), "column_width", -COLUMN_STEP, column),
        )
        return [
            actions.add(name, text, partial(self._step, key, by), description=description, menu="view")
            for name, text, key, by, description in steps
        ]

    def _step(self, key: str, by: int) -> None:
        if self._settings is None:
            return
        setting = next(setting for setting in SETTINGS if setting.key == key)
        self._settings[key] = max(setting.least, min(setting.most, self._settings[key] + by))
        self.apply(self._settings)
        self._session.look_changed.emit(self._settings)
        title = QCoreApplication.translate("Settings", setting.title)
        self._session.announced.emit(f"{title}: {self._settings[key]}")
