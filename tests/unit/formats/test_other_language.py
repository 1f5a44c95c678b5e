"""In a window that speaks another language: refusals in it, also a child's; names and reports' reasons as ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import made_files as made
import orjson
import pytest
from laws import READ, WRITE, selection, taken

from annotator.domain import wording
from annotator.domain.errors import BadInput
from annotator.formats import table
from annotator.formats.record import ArticleRecord, Refusal, SpanRecord
from annotator.formats.registry import FORMATS, named

INDONESIAN = {
    "row {number}": "baris {number}",
    "line {number}": "baris {number}",
    "sheet “{sheet}”, {place}": "{place} pada lembar “{sheet}”",
    "it has no text in “{column}”": "tidak punya teks di “{column}”",
    "it is no Word document (.docx), or a damaged one": "bukan dokumen Word (.docx), atau rusak",
    "it has {count} MB; a text may have {most} MB": "ukurannya {count} MB; teks boleh sampai {most} MB",
    "it is not JSON: {error} (column {column})": "bukan JSON: {error} (kolom {column})",
    "this format cannot say a span that is in pieces": "rentang terpotong",
}


@pytest.fixture(autouse=True)
def _indonesian() -> Iterator[None]:
    wording.speak(lambda text: INDONESIAN.get(text, text), lambda number: f"{number:,}".replace(",", "."))
    yield
    wording.speak()


def test_that_places_are_worded_and_articles_keep_their_names(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("isi,judul\nKuda.,A\n,B\n", encoding="utf-8")
    article, refusal = table.read(tmp_path / "a.csv", READ)
    assert isinstance(article, ArticleRecord)
    assert (article.place, article.name) == ("baris 2", "a.csv#2")
    assert refusal == Refusal("a.csv", "baris 3", "tidak punya teks di “isi”")
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "Kuda.", "label": []}\n{"text": \n')
    article, refusal = named("doccano").read(tmp_path / "b.jsonl", READ)
    assert (article.place, article.name) == ("baris 1", "b.jsonl#1")
    assert refusal.reason.startswith("bukan JSON: ")


def test_that_a_sheets_name_may_hold_numbers_and_stand_anywhere(tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "c.xlsx", **{"Mei, 2024": [["isi"], ["Kuda."], [None, "lebih"]], "Juni": [["isi"]]})
    article, refusal = table.read(path, READ)
    assert (article.place, article.name) == ("baris 2 pada lembar “Mei, 2024”", "c.xlsx#Mei, 2024!2")
    assert refusal.record == "baris 3 pada lembar “Mei, 2024”"


def test_that_a_child_words_what_it_refuses_and_its_counts(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"^a\.docx: bukan dokumen Word \(\.docx\), atau rusak$"):
        taken(named("docx").read(made.page(tmp_path / "a.docx"), READ))
    path = tmp_path / "b.html"
    with path.open("wb") as file:
        file.truncate(1500 * 1024**2)
    with pytest.raises(BadInput, match=r"^b\.html: ukurannya 1\.500 MB; teks boleh sampai 100 MB$"):
        taken(named("html").read(path, READ))
    wording.speak()
    with pytest.raises(BadInput, match=r"^a\.docx: it is no Word document"):
        taken(named("docx").read(tmp_path / "a.docx", READ))


def test_that_reasons_and_titles_are_english_until_they_are_shown(tmp_path: Path) -> None:
    span = SpanRecord(0, 9, "Gift", fragments=[(0, 4), (6, 9)])
    article = ArticleRecord("Ratu memberi kuda.", name="a", spans=[span])
    report = named("doccano").write(selection([article]), tmp_path / "a.jsonl", WRITE)
    (lost,) = report.dropped
    assert (lost.reason, wording.worded(lost.reason)) == (
        "this format cannot say a span that is in pieces",
        "rentang terpotong",
    )
    assert orjson.loads((tmp_path / "a.jsonl").read_bytes())["text"] == article.text
    assert "Plain text" in {known.title for known in FORMATS}
