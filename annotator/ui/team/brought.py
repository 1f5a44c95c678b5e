"""What came in from teammates, in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.wording import counted


def brought(counts: Mapping[str, int]) -> str:
    """Return what is new or changed by kind, "2 articles and 1 span"; "" where nothing is."""
    translate = QCoreApplication.translate
    kinds = {
        "documents": (translate("Team", "1 article"), translate("Team", "{count} articles")),
        "spans": (translate("Team", "1 span"), translate("Team", "{count} spans")),
        "labels": (translate("Team", "1 label"), translate("Team", "{count} labels")),
        "annotators": (translate("Team", "1 annotator"), translate("Team", "{count} annotators")),
    }
    said = [
        one if counts[kind] == 1 else many.format(count=counted(counts[kind]))
        for kind, (one, many) in kinds.items()
        if counts.get(kind)
    ]
    return str(QLocale().createSeparatedList(said))
