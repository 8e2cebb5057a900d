"""Speech without a clause: "described X as Y", "called X Y", "vowed to …", "called for …"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.nlp.layers import TokenSpan
from newsgraph.nlp.statements.attribution import Attribution, trim
from newsgraph.nlp.statements.cues import cue_span, speech
from newsgraph.nlp.statements.scene import Scene, is_real
from newsgraph.nlp.statements.speakers import speakers_of
from newsgraph.nlp.syntax import is_negated

_NEEDS_AS = frozenset({"cast", "portray", "describe", "characterize", "characterise", "label"})
"""Verbs that mean nothing without their "as", wherever the parser hangs it."""
_WHEN = frozenset({"after", "before", "when", "while", "as", "since"})


def read_phrase(scene: Scene, verb: Token) -> Attribution | None:
    """The statement of a verb of saying that has no clause, by what it takes instead."""
    if not is_real(verb):
        return None
    verbs = speech().verbs
    lemma = verb.lemma_
    made: tuple[str, TokenSpan, TokenSpan] | None = None
    if lemma in verbs.as_what:
        made = _as(verb)
    if made is None and lemma in verbs.naming:
        made = _naming(scene, verb)
    if made is None and lemma in verbs.preposition:
        made = _prepositional(verb)
    if made is None and lemma in verbs.infinitive:
        made = _infinitive(verb)
    if made is None and lemma in verbs.object:
        made = _object(verb)
    if made is None:
        return None
    rule, content, cue = made
    low, high = scene.bounds(verb)
    speakers = speakers_of(verb, low, high)
    if not speakers or not all(scene.can_speak(speaker) for speaker in speakers):
        return None
    start, end = trim(scene.doc, content[0], min(content[1], high))
    if end - start < 1:
        return None
    style, pieces = scene.style(((start, end),))
    return Attribution(rule, pieces, style, cue, verb.i, speakers, denied=is_negated(verb), within=scene.within(verb))


def _reach(token: Token, *, after: int = -1) -> TokenSpan:
    inside = [item.i for item in token.subtree if item.i > after]
    return min(inside), max(inside) + 1


def _child(token: Token, *deps: str) -> Token | None:
    return next((child for child in token.children if child.dep_ in deps and child.i > token.i), None)


def _as(verb: Token) -> tuple[str, TokenSpan, TokenSpan] | None:
    """X and what it is called ("the bridge as a danger")."""
    thing = _child(verb, "dobj")
    places = [verb, *([thing] if thing is not None else [])]
    as_ = next(
        (
            child
            for place in places
            for child in place.children
            if child.lower_ == "as" and child.i > verb.i and child.dep_ in {"prep", "mark"}
        ),
        None,
    )
    if as_ is None and thing is not None and verb.lemma_ in _NEEDS_AS:
        as_ = next((item for item in thing.subtree if item.lower_ == "as" and item.dep_ == "prep"), None)
    if as_ is None or not any(child.dep_ in {"pobj", "amod", "pcomp", "acomp"} for child in as_.children):
        return None
    start = _reach(thing)[0] if thing is not None and thing.i < as_.i else as_.i + 1
    return "statement.describe-as", (start, _reach(as_)[1]), cue_span(verb)


def _naming(scene: Scene, verb: Token) -> tuple[str, TokenSpan, TokenSpan] | None:
    """X and the name that it is given ("the bridge a danger"), as a small clause or in quotation marks."""
    small = _child(verb, "ccomp", "oprd", "xcomp")
    thing = _child(verb, "dobj", "nsubj")
    if small is not None and thing is None:
        thing = next((child for child in small.children if child.dep_ == "nsubj" and child.i > verb.i), None)
    if small is not None and thing is not None and small.tag_ not in {"VB", "VBD", "VBZ", "VBP", "VBG"}:
        start = min(_reach(small, after=verb.i)[0], _reach(thing)[0])
        return "statement.call-name", (start, _reach(small)[1]), cue_span(verb)
    asked = any(child.tag_ in {"WP", "WDT"} and child.i < verb.i for child in verb.children)
    named = scene.quotation_at(verb.i + 1) if asked and thing is None else None
    if named is not None:  # "what Ann called "a shame""
        return "statement.call-name", (verb.i + 1, named.outer[1]), cue_span(verb)
    if thing is not None:
        end = _reach(thing)[1]
        quoted = scene.quotation_at(end) or scene.quotation_at(thing.i + 1)
        if quoted is not None and quoted.outer[0] > verb.i + 1 and quoted.start > thing.i:
            return "statement.call-name", (verb.i + 1, quoted.outer[1]), cue_span(verb)
    return None


def _prepositional(verb: Token) -> tuple[str, TokenSpan, TokenSpan] | None:
    wanted = speech().verbs.preposition[verb.lemma_]
    link = next(
        (
            child
            for child in verb.children
            if child.dep_ in {"prep", "prt"} and child.lower_ in wanted and child.i > verb.i
        ),
        None,
    )
    if link is None:
        return None
    under = link if link.dep_ == "prep" else verb  # "called on/RP police": the parser hangs the police higher
    if not any(child.dep_ in {"pobj", "pcomp"} and child.i > link.i for child in under.children):
        return None
    start, end = (
        link.i + 1,
        _reach(link)[1] if under is link else max(_reach(_child(verb, "pobj") or link)[1], link.i + 1),
    )
    thing = _child(verb, "dobj")
    if thing is not None and thing.i < link.i:
        start = _reach(thing, after=verb.i)[0]
    if link.lower_ in {"on", "for"} and _child(verb, "xcomp", "advcl") is not None:
        end = max(end, _reach(_child(verb, "xcomp", "advcl") or link)[1])
    return "statement.object", (start, end), cue_span(verb, link)


def _infinitive(verb: Token) -> tuple[str, TokenSpan, TokenSpan] | None:
    clause = _child(verb, "xcomp", "ccomp") or (_child(verb, "advcl") if _child(verb, "dobj", "dative") else None)
    if (
        clause is None
        or clause.tag_ != "VB"
        or not any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.children)
    ):
        return None
    start = min(
        _reach(clause, after=verb.i)[0],
        *(_reach(child)[0] for child in verb.children if child.dep_ in {"dobj", "dative"} and child.i > verb.i),
        clause.i,
    )
    return "statement.infinitive", (start, _reach(clause)[1]), cue_span(verb)


def _object(verb: Token) -> tuple[str, TokenSpan, TokenSpan] | None:
    thing = _child(verb, "dobj")
    gerund = _child(verb, "xcomp")
    if thing is None and gerund is not None and gerund.tag_ == "VBG":
        thing = gerund
    if thing is None or thing.pos_ == "PRON":
        return None
    start, end = _reach(thing, after=verb.i)
    return "statement.object", (start, _before_side_clause(verb.doc, start, end)), cue_span(verb)


def _before_side_clause(doc: Doc, start: int, end: int) -> int:
    """Where a clause begins that tells when it was said ("proposed talks after the union called for a truce")."""
    for i in range(start + 1, end):
        opens = doc[i].lower_ in _WHEN and doc[i].dep_ in {"mark", "prep", "advmod"}
        if opens and any(token.tag_ in {"VBD", "VBZ", "VBP"} for token in doc[i : end + 1]):
            return i
    return end
