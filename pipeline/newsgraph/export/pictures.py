"""The pictures of a graph, drawn once for all of them, here or in a process beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from newsgraph.export.beside import Beside
from newsgraph.export.earlier import Earlier, Places
from newsgraph.export.exporter import Exporter
from newsgraph.folder import Content, FileSet
from newsgraph.graph.sources import ReadRecords, Records

if TYPE_CHECKING:  # the help would load all that resolves
    from newsgraph.resolve.kept import Kept

VIEWS = ("all", "people", "groups", "stances")
"""What a picture may draw of a graph: see `newsgraph.export.drawing`."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What the pictures draw: one of VIEWS, whether also what no line touches, and groups of which years (all)."""

    view: str = "all"
    isolates: bool = False
    years: tuple[int, ...] = ()

    def filename(self, exporter: Exporter, file: str) -> str:
        """A view has a file of its own: `graph-people.gexf`. It is no other form of the graph, but a part of it."""
        if self.view == "all" or exporter.reads != "drawn":
            return file
        return file.replace(".", f"-{self.view}.", 1)


USUAL = Picture()


@dataclass(frozen=True, slots=True)
class ToKeep:
    """What the next run may take over: where the elements of each file stand, and where the nodes of each part lie."""

    files: Mapping[str, Places] = field(default_factory=dict)
    laid_out: Mapping[bytes, bytes] = field(default_factory=dict)


class Pictures:
    """Gives the files (`files`), then what is to be kept of them (`to_keep`). What is as in the files that stand there, as is `kept`, is taken over."""

    def __init__(
        self, records: Records, exporters: Sequence[Exporter], picture: Picture, files: FileSet, kept: Kept | None
    ) -> None:
        self._records, self._exporters, self._picture, self._folder = records, exporters, picture, files.folder
        self._laid_out = kept.laid_out() if kept else {}
        self._known = (
            {file: kept.export(file, files.hash_there) for each in exporters if each.by_units for file in each.files}
            if kept
            else {}
        )
        self._lying: Mapping[bytes, bytes] = {}
        self._places: dict[str, Places] = {}

    def files(self) -> Iterator[tuple[str, Content]]:
        """Name and content of each file, to be read one after the other."""
        return self._written(self._draw(), self._exporters)

    def files_afresh(self) -> Iterator[tuple[str, Content]]:
        """The same in a process beside the one that reads these records too: all but the first by one more."""
        from newsgraph.export.elements import digests_of  # noqa: PLC0415

        if isinstance(self._records, ReadRecords):
            self._records.source.reopen()
        drawn, (first, *others) = self._draw(), self._exporters
        if not others:
            yield from self._written(drawn, [first])
            return
        digests_of(drawn)  # each of the two would ask for them
        with Beside(partial(self._written, drawn, others), lambda: self._places, self._folder) as beside:
            yield from self._written(drawn, [first])
            yield from beside.files()
            self._places |= beside.to_keep()

    def to_keep(self) -> ToKeep:
        """When all files have been read; of files whose hash is not known yet."""
        return ToKeep(self._places, self._lying)

    def _draw(self) -> Any:
        from newsgraph.export.drawing import draw  # noqa: PLC0415  (RDF needs neither NetworkX nor NumPy)
        from newsgraph.export.drawing.laid_out import LaidOut  # noqa: PLC0415

        picture, laid_out = self._picture, LaidOut(self._laid_out)
        drawn = draw(self._records, picture.view, isolates=picture.isolates, years=picture.years, laid_out=laid_out)
        self._lying = laid_out.places
        return drawn

    def _written(self, drawn: Any, exporters: Iterable[Exporter]) -> Iterator[tuple[str, Content]]:
        indexes: dict[bytes, dict[bytes, int]] = {}
        for exporter in exporters:
            earlier = {
                file: Earlier(self._folder / file, self._known[file], repr(self._picture), indexes)
                for file in exporter.files
                if file in self._known
            }
            for file, content in exporter.write(drawn, *earlier.values()):
                yield self._picture.filename(exporter, file), content
            self._places |= {file: each.places("") for file, each in earlier.items()}
