"""What an import makes of each record: noted as it is read, in a file of its own, then shown and saved."""

from __future__ import annotations

import tempfile
import weakref
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

import orjson

from annotator.domain.wording import counted, to_word, worded
from annotator.formats.record import Left
from annotator.formats.writing import written_whole

REPAIRED = "repaired"
LEFT = "left"
WITHOUT_SPANS = (LEFT, "refused")
"""States of what brings none."""

_JSON = ".json"
_MOST_KINDS, _MOST_PLACES, _LONGEST_KIND = 1000, 10, 200
_STATES = {
    "new": to_word("new"),
    "known": to_word("known"),
    "copy": to_word("copy"),
    "spans": to_word("spans"),
    "rows": to_word("rows"),
    "left": to_word("left out"),
    "refused": to_word("refused"),
}
_SUMMARY = {
    "documents_added": to_word("documents added"),
    "documents_known": to_word("documents known"),
    "spans_added": to_word("spans added"),
    "spans_known": to_word("spans known"),
    "repaired": to_word("repaired"),
    "refused": to_word("refused"),
}


@dataclass(frozen=True, slots=True)
class Incoming:
    """What would become of one record.

    `state` is "new", "known" (its text is here already), "copy" (the same text stands twice in these files), "spans"
    (for an article that is here), "rows" (of another project, all of a file), "left" (what the file says and is not
    taken) or "refused", with its `reason`.
    `repaired` counts spans whose offsets counted something else, by what they counted.
    """

    file: str
    place: str
    state: str
    name: str = ""
    title: str = ""
    source: str = ""
    published: str = ""
    characters: int = 0
    spans: int = 0
    repaired: Mapping[str, int] = field(default_factory=dict)
    reason: str = ""

    @property
    def remark(self) -> str:
        """Why it is refused, what is left out, or what was repaired."""
        repaired = (
            worded("{count} offsets counted {unit}", count=count, unit=worded(unit))
            for unit, count in self.repaired.items()
        )
        return "; ".join([self.reason] if self.reason else repaired)

    def fits(self, states: Collection[str], words: str) -> bool:
        """Whether it came to one of these states (none: any; REPAIRED is one) and holds these words, folded."""
        if states and self.state not in states and not (self.repaired and REPAIRED in states):
            return False
        return words in " ".join((self.file, self.place, self.name, self.title, self.source, self.remark)).casefold()

    def line(self) -> str:
        """Return it as a readable line."""
        where = " ".join(part for part in (self.file, self.place) if part)
        title = f" “{self.title or self.name}”" if self.title or self.name else ""
        spans = ", " + worded("{count} spans", count=self.spans) if self.state not in WITHOUT_SPANS else ""
        remark = f": {self.remark}" if self.remark else ""
        return f"{worded(_STATES[self.state]):7} {where}{title}{spans}{remark}"


class LeftOut:
    """What one file says and is not taken: each kind of it, how often, and where first."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._places: dict[str, dict[str, None]] = {}

    def add(self, *every: Left) -> None:
        """Count each with others of its kind."""
        for left in every:
            self._add(left)

    def _add(self, left: Left) -> None:
        kind = left.what[:_LONGEST_KIND]
        if kind not in self._counts and len(self._counts) >= _MOST_KINDS:
            kind = worded("other things")
        self._counts[kind] += left.count
        places = self._places.setdefault(kind, {})
        if left.record and len(places) <= _MOST_PLACES:
            places[left.record] = None

    def records(self, file: str) -> Iterator[Incoming]:
        """Yield a line for each kind."""
        for kind, count in self._counts.items():
            places = [*self._places[kind]]
            where = ", ".join([*places[:_MOST_PLACES], *["…"] * (len(places) > _MOST_PLACES)])
            said = worded("not taken: {what} ({count})", what=kind, count=count)
            yield Incoming(file, "", LEFT, reason=f"{said}: {where}" if where else said)


def _close(file: IO[bytes]) -> None:
    with suppress(OSError):  # Nobody needs any more what a failing disk did not take.
        file.close()


class RecordLog:
    """A line for each record, on the disk: an import of any size stays small in memory."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        """How many records came to each state, and how many were REPAIRED."""
        self._file = tempfile.TemporaryFile(prefix="sorot-")  # noqa: SIM115 - it lives as long as the log
        self._begun, self._counted = 0, Counter[str]()
        weakref.finalize(self, _close, self._file)

    def begin(self) -> None:
        """Begin a file."""
        self._begun, self._counted = self._file.tell(), self.counts.copy()

    def take_back(self) -> None:
        """Forget what was noted of the file."""
        self._file.seek(self._begun)
        self._file.truncate()
        self.counts = self._counted.copy()

    def add(self, record: Incoming) -> None:
        """Note what becomes of a record."""
        self.counts.update([record.state, *([REPAIRED] if record.repaired else [])])
        self._file.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))

    def __iter__(self) -> Iterator[Incoming]:
        """Yield all that was noted."""
        self._file.seek(0)
        for line in self._file:
            yield Incoming(**orjson.loads(line))


def save(path: Path, summary: Mapping[str, Any], records: RecordLog) -> None:
    """Write what an import took, knew, repaired and refused, record by record: JSON for .json, else readable text."""
    with written_whole(path) as (draft,), draft.open("w", encoding="utf-8", newline="\n") as file:
        if path.suffix.lower() == _JSON:
            file.write(f'{{"summary":{_json(summary)},"records":[\n')
            for nth, record in enumerate(records):
                file.write((",\n" if nth else "") + _json(asdict(record)))
            file.write("\n]}\n")
        else:
            for name, value in summary.items():
                count = len(value) if isinstance(value, list) else value
                file.write(f"{worded(_SUMMARY[name])}: {counted(count)}\n")
            file.writelines(f"{record.line()}\n" for record in records)


def _json(value: Mapping[str, Any]) -> str:
    return orjson.dumps(value).decode()
