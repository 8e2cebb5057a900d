"""Attitude frames that could never be read, and lists that disagree, are told with the rule and the word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from newsgraph.rules.attitude_checks import idle_attitudes
from newsgraph.rules.attitude_shapes import AttitudeFrame
from newsgraph.rules.attitudes import attitudes, index_frames


def frame(words: str, target: str, **more: Any) -> AttitudeFrame:
    more = {"polarity": "for", "fires": "", "silent": "", **more}
    return AttitudeFrame(words=tuple(words.split(",")), target=tuple(target.split(",")), **more)


def check(kind: str, *frames: AttitudeFrame) -> list[str]:
    tables: dict[str, Any] = {name: {} for name in ("verbs", "nouns", "adjectives")}
    tables[kind] = index_frames({f"stance.{letter}": one for letter, one in zip("abc", frames, strict=False)})
    lists: dict[str, Any] = {"trivial": {}, "beside": {}, "without_object": frozenset(), "favours": frozenset()}
    found = idle_attitudes(replace(attitudes(), verbs={}, nouns={}, adjectives={}, **lists), tables)
    return [f"{idle.path[1]}: {idle.reason}" for idle in found]


@pytest.mark.parametrize(
    ("kind", "frames", "error"),
    [
        ("verbs", [frame("back", "object"), frame("back", "object")],
         "stance.b: 'back' can never be read at 'object', for stance.a has it before"),
        ("verbs", [frame("back,back", "object")],
         "stance.a: 'back' can never be read at 'object', for stance.a has it before"),
        ("verbs", [frame("push for", "after"), frame("push for", "after")],
         "stance.b: 'push for' can never be read at 'after', for stance.a has it before"),
        ("verbs", [frame("want", "to-do"), frame("want", "object,to-end")],
         "stance.b: 'want' can never be read at 'to-end', for stance.a has it before"),
        ("verbs", [frame("sign", "object"), frame("sign", "object", only=frozenset({"bill"}))],
         "stance.b: 'sign' can never be read at 'object', for stance.a has it before"),
        ("verbs", [frame("push", "after")],
         "stance.a: 'push' can never be read, for it has no second word that the target could stand after"),
        ("verbs", [frame("push against", "against")],
         "stance.a: 'push against' can never be read at 'against', which is no place of verbs"),
        ("nouns", [frame("doubt", "object")], "stance.a: 'doubt' can never be read at 'object', which is no place of nouns"),
        ("nouns", [frame("complaint", "of,against"), frame("complaint", "against")],
         "stance.b: 'complaint' can never be read at 'against', for stance.a has it before"),
        ("nouns", [frame("fight", "against,for"), frame("fight for", "to-do")],
         "stance.b: 'fight for' can never be read at 'for', for stance.a has it before"),
    ],
)  # fmt: skip
def test_rules_attitudes_tell_what_can_never_be_read(kind: str, frames: list[AttitudeFrame], error: str) -> None:
    assert check(kind, *frames) == [error]


@pytest.mark.parametrize(
    ("kind", "frames"),
    [
        ("verbs", [frame("sign", "object", only=frozenset({"bill"})), frame("sign", "object")]),
        ("verbs", [frame("fire", "object", named=True), frame("fire", "object")]),
        ("verbs", [frame("want", "to-end"), frame("want", "to-do,object")]),
        ("verbs", [frame("push against", "after"), frame("push for", "after"), frame("push", "object")]),
        ("nouns", [frame("fight for", "for"), frame("fight", "against")]),
    ],
)
def test_rules_attitudes_words_may_be_read_at_several_places(kind: str, frames: list[AttitudeFrame]) -> None:
    assert check(kind, *frames) == []


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"favours": frozenset({"bread"})}, "favours: 'bread' opens no frame of nouns"),
        ({"trivial": {"swim": frozenset({"lake"})}}, "trivial: 'swim' opens no frame of verbs and ends nothing"),
        ({"beside": {"sing of": frozenset({"warmly"})}}, "beside: 'sing of' opens no frame of verbs"),
        ({"without_object": frozenset({"call"})}, "without_object: 'call' opens no frame of verbs"),
        ({"holding": frozenset({"eat"})}, "holding: 'eat' is not in light_verbs"),
        ({"judging_as": frozenset({"eat"})}, "judging_as: 'eat' is not in judging"),
        ({"verdicts": {"for": frozenset({"odd"}), "against": frozenset({"odd"})}}, "verdicts: 'odd' is both for and against"),
        ({"no_verdicts": frozenset({"absurd"})}, "verdicts: 'absurd' is in no_verdicts too"),
        ({"refusing": frozenset({"stop short"})}, "refusing: 'stop short' has more than one word"),
        ({"no_targets": frozenset({"bill", "end"})}, "verbs.stance.legislate.only: 'bill' is in no_targets, so it is never a target"),
    ],
)  # fmt: skip
def test_rules_attitudes_lists_agree(change: dict[str, Any], error: str) -> None:
    rules = replace(attitudes(), **change)
    tables = {kind: index_frames(getattr(rules, kind)) for kind in ("verbs", "nouns", "adjectives")}
    assert error in [f"{'.'.join(map(str, idle.path))}: {idle.reason}" for idle in idle_attitudes(rules, tables)]
