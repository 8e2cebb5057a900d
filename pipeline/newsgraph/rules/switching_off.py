"""Takes out of a shipped rule file what a user's file switches off: by name anywhere in it, or by place.

off: [stance.blame, knock]                                       an entry, and a word wherever it stands
off: {verbs: {stance.criticise: {words: [knock]}}}               a word of one entry only
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import is_dataclass
from typing import Any

from newsgraph.rules.examples import EXAMPLE_FIELDS

Tell = Callable[[tuple[str | int, ...], str], None]


def switch_off(shape: Any, base: Any, off: Any, tell: Tell) -> Any:
    """The content without what `off` names. `tell` hears of what is not there to be switched off."""
    if isinstance(off, list):
        names = {name for name in off if isinstance(name, str)}
        found: set[str] = set()
        base = _without(base, names, found, at_top=is_dataclass(shape))
        for number, name in enumerate(off):
            if not isinstance(name, str) or name not in found:
                tell((number,), f"there is no rule or word {name!r} to switch off")
        return base
    if isinstance(off, dict):
        return _cut(base, off, (), tell)
    tell((), "should be a list of names, or a tree like that of the file")
    return base


def _without(base: Any, names: set[str], found: set[str], *, at_top: bool = False) -> Any:
    """The content without the entries and the words of some names; the parts at the top of a file are no entries.

    Which of the names there were is added to `found`.
    """
    if isinstance(base, list):
        named = [item.get("id") if isinstance(item, dict) else item for item in base]
        found.update(name for name in named if isinstance(name, str) and name in names)
        pairs = zip(base, named, strict=True)
        return [_without(item, names, found) for item, name in pairs if not (isinstance(name, str) and name in names)]
    if isinstance(base, dict):
        fields = at_top or "words" in base or "fires" in base
        gone = set() if fields else names & base.keys()
        found |= gone
        kept = {key: item for key, item in base.items() if key not in gone}
        return {key: item if key in EXAMPLE_FIELDS else _without(item, names, found) for key, item in kept.items()}
    return base


def _cut(base: Any, off: Any, path: tuple[str | int, ...], tell: Tell) -> Any:
    """The content without what stands at the same place in a tree."""
    if isinstance(off, list) or not isinstance(off, dict):
        for number, name in enumerate(off if isinstance(off, list) else [off]):
            if not isinstance(base, list | dict) or name not in base:
                tell((*path, number), f"there is no {name!r} to switch off")
        names = off if isinstance(off, list) else [off]
        if isinstance(base, dict):
            return {key: item for key, item in base.items() if key not in names}
        return [item for item in base if item not in names] if isinstance(base, list) else base
    if not isinstance(base, dict):
        tell(path, "there is nothing below this")
        return base
    left = dict(base)
    for name, below in off.items():
        if name not in left:
            tell((*path, str(name)), "there is no such entry to switch off")
        elif below is None:
            del left[name]
        else:
            left[name] = _cut(left[name], below, (*path, str(name)), tell)
    return left
