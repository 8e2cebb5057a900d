"""Everything that is read of some thousands of sentences and small pages, row by row: what changes is seen.

Whether it is right is judged elsewhere (tests/claims, the rules' examples). After a change that is meant, write the files anew with
`python tests/readings.py --write` and look at what it prints.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import layers
import readings
from questions import questions

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def with_portrayals() -> Any:
    from newsgraph.nlp.pipeline import load

    return load(portrayals=True)


@pytest.mark.parametrize("path", readings.files(), ids=lambda path: path.stem)
def test_nlp_readings_are_as_they_were(path: Path, with_portrayals: Any) -> None:
    old = readings.kept(path)
    new = list(readings.read(with_portrayals, (reading.text for reading in old)))
    changed = readings.differences(old, new)
    assert not changed, "\n".join(["python tests/readings.py --write writes them anew:", *changed[:200]])


@pytest.fixture(scope="module")
def said(with_portrayals: Any) -> layers.Said:
    return layers.read(with_portrayals, layers.rooms_of_texts())


@pytest.mark.parametrize("path", layers.files(), ids=lambda path: f"{path.stem} by themselves")
def test_nlp_readings_of_each_room_are_as_they_were(path: Path, said: layers.Said) -> None:
    old = readings.kept(path)
    changed = readings.differences(old, [said.of_rooms[path.stem][reading.text] for reading in old])
    assert not changed, "\n".join(["python tests/readings.py --write writes them anew:", *changed[:200]])


def test_nlp_readings_of_functions_with_digests_are_as_they_were(said: layers.Said) -> None:
    old, new = layers.kept_digests(), said.digests()
    changed = sorted(dict(old.items() ^ new.items()))
    assert not changed, f"python tests/readings.py --write writes them anew, --say NAME shows what one says: {changed}"


def test_nlp_readings_ask_each_room_about_its_own_texts() -> None:
    assert {path.stem for path in layers.files()} == questions().keys()


def test_nlp_readings_of_rooms_tell_equal_answers_together(with_portrayals: Any) -> None:
    text = "Ann Lind met Bo Falk and led the bank."
    rows = layers.read(with_portrayals, {text: {"grammar"}}).of_rooms["grammar"][text].rows
    assert "functions.actors: [Lind@1] < met@2, led@6" in rows
    assert "functions.objects_of: [Falk@4] < met@2; [bank@8] < led@6" in rows


def test_nlp_readings_of_rooms_ask_private_functions_and_what_stands_at_a_word(with_portrayals: Any) -> None:
    text = "The talks on grain ended."
    said = layers.read(with_portrayals, {text: {"memberships", "grammar"}}).digested
    assert said["memberships.talks._is_other_occasion"][text] == "talks._is_other_occasion: else yes"
    assert said["grammar.tree.reach"][text].startswith("tree.reach: The talks on@0 < talks@1; ")


def test_nlp_readings_hold_each_text_once() -> None:
    texts = [reading.text for path in readings.files() for reading in readings.kept(path)]
    assert len(texts) == len(set(texts))
