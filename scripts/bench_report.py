"""Measures a report in Chromium: its size, how soon it opens, and how soon it answers a search.

    python scripts/bench_report.py FOLDER... [--rounds 3]

FOLDER is what `newsgraph extract` wrote. A report is measured as one file and, below `folder`, as a folder of linked pages.
Opened: from the call to the first page drawn (its heading and lists). Searched: from a name typed, the first of the session, to the names found.
Drawn: from the click on "Graph" to the dots. The median of the rounds, each in a browser without a cache.
`processor` is the time of the page's main thread, up to the search and then for the drawing: what a machine with
nothing else to do would take. Needs playwright and a Chromium (Debian's: apt-get install chromium).
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newsgraph.jsonl import read_graph
from newsgraph.records import KnowledgeGraph
from newsgraph.view import write_pages, write_report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(
        "| graph | form | size | written in | opened | searched | processor | drawn | processor |\n|---|---|---|---|---|---|---|---|---|"
    )
    with browser() as chromium, tempfile.TemporaryDirectory() as name:
        for number, folder in enumerate(options.graphs):
            graph = read_graph(folder)
            people = (entity for entity in graph.entities if entity.kind == "person")
            most = min(people, key=lambda entity: (-len(entity.mentions), entity.id))
            typed = most.name.split()[-1]
            for form, start, write in forms(graph, Path(name) / str(number)):
                begun = time.perf_counter()
                write()
                written = time.perf_counter() - begun
                times = [measure(chromium, start, typed) for _ in range(options.rounds)]
                shown = " | ".join(f"{statistics.median(each):.2f} s" for each in zip(*times, strict=True))
                print(
                    f"| {len(graph.articles)} articles | {form} | {size_of(start, form)} | {written:.1f} s | {shown} |"
                )


def forms(graph: KnowledgeGraph, place: Path) -> Iterator[tuple[str, Path, Callable[[], object]]]:
    """What a report is called, where it begins, and what writes it."""
    place.mkdir()
    file, folder = place / "report.html", place / "pages"
    yield "one file", file, lambda: write_report(graph, file)
    yield "folder", folder / "index.html", lambda: write_pages(graph, folder)


def size_of(start: Path, form: str) -> str:
    files = [start] if form == "one file" else [file for file in start.parent.rglob("*") if file.is_file()]
    size = f"{sum(file.stat().st_size for file in files) / 1e6:.1f} MB"
    return size if form == "one file" else f"{size}, {len(files)} files"


def measure(chromium: Any, start: Path, typed: str) -> tuple[float, float, float, float, float]:
    """Seconds until opened, and searched, with the processor's; and until drawn, with the processor's."""
    context = chromium.new_context()
    page = context.new_page()
    page.set_default_timeout(60_000)
    metrics = context.new_cdp_session(page)
    metrics.send("Performance.enable", {"timeDomain": "threadTicks"})
    opened = seconds(lambda: (page.goto(start.as_uri()), page.wait_for_selector("main h1")))
    searched = seconds(lambda: (page.fill("#search", typed), page.wait_for_selector("#found a")))
    until_found = processor(metrics)
    page.keyboard.press("Escape")
    graph = page.locator("nav a", has_text="Graph")
    drawn = seconds(lambda: (graph.click(), page.wait_for_selector("#main[data-graph=drawn]")))
    until_drawn = processor(metrics)
    context.close()
    return opened, searched, until_found, drawn, until_drawn - (until_found if start.name == "report.html" else 0)


def processor(metrics: Any) -> float:
    """Seconds of the page's main thread, since the page began."""
    found = {each["name"]: each["value"] for each in metrics.send("Performance.getMetrics")["metrics"]}
    return float(found["TaskDuration"])


def seconds(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun


@contextmanager
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (--help need not load it)

    with sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()


if __name__ == "__main__":
    main()
