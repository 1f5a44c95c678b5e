"""The user's settings file: what is kept comes back, what is broken does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.app.settings import SETTINGS, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "settings.json"


def test_that_a_setting_comes_back(file: Path) -> None:
    Settings(file)["name"] = "R. Widya “W” 🚙"
    assert Settings(file)["name"] == "R. Widya “W” 🚙"
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_that_every_setting_has_a_default_before_there_is_a_file(file: Path) -> None:
    settings = Settings(file)
    assert {known.key: settings[known.key] for known in SETTINGS} == {known.key: known.default for known in SETTINGS}
    assert not file.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[1]", b"3"])
def test_that_a_broken_file_means_defaults_and_can_be_written_again(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    settings = Settings(file)
    assert settings["theme"] == "system"
    settings["theme"] = "dark"
    assert Settings(file)["theme"] == "dark"


def test_that_a_value_of_a_wrong_kind_or_out_of_reach_is_the_default(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"text_size": true, "trim": "yes", "theme": "pink", "name": 7, "recent": 5}')
    settings = Settings(file)
    assert [settings[key] for key in ("text_size", "trim", "theme", "name")] == [13, True, "system", ""]
    assert settings.recent == []
    assert settings.state("window") == {}
    settings["text_size"] = 900
    assert settings["text_size"] == 13


def test_that_the_latest_project_comes_first_and_once(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    for name in ("a", "b", "a", *"cdefghij"):
        settings.remember(tmp_path / name)
    assert [path.name for path in settings.recent] == list("jihgfedc")
    settings.remember(tmp_path / "c")
    assert [path.name for path in settings.recent] == list("cjihgfed")


def test_that_a_state_is_kept_for_each_project_and_the_oldest_go(file: Path) -> None:
    settings = Settings(file)
    for number in range(120):
        settings.keep_state(f"project {number}", {"document": str(number)})
    again = Settings(file)
    assert again.state("project 119") == {"document": "119"}
    assert again.state("project 3") == {}


def test_that_a_folder_that_cannot_be_written_loses_a_preference_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file stands in the way")
    settings = Settings(tmp_path / "home" / "settings.json")
    settings["theme"] = "dark"
    assert settings["theme"] == "dark"


def test_that_a_device_keeps_its_id_and_others_have_another(file: Path) -> None:
    device = Settings(file).device
    assert Settings(file).device == device
    assert Settings(file.with_name("other.json")).device != device
    file.write_text('{"device": "../../x"}')
    assert len(Settings(file).device) == 16
