"""The import window beside documents: what is read stands beside what the file holds, before anything is taken."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from annotator.app.project import Project
from annotator.domain.document import Document
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.session import Session

ARTICLE = [
    "Marsekal Doruna menerima seekor kuda putih dari Ratu Selmi dalam upacara kenegaraan di ibu kota.",
    "Kuda itu bernama Bintang dan dibawa dengan kapal selama sebelas hari dari pelabuhan Nadira.",
]
PAGE = (
    '<html lang="id"><head><title>Kuda putih</title><meta name="author" content="Ana Lestari">'
    '<meta property="og:site_name" content="Kabar Utara"></head><body><nav><a href="/">Beranda</a></nav><article>'
    f"<h1>Kuda putih</h1>{''.join(f'<p>{line}</p>' for line in ARTICLE)}</article>"
    "<footer><p>Dilarang mengutip tanpa izin tertulis dari redaksi.</p></footer></body></html>"
)


@pytest.fixture
def dialog(qtbot, tmp_path):
    session = Session()
    session.open(Project.create(tmp_path / "p.sorot", "R. Widya"))
    made = ImportDialog(session)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    session.close()


def compared(qtbot, dialog, path: Path):
    """Choose a file and return the view that compares it, filled."""
    dialog.add_files([path])
    look = dialog._look
    qtbot.waitUntil(lambda: look._pages.currentWidget() is look._comparison, timeout=20000)
    return look._comparison


def lines(pane) -> list[tuple[str, bool]]:
    """Return the lines of a pane, each with whether it is struck through."""
    found = []
    block = pane.document().begin()
    while block.isValid():
        pieces = [format_.format.fontStrikeOut() for format_ in block.textFormats()]
        found.append((block.text(), bool(block.text()) and all(pieces)))
        block = block.next()
    return found


def saved(tmp_path: Path) -> Path:
    path = tmp_path / "berita.html"
    path.write_text(PAGE)
    return path


def test_that_the_read_text_stands_beside_the_page_with_its_furniture_struck_through(qtbot, dialog, tmp_path):
    view = compared(qtbot, dialog, saved(tmp_path))
    assert view._read.toPlainText().splitlines() == ["Kuda putih", *ARTICLE]
    assert lines(view._original) == [
        ("Beranda", True),
        ("Kuda putih", False),
        *((line, False) for line in ARTICLE),
        ("Dilarang mengutip tanpa izin tertulis dari redaksi.", True),
    ]
    assert view._count.text() == "left out: 2 of 5 lines"
    assert "2 of 5" in view._original.accessibleDescription()
    for fact in ("Kuda putih", "Kabar Utara", "Ana Lestari", "trafilatura"):
        assert fact in view._facts.text()


def test_that_nothing_is_taken_before_import_and_then_what_was_shown(qtbot, dialog, tmp_path):
    view = compared(qtbot, dialog, saved(tmp_path))
    qtbot.waitUntil(lambda: dialog._prepared is not None, timeout=20000)
    reader = dialog._session.project.reader
    assert reader.document_count() == 0
    shown = view._read.toPlainText()
    qtbot.mouseClick(dialog._import, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._taking is None, timeout=20000)
    (document,) = reader.all(Document)
    assert document.text == shown


def test_that_a_file_in_an_archive_can_be_looked_into_as_long_as_the_window_is_open(qtbot, dialog, tmp_path):
    with zipfile.ZipFile(tmp_path / "arsip.zip", "w") as archive:
        archive.writestr("satu.html", PAGE)
    view = compared(qtbot, dialog, tmp_path / "arsip.zip")
    assert dialog._look._file.currentText() == "arsip.zip/satu.html"
    unpacked = view._seen.path
    assert unpacked.exists()
    dialog.close()
    assert not unpacked.exists()


class Desktop(QObject):
    """Stands where the system's program would: keeps what it is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_that_choosing_a_line_below_shows_its_file(qtbot, dialog, tmp_path):
    other = tmp_path / "lain.html"
    other.write_text(PAGE.replace("kuda", "jip").replace("Kuda", "Jip"))
    dialog.add_files([other])
    view = compared(qtbot, dialog, saved(tmp_path))
    qtbot.waitUntil(lambda: dialog._prepared is not None, timeout=20000)
    table = dialog._outcome._view
    assert "Jip" in view._read.toPlainText()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Kuda" in view._read.toPlainText(), timeout=20000)
    assert dialog._look._file.currentText() == "berita.html"


def test_that_the_original_is_opened_with_the_systems_program(qtbot, dialog, tmp_path):
    path = saved(tmp_path)
    view = compared(qtbot, dialog, path)
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "take")
    try:
        qtbot.mouseClick(view._open, Qt.MouseButton.LeftButton)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert desktop.opened == [str(path)]


def test_that_the_two_texts_scroll_together(qtbot, dialog, tmp_path):
    paragraph = "<p>Paragraf nomor {} tentang kuda milik ratu yang tinggal di Nadira.</p>"
    many = "".join(paragraph.format(number) for number in range(300))
    path = tmp_path / "panjang.html"
    path.write_text(f"<html><body><article>{many}</article></body></html>")
    view = compared(qtbot, dialog, path)
    QApplication.processEvents()  # The panes have their widths, and so their lengths, only when they were laid out.
    one, other = view._read.verticalScrollBar(), view._original.verticalScrollBar()
    one.setValue(one.maximum())
    assert other.value() / other.maximum() == pytest.approx(one.value() / one.maximum(), abs=0.06)
    assert other.value() > other.maximum() / 2
    other.setValue(0)
    assert one.value() == 0


def test_that_a_file_that_cannot_be_read_says_why(qtbot, dialog, tmp_path):
    path = tmp_path / "rusak.docx"
    path.write_bytes(b"bukan dokumen")
    dialog.add_files([path])
    qtbot.waitUntil(lambda: "no Word document" in dialog._look._nothing.text(), timeout=20000)
    qtbot.waitUntil(lambda: dialog._prepared is not None, timeout=20000)
    shown = dialog._outcome._filter
    assert shown.itemText(shown.count() - 1) == "Refused 1"
    assert not dialog._import.isEnabled()
