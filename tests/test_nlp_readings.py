"""Everything that is read of some thousands of sentences and small pages, row by row: what changes is seen.

Whether it is right is judged elsewhere (tests/claims, the rules' examples). After a change that is meant, write the files anew with
`python tests/readings.py --write` and look at what it prints.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import readings

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


def test_nlp_readings_hold_each_text_once() -> None:
    texts = [reading.text for path in readings.files() for reading in readings.kept(path)]
    assert len(texts) == len(set(texts))
