"""What a person is told: errors, each one line that says where and what to do, and the level of notes."""

from __future__ import annotations

NOTE = 25
"""The logging level of what a person is told unless -q: below a warning, above what -v adds."""


class NewsgraphError(Exception):
    """Base of all errors that newsgraph raises on purpose; the message is one line for a person."""


class InputError(NewsgraphError):
    """An article, a metadata file or a graph on disk cannot be read; the message names file and place."""


class RuleError(NewsgraphError):
    """A rule file or word list that ships with newsgraph (or is given by a user) is wrong; names file and entry."""


class SetupError(NewsgraphError):
    """Nothing can start: the model is missing, the output folder cannot be written, another run holds it."""


class QueryError(NewsgraphError):
    """A query, a name or a parameter cannot be answered as given."""
