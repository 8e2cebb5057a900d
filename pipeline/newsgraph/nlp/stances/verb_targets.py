"""Where the target of a verb of attitude stands: its object, what is behind its preposition, a deed, a clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import each, is_passive, prepositional
from newsgraph.nlp.grammar.tree import children_as, children_of, has_child_as
from newsgraph.nlp.stances.behind import deeds_behind, objects_behind
from newsgraph.nlp.stances.clauses import asked_for, ways_behind
from newsgraph.nlp.stances.deeds import (
    INFINITIVES,
    Aim,
    asked_of,
    deed,
    done_to,
    is_infinitive,
    things_of,
    who_is_to_go,
)
from newsgraph.nlp.stances.heads import is_so_called
from newsgraph.nlp.stances.idioms import REFLEXIVE, idiom_link
from newsgraph.nlp.stances.participants import Parties
from newsgraph.rules.attitude_shapes import Entry
from newsgraph.rules.attitudes import attitudes, endings_with

_OBJECTS = frozenset({"dobj", "pobj"})
_THINGS = frozenset({"dobj"})
_OWNED = frozenset({"poss"})
_DEEDS = frozenset({"pcomp"})
_PARTICLE = frozenset({"prt"})
_CLAUSES = frozenset({"xcomp", "ccomp"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
_TO_BE = frozenset({"to", "be"})
_RETAINED = frozenset({"dobj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass"})
_LINKS = frozenset({"prep", "dative"})


def targets_of(parties: Parties, verb: Token, entry: Entry) -> Iterator[Aim]:
    """The targets, each with whether it turns the polarity round ("urged them to scrap the law": against the law)."""
    if not entry.via and any(child.lower_ in REFLEXIVE for child in children_as(verb, _OBJECTS)):
        return
    link = None if entry.link is None else idiom_link(verb, entry) if entry.via else link_of(verb, entry.link)
    if entry.link is not None and link is None:
        if entry.link == "for":
            yield from _done_by(parties, verb)
        return
    if link is not None and link.dep_ in _LINKS and entry.frame.target != ("to-do",):
        yield from _behind(parties, verb, entry, link)
        return
    for way in entry.frame.target:
        found = list(_way(parties, verb, entry, way))
        if found:
            yield from found
            return


def _behind(parties: Parties, verb: Token, entry: Entry, link: Token) -> Iterator[Aim]:
    """What stands behind the particle or preposition of a verb: things, deeds, how something is done."""
    trivial = attitudes().trivial.get(verb.lemma_, frozenset())
    things = [token for token in objects_behind(link) if token.lemma_ not in trivial]
    asked = asked_of(parties, things) if entry.link == "for" else None
    if asked is not None:
        yield from deed(parties, asked)
        return
    yield from ((party, False) for party in parties.targets(things))
    yield from _removed(parties, things, entry)
    if entry.frame.polarity == "against":
        yield from ways_behind(parties, children_as(link, _DEEDS))
    for done in deeds_behind(link):
        if done.lemma_ not in attitudes().silences:
            yield from deed(parties, done)


def _removed(parties: Parties, things: list[Token], entry: Entry) -> list[Aim]:
    """Whom one is against by what one is for ("called for the minister's resignation": the minister)."""
    nouns = [token for token in things if entry.frame.polarity == "for" and token.lemma_ in attitudes().removals]
    whose = [item for noun in nouns for item in (*children_as(noun, _OWNED), *prepositional(noun, "of"))]
    return [(party, True) for party in parties.targets([item for item in whose if parties.can_act(item)])]


def _done_by(parties: Parties, verb: Token) -> Iterator[Aim]:
    """The deed asked for of somebody: "called for the council to scrap the fee"."""
    after = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    if after.lower_ == "for" and after.dep_ == "mark" and (is_infinitive(after.head) or is_passive(after.head)):
        yield from asked_for(parties, verb, after.head, "to-do")


def link_of(verb: Token, word: str) -> Token | None:
    """The particle or preposition of a verb that its frame asks for."""
    for child in children_of(verb):
        if child.dep_ in {"dobj", "oprd"} and f"{verb.lemma_} {word}" in attitudes().without_object:
            return None
        if word == "for" and child.dep_ == "prt":
            return None  # "called him out for it"
        if child.lower_ == word and child.dep_ == "prep" and _is_parted(verb):
            return None  # "tore it up at the airport"
        ends = child.lower_ in endings_with().get(verb.lemma_, ())  # "back" is an adverb to the parser in "rolled back"
        particle = child.dep_ == "prt" or (child.dep_ == "advmod" and (child.tag_ == "RP" or ends))
        if child.lower_ == word and child.i > verb.i and (particle or child.dep_ == "prep"):
            if particle and child.i != verb.i + 1:
                return None
            beside = attitudes().beside.get(f"{verb.lemma_} {word}")
            return child if beside is None or any(other.lower_ in beside for other in children_of(verb)) else None
    return _laid_on(verb, word)


def _laid_on(verb: Token, word: str) -> Token | None:
    """The preposition of a verb that the parser hung from its object ("blamed the loss | on the mayor")."""
    things = children_as(verb, _THINGS) if verb.lemma_ in attitudes().shifting else []
    laid = (child for thing in things for child in children_of(thing))
    return next((child for child in laid if child.lower_ == word and child.dep_ == "prep"), None)


def _is_parted(verb: Token) -> bool:
    """Whether a verb has both an object and a particle, which make another verb of it."""
    return any(True for _ in children_as(verb, _THINGS)) and any(True for _ in children_as(verb, _PARTICLE))


def _way(parties: Parties, verb: Token, entry: Entry, way: str) -> Iterator[Aim]:
    """The targets that stand in one of the places that a frame names (see rules/en/attitudes.yaml)."""
    if way == "object":
        yield from _objects(parties, verb, entry)
        return
    if way == "done":
        yield from _wanted_done(parties, verb)
        return
    if way == "if":
        for told in (verb, *children_as(verb, _CLAUSES)):
            yield from asked_for(parties, verb, told, way)
        return
    infinitive = way in INFINITIVES
    deps = {"xcomp", "ccomp", "advcl"} if way == "to-do" else {"xcomp", "advcl"} if infinitive else {"ccomp"}
    for child in children_as(verb, deps):
        if child.i > verb.i and (not infinitive or is_infinitive(child)):
            yield from asked_for(parties, verb, child, way)
            return


def _objects(parties: Parties, verb: Token, entry: Entry) -> Iterator[Aim]:
    """What a verb has as its object, or the deed that stands for it."""
    if any(child.lower_ != entry.link for child in children_as(verb, _PARTICLE)):
        return  # "backed off a threat"
    kept = _kept_from(verb) if entry.frame.polarity == "against" else None
    if kept is not None:
        yield from deed(parties, kept)
        return
    trivial = attitudes().trivial.get(verb.lemma_, frozenset())
    things = [
        token
        for token in _retained(verb) or things_of(verb)
        if token.lemma_.lower() not in trivial and not _starts_clause(token)
    ]
    clauses = [child for child in children_as(verb, _CLAUSES) if child.i > verb.i]
    if (entry.frame.things or "to-do" in entry.frame.target) and any(is_infinitive(child) for child in clauses):
        return  # "wants the candidates to think about it"
    called = [child for child in clauses if is_so_called(child)]  # "slammed what she called a sham election"
    asked = entry.frame.polarity == "for"
    leaving = [name for thing in things for name in who_is_to_go(parties, thing)] if asked else []
    things = [thing for thing in things if not who_is_to_go(parties, thing)]
    found: list[Aim] = [(party, False) for party in parties.targets([*things, *called])]
    found += [(party, True) for party in parties.targets(leaving)]
    found += _removed(parties, things, entry)
    yield from found or [*_doing(parties, verb), *ways_behind(parties, clauses)]


def _kept_from(verb: Token) -> Token | None:
    """What others are kept from doing ("banned the farmers from *selling* milk"), also where the parser hung it from them."""
    words = (verb, *children_as(verb, _RETAINED))
    links = (link for word in words for link in children_as(word, _LINKS) if link.lower_ == "from" and link.i > verb.i)
    return next((done for link in links for done in children_as(link, _DEEDS) if done.tag_ == "VBG"), None)


def _retained(verb: Token) -> list[Token]:
    """What a passive keeps as its object, whose subject is to have it ("the shop was denied a *license* by the board")."""
    return each(children_as(verb, _RETAINED)) if is_passive(verb) and has_child_as(verb, _PASSIVE_SUBJECTS) else []


def _wanted_done(parties: Parties, verb: Token) -> Iterator[Aim]:
    """What somebody wants done: "wants the law scrapped", "wants the law to be scrapped"."""
    for child in children_as(verb, _CLAUSES):
        helpers = {item.lower_ for item in children_of(child) if item.dep_ in {"aux", "auxpass", "mark"}}
        if child.i > verb.i and child.tag_ in _PARTICIPLES and helpers <= _TO_BE:
            yield from done_to(parties, child)


def _starts_clause(token: Token) -> bool:
    """Whether what the parser took for an object is the subject of a clause ("promised the plan would help")."""
    after = token.right_edge.i + 1
    return after < len(token.doc) and not token.doc[after].is_sent_start and token.doc[after].tag_ in {"MD", "VBG"}


def _doing(parties: Parties, verb: Token) -> Iterator[Aim]:
    """The deed that stands for an object: "opposes closing the school", "did not appreciate Ann leaving" (Ann)."""
    for child in children_as(verb, _CLAUSES):
        if child.tag_ == "VBG" and child.i > verb.i:
            doers = parties.targets([item for item in children_of(child) if item.dep_ == "nsubj"])
            yield from ((party, False) for party in doers) if doers else deed(parties, child)
