"""The names that things are called by: "called the bridge a danger", "what Ann called "a shame"".

English: "called X Y". Parsers read the name as a predicate, a clause or an apposition, and quotation marks tell it where they do not.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from newsgraph.nlp.grammar.tree import reach, subtree
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.quotes import DASHES
from newsgraph.nlp.statements.acts import is_denied, is_made
from newsgraph.nlp.statements.attribution import Attribution, trim
from newsgraph.nlp.statements.cues import cue_span
from newsgraph.nlp.statements.scene import Scene
from newsgraph.nlp.statements.speakers import speakers_of
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_ARTICLES = closed().indefinite_articles


def read_naming(scene: Scene, verb: Token) -> Attribution | None:
    """X and the name that somebody gives it ("the bridge a danger"), as a small clause or in quotation marks."""
    if verb.lemma_ not in speech().verbs.naming:
        return None
    thing, name = _named(verb)
    content = _small_clause(verb, thing, name) or _misread_name(verb, thing) or _quoted_name(scene, verb, thing)
    if content is None or not is_made(scene.layers, verb):
        return None
    low, high = scene.bounds(verb)
    speakers = speakers_of(verb, low, high)
    start, end = trim(scene.doc, content[0], scene.behind_mark(min(content[1], high), high))
    if not speakers or not all(scene.can_speak(speaker) for speaker in speakers) or start >= end:
        return None
    style, pieces = scene.style(((start, end),))
    return Attribution(
        "statement.call-name",
        pieces,
        style,
        cue_span(verb),
        verb.i,
        speakers,
        denied=is_denied(scene.layers, verb),
        within=scene.within(verb),
    )


def _named(verb: Token) -> tuple[Token | None, Token | None]:
    """What a verb of naming names, and the name as the parser sees it ("called the bridge a danger": both predicates)."""
    name, thing = _child(verb, "ccomp", "oprd", "xcomp"), _child(verb, "dobj", "nsubj")
    if name is None or thing is not None:
        return thing, name
    if name.dep_ == "oprd":
        second = next((child for child in verb.children if child.dep_ == "oprd" and child.i > name.i), None)
        if second is not None and not any(token.is_punct for token in verb.doc[name.i : second.left_edge.i]):
            return name, second
    return next((child for child in name.children if child.dep_ == "nsubj" and child.i > verb.i), None), name


def _small_clause(verb: Token, thing: Token | None, name: Token | None) -> TokenSpan | None:
    if thing is None or name is None or name.tag_ in {"VB", "VBD", "VBZ", "VBP", "VBG"}:
        return None
    if any(token.text in DASHES for token in verb.doc[thing.i : name.i]):
        return None
    return min(_reach(name, after=verb.i)[0], _reach(thing)[0]), _reach(name)[1]


def _misread_name(verb: Token, thing: Token | None) -> TokenSpan | None:
    """X and a name that was taken for an apposition ("called the bridge a danger"): no comma stands before it."""
    for token in subtree(thing) if thing is not None and verb.lemma_ == "call" else ():
        first = token.left_edge
        if token.dep_ != "appos" or token.i < verb.i or first.lower_ not in _ARTICLES:
            continue
        if first.i > verb.i and first.nbor(-1).pos_ in {"NOUN", "PROPN", "PRON"}:
            return _reach(thing or token, after=verb.i)[0], _reach(token)[1]
    return None


def _quoted_name(scene: Scene, verb: Token, thing: Token | None) -> TokenSpan | None:
    """The name in quotation marks with what it names; after "what" ("what Ann called "a shame"") the name alone."""
    if thing is None:
        asked = any(child.tag_ in {"WP", "WDT"} and child.i < verb.i for child in verb.children)
        name = scene.quotation_at(verb.i + 1) if asked else None
        return None if name is None else (verb.i + 1, name.outer[1])
    begin, end = _reach(thing, after=verb.i)
    quoted = scene.quotation_at(end) or scene.quotation_at(thing.i + 1)
    if quoted is not None and quoted.outer[0] > verb.i + 1 and quoted.start > thing.i:
        return verb.i + 1, quoted.outer[1]
    # "called the bill a "mess"", all of it read as one noun
    inside = (scene.quotation_at(i) for i in range(begin + 1, thing.i) if _is_plain_noun(verb.doc[begin:i]))
    quoted = next((quotation for quotation in inside if quotation is not None), None)
    return (verb.i + 1, quoted.outer[1]) if quoted is not None and quoted.end >= end - 1 else None


def _is_plain_noun(words: Span) -> bool:
    """Whether words are a noun with at most an article and adjectives, and nothing owned by somebody."""
    return words[-1].pos_ in {"PROPN", "NOUN"} and all(token.pos_ in {"PROPN", "NOUN", "DET", "ADJ"} for token in words)


def _reach(token: Token, *, after: int = -1) -> TokenSpan:
    first, last = reach(token, after + 1, len(token.doc)) or (token.i, token.i)
    return first, last + 1


def _child(token: Token, *deps: str) -> Token | None:
    return next((child for child in token.children if child.dep_ in deps and child.i > token.i), None)
