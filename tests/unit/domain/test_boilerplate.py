from annotator.domain.boilerplate import dimmed_ranges, lines_of
from annotator.domain.document import Boilerplate

TEXT = (
    "Perahu naga tiba\n"
    "Iklan — klik untuk membaca tanpa iklan\n"
    "Sang adipati tersenyum. 🐉\n"
    "  Sang adipati tersenyum. 🐉\n"
    "- Baca juga: Perahu kedua\n"
    "Dapatkan kabar pagi, klik di sini\n"
    "Iklan itu mahal bagi para pedagang kecil di pasar yang menjual kain dan rempah setiap hari pekan.\n"
)


def dimmed(text: str, *rows: Boilerplate) -> list[str]:
    return [text[start:end] for start, end in dimmed_ranges(text, rows)]


def everywhere(pattern: str, *, dim: bool = True, document: str | None = None) -> Boilerplate:
    return Boilerplate(id=f"{pattern}{document}", pattern=pattern, dimmed=dim, document_id=document)


def test_that_notices_links_and_second_copies_are_dimmed_and_prose_is_not() -> None:
    assert dimmed(TEXT) == [
        "Iklan — klik untuk membaca tanpa iklan",
        "Sang adipati tersenyum. 🐉",
        "- Baca juga: Perahu kedua",
        "Dapatkan kabar pagi, klik di sini",
    ]
    assert dimmed_ranges(TEXT, ())[1][0] == TEXT.index("  Sang") + 2


def test_that_a_line_that_stands_there_often_is_dimmed_each_time() -> None:
    assert dimmed("Dukung kami\nSatu.\nDukung kami\nDua.\nDukung kami\n") == ["Dukung kami"] * 3


def test_that_rows_decide_and_the_articles_own_goes_before_everywhere() -> None:
    assert "Perahu naga tiba" in dimmed(TEXT, everywhere("Perahu naga tiba"))
    assert "Perahu naga tiba" not in dimmed(
        TEXT, everywhere("Perahu naga tiba"), everywhere("Perahu naga tiba", dim=False, document="d")
    )
    assert "- Baca juga: Perahu kedua" not in dimmed(TEXT, everywhere("- Baca juga: Perahu kedua", dim=False))


def test_that_a_place_can_be_dimmed_or_not() -> None:
    place = Boilerplate(id="x", document_id="d", start=0, end=6)
    assert dimmed_ranges(TEXT, [place])[0] == (0, 6)
    start = TEXT.index("Iklan —")
    spared = Boilerplate(id="y", document_id="d", start=start, end=TEXT.index("\n", start), dimmed=False)
    assert "Iklan — klik untuk membaca tanpa iklan" not in dimmed(TEXT, spared)


def test_that_lines_are_counted_once_an_article() -> None:
    assert lines_of("satu baris\n satu baris \nx\n") == {"satu baris"}
