"""Each icon is there, seen, and paler where it cannot be chosen."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage

from annotator.ui import icons
from annotator.ui.theme import DARK, LIGHT, Tokens


def drawn(name: str, tokens: Tokens, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    """Return the picture of an icon."""
    return icons.icon(name, tokens).pixmap(QSize(64, 64), mode).toImage()


def inks(image: QImage) -> set[str]:
    """Return the colours of the pixels that are wholly covered."""
    spots = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {spot.name() for spot in spots if spot.alpha() == 255}


def test_that_qtawesome_waits_for_the_first_icon_that_is_seen():
    code = """
import sys
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from annotator.ui import icons
from annotator.ui.theme import LIGHT
application = QApplication([])
made = icons.icon("done", LIGHT)
assert "qtawesome" not in sys.modules
assert not made.pixmap(QSize(16, 16)).isNull()
assert "qtawesome" in sys.modules and "qtpy" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", icons.NAMES)
def test_that_an_icon_is_drawn_in_the_muted_ink_of_its_theme(qapp, name):
    assert LIGHT.muted in inks(drawn(name, LIGHT))
    assert DARK.muted in inks(drawn(name, DARK))


def test_that_an_icon_of_what_cannot_be_chosen_is_as_pale_as_a_line(qapp):
    image = drawn("done", LIGHT, QIcon.Mode.Disabled)
    assert LIGHT.line in inks(image)
    assert LIGHT.muted not in inks(image)
