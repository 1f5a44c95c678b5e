"""A project whose file is moved or deleted while it is open: no change is called saved that nobody would find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError, StorageFailure
from annotator.storage.backup import save_copy
from annotator.storage.store import Store

DEEDS: dict[str, Callable[[Path], object]] = {
    "moved": lambda path: path.rename(path.with_name("elsewhere.sorot")),
    "deleted": lambda path: path.unlink(),
    "replaced": lambda path: path.rename(path.with_name("elsewhere.sorot")) and path.write_bytes(b"another"),
    "folder moved": lambda path: path.parent.rename(path.parent.with_name("another folder")),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "work").mkdir()
    store = Store.create(tmp_path / "work" / "p.sorot")
    _name(store, "before")
    yield store
    store.close()


def _name(store: Store, name: str) -> None:
    with store.writing():
        store.set_setting("name", name)


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows moves no file that is open")
@pytest.mark.parametrize("deed", DEEDS)
def test_that_no_change_is_called_saved_once_the_file_is_gone(store: Store, deed: str) -> None:
    DEEDS[deed](store.path)
    with pytest.raises(AnnotatorError, match=r"p\.sorot” was moved, renamed or deleted") as caught:
        _name(store, "after")
    assert not isinstance(caught.value, StorageFailure)
    assert store.setting("name") == "before"


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows moves no file that is open")
def test_that_work_goes_on_when_the_file_is_put_back_and_all_of_it_is_there(store: Store) -> None:
    away = store.path.rename(store.path.with_name("elsewhere.sorot"))
    with pytest.raises(AnnotatorError):
        _name(store, "lost")
    away.rename(store.path)
    _name(store, "after")
    store.close()
    with_it = Store.open(store.path)
    assert with_it.setting("name") == "after"
    with_it.close()


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows deletes no file that is open")
def test_that_all_that_is_open_can_be_kept_once_the_file_is_gone(store: Store, tmp_path: Path) -> None:
    store.path.unlink()
    assert store.place is not None
    assert not store.place.is_kept()
    out = tmp_path / "kept.sorot"
    save_copy(store.connection, store.path, out)
    kept = Store.open(out)
    assert kept.setting("name") == "before"
    _name(kept, "after")
    kept.close()
    before = out.read_bytes()
    with pytest.raises(AnnotatorError, match="already there"):
        save_copy(store.connection, store.path, out)
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file() and "lock" not in path.name) == [out.name]
