"""Takes every screen, light and dark, from the sample project: `python -m tests.screenshots [FOLDER]`."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

# A screen of 1440x900.
os.environ.setdefault(
    "QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).resolve().parent / 'data' / 'desk.json'}"
)

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.app import sharing
from annotator.app.codebook_edits import AddLabel, EditLabel
from annotator.app.edits import AddSpans
from annotator.app.project import Project
from annotator.app.sample import make_sample
from annotator.app.settings import Settings
from annotator.domain.annotator import Layer
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.identity import new_id
from annotator.domain.span import Span
from annotator.ui.application import make_application, make_window, speak
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import PreferencesDialog
from annotator.ui.review.cases_view import CasesView
from annotator.ui.searching.concordance import ConcordanceDialog
from annotator.ui.team.gather_dialog import GatherDialog

DOCS = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
DATA = Path(__file__).resolve().parent / "data"
SIZES = {"": QSize(1440, 900), "-small": QSize(1024, 700)}
DIALOGS = {
    "palette": "palette.open",
    "keys": "help.keys",
    "settings": "program.settings",
    "backups": "project.backups",
    "import": "articles.import",
    "export": "project.export",
    "codebook": "codebook.edit",
    "spans": "spans.table",
    "gather": "team.gather",
    "assign": "team.assign",
    "round": "team.round",
    "history": "edit.history",
    "merge-labels": "codebook.merge",
}


def settle(application: QApplication, seconds: float = 0.5) -> None:
    """Let events, threads and timers have their turn."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.005)


def shoot(widget: QWidget, path: Path) -> None:
    """Save what a widget shows."""
    widget.grab().save(str(path))


def sent_work(window: MainWindow, folder: Path) -> Path:
    """Return what a teammate sends: a few spans in the first articles, and a label of their own."""
    project = window.session.project
    sharing.share(project.path, folder / "copy.sorot")
    theirs = Project.open(folder / "copy.sorot", "A. Sari")
    gift, end = theirs.codebook.usable()[0], 12
    for document in theirs.reader.all(Document)[:4]:
        facts = {
            "document_id": document.id,
            "annotator_id": theirs.me.id,
            "label_id": gift.id,
            "quote": document.text[:end],
        }
        theirs.do(AddSpans((Span(id=new_id(), start=0, end=end, **facts),)))
    theirs.do(AddLabel(Label(id=new_id(), name="Oath")))
    theirs.do(EditLabel(gift.id, {"definition": "What a state gives to a state, or to its head."}))
    sent = folder / "Summit gifts A. Sari 2024-06-30.sorot"
    sharing.send(theirs.path, sent, theirs.me)
    theirs.close()
    return sent


def shoot_dialogs(application: QApplication, window: MainWindow, folder: Path, look: str) -> None:
    """Open each dialog by its action, over the window, and save it."""
    for name, action in DIALOGS.items():
        before = set(application.topLevelWidgets())
        window.named_actions[action].trigger()
        settle(application, 1.0)
        opened = [w for w in application.topLevelWidgets() if w not in before and w.isVisible() and w is not window]
        for dialog in opened[:1]:
            if isinstance(dialog, ImportDialog):
                dialog.add_files(
                    [DATA / file for file in ("artikel.md", "cp1252.txt", "artikel.csv", "broken-row.csv")]
                )
                settle(application, 1.5)
            if isinstance(dialog, GatherDialog):
                with tempfile.TemporaryDirectory() as place:
                    dialog.add_files([sent_work(window, Path(place))])
                    settle(application, 1.5)
            shoot(dialog, folder / f"{name}-{look}.png")
        for dialog in opened:
            dialog.close()
        settle(application, 0.1)


def shoot_comments(application: QApplication, window: MainWindow, folder: Path, look: str) -> None:
    """Take what is written about the selected span, beside its line; then what the settings say of keys."""
    window.named_actions["comment.open"].trigger()
    settle(application)
    shoot(window, folder / f"comments-{look}.png")
    window.screen_.notes.popover.leave()
    window.named_actions["program.settings"].trigger()
    settle(application)
    dialog = window.findChildren(PreferencesDialog)[-1]
    dialog.tabs.setCurrentIndex(1)
    settle(application)
    shoot(dialog, folder / f"own-keys-{look}.png")
    dialog.close()


def shoot_team_screens(application: QApplication, window: MainWindow, folder: Path, look: str) -> None:
    """Take review, with two places settled, and insights; then go back to the text."""
    window.named_actions["screen.review"].trigger()
    settle(application, 1.5)
    places = window.findChildren(CasesView)[0]
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        QTest.keyClick(places, key)
        settle(application, 0.2)
    shoot(window, folder / f"review-{look}.png")
    window.session.undo()
    window.session.undo()
    window.named_actions["screen.insights"].trigger()
    settle(application, 2.0)
    shoot(window, folder / f"insights-{look}.png")
    window.named_actions["screen.annotate"].trigger()
    settle(application)


def shoot_search(application: QApplication, window: MainWindow, folder: Path, look: str) -> None:
    """Take the concordance of a word."""
    window.named_actions["search.open"].trigger()
    dialog = window.findChildren(ConcordanceDialog)[-1]
    dialog.ask("marsekal")
    settle(application, 1.0)
    dialog.view.selectRow(2)
    settle(application, 0.2)
    shoot(dialog, folder / f"search-{look}.png")
    dialog.close()


def select_gift(application: QApplication, window: MainWindow) -> None:
    """Select the span that the pictures show."""
    reader = window.session.project.reader
    lines = reader.span_lines((reader.span_ids(text="limusin lapis baja") or reader.span_ids())[:1])
    window.session.open_document(lines[0].document_id)
    settle(application)
    window.screen_.select_span(lines[0].id)
    settle(application)


def shoot_look(application: QApplication, folder: Path, home: Path, look: str, size: str) -> None:
    """Take all screens in one look and size."""
    settings = Settings(home / f"{look}{size}" / "settings.json")
    settings["theme"] = look
    settings["name"] = "R. Widya"
    window = make_window(application, settings)
    window.resize(SIZES[size])
    window.show()
    settle(application)
    window.begin(None)
    settle(application)
    shoot(window, folder / f"welcome-{look}{size}.png")
    project = home / f"{look}{size}" / "summit-gifts.sorot"
    make_sample(project).close()
    window.opening.open(project)
    settle(application)
    select_gift(application, window)
    shoot(window, folder / f"annotate-{look}{size}.png")
    window.named_actions["relations.all"].trigger()
    settle(application)
    shoot(window, folder / f"relations-{look}{size}.png")
    window.named_actions["relations.all"].trigger()
    shoot_team_screens(application, window, folder, f"{look}{size}")
    if not size:
        shoot_dialogs(application, window, folder, look)
        others = [p.id for p in window.session.people().values() if p.id != window.session.project.me.id]
        window.session.show_layers(tuple(Layer(person) for person in others))
        settle(application)
        shoot(window, folder / f"teammates-{look}.png")
        shoot_comments(application, window, folder, look)
        shoot_search(application, window, folder, look)
    window.close()
    window.deleteLater()
    settle(application, 0.2)


def shoot_indonesian(application: QApplication, folder: Path, home: Path) -> None:
    """Take the window in Indonesian; so would be whatever is taken after it."""
    speak(application, "id")
    settings = Settings(home / "indonesian" / "settings.json")
    settings["theme"] = "light"
    settings["name"] = "R. Widya"
    project = home / "indonesian" / "summit-gifts.sorot"
    make_sample(project).close()
    window = make_window(application, settings)
    window.resize(SIZES[""])
    window.show()
    window.begin(project)
    settle(application)
    select_gift(application, window)
    shoot(window, folder / "annotate-indonesian.png")
    window.close()


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["SOROT_CONFIG"] = name
        application = make_application(sys.argv[:1])
        application.setFont(QFont("Inter" if shutil.which("fc-list") else application.font().family(), 10))
        for look in ("light", "dark", "contrast"):
            for size in SIZES:
                shoot_look(application, folder, home, look, size)
        shoot_indonesian(application, folder, home)


if __name__ == "__main__":
    main()
