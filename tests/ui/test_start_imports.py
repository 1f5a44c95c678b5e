"""What opening a project must not import: a second here and there is how programs become slow to start."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.annotate_scene import make_project

HOUSE = Path(__file__).resolve().parents[2]
HEAVY = {
    "charset_normalizer",
    "html",
    "lxml",
    "numpy",
    "pandas",
    "qtawesome",
    "spacy",
    "sklearn",
    "trafilatura",
    "urllib.request",
}
LATER = {
    "annotator.app.boilerplate_edits",
    "annotator.app.codebook_edits",
    "annotator.app.comment_edits",
    "annotator.app.document_labels",
    "annotator.app.edits",
    "annotator.app.fragment_edits",
    "annotator.app.gathering",
    "annotator.app.importing",
    "annotator.app.exporting",
    "annotator.app.insights",
    "annotator.app.next_round",
    "annotator.app.relation_edits",
    "annotator.app.reviewing",
    "annotator.app.searching",
    "annotator.app.sharing",
    "annotator.domain.agreement.figures",
    "annotator.domain.graphemes",
    "annotator.domain.sentences",
    "annotator.formats.registry",
    "annotator.storage.backup",
    "annotator.storage.check",
    "annotator.storage.foreign",
    "annotator.ui.annotate.facts_form",
    "annotator.ui.annotate.fields",
    "annotator.ui.annotate.label_box",
    "annotator.ui.annotate.notes_popover",
    "annotator.ui.dialogs.codebook_dialog",
    "annotator.ui.dialogs.export_dialog",
    "annotator.ui.dialogs.import_dialog",
    "annotator.ui.insights.screen",
    "annotator.ui.review.screen",
    "annotator.ui.searching.concordance",
    "annotator.ui.text.paper",
    "annotator.ui.welcome",
}
"""What is asked for by a deed comes with the deed."""
MOST = 147
"""Modules of our own in a window with an article: each costs about a thousandth of the start."""

CODE = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from annotator.ui import application
app = application.make_application(sys.argv[:1])
window = application.start(app, Path(sys.argv[1]))
def look():
    if window.session.document is None or window.named_actions["edit.undo"].icon().isNull():
        QTimer.singleShot(5, look)
    else:
        window.repaint()
        print(json.dumps(sorted(sys.modules)))
        window.close()
window.first_painted.connect(lambda: print(json.dumps(sorted(sys.modules))))
window.first_painted.connect(look)
app.exec()
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory) -> list[set[str]]:
    """Return what is imported when the window is painted first, and when an article stands in it."""
    project = make_project(tmp_path_factory.mktemp("start"))
    path = project.path
    project.close()
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(path)], capture_output=True, text=True, check=True, cwd=HOUSE, timeout=60
    )
    return [set(json.loads(line)) for line in done.stdout.splitlines()]


def test_that_opening_a_project_imports_nothing_that_it_does_not_need(imported):
    _, opened = imported
    assert "annotator.ui.annotate.screen" in opened
    assert sorted(opened & (HEAVY | LATER)) == []


def test_that_an_article_is_in_sight_with_few_modules(imported):
    _, opened = imported
    assert len([name for name in opened if name.startswith("annotator.")]) <= MOST


def test_that_the_first_paint_needs_nothing_of_projects(imported):
    painted, _ = imported
    assert "annotator.ui.main_window" in painted
    assert [name for name in sorted(painted) if name.startswith(("annotator.storage", "annotator.ui.annotate"))] == []
