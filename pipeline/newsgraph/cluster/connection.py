"""The way to a Dask scheduler: one at an address, or one in this process."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsgraph.cluster.reader import end_readers
from newsgraph.errors import NOTE, SetupError

if TYPE_CHECKING:
    from distributed import Client

LOCAL = "local"

_SECONDS = 60
"""How long a scheduler is waited for that does not answer, or has gone."""

_PAUSE = 0.05

_LOOPBACK = "127.0.0.1:0"
"""Dask cannot do without its page of figures: it is served to this machine alone, at any free port."""

_LOG = logging.getLogger(__name__)


@contextmanager
def connected(scheduler: str, workers: int) -> Iterator[Client]:
    """A client of the scheduler at an address; `local`: of one in this process, with as many workers. Raises SetupError."""
    from distributed import Client, LocalCluster  # noqa: PLC0415  (an extra)
    from distributed.comm import get_address_host_port  # noqa: PLC0415

    if scheduler == LOCAL:
        # Threads are enough: each has a process beside it that reads.
        here = {"dashboard_address": _LOOPBACK, "worker_dashboard_address": _LOOPBACK}
        with (
            LocalCluster(
                n_workers=1,
                threads_per_worker=workers,
                processes=False,
                memory_limit=None,
                silence_logs=logging.CRITICAL,
                **here,
            ) as cluster,
            Client(cluster, set_as_default=False) as client,
        ):
            try:
                yield client
            finally:
                end_readers()
        return
    try:
        get_address_host_port(scheduler)
        client = Client(scheduler, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:  # a timeout is the one, an address that is none the other
        raise SetupError(f"{scheduler}: no Dask scheduler answers there: {error}") from error
    with client:
        if not client.nthreads():
            _LOG.log(NOTE, "%s: the scheduler has no workers yet; they are waited for", scheduler)
        yield client


def count_threads(client: Client) -> int:
    """How many shards the workers can read at once. Raises as `wait_for_scheduler`."""
    while True:
        try:
            return sum(client.nthreads().values())
        except OSError:  # the scheduler went just now
            time.sleep(_PAUSE)
            wait_for_scheduler(client)


def wait_for_scheduler(client: Client) -> None:
    """Returns when a scheduler that was lost is there again. Raises SetupError where it does not come back."""
    until = time.monotonic() + _SECONDS
    while client.status != "running":
        if client.status == "closed" or time.monotonic() > until:
            raise SetupError("the Dask scheduler is gone; what is done is kept: the same command goes on from there")
        time.sleep(_PAUSE)
