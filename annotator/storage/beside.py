"""A second way to write to a project that is open, for long work on another thread, and the way to stop such work."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from annotator.domain.errors import Cancelled
from annotator.domain.wording import worded
from annotator.storage import connection as opening
from annotator.storage.failure import calm
from annotator.storage.store import Store

LOG = logging.getLogger(__name__)
STEPS_BETWEEN_LOOKS = 100_000
ROOM = 65_536
"""Kibibytes of pages."""


@contextmanager
def beside(store: Store) -> Iterator[Store]:
    """A store of its own on the file that `store` holds, for the thread that asks.

    Through `store` nothing is written meanwhile, but it can be read: it sees the project as it was before.
    """
    with calm(worded("“{name}” could not be opened", name=store.path.name)):
        connection = opening.connect(store.path, "rw")
    try:
        with calm(worded("“{name}” could not be opened", name=store.path.name)):
            if not opening.make_durable(connection):
                # Without a log, readers wait while pages are written: so they are written at the very end.
                connection.execute("PRAGMA cache_spill = OFF")
        yield Store(store.path, connection, None, store.clock)
        try:
            opening.fold_back(connection)
        except sqlite3.OperationalError as error:
            LOG.info("the log of %s was not folded back: %s", store.path, error)
    finally:
        connection.close()


@contextmanager
def roomy(connection: sqlite3.Connection, room: int = ROOM) -> Iterator[None]:
    """Let a connection keep more pages in memory: an index that many rows go into is not read and written for each."""
    (usual,) = connection.execute("PRAGMA cache_size").fetchone()
    connection.execute(f"PRAGMA cache_size = -{room}")  # With a minus: kibibytes.
    try:
        yield
    finally:
        with suppress(sqlite3.ProgrammingError):  # After a failed commit it was closed, to be opened anew.
            connection.execute(f"PRAGMA cache_size = {usual}")


@contextmanager
def stoppable(connection: sqlite3.Connection, still: Callable[[], None]) -> Iterator[None]:
    """Let `still` end what a connection does, however long it takes, by raising Cancelled."""

    def is_over() -> bool:
        try:
            still()
        except Cancelled:
            return True
        return False

    connection.set_progress_handler(is_over, STEPS_BETWEEN_LOOKS)
    try:
        yield
    except sqlite3.OperationalError:
        still()
        raise
    finally:
        with suppress(sqlite3.ProgrammingError):  # After a failed commit it was closed, to be opened anew.
            connection.set_progress_handler(None, 0)
