"""TEI that says who made its spans is gathered like a teammate's project; one that does not is told to be imported."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app import gathering
from annotator.app.project import Project
from annotator.domain.codebook import Codebook
from annotator.formats import tei
from annotator.formats.record import ArticleRecord, Selection, SpanRecord, WriteOptions
from tests.unit.app.teams import TEXTS, lead_project, spans_by

BY_NOBODY = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>Surat dari <placeName>Muara</placeName>.</p></body></text>'
    "</TEI>"
)


@pytest.fixture
def lead(tmp_path: Path) -> Iterator[Project]:
    project = lead_project(tmp_path / "ana.sorot")
    yield project
    project.close()


def test_that_the_spans_of_each_person_in_a_corpus_are_gathered(lead: Project, tmp_path: Path) -> None:
    articles = [
        ArticleRecord(TEXTS[place], document_id=f"d{place}", annotator=who, spans=[SpanRecord(0, 4, "Gift", who)])
        for place, who in ((0, "Budi"), (0, "Citra"), (1, "Citra"))
    ]
    chosen = Selection(Codebook(), lambda: iter(articles), lambda: iter(()))
    tei.write(chosen, tmp_path / "x.xml", WriteOptions())
    found = gathering.prepare(lead.path, [tmp_path / "x.xml"], lead.me)
    gathering.take(lead, found)
    assert spans_by(lead) == {"Budi": 1, "Citra": 2}


def test_that_an_edition_of_nobodys_spans_is_refused_with_its_reason(lead: Project, tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text(BY_NOBODY, encoding="utf-8")
    found = gathering.prepare(lead.path, [tmp_path / "x.xml"], lead.me)
    (refused,) = found.refused
    assert "does not say who made its spans" in refused.reason
