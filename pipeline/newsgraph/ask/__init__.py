"""Plain English questions, read by rules into a named query with its parameters."""

from newsgraph.ask.reader import Asked, QuestionReader

__all__ = ["Asked", "QuestionReader"]
