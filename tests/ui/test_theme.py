"""The theme: colours that can be read, and a style sheet Qt understands."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.ui.press import DropDown
from annotator.ui.theme import (
    CONTRAST,
    DARK,
    LABEL_COLOURS,
    LIGHT,
    SELECTION_SHARE,
    blend,
    contrast,
    edge_colour,
    label_colour,
    palette,
    readable,
    stylesheet,
    text_colour,
)

AWKWARD = ["#ffffff", "#000000", "#ffff00", "#00ff00", "#0000ff", "#808080", "#f6f5f2", "#17181c", *LABEL_COLOURS]


def test_that_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
@pytest.mark.parametrize("colour", AWKWARD)
def test_that_text_in_any_colour_can_be_read_on_every_ground(tokens, colour):
    for ground in (tokens.window, tokens.panel, tokens.paper, tokens.chosen, tokens.hover):
        assert contrast(readable(colour, ground), ground) >= 4.5
        tinted = blend(label_colour(colour, tokens.dark), ground, 0.3)
        assert contrast(readable(colour, tinted), tinted) >= 4.5


def test_that_a_colour_that_is_readable_already_is_left_alone():
    assert readable("#22242a", "#ffffff") == "#22242a"


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_that_ink_and_muted_text_and_accent_text_pass_on_paper_and_panel(tokens):
    for ground in (tokens.window, tokens.panel, tokens.paper):
        assert contrast(tokens.ink, ground) >= 7
        assert contrast(tokens.muted, ground) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_that_all_text_fields_and_the_focus_pass_on_every_ground_they_stand_on(tokens):
    """WCAG AA: 4.5 for text, 3.0 for what tells where a control is and which one has the keyboard."""
    for ground in (tokens.window, tokens.panel, tokens.paper):
        for role in ("faint", "accent", "good", "warn", "bad"):
            assert contrast(text_colour(getattr(tokens, role), tokens), ground) >= 4.5, (role, ground)
        assert contrast(edge_colour(tokens), ground) >= 3
    for ground in (tokens.window, tokens.panel, tokens.paper, tokens.hover, tokens.chosen):
        assert contrast(tokens.ink, ground) >= 7
        assert contrast(tokens.accent, ground) >= 3
    assert contrast(tokens.ink, blend(tokens.accent, tokens.paper, SELECTION_SHARE)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_that_the_style_sheet_colours_words_and_fields_so_that_they_pass(tokens):
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", stylesheet(tokens))
    grounds = (tokens.window, tokens.panel, tokens.paper)
    for selector, body in rules:
        if ":disabled" in selector or "QProgressBar" in selector:
            continue
        ground = re.search(r"(?<![-\w])background: (#\w{6})", body)
        words = re.search(r"(?:^|[;\s])color: (#\w{6})", body)
        if words:
            for under in [ground[1]] if ground else grounds:
                assert contrast(words[1], under) >= 4.5, (selector, words[1], under)
        if ":focus" in selector and (ring := re.search(r"border: 2px solid (#\w{6})", body)):
            assert all(contrast(ring[1], under) >= 3 for under in grounds), selector
        field = selector.strip().startswith(("QLineEdit", "QCheckBox::indicator", "QTableView::indicator"))
        if field and (edge := re.search(r"border(?:-bottom)?: [12]px solid (#\w{6})", body)):
            assert all(contrast(edge[1], under) >= 3 for under in grounds), selector


@pytest.mark.parametrize("colour", [*AWKWARD, CONTRAST.accent, CONTRAST.good, CONTRAST.warn, CONTRAST.bad])
def test_that_high_contrast_means_seven_to_one_for_all_text(colour):
    for ground in (CONTRAST.window, CONTRAST.panel, CONTRAST.paper, CONTRAST.hover, CONTRAST.chosen):
        assert contrast(readable(colour, ground), ground) >= 7
        assert contrast(readable(label_colour(colour, CONTRAST.dark), ground), ground) >= 7
        for role in ("ink", "muted", "faint"):
            assert contrast(getattr(CONTRAST, role), ground) >= 7
    assert contrast(CONTRAST.on_accent, CONTRAST.accent) >= 7
    assert contrast(CONTRAST.line, CONTRAST.paper) >= 4.5
    selection = blend(CONTRAST.accent, CONTRAST.paper, SELECTION_SHARE)
    assert contrast(CONTRAST.ink, selection) >= 7


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_that_every_picture_of_the_style_sheet_is_there(tokens):
    pictures = re.findall(r'url\("([^"]+)"\)', stylesheet(tokens))
    assert pictures
    assert all(Path(picture).exists() for picture in pictures)


def test_that_default_label_colours_have_their_partner_in_the_dark():
    assert label_colour("#B7791F", dark=True) == "#e0ac55"
    assert label_colour("#b7791f", dark=False) == "#b7791f"


def test_that_a_label_of_any_other_colour_is_seen_on_paper():
    assert contrast(label_colour("#101040", dark=True), DARK.paper) >= 3
    assert contrast(label_colour("#ffffcc", dark=False), LIGHT.paper) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_that_qt_reads_the_whole_style_sheet(qtbot, capfd, tokens):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in (QLineEdit(), QPushButton("Export"), QComboBox()):
        column.addWidget(widget)
    window.setStyleSheet(stylesheet(tokens))
    with qtbot.waitExposed(window):
        window.show()
    assert "Could not parse" not in capfd.readouterr().err
    assert "$" not in stylesheet(tokens)


def test_that_the_list_of_a_narrow_box_shows_every_line_whole(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    box = DropDown(window)
    box.addItems(["none", "1", "2, now of Sanction issue", "3"])
    box.setFixedWidth(70)
    window.setStyleSheet(stylesheet(LIGHT))
    with qtbot.waitActive(window):
        window.show()
    box.setFocus()
    box.showPopup()
    qtbot.wait(20)
    rows = [box.view().visualRect(box.model().index(row, 0)) for row in range(box.count())]
    assert rows[-1].bottom() <= box.view().viewport().rect().bottom()
    assert box.view().viewport().width() >= box.view().sizeHintForColumn(0)
    box.hidePopup()


def test_that_the_palette_carries_the_tokens():
    assert palette(DARK).color(QPalette.ColorRole.Base).name() == DARK.paper


@pytest.mark.parametrize("stored", ["", "red", "#fff", "#12345g", "url(x)"])
@pytest.mark.parametrize("dark", [False, True])
def test_that_a_label_without_a_sound_colour_has_one_on_screen(stored: str, dark: bool) -> None:
    assert label_colour(stored, dark) == label_colour("#6b6257", dark)
