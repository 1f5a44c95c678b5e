"""Icons are letters of a font: each is there, seen, and paler where it cannot be chosen."""

import json
import re
from importlib.util import find_spec
from pathlib import Path

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


def test_that_every_letter_is_the_one_that_the_font_calls_by_the_name_beside_it():
    fonts = Path(find_spec("qtawesome").origin).parent / "fonts"
    known = json.loads(next(fonts.glob("materialdesignicons6-webfont-charmap-*.json")).read_text("utf-8"))
    beside = re.findall(r'"([\w-]+)": "\\U([0-9a-f]{8})",  # ([\w-]+)', Path(icons.__file__).read_text("utf-8"))
    assert [name for name, _, _ in beside] == list(icons.NAMES)
    assert {name: int(letter, 16) for name, letter, _ in beside} == {
        name: int(known[title], 16) for name, _, title in beside
    }


@pytest.mark.parametrize("name", icons.NAMES)
def test_that_an_icon_is_drawn_in_the_muted_ink_of_its_theme(qapp, name):
    assert LIGHT.muted in inks(drawn(name, LIGHT))
    assert DARK.muted in inks(drawn(name, DARK))


def test_that_an_icon_of_what_cannot_be_chosen_is_as_pale_as_a_line(qapp):
    image = drawn("done", LIGHT, QIcon.Mode.Disabled)
    assert LIGHT.line in inks(image)
    assert LIGHT.muted not in inks(image)
