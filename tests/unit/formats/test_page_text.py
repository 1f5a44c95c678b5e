"""Pages as text: what a browser counts, and where it stands in what one reads."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.page_text import PageText

PAGE = "<h1>Judul &amp; a</h1>\n<p>Ratu  <b>ka</b>ya 🐎\r\n pergi<br>ke&nbsp;pasar</p><ul><li>a</li><li>b</li></ul>"
PIECES = [
    *("<p>", "</p>", "<b>", "</b>", "<br>", "<ul><li>", "</li></ul>", "<pre>", "</pre>", "<table><tr><td>", "</table>"),
    *("Ratu", " ", "\n", "  \n", "🐎", "&amp;", "&lt;b&gt;", "e\u0301", "<", "&", "<!-- x -->", "<script>x</script>"),
]


@pytest.mark.parametrize(
    ("markup", "text", "bare"),
    [
        (
            PAGE,
            "Judul & a\n\nRatu kaya 🐎 pergi\nke\u00a0pasar\n\na\nb",
            "Judul & a\nRatu  kaya 🐎\n pergike\u00a0pasarab",
        ),
        ("Ratu <b>pergi</b>", "Ratu pergi", "Ratu pergi"),
        ("<pre>\nx  y\n z</pre>", "x  y\n z", "x  y\n z"),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1\t2\n3", "123"),
        ("<head><title>T</title></head><body><p>a<script>bb</script>c</p></body>", "ac", "abbc"),
        ("<p>a<!-- no -->b</p>", "ab", "ab"),
        ("", "", ""),
        ("<p></p>", "", ""),
    ],
)
def test_that_text_is_as_one_reads_it_and_bare_text_as_browsers_count_it(markup, text, bare):
    page = PageText(markup)
    assert (page.text, page.bare) == (text, bare)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.data())
def test_that_a_range_shows_the_words_it_counts(markup, data):
    page = PageText(markup.replace("<script>x</script>", ""))
    start = data.draw(st.integers(0, max(0, len(page.bare) - 1)))
    end = data.draw(st.integers(start, len(page.bare) + 1))
    first, last = page.range(start, end)
    words = "".join(page.bare[start:end].split())
    if end > len(page.bare) or start == end:
        assert (first, last) == (-1, -1)
    elif not words:  # White space is shown where it is exact, and nowhere else.
        assert (first, last) == (-1, -1) or page.text[first:last].isspace()
    else:
        assert 0 <= first < last <= len(page.text)
        assert "".join(page.text[first:last].split()) == words
        assert not page.text[first].isspace() or not page.bare[start:end].strip(" \t\n\r\f")


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "<div>", "&", "<p>a", "<b>", "<![CDATA[", "<a href='", "</p>", "<?", "\0"]
)
def test_that_no_page_takes_long(piece):
    begun = time.perf_counter()
    PageText(piece * 100_000)
    assert time.perf_counter() - begun < 10
