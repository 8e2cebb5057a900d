"""What a reader of stances finds, before it is written as a claim."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.stances.participants import Party
from newsgraph.rules.attitude_shapes import Polarity, Strength


@dataclass(frozen=True, slots=True)
class Reading:
    """A stance with its cue; `statement` is the statement that it is read from, whose speaker then holds it.

    `proof` are further words without which the evidence says too little ("must *stop*", "goes too *far*").
    """

    rule: str
    holder: Party
    target: Party
    polarity: Polarity
    cue: Token
    strength: Strength | None = None
    statement: int | None = None
    proof: tuple[Token, ...] = ()
