"""Codebook files: labels with their definitions and attributes, by name, as JSON that a person can edit."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.codebook import ATTRIBUTE_KINDS, DEFAULT_COLOURS, LABEL_KINDS, Attribute, Codebook, Label
from annotator.domain.errors import AnnotatorError, BadInput
from annotator.domain.identity import attribute_id, choice_id, fold, label_id, plain
from annotator.domain.wording import worded
from annotator.formats import numbered
from annotator.formats.decoding import opened
from annotator.formats.validity import too_deep
from annotator.formats.writing import written_whole

FORMAT, VERSION = "sorot-codebook", 1
SUFFIX = ".json"
LARGEST = 16 * 1024 * 1024
"""Bytes of the largest codebook file that is taken."""

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def read(path: Path) -> tuple[str, Codebook]:
    """Return a codebook file's name and its labels, with the ids that their names give.  BadInput where it is none."""
    book = _object(path)
    return _text(book, "name", path.name, ""), _codebook(_list(book, "labels", path.name, ""), path.name)


def write(path: Path, codebook: Codebook, name: str) -> None:
    """Write a codebook's live labels in their order; two labels of one name are an AnnotatorError."""
    labels = [label for label in codebook if label.merged_into is None]
    twice = _twice([f"{label.kind} {fold(label.name)}" for label in labels])
    if twice is not None:
        raise AnnotatorError(
            worded(
                "Two labels are called “{name}”, which a codebook file cannot tell apart."
                " Give one of them another name and save again; nothing was written.",
                name=labels[twice].name,
            )
        )
    book = {"format": FORMAT, "version": VERSION, "name": name, "labels": [_said(codebook, label) for label in labels]}
    with written_whole(path) as (draft,):
        draft.write_bytes(orjson.dumps(book, option=orjson.OPT_INDENT_2) + b"\n")


def _said(codebook: Codebook, label: Label) -> dict[str, Any]:
    parent = codebook.get(label.parent_id) if label.parent_id else None
    is_under = parent is not None and parent.kind == label.kind and parent.id != label.id
    holder = codebook.with_key(label.key, label.kind) if label.key else None
    said: dict[str, Any] = {
        "name": label.name,
        "kind": label.kind,
        "colour": label.colour,
        "key": label.key if holder in (None, label) else "",
        "definition": label.definition,
        "examples": label.examples,
        "parent": parent.name if parent is not None and is_under else None,
    }
    if label.retired:
        said["retired"] = True
    return said | {"attributes": [_said_fact(attribute) for attribute in codebook.attributes_of(label.id)]}


def _said_fact(attribute: Attribute) -> dict[str, Any]:
    choices = [choice["name"] for choice in attribute.offered] if attribute.kind == "choice" else []
    return {"name": attribute.name, "kind": attribute.kind, "choices": choices, "required": attribute.required}


def _object(path: Path) -> dict[str, Any]:
    with opened(path) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise BadInput(
            path.name, worded("it has more than {count} MB, which no codebook has", count=LARGEST // 1024**2)
        )
    try:
        book = orjson.loads(data.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError as error:
        raise BadInput(
            path.name, worded("it is not JSON: {error}", error=error.msg), numbered.line(error.lineno)
        ) from error
    if not isinstance(book, dict) or book.get("format") != FORMAT:
        raise BadInput(path.name, worded("it is not a codebook: it does not say “format”: “{format}”", format=FORMAT))
    version = book.get("version")
    if type(version) is not int or version < 1:
        raise BadInput(path.name, worded("its “version” is not a whole number"))
    if version > VERSION:
        raise BadInput(
            path.name,
            worded(
                "it is of version {version}; this program reads version {known}",
                version=str(version),
                known=str(VERSION),
            ),
        )
    if too_deep(book):
        raise BadInput(path.name, worded("it is nested too deeply"))
    return book


def _codebook(entries: list[Any], file: str) -> Codebook:
    labels: list[Label] = []
    attributes: list[Attribute] = []
    for number, entry in enumerate(entries, 1):
        place = worded("label {number}", number=str(number))
        if not isinstance(entry, dict):
            raise BadInput(file, worded("it is not an object in braces"), place)
        labels.append(_label(entry, float(number - 1), file, place))
        attributes.extend(_attributes(entry, labels[-1], file))
    _refuse_twins(labels, file)
    return Codebook(_nested(labels, entries, file), attributes)


def _label(entry: dict[str, Any], position: float, file: str, place: str) -> Label:
    name = _name(entry, file, place)
    place = _place(name)
    kind = _text(entry, "kind", file, place) or "span"
    if kind not in LABEL_KINDS:
        raise BadInput(
            file, worded("its kind is “{kind}”; there are {kinds}", kind=kind, kinds=", ".join(LABEL_KINDS)), place
        )
    colour = _text(entry, "colour", file, place) or DEFAULT_COLOURS[int(position) % len(DEFAULT_COLOURS)]
    if not _COLOUR.fullmatch(colour):
        raise BadInput(
            file, worded("its colour is “{colour}”, which is not written like #b7791f", colour=colour), place
        )
    key = _text(entry, "key", file, place)
    if key and (len(key) != 1 or key not in "123456789"):
        raise BadInput(file, worded("its key is “{key}”; keys are the digits 1 to 9", key=key), place)
    return Label(
        id=label_id(kind, name),
        name=name,
        kind=kind,
        colour=colour.lower(),
        key=key,
        definition=_text(entry, "definition", file, place),
        examples=_text(entry, "examples", file, place),
        retired=_flag(entry, "retired", file, place),
        position=position,
    )


def _attributes(entry: dict[str, Any], label: Label, file: str) -> list[Attribute]:
    place = _place(label.name)
    found: list[Attribute] = []
    for number, said in enumerate(_list(entry, "attributes", file, place), 1):
        if not isinstance(said, dict):
            raise BadInput(file, worded("its attribute {number} is not an object in braces", number=str(number)), place)
        found.append(_attribute(said, label, float(number - 1), file))
    twice = _twice([fold(attribute.name) for attribute in found])
    if twice is not None:
        raise BadInput(file, worded("two of its attributes are called “{name}”", name=found[twice].name), place)
    return found


def _attribute(said: dict[str, Any], label: Label, position: float, file: str) -> Attribute:
    name = _name(
        said, file, worded("label “{label}”, attribute {number}", label=label.name, number=f"{position + 1:.0f}")
    )
    place = worded("label “{label}”, attribute “{name}”", label=label.name, name=name)
    kind = _text(said, "kind", file, place) or "text"
    if kind not in ATTRIBUTE_KINDS:
        raise BadInput(
            file, worded("its kind is “{kind}”; there are {kinds}", kind=kind, kinds=", ".join(ATTRIBUTE_KINDS)), place
        )
    made = attribute_id(label.id, name)
    choices = _list(said, "choices", file, place)
    if not all(isinstance(choice, str) and choice.strip() for choice in choices):
        raise BadInput(file, worded("its choices are not names in quotes"), place)
    if choices and kind != "choice":
        raise BadInput(file, worded("it has choices, but its kind is “{kind}”", kind=kind), place)
    names = [plain(choice) for choice in choices]
    twice = _twice([fold(choice) for choice in names])
    if twice is not None:
        raise BadInput(file, worded("it has the choice “{name}” twice", name=names[twice]), place)
    return Attribute(
        id=made,
        label_id=label.id,
        name=name,
        kind=kind,
        choices=tuple({"id": choice_id(made, choice), "name": choice} for choice in names),
        required=_flag(said, "required", file, place),
        position=position,
    )


def _refuse_twins(labels: list[Label], file: str) -> None:
    twice = _twice([label.id for label in labels])
    if twice is not None:
        raise BadInput(file, worded("its name stands twice"), _place(labels[twice].name))
    usable = [label for label in labels if label.key and not label.retired]
    twice = _twice([f"{label.kind} {label.key}" for label in usable])
    if twice is not None:
        raise BadInput(
            file,
            worded("its key {key} belongs to another label", key=usable[twice].key),
            _place(usable[twice].name),
        )


def _nested(labels: list[Label], entries: list[Any], file: str) -> list[Label]:
    known = {label.id for label in labels}
    parents: dict[str, str | None] = {}
    for label, entry in zip(labels, entries, strict=True):
        place = _place(label.name)
        parent = _text(entry, "parent", file, place)
        parents[label.id] = label_id(label.kind, parent) if parent else None
        if parent and parents[label.id] not in known:
            raise BadInput(
                file,
                worded(
                    "it stands under “{parent}”, which is no {kind} label of this file", parent=parent, kind=label.kind
                ),
                place,
            )
    return [replace(label, parent_id=parents[label.id]) for label in labels]


def _name(entry: dict[str, Any], file: str, place: str) -> str:
    name = plain(_text(entry, "name", file, place))
    if not name:
        raise BadInput(file, worded("it has no name"), place)
    return name


def _text(entry: dict[str, Any], key: str, file: str, place: str) -> str:
    value = entry.get(key)
    if value is not None and not isinstance(value, str):
        raise BadInput(file, worded("“{key}” is not text", key=key), place)
    if value and "\0" in value:
        raise BadInput(file, worded("“{key}” holds a zero character", key=key), place)
    return value or ""


def _flag(entry: dict[str, Any], key: str, file: str, place: str) -> bool:
    value = entry.get(key, False)
    if not isinstance(value, bool):
        raise BadInput(file, worded("“{key}” is neither true nor false", key=key), place)
    return value


def _list(entry: dict[str, Any], key: str, file: str, place: str) -> list[Any]:
    value = entry.get(key, [])
    if not isinstance(value, list):
        raise BadInput(file, worded("“{key}” is not a list", key=key), place)
    return value


def _place(label: str) -> str:
    return worded("label “{name}”", name=label)


def _twice(names: list[str]) -> int | None:
    """Return where the first name stands that stood before, or None."""
    passed: set[str] = set()
    for at, name in enumerate(names):
        if name in passed:
            return at
        passed.add(name)
    return None
