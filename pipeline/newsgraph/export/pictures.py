"""The pictures of a graph, drawn once for all of them, here or in a process beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsgraph.export.earlier import Earlier, Places
from newsgraph.export.exporter import Exporter
from newsgraph.folder import Content
from newsgraph.graph.sources import ReadRecords, Records

if TYPE_CHECKING:  # the help would load all that resolves
    from pathlib import Path

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
        self, records: Records, exporters: Sequence[Exporter], picture: Picture, folder: Path, kept: Kept | None
    ) -> None:
        self._records, self._exporters, self._picture, self._folder = records, exporters, picture, folder
        self._laid_out = kept.laid_out() if kept else {}
        self._known = (
            {file: kept.export(file) for each in exporters if each.by_units for file in each.files} if kept else {}
        )
        self._to_keep = ToKeep()

    def files(self) -> Iterator[tuple[str, Content]]:
        """Name and content of each file, to be read one after the other."""
        from newsgraph.export.drawing import draw  # noqa: PLC0415  (RDF needs neither NetworkX nor NumPy)
        from newsgraph.export.drawing.laid_out import LaidOut  # noqa: PLC0415

        picture, laid_out = self._picture, LaidOut(self._laid_out)
        drawn = draw(self._records, picture.view, isolates=picture.isolates, years=picture.years, laid_out=laid_out)
        written: dict[str, Earlier] = {}
        indexes: dict[bytes, dict[bytes, int]] = {}
        for exporter in self._exporters:
            earlier = [
                Earlier(self._folder / file, self._known[file], repr(picture), indexes)
                for file in exporter.files
                if file in self._known
            ]
            written |= zip(exporter.files, earlier, strict=False)
            for file, content in exporter.write(drawn, *earlier):
                yield picture.filename(exporter, file), content
        places = {file: each.places("") for file, each in written.items()}
        self._to_keep = ToKeep(places, laid_out.places)

    def files_afresh(self) -> Iterator[tuple[str, Content]]:
        """The same in a process beside the one that reads these records too."""
        if isinstance(self._records, ReadRecords):
            self._records.source.reopen()
        return self.files()

    def to_keep(self) -> ToKeep:
        """When all files have been read; of files whose hash is not known yet."""
        return self._to_keep
