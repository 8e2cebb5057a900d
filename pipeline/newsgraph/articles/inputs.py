"""What an INPUT names: a file, a folder, the files that fit a pattern, or those of a list."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from newsgraph.articles.files import open_regular, read_text_bytes
from newsgraph.articles.folders import Source
from newsgraph.articles.formats import without_ending
from newsgraph.articles.problems import ReadProblem, printable
from newsgraph.errors import InputError

_WILD = re.compile(r"[*?\[]")


def expand(name: str) -> Iterator[Source | ReadProblem]:
    """The files and folders that an INPUT names, sorted. A file that is there is meant before a pattern or list."""
    if os.path.lexists(name):
        yield source_of(name)
    elif name.startswith("@") and len(name) > 1:
        yield from _listed(name[1:])
    elif _WILD.search(name):
        yield from _fitting(name)
    else:
        yield ReadProblem(f"{printable(name)}: no such file or folder")


def may_exist(name: str | Path) -> bool:
    """Whether an INPUT names something that is there; a pattern that nothing fits names nothing."""
    text = str(name)
    listed = text.startswith("@") and os.path.exists(text[1:])  # noqa: PTH110  (never raises)
    return text == "-" or os.path.exists(text) or listed or bool(_WILD.search(text) and glob.glob(text, recursive=True))  # noqa: PTH110, PTH207


def source_of(name: str | Path, below: Path | None = None) -> Source:
    """A file as an INPUT of its own; its id is its path below a folder, if one is given and it stands there."""
    path = Path(name)
    place = path.name
    if below is not None and _is_below(path, below):
        place = Path(os.path.abspath(path)).relative_to(os.path.abspath(below)).as_posix()  # noqa: PTH100  (links stay)
    return Source(path, without_ending(place), place)


def _is_below(path: Path, folder: Path) -> bool:
    return PurePath(os.path.abspath(path)).is_relative_to(os.path.abspath(folder))  # noqa: PTH100


def _fitting(pattern: str) -> Iterator[Source | ReadProblem]:
    """The files that fit a pattern, with ids as if the folder before its first wild card were the INPUT."""
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  (patterns may be absolute)
    fixed = pattern[: _WILD.search(pattern).start()]  # type: ignore[union-attr]
    files = [name for name in found if not os.path.isdir(name)]  # noqa: PTH112
    if not files:
        yield ReadProblem(f"{printable(pattern)}: no file fits this pattern")
    for name in files:
        yield source_of(name, Path(os.path.dirname(fixed) or "."))  # noqa: PTH120


def _listed(name: str) -> Iterator[Source | ReadProblem]:
    """The files that a list names, one a line, from the list's own folder on."""
    path = Path(name)
    try:
        with open_regular(path) as file:
            lines = read_text_bytes(file, printable(name)).decode(errors="surrogateescape").splitlines()
    except FileNotFoundError:
        yield ReadProblem(f"{printable(name)}: no such list of files")
        return
    except InputError as error:
        yield ReadProblem(str(error))
        return
    for line in sorted({line.strip() for line in lines} - {""}):
        target = path.parent / line
        if os.path.lexists(target):
            yield source_of(target, path.parent)
        else:
            yield ReadProblem(f"{printable(name)}: {printable(line)}: no such file or folder")
