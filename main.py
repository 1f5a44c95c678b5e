"""Starts the window: `python main.py [PROJECT]`."""

import gc
import sys


def main() -> None:
    """Import the program and run it."""
    # Collecting garbage would cost a tenth of the start, and what is made now mostly stays.
    gc.disable()
    from annotator.ui.application import run

    sys.exit(run(sys.argv))


if __name__ == "__main__":
    main()
