"""Which blocks of an article are not prose: the rules of rules/boilerplate.yaml, and what only the neighbours tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

import yaml
from pydantic import TypeAdapter, ValidationError

from newsgraph.errors import RuleError
from newsgraph.resources import rules_folder

BlockRuleKind = Literal["boilerplate", "caption", "date", "byline"]

MAX_MASKED = 600
"""Characters: a longer block is always read."""


@dataclass(frozen=True, slots=True)
class BlockRule:
    """A kind of block that is not prose; see the head of rules/boilerplate.yaml."""

    id: str
    kind: BlockRuleKind
    match: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    where: Literal["any", "head", "tail"] = "any"
    case: bool = False


@dataclass(frozen=True, slots=True)
class BlockRules:
    """All rules as two patterns (minding letter case or not) that name the rule that matched."""

    by_name: dict[str, BlockRule]
    patterns: tuple[re.Pattern[str], ...]

    def find(self, words: str, *, tail: bool = False, head: bool = False) -> BlockRule | None:
        """The first rule that matches a whole block."""
        if len(words) > MAX_MASKED:
            return None
        for pattern in self.patterns:
            found = pattern.fullmatch(words)
            if found:
                rule = self.by_name[cast(str, found.lastgroup)]
                if rule.where == "any" or (rule.where == "tail" and tail) or (rule.where == "head" and head):
                    return rule
        return None


@cache
def block_rules(path: Path | None = None) -> BlockRules:
    """The rules, compiled once a process. Raises RuleError naming file and entry."""
    path = path or rules_folder() / "boilerplate.yaml"
    try:
        loaded = TypeAdapter(tuple[BlockRule, ...]).validate_python(yaml.safe_load(path.read_text(encoding="utf8")))
        return compile_rules(loaded)
    except (ValidationError, yaml.YAMLError, re.error) as error:
        raise RuleError(f"{path}: {' '.join(str(error).split())}") from error


def compile_rules(rules: Sequence[BlockRule]) -> BlockRules:
    by_name = {rule.id.replace("-", "_"): rule for rule in rules}
    patterns = []
    for case in (False, True):
        alternatives = [f"(?P<{name}>{rule.match})" for name, rule in by_name.items() if rule.case is case]
        if alternatives:
            patterns.append(re.compile("|".join(alternatives), 0 if case else re.IGNORECASE))
    return BlockRules(by_name, tuple(patterns))
