"""Documents that the tests make themselves, byte by byte where no library is needed.  All of it is invented."""

import io
import zipfile
from pathlib import Path

import docx
import openpyxl

PARAGRAPHS = [
    "Marsekal Doruna menerima seekor kuda putih dari Ratu Selmi dalam upacara kenegaraan di ibu kota pada Rabu pagi.",
    "Kuda itu bernama Bintang 🐎 dan dibawa dengan kapal selama sebelas hari dari pelabuhan Nadira.",
    "The envoy said that the horse would be kept in the royal stables, where everybody may see it.",
]
TITLE = "Kuda putih untuk Marsekal"

PAGE = f"""<!DOCTYPE html>
<!-- saved from url=(0052)https://kabar-utara.example/berita/kuda-putih -->
<html lang="id"><head><meta charset="utf-8"><title>{TITLE} | Kabar Utara</title>
<meta property="og:site_name" content="Kabar Utara"><meta property="og:title" content="{TITLE}">
<meta name="author" content="Ana Lestari"><meta property="article:published_time" content="2021-06-19T10:00:00+07:00">
<style>p {{ color: red }}</style><script>var tersembunyi = "jangan dibaca";</script></head><body>
<nav><ul><li><a href="/">Beranda</a></li><li><a href="/dunia">Dunia</a></li></ul></nav>
<article><h1>{TITLE}</h1>{"".join(f"<p>{line}</p>" for line in PARAGRAPHS)}</article>
<aside><h3>Berita terpopuler hari ini</h3><ul><li><a href="/1">Harga garam turun lagi di pasar</a></li></ul></aside>
<footer><p>Hak cipta Kabar Utara. Dilarang mengutip tanpa izin.</p></footer></body></html>"""

ODT_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    """Write a zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def page(path: Path, markup: str = PAGE, encoding: str = "utf-8") -> Path:
    """Write a saved page."""
    path.write_bytes(markup.encode(encoding))
    return path


def mhtml(path: Path, markup: str = PAGE) -> Path:
    """Write a page as Chromium saves it with everything in one file."""
    import quopri

    body = quopri.encodestring(markup.encode()).decode()
    path.write_text(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://kabar-utara.example/berita/kuda-putih\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--batas"\r\n\r\n'
        "----batas\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        "----batas\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{body}\r\n----batas--\r\n",
        newline="",
    )
    return path


def word(path: Path) -> Path:
    """Write a Word document with a heading, a table, a header, a tab and a line break."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = TITLE, "Ana Lestari"
    made.add_heading(TITLE, 1)
    for line in PARAGRAPHS:
        made.add_paragraph(line)
    run = made.add_paragraph("Hadiah:\tkuda").add_run()
    run.add_break()
    run.add_text("pelana")
    table = made.add_table(2, 2)
    for row, cells in enumerate((("Hadiah", "Jumlah"), ("Kuda", "2"))):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    made.sections[0].header.paragraphs[0].text = "Arsip Kabar Utara"
    made.save(str(path))
    return path


def word_parts(body: str, **parts: str) -> dict[str, str | bytes]:
    """Return the members of a Word document with this body; `parts` are other files of its word/ folder."""
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{"document.main" if name == "document" else name}+xml"/>'
        for name in ("document", *parts)
    )
    links = "".join(
        f'<Relationship Id="r{name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}" '
        f'Target="{name}.xml"/>'
        for name in parts
    )
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    main = (
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/>'
    )
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default '
        f'Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
        "_rels/.rels": relations.format(main),
        "word/_rels/document.xml.rels": relations.format(links),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        **{f"word/{name}.xml": f'<w:{name} xmlns:w="{WORD}">{content}</w:{name}>' for name, content in parts.items()},
    }


def open_document(path: Path, body: str, meta: str = "", **members: str) -> Path:
    """Write an OpenDocument text."""
    return zipped(
        path,
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODT_SPACES}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {ODT_SPACES}><office:meta>{meta}</office:meta></office:document-meta>",
            **members,
        },
    )


def odt(path: Path) -> Path:
    """Write an OpenDocument text like that of `word`."""
    lines = "".join(f"<text:p>{line}</text:p>" for line in PARAGRAPHS)
    return open_document(
        path,
        f"<text:h>{TITLE}</text:h>{lines}",
        f"<dc:title>{TITLE}</dc:title><meta:initial-creator>Ana Lestari</meta:initial-creator>",
    )


def epub(path: Path, **members: str | bytes) -> Path:
    """Write a book of two chapters, with a page of contents."""
    chapter = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        "<title>Bab</title></head><body>{}</body></html>"
    )
    return zipped(
        path,
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
            "OEBPS/content.opf": '<package xmlns="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            f"<dc:title>{TITLE}</dc:title><dc:creator>Ana Lestari</dc:creator>"
            "<dc:publisher>Balai Arunika</dc:publisher><dc:date>2021-06-19</dc:date>"
            "<dc:language>id</dc:language></metadata><manifest>"
            '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
            '<item id="b" href="bab%202.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="a" href="bab1.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="p" href="p.png" media-type="image/png"/></manifest>'
            '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="p"/></spine></package>',
            "OEBPS/nav.xhtml": chapter.format("<nav><ol><li>Daftar isi</li></ol></nav>"),
            "OEBPS/bab1.xhtml": chapter.format(f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p>"),
            "OEBPS/bab 2.xhtml": chapter.format(f"<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"),
            **members,
        },
    )


def pdf(path: Path, pages: list[list[tuple[int, int, str]]], info: str = "", content: bytes = b"") -> Path:
    """Write a PDF whose pages hold lines (left, up, text), or that one page shows `content`, deflated."""
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    streams = [(b"/Filter /FlateDecode ", content)] if content else [(b"", _drawn(lines)) for lines in pages]
    tree = 2 + 2 * len(streams)
    for extra, stream in streams:
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (extra, len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 1 0 R >> >> "
            b"/Contents %d 0 R >>" % (tree, len(objects))
        )
    kids = b" ".join(b"%d 0 R" % number for number in range(3, tree, 2))
    objects.append(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(streams), kids))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    objects.append(b"<< %s >>" % info.encode())
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, made in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, made))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, tree + 1, tree + 2, start)
    )
    path.write_bytes(out.getvalue())
    return path


def _drawn(lines: list[tuple[int, int, str]]) -> bytes:
    def literal(text: str) -> bytes:
        return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")

    shown = b"".join(b"1 0 0 1 %d %d Tm (%s) Tj\n" % (left, up, literal(text)) for left, up, text in lines)
    return b"BT /F1 11 Tf\n%sET" % shown


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    """Write an Excel workbook."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def shield(path: Path) -> Path:
    """Write the workbook of two cells at opposite corners that aborts its reader."""
    made = openpyxl.Workbook()
    made.active["A1"], made.active["XFD1048576"] = "isi", "x"
    made.save(path)
    return path
