"""Which blocks of an article are not prose: the rules of rules/en/boilerplate.yaml, and what only the neighbours tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal, cast

from pydantic import AfterValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass as strict_dataclass

from newsgraph.rules import Sentences, load_rules, per_rules
from newsgraph.rules.patterns import bounded

BlockRuleKind = Literal["boilerplate", "caption", "date", "byline"]

END = 160
"""How many of a block's last characters a rule `at: end` looks at."""


_REMEMBERED = 2000
"""Blocks of which it is remembered what they are."""
UP_TO, LONGEST = 220, 20_000
"""Characters of the longest block that a rule looks at unless it says otherwise, and that it may."""


@strict_dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class BlockRule:
    """A kind of block that is not prose; see the head of rules/en/boilerplate.yaml."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    kind: BlockRuleKind
    match: Annotated[str, AfterValidator(bounded)]
    fires: Sentences
    silent: Sentences
    at: Literal["whole", "start", "end"] = "whole"
    where: Literal["any", "tail"] = "any"
    up_to: Annotated[int, Field(ge=1, le=LONGEST)] = UP_TO
    needs: str = ""
    case: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """Rules that look at the same blocks as one pattern that names the rule that matched."""

    up_to: int
    from_end: bool
    needs: str
    pattern: re.Pattern[str]

    def match(self, words: str) -> re.Match[str] | None:
        if len(words) > self.up_to:
            return None
        start = max(0, len(words) - END) if self.from_end else 0
        if self.needs and not any(words.find(char, start) >= 0 for char in self.needs):
            return None
        return self.pattern.search(words, start) if self.from_end else self.pattern.match(words)


@dataclass(frozen=True, slots=True)
class BlockRules:
    """All rules, compiled together so that a block is searched a few times and not once a rule."""

    by_name: dict[str, BlockRule]
    search: Callable[[str, bool], tuple[BlockRule, int] | None]
    again: Callable[[str, bool], tuple[BlockRule, int] | None]
    """The same, remembered: a page's blocks are looked at when its article is looked for, and when that is read; a site's come again."""

    def find(self, words: str, *, tail: bool = False) -> BlockRule | None:
        """The first rule that matches a block; `tail` says that it is among the last of its article."""
        found = self.find_place(words, tail=tail)
        return found[0] if found else None

    def find_place(self, words: str, *, tail: bool = False) -> tuple[BlockRule, int] | None:
        """The same, with where in the block its match begins."""
        return (self.again if len(words) <= UP_TO else self.search)(words, tail)


@per_rules
def block_rules() -> BlockRules:
    """The rules, compiled once. Raises RuleError naming file and entry."""
    return compile_rules(load_rules("en/boilerplate", tuple[BlockRule, ...]))


def compile_rules(rules: Sequence[BlockRule]) -> BlockRules:
    by_name = {rule.id.replace("-", "_"): rule for rule in rules}
    patterns: dict[tuple[int, bool, str, bool], list[str]] = {}
    for name, rule in by_name.items():
        ending = "" if rule.at == "start" else r"\Z"
        key = (rule.up_to, rule.at == "end", rule.needs, rule.case)
        patterns.setdefault(key, []).append(f"(?P<{name}>(?:{rule.match}){ending})")
    groups = tuple(
        _Group(up_to, from_end, needs, re.compile("|".join(alternatives), 0 if case else re.IGNORECASE))
        for (up_to, from_end, needs, case), alternatives in patterns.items()
    )

    def search(words: str, tail: bool) -> tuple[BlockRule, int] | None:
        for group in groups:
            found = group.match(words)
            if found:
                rule = by_name[cast(str, found.lastgroup)]
                if tail or rule.where == "any":
                    return rule, found.start()
        return None

    return BlockRules(by_name, search, lru_cache(maxsize=_REMEMBERED)(search))
