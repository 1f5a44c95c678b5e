"""The coefficients of agreement, each from counts that can be added up over articles.

All are None where they are not defined.  What is counted are items (characters or tokens); each annotator puts each
into one category.  `same` is the number of items that two annotators put into one category, or its sum over `pairs` of
annotators; `carried` holds, for each annotator, the number of items in each category, in one order for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Counts = Sequence[int]


def f1(matched: int, one: int, other: int) -> float | None:
    """Return F1 of `matched` spans among those of two annotators: the harmonic mean of precision and recall.

    It is the same whoever of the two is taken for the truth: Hripcsak and Rothschild (2005), "Agreement, the F-measure,
    and reliability in information retrieval".
    """
    return 2 * matched / (one + other) if one + other else None


def cohen_kappa(same: int, size: int, one: Counts, other: Counts) -> float | None:
    """Return kappa = (p_o - p_e) / (1 - p_e) of two annotators, each with their own habits.

    Cohen (1960), "A coefficient of agreement for nominal scales", equation 1.
    """
    chance = sum(map(int.__mul__, one, other))
    return (same * size - chance) / (size * size - chance) if size * size > chance else None


def fleiss_kappa(same: int, pairs: int, size: int, carried: Sequence[Counts]) -> float | None:
    """Return kappa of any number of annotators, for whom one distribution of categories is supposed.

    Fleiss (1971), "Measuring nominal scale agreement among many raters", equations 1 to 7.  The mean of his P_i is the
    mean over pairs of annotators of the share of items that they agree on.
    """
    total = size * len(carried)
    chance = _squares(carried)
    most = pairs * size * (total * total - chance)
    return (same * total * total - pairs * size * chance) / most if most else None


def alpha_nominal(same: int, pairs: int, size: int, carried: Sequence[Counts]) -> float | None:
    """Return alpha = 1 - D_o / D_e for nominal data in which nobody left anything out.

    Krippendorff (2019), "Content Analysis", 4th edition, section 12.3.  An item is never paired with itself, so that
    of all `total` squared pairs `total` drop out.
    """
    return _alpha(same, pairs, size, carried, size * len(carried))


def alpha_unitizing(same: int, pairs: int, size: int, carried: Sequence[Counts], squares: int) -> float | None:
    """Return Krippendorff's alpha for unitizing continua, uα with the nominal metric.

    Krippendorff, Mathet, Bouvry and Widlöcher (2016), "On the reliability of unitizing textual continua: Further
    developments", Quality & Quantity 50(6): observed coincidences by equation 1, expected ones by equation 4, uα by
    equation 5a.  A unit cannot be paired with itself, and units are drawn whole: `squares`, the sum over annotators of
    squared lengths of their units and of the plain length of their gaps, drops out of all squared pairs.

    Where spans of one annotator overlap, their edges cut each other: a unit is then a stretch between neighbouring
    edges, and its value the set of labels it carries.  Without overlap these are the spans themselves.
    """
    return _alpha(same, pairs, size, carried, squares)


def observed(same: int, pairs: int, size: int) -> float | None:
    """Return the share of items that two annotators put into one category, as a mean over pairs."""
    return same / (pairs * size) if pairs * size else None


def mean(values: Iterable[float | None]) -> float | None:
    """Return the mean of the values that are defined, None where none is."""
    defined = [value for value in values if value is not None]
    return sum(defined) / len(defined) if defined else None


def _alpha(same: int, pairs: int, size: int, carried: Sequence[Counts], with_itself: int) -> float | None:
    total = size * len(carried)
    expected = pairs * size * (total * total - _squares(carried))
    return 1 - (pairs * size - same) * (total * total - with_itself) / expected if expected else None


def _squares(carried: Sequence[Counts]) -> int:
    return sum(count * count for count in map(sum, zip(*carried, strict=True)))
