"""The clauses under a word of attitude that tell what it is to: "urged them to go", "hopes that it will pass", "asked that it be done"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_as, children_of, has_child_as
from newsgraph.nlp.stances.deeds import (
    INFINITIVES,
    Aim,
    deed,
    done_to,
    is_ending_deed,
    is_furthering_deed,
    is_resigning,
    is_silence,
    past_article,
    things_of,
    who_is_to_go,
)
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.phrases import clause_phrase
from newsgraph.nlp.stances.predicates import is_negated
from newsgraph.nlp.stances.verdict_words import side_of
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed

_ASKED_OF = closed().asked_of
_DEFINITE = closed().articles - closed().indefinite_articles
_NEGATIONS = closed().negations
_IF = closed().conditions
_THIRD = closed().he | closed().she | closed().it
_CLAUSES = frozenset({"xcomp", "ccomp"})
_CONDITIONS = frozenset({"advcl"})
_MARKS = frozenset({"mark"})
_PREDICATES = frozenset({"acomp", "attr"})
_SAID_OF = frozenset({"acomp"})
_SUBJECTS = frozenset({"nsubj"})
_PARTICIPLES = frozenset({"VBN", "VBD"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def asked_for(parties: Parties, verb: Token, clause: Token, way: str) -> Iterator[Aim]:
    """The target in a clause under a word, as one of the ways of rules/en/attitudes.yaml finds it."""
    if way in INFINITIVES:
        yield from _to_do(parties, verb, clause, way)
    elif way == "that-subject":
        subjects = [token for token in subjects_of(clause) if token.pos_ == "NOUN" and _does_something(clause)]
        yield from ((party, False) for party in parties.targets(subjects))
        for doing in (token for token in subjects_of(clause) if token.tag_ == "VBG" and _does_something(clause)):
            yield from deed(parties, doing)  # "warned that closing the port would ruin farmers"
    elif way == "whether-subject":
        yield from _in_question(parties, clause)
    elif way == "if":
        yield from _on_condition(parties, clause)
    elif (
        way in {"that", "that-wanted"}
        or (way == "that-be" and _is_subjunctive(clause))
        or (way == "that-word" and any(child.lower_ == "that" for child in children_as(clause, _MARKS)))
    ):
        yield from _that(parties, verb, clause, wanted=way != "that")


def _to_do(parties: Parties, verb: Token, clause: Token, way: str) -> Iterator[Aim]:
    """What somebody is to do: "urged them to rebuild it", "called on the mayor to resign"; only what ends or furthers a thing by the others."""
    any_deed = way == "to-do"
    if is_passive(clause):
        yield from done_to(parties, clause)  # "called for the mayor to be fired"
        return
    if is_resigning(clause) and (any_deed or verb.lemma_ in attitudes().asking):
        doers = prepositional(verb, *_ASKED_OF) or subjects_of(clause)
        yield from ((party, True) for party in parties.targets(doers))
    elif any_deed and verb.lemma_ in attitudes().wanting and (wished := list(_wished(parties, clause))):
        yield from wished
    elif is_way(clause, way) if not any_deed else not _says_nothing(parties, verb, clause):
        yield from deed(parties, clause)
        for other in clause.conjuncts:
            if other.tag_ == "VB" and (any_deed or is_way(other, way)):
                yield from deed(parties, other)
    elif any_deed and verb.lemma_ in attitudes().wanting and clause.lemma_ not in attitudes().knowing:
        yield from _done_by(parties, clause)


def is_way(clause: Token, way: str) -> bool:
    """Whether a deed ends a thing, or furthers one, as the way asks."""
    if way == "to-do":
        return True
    return is_ending_deed(clause) if way == "to-end" else is_furthering_deed(clause) and bool(things_of(clause))


def ways_behind(parties: Parties, clauses: Iterable[Token]) -> Iterator[Aim]:
    """How something is done, of which one thinks something ("criticized how the council handled the strike")."""
    for clause in clauses:
        opening = clause.left_edge
        if opening.lower_ == "how" and opening.head.i == clause.i and opening.i < clause.i:
            words = clause_phrase(clause, opening.i)
            if words is not None:
                yield parties.topic(*words), False


def _in_question(parties: Parties, clause: Token) -> Iterator[Aim]:
    """Of what it is asked whether it is good ("questioned whether the tax is fair", but not "whether Ann was there")."""
    asked = any(child.lower_ == "whether" for child in children_as(clause, _MARKS))
    if asked and any(side_of(child) == "for" for child in children_as(clause, _PREDICATES)):
        yield from ((party, False) for party in parties.targets(subjects_of(clause)))


def _wished(parties: Parties, clause: Token) -> Iterator[Aim]:
    """What is to become of a thing: "wants the treaty to enter into force", "would like to see further efforts", "to see it scrapped"."""
    if clause.lemma_ in attitudes().seeing:
        seen = next((child for child in children_as(clause, _CLAUSES) if child.i > clause.i), None)
        doers = [] if seen is None else children_as(seen, _SUBJECTS)
        if seen is not None and seen.tag_ == "VB" and doers and parties.can_act(doers[0]) and things_of(seen):
            yield from deed(parties, seen)  # "would love to see the council scrap it"
            return
        if seen is None:
            things = [thing for thing in things_of(clause) if thing.left_edge.lower_ not in _DEFINITE]
            yield from ((party, is_negated(parties.layers, clause)) for party in parties.targets(things))
            return  # but nothing of who "wants to see the dam"
        clause = seen
        if clause.tag_ in _PARTICIPLES and not any(child.dep_ == "auxpass" for child in children_of(clause)):
            yield from done_to(parties, clause)
            return
    things = [child for child in children_as(clause, _SUBJECTS) if child.pos_ in _NOUNS and child.i < clause.i]
    fails = clause.lemma_ in attitudes().failing
    if things and parties.can_act(things[0]) and (fails or clause.lemma_ in attitudes().prevailing):
        yield from ((party, fails != is_negated(parties.layers, clause)) for party in parties.targets(things))
        return  # "wants Ann to win", "want him to lose"
    if things and not parties.can_act(things[0]) and not is_passive(clause):
        words = clause_phrase(clause, past_article(things[0].left_edge))
        if words is not None:
            yield parties.topic(*words), is_negated(parties.layers, clause)


def _done_by(parties: Parties, clause: Token) -> Iterator[Aim]:
    """What others are to do, whole, where the deed alone says nothing ("wants all parties to work together")."""
    doers = [child for child in children_as(clause, _SUBJECTS) if child.pos_ in _NOUNS and child.i < clause.i]
    words = clause_phrase(clause, past_article(doers[0].left_edge)) if doers else None
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


def _that(parties: Parties, verb: Token, clause: Token, *, wanted: bool) -> Iterator[Aim]:
    leaving = who_is_to_go(parties, clause) or (subjects_of(clause) if _is_subjunctive(clause) else [])
    if wanted and leaving and is_resigning(clause):
        yield from ((party, True) for party in parties.targets(leaving))  # "demanded that the mayor resign"
        return
    if is_ending_deed(clause) and (wanted or (is_passive(clause) and _is_subjunctive(clause))):
        negated = is_negated(parties.layers, clause)
        ended = parties.targets(things_of(clause))
        yield from ((party, not negated) for party in ended)
        if ended:
            return  # "that the law be scrapped", "that the council scrap the law"
    if any(child.lower_ in _IF for child in children_as(clause, _MARKS)):
        return  # "asked if the law be scrapped"
    start = max(clause.left_edge.i, verb.i + 1)
    start += clause.doc[start].lower_ == "that"
    if wanted and clause.doc[start].pos_ == "PRON" and _is_subjunctive(clause) and things_of(clause):
        yield from deed(parties, clause)  # "the demand that he pay a fine"
        return
    if clause.doc[start].pos_ in {"PRON", "ADP", "AUX", "VERB"}:
        return  # "hopes that it will help" names nothing
    words = clause_phrase(clause, start)
    if words is not None and words[1] - start > 2 and words[1] > clause.i:  # not "that the mayor | , a farmer, …"
        yield parties.topic(*words), False


def _says_nothing(parties: Parties, verb: Token, clause: Token) -> bool:
    """Whether an infinitive is no deed to be for or against ("declined to comment", "wants to know", "promised to be there")."""
    rules = attitudes()
    if verb.lemma_ in rules.refusing:
        return is_silence(parties, clause)
    if verb.lemma_ in rules.wanting:
        return clause.lemma_ in rules.knowing | rules.silences or not any(
            token.pos_ in _NOUNS for token in things_of(clause)
        )
    return clause.lemma_ == "be" and not has_child_as(clause, _SAID_OF)


def _does_something(clause: Token) -> bool:
    """Whether a clause tells what its subject brings about ("would ruin the harvest", "is about theatre"), or that it is too much ("is too high")."""
    if any(child.dep_ == "nsubjpass" for child in children_of(clause)):
        return False
    if clause.lemma_ == "be" and any(side_of(child) == "against" for child in children_as(clause, _PREDICATES)):
        return True
    ways = {"prep"} if clause.lemma_ == "be" else {"dobj", "dative", "ccomp", "xcomp"}
    return any(
        child.dep_ in ways or any(c.lower_ == "about" or c.lower_ in attitudes().excess for c in children_of(child))
        for child in children_of(clause)
    )


def _is_subjunctive(clause: Token) -> bool:
    """Whether a clause asks for something ("that the gate be repaired")."""
    helpers = [child for child in children_of(clause) if child.dep_ in {"aux", "auxpass"}]
    if clause.lower_ == "be" and not helpers:
        return True
    return (
        any(child.lower_ == "be" for child in helpers[:1])
        or (clause.tag_ == "VB" and not helpers)
        or (
            clause.tag_ == "VBP"
            and any(token.tag_ in {"NN", "NNP"} or token.lower_ in _THIRD for token in subjects_of(clause))
        )
    )
