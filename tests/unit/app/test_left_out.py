"""What a file says beside articles and spans: its codebook comes along, and what has no place here is named."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import orjson
import pytest

from annotator.app import import_report, importing
from annotator.app.codebook_edits import AddLabel
from annotator.app.import_report import Incoming, LeftOut
from annotator.app.importing import ImportOptions, Prepared, Summary
from annotator.app.project import Project
from annotator.commands.transfer import import_
from annotator.domain.codebook import Label
from annotator.formats.record import Left

SCRIPT = """
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text);
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, color text);
CREATE TABLE code_cat (catid integer primary key, name text, memo text, supercatid integer);
CREATE TABLE code_text (cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, memo text);
CREATE TABLE journal (jid integer primary key, name text, jentry text);
INSERT INTO source (id, name, fulltext) VALUES (1, 'a.txt', 'Ratu memberi jip.'), (2, 'b.png', NULL);
INSERT INTO code_cat VALUES (1, 'Giving', 'all of it', NULL);
INSERT INTO code_name VALUES (1, 'Gift', 'what is given', 1, '#ff8800'), (2, 'Nobody', '', 1, '#112233');
INSERT INTO code_text VALUES (1, 1, 'jip', 13, 16, 'ana', '');
INSERT INTO journal VALUES (1, 'Monday', 'I read.'), (2, 'Tuesday', 'I read on.');
"""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project.create(tmp_path / "p.sorot", "R. Widya")
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "data.qda"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCRIPT)
    return path


def looked(project: Project, file: Path, **options: object) -> Prepared:
    prepared = importing.prepare(project.path, [file], ImportOptions(**options), project.me)
    prepared.discard()
    return prepared


def bring(project: Project, file: Path, **options: object) -> Summary:
    return importing.take(project, importing.prepare(project.path, [file], ImportOptions(**options), project.me))


def labels(project: Project) -> list[tuple[str, str, str, str]]:
    """Return (name, colour, definition, name of the label above) of each."""
    names = {label.id: label.name for label in project.codebook}
    return [(la.name, la.colour, la.definition, names.get(la.parent_id or "", "")) for la in project.codebook]


def left(prepared: Prepared) -> list[str]:
    return [one.remark for one in prepared.records if one.state == "left"]


def test_that_a_codebook_in_the_file_comes_along_and_goes_with_undo(project: Project, file: Path) -> None:
    bring(project, file)
    giving, gift, nobody = labels(project)
    assert (giving[0], giving[2:]) == ("Giving", ("all of it", ""))
    assert gift == ("Gift", "#ff8800", "what is given", "Giving")
    assert nobody == ("Nobody", "#112233", "", "Giving")
    project.undo()
    assert labels(project) == []
    project.redo()
    assert labels(project) == [giving, gift, nobody]


def test_that_labels_that_are_here_stay_as_they_are_and_the_report_says_so(project: Project, file: Path) -> None:
    project.do(AddLabel(Label(id="mine", name="Present", colour="#000000", definition="ours")))
    prepared = looked(project, file, labels={"Gift": "Present"})
    assert "not taken: definitions of labels that are here already (1): Gift" in left(prepared)
    bring(project, file, labels={"Gift": "Present"})
    assert labels(project)[0] == ("Present", "#000000", "ours", "")
    assert {name for name, *_ in labels(project)} == {"Present", "Giving", "Nobody"}
    assert not any("definitions" in said and "Nobody" in said for said in left(looked(project, file)))


def test_that_a_second_time_brings_nothing_new(project: Project, file: Path) -> None:
    bring(project, file)
    before = labels(project)
    prepared = looked(project, file)
    assert [said.rpartition(": ")[2] for said in left(prepared)] == ["b.png", "Monday, Tuesday"]
    assert prepared.summary.spans_known == 1
    bring(project, file)
    assert labels(project) == before


def test_that_without_making_labels_those_that_nobody_used_are_named(project: Project, file: Path) -> None:
    project.do(AddLabel(Label(id="gift", name="Gift")))
    prepared = looked(project, file, create=False)
    assert "not taken: labels that the codebook does not have (2): Giving, Nobody" in left(prepared)
    assert bring(project, file, create=False).spans_added == 1
    assert [name for name, *_ in labels(project)] == ["Gift"]


def test_that_what_is_left_out_refuses_nothing_and_stands_in_the_report(
    project: Project, file: Path, tmp_path: Path
) -> None:
    prepared = looked(project, file)
    summary = prepared.summary
    assert (summary.documents_added, summary.spans_added, summary.refused, summary.left) == (1, 1, [], 2)
    assert prepared.records.counts["left"] == 2
    import_report.save(tmp_path / "r.json", summary.as_json(), prepared.records)
    found = [one for one in orjson.loads((tmp_path / "r.json").read_bytes())["records"] if one["state"] == "left"]
    assert [(one["file"], one["reason"]) for one in found] == [
        ("data.qda", "not taken: pictures, recordings and other files without text (1): b.png"),
        ("data.qda", "not taken: journal entries (2): Monday, Tuesday"),
    ]
    import_report.save(tmp_path / "r.txt", summary.as_json(), prepared.records)
    assert "left out data.qda: not taken: journal entries (2): Monday, Tuesday\n" in (tmp_path / "r.txt").read_text()


def test_that_the_command_line_names_it_and_prints_the_promised_object(
    project: Project, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project.close()
    import_.main([str(project.path), str(file), "--json"], standalone_mode=False)
    printed = capsys.readouterr()
    assert "data.qda: not taken: journal entries (2): Monday, Tuesday\n" in printed.err
    assert set(orjson.loads(printed.out)) == {
        "documents_added", "documents_known", "spans_added", "spans_known", "repaired", "refused"
    }  # fmt: skip


def test_that_a_file_that_is_refused_leaves_no_word_of_the_rest(project: Project, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE code_text SET pos0 = -1, pos1 = 3")
        connection.commit()
    prepared = looked(project, file)
    assert [one.state for one in prepared.records] == ["refused"]
    assert bring(project, file).left == 0
    assert labels(project) == []


def test_that_many_things_of_a_kind_are_one_line_and_many_kinds_are_not_endless() -> None:
    left_out = LeftOut()
    for number in range(30):
        left_out.add(Left(f"line {number}", "comments", 2))
    for number in range(2000):
        left_out.add(Left("", f"the field “{number}”"))
    found: list[Incoming] = list(left_out.records("a.jsonl"))
    assert found[0].reason == f"not taken: comments (60): {', '.join(f'line {number}' for number in range(10))}, …"
    assert len(found) == 1001
    assert found[-1].reason == "not taken: other things (1,001)"
