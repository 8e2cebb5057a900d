"""Makes a large graph of real ones by renaming: scripts/large_graph.py OUT --articles N FOLDER ...

Each folder's graph is copied until there are N articles. Every copy has articles, people, bodies and claims of its own, with
names of its own; countries and places stay what they are, so that some are named very often, as in an archive. The
texts stay as they are. To measure with (`bench_serve.py`, `load_serve.py`), outside the repository.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

FILES = ("articles.jsonl", "entities.jsonl", "claims.jsonl")
SHARED = ("country/", "place/")
SYLLABLES = ("ba", "do", "fe", "gi", "ku", "la", "mo", "ne", "ri", "su")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=10_000)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    rows: dict[str, dict[str, dict[str, Any]]] = {name: {} for name in FILES}
    for copy in copies(given.folders, given.articles):
        for name, row in copy:
            add(rows[name], row)
    for name, found in rows.items():
        with (given.out / name).open("w", encoding="utf8") as file:
            file.writelines(f"{json.dumps(found[id_], ensure_ascii=False)}\n" for id_ in sorted(found))
    print(", ".join(f"{len(found):,} {name.partition('.')[0]}" for name, found in rows.items()))


def copies(folders: list[Path], articles: int) -> Iterator[Iterator[tuple[str, dict[str, Any]]]]:
    """Copy by copy until there are as many articles."""
    graphs = [{name: [*map(json.loads, (folder / name).open(encoding="utf8"))] for name in FILES} for folder in folders]
    made = 0
    for number in count():
        for graph in graphs:
            if made >= articles:
                return
            made += len(graph[FILES[0]])
            yield copied(graph, number * len(graphs) + graphs.index(graph))


def copied(graph: dict[str, list[dict[str, Any]]], number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    own = {row["id"] for rows in graph.values() for row in rows if not row["id"].startswith(SHARED)}
    renamed = {id_: f"{id_}-{number}" for id_ in own}
    name = "".join(SYLLABLES[int(digit)] for digit in str(number)).capitalize()
    for file, rows in graph.items():
        for row in rows:
            made = rename(row, renamed)
            if row["id"].startswith(("person/", "organisation/")):
                made |= {"name": f"{row['name']} {name}", "aliases": [f"{alias} {name}" for alias in row["aliases"]]}
            yield file, made


def rename(value: Any, renamed: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: rename(each, renamed) for key, each in value.items()}
    if isinstance(value, list):
        return [rename(each, renamed) for each in value]
    return renamed.get(value, value) if isinstance(value, str) else value


def add(rows: dict[str, dict[str, Any]], row: dict[str, Any]) -> None:
    """Adds a record; a country's mentions to those that it has."""
    known = rows.setdefault(row["id"], row)
    if known is not row:
        known["mentions"] += row["mentions"]


if __name__ == "__main__":
    main()
