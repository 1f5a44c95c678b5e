"""The tables and views of a project, as append-only migrations.

Schema text is literal SQL: no rewriting by a library, no triggers, no JSON functions in tables (docs/adr/0003).  The
tables' columns and the views are a promise to other people's scripts.
"""

from __future__ import annotations

import sqlite3
import sys
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from annotator.storage.guard import APPLICATION_ID

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

VERSION = 3


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows travel between teammates.

    `columns` begin with id, stamp, deleted; `json` are those that hold JSON text.  A `shared` table's rows carry
    `stamps`, a stamp for each field, and `settled` names the fields that never change after the row was made.
    """

    name: str
    columns: tuple[str, ...]
    json: frozenset[str] = frozenset()
    shared: bool = False
    settled: frozenset[str] = frozenset()


def _table(name: str, columns: str, json: str = "", *, shared: bool = False, settled: str = "") -> Table:
    head = "id stamp deleted stamps" if shared else "id stamp deleted"
    return Table(
        name, tuple(f"{head} {columns}".split()), frozenset(json.split()), shared, frozenset(f"id {settled}".split())
    )


# In the order in which rows can be put in: what is referred to comes first.
TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table("annotator", "name initials colour kind owner_id same_as"),
        _table(
            "document",
            "name title text sha256 source url published language meta position reader original_sha256 replaces "
            "created",
            "meta",
            shared=True,
            settled="text sha256",
        ),
        _table("occurrence", "document_id name title source url published"),
        _table(
            "label",
            "name kind colour key definition examples parent_id position retired merged_into",
            shared=True,
            settled="kind",
        ),
        _table("attribute", "label_id name kind choices required position", "choices", shared=True, settled="label_id"),
        _table(
            "span",
            "document_id annotator_id round label_id start end fragments quote attributes note origin score codebook "
            "created",
            "fragments attributes",
        ),
        _table(
            "relation",
            "document_id annotator_id round label_id source_id target_id attributes note created",
            "attributes",
        ),
        _table("document_label", "document_id annotator_id round label_id value created"),
        _table("progress", "document_id annotator_id round state changed"),
        _table("assignment", "document_id annotator_id round created", shared=True),
        _table("comment", "document_id span_id annotator_id body answers resolved created"),
        _table(
            "verdict",
            "document_id annotator_id judged decision chosen_span_id gold_span_id note created",
            "judged",
        ),
        _table("split", "document_id part created", shared=True),
        _table("boilerplate", "document_id pattern start end dimmed created", shared=True),
    )
}

_TRAVELS = "stamp TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))"
_SHARED = _TRAVELS + ", stamps TEXT NOT NULL DEFAULT '{}'"
_DOCUMENT = "document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED"
_ANNOTATOR = "annotator_id TEXT NOT NULL REFERENCES annotator(id) DEFERRABLE INITIALLY DEFERRED"
_LABEL = "label_id TEXT NOT NULL REFERENCES label(id) DEFERRABLE INITIALLY DEFERRED"
_ROUND = "round INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1)"
_CREATED = "created TEXT NOT NULL DEFAULT ''"
_TEXT = "TEXT NOT NULL DEFAULT ''"

FIRST = f"""
CREATE TABLE annotator (id TEXT PRIMARY KEY NOT NULL, {_TRAVELS}, name TEXT NOT NULL, initials {_TEXT}, colour {_TEXT},
  kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'model', 'gold')),
  owner_id TEXT REFERENCES annotator(id) DEFERRABLE INITIALLY DEFERRED,
  same_as TEXT REFERENCES annotator(id) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE TABLE document (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, {_SHARED}, name {_TEXT}, title {_TEXT},
  text TEXT NOT NULL, sha256 TEXT NOT NULL, source {_TEXT}, url {_TEXT}, published {_TEXT}, language {_TEXT},
  meta TEXT NOT NULL DEFAULT '{{}}', position REAL NOT NULL DEFAULT 0, reader {_TEXT}, original_sha256 {_TEXT},
  replaces TEXT, {_CREATED}) STRICT;
CREATE TABLE occurrence (id TEXT PRIMARY KEY NOT NULL, {_TRAVELS}, {_DOCUMENT}, name {_TEXT}, title {_TEXT},
  source {_TEXT}, url {_TEXT}, published {_TEXT}) STRICT;
CREATE TABLE label (id TEXT PRIMARY KEY NOT NULL, {_SHARED}, name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'span' CHECK (kind IN ('span', 'document', 'relation')), colour {_TEXT}, key {_TEXT},
  definition {_TEXT}, examples {_TEXT}, parent_id TEXT REFERENCES label(id) DEFERRABLE INITIALLY DEFERRED,
  position REAL NOT NULL DEFAULT 0, retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
  merged_into TEXT REFERENCES label(id) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE TABLE attribute (id TEXT PRIMARY KEY NOT NULL, {_SHARED}, {_LABEL}, name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'text' CHECK (kind IN ('text', 'choice', 'number', 'date', 'yes-no', 'span')),
  choices TEXT NOT NULL DEFAULT '[]', required INTEGER NOT NULL DEFAULT 0 CHECK (required IN (0, 1)),
  position REAL NOT NULL DEFAULT 0) STRICT;
CREATE TABLE span (id TEXT PRIMARY KEY NOT NULL, {_TRAVELS}, {_DOCUMENT}, {_ANNOTATOR}, {_ROUND}, {_LABEL},
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, fragments TEXT, quote TEXT NOT NULL,
  attributes TEXT NOT NULL DEFAULT '{{}}', note {_TEXT},
  origin TEXT NOT NULL DEFAULT 'hand' CHECK (origin IN ('hand', 'pattern', 'model', 'import', 'review')),
  score REAL, codebook {_TEXT}, {_CREATED}, CHECK (0 <= start AND start < "end")) STRICT;
CREATE TABLE relation (id TEXT PRIMARY KEY NOT NULL, {_TRAVELS}, {_DOCUMENT}, {_ANNOTATOR}, {_ROUND}, {_LABEL},
  source_id TEXT NOT NULL REFERENCES span(id) DEFERRABLE INITIALLY DEFERRED,
  target_id TEXT NOT NULL REFERENCES span(id) DEFERRABLE INITIALLY DEFERRED,
  attributes TEXT NOT NULL DEFAULT '{{}}', note {_TEXT}, {_CREATED}) STRICT;
CREATE TABLE document_label (id TEXT PRIMARY KEY NOT NULL, {_TRAVELS}, {_DOCUMENT}, {_ANNOTATOR}, {_ROUND}, {_LABEL},
  value {_TEXT}, {_CREATED}) STRICT;
CREATE TABLE progress (id TEXT PRIMARY KEY NOT NULL, {_TRAVELS}, {_DOCUMENT}, {_ANNOTATOR}, {_ROUND},
  state TEXT NOT NULL CHECK (state IN ('new', 'started', 'done', 'skipped')), changed {_TEXT}) STRICT;
CREATE TABLE assignment (id TEXT PRIMARY KEY NOT NULL, {_SHARED}, {_DOCUMENT}, {_ANNOTATOR}, {_ROUND},
  {_CREATED}) STRICT;
CREATE TABLE comment (id TEXT PRIMARY KEY NOT NULL, {_TRAVELS}, {_DOCUMENT},
  span_id TEXT REFERENCES span(id) DEFERRABLE INITIALLY DEFERRED, {_ANNOTATOR}, body TEXT NOT NULL,
  answers TEXT REFERENCES comment(id) DEFERRABLE INITIALLY DEFERRED,
  resolved INTEGER NOT NULL DEFAULT 0 CHECK (resolved IN (0, 1)), {_CREATED}) STRICT;
CREATE TABLE verdict (id TEXT PRIMARY KEY NOT NULL, {_TRAVELS}, {_DOCUMENT}, {_ANNOTATOR},
  judged TEXT NOT NULL DEFAULT '[]', decision TEXT NOT NULL CHECK (decision IN ('accept', 'reject', 'change')),
  chosen_span_id TEXT, gold_span_id TEXT, note {_TEXT}, {_CREATED}) STRICT;
CREATE TABLE split (id TEXT PRIMARY KEY NOT NULL, {_SHARED}, {_DOCUMENT},
  part TEXT NOT NULL CHECK (part IN ('train', 'dev', 'test')), {_CREATED}) STRICT;
CREATE TABLE boilerplate (id TEXT PRIMARY KEY NOT NULL, {_SHARED},
  document_id TEXT REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED, pattern TEXT, start INTEGER, "end" INTEGER,
  dimmed INTEGER NOT NULL DEFAULT 1 CHECK (dimmed IN (0, 1)), {_CREATED}) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT) STRICT;
CREATE TABLE journal (number INTEGER PRIMARY KEY, at TEXT NOT NULL, annotator_id TEXT NOT NULL, edit TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'merge')), joined INTEGER NOT NULL DEFAULT 0,
  rows INTEGER NOT NULL, inverse TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE document_text USING fts5(text, content='document', content_rowid='number');

CREATE INDEX span_layer ON span(document_id, annotator_id);
CREATE INDEX document_order ON document(deleted, position, number, published, id);
CREATE INDEX progress_document ON progress(document_id);

CREATE VIEW labelled_spans AS
WITH RECURSIVE resolved(id, at, depth) AS (
  SELECT id, id, 0 FROM label
  UNION ALL
  SELECT resolved.id, label.merged_into, depth + 1 FROM resolved JOIN label ON label.id = resolved.at
  WHERE label.merged_into IS NOT NULL AND depth < 32),
final(id, at) AS (SELECT id, at FROM (SELECT id, at, MAX(depth) FROM resolved GROUP BY id))
SELECT span.id AS span_id, document.id AS document_id, document.name AS name, document.title AS title,
  annotator.name AS annotator, annotator.kind AS annotator_kind, span.round AS round, label.name AS label,
  span.start AS start, span."end" AS "end", span.quote AS quote, span.note AS note,
  (SELECT json_group_object(coalesce(attribute.name, fact.key),
     coalesce((SELECT json_extract(choice.value, '$.name') FROM json_each(attribute.choices) AS choice
               WHERE json_extract(choice.value, '$.id') = fact.value),
              CASE fact.type WHEN 'true' THEN json('true') WHEN 'false' THEN json('false') ELSE fact.value END))
   FROM json_each(span.attributes) AS fact LEFT JOIN attribute ON attribute.id = fact.key) AS attributes,
  span.origin AS origin, span.score AS score, span.created AS created
FROM span JOIN document ON document.id = span.document_id JOIN annotator ON annotator.id = span.annotator_id
JOIN final ON final.id = span.label_id JOIN label ON label.id = final.at
WHERE span.deleted = 0 AND document.deleted = 0;

CREATE VIEW articles AS
SELECT document.id AS document_id, document.name AS name, document.title AS title, document.source AS source,
  document.published AS published, document.language AS language, length(document.text) AS characters,
  document.text AS text,
  (SELECT count(*) FROM span WHERE span.document_id = document.id AND span.deleted = 0) AS spans,
  (SELECT count(DISTINCT annotator_id) FROM span WHERE span.document_id = document.id AND span.deleted = 0)
     AS annotators,
  (SELECT count(*) FROM progress WHERE progress.document_id = document.id AND progress.deleted = 0
     AND progress.state = 'done') AS done
FROM document WHERE document.deleted = 0;
"""


# What reading one article and undoing a merge ask for; and labels that were merged into one another in a ring, which
# teammates can do without knowing of each other: the smallest id stands for all of them (domain/codebook.py).
SECOND = """
CREATE INDEX relation_document ON relation(document_id);
CREATE INDEX relation_source ON relation(source_id);
CREATE INDEX relation_target ON relation(target_id);
CREATE INDEX document_label_document ON document_label(document_id);
CREATE INDEX comment_document ON comment(document_id);
CREATE INDEX comment_span ON comment(span_id);
CREATE INDEX comment_answers ON comment(answers);
CREATE INDEX verdict_document ON verdict(document_id);
CREATE INDEX assignment_document ON assignment(document_id);
CREATE INDEX occurrence_document ON occurrence(document_id);
CREATE INDEX split_document ON split(document_id);
CREATE INDEX boilerplate_document ON boilerplate(document_id);

DROP VIEW labelled_spans;
CREATE VIEW labelled_spans AS
WITH RECURSIVE link(id, target) AS (
  SELECT label.id, into_label.id FROM label JOIN label AS into_label
  ON into_label.id = label.merged_into AND into_label.deleted = 0 WHERE label.deleted = 0),
led(id, at) AS (SELECT id, id FROM label UNION SELECT led.id, link.target FROM led JOIN link ON link.id = led.at),
ring(id) AS (SELECT link.id FROM link JOIN led ON led.id = link.target AND led.at = link.id),
final(id, at) AS (
  SELECT id, min(at) FROM led WHERE at NOT IN (SELECT id FROM link) OR at IN (SELECT id FROM ring) GROUP BY id)
SELECT span.id AS span_id, document.id AS document_id, document.name AS name, document.title AS title,
  annotator.name AS annotator, annotator.kind AS annotator_kind, span.round AS round, label.name AS label,
  span.start AS start, span."end" AS "end", span.quote AS quote, span.note AS note,
  (SELECT json_group_object(coalesce(attribute.name, fact.key),
     coalesce((SELECT json_extract(choice.value, '$.name') FROM json_each(attribute.choices) AS choice
               WHERE json_extract(choice.value, '$.id') = fact.value),
              CASE fact.type WHEN 'true' THEN json('true') WHEN 'false' THEN json('false') ELSE fact.value END))
   FROM json_each(span.attributes) AS fact LEFT JOIN attribute ON attribute.id = fact.key) AS attributes,
  span.origin AS origin, span.score AS score, span.created AS created
FROM span JOIN document ON document.id = span.document_id JOIN annotator ON annotator.id = span.annotator_id
JOIN final ON final.id = span.label_id JOIN label ON label.id = final.at
WHERE span.deleted = 0 AND document.deleted = 0;
"""

# One person seen twice has one name and counts once; a ring of them is cut at its smallest id (domain/annotator.py).
# The persons are joined by CROSS JOIN: else SQLite might go through all articles once for each of them.
THIRD = """
DROP VIEW labelled_spans;
CREATE VIEW labelled_spans AS
WITH RECURSIVE link(id, target) AS (
  SELECT label.id, into_label.id FROM label JOIN label AS into_label
  ON into_label.id = label.merged_into AND into_label.deleted = 0 WHERE label.deleted = 0),
led(id, at) AS (SELECT id, id FROM label UNION SELECT led.id, link.target FROM led JOIN link ON link.id = led.at),
ring(id) AS (SELECT link.id FROM link JOIN led ON led.id = link.target AND led.at = link.id),
final(id, at) AS (
  SELECT id, min(at) FROM led WHERE at NOT IN (SELECT id FROM link) OR at IN (SELECT id FROM ring) GROUP BY id),
alias(id, target) AS (
  SELECT annotator.id, other.id FROM annotator JOIN annotator AS other
  ON other.id = annotator.same_as AND other.deleted = 0 WHERE annotator.deleted = 0),
known(id, at) AS (
  SELECT id, id FROM annotator UNION SELECT known.id, alias.target FROM known JOIN alias ON alias.id = known.at),
circle(id) AS (SELECT alias.id FROM alias JOIN known ON known.id = alias.target AND known.at = alias.id),
person(id, at) AS (
  SELECT id, min(at) FROM known WHERE at NOT IN (SELECT id FROM alias) OR at IN (SELECT id FROM circle) GROUP BY id)
SELECT span.id AS span_id, document.id AS document_id, document.name AS name, document.title AS title,
  annotator.name AS annotator, annotator.kind AS annotator_kind, span.round AS round, label.name AS label,
  span.start AS start, span."end" AS "end", span.quote AS quote, span.note AS note,
  (SELECT json_group_object(coalesce(attribute.name, fact.key),
     coalesce((SELECT json_extract(choice.value, '$.name') FROM json_each(attribute.choices) AS choice
               WHERE json_extract(choice.value, '$.id') = fact.value),
              CASE fact.type WHEN 'true' THEN json('true') WHEN 'false' THEN json('false') ELSE fact.value END))
   FROM json_each(span.attributes) AS fact LEFT JOIN attribute ON attribute.id = fact.key) AS attributes,
  span.origin AS origin, span.score AS score, span.created AS created
FROM span JOIN document ON document.id = span.document_id
JOIN final ON final.id = span.label_id JOIN label ON label.id = final.at
CROSS JOIN person ON person.id = span.annotator_id JOIN annotator ON annotator.id = person.at
WHERE span.deleted = 0 AND document.deleted = 0;

DROP VIEW articles;
CREATE VIEW articles AS
WITH RECURSIVE alias(id, target) AS (
  SELECT annotator.id, other.id FROM annotator JOIN annotator AS other
  ON other.id = annotator.same_as AND other.deleted = 0 WHERE annotator.deleted = 0),
known(id, at) AS (
  SELECT id, id FROM annotator UNION SELECT known.id, alias.target FROM known JOIN alias ON alias.id = known.at),
circle(id) AS (SELECT alias.id FROM alias JOIN known ON known.id = alias.target AND known.at = alias.id),
person(id, at) AS (
  SELECT id, min(at) FROM known WHERE at NOT IN (SELECT id FROM alias) OR at IN (SELECT id FROM circle) GROUP BY id)
SELECT document.id AS document_id, document.name AS name, document.title AS title, document.source AS source,
  document.published AS published, document.language AS language, length(document.text) AS characters,
  document.text AS text,
  (SELECT count(*) FROM span WHERE span.document_id = document.id AND span.deleted = 0) AS spans,
  (SELECT count(DISTINCT person.at) FROM (SELECT DISTINCT annotator_id FROM span
     WHERE span.document_id = document.id AND span.deleted = 0) AS met
     CROSS JOIN person ON person.id = met.annotator_id) AS annotators,
  (SELECT count(*) FROM progress WHERE progress.document_id = document.id AND progress.deleted = 0
     AND progress.state = 'done') AS done
FROM document WHERE document.deleted = 0;
"""

STEPS = (FIRST, SECOND, THIRD)
"""What brings a file from each version to the next; a file's `user_version` is how many of them it has had."""


def sqlite_utils() -> ModuleType:
    """Return sqlite-utils, imported without numpy and pandas, which it would pull in for types that we do not store.

    They are 50 ms and 20 MB at every start, and with pandas half a second.
    """
    hidden = {name: sys.modules.get(name) for name in ("numpy", "pandas")}
    try:
        sys.modules.update({name: None for name, module in hidden.items() if module is None})  # type: ignore[misc]
        import sqlite_utils
    finally:
        for name, module in hidden.items():
            if module is None:
                sys.modules.pop(name, None)
    return sqlite_utils


def migrations() -> Migrations:
    """Return every migration there is, oldest first; only ever append to them."""
    steps: Migrations = sqlite_utils().Migrations("sorot")

    @steps()
    def first(db: Database) -> None:
        run(db.conn, FIRST)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")

    @steps()
    def second(db: Database) -> None:
        run(db.conn, SECOND)
        db.execute("PRAGMA user_version = 2")

    @steps()
    def third(db: Database) -> None:
        run(db.conn, THIRD)
        db.execute("PRAGMA user_version = 3")

    return steps


def build(connection: sqlite3.Connection, since: int = 0, until: int = VERSION) -> None:
    """Run what lies between two versions on a database that is not a project, or is nobody's but ours."""
    for step in STEPS[since:until]:
        run(connection, step)


def run(connection: sqlite3.Connection, script: str) -> None:
    """Execute a script statement by statement: `executescript` would commit the transaction it stands in."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def plain_tables() -> str:
    """Return DDL for the travelling tables alone, without keys or checks, for rows that wait to be taken in."""
    return "\n".join(
        f"CREATE TABLE {table.name} ({', '.join(map(quoted, table.columns))});" for table in TABLES.values()
    )


def quoted(column: str) -> str:
    """Return a column's name as SQL wants it: `end` is a word of the language."""
    return f'"{column}"'
