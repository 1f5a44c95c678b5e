"""What documents hold beside the text that is read: each kind of it is named with how many there are."""

import zipfile

import made_files as made
import openpyxl
import pypdfium2
from laws import READ, left, taken
from made_files import PARAGRAPHS, TITLE
from openpyxl.comments import Comment
from pypdfium2 import raw

from annotator.formats.record import ReadOptions
from annotator.formats.registry import for_reading

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
DRAWN = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def read(path, options=READ):
    """Return the text of a file's one article, and what is left, in the child process as the program does."""
    records = list(for_reading(path).read(path, options))
    (article,) = taken(records)
    return article.text, left(records)


def _words(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_that_formulas_comments_deletions_and_fields_of_a_word_document_are_named(tmp_path):
    formula = f"<m:oMath {MATH}><m:r><m:t>x=y</m:t></m:r></m:oMath>"
    body = (
        f"<w:p><w:r><w:t>Jadi </w:t></w:r>{formula}<w:r><w:t> benar.</w:t></w:r>{formula}</w:p>"
        "<w:p><w:r><w:t>Tabel </w:t></w:r><w:fldSimple><w:r><w:t>3</w:t></w:r></w:fldSimple>"
        "<w:del><w:r><w:delText>tiga </w:delText></w:r></w:del><w:r><w:commentReference w:id='0'/></w:r></w:p>"
    )
    comment = f'<w:comment w:id="0">{_words("Periksa!")}</w:comment>'
    path = made.zipped(tmp_path / "a.docx", made.word_parts(body, comments=comment, header=_words("Arsip")))
    text, rest = read(path)
    assert text == "Jadi  benar.\nTabel"
    assert set(rest) == {
        ("", "formulas", 2),
        ("", "tracked deletions", 1),
        ("", "words in “w:fldSimple”", 1),
        ("", "comments", 1),
        ("", "heads and feet of pages", 1),
    }
    assert "Jadi x=y benar.x=y" in list(for_reading(path).original(path, READ))


def test_that_a_text_box_is_read_where_it_is_there_twice_and_named_where_not(tmp_path):
    box = f"<w:txbxContent>{_words('Kotak')}</w:txbxContent>"
    new = f"<w:r><wps:txbx {DRAWN}>{box}</wps:txbx></w:r>"
    old = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    twice = f"<w:p><mc:AlternateContent {DRAWN}><mc:Choice>{new}</mc:Choice>{old}</mc:AlternateContent></w:p>"
    path = made.zipped(tmp_path / "a.docx", made.word_parts(twice))
    assert read(path) == ("Kotak", [])
    once = f"<w:p><mc:AlternateContent {DRAWN}><mc:Choice>{new}</mc:Choice></mc:AlternateContent></w:p>"
    path = made.zipped(tmp_path / "b.docx", made.word_parts(_words("Ratu") + once))
    assert read(path) == ("Ratu", [("", "text boxes", 1)])


def test_that_a_plain_word_document_leaves_nothing_but_its_header(tmp_path):
    assert read(made.word(tmp_path / "a.docx"))[1] == [("", "heads and feet of pages", 1)]


def test_that_comments_formulas_pictures_and_deletions_of_an_open_document_are_named(tmp_path):
    draw = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Dihapus.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Ratu<office:annotation><text:p>Periksa!</text:p></office:annotation></text:p>"
        f"<text:p><draw:frame {draw}><draw:object/><draw:image/></draw:frame><draw:frame {draw}><draw:image/>"
        f"</draw:frame><draw:frame {draw}><draw:text-box><text:p>Kotak</text:p></draw:text-box></draw:frame></text:p>"
    )
    style = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    head = f"<style:header {style}><text:p>Arsip</text:p></style:header><style:footer {style}><text:p/></style:footer>"
    styles = f"<office:document-styles {made.ODT_SPACES}>{head}</office:document-styles>"
    text, rest = read(made.open_document(tmp_path / "a.odt", body, **{"styles.xml": styles}))
    assert text == "Ratu\nKotak"
    assert set(rest) == {
        ("", "comments", 1),
        ("", "formulas, charts and other embedded objects", 1),
        ("", "pictures", 1),
        ("", "tracked deletions", 1),
        ("", "heads and feet of pages", 1),
    }


def test_that_pages_outside_a_books_reading_order_are_named(tmp_path):
    path = made.epub(tmp_path / "a.epub")
    assert read(path)[1] == [("", "pictures", 1)]
    with zipfile.ZipFile(path) as archive:
        package = archive.read("OEBPS/content.opf").decode().replace('idref="b"', 'idref="b" linear="no"')
    text, rest = read(made.epub(tmp_path / "b.epub", **{"OEBPS/content.opf": package}))
    assert text == f"{TITLE}\n{PARAGRAPHS[0]}"
    assert rest == [("OEBPS/bab 2.xhtml", "pages outside the reading order", 1), ("", "pictures", 1)]


def test_that_pages_of_a_pdf_without_text_and_marks_of_readers_are_named(tmp_path):
    made.pdf(tmp_path / "a.pdf", [[(72, 700, "Ratu memberi kuda.")], [], [(72, 700, "Raja pergi.")]])
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    page = document[0]
    for kind in (raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_LINK):
        raw.FPDFPage_CloseAnnot(raw.FPDFPage_CreateAnnot(page, kind))
    page.close()
    document.save(tmp_path / "b.pdf")
    document.close()
    assert read(tmp_path / "b.pdf")[1] == [
        ("page 2", "pages without text: pictures, or empty", 1),
        ("", "comments and marks", 2),
    ]


def test_that_comments_in_cells_are_named(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["isi", "judul"])
    book.active.append(["Ratu memberi kuda.", "Kuda"])
    book.active["A2"].comment = Comment("Periksa!", "Ana")
    book.save(tmp_path / "a.xlsx")
    text, rest = read(tmp_path / "a.xlsx", ReadOptions(columns={"text": "isi"}))
    assert (text, rest) == ("Ratu memberi kuda.", [("", "comments", 1)])
