"""Qt's dialog of files looks into every file whose name it does not know, and by that would unlock an open project."""

import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
SHOWN = """
import subprocess, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from annotator.app.project import Project
from annotator.ui.application import make_application

folder, ask = Path(sys.argv[1]), sys.argv[2]
application = make_application(["sorot", "-platform", "offscreen"])
projects = [Project.create(folder / name, "R. Widya") for name in ("p.sorot", "q.db", "r.sqlite")]
dialog = QFileDialog(None, "", str(folder))
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.show()
QTest.qWait(500)
sys.exit(subprocess.run([sys.executable, "-c", ask, *(f"{each.path}-shm" for each in projects)]).returncode)
"""
ASK = """
import fcntl, sys

for name in sys.argv[1:]:
    with open(name, "rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 128)  # SQLite's: whoever has it empties the file
        except OSError:
            continue
    sys.exit(f"{name} is not locked any more")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own dialogs are used")
def test_that_a_dialog_of_files_leaves_the_open_project_locked(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SHOWN, str(tmp_path), ASK]
    done = subprocess.run(command, capture_output=True, text=True, cwd=HOUSE, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
