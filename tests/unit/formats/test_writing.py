"""Writing whole: all files or none."""

import os
import pathlib

import pytest

from annotator.domain.errors import StorageFailure
from annotator.formats.writing import written_whole


def _all_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_that_files_take_their_places_together(tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("old")
    with written_whole(first, second) as (one, two):
        one.write_text("new one")
        assert first.read_text() == "old"
        two.write_text("new two")
    assert (first.read_text(), second.read_text()) == ("new one", "new two")
    assert _all_in(tmp_path) == ["a.txt", "b.txt"]


def test_that_a_failure_while_writing_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(KeyError), written_whole(target) as (draft,):
        draft.write_text("half")
        raise KeyError("stopped")
    assert target.read_text() == "old"
    assert _all_in(tmp_path) == ["a.txt"]


def test_that_a_second_file_that_cannot_take_its_place_gives_the_first_back(tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("old")
    second.mkdir()
    with pytest.raises(StorageFailure, match="there is a folder of that name"), written_whole(first, second) as drafts:
        for draft in drafts:
            draft.write_text("new")
    assert first.read_text() == "old"
    assert _all_in(tmp_path) == ["a.txt", "b.txt"]


def test_that_a_new_first_file_goes_again_when_the_second_fails(tmp_path):
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(StorageFailure), written_whole(tmp_path / "a.txt", tmp_path / "b.txt") as drafts:
        for draft in drafts:
            draft.write_text("new")
    assert _all_in(tmp_path) == ["b.txt"]


def test_that_a_missing_folder_is_a_sentence(tmp_path):
    with pytest.raises(StorageFailure, match=r"a\.txt could not be written: there is no such folder"):
        with written_whole(tmp_path / "nowhere" / "a.txt") as (draft,):
            draft.write_text("new")


@pytest.mark.skipif(not pathlib.Path("/dev/full").exists(), reason="needs a device that is always full")
def test_that_a_full_disk_is_a_sentence(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(StorageFailure, match="the disk is full"), written_whole(target):
        full = os.open("/dev/full", os.O_WRONLY)
        try:
            os.write(full, b"new")
        finally:
            os.close(full)
    assert target.read_text() == "old"


def test_that_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    link.symlink_to(real)
    with written_whole(link) as (draft,):
        draft.write_text("new")
    assert link.is_symlink()
    assert real.read_text() == "new"
