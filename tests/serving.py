"""A server of a graph for tests, on a free port of the loopback, which ends with the test."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsgraph.serve import Settings, make_app
from newsgraph.serve.running import listen, server_of


@contextmanager
def serving(folder: Path, settings: Settings | None = None) -> Iterator[str]:
    """The address of a server for the folder's graph, without its last slash."""
    listening = listen("127.0.0.1", 0)
    server = server_of(make_app(folder, settings or Settings()))
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
