"""Starts the window: `python main.py [PROJECT]`."""

import sys

from annotator.ui.application import run

if __name__ == "__main__":
    sys.exit(run(sys.argv))
