"""Opening a project a second time in one process must not let other programs take the writer's log away."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectHeld
from annotator.storage.guard import sidecar
from annotator.storage.reader import Reader
from annotator.storage.store import Store

# Another program that looks into the project; if it believes itself alone, it folds the log back and removes it.
LOOK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM document").fetchone()
print(connection.execute("SELECT value FROM setting WHERE key = 'name'").fetchone()[0])
connection.close()
"""


def look(path: Path) -> str:
    return subprocess.run([sys.executable, "-c", LOOK, str(path)], capture_output=True, text=True, check=True).stdout


def name_it(store: Store, name: str) -> None:
    with store.writing():
        store.set_setting("name", name)


@pytest.mark.parametrize("again", ["nothing", "a reader", "a second store"])
def test_that_an_acknowledged_edit_is_seen_after_another_program_looked_in(tmp_path: Path, again: str) -> None:
    path = tmp_path / "thesis.sorot"
    with closing(Store.create(path)) as store:
        name_it(store, "pertama")
        if again == "a reader":
            Reader.open(path).close()
        elif again == "a second store":
            with pytest.raises(ProjectHeld):
                Store.open(path)
        look(path)
        assert sidecar(path, "-wal").exists(), "the writer's log was taken away"
        name_it(store, "kedua")
        assert look(path) == '"kedua"\n'
