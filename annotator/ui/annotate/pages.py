"""Long lists by pages: every row's key is known, what a row shows is fetched only where somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

Key = TypeVar("Key", int, str)
Line = TypeVar("Line")

SIZE, KEPT = 64, 32


class Pages(Generic[Key, Line]):
    """The rows of one list; a row whose line cannot be fetched (any more) is None."""

    def __init__(self, fetch: Callable[[Sequence[Key]], Mapping[Key, Line]]) -> None:
        self.keys: Sequence[Key] = ()
        self._fetch: Callable[[Sequence[Key]], Mapping[Key, Line]] = fetch
        self._pages: dict[int, list[Line | None]] = {}
        self._old: set[int] = set()
        """Rows of which something else is known now."""

    def show(self, keys: Sequence[Key]) -> None:
        """List these keys instead."""
        self.keys = keys
        self.forget()

    def forget(self) -> None:
        """Fetch everything anew when it is looked at again."""
        self._pages.clear()
        self._old.clear()

    def forget_row(self, row: int) -> None:
        """Fetch a row anew when it is looked at again."""
        self._old.add(row)

    def put(self, row: int, line: Line) -> None:
        """Show this in a row whose page was looked at: it is known without asking."""
        self._pages[row // SIZE][row % SIZE] = line

    def line(self, row: int) -> Line | None:
        """Return what a row shows."""
        if not 0 <= row < len(self.keys):
            return None
        number, place = divmod(row, SIZE)
        page = self._pages.get(number)
        if page is None:
            keys = self.keys[number * SIZE : (number + 1) * SIZE]
            found = self._fetch(keys)
            page = [found.get(key) for key in keys]
            while len(self._pages) >= KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[number] = page
        elif row in self._old:
            page[place] = self._fetch([self.keys[row]]).get(self.keys[row])
        self._old.discard(row)
        return page[place]
