"""Putting texts back into a file that was written without them, from wherever its reader has the articles."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from annotator.app.finding import Finding
from annotator.domain.codebook import Codebook
from annotator.domain.errors import AnnotatorError, BadInput
from annotator.domain.identity import sha256
from annotator.domain.wording import to_word, worded
from annotator.formats import jsonl, registry, withheld
from annotator.formats.record import ArticleRecord, Format, ReadOptions, Refusal, RowRecord, Selection, WriteOptions
from annotator.storage.reader import Reader

Tell = Callable[[int, int, str], None]
"""Called with (done, of, name); it may raise Cancelled."""

PROJECT = ".sorot"
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Missing:
    """An article whose text was not found."""

    document: str
    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What was written, and what is missing from it."""

    documents: int
    spans: int
    missing: list[Missing]


def fill(
    file: Path, out: Path, sources: Sequence[Path], *, partial: bool = False, tell: Tell = lambda *_: None
) -> Filled:
    """Write `file` to `out` with the texts of those articles among `sources` whose SHA-256 and length are the same.

    Where articles are missing nothing is written; with `partial` they are left out.
    """
    made = registry.for_reading(file)
    if not made.without_text or made.write is None:
        raise AnnotatorError(worded("“{name}” is no file that leaves texts out.", name=file.name))
    wanted = {missing.sha256: missing for missing in _wanted(file, made)}
    if not wanted:
        raise AnnotatorError(worded("“{name}” does not leave any text out.", name=file.name))
    with tempfile.TemporaryFile() as room:
        texts = _Texts(room)
        texts.gather(sources, set(wanted), tell)
        missing = [told for digest, told in wanted.items() if digest not in texts]
        if missing and (len(missing) == len(wanted) or not partial):
            raise AnnotatorError(_sentence(missing, len(wanted)))
        going = Selection(
            codebook=Codebook(),
            articles=lambda: _articles(file, made, texts),
            rows=lambda: _rows(file, wanted, texts),
            project=str(jsonl.header_of(file).get("project", "")) if made.name == "jsonl" else "",
        )
        report = made.write(going, out, WriteOptions())
    return Filled(report.documents, report.spans, missing)


def _sentence(missing: list[Missing], count: int) -> str:
    names = ", ".join(told.title or told.document or told.sha256[:12] for told in missing[:_SHOWN])
    told = (
        to_word("Of {count} articles {missing} were not found ({names} and others). Nothing was written.")
        if len(missing) > _SHOWN
        else to_word("Of {count} articles {missing} were not found ({names}). Nothing was written.")
    )
    return worded(told, count=count, missing=len(missing), names=names)


class _Texts:
    """Texts by their SHA-256, held on the disk: there may be very many."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._places: dict[str, tuple[int, int]] = {}

    def __contains__(self, digest: str) -> bool:
        return digest in self._places

    def of(self, digest: str) -> str:
        """Return the text of this SHA-256, "" where it was not found."""
        place, length = self._places.get(digest, (0, 0))
        self._file.seek(place)
        return self._file.read(length).decode()

    def gather(self, sources: Sequence[Path], wanted: set[str], tell: Tell) -> None:
        """Go through files, folders and projects, and keep the texts that are wanted."""
        projects = [path for path in sources if path.suffix == PROJECT]
        for path in projects:
            with closing(Reader.open(path)) as reader:
                for text in reader.texts():
                    self._keep(text, wanted)
        others = [path for path in sources if path not in projects]
        if absent := next((path for path in others if not path.exists()), None):
            raise AnnotatorError(worded("There is no “{name}”. Nothing was written.", name=absent))
        with Finding(others) as finding:
            for done, found in enumerate(finding.files):
                tell(done, len(finding.files), found.label)
                for text in _texts_in(found.path):
                    self._keep(text, wanted)

    def _keep(self, text: str, wanted: set[str]) -> None:
        digest = sha256(text)
        if digest in wanted and digest not in self._places:
            place = self._file.seek(0, 2)
            self._places[digest] = place, self._file.write(text.encode())


def _texts_in(path: Path) -> Iterator[str]:
    """Yield the texts of a file's articles; a file that cannot be read has none."""
    try:
        read = registry.for_reading(path).read
        for record in read(path, ReadOptions()) if read else ():
            if isinstance(record, ArticleRecord) and record.text:
                yield record.text
            elif isinstance(record, RowRecord) and record.table == "document":
                yield str(record.values.get("text", ""))
    except AnnotatorError:
        return


def _wanted(file: Path, made: Format) -> Iterator[Missing]:
    assert made.read is not None
    read = jsonl.rows if made.name == "jsonl" else made.read
    for record in read(file, ReadOptions()):
        if isinstance(record, Refusal):
            raise BadInput(record.file, record.reason, record.record)
        if isinstance(record, ArticleRecord) and record.sha256 and not record.text:
            yield Missing(record.document_id, record.title or record.name, record.sha256)
        elif isinstance(record, RowRecord) and record.table == "document" and "text" not in record.values:
            values = record.values
            title = values.get("title") or values.get("name")
            yield Missing(str(values.get("id")), str(title or ""), str(values.get("sha256")))


def _articles(file: Path, made: Format, texts: _Texts) -> Iterator[ArticleRecord]:
    assert made.read is not None
    for record in made.read(file, ReadOptions()):
        if isinstance(record, ArticleRecord):
            if record.text or not record.sha256:
                yield record
            elif text := texts.of(record.sha256):
                yield withheld.with_text(record, text, file.name)


def _rows(file: Path, wanted: dict[str, Missing], texts: _Texts) -> Iterator[RowRecord]:
    digests = {told.document: told.sha256 for told in wanted.values()}
    rows = (record for record in jsonl.rows(file, ReadOptions()) if isinstance(record, RowRecord))
    yield from withheld.rows_with_text(rows, lambda document: texts.of(digests.get(document, "")), file.name)
