"""How dates, languages, moments and quotations are put into words on the annotate screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from annotator.domain.document import Document
from annotator.domain.span import Span
from annotator.domain.wording import counted
from annotator.ui.text.display import in_a_row


def day(published: str, *, with_year: bool = True) -> str:
    """Return an ISO date, perhaps partial, as people write it: "19 Jun 2024", "Jun 2024", "2024"."""
    parts = published.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return published
    year, month, number = (*map(int, parts), 1, 1)[:3]
    date = QDate(year, month, number)
    pattern = ("yyyy", "MMM yyyy", "d MMM yyyy")[len(parts) - 1]
    if not with_year and len(parts) == 3:
        pattern = "d MMM"
    return QLocale().toString(date, pattern) if date.isValid() else published


def moment(created: str) -> str:
    """Return a UTC time of the project as the clock on the wall showed it; with its day where that is not today."""
    at = QDateTime.fromString(created, Qt.DateFormat.ISODate).toLocalTime()
    if not at.isValid():
        return created
    today = at.date() == QDate.currentDate()
    return QLocale().toString(at, "HH:mm" if today else "d MMM yyyy HH:mm")


_BAHASA = ("Indonesia", "Melayu")
"""Languages that Qt calls by their bare names, which are those of a country and a people."""
_PLAIN = {"en": "English", "es": "Español"}
"""Languages that Qt calls by the variety of one country, where nobody said which."""


def language_name(code: str) -> str:
    """Return a language's own name for itself, or the code where nobody knows it."""
    if code in _PLAIN:
        return _PLAIN[code]
    locale = QLocale(code)
    name = locale.nativeLanguageName() if code and locale.language() != QLocale.Language.C else ""
    name = name[:1].upper() + name[1:]
    return f"Bahasa {name}" if name in _BAHASA else name or code


def details(document: Document) -> str:
    """Return the line under an article's title: source, date, language and length."""
    count = len(document.text.split())
    many = QCoreApplication.translate("Annotate", "{count} words").format(count=counted(count))
    words = QCoreApplication.translate("Annotate", "1 word") if count == 1 else many
    parts = (in_a_row(document.source), day(document.published), language_name(document.language), words)
    return "    ".join(part for part in parts if part)


def words_of(span: Span, document: Document | None) -> str:
    """Return a span's words, those of its pieces with "…" between them."""
    if document is None or span.fragments is None:
        return span.quote
    return " … ".join(document.text[start:end] for start, end in span.ranges)


def title_of(document: Document) -> str:
    """Return what an article is called, as it is shown: its title, else the name of its file."""
    return in_a_row(document.title or document.name)


def quotation(quote: str, document: Document) -> str:
    """Return words of an article in quotation marks, with where they come from."""
    source = ", ".join(part for part in (title_of(document), document.source, day(document.published)) if part)
    return f"“{quote}” — {source}" if source else f"“{quote}”"
