"""This moment, and stamps: a hybrid logical clock that sorts as text.

Kulkarni, Demirbas, Madappa, Avva and Leone, "Logical Physical Clocks" (OPODIS 2014).
"""

from __future__ import annotations

import os
import re
import time
from datetime import UTC, datetime

STAMP = re.compile(r"\A\d{13}-\d{6}-[0-9a-f]{12}\Z")
EARLIEST = "0000000000000-000000-000000000000"
"""The stamp before all others."""

COPIED, REPORTED = "8", "9"
"""What a stamp's counter begins with: of what one copied or read from a file, and of what a file says of others."""

_LAST_COUNT = 99_999  # The first of the counter's six digits is for marks.


def now() -> str:
    """Return this moment in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Clock:
    """Gives stamps `{milliseconds:013d}-{counter:06d}-{replica}`, each greater than any it gave or saw.

    The replica is drawn anew for each Clock, so that two copies of one file can never give equal stamps.
    """

    def __init__(self, seen: str = "") -> None:
        self._replica = os.urandom(6).hex()
        self._milliseconds, self._count = 0, 0
        self.see(seen)

    def see(self, stamp: str) -> None:
        """Never give a stamp less than `stamp` from now on; "" is no stamp."""
        if stamp:
            self._milliseconds, self._count = max(
                (self._milliseconds, self._count), (int(stamp[:13]), int(stamp[14:20]))
            )

    def next(self) -> str:
        """Return a fresh stamp."""
        now = time.time_ns() // 1_000_000
        if now > self._milliseconds:
            self._milliseconds, self._count = now, 0
        elif self._count < _LAST_COUNT:
            self._count += 1
        else:
            self._milliseconds, self._count = self._milliseconds + 1, 0
        return f"{self._milliseconds:013d}-{self._count:06d}-{self._replica}"


def marked(stamp: str, mark: str) -> str:
    """Return a stamp that was given just now as that of a copy: `mark` is COPIED, REPORTED or "0" for neither."""
    return f"{stamp[:14]}{mark}{stamp[15:]}"


def weight(stamp: str) -> tuple[bool, bool, str]:
    """Return what the stamps of a row of one writer are compared by: a person's word, one's own copy, the later one.

    Nobody's hand wrote a copy: whatever its annotator says of the row stands over it, whenever it was said.
    """
    return stamp[14:15] < COPIED, stamp[14:15] < REPORTED, stamp


def milliseconds_of(stamp: str) -> int:
    """Return a stamp's wall time in milliseconds since 1970, UTC."""
    return int(stamp[:13])
