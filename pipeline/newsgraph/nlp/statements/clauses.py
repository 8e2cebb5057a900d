"""Reported clauses: what stands under a verb of saying, read from the parse and put right by punctuation.

A clause keeps its "that" (the convention of PARC3 and PolNeAR): the content of `Ann said that the bridge is closed` is
"that the bridge is closed".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.nlp.layers import TokenSpan
from newsgraph.nlp.statements.attribution import Attribution, trim, without_connective
from newsgraph.nlp.statements.cues import cue_span, speech
from newsgraph.nlp.statements.quotes import DASHES
from newsgraph.nlp.statements.scene import Scene, is_real
from newsgraph.nlp.statements.speakers import speakers_of
from newsgraph.nlp.syntax import SUBJECTS, is_negated

_LISTENERS = 10
"""How many tokens a listener may take ("told a meeting of leaders that …")."""
_LEAST = 3
"""How many words a piece of a reported clause has at least when it stands before the cue."""
_BREAKS = (DASHES | {","}) - {"-"}
_WHENS = frozenset({"when", "while", "as", "where", "how", "why"})
_ASIDES = frozenset({"though", "although", "while", "even"})
_REASONS = frozenset({"because", "if", "unless"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def read_clause(scene: Scene, verb: Token) -> Attribution | None:
    """`Ann said that …`, `…, Ann said`: the clause under a verb of saying."""
    if not is_real(verb) or verb.lemma_ not in speech().verbs.clause:
        return None
    low, high = scene.bounds(verb)
    clause = _clause_of(verb, low, high)
    if clause is None:
        return _after_that(scene, verb, low, high)
    speakers = speakers_of(verb, low, high)
    if not speakers or any(speaker.is_ancestor(verb) is False and clause.is_ancestor(speaker) for speaker in speakers):
        return None
    if verb.lemma_ in speech().weak and not all(scene.can_speak(speaker) for speaker in speakers):
        return None
    before = clause.i < verb.i
    pieces = _pieces_before(scene, verb, clause, speakers) if before else _pieces_after(scene, verb, clause, speakers)
    if not pieces:
        return None
    style, content = scene.style(pieces)
    return Attribution(
        rule="statement.clause-before-cue" if before else "statement.clause-after-cue",
        content=content,
        style=style,
        cue=cue_span(verb),
        verb=verb.i,
        speakers=speakers,
        denied=is_negated(verb),
        within=scene.within(verb),
    )


def _pieces_before(scene: Scene, verb: Token, clause: Token, speakers: tuple[Token, ...]) -> tuple[TokenSpan, ...]:
    low, high = scene.bounds(verb)
    piece = _before(scene, verb, speakers, low) if is_finite(clause) else None
    return () if piece is None else (piece, *_resumed(scene, verb, clause, speakers, high))


def _pieces_after(scene: Scene, verb: Token, clause: Token, speakers: tuple[Token, ...]) -> tuple[TokenSpan, ...]:
    low, high = scene.bounds(verb)
    piece = _after(scene, verb, clause, high)
    if piece is None:
        return ()
    return (*(_begun(scene, verb, speakers, low) or _asked(verb, clause, speakers)), piece)


def _asked(verb: Token, clause: Token, speakers: tuple[Token, ...]) -> tuple[TokenSpan, ...]:
    """The question word of a clause that stands before the speaker ("what Ann says the dam needs")."""
    first = min(verb.i, *(token.i for speaker in speakers for token in speaker.subtree))
    asks = first > 0 and verb.doc[first - 1].tag_ in {"WDT", "WP", "WRB"}
    return ((first - 1, first),) if asks and clause.is_ancestor(verb.doc[first - 1]) else ()


def _clause_of(verb: Token, low: int, high: int) -> Token | None:
    """The reported clause: the one right after the cue, else the first that the parser gives."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and low <= child.i < high]
    if not clauses and verb.lemma_ == "say":  # "said after the talks it would …" is often read as an adverbial clause
        clauses = [
            child for child in verb.children if child.dep_ == "advcl" and verb.i < child.i < high and _is_bare(child)
        ]
    after = [clause for clause in clauses if clause.i > verb.i]
    if after and (len(after) == len(clauses) or verb.doc[verb.i + 1].text != ","):
        return after[-1]
    return clauses[0] if clauses else None


def _is_bare(clause: Token) -> bool:
    """Whether a clause has a subject and a finite verb and no word that joins it."""
    deps = {child.dep_ for child in clause.children if child.i < clause.i}
    return "nsubj" in deps and "mark" not in deps and is_finite(clause) and clause.left_edge.lower_ not in _WHENS


def _opens_clause(token: Token) -> bool:
    return token.lower_ == "that" and token.dep_ not in {"nsubj", "dobj", "det"} and token.tag_ in {"IN", "DT", "WDT"}


def _after_that(scene: Scene, verb: Token, low: int, high: int) -> Attribution | None:
    """The words after "said that" where the parser found no clause: to the sentence's end, in a side clause to its comma."""
    doc = scene.doc
    that = next((i for i in range(verb.i + 1, min(verb.i + _LISTENERS, high)) if _opens_clause(doc[i])), None)
    if that is None or any(token.pos_ in {"VERB", "AUX"} or token.is_punct for token in doc[verb.i + 1 : that]):
        return None
    speakers = speakers_of(verb, low, high)
    if not speakers or not all(scene.can_speak(speaker) for speaker in speakers):
        return None
    end = high
    if any(child.dep_ == "mark" for child in verb.children) or verb.dep_ in {"relcl", "advcl"}:
        end = next((i for i in range(that + 3, high) if doc[i].text == ","), high)
    start, end = trim(doc, that, end)
    if end - start < 3 or not any(token.pos_ in {"VERB", "AUX"} for token in doc[start:end]):
        return None
    style, content = scene.style(((start, end),))
    return Attribution(
        "statement.clause-after-cue",
        content,
        style,
        cue_span(verb),
        verb.i,
        speakers,
        is_negated(verb),
        within=scene.within(verb),
    )


def _after(scene: Scene, verb: Token, clause: Token, high: int) -> TokenSpan | None:
    doc = scene.doc
    clauses = [child for child in verb.children if child.dep_ == clause.dep_ and verb.i < child.i <= clause.i]
    subtree = [token.i for part in clauses for token in part.subtree if verb.i < token.i < high]
    start, end = min(subtree), max(subtree) + 1
    that = next(
        (
            i
            for i in range(verb.i + 1, clause.i)
            if doc[i].lower_ == "that" and doc[i].dep_ == "mark" and i <= start + 3
        ),
        None,
    )
    if that is not None:
        start = that
    end = min(end, _taken_back(verb, clause, end), _next_saying(clause, end))
    if scene.within(verb) is None:
        end = next((i for i in range(start, end) if doc[i].text == ";" and scene.quotation_of(i) is None), end)
    start, end = _trim_joints(doc, start, _carried_on(scene, verb, end, high))
    return (start, end) if end - start > 1 else None


def _taken_back(verb: Token, clause: Token, end: int) -> int:
    """Where words begin that the parser gave to the clause but that go on with the cue ("said he was ill and left")."""
    for child in clause.children:
        if child.dep_ == "conj" and child.i > clause.i and not any(c.dep_ in SUBJECTS for c in child.children):
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
        if child.i < clause.i or child.lemma_ not in speech().verbs.all() | {"cite"}:
            continue
        subject = any(c.dep_ in SUBJECTS for c in child.children)
        first = child.left_edge.i
        if child.dep_ == "advcl" and child.doc[first - 1].text == ",":
            aside = any(c.dep_ == "mark" and c.lower_ in _ASIDES for c in child.children)
            if aside if subject else child.tag_ == "VBG":
                return min(end, first)
        says = child.lemma_ in {"accuse", "urge"} or any(c.dep_ == "ccomp" and c.i > child.i for c in child.children)
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
    more = words[0] in _REASONS or (
        words[0] in {"and", "but"}
        and (doc[first + 1].tag_ == "MD" or (words[1] in {"it", "there"} and doc[first + 2].pos_ == "AUX"))
    )
    return high if more else end


def _is_cue(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_ in speech().verbs.clause


def _trim_joints(doc: Doc, start: int, end: int) -> TokenSpan:
    """A stretch without an "and" or "but" left over at its end."""
    start, end = trim(doc, start, end)
    while end > start and doc[end - 1].lower_ in {"and", "but", "or"}:
        start, end = trim(doc, start, end - 1)
    return start, end


def _before(scene: Scene, verb: Token, speakers: tuple[Token, ...], low: int) -> TokenSpan | None:
    edges = [verb.i, *(token.i for speaker in speakers if speaker.i < verb.i for token in speaker.subtree)]
    start, end = without_connective(scene.doc, *trim(scene.doc, low, min(edges)))
    return (start, end) if end - start > 1 else None


def _begun(scene: Scene, verb: Token, speakers: tuple[Token, ...], low: int) -> tuple[TokenSpan, ...]:
    """The words before a cue that stands between commas ("If it rains, Ann said, the bridge will close")."""
    doc = scene.doc
    first = min(verb.i, *(token.i for speaker in speakers for token in speaker.subtree))
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
    rest = [token.i for token in clause.subtree if comma < token.i < high]
    if not rest or min(rest) > comma + 2:
        return ()
    start, end = trim(doc, comma + 1, max(rest) + 1)
    return ((start, end),) if end - start > 1 else ()


def is_finite(clause: Token) -> bool:
    """Whether a clause has a finite verb or at least a subject."""
    return clause.tag_ in _FINITE or any(child.dep_ in SUBJECTS | {"aux", "auxpass"} for child in clause.children)
