"""A Dask cluster of separate processes on this machine: a scheduler and workers, which speak TCP and can be killed one by one."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.request import Request, urlopen

TESTS = Path(__file__).parent
MOST_SECONDS = 120


class Processes:
    """A cluster in a folder of its own, at one address for as long as it lives, and an S3-like store beside it (`serve_s3`).

    What is still there in the end is killed.
    """

    def __init__(self, folder: Path, workers: int = 2) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._port = free_port()
        self._s3 = free_port()
        self._count = workers
        self.address = f"tcp://127.0.0.1:{self._port}"
        self.workers: dict[int, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def mend(self) -> None:
        """Starts what is not there, or not there any more."""
        there = ["--host", "127.0.0.1", "--no-dashboard"]
        if not is_open(self._port):
            self.scheduler = self.run("-m", "distributed.cli.dask_scheduler", *there, "--port", str(self._port))
            await_that(lambda: is_open(self._port), "the scheduler listens")
        self.workers = {pid: worker for pid, worker in self.workers.items() if worker.poll() is None}
        while len(self.workers) < self._count:
            alone = ["--no-nanny", "--nthreads", "1", "--local-directory", str(self._folder / "dask")]
            worker = self.run("-m", "distributed.cli.dask_worker", self.address, *there, *alone)
            self.workers[worker.pid] = worker

    def serve_s3(self, bucket: str) -> None:
        """Starts the store, which holds nothing but an empty bucket; all processes reach it as `s3://`."""
        self.run("-m", "moto.server", "-H", "127.0.0.1", "-p", str(self._s3))
        await_that(lambda: is_open(self._s3), "the store listens")
        self.ask_s3("PUT", f"/{bucket}")

    def ask_s3(self, method: str, path: str) -> str:
        with urlopen(Request(f"http://127.0.0.1:{self._s3}{path}", method=method)) as answer:
            text: str = answer.read().decode()
            return text

    def run(self, *command: str) -> subprocess.Popen[bytes]:
        """Starts Python with a command, which is killed in the end."""
        with (self._folder / "log").open("ab") as log:
            process = subprocess.Popen([sys.executable, *command], stdout=log, stderr=log, env=self._environment())
        self._stack.callback(end, process)
        return process

    def _environment(self) -> dict[str, str]:
        return os.environ | {
            "PYTHONPATH": os.pathsep.join([str(TESTS), os.environ.get("PYTHONPATH", "")]),
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self._s3}",
            "AWS_ACCESS_KEY_ID": "nobody",
            "AWS_SECRET_ACCESS_KEY": "nothing",
            "AWS_DEFAULT_REGION": "us-east-1",
        }

    def log(self) -> str:
        return (self._folder / "log").read_text("utf8")


def end(process: subprocess.Popen[bytes]) -> int:
    """Kills a process that was started here, if it still is; gives how it ended."""
    process.kill()
    return process.wait()


def killed(process: subprocess.Popen[bytes]) -> bool:
    return end(process) == -signal.SIGKILL


def await_that(is_so: Callable[[], object], what: str) -> None:
    until = time.monotonic() + MOST_SECONDS
    while not is_so():
        assert time.monotonic() < until, f"waited in vain: {what}"
        time.sleep(0.02)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def is_open(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0
