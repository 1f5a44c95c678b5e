"""Writing whole: all files or none."""

import os
import pathlib

import pytest

from annotator.domain.errors import AnnotatorError, StorageFailure
from annotator.formats.writing import WRITTEN, folder_written_whole, written_whole


def _all_in(folder):
    return sorted(path.name for path in folder.iterdir())


def _write(*paths):
    with written_whole(*paths) as drafts:
        for draft in drafts:
            draft.write_text("new")


def _write_half_and_stop(path):
    with written_whole(path) as (draft,):
        draft.write_text("half")
        raise KeyError("stopped")


def _write_half_a_folder(folder):
    with folder_written_whole(folder) as draft:
        (draft / "b.txt").write_text("half")
        raise KeyError("stopped")


def _write_to_a_full_disk(path):
    with written_whole(path), pathlib.Path("/dev/full").open("wb", buffering=0) as full:
        full.write(b"new")


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
    with pytest.raises(KeyError):
        _write_half_and_stop(target)
    assert target.read_text() == "old"
    assert _all_in(tmp_path) == ["a.txt"]


def test_that_a_second_file_that_cannot_take_its_place_gives_the_first_back(tmp_path):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("old")
    second.mkdir()
    with pytest.raises(StorageFailure, match="there is a folder of that name"):
        _write(first, second)
    assert first.read_text() == "old"
    assert _all_in(tmp_path) == ["a.txt", "b.txt"]


def test_that_a_new_first_file_goes_again_when_the_second_fails(tmp_path):
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(StorageFailure):
        _write(tmp_path / "a.txt", tmp_path / "b.txt")
    assert _all_in(tmp_path) == ["b.txt"]


def test_that_a_missing_folder_is_a_sentence(tmp_path):
    with pytest.raises(StorageFailure, match=r"a\.txt could not be written: there is no such folder"):
        _write(tmp_path / "nowhere" / "a.txt")


@pytest.mark.skipif(not pathlib.Path("/dev/full").exists(), reason="needs a device that is always full")
def test_that_a_full_disk_is_a_sentence(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(StorageFailure, match="the disk is full"):
        _write_to_a_full_disk(target)
    assert target.read_text() == "old"


def test_that_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    link.symlink_to(real)
    _write(link)
    assert link.is_symlink()
    assert real.read_text() == "new"


def _export(folder, *names):
    with folder_written_whole(folder) as draft:
        for name in names:
            (draft / name).write_text(name)


def test_that_a_folder_takes_its_place_whole_and_nothing_else_is_left(tmp_path):
    folder = tmp_path / "out"
    with folder_written_whole(folder) as draft:
        (draft / "a.txt").write_text("new")
        assert not folder.exists()
    assert _all_in(folder) == [WRITTEN, "a.txt"]
    assert _all_in(tmp_path) == ["out"]


def test_that_an_earlier_export_is_replaced_with_all_its_files(tmp_path):
    _export(tmp_path / "out", "a.txt", "b.txt")
    _export(tmp_path / "out", "b.txt", "c.txt")
    assert _all_in(tmp_path / "out") == [WRITTEN, "b.txt", "c.txt"]
    assert _all_in(tmp_path) == ["out"]


def test_that_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "out").mkdir()
    _export(tmp_path / "out", "a.txt")
    assert _all_in(tmp_path / "out") == [WRITTEN, "a.txt"]


@pytest.mark.parametrize("name", ["mine.txt", "deep/mine.txt", ".mine"])
def test_that_a_folder_with_others_files_is_refused_and_kept(tmp_path, name):
    _export(tmp_path / "out", "a.txt")
    mine = tmp_path / "out" / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("mine")
    with pytest.raises(AnnotatorError, match=f"no export wrote, such as “{name}”"):
        _export(tmp_path / "out", "b.txt")
    assert mine.read_text() == "mine"
    assert (tmp_path / "out" / "a.txt").exists()
    assert _all_in(tmp_path) == ["out"]


def test_that_a_file_where_a_folder_should_stand_is_refused_and_kept(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(AnnotatorError, match="this format needs a folder"):
        _export(tmp_path / "out", "b.txt")
    assert (tmp_path / "out").read_text() == "mine"


def test_that_a_folder_that_fails_leaves_the_old_one(tmp_path):
    _export(tmp_path / "out", "a.txt")
    with pytest.raises(KeyError):
        _write_half_a_folder(tmp_path / "out")
    assert _all_in(tmp_path / "out") == [WRITTEN, "a.txt"]
    assert _all_in(tmp_path) == ["out"]


def test_that_a_folder_in_no_folder_is_a_sentence(tmp_path):
    with pytest.raises(StorageFailure, match="out could not be written: there is no such folder"):
        _export(tmp_path / "nowhere" / "out", "a.txt")


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), os.mkfifo], ids=["a folder", "a pipe"])
def test_that_a_file_takes_no_place_but_a_file_s_and_this_is_said_before_anything_is_written(tmp_path, make):
    target = tmp_path / "taken"
    make(target)
    with pytest.raises(StorageFailure, match=r"“?taken”? could not be written"), written_whole(target):
        raise AssertionError("nothing is to be written")
    assert not target.is_file()
    assert _all_in(tmp_path) == ["taken"]


def test_that_the_root_of_a_disk_is_no_place_for_a_file_or_a_folder():
    with pytest.raises(StorageFailure, match="/ could not be written: there is a folder"):
        _write(pathlib.Path("/"))
    with pytest.raises(AnnotatorError, match="holds files that no export wrote"):
        _write_half_a_folder(pathlib.Path("/"))
