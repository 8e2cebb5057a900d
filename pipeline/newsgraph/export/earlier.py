"""A file as an earlier run wrote it, of which the new one takes over what is made from the same."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from newsgraph.errors import SetupError
from newsgraph.graph.skimmed import SIZE

_CHUNK = 1 << 20
_BLOCK = 64 * SIZE


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
    """Notes where the units of a file stand that is being written, and finds them in the file that stands there, of which `places` are.

    They count only where they were written `by` the same. A unit without digest is written anew each time.
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
        self._made_from = b""
        self.starts, self.lengths = array("q"), array("q")
        if path and places and places[1] == by:
            _, _, made_from, starts, lengths = places
            indexes = {} if indexes is None else indexes
            if made_from not in indexes:
                indexes[made_from] = {made_from[at : at + SIZE]: at // SIZE for at in range(0, len(made_from), SIZE)}
            self._found, self._made_from = indexes[made_from], made_from
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

    def runs(self, made_from: bytes, number: int) -> Iterator[tuple[int, int, int | None]]:
        """So many units by their digests, as they stand there one after the other: the number of the first, how many, and its place; one at a time that does not."""
        at = 0
        while at < number:
            place = self.find(made_from[at * SIZE : (at + 1) * SIZE])
            count = 1 if place is None else _alike(made_from, at * SIZE, self._made_from, place * SIZE) // SIZE
            yield at, count, place
            at += count

    def add(self, between: str, body: str = "", made_from: bytes = b"") -> bytes:
        """What is written anew; `rest` is to be written before it."""
        whole, piece = between.encode(), body.encode()
        self._note(made_from, len(whole), len(piece))
        return whole + piece

    def filled(self, place: int, count: int) -> tuple[int, int]:
        """From which to which of so many units there stands something: the numbers of the first and of the one behind the last; twice 0 where nothing does."""
        lengths = self.lengths
        begin, end = place, place + count
        while end > place and not lengths[end - 1]:
            end -= 1
        while begin < end and not lengths[begin]:
            begin += 1
        return (begin - place, end - place) if begin < end else (0, 0)

    def take(self, place: int, between: str, count: int = 1) -> Iterator[bytes]:
        """Takes over units that stand one after the other; what follows the last ones there as it does here is read with them in one go."""
        begin, behind = (place + at for at in self.filled(place, count))
        whole = between.encode()
        self._new_starts.extend([self._at] * (begin - place))  # of those of which there is nothing
        self._at += len(whole)
        start = self.starts[begin]
        self._new_starts.extend(each - start + self._at for each in self.starts[begin : place + count])
        self._new_lengths.extend(self.lengths[place : place + count])
        self._digests += self._made_from[place * SIZE : (place + count) * SIZE]
        end = self.starts[behind - 1] + self.lengths[behind - 1] if behind > begin else start
        self._at += end - start
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
        return self._read(self.starts[place], self.lengths[place])

    def put(self, body: bytes, made_from: bytes) -> bytes:
        """What is written for a unit that is not taken over as it is; `rest` is to be written before it."""
        self._note(made_from, 0, len(body))
        return body

    def rest(self) -> Iterator[bytes]:
        """What was taken over and is not yet read."""
        if not self._run:
            return
        at, end = self._run
        self._run = None
        while at < end:
            piece = self._read(at, min(end - at, _CHUNK))
            at += len(piece)
            yield piece

    def _read(self, at: int, length: int) -> bytes:
        assert self._path is not None
        self._file = self._file or self._path.open("rb")
        self._file.seek(at)
        piece = self._file.read(length)
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


def _alike(one: bytes, at: int, other: bytes, there: int) -> int:
    """How many bytes the one has from a place on as the other has from its own, in digests that are whole."""
    length = min(len(one) - at, len(other) - there)
    for block in range(0, length, _BLOCK):
        end = min(block + _BLOCK, length)
        if one[at + block : at + end] != other[there + block : there + end]:
            starts = range(block, end, SIZE)
            return next(x for x in starts if one[at + x : at + x + SIZE] != other[there + x : there + x + SIZE])
    return length
