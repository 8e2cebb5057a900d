"""What a Dask worker does with a shard: reads its articles, unless that is done, and keeps what was read as one file."""

from __future__ import annotations

import json
import pickle
import platform
from dataclasses import dataclass

from newsgraph.cluster.reader import reader
from newsgraph.cluster.shards import TornError, name_shard, pack, unpack
from newsgraph.cluster.store import Store, open_store
from newsgraph.engine import Limits, ModelExtractor
from newsgraph.errors import SetupError
from newsgraph.nlp.model import model_version
from newsgraph.plain import from_list
from newsgraph.records import Article
from newsgraph.workspace import cache_key


@dataclass(frozen=True, slots=True)
class Order:
    """A shard by name, in which store, and how it is read: by what (`load`, pickled; `by`, as in cache keys) and by which limits."""

    shard: str
    store: str
    load: bytes
    by: str
    limits: Limits


Failures = list[tuple[str, str]]
"""Articles' ids, and why they could not be read."""


def read_shard(order: Order) -> Failures:
    """Reads the articles of a shard that its `articles_file` holds, and writes its `result_file`; gives those that cannot be read.

    Done twice, it does the same. Raises SetupError where this machine is not as the one that gave the order.
    """
    store = open_store(order.store)
    articles = _read_articles(store, order)
    if _is_done(store, order.shard, len(articles)):
        return []
    keys = [cache_key(article, order.by) for article in articles]
    _check_alike(order, keys)
    rows: dict[str, str] = {}
    failures: Failures = []
    with reader(order.load, order.limits) as process:
        for answer in process.read(list(zip(keys, articles, strict=True))):
            if "failure" in answer:
                failures.append(answer["failure"])
            else:
                rows[answer["articles"][0][0]] = json.dumps(answer)
    content = pack(order.shard, (rows[article.id] for article in articles if article.id in rows))
    store.write(result_file(order.shard), content)
    return failures


def articles_file(shard: str) -> str:
    return f"{shard}.articles.jsonl.gz"


def result_file(shard: str) -> str:
    return f"{shard}.jsonl.gz"


def _read_articles(store: Store, order: Order) -> list[Article]:
    content = store.read(articles_file(order.shard))
    if content is None:
        raise SetupError(
            f"{order.store}: a worker on {platform.node()} does not see what is written there; --shards must name a place that all machines reach"
        )
    return [from_list(Article, json.loads(line)) for line in unpack(order.shard, content)]


def _is_done(store: Store, shard: str, count: int) -> bool:
    """Whether all of it was read: a worker that was lost may have come so far. Else nobody knows why an article is not there."""
    content = store.read(result_file(shard))
    try:
        return content is not None and len(unpack(shard, content)) == count
    except TornError:
        return False


def _check_alike(order: Order, keys: list[str]) -> None:
    load = pickle.loads(order.load)  # noqa: S301  (as Dask does with all that it is given)
    here = model_version(load.model) if isinstance(load, ModelExtractor) else order.by
    if name_shard(keys) != order.shard or not f"{order.by} ".startswith(f"{here} "):
        raise SetupError(
            f"a worker on {platform.node()} has another newsgraph, spaCy or model than this machine: install the same on all"
        )
