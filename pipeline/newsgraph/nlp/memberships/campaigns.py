"""Who works for a candidate: "Otieno's campaign manager, A", "campaign spokeswoman B", by the office that has been read."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from newsgraph.nlp.groups.candidates import campaigns, candidate_of, is_campaign
from newsgraph.nlp.groups.phrases import read_outright
from newsgraph.nlp.groups.placing import GroupFinder
from newsgraph.nlp.memberships.certainty import Certainty
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_named
from newsgraph.nlp.mentions.enumerations import names_of_people
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.rules.groups import group_rules


def read_campaigns(layers: Layers) -> None:
    """Puts those who hold an office in a campaign into it: the campaign of whoever owns the office, or the only one told of."""
    known = layers.once(campaigns)
    for claim in list(layers.claims) if known else ():
        words = claim["values"].get("title", "").lower().split() if claim["kind"] == "role" else []
        if _is_of_campaign(words) and claim["modality"] != "denied":
            _tell(layers, claim, known, capacity_of_title(words))


def _is_of_campaign(title: Sequence[str]) -> bool:
    """As in "deputy campaign manager", but not "chair of the campaign arm"."""
    rules = group_rules()
    places = rules.words.staff | rules.words.managing | rules.positions.keys()
    return not rules.words.of_candidates.isdisjoint(title) and title[-1] in places


def _tell(layers: Layers, claim: ClaimRow, known: dict[int, Token], capacity: str) -> None:
    nouns = [token for token in layers.doc[slice(*claim["evidence"])] if is_campaign(token)]
    owner = claim["entities"].get("principal")
    owner = next((person for noun in nouns if (person := candidate_of(layers, noun)) is not None), owner)
    if owner is None and len(known) == 1:
        owner = next(iter(known))
    holder = claim["entities"]["holder"]
    if owner not in known or owner == holder or layers.kind(holder) != "person":
        return
    group = _campaign_of(layers, owner, known[owner])
    if layers.kind(group) != "group" or any(
        row["entities"]["group"] == group for row in layers.claims_about("membership", holder)
    ):
        return
    told = Telling(
        "position",
        Certainty(claim["modality"], claim["source"], tuple(claim["hedges"])),
        list(layers.doc[slice(*claim["evidence"])]),
        capacity,
        status="former" if claim["values"].get("status") == "former" else None,
    )
    add_membership(layers, (holder, token_of_holder(layers, claim)), group, told)


def _campaign_of(layers: Layers, owner: int, noun: Token) -> int:
    """The group that a campaign is, named after its candidate where only an office in it is told ("her campaign manager")."""
    group = GroupFinder(layers).place(read_outright(layers, noun))
    row, name = layers.entities[group], layers.entities[owner]["name"]
    if row["kind"] == "group" and set(name.split()).isdisjoint(row["name"].replace("'s", "").replace("’s", "").split()):
        row["aliases"].append(row["name"])
        row["name"] = f"{name}'s {noun.text.lower()}"
    return group


def token_of_holder(layers: Layers, claim: ClaimRow) -> Token:
    """The token that stands for the holder: the name or pronoun in the words of the claim, else their last."""
    start, end = claim["evidence"]
    names, holder = layers.once(names_of_people), claim["entities"]["holder"]
    row = next((names[i] for i in range(start, end) if i in names and names[i]["entity"] == holder), None)
    if row is not None:
        return person_named(layers, row)[1]
    return next((token for token in layers.doc[start:end] if layers.entity(token) == holder), layers.doc[end - 1])


def capacity_of_title(title: Sequence[str]) -> str:
    """What an office in a team makes its holder there: "deputy campaign manager" is deputy head."""
    rules, place = group_rules(), title[-1]
    capacity = rules.positions.get(place, "head" if place in rules.words.managing - {"director"} else "member")
    second = capacity == "head" and not rules.words.deputies.isdisjoint(title)
    return "deputy head" if second else capacity
