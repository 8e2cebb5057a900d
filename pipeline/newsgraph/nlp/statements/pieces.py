"""Where the words of a reported clause begin and end: its subtree, put right by commas, marks, joints and further cues.

English: commas around a cue set into a clause.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.functions import SUBJECTS
from newsgraph.nlp.grammar.tree import is_above, reach
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.quotes import DASHES, MARKS
from newsgraph.nlp.statements.attribution import trim, without_connective
from newsgraph.nlp.statements.scene import Scene
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_LEAST = 3
"""How many words a piece of a reported clause has at least when it stands before the cue."""
_BREAKS = (DASHES | {","}) - {"-"}
_TO_MARK = 5
"""How many words may stand between "and" and the quotation marks with which a reported clause goes on."""
_TO_THAT = 4
"""Within how many words of a reported clause its "that" stands, where no quotation marks open it."""
_CONCESSIONS = closed().concessions
_REASONS = closed().reasons
_COORDINATORS = closed().coordinators
_EXPLETIVES = closed().expletives
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def pieces_before(scene: Scene, verb: Token, clause: Token, speakers: tuple[Token, ...]) -> tuple[TokenSpan, ...]:
    """The words of a clause whose cue follows it or cuts it in two."""
    low, high = scene.bounds(verb)
    piece = _before(scene, verb, speakers, low) if is_finite(clause) else None
    return () if piece is None else (piece, *_resumed(scene, verb, clause, speakers, high))


def pieces_after(scene: Scene, verb: Token, clause: Token, speakers: tuple[Token, ...]) -> tuple[TokenSpan, ...]:
    """The words of a clause that follows its cue, with what of it stands before the cue."""
    low, high = scene.bounds(verb)
    inner = scene.quotation_of(clause.i)
    if inner is not None and inner.depth and verb.i < inner.start <= clause.left_edge.i:
        return ((inner.start, inner.end),)
    piece = _after(scene, verb, clause, high)
    if piece is None:
        return ()
    return (*(_begun(scene, verb, speakers, low) or _asked(verb, clause, speakers)), piece)


def _asked(verb: Token, clause: Token, speakers: tuple[Token, ...]) -> tuple[TokenSpan, ...]:
    """The question word of a clause that stands before the speaker ("what Ann says the dam needs")."""
    first = min(verb.i, *(speaker.left_edge.i for speaker in speakers))
    asks = first > 0 and verb.doc[first - 1].tag_ in {"WDT", "WP", "WRB"}
    return ((first - 1, first),) if asks and is_above(clause, verb.doc[first - 1]) else ()


def _after(scene: Scene, verb: Token, clause: Token, high: int) -> TokenSpan | None:
    doc = scene.doc
    clauses = [child for child in verb.children if child.dep_ == clause.dep_ and verb.i < child.i <= clause.i]
    reached = [found for part in clauses if (found := reach(part, verb.i + 1, high))]
    start, end = min(first for first, _ in reached), max(last for _, last in reached) + 1
    last = clause.i if doc[start].text in MARKS else min(clause.i, start + _TO_THAT)
    that = next((i for i in range(verb.i + 1, last) if doc[i].lower_ == "that" and doc[i].dep_ == "mark"), None)
    if that is not None:
        start = that
    end = min(end, _taken_back(verb, clause, end), _next_saying(clause, end))
    if scene.within(verb) is None:
        end = scene.first_semicolon(start, end)
    quoted = scene.quotation_at(end)
    if quoted is not None and quoted.block == scene.layers.block_number(verb):
        end = quoted.outer[1]
    start, end = _trim_joints(doc, start, _carried_on(scene, verb, end, high))
    return (start, end) if end - start > 1 else None


def _taken_back(verb: Token, clause: Token, end: int) -> int:
    """Where words begin that the parser gave to the clause but that go on with the cue ("said he was ill and left")."""
    for child in clause.children:
        if child.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in child.children):
            again = (
                child.tag_ == "VBD"
                and (clause.tag_ != "VBD" or child.lemma_ in speech().verbs.all())
                and verb.tag_ == "VBD"
            )
            helped = any(c.dep_ == "aux" for c in child.children)
            if again and not helped:
                joint = next((c.i for c in clause.children if c.dep_ == "cc" and clause.i < c.i < child.i), child.i)
                return min(end, joint)
    return end


def _next_saying(clause: Token, end: int) -> int:
    """Where another cue begins that the parser hung in the clause ("…, saying that", "…, and the union warned that")."""
    for child in clause.children:
        if child.i < clause.i or child.lemma_ not in speech().verbs.all() | speech().citing:
            continue
        subject = any(c.dep_ in SUBJECTS for c in child.children)
        first = child.left_edge.i
        if child.dep_ == "advcl" and child.doc[first - 1].text == ",":
            aside = any(c.lower_ in _CONCESSIONS for c in child.children)
            if aside if subject else child.tag_ == "VBG":
                return min(end, first)
        says = child.lemma_ in speech().charging or any(c.dep_ == "ccomp" and c.i > child.i for c in child.children)
        if child.dep_ == "conj" and says and subject:
            return min(end, next((c.i for c in clause.children if c.dep_ == "cc" and clause.i < c.i), first))
    return end


def _carried_on(scene: Scene, verb: Token, end: int, high: int) -> int:
    """Where a clause really ends that the parser cut off before "because …", "and it would …"."""
    doc = scene.doc
    first = end + (end < high and doc[end].text == ",")
    if first + 2 >= high or any(token.i != verb.i and _is_cue(token) for token in doc[first:high]):
        return end
    words = [token.lower_ for token in doc[first : first + 3]]
    if words[0] in _REASONS:
        return high
    more = words[0] in _COORDINATORS and (
        doc[first + 1].tag_ == "MD"
        or words[1] == "that"
        or (words[1] in _EXPLETIVES and doc[first + 2].pos_ == "AUX")
        or any(scene.quotation_at(i) is not None for i in range(first + 1, min(first + _TO_MARK, high)))
    )
    return high if more else end


def _is_cue(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_ in speech().verbs.clause


def _trim_joints(doc: Doc, start: int, end: int) -> TokenSpan:
    """A stretch without an "and" or "but" left over at its end."""
    start, end = trim(doc, start, end)
    while end > start and doc[end - 1].lower_ in _COORDINATORS:
        start, end = trim(doc, start, end - 1)
    return start, end


def _before(scene: Scene, verb: Token, speakers: tuple[Token, ...], low: int) -> TokenSpan | None:
    edges = [verb.i, *(speaker.left_edge.i for speaker in speakers if speaker.i < verb.i)]
    start, end = without_connective(scene.doc, *trim(scene.doc, low, min(edges)))
    return (start, end) if end - start > 1 else None


def _begun(scene: Scene, verb: Token, speakers: tuple[Token, ...], low: int) -> tuple[TokenSpan, ...]:
    """The words before a cue that stands between commas ("If it rains, Ann said, the bridge will close")."""
    doc = scene.doc
    first = min(verb.i, *(speaker.left_edge.i for speaker in speakers))
    if first <= low or doc[first - 1].text != "," or verb.i + 1 >= len(doc) or doc[verb.i + 1].text != ",":
        return ()
    start, end = without_connective(doc, *trim(doc, low, first))
    if end - start < _LEAST or doc[start].tag_ in {"VBN", "VBG"}:
        return ()
    return ((start, end),)


def _resumed(scene: Scene, verb: Token, clause: Token, speakers: tuple[Token, ...], high: int) -> tuple[TokenSpan, ...]:
    """The rest of a clause that its cue cuts in two ("The bridge, Ann said, is closed")."""
    doc = scene.doc
    after = max(verb.i, *(speaker.i for speaker in speakers))
    comma = next((i for i in range(after + 1, high) if doc[i].text in _BREAKS), None)
    if comma is None or comma - after > 6:
        return ()
    rest = reach(clause, comma + 1, high)
    if rest is None or rest[0] > comma + 2:
        return ()
    start, end = trim(doc, comma + 1, rest[1] + 1)
    return ((start, end),) if end - start > 1 else ()


def is_finite(clause: Token) -> bool:
    """Whether a clause has a finite verb or at least a subject."""
    return clause.tag_ in _FINITE or any(child.dep_ in SUBJECTS | {"aux", "auxpass"} for child in clause.children)
