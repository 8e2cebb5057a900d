"""Patterns of words as expressions over the letters of a sentence: "group 's place name" for "the panel's chair A"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsgraph.errors import RuleError
from newsgraph.nlp.memberships.symbols import SYMBOLS
from newsgraph.rules import per_rules
from newsgraph.rules.groups import SurfacePattern, group_rules

_PART = re.compile(r"(?P<but>!?)(?P<names>[a-z'|]+)(?P<verb>(?::verb)?)(?P<times>(?:[?*+]|\{\d+,\d+\})?)")
_DESCRIBES = SYMBOLS["about"]
_CAPTURED = {
    "member": "(?P<member>[NH])",
    "name": "(?P<member>N)",
    "group": "(?P<group>G)",
    "side": "(?P<side>C)",
    "staff": "(?P<place>T)",
    "folk": "(?P<place>[KQ])",
    "seat": "(?P<place>k)",
    "partisan": "(?P<place>E)",
    "listed": "(?P<place>[lKQ])",
    "more": "(?P<place>e)",
    "thing": "(?P<place>w)",
    "it": "(?P<place>U)",
    "leader": "(?P<leader>[NH])",
    "people": "(?P<people>[wlKQTPYk])",
    "place": f"(?P<deputy>D?[{_DESCRIBES}]?)(?P<place>P)",
    "places": f"(?P<deputy>D?[{_DESCRIBES}]?)(?P<place>Q)",
    "its": f"(?:[{_DESCRIBES}DPT&sm]|N(?=[sG])){{0,12}}",
    "title": f"[{_DESCRIBES}DPT&o]",
    "rank": f"[{_DESCRIBES}DPT&]",
    "aside": r"(?:[,(-][^,():-]{1,30}[,)-])?",
    "start": "^",
    "end": "(?=[x,]*$)",
    "edge": f"(?<![{_DESCRIBES}sGNPToDm])",
    "alone": "(?![on1@tfGw#])",
    "whole": "(?![xdAowY#])",
    "stop": "(?=[,&)-]|$)",
}
"""What a pattern's parts stand for that are looked at, and what may say which group is meant ("its group": "Otieno's legal team").

`aside` is a clause or remark between commas, brackets or dashes; `edge` says that nothing describes what follows,
`alone` and `whole` that nothing goes on with what stands before, `stop` that a comma, "and" or the sentence's end does.
"""
FURTHER = re.compile(rf"N(?:[,&]+[^NVLAF.]{{1,12}}[yti][{_DESCRIBES}DPT&o]{{0,8}}N)*")
"""Who stands for others in the same body: "by A, industry by B and the churches by C"; or gets other fields: "to A, trade to B"."""
_OF_MANY = frozenset({"member", "folk", "listed"})
"""Parts of patterns that other letters than their own may stand for."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern with its expression, and the letters without which that cannot match: asking for them costs far less than a search."""

    pattern: SurfacePattern
    expression: re.Pattern[str]
    needs: frozenset[str]


@per_rules
def surface_patterns() -> Sequence[Compiled]:
    """The patterns of the rules, in their order."""
    patterns = group_rules().words.surface
    return [Compiled(one, re.compile(expression_of(one.words)), _needed(one.words)) for one in patterns]


def _needed(words: str) -> frozenset[str]:
    """The letters of those parts of a pattern that stand for one symbol and may not be left out."""
    parts = (_PART.fullmatch(part) for part in words.split())
    plain = (found["names"] for found in parts if found is not None and not found["but"] and not found["times"])
    return frozenset(SYMBOLS[name] for name in plain if len(SYMBOLS.get(name, "")) == 1 and name not in _OF_MANY)


def expression_of(words: str) -> str:
    """The expression over a row's letters that a pattern is, which is written in the names of symbols."""
    return "".join(_expression(part) for part in words.split())


def _expression(part: str) -> str:
    found = _PART.fullmatch(part)
    if found is None:
        raise RuleError(f"pattern of words: {part!r} is no name of a symbol")
    names = found["names"].split("|")
    if names[0] in _CAPTURED and not found["but"]:
        return _CAPTURED[names[0]] + found["times"]
    letters = "".join(re.escape(SYMBOLS[name]) for name in names)
    expression = f"[{'^' if found['but'] else ''}{letters}]{found['times']}"
    return f"(?P<verb>{expression})" if found["verb"] else expression
