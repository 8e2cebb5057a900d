"""Sentences and all that is read of them: the examples that the comments of the rule code give, and what is near to them.

tests/claims/*.txt: a text (`\\n\\n` parts its paragraphs), and indented below it every claim, no more and no less. Rules have no
names here: how a claim is read may change, what is read may not. A statement may have what is said behind it (` <- `, its pieces
parted by ` | `).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.model

FOLDER = Path(__file__).parent / "claims"
HOW = {"construction", "style"}
"""What says how a statement stands there, not what is claimed."""


def examples() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.txt")):
        text, claims = "", list[str]()
        for line in [*path.read_text(encoding="utf8").splitlines(), "#"]:
            if line.startswith(" "):
                claims.append(line.strip())
                continue
            if text:
                yield pytest.param(text, sorted(claims), id=f"{path.stem}: {text[:80]}")
            text, claims = "" if line.startswith("#") else line.strip().replace("\\n", "\n"), []


def told(layers: Any, wanted: Collection[str]) -> list[str]:
    """Every claim once, as a line; what is said stands behind a statement unless it is wanted without."""
    lines = set()
    for claim in layers.claims:
        fields = {name: layers.entities[entity]["name"] for name, entity in claim["entities"].items()}
        fields |= {name: layers.span(layers.times[time]).text for name, time in claim["times"].items()}
        fields |= {name: value for name, value in claim["values"].items() if value and name not in HOW}
        how = "" if claim["modality"] == "asserted" else f" {claim['modality']}"
        line = f"{claim['kind']}{how}: {'; '.join(f'{name}={value}' for name, value in sorted(fields.items()))}"
        if claim["kind"] == "statement" and line not in wanted:
            line += f" <- {' | '.join(layers.doc[start:end].text for start, end in claim['spans']['content_span'])}"
        lines.add(line)
    return sorted(lines)


@pytest.mark.parametrize(("text", "claims"), list(examples()))
def test_nlp_claims_of_a_text(layers_of: Callable[[str], Any], text: str, claims: list[str]) -> None:
    assert told(layers_of(text), claims) == claims
