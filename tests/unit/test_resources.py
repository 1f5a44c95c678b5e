"""What ships in resources/: the codebooks and the sample project must be what the program takes them for."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.codebook import ATTRIBUTE_KINDS, LABEL_KINDS
from annotator.domain.document import STATES

RESOURCES = Path(__file__).parents[2] / "resources"
ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
Json = dict[str, Any]


def codebook(name: str) -> Json:
    return dict(json.loads((RESOURCES / "codebooks" / f"{name}.json").read_text(encoding="utf-8")))


def articles() -> list[Json]:
    lines = (RESOURCES / "sample" / "articles.jsonl").read_bytes().decode("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def layers() -> Iterator[tuple[Json, Json]]:
    for article in articles():
        for layer in article["annotations"]:
            yield article, layer


def place(text: str, quote: str, nth: int) -> tuple[int, int]:
    """Return the range of the nth place (from 0, overlapping ones count) where `quote` stands."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return start, start + len(quote)


def placed(article: Json, layer: Json) -> list[tuple[int, int, str]]:
    return [(*place(article["text"], s["quote"], s["nth"]), s["label"]) for s in layer["spans"]]


@pytest.mark.parametrize("name", ["gifts", "empty"])
def test_that_a_codebook_names_its_format_and_only_known_kinds(name: str) -> None:
    book = codebook(name)
    assert (book["format"], book["version"]) == ("sorot-codebook", 1)
    assert book["name"]
    names = [label["name"] for label in book["labels"]]
    keys = [(label["kind"], label["key"]) for label in book["labels"] if label["key"]]
    assert len(set(names)) == len(names)
    assert len(set(keys)) == len(keys)
    for label in book["labels"]:
        assert label["kind"] in LABEL_KINDS
        assert re.fullmatch(r"#[0-9a-f]{6}", label["colour"])
        assert label["parent"] is None or label["parent"] in names
        for attribute in label["attributes"]:
            assert attribute["kind"] in ATTRIBUTE_KINDS
            assert bool(attribute["choices"]) == (attribute["kind"] == "choice")


def test_that_gifts_has_the_labels_of_the_design_and_empty_has_none() -> None:
    labels = codebook("gifts")["labels"]
    assert [(label["name"], label["key"]) for label in labels if label["kind"] == "span"] == [
        ("Gift", "1"), ("Treaty clause", "2"), ("Sanction issue", "3"), ("Actor", "4"), ("Date", "5"),
    ]  # fmt: skip
    assert {label["kind"] for label in labels} == set(LABEL_KINDS)
    for label in labels:
        if label["kind"] == "document":
            assert [attribute["kind"] for attribute in label["attributes"]] == ["choice"]
    assert codebook("empty")["labels"] == []


@pytest.mark.parametrize("label", codebook("gifts")["labels"], ids=lambda label: str(label["name"]))
def test_that_a_label_is_defined_and_shown_in_both_languages(label: Json) -> None:
    definition = re.fullmatch(r"EN: (.+)\n\nID: (.+)", label["definition"], re.DOTALL)
    assert definition
    english, indonesian = definition.groups()
    for word in ("Counts:", "Does not count:", "Mark:"):
        assert english.count(f"\n{word} ") == 1
    for word in ("Termasuk:", "Tidak termasuk:", "Tandai:"):
        assert indonesian.count(f"\n{word} ") == 1
    examples = label["examples"].split("\n")
    assert {line[:4] for line in examples} == {"EN: ", "ID: "}
    assert all(re.search("«[^«»]+»", line) for line in examples)


def test_that_the_articles_are_complete_and_in_both_languages() -> None:
    found = articles()
    assert len(found) >= 8
    assert {article["language"] for article in found} == {"id", "en"}
    assert len({article["name"] for article in found}) == len({article["text"] for article in found}) == len(found)
    for article in found:
        assert article["title"]
        assert article["source"]
        assert ISO_DATE.fullmatch(article["published"])
        assert 180 <= len(article["text"].split()) <= 420


def test_that_the_articles_are_as_messy_as_real_ones() -> None:
    texts = [article["text"] for article in articles()]
    lines = Counter(line for text in texts for line in set(text.split("\n")) if line)
    assert sum(n >= 3 for n in lines.values()) >= 2, "advertisements repeat across articles"
    assert all("\r" not in text for text in texts)
    everything = "".join(texts)
    for sign in ("“", "”", "’", "\u00a0", "📱", "서단비", "\nBaca juga:\n- ", "\nRead also:\n- "):
        assert sign in everything
    assert any(re.search(r"(?<=[.!?” ])([A-Z“][^.!?]+[.!?]) \1", text) for text in texts), "a sentence stands twice"
    assert re.search(r"[a-z”]\.[A-Z][^\n]+(FOTO|Photo): ", everything), "a caption is glued to its paragraph"


def test_that_two_articles_are_near_copies_and_no_others() -> None:
    words = {article["name"]: Counter(article["text"].split()) for article in articles()}
    alike = {
        (a, b): (words[a] & words[b]).total() / max(words[a].total(), words[b].total())
        for a, b in combinations(words, 2)
    }
    (pair, likeness), (_, next_likeness) = sorted(alike.items(), key=lambda item: -item[1])[:2]
    assert pair == ("05-panel-pbb.txt", "08-kapal-kargo.txt")
    assert 0.85 <= likeness <= 0.95
    assert next_likeness < 0.5


def test_that_every_quote_stands_where_it_is_said_to_and_in_reading_order() -> None:
    for article, layer in layers():
        spans = placed(article, layer)
        assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
        assert len(set(spans)) == len(spans)


def test_that_every_label_attribute_and_value_is_in_the_codebook() -> None:
    declared = {label["name"]: {a["name"]: a for a in label["attributes"]} for label in codebook("gifts")["labels"]}
    kinds = set()
    for _, layer in layers():
        for span in layer["spans"]:
            attributes = declared[span["label"]]
            assert {name for name, a in attributes.items() if a["required"]} <= set(span["attributes"])
            for name, value in span["attributes"].items():
                kind = attributes[name]["kind"]
                kinds.add(kind)
                assert value
                assert kind != "choice" or value in attributes[name]["choices"]
                assert kind != "date" or ISO_DATE.fullmatch(value)
                assert kind != "span" or layer["spans"][int(value.removeprefix("s"))]["label"] == span["label"]
    assert kinds == {"text", "choice", "date", "span"}


def test_that_every_relation_and_label_of_an_article_is_in_the_codebook() -> None:
    labels = {(label["kind"], label["name"]): label for label in codebook("gifts")["labels"]}
    seen = set()
    for _, layer in layers():
        for relation in layer["relations"]:
            assert ("relation", relation["label"]) in labels
            assert relation["source"] != relation["target"]
            assert max(relation["source"], relation["target"]) < len(layer["spans"])
            seen.add(relation["label"])
        for name, value in layer["labels"].items():
            assert value in labels["document", name]["attributes"][0]["choices"]
            seen.add(name)
    assert seen == {name for kind, name in labels if kind != "span"}


def test_that_some_articles_are_finished_one_is_begun_and_the_rest_wait() -> None:
    states = {name: Counter[str]() for name in ("R. Widya", "D. Putra")}
    for _, layer in layers():
        assert layer["state"] in STATES
        states[layer["annotator"]][layer["state"]] += 1
        if layer["state"] == "done":
            assert 10 <= len(layer["spans"]) <= 18
        else:
            assert bool(layer["spans"]) == (layer["state"] == "started")
    assert states == {
        "R. Widya": Counter(done=4, started=1, new=5),
        "D. Putra": Counter(done=4, skipped=1, new=5),
    }
    shared = [a for a in articles() if all(layer["state"] == "done" for layer in a["annotations"])]
    assert len(shared) == 3


def test_that_the_two_annotators_agree_differ_and_miss() -> None:
    for article in articles():
        one, two = (set(placed(article, layer)) for layer in article["annotations"])
        if not (one and two):
            continue
        assert one & two
        assert any(a[2] == b[2] and a[:2] != b[:2] and meet(a, b) for a in one for b in two), "edges differ"
        assert any(not any(meet(a, b) for b in two) for a in one) or any(
            not any(meet(a, b) for a in one) for b in two
        ), "one is missed"
    assert any(
        a[2] != b[2] and a[:2] == b[:2]
        for article in articles()
        for a in placed(article, article["annotations"][0])
        for b in placed(article, article["annotations"][1])
    ), "label differs"


def test_that_spans_nest_overlap_and_coincide_within_a_layer() -> None:
    pairs = [sorted(pair) for article, layer in layers() for pair in combinations(placed(article, layer), 2)]
    assert any(a[2] != b[2] and a[:2] == b[:2] for a, b in pairs), "two labels on the same words"
    assert any(a[0] < b[0] < a[1] < b[1] for a, b in pairs), "overlapping"
    assert any(a[0] < b[0] < b[1] < a[1] and (a[2], b[2]) == ("Sanction issue", "Gift") for a, b in pairs), "nested"


def meet(one: tuple[int, int, str], two: tuple[int, int, str]) -> bool:
    return one[0] < two[1] and two[0] < one[1]
