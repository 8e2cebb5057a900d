"""Elements of a picture's file, each written by itself, so that one that stands in the file of an earlier run is taken over from there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from newsgraph.export.earlier import Earlier
from newsgraph.graph.skimmed import SIZE

Graph = Any  # networkx ships without types

PLACED = frozenset({"x", "y", "size"})
"""What is other for each picture: where a node lies, and how large it is beside the others."""


class Element(NamedTuple):
    """`make` gives the element; `looks`, of one that lies somewhere, the lines in it that say where and how large."""

    made_from: bytes
    make: Callable[[], str]
    looks: Callable[[], str] | None = None


def write_elements(pieces: Iterable[str | Element], earlier: Earlier | None = None) -> Iterator[bytes]:
    """The file; text between elements is written each time."""
    earlier = earlier or Earlier()
    for piece in pieces:
        if isinstance(piece, str):
            yield from earlier.rest()
            yield earlier.add(piece)
        elif (place := earlier.find(piece.made_from)) is None:
            yield from earlier.rest()
            yield earlier.add("", piece.make(), piece.made_from)
        elif piece.looks is None:
            yield from earlier.take(place, "")
        else:
            yield from earlier.rest()
            yield earlier.put(_moved(earlier.read(place), piece.looks().encode()), piece.made_from)


def _moved(element: bytes, looks: bytes) -> bytes:
    """The element with these lines in the place of those that begin as they do, up to the end of the first value."""
    start = end = element.index(looks[: looks.index(b'"', looks.index(b'"') + 1) + 1])
    for _ in range(looks.count(b"\n")):
        end = element.index(b"\n", end) + 1
    return element[:start] + looks + element[end:]


class Digests:
    """What the elements of a picture are made from, beside where they lie: their attributes, of a node also when the lines are that touch it."""

    def __init__(self, drawn: Graph) -> None:
        # How a column is called depends on the others, and so do all elements.
        self._columns = repr(sorted({name for _, data in drawn.nodes(data=True) for name in data})).encode()
        days: dict[str, list[tuple[str | None, str | None]]] = {node: [] for node in drawn}
        self._lines: dict[tuple[str, str, str], bytes] = {}
        for source, target, key, data in drawn.edges(keys=True, data=True):
            self._lines[source, target, key] = self._digest("line", source, target, key, data)
            for end in (source, target):
                days[end].append((data.get("start"), data.get("end")))
        self._nodes = {
            node: self._digest("node", node, _lasting(data), sorted(set(days.pop(node)), key=repr))
            for node, data in drawn.nodes(data=True)
        }

    def node(self, node: str) -> bytes:
        return self._nodes[node]

    def line(self, source: str, target: str, key: str) -> bytes:
        return self._lines[source, target, key]

    def _digest(self, *what: object) -> bytes:
        return blake2b(self._columns + repr(what).encode("utf8", "surrogatepass"), digest_size=SIZE).digest()


def _lasting(data: Any) -> list[tuple[str, Any]]:
    return [item for item in data.items() if item[0] not in PLACED]


_KNOWN: WeakKeyDictionary[Graph, Digests] = WeakKeyDictionary()


def digests_of(drawn: Graph) -> Digests:
    """Those of a drawn graph, which its forms have in common."""
    if drawn not in _KNOWN:
        _KNOWN[drawn] = Digests(drawn)
    return _KNOWN[drawn]
