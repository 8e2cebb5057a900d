"""Verdicts of a speaker in several words of which a verb is the first: "the plan goes too far", "does not do enough"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.functions import subjects_of
from newsgraph.nlp.grammar.tree import children_as
from newsgraph.nlp.page.lookup import written
from newsgraph.nlp.stances.deeds import deed, is_infinitive
from newsgraph.nlp.stances.judgements import judged
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.predicates import is_negated, is_open
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.voices import Voice, voice_of
from newsgraph.rules.attitude_shapes import Polarity
from newsgraph.rules.attitudes import attitudes, opposite, sayings
from newsgraph.rules.closed import closed

_ARTICLES = closed().articles
_EXPLETIVES = closed().expletives
_DEEDS = frozenset({"xcomp", "ccomp", "advcl", "acl"})
_CLAUSES = frozenset({"csubj"})
_INDEFINITE = closed().indefinite_articles
_NEGATIONS = closed().negations
_LIKENESSES = closed().likenesses
_LONGEST_GAP = 3
"""How many adverbs and articles may stand inside a verdict of several words ("has simply gone much too far")."""
_PASSING = frozenset({"ADV", "PART", "DET", "ADJ"})


def read_saying(parties: Parties, verb: Token) -> Iterator[Reading]:
    """`the plan goes too far`, `does not do enough`: the speaker's stance to the subject."""
    voice = voice_of(parties, verb) if verb.lemma_ in sayings() else None
    if voice is None or is_open(parties.layers, verb, would=True):
        return
    near = _words_behind(verb)
    for saying in sayings()[verb.lemma_]:
        last = _last_word(verb, saying.rest) if near.issuperset(saying.rest[:1]) else None
        if last is not None:
            if any(token.lower_ in attitudes().mixing for token in verb.doc[verb.i : last.i]):
                return  # "is a mixed blessing"
            if not is_negated(parties.layers, verb) or saying.polarity == "for":
                side = opposite(saying.polarity) if is_negated(parties.layers, verb) else saying.polarity
                subjects = subjects_of(verb)
                yield from judged(parties, voice, "stance.saying", (verb, last), [(item, side) for item in subjects])
                if saying.of_deeds and all(item.lower_ in _EXPLETIVES for item in subjects):
                    yield from _of_deeds(parties, voice, verb, last, side)
            return


def _of_deeds(parties: Parties, voice: Voice, verb: Token, last: Token, side: Polarity) -> Iterator[Reading]:
    """`it makes no sense to close the port`, `closing it makes no sense`: the deed that a verdict is on."""
    behind = (child for item in (verb, last) for child in children_as(item, _DEEDS))
    clauses = [item for item in behind if item.i > last.i and is_infinitive(item)] or children_as(verb, _CLAUSES)
    for clause in clauses[:1]:
        for target, flipped in deed(parties, clause):
            polarity = opposite(side) if flipped else side
            proof = (last, clause)
            yield Reading("stance.saying", voice.holder, target, polarity, verb, statement=voice.statement, proof=proof)


def saying_at(doc: Doc, start: int, end: int) -> tuple[Token, Polarity] | None:
    """A verdict of several words that names a thing ("called it *an attack on* workers"), with its first word of weight."""
    while start < end and (doc[start].is_punct or doc[start].lower_ in _LIKENESSES):
        start += 1
    if start >= end or start == 0:
        return None
    for be in attitudes().verdict_verbs.linking:
        for saying in sayings().get(be, ()):
            last = _last_word(doc[start - 1], saying.rest)
            if last is not None and last.i < end and _is(doc[start], saying.rest[0]):
                weighty = (token for token in doc[start : last.i + 1] if token.lower_ not in _ARTICLES)
                return next(weighty, last), saying.polarity
    return None


def _words_behind(verb: Token) -> set[str]:
    """The words with one of which a verdict must go on that a verb opens."""
    said, start = written(verb.doc), verb.i + 1
    end = start + _LONGEST_GAP
    return {"*", *said.lowers[start:end], *said.lemmas[start:end]}


def _last_word(verb: Token, rest: tuple[str, ...]) -> Token | None:
    """The last word of a verdict that a verb opens. None when it does not stand there."""
    at, doc = verb.i + 1, verb.doc
    for word in rest:
        if word == "*" and at < len(doc) and doc[at].lower_ not in _NEGATIONS:  # "raises no concerns"
            at += 1
            continue
        end = min(at + _LONGEST_GAP, len(doc))
        while at < end and not _is(doc[at], word) and _may_stand_between(doc[at]):
            at += 1
        if at >= end or not _is(doc[at], word):
            return None
        at += 1
    return doc[at - 1]


def _may_stand_between(token: Token) -> bool:
    """Whether a word may stand inside a verdict ("is *clearly* to blame", but not "raises *no* concerns")."""
    return token.pos_ in _PASSING and not (token.pos_ == "DET" and token.lower_ in _NEGATIONS)


def _is(token: Token, word: str) -> bool:
    return (word in _INDEFINITE and token.lower_ in _INDEFINITE) or word in {token.lower_, token.lemma_}
