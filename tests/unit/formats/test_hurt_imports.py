"""Files of every format, cut short or with characters that no text holds: nothing of them harms a project."""

import zipfile
from contextlib import closing

import pytest
import test_fuzz
import test_tool_fuzz
from laws import WRITE, selection
from test_hostile_documents import MAKERS

from annotator.app import importing
from annotator.app.importing import ImportOptions
from annotator.app.project import Project
from annotator.domain.document import Document
from annotator.formats import registry
from annotator.storage.check import problems

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
SIXTEENTHS = 16
WORD = b"Ratu"
SPOILED = [
    b"Ra\0tu",
    b"Ra\xed\xa0\x80tu",
    b"Ra\\ud800tu",
    b"Ra\\u0000tu",
    b"Ra&#xD800;tu",
    b"Ra&#0;tu",
    b"Ra\xff\xfetu",
]
"""NUL and half a surrogate pair, as bytes and as JSON and XML spell them."""

OTHERS = {
    "label-studio": "a.json",
    "prodigy": "a.jsonl",
    "medtator": "a.xml",
    "taguette": "a.sqlite3",
    "qualcoder": "a.qda",
}
EXCHANGE = ("w3c", "refi-qda", "huggingface")
KINDS = [*test_fuzz.OWN, *test_fuzz.PLAIN, *OTHERS, *EXCHANGE, *MAKERS]


def _whole(kind, folder):
    """Return a good file of a kind, in a folder with what belongs to it."""
    if kind in MAKERS:
        return MAKERS[kind](folder / kind)
    if kind in OTHERS:
        make, _ = test_tool_fuzz.TOOLS[kind]
        make(folder / OTHERS[kind])
        return folder / OTHERS[kind]
    if kind in EXCHANGE:
        known = registry.named(kind)
        out = folder / ("out" if known.folder else f"a{known.suffixes[0]}")
        known.write(selection([test_fuzz.ARTICLE]), out, WRITE)
        return next(out.glob("*.parquet")) if known.folder else out
    return test_fuzz._whole(kind, folder)


def _spoiled(data, path, instead):
    """Return data with a word spoiled, also in the members of an archive."""
    if not zipfile.is_zipfile(path):
        return data.replace(WORD, instead)
    packed = path.with_name("packed")
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(packed, "w") as archive:
        for name in whole.namelist():
            archive.writestr(name, whole.read(name).replace(WORD, instead))
    return packed.read_bytes()


def _hurts(path):
    data = path.read_bytes()
    for sixteenth in range(SIXTEENTHS):
        yield f"cut at {sixteenth}", data[: len(data) * sixteenth // SIXTEENTHS]
    for instead in SPOILED:
        yield f"spoiled by {instead!r}", _spoiled(data, path, instead)


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_hurt_file_is_told_or_taken_and_the_project_stays_whole(tmp_path, kind):
    (tmp_path / "whole").mkdir()
    whole = _whole(kind, tmp_path / "whole")
    hurts = dict(_hurts(whole))
    with closing(Project.create(tmp_path / "p.sorot", "Ana")) as project:
        for how, data in hurts.items():
            whole.write_bytes(data)
            before = project.reader.document_count()
            summary = importing.take(project, importing.prepare(project.path, [whole], ImportOptions(), project.me))
            came = project.reader.document_count() - before
            assert came == summary.documents_added, how
            assert summary.refused or came or summary.documents_known or summary.spans_known, how
            assert all(5 < len(refusal.reason) <= importing.LONGEST_REASON for refusal in summary.refused), how
        assert problems(project.reader) == []
        for document in project.reader.all(Document):
            assert "\0" not in document.text
            document.text.encode()
