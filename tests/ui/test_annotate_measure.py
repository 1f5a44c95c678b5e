"""The height of lines and the width of the column, by setting and by action."""

import pytest

from annotator.app.settings import Settings
from tests.ui.annotate_scene import Scene, make_project


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path), size=(1500, 800))
    made.screen.apply_settings(Settings(tmp_path / "settings.json"))
    yield made
    made.close()


def pitch(scene):
    """Return the distance from one line to the next in the second paragraph."""
    layout = scene.text.placed()[1].block.layout()
    return layout.lineAt(1).y() - layout.lineAt(0).y()


def column(scene):
    return scene.text._layout.column


def test_that_lines_become_higher_and_lower_by_action_and_the_setting_is_kept(scene, tmp_path):
    usual = pitch(scene)
    for _ in range(4):
        scene.do("lines.higher")
    assert pitch(scene) == pytest.approx(usual * 1.4, abs=2)
    assert Settings(tmp_path / "settings.json")["line_height"] == 140
    assert scene.said[-1] == "Line height: 140"
    for _ in range(20):
        scene.do("lines.lower")
    assert Settings(tmp_path / "settings.json")["line_height"] == 70
    assert usual * 0.65 < pitch(scene) < usual * 0.8


def test_that_names_have_their_room_however_low_the_lines(scene):
    for _ in range(9):
        scene.do("lines.lower")
    scene.mark("limusin lapis baja")
    scene.mark("limusin", 0x32)
    for here in scene.text.placed():
        layout = here.block.layout()
        for name in here.shape.names:
            before = layout.lineAt(name.line - 1) if name.line else None
            assert before is None or name.box.top() >= before.y() + before.height() - 1


def test_that_the_column_becomes_wider_and_narrower_and_the_place_stays(scene):
    usual = column(scene)
    scene.do("column.narrower")
    scene.do("column.narrower")
    assert column(scene) == pytest.approx(usual * 60 / 70, abs=2)
    scene.do("column.wider")
    assert column(scene) == pytest.approx(usual * 65 / 70, abs=2)
    assert scene.text.scroll_place() == 0
