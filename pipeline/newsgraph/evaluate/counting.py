"""What is counted of a layer, and what stands behind the counts: misses and false alarms."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

G = TypeVar("G")
C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Finding:
    """A miss (of the gold) or a false alarm (of what was read), with its words' place in the article where they have one.

    `why` says what is known of the reason; `rule` and `claim` are those of a false alarm, `source` is the gold's file and
    line of a miss.
    """

    layer: str
    kind: Literal["miss", "false alarm"]
    article: str
    what: str
    why: str = ""
    start: int | None = None
    end: int | None = None
    rule: str = ""
    claim: str = ""
    source: str = ""


@dataclass
class Row:
    """What of the gold was found, what of the claimed is right, and how many claims only say again what is found."""

    found: int = 0
    gold: int = 0
    right: int = 0
    claimed: int = 0
    repeats: int = 0
    findings: list[Finding] = field(default_factory=list)

    def add(self, other: Row) -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def count_gold(self, good: bool) -> None:
        self.gold += 1
        self.found += good

    def count_claim(self, good: bool) -> None:
        self.claimed += 1
        self.right += good

    @property
    def precision(self) -> float:
        return self.right / self.claimed if self.claimed else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def figures(self) -> dict[str, float]:
        return {"P": round(self.precision, 3), "R": round(self.recall, 3), "F1": round(self.f1, 3)}


@dataclass(frozen=True, slots=True)
class Pairs:
    """Gold to claim, one to one (`of`), and for each claim all gold that it agrees with (`agreeing`), by their places."""

    of: Mapping[int, int]
    agreeing: Sequence[Sequence[int]]


def pair_up(gold: Sequence[G], claims: Sequence[C], agree: Callable[[G, C], float]) -> Pairs:
    """Pairs one to one and as many as possible, the better scores first (augmenting paths); 0 is no agreement."""
    scores = [[agree(item, claim) for claim in claims] for item in gold]
    options = [sorted((j for j, s in enumerate(line) if s > 0), key=lambda j, line=line: -line[j]) for line in scores]  # type: ignore[misc]
    owner: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j in options[i]:
            if j not in tried:
                tried.add(j)
                if j not in owner or place(owner[j], tried):
                    owner[j] = i
                    return True
        return False

    for i in sorted(range(len(gold)), key=lambda i: -max(scores[i], default=0)):
        place(i, set())
    agreeing = [[i for i in range(len(gold)) if scores[i][j] > 0] for j in range(len(claims))]
    return Pairs({i: j for j, i in owner.items()}, agreeing)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Counts, and the places of the required gold that was missed and of the claims that are false alarms."""

    row: Row
    missed: list[int]
    false: list[int]


def count(
    required: Sequence[G],
    optional: Sequence[G],
    claims: Sequence[C],
    agree: Callable[[G, C], float],
    whole: Callable[[C], Hashable] = id,
) -> Outcome:
    """Required gold against claims; optional gold only excuses. Parts of one claim (`whole` tells) are right together."""
    pairs = pair_up(required, claims, agree)
    paired = set(pairs.of.values())
    right = {whole(claims[j]) for j in paired}
    row = Row(found=len(paired), gold=len(required), right=len(paired), claimed=len(paired))
    false = []
    for j, claim in enumerate(claims):
        if j in paired:
            continue
        if pairs.agreeing[j]:
            row.repeats += 1
        elif whole(claim) not in right and not any(agree(item, claim) > 0 for item in optional):
            row.claimed += 1
            false.append(j)
    return Outcome(row, [i for i in range(len(required)) if i not in pairs.of], false)
