"""What there is to say of a span, in words: one line for the ear, and its facts by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from annotator.domain.codebook import Attribute
from annotator.domain.span import Span
from annotator.domain.wording import counted
from annotator.ui.annotate.spans_model import SpansModel
from annotator.ui.session import Session
from annotator.ui.text.display import in_a_row

LONGEST = 200
"""Characters of one fact that are shown where there is little room."""


def label_name(session: Session, span: Span) -> str:
    """Return the name of a span's label."""
    label = session.project.codebook.get(span.label_id)
    return label.name if label else "?"


def author_of(session: Session, span: Span) -> str:
    """Return the name of whoever made a span, or ""."""
    person = session.people().get(span.annotator_id)
    return person.name if person else ""


def place_of(spans: SpansModel, span: Span) -> tuple[int, int]:
    """Return the place of a span in reading order, from 1, and how many spans there are."""
    return spans.row_of(span) + 1, len(spans)


def told(session: Session, spans: SpansModel, span: Span) -> str:
    """Return a span as one line: "Gift, by R. Widya, 3 of 23"."""
    translate = QCoreApplication.translate
    name, author, (place, count) = label_name(session, span), author_of(session, span), place_of(spans, span)
    if not author:
        return translate("Annotate", "{label}, {place} of {count}").format(
            label=name, place=counted(place), count=counted(count)
        )
    sentence = translate("Annotate", "{label}, by {name}, {place} of {count}")
    return sentence.format(label=name, name=author, place=counted(place), count=counted(count))


def facts_of(session: Session, spans: SpansModel, span: Span) -> list[tuple[str, str]]:
    """Return the attributes of a span as (name, value) in the codebook's order, then those nobody declares."""
    codebook = session.project.codebook
    label = codebook.get(span.label_id)
    known = codebook.sayable()
    own = [attribute.id for attribute in codebook.attributes_of(label.id if label else span.label_id)]
    ids = [key for key in own if key in span.attributes]
    ids += [key for key in span.attributes if key not in own]

    def quote_of(span_id: str) -> str | None:
        return other.quote if (other := spans.get(span_id)) is not None else None

    return [
        (known[key].name if key in known else key, value_words(known.get(key), span.attributes[key], quote_of))
        for key in ids
    ]


def shortened(words: str, longest: int = LONGEST) -> str:
    """Return words on one line, cut where they are too many."""
    line = in_a_row(words)
    return line if len(line) <= longest else f"{line[:longest]}…"


def value_words(attribute: Attribute | None, value: Any, quotes: Callable[[str], str | None]) -> str:
    """Return an attribute's value as it is read: a choice by its name, another span by its words."""
    kind = attribute.kind if attribute else ""
    if kind == "choice" and attribute is not None:
        value = next((choice["name"] for choice in attribute.choices if choice["id"] == value), value)
    elif kind == "yes-no" and isinstance(value, bool):
        translate = QCoreApplication.translate
        value = translate("Annotate", "yes") if value else translate("Annotate", "no")
    elif kind == "span" and (quote := quotes(str(value))) is not None:
        value = quote
    return shortened(str(value))
