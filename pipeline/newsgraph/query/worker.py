"""The process that answers one question: behind the barrier, with plain JSON on a pipe.

`python -m newsgraph.query.worker PARENT` reads a line of JSON (text, limits) and the graph as N-Quads from stdin.
"""

from __future__ import annotations

import json
import os
import sys

import pyoxigraph

from newsgraph.errors import QueryError
from newsgraph.query.barrier import bar, leave_parent
from newsgraph.query.limits import Limits
from newsgraph.query.oxigraph import evaluate
from newsgraph.query.refuse import one_line


def answer(store: pyoxigraph.Store, text: str, limits: Limits, pipe: int) -> None:
    """Bar this process, and write `{columns, rows, cut}` or `{error}` into the pipe, as JSON."""
    bar(limits)
    content = memoryview(_answer(store, text, limits))
    while content:
        content = content[os.write(pipe, content) :]


def _answer(store: pyoxigraph.Store, text: str, limits: Limits) -> bytes:
    try:
        table = evaluate(store, text, limits)
        return _json({"columns": table.columns, "rows": table.rows, "cut": table.cut})
    except QueryError as error:
        return _json({"error": str(error)})
    except MemoryError:
        os.abort()  # as Oxigraph does
    except BaseException as error:  # noqa: BLE001  (a panic of Oxigraph is no Exception)
        return _json({"error": f"Oxigraph cannot answer: {one_line(error)}"})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def main() -> None:
    parent = int(sys.argv[1])
    question = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**question["limits"])
    store = pyoxigraph.Store()
    store.bulk_load(sys.stdin.buffer.read(), format=pyoxigraph.RdfFormat.N_QUADS)
    answer(store, question["text"], limits, leave_parent(1, parent, limits.seconds))


if __name__ == "__main__":
    main()
