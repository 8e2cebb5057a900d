"""How many entities and claims a graph has, counted as the lines of its files go by."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Self

from newsgraph.jsonl import FILES
from newsgraph.resolve.kept_lines import id_of

_, _ENTITIES, _CLAIMS = FILES
_MODALITY = b', "modality": "'


@dataclass(slots=True)
class Counts:
    """How many entities there are of each kind, and claims of each kind and modality.

    `earlier`: whether those of the earlier files are counted already, so that lines that stay are not looked at.
    """

    entities: Counter[str] = field(default_factory=Counter)
    claims: Counter[tuple[str, str]] = field(default_factory=Counter)
    earlier: bool = False

    @classmethod
    def unpacked(cls, packed: str | None) -> Self:
        """Counts that go on from what `packed` gave."""
        if packed is None:
            return cls()
        entities, claims = json.loads(packed)
        return cls(Counter(entities), Counter({(kind, modality): number for kind, modality, number in claims}), True)

    def packed(self) -> str:
        claims = [(kind, modality, number) for (kind, modality), number in sorted((+self.claims).items())]
        return json.dumps((+self.entities, claims), sort_keys=True)

    def stay(self, name: str, lines: bytes) -> None:
        if not self.earlier:
            for line in lines.splitlines(keepends=True):
                self._add(name, line, 1)

    def go(self, name: str, line: bytes) -> None:
        if self.earlier:
            self._add(name, line, -1)

    def come(self, name: str, line: bytes) -> None:
        self._add(name, line, 1)

    def _add(self, name: str, line: bytes, number: int) -> None:
        """No quotation mark stands inside a string there without a stroke before it."""
        if name == _ENTITIES:
            self.entities[id_of(line).partition("/")[0]] += number
        elif name == _CLAIMS:
            modality = line[line.index(_MODALITY) + len(_MODALITY) :].partition(b'"')[0]
            self.claims[id_of(line).partition("/")[0], modality.decode()] += number
