"""Random histories of teams, as many as one likes: in the end all have the same, and nothing that was said is lost.

    python -m tests.histories --count 1000000 --seed 7 --processes 2

Each seed is one history; what disagrees is printed with its seed, which alone makes it happen again.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from annotator.storage.check import problems
from tests.unit.app.test_gathering_laws import come_together
from tests.unit.storage.team import Team

PIECE = 500
"""Histories that a process runs before it reports."""
CHECKED, THROUGH_FILES = 50, 500
"""One history in so many has its files checked, or goes through files on a disk and all that is asked of such."""


def converge(seed: int) -> list[str]:
    """Let a team work, then let everybody gather from everybody in a random order; returns what is wrong then."""
    team = Team.any(seed)
    team.live(team.draw.randrange(5, 40))
    team.exchange()
    found = team.disagreements()
    if seed % CHECKED == 0:
        # Labels have one name here whatever they were called, so nothing but stamps from the future is wrong.
        found += [line for line in problems(team.projects[0].reader) if "a day ahead" not in line]
    if seed % THROUGH_FILES == 0:
        with tempfile.TemporaryDirectory() as place:
            found += come_together(Path(place), seed)
    return [f"seed {seed}: {line}" for line in found]


def _piece(seeds: range) -> list[str]:
    found = []
    for seed in seeds:
        try:
            found += converge(seed)
        except Exception as error:  # Whatever it is, the other histories go on.
            found.append(f"seed {seed}: {error!r}")
    return found


def main() -> int:
    """Run histories and say how many agreed; 1 where any did not."""
    parser = argparse.ArgumentParser(prog="python -m tests.histories", description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=10_000, help="how many histories")
    parser.add_argument("--seed", type=int, default=0, help="the first one's seed; the others follow")
    parser.add_argument("--processes", type=int, default=2)
    asked = parser.parse_args()
    end = asked.seed + asked.count
    pieces = [range(first, min(first + PIECE, end)) for first in range(asked.seed, end, PIECE)]
    begun, done, wrong = time.monotonic(), 0, set()
    with ProcessPoolExecutor(asked.processes) as processes:
        for piece, found in zip(pieces, processes.map(_piece, pieces), strict=True):
            done += len(piece)
            wrong |= {line.partition(":")[0] for line in found}
            speed = done / (time.monotonic() - begun)
            print(*found, f"{done:,} histories, {len(wrong)} disagree, {speed:.0f} a second", sep="\n", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
