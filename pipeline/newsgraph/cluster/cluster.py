"""The engine that reads on a cluster: cuts the articles into shards, has Dask's workers read them, and gives what their files hold."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Generator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from newsgraph.cluster.connection import connected
from newsgraph.cluster.desk import Desk
from newsgraph.cluster.shards import cut
from newsgraph.cluster.store import open_store
from newsgraph.engine import Extractor, Failure, Limits, Work
from newsgraph.errors import SetupError
from newsgraph.records import Extraction

SHARD_CHARACTERS = 5_000_000
"""Some minutes of one core's work: 900 articles of usual length."""

_NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reads on the workers of a Dask scheduler at an address, or, `local`, on as many of this process's own.

    `shards` is a folder or an address (fsspec's) that all machines reach; what stands there is not read again. A shard
    has at most so many characters (and one article more).
    """

    scheduler: str
    shards: str | Path
    workers: int = 1
    limits: Limits = _NO_LIMITS
    shard_characters: int = SHARD_CHARACTERS

    def __post_init__(self) -> None:
        """Raises SetupError where a package is missing: before articles are read from their files, not after it."""
        if find_spec("distributed") is None:
            raise SetupError("reading on a cluster needs Dask: pip install 'newsgraph[cluster]'")
        open_store(self.shards)

    def extract(self, work: Work, load: Callable[[], Extractor]) -> Generator[Extraction | Failure]:
        """As `newsgraph.engine.Engine`. Raises SetupError where store or scheduler cannot be reached, or a worker is not as this machine."""
        store = open_store(self.shards)
        with connected(self.scheduler, self.workers) as client:
            desk = Desk(client, store, work, pickle.dumps(load), self.limits)
            for shard in cut(work.known(), work.keys, self.shard_characters):
                yield from desk.bring(shard)
                while desk.is_full():
                    yield from desk.take()
            while desk.given:
                yield from desk.take()
