"""Docs that cannot lag: every format, setting and command stands in the manual."""

import re
from pathlib import Path

import pytest

from annotator.app.settings import SETTINGS
from annotator.cli import commands
from annotator.formats.registry import formats

HOUSE = Path(__file__).resolve().parents[1]
MANUAL = (HOUSE / "docs" / "manual.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [f.name for f in formats()])
def test_that_the_manual_describes_every_format(name: str) -> None:
    assert f"| `{name}` |" in MANUAL


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.key)
def test_that_the_manual_describes_every_setting(setting: object) -> None:
    assert f"| {setting.title} |" in MANUAL
    assert setting.description in MANUAL


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_that_the_manual_describes_every_command(name: str) -> None:
    assert f"annotator {name}" in MANUAL


def test_that_the_examples_of_exports_count_the_words_that_they_show() -> None:
    table = MANUAL.partition("| format | what is written | example |")[2].partition("\n\n")[0]
    ends = re.findall(r"(?<!\d)12\D{1,20}(\d\d)(?!\d)", table)
    assert len(ends) >= 10
    assert {"Raja terima jip hijau."[12 : int(end)] for end in ends} == {"jip hijau", "jip"}


def test_that_every_picture_that_docs_show_is_there() -> None:
    for page in (HOUSE / "README.md", HOUSE / "docs" / "manual.md"):
        for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / name).exists(), f"{page.name} shows {name}"
