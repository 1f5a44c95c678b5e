"""Choosing a label's colour: the eight that new labels take, or any other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QToolButton, QWidget

from annotator.ui.dialogs.pieces import described
from annotator.ui.theme import LABEL_COLOURS, SPACE_1, Tokens, label_colour

SIDE = 18


def swatch(stored: str, tokens: Tokens, ratio: float = 1.0, *, hollow: bool = False, side: int = SIDE) -> QIcon:
    """Return a rounded square in a label's colour as the theme shows it; `hollow` for a retired label."""
    picture = QPixmap(QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(label_colour(stored, tokens.dark))
    painter.setPen(QPen(colour, 2) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
    painter.drawRoundedRect(QRectF(2, 2, side - 4, side - 4), 3, 3)
    painter.end()
    made = QIcon(picture)
    # Else Qt would tint it in the chosen row, and a tinted colour is another colour.
    made.addPixmap(picture, QIcon.Mode.Selected)
    return made


class SwatchesView(QWidget):
    """A row of colours; the one in force is pressed."""

    chosen = Signal(str)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._colour = ""
        names = (
            self.tr("Amber"),
            self.tr("Blue"),
            self.tr("Red"),
            self.tr("Green"),
            self.tr("Violet"),
            self.tr("Teal"),
            self.tr("Pink"),
            self.tr("Brown"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_1)
        self._buttons: dict[str, QToolButton] = {}
        for colour, name in zip(LABEL_COLOURS, names, strict=True):
            button = self._button(name, self.tr("Gives the label this colour"))
            button.clicked.connect(lambda _=False, colour=colour: self._choose(colour))
            self._buttons[colour] = button
            row.addWidget(button)
        self._other = self._button(self.tr("Another colour…"), self.tr("Opens a window with all colours"))
        self._other.setText(self.tr("Other…"))
        self._other.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._other.clicked.connect(self._on_other)
        row.addWidget(self._other)
        row.addStretch(1)

    def _button(self, name: str, description: str) -> QToolButton:
        button = described(QToolButton(), name, description)
        button.setToolTip(name)
        button.setCheckable(True)
        button.setProperty("role", "swatch")
        button.setIconSize(QSize(SIDE, SIDE))
        return button

    def show_colour(self, colour: str, tokens: Tokens) -> None:
        """Press the colour in force, in the theme's shades."""
        self._colour, self._tokens = colour, tokens
        ratio = self.devicePixelRatioF()
        for stored, button in self._buttons.items():
            button.setIcon(swatch(stored, tokens, ratio))
            button.setChecked(stored == colour)
        is_other = colour not in self._buttons
        self._other.setIcon(swatch(colour, tokens, ratio) if is_other else QIcon())
        self._other.setChecked(is_other)

    def _choose(self, colour: str) -> None:
        self.show_colour(colour, self._tokens)
        self.chosen.emit(colour)

    def _on_other(self) -> None:
        self.show_colour(self._colour, self._tokens)
        dialog = QColorDialog(QColor(self._colour), self)
        dialog.setWindowTitle(self.tr("Colour of the label"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self._choose(colour.name()))
        dialog.open()
