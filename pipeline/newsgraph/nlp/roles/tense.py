"""What a role makes of what is told: that it is, was or will be held, is said to be held, or is not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from newsgraph.nlp.grammar.factuality import Told, told
from newsgraph.nlp.grammar.weighing import Time
from newsgraph.nlp.page.layers import Layers
from newsgraph.records import Modality
from newsgraph.rules.roles import verb_rules
from newsgraph.rules.title_tables import Status


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
    if found is None:
        return None
    tense = _tense(found)
    return replace(tense, status="former") if tense.status == "current" and _is_behind(verb) else tense


def _is_behind(verb: Token) -> bool:
    """Whether what a form in -ing tells is over when the rest of its sentence is told: "after leading the bank, Ann left"."""
    return verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in verb_rules().after_ending - {"since"}


def _tense(found: Told) -> Tense:
    status = "former" if found.over else "incoming" if found.planned or found.appointed else _STATUS[found.time]
    perfect = found.time == "perfect" and status == "former" and not found.over
    return Tense(status, found.modality, perfect, found.source, found.hedges)
