"""Memberships by the frames of rules/en/groups.yaml: who stands at their places, in which group, and how surely it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from newsgraph.nlp.frames import Frames, Standing
from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.grammar.paths import Path
from newsgraph.nlp.grammar.tree import sentence, subtree
from newsgraph.nlp.grammar.words import governing
from newsgraph.nlp.groups.senders import class_by_words
from newsgraph.nlp.groups.sorts import class_of
from newsgraph.nlp.memberships.appointments import placed_in
from newsgraph.nlp.memberships.capacity import capacity_of
from newsgraph.nlp.memberships.certainty import Certainty, contrary, is_undone, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_at, person_named
from newsgraph.nlp.memberships.finding import FINDERS, MANY, bodies_of_many
from newsgraph.nlp.memberships.inverted import (
    away,
    beside,
    colon,
    colon_after,
    counted,
    elected,
    later_colon,
    name_before,
    noun_before,
    offered,
    opening,
    relative_of,
    side_opening,
    those_before,
)
from newsgraph.nlp.memberships.listed import company, company_behind, items_around, items_from
from newsgraph.nlp.memberships.of_whom import is_by_another, is_of_several, people_of_clause
from newsgraph.nlp.memberships.where import Where, spoken_nearby, spoken_of
from newsgraph.nlp.mentions.enumerations import Item
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import word_beside
from newsgraph.rules import per_rules
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import MembershipFrame, group_rules
from newsgraph.rules.titles import is_title_head

_FURTHER = frozenset({"member", "list", "clause", "company", "proof", "meeting"})
_SEVERAL = 2
_WITH = frozenset({"with"})
_PRONOUNS = closed().it
_SINGULAR = frozenset({"VBZ", "VBD"})
_FUNCTIONS: Mapping[str, Path] = {
    function.__name__: function
    for function in (
        company,
        opening,
        beside,
        away,
        counted,
        colon,
        colon_after,
        elected,
        later_colon,
        name_before,
        noun_before,
        offered,
        placed_in,
        relative_of,
        side_opening,
        those_before,
    )
}


@dataclass(frozen=True, slots=True)
class _Member:
    """Somebody at a place of a frame, the token that says so, and the item of a list that may tell a capacity."""

    entity: int
    token: Token
    item: Item | None = None


@per_rules
def membership_frames(*finders: str) -> Frames[MembershipFrame]:
    """The frames that tell their group in one of these ways (see `finding`)."""
    words = group_rules().words
    frames = [frame for frame in words.frames if {name.removesuffix("?") for name in frame.at} & set(finders)]
    lists = {name: value for name, value in vars(words).items() if isinstance(value, frozenset)}
    return Frames(frames, (), _FURTHER | set(finders), lists, _FUNCTIONS)


def read_frames(frames: Frames[MembershipFrame], layers: Layers, token: Token) -> None:
    """Adds the memberships that the frames on a token tell."""
    for standing in frames.read(token):
        members = _members(layers, standing) or _listed(layers, standing)
        if standing.frame.several and len(members) < _SEVERAL:
            continue
        if not members and not standing.frame.parties:
            continue
        groups = _groups(layers, standing, many=len(members) >= MANY)
        if not members:
            groups = [where for where in groups if _is_coalition(layers, where.group)]
            members = _parties(layers, standing) if groups else []
        if groups and members and not _is_of_before(standing):
            _tell(layers, standing, members, groups)


def _is_of_before(standing: Standing[MembershipFrame]) -> bool:
    """Whether "it" is a group as it was at another time: "A, who led it in earlier rounds"."""
    pronoun = any(token.lower_ in _PRONOUNS for token in standing.at("group"))
    earlier = group_rules().words.earlier
    behind = (
        token for token in subtree(standing.token) if token.i > standing.token.i
    )  # not "A, a former judge, leads it"
    return pronoun and any(token.lower_ in earlier and not _is_apposed(token, standing.token) for token in behind)


def _is_apposed(token: Token, verb: Token) -> bool:
    """Whether a word below a verb tells who somebody is: "It hired A, a former judge"."""
    while token.i != verb.i and token.dep_ != "appos":
        token = token.head
    return token.i != verb.i


def _members(layers: Layers, standing: Standing[MembershipFrame]) -> list[_Member]:
    """The people at the first of the frame's paths that holds any: what is coordinated there, and what is listed."""
    verb = standing.token
    for tokens in standing.ways("member"):
        people = dict(people_of_clause(layers, verb, tokens))
        listed = {item.name["entity"]: item for item in items_around(layers, verb, tokens)}
        if standing.frame.capacity == "head" and len(people | listed) > 1:
            end = company_behind(verb)
            people = {entity: token for entity, token in people.items() if token.i < end}
            listed = {entity: item for entity, item in listed.items() if item.name["start"] < end}
        people |= dict(person_named(layers, item.name) for entity, item in listed.items() if entity not in people)
        people = {entity: token for entity, token in people.items() if not is_by_another(verb, token)}
        found = [_Member(entity, token, listed.get(entity)) for entity, token in people.items()]
        if verb.dep_ == "relcl" and tokens[0].i < verb.i:
            before = [member for member in found if member.token.i < verb.i]
            found = before if is_of_several(verb) else before[-1:]  # "A, B and C, who leads it": of C
        if found:
            return found
    return []


def _own_capacity(layers: Layers, item: Item | None, group: int | None = None) -> str | None:
    return None if item is None else capacity_of(layers, item, group)


def _listed(layers: Layers, standing: Standing[MembershipFrame]) -> list[_Member]:
    """The people of the list that begins after the token at the place `list`."""
    for tokens in standing.ways("list"):
        start = tokens[-1].i + 1
        while start < len(layers.doc) and layers.doc[start].text in {":", ","}:
            start += 1  # "three new members: A, B and C"
        items = items_from(layers, start)
        if standing.frame.capacity == "head" and standing.token.tag_ in _SINGULAR:
            items = items[:1]  # "Leading the mission is A, a friend of B"
        found = [_Member(*person_named(layers, item.name), item) for item in items]
        if found:
            return [m for m in found if not standing.frame.placed or _own_capacity(layers, m.item)]
    return []


def _groups(layers: Layers, standing: Standing[MembershipFrame], *, many: bool) -> list[Where]:
    for name, find in FINDERS.items():
        for tokens in standing.ways(name):
            found = find(layers, tokens)
            if found and not (many and layers.kind(found[0].group) == "organisation"):
                return found
    bodies = [body for tokens in standing.ways("group") for body in bodies_of_many(layers, tokens)] if many else []
    if bodies:
        return bodies[:1]
    spoken = spoken_of(layers, standing.token) if standing.frame.spoken else None
    if standing.frame.near:
        spoken = spoken_nearby(layers, standing.token)
    if spoken is not None and _speaks_for(standing.token) and _is_of_a_side(layers, spoken.group):
        return []  # "The government delegation met. The unions are represented by A"
    if spoken is None or (_tells_absence(standing) and _goes_nowhere(layers, spoken.group, standing.token)):
        return []  # a staff goes nowhere: "her lawyers' team said she did not attend the meeting"
    return [spoken]


def _speaks_for(verb: Token) -> bool:
    return verb.lemma_.lower() in group_rules().words.representing


def _tells_absence(standing: Standing[MembershipFrame]) -> bool:
    return standing.frame.denied or any(child.dep_ == "neg" for child in standing.token.children)


def _goes_nowhere(layers: Layers, group: int, verb: Token) -> bool:
    """Whether a group is somebody's staff ("her legal team"), or one that sits where a verb tells of going: "The panel met. A did not come"."""
    words = layers.entities[group]["name"].lower().split()
    staff = class_by_words(words) == "team" and group_rules().words.bare.isdisjoint(words)
    return staff or (class_of(layers, group) != "delegation" and verb.lemma_.lower() in group_rules().words.going)


def _is_of_a_side(layers: Layers, group: int) -> bool:
    """Whether a group is one side's by its name: "the government delegation"."""
    return not group_rules().words.sides.isdisjoint(layers.entities[group]["name"].lower().replace("'s", "").split())


def _parties(layers: Layers, standing: Standing[MembershipFrame]) -> list[_Member]:
    """The bodies at the member's place: the parties of a coalition."""
    found = ((layers.entity(token), token) for tokens in standing.ways("member") for token in tokens)
    return [_Member(e, token) for e, token in found if e is not None and layers.kind(e) == "organisation"]


def _is_coalition(layers: Layers, group: int) -> bool:
    return layers.entities[group]["name"].split()[-1].lower() in group_rules().words.of_parties


def _tell(
    layers: Layers, standing: Standing[MembershipFrame], members: Sequence[_Member], groups: Sequence[Where]
) -> None:
    certainty = _certainty(layers, standing)
    if certainty is None:
        return
    frame, word = standing.frame, standing.token
    others = standing.at("company") if certainty.modality != "denied" else ()
    capacity = frame.capacity or _capacity(word)
    status = None if certainty.modality == "denied" else frame.status
    rule = frame.partial if frame.partial and _has_unnamed(word) else frame.rule
    for where in groups:
        proof = [word, *standing.at("proof"), *where.proof]
        told = Telling(
            rule, where.limit(certainty), proof, capacity, where.support, status, occurrence=frame.occurrence
        )
        for member in members:
            asked = certainty.modality != "denied" and frame.capacity is None
            own = (_own_capacity(layers, member.item, where.group) if asked else None) or capacity
            add_membership(layers, (member.entity, member.token), where.group, replace(told, capacity=own))
        _add_leaders(layers, standing.at("traveller"), where.group, told)
        for token in others:
            person = person_at(layers, token)
            if person is not None:
                own = "head" if capacity == "head" and _is_joint(word) else "member"
                add_membership(layers, person, where.group, Telling(frame.rule, certainty, proof, own))


def _is_joint(verb: Token) -> bool:
    """As in "will co-chair it alongside A", which the tokeniser may cut."""
    return verb.lemma_.lower().startswith("co-") or [t.lower_ for t in verb.doc[max(verb.i - 2, 0) : verb.i]] == [
        "co",
        "-",
    ]


def _add_leaders(layers: Layers, tokens: Sequence[Token], group: int, told: Telling) -> None:
    """Those who are accompanied by a delegation's people head it."""
    for token in tokens:
        person = person_at(layers, token)
        if person is not None:
            add_membership(layers, person, group, replace(told, capacity="head"))


def _certainty(layers: Layers, standing: Standing[MembershipFrame]) -> Certainty | None:
    """How surely a frame tells what it does; None where it leaves it open."""
    clause = standing.at("clause") if "clause" in standing.places else (standing.token,)
    told = Certainty("asserted")
    if standing.frame.passing and any(map(_is_wanted, standing.at("member"))):
        return None
    if clause and not standing.frame.passing:
        judged = judge(layers, clause[0])
        if judged is None:
            return None
        told = judged
    undone = told.modality != "denied" and standing.frame.revocable and is_undone(standing.token)
    return contrary(told) if standing.frame.denied or undone else told


def _is_wanted(member: Token) -> bool:
    """Whether somebody is only wanted where he is said to be: "he had wanted A on the panel"."""
    word = governing("to", member.head, "active") if member.dep_ == "dobj" else None
    return word is not None and word.class_ in {"wanting", "willing"}


def _has_unnamed(verb: Token) -> bool:
    """Whether people without names are among what follows a verb: "two lawyers", "several officials", "others"."""
    people = group_rules().words.counted_people | {"other"}
    after = verb.doc[verb.i + 1 : sentence(verb).end]
    return any(
        token.tag_ in {"NNS", "NNPS"}
        and token.dep_ in {"dobj", "conj", "pobj", "attr"}
        and (token.lemma_.lower() in people or is_title_head(token.lemma_))
        and not any(child.dep_ == "appos" for child in token.children)
        for token in after
    )


def _capacity(verb: Token) -> str:
    """The capacity that "as" gives: "joined the delegation as an adviser"."""
    for token in prepositional(verb, "as"):
        if word_beside(token.head, -1) in {",", "and"}:
            continue  # "consists of A and, as observer, B"
        if any(other.lower_ in _WITH for other in verb.doc[verb.i + 1 : token.head.i]):
            continue  # "include A and B, with C as their spokesman"
        place = group_rules().positions.get(token.lemma_.lower(), token.lemma_.lower())
        second = any(child.lower_ in group_rules().words.deputies for child in token.lefts)
        return "deputy head" if place == "head" and second else place  # "stays on as vice chair"
    return "member"
