"""Each rule of rules/en/boilerplate.yaml fires on its examples and leaves its near misses alone."""

import pytest

from newsgraph.rules.boilerplate import BlockRule, block_rules, compile_rules

RULES = tuple(block_rules().by_name.values())


@pytest.mark.parametrize(("rule", "words"), [(rule, words) for rule in RULES for words in rule.fires])
def test_boilerplate_rule_fires_on_its_examples(rule: BlockRule, words: str) -> None:
    assert compile_rules([rule]).find(words, tail=True) == rule


@pytest.mark.parametrize("words", [words for rule in RULES for words in rule.silent])
def test_boilerplate_rules_leave_near_misses_alone(words: str) -> None:
    assert block_rules().find(words, tail=True) is None


def test_boilerplate_rules_have_examples_and_near_misses() -> None:
    assert [rule.id for rule in RULES if not rule.fires or not rule.silent] == []
