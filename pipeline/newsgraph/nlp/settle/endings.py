"""Offices that end in the article: who is ousted, resigns or is killed anywhere in it no longer holds the office."""

from __future__ import annotations

from collections import defaultdict

from newsgraph.nlp.page.layers import ClaimRow, Layers, TokenSpan
from newsgraph.rules.titles import title_head


def end_offices(layers: Layers) -> None:
    """Makes current offices of people whose end the article tells former, with the telling words as support."""
    current: defaultdict[int, list[ClaimRow]] = defaultdict(list)
    for claim in layers.claims if layers.endings else ():
        if _may_end(claim):
            current[claim["entities"]["holder"]].append(claim)
    for ending in layers.endings:
        words = (ending["start"], ending["end"])
        held = current[ending["person"]] if ending["all"] else _meant(current[ending["person"]], words)
        current[ending["person"]] = [claim for claim in current[ending["person"]] if claim not in held]
        for claim in held:
            _end(claim, words)
            for membership in _told_with(layers, claim):
                _end(membership, words)


def _meant(held: list[ClaimRow], words: TokenSpan) -> list[ClaimRow]:
    """The claims of the one office that ends: the only one, or the one that the telling words name ("ousts finance minister Lee")."""
    offices = {_office(claim) for claim in held}
    if len(offices) > 1:
        offices = {
            _office(claim) for claim in held if claim["evidence"][0] < words[1] and words[0] < claim["evidence"][1]
        }
    return [claim for claim in held if _office(claim) in offices] if len(offices) == 1 else []


def _may_end(claim: ClaimRow) -> bool:
    """Whether a claim is of an office or rank that somebody holds now: occupations are kept."""
    if claim["kind"] != "role" or claim["values"]["status"] != "current" or claim["modality"] != "asserted":
        return False
    title = title_head(claim["values"]["title"].split()[-1])
    founded = "founder" in claim["values"]["title"].lower()
    return "holder" in claim["entities"] and not founded and (title is None or title.kind != "occupation")


def _office(claim: ClaimRow) -> str:
    return claim["values"]["title"].lower().split()[-1]


def _told_with(layers: Layers, role: ClaimRow) -> list[ClaimRow]:
    """The memberships that a role's own words tell ("Lee, a member of the board"): they last as long as it."""
    start, end = role["evidence"]
    return [
        claim
        for claim in layers.claims_about("membership", role["entities"]["holder"])
        if claim["entities"]["group"] == role["entities"].get("organisation")
        and "status" not in claim["values"]
        and not claim["times"]
        and claim["evidence"][0] < end
        and start < claim["evidence"][1]
    ]


def _end(claim: ClaimRow, words: TokenSpan) -> None:
    claim["values"]["status"] = "former"
    if not (claim["evidence"][0] <= words[0] and words[1] <= claim["evidence"][1]):
        claim["support"].append(words)
