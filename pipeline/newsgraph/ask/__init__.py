"""Plain English questions, read by rules into a named query with its parameters."""

from newsgraph.nlp.starting import import_spacy

import_spacy()

from newsgraph.ask.reader import Asked, QuestionReader  # noqa: E402  (after spaCy without its command line)

__all__ = ["Asked", "QuestionReader"]
