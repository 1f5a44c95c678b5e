"""Invented layers for the figures of agreement, and the same layers painted character by character."""

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise, product

from hypothesis import strategies as st

from annotator.domain.agreement.figures import Figures, figures
from annotator.domain.agreement.matching import Ranges
from annotator.domain.agreement.tally import Article, Mark, Tally
from annotator.domain.span import Range

LABELS = 3
LENGTH = 18


def measured(articles: Iterable[Article], annotators: int, labels: int = LABELS, resamples: int = 0) -> Figures:
    tally = Tally(annotators, labels)
    return figures(tally, [tally.count(article) for article in articles], resamples=resamples)


def coded(columns: Sequence[str]) -> Article:
    """Return a text in which each annotator gave each single character the label of a letter; "." is none."""
    marks = [[(ord(x) - ord("a"), ((n, n + 1),)) for n, x in enumerate(column) if x != "."] for column in columns]
    return Article(len(columns[0]), [(n, n + 1) for n in range(len(columns[0]))], marks)


@st.composite
def stretches(draw: st.DrawFn, most: int = 2) -> Ranges:
    """Draw the characters of one span: one stretch, or several with gaps or none between them."""
    cuts = sorted(draw(st.sets(st.integers(0, LENGTH), min_size=2, max_size=2 * most)))
    return tuple((cuts[n], cuts[n + 1]) for n in range(0, len(cuts) - 1, 2))


@st.composite
def articles(
    draw: st.DrawFn, annotators: int, most: int = 5, ranges: st.SearchStrategy[Ranges] | None = None
) -> Article:
    mark = st.tuples(st.integers(0, LABELS - 1), ranges or stretches())
    tokens = [piece for piece in draw(stretches(5)) if piece[0] < piece[1]]
    return Article(LENGTH, tokens, [draw(st.lists(mark, max_size=most)) for _ in range(annotators)])


@st.composite
def corpora(draw: st.DrawFn, least: int = 2, largest: int = 4) -> tuple[int, list[Article]]:
    """Draw a number of annotators and articles that all of them marked."""
    annotators = draw(st.integers(least, largest))
    return annotators, draw(st.lists(articles(annotators), min_size=1, max_size=3))


def painted(corpus: Sequence[Article], annotator: int) -> list[frozenset[int]]:
    """Return the set of labels that each character of all articles carries."""
    return list(chain.from_iterable(_paint(article.length, article.marks[annotator]) for article in corpus))


def painted_tokens(corpus: Sequence[Article], annotator: int) -> list[frozenset[int]]:
    """Return the set of labels that touch each token of all articles."""
    found = []
    for article in corpus:
        characters = _paint(article.length, article.marks[annotator])
        found += [frozenset().union(*characters[start:end]) for start, end in article.tokens]
    return found


def _paint(length: int, marks: Sequence[Mark]) -> list[frozenset[int]]:
    return [
        frozenset(label for label, ranges in marks if any(start <= place < end for start, end in ranges))
        for place in range(length)
    ]


def only(label: int, sets: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """Return the sets with this label alone: carried or not."""
    return [found & {label} for found in sets]


def segments(article: Article, annotator: int, labels: Iterable[int]) -> list[tuple[Range, frozenset[int]]]:
    """Return an annotator's partition of a text: the pieces between neighbouring edges, with their labels."""
    wanted = set(labels)
    ranges = [(label, part) for label, own in article.marks[annotator] for part in own if label in wanted]
    edges = sorted({0, article.length, *(edge for _, part in ranges for edge in part)})
    found: list[tuple[Range, frozenset[int]]] = []
    for start, end in pairwise(edges):
        found.append(((start, end), frozenset(label for label, (first, last) in ranges if first <= start < last)))
    return found


def reference_alpha(corpus: Sequence[Article], annotators: int, labels: Iterable[int]) -> float | None:
    """Return uα by equations 1, 4 and 5a of Krippendorff, Mathet, Bouvry and Widlöcher (2016), term by term.

    The articles are laid one after another into one continuum.
    """
    labels = list(labels)
    layers: list[list[tuple[Range, frozenset[int]]]] = [[] for _ in range(annotators)]
    offset = 0
    for article in corpus:
        for annotator, layer in enumerate(layers):
            cut = segments(article, annotator, labels)
            layer += [((start + offset, end + offset), value) for (start, end), value in cut]
        offset += article.length
    values = sorted({value for layer in layers for _, value in layer}, key=sorted)
    # Equation 1: the lengths of the intersections of units valued c with units valued k of other observers.
    observed = {
        (c, k): sum(
            max(0, min(g[1], h[1]) - max(g[0], h[0])) / (annotators - 1)
            for i, j in product(range(annotators), repeat=2)
            if i != j
            for g, mine in layers[i]
            for h, theirs in layers[j]
            if (mine, theirs) == (c, k)
        )
        for c, k in product(values, repeat=2)
    }
    total = sum(observed.values())
    margin = {c: sum(observed[c, k] for k in values) for c in values}
    # Equation 4: all pairs that chance could make, but for those of a unit, or a character of a gap, with itself.
    itself = {
        c: sum((s[1] - s[0]) ** (2 if c else 1) for layer in layers for s, value in layer if value == c) for c in values
    }
    unlike = total * total - sum(itself.values())
    expected = {
        (c, k): total * (margin[c] * margin[k] - (itself[c] if c == k else 0)) / unlike
        for c, k in product(values, repeat=2)
    }
    # Equation 5a.
    wrong, by_chance = (sum(table[c, k] for c, k in table if c != k) for table in (observed, expected))
    return 1 - wrong / by_chance if by_chance > 1e-9 else None
