"""`jsonl`: everything in a project, without loss."""

import json
import re
from pathlib import Path

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import JSON, READ, WRITE, selection, taken, write_lines

from annotator.domain.errors import BadInput
from annotator.formats import jsonl
from annotator.formats.record import Refusal, RowRecord

HEADER = {"format": "sorot-jsonl", "version": 1, "project": "Proyek"}
SCHEMA = Path(__file__).parents[3] / "resources" / "schemas" / "sorot-jsonl.schema.json"
SCALARS = st.none() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False, allow_infinity=False) | st.text(
    st.characters(exclude_categories=["Cs"])
)  # fmt: skip
ROWS = st.builds(
    lambda table, values, held: RowRecord(
        table, values | {key: orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode() for key, value in held.items()}
    ),
    st.sampled_from(["document", "span", "label", "progress"]),
    st.dictionaries(st.sampled_from(["id", "stamp", "text", "start", "quote", "note", "deleted"]), SCALARS),
    st.dictionaries(st.sampled_from(sorted(jsonl.JSON_COLUMNS)), JSON.filter(lambda value: value is not None)),
)
SPAN = {
    "id": "s1", "stamp": "0000000000001-000000-000000000000", "deleted": 0, "document_id": "d1", "annotator_id": "a1",
    "round": 1, "label_id": "l1", "start": 0, "end": 4, "fragments": None, "quote": "Ratu", "attributes": '{"x":1}',
    "note": "", "origin": "hand", "score": None, "codebook": "", "created": "2024-06-19T08:00:00Z",
}  # fmt: skip


@given(st.lists(ROWS, max_size=6))
def test_that_every_row_survives_writing_and_reading(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("rows") / "a.jsonl"
    jsonl.write(selection(rows=rows), path, WRITE)
    found = taken(jsonl.read(path, READ))
    assert [(row.table, row.values) for row in found] == [(row.table, row.values) for row in rows]
    first = path.read_bytes()
    jsonl.write(selection(rows=found), path, WRITE)
    assert path.read_bytes() == first


def test_that_json_columns_are_json_and_the_report_counts_what_lives(tmp_path):
    path = tmp_path / "a.jsonl"
    rows = [
        RowRecord("document", {"id": "d1", "deleted": 0, "text": "Ratu 🐎", "meta": '{\n "a": [1]\r\n}'}),
        RowRecord("span", SPAN),
        RowRecord("span", SPAN | {"deleted": 1}),
    ]
    report = jsonl.write(selection(rows=rows), path, WRITE)
    header, document, span, _ = map(json.loads, path.read_text("utf-8").splitlines())
    assert header == HEADER
    assert document == {"table": "document", "id": "d1", "deleted": 0, "text": "Ratu 🐎", "meta": {"a": [1]}}
    assert (span["attributes"], span["fragments"]) == ({"x": 1}, None)
    assert (report.documents, report.spans, report.files) == (1, 1, [path])
    assert [row.place for row in jsonl.read(path, READ)] == ["line 2", "line 3", "line 4"]


def test_that_a_newer_version_is_refused_with_a_sentence(tmp_path):
    path = write_lines(tmp_path / "a.jsonl", HEADER | {"version": 2})
    with pytest.raises(BadInput, match=r"newer version of Sorot \(format 2, here 1\)"):
        list(jsonl.read(path, READ))


@pytest.mark.parametrize(
    "first", [b"", b"{}", b"[1]", b'{"', b'{"format":"sorot-jsonl","version":true}', b'{"format":"x"}']
)
def test_that_a_file_without_our_header_is_refused(tmp_path, first):
    with pytest.raises(BadInput, match="does not say that it is a Sorot export"):
        list(jsonl.read(write_lines(tmp_path / "a.jsonl", first), READ))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"table":"span","id":"s', "it is not JSON"),
        (b'{"table":"span","quote":"\\ud800"}', "it is not JSON"),
        (b'{"table":"span","score":NaN}', "it is not JSON"),
        (b'{"table":"span","quote":"caf\xe9"}', "it is not UTF-8"),
        (b'{"table":"span","quote":"a\x00b"}', "it is not JSON"),
        (b'"span"', "not an object in braces"),
        (b'{"id":"s1"}', "it does not name its table"),
        (b'{"table":"span; DROP"}', "it does not name its table"),
        (b'{"table":["span"]}', "it does not name its table"),
        (b'{"table":"span","attributes":' + b"[" * 900 + b"]" * 900 + b"}", "nested too deeply"),
        (b"[" * 100_000, "it is not JSON"),
    ],
)
def test_that_a_bad_line_is_refused_with_its_number_and_the_others_are_read(tmp_path, line, reason):
    path = write_lines(tmp_path / "a.jsonl", HEADER, line, {"table": "span", "id": "s2"})
    refused, good = jsonl.read(path, READ)
    assert isinstance(refused, Refusal)
    assert (refused.file, refused.record) == ("a.jsonl", "line 2")
    assert reason in refused.reason
    assert good == RowRecord("span", {"id": "s2"}, "line 3")


def test_that_a_failed_export_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("old")

    def rows():
        yield RowRecord("span", SPAN)
        raise KeyError("stopped")

    with pytest.raises(KeyError):
        jsonl.write(selection(rows=rows()), path, WRITE)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.jsonl"]
    assert path.read_text() == "old"


def _problems(value, schema, whole):
    """Yield what breaks the schema, for the few words of JSON Schema that ours uses."""
    if "$ref" in schema:
        yield from _problems(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    if "oneOf" in schema and sum(not [*_problems(value, each, whole)] for each in schema["oneOf"]) != 1:
        yield f"{value} fits none, or more than one"
    kinds = {"string": str, "integer": int, "number": (int, float), "object": dict, "array": list, "null": type(None)}
    named = schema.get("type", [])
    named = [named] if isinstance(named, str) else named
    if named and not any(isinstance(value, kinds[kind]) for kind in named):
        yield f"{value!r} is not {named}"
    if "const" in schema and value != schema["const"]:
        yield f"{value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{value!r} is not one of {schema['enum']}"
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield f"{value!r} is not like {schema['pattern']}"
    if isinstance(value, dict):
        yield from (f"{name} is missing" for name in schema.get("required", []) if name not in value)
        known = schema.get("properties", {})
        for name, inner in value.items():
            if name in known:
                yield from _problems(inner, known[name], whole)
            elif schema.get("additionalProperties", True) is False:
                yield f"{name} is not known"


def test_that_what_is_written_fits_the_schema_and_other_things_do_not(tmp_path):
    path = tmp_path / "a.jsonl"
    jsonl.write(selection(rows=[RowRecord("span", SPAN)]), path, WRITE)
    schema = json.loads(SCHEMA.read_text("utf-8"))
    header, span = map(json.loads, path.read_text("utf-8").splitlines())
    assert [*_problems(header, schema, schema)] == []
    assert [*_problems(span, schema, schema)] == []
    told = {"table": "document", "id": "d", "stamp": "", "deleted": 0, "sha256": "x", "length": 4}
    bare = [told, header | {"text": False}]
    assert [problem for line in bare for problem in _problems(line, schema, schema)] == []  # without the texts fits too
    for wrong in (span | {"start": "0"}, span | {"table": "spam"}, header | {"version": "1"}, {"id": "s1"}):
        assert [*_problems(wrong, schema, schema)] != []
