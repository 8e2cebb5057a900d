"""What a noun of attitude is to: behind its preposition, in its infinitive or clause, past what stands in between."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import each, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.stances.clauses import asked_for
from newsgraph.nlp.stances.deeds import (
    INFINITIVES,
    Aim,
    asked_of,
    deed,
    is_at_stake,
    is_ending_deed,
    is_furthering_deed,
    is_infinitive,
    is_resigning,
    is_silence,
)
from newsgraph.nlp.stances.heads import is_so_called
from newsgraph.nlp.stances.noun_owners import given_to
from newsgraph.nlp.stances.participants import Parties
from newsgraph.rules.attitude_shapes import Entry
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_HOLDERS = closed().holders
_TARGETS = frozenset({"NOUN", "PROPN", "PRON"})
_CLAUSES = frozenset({"acl", "ccomp", "relcl"})
_MARKS = frozenset({"mark"})
_ADVERBIAL = frozenset({"advcl", "xcomp"})
_TOLD: frozenset[str] = frozenset({"that", "that-subject", "that-wanted"})


def aims_of(parties: Parties, noun: Token, entry: Entry) -> Iterator[Aim]:
    """The targets of a noun of attitude, each with whether it turns the polarity round."""
    given = [] if entry.frame.named else parties.targets(given_to(parties, noun))  # "gave Ann practically no choice"
    if given:
        yield from ((party, False) for party in given)
        return
    ways = INFINITIVES.intersection(entry.frame.target)
    if ways:
        asked = list(_asked(parties, noun, ways))
        if asked:  # "a call for the council to scrap the fee"
            yield from asked
            return
    links = entry.frame.target if entry.link is None else (entry.link,)
    for token in prepositional(noun, *links) or _carried(noun, links) or _past_date(noun, links) or _aimed_at(noun):
        party = parties.target(token) if token.pos_ in _TARGETS or is_so_called(token) else None
        if party is not None:
            at_stake = entry.frame.anxious and is_at_stake(parties, parties.head(party))
            wrong = (entry.frame.things and not at_stake and parties.is_person(party)) or (
                entry.frame.named and not parties.is_named(party)
            )
            if not wrong:
                yield party, at_stake
        elif token.dep_ == "pcomp" and token.tag_ == "VBG":
            yield from deed(parties, token)
    for way in _TOLD.intersection(entry.frame.target):
        for child in _clauses(noun, past_owner=way != "that"):
            yield from asked_for(parties, noun, child, way)


def _clauses(noun: Token, *, past_owner: bool) -> Iterator[Token]:
    """The clauses that tell what an attitude is to; where `past_owner`, also from an owner before it ("complaints from Ann | that …")."""
    owners = prepositional(noun, *_HOLDERS) if past_owner else []
    for word in (noun, *owners):
        for child in children_of(word):
            if child.dep_ in _CLAUSES:
                marked = any(item.lower_ == "that" for item in children_as(child, _MARKS))
                if marked or (child.dep_ != "relcl" and child.tag_ != "VBN" and not past_owner):
                    yield child


def _past_date(noun: Token, links: Sequence[str]) -> list[Token]:
    """What stands behind a date in between: "his rejection in May of the plan"."""
    when = (token for token in prepositional(noun, *closed().dating) if token.ent_type_ == "DATE")
    return [item for token in when for item in prepositional(token, *links)]


def _aimed_at(noun: Token) -> list[Token]:
    """Whom an attitude is turned to by a verb in the passive ("her sharpest criticism was directed at the mayor")."""
    verb = noun.head
    aimed = noun.dep_ == "nsubjpass" and verb.lemma_ in attitudes().aiming
    return prepositional(verb, "at", "for", "against", "toward", "towards") if aimed else []


def _carried(noun: Token, links: Sequence[str]) -> list[Token]:
    """What stands after a preposition of the noun that the parser hung from its verb ("expressed solidarity | with them")."""
    if noun.dep_ != "dobj" or noun.head.lemma_ not in attitudes().light_verbs | attitudes().dropping:
        return []
    wanted = attitudes().carried.intersection(links)
    behind = [token for token in prepositional(noun.head, *wanted) if token.i > noun.i]
    given = (
        child
        for child in children_of(noun.head)
        if child.dep_ == "dative" and child.lower_ in wanted and child.i > noun.i
    )
    return behind or each(item for child in given for item in children_of(child) if item.dep_ == "pobj")


def _asked(parties: Parties, noun: Token, ways: Collection[str]) -> Iterator[Aim]:
    """The deed asked for or promised: "his promise to scrap the fee", "the call for the council to scrap the fee"."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    asked = (
        after.head if after.lower_ == "for" and after.dep_ == "mark" else asked_of(parties, prepositional(noun, "for"))
    )
    behind = _purposes(noun) if "to-do" not in ways else ()
    for clause in (*([] if asked is None else [asked]), *children_of(noun), *behind):
        if not is_infinitive(clause) or clause.dep_ not in {"acl", "xcomp", "relcl", "advcl"}:
            continue
        aims = list(_of_deed(parties, clause, ways))
        if aims:
            yield from aims
            return


def _of_deed(parties: Parties, clause: Token, ways: Collection[str]) -> Iterator[Aim]:
    """What a deed is for or against, where it is of a sort that the noun's frame asks for."""
    if is_resigning(clause):  # "a call for the mayor to step down"
        yield from (
            (party, True) for party in parties.targets([*subjects_of(clause), *prepositional(clause.head, "for")])
        )
    elif "to-do" in ways:
        if not is_silence(parties, clause):  # "in a call to comment on the vote"
            yield from deed(parties, clause)
    elif is_ending_deed(clause):
        yield from (aim for aim in deed(parties, clause) if aim[1])
    elif "to-further" in ways and is_furthering_deed(clause):
        yield from deed(parties, clause)


def _purposes(noun: Token) -> Iterator[Token]:
    """What somebody does a thing for, where the parser hung it from the verb ("filed a lawsuit | to stop the sale")."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in attitudes().light_verbs:
        yield from (child for child in children_as(noun.head, _ADVERBIAL) if child.i > noun.i)
