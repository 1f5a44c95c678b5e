"""Codebook files: what is written is what is read, and what is wrong is said with its place."""

from pathlib import Path

import orjson
import pytest

from annotator.domain.codebook import Codebook, Label
from annotator.domain.errors import AnnotatorError, BadInput
from annotator.formats import codebook_file

GIFTS = Path(codebook_file.__file__).parents[2] / "resources" / "codebooks" / "gifts.json"


def written(tmp_path, *labels, **more):
    path = tmp_path / "book.json"
    path.write_bytes(orjson.dumps({"format": "sorot-codebook", "version": 1, "name": "B", "labels": labels} | more))
    return path


def test_that_the_shipped_codebook_reads_and_writes_back_to_the_same_bytes(tmp_path):
    name, codebook = codebook_file.read(GIFTS)
    codebook_file.write(tmp_path / "again.json", codebook, name)
    assert orjson.loads((tmp_path / "again.json").read_bytes()) == orjson.loads(GIFTS.read_bytes())


def test_that_a_label_needs_no_more_than_a_name(tmp_path):
    _, codebook = codebook_file.read(written(tmp_path, {"name": " Gift  given "}, {"name": "Hadiah"}))
    first, second = codebook
    assert (first.name, first.kind, first.key) == ("Gift given", "span", "")
    assert first.colour != second.colour


@pytest.mark.parametrize(
    ("label", "place", "reason"),
    [
        ({}, "label 1", "no name"),
        ("Gift", "label 1", "object"),
        ({"name": 4}, "label 1", "“name” is not text"),
        ({"name": "Gift\0"}, "label 1", "zero character"),
        ({"name": "x" * 201}, "label 1", "200"),
        ({"name": "Gift", "kind": "event"}, "label “Gift”", "kind is “event”"),
        ({"name": "Gift", "colour": "red"}, "label “Gift”", "colour is “red”"),
        ({"name": "Gift", "key": "10"}, "label “Gift”", "digits 1 to 9"),
        ({"name": "Gift", "key": "¹"}, "label “Gift”", "digits 1 to 9"),
        ({"name": "Gift", "retired": "no"}, "label “Gift”", "neither true nor false"),
        ({"name": "Gift", "parent": "Fact"}, "label “Gift”", "no span label"),
        ({"name": "Gift", "attributes": {}}, "label “Gift”", "not a list"),
        ({"name": "Gift", "attributes": ["Giver"]}, "label “Gift”", "attribute 1"),
        ({"name": "Gift", "attributes": [{}]}, "label “Gift”, attribute 1", "no name"),
        (
            {"name": "Gift", "attributes": [{"name": "Giver", "kind": "link"}]},
            "label “Gift”, attribute “Giver”",
            "kind is “link”",
        ),
        (
            {"name": "Gift", "attributes": [{"name": "Giver", "choices": ["a"]}]},
            "label “Gift”, attribute “Giver”",
            "its kind is “text”",
        ),
        (
            {"name": "Gift", "attributes": [{"name": "Sure", "kind": "choice", "choices": ["a", "A "]}]},
            "label “Gift”, attribute “Sure”",
            "“A” twice",
        ),
        (
            {"name": "Gift", "attributes": [{"name": "Sure", "kind": "choice", "choices": [1]}]},
            "label “Gift”, attribute “Sure”",
            "not names",
        ),
        ({"name": "Gift", "attributes": [{"name": "A"}, {"name": "a"}]}, "label “Gift”", "two of its attributes"),
    ],
)
def test_that_what_is_wrong_with_a_label_is_said_with_its_place(tmp_path, label, place, reason):
    with pytest.raises(BadInput) as caught:
        codebook_file.read(written(tmp_path, label))
    assert (caught.value.file, caught.value.record) == ("book.json", place)
    assert reason in caught.value.reason


def test_that_names_and_keys_stand_once(tmp_path):
    with pytest.raises(BadInput, match="stands twice"):
        codebook_file.read(written(tmp_path, {"name": "Gift"}, {"name": "gift"}))
    with pytest.raises(BadInput, match="belongs to another"):
        codebook_file.read(written(tmp_path, {"name": "A", "key": "1"}, {"name": "B", "key": "1"}))
    codebook_file.read(written(tmp_path, {"name": "A", "kind": "span"}, {"name": "A", "kind": "document"}))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b'{"format": "other"}', "not a codebook"),
        (b"[1, 2]", "not a codebook"),
        (b'{"format": "sorot-codebook"}', "whole number"),
        (b'{"format": "sorot-codebook", "version": true}', "whole number"),
        (b'{"format": "sorot-codebook", "version": 2}', "version 2"),
        (b'{"format": "sorot-codebook", "version": 1, "labels": 3}', "not a list"),
        (b'{"format": "sorot-codebook", "version": 1, "x": ' + b"[" * 90 + b"]" * 90 + b"}", "too deeply"),
        (b'{"name": "\xff"}', "not JSON"),
    ],
)
def test_that_a_file_that_is_no_codebook_is_refused(tmp_path, content, reason):
    path = tmp_path / "book.json"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=reason):
        codebook_file.read(path)


def test_that_a_byte_order_mark_is_no_harm_and_a_missing_file_is_a_sentence(tmp_path):
    path = tmp_path / "book.json"
    path.write_bytes(b"\xef\xbb\xbf" + GIFTS.read_bytes())
    assert len(codebook_file.read(path)[1]) == 5
    with pytest.raises(AnnotatorError):
        codebook_file.read(tmp_path / "nowhere.json")


def test_that_two_labels_of_one_name_are_not_written_over_a_good_file(tmp_path):
    path = tmp_path / "book.json"
    path.write_bytes(b"before")
    twins = Codebook([Label(id="a", name="Gift"), Label(id="b", name="GIFT")])
    with pytest.raises(AnnotatorError, match="another name"):
        codebook_file.write(path, twins, "B")
    assert path.read_bytes() == b"before"


def test_that_a_ring_and_a_shared_key_such_as_merging_leaves_still_read_back(tmp_path):
    ring = Codebook([Label(id="a", name="A", key="1", parent_id="b"), Label(id="b", name="B", key="1", parent_id="a")])
    codebook_file.write(tmp_path / "book.json", ring, "Ring")
    _, again = codebook_file.read(tmp_path / "book.json")
    assert {label.name: label.key for label in again} == {"A": "1", "B": ""}
    assert len(again.tree()) == 2
