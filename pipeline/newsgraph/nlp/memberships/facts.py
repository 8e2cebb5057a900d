"""Writing memberships: whose words stand for a person, which words prove the claim, and no claim twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from newsgraph.nlp.grammar.functions import SUBJECTS
from newsgraph.nlp.grammar.numbers import number_of
from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.senders import sender_of
from newsgraph.nlp.memberships.capacity import capacity_beside
from newsgraph.nlp.memberships.certainty import Certainty, is_left_out
from newsgraph.nlp.memberships.kin import kin_at
from newsgraph.nlp.memberships.occurrences import Occurrence, is_until_then, occurrence_of
from newsgraph.nlp.memberships.terms import Term, term_of
from newsgraph.nlp.mentions.enumerations import names_of_people
from newsgraph.nlp.page.layers import Layers, MentionRow, TokenSpan, head_of
from newsgraph.rules.groups import group_rules
from newsgraph.rules.title_tables import Status

_NUMBERS = {"both": 2, "pair": 2, "duo": 2, "trio": 3, "quartet": 4}
_FEWEST = 2
_THEY = "they"
_FAR = 30
"""Tokens between a member and the words that place it, beyond which the evidence is cut and the member is support."""


def person_at(layers: Layers, token: Token) -> tuple[int, Token] | None:
    """The person that a token stands for, and the token that says so: the name set beside a title ("the aide, A B") or itself."""
    # The parser hangs the second item of "He was joined by A; B" from "he", which has no name set beside it.
    beside = [child for child in token.children if child.dep_ == "appos" and child.i > token.i and token.pos_ != "PRON"]
    for candidate in (*beside, token):
        entity = layers.entity(candidate)
        if entity is not None and layers.kind(entity) == "person" and _heads(layers, candidate):
            return entity, candidate
    return kin_at(layers, token)


def _heads(layers: Layers, token: Token) -> bool:
    """Whether the mention is the token's own, and not a longer one that it merely lies in ("Obama" in "the Obama visit")."""
    mention = layers.mention(token)
    if mention is None:
        return False
    return mention["type"] == "name" or mention["end"] == token.i + 1 or layers.span(mention).root.i == token.i


def person_named(layers: Layers, name: MentionRow) -> tuple[int, Token]:
    """The person whom a name stands for, and the token that heads it."""
    return name["entity"], head_of(layers.span(name))


def persons_of(layers: Layers, tokens: Iterable[Token]) -> Iterator[tuple[int, Token]]:
    """The people that coordinated tokens stand for, each with its token."""
    for first in tokens:
        for token in conjuncts_of(first):
            yield from people_at(layers, token)


def people_at(layers: Layers, token: Token) -> list[tuple[int, Token]]:
    """The person that a token stands for, or those whom it counts."""
    person = person_at(layers, token)
    if person is not None:
        return [person]
    return _they(layers, token) if token.lower_ == _THEY else _those_meant(layers, token)


def _they(layers: Layers, word: Token) -> list[tuple[int, Token]]:
    """Whom "they" means where it opens a sentence and the one before has two people or more as its subject: "A and B left. They ..."."""
    within = sentence(word)
    if word.dep_ not in SUBJECTS or word.i != within.start or within.start == 0 or layers.mention(word) is not None:
        return []
    verb = sentence(layers.doc[within.start - 1]).root
    subjects = [token for child in verb.children if child.dep_ in SUBJECTS for token in conjuncts_of(child)]
    people = [person_at(layers, token) for token in subjects]
    told = [person for person in people if person is not None]
    return told if len(told) == len(people) >= _FEWEST else []


def _those_meant(layers: Layers, word: Token) -> list[tuple[int, Token]]:
    """Whom "the two", "both" or "the two Norwegians" mean: the people that the sentence before names, where they are so many."""
    counting = _counting(word)
    number = _NUMBERS.get(counting.lower_) or (number_of(counting.lower_) if counting.pos_ == "NUM" else None)
    within = sentence(word)
    if number is None or number < _FEWEST or word.dep_ not in SUBJECTS or within.start == 0:
        return []
    before = [child for child in word.lefts if not child.is_punct and child.i != counting.i]
    if any(child.lower_ != "the" for child in before) or (not before and counting.lower_ != "both"):
        return []
    along = group_rules().words.along
    if any(child.dep_ in {"prep", "relcl", "acl"} and child.lower_ not in along for child in word.rights):
        return []  # "the two men on the left", but "the two, along with A,"
    named = layers.once(names_of_people)
    last = sentence(layers.doc[within.start - 1])
    rows = [named[i] for i in range(last.start, last.end) if i in named]
    people = {row["entity"]: person_named(layers, row) for row in rows}
    return list(people.values()) if len(people) == number else []


def _counting(word: Token) -> Token:
    """The number by which people are meant: the word itself, or what stands before it ("the two women", "both lawyers")."""
    if word.tag_ not in {"NNS", "NNPS"}:
        return word
    return next((child for child in word.lefts if child.dep_ == "nummod" or child.lower_ == "both"), word)


@dataclass(frozen=True, slots=True)
class Telling:
    """How a text tells a membership: by which rule, how surely, in which tokens, as what.

    The evidence reaches from the first to the last token of `proof`, and over the member where that is near. `status`
    is told of bodies that outlast an occasion, and only by words ("a former member"); `start`, `end` are time rows.
    A group's sender is no member of it, unless the words tell of just that (`sender_too`: a party leads a coalition).
    `occurrence`: it is told as the member's first or last; where it is None, `proof` is asked.
    """

    rule: str
    certainty: Certainty
    proof: Sequence[Token] | Span
    capacity: str = "member"
    support: tuple[TokenSpan, ...] = ()
    status: Status | None = None
    start: int | None = None
    end: int | None = None
    sender_too: bool = False
    occurrence: Occurrence | None = None


def add_membership(layers: Layers, member: tuple[int, Token], group: int, told: Telling) -> None:
    """Adds a membership claim, unless the same words have given it already."""
    entity, token = member
    named = layers.mention(token)
    if is_left_out(token, token.i if named is None else named["start"]):
        told = replace(told, certainty=replace(told.certainty, modality="denied"))
    if told.capacity == "member" and named is not None and named["type"] == "name":
        told = replace(told, capacity=capacity_beside(layers, named, group) or "member")
    if told.certainty.status is not None and told.status is None:
        told = replace(told, status=told.certainty.status)
    timed = _with_occurrence(layers, told, entity, group)
    if timed is None:
        return
    told = timed
    if layers.kind(entity) != "person" and (
        entity == group or (not told.sender_too and entity == sender_of(layers, group))
    ):
        return
    told = _with_term(layers, told, entity, group) if layers.kind(group) == "organisation" else told
    times = [layers.times[time] for time in (told.start, told.end) if time is not None]
    evidence, further = _evidence(layers, token, [*(t.i for t in told.proof), *(row["end"] - 1 for row in times)])
    entities = {"member": entity, "group": group}
    known = layers.claims_about("membership", entity)
    if any(claim["entities"] == entities and claim["evidence"] == evidence for claim in known):
        return
    layers.add_claim(
        "membership",
        f"membership.{told.rule}",
        evidence,
        entities=entities,
        values={"capacity": told.capacity, "status": told.status, "occurrence": told.occurrence},
        times={"start": told.start, "end": told.end},
        support=[*told.support, *further],
        modality=told.certainty.modality,
        source=told.certainty.source,
        hedges=told.certainty.hedges,
    )


def _with_term(layers: Layers, told: Telling, member: int, body: int) -> Telling:
    """With the term that the role of the same words tells ("a member of the B Party since 2009")."""
    if told.status or told.start is not None or told.end is not None:
        return told
    terms = (term_of(layers, member, body, token.i) for token in told.proof)
    term = next((term for term in terms if term != Term()), Term())
    return replace(told, status=term.status, start=term.start, end=term.end)


def _with_occurrence(layers: Layers, told: Telling, member: int, group: int) -> Telling | None:
    """With whether it is the first or the last time; "had not sat in it before" denies nothing of a member, nor of others."""
    if told.capacity != "member":
        return replace(told, occurrence=None)  # who leads it for the first time may have been in it
    if told.certainty.modality != "denied":
        return replace(told, occurrence=told.occurrence or occurrence_of(told.proof[0]))
    if not is_until_then(told.proof[0]):
        return replace(told, occurrence=None)
    known = (claim for claim in layers.claims_about("membership", member) if claim["entities"]["group"] == group)
    if all(claim["modality"] == "denied" for claim in known):
        return None
    return replace(told, certainty=Certainty("asserted"), occurrence="first")


def _evidence(layers: Layers, member: Token, proof: list[int]) -> tuple[TokenSpan, list[TokenSpan]]:
    mention = layers.mention(member)
    start, end = (mention["start"], mention["end"]) if mention is not None else (member.i, member.i + 1)
    first, last = min(proof), max(proof) + 1
    further: list[TokenSpan] = []
    if mention is not None and mention["type"] != "name":
        name = max(
            (m for m in layers.mentions_of(mention["entity"]) if m["type"] == "name" and m["end"] <= start),
            key=lambda m: m["end"],
            default=None,
        )
        if name is not None:
            further.append((name["start"], name["end"]))
    if max(last, end) - min(first, start) <= _FAR:
        return (min(first, start), max(last, end)), further
    return (first, last), [*further, (start, end)]


def group_extent(layers: Layers, head: Token) -> list[Token]:
    """The tokens of a group's mention, with what dates it right after ("team in 2022", "team at the 2022 talks")."""
    mention = layers.mention(head)
    tokens = list(layers.span(mention)) if mention is not None else [head]
    time = layers.entities[mention["entity"]]["time"] if mention is not None else None
    if time is not None:
        row = layers.times[time]
        if head.i < row["start"] and row["end"] - head.i < 8 and row["start"] < sentence(head).end:
            tokens.append(layers.doc[row["end"] - 1])
            following = row["end"]
            if following < len(layers.doc) and layers.doc[row["start"]].head.i == following:
                tokens.append(layers.doc[following])
    return tokens
