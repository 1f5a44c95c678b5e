"""What runs in the child process of `child`: takes orders, runs a reader of this room, sends what it yields.

An order is one frame: module, function, path, encoding and columns.  Each thing that the function yields goes back as a
frame; the last one says how it ended.  Sentences and counts are asked back in the language of the other side, which has
the translator.  Limits of memory and time are set here, before anything from outside is read.
"""

from __future__ import annotations

import itertools
import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from annotator.domain import wording
from annotator.domain.errors import BadInput
from annotator.formats.record import ArticleRecord, Left, ReadOptions, Refusal

MEMORY = 1024**3
"""Bytes of address space that reading one file may take."""
NEARLY_ALL = 0.8
"""The share of it at which whatever goes wrong is for want of memory."""
SECONDS = 60
"""Seconds of processor time that reading one file may take; a limit behind the deadline of `child`."""
WORN_FILES, WORN_MEMORY = 500, 384 * 1024**2
"""After so many files, or so much memory, a child has done enough: what it still holds would narrow the next file."""
LENGTH = 4
"""Bytes that say how long a frame is."""

ARTICLE, REFUSAL, LEFT, ROW, LINE = "article", "refusal", "left", "row", "line"
END, BAD, TOO_BIG, BROKEN = "end", "bad", "big", "broken"
TEXT, COUNT = "text", "count"
"""What is asked to be worded."""


def send(pipe: BinaryIO, kind: str, *said: Any) -> None:
    """Write one frame."""
    frame = json.dumps([kind, *said]).encode()
    pipe.write(len(frame).to_bytes(LENGTH, "big") + frame)
    pipe.flush()


def main() -> None:
    """Take orders until the other end closes."""
    orders, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is not taken for an answer
    _limit_memory()

    def asked(kind: str, said: str | int) -> str:
        send(answers, kind, said)
        return str(_received(orders))

    wording.speak(partial(asked, TEXT), partial(asked, COUNT))
    for count in itertools.count(1):
        if not (order := _received(orders)):
            return
        _obey(answers, order, is_last=count >= WORN_FILES)


def _received(pipe: BinaryIO) -> Any:
    """Return what the next frame says, None where there is none."""
    head = pipe.read(LENGTH)
    return json.loads(pipe.read(int.from_bytes(head, "big"))) if head else None


def _obey(answers: BinaryIO, order: list[Any], *, is_last: bool) -> None:
    module, function, path, encoding, columns = order
    _limit_time()
    try:
        read = getattr(import_module(f"annotator.formats.{module}"), function)
        _send_all(answers, read(Path(path), ReadOptions(encoding, columns)))
        send(answers, END, is_last or _most_memory() > WORN_MEMORY)
    except BadInput as error:
        send(answers, BAD, error.reason, error.record)
    except (MemoryError, RecursionError) as error:
        send(answers, TOO_BIG, type(error).__name__)
    except Exception as error:  # noqa: BLE001 - whatever a library says of a damaged file becomes one sentence
        # A library that runs out of memory does not always say so.
        is_full = _most_memory() > NEARLY_ALL * MEMORY
        send(answers, *((TOO_BIG, "") if is_full else (BROKEN, f"{type(error).__name__}: {error}"[:200])))


def _send_all(answers: BinaryIO, items: Iterable[Any]) -> None:
    for item in items:
        if isinstance(item, ArticleRecord):
            send(answers, ARTICLE, asdict(item))
        elif isinstance(item, Refusal):
            send(answers, REFUSAL, item.record, item.reason)
        elif isinstance(item, Left):
            send(answers, LEFT, item.record, item.what, item.count)
        elif isinstance(item, str):
            send(answers, LINE, item)
        else:
            send(answers, ROW, *item)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time() -> None:
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS, most))


def _most_memory() -> int:
    if sys.platform == "win32":
        return 0
    # What getrusage says of a new process on Linux begins with the size of the one that started it.
    with suppress(OSError, StopIteration), Path("/proc/self/status").open() as lines:
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) * 1024
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main()
