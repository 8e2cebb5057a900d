"""How an article's words colour the people and bodies that it names: stances without a holder.

A reading by a word list, after VADER (Hutto and Gilbert, ICWSM 2014) for the words and connotation frames (Rashkin, Singh
and Choi, ACL 2016) for who is coloured by them: coarser than the stances, and made only when asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.factuality import judge_of
from newsgraph.nlp.page.layers import Layers, TokenSpan
from newsgraph.nlp.portrayals.bearing import Bearing, bear
from newsgraph.nlp.portrayals.cues import Cue, find_cues
from newsgraph.nlp.portrayals.targets import Target, Targets
from newsgraph.nlp.portrayals.voices import Voices

_ENOUGH, _PLAIN, _STRONG = 0.2, 0.8, 2.5
"""Sums of force (a "good" beside a name is about 1.5): the least, the least that is plain and not weak, and what is strong."""
_AS_MUCH = 0.8
"""Somebody on whom a word bears less than this part of what it bears on another only stands near it."""


@dataclass(frozen=True, slots=True)
class Portrayal:
    """A target coloured in one sentence by one voice: the sum of its words' force, and the word of that sign that weighs most."""

    target: Target
    statement: int | None
    force: float
    best: Bearing


def find_portrayals(doc: Doc) -> Doc:
    """Adds a stance without holder for each person or body that a sentence's words colour good or bad."""
    layers = Layers(doc)
    targets, voices, judging = Targets(layers), Voices(layers), judge_of(layers)
    for sentence in doc.sents:
        cues = list(find_cues(judging, sentence))
        for portrayal in judge(list(targets.of(sentence)), cues, voices) if cues else ():
            _write(layers, voices, portrayal)
    return doc


def judge(targets: Sequence[Target], cues: Sequence[Cue], voices: Voices) -> Iterator[Portrayal]:
    """How each voice of a sentence colours each target, where its words come to enough; nobody is coloured by his own words."""
    borne = [[bearing for cue in cues if (bearing := _strongest(cue, target))] for target in targets]
    best: dict[int, float] = {}
    for bearing in chain.from_iterable(borne):
        best[bearing.cue.token.i] = max(best.get(bearing.cue.token.i, 0.0), abs(bearing.force))
    for target, bearings in zip(targets, borne, strict=True):
        told = [item if abs(item.force) >= _AS_MUCH * best[item.cue.token.i] else item.from_afar() for item in bearings]
        yield from _by_voice(target, told, voices)


def _by_voice(target: Target, bearings: Iterable[Bearing], voices: Voices) -> Iterator[Portrayal]:
    ordered = sorted(bearings, key=lambda bearing: (voices.order(bearing.cue.token), bearing.cue.token.i))
    for _, group in groupby(ordered, key=lambda bearing: voices.order(bearing.cue.token)):
        spoken = list(group)
        statement = voices.statement(spoken[0].cue.token)
        own = target.entity is not None and voices.speaker(statement) == target.entity
        portrayal = None if own or voices.is_denied(statement) else _sum_up(target, statement, spoken)
        if portrayal is not None:
            yield portrayal


def _sum_up(target: Target, statement: int | None, bearings: Sequence[Bearing]) -> Portrayal | None:
    """What a voice's words come to: those that plainly tell of the target, and where these are too little, all of them."""
    told = [bearing for bearing in bearings if not bearing.afar]
    force = sum(bearing.force for bearing in told)
    if abs(force) < _PLAIN:
        told = [bearing.from_afar() for bearing in bearings]
        force = sum(bearing.force for bearing in told)
    if abs(force) < _ENOUGH:
        return None
    agreeing = (bearing for bearing in told if (bearing.force > 0) == (force > 0))
    return Portrayal(target, statement, force, max(agreeing, key=lambda bearing: abs(bearing.force)))


def _strongest(cue: Cue, target: Target) -> Bearing | None:
    if cue.token.i in target.named:
        return None
    bearings = [bearing for head in target.heads if (bearing := bear(cue, head, person=target.person)) is not None]
    return max(bearings, key=lambda bearing: abs(bearing.force), default=None)


def _write(layers: Layers, voices: Voices, portrayal: Portrayal) -> None:
    target, best = portrayal.target, portrayal.best
    words = min(target.words, key=lambda span: abs(span[0] - best.cue.token.i))
    entity = target.entity if target.entity is not None else _add_unnamed(layers, target)
    speaker = voices.speaker(portrayal.statement)
    layers.add_claim(
        "stance",
        best.rule,
        _clause(best.cue.token, words),
        entities={"target": entity},
        values={
            "polarity": "for" if portrayal.force > 0 else "against",
            "cue": best.cue.token.text,
            "strength": _strength(abs(portrayal.force)),
        },
        spans={"target_span": [words]},
        modality="asserted" if portrayal.statement is None else "reported",
        source=speaker,
        statement=portrayal.statement,
    )


def _add_unnamed(layers: Layers, target: Target) -> int:
    """Somebody whom the text calls only "he" or "she": an entity of this sentence, for two sentences may mean two."""
    known = layers.entity(layers.doc[target.words[0][0]])
    if known is not None:  # another voice of the sentence has coloured him
        return known
    entity = layers.add_entity("unnamed", target.name)
    for start, end in target.words:
        layers.add_mention(entity, start, end, "pronoun")
    return entity


def _clause(word: Token, other: TokenSpan) -> TokenSpan:
    """The smallest part of the sentence's tree that holds a word and a span, punctuation at its ends left out."""
    top = word
    while top.head.i != top.i and not (top.left_edge.i <= other[0] and other[1] <= top.right_edge.i + 1):
        top = top.head
    start = min(top.left_edge.i, word.i, other[0])
    end = max(top.right_edge.i, word.i, other[1] - 1) + 1
    while end - 1 > max(word.i, other[1] - 1) and word.doc[end - 1].is_punct:
        end -= 1
    while start < min(word.i, other[0]) and word.doc[start].is_punct:
        start += 1
    return start, end


def _strength(force: float) -> str:
    return "weak" if force < _PLAIN else "strong" if force > _STRONG else "normal"
