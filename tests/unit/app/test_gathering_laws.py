"""Whoever gathers what from whom, through files of every kind: in the end all have the same, and nothing is lost."""

from pathlib import Path

import pytest

from annotator.storage.check import problems
from tests.unit.app.laptops import Laptops

DEFAULT, SLOW = 6, 80


def come_together(place: Path, seed: int) -> list[str]:
    """Let a team work and send each other files, then fill the team's folder; returns what is wrong then."""
    (folder := place / str(seed)).mkdir()
    team = Laptops(folder, seed)
    try:
        team.live(team.draw.randrange(5, 40))
        team.exchange()
        found = team.disagreements()
        for project in team.projects:
            found += problems(project.reader)
        return [f"seed {seed}: {line}" for line in found]
    finally:
        team.close()


def test_that_teams_come_to_the_same_through_files(tmp_path: Path) -> None:
    for seed in range(DEFAULT):
        assert come_together(tmp_path, seed) == []


def test_that_a_gold_that_was_taken_back_goes_from_all(tmp_path: Path) -> None:
    assert come_together(tmp_path, 1_300_090_000) == []


@pytest.mark.slow
@pytest.mark.timeout(0)
def test_that_thousands_of_teams_come_to_the_same_through_files(tmp_path: Path) -> None:
    for seed in range(DEFAULT, SLOW):
        assert come_together(tmp_path, seed) == []
