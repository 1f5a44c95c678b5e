"""Saved pages, Word, OpenDocument, EPUB, PDF and Excel: what is read of good files."""

import hashlib
from importlib.metadata import version
from pathlib import Path

import made_files as made
import pytest
from laws import READ, taken
from made_files import PARAGRAPHS, TITLE

from annotator.formats import table
from annotator.formats.record import ArticleRecord, ReadOptions, Refusal
from annotator.formats.registry import for_reading, named
from annotator.formats.table import preview


def read(path: Path, options: ReadOptions = READ) -> ArticleRecord:
    """Read the one article of a file, in the child process as the program does."""
    (article,) = taken(for_reading(path).read(path, options))
    return article


def original(path: Path) -> list[str]:
    return list(for_reading(path).original(path, READ))


def test_that_a_saved_page_gives_the_article_without_its_furniture(tmp_path):
    article = read(made.page(tmp_path / "berita.html"))
    assert article.text.splitlines() == [TITLE, *PARAGRAPHS]
    assert (article.title, article.source, article.published) == (TITLE, "Kabar Utara", "2021-06-19")
    assert (article.language, article.meta) == ("id", {"author": "Ana Lestari"})
    assert article.url == "https://kabar-utara.example/berita/kuda-putih"


def test_that_tables_of_a_page_are_lines_with_tabs_and_old_pages_in_columns_are_paragraphs(tmp_path):
    cells = "<tr><th>Hadiah</th><th>Jumlah</th></tr><tr><td>Kuda | poni</td><td>2</td></tr>"
    paragraphs = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    page = f"<html><body><article><h1>{TITLE}</h1>{paragraphs}<table>{cells}</table></article></body></html>"
    article = read(made.page(tmp_path / "a.html", page))
    assert article.text.splitlines() == [TITLE, *PARAGRAPHS, "Hadiah\tJumlah", "Kuda | poni\t2"]
    columns = f'<td><a href="/">Beranda</a></td><td><b>{TITLE}</b><br><br>{"<br><br>".join(PARAGRAPHS)}</td>'
    page = f"<html><body><table><tr>{columns}</tr></table></body></html>"
    assert read(made.page(tmp_path / "b.html", page)).text.splitlines() == [TITLE, *PARAGRAPHS]


def test_that_the_original_of_a_page_has_its_furniture_and_no_scripts(tmp_path):
    lines = original(made.page(tmp_path / "berita.htm"))
    assert {"Beranda", "Dunia", "Harga garam turun lagi di pasar", *PARAGRAPHS} <= set(lines)
    assert not any("tersembunyi" in line or "color" in line for line in lines)


def test_that_a_page_in_one_file_is_read_like_its_html(tmp_path):
    article = read(made.mhtml(tmp_path / "berita.mhtml"))
    assert article.text == read(made.page(tmp_path / "berita.html")).text
    assert article.url == "https://kabar-utara.example/berita/kuda-putih"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("utf-8", "cp1252"), ("utf-16", "utf-16"), ("x-?", "utf-8")],
)
def test_that_a_page_is_decoded_as_it_says_and_guessed_where_it_says_wrongly(tmp_path, declared, encoding):
    words = "Ratu Selmi berkata: “Kuda ini untuk kafé di Nadira” — dan semua orang bertepuk tangan dengan gembira."
    markup = f'<html><head><meta charset="{declared}"></head><body><p>{words}</p><p>{words[:40]}</p></body></html>'
    assert read(made.page(tmp_path / "a.html", markup, encoding)).text.startswith(words)


def test_that_the_chosen_encoding_wins_over_what_a_page_says(tmp_path):
    markup = '<html><head><meta charset="utf-8"></head><body><p>Привет, мир. Это статья о лошади.</p></body></html>'
    path = made.page(tmp_path / "a.html", markup, "koi8_r")
    assert read(path, ReadOptions("koi8_r")).text == "Привет, мир. Это статья о лошади."


def test_that_a_short_page_is_an_article_too(tmp_path):
    assert read(made.page(tmp_path / "a.html", "<p>Dua kuda.</p>")).text == "Dua kuda."


@pytest.mark.parametrize(("name", "make"), [("a.docx", made.word), ("a.odt", made.odt)])
def test_that_a_word_processors_document_keeps_its_paragraphs(tmp_path, name, make):
    article = read(make(tmp_path / name))
    assert article.text.splitlines()[:4] == [TITLE, *PARAGRAPHS]
    assert (article.title, article.meta) == (TITLE, {"author": "Ana Lestari"})


def test_that_word_tables_tabs_and_line_breaks_are_kept_and_the_header_is_left_out(tmp_path):
    path = made.word(tmp_path / "a.docx")
    assert read(path).text.splitlines()[4:] == ["Hadiah:\tkuda", "pelana", "Hadiah\tJumlah", "Kuda\t2"]
    assert "Arsip Kabar Utara" in original(path)


def test_that_tracked_insertions_are_read_deletions_are_not_and_notes_come_last(tmp_path):
    body = (
        "<w:p><w:r><w:t>Ratu memberi </w:t></w:r><w:ins><w:r><w:t>dua </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>tiga </w:delText></w:r></w:del><w:r><w:t>kuda</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>Selesai.</w:t></w:r></w:p>"
    )
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Kuda poni.</w:t></w:r></w:p></w:footnote>'
    path = made.zipped(tmp_path / "a.docx", made.word_parts(body, footnotes=note))
    assert read(path).text == "Ratu memberi dua kuda.\nSelesai.\nKuda poni."
    assert original(path)[0] == "Ratu memberi dua tiga kuda."


def test_that_a_table_that_lays_out_a_page_becomes_lines(tmp_path):
    cell = "<w:tc><w:p><w:r><w:t>Satu.</w:t></w:r></w:p><w:p><w:r><w:t>Dua.</w:t></w:r></w:p></w:tc>"
    path = made.zipped(tmp_path / "a.docx", made.word_parts(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))
    assert read(path).text == "Satu.\nDua."


def test_that_open_document_keeps_spaces_tables_and_notes_but_neither_deletions_nor_comments(tmp_path):
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Dihapus.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>Dua<text:s text:c="3"/>kuda<text:note><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Kuda poni.</text:p></text:note-body></text:note><text:span>, <text:a>satu</text:a></text:span> jip"
        "<office:annotation><text:p>Periksa!</text:p></office:annotation>.<text:line-break/>Baris\u00adbaru<text:tab/>x"
        "</text:p><text:list><text:list-item><text:p>Butir</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Hadiah</text:p></table:table-cell><table:table-cell>"
        "<text:p>Kuda</text:p></table:table-cell></table:table-row></table:table>"
        '<text:p><x:desc xmlns:x="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">Foto kuda</x:desc></text:p>'
    )
    path = made.open_document(tmp_path / "a.odt", body)
    assert read(path).text == "Dua   kuda, satu jip.\nBarisbaru\tx\nButir\nHadiah\tKuda\nKuda poni."
    assert {"Dihapus.", "Periksa!"} <= set(original(path))


def test_that_a_book_is_its_chapters_in_reading_order_without_its_contents(tmp_path):
    path = made.epub(tmp_path / "a.epub")
    article = read(path)
    assert article.text.splitlines() == [TITLE, *PARAGRAPHS]
    assert (article.title, article.source, article.published) == (TITLE, "Balai Arunika", "2021-06-19")
    assert (article.language, article.meta) == ("id", {"author": "Ana Lestari"})
    assert original(path)[0] == "Daftar isi"


PRINTED = [
    (72, 800, "Kabar Utara"),
    (72, 760, "Marsekal Doruna menerima seekor kuda dari raja negeri tetangga pada hari Senin dan upacara inter-"),
    (72, 746, "nasional itu dihadiri banyak orang dari seluruh negeri yang letaknya jauh sekali di balik kuda-"),
    (72, 732, "kuda besi yang sudah tua itu."),
    (72, 718, "Kalimat kedua memulai paragraf baru, sebab baris di atasnya berakhir jauh sebelum tepi kanan dan"),
    (72, 704, "masih berlanjut pada halaman yang berikutnya tanpa satu pun tanda baca yang menutup barisnya ini"),
]


def printed(path: Path, pages: int = 3, info: str = "") -> Path:
    return made.pdf(
        path,
        [[*PRINTED, (290, 30, f"{number}")] for number in range(1, pages)]
        + [[PRINTED[0], (72, 760, "sampai di sini.")]],
        info,
    )


def test_that_printed_lines_become_paragraphs_and_cut_words_are_made_whole(tmp_path):
    text = read(printed(tmp_path / "a.pdf")).text
    first, second, *_ = text.splitlines()
    assert "upacara internasional itu" in first
    assert first.endswith("di balik kuda-kuda besi yang sudah tua itu.")
    assert second.startswith("Kalimat kedua")
    assert text.endswith("barisnya ini sampai di sini.")


def test_that_running_heads_and_page_numbers_are_left_out_and_stand_in_the_original(tmp_path):
    path = printed(tmp_path / "a.pdf", pages=4)
    lines = read(path).text.splitlines()
    assert "Kabar Utara" not in read(path).text
    assert not any(line.isdigit() for line in lines)
    assert {"Kabar Utara", "1", "2", "3"} <= set(original(path))


def test_that_a_heading_a_gap_and_an_indent_begin_paragraphs(tmp_path):
    full = "Baris ini panjang sekali supaya mencapai tepi kanan halaman seperti baris lain di bawahnya nanti"
    lines = [
        (72, 760, "Judul pendek"),
        (72, 746, full),
        (72, 732, full),
        (72, 700, full),
        (92, 686, full),
        (72, 672, full),
    ]
    paragraphs = read(made.pdf(tmp_path / "a.pdf", [lines])).text.splitlines()
    assert paragraphs == ["Judul pendek", f"{full} {full}", full, f"{full} {full}"]


def test_that_a_declared_title_counts_only_where_the_text_knows_it_or_has_none(tmp_path):
    left_over = printed(tmp_path / "a.pdf", info="/Title (Microsoft Word - draf3.doc) /Author (Ana Lestari)")
    article = read(left_over)
    assert (article.title, article.meta) == ("Microsoft Word - draf3.doc", {"author": "Ana Lestari"})
    body = f"<text:p>Judul Sendiri</text:p><text:p>{PARAGRAPHS[0]}</text:p>"
    path = made.open_document(tmp_path / "a.odt", body, "<dc:title>Lain</dc:title>")
    assert read(path).title == "Judul Sendiri"


def test_that_pages_that_are_pictures_are_told(tmp_path):
    path = made.pdf(tmp_path / "a.pdf", [[]])
    (refusal,) = named("pdf").read(path, READ)
    assert isinstance(refusal, Refusal)
    assert "text recognition" in refusal.reason


def test_that_a_workbook_is_a_table_of_articles(tmp_path):
    import datetime

    path = made.workbook(
        tmp_path / "a.xlsx",
        Berita=[
            ["Judul", "Isi", "Tanggal", "Sumber", "id", "Penulis"],
            ["Kuda", "Ratu memberi kuda.\r\nDua ekor 🐎.", datetime.date(2021, 6, 19), "Kabar", 7, "Ana"],
            [None, None, None, None, None, None],
            ["Jip", "Sebuah jip.", None, "Kabar", 8.5, None],
        ],
    )
    first, second = taken(table.read(path, READ))
    assert first.text == "Ratu memberi kuda.\nDua ekor 🐎."
    assert (first.title, first.published, first.source, first.name) == ("Kuda", "2021-06-19", "Kabar", "7")
    assert (first.meta, first.place, second.place, second.name) == ({"Penulis": "Ana"}, "row 2", "row 4", "8.5")
    assert preview(path, READ).guess["text"] == "Isi"
    (other,) = taken(table.read(path, ReadOptions(columns={"text": "Judul"})))[:1]
    assert other.text == "Kuda"
    with pytest.raises(Exception, match="it has no column “teks”"):
        taken(table.read(path, ReadOptions(columns={"text": "teks"})))


def test_that_each_sheet_has_its_own_header_and_one_without_text_is_named(tmp_path):
    path = made.workbook(
        tmp_path / "a.xlsx",
        Satu=[["isi"], ["Kuda."]],
        Dua=[["teks"], ["Jip."]],
        Catatan=[["x"], ["y"], ["z"]],
        Kosong=[],
    )
    first, second, refusal = list(table.read(path, READ))
    assert (first.text, first.place, first.name) == ("Kuda.", "sheet “Satu”, row 2", "a.xlsx#Satu!2")
    assert (second.text, second.place) == ("Jip.", "sheet “Dua”, row 2")
    assert isinstance(refusal, Refusal)
    assert (refusal.record, "which column holds the text" in refusal.reason) == ("sheet “Catatan”", True)


@pytest.mark.parametrize(
    ("name", "make", "reader"),
    [
        ("a.html", made.page, "trafilatura"),
        ("a.docx", made.word, "mammoth"),
        ("a.pdf", printed, "pypdfium2"),
        ("a.odt", made.odt, "sorot odt"),
        ("a.epub", made.epub, "sorot epub"),
    ],
)
def test_that_reader_and_hash_of_the_original_are_kept(tmp_path, name, make, reader):
    path = make(tmp_path / name)
    article = read(path)
    assert article.reader == f"{reader} {1 if reader.startswith('sorot') else version(reader)}"
    assert article.original_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert article.name == name


def test_that_a_workbooks_reader_and_hash_are_kept(tmp_path):
    path = made.workbook(tmp_path / "a.xlsx", A=[["isi"], ["Kuda."]])
    (article,) = taken(table.read(path, READ))
    assert article.reader == f"python-calamine {version('python-calamine')}"
    assert article.original_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
