"""The user's settings as a dialog, made from their records; what is set is in force at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QDialog,
    QFormLayout,
    QLineEdit,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.settings import SETTINGS, Setting, Settings
from annotator.ui.actions import Actions
from annotator.ui.dialogs.pieces import number_field
from annotator.ui.keys_editor import KeysEditor
from annotator.ui.press import DropDown
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5

SIZE = (600, 640)


def words_of(setting: Setting) -> tuple[str, str]:
    """Return a setting's title and description in the reader's language."""
    translate = QCoreApplication.translate
    return translate("Settings", setting.title), translate("Settings", setting.description)


class PreferencesDialog(QDialog):
    """One field for each setting, and the keys of all actions."""

    changed = Signal(str)

    def __init__(self, settings: Settings, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Settings"))
        self.resize(*SIZE)
        self._fields: list[QWidget] = []
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Kinds of settings"))
        self.tabs.addTab(self._make_form(), self.tr("General"))
        self.tabs.addTab(KeysEditor(actions, settings), self.tr("Keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_4)
        column.addWidget(self.tabs)
        self._fields[0].setFocus()

    def _make_form(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(SPACE_2, SPACE_4, SPACE_4, SPACE_4)
        form.setVerticalSpacing(SPACE_4)
        form.setHorizontalSpacing(SPACE_5)
        for setting in SETTINGS:
            title, description = words_of(setting)
            field = self._field(setting)
            self._fields.append(field)
            field.setAccessibleName(title)
            field.setAccessibleDescription(description)
            label = plain_label(title)
            label.setBuddy(field)
            hint = plain_label(description, "muted")
            hint.setWordWrap(True)
            both = QVBoxLayout()
            both.setSpacing(SPACE_1)
            both.addWidget(field)
            both.addWidget(hint)
            form.addRow(label, both)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        for ground in (page, area.viewport()):
            ground.setAutoFillBackground(False)
        return area

    def _field(self, setting: Setting) -> QWidget:
        value = self._settings[setting.key]
        if setting.kind == "choice":
            box = DropDown()
            for stored, title in setting.choices:
                box.addItem(QCoreApplication.translate("Settings", title), stored)
            box.setCurrentIndex(max(0, box.findData(value)))
            box.currentIndexChanged.connect(lambda: self._set(setting.key, box.currentData()))
            return box
        if setting.kind == "number":
            number = number_field(setting.least, setting.most)
            number.setValue(value)
            number.valueChanged.connect(lambda chosen: self._set(setting.key, chosen))
            return number
        if setting.kind == "switch":
            switch = QCheckBox()
            switch.setChecked(value)
            switch.toggled.connect(lambda on: self._set(setting.key, on))
            return switch
        field = QLineEdit(value)
        if setting.key == "reading_face":
            field.setPlaceholderText("Noto Serif")
            completer = QCompleter(QFontDatabase.families(), field)
            field.setCompleter(completer)
        field.editingFinished.connect(lambda: self._set(setting.key, field.text().strip()))
        return field

    def _set(self, key: str, value: object) -> None:
        if self._settings[key] != value:
            self._settings[key] = value
            self.changed.emit(key)
