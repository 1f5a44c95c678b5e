"""A window on a disk that fails: every hand is answered with a sentence, and work goes on when the disk is back."""

import errno
import sys

import pytest
from PySide6.QtCore import Qt

from annotator.ui.application import install_hook
from tests.ui.annotate_scene import Scene, make_project
from tests.unit.storage.faulty import EVERY, Fault, Faulty, watched
from tests.unit.storage.sqlite_disk import LIBRARY

pytestmark = pytest.mark.skipif(not LIBRARY, reason="SQLite is linked into Python, or not to be found")


# What a list shows is read while it is painted: there too the disk may fail, and Qt grumbles.
@pytest.mark.qt_log_ignore("QPainter::end", extend=True)
@pytest.mark.parametrize("kind", [EVERY, "sync"])
def test_that_a_window_on_a_failing_disk_says_so_and_goes_on_when_it_is_back(
    qtbot, tmp_path, monkeypatch, caplog, kind
):
    bugs, failures, disk = [], [], Faulty()
    with watched(tmp_path, disk):
        scene = Scene(qtbot, make_project(tmp_path))
        scene.session.failed.connect(failures.append)
        monkeypatch.setattr(sys, "excepthook", None)
        install_hook(bugs.append, scene.session.failed.emit)
        scene.mark("limusin lapis baja")
        disk.fault = Fault(kind, disk.counts[kind] + 1, errno.EIO, lasting=True)
        scene.mark("pakta pertahanan")
        assert "disk reported a fault" in failures[0]
        scene.press(Qt.Key.Key_N)
        scene.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        disk.fault = None
        scene.mark("tuan rumah")
        assert ("Gift", "tuan rumah") in scene.spans()
        assert ("Gift", "limusin lapis baja") in scene.spans()
        scene.close()
    assert bugs == []
    caplog.clear()
