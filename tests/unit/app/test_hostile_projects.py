"""A file that somebody made to do harm is refused with a reason, or taken without any; the project stays sound."""

import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import orjson
import pytest

from annotator.app import gathering
from annotator.app.project import Project
from annotator.domain.identity import new_id
from annotator.storage.check import problems
from annotator.storage.guard import sidecar
from tests.unit.app.teams import ACTOR, DOCUMENTS, GIFT, content, lead_project, mark, teammate

FUTURE = "9999999999999-000000-0123456789ab"
STAMP = "1763800000000-000000-0123456789ab"
LATER = f"{time.time_ns() // 1_000_000 + 3_600_000:013d}-000000-0123456789ab"
FLIPS = 150

Harm = Callable[[Path], object]


def sql(*statements: str, given: tuple[object, ...] = ()) -> Harm:
    """Change rows as no program of ours would: without references, checks or types."""

    def harm(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("PRAGMA ignore_check_constraints = ON")
            for statement in statements:
                connection.execute(statement, given if "?" in statement else ())

    return harm


def schema(change: str, *statements: str) -> Harm:
    """Rewrite what the file says of its tables; then run statements under what it says now."""

    def harm(path: Path) -> None:
        for step in (["PRAGMA writable_schema = ON", change], statements):
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute("PRAGMA ignore_check_constraints = ON")
                for statement in step:
                    connection.execute(statement)

    return harm


def loosely(table: str, *statements: str) -> Harm:
    """Put rows of wrong types into a table that says it is strict."""
    loose = f"UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ')') WHERE name = '{table}'"
    strict = f"UPDATE sqlite_master SET sql = sql || ' STRICT' WHERE name = '{table}'"

    def harm(path: Path) -> None:
        schema(loose, *statements)(path)
        schema(strict)(path)

    return harm


def at(place: int, data: bytes) -> Harm:
    def harm(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(place, os.SEEK_END if place < 0 else os.SEEK_SET)
            file.write(data)

    return harm


def instead(data: bytes) -> Harm:
    return lambda path: path.write_bytes(data)


def beside(suffix: str, data: bytes) -> Harm:
    return lambda path: sidecar(path, suffix).write_bytes(data)


def swap_roots(path: Path) -> None:
    """Let two tables stand on the same page."""
    schema("UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'split')"
           " WHERE name = 'boilerplate'")(path)  # fmt: skip


def break_index(path: Path) -> None:
    """Let the index of ids know other ids than the rows have."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_span_1'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (span,) = connection.execute("SELECT id FROM span LIMIT 1").fetchone()
    data = bytearray(path.read_bytes())
    found = data.index(span.encode(), (page - 1) * size)
    data[found] ^= 1
    path.write_bytes(data)


def craft_journal(path: Path) -> None:
    """A journal that makes a plain opening delete the file which it names."""
    name = os.fsencode(path.with_name("victim"))
    checksum = sum(byte - 256 if byte > 127 else byte for byte in name) & 0xFFFFFFFF
    end = name + len(name).to_bytes(4) + checksum.to_bytes(4) + bytes.fromhex("d9d505f920a163d7")
    path.with_name("victim").write_text("mine")
    sidecar(path, "-journal").write_bytes(b"x" * 512 + b"\0\0\0\1" + end)


def as_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def json_of(depth: int) -> str:
    return "[" * depth + "]" * depth


def row(table: str, **values: object) -> Harm:
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    return sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", given=tuple(values.values()))


MADE = {"id": "00000000-0000-7000-8000-000000000001", "stamp": STAMP}
ON_SECOND = f"document_id = '{DOCUMENTS[1]}'"
BUDI = "(SELECT id FROM annotator WHERE name = 'Budi')"

REFUSED: dict[str, Harm] = {
    "empty": instead(b""),
    "text": instead(b"Dua kuda dan sebuah jip."),
    "only the magic": instead(b"SQLite format 3\0" + bytes(4080)),
    "pipe": as_pipe,
    "folder": as_folder,
    "gone": Path.unlink,
    "another program's": at(68, b"\0\0\0\1"),
    "newer": sql("PRAGMA user_version = 99"),
    "of no version": sql("PRAGMA user_version = 0"),
    "says it is older than it is": sql("PRAGMA user_version = 1"),
    "cut": lambda path: os.truncate(path, path.stat().st_size - 4096),
    "longer than it says": at(-1, b"x" * 5000),
    "page size": at(16, b"\0\3"),
    "file format": at(18, b"\7\7"),
    "utf-16": at(56, b"\0\0\0\2"),
    "schema format": at(44, b"\0\0\0\x09"),
    "log beside it": beside("-wal", b"x" * 100),
    "journal beside it": beside("-journal", b"x" * 100),
    "journal that deletes": craft_journal,
    "trigger": sql("CREATE TRIGGER t AFTER INSERT ON span BEGIN DELETE FROM document; END"),
    "view": sql("CREATE VIEW more AS SELECT load_extension('x')"),
    "table": sql("CREATE TABLE more (x)"),
    "index": sql("CREATE INDEX more ON span(note)"),
    "virtual table": sql("CREATE VIRTUAL TABLE more USING fts5(x)"),
    "statistics": sql("ANALYZE"),
    "column more": sql("ALTER TABLE label ADD COLUMN more TEXT"),
    "column less": sql("DROP VIEW labelled_spans", "ALTER TABLE label DROP COLUMN examples"),
    "column renamed": sql("ALTER TABLE label RENAME COLUMN examples TO example"),
    "index less": sql("DROP INDEX span_layer"),
    "view less": sql("DROP VIEW articles"),
    "view of another making": sql("DROP VIEW articles", "CREATE VIEW articles AS SELECT 1"),
    "not strict": schema("UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ')') WHERE name = 'label'"),
    "no checks": schema("UPDATE sqlite_master SET sql = replace(sql, 'CHECK (round >= 1)', '') WHERE name = 'span'"),
    "column with a default": schema(
        "UPDATE sqlite_master SET sql = replace(sql, '''span''', 'abs(1)') WHERE name = 'label'"
    ),
    "schema that is none": schema("UPDATE sqlite_master SET sql = 'CREATE NONSENSE' WHERE name = 'label'"),
    "two tables on one page": swap_roots,
    "table on no page": schema("UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'split'"),
    "index that tells others": break_index,
    "span outside the text": sql('UPDATE span SET "end" = 99999'),
    "span where SQLite counts round": sql('UPDATE span SET start = start + 4294967296, "end" = "end" + 4294967296'),
    "quote that goes on behind a NUL": sql("UPDATE span SET quote = quote || char(0) || 'x'"),
    "id that goes on in the stamp": sql(
        "UPDATE span SET id = substr(id, 1, 30), stamp = substr(id, 31) || stamp WHERE id IN"
        " (SELECT id FROM span EXCEPT SELECT source_id FROM relation EXCEPT SELECT target_id FROM relation"
        " EXCEPT SELECT span_id FROM comment)"
    ),
    "date that holds a row": sql(f"UPDATE span SET created = char(10) || id || '/' || '{STAMP}' || '/'"),
    "span that ends before it begins": sql('UPDATE span SET start = 9, "end" = 3'),
    "span before the text": sql("UPDATE span SET start = -5"),
    "another quote": sql("UPDATE span SET quote = 'Kuda'"),
    "pieces in no order": sql("UPDATE span SET fragments = '[[4,6],[0,2]]'"),
    "pieces elsewhere": sql("UPDATE span SET fragments = '[[20,22],[24,26]]'"),
    "pieces that are none": sql("UPDATE span SET fragments = '[[\"a\",2],[4,6]]'"),
    "one piece": sql("UPDATE span SET fragments = '[[0,6]]'"),
    "label gone": sql("DELETE FROM label"),
    "annotator gone": sql("DELETE FROM annotator"),
    "article gone": sql("DELETE FROM document"),
    "relation from nowhere": row(
        "relation", **MADE, document_id=DOCUMENTS[0], annotator_id=new_id(), label_id=GIFT, source_id="x", target_id="y"
    ),
    "origin": sql("UPDATE span SET origin = 'heaven'"),
    "state": sql("UPDATE progress SET state = 'perfect'"),
    "half deleted": sql("UPDATE span SET deleted = 5"),
    "round nought": sql("UPDATE span SET round = 0"),
    "kind of annotator": sql("UPDATE annotator SET kind = 'god'"),
    "kind of label": sql("UPDATE label SET kind = 'planet'"),
    "id that is none": sql("UPDATE span SET id = 'x' WHERE rowid = 1"),
    "id that is a statement": sql("UPDATE span SET id = 'x''); DROP TABLE span; --' WHERE rowid = 1"),
    "stamp that is none": sql("UPDATE span SET stamp = 'now'"),
    "stamp of another alphabet": sql("UPDATE label SET stamp = '١٧٦٣٨٠٠٠٠٠٠٠٠-000000-0123456789ab'"),
    "stamp from the future": sql(f"UPDATE span SET stamp = '{FUTURE}'"),
    "label from the future": sql(f"UPDATE label SET stamp = '{FUTURE}'"),
    "field from the future": sql(f"UPDATE label SET stamps = '{{\"name\":\"{FUTURE}\"}}'"),
    "field later than its row": sql(
        "UPDATE label SET stamps = json_object('name', replace(stamp, substr(stamp, 15, 6), '999999'))"
    ),
    "stamps that are none": sql("UPDATE label SET stamps = '{\"name\":1}'"),
    "stamps as a list": sql("UPDATE label SET stamps = '[]'"),
    "stamps of no field": sql(f"UPDATE label SET stamps = '{{\"nonsense\":\"{STAMP}\"}}'"),
    "stamps that are no JSON": sql("UPDATE label SET stamps = '{'"),
    "deep JSON": sql("UPDATE span SET attributes = ?", given=('{"a":' + json_of(500) + "}",)),
    "bottomless JSON": sql("UPDATE document SET meta = ?", given=('{"a":' + json_of(100_000) + "}",)),
    "huge JSON": sql("UPDATE span SET attributes = ?", given=('{"a":"' + "x" * 2_000_000 + '"}',)),
    "endless number": sql("UPDATE span SET attributes = ?", given=('{"a":' + "1" * 5000 + "}",)),
    "attributes as a list": sql("UPDATE span SET attributes = '[]'"),
    "attributes that are no JSON": sql("UPDATE span SET attributes = 'x'"),
    "meta as a list": sql("UPDATE document SET meta = '[]'"),
    "choices without names": row("attribute", **MADE, label_id=GIFT, name="Item", choices='[{"id":"x"}]'),
    "choices with controls": row(
        "attribute", **MADE, label_id=GIFT, name="Item", choices='[{"id":"x","name":"\\u202e"}]'
    ),
    "another text than its digest's": sql("UPDATE document SET text = text || 'x'"),
    "another digest": sql("UPDATE document SET sha256 = replace(sha256, substr(sha256, 1, 1), 'g')"),
    "another id than its text's": sql(f"UPDATE document SET id = '{new_id()}' WHERE number = 4"),
    "no text": sql("UPDATE document SET text = ''"),
    "half a letter": sql("UPDATE span SET note = CAST(x'ff41' AS TEXT)"),
    "half a letter in a label": sql("UPDATE label SET definition = CAST(x'c328' AS TEXT)"),
    "NUL in a note": sql("UPDATE span SET note = 'a' || char(0) || 'b'"),
    "NUL in a definition": sql("UPDATE label SET definition = 'a' || char(0)"),
    "name that turns": sql("UPDATE label SET name = 'Gift' || char(0x202e)"),
    "name with a control": sql("UPDATE annotator SET name = 'Bu' || char(7) || 'di'"),
    "name of two lines": sql("UPDATE label SET name = 'Gift' || char(10) || 'Actor'"),
    "no name": sql("UPDATE label SET name = ''"),
    "endless name": sql("UPDATE annotator SET name = ?", given=("x" * 100_000,)),
    "colour that styles": sql("UPDATE label SET colour = 'red; background: url(file:///etc/passwd)'"),
    "long initials": sql("UPDATE annotator SET initials = ?", given=("B" * 500,)),
    "key that is a sentence": sql("UPDATE label SET key = ?", given=("1" * 500,)),
    "date that is a sentence": sql("UPDATE span SET created = 'a long time ago'"),
    "score beyond all numbers": sql("UPDATE span SET score = 9e999"),
    "position beyond all numbers": sql("UPDATE document SET position = -9e999"),
    "progress of another id": sql(f"UPDATE progress SET id = '{new_id()}' WHERE rowid = 1"),
    "comment on another article's span": lambda path: sql(
        f"INSERT INTO comment (id, stamp, document_id, span_id, annotator_id, body) SELECT '{new_id()}', '{STAMP}',"
        f" '{DOCUMENTS[1]}', id, annotator_id, 'x' FROM span WHERE document_id = '{DOCUMENTS[0]}' LIMIT 1"
    )(path),
    "relation into another article": lambda path: sql(
        f"INSERT INTO label (id, stamp, name, kind) VALUES ('{MADE['id']}', '{STAMP}', 'gave', 'relation')",
        f"INSERT INTO relation (id, stamp, document_id, annotator_id, label_id, source_id, target_id) SELECT"
        f" '{new_id()}', '{STAMP}', '{DOCUMENTS[1]}', annotator_id, '{MADE['id']}', id, id FROM span LIMIT 1",
    )(path),
    "span of a label for articles": sql(f"UPDATE label SET kind = 'document' WHERE id = '{GIFT}'"),
    "verdict on nothing": sql(
        f"INSERT INTO verdict (id, stamp, document_id, annotator_id, judged, decision) SELECT '{new_id()}', '{STAMP}',"
        f" '{DOCUMENTS[0]}', {BUDI}, '[1]', 'accept'"
    ),
    "boilerplate outside": sql(
        f"INSERT INTO boilerplate (id, stamp, document_id, start, \"end\") VALUES ('{new_id()}', '{STAMP}',"
        f" '{DOCUMENTS[0]}', 5, 99999)"
    ),
    "words for a number": loosely("span", "UPDATE span SET start = 'zero'"),
    "bytes for words": loosely("span", "UPDATE span SET note = x'00ff'"),
    "nothing where something must be": schema(
        "UPDATE sqlite_master SET sql = replace(sql, 'quote TEXT NOT NULL', 'quote TEXT') WHERE name = 'span'",
        "UPDATE span SET quote = NULL",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'quote TEXT', 'quote TEXT NOT NULL') WHERE name = 'span'",
    ),
    "somebody who says to be me": sql(
        "UPDATE annotator SET same_as = (SELECT id FROM annotator WHERE name = 'Ana') WHERE name = 'Budi'"
    ),
    "article removed at no time": sql(
        "UPDATE document SET deleted = 1, stamps = json_remove(stamps, '$.deleted') WHERE number = 1"
    ),
}  # fmt: skip

HARMLESS: dict[str, Harm] = {
    "labels merged in a ring": sql(
        f"UPDATE label SET stamp = '{LATER}', merged_into = CASE id WHEN '{GIFT}' THEN '{ACTOR}' ELSE '{GIFT}' END,"
        f" stamps = '{{\"merged_into\":\"{LATER}\"}}'"
    ),
    "labels that are their own parents": sql(
        f"UPDATE label SET stamp = '{LATER}', parent_id = id, stamps = '{{\"parent_id\":\"{LATER}\"}}'"
    ),
    "people who are each other": sql(
        "UPDATE annotator SET same_as = (SELECT id FROM annotator AS other WHERE other.id != annotator.id"
        " AND other.name != 'Ana') WHERE name != 'Ana'"
    ),
    "comments that answer themselves": sql(
        f"INSERT INTO comment (id, stamp, document_id, annotator_id, body, answers) SELECT '{MADE['id']}', '{LATER}',"
        f" '{DOCUMENTS[0]}', {BUDI}, 'x', '{MADE['id']}'"
    ),
    "settings that are none": sql(
        "INSERT OR REPLACE INTO setting VALUES ('round', '{'), ('blind', '7'), ('told', '[]'), ('sent_by', '{\"a\":1}')"
    ),
    "word from the future": sql(
        f"INSERT OR REPLACE INTO setting VALUES ('round', '7'), ('blind', 'true'), ('told', '\"{FUTURE}\"')"
    ),
    "journal that is none": sql(
        "INSERT INTO journal (at, annotator_id, edit, kind, rows, inverse) VALUES ('x', 'y', 'z', 'do', -1, '{')"
    ),
    "index of words that lies": sql("INSERT INTO document_text (rowid, text) VALUES (99, 'nothing')"),
    "names that look like mark-up": sql("UPDATE label SET name = '<img src=file:///etc/passwd>'"),
    "an article removed in which I work": sql(
        f"UPDATE document SET deleted = 1, stamp = '{LATER}', stamps = '{{\"deleted\":\"{LATER}\"}}'"
        f" WHERE id = '{DOCUMENTS[0]}'"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def drawer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ana's and Budi's projects, closed."""
    folder = tmp_path_factory.mktemp("drawer")
    project = lead_project(folder / "ana.sorot")
    mark(project, 0, 0, 6)
    budi = teammate(project, "Budi")
    mark(budi, 0, 0, 6)
    mark(budi, 1, 0, 6, ACTOR)
    budi.close()
    project.close()
    with closing(sqlite3.connect(budi.path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return folder


@pytest.fixture
def lead(drawer: Path, tmp_path: Path) -> Iterator[Project]:
    project = Project.open(Path(shutil.copy(drawer / "ana.sorot", tmp_path)), "Ana")
    yield project
    project.close()


@pytest.fixture
def theirs(drawer: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(drawer / "budi.sorot", tmp_path))


@pytest.mark.parametrize("harm", REFUSED.values(), ids=REFUSED.keys())
def test_that_a_harmful_file_is_refused_with_a_reason(lead: Project, theirs: Path, harm: Harm) -> None:
    before = content(lead.reader)
    harm(theirs)
    found = gathering.prepare(lead.path, [theirs], lead.me)
    assert found.files == []
    (refusal,) = found.refused
    assert len(refusal.reason) > 15
    assert gathering.take(lead, found) == {"documents": 0, "spans": 0, "annotators": 0, "labels": 0}
    assert content(lead.reader) == before
    victim = theirs.with_name("victim")
    assert not victim.exists() or victim.read_text() == "mine"


def test_that_there_are_enough_kinds_of_harm() -> None:
    assert len(REFUSED) >= 100


@pytest.mark.parametrize("harm", HARMLESS.values(), ids=HARMLESS.keys())
def test_that_a_strange_file_does_no_harm(lead: Project, theirs: Path, harm: Harm) -> None:
    before = content(lead.reader)
    harm(theirs)
    found = gathering.prepare(lead.path, [theirs], lead.me)
    assert found.refused == []
    gathering.take(lead, found)
    assert problems(lead.reader) == []
    assert lead.reader.document(DOCUMENTS[0]) is not None
    assert len(lead.codebook.usable()) > 0
    assert lead.round == 1
    lead.undo()
    assert content(lead.reader) == before


def test_that_flipped_bytes_are_refused_or_taken_without_harm(lead: Project, theirs: Path, tmp_path: Path) -> None:
    whole, taken = theirs.read_bytes(), 0
    for seed in range(FLIPS):
        draw = random.Random(seed)
        data = bytearray(whole)
        for _ in range(draw.choice([1, 1, 1, 5, 50])):
            data[draw.randrange(100, len(data))] = draw.randrange(256)
        path = tmp_path / f"{seed}.sorot"
        path.write_bytes(data)
        found = gathering.prepare(lead.path, [path], lead.me)
        for file in found.files:
            for layer in file.layers:
                layer.ticked = True
        if found.files:
            taken += 1
            gathering.take(lead, found)
            assert problems(lead.reader) == [], f"seed {seed}"
        path.unlink()
    assert 0 < taken < FLIPS


def test_that_rows_as_jsonl_are_held_to_the_same(lead: Project, theirs: Path, tmp_path: Path) -> None:
    from annotator.app import exporting
    from annotator.storage.reader import Reader

    with closing(Reader.open(theirs)) as reader:
        exporting.export(reader, tmp_path / "rows.jsonl", exporting.ExportOptions("jsonl", layer="all"))
    lines = [orjson.loads(line) for line in (tmp_path / "rows.jsonl").read_bytes().splitlines()]
    harms = (
        ("span", {"quote": "Kuda"}),
        ("span", {"start": 5000, "end": 6000}),
        ("span", {"id": "x"}),
        ("span", {"stamp": FUTURE}),
        ("span", {"origin": "heaven"}),
        ("span", {"round": 0}),
        ("span", {"start": "zero"}),
        ("span", {"label_id": new_id()}),
        ("span", {"attributes": []}),
        ("label", {"name": "Gift\u202e"}),
        ("label", {"colour": "red; x"}),
        ("label", {"stamps": {"name": FUTURE}}),
        ("annotator", {"name": ""}),
        ("document", {"text": "another"}),
        ("progress", {"id": new_id()}),
        ("nonsense", {}),
    )
    for table, change in harms:
        changed = [line | change if line.get("table") == table else line for line in lines]
        if table == "nonsense":
            changed = [*lines, {"table": table}]
        path = tmp_path / "harm.jsonl"
        path.write_bytes(b"\n".join(map(orjson.dumps, changed)))
        found = gathering.prepare(lead.path, [path], lead.me)
        assert found.files == [], f"{table} {change}"
        assert len(found.refused) == 1


def test_that_a_file_which_changes_while_it_is_read_is_refused(lead: Project, theirs: Path, tmp_path: Path) -> None:
    other = shutil.copyfile(theirs, tmp_path / "other.sorot")
    sql("UPDATE span SET note = hex(randomblob(9000))")(other)
    calls = []

    def tell(done: int, of: int, name: str) -> None:
        calls.append(name)
        if len(calls) == 2:
            theirs.write_bytes(other.read_bytes())

    found = gathering.prepare(lead.path, [theirs], lead.me, tell=tell)
    assert found.files == []
    assert "changed while it was read" in found.refused[0].reason
