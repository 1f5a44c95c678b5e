"""The command line: the same deeds without a window (docs/manual.md, "Without a window").

Results go to standard output, everything else to standard error.  Exit status 0 done, 1 the deed failed, 2 wrong usage.
"""

from __future__ import annotations

import click

from annotator.commands import agreement, filling, projects, searching, team, transfer


def main() -> None:
    """Run the command line."""
    commands(prog_name="sorot")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Sorot: mark and label spans in articles, and export them."""


for command in (
    projects.new,
    transfer.import_,
    transfer.export,
    filling.fill,
    projects.progress,
    agreement.agreement,
    searching.search,
    team.merge,
    team.share,
    team.restore,
    projects.stats,
    projects.check,
    transfer.formats,
):
    commands.add_command(command)
