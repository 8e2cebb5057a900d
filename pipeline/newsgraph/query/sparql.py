"""Any SPARQL 1.1 question, answered as a table, with nothing changed, nothing fetched, and an end."""

from __future__ import annotations

import pyoxigraph

from newsgraph.query.limits import Limits
from newsgraph.query.oxigraph import Table
from newsgraph.query.sandbox import ask_apart


def run_sparql(store: pyoxigraph.Store, text: str, limits: Limits | None = None) -> Table:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE; the ontology's prefixes need no declaration.

    The text may be anybody's: it runs in a process that can open no socket and no file, within the limits, those of
    `Limits()` where none are given. Raises QueryError for a syntax error, an update, SERVICE, or a limit that was reached.
    """
    return ask_apart(store, text, limits or Limits())
