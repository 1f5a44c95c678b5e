"""What opening a project must not import: a second here and there is how programs become slow to start."""

import json
import subprocess
import sys
from pathlib import Path

from tests.ui.annotate_scene import make_project

HOUSE = Path(__file__).resolve().parents[2]
HEAVY = {"charset_normalizer", "html", "lxml", "numpy", "pandas", "spacy", "sklearn", "trafilatura", "urllib.request"}
LATER = {
    "annotator.app.gathering",
    "annotator.app.importing",
    "annotator.app.exporting",
    "annotator.app.insights",
    "annotator.app.reviewing",
    "annotator.app.sharing",
    "annotator.domain.agreement.figures",
    "annotator.formats.registry",
    "annotator.storage.foreign",
    "annotator.ui.dialogs.codebook_dialog",
    "annotator.ui.dialogs.export_dialog",
    "annotator.ui.dialogs.import_dialog",
    "annotator.ui.insights.screen",
    "annotator.ui.review.screen",
    "annotator.ui.searching.concordance",
    "annotator.ui.text.paper",
}
"""What is asked for by a deed comes with the deed."""

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
window.first_painted.connect(look)
app.exec()
"""


def test_that_opening_a_project_imports_nothing_that_it_does_not_need(tmp_path):
    project = make_project(tmp_path)
    path = project.path
    project.close()
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(path)], capture_output=True, text=True, check=True, cwd=HOUSE, timeout=60
    )
    imported = set(json.loads(done.stdout.splitlines()[-1]))
    assert "annotator.ui.annotate.screen" in imported
    assert sorted(imported & (HEAVY | LATER)) == []
