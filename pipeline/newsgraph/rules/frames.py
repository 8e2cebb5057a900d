"""The shape of a frame: words that open a construction, the places of its parts, and what a kind of claim makes of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.errors import RuleError
from newsgraph.rules.examples import Sentences

ANY = "*"
"""Opens a frame in place of a word, where any word does."""


@dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))
class Frame:
    """What all frames have; each kind of claim adds fields for what its frames set (capacity, polarity, strength ...).

    `words` are lemmas or forms, lower case. Further words after the first stand under it or under the one before
    ("leave out", "step down from"); "@journey" stands for all words of a named list, "*" for any word, after all others. `pos`: only as one of these parts of
    speech. `when`: a path that must find something. `at`: place -> path, or paths in the order in which they are tried; a
    place whose name ends in "?" may be empty (see nlp/grammar/paths). `order`: the lower goes first, else as written.
    """

    rule: str
    words: tuple[str, ...]
    at: dict[str, str | tuple[str, ...]]
    pos: frozenset[str] = frozenset()
    when: str | None = None
    order: int = 0
    fires: Sentences = ()
    silent: Sentences = ()

    @property
    def places(self) -> dict[str, tuple[str, ...]]:
        """The paths of each place, by its name as written."""
        return {name: (paths,) if isinstance(paths, str) else paths for name, paths in self.at.items()}


def words_of(frame: Frame, lists: Mapping[str, Collection[str]]) -> list[str]:
    """The words that open a frame, its lists written out. Raises RuleError for a list that is none."""
    found: list[str] = []
    for word in frame.words:
        if not word.startswith("@"):
            found.append(word)
        elif word[1:] in lists:
            found += sorted(lists[word[1:]])
        else:
            raise RuleError(f"frame {frame.rule}: {word!r} is no list of words")
    return found


def check_frames(frames: Sequence[Frame], lists: Mapping[str, Collection[str]]) -> None:
    """Refuses a word of a frame that can never fire: an earlier frame without a further condition has it at the same places.

    `frames` stand in the order in which they are read. Raises RuleError naming both.
    """
    seen: dict[tuple[str, Any], list[Frame]] = {}
    for frame in frames:
        places = tuple(frame.places.items())
        words = words_of(frame, lists)
        if not words:
            raise RuleError(f"frame {frame.rule}: no words open it")
        for word in words:
            before = seen.setdefault((word, places), [])
            first = next((other for other in before if _covers(other, frame)), None)
            if first is not None:
                raise RuleError(f"frame {frame.rule}: {word!r} can never fire, for {first.rule} has it before")
            before.append(frame)


def _covers(first: Frame, later: Frame) -> bool:
    """Whether a frame stands wherever a later one with a word and places in common does."""
    kinds = not first.pos or (bool(later.pos) and later.pos <= first.pos)
    return kinds and first.when in {None, later.when}
