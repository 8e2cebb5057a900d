"""Which words name the same issue: rules/en/topics.yaml."""

from __future__ import annotations

import re

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass as strict_dataclass

from newsgraph.rules import load_rules, per_rules


@strict_dataclass(config=ConfigDict(extra="forbid", frozen=True))
class TopicRules:
    """The content of rules/en/topics.yaml."""

    same: tuple[tuple[str, ...], ...]


def same_issue(words: str) -> str:
    """Folded words with every way to name an issue written as the first of its line."""
    firsts, pattern = _ways()
    return pattern.sub(lambda found: firsts[found.group()], words)


@per_rules
def _ways() -> tuple[dict[str, str], re.Pattern[str]]:
    firsts = {way: ways[0] for ways in load_rules("en/topics", TopicRules).same for way in ways}
    longest_first = sorted(firsts, key=lambda way: (-len(way), way))
    return firsts, re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
