"""Reported clauses: what stands under a verb of saying, read from the parse and put right by punctuation.

A clause keeps its "that" (the convention of PARC3 and PolNeAR): the content of `Ann said that the bridge is closed` is
"that the bridge is closed".

English: clauses with "that" or without.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import SUBJECTS, is_passive
from newsgraph.nlp.grammar.tree import is_above
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.statements.acts import is_denied, is_disputing, is_made
from newsgraph.nlp.statements.attribution import Attribution, trim
from newsgraph.nlp.statements.cues import cue_span
from newsgraph.nlp.statements.pieces import is_finite, pieces_after, pieces_before
from newsgraph.nlp.statements.reference import governing_speakers
from newsgraph.nlp.statements.scene import Scene
from newsgraph.nlp.statements.speakers import is_own_subject, speakers_of
from newsgraph.nlp.statements.utterances import is_show
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech

_LISTENERS = 10
"""How many tokens a listener may take ("told a meeting of leaders that …")."""
_TO_CLEAR = 4
"""How many tokens "clear" may stand after "made" ("made it very clear")."""
_ADVERBIAL = closed().adverbial


def read_clause(scene: Scene, verb: Token) -> Attribution | None:  # noqa: PLR0911  (one for each way out)
    """`Ann said that …`, `…, Ann said`: the clause under a verb of saying."""
    if verb.lemma_ not in speech().verbs.clause:
        return None
    low, high = scene.bounds(verb)
    clause = _clause_of(verb, low, high)
    if clause is None:
        return _after_that(scene, verb, low, high)
    if not is_made(scene.layers, verb):
        return None
    speakers = speakers_of(verb, low, high)
    if _is_silence(clause):
        return None
    if not speakers or not all(_can_report(scene, verb, clause, speaker) for speaker in speakers):
        return None
    before = clause.i < verb.i
    pieces = (pieces_before if before else pieces_after)(scene, verb, clause, speakers)
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
        denied=is_denied(scene.layers, verb) or is_disputing(verb),
        within=scene.within(verb),
    )


def _can_report(scene: Scene, verb: Token, clause: Token, speaker: Token) -> bool:
    """Whether a subject can be the speaker of a clause: not a part of it, and somebody who speaks where the verb is weak."""
    if is_above(clause, speaker) and not is_above(speaker, verb):
        return False
    if clause.i < verb.i and speaker.lower_ == "i":
        return False  # "It is late, I tell you" inside a quotation
    if verb.lemma_ not in speech().weak or scene.can_speak(speaker):
        return True
    return not is_own_subject(verb, speaker) and bool(governing_speakers(scene.layers, verb))


def _is_silence(clause: Token) -> bool:
    """Whether a clause without subject tells that nothing was said ("the union said … declined to comment")."""
    if clause.lemma_ not in speech().declining or any(child.dep_ in SUBJECTS for child in clause.children):
        return False
    return any(child.lemma_ in speech().commenting for child in clause.children)


def _clause_of(verb: Token, low: int, high: int) -> Token | None:
    """The reported clause: the one right after the cue, else the first that the parser gives."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and low <= c.i < high and not is_show(c)]
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
    return "nsubj" in deps and "mark" not in deps and is_finite(clause) and clause.left_edge.lower_ not in _ADVERBIAL


def _opens_clause(token: Token) -> bool:
    return token.lower_ == "that" and token.dep_ not in {"nsubj", "dobj", "det"} and token.tag_ in {"IN", "DT", "WDT"}


def _after_that(scene: Scene, verb: Token, low: int, high: int) -> Attribution | None:
    """The words after "said that" where the parser found no clause: to the sentence's end, in a side clause to its comma."""
    doc = scene.doc
    that = next((i for i in range(verb.i + 1, min(verb.i + _LISTENERS, high)) if _opens_clause(doc[i])), None)
    between = doc[verb.i + 1 : that or verb.i]
    if that is None or any(token.pos_ in {"VERB", "AUX"} or token.is_punct for token in between):
        return None
    if not is_made(scene.layers, verb):
        return None
    # "repeated her claim that …" is read from the noun.
    if verb.lemma_ in speech().light_verbs and any(token.lemma_ in speech().nouns for token in between):
        return None
    return _rest(scene, verb, (that, high), cue_span(verb), speakers_of(verb, low, high))


def read_clear(scene: Scene, word: Token) -> Attribution | None:
    """`Ann made (it) clear that …`: the words after "clear"."""
    doc = scene.doc
    verb = next(
        (doc[i] for i in range(word.i - 1, max(word.i - _TO_CLEAR, 0) - 1, -1) if doc[i].lemma_ == "make"), None
    )
    if verb is None or not is_made(scene.layers, verb) or is_passive(verb):
        return None
    low, high = scene.bounds(verb)
    following = doc[word.i + 1] if word.i + 1 < high else word
    if following.lower_ != "that" and following.pos_ not in {"DET", "PRON", "PROPN", "NOUN"}:
        return None
    return _rest(scene, verb, (word.i + 1, high), (verb.i, word.i + 1), speakers_of(verb, low, word.i))


def _rest(
    scene: Scene, verb: Token, rest: TokenSpan, cue: TokenSpan, speakers: tuple[Token, ...]
) -> Attribution | None:
    """The words after a cue as what is said: to the sentence's end, in a side clause to its comma."""
    doc, (first, end) = scene.doc, rest
    if not speakers or not all(scene.can_speak(speaker) for speaker in speakers):
        return None
    if any(child.dep_ == "mark" for child in verb.children) or verb.dep_ in {"relcl", "advcl"}:
        end = next((i for i in range(first + 3, end) if doc[i].text == ","), end)
    start, end = trim(doc, first, end)
    if end - start < 3 or not any(token.pos_ in {"VERB", "AUX"} for token in doc[start:end]):
        return None
    style, content = scene.style(((start, end),))
    return Attribution(
        "statement.clause-after-cue",
        content,
        style,
        cue,
        verb.i,
        speakers,
        is_denied(scene.layers, verb),
        within=scene.within(verb),
    )
