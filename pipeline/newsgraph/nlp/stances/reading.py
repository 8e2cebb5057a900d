"""What a reader of stances finds, before it is written as a claim."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from newsgraph.nlp.layers import TokenSpan
from newsgraph.nlp.stances.frames import Polarity
from newsgraph.nlp.stances.parties import Party


@dataclass(frozen=True, slots=True)
class Reading:
    """A stance with its cue; `statement` is the statement it is read from, `by_speaker` whether its speaker holds it."""

    rule: str
    holder: Party
    target: Party
    polarity: Polarity
    cue: Token
    strength: str | None = None
    statement: int | None = None
    extra: tuple[TokenSpan, ...] = field(default=())
