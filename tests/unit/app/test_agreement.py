"""Agreement of a project: who is compared, on which articles, what each figure rests on, and the report."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from annotator.app import agreement_report
from annotator.app.agreement import Agreement, measure
from annotator.app.agreement_terms import TERMS
from annotator.app.edits import PutRows, RemoveDocuments
from annotator.app.project import Project
from annotator.app.sample import make_sample
from annotator.domain.agreement.figures import Figure
from annotator.domain.agreement.scopes import METRICS
from annotator.domain.annotator import Annotator, persons
from annotator.domain.codebook import Label
from annotator.domain.document import Document, Progress
from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.identity import document_id, new_id, sha256
from annotator.domain.review import Verdict
from annotator.domain.span import Span
from annotator.domain.version import VERSION

TEXTS = [
    "Marsekal Doruna menerima sebuah jip hijau dari Presiden Halim pada hari Rabu.",
    "Seekor kuda putih dan sebilah belati diserahkan kepada Marsekal Doruna.",
    "Utusan Sela membawa cangkir teh perak ke ibu kota.",
]
IDS = [document_id(sha256(text)) for text in TEXTS]
Marks = list[tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Three articles, three people who have marked nothing yet, and labels of which one was merged into another."""
    made = Project.create(tmp_path / "p.sorot", "Lead", "Hadiah & <b>pakta</b>")
    documents = [
        Document(id=made_id, text=text, sha256=sha256(text), title=f"Artikel {n}", position=n)
        for n, (made_id, text) in enumerate(zip(IDS, TEXTS, strict=True))
    ]
    labels = [Label(id=name, name=name, position=n) for n, name in enumerate(("Gift", "Actor", "Date"))]
    labels.append(Label(id="Present", name="Present", merged_into="Gift"))
    people = [Annotator(id=name, name=name) for name in ("Ana", "Budi", "Citra")]
    made.do(PutRows((*documents, *labels, *people), "import"))
    yield made
    made.close()


def mark(
    project: Project, who: str, marks: Marks, done: tuple[int, ...] = (0, 1, 2), round_: int = 1, **more: Any
) -> None:
    """Give somebody spans, as (article, words, label), and finished articles."""
    spans = [
        Span(
            id=new_id(),
            document_id=IDS[nth],
            annotator_id=who,
            round=round_,
            label_id=label,
            start=TEXTS[nth].index(words),
            end=TEXTS[nth].index(words) + len(words),
            quote=words,
            **more,
        )
        for nth, words, label in marks
    ]
    progress = [
        Progress(id=new_id(), document_id=IDS[nth], annotator_id=who, round=round_, state="done") for nth in done
    ]
    project.do(PutRows((*spans, *progress), "import"))


JEEP, HORSE, CUPS = (0, "jip hijau", "Gift"), (1, "kuda putih", "Gift"), (2, "cangkir teh perak", "Gift")


def value(found: Agreement, metric: str = "f1_exact") -> float | None:
    return found.overall[metric].value


# Who, and on what


def test_that_only_articles_that_all_have_done_are_compared_and_the_others_say_why(project: Project) -> None:
    mark(project, "Ana", [JEEP, HORSE])
    mark(project, "Budi", [JEEP], done=(0,))
    skipped = Progress(id=new_id(), document_id=IDS[1], annotator_id="Budi", state="skipped")
    project.do(PutRows((skipped,), "import"))
    found = measure(project.reader)
    assert found.annotators == ("Ana", "Budi")
    assert dict(found.articles.documents) == {IDS[0]: "Artikel 0"}
    assert [(x.title, x.reason) for x in found.articles.excluded] == [
        ("Artikel 1", "Budi skipped it"),
        ("Artikel 2", "Budi has not begun it"),
    ]
    assert value(found) == 1.0


def test_that_only_people_who_finished_something_are_compared_unless_others_are_named(project: Project) -> None:
    others = [Annotator(id="model", name="Model", kind="model"), Annotator(id="gold", name="Gold (Lead)", kind="gold")]
    project.do(PutRows(tuple(others), "import"))
    for who in ("Ana", "Budi", "model", "gold"):
        mark(project, who, [JEEP])
    mark(project, "Citra", [HORSE], done=())
    assert measure(project.reader).annotators == ("Ana", "Budi")
    assert measure(project.reader, ["ana", "MODEL"]).annotators == ("Ana", "Model")
    assert measure(project.reader, ["Citra", "Ana"]).articles.documents == {}
    with project.store.writing():
        project.store.set_setting("gold", "gold")
    assert measure(project.reader, ["Ana", "gold"]).annotators == ("Ana", "Gold (Lead)")


def test_that_a_name_nobody_or_two_have_is_an_error_that_lists_the_annotators(project: Project) -> None:
    with pytest.raises(AnnotatorError, match=r"Nobody here is called “Dewi”\. The annotators are: Ana, Budi, Citra"):
        measure(project.reader, ["Ana", "Dewi"])
    project.do(PutRows((Annotator(id="other", name="ana"),), "import"))
    with pytest.raises(AnnotatorError, match="Two people"):
        measure(project.reader, ["Ana"])


def test_that_one_person_under_two_names_is_one_side_and_counts_once(project: Project) -> None:
    project.do(PutRows((Annotator(id="ana-2", name="Ana (laptop)", same_as="Ana"),), "import"))
    mark(project, "Ana", [JEEP, HORSE], done=(0, 1))
    mark(project, "ana-2", [JEEP, CUPS], done=(2,))
    mark(project, "Budi", [JEEP, HORSE, CUPS])
    found = measure(project.reader)
    assert found.annotators == ("Ana", "Budi")
    assert (len(found.articles.documents), value(found), found.overall["f1_exact"].n) == (3, 1.0, 6)
    assert measure(project.reader, ["Ana (laptop)", "Ana", "Budi"]).annotators == ("Ana", "Budi")


@pytest.mark.parametrize(
    ("same_as", "said"),
    [
        ({"a": None, "b": "a", "c": "b"}, {"a": "a", "b": "a", "c": "a"}),
        ({"a": "b", "b": "c", "c": "b"}, {"a": "b", "b": "b", "c": "b"}),
        ({"b": "b", "c": "gone"}, {"b": "b", "c": "c"}),
    ],
)
def test_that_a_person_is_found_through_chains_and_rings(same_as: dict[str, str | None], said: dict[str, str]) -> None:
    assert persons(Annotator(id=x, name=x, same_as=other) for x, other in same_as.items()) == said


def test_that_rounds_are_kept_apart_and_one_person_is_compared_with_themself(project: Project, tmp_path: Path) -> None:
    mark(project, "Ana", [JEEP, HORSE])
    mark(project, "Budi", [JEEP, HORSE])
    mark(project, "Ana", [JEEP, (1, "sebilah belati", "Gift")], done=(0, 1), round_=2)
    assert value(measure(project.reader)) == 1.0
    found = measure(project.reader, ["Ana"], [1, 2])
    assert found.annotators == ("Ana, round 1", "Ana, round 2")
    assert (value(found), found.as_json()["round"]) == (0.5, [1, 2])
    agreement_report.write(project.reader, found, tmp_path / "self.md", date(2024, 6, 20))
    text = (tmp_path / "self.md").read_text(encoding="utf-8")
    assert "in rounds 1 and 2, on the" in text
    assert "-0.00" not in agreement_report._interval(Figure(0.1, -0.0004, 0.2, 3), 2)
    assert found.articles.excluded == [], "what was not served again did not fall out"
    with pytest.raises(AnnotatorError, match="one annotator at a time"):
        measure(project.reader, ["Ana", "Budi"], [1, 2])


def test_that_fewer_than_two_annotators_or_no_shared_article_are_not_defined(project: Project) -> None:
    for _ in range(2):
        found = measure(project.reader)
        assert {figure.value for figure in found.overall.values()} == {None}
        assert found.pairs == []
        mark(project, "Ana", [JEEP], done=(0,))
    mark(project, "Budi", [HORSE], done=(1,))
    found = measure(project.reader)
    assert {figure.value for figure in found.overall.values()} == {None}
    assert len(found.articles.excluded) == 2


# The figures and what is behind them


def test_that_merged_labels_count_as_what_they_were_merged_into(project: Project) -> None:
    mark(project, "Ana", [(0, "jip hijau", "Present")])
    mark(project, "Budi", [JEEP])
    found = measure(project.reader)
    assert value(found) == 1.0
    assert list(found.names.values()) == ["Gift", "Actor", "Date"]
    assert found.labels["Actor"]["f1_exact"].value is None
    assert found.labels["Actor"]["observed_characters"].value == 1.0


def test_that_labels_of_one_name_are_told_apart(project: Project) -> None:
    project.do(PutRows((Label(id="twin", name="Gift", position=9),), "import"))
    mark(project, "Ana", [JEEP, (0, "Marsekal Doruna", "twin")])
    mark(project, "Budi", [JEEP])
    labels = measure(project.reader).as_json()["labels"]
    assert list(labels) == ["Gift", "Actor", "Date", "Gift (twin)"]
    assert (labels["Gift"]["f1_exact"]["value"], labels["Gift (twin)"]["f1_exact"]["value"]) == (1.0, 0.0)


def test_that_every_figure_of_a_pair_leads_to_its_passages(project: Project) -> None:
    mark(project, "Ana", [JEEP, HORSE, (0, "Marsekal Doruna", "Actor"), (2, "ibu kota", "Date")])
    mark(project, "Budi", [(0, "sebuah jip hijau", "Gift"), HORSE, (0, "Marsekal Doruna", "Gift")])
    mark(project, "Citra", [JEEP])
    found = measure(project.reader)
    assert [(pair.one, pair.other) for pair in found.pairs] == [("Ana", "Budi"), ("Ana", "Citra"), ("Budi", "Citra")]
    pair = found.pairs[0]
    assert [(IDS.index(x.document_id), x.start, x.end, x.kind, x.labels) for x in pair.passages] == [
        (0, 0, 15, "label differs", ("Actor", "Gift")),
        (0, 25, 41, "edges differ", ("Gift", "Gift")),
        (1, 7, 17, "agreed", ("Gift", "Gift")),
        (2, 41, 49, "missed", ("Date", None)),
    ]
    assert pair.confusion() == {("Actor", "Gift"): 1, ("Gift", "Gift"): 2, ("Date", None): 1}
    assert found.pairs[1].confusion()[None, "Gift"] == 0
    assert found.pairs[2].confusion()["Gift", None] == 2
    assert pair.figures["f1_exact"].value == pytest.approx(2 * 1 / 7)


def test_that_fragments_count_by_their_characters(project: Project) -> None:
    text = TEXTS[0]
    parts = [(text.index(words), text.index(words) + len(words)) for words in ("Marsekal", "hijau")]
    parted = Span(
        id=new_id(),
        document_id=IDS[0],
        annotator_id="Ana",
        label_id="Gift",
        start=parts[0][0],
        end=parts[1][1],
        fragments=tuple(parts),
        quote="Marsekal hijau",
    )
    project.do(PutRows((parted,), "import"))
    mark(project, "Ana", [])
    mark(project, "Budi", [(0, "Marsekal", "Gift"), (0, "hijau", "Gift")])
    found = measure(project.reader).overall
    assert found["cohen_kappa_characters"].value == found["cohen_kappa_tokens"].value == 1.0
    assert found["alpha_unitizing"].value == 1.0
    assert (found["f1_exact"].value, found["f1_overlap"].value) == (0.0, pytest.approx(2 / 3))


def test_that_progress_is_told_and_can_be_stopped(project: Project) -> None:
    for who in ("Ana", "Budi"):
        mark(project, who, [JEEP, HORSE])
    told: list[tuple[int, int, str]] = []
    measure(project.reader, tell=lambda *x: told.append(x))
    assert told[:4] == [(0, 3, "Artikel 0"), (1, 3, "Artikel 1"), (2, 3, "Artikel 2"), (0, 1000, "intervals")]
    assert told[-1] == (999, 1000, "intervals")

    def stop(done: int, of: int, name: str) -> None:
        if name == "intervals" and done == 5:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        measure(project.reader, tell=stop)


def test_that_whoever_writes_meanwhile_does_no_harm(project: Project) -> None:
    for who in ("Ana", "Budi"):
        mark(project, who, [JEEP])

    def meanwhile(done: int, of: int, name: str) -> None:
        if name == "Artikel 0":
            mark(project, "Ana", [(2, "ibu kota", "Date")], done=())
            project.do(RemoveDocuments((IDS[1],), "Ana"))

    found = measure(project.reader, tell=meanwhile)
    assert found.overall["f1_exact"].value == pytest.approx(2 / 3)
    assert measure(project.reader).articles.documents.keys() == {IDS[0], IDS[2]}


def test_that_the_sample_gives_the_same_figures_each_time_as_promised_by_the_command(tmp_path: Path) -> None:
    sample = make_sample(tmp_path / "sample.sorot")
    found = measure(sample.reader).as_json()
    assert found == measure(sample.reader).as_json()
    sample.close()
    assert list(found) == ["round", "documents", "excluded", "annotators", "overall", "pairs", "labels"]
    assert (found["round"], found["documents"], len(found["excluded"])) == (1, 3, 3)
    assert set(found["excluded"][0]) == {"document", "reason"}
    assert list(found["overall"]) == list(METRICS) == list(TERMS)
    assert [(pair["a"], pair["b"]) for pair in found["pairs"]] == [("D. Putra", "R. Widya")]
    for by_metric in (found["overall"], found["labels"]["Gift"], {m: found["pairs"][0][m] for m in METRICS}):
        for figure in by_metric.values():
            assert list(figure) == ["value", "low", "high", "n"]
            assert 0 <= figure["low"] <= figure["value"] <= figure["high"] <= 1
            assert figure["n"] > 0


# The report


def settle(project: Project, note: str) -> None:
    """Let a reviewer accept Ana's jeep."""
    span = next(x for x in project.reader.all(Span) if x.annotator_id == "Ana" and x.quote == "jip hijau")
    verdict = Verdict(
        id=new_id(),
        document_id=IDS[0],
        annotator_id="Citra",
        judged=({"id": span.id, "stamp": span.stamp},),
        decision="accept",
        chosen_span_id=span.id,
        note=note,
    )
    project.do(PutRows((verdict,), "import"))


class Page(HTMLParser):
    """Collects a page's tags and the text of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.fixture
def measured(project: Project) -> Agreement:
    mark(project, "Ana", [JEEP, HORSE, (0, "Marsekal Doruna", "Actor")])
    mark(project, "Budi", [JEEP, (0, "Marsekal Doruna", "Gift")], done=(0, 1))
    settle(project, "lihat | aturan *3*\n<script>alert(1)</script>")
    return measure(project.reader)


def test_that_the_report_has_all_that_an_appendix_needs(project: Project, measured: Agreement, tmp_path: Path) -> None:
    agreement_report.write(project.reader, measured, tmp_path / "r.md", date(2024, 6, 20))
    text = (tmp_path / "r.md").read_text("utf-8")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings == [
        "Method",
        "Figures",
        "By label",
        "Where they agree and differ",
        "Articles that fell out",
        "Settled cases",
        "Sources",
    ]
    for figure in measured.overall.values():
        assert f"{figure.value:.3f}" in text
    for said in ("2024-06-20", VERSION, "1000 bootstrap resamples", "on the 2 articles", "Ana and Budi, in round 1"):
        assert said in text
    assert "| Artikel 2 | Budi has not begun it |" in text
    assert "| Actor | 1 | 0 | 0 |" in text, "the confusion matrix"
    assert "| not marked | 0 | 0 |  |" in text
    assert "accepted: 1; rejected: 0; changed: 0" in text
    assert "| Artikel 0 | jip hijau | Ana: Gift | accepted | Gift | Citra |" in text
    for term in TERMS.values():
        assert term.source.replace("&", "\\&") in text


def test_that_what_people_wrote_is_text_in_the_report_and_no_markup(
    project: Project, measured: Agreement, tmp_path: Path
) -> None:
    for name in ("r.md", "r.html"):
        agreement_report.write(project.reader, measured, tmp_path / name, date(2024, 6, 20))
    text = (tmp_path / "r.md").read_text("utf-8")
    assert "lihat \\| aturan \\*3\\* \\<script\\>" in text
    assert text.startswith("# Agreement in “Hadiah \\& \\<b\\>pakta")
    page = Page()
    page.feed((tmp_path / "r.html").read_text("utf-8"))
    assert not {"script", "b", "img", "link"} & set(page.tags)
    assert "Agreement in “Hadiah & <b>pakta</b>”" in page.texts
    assert any("<script>alert(1)</script>" in said for said in page.texts)
    assert page.tags.count("table") == 5


def test_that_both_reports_tell_the_same(project: Project, measured: Agreement, tmp_path: Path) -> None:
    for name in ("r.md", "r.html"):
        agreement_report.write(project.reader, measured, tmp_path / name, date(2024, 6, 20))
    page = Page()
    page.feed((tmp_path / "r.html").read_text("utf-8"))
    markdown = " ".join(re.sub(r"\\(.)", r"\1", (tmp_path / "r.md").read_text("utf-8")).split())
    said = [" ".join(text.split()) for text in page.texts if text.strip() and "border-collapse" not in text]
    assert all(text in markdown for text in said)


def test_that_a_report_of_another_kind_is_refused_and_a_failed_one_leaves_the_old(
    project: Project, measured: Agreement, tmp_path: Path
) -> None:
    (tmp_path / "r.txt").write_text("the old one")
    with pytest.raises(AnnotatorError, match=r"\.md or \.html"):
        agreement_report.write(project.reader, measured, tmp_path / "r.txt", date(2024, 6, 20))
    assert (tmp_path / "r.txt").read_text() == "the old one"
    with pytest.raises(AnnotatorError, match="no such folder"):
        agreement_report.write(project.reader, measured, tmp_path / "none" / "r.md", date(2024, 6, 20))


def test_that_a_report_of_nothing_can_be_read(project: Project, tmp_path: Path) -> None:
    agreement_report.write(project.reader, measure(project.reader), tmp_path / "r.md", date(2024, 6, 20))
    text = (tmp_path / "r.md").read_text("utf-8")
    assert "Compared: nobody" in text
    assert "| Span F1, exact | – | – | 0 spans |" in text


def test_that_the_program_knows_its_version() -> None:
    project = (Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8")
    assert f'version = "{VERSION}"' in project


def report_text(project: Project, out: Path) -> str:
    agreement_report.write(project.reader, measure(project.reader), out, date(2024, 6, 20))
    return out.read_text("utf-8")


def test_that_the_report_speaks_of_three_people_and_of_nothing_that_fell_out(project: Project, tmp_path: Path) -> None:
    for who in ("Ana", "Budi", "Citra"):
        mark(project, who, [JEEP])
    text = report_text(project, tmp_path / "r.md")
    assert "Compared: Ana, Budi and Citra, in round 1" in text
    assert "none fell out." in text


def test_that_a_settled_case_says_whose_words_were_others(project: Project, tmp_path: Path) -> None:
    mark(project, "Ana", [(0, "jip hijau", "Gift")])
    mark(project, "Budi", [(0, "jip", "Gift")])
    spans = sorted(project.reader.all(Span), key=lambda span: span.annotator_id)
    verdict = Verdict(
        id=new_id(),
        document_id=IDS[0],
        annotator_id="Citra",
        judged=tuple({"id": span.id, "stamp": span.stamp} for span in spans),
        decision="accept",
        chosen_span_id=spans[1].id,
    )
    project.do(PutRows((verdict,), "import"))
    text = report_text(project, tmp_path / "r.md")
    assert "| jip hijau | Ana: Gift; Budi: Gift “jip” | accepted | Gift “jip” | Citra |" in text
