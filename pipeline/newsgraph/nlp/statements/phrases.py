"""Speech without a clause: "described X as Y", "called X Y", "vowed to …", "called for …"."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from newsgraph.nlp.grammar.tree import reach, subtree
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.quotes import DASHES
from newsgraph.nlp.statements.acts import is_denied, is_made
from newsgraph.nlp.statements.attribution import Attribution, trim
from newsgraph.nlp.statements.cues import cue_span
from newsgraph.nlp.statements.scene import Scene
from newsgraph.nlp.statements.speakers import SILENT_LABELS, speakers_of
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_WHEN = closed().when
_ASKED_FOR = closed().asked_for
_ARTICLES = closed().indefinite_articles


def read_phrase(scene: Scene, verb: Token) -> Attribution | None:
    """The statement of a verb of saying that has no clause, by what it takes instead."""
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
    if made is None or not is_made(scene.layers, verb):
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
    return Attribution(
        rule, pieces, style, cue, verb.i, speakers, denied=is_denied(scene.layers, verb), within=scene.within(verb)
    )


def _reach(token: Token, *, after: int = -1) -> TokenSpan:
    first, last = reach(token, after + 1, len(token.doc)) or (token.i, token.i)
    return first, last + 1


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
    if as_ is None and thing is not None and verb.lemma_ in speech().needs_as:
        as_ = next((item for item in subtree(thing) if item.lower_ == "as" and item.dep_ == "prep"), None)
    if as_ is None or not any(child.dep_ in {"pobj", "amod", "pcomp", "acomp"} for child in as_.children):
        return None
    start = _reach(thing)[0] if thing is not None and thing.i < as_.i else as_.i + 1
    return "statement.describe-as", (start, _reach(as_)[1]), cue_span(verb)


def _naming(scene: Scene, verb: Token) -> tuple[str, TokenSpan, TokenSpan] | None:
    """X and the name that it is given ("the bridge a danger"), as a small clause or in quotation marks."""
    thing, name = _named(verb)
    content = _small_clause(verb, thing, name) or _misread_name(verb, thing) or _quoted_name(scene, verb, thing)
    return None if content is None else ("statement.call-name", content, cue_span(verb))


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
        if first.nbor(-1).pos_ in {"NOUN", "PROPN", "PRON"}:
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
    own = link.dep_ == "prep" or any(child.dep_ == "pobj" for child in link.children)
    under = link if own else verb  # "called on/RP police": the parser hangs the police higher
    objects = [child for child in under.children if child.dep_ in {"pobj", "pcomp"} and child.i > link.i]
    if all(child.ent_type_ in SILENT_LABELS for child in objects):
        return None  # "called Ann on Friday"
    start, end = (
        link.i + 1,
        _reach(link)[1] if under is link else max(_reach(_child(verb, "pobj") or link)[1], link.i + 1),
    )
    thing = _child(verb, "dobj")
    if thing is not None and thing.i < link.i:
        start = _reach(thing, after=verb.i)[0]
    if link.lower_ in _ASKED_FOR and _child(verb, "xcomp", "advcl") is not None:
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
    if clause.lemma_ in speech().verbs.clause and any(child.dep_ == "ccomp" for child in clause.children):
        return None  # who "promised to say that the bridge is closed" has not said it
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
    if verb.lemma_ in speech().bare_objects and not _says_something(verb.doc[start:end]):
        return None
    return "statement.object", (start, _before_side_clause(verb.doc, start, end)), cue_span(verb)


def _says_something(words: Span) -> bool:
    """Whether an object tells more than a name or a bare noun ("announced the pick", "mentioned Ann Lee")."""
    owned = any(token.dep_ == "poss" for token in words)  # "his resignation"
    return owned or sum(token.pos_ not in {"PROPN", "DET", "PUNCT", "PRON", "SPACE"} for token in words) > 1


def _before_side_clause(doc: Doc, start: int, end: int) -> int:
    """Where a clause begins that tells when it was said ("proposed talks after the union called for a truce")."""
    for i in range(start + 1, end):
        opens = doc[i].lower_ in _WHEN and doc[i].dep_ in {"mark", "prep", "advmod"}
        if opens and any(token.tag_ in {"VBD", "VBZ", "VBP"} for token in doc[i : end + 1]):
            return i
    return end
