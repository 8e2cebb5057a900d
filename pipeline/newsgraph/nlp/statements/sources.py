"""Sources named beside what they say: "according to Ann".

English: "according to Ann". Read from the surface: the parser gives such words no object, or hangs the rest of the sentence on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import reach
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.lookup import written
from newsgraph.nlp.statements.attribution import Attribution, around
from newsgraph.nlp.statements.scene import Scene
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_OF_SOURCES = closed().of_sources
_NO_SOURCES = closed().no_sources
_SOURCE_NEAR = 8
"""How many words behind "according to" the source begins, where the parser gives it no object."""


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
    pieces = around(doc, (low, high), (i, stop), least=1 if set_in else 3)
    if not pieces and i == low:  # the parser hung the rest of the sentence on the source
        stop = next((k for k in range(heads[-1].i + 1, high) if doc[k].text == ","), high)
        pieces = around(doc, (low, high), (i, stop))
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
