"""How kinds of cases and decisions are called on screen."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

KINDS = {
    "agreed": QT_TRANSLATE_NOOP("Review", "agreed"),
    "label differs": QT_TRANSLATE_NOOP("Review", "label differs"),
    "edges differ": QT_TRANSLATE_NOOP("Review", "edges differ"),
    "missed": QT_TRANSLATE_NOOP("Review", "missed"),
    "attribute differs": QT_TRANSLATE_NOOP("Review", "attribute differs"),
    "drawn": QT_TRANSLATE_NOOP("Review", "drawn"),
    "gone": QT_TRANSLATE_NOOP("Review", "taken back"),
}
DECISIONS = {
    "accept": QT_TRANSLATE_NOOP("Review", "accepted"),
    "reject": QT_TRANSLATE_NOOP("Review", "rejected"),
    "change": QT_TRANSLATE_NOOP("Review", "changed"),
}


def kind_name(kind: str) -> str:
    """Return what a kind of case is called."""
    return QCoreApplication.translate("Review", str(KINDS.get(kind, kind)))


def decision_name(decision: str) -> str:
    """Return what a decision is called."""
    return QCoreApplication.translate("Review", str(DECISIONS.get(decision, decision)))
