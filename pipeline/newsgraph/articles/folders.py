"""Which files of a folder are articles, and a line for what is not read there."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from newsgraph.articles.files import refuse
from newsgraph.articles.formats import ending_of, is_readable, without_ending
from newsgraph.articles.known import KNOWN_FILE
from newsgraph.articles.problems import ReadProblem, printable, tell


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, its place below the INPUT, the id that this gives it, and the folder that links must not lead out of, if it was found in one."""

    path: Path
    id: str
    place: str
    inside: Path | None = None


@dataclass(slots=True)
class Found:
    """The files of a folder to read, sorted by id, and what was passed over."""

    sources: list[Source] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    problems: list[ReadProblem] = field(default_factory=list)


def search_folder(folder: Path) -> Found:
    """Looks through a folder and those below it. Linked folders are not entered: a link may lead out, or round in a ring."""
    found = Found()

    def report(error: OSError) -> None:
        found.problems.append(ReadProblem(tell(error, printable(str(error.filename)))))

    for root, folders, files in os.walk(folder, onerror=report):
        found.skipped["hidden"] += sum(name.startswith(".") for name in files)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.skipped["linked folder"] += sum(Path(root, name).is_symlink() for name in folders)
        for name in sorted(files):
            if not name.startswith(".") and (name != KNOWN_FILE or Path(root) != folder):
                _sort_in(Path(root, name), folder, found)
    found.skipped = +found.skipped
    found.sources.sort(key=lambda source: (source.id, source.path.suffix))
    return found


def _sort_in(path: Path, folder: Path, found: Found) -> None:
    if path.name.upper().startswith("README."):
        found.skipped["README"] += 1
    elif not is_readable(path.name):
        found.skipped[ending_of(path.name) or "without ending"] += 1
    elif refused := refuse(path, folder):
        found.problems.append(ReadProblem(f"{printable(str(path))}: skipped: {refused}", "warning"))
    else:
        place = path.relative_to(folder).as_posix()
        found.sources.append(Source(path, without_ending(place), place, folder))
