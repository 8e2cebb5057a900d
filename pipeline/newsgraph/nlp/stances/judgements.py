"""Stances that a speaker takes inside a statement: verdicts, wrongs and misdeeds laid on somebody or something.

The holder is the statement's speaker. An evaluative word in the article's own voice gives no stance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.stances.deeds import deed, is_infinitive, past_article
from newsgraph.nlp.stances.meant import spoken_of, told_before, topic_at_hand
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.phrases import clause_phrase
from newsgraph.nlp.stances.predicates import is_disbelieved, is_negated, is_open
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.verdict_words import is_excess, side_of
from newsgraph.nlp.stances.voices import Voice, voice_of
from newsgraph.rules.attitude_shapes import Polarity
from newsgraph.rules.attitudes import attitudes, opposite
from newsgraph.rules.closed import closed

_HE_OR_SHE = closed().he_or_she
_LIKENESSES = closed().likenesses
_LESS = closed().less
_POINTING = closed().pointing
_EXPLETIVES = closed().expletives
_PREDICATES = frozenset({"attr", "acomp", "oprd"})
_SUBJECTS = frozenset({"nsubj", "expl"})
_DEEDS = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl"})
_OWNED = frozenset({"poss"})
_VIEWS = frozenset({"acl", "ccomp"})
_TOLD = frozenset({"relcl", "acl"})
_MARKS = frozenset({"mark"})
_CLAUSES = frozenset({"csubj"})
_HELPING = frozenset({"aux"})
_NAMED = frozenset({"person", "organisation", "group", "country"})


def read_judgement(parties: Parties, token: Token) -> Iterator[Reading]:
    """The stance of who says or thinks the words in which a token stands."""
    side = side_of(token) if token.pos_ in {"NOUN", "ADJ"} and not is_excess(token) else None
    if any(child.lower_ in attitudes().mixing for child in children_of(token)):
        return  # "is a mixed blessing"
    voice = None if side is None else voice_of(parties, token)
    if side is None or voice is None:
        return
    found = list(_verdict(parties, token, side)) or list(_conduct(parties, token, side))
    for rule, head, polarity in found:
        yield from judged(parties, voice, rule, (token,), [(head, polarity)])
    yield from _of_deeds(parties, voice, token, side)


def _of_deeds(parties: Parties, voice: Voice, word: Token, side: Polarity) -> Iterator[Reading]:
    """`it was wrong to close the port`, `closing it was a mistake`: the deed that a verdict is on."""
    predicate = _predicate(word)
    verb = predicate.head
    if attitudes().of_deeds.isdisjoint({word.lemma_, predicate.lemma_}) or predicate.dep_ not in _PREDICATES:
        return
    if _judges_nothing(parties, verb, predicate, word):
        return
    negated = any(is_negated(parties.layers, item) for item in (verb, predicate, word))
    if negated and side == "against":
        return
    it = any(child.lower_ in _EXPLETIVES for child in children_as(verb, _SUBJECTS))
    behind = (child for item in (verb, predicate) for child in children_as(item, _DEEDS) if child.i > word.i)
    clauses = list(behind)
    deeds = [child for child in clauses if is_infinitive(child)][:1] if it else children_as(verb, _CLAUSES)
    if it and not deeds:
        yield from _of_fact(parties, voice, verb, clauses, opposite(side) if negated else side)
    rules = attitudes().obliging
    for clause in deeds:
        if clause.lemma_ in rules.idle | rules.states:
            continue  # "it is good to know"
        for target, flipped in deed(parties, clause):
            polarity = opposite(side) if flipped != negated else side
            yield Reading(
                "stance.verdict", voice.holder, target, polarity, word, statement=voice.statement, proof=(verb, clause)
            )


def _of_fact(
    parties: Parties, voice: Voice, verb: Token, clauses: list[Token], polarity: Polarity
) -> Iterator[Reading]:
    """`it is shameful that the council cut the fund`: the fact that a verdict is on, whole."""
    for clause in clauses:
        subjects = [child for child in children_as(clause, _SUBJECTS) if child.i < clause.i and child.pos_ != "PRON"]
        told = any(child.lower_ == "that" for child in children_as(clause, _MARKS))
        words = clause_phrase(clause, past_article(subjects[0].left_edge)) if told and subjects else None
        if words is not None:
            topic = parties.topic(*words)
            yield Reading(
                "stance.verdict", voice.holder, topic, polarity, verb, statement=voice.statement, proof=(clause,)
            )


def read_excess(parties: Parties, adverb: Token) -> Iterator[Reading]:
    """`the plan is too costly`: the speaker's stance to what is more than it should be, by a word that judges nothing alone."""
    word = adverb.head
    voice = voice_of(parties, word) if adverb.lower_ in attitudes().excess and is_excess(word) else None
    if voice is not None:
        for rule, head, polarity in _verdict(parties, word, "against"):
            yield from judged(parties, voice, rule, (word,), [(head, polarity)])


def judged(
    parties: Parties, voice: Voice, rule: str, words: tuple[Token, ...], found: Iterable[tuple[Token, Polarity]]
) -> Iterator[Reading]:
    """The stances of who speaks or thinks to what he judges by some words, the cue first.

    "It" and the like only where the words around the statement tell what is meant.
    """
    for head, polarity in found:
        if head.lower_ in _POINTING:
            about = topic_at_hand(parties, head) or told_before(parties, head, voice.holder)
        else:
            about = spoken_of(parties, head) or head
        if about is None or _may_be_holder(parties, voice, about):
            continue
        target = parties.target(about)
        if target is not None and not parties.is_of(voice.holder, target, polarity):
            proof = (head, *words[1:])
            yield Reading(rule, voice.holder, target, polarity, words[0], statement=voice.statement, proof=proof)


def _may_be_holder(parties: Parties, voice: Voice, head: Token) -> bool:
    """Whether a pronoun in what is reported can as well be who speaks or thinks ("says he is a hero")."""
    quoted = voice.statement is not None and parties.layers.claims[voice.statement]["values"]["style"] != "indirect"
    return head.lower_ in _HE_OR_SHE and not quoted and not parties.is_several(voice.holder)


def _verdict(parties: Parties, word: Token, side: Polarity) -> Iterator[tuple[str, Token, Polarity]]:
    """The subject of the predicate that a verdict stands in ("the vote is a complete sham")."""
    predicate = _predicate(word)
    verb = predicate.head
    if predicate.dep_ == "pobj" and verb.lower_ in _LIKENESSES:
        verb = verb.head
    elif word.dep_ == "amod" and word.head.dep_ == "dobj" and word.head.head.lemma_ in attitudes().verdict_verbs.doing:
        yield from _done(parties, word, side)
        return
    elif predicate.dep_ not in {"attr", "acomp", "oprd"}:
        return
    if _judges_nothing(parties, verb, predicate, word):
        return
    if side == "for" and any(child.lower_ in attitudes().might for child in children_as(verb, _HELPING)):
        return  # "it could be useful"
    words = (verb, predicate, word)
    negated = (
        any(is_negated(parties.layers, item) for item in words)
        or any(child.lower_ in _LESS for item in words[1:] for child in children_of(item))
        or is_disbelieved(parties.layers, verb)
    )
    for subject in subjects_of(verb):
        if (not negated or side == "for") and not _tells_a_view(subject):
            about = _pointed_at(subject, predicate, word)
            yield "stance.verdict", about, opposite(side) if negated else side


def _tells_a_view(subject: Token) -> bool:
    """Whether a verdict is on what somebody may think, which the clause under a noun tells ("the notion that she lies is absurd")."""
    return subject.lemma_ in attitudes().shells and any(True for _ in children_as(subject, _VIEWS))


def _pointed_at(subject: Token, predicate: Token, word: Token) -> Token:
    """What "this" stands for where the predicate says it itself ("this is a terrible bill": the bill)."""
    measure = predicate.i != word.i and predicate.lemma_ in attitudes().measures
    return predicate if measure and subject.lower_ in _POINTING else subject


def _judges_nothing(parties: Parties, verb: Token, predicate: Token, word: Token) -> bool:
    """Whether a predicate is open, compares, tells of a mood, or is no verdict at all."""
    rules = attitudes()
    verbs = rules.verdict_verbs
    if verb.lemma_ not in verbs.linking:
        return True
    if is_open(parties.layers, verb, would=True) and not _is_held_anyway(parties, verb):
        return True
    if word.tag_ == "JJR" or any(child.lower_ == "more" for child in children_of(word)):
        return True
    if word.lower_ in rules.placing and any(child.dep_ == "prep" for child in (*children_of(word), *children_of(verb))):
        return True  # "is right at the line"
    told_otherwise = (is_infinitive(verb) and verb.head.lemma_ not in verbs.seeming) or (
        verb.tag_ == "VBG" and verb.dep_ == "pcomp"  # "was blamed for being bad"
    )
    mood = verb.lemma_ in verbs.sensing and word.lemma_ in verbs.mood
    return told_otherwise or mood or predicate.lemma_ in rules.no_verdicts


def _is_held_anyway(parties: Parties, verb: Token) -> bool:
    """Whether a predicate is held by who says it though others reject it ("rejected Ann's claim that it is a sham"), or is disbelieved."""
    said_by_noun = verb.head.pos_ == "NOUN" and parties.made_by_cue(verb.head) is not None
    return said_by_noun or is_disbelieved(parties.layers, verb)


def _predicate(word: Token) -> Token:
    """The predicate noun that a verdict describes ("is a brave man", "is a man of great courage"), else the verdict itself."""
    noun = word.head if word.dep_ == "amod" and word.head.pos_ == "NOUN" else word
    if noun.head.lower_ == "of" and noun.head.head.lemma_ in attitudes().bearers:
        noun = noun.head.head
    return noun if noun.dep_ in {"attr", "acomp"} else word


def _done(parties: Parties, word: Token, side: Polarity) -> Iterator[tuple[str, Token, Polarity]]:
    """Whose deed a verdict is on ("she did a brilliant job", "he made a terrible mistake")."""
    verb = word.head.head
    counting = attitudes().counting
    if word.lemma_ in counting.words and word.head.lemma_ in counting.nouns:
        return
    if word.head.lemma_ in attitudes().harms:
        side = "against"  # "did tremendous damage"
    if word.head.lower_ == "nothing":
        side = opposite(side)
    negated = is_negated(parties.layers, verb)
    if not is_open(parties.layers, verb) and not negated:
        for subject in subjects_of(verb):
            beside = subject.head.i == verb.i or (verb.dep_ == "acl" and verb.head.i == subject.i)
            own = subject.pos_ == "NOUN" and beside and parties.can_be_asked(subject)
            if subject.pos_ in {"PROPN", "PRON"} or own:
                yield "stance.verdict", subject, side


def _conduct(parties: Parties, word: Token, side: Polarity) -> Iterator[tuple[str, Token, Polarity]]:
    """Whose conduct a verdict stands before ("his reckless policy": against him)."""
    if word.dep_ == "amod" and word.tag_ != "JJS" and word.head.lemma_ in attitudes().conduct:
        for owner in _doers_of(word.head):
            if is_named(parties, owner):
                yield "stance.conduct", owner, side


def _doers_of(conduct: Token) -> list[Token]:
    """Whose conduct a noun tells of ("*Ann*'s work", "the work done by *Ann*", "the work that *Ann* is doing")."""
    owners = [*children_as(conduct, _OWNED), *prepositional(conduct, "by")]
    for clause in children_as(conduct, _TOLD):
        if clause.lemma_ in attitudes().verdict_verbs.doing:
            owners += prepositional(clause, "by") if is_passive(clause) or clause.tag_ == "VBN" else subjects_of(clause)
    return owners


def _is_unnamed(parties: Parties, entity: int | None) -> bool:
    return entity is not None and parties.layers.kind(entity) == "unnamed"


def is_named(parties: Parties, token: Token) -> bool:
    """Whether a token stands for somebody with a name of his own, or a country; people called by a name too ("Republicans")."""
    entity = parties.layers.entity(token)
    if token.tag_ == "NNPS" and (token.ent_type_ == "NORP" or _is_unnamed(parties, entity)):
        return True
    return entity is not None and parties.layers.kind(entity) in _NAMED
