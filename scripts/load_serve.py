"""Loads `newsgraph serve` with many clients at once: scripts/load_serve.py FOLDER [--clients 50] [--seconds 30].

Each client asks one thing after the other, in turn SPARQL questions, things as data and pages, all on the loopback. Prints by kind
how many were answered, how many failed, the percentiles, and the most memory that the server and its workers held.
"""

from __future__ import annotations

import argparse
import random
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

from bench_serve import get, line, memory, paths_of, started

PREFIXES = "PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX ng: <urn:newsgraph:ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
QUESTIONS = (
    "SELECT ?n WHERE { ?p a foaf:Person ; rdfs:label ?n } LIMIT 50",
    "SELECT (COUNT(*) AS ?n) WHERE { ?p a foaf:Person }",
    "SELECT ?m (COUNT(?c) AS ?n) WHERE { ?c ng:modality ?m } GROUP BY ?m",
    "SELECT ?g (COUNT(?p) AS ?n) WHERE { ?c ng:group ?g ; ng:member ?p ; ng:modality ng:asserted } GROUP BY ?g ORDER BY DESC(?n) LIMIT 10",
    "ASK { ?c ng:modality ng:denied }",
    "CONSTRUCT { ?p rdfs:label ?n } WHERE { ?p a foaf:Person ; rdfs:label ?n } LIMIT 100",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30)
    given = parser.parse_args()
    with started(given.folder) as (served, process):
        begun = time.perf_counter()
        while get(served, sparql("ASK {}"), "*/*")[0] != 200:
            time.sleep(1)
        print(
            f"the graph is read after {time.perf_counter() - begun:.1f} s; memory {memory(process.pid) / 1e6:,.0f} MB"
        )
        times, failed, most = load(served, process.pid, work_of(given.folder), given.clients, given.seconds)
        print(f"{'asked':24} {'number':>6} {'median':>7} {'95 %':>7} {'slowest':>8}   (ms)")
        for kind, took in sorted(times.items()):
            print(line(kind, took))
        everything = [each for took in times.values() for each in took]
        print(line("all", everything))
        print(
            f"{len(everything) / given.seconds:.0f} answers a second, {len(failed)} failures, at most {most / 1e6:,.0f} MB"
        )
    for told in failed[:5]:
        print(told, file=sys.stderr)
    sys.exit(bool(failed))


def sparql(question: str) -> str:
    return f"/sparql?query={quote(PREFIXES + question)}"


def work_of(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Addresses with what is accepted, by kind."""
    paths = paths_of(folder, 100)
    things = [*paths["person"], *paths["claim"]]
    return {
        "SPARQL": [(sparql(question), "application/sparql-results+json, text/turtle") for question in QUESTIONS],
        "data": [(path, "text/turtle") for path in things],
        "pages": [(path, "text/html") for path in (*paths["person"], *paths["article"], *paths["group"], "/")],
        "search": [(path, "*/*") for path in paths["search as one types"]],
    }


def load(
    served: str, process: int, work: dict[str, list[tuple[str, str]]], clients: int, seconds: float
) -> tuple[dict[str, list[float]], list[str], int]:
    """Times by kind in milliseconds, what failed, and the most bytes that were held."""
    times: defaultdict[str, list[float]] = defaultdict(list)
    failed: list[str] = []
    end = time.monotonic() + seconds

    def ask_on(number: int) -> None:
        chance = random.Random(number)  # noqa: S311
        while time.monotonic() < end:
            kind = chance.choice([*work])
            path, accept = chance.choice(work[kind])
            begun = time.perf_counter()
            try:
                status, _ = get(served, path, accept)
            except OSError as error:
                failed.append(f"{path}: {error}")
                continue
            times[kind].append((time.perf_counter() - begun) * 1000)
            if status != 200:
                failed.append(f"{path}: {status}")

    threads = [threading.Thread(target=ask_on, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    most = 0
    while any(thread.is_alive() for thread in threads):
        most = max(most, memory(process))
        time.sleep(1)
    return times, failed, most


if __name__ == "__main__":
    main()
