"""Deeds as targets: what somebody asks for, promises or refuses to do, and what would come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, objects_of, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.stances.participants import Parties, Party
from newsgraph.nlp.stances.phrases import clause_phrase, whole_phrase
from newsgraph.nlp.stances.predicates import is_negated
from newsgraph.rules.attitudes import (
    attitudes,
    endings_with,
    furtherings_with,
    goings,
    object_frame,
    resignations,
    verb_entries,
)
from newsgraph.rules.closed import closed

_LEFT_OUT = closed().left_out
_DOINGS = frozenset({"xcomp", "ccomp", "dobj"})
_MADE = frozenset({"oprd", "acomp"})
_DOERS = frozenset({"compound", "nsubj"})
_JOINED = frozenset({"conj"})
_OBJECTS = frozenset({"dobj"})
_PURPOSES = frozenset({"advcl", "xcomp", "acl", "relcl"})
_TRIED = frozenset({"xcomp"})
_AS = closed().likenesses
_PASSIVE_SUBJECTS = frozenset({"nsubjpass"})
_MARKS = frozenset({"mark"})
_DO = closed().do

INFINITIVES = frozenset({"to-do", "to-end", "to-further"})
"""The ways of rules/en/attitudes.yaml that find a deed in an infinitive."""
Aim = tuple[Party, bool]
"""A target, and whether it turns the polarity round ("urged them to scrap the law": against the law)."""


def deed(parties: Parties, clause: Token) -> Iterator[Aim]:
    """The deed of a clause as a topic; for ending something, the thing that is to end, with the polarity turned."""
    while clause.lemma_ in attitudes().obliging.going_on and (tried := _tried(clause)) is not None:
        clause = tried  # "vowed to try to block it"
    clause = purpose_of(clause)
    accused = clause.lemma_ in attitudes().prosecuting
    if is_ending_deed(clause) or accused:
        idle = attitudes().trivial.get(clause.lemma_, frozenset())
        ended = parties.targets([thing for thing in things_of(clause) if thing.lemma_ not in idle])  # not "cut a deal"
        ended = [party for party in ended if parties.is_named(party)] if accused else ended
        if ended:
            yield from ((party, not is_negated(parties.layers, clause)) for party in ended)
            return
        doing = next((child for child in children_of(clause) if child.dep_ in _DOINGS and child.tag_ == "VBG"), None)
        words = None if doing is None else clause_phrase(doing, doing.i)
        if words is not None:  # "urged them to stop stoking tensions"
            yield parties.topic(*words), not is_negated(parties.layers, clause)
            return
    beside = {None, *(child.lower_ for child in children_of(clause))}
    framed = any(
        not entry.via
        and not entry.frame.only
        and (not entry.frame.named or any(map(parties.is_named, parties.targets(things_of(clause)))))
        and entry.link in beside
        and (entry.link is not None or "object" in entry.frame.target)
        for entry in verb_entries().get(clause.lemma_, ())
    )
    negated = is_negated(parties.layers, clause)
    if framed and not negated and clause.dep_ in {"xcomp", "conj"} and things_of(clause):
        return  # its own frame reads it
    taken = list(_taken_side(parties, clause)) if clause.dep_ not in {"xcomp", "conj"} else []
    words = None if taken else clause_phrase(clause, clause.i)
    if words is not None:
        yield parties.topic(*words), negated
    yield from ((party, against != negated) for party, against in taken)


def _taken_side(parties: Parties, clause: Token) -> Iterator[Aim]:
    """What a deed is for or against by its preposition ("no choice but to vote *against the merger*": against it)."""
    for entry in verb_entries().get(clause.lemma_, ()):
        if entry.link is None or entry.via or entry.frame.only or entry.frame.felt or "after" not in entry.frame.target:
            continue
        found = parties.targets(prepositional(clause, entry.link))
        if found:
            yield from ((party, entry.frame.polarity == "against") for party in found)
            return


def purpose_of(verb: Token) -> Token:
    """What a deed is for that says nothing itself ("should do more to *reassure* the farmers", "must take steps to *end* the war")."""
    if verb.lemma_ not in attitudes().obliging.light or any(child.dep_ == "dative" for child in children_of(verb)):
        return verb
    under = [verb, *(child for child in children_of(verb) if child.dep_ == "dobj")]
    clauses = (child for word in under for child in children_as(word, _PURPOSES))
    done_to = ((clause, children_as(clause, _OBJECTS)) for clause in clauses if is_infinitive(clause))
    return next((clause for clause, things in done_to if things), verb)


def is_silence(parties: Parties, clause: Token) -> bool:
    """Whether a deed is only to say something ("refused to confirm the report", but not "to confirm Ann", who is to be a judge)."""
    if clause.lemma_ not in attitudes().silences:
        return False
    if any(thing.lemma_ in attitudes().withheld.get(clause.lemma_, ()) for thing in things_of(clause)):
        return False  # "refused to release her tax returns"
    of_somebody = any(entry.frame.named for entry in verb_entries().get(clause.lemma_, ()))
    return not (of_somebody and any(map(parties.is_named, parties.targets(things_of(clause)))))


def _tried(clause: Token) -> Token | None:
    """What is tried or gone on with."""
    return next((child for child in children_as(clause, _TRIED) if is_infinitive(child)), None)


def done_to(parties: Parties, verb: Token) -> Iterator[Aim]:
    """What is to be done to a thing, in the passive: the thing, or with a verb of no attitude the whole deed as a topic."""
    subjects = subjects_of(verb)
    frame = object_frame(verb.lemma_)
    names = attitudes().held.get(verb.lemma_, frozenset())
    called = any(child.lower_ in names for child in children_of(verb))  # "must be held responsible"
    ends = called or is_ending_deed(verb) or (frame is not None and frame.polarity == "against")
    if ends or frame is not None:
        yield from ((party, ends) for party in parties.targets(subjects))
        return
    made = next(iter(children_as(verb, _MADE)), None)  # "to be made public"
    said = made is not None or verb.lemma_ not in attitudes().obliging.light
    if said and subjects and subjects[0].pos_ in {"NOUN", "PROPN"}:
        words = whole_phrase(past_article(subjects[0].left_edge), made or verb)
        if words is not None:
            # A "neither" stands in the topic's own words.
            yield parties.topic(*words), verb.doc[words[0]].lower_ == "neither"


def past_article(token: Token) -> int:
    return token.i + (token.lower_ in _LEFT_OUT)


def asked_of(parties: Parties, doers: list[Token]) -> Token | None:
    """The deed that those are asked for who stand after "for" ("called for students and teachers to take part").

    Read from the surface: the parser hangs the infinitive from any word before it.
    """
    if not doers or not parties.can_act(doers[0]):
        return None
    after = max(doer.right_edge.i for doer in doers) + 1
    to = doers[0].doc[after] if after < len(doers[0].doc) else doers[0]
    inside = next((child for child in children_of(doers[-1]) if is_infinitive(child)), None)
    return to.head if to.lower_ == "to" and to.dep_ == "aux" else inside


def things_of(verb: Token) -> list[Token]:
    """What a verb is done to: its object, its subject in the passive, or the noun whose relative clause it heads."""
    if is_passive(verb):
        as_told = verb.dep_ == "advcl" and any(child.lower_ in _AS for child in children_as(verb, _MARKS))
        return (
            [] if as_told and not children_as(verb, _PASSIVE_SUBJECTS) else subjects_of(verb)
        )  # "…, as demanded by Ann"
    objects = [token for token in objects_of(verb) if token.dep_ not in {"attr", "dative"}] or _shared(verb)
    joined = next((child.i for child in children_as(verb, _JOINED) if child.pos_ == "ADV"), len(verb.doc))
    # not "reject Ann and back | Bob" ("back" for an adverb), nor "opposed the dam and | Ann did too"
    objects = [token for token in objects if token.i < joined and not _does_too(token)]
    if objects:
        return objects
    clauses = {"ccomp", "xcomp", "prep"}
    hangs_from_it = any(
        child.dep_ in clauses and not (child.dep_ == "prep" and any(True for _ in children_of(child)))
        for child in children_of(verb)
    )
    if verb.dep_ == "relcl" and not hangs_from_it:
        return [verb.head]
    return []


def _does_too(token: Token) -> bool:
    """Whether what the parser joined to an object is who does the same ("opposed the dam and *Ann* did too")."""
    after = token.i + 1
    return token.dep_ == "conj" and after < len(token.doc) and token.doc[after].lower_ in _DO


def _shared(verb: Token) -> list[Token]:
    """The object of the verb that is joined to one at once ("to repeal and replace the tax")."""
    joint = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    other = next((child for child in children_as(verb, _JOINED) if child.tag_ == verb.tag_), None)
    if joint.dep_ != "cc" or other is None:
        return []
    between = verb.doc[joint.i + 1 : other.i]
    return [token for token in objects_of(other) if token.dep_ == "dobj"] if all(map(_is_adverb, between)) else []


def _is_adverb(token: Token) -> bool:
    return token.pos_ == "ADV"


def is_at_stake(parties: Parties, noun: Token) -> bool:
    """Whether one worries about a thing for its own sake ("worried about their safety", but not "about the safety of the drug")."""
    things = (item for child in children_of(noun) if child.lower_ == "of" for item in children_of(child))
    return noun.lemma_ in attitudes().at_stake and all(parties.can_act(item) for item in things if item.dep_ == "pobj")


def is_resigning(verb: Token) -> bool:
    """Whether a deed is to leave an office ("resign", "step down")."""
    return _stands(verb, resignations())


def who_is_to_go(parties: Parties, leaving: Token) -> list[Token]:
    """Who is to leave an office by a verb that the parser took for a noun ("demanded Ann Miller | resign")."""
    if leaving.pos_ != "NOUN" or not is_resigning(leaving):
        return []
    return [child for child in children_as(leaving, _DOERS) if parties.can_act(child)]


def is_ending_deed(verb: Token) -> bool:
    """Whether a deed puts an end to what it is done to ("scrap the law", "roll it back")."""
    return verb.lemma_ in attitudes().ending or _stands(verb, endings_with())


def is_furthering_deed(verb: Token) -> bool:
    """Whether a deed builds, protects or grants what it is done to, or pursues a suspect ("protect the forest", "set it up")."""
    rules = attitudes()
    return verb.lemma_ in rules.furthering | rules.prosecuting or _stands(verb, furtherings_with())


def is_going(verb: Token) -> bool:
    """Whether what must do a deed is to be no more ("must go", "must come down")."""
    return is_resigning(verb) or _stands(verb, goings())


def _stands(verb: Token, table: Mapping[str, frozenset[str]]) -> bool:
    """Whether a verb is in a table with one of the words that it asks for, if any."""
    ways = table.get(verb.lemma_)
    return ways is not None and (not ways or any(child.lower_ in ways for child in children_of(verb)))


def bears_attitude(verb: Token) -> bool:
    """Whether a deed is for or against what it is done to."""
    return is_ending_deed(verb) or object_frame(verb.lemma_) is not None or is_resigning(verb)


def is_infinitive(clause: Token) -> bool:
    """Whether a verb stands with "to"."""
    return clause.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in children_of(clause))
