"""Stances of nouns: "Ann's criticism of the plan", "drew criticism from Ann", "a critic of the plan"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import each, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.stances.advocates import advocacy
from newsgraph.nlp.stances.clauses import asked_for
from newsgraph.nlp.stances.deeds import (
    INFINITIVES,
    Aim,
    asked_of,
    deed,
    is_ending_deed,
    is_furthering_deed,
    is_infinitive,
    is_resigning,
    is_silence,
    things_of,
)
from newsgraph.nlp.stances.favours import had_from_others
from newsgraph.nlp.stances.heads import is_so_called
from newsgraph.nlp.stances.noun_owners import aims_past_owner, arising_in, carrier_of, carriers_of, given_to, owners_of
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.predicates import is_negated, is_open, turn
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.verbs import Pair, to_each_other
from newsgraph.rules.attitude_shapes import Entry, Polarity
from newsgraph.rules.attitudes import attitudes, noun_entries, opposite
from newsgraph.rules.closed import closed

_SCARCE = closed().scarce
_ARTICLES = closed().indefinite_articles
_HOLDERS = closed().holders
_TARGETS = frozenset({"NOUN", "PROPN", "PRON"})
_PARTICIPIAL = frozenset({"acl"})
_CLAUSES = frozenset({"acl", "ccomp", "relcl"})
_MARKS = frozenset({"mark"})
_ADVERBIAL = frozenset({"advcl", "xcomp"})
_TOLD: frozenset[str] = frozenset({"that", "that-subject", "that-wanted"})
_PARTICIPLES = frozenset({"VBN", "VBD"})


def read_noun(parties: Parties, noun: Token) -> Iterator[Reading]:
    """The stances that a noun of attitude names."""
    entries = noun_entries()
    for entry in entries.get(noun.lower_) or entries.get(noun.lemma_, []):
        pairs = advocacy(parties, noun, entry) if entry.frame.person else _attitude(parties, noun, entry)
        found = False
        for holder, target, side in pairs:
            found = True
            if holder.entity != target.entity:
                yield Reading(entry.rule, holder, target, side or entry.frame.polarity, noun, entry.frame.strength)
        if found:
            return


def read_view(parties: Parties, noun: Token) -> Iterator[Reading]:
    """`has a dim view of the plan`, `Ann's favorable opinion of it`: what somebody thinks of a thing, by the adjective."""
    if noun.lemma_ not in attitudes().holding_views:
        return
    side = next((side for child in children_of(noun) if child.dep_ == "amod" and (side := _view(child))), None)
    aims = [] if side is None else parties.targets(prepositional(noun, "of", "toward", "towards", "about"))
    if side is None or not aims or is_negated(parties.layers, noun) or _is_denied(parties, noun):
        return
    told_by = [item for child in children_as(noun, _PARTICIPIAL) for item in prepositional(child, "by")]
    for holder in parties.holders(owners_of(parties, noun) or told_by or carriers_of(parties, noun)):
        for target in aims:
            if holder.entity != target.entity:
                yield Reading("stance.view-of", holder, target, side, noun)


def _view(word: Token) -> Polarity | None:
    """Which way a view goes by its adjective ("dim", "favorable")."""
    return next((side for side, words in attitudes().views.items() if word.lower_ in words), None)


def read_goal(parties: Parties, noun: Token) -> Iterator[Reading]:
    """`his priority is to rebuild the bridge`, `her goal is ending the war`: the owner's stance to the deed."""
    verb = noun.head
    if noun.dep_ != "nsubj" or is_open(parties.layers, verb) or is_negated(parties.layers, verb):
        return
    clause = _said_to_be(verb)
    if clause is None or not things_of(clause) or not _says_which(things_of(clause)[0]):
        return
    for entry in noun_entries().get(noun.lemma_, ()):
        if "be" not in entry.frame.target:
            continue
        for holder in parties.holders([child for child in children_of(noun) if child.dep_ == "poss"]):
            for target, flipped in deed(parties, clause):
                polarity = opposite(entry.frame.polarity) if flipped else entry.frame.polarity
                yield Reading(entry.rule, holder, target, polarity, noun, entry.frame.strength, proof=(clause,))


def _says_which(thing: Token) -> bool:
    """Whether a deed's thing is told whole: not where the parser hung what is said of it elsewhere ("the process | started by Ann")."""
    doc = thing.doc
    torn = thing.pos_ == "NOUN" and thing.i + 1 < len(doc) and doc[thing.i + 1].tag_ in _PARTICIPLES
    return thing.pos_ in _TARGETS and not torn


def _said_to_be(verb: Token) -> Token | None:
    """The deed that a thing is said to be ("is to rebuild", "is rebuilding", which the parser takes for one verb)."""
    if any(child.dep_ == "aux" and child.lemma_ == "be" for child in children_of(verb)):
        return verb
    deeds = (child for child in children_of(verb) if child.dep_ in {"xcomp", "ccomp", "attr"} and child.i > verb.i)
    return next(
        (child for child in deeds if verb.lemma_ == "be" and (is_infinitive(child) or child.tag_ == "VBG")), None
    )


def _attitude(parties: Parties, noun: Token, entry: Entry) -> Iterator[Pair]:
    had = had_from_others(parties, noun, entry) if noun.lemma_ in attitudes().favours else None
    if had is not None:
        yield from had
        return
    owners = owners_of(parties, noun)
    behind = [] if owners else carriers_of(parties, noun) or arising_in(parties, noun, entry)
    late = parties.holders(behind) if behind and behind[0].i > noun.i else []  # before the target takes their words
    aims = list(_aims(parties, noun, entry)) or list(aims_past_owner(parties, noun, entry, owners))
    if not aims and not entry.frame.mutual:
        return
    ended = _is_ended(parties, noun)
    negated = ended or _is_scarce(noun) or is_negated(parties.layers, noun) or _is_denied(parties, noun)
    if _is_unvoiced(parties, noun) or (negated and not ended and entry.frame.negated == "none"):
        return
    holders = parties.holders(owners)
    if not holders:  # "renewed its commitment to", "renewed the ticket's pledge to"
        behind = carriers_of(parties, noun) or arising_in(parties, noun, entry) if owners else behind
        holders = late or parties.holders(behind)
        aims = [(parties.without(party, behind), flipped) for party, flipped in aims]
    for holder in holders:
        for target, flipped in aims:
            if not (flipped and ended):  # who drops a plan to ban the club need not be for it
                yield holder, target, opposite(entry.frame.polarity) if flipped != negated else None
    if not aims:
        yield from to_each_other(holders)


def _is_ended(parties: Parties, noun: Token) -> bool:
    """Whether somebody gives up an attitude, which turns it round ("withdrew her support", "dropped his objections")."""
    verb = noun.head
    told = noun.dep_ == "dobj" and verb.lemma_ in attitudes().dropping and not is_open(parties.layers, verb)
    return told and turn(parties.layers, verb) == "plain"


def _is_scarce(noun: Token) -> bool:
    """Whether hardly any of an attitude is told ("little support", but not "a little support")."""
    beside = {child.lower_ for child in children_of(noun)}
    return bool(beside & _SCARCE) and not beside & _ARTICLES


def _is_denied(parties: Parties, noun: Token) -> bool:
    """Whether the verb that says who has an attitude is negated ("does not have confidence in")."""
    verb = carrier_of(noun)
    return verb is not None and turn(parties.layers, verb) == "negated"


def _is_unvoiced(parties: Parties, noun: Token) -> bool:
    """Whether an attitude is only not told ("did not express support"), which leaves it open."""
    verb = carrier_of(noun)
    return (
        verb is not None
        and verb.lemma_ not in attitudes().holding | attitudes().being
        and (is_negated(parties.layers, noun) or turn(parties.layers, verb) == "negated")
    )


def _aims(parties: Parties, noun: Token, entry: Entry) -> Iterator[Aim]:
    given = parties.targets(given_to(parties, noun))
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
            wrong = (entry.frame.things and parties.is_person(party)) or (
                entry.frame.named and not parties.is_named(party)
            )
            if not wrong:
                yield party, False
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
        yield from ((party, True) for party in parties.targets([*subjects_of(clause), *prepositional(clause.head, "for")]))
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
