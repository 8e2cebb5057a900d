"""Reads a folder of a user's rules: regular files of known names and a sane size, checked before anything is read by them."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newsgraph.errors import RuleError, SetupError
from newsgraph.rules import RuleSet
from newsgraph.rules.files import FIXED, SHAPES
from newsgraph.rules.ruleset import RuleFile
from newsgraph.rules.validity import wrong_in

MOST_BYTES = 2**20
"""Of a rule file; the longest that ships has 34,000."""
MOST_ITEMS = 200_000
"""Words and entries of a rule file with all that its aliases repeat."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def read_rules(folders: Sequence[str | Path] | RuleSet) -> RuleSet:
    """The rules of some folders laid over the shipped ones, later folders over earlier ones; a rule set as it is.

    Raises SetupError where a folder is none or has no rule file, RuleError naming file and line of the first thing that
    is wrong in one.
    """
    if isinstance(folders, RuleSet):
        return folders
    rules = rule_set(folders)
    for message in wrong_in(rules):
        raise RuleError(message)
    return rules


def rule_set(folders: Sequence[str | Path]) -> RuleSet:
    """The rules of some folders, YAML but not looked at any further. Raises as `read_rules`."""
    return RuleSet(*(read_folder(Path(folder)) for folder in folders))


def read_folder(folder: Path) -> tuple[RuleFile, ...]:
    """The rule files of a folder by name. Raises SetupError, RuleError."""
    try:
        if folder.is_symlink():
            raise SetupError(f"{folder}: a link; name the folder itself")
        names = sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith((".yaml", ".yml")))
    except OSError as error:
        raise SetupError(f"{folder}: no folder of rules: {error.strerror}") from error
    except ValueError as error:
        raise SetupError(f"{str(folder)!r}: no folder of rules") from error
    visible = [name for name in names if not name.startswith(".")]
    for name in visible:
        if name.removesuffix(".yaml") in FIXED:
            raise RuleError(f"{folder / name}: these words are the language itself, and no user's to change")
        if name.removesuffix(".yaml") not in SHAPES:
            raise RuleError(f"{folder / name}: no rule file has this name; there are {', '.join(SHAPES)} (.yaml)")
    if not visible:
        raise SetupError(f"{folder}: holds no rule file; there may be {', '.join(SHAPES)} (.yaml)")
    return tuple(_read_file(folder / name) for name in visible)


def _read_file(path: Path) -> RuleFile:
    try:
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise RuleError(f"{path}: no regular file")
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = "a link; put the file itself here" if path.is_symlink() else error.strerror
        raise RuleError(f"{path}: {reason}") from error
    if len(data) > MOST_BYTES:
        raise RuleError(f"{path}: longer than {MOST_BYTES:,} bytes; no list of words is")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError(f"{path}: not UTF-8 at byte {error.start}") from error
    made = RuleFile(path.stem, str(path), text)
    if _size(made.content, {}) > MOST_ITEMS:
        raise RuleError(f"{path}: more than {MOST_ITEMS:,} entries, with what its aliases repeat")
    return made


def _size(value: Any, known: dict[int, int]) -> int:
    """How many items a value holds where each alias counts as what it repeats."""
    if not isinstance(value, list | dict):
        return 1
    if id(value) not in known:
        known[id(value)] = 1 + sum(
            _size(item, known) for item in (value.values() if isinstance(value, dict) else value)
        )
    return known[id(value)]
