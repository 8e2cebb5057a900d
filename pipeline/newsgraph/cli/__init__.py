"""The command line. Importing it loads click and nothing heavy; each command loads what it needs when it is called."""

from newsgraph.cli.commands import main

__all__ = ["main"]
