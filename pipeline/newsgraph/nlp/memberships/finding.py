"""How a frame tells its group: by a noun, by who leads one, by the side whose people are there, or by a noun for a side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.memberships.certainty import Certainty
from newsgraph.nlp.memberships.envoys import can_send, only_team_of
from newsgraph.nlp.memberships.facts import group_extent, person_at
from newsgraph.nlp.memberships.meant import group_at
from newsgraph.nlp.page.layers import ClaimRow, Layers


@dataclass(frozen=True, slots=True)
class Where:
    """A group, the tokens that tell it, and whether it is only reported that there is one, or one to come."""

    group: int
    proof: Sequence[Token] = ()
    reported: bool = False
    planned: bool = False

    def limit(self, certainty: Certainty) -> Certainty:
        """A certainty that is no surer than that of the group itself."""
        if certainty.modality != "asserted" or not self.reported:
            return certainty
        return replace(certainty, modality="reported", status="incoming" if self.planned else certainty.status)


def _named(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
    found = [group for token in tokens if (group := group_at(layers, token)) is not None]
    return [Where(group, group_extent(layers, head)) for group, head in found]


def _led(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
    """The groups that somebody leads as the same sentence tells."""
    people = [person for token in tokens if (person := person_at(layers, token)) is not None]
    within = sentence(tokens[0])
    led = [
        claim
        for person, _ in people
        for claim in layers.claims_about("membership", person)
        if _leads(claim) and within.start <= claim["evidence"][0] < within.end
        if layers.kind(claim["entities"]["group"]) == "group"
    ]
    reported = bool(led) and all(claim["modality"] == "reported" for claim in led)
    planned = reported and all(claim["values"].get("status") == "incoming" for claim in led)
    return [Where(group, (), reported, planned) for group in sorted({claim["entities"]["group"] for claim in led})]


def _leads(claim: ClaimRow) -> bool:
    """Whether those who go with a member are members too."""
    head = claim["modality"] == "asserted" and claim["values"]["capacity"] == "head"
    return head or (claim["modality"] == "reported" and claim["rule"] == "membership.seat")


def _of_side(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
    """The delegation of a side that has one, where the article names it."""
    senders = {entity for token in tokens if (entity := layers.entity(token)) is not None and can_send(layers, entity)}
    groups = [group for sender in sorted(senders) if (group := only_team_of(layers, sender)) is not None]
    return [Where(group) for group in groups]


def _sent(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
    """As in "the Kenyan side": its delegation, whether it is called so or not."""
    return [Where(group) for noun in tokens if (group := _team_of_side(layers, noun)) is not None]


def _team_of_side(layers: Layers, noun: Token) -> int | None:
    senders = [entity for token in noun.lefts if (entity := layers.entity(token)) is not None]
    senders = [entity for entity in senders if can_send(layers, entity)]
    if len(senders) != 1:
        return None
    group = only_team_of(layers, senders[0])
    if group is None:
        start = min(child.i for child in noun.lefts if child.dep_ != "det")
        group = layers.add_entity("group", layers.doc[start : noun.i + 1].text, sender=senders[0])
        layers.add_mention(group, start, noun.i + 1, "nominal")
    return group


Finder = Callable[[Layers, Sequence[Token]], list[Where]]

FINDERS: Mapping[str, Finder] = {"group": _named, "leader": _led, "side": _of_side, "sent": _sent}
"""Place of a frame -> the groups that the tokens at it tell."""
