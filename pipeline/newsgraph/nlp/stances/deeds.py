"""Deeds as targets: what somebody asks for, promises or refuses to do, and what would come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, objects_of, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.stances.participants import Parties, Party
from newsgraph.nlp.stances.phrases import clause_phrase, whole_phrase
from newsgraph.nlp.stances.predicates import is_negated
from newsgraph.rules.attitudes import attitudes, endings_with, goings, object_frame, resignations, verb_entries
from newsgraph.rules.closed import closed

_ASKED_OF = closed().asked_of
_LEFT_OUT = closed().left_out
_DEFINITE = closed().articles - closed().indefinite_articles
_NEGATIONS = closed().negations
_IF = closed().conditions
_DOINGS = frozenset({"xcomp", "ccomp", "dobj"})
_CLAUSES = frozenset({"xcomp", "ccomp"})
_TRIED = frozenset({"xcomp"})
_CONDITIONS = frozenset({"advcl"})
_AS = closed().likenesses
_PASSIVE_SUBJECTS = frozenset({"nsubjpass"})
_MARKS = frozenset({"mark"})
_SUBJECTS = frozenset({"nsubj"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
_NOUNS = frozenset({"NOUN", "PROPN"})

Aim = tuple[Party, bool]
"""A target, and whether it turns the polarity round ("urged them to scrap the law": against the law)."""


def deed(parties: Parties, clause: Token) -> Iterator[Aim]:
    """The deed of a clause as a topic; for ending something, the thing that is to end, with the polarity turned."""
    while clause.lemma_ in attitudes().obliging.going_on and (tried := _tried(clause)) is not None:
        clause = tried  # "vowed to try to block it"
    if is_ending_deed(clause):
        idle = attitudes().trivial.get(clause.lemma_, frozenset())
        ended = parties.targets([thing for thing in things_of(clause) if thing.lemma_ not in idle])  # not "cut a deal"
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
    words = clause_phrase(clause, clause.i)
    if words is not None:
        yield parties.topic(*words), negated


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
    elif verb.lemma_ not in attitudes().obliging.light and subjects and subjects[0].pos_ in {"NOUN", "PROPN"}:
        words = whole_phrase(_past_article(subjects[0].left_edge), verb)
        if words is not None:
            # A "neither" stands in the topic's own words.
            yield parties.topic(*words), verb.doc[words[0]].lower_ == "neither"


def _past_article(token: Token) -> int:
    return token.i + (token.lower_ in _LEFT_OUT)


def asked_for(parties: Parties, verb: Token, clause: Token, way: str) -> Iterator[Aim]:
    """The target in a clause under a verb, as one of the ways of rules/en/attitudes.yaml finds it."""
    if way == "to-do" and is_resigning(clause):
        doers = prepositional(verb, *_ASKED_OF) or subjects_of(clause)
        yield from ((party, True) for party in parties.targets(doers))
    elif way == "to-do" and verb.lemma_ in attitudes().wanting and (wished := list(_wished(parties, clause))):
        yield from wished
    elif (way == "to-do" and not _says_nothing(verb, clause)) or (way == "to-end" and is_ending_deed(clause)):
        yield from deed(parties, clause)
        for other in clause.conjuncts:
            if other.tag_ == "VB" and (way == "to-do" or is_ending_deed(other)):
                yield from deed(parties, other)
    elif way == "that-subject":
        subjects = [token for token in subjects_of(clause) if token.pos_ == "NOUN" and _does_something(clause)]
        yield from ((party, False) for party in parties.targets(subjects))
    elif way == "if":
        yield from _on_condition(parties, clause)
    elif (
        way == "that"
        or (way == "that-be" and _is_subjunctive(clause))
        or (way == "that-word" and any(child.lower_ == "that" for child in children_as(clause, _MARKS)))
    ):
        yield from _that(parties, verb, clause)


def _wished(parties: Parties, clause: Token) -> Iterator[Aim]:
    """What is to become of a thing: "wants the treaty to enter into force", "would like to see further efforts", "to see it scrapped"."""
    if clause.lemma_ in attitudes().seeing:
        seen = next((child for child in children_as(clause, _CLAUSES) if child.i > clause.i), None)
        if seen is None:
            things = [thing for thing in things_of(clause) if thing.left_edge.lower_ not in _DEFINITE]
            yield from ((party, is_negated(parties.layers, clause)) for party in parties.targets(things))
            return  # but nothing of who "wants to see the dam"
        clause = seen
        if clause.tag_ in _PARTICIPLES and not any(child.dep_ == "auxpass" for child in children_of(clause)):
            yield from done_to(parties, clause)
            return
    things = [child for child in children_as(clause, _SUBJECTS) if child.pos_ in _NOUNS and child.i < clause.i]
    if things and not parties.can_act(things[0]) and not is_passive(clause):
        words = clause_phrase(clause, _past_article(things[0].left_edge))
        if words is not None:
            yield parties.topic(*words), is_negated(parties.layers, clause)


def _on_condition(parties: Parties, clause: Token) -> Iterator[Aim]:
    """The deed that something bad is said to come of: "that many would suffer if the mayor closed the school"."""
    for condition in children_as(clause, _CONDITIONS):
        opening = next((child for child in children_as(condition, _MARKS)), None)
        if opening is None or opening.lower_ not in _IF:
            continue
        before = parties.layers.doc[condition.left_edge.i : condition.i]
        if any(token.lower_ in _NEGATIONS for token in before) and not is_negated(parties.layers, condition):
            continue
        doers = subjects_of(condition)
        if not is_passive(condition) and doers and parties.can_act(doers[0]) and things_of(condition):
            yield from deed(parties, condition)


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
    objects = [token for token in objects_of(verb) if token.dep_ not in {"attr", "dative"}]
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


def is_resigning(verb: Token) -> bool:
    """Whether a deed is to leave an office ("resign", "step down")."""
    return _stands(verb, resignations())


def is_ending_deed(verb: Token) -> bool:
    """Whether a deed puts an end to what it is done to ("scrap the law", "roll it back")."""
    return verb.lemma_ in attitudes().ending or _stands(verb, endings_with())


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


def _that(parties: Parties, verb: Token, clause: Token) -> Iterator[Aim]:
    if is_ending_deed(clause) and is_passive(clause) and _is_subjunctive(clause):
        negated = is_negated(parties.layers, clause)
        yield from ((party, not negated) for party in parties.targets(subjects_of(clause)))
        return  # "that the law be scrapped"
    if any(child.lower_ in _IF for child in children_as(clause, _MARKS)):
        return  # "asked if the law be scrapped"
    start = max(clause.left_edge.i, verb.i + 1)
    start += clause.doc[start].lower_ == "that"
    if clause.doc[start].pos_ in {"PRON", "ADP", "AUX", "VERB"}:
        return  # "hopes that it will help" names nothing
    words = clause_phrase(clause, start)
    if words is not None and words[1] - start > 2:
        yield parties.topic(*words), False


def _says_nothing(verb: Token, clause: Token) -> bool:
    """Whether an infinitive is no deed to be for or against ("declined to comment", "wants to know", "promised to be there")."""
    rules = attitudes()
    if verb.lemma_ in rules.refusing:
        return clause.lemma_ in rules.silences
    if verb.lemma_ in rules.wanting:
        return clause.lemma_ in rules.knowing | rules.silences or not any(
            token.pos_ in {"NOUN", "PROPN"} for token in things_of(clause)
        )
    return clause.lemma_ == "be"


def _does_something(clause: Token) -> bool:
    """Whether a clause tells what its subject brings about ("would ruin the harvest", "is about theatre")."""
    if any(child.dep_ == "nsubjpass" for child in children_of(clause)):
        return False
    ways = {"attr", "prep"} if clause.lemma_ == "be" else {"dobj", "dative", "ccomp", "xcomp"}
    return any(
        child.dep_ in ways or any(c.lower_ == "about" for c in children_of(child)) for child in children_of(clause)
    )


def _is_subjunctive(clause: Token) -> bool:
    """Whether a clause asks for something ("that the gate be repaired")."""
    helpers = [child for child in children_of(clause) if child.dep_ in {"aux", "auxpass"}]
    if clause.lower_ == "be" and not helpers:
        return True
    return (
        any(child.lower_ == "be" for child in helpers[:1])
        or (clause.tag_ == "VB" and not helpers)
        or (clause.tag_ == "VBP" and any(token.tag_ in {"NN", "NNP"} for token in subjects_of(clause)))
    )
