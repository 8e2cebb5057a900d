"""Asks a graph: SPARQL on Oxigraph, and the named questions of ontology/queries.

    graph = read_graph(folder)                                  # newsgraph.jsonl
    store = open_store(graph)                                   # or of a folder, graph.nt, graph.trig
    run_sparql(store, "SELECT ?p WHERE { ?p a foaf:Person }")   # -> Table(columns, rows)
    list_queries()                                              # -> [NamedQuery(name, title, description, parameters, text)]
    run_named(store, "both", {"first": "2022", "second": 2025, "sender": "Russia"})     # -> Table

A cell is `str`, `int`, `float`, `bool` or None. All that a person got wrong is a QueryError of one line: a syntax
error, an update, SERVICE, an unknown query or parameter, a name that nothing or too much fits (with candidates).

`run_sparql` answers in a process that can open nothing and is held to `Limits(seconds, rows, memory, ...)`; `run_named`
does so where limits are given. `evaluate` answers in this process, for texts of one's own.
"""

from __future__ import annotations

from newsgraph.query.limits import Limits
from newsgraph.query.named import NamedQuery, Parameter, find_query, list_queries, run_named
from newsgraph.query.oxigraph import Cell, Table, evaluate
from newsgraph.query.sparql import run_sparql
from newsgraph.query.store import open_store

__all__ = [
    "Cell",
    "Limits",
    "NamedQuery",
    "Parameter",
    "Table",
    "evaluate",
    "find_query",
    "list_queries",
    "open_store",
    "run_named",
    "run_sparql",
]
