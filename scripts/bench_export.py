"""Measures the export of graphs of many articles, beside rdflib: `python scripts/bench_export.py GRAPH --make FOLDER`.

A graph of as many articles as one likes is made from a real one by renaming: each copy has its own articles, claims and
unnamed parties; `--shared` copies (ten) share people, bodies and topics, as news does. Every measurement is a process of
its own: processor seconds, and the most memory that it took. Text goes nowhere, so that no disk is measured (SQLite's
file is made in the folder for temporary files, and read again). rdflib, up to `--rdflib` articles, reads the same triples
from N-Triples and writes them as Turtle. `--where` says instead what the triples of GRAPH are for.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsgraph.export import EXPORTERS, records_of
from newsgraph.export.drawing import draw
from newsgraph.export.rdf_files import RdfFiles
from newsgraph.graph.folder_source import FolderSource
from newsgraph.jsonl import FILES, dump, read_graph

Row = dict[str, Any]
USUAL = ("nt", "ttl", "trig", "graphml", "sqlite")


def main() -> None:
    options = _parse()
    if options.one:
        folder, what = options.one
        print(json.dumps(measure(Path(folder), what)))
        return
    if options.where:
        print_where(options.graph)
        return
    print(
        "| articles | claims | entities | what | triples | MB | seconds | memory |\n|---|---|---|---|---|---|---|---|"
    )
    for number in options.articles:
        folder = options.make / f"{number}-{options.shared}"
        if not (
            folder / FILES[2]
        ).exists():  # in a process of its own: what it takes would count for those that it starts
            _call("--multiply", str(options.graph), str(number), str(folder), str(options.shared))
        counts = [f"{sum(1 for _ in (folder / name).open('rb')):,}" for name in (FILES[0], FILES[2], FILES[1])]
        for name in options.formats:
            _print(counts, name, _call("--one", str(folder), name))
        if number <= options.rdflib:
            with (folder / "graph.nt").open("wb") as file:
                file.writelines(_pieces(folder, "nt"))
            theirs = _call("--one", str(folder), "rdflib")
            _print(counts, "rdflib reads N-Triples", theirs["reading"])
            _print(counts, "rdflib writes Turtle", theirs)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("graph", type=Path, nargs="?", help="folder with the three JSON Lines files")
    parser.add_argument("--make", type=Path, help="folder for the graphs that are made; one that is there is taken")
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--formats", nargs="+", default=USUAL, choices=EXPORTERS)
    parser.add_argument("--shared", type=int, default=10, help="copies that have their named entities in common")
    parser.add_argument("--rdflib", type=int, default=1_000, help="the most articles that rdflib gets")
    parser.add_argument("--where", action="store_true", help="count the triples of GRAPH by what they are for")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--multiply", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.multiply:
        graph, number, folder, shared = options.multiply
        multiply(Path(graph), int(number), Path(folder), int(shared))
        print("{}")
        sys.exit()
    return options


def _print(counts: list[str], what: str, found: Row) -> None:
    triples = f"{found['lines']:,}" if what == "nt" else ""
    size = f"{found['bytes'] / 1e6:,.0f}" if "bytes" in found else ""
    memory = f"{found['memory'] / 1e6:,.0f} MB" if "memory" in found else ""
    seconds = f"{found['seconds']:,.1f}"
    print(f"| {' | '.join([*counts, what, triples, size, seconds, memory])} |", flush=True)


# --- what is measured ----------------------------------------------------------------------------------------------


def _call(*arguments: str) -> Row:
    command = [sys.executable, __file__, *arguments]
    found: Row = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)  # noqa: S603
    return found


def measure(folder: Path, what: str) -> Row:
    """Seconds, bytes, lines and the peak of memory in bytes, of this process."""
    found: Row = {}
    start = time.process_time()
    if what == "rdflib":
        import rdflib  # noqa: PLC0415

        graph = rdflib.Graph().parse(folder / "graph.nt", format="nt")
        found["reading"] = {"seconds": time.process_time() - start}
        start = time.process_time()
        text = graph.serialize(format="turtle")
        found |= {"bytes": len(text.encode()), "lines": text.count("\n")}
    else:
        lines = size = 0
        for piece in _pieces(folder, what):
            lines += piece.count(b"\n")
            size += len(piece)
        found |= {"bytes": size, "lines": lines}
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return found | {"seconds": time.process_time() - start, "memory": kilobytes * 1024}


def _pieces(folder: Path, what: str) -> Iterator[bytes]:
    exporter, source = EXPORTERS[what], FolderSource(folder)
    if exporter.reads == "dataset":
        (given,) = RdfFiles().datasets(source, "urn:newsgraph:").values()
    else:
        given = records_of(source) if exporter.reads == "records" else draw(records_of(source))
    for _, content in exporter.write(given):
        for piece in [content] if isinstance(content, str | bytes) else content:
            yield piece if isinstance(piece, bytes) else piece.encode()


# --- a graph of many articles ----------------------------------------------------------------------------------------


_ARTICLE, _HASH, _COPY, _GROUP = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands in the texts for the parts of names that differ from copy to copy."""
_SEVERAL = ("mentions", "joins", "counts")
_WORDS = frozenset({"text", "content", "cue", "name", "title", "capacity", "rule", "aliases"})


def multiply(graph: Path, articles: int, folder: Path, shared: int) -> None:
    """Writes a graph of so many articles, renamed from a real one's: whole copies, of which `shared` have their entities in common."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [[json.loads(line) for line in (graph / name).open(encoding="utf8")] for name in FILES]
    copies = range(-(-articles // len(rows[0])))
    texts = ["".join(_marked(row | {"id": _ARTICLE + row["id"]}) + "\n" for row in rows[0])]
    texts += ["", "".join(f"{_marked(row)}\n" for row in rows[2])]
    for name, text in zip(FILES, texts, strict=True):
        with (folder / name).open("w", encoding="utf8") as file:
            if text:
                file.writelines(_filled(text, copy, shared) for copy in copies)
            else:
                entities = [_Entity(row) for row in rows[1]]
                for first in copies[::shared]:
                    some = copies[first : first + shared]
                    file.writelines(line for entity in entities for line in entity.lines(some, shared))


class _Entity:
    """An entity's line: of the unnamed once a copy, of others once for the copies that have it in common, with the mentions of all."""

    def __init__(self, row: Row) -> None:
        self._apart = row["kind"] == "unnamed"
        self._several = {name: ", ".join(map(_marked, row[name])) for name in _SEVERAL if name in row}
        self._line = _marked(row | {name: [f"{_COPY}{name}"] for name in self._several}) + "\n"

    def lines(self, copies: range, shared: int) -> Iterator[str]:
        for some in ([copy] for copy in copies) if self._apart else [copies]:
            line = self._line
            for name, text in self._several.items():
                items = ", ".join(_filled(text, copy, shared) for copy in some) if text else ""
                line = line.replace(f'["{_COPY}{name}"]', f"[{items}]")
            yield _filled(line, some[0], shared)


def _filled(text: str, copy: int, shared: int) -> str:
    """The text of a copy."""
    filled = text.replace(_ARTICLE, f"c{copy:05}/").replace(_HASH, f"{copy:05x}")
    return filled.replace(_COPY, str(copy)).replace(_GROUP, str(copy // shared))


def _marked(row: Row) -> str:
    """A row's text with marks where its copies differ."""
    return dump(_renamed(row))


def _renamed(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _renamed(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, name) for item in value]
    return _renamed_id(value, name) if isinstance(value, str) and name not in _WORDS else value


def _renamed_id(value: str, name: str) -> str:
    if name in {"article", "copy_of"}:
        return _ARTICLE + value
    if name in {"id", "statement"} and re.fullmatch("[a-z]+/[0-9a-f]{16}", value):
        kind, _, digits = value.partition("/")
        return f"{kind}/{_HASH}{digits[5:]}"
    if value.startswith("unnamed/"):
        return f"{value}-{_COPY}"
    return f"{value}-{_GROUP}" if re.match("(person|organisation|group|country|place|event|topic)/", value) else value


# --- where the triples go ----------------------------------------------------------------------------------------------


def print_where(folder: Path) -> None:
    """A table of what the triples are said of, in the graph's file and in that of the mentions."""
    graph = read_graph(folder)
    claims = len(graph.claims)
    for mark, dataset in RdfFiles(mentions="apart").datasets(graph, "urn:newsgraph:").items():
        triples: Counter[str] = Counter()
        size: Counter[str] = Counter()
        for line in dataset.union_lines():
            what = _what(line)
            triples[what] += 1
            size[what] += len(line.encode()) + 1
        print(f"\n| graph{mark}.nt | triples | MB | triples a claim |\n|---|---|---|---|")
        for what, count in triples.most_common():
            print(f"| {what} | {count:,} | {size[what] / 1e6:.1f} | {count / claims:.1f} |")
        all_, bytes_ = sum(triples.values()), sum(size.values())
        print(f"| all | {all_:,} | {bytes_ / 1e6:.1f} | {all_ / claims:.1f} |")


def _what(line: str) -> str:
    subject, predicate, _ = line.split(" ", 2)
    term = re.split("[#/]", predicate)[-1][:-1]
    if "#char=" in subject:
        return "spans"
    if term == "mentions":
        return "schema:mentions"
    if term.endswith(("Mention", "Span")):
        return "links to spans"
    if term in {
        "memberOf",
        "headOf",
        "wasMemberOf",
        "holds",
        "held",
        "jobTitle",
        "isFor",
        "isAgainst",
        "said",
        "colleagueOf",
    }:
        return "plain triples"
    kind = subject.removeprefix("<urn:newsgraph:").partition("/")[0]
    if kind in {"role", "membership", "stance", "statement"}:
        return "claims"
    return {"evidence": "evidence"}.get(kind, "entities, articles, concepts")


if __name__ == "__main__":
    main()
