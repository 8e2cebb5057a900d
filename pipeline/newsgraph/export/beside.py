"""Files made beside others, by a process of their own: the pictures of a large graph are drawn while its RDF is written."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Generic, Self, TypeVar

from newsgraph.errors import SetupError
from newsgraph.folder.drafts import Content, pieces_of

_BLOCK = 2**18

Files = Iterable[tuple[str, Content]]
Told = TypeVar("Told")


def can_work_beside() -> bool:
    """Whether a process can be forked (see `newsgraph.engine.workers`) and has a processor of its own."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


class Beside(Generic[Told]):
    """A process that makes some files from when the `with` block begins, and gives them when they are asked for.

    What it has is what its parent had when it began. What it has made lies on the disk, without a name, until then. It ends with the
    block, whether it is done or not.
    """

    def __init__(self, make: Callable[[], Files], tell: Callable[[], Told], folder: Path | None = None) -> None:
        """`tell` is asked there, when all files are made, for what else is to be known of them here. `folder`: where there is room for them."""
        context = multiprocessing.get_context("fork")
        self._pipe, there = context.Pipe(duplex=False)
        self._process = context.Process(target=_send, args=(make, tell, there, self._pipe, folder))
        self._there = there
        self._next: str | bytes | tuple[Told] | None = None

    def __enter__(self) -> Self:
        self._process.start()
        self._there.close()  # so that the pipe ends when the process does
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def files(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Name and pieces of each file, to be read whole and in this order. Raises what making them raised, SetupError if the process was ended."""
        self._next = self._receive()
        while isinstance(self._next, str):
            yield self._next, self._pieces()

    def to_keep(self) -> Told:
        """What the process told; when all files have been read."""
        if not isinstance(self._next, tuple):
            raise TypeError("asked before all files were read")
        return self._next[0]

    def _pieces(self) -> Iterator[bytes]:
        while isinstance(found := self._receive(), bytes):
            yield found
        self._next = found

    def _receive(self) -> str | bytes | tuple[Told]:
        try:
            found: str | bytes | tuple[Told] | Exception = self._pipe.recv()
        except EOFError:
            raise SetupError(
                "the process that draws was ended, perhaps for want of memory; leave out graphml and gexf"
            ) from None
        if isinstance(found, Exception):
            raise found
        return found


def _send(
    make: Callable[[], Files], tell: Callable[[], object], pipe: Connection, other_end: Connection, folder: Path | None
) -> None:
    """Makes all files, then sends each one's name and its pieces; at the end what is told, as the one part of a tuple, or what was raised."""
    other_end.close()  # held here, too, it would keep the pipe open when the parent is gone
    try:
        with TemporaryFile(dir=folder) as held:
            sizes = {name: sum(map(held.write, pieces_of(content))) for name, content in make()}
            told = tell()
            held.seek(0)
            for name, size in sizes.items():
                pipe.send(name)
                for start in range(0, size, _BLOCK):
                    pipe.send(held.read(min(_BLOCK, size - start)))
            pipe.send((told,))
    except BrokenPipeError:
        return  # nobody wants them any more
    except Exception as error:  # noqa: BLE001  (raised again where the files are wanted)
        pipe.send(error)
