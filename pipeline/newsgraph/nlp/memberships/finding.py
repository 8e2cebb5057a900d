"""How a frame tells its group: by a noun, by who leads it or is in it, by the side whose people are there, or by a noun for a side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.groups.nouns import is_of_outsiders, noun_of, speaks_of_talks
from newsgraph.nlp.groups.phrases import read_side
from newsgraph.nlp.groups.placing import GroupFinder
from newsgraph.nlp.groups.sorts import class_of
from newsgraph.nlp.memberships.companions import led_groups
from newsgraph.nlp.memberships.facts import group_extent, person_at
from newsgraph.nlp.memberships.meant import group_at
from newsgraph.nlp.memberships.named_bodies import seated_bodies
from newsgraph.nlp.memberships.talks import can_send, only_team_of, side_of
from newsgraph.nlp.memberships.where import Where, spoken_of
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.rules.groups import group_rules

_ACCOMPANYING = "accompanying"
_PERSONAL = frozenset({"him", "her", "them", "his", "their", "they"})

MANY = 3
"""People who make a named body's list, so that it is a group here: "will sit on the Accounts Committee: A, B and C"."""


def _named(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
    tokens = [token for token in tokens if not is_of_outsiders(token)]
    found = [group for token in tokens if (group := group_at(layers, token)) is not None]
    if not found:
        seats = [(body, token) for token in tokens for body in seated_bodies(layers, token)]
        if seats:
            return [Where(body, group_extent(layers, token)) for body, token in seats]
    if not found and layers.once(speaks_of_talks):
        return _sent(layers, [token for token in tokens if token.lemma_.lower() == "side"])
    return [Where(group, group_extent(layers, head)) for group, head in found]


def led_by(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
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
    if not led:
        return _led_before(layers, tokens)
    reported = all(claim["modality"] == "reported" for claim in led)
    planned = reported and all(claim["values"].get("status") == "incoming" for claim in led)
    return [Where(group, (), (), reported, planned) for group in sorted({claim["entities"]["group"] for claim in led})]


def _led_before(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
    """The one group that somebody heads, as the document has told so far, or the last one whose head a pronoun may mean."""
    groups = led_groups(layers, list(tokens))
    if groups:
        return [Where(groups[0])]
    last = tokens[-1]
    if last.pos_ != "PRON" or last.lower_ not in _PERSONAL or layers.mention(last) is not None:
        return []
    where = spoken_of(layers, last)
    heads = [] if where is None else layers.claims_with("membership", "group", where.group)
    headed = any(claim["values"]["capacity"] == "head" and claim["modality"] != "denied" for claim in heads)
    return [where] if where is not None and headed else []


def bodies_of_many(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
    """A named body that a text gives the people of ("the Accounts Committee: A, B and C"): it is a group here."""
    found: list[Where] = []
    for token in tokens:
        word = noun_of(token)
        rows = [layers.entity(token)] if layers.entity(token) is not None else _called(layers, word)
        for body in rows if word in group_rules().words.bare else ():
            if body is not None and layers.kind(body) == "organisation":
                layers.turn_into_group(body)
                found.append(Where(body, [token]))
    return found


def _called(layers: Layers, word: str) -> list[int]:
    """The one named body of a document that a noun can be short for."""
    rows = enumerate(layers.entities)
    named = [i for i, row in rows if row["kind"] == "organisation" and word in row["name"].lower().split()]
    return named if len(named) == 1 else []


def _leads(claim: ClaimRow) -> bool:
    """Whether those who go with a member are members too."""
    head = claim["modality"] == "asserted" and claim["values"]["capacity"] == "head"
    return head or claim["modality"] == "reported"  # who is expected to be in it, with others


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
    return GroupFinder(layers).place(read_side(layers, noun, senders[0]))


def _team_of(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
    """The delegation of a country or body that several people are said to represent, made where sides talk and it has none."""
    if not tokens or not layers.once(speaks_of_talks) or len({layers.entity(token) for token in tokens}) != 1:
        return []
    entity = layers.entity(tokens[0])
    sender = entity if entity is not None and can_send(layers, entity) else None
    if sender is None and (
        tokens[0].pos_ != "PROPN" or (entity is not None and layers.kind(entity) not in {"unnamed", "place"})
    ):
        return []
    group = None if sender is None else only_team_of(layers, sender)
    if group is None:
        name = tokens[0].text if sender is None else layers.entities[sender]["name"]
        group = layers.add_entity("group", f"{name} side", sender=sender)
    return [Where(group, tokens)]


def _of_traveller(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
    """The delegation that a text speaks of as that of somebody who travels with others: his country's, or the only one."""
    people = [person for token in tokens if (person := person_at(layers, token)) is not None]
    if len(people) != 1:
        return []
    side = side_of(layers, people[0][0])
    group = None if side is None else only_team_of(layers, side)
    if group is None:
        rows = layers.entities
        teams = [g for g in layers.groups if class_of(layers, g) == "delegation" and rows[g]["time"] is None]
        with_ = [g for g in teams if _ACCOMPANYING in rows[g]["name"].lower().split()]
        teams = [g for g in with_ or teams if with_ or rows[g]["sender"] in {None, side}]
        group = teams[0] if len(teams) == 1 and (with_ or len(layers.groups) == 1) else None
    return [] if group is None else [Where(group)]


def _by_slate(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
    """The group whose list a text speaks of: "is on the list"."""
    found = spoken_of(layers, tokens[0])
    return [] if found is None else [found]


def _shared(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
    """The last group in which somebody is told to be or to have been: "B took her place"."""
    people = [person for token in tokens if (person := person_at(layers, token)) is not None]
    claims = [claim for person, _ in people for claim in layers.claims_about("membership", person)]
    groups = [claim["entities"]["group"] for claim in claims if layers.kind(claim["entities"]["group"]) == "group"]
    return [Where(group) for group in groups[-1:]]


def _seated(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
    """The one group in which somebody is told to be in the same sentence or the one before it: "A replaced B"."""
    first = sentence(tokens[0]).start
    first = sentence(layers.doc[first - 1]).start if first > layers.block(tokens[0])["start"] else first
    people = [person for token in tokens if (person := person_at(layers, token)) is not None]
    groups = {
        claim["entities"]["group"]
        for person, _ in people
        for claim in layers.claims_about("membership", person)
        if first <= claim["evidence"][0] <= tokens[0].i + MANY and claim["modality"] != "denied"
        if layers.kind(claim["entities"]["group"]) == "group"
    }
    return [Where(group) for group in groups] if len(groups) == 1 else []


def _body(layers: Layers, tokens: Sequence[Token]) -> list[Where]:
    """The body that a noun means, made a group where nothing has told of it: "the Board elected A as its chair"."""
    return [Where(group, (noun,)) for noun in tokens if (group := _group_of_body(layers, noun)) is not None]


def _group_of_body(layers: Layers, noun: Token) -> int | None:
    found = ensure_group(layers, noun)
    if found is not None and layers.kind(found) == "group":
        return found
    word = noun.lemma_.lower()
    known = [g for g in layers.groups if word in layers.entities[g]["name"].lower().split()]
    if known:
        return known[-1] if len(known) == 1 else None
    row = None if found is None else layers.mention(noun)
    if found is not None and row is not None:
        if row["end"] != noun.i + 1 or row["start"] < noun.i - 1:
            return None  # "the National Labor Board": a body with a name of its own
        layers.turn_into_group(found)  # the model took the word for a body's name
        return found
    group = layers.add_entity("group", layers.doc[noun.i : noun.i + 1].text)
    layers.add_mention(group, noun.i, noun.i + 1, "nominal")
    return group


Finder = Callable[[Layers, Sequence[Token]], list[Where]]

FINDERS: Mapping[str, Finder] = {
    "group": _named,
    "leader": led_by,
    "side": _of_side,
    "sent": _sent,
    "sender": _team_of,
    "traveller": _of_traveller,
    "slate": _by_slate,
    "body": _body,
    "shared": _shared,
    "seated": _seated,
}
"""Place of a frame -> the groups that the tokens at it tell."""
