"""Words that come from below the window, in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

# Listed for the translator: edits name themselves in English (annotator/app).
EDITS = (
    QT_TRANSLATE_NOOP("Edit", "add span"),
    QT_TRANSLATE_NOOP("Edit", "label hits"),
    QT_TRANSLATE_NOOP("Edit", "settle"),
    QT_TRANSLATE_NOOP("Edit", "accept agreed"),
    QT_TRANSLATE_NOOP("Edit", "accept the majority"),
    QT_TRANSLATE_NOOP("Edit", "open again"),
    QT_TRANSLATE_NOOP("Edit", "remove span"),
    QT_TRANSLATE_NOOP("Edit", "change label"),
    QT_TRANSLATE_NOOP("Edit", "move edge"),
    QT_TRANSLATE_NOOP("Edit", "add piece"),
    QT_TRANSLATE_NOOP("Edit", "remove piece"),
    QT_TRANSLATE_NOOP("Edit", "change attribute"),
    QT_TRANSLATE_NOOP("Edit", "change note"),
    QT_TRANSLATE_NOOP("Edit", "add relation"),
    QT_TRANSLATE_NOOP("Edit", "remove relation"),
    QT_TRANSLATE_NOOP("Edit", "change relation"),
    QT_TRANSLATE_NOOP("Edit", "turn relation"),
    QT_TRANSLATE_NOOP("Edit", "label article"),
    QT_TRANSLATE_NOOP("Edit", "change progress"),
    QT_TRANSLATE_NOOP("Edit", "change article details"),
    QT_TRANSLATE_NOOP("Edit", "remove article"),
    QT_TRANSLATE_NOOP("Edit", "add annotator"),
    QT_TRANSLATE_NOOP("Edit", "dim repeated lines"),
    QT_TRANSLATE_NOOP("Edit", "add comment"),
    QT_TRANSLATE_NOOP("Edit", "answer comment"),
    QT_TRANSLATE_NOOP("Edit", "settle comment"),
    QT_TRANSLATE_NOOP("Edit", "dim line"),
    QT_TRANSLATE_NOOP("Edit", "dim line everywhere"),
    QT_TRANSLATE_NOOP("Edit", "change project settings"),
    QT_TRANSLATE_NOOP("Edit", "import"),
    QT_TRANSLATE_NOOP("Edit", "add label"),
    QT_TRANSLATE_NOOP("Edit", "edit label"),
    QT_TRANSLATE_NOOP("Edit", "reorder labels"),
    QT_TRANSLATE_NOOP("Edit", "retire label"),
    QT_TRANSLATE_NOOP("Edit", "bring back label"),
    QT_TRANSLATE_NOOP("Edit", "add attribute"),
    QT_TRANSLATE_NOOP("Edit", "edit attribute"),
    QT_TRANSLATE_NOOP("Edit", "remove attribute"),
    QT_TRANSLATE_NOOP("Edit", "reorder attributes"),
    QT_TRANSLATE_NOOP("Edit", "take in codebook"),
    QT_TRANSLATE_NOOP("Edit", "make project"),
    QT_TRANSLATE_NOOP("Edit", "split articles"),
    QT_TRANSLATE_NOOP("Edit", "gather"),
    QT_TRANSLATE_NOOP("Edit", "set round"),
    QT_TRANSLATE_NOOP("Edit", "open round"),
    QT_TRANSLATE_NOOP("Edit", "begin with former spans"),
    QT_TRANSLATE_NOOP("Edit", "read again"),
    QT_TRANSLATE_NOOP("Edit", "report agreement"),
    QT_TRANSLATE_NOOP("Edit", "merge labels"),
    QT_TRANSLATE_NOOP("Edit", "take back"),
    QT_TRANSLATE_NOOP("Edit", "repair"),
    QT_TRANSLATE_NOOP("Edit", "assign articles"),
    QT_TRANSLATE_NOOP("Edit", "keep what was removed"),
    QT_TRANSLATE_NOOP("Edit", "join two names of one person"),
)

# So do the reasons of backups (annotator/storage) and the user's settings (annotator/app).
REASONS = (
    QT_TRANSLATE_NOOP("Backup", "daily"),
    QT_TRANSLATE_NOOP("Backup", "before restore"),
    QT_TRANSLATE_NOOP("Backup", "before repair"),
    QT_TRANSLATE_NOOP("Backup", "before update"),
    QT_TRANSLATE_NOOP("Backup", "before gathering"),
)
SETTINGS = (
    QT_TRANSLATE_NOOP("Settings", "Your name"),
    QT_TRANSLATE_NOOP("Settings", "Stands beside every span you make."),
    QT_TRANSLATE_NOOP("Settings", "Appearance"),
    QT_TRANSLATE_NOOP("Settings", "Light, dark, high contrast, or as the system is."),
    QT_TRANSLATE_NOOP("Settings", "As the system"),
    QT_TRANSLATE_NOOP("Settings", "Light"),
    QT_TRANSLATE_NOOP("Settings", "Dark"),
    QT_TRANSLATE_NOOP("Settings", "High contrast"),
    QT_TRANSLATE_NOOP("Settings", "Language"),
    QT_TRANSLATE_NOOP("Settings", "Of menus, messages and dates; in force from the next start on."),
    QT_TRANSLATE_NOOP("Settings", "English"),
    QT_TRANSLATE_NOOP("Settings", "Bahasa Indonesia"),
    QT_TRANSLATE_NOOP("Settings", "Reading face"),
    QT_TRANSLATE_NOOP("Settings", "The family articles are set in; empty is the one that ships."),
    QT_TRANSLATE_NOOP("Settings", "Text size"),
    QT_TRANSLATE_NOOP("Settings", "The size of the article's text, in points."),
    QT_TRANSLATE_NOOP("Settings", "Line height"),
    QT_TRANSLATE_NOOP("Settings", "The height of the article's lines, in percent of the usual."),
    QT_TRANSLATE_NOOP("Settings", "Column width"),
    QT_TRANSLATE_NOOP("Settings", "About how many characters a line has."),
    QT_TRANSLATE_NOOP("Settings", "Names above spans"),
    QT_TRANSLATE_NOOP("Settings", "What stands above a span's first word."),
    QT_TRANSLATE_NOOP("Settings", "Full names"),
    QT_TRANSLATE_NOOP("Settings", "Initials"),
    QT_TRANSLATE_NOOP("Settings", "Nothing"),
    QT_TRANSLATE_NOOP("Settings", "Selections reach out to"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "What a label takes in beyond the selected text; the edges of spans move by words unless it is nothing.",
    ),
    QT_TRANSLATE_NOOP("Settings", "Whole words"),
    QT_TRANSLATE_NOOP("Settings", "Whole sentences"),
    QT_TRANSLATE_NOOP("Settings", "Trim selections"),
    QT_TRANSLATE_NOOP(
        "Settings",
        "A label leaves out invisible signs, and lone quotes and brackets, at the ends of the selected text.",
    ),
)

STATES = {
    "new": QT_TRANSLATE_NOOP("State", "new"),
    "started": QT_TRANSLATE_NOOP("State", "in progress"),
    "done": QT_TRANSLATE_NOOP("State", "done"),
    "skipped": QT_TRANSLATE_NOOP("State", "skipped"),
}


def edit_name(name: str) -> str:
    """Return an edit's name as the menu says it."""
    return QCoreApplication.translate("Edit", name)


def reason_name(reason: str) -> str:
    """Return why a backup was made as the list of backups says it."""
    return QCoreApplication.translate("Backup", reason)


def state_name(state: str) -> str:
    """Return a state of progress as the list of articles says it."""
    return QCoreApplication.translate("State", str(STATES[state]))
