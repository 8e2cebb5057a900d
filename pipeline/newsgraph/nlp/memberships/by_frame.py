"""Memberships by the frames of rules/en/groups.yaml: who stands at their places, in which group, and how surely it is told."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from newsgraph.nlp.frames import Frames, Standing
from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.memberships.certainty import Certainty, contrary, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_at
from newsgraph.nlp.memberships.finding import FINDERS, Where
from newsgraph.nlp.memberships.listed import Found, with_listed
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import MembershipFrame, group_rules
from newsgraph.rules.titles import is_title_head

_FURTHER = frozenset({"clause", "company", "proof", "meeting"})


@cache
def membership_frames(*finders: str) -> Frames[MembershipFrame]:
    """The frames that tell their group in one of these ways (see `finding`)."""
    words = group_rules().words
    frames = [frame for frame in words.frames if {name.removesuffix("?") for name in frame.at} & set(finders)]
    lists = {name: value for name, value in vars(words).items() if isinstance(value, frozenset)}
    return Frames(frames, {"member"}, _FURTHER | set(finders), lists, {"company": company_of})


def read_frames(frames: Frames[MembershipFrame], layers: Layers, token: Token) -> None:
    """Adds the memberships that the frames on a token tell."""
    for standing in frames.read(token):
        members = _members(layers, standing)
        if not members and not standing.frame.parties:
            continue
        groups = _groups(layers, standing)
        if not members:
            groups = [where for where in groups if _is_coalition(layers, where.group)]
            members = _parties(layers, standing) if groups else []
        if groups and members:
            _tell(layers, standing, members, groups)


def _members(layers: Layers, standing: Standing[MembershipFrame]) -> Found:
    """The people at the first of the frame's paths that holds any: what is coordinated there, and what is listed."""
    for tokens in standing.ways("member"):
        people = [person for token in tokens if (person := person_at(layers, token)) is not None]
        found = with_listed(layers, people, standing.token, tokens)
        if found:
            return found
    return []


def _groups(layers: Layers, standing: Standing[MembershipFrame]) -> list[Where]:
    for name, find in FINDERS.items():
        for tokens in standing.ways(name):
            found = find(layers, tokens)
            if found:
                return found
    return []


def _parties(layers: Layers, standing: Standing[MembershipFrame]) -> Found:
    """The bodies at the member's place: the parties of a coalition."""
    found = ((layers.entity(token), token) for tokens in standing.ways("member") for token in tokens)
    return [(e, token) for e, token in found if e is not None and layers.kind(e) == "organisation"]


def _is_coalition(layers: Layers, group: int) -> bool:
    return layers.entities[group]["name"].split()[-1].lower() in group_rules().words.of_parties


def _tell(layers: Layers, standing: Standing[MembershipFrame], members: Found, groups: list[Where]) -> None:
    certainty = _certainty(layers, standing)
    if certainty is None:
        return
    frame, word = standing.frame, standing.token
    company = standing.at("company") if certainty.modality == "asserted" else ()
    capacity = frame.capacity or _capacity(word)
    status = None if certainty.modality == "denied" else frame.status
    rule = frame.partial if frame.partial and _has_unnamed(word) else frame.rule
    for where in groups:
        proof = [word, *standing.at("proof"), *where.proof]
        told = Telling(rule, where.limit(certainty), proof, capacity, status=status)
        for member in members:
            add_membership(layers, member, where.group, told)
        for token in company:
            person = person_at(layers, token)
            if person is not None:
                add_membership(layers, person, where.group, Telling(frame.rule, certainty, proof))


def _certainty(layers: Layers, standing: Standing[MembershipFrame]) -> Certainty | None:
    """How surely a frame tells what it does; None where it leaves it open."""
    clause = standing.at("clause") if "clause" in standing.places else (standing.token,)
    told = Certainty("asserted")
    if clause and not standing.frame.passing:
        judged = judge(layers, clause[0])
        if judged is None:
            return None
        told = judged
    return contrary(told) if standing.frame.denied else told


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


def company_of(verb: Token) -> list[Token]:
    """Whom somebody does something together with: "together with A", "along with A", "alongside A"."""
    found: list[Token] = []
    for child in verb.children:
        if child.lower_ in {"together", "along"} or child.lower_ == "alongside":
            found += prepositional(child, "with") + [token for token in child.children if token.dep_ == "pobj"]
        elif child.lower_ == "with" and child.i > 0 and child.nbor(-1).lower_ in {"together", "along"}:
            found += [token for token in child.children if token.dep_ == "pobj"]
    return found


def _capacity(verb: Token) -> str:
    """The capacity that "as" gives: "joined the delegation as an adviser"."""
    for token in prepositional(verb, "as"):
        return group_rules().positions.get(token.lemma_.lower(), token.lemma_.lower())
    return "member"
