"""How one format is written."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from newsgraph.export.earlier import Earlier
from newsgraph.folder import Content

Reads = Literal["dataset", "drawn", "records"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """How to write one format: `module.function(what it reads)` gives what its file holds, or an iterator over what each of its files holds.

    `usual` formats are written where nobody asks for others. `needs` names a package of which one of these is installed with
    an extra of the format's name. What is written `by_units` takes over from an earlier file what is as it was.
    """

    name: str
    files: tuple[str, ...]
    module: str
    function: str
    reads: Reads
    usual: bool = False
    needs: tuple[str, ...] = ()
    by_units: bool = False

    def write(self, source: Any, *earlier: Earlier) -> Iterator[tuple[str, Content]]:
        """Name and content of each file, one after the other."""
        function: Callable[..., Any] = getattr(importlib.import_module(self.module), self.function)
        contents = function(source, *earlier)
        yield from zip(self.files, [contents] if len(self.files) == 1 else contents, strict=True)

    @property
    def is_there(self) -> bool:
        """Whether what the format needs is installed."""
        return not self.needs or any(importlib.util.find_spec(package) for package in self.needs)
