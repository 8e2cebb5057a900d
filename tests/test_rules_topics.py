"""Which words name one issue."""

from __future__ import annotations

import pytest

from newsgraph.resolve.same_things import topic_words
from newsgraph.rules import load_rules
from newsgraph.rules.topics import TopicRules, same_issue


@pytest.mark.parametrize(
    ("words", "issue"),
    [
        ("30 day cease fire", "30 day ceasefire"),
        ("30 day truce", "30 day ceasefire"),
        ("fish agreement", "fish deal"),
        ("trucemaker", "trucemaker"),  # whole words only
        ("harbor", "harbor"),
    ],
)
def test_rules_topics_issue(words: str, issue: str) -> None:
    assert same_issue(words) == issue


def test_rules_topics_are_as_topics_are_compared_and_stand_once() -> None:
    ways = [way for line in load_rules("en/topics", TopicRules).same for way in line]
    assert ways == [" ".join(topic_words(way)) for way in ways]
    assert len(ways) == len(set(ways))
