"""Texts on which a regular expression may run back, made from its own parsed form, and how its time grows on them.

For each repeat: what stands before it once, what it repeats many times, and an end that nothing accepts. For each
beginning of the pattern: that beginning many times, for what is begun often and never ended is read to the end often.
"""

from __future__ import annotations

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log2
from time import process_time
from typing import Any

from regexes import Regex

_SAMPLES = "aA1 .,-'\"’|*_([{<>)]}:/!?@\t\n\xa0é\\#"
_ENDS = ("", "\0", "\n!")
LONGEST = 4000
_BOUND = 100
"""Repeats of less are bounded work."""


@dataclass(frozen=True, slots=True)
class Attack:
    """`before`, then `pump` as often as a length asks for, then `after`."""

    before: str
    pump: str
    after: str

    def text(self, length: int) -> str:
        return self.before + self.pump * (length // len(self.pump)) + self.after


@dataclass(frozen=True, slots=True)
class Growth:
    """The worst that was found: seconds at the longest text, and the exponent from half of it."""

    regex: Regex
    attack: Attack
    length: int
    seconds: float
    exponent: float


def attacks(regex: Regex) -> list[Attack]:
    """The texts for one pattern, none twice."""
    tree = parser.parse(regex.pattern, regex.flags & ~re.UNICODE)
    if not _repeats(list(tree)):
        return []
    pumps = {(before, pump) for before, pump in _pumps(list(tree), "") if pump}
    return sorted(
        {Attack(before, pump, after) for before, pump in pumps for after in _ENDS},
        key=lambda attack: (attack.before, attack.pump, attack.after),
    )


def _pumps(items: list[Any], before: str) -> Iterator[tuple[str, str]]:
    begun = before
    for index, (kind, value) in enumerate(items):
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            body = list(value[2])
            for sample in _samples(body):
                yield begun, sample
                yield "", begun + sample
                yield begun, sample + _sample(items[index + 1 :])
        for inner in _bodies(kind, value):
            yield from _pumps(inner, begun)
        begun += _sample([(kind, value)])
        for filler in (" ", "a "):
            yield "", begun + filler


def _repeats(items: list[Any]) -> bool:
    """Whether anything may be repeated without end."""
    return any(
        (kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[1] > _BOUND)
        or any(_repeats(body) for body in _bodies(kind, value))
        for kind, value in items
    )


def _bodies(kind: Any, value: Any) -> list[list[Any]]:
    if kind is op.BRANCH:
        return [list(branch) for branch in value[1]]
    if kind is op.SUBPATTERN:
        return [list(value[3])]
    if kind is op.ATOMIC_GROUP:
        return [list(value)]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [list(value[2])]
    return [list(value[1])] if kind in (op.ASSERT, op.ASSERT_NOT) else []


def _samples(items: list[Any]) -> set[str]:
    """Some texts that a body accepts: one for each kind of character where it is one character."""
    if len(items) == 1 and items[0][0] in (op.IN, op.ANY, op.NOT_LITERAL):
        accepted = [char for char in _SAMPLES if _accepts(items[0], char)]
        return {*accepted[:3], _sample(items)}
    if len(items) == 1 and items[0][0] in (op.BRANCH, op.SUBPATTERN):
        return {sample for body in _bodies(*items[0]) for sample in _samples(body)}
    return {_sample(items)}


def _sample(items: list[Any]) -> str:
    """A short text that items accept, lookarounds aside."""
    return "".join(_one(kind, value) for kind, value in items)


def _one(kind: Any, value: Any) -> str:
    if kind is op.LITERAL:
        return chr(value)
    if kind in (op.IN, op.ANY, op.NOT_LITERAL):
        return next((char for char in _SAMPLES if _accepts((kind, value), char)), "")
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _sample(list(value[2])) * max(value[0], 1 if value[1] else 0)
    if kind in (op.BRANCH, op.SUBPATTERN, op.ATOMIC_GROUP):
        return _sample(_bodies(kind, value)[0])
    return ""


def _accepts(item: tuple[Any, Any], char: str) -> bool:
    state = parser.State()
    return re._compiler.compile(parser.SubPattern(state, [item])).fullmatch(char) is not None  # type: ignore[attr-defined]


def call_of(regex: Regex) -> Callable[[str], Any]:
    """What the package does with the pattern, as far as time goes."""
    compiled = regex.compiled
    if regex.searched:
        return lambda text: sum(1 for _ in compiled.finditer(text))
    return compiled.fullmatch if regex.whole else compiled.match


def worst_growth(regex: Regex, longest: int = LONGEST) -> Growth:
    """The attack that takes longest; it stops at the first that takes a twentieth of a second."""
    longest = min(longest, regex.most or longest)
    call, worst = call_of(regex), Growth(regex, Attack("", "a", ""), 0, 0.0, 0.0)
    for attack in attacks(regex):
        for length in (16, 24, 36, longest // 4, longest):
            seconds = _seconds(call, attack.text(length))
            if seconds > worst.seconds:
                worst = Growth(regex, attack, length, seconds, 0.0)
            if seconds > 0.05:
                return _measured(call, worst)
    return _measured(call, worst)


def regex_is_short(worst: Growth) -> bool:
    """Whether a pattern looks at so few characters that its time is bounded, and small."""
    return bool(worst.regex.most) and worst.seconds < 0.02


def _measured(call: Callable[[str], Any], worst: Growth) -> Growth:
    """With the exponent, from the least of several measurements."""
    if regex_is_short(worst):
        return Growth(worst.regex, worst.attack, worst.length, worst.seconds, 1.0)
    if worst.length < 64:
        return Growth(worst.regex, worst.attack, worst.length, worst.seconds, 9.0 if worst.seconds > 0.05 else 1.0)
    half, whole = (
        min(_seconds(call, worst.attack.text(length)) for _ in range(5)) for length in (worst.length // 2, worst.length)
    )
    return Growth(worst.regex, worst.attack, worst.length, whole, log2(max(whole, 1e-9) / max(half, 1e-9)))


def _seconds(call: Callable[[str], Any], text: str) -> float:
    begin = process_time()
    call(text)
    return process_time() - begin
