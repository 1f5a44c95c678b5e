"""Taguette: a project that its own code made, and ones that are broken."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from laws import READ, judged, taken

from annotator.domain.errors import BadInput
from annotator.formats import taguette
from annotator.formats.record import Refusal

MADE = Path(__file__).parents[2] / "data" / "taguette.sqlite3"
TEXT = "Kabar & berita\n\nRatu kaya 🐎 membawa e\u0301mas ke\u00a0pasar.\n\nsatu\ndua\n\nRaja “pergi”."


def _changed(tmp_path, *statements):
    path = tmp_path / "a.sqlite3"
    shutil.copyfile(MADE, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return path


def test_that_highlights_stand_on_their_words():
    article, other = taken(taguette.read(MADE, READ))
    assert (article.text, article.name, article.title) == (TEXT, "berita.html", "Berita 1")
    assert [(TEXT[span.start : span.end], span.label, span.annotator) for span in article.spans] == [
        ("Kabar & berita", "gift", "admin"),
        ("Ratu kaya 🐎", "gift", "ana"),
        ("Ratu kaya 🐎", "people.queen", "ana"),
        ("e\u0301mas ke\u00a0pasar", "gift", "ana"),
        ("pasar.\n\nsatu\ndua", "highlight", "admin"),
        ("“pergi”.", "people.queen", "admin"),
    ]
    assert all(span.quote == TEXT[span.start : span.end] for span in article.spans)
    assert article.meta == {"description": "a note"}
    assert (other.text, other.spans, other.done) == ("Tidak ada.", [], False)


def test_that_an_offset_inside_a_character_is_its_end(tmp_path):
    path = _changed(
        tmp_path, "UPDATE highlights SET start_offset = 27, end_offset = 28, snippet = '<p>🐎</p>' WHERE id = 1"
    )
    article, _ = judged(taguette.read(path, READ))
    assert isinstance(article, Refusal)
    path = _changed(
        tmp_path, "UPDATE highlights SET start_offset = 26, end_offset = 27, snippet = '<p>🐎</p>' WHERE id = 1"
    )
    article, _ = taken(taguette.read(path, READ))
    assert any((span.start, span.end, span.quote) == (26, 27, "🐎") for span in article.spans)


def test_that_a_highlight_whose_snippet_stands_elsewhere_is_put_there_where_that_is_certain(tmp_path):
    path = _changed(
        tmp_path,
        "UPDATE highlights SET snippet = '<p>Raja</p>' WHERE id = 1",
        "UPDATE highlights SET snippet = 'tidak ada' WHERE id = 5",
    )
    article, _ = taken(taguette.read(path, READ))
    quoted = {span.quote: TEXT[span.start : span.end] for span in article.spans}
    assert quoted["Raja"] == "Raja"
    assert quoted["tidak ada"] == "“pergi”."


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("UPDATE highlights SET start_offset = -1 WHERE id = 1", "it starts before"),
        ("UPDATE highlights SET end_offset = 0 WHERE id = 1", "where it starts"),
        ("UPDATE highlights SET end_offset = 9999 WHERE id = 1", "after the text's end"),
        ("UPDATE highlights SET end_offset = 9223372036854775807 WHERE id = 1", "after the text's end"),
        ("UPDATE highlights SET end_offset = 'x' WHERE id = 1", "not whole numbers"),
        ("UPDATE highlights SET end_offset = 9e999 WHERE id = 1", "not whole numbers"),
        ("UPDATE highlights SET start_offset = 14, end_offset = 15 WHERE id = 1", "it shows no text"),
        ("UPDATE documents SET contents = '' WHERE id = 1", "it has no text"),
        ("UPDATE documents SET contents = '<p> </p>' WHERE id = 1", "it has no text"),
        ("UPDATE documents SET contents = x'00ff' WHERE id = 1", "it has no text"),
    ],
)
def test_that_a_wrong_document_is_refused_alone(tmp_path, change, reason):
    refused, other = judged(taguette.read(_changed(tmp_path, change), READ))
    assert (refused.file, refused.record, other.text) == ("a.sqlite3", "document 1", "Tidak ada.")
    assert reason in refused.reason


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE commands SET payload = '{'",
        "UPDATE commands SET payload = '[' || hex(zeroblob(100))",
        "UPDATE commands SET payload = '[3]'",
        "UPDATE commands SET payload = 17",
        "UPDATE commands SET payload = x'ff'",
        """UPDATE commands SET payload = '{"type":"highlight_add","highlight_id":[]}'""",
        "DROP TABLE commands",
    ],
)
def test_that_who_made_a_highlight_may_be_lost(tmp_path, change):
    article, _ = taken(taguette.read(_changed(tmp_path, change), READ))
    assert {span.annotator for span in article.spans} == {""}


@pytest.mark.parametrize("change", ["DROP TABLE highlights", "ALTER TABLE tags RENAME COLUMN path TO name"])
def test_that_another_database_is_refused(tmp_path, change):
    with pytest.raises(BadInput, match="no project of Taguette"):
        list(taguette.read(_changed(tmp_path, change), READ))
