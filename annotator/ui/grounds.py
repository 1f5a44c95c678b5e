"""What areas that scroll draw on."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def know_ground(area: QAbstractScrollArea) -> None:
    """Let Python know an area's viewport for the plain widget that it is, before `viewport` is asked for first.

    PySide would make every class of widgets that there is, to see which of them it might be: 5 ms at every start.
    """
    area.findChild(QWidget, "qt_scrollarea_viewport")
