"""Measuring a project and writing the report in one go, on any thread."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from annotator.app import agreement_report
from annotator.app.agreement import Agreement, Tell, measure
from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import worded
from annotator.storage.reader import Reader


def write_report(project: Path, out: Path, names: Sequence[str], rounds: Sequence[int], tell: Tell) -> Agreement:
    """Write the report on these people's agreement (all who finished articles, without names) as .md or .html."""
    with closing(Reader.open(project)) as reader:
        found = measure(reader, names, rounds, tell=tell)
        if not found.articles.documents:
            raise AnnotatorError(
                worded("There is no article that two of them have marked done in that round, so nothing was written.")
                if len(rounds) == 1
                else worded("There is no article that was marked done in each of these rounds, so nothing was written.")
            )
        agreement_report.write(reader, found, out, date.today())
    return found
