"""Puts what a team needs into the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.ui.team.deeds import TeamDeeds
from annotator.ui.team.drops import TeamDrops
from annotator.ui.team.folder_button import FolderButton
from annotator.ui.team.rounds import RoundsWatch

if TYPE_CHECKING:
    from annotator.ui.dialogs.deeds import Deeds
    from annotator.ui.main_window import MainWindow


def begin_team(window: MainWindow, dialogs: Deeds) -> TeamDeeds:
    """Add the menu Team, and let teammates' files be dropped on the window."""
    session, actions = window.session, window.named_actions
    deeds = TeamDeeds(session, actions, window.settings, window)
    TeamDrops(
        window,
        actions["team.gather"].isEnabled,
        deeds.gather,
        lambda paths: dialogs.import_files().add_files(paths),
        window.opening.open,
    )
    button = FolderButton(session, deeds.folder)
    button.clicked.connect(lambda: deeds.open_folder())
    window.status.show_beside(button)
    RoundsWatch(session, window.header, window.banner, deeds.open_rounds, window)
    return deeds
