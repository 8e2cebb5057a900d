"""Which statements a dataset is to hold beside the claims."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contents:
    """`plain`: the plain triples of what is asserted; `claims`: claims with their evidence, entities, articles.

    `mentions`: all words that stand for an entity, and the parts of claims (cue, speaker, holder, target).
    """

    plain: bool = True
    mentions: bool = True
    claims: bool = True


WHOLE = Contents()
MENTIONS = Contents(plain=False, claims=False)
