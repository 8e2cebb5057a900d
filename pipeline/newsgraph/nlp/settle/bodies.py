"""The body of an office that its words leave out, from the delegation that its holder comes with."""

from __future__ import annotations

from collections import defaultdict

from newsgraph.nlp.countries.offices import is_state_office
from newsgraph.nlp.groups.sorts import class_of
from newsgraph.nlp.mentions.known_parties import known_parties
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.nlp.settle.implied import imply_body
from newsgraph.rules.roles import role_words
from newsgraph.rules.titles import title_head


def inherit_bodies(layers: Layers) -> None:
    """Gives offices without a body the one that sent their holder: "the team of the Lima Union: Ann Lee, chief negotiator"."""
    senders = _senders(layers)
    for claim in layers.claims:
        if _lacks_body(claim):
            found = senders.get(claim["entities"]["holder"], set())
            if len(found) == 1:
                imply_body(claim, min(found))


def _senders(layers: Layers) -> dict[int, set[int]]:
    """For each person the bodies whose delegations they are told to be in, for those who are in no country's."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for claim in layers.claims:
        group = claim["entities"].get("group") if claim["kind"] == "membership" else None
        sender = None if group is None else layers.entities[group]["sender"]
        if group is None or sender is None or claim["modality"] == "denied":
            continue
        if class_of(layers, group) == "delegation":  # the staff of the bank need not be of the bank
            found[claim["entities"]["member"]].add(sender)
    bodies = {number for number, row in enumerate(layers.entities) if row["kind"] == "organisation"}
    return {person: senders for person, senders in found.items() if senders <= bodies}


def _lacks_body(claim: ClaimRow) -> bool:
    """Whether a claim is of an office in a body, and names no body, country or person served."""
    entities = claim["entities"]
    if (
        claim["kind"] != "role"
        or "holder" not in entities
        or {"organisation", "country", "principal"} & entities.keys()
    ):
        return False
    words = claim["values"]["title"].lower().split()
    head = title_head(words[-1]) or next((found for word in words if (found := title_head(word))), None)
    if head is None or is_state_office(claim) or not (role_words().local | role_words().seated).isdisjoint(words):
        return False
    # What somebody was before need not have been in the body that sends them now.
    goes_with_sender = claim["values"]["status"] != "former" or head.word in role_words().sent_by
    return goes_with_sender and (head.kind == "office" or (len(words) == 1 and head.word in role_words().in_house))


def name_nominating_parties(layers: Layers) -> None:
    """Gives nominees the party whose label stands with the title: "Green presidential nominee Ann Lee", "Ann Lee, the Green nominee"."""
    nominees = [claim for claim in layers.claims if _is_nominee(claim)]
    parties = known_parties(layers) if nominees else set()
    for claim in nominees:
        start, end = claim["evidence"]
        labels = layers.claims_about("membership", claim["entities"]["holder"])
        beside = (label for label in labels if label["evidence"][0] < end and start < label["evidence"][1])
        found = {label["entities"]["group"] for label in beside} & parties
        if len(found) == 1:
            claim["entities"]["organisation"] = min(found)


def _is_nominee(claim: ClaimRow) -> bool:
    """Whether a claim is of a nomination with no body told."""
    if claim["kind"] != "role" or "organisation" in claim["entities"] or "holder" not in claim["entities"]:
        return False
    return claim["values"]["title"].lower().split()[-1] in role_words().nominees
