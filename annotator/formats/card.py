"""The dataset card: what a set of articles and spans holds and how it came about, in Markdown for people and hubs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.codebook import Codebook, Label
from annotator.formats.record import ArticleRecord, Dropped

BEGINNING = "---\n# Dataset card written by Sorot\n"

_PARTS = {"": "all", "train": "train", "dev": "dev", "test": "test"}
_SPLITS = {"train": "train", "dev": "validation", "test": "test"}
_ORIGINS = {
    "hand": "marked by hand",
    "pattern": "found by a pattern and accepted",
    "model": "proposed by a model and accepted",
    "import": "brought in from a file",
    "review": "decided in review",
}
_METRICS = {
    "f1_exact": "F1, same edges and label",
    "f1_overlap": "F1, overlapping with the same label",
    "cohen_kappa_characters": "Cohen's kappa over characters",
    "cohen_kappa_tokens": "Cohen's kappa over tokens",
    "fleiss_kappa_characters": "Fleiss' kappa over characters",
    "alpha_nominal_characters": "Krippendorff's alpha over characters",
    "alpha_unitizing": "Krippendorff's alpha for unitizing",
    "observed_characters": "Observed agreement over characters",
}
_BY_LABEL = ("f1_exact", "f1_overlap", "alpha_unitizing")
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LICENCES = (
    "cc0-1.0", "cc-by-4.0", "cc-by-sa-4.0", "cc-by-nc-4.0", "cc-by-nd-4.0", "cc-by-nc-sa-4.0", "cc-by-nc-nd-4.0",
    "cc-by-3.0", "cc-by-sa-3.0", "odc-by", "odbl", "pddl", "mit", "apache-2.0", "bsd-3-clause", "gpl-3.0", "unlicense",
    "other", "unknown",
)  # fmt: skip
"""Names of licences that hubs know."""


@dataclass
class Counts:
    """What one part of a set holds; articles count once, however many people read them."""

    articles: set[str] = field(default_factory=set)
    characters: int = 0
    spans: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    origins: Counter[str] = field(default_factory=Counter)
    people: dict[str, Counter[str]] = field(default_factory=dict)
    languages: Counter[str] = field(default_factory=Counter)

    def add(self, article: ArticleRecord) -> None:
        """Count an article of one annotator."""
        key = article.document_id or article.name or f"#{len(self.articles)}"
        if key not in self.articles:
            self.articles.add(key)
            self.characters += len(article.text) or article.length
            self.languages[article.language] += 1
        self.relations.update(relation.label for relation in article.relations)
        self.labels.update(label.label for label in article.labels)
        person = self.people.setdefault(article.annotator, Counter())
        person.update(articles=1, finished=article.done, spans=len(article.spans))
        for span in article.spans:
            self.spans[span.label] += 1
            self.origins[span.origin] += 1


@dataclass(frozen=True)
class Card:
    """What a card tells.

    `parts` are the counts by train, dev and test, or under "" where the set is not split; `files` the file of each
    part, where a hub is to find it; `agreement` is what the command of that name prints, None where fewer than two
    people read the articles.
    """

    name: str
    codebook: Codebook
    parts: Mapping[str, Counts]
    licence: str = ""
    citation: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    agreement: Mapping[str, Any] | None = None
    dropped: Sequence[Dropped] = ()
    has_text: bool = True

    def text(self) -> str:
        """Return the card: front matter that hubs read, and the page that people read."""
        parts = [self._front(), f"# {_line(self.name)}\n", self._summary(), self._table("Labels", "spans")]
        parts += [self._table("Relations", "relations"), self._table("Labels of articles", "labels")]
        parts += [self._people(), self._agreement(), self._origins(), self._lost(), self._codebook()]
        parts += [_section("Licence", _line(self.licence) or "None is given."), self._citation()]
        return "\n".join(part for part in parts if part)

    def _all(self) -> Counts:
        """Return the counts of all parts together."""
        whole = Counts()
        for counts in self.parts.values():
            whole.articles |= counts.articles
            whole.characters += counts.characters
            for name in ("spans", "relations", "labels", "origins", "languages"):
                getattr(whole, name).update(getattr(counts, name))
            for person, told in counts.people.items():
                whole.people.setdefault(person, Counter()).update(told)
        return whole

    def _front(self) -> str:
        whole = self._all()
        told: dict[str, Any] = {"pretty_name": self.name}
        if self.licence:
            known = self.licence.strip().lower()
            told["license"] = known if known in _LICENCES else "other"
            if known not in _LICENCES:
                told["license_name"] = self.licence.strip()
        if languages := sorted(code for code in whole.languages if code):
            told["language"] = languages
        size = next((size for most, size in _SIZES if len(whole.articles) < most), "n>1M")
        told |= {"task_categories": ["token-classification"], "size_categories": [size], "tags": ["sorot"]}
        if self.files:
            files = [{"split": _SPLITS.get(part, "train"), "path": path} for part, path in self.files.items()]
            told["configs"] = [{"config_name": "default", "data_files": files}]
        # What JSON says means the same in YAML.
        return BEGINNING + "".join(f"{key}: {orjson.dumps(value).decode()}\n" for key, value in told.items()) + "---\n"

    def _summary(self) -> str:
        whole = self._all()
        said = (
            f"{len(whole.articles)} articles with {whole.characters} characters, {sum(whole.spans.values())} spans and"
            f" {sum(whole.relations.values())} relations. Places are counted in Unicode code points, half-open.\n"
        )
        if self.has_text:
            return said
        return said + (
            "\nThe texts are left out; each article is told by the SHA-256 of its text's UTF-8 bytes and its length in"
            " code points. Who has the articles puts the texts back with `sorot fill`.\n"
        )

    def _table(self, title: str, kind: str) -> str:
        counted = [(part, getattr(counts, kind)) for part, counts in self.parts.items()]
        order = {
            label.name: None for label in self.codebook if label.merged_into is None and label.kind == _KINDS[kind]
        }
        names = dict.fromkeys([*order, *sorted({name for _, found in counted for name in found})])
        used = [name for name in names if any(found[name] for _, found in counted)]
        if not used and kind != "spans":
            return ""
        heads = ["label", *(_PARTS[part] for part, _ in counted)] + ["all"] * (len(counted) > 1)
        rows = [[name, *_row([found[name] for _, found in counted])] for name in used]
        if kind == "spans":
            rows.append(["*all spans*", *_row([sum(found.values()) for _, found in counted])])
            rows.append(["*articles*", *_row([len(counts.articles) for counts in self.parts.values()])])
        return _section(title, _rows(heads, rows))

    def _people(self) -> str:
        people = self._all().people
        rows = [[name or "(not said)", *(str(told[key]) for key in _TOLD)] for name, told in sorted(people.items())]
        return _section("Annotators", _rows(["annotator", *_TOLD], rows)) if rows else ""

    def _agreement(self) -> str:
        if not self.agreement:
            return ""
        people = ", ".join(map(str, self.agreement["annotators"]))
        said = f"Between {people}, on the {self.agreement['documents']} articles that all of them finished in round"
        said += f" {self.agreement['round']}.\n\n"
        rows = [
            [_METRICS.get(metric, metric), _figure(found["value"]), _interval(found)]
            for metric, found in self.agreement["overall"].items()
        ]
        tables = [_rows(["figure", "value", "95 % interval"], rows)]
        labels = [
            [name, *(_figure(found[metric]["value"]) for metric in _BY_LABEL if metric in found)]
            for name, found in self.agreement["labels"].items()
        ]
        if labels:
            tables.append(_rows(["label", *(_METRICS[metric] for metric in _BY_LABEL)], labels))
        return _section("Agreement", said + "\n\n".join(tables))

    def _origins(self) -> str:
        origins = self._all().origins
        rows = [[_ORIGINS.get(origin, origin), str(count)] for origin, count in origins.most_common()]
        return _section("How the spans were made", _rows(["spans", "number"], rows)) if rows else ""

    def _lost(self) -> str:
        reasons = Counter(lost.reason for lost in self.dropped)
        rows = [[reason, str(count)] for reason, count in reasons.most_common()]
        return _section("What this format cannot say", _rows(["left out because", "spans"], rows)) if rows else ""

    def _codebook(self) -> str:
        said = [self._label(depth, label) for kind in _KINDS.values() for depth, label in self.codebook.tree(kind)]
        return _section("Codebook", "\n".join(said)) if said else ""

    def _label(self, depth: int, label: Label) -> str:
        kind = "" if label.kind == "span" else f" *({label.kind})*"
        lines = [f"{'  ' * depth}- **{_line(label.name)}**{kind}"]
        pad = "  " * (depth + 1)
        if label.definition:
            lines[0] += f": {_lines(label.definition, pad)}"
        if label.examples:
            lines.append(f"{pad}- Examples: {_lines(label.examples, pad + '  ')}")
        for attribute in self.codebook.attributes_of(label.id):
            choices = ", ".join(_line(str(choice["name"])) for choice in attribute.choices)
            lines.append(f"{pad}- {_line(attribute.name)}: {attribute.kind}" + (f" ({choices})" if choices else ""))
        return "\n".join(lines)

    def _citation(self) -> str:
        if not self.citation.strip():
            return ""
        fence = "```" + "`" * self.citation.count("```")
        return _section("Citation", f"{fence}\n{self.citation.strip()}\n{fence}")


_KINDS = {"spans": "span", "relations": "relation", "labels": "document"}
_TOLD = ("articles", "finished", "spans")


def is_card(path: Path) -> bool:
    """Whether a file is a card that this program wrote; it is no article."""
    if path.suffix.lower() != ".md" or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(BEGINNING)) == BEGINNING.encode()


def _row(numbers: list[int]) -> list[str]:
    return [*map(str, numbers), *([str(sum(numbers))] if len(numbers) > 1 else [])]


def _rows(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n{text}\n"


def _cell(text: str) -> str:
    return _line(text).replace("|", "\\|")


def _line(text: str) -> str:
    """Return text on one line, with nothing in it that a page would run or take for a tag."""
    return " ".join(text.split()).replace("<", "&lt;")


def _lines(text: str, pad: str) -> str:
    """Return text with its line ends, inside a list item that is indented by `pad`."""
    return f"  \n{pad}".join(filter(None, map(_line, text.splitlines())))


def _figure(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.3f}"


def _interval(found: Mapping[str, Any]) -> str:
    low, high = found.get("low"), found.get("high")
    return "" if low is None or high is None else f"{low:.3f} to {high:.3f}"
