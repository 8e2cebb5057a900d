"""Heads of state of the past whom no word calls former: "a judge appointed by President Lee", where President Diaz is told to rule; those who are known to have left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsgraph.names.rulers import year_of_leaving
from newsgraph.nlp.countries.clues import countries_named
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.rules.roles import role_words, verb_rules

_BEFORE = 4
"""How many tokens before a title may tell under whom something was."""
_YEAR = 4


def end_known_rulers(layers: Layers) -> None:
    """Makes offices former whose holders are known to have left them before the article was published ("President Lincoln")."""
    for claim in layers.claims:
        if claim["kind"] == "role" and claim["values"]["status"] == "current" and _has_left(layers, claim):
            claim["values"]["status"] = "former"


def _has_left(layers: Layers, claim: ClaimRow) -> bool:
    holder, land = claim["entities"].get("holder"), claim["entities"].get("country")
    if holder is None or layers.published is None or "organisation" in claim["entities"]:
        return False
    code = None if land is None else layers.entities[land]["code"]
    left = year_of_leaving(claim["values"]["title"].lower(), layers.entities[holder]["name"], code)
    return left is not None and left < int(layers.published[:_YEAR])


def end_past_rulers(layers: Layers) -> None:
    """Makes a president former who is only named as whose appointee somebody is, or with a year, beside one who is named more often."""
    uses = Counter(row["entity"] for row in layers.mentions)
    ruling = [claim for claim in layers.claims if _is_ruler(claim)]
    past = [claim for claim in ruling if _is_told_as_past(layers, claim) and _has_rival(layers, claim, ruling, uses)]
    for claim in past:
        claim["values"]["status"] = "former"


def _is_ruler(claim: ClaimRow) -> bool:
    told = claim["kind"] == "role" and claim["values"]["status"] == "current" and claim["modality"] == "asserted"
    heads = role_words().state_heads
    return told and claim["values"]["title"].lower() in heads and verb_rules().is_(claim["rule"], "before-name")


def _is_told_as_past(layers: Layers, claim: ClaimRow) -> bool:
    start = claim["evidence"][0]
    sent = sentence(layers.doc[start])
    before = layers.doc[max(sent.start, start - _BEFORE) : start]
    if any(token.lemma_.lower() in role_words().patronage for token in before):
        return True
    if len(before) > 0 and before[-1].lower_ == "for" and sent.root.tag_ in {"VBD", "VBN"}:
        return True  # "She served on the staff for President Lee."
    years = any(len(token) == _YEAR and token.text.isdigit() for token in layers.doc[sent.start : sent.end])
    return years and "country" in claim["entities"]


def _has_rival(layers: Layers, claim: ClaimRow, ruling: Sequence[ClaimRow], uses: Counter[int]) -> bool:
    """Whether another is told to hold the same office, and the document speaks more of that one."""
    holder, title = claim["entities"]["holder"], claim["values"]["title"].lower()
    return any(
        other["values"]["title"].lower() == title
        and other["entities"]["holder"] != holder
        and _of_same_country(layers, claim, other)
        and uses[other["entities"]["holder"]] > uses[holder]
        for other in ruling
    )


def _of_same_country(layers: Layers, claim: ClaimRow, other: ClaimRow) -> bool:
    """Whether two offices are of one country: the one that is told none is of no other where the document names no other."""
    own, others = claim["entities"].get("country"), other["entities"].get("country")
    return own == others or (own is None and {others} == set(countries_named(layers).values()))
