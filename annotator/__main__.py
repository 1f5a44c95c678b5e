"""`python -m annotator COMMAND …`: the program's deeds without a window."""

from annotator.cli import main

main()
