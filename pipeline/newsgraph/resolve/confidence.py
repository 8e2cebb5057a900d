"""How far a claim can be believed: the measured precision of the rule that read it, never a number made up."""

from __future__ import annotations

from functools import cache
from math import sqrt

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.records import ArticleClaim
from newsgraph.rules import active, load_rules

_Z = 1.96
_ENOUGH = 5


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Count:
    """How many claims of a rule were judged, against the development gold or by hand, and how many of them were right."""

    right: int
    claimed: int


def confidence(claim: ArticleClaim) -> float:
    """The lower bound of the rule's precision, 0..1; hedged claims no more than hedged claims were worth.

    A rule with fewer than five judged claims, and one that a user has added or changed, takes the figures of all rules of its family (portrayals) or kind.
    """
    counts = measured()
    kind = counts.get(f"{claim.kind}.*", Count(0, 0))
    family = counts.get(f"{claim.rule.partition('.')[0]}.*", kind)
    own = Count(0, 0) if claim.rule in active().own else counts.get(claim.rule, Count(0, 0))
    bound = wilson_lower(own if own.claimed >= _ENOUGH else family)
    hedged = counts.get("hedged.*", Count(0, 0))
    if (claim.hedges or claim.modality == "reported") and hedged.claimed >= _ENOUGH:
        bound = min(bound, wilson_lower(hedged))
    return round(bound, 3)


def wilson_lower(count: Count) -> float:
    """The lower end of the 95 % score interval of a proportion (Wilson 1927); 0 when nothing was counted."""
    if not count.claimed:
        return 0.0
    n, share = count.claimed, count.right / count.claimed
    centre = share + _Z**2 / (2 * n)
    spread = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n * n))
    return (centre - spread) / (1 + _Z**2 / n)


@cache
def measured() -> dict[str, Count]:
    """Rule, or kind and ".*" -> what was judged of it."""
    return load_rules("precision_by_hand", dict[str, Count]) | load_rules("precision", dict[str, Count])
