"""Starts the window: `python main.py [PROJECT]`."""

import gc


def main() -> None:
    """Import the program and run it."""
    # Collecting garbage would cost a tenth of the start, and what is made now mostly stays.
    gc.disable()
    from annotator.ui.application import main as start

    start()


if __name__ == "__main__":
    main()
