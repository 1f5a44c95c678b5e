"""Only what a change touched is drawn again, and that is enough: the window looks as if all of it had been."""

import random

import pytest
from PySide6.QtWidgets import QApplication

from annotator.ui.text.mark import Mark
from annotator.ui.text.view import TextView

WORDS = [
    "kuda",
    "perak",
    "🚨",
    "limusin",
    "hadiah",
    "tuan",
    "rumah",
    "pakta",
    "di",
    "dan",
    "kereta",
    "barang",
    "wajib",
    "lapis",
    "baja",
]


def prose(chance, words):
    return " ".join(chance.choice(WORDS) for _ in range(words))


def shown(view):
    """Return the window as it is on the screen, drawn bit by bit."""
    QApplication.processEvents()
    return view.screen().grabWindow(view.winId()).toImage()


@pytest.fixture
def view(qtbot):
    chance = random.Random(4)
    made = TextView()
    qtbot.addWidget(made)
    made.resize(620, 520)
    made.set_article("\n".join(prose(chance, n) for n in (12, 60, 45, 3, 70)), [], "Judul", "Kabar Utara")
    made.show()
    qtbot.waitExposed(made)
    return made


def change(view, chance, number):
    """Make or move a span, let one go, select one, or select text."""
    length = len(view.text())
    start = chance.randrange(length - 60)
    name, colour = chance.choice([("Gift", "#b7791f"), ("Treaty clause", "#2f6fd0"), ("X", "#c8423b")])
    ranges = [(start, start + chance.choice([4, 9, 30, 300]))]
    if chance.random() < 0.2:
        ranges.append((min(length - 9, ranges[0][1] + chance.choice([5, 90])), length))
    mark = Mark(str(chance.randrange(25)), tuple((a, min(b, length)) for a, b in ranges), name, colour)
    deed = chance.random()
    if deed < 0.6:
        view.update_marks([mark])
        if deed < 0.4:
            view.select_mark(mark.id)
    elif deed < 0.75:
        view.update_marks([], [mark.id])
    elif deed < 0.85:
        view.select_mark(mark.id)
    else:
        view.set_selection(start, start + 20)


def test_that_the_window_looks_as_if_all_of_it_had_been_drawn_again(view):
    chance = random.Random(9)
    for number in range(120):
        change(view, chance, number)
        bit_by_bit = shown(view)
        view.viewport().update()
        assert bit_by_bit == shown(view), f"after change {number}"
