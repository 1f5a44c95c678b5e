"""Codebook files: what is written comes back, and what is wrong is said with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.codebook import Attribute, Codebook, Label
from annotator.domain.errors import AnnotatorError, BadInput
from annotator.domain.identity import LONGEST_NAME, attribute_id, choice_id, label_id
from annotator.formats import codebook_file

GIFT = label_id("span", "Gift")
CODEBOOKS = Path(__file__).parents[3] / "resources" / "codebooks"


def a_file(folder: Path, *labels: Any, **head: Any) -> Path:
    path = folder / "book.json"
    book = {"format": "sorot-codebook", "version": 1, "name": "Hadiah", "labels": list(labels)} | head
    path.write_text(json.dumps(book), encoding="utf-8")
    return path


def a_codebook() -> Codebook:
    certainty = attribute_id(GIFT, "Certainty")
    choices = tuple({"id": choice_id(certainty, name), "name": name} for name in ("certain", "doubtful"))
    return Codebook(
        [
            Label(id=GIFT, name="Gift", key="1", definition="A “thing” 🎁\nin two lines", examples="a «falcon»"),
            Label(id=label_id("span", "Animal"), name="Animal", parent_id=GIFT, position=1.0, colour="#123456"),
            Label(id=label_id("document", "Off topic"), name="Off topic", kind="document", position=2.0),
            Label(id=label_id("span", "Old"), name="Old", retired=True, position=3.0),
        ],
        [
            Attribute(id=attribute_id(GIFT, "Giver"), label_id=GIFT, name="Giver", required=True),
            Attribute(id=certainty, label_id=GIFT, name="Certainty", kind="choice", choices=choices, position=1.0),
        ],
    )


def test_that_a_written_codebook_comes_back_equal(tmp_path: Path) -> None:
    codebook_file.write(tmp_path / "out.json", a_codebook(), "Hadiah")
    name, found = codebook_file.read(tmp_path / "out.json")
    assert name == "Hadiah"
    assert list(found) == list(a_codebook())
    assert found.attributes() == a_codebook().attributes()


@pytest.mark.parametrize("name", ["gifts", "empty"])
def test_that_the_codebooks_that_ship_are_read_and_written_back_the_same(name: str, tmp_path: Path) -> None:
    title, found = codebook_file.read(CODEBOOKS / f"{name}.json")
    codebook_file.write(tmp_path / "out.json", found, title)
    again = json.loads((tmp_path / "out.json").read_bytes())
    assert again == json.loads((CODEBOOKS / f"{name}.json").read_bytes())


def test_that_what_is_left_out_has_a_default_and_a_bom_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "short.json"
    head = b'\xef\xbb\xbf{"format": "sorot-codebook", "version": 1, '
    path.write_bytes(head + b'"labels": [{"name": " Gift  of  state "}]}')
    _, found = codebook_file.read(path)
    (label,) = found
    assert (label.name, label.kind, label.key, label.colour) == ("Gift of state", "span", "", "#b7791f")


def test_that_names_as_long_as_a_project_holds_are_read(tmp_path: Path) -> None:
    _, found = codebook_file.read(a_file(tmp_path, {"name": "x" * LONGEST_NAME}))
    assert [len(label.name) for label in found] == [LONGEST_NAME]


@pytest.mark.parametrize(
    ("label", "record", "reason"),
    [
        ("Gift", "label 1", "not an object"),
        ({"name": "  "}, "label 1", "no name"),
        ({"name": 7}, "label 1", "“name” is not text"),
        ({"name": "Gift", "kind": "tag"}, "label “Gift”", "kind is “tag”"),
        ({"name": "Gift", "colour": "red"}, "label “Gift”", "“red”"),
        ({"name": "Gift", "key": "12"}, "label “Gift”", "key is “12”"),
        ({"name": "Gift", "key": "0"}, "label “Gift”", "key is “0”"),
        ({"name": "Gift", "definition": "a\0b"}, "label “Gift”", "zero character"),
        ({"name": "Gift", "retired": "no"}, "label “Gift”", "neither true nor false"),
        ({"name": "Gift", "parent": "Thing"}, "label “Gift”", "no span label of this file"),
        ({"name": "Gift", "attributes": {}}, "label “Gift”", "“attributes” is not a list"),
        ({"name": "Gift", "attributes": ["Giver"]}, "label “Gift”", "attribute 1 is not an object"),
        ({"name": "Gift", "attributes": [{"name": ""}]}, "label “Gift”, attribute 1", "no name"),
        ({"name": "Gift", "attributes": [{"name": "A"}, {"name": "a"}]}, "label “Gift”", "two of its attributes"),
        ({"name": "Gift", "attributes": [{"name": "A", "kind": "list"}]}, "label “Gift”, attribute “A”", "“list”"),
        ({"name": "Gift", "attributes": [{"name": "A", "choices": ["x"]}]}, "label “Gift”, attribute “A”", "choices"),
        (
            {"name": "Gift", "attributes": [{"name": "A", "kind": "choice", "choices": ["x", "X"]}]},
            "label “Gift”, attribute “A”",
            "twice",
        ),
    ],
)
def test_that_a_wrong_label_is_refused_with_its_place_and_reason(
    tmp_path: Path, label: Any, record: str, reason: str
) -> None:
    with pytest.raises(BadInput) as caught:
        codebook_file.read(a_file(tmp_path, label))
    assert caught.value.file == "book.json"
    assert caught.value.record == record
    assert reason in caught.value.reason


@pytest.mark.parametrize(
    ("labels", "reason"),
    [
        ([{"name": "Gift"}, {"name": "gift "}], "stands twice"),
        ([{"name": "Gift", "key": "1"}, {"name": "Pact", "key": "1"}], "key 1 belongs to another label"),
    ],
)
def test_that_two_labels_never_share_a_name_or_a_key(tmp_path: Path, labels: list[Any], reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        codebook_file.read(a_file(tmp_path, *labels))


def test_that_labels_of_two_kinds_may_share_a_name(tmp_path: Path) -> None:
    _, found = codebook_file.read(a_file(tmp_path, {"name": "Gift"}, {"name": "Gift", "kind": "document"}))
    assert len(found) == 2


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ({"format": "something"}, "not a codebook"),
        ({"version": 2}, "of version 2"),
        ({"version": True}, "not a whole number"),
        ({"labels": {}}, "“labels” is not a list"),
        ({"name": []}, "“name” is not text"),
    ],
)
def test_that_a_file_that_is_no_codebook_of_ours_is_refused(tmp_path: Path, head: Any, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        codebook_file.read(a_file(tmp_path, **head))


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff\xfe{", b"\x00" * 100, b"[" * 100_000])
def test_that_what_is_no_json_object_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "book.json"
    path.write_bytes(data)
    with pytest.raises(BadInput):
        codebook_file.read(path)


def test_that_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(BadInput):
            codebook_file.read(path)


def test_that_twin_names_are_not_written_and_the_old_file_stays(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text("old")
    twins = Codebook([Label(id="a", name="Gift"), Label(id="b", name="gift")])
    with pytest.raises(AnnotatorError, match="another name"):
        codebook_file.write(out, twins, "x")
    assert out.read_text() == "old"


def test_that_each_kind_of_label_has_nine_keys_of_its_own(tmp_path: Path) -> None:
    kinds = ("span", "document", "relation")
    book = Codebook([Label(id=label_id(kind, "Same"), name="Same", kind=kind, key="1") for kind in kinds])
    codebook_file.write(tmp_path / "book.json", book, "Hadiah")
    _, found = codebook_file.read(tmp_path / "book.json")
    assert sorted((label.kind, label.key) for label in found) == [("document", "1"), ("relation", "1"), ("span", "1")]
    twins = [{"name": name, "kind": "relation", "key": "2"} for name in ("gave to", "owns")]
    with pytest.raises(BadInput, match="key 2 belongs to another label"):
        codebook_file.read(a_file(tmp_path, *twins))
