"""The window in Indonesian: nothing left in English, nothing lost on the way, and a letter for each entry of a menu."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.app.export_report import as_text
from annotator.app.import_report import Incoming
from annotator.app.sample import make_sample
from annotator.app.settings import Settings
from annotator.domain import wording
from annotator.domain.codebook import Attribute, Label
from annotator.domain.document import Document
from annotator.domain.errors import NotAProject
from annotator.domain.span import Span
from annotator.formats.loss import IN_PIECES
from annotator.formats.record import Dropped, Report
from annotator.storage.failure import FULL, spoken
from annotator.storage.guard import inspect
from annotator.ui.annotate.wording import details
from annotator.ui.application import TRANSLATIONS, language_of, speak
from annotator.ui.dialogs.export_report_view import LEFT_OUT, ReportView
from annotator.ui.main_window import MainWindow
from annotator.ui.menus import MenuBar
from annotator.ui.preferences import PreferencesDialog
from tests.journeys.desk import open_window, settle

HOUSE = Path(__file__).resolve().parents[2]
OURS, QTS = TRANSLATIONS / "sorot_id.ts", TRANSLATIONS / "qt_id.ts"
SAID = ("-tr-function-alias", "tr+=worded,tr+=to_word")
DIALOGS = (
    "program.settings", "articles.import", "project.export", "codebook.edit", "edit.history", "team.gather",
    "team.hand_out", "team.folder", "team.assign", "team.round", "team.again", "team.discussions", "team.decisions",
)  # fmt: skip
CODE, TOOLS = sorted((HOUSE / "annotator").rglob("*.py")), Path(sys.executable).parent
PLACEHOLDER = re.compile(r"\{\w*\}|%\d|%n")

Message = tuple[str, str]


@cache
def catalogue(path: Path) -> dict[Message, str]:
    """Return the translation of each sentence by where it is said; "" for one that is not finished."""
    said: dict[Message, str] = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            assert translation is not None
            done = "type" not in translation.attrib
            said[context.findtext("name", ""), message.findtext("source", "")] = (translation.text or "") * done
    return said


def everything() -> dict[Message, str]:
    return catalogue(OURS) | catalogue(QTS)


@pytest.fixture(scope="module")
def indonesian(qapp: QApplication) -> Iterator[None]:
    """Speak Indonesian, and English again afterwards."""
    before = QLocale()
    speak(qapp, "id")
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    wording.speak()
    QLocale.setDefault(before)


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, indonesian: None) -> Iterator[MainWindow]:
    """Return the window with the sample, in which all screens have been."""
    folder = tmp_path_factory.mktemp("words")
    make_sample(folder / "p.sorot").close()
    made = open_window(folder / "home", folder / "p.sorot")
    for name in ("screen.review", "screen.insights", "screen.annotate"):
        made.named_actions[name].trigger()
        settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


def test_that_each_sentence_of_the_code_stands_finished_in_the_catalogue(tmp_path: Path) -> None:
    anew = tmp_path / "sorot_id.ts"
    anew.write_bytes(OURS.read_bytes())
    subprocess.run([TOOLS / "pyside6-lupdate", *CODE, *SAID, "-no-obsolete", "-silent", "-ts", anew], check=True)
    assert len(catalogue(anew)) > 1500
    assert [message for message, said in catalogue(anew).items() if not said] == [], "run `python3 do.py words`"
    assert catalogue(OURS).keys() - catalogue(anew).keys() == set(), "no longer said; run `python3 do.py words`"
    assert all(said for said in catalogue(QTS).values())


def test_that_all_sentences_are_said_so_that_they_can_be_found() -> None:
    for path in CODE:
        text = path.read_text("utf-8")
        assert not re.search(r"(?<!self\.)\btr\(|\btr = ", text), f"{path.name}: only self.tr has a context"
        assert not re.search(r'[\s(,=[{]f"[^"\n]*\bself\.tr\(', text), f"{path.name}: nobody looks into an f-string"


def test_that_a_translation_keeps_what_is_filled_in_and_what_a_program_reads() -> None:
    for (context, english), said in everything().items():
        where = f"{context}: {english!r} is {said!r}"
        assert Counter(PLACEHOLDER.findall(english)) == Counter(PLACEHOLDER.findall(said)), where
        for kept in ("…", "&", ";;", "\n", "● ", " ▾", "“"):
            assert english.count(kept) == said.count(kept), f"{kept!r} in {where}"
        assert re.findall(r"\(\*.*?\)", english) == re.findall(r"\(\*.*?\)", said), where
        assert (english[0] == " ", english[-1]) == (said[0] == " ", english[-1]), where
        assert english[-1] not in ".:" or said[-1] == english[-1], where


def test_that_what_the_program_loads_is_made_of_these_catalogues(tmp_path: Path) -> None:
    subprocess.run([TOOLS / "pyside6-lrelease", OURS, QTS, "-silent", "-qm", tmp_path / "made.qm"], check=True)
    assert (tmp_path / "made.qm").read_bytes() == OURS.with_suffix(".qm").read_bytes(), "run `python3 do.py words`"


@pytest.mark.parametrize(
    ("wanted", "of_the_system", "code"),
    [
        ("system", ["id-Latn-ID", "id-ID", "id"], "id"),
        ("system", ["jv-ID", "id-ID", "en-US"], "id"),
        ("system", ["en-US", "en", "id-ID"], "en"),
        ("system", ["C"], "en"),
        ("id", ["en-US"], "id"),
        ("en", ["id-ID"], "en"),
    ],
)
def test_that_the_first_language_asked_for_is_spoken_if_we_have_it(
    wanted: str, of_the_system: list[str], code: str
) -> None:
    assert language_of(wanted, of_the_system) == code


def test_that_the_program_starts_in_the_language_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"language": "id"}))
    code = (
        "from annotator.ui.application import make_application, start\n"
        "from PySide6.QtCore import QDate, QLocale\n"
        "window = start(make_application(['sorot']), None)\n"
        "print(window.menuBar().actions()[0].text(), QLocale().toString(QDate(2024, 8, 17), 'MMMM'), flush=True)\n"
        "import os; os._exit(0)"
    )
    place = {"SOROT_CONFIG": str(tmp_path), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(HOUSE)}
    shown = subprocess.run([sys.executable, "-c", code], env=os.environ | place, capture_output=True, check=True)
    assert shown.stdout.decode().split() == ["&Berkas", "Agustus"]


def test_that_what_goes_wrong_below_the_window_is_told_in_its_language(indonesian: None) -> None:
    told = spoken("“p.sorot”", OSError(errno.ENOSPC, "No space left on device"))
    assert str(told) == "“p.sorot”: " + everything()["", FULL]
    assert "diska penuh" in str(told)


def test_that_files_and_reports_are_told_of_in_its_language(indonesian: None, tmp_path: Path) -> None:
    (tmp_path / "p.sorot").write_text("Ratu memberi kuda kepada raja di istana yang hijau itu, pagi-pagi sekali. " * 3)
    with pytest.raises(NotAProject, match=r"^“p\.sorot” bukan proyek Sorot\.$"):
        inspect(tmp_path / "p.sorot")
    taken = Incoming("a.json", "butir 3", "new", title="Kuda", spans=1200, repaired={"UTF-16 units": 1200})
    assert taken.line() == "baru    a.json butir 3 “Kuda”, 1.200 rentang: 1.200 offset menghitung satuan UTF-16"
    article = Document(id="a", name="a.txt", text="kuda " * 1200, sha256="")
    assert details(article) == "1.200 kata"
    assert as_text(Report(documents=1, spans=2)) == "1 artikel dan 2 rentang ditulis, 0 rentang tertinggal.\n"


def test_that_the_formats_and_what_they_cannot_say_are_told_in_its_language(window: MainWindow) -> None:
    view = ReportView(window.session)
    view.show_report(Report(dropped=[Dropped("a", "Kuda", 0, 4, "Hadiah", IN_PIECES)]))
    lines = view.widget(LEFT_OUT)
    assert isinstance(lines, QAbstractItemView)
    model = lines.model()
    assert model.index(0, 3).data() == "format ini tidak dapat menyatakan rentang yang terpotong-potong"
    window.named_actions["project.export"].trigger()
    settle()
    dialog = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()][-1]
    (formats,) = [box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "Format"]
    assert formats.findText("Rentang sebagai tabel (CSV)") >= 0
    dialog.close()


def test_that_the_language_is_chosen_in_the_settings(window: MainWindow) -> None:
    window.named_actions["program.settings"].trigger()
    dialog = window.findChildren(PreferencesDialog)[-1]
    box = next(box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "Bahasa")
    assert box.accessibleDescription() == "Untuk menu, pesan, dan tanggal; berlaku sejak program dibuka lagi."
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    assert box.currentText() == "Bahasa Indonesia"
    assert Settings(window.settings.folder / "settings.json")["language"] == "id"
    dialog.close()


def menus(bar: MenuBar) -> Iterator[list[QAction]]:
    """Return what stands in the bar, and in each of its menus."""
    yield bar.actions()
    for menu in ("file", "edit", "span", "view", "go", "team", "help", "names", "snap", "size", "look"):
        yield bar.actions_in(menu)


def letters(texts: Iterable[str]) -> list[str]:
    """Return the letters that these texts answer to with Alt."""
    return [found[1].lower() for text in texts if (found := re.search("&([^&])", text))]


def test_that_no_two_entries_of_a_menu_have_one_letter(window: MainWindow) -> None:
    bar = window.findChild(MenuBar)
    for entries in menus(bar):
        texts = [entry.text() for entry in entries]
        assert len(set(letters(texts))) == len(letters(texts)), texts


def words_in(widget: QWidget) -> Iterator[str]:
    """Return all that a widget and what lies in it show, or say to a screen reader."""
    for part in (widget, *widget.findChildren(QWidget)):
        yield from (part.accessibleName(), part.accessibleDescription(), part.toolTip(), part.windowTitle())
        for asked in ("text", "placeholderText", "title"):
            found = getattr(part, asked, None)
            yield found() if callable(found) else ""
        if isinstance(part, QComboBox):
            yield from (part.itemText(place) for place in range(part.count()))
        if isinstance(part, QTabWidget):
            yield from (part.tabText(place) for place in range(part.count()))
        for action in part.actions():
            yield from (action.text(), action.statusTip(), action.toolTip())


def left_in_english(words: Iterable[str]) -> set[str]:
    """Return the sentences that are shown in English though they have an Indonesian of other words."""
    bare = {(english.replace("&", ""), said.replace("&", "")) for (_, english), said in catalogue(OURS).items()}
    alike = {english for english, said in bare if english == said}
    return {word.replace("&", "") for word in words} & ({english for english, _ in bare} - alike)


def test_that_no_english_is_left_in_the_window(window: MainWindow) -> None:
    reader = window.session.project.reader
    own = {row.name for kind in (Label, Attribute) for row in reader.all(kind)}
    assert left_in_english(["Bring in articles", "Next article", "Artikel"]) == {"Bring in articles", "Next article"}
    window.screen_.select_span(reader.all(Span)[0].id)
    settle()
    assert left_in_english(words_in(window)) - own == set()
    for name in DIALOGS:
        window.named_actions[name].trigger()
        settle()
        dialog = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()][-1]
        assert left_in_english(words_in(dialog)) - own == set(), name
        texts = [button.text() for button in dialog.findChildren(QAbstractButton)]
        assert len(set(letters(texts))) == len(letters(texts)), texts
        dialog.close()


def test_that_what_qt_says_is_indonesian_too(indonesian: None, qtbot: QtBot) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Save)
    qtbot.addWidget(buttons)
    assert {button.text().replace("&", "") for button in buttons.buttons()} == {"Batal", "Simpan"}
    assert QCoreApplication.translate("QLineEdit", "&Paste") == "&Tempel"
