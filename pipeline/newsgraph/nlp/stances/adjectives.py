"""Stances of adjectives: "Ann is wary of the plan", "is unwilling to sign it", "wrote a scathing study of it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import each, is_controlled, is_passive, objects_of, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_of, has_child_as
from newsgraph.nlp.stances.clauses import asked_for, is_way
from newsgraph.nlp.stances.deeds import INFINITIVES, Aim, deed, is_at_stake, is_infinitive
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.predicates import is_negated, is_open
from newsgraph.nlp.stances.reading import Reading
from newsgraph.rules.attitude_shapes import Entry
from newsgraph.rules.attitudes import adjective_entries, attitudes, opposite, verb_entries
from newsgraph.rules.closed import closed

_PREDICATES = frozenset({"acomp", "oprd", "attr"})
_LESS = closed().less
_COULD = closed().could
_NOUNS = frozenset({"NOUN", "PROPN"})
_DOING = frozenset({"acl", "advcl", "pcomp"})
_OBJECTS = frozenset({"dobj"})
_BESIDE = frozenset({"amod", "appos", "acl"})
_ASIDES = frozenset({"advcl", "conj"})
_PASSIVE = frozenset({"auxpass"})


def read_adjective(parties: Parties, adjective: Token) -> Iterator[Reading]:
    """The stance of an adjective with its preposition or infinitive."""
    if adjective.i and adjective.nbor(-1).text == "-" and not adjective.nbor(-1).whitespace_:
        return  # "a self-critical book"
    for entry in adjective_entries().get(adjective.lower_, ()):
        if entry.frame.felt:
            yield from _felt(parties, adjective, entry)
            continue
        subjects, base, negated = _scene(parties, adjective, entry.frame.target)
        if negated and entry.frame.negated == "none":
            continue
        aims = list(_aims(parties, base, entry)) if subjects else []
        for holder in parties.holders(subjects) if aims else ():
            for target, flipped in aims:
                if target.entity != holder.entity:
                    polarity = opposite(entry.frame.polarity) if flipped != negated else entry.frame.polarity
                    yield Reading(entry.rule, holder, target, polarity, adjective, entry.frame.strength)


def _felt(parties: Parties, adjective: Token, entry: Entry) -> Iterator[Reading]:
    """`the plan is popular with farmers`, `a popular figure among farmers`: what those behind the preposition hold."""
    noun = adjective.head if adjective.dep_ == "amod" and adjective.head.dep_ == "attr" else adjective
    verb = noun.head
    if noun.dep_ not in _PREDICATES or is_open(parties.layers, verb):
        return
    negated = any(is_negated(parties.layers, word) for word in (verb, noun, adjective))
    polarity = opposite(entry.frame.polarity) if negated else entry.frame.polarity
    for holder in parties.holders(prepositional(noun, *entry.frame.target) or prepositional(verb, *entry.frame.target)):
        for target in parties.targets(subjects_of(verb)):
            if target.entity != holder.entity:
                yield Reading(entry.rule, holder, target, polarity, adjective, entry.frame.strength)


def _scene(parties: Parties, adjective: Token, links: Sequence[str]) -> tuple[list[Token], Token, bool]:
    """Who may hold the attitude, the word that its target hangs from, and whether the attitude is negated."""
    first = _before_object(adjective)
    while first.dep_ == "conj" and first.head.pos_ in {"ADJ", "VERB"} and first.head.dep_ in _PREDICATES | {"conj"}:
        first = first.head  # "is happy and impressed with"
    verb = first.head
    held = _moved(parties, first) or _opening(parties, first) or _participial(first, links)
    if held is not None:
        return held[0], adjective, held[1]
    if first.pos_ == "ADJ" and has_child_as(first, _PASSIVE):
        verb = first  # "she's frustrated with it", read as a passive
    if first.pos_ == "VERB" or first.dep_ in _PREDICATES or verb == first:
        verb = first if is_passive(first) else verb
        if is_open(parties.layers, verb):
            return [], adjective, False
        negated = is_negated(parties.layers, verb) or is_negated(parties.layers, first)
        return _before(first) or subjects_of(verb), adjective, negated and not _is_utmost(verb, adjective)
    if verb.dep_ == "dobj" and verb.lemma_ in attitudes().writings | attitudes().papers:
        writing = verb.head  # "wrote a scathing study of"
        told = not is_open(parties.layers, writing) and not is_negated(parties.layers, writing)
        return subjects_of(writing) if told else [], verb, False
    return [verb] if first.dep_ in _BESIDE and first.i > verb.i else [], adjective, False


def _before_object(adjective: Token) -> Token:
    """The adjective that another is joined to, past the object from which the parser hung it ("upset with the law but | open to talks")."""
    thing = adjective.head
    if adjective.dep_ != "conj" or thing.dep_ != "pobj" or thing.pos_ not in _NOUNS:
        return adjective
    first = thing.head.head
    return first if first.pos_ in {"ADJ", "VERB"} and first.dep_ in _PREDICATES else adjective


def _before(word: Token) -> list[Token]:
    """Whose attitude a participle after two clauses is: "Ann opposed it, while farmers protested, worried about …" (the farmers')."""
    if word.dep_ != "advcl" or word.i < word.head.i:
        return []
    between = (word.doc[i] for i in range(word.i - 1, word.head.i, -1))
    doers = (
        token for token in between if token.dep_ == "nsubj" and token.head.dep_ in _ASIDES and token.head.i < word.i
    )
    doer = next(doers, None)
    return [] if doer is None else each([doer])


Held = tuple[list[Token], bool]
"""Who holds an attitude, and whether it is negated."""


def _opening(parties: Parties, adjective: Token) -> Held | None:
    """Whom a sentence opens or ends with what he thinks ("Critical of the plan, Ann left", "Ann left, angry about it")."""
    verb = adjective.head
    if adjective.dep_ != "advcl" or adjective.pos_ != "ADJ":
        return None
    if adjective.i > verb.i and not _is_set_off(adjective):
        return None
    if adjective.i > verb.i and is_controlled(verb):
        return [], False  # "told Ann to go, angry about it" may be either
    return subjects_of(verb), is_negated(parties.layers, adjective)


def _is_set_off(adjective: Token) -> bool:
    """Whether a comma stands before what one thinks ("Ann left the party, *angry* about it")."""
    return adjective.doc[adjective.left_edge.i - 1].text == ","


def _participial(word: Token, links: Sequence[str]) -> Held | None:
    """Of whom a participle tells: "lawmakers opposed to it", but not "has devoted his life to"."""
    if word.pos_ != "VERB" or (word.dep_ != "acl" and (is_passive(word) or word.dep_ in _PREDICATES)):
        return None
    at_once = word.i + 1 < len(word.doc) and word.nbor().lower_ in links
    return [] if not at_once else [word.head] if word.dep_ == "acl" else subjects_of(word), False


def _moved(parties: Parties, adjective: Token) -> Held | None:
    """Whom a thing makes so ("left the union angry about the plan", "has farmers worried about it")."""
    verb = adjective.head
    if adjective.dep_ not in _PREDICATES | {"ccomp"} or verb.lemma_ not in attitudes().moving or is_passive(verb):
        return None
    if _is_set_off(adjective):
        return subjects_of(verb), is_negated(parties.layers, adjective)
    between = [token for token in objects_of(verb) if verb.i < token.i < adjective.i]
    between = between or [token for token in children_of(adjective) if token.dep_ == "nsubj" and token.i > verb.i]
    told = not is_open(parties.layers, verb) and not is_negated(parties.layers, verb)
    return (between if told else [], False) if between else None


def _is_utmost(verb: Token, adjective: Token) -> bool:
    """Whether a negation says that nobody could be it more ("could not be more proud of")."""
    more = any(child.tag_ == "RBR" and child.lower_ not in _LESS for child in children_of(adjective))
    return (more or adjective.tag_ == "JJR") and any(child.lower_ in _COULD for child in children_of(verb))


def _is_done_by(word: Token) -> bool:
    """Whether what looks like a mood is another's deed ("the law was opposed by farmers", but not "was upset by the law")."""
    frames = (entry.frame for entry in verb_entries().get(word.lemma_, ()) if entry.link is None)
    return bool(prepositional(word, "by")) and any(not frame.felt and "object" in frame.target for frame in frames)


def _done_by(parties: Parties, token: Token) -> Token | None:
    """What somebody named does, of which one thinks something ("opposed to Norway *raising* the fee")."""
    after = token.i + 1
    if after >= len(token.doc) or not parties.is_named_here(token):
        return None
    verb = token.doc[after]
    return verb if verb.tag_ == "VBG" and verb.dep_ in _DOING and has_child_as(verb, _OBJECTS) else None


def _aims(parties: Parties, base: Token, entry: Entry) -> Iterator[Aim]:
    if _is_done_by(base):
        return
    links = entry.frame.target if base.pos_ != "NOUN" else (*entry.frame.target, "on")
    for token in prepositional(base, *links):
        done = _done_by(parties, token)
        if done is not None:
            yield from deed(parties, done)
            continue
        party = parties.target(token)
        if party is not None and entry.frame.only and parties.head(party).lemma_ not in entry.frame.only:
            continue
        at_stake = party is not None and entry.frame.anxious and is_at_stake(parties, parties.head(party))
        if party is not None and (at_stake or not (entry.frame.things and parties.is_person(party))):
            yield party, at_stake
        elif token.dep_ == "pcomp" and token.tag_ == "VBG":
            yield from deed(parties, token)
    for child in children_of(base):
        if is_infinitive(child) and any(is_way(child, way) for way in INFINITIVES.intersection(entry.frame.target)):
            yield from deed(parties, child)
        elif "that" in entry.frame.target and child.dep_ == "ccomp" and child.i > base.i:
            yield from asked_for(parties, base, child, "that")
