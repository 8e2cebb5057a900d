"""A file as an earlier run wrote it, of which the new one takes over what is made from the same."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from newsgraph.errors import SetupError
from newsgraph.folder import hash_file
from newsgraph.graph.skimmed import SIZE

_CHUNK = 1 << 20


class Places(NamedTuple):
    """Where the units of a file stand, and what each was made from, as bytes to be kept; `sha256` is the file's, `by` what wrote it."""

    sha256: str
    by: str
    made_from: bytes
    starts: bytes
    lengths: bytes


Kept = tuple[str, str, bytes, bytes, bytes]
"""Places as they come back."""


class Earlier:
    """Notes where the units of a file stand that is being written, and finds them in the file that stands there.

    Of that nothing is believed where it is not the file that the places are of. A unit without digest is written anew each time.
    """

    def __init__(
        self,
        path: Path | None = None,
        places: Kept | None = None,
        by: str = "",
        indexes: dict[bytes, dict[bytes, int]] | None = None,
    ) -> None:
        """`indexes`: what files that are written side by side know by the digests of all units, which are the same for most of them."""
        self._by, self._path = by, path
        self._found: Mapping[bytes, int] = {}
        self.starts, self.lengths = array("q"), array("q")
        if path and places and _fits(Places(*places), path, by):
            _, _, made_from, starts, lengths = places
            indexes = {} if indexes is None else indexes
            if made_from not in indexes:
                indexes[made_from] = {made_from[at : at + SIZE]: at // SIZE for at in range(0, len(made_from), SIZE)}
            self._found = indexes[made_from]
            self.starts.frombytes(starts)
            self.lengths.frombytes(lengths)
        self._file: BinaryIO | None = None
        self._at = 0
        self._digests, self._new_starts, self._new_lengths = bytearray(), array("q"), array("q")
        self._run: tuple[int, int] | None = None  # what is to be taken over next

    def __del__(self) -> None:
        if file := getattr(self, "_file", None):
            file.close()

    def find(self, made_from: bytes) -> int | None:
        return self._found.get(made_from) if made_from else None

    def add(self, between: str, body: str = "", made_from: bytes = b"") -> bytes:
        """What is written anew; `rest` is to be written before it."""
        whole, piece = between.encode(), body.encode()
        self._note(made_from, len(whole), len(piece))
        return whole + piece

    def take(self, place: int, made_from: bytes, between: str) -> Iterator[bytes]:
        """Takes over a unit; what follows the last one there as it does here is read with it in one go."""
        start, end = self.starts[place], self.starts[place] + self.lengths[place]
        whole = between.encode()
        self._note(made_from, len(whole), end - start)
        if start == end:
            return
        if self._run and start == self._run[1] + len(whole):
            self._run = self._run[0], end
            return
        yield from self.rest()
        yield whole
        self._run = start, end

    def read(self, place: int) -> bytes:
        """What stands at a place there; what is made of it is written with `put`."""
        if self._file is None and self._path:
            self._file = self._path.open("rb")
        if self._file is None:
            return b""
        self._file.seek(self.starts[place])
        return self._whole(self._file.read(self.lengths[place]), self.lengths[place])

    def put(self, body: bytes, made_from: bytes) -> bytes:
        """What is written for a unit that is not taken over as it is; `rest` is to be written before it."""
        self._note(made_from, 0, len(body))
        return body

    def rest(self) -> Iterator[bytes]:
        """What was taken over and is not yet read."""
        if not self._run or not self._path:
            return
        at, end = self._run
        self._run = None
        with self._path.open("rb") as file:
            file.seek(at)
            while at < end:
                piece = self._whole(file.read(min(end - at, _CHUNK)), min(end - at, _CHUNK))
                at += len(piece)
                yield piece

    def _whole(self, piece: bytes, length: int) -> bytes:
        if len(piece) < length:
            raise SetupError(f"{self._path}: has changed while it was read; run it again")
        return piece

    def places(self, sha256: str) -> Places:
        """To be kept, of the file that was written."""
        columns = (bytes(self._digests), self._new_starts.tobytes(), self._new_lengths.tobytes())
        return Places(sha256, self._by, *columns)

    def _note(self, made_from: bytes, between: int, length: int) -> None:
        self._at += between
        if made_from:
            self._digests += made_from
            self._new_starts.append(self._at)
            self._new_lengths.append(length)
        self._at += length


def _fits(places: Places, path: Path, by: str) -> bool:
    return places.by == by and hash_file(path) == places.sha256
