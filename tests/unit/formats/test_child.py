"""The child process that documents are read in: one for many files, a new one after a death, none left behind."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import made_files as made
import pytest
from laws import READ, taken

from annotator.domain.errors import BadInput
from annotator.formats import child
from annotator.formats.registry import named


@pytest.fixture
def pool(monkeypatch):
    fresh = child._Pool()
    monkeypatch.setattr(child, "_POOL", fresh)
    yield fresh
    fresh.clear()


def process(pool: child._Pool) -> subprocess.Popen:
    """Return the process of the one child that is idle."""
    (idle,) = pool._idle
    return idle._process


def html(path: Path) -> str:
    (article,) = taken(named("html").read(made.page(path), READ))
    return article.text


def gone(running: subprocess.Popen, within: float = 5.0) -> bool:
    end = time.monotonic() + within
    while running.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    return running.poll() is not None


def test_that_one_child_reads_one_file_after_another(pool, tmp_path):
    html(tmp_path / "a.html")
    first = process(pool)
    html(tmp_path / "b.html")
    assert process(pool) is first


def test_that_a_file_that_is_refused_does_not_cost_a_child(pool, tmp_path):
    html(tmp_path / "a.html")
    first = process(pool)
    with pytest.raises(BadInput, match="no Word document"):
        taken(named("docx").read(made.page(tmp_path / "a.docx"), READ))
    assert process(pool) is first


def test_that_a_death_is_a_sentence_and_the_next_file_gets_a_new_child(pool, tmp_path):
    html(tmp_path / "a.html")
    first = process(pool)
    with pytest.raises(BadInput, match=r"^a\.xlsx: its reader broke down on it"):
        taken(named("xlsx").read(made.shield(tmp_path / "a.xlsx"), READ))
    assert gone(first)
    assert html(tmp_path / "b.html").startswith(made.TITLE)
    assert process(pool) is not first


def test_that_a_child_killed_while_it_was_idle_is_replaced(pool, tmp_path):
    html(tmp_path / "a.html")
    process(pool).kill()
    assert gone(process(pool))
    assert html(tmp_path / "b.html").startswith(made.TITLE)


def test_that_an_idle_child_goes_by_itself(pool, tmp_path, monkeypatch):
    monkeypatch.setattr(child, "IDLE", 0.1)
    html(tmp_path / "a.html")
    assert gone(process(pool))


def test_that_a_reader_that_is_left_early_leaves_no_process(pool, tmp_path, monkeypatch):
    made_children = []
    monkeypatch.setattr(child, "Child", lambda make=child.Child: made_children.append(make()) or made_children[-1])
    path = made.workbook(tmp_path / "a.xlsx", A=[["isi"], *([f"Kuda {number}."] for number in range(20_000))])
    rows = named("xlsx").read(path, READ)
    assert next(iter(rows)).text == "Kuda 0."
    rows.close()
    assert gone(made_children[0]._process)
    assert pool._idle == []


def test_that_two_threads_read_at_the_same_time_in_two_children(pool, tmp_path):
    found = []
    threads = [
        threading.Thread(target=lambda name=name: found.append(html(tmp_path / name))) for name in ("a.html", "b.html")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 2
    assert found[0] == found[1]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_that_memory_and_time_are_limited_in_the_child(pool, tmp_path):
    html(tmp_path / "a.html")
    limits = Path(f"/proc/{process(pool).pid}/limits").read_text().splitlines()
    found = {line[:26].strip(): line[26:].split()[0] for line in limits}
    assert int(found["Max address space"]) == 1024**3
    assert 60 <= int(found["Max cpu time"]) <= 70
    assert found["Max core file size"] == "0"


def test_that_no_child_outlives_the_program(tmp_path):
    script = (
        "import sys; from pathlib import Path; from annotator.formats import child, registry;"
        "from annotator.formats.record import ReadOptions;"
        "list(registry.named('html').read(Path(sys.argv[1]), ReadOptions()));"
        "print(child._POOL._idle[0]._process.pid, flush=True); import os; os.kill(os.getpid(), 9)"
    )
    page = made.page(tmp_path / "a.html")
    done = subprocess.run([sys.executable, "-c", script, page], capture_output=True, text=True, check=False)
    pid = int(done.stdout)
    end = time.monotonic() + 5
    while time.monotonic() < end and Path(f"/proc/{pid}").exists() and not _is_zombie(pid):
        time.sleep(0.02)
    assert not Path(f"/proc/{pid}").exists() or _is_zombie(pid)


def _is_zombie(pid: int) -> bool:
    try:
        return ") Z" in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return True


def test_that_what_a_library_prints_is_not_taken_for_an_answer(tmp_path):
    # The child's first output descriptor is given away to the answers; printing goes to standard error.
    code = (
        "import os, sys; from annotator.formats import parse_child, saved_page;"
        "was = saved_page.read;"
        "saved_page.read = lambda *a: (print('halo', flush=True), os.write(1, b'x'), was(*a))[2]; parse_child.main()"
    )
    page = str(made.page(tmp_path / "a.html"))
    import json

    order = json.dumps(["saved_page", "read", page, "", {}]).encode()
    done = subprocess.run(
        [sys.executable, "-c", code], input=len(order).to_bytes(4, "big") + order, capture_output=True, check=True
    )
    length = int.from_bytes(done.stdout[:4], "big")
    kind, article = json.loads(done.stdout[4 : 4 + length])
    assert (kind, article["title"]) == ("article", made.TITLE)
    assert b"halo" in done.stderr


def test_that_the_program_starts_without_any_parser():
    script = (
        "import sys, annotator.formats.registry;"
        "sys.exit(bool({'trafilatura', 'mammoth', 'pypdfium2', 'python_calamine', 'lxml'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, env=dict(os.environ)).returncode == 0
