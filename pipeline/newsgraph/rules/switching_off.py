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
        for number, name in enumerate(off):
            base, found = _without(base, name, at_top=is_dataclass(shape))
            if not found:
                tell((number,), f"there is no rule or word {name!r} to switch off")
        return base
    if isinstance(off, dict):
        return _cut(base, off, (), tell)
    tell((), "should be a list of names, or a tree like that of the file")
    return base


def _without(base: Any, name: Any, *, at_top: bool = False) -> tuple[Any, bool]:
    """The content without the entries and the words of a name; the parts at the top of a file are no entries."""
    if isinstance(base, list):
        kept = [item for item in base if not _is_named(item, name)]
        pairs = [_without(item, name) for item in kept]
        return [item for item, _ in pairs], len(kept) < len(base) or any(found for _, found in pairs)
    if isinstance(base, dict):
        fields = at_top or "words" in base or "fires" in base
        kept_entries = {key: item for key, item in base.items() if fields or key != name}
        parts = {
            key: (item, False) if key in EXAMPLE_FIELDS else _without(item, name) for key, item in kept_entries.items()
        }
        found = len(kept_entries) < len(base) or any(found for _, found in parts.values())
        return {key: item for key, (item, _) in parts.items()}, found
    return base, False


def _is_named(item: Any, name: Any) -> bool:
    return bool(item == name or (isinstance(item, dict) and item.get("id") == name))


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
