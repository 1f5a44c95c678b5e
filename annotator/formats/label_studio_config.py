"""What Label Studio is to show for our labels: the names its controls have in our tasks, and the XML that sets them up.

Every control needs a name of its own, and one control belongs to either spans or articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import quoteattr

from annotator.domain.codebook import DEFAULT_COLOURS, Codebook, Label
from annotator.formats.colours import as_hex
from annotator.formats.record import LabelRecord

LABELS, TEXT = "label", "text"
"""The names of the control that labels spans, and of the text."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Control:
    """A control: of spans (an attribute) or of the article (a label of it), with its choices, or for free text."""

    name: str
    said: str
    of_spans: bool
    is_choice: bool
    choices: dict[str, None] = field(default_factory=dict)
    labels: dict[str, None] = field(default_factory=dict)


class Controls:
    """All controls that the tasks of one export need, known from the codebook or met while writing."""

    def __init__(self, codebook: Codebook) -> None:
        self._labels = {label.name: label for label in codebook.usable("span")}
        self._links = {label.name: None for label in codebook.usable("relation")}
        self._controls: dict[tuple[bool, str], Control] = {}
        self._taken = {LABELS, TEXT}
        self._chosen = _only_choices(codebook)
        for label in codebook.usable("span"):
            for attribute in codebook.attributes_of(label.id):
                control = self.of_span(attribute.name, label.name)
                control.choices |= {str(choice["name"]): None for choice in attribute.choices}
        for label in codebook.usable("document"):
            self.of_article(label.name)
        self._met: dict[str, None] = {}

    def label(self, name: str) -> str:
        """Return the name of a span's label, and remember that it is there."""
        if name not in self._labels:
            self._met[name] = None
        return name

    def link(self, name: str) -> str:
        """Return the name of a relation's label, and remember that it is there."""
        self._links[name] = None
        return name

    def of_span(self, name: str, label: str) -> Control:
        """Return the control for an attribute of spans with this label."""
        control = self._control(name, of_spans=True, is_choice=name in self._chosen)
        control.labels[label] = None
        return control

    def of_article(self, name: str) -> Control:
        """Return the control for a label of articles."""
        return self._control(name, of_spans=False, is_choice=True)

    def xml(self) -> str:
        """Return the labelling configuration; Label Studio takes none without a label."""
        links = [f"    <Relation value={_quoted(name)}/>" for name in self._links]
        article = [control for control in self._controls.values() if not control.of_spans]
        spans = [control for control in self._controls.values() if control.of_spans]
        lines = [
            "<View>",
            *(["  <Relations>", *links, "  </Relations>"] if links else []),
            *(line for control in article for line in _shown(control)),
            f'  <Labels name="{LABELS}" toName="{TEXT}">',
            *(_label(label) for label in self._labels.values()),
            *(_met(name, nth) for nth, name in enumerate(self._met, len(self._labels))),
            *([] if self._labels or self._met else [_met(LABELS, 0)]),
            "  </Labels>",
            f'  <Text name="{TEXT}" value="$text" granularity="symbol"/>',
            *(line for control in spans for line in _shown(control)),
            "</View>",
        ]
        return "\n".join(lines) + "\n"

    def _control(self, said: str, *, of_spans: bool, is_choice: bool) -> Control:
        found = self._controls.get((of_spans, said))
        if found is None:
            name, number = said, 1
            while name in self._taken:
                number += 1
                name = f"{said} {number}"
            self._taken.add(name)
            found = self._controls[of_spans, said] = Control(name, said, of_spans, is_choice)
        return found


def labels_in(config: Any) -> Iterator[LabelRecord]:
    """Yield the labels for text that a labelling configuration shows, with their colours, and those of relations."""
    for control in config.iter("Labels", "HyperTextLabels", "ParagraphLabels", "Relations"):
        kind = "relation" if control.tag == "Relations" else "span"
        for one in control.iter("Label", "Relation"):
            name = (one.get("alias") or one.get("value") or "").strip()
            if name and (kind, name) != ("span", LABELS):  # What we write where there is no label.
                yield LabelRecord(name, kind, as_hex(one.get("background", "")))


def _only_choices(codebook: Codebook) -> set[str]:
    """Return the attributes that are a choice wherever their name stands: one name is one control."""
    kinds: dict[str, set[str]] = {}
    for attribute in codebook.attributes():
        kinds.setdefault(attribute.name, set()).add(attribute.kind)
    return {name for name, known in kinds.items() if known == {"choice"}}


def _label(label: Label) -> str:
    key = f" hotkey={_quoted(label.key)}" if label.key else ""
    return f"    <Label value={_quoted(label.name)} background={_quoted(label.colour)}{key}/>"


def _met(name: str, nth: int) -> str:
    return f"    <Label value={_quoted(name)} background={_quoted(DEFAULT_COLOURS[nth % len(DEFAULT_COLOURS)])}/>"


def _shown(control: Control) -> Iterable[str]:
    opening = f'name={_quoted(control.name)} toName="{TEXT}"'
    if control.of_spans:
        opening += ' perRegion="true"'
        if not any("," in label for label in control.labels):
            opening += f' whenTagName="{LABELS}" whenLabelValue={_quoted(",".join(control.labels))}'
    yield '  <View visibleWhen="region-selected">' if control.of_spans else "  <View>"
    yield f"    <Header value={_quoted(control.said)}/>"
    if control.is_choice:
        yield f'    <Choices {opening} choice="{"single" if control.of_spans else "multiple"}">'
        yield from (f"      <Choice value={_quoted(choice)}/>" for choice in control.choices or [control.said])
        yield "    </Choices>"
    else:
        yield f'    <TextArea {opening} maxSubmissions="1" editable="true"/>'
    yield "  </View>"


def _quoted(said: str) -> str:
    return quoteattr(_calm(said), {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


def _calm(said: str) -> str:
    """Return what XML 1.0 can hold."""
    return _ILLEGAL.sub("\ufffd", said)
