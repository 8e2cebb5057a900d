"""Each rule that ships fires on its examples and stays silent on its near misses; none of its words is idle."""

from __future__ import annotations

from typing import Any

import pytest

from newsgraph.nlp.trying import try_examples
from newsgraph.resources import rules_folder
from newsgraph.rules import read_yaml
from newsgraph.rules.catalogue import Example, Rule, catalogue
from newsgraph.rules.checks import all_idle, in_capitals
from newsgraph.rules.files import FIXED, SHAPES

RULES = catalogue()
EXAMPLES = [
    Example(rule.name, rule.kind, sentence, kind == "fires", rule.place)
    for rule in RULES
    for kind, sentences in (("fires", rule.fires), ("silent", rule.silent))
    for sentence in sentences
]
ALSO = {
    "role.coordinated": ("role.apposition",),
    "role.successor": ("role.copula",),
    "role.nominal": ("role.before-name",),
    "role.counterpart": ("role.apposition-first",),
    "membership.office-party": ("membership.party-name",),
    "statement.quote-continued": ("statement.quote-before-cue",),
}
"""Near misses that are another rule's business, by the rule that they are near to."""


@pytest.fixture(scope="module")
def with_portrayals() -> Any:
    from newsgraph.nlp.pipeline import load

    return load(portrayals=True)


@pytest.mark.model
@pytest.mark.parametrize(
    "example", EXAMPLES, ids=lambda example: f"{example.rule}-{'fires' if example.fires else 'silent'}"
)
def test_rules_examples_hold(example: Example, with_portrayals: Any) -> None:
    (tried,) = try_examples(with_portrayals, [example])
    assert tried.holds, (example, tried.read)
    if not example.fires and example.kind != "certainty":
        assert tried.others == ALSO.get(example.rule, ()), f"a near miss of {example.rule} fires another rule"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_have_examples_and_near_misses(rule: Rule) -> None:
    assert rule.fires
    assert rule.silent


def test_rules_have_names_of_their_own() -> None:
    names = [(rule.kind, rule.name) for rule in RULES]
    assert len(names) == len(set(names))
    assert len(names) > 200


def test_rules_files_are_all_known() -> None:
    assert {path.stem for path in (rules_folder() / "en").glob("*.yaml")} == {*SHAPES, *FIXED}


def test_rules_have_no_word_that_can_never_do_anything() -> None:
    assert list(all_idle()) == []


@pytest.mark.parametrize("file", SHAPES)
def test_rules_words_stand_in_the_case_in_which_they_are_looked_up(file: str) -> None:
    assert list(in_capitals(file, read_yaml(f"en/{file}"))) == []
