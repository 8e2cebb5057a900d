"""A stand-in for the model on a cluster's workers, which notes what it reads and can be held; and one run with it, as a process."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsgraph import run
from newsgraph.cluster import Cluster
from newsgraph.engine import Extractor
from newsgraph.errors import SetupError
from newsgraph.records import Article, Extraction
from test_run import read_statements

MOST_SECONDS = 120
"""No wait is longer, whatever happened to whom it waits for."""

SHARD_CHARACTERS = 200


@dataclass(frozen=True)
class Reading:
    """Reads statements, and notes each article in a folder. The word `held` waits for a file `go` there, `deadly` ends the process."""

    notes: str

    def __call__(self) -> Extractor:
        return self.read

    def read(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        notes = Path(self.notes)
        for article in articles:
            with (notes / "read").open("a") as file:
                file.write(f"{article.id}\n")
            if "held" in article.text and not (notes / "go").exists():
                (notes / f"held-{os.getppid()}").touch()
                wait_for(notes / "go")
            if "deadly" in article.text:
                os._exit(7)
            yield from read_statements([article])


def wait_for(path: Path) -> None:
    until = time.monotonic() + MOST_SECONDS
    while not path.exists():
        if time.monotonic() > until:
            raise TimeoutError(path)
        time.sleep(0.02)


def main(given: str, out: str, scheduler: str, shards: str, notes: str) -> int:
    """The run; gives its exit code: 2 where nothing could start."""
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    logging.getLogger("newsgraph").setLevel(logging.INFO)
    cluster = Cluster(scheduler, shards, shard_characters=SHARD_CHARACTERS)
    options = run.Options(formats=("nt",), load=Reading(notes), engine=cluster)
    try:
        summary = run.update([given], Path(out), options)
    except SetupError as error:
        logging.getLogger("newsgraph").error("%s", error)  # noqa: TRY400  (a line, as the command says it)
        return 2
    return 1 if summary.failed else 0
