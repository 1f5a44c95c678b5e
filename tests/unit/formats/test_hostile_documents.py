"""Documents that are damaged, mislabelled or made to do harm: one sentence each, in time, with bounded memory."""

import random
import resource
import time
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import made_files as made
import pytest
from laws import READ, taken

from annotator.domain.errors import BadInput
from annotator.formats import child, zipped
from annotator.formats.record import ArticleRecord, Left, Refusal
from annotator.formats.registry import for_reading

MAKERS = {
    "a.html": made.page,
    "a.mhtml": made.mhtml,
    "a.docx": made.word,
    "a.odt": made.odt,
    "a.epub": made.epub,
    "a.pdf": lambda path: made.pdf(path, [[(72, 700, line[:80].replace("🐎", "")) for line in made.PARAGRAPHS]]),
    "a.xlsx": lambda path: made.workbook(path, Berita=[["isi", "judul"], [made.PARAGRAPHS[0], made.TITLE]]),
}
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def refused(path: Path) -> str:
    """Return the one sentence that a file is refused with; nothing of it may come in."""
    (said,) = attempted(path)
    assert isinstance(said, str)
    return said


def attempted(path: Path) -> Iterator[str | ArticleRecord]:
    """Yield what came of a file: articles as they are, everything else as its sentence."""
    try:
        for record in for_reading(path).read(path, READ):
            yield record.reason if isinstance(record, Refusal) else record
    except BadInput as error:
        yield error.reason


def is_bounded() -> bool:
    """Whether no child process has taken much so far.  What the system tells of one begins with its parent's."""
    own, largest = (resource.getrusage(whose).ru_maxrss for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return largest <= max(1100 * 1024, own)


def many_paragraphs(path: Path, count: int = 200_000) -> Path:
    return made.zipped(path, made.word_parts("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * count))


def slow_word(path: Path) -> Path:
    """Write as many paragraphs, but no two alike, so that the file is no smaller than it should be."""
    chance = random.Random(1)
    body = "".join(f"<w:p><w:r><w:t>{chance.random()}</w:t></w:r></w:p>" for _ in range(200_000))
    return made.zipped(path, made.word_parts(body))


def slow_page(path: Path) -> Path:
    return made.page(path, "".join(f"<p>Paragraf {number} tentang seekor kuda.</p>" for number in range(200_000)))


def greedy_pdf(path: Path) -> Path:
    """Write a PDF of about a megabyte whose one page takes gigabytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"q BT /F1 9 Tf (a) Tj ET Q " * 40_000) for _ in range(1000)) + packer.flush()
    return made.pdf(path, [], content=packed)


def test_that_a_workbook_whose_cells_lie_at_opposite_corners_is_one_sentence(tmp_path):
    assert "broke down" in refused(made.shield(tmp_path / "a.xlsx"))


def test_that_a_pdf_that_unpacks_to_gigabytes_is_one_sentence(tmp_path):
    path = greedy_pdf(tmp_path / "a.pdf")
    assert path.stat().st_size < 6 * 1024**2
    began = time.monotonic()
    assert refused(path)
    assert time.monotonic() - began < child.DEADLINE + 2
    assert is_bounded()


def test_that_a_small_word_file_of_very_many_paragraphs_is_one_sentence(tmp_path):
    path = many_paragraphs(tmp_path / "a.docx")
    assert path.stat().st_size < 32 * 1024
    assert "packed so tightly" in refused(path)


@pytest.mark.parametrize(("name", "make"), [("a.docx", slow_word), ("a.html", slow_page)])
def test_that_a_document_that_takes_too_long_is_one_sentence_in_time(tmp_path, monkeypatch, name, make):
    monkeypatch.setattr(child, "DEADLINE", 2.0)
    path = make(tmp_path / name)
    began = time.monotonic()
    assert refused(path) == "reading it takes longer than 2 seconds"
    assert time.monotonic() - began < 4
    assert is_bounded()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "make"), [("a.docx", slow_word), ("a.html", slow_page)])
def test_that_the_deadline_as_it_is_set_holds_too(tmp_path, name, make):
    path = make(tmp_path / name)
    began = time.monotonic()
    said = list(attempted(path))
    assert time.monotonic() - began < child.DEADLINE + 2
    assert len(said) == 1


def test_that_a_document_that_takes_too_much_memory_is_one_sentence(tmp_path):
    path = made.page(tmp_path / "a.html", "<p>x</p>" * 5_000_000)
    assert refused(path) == "reading it takes more than 1024 MB of memory"
    assert is_bounded()


def test_that_the_file_after_a_death_is_read(tmp_path):
    bad, good = made.shield(tmp_path / "a.xlsx"), made.page(tmp_path / "b.html")
    assert refused(bad)
    (article,) = for_reading(good).read(good, READ)
    assert article.text.startswith(made.TITLE)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize(
    "content", [b"", b"   \n", b"\0" * 5000, b"PK\x03\x04", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n\0\0\0"]
)
def test_that_a_file_that_is_not_what_its_name_says_is_one_sentence(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    assert refused(path)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("other", MAKERS)
def test_that_a_file_under_anothers_name_is_one_sentence_or_its_text(tmp_path, name, other):
    if name != other and "html" not in name:
        MAKERS[other](tmp_path / other).rename(tmp_path / name)
        assert refused(tmp_path / name)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub", "a.pdf", "a.xlsx"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_that_a_truncated_file_is_one_sentence(tmp_path, name, share):
    path = MAKERS[name](tmp_path / name)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    said = list(attempted(path))
    assert len(said) == 1
    if name != "a.pdf":  # a PDF is often mended, and then has its text
        assert isinstance(said[0], str)


def test_that_web_text_without_tags_is_no_page(tmp_path):
    assert "no tags" in refused(made.page(tmp_path / "a.html", "Hanya teks biasa, tanpa tanda apa pun."))


@pytest.mark.parametrize(
    "members",
    [
        made.word_parts("") | {"word/document.xml": f"{ENTITIES}<w:document xmlns:w='{made.WORD}'>&b;</w:document>"},
        made.word_parts("<w:p/>") | {"docProps/core.xml": f"{ENTITIES}<x>&c;</x>"},
    ],
)
def test_that_entities_in_a_word_document_are_refused(tmp_path, members):
    assert "declares entities" in refused(made.zipped(tmp_path / "a.docx", members))


def test_that_entities_in_an_open_document_are_refused(tmp_path):
    path = made.open_document(tmp_path / "a.odt", "", **{"content.xml": f"{ENTITIES}<x>&c;</x>"})
    assert "declares entities" in refused(path)


def test_that_entities_in_a_book_are_refused(tmp_path):
    path = made.epub(tmp_path / "a.epub", **{"OEBPS/content.opf": f"{ENTITIES}<package>&c;</package>"})
    assert "declares entities" in refused(path)


def test_that_entities_of_a_page_in_a_book_stay_unread(tmp_path):
    path = made.epub(tmp_path / "a.epub", **{"OEBPS/bab1.xhtml": f"{ENTITIES}<html><body><p>&c;Isi.</p></body></html>"})
    (article,) = taken(for_reading(path).read(path, READ))
    assert "root:" not in article.text


def test_that_pages_of_a_book_are_found_inside_it_only(tmp_path):
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="../../../../etc/hostname" '
        'media-type="text/html"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    assert refused(made.epub(tmp_path / "a.epub", **{"OEBPS/content.opf": package}))


@pytest.mark.parametrize("depth", [300, 100_000])
def test_that_a_document_that_is_nested_too_deeply_is_one_sentence(tmp_path, depth):
    path = made.open_document(tmp_path / "a.odt", "<text:span>" * depth + "x" + "</text:span>" * depth)
    assert "depth" in refused(path)


def test_that_a_page_that_is_nested_deeply_is_read_or_one_sentence(tmp_path):
    path = made.page(tmp_path / "a.html", "<div>" * 100_000 + "<p>Dua kuda.</p>")
    assert len(list(attempted(path))) == 1


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub", "a.xlsx"])
def test_that_a_member_that_unpacks_to_a_thousand_times_its_size_is_refused(tmp_path, name):
    path = MAKERS[name](tmp_path / name)
    inner = {"a.docx": "word/document.xml", "a.odt": "content.xml", "a.epub": "OEBPS/bab1.xhtml"}.get(name, "xl/x.xml")
    with zipfile.ZipFile(path) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    made.zipped(path, members | {inner: b" " * (50 * 1024**2)})
    assert "packed so tightly" in refused(path)


def test_that_a_locked_member_is_told(tmp_path):
    path = made.odt(tmp_path / "a.odt")
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = -1
        while (place := data.find(signature, place + 1)) >= 0:
            data[place + offset] |= 1
    path.write_bytes(data)
    assert "password" in refused(path)


def test_that_a_directory_that_promises_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(zipped, "LARGEST_TOTAL", 1000)
    with (
        pytest.raises(BadInput, match="unpacked it would take more than"),
        zipped.opened_zip(made.word(tmp_path / "a.docx")),
    ):
        pass


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return data with a few bytes changed, taken out or doubled."""
    made_ = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place, length = chance.randrange(len(made_)), chance.randint(1, 16)
        piece = chance.choice(
            [b"", chance.randbytes(length), bytes(made_[place : place + length]) * 2, b"\xff" * length, b"\0" * length]
        )
        made_[place : place + length] = piece
        made_ = made_ or bytearray(b"x")
    return bytes(made_)


def deeply_mutated(path: Path, chance: random.Random) -> None:
    """Change a file's bytes, or those of one member of a zip file, which its checksum would else protect."""
    if zipfile.is_zipfile(path) and chance.random() < 0.7:
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        victim = chance.choice([name for name, content in members.items() if content])
        made.zipped(path, members | {victim: mutated(members[victim], chance)})
    else:
        path.write_bytes(mutated(path.read_bytes(), chance))


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", MAKERS)
def test_that_no_mutation_of_a_good_file_kills_hangs_or_harms(tmp_path, name, fuzz_count):
    chance = random.Random(name)
    good = MAKERS[name](tmp_path / name).read_bytes()
    path = tmp_path / f"b{Path(name).suffix}"
    for number in range(fuzz_count):
        path.write_bytes(good)
        deeply_mutated(path, chance)
        began = time.monotonic()
        for said in attempted(path):
            told = said if isinstance(said, str) else said.what if isinstance(said, Left) else said.text
            assert told.strip(), number
            told.encode()
            assert "\0" not in told
        assert time.monotonic() - began < child.DEADLINE + 2, number
    assert is_bounded()


@pytest.fixture
def fuzz_count() -> int:
    return 1000
