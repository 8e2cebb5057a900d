"""Sources named beside what they say: "as Ann said", "according to Ann", "Ann's claim that …".

English: "as Ann said", "according to Ann".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import SUBJECTS, prepositional
from newsgraph.nlp.grammar.resuming import resumed_cue
from newsgraph.nlp.grammar.tree import reach
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.lookup import written
from newsgraph.nlp.page.quotes import DASHES
from newsgraph.nlp.statements.acts import is_denied, is_made
from newsgraph.nlp.statements.attribution import Attribution, trim, without_connective
from newsgraph.nlp.statements.cues import cue_span
from newsgraph.nlp.statements.scene import Scene
from newsgraph.nlp.statements.speakers import speakers_of
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_SETTINGS = closed().settings
_OF_SOURCES = closed().of_sources
_NO_SOURCES = closed().no_sources
_AFTER_CUE = 12
"""How many words may go with a cue that is set into a clause ("Ann said in May in Rome,")."""
_SOURCE_NEAR = 8
"""How many words behind "according to" the source begins, where the parser gives it no object."""


def read_as_said(scene: Scene, verb: Token) -> Attribution | None:
    """`As Ann said, …`, `…, as Ann put it`: the clause that the words hang from."""
    mark = next(
        (
            child
            for child in verb.children
            if child.lower_ == "as" and child.i < verb.i and child.dep_ in {"mark", "advmod", "prep"}
        ),
        None,
    )
    if (
        mark is None
        or verb.dep_ != "advcl"
        or not is_made(scene.layers, verb)
        or verb.lemma_ not in speech().verbs.clause | {"put"}
    ):
        return None
    if any(
        child.dep_ in {"dobj", "xcomp", "ccomp", "prep"} and child.lower_ not in _SETTINGS for child in verb.children
    ):
        return None
    low, high = scene.bounds(verb)
    speakers = speakers_of(verb, low, high)
    if not speakers or not all(scene.can_speak(speaker) for speaker in speakers) or is_denied(scene.layers, verb):
        return None
    first, last = reach(verb, low, high) or (verb.i, verb.i)
    pieces = _around(scene, (low, high), (first, last + 1))
    if not pieces:
        return None
    style, content = scene.style(pieces)
    return Attribution("statement.as-said", content, style, cue_span(verb), verb.i, speakers, within=scene.within(verb))


def _around(scene: Scene, whole: TokenSpan, hole: TokenSpan, *, least: int = 3) -> tuple[TokenSpan, ...]:
    """What is left of a stretch when words are cut out of it: one piece or two of at least so many tokens."""
    doc = scene.doc
    pieces = (without_connective(doc, *trim(doc, whole[0], hole[0])), trim(doc, hole[1], whole[1]))
    return tuple((a, b) for a, b in pieces if b - a >= least and any(token.is_alpha for token in scene.doc[a:b]))


def read_parenthesis(scene: Scene, verb: Token) -> Attribution | None:
    """`The bridge, Ann said, is closed`: a cue set into the clause that it reports."""
    if verb.dep_ != "parataxis" or verb.lemma_ not in speech().verbs.clause or not is_made(scene.layers, verb):
        return None
    low, high = scene.bounds(verb)
    speakers = speakers_of(verb, low, high)
    if not speakers or not all(scene.can_speak(speaker) for speaker in speakers) or is_denied(scene.layers, verb):
        return None
    pieces = _around(scene, (low, high), _set_in(verb, speakers, low, high), least=1)
    if not pieces:
        return None
    style, content = scene.style(pieces)
    return Attribution(
        "statement.parenthesis", content, style, cue_span(verb), verb.i, speakers, within=scene.within(verb)
    )


def _set_in(verb: Token, speakers: tuple[Token, ...], low: int, high: int) -> TokenSpan:
    """The words of a cue that is set into a clause: its speakers, itself, and what follows up to the next comma."""
    doc = verb.doc
    own = [(verb.i, verb.i), *(found for speaker in speakers if (found := reach(speaker, low, high)))]
    start, last = min(first for first, _ in own), max(last for _, last in own)
    near = range(last + 1, min(last + 1 + _AFTER_CUE, high))
    end = next((i for i in near if doc[i].text in DASHES | {","}), high)
    return start, end if end - last <= _AFTER_CUE else last + 1


def read_according(scene: Scene, i: int) -> Attribution | None:
    """`according to Ann, …`, `…, according to Ann` at a token that begins such a phrase."""
    doc = scene.doc
    first = _past_source_words(scene, i)
    low, high = scene.bounds(doc[i])
    heads = [] if first is None else _sources(scene, (i, first), high)
    if first is None or not heads:
        return None
    stop = _end_of_sources(heads, high)
    set_in = doc[i - 1].text == "," and stop < high and doc[stop].text == ","
    pieces = _around(scene, (low, high), (i, stop), least=1 if set_in else 3)
    if not pieces and i == low:  # the parser hung the rest of the sentence on the source
        stop = next((k for k in range(heads[-1].i + 1, high) if doc[k].text == ","), high)
        pieces = _around(scene, (low, high), (i, stop))
    if not pieces:
        return None
    if len(pieces) == 2 and (doc[i - 1].text != "," or doc[pieces[1][0]].lower_ in _OF_SOURCES):
        pieces = pieces[:1]
    style, content = scene.style(pieces)
    return Attribution(
        "statement.according-to",
        content,
        style,
        (i, first),
        None,
        tuple(heads),
        within=scene.within(doc[i]),
        according=True,
    )


def _past_source_words(scene: Scene, i: int) -> int | None:
    """Where the source begins behind "according to" and the like; None where no such words begin at a token."""
    lowers = written(scene.doc).lowers
    ends = ((i + len(words), words) for words in speech().sources)
    return next((end for end, words in ends if lowers[i:end] == words), None)


def _sources(scene: Scene, cue: TokenSpan, high: int) -> list[Token]:
    """The heads of the sources behind a cue: its objects, else the next noun; none where one of them is no source."""
    doc, first = scene.doc, cue[1]
    heads = [token for word in doc[cue[0] : first] for token in _objects(word) if first <= token.i < high]
    near = (token for token in doc[first : min(first + _SOURCE_NEAR, high)] if token.pos_ in {"PROPN", "NOUN", "PRON"})
    heads = heads or list(islice(near, 1))
    none = any(head.lemma_ in speech().no_sources or head.lower_ in _NO_SOURCES for head in heads)
    return [] if none else heads


def _end_of_sources(heads: list[Token], high: int) -> int:
    """Where the phrase of the sources ends: at its last word, or before at a mark that goes on with something else."""
    doc, last = heads[-1].doc, heads[-1]
    end = max(found[1] for head in heads if (found := reach(head, 0, high))) + 1
    for k in range(last.i + 1, end):
        if doc[k].text in {".", ";"} or (doc[k].text in {",", ":"} and not _in_apposition(doc[k], last)):
            return k
    return end


def _objects(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "pobj":
            yield child
            yield from (other for other in child.conjuncts if other.i > child.i)


def _in_apposition(comma: Token, head: Token) -> bool:
    return any(child.dep_ in {"appos", "relcl", "acl", "conj"} and child.i > comma.i for child in head.children)


def read_noun(scene: Scene, noun: Token) -> Attribution | None:
    """`Ann's claim that …`, `Ann repeated the claim that …`, `the claim by Ann that …`."""
    light = noun.head.lemma_ in speech().light_verbs and noun.dep_ == "dobj"
    clauses = [child for place in (noun, noun.head)[: 1 + light] for child in place.children if child.i > noun.i]
    clause = next((child for child in clauses if _that(child) is not None), None)
    if clause is None:
        return None
    low, high = scene.bounds(noun)
    speakers, cue = _noun_speakers(scene, noun, low, high)
    if not speakers:
        return None
    gone = next((child for child in clause.children if resumed_cue(child) is not None), None)
    if gone is not None:
        links = (child.i for child in clause.children if child.dep_ == "cc" and clause.i < child.i < gone.i)
        high = next(links, gone.i)
    end = (reach(clause, 0, high) or (clause.i, clause.i))[1] + 1
    start, end = trim(scene.doc, _that(clause) or clause.i, end)
    if end - start < 3:
        return None
    style, content = scene.style(((start, end),))
    return Attribution("statement.noun-clause", content, style, cue, None, speakers, within=scene.within(noun))


def _that(clause: Token) -> int | None:
    """Where the "that" of a that-clause stands; None for other clauses ("the claim that she made")."""
    if clause.dep_ not in {"acl", "ccomp", "relcl"}:
        return None
    subject = any(child.dep_ in SUBJECTS and child.lower_ != "that" for child in clause.children)
    marks = (child for child in clause.children if child.lower_ == "that" and child.dep_ not in SUBJECTS)
    return next((mark.i for mark in marks if mark.dep_ == "mark" or (mark.tag_ == "IN" and subject)), None)


def _noun_speakers(scene: Scene, noun: Token, low: int, high: int) -> tuple[tuple[Token, ...], TokenSpan]:
    """Whose claim: a possessive, "by" or "from" somebody, or the subject of "make", "repeat", "issue"."""
    plain = (noun.i, noun.i + 1)
    owners = [child for child in noun.children if child.dep_ in {"poss", "compound"}] or prepositional(
        noun, "by", "from"
    )
    owners = [owner for owner in owners if scene.can_speak(owner)]
    if owners:
        return tuple(owners), plain
    verb = noun.head
    if (
        noun.dep_ in {"dobj", "pobj"}
        and verb.pos_ == "VERB"
        and verb.lemma_ in speech().light_verbs
        and is_made(scene.layers, verb)
        and not is_denied(scene.layers, verb)
    ):
        speakers = tuple(token for token in speakers_of(verb, low, high) if scene.can_speak(token))
        return speakers, (verb.i, noun.i + 1)
    return (), plain
