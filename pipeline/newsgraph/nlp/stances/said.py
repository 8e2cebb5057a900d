"""Stances of a speaker by the frames that are read in his words alone: needs, wrongs, misdeeds, effects (rules/en/attitudes.yaml)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.frames import Frames
from newsgraph.nlp.grammar.tree import children_as
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.stances.heads import head_of_target
from newsgraph.nlp.stances.judgements import is_named, judged
from newsgraph.nlp.stances.meant import told_before
from newsgraph.nlp.stances.participants import Parties, Party
from newsgraph.nlp.stances.places import PLACES
from newsgraph.nlp.stances.predicates import is_foreseen, is_in_doubt, is_negated, is_open, turn
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.voices import Voice, voice_of
from newsgraph.rules import per_rules
from newsgraph.rules.attitude_shapes import Polarity, SaidFrame
from newsgraph.rules.attitudes import attitudes, opposite, said_lists
from newsgraph.rules.closed import closed

_INDEFINITE = closed().indefinite_articles | closed().any | closed().each
_DETERMINERS = frozenset({"det"})
_UNDONE = frozenset({"failed", "refused"})
_HELPING = frozenset({"aux"})


@per_rules
def _frames() -> Frames[SaidFrame]:
    return Frames(attitudes().said, ["target"], ["verb", "proof"], said_lists(), PLACES)


def read_said(parties: Parties, token: Token) -> Iterator[Reading]:
    """The stances of who says or thinks the words in which a token stands. In the article's own voice they are nobody's."""
    voice = voice_of(parties, token)
    if voice is None:
        return
    for standing in _frames().read(token):
        frame, heads = standing.frame, [head_of_target(head) for head in standing.at("target")]
        verb = next(iter(standing.at("verb")), token)
        side = None if _only_dates(parties, voice, verb) else _side(parties, frame, verb, [token, *heads])
        if side is not None:
            meant = {head: _told_before(parties, head, voice.holder) or head for head in heads}
            found = [(head, side) for head in heads if _fits(parties, frame, meant[head])]
            yield from judged(parties, voice, frame.rule, (token, verb, *standing.at("proof")), found)


def _told_before(parties: Parties, head: Token, holder: Party) -> Token | None:
    """The thing that "it" is, unless it may be who acts ("the council said it supports jobs")."""
    return None if parties.pronouns.party(head) is not None else told_before(parties, head, holder)


def _side(parties: Parties, frame: SaidFrame, verb: Token, words: list[Token]) -> Polarity | None:
    """Which way a frame goes as it is told. None where it is not told as the frame asks, or negated where that says nothing."""
    negated = any(is_negated(parties.layers, word) for word in (verb, *words))
    if (negated and frame.negated == "none") or not _is_told(parties.layers, frame, verb):
        return None
    return opposite(frame.polarity) if negated else frame.polarity


def _only_dates(parties: Parties, voice: Voice, verb: Token) -> bool:
    """Whether a clause of reported words tells when or why, which the article may add ("urged her to agree | after Bob ignored it")."""
    quoted = voice.statement is not None and parties.layers.claims[voice.statement]["values"]["style"] == "direct"
    return verb.dep_ == "advcl" and not quoted


def _is_told(layers: Layers, frame: SaidFrame, verb: Token) -> bool:
    """Whether a frame's verb is told as it asks."""
    if frame.told == "so":
        return turn(layers, verb) == "plain" and not is_open(layers, verb) and not _is_to_come(verb)
    if frame.told == "foreseen":
        if verb.dep_ == "xcomp" and turn(layers, verb) in _UNDONE:
            return False  # "failed to protect them"
        return is_foreseen(layers, verb) or not is_open(layers, verb)
    return frame.told is None or not is_in_doubt(layers, verb)


def _is_to_come(verb: Token) -> bool:
    """Whether a deed is only foreseen ("the army will go on and *bomb* the town"): a forecast blames nobody."""
    while verb.dep_ == "conj":
        verb = verb.head
    return any(child.lower_ in closed().future for child in children_as(verb, _HELPING))


def _fits(parties: Parties, frame: SaidFrame, head: Token) -> bool:
    """Whether a frame can be about what a word heads."""
    if frame.about == "anything":
        return parties.target(head) is not None
    if frame.about == "things":
        target = parties.target(head)
        return target is not None and not parties.is_person(target)
    measure = frame.about in {"judged", "answerable"} and head.lemma_.lower() in attitudes().measures
    named = is_named(parties, head) or parties.offices.person_meant(head) is not None
    return measure or named or (frame.about == "answerable" and _is_answerable(head))


def _is_answerable(head: Token) -> bool:
    """Whether a noun is a body that answers for what it does, or somebody's conduct ("the agency", but not "an agency")."""
    known = not any(child.lower_ in _INDEFINITE for child in children_as(head, _DETERMINERS))
    return known and head.lemma_.lower() in attitudes().bodies | attitudes().conduct
