"""Let `python -m bimtek` do what the `bimtek` command does."""

from bimtek.cli import main

main()
