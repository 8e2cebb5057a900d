"""Roles said again in short ("Professor Lee"): they take body, country and person served from the fuller one."""

from __future__ import annotations

from collections import defaultdict

from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.rules.titles import title_head

_PLACES = ("organisation", "country", "principal")


def complete_repeats(layers: Layers) -> None:
    """Gives a role without place the place of the same person's fuller role, when all fuller ones agree."""
    roles = [claim for claim in layers.claims if claim["kind"] == "role" and "holder" in claim["entities"]]
    fuller: defaultdict[tuple[int, str, str], list[ClaimRow]] = defaultdict(list)
    for claim in roles:
        if _place(claim):
            fuller[_key(claim)].append(claim)
    for claim in roles:
        words = claim["values"]["title"].lower().split()
        if _place(claim) or not words:
            continue
        places = [_place(other) for other in fuller[_key(claim)] if _repeats(words, other)]
        if places and all(place == places[0] for place in places):
            claim["entities"].update(places[0])


def _key(claim: ClaimRow) -> tuple[int, str, str]:
    return claim["entities"]["holder"], claim["values"]["status"], claim["modality"]


def _place(claim: ClaimRow) -> dict[str, int]:
    return {name: claim["entities"][name] for name in _PLACES if name in claim["entities"]}


def _repeats(words: list[str], other: ClaimRow) -> bool:
    """Whether a title is another one said in short: its words all stand in the other."""
    title = other["values"]["title"].lower().split()
    return set(words) <= set(title) and (len(words) == len(title) or title_head(words[-1]) is not None)
