"""What a role makes of what is told: that it is, was or will be held, is said to be held, or is not."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.grammar.factuality import Told, told
from newsgraph.nlp.grammar.weighing import Time
from newsgraph.nlp.page.layers import Layers
from newsgraph.records import Modality
from newsgraph.rules.titles import Status


@dataclass(frozen=True, slots=True)
class Tense:
    """Status and modality that a verb gives, and who says so; `perfect` marks "has been", which "since" makes current."""

    status: Status
    modality: Modality = "asserted"
    perfect: bool = False
    source: int | None = None
    hedges: tuple[str, ...] = ()


_STATUS: dict[Time, Status] = {"past": "former", "perfect": "former", "present": "current", "future": "incoming"}


def tense_of(layers: Layers, verb: Token) -> Tense | None:
    """The tense of the clause of a verb, read with all that governs it. None where nothing is said to be so."""
    found = told(layers, verb)
    return None if found is None else _tense(found)


def _tense(found: Told) -> Tense:
    status = "former" if found.over else "incoming" if found.planned or found.appointed else _STATUS[found.time]
    perfect = found.time == "perfect" and status == "former" and not found.over
    return Tense(status, found.modality, perfect, found.source, found.hedges)
