"""The tools' own code reads what we write and writes what we read, where it is installed.

Its packages are label-studio-sdk and taguette; they need other versions of libraries than we do.
"""

import json
import logging
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import EVERYTHING, READ, TEXTS, WRITE, selection, taken

from annotator.formats import label_studio, label_studio_reading, taguette

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@settings(deadline=None, max_examples=60)
@given(EVERYTHING)
def test_that_label_studio_takes_our_tasks_and_gives_back_their_spans(tmp_path_factory, project):
    interface = pytest.importorskip("label_studio_sdk.label_interface")
    converter = pytest.importorskip("label_studio_sdk.converter")
    path = tmp_path_factory.mktemp("label-studio") / "a.json"
    report = label_studio.write(selection(project), path, WRITE)
    config = report.files[1].read_text(encoding="utf-8")
    known = interface.LabelInterface(config)
    known.validate()
    for task in json.loads(path.read_bytes()):
        assert all(known.validate_annotation(work) for work in task["annotations"])
    converter.Converter(config, project_dir=None).convert(str(path), str(path.parent / "min"), "JSON_MIN", is_dir=False)
    found = taken(label_studio_reading.read(next((path.parent / "min").iterdir()), READ))
    ours = Counter((a.text, s.start, s.end, s.label) for a in project for s in a.spans if not s.fragments)
    assert Counter((a.text, s.start, s.end, s.label) for a in found for s in a.spans) == ours


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.data())
def test_that_highlights_taguette_cuts_out_stand_on_their_words(tmp_path_factory, text, data):
    database = pytest.importorskip("taguette.database")
    extract = pytest.importorskip("taguette.extract")
    logging.getLogger("taguette").setLevel(logging.ERROR)
    from html import escape

    from bs4 import BeautifulSoup
    from taguette.convert import get_html_body

    path = tmp_path_factory.mktemp("taguette") / "a.sqlite3"
    contents = get_html_body(f"<h1>Kabar</h1><p>{escape(text)}</p><ul><li>{escape(text)}</li></ul>")
    bare = BeautifulSoup(contents, "html5lib").get_text()
    start = data.draw(st.integers(0, len(bare) - 1))
    end = data.draw(st.integers(start + 1, len(bare)))
    session = database.connect(f"sqlite:///{path}")()
    project = database.Project(name="P", description="")
    direction = database.TextDirection.LEFT_TO_RIGHT
    document = database.Document(
        name="D", description="", filename="d.html", project=project, text_direction=direction, contents=contents
    )
    first, last = len(bare[:start].encode()), len(bare[:end].encode())
    snippet = extract.extract(contents, first, last)
    session.add(database.Highlight(document=document, start_offset=first, end_offset=last, snippet=snippet))
    session.commit()
    session.close()
    (found,) = taguette.read(path, READ)
    words = "".join(bare[start:end].split())
    if bare[start:end].strip(" \t\n\r\f"):
        (span,) = found.spans
        assert span.quote == found.text[span.start : span.end]
        assert "".join(span.quote.split()) == words
    else:
        assert found.reason.endswith("it shows no text")
