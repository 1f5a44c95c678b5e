"""Runs all benchmarks, one after the other, and writes docs/performance.md.

    python -m tests.benchmarks.table [--only bench_start …]

With --only, the other benchmarks' rows stay as they were in `build/performance.jsonl`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import PySide6

from tests.benchmarks.rows import KEEP, Row, figure

HOUSE = Path(__file__).resolve().parents[2]
PAGE = HOUSE / "docs" / "performance.md"
KEPT = HOUSE / "build" / "performance.jsonl"
TITLES = (
    "Import",
    "Label",
    "Open",
    "Frames",
    "Export",
    "Search",
    "Agreement",
    "Start",
    "Merge",
)
HEAD = """# Performance

Every figure was taken in one run with its floor, both in turn; medians of several rounds. Ratios are the program's
figure over the floor's and travel from machine to machine; milliseconds do not. Frames of the text view are counted in
processor time, so that other work on the machine is not counted with them. `python3 do.py bench --write` runs all
benchmarks and writes this page anew; `tests/benchmarks` says what each does. No test waits for a figure.

{date}; {machine}; Python {python}, PySide6 {pyside}, SQLite {sqlite}. {met} of {all} aims met.
"""


def main() -> None:
    """Run benchmarks and write the page."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--only", nargs="*", default=[])
    only = words.parse_args().only
    KEPT.parent.mkdir(exist_ok=True)
    kept: dict[str, list[Row]] = read() if only else {}
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if not only or path.stem in only:
            kept[path.stem] = run(path.stem)
    with KEPT.open("w", encoding="utf-8") as file:
        for name in sorted(kept):
            file.writelines(json.dumps({"by": name, "row": vars(row)}) + "\n" for row in kept[name])
    PAGE.write_text(page([row for name in sorted(kept) for row in kept[name]]), encoding="utf-8")
    sys.stdout.write(f"\nwritten: {PAGE}\n")


def read() -> dict[str, list[Row]]:
    """Return the rows of earlier runs, by benchmark."""
    found: dict[str, list[Row]] = {}
    if KEPT.exists():
        for line in KEPT.read_text(encoding="utf-8").splitlines():
            kept = json.loads(line)
            found.setdefault(kept["by"], []).append(Row(**kept["row"]))
    return found


def run(name: str) -> list[Row]:
    """Run one benchmark; return its rows."""
    print(f"\n{name}", flush=True)
    rows = KEPT.with_suffix(".rows")
    rows.unlink(missing_ok=True)
    command = [sys.executable, "-m", f"tests.benchmarks.{name}"]
    subprocess.run(command, env=os.environ | {KEEP: str(rows)}, cwd=HOUSE, check=True)
    return [Row(**json.loads(line)) for line in rows.read_text(encoding="utf-8").splitlines()] if rows.exists() else []


def page(rows: list[Row]) -> str:
    """Return the page: a table for each goal."""
    judged = [row.met for row in rows if row.met is not None]
    parts = [
        HEAD.format(
            date=date.today().isoformat(),
            machine=machine(),
            python=platform.python_version(),
            pyside=PySide6.__version__,
            sqlite=sqlite3.sqlite_version,
            met=sum(judged),
            all=len(judged),
        )
    ]
    for goal, title in enumerate(TITLES, 1):
        lines = [line(row) for row in rows if row.goal == goal]
        if lines:
            head = ["| what | aim | floor | program | ratio | |", "|---|---|---|---|---|---|"]
            parts.append("\n".join([f"## {goal}. {title}", "", *head, *lines, ""]))
    return "\n".join(parts)


def line(row: Row) -> str:
    """Return one line of a table."""
    floors = ", ".join(f"{name} {figure(value)}" for name, value in row.floors.items())
    ratios = " / ".join(f"{row.ratio(name):.2f}" for name in row.floors)
    verdict = "" if row.met is None else "met" if row.met else "**missed**"
    return f"| {row.what} | {row.aim} | {floors} | {figure(row.program)} {row.unit} | {ratios} | {verdict} |"


def machine() -> str:
    """Return what the figures were taken on, and how busy it was."""
    cores = f"{os.cpu_count()} cores"
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        cores = f"{len(names)} cores of {names[0]}" if names else cores
    # Processor time, too, is longer where others use the same caches.
    load = f", load {os.getloadavg()[1]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{cores}, {platform.system()} {platform.machine()}{load}"


if __name__ == "__main__":
    main()
