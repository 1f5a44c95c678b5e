"""What the figures of agreement are called, what they mean, and who defined them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A figure's name for people, its definition in a sentence, and the source to cite, or ""."""

    name: str
    definition: str
    source: str = ""


TERMS = {
    "f1_exact": Term(
        "Span F1, exact",
        "spans with the same start, end and label, over all spans of two annotators: 2m / (a + b)",
        "Hripcsak, G., & Rothschild, A. S. (2005). Agreement, the F-measure, and reliability in information retrieval."
        " Journal of the American Medical Informatics Association, 12(3), 296–298.",
    ),
    "f1_overlap": Term(
        "Span F1, overlapping",
        "the same for the largest one-to-one matching of spans that share a character and the label",
    ),
    "cohen_kappa_characters": Term(
        "Cohen’s κ, characters",
        "agreement of two annotators on characters beyond what their own distributions give by chance",
        "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement,"
        " 20(1), 37–46.",
    ),
    "cohen_kappa_tokens": Term(
        "Cohen’s κ, tokens",
        "the same on tokens; a token carries every label that touches it",
    ),
    "fleiss_kappa_characters": Term(
        "Fleiss’ κ, characters",
        "agreement of all annotators on characters beyond what their common distribution gives by chance",
        "Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological Bulletin, 76(5),"
        " 378–382.",
    ),
    "alpha_nominal_characters": Term(
        "Krippendorff’s α, characters",
        "one minus observed over expected disagreement on characters, nominal",
        "Krippendorff, K. (2019). Content analysis: An introduction to its methodology (4th ed.). Sage. Section 12.3.",
    ),
    "alpha_unitizing": Term(
        "Krippendorff’s α, unitizing",
        "the same for unitizing (uα, nominal): chance draws whole units, as they were cut out of the text",
        "Krippendorff, K., Mathet, Y., Bouvry, S., & Widlöcher, A. (2016). On the reliability of unitizing textual"
        " continua: Further developments. Quality & Quantity, 50(6), 2347–2364. Equations 1, 4 and 5a.",
    ),
    "observed_characters": Term(
        "Observed agreement, characters",
        "the share of characters on which two annotators agree, not corrected for chance",
    ),
}
"""By the names of `scopes.METRICS`, in their order."""

BOOTSTRAP = (
    "Efron, B., & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall. Chapter 13 (percentile"
    " intervals)."
)
