"""Governments that a text speaks of in passing ("the Petrov government wants peace"): whose they are, and no group with a head.

Whose a government is has to be known while others are read ("her cabinet" is the Petrov government), so it is told first and taken
back here where the text goes on to tell nothing of who is in it.
"""

from __future__ import annotations

from newsgraph.nlp.groups.phrases import own_words
from newsgraph.nlp.memberships.ministers import is_new_cabinet
from newsgraph.nlp.page.layers import ClaimRow, Layers, head_of
from newsgraph.rules.groups import group_rules

_VERBS = frozenset({"VERB", "AUX"})


def drop_passing(layers: Layers) -> None:
    """Takes back the heads of governments that nothing else is told of, and that they are groups."""
    told = [claim for claim in layers.claims if claim["kind"] == "membership"]
    by_name = {claim["entities"]["group"] for claim in told if _is_by_name(layers, claim)}
    known = {claim["entities"]["group"] for claim in told if not _is_by_name(layers, claim)}
    passing = {group for group in by_name - known if not _is_told_of(layers, group)}
    if not passing:
        return
    layers.drop_claims(
        {
            i
            for i, claim in enumerate(layers.claims)
            if claim["kind"] == "membership" and claim["entities"]["group"] in passing
        }
    )
    for group in passing:
        layers.turn_into_unnamed(group)


def _is_told_of(layers: Layers, group: int) -> bool:
    """Whether a text tells that a government is formed, of which sort it is, or of a coalition, which is nothing but who is in it."""
    nouns = [head_of(layers.span(row)) for row in layers.mentions_of(group)]
    words = group_rules().words
    parties = words.of_parties - words.of_countries
    return any(
        is_new_cabinet(noun) or noun.lemma_.lower() in parties or not own_words(noun).isdisjoint(words.cabinets)
        for noun in nouns
    )


def _is_by_name(layers: Layers, claim: ClaimRow) -> bool:
    """Whether nothing but a government's name tells a membership: "the Petrov government", "her cabinet"."""
    start, end = claim["evidence"]
    words = layers.doc[start:end]
    ends = words[-1].lemma_.lower() in group_rules().words.headed
    return claim["values"]["capacity"] == "head" and ends and not any(token.pos_ in _VERBS for token in words)
