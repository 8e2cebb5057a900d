"""Statements by the frames of rules/en/speech.yaml: whose words they are, and which ("vowed to ...", "Ann's claim that ...")."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from newsgraph.nlp.frames import Frames, Standing
from newsgraph.nlp.grammar.resuming import resumed_cue
from newsgraph.nlp.grammar.tree import reach
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.page.quotes import DASHES
from newsgraph.nlp.statements.acts import is_denied, is_made
from newsgraph.nlp.statements.attribution import Attribution, around, trim
from newsgraph.nlp.statements.cues import cue_span
from newsgraph.nlp.statements.places import PLACES
from newsgraph.nlp.statements.scene import Scene
from newsgraph.nlp.statements.speakers import speakers_of
from newsgraph.rules import per_rules
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import SpeechFrame, speech, speech_lists

_NOUN = frozenset({"NOUN"})
_WHEN = closed().when
_PAST_OR_PRESENT = frozenset({"VBD", "VBZ", "VBP"})
_AFTER_CUE = 12
"""How many words may go with a cue that is set into a clause ("Ann said in May in Rome,")."""


@per_rules
def _frames(nouns: bool) -> Frames[SpeechFrame]:
    frames = [frame for frame in speech().frames if (frame.pos == _NOUN) == nouns]
    return Frames(frames, (), ("said", "about", "link", "speaker", "verb"), speech_lists(), PLACES)


def read_frames(scene: Scene, word: Token, *, noun: bool = False) -> Attribution | None:
    """The statement of the first frame of a verb, or a noun, of saying that has a speaker and something said."""
    made = (_read(scene, standing) for standing in _frames(noun).read(word))
    return next((item for item in made if item is not None), None)


def _read(scene: Scene, standing: Standing[SpeechFrame]) -> Attribution | None:
    frame, word = standing.frame, standing.token
    speakers = _owners(scene, standing) if "speaker" in standing.places else _subjects(scene, standing)
    if not speakers:
        return None
    pieces = _rest(scene, standing, speakers) if frame.around else _there(scene, standing)
    if not pieces:
        return None
    style, content = scene.style(pieces)
    verb = None if frame.pos == _NOUN else word
    return Attribution(
        frame.rule,
        content,
        style,
        _cue(standing),
        None if verb is None else verb.i,
        speakers,
        denied=frame.denied or (verb is not None and is_denied(scene.layers, verb)),
        within=scene.within(word),
    )


def _owners(scene: Scene, standing: Standing[SpeechFrame]) -> tuple[Token, ...]:
    """Those who can speak at the place of the speaker."""
    return tuple(token for token in standing.at("speaker") if scene.can_speak(token))


def _subjects(scene: Scene, standing: Standing[SpeechFrame]) -> tuple[Token, ...]:
    """Who does the saying that the verb tells; nobody where it is none, or where one of them is nothing that speaks."""
    verb = next(iter(standing.at("verb")), standing.token)
    if not is_made(scene.layers, verb) or (standing.frame.negated == "none" and is_denied(scene.layers, verb)):
        return ()
    speakers = speakers_of(verb, *scene.bounds(standing.token))
    sets_in = standing.frame.around == "cue"  # whatever "it" is, it speaks
    return speakers if all(scene.can_speak(one) or (sets_in and one.tag_ == "PRP") for one in speakers) else ()


def _cue(standing: Standing[SpeechFrame]) -> TokenSpan:
    """The words of a cue: a verb with its particle and preposition, a noun with the verb that brings it."""
    word, verb = standing.token, next(iter(standing.at("verb")), None)
    if standing.frame.pos != _NOUN:
        return cue_span(word, next(iter(standing.at("link")), None))
    return (word if verb is None else verb).i, word.i + 1


def _there(scene: Scene, standing: Standing[SpeechFrame]) -> tuple[TokenSpan, ...]:
    """The phrases of what is said, from what they are about if that stands before ("urged *Peru* to sign")."""
    doc, word = scene.doc, standing.token
    said = [_reach(token, after=word.i) for token in standing.at("said")]
    first = min(start for start, _ in said)
    about = [start for start, _ in (_reach(token, after=word.i) for token in standing.at("about")) if start < first]
    high = _resumed(standing.at("said"), scene.bounds(word)[1])
    start, end = min([first, *about]), min(max(end for _, end in said), high)
    if standing.frame.until_when:
        end = _before_side_clause(doc, start, end)
    start, end = trim(doc, start, scene.behind_mark(_past_closing(scene, end), scene.bounds(word)[1]))
    return ((start, end),) if start < end else ()


def _past_closing(scene: Scene, end: int) -> int:
    """The place behind the closing mark that follows a place, if one does."""
    quoted = scene.quotation_of(end - 1)
    return quoted.outer[1] if quoted is not None and quoted.end == end and not quoted.depth else end


def _reach(token: Token, *, after: int) -> TokenSpan:
    first, last = reach(token, after + 1, len(token.doc)) or (token.i, token.i)
    return first, last + 1


def _resumed(clauses: Sequence[Token], high: int) -> int:
    """Where a cue goes on that the parser hung in what is said ("her claim that it is late *and* added that …"); else `high`."""
    for clause in clauses:
        gone = next((child for child in clause.children if resumed_cue(child) is not None), None)
        if gone is not None:
            links = (child.i for child in clause.children if child.dep_ == "cc" and clause.i < child.i < gone.i)
            return next(links, gone.i)
    return high


def _before_side_clause(doc: Doc, start: int, end: int) -> int:
    """Where a clause begins that tells when it was said ("proposed talks after the union called for a truce")."""
    for i in range(start + 1, end):
        opens = doc[i].lower_ in _WHEN and doc[i].dep_ in {"mark", "prep", "advmod"}
        if opens and any(token.tag_ in _PAST_OR_PRESENT for token in doc[i : end + 1]):
            return i
    return end


def _rest(scene: Scene, standing: Standing[SpeechFrame], speakers: Sequence[Token]) -> tuple[TokenSpan, ...]:
    """What is left of the sentence around the clause of a cue, or around the cue with its speaker."""
    verb, (low, high) = standing.token, scene.bounds(standing.token)
    if standing.frame.around == "clause":
        first, last = reach(verb, low, high) or (verb.i, verb.i)
        return around(scene.doc, (low, high), (first, last + 1))
    return around(scene.doc, (low, high), _set_in(verb, speakers, low, high), least=1)


def _set_in(verb: Token, speakers: Sequence[Token], low: int, high: int) -> TokenSpan:
    """The words of a cue that is set into a clause: its speakers, itself, and what follows up to the next comma."""
    doc = verb.doc
    own = [(verb.i, verb.i), *(found for speaker in speakers if (found := reach(speaker, low, high)))]
    start, last = min(first for first, _ in own), max(last for _, last in own)
    near = range(last + 1, min(last + 1 + _AFTER_CUE, high))
    end = next((i for i in near if doc[i].text in DASHES | {","}), high)
    return start, end if end - last <= _AFTER_CUE else last + 1
