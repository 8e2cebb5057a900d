"""What a verb says of a role: that it is, was, will be, is said to be or is not held."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.syntax import is_hypothetical, is_negated
from newsgraph.records import Modality
from newsgraph.rules.roles import verb_rules
from newsgraph.rules.titles import Status


@dataclass(frozen=True, slots=True)
class Tense:
    """Status and modality that a verb gives; `perfect` marks "has been", which "since" makes current."""

    status: Status
    modality: Modality = "asserted"
    perfect: bool = False


def tense_of(verb: Token) -> Tense | None:
    """The tense of the clause of a verb, read with the verbs that govern it. None where nothing is said to be so."""
    governed = None if is_hypothetical(verb) else _governed(verb)
    if governed is None:
        return None
    status, modality, perfect = _own(verb)
    if governed.status == "incoming":
        status = "incoming"
    elif governed.modality == "asserted" and governed.status == "former" and status == "current":
        status = "former"
    modality = governed.modality if governed.modality != "asserted" else modality
    if any(child.lower_ == "longer" and child.i > 0 and child.nbor(-1).lower_ == "no" for child in verb.children):
        return Tense("former")
    if is_negated(verb) or modality == "denied":
        return Tense(status, "denied")
    return Tense(status, modality, perfect)


def _own(verb: Token) -> tuple[Status, Modality, bool]:
    """Status, modality and whether the verb is in the present perfect, from its own auxiliaries and form."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if auxiliaries & {"will", "'ll", "shall", "’ll"}:
        return "incoming", "reported", False
    if auxiliaries & {"has", "have", "'ve", "’ve"}:
        return "former", "asserted", True
    return ("former" if _is_past(verb, auxiliaries) else "current"), "asserted", False


def _is_past(verb: Token, auxiliaries: set[str]) -> bool:
    if "had" in auxiliaries or any(child.dep_ in {"aux", "auxpass"} and child.tag_ == "VBD" for child in verb.children):
        return True
    if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not auxiliaries):
        return True
    participle = verb.tag_ == "VBG" and not auxiliaries and verb.dep_ in {"advcl", "pcomp"}
    return participle and verb.head.tag_ in {"VBD", "VBN"}


def _governed(verb: Token) -> Tense | None:
    """What the verb above an infinitive makes of it: "is expected to be", "is said to have been", "wants to be"."""
    if verb.dep_ == "pcomp" and verb.head.head.lemma_ in verb_rules().accusing:
        return Tense("current", "reported")
    infinitive = any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)
    appointed = verb.dep_ == "advcl" and verb.head.lemma_ in verb_rules().appointing
    if not infinitive or not (appointed or verb.dep_ in {"xcomp", "ccomp"}):
        return Tense("current")
    return None if is_hypothetical(verb.head) else _made_of(verb.head)


def _made_of(above: Token) -> Tense | None:
    rules, lemma = verb_rules(), above.lemma_.lower()
    if lemma in rules.appointing:
        outer = _governed(above)
        return None if outer is None else Tense("incoming", outer.modality)
    if lemma in rules.expected:
        return Tense("incoming", "reported")
    if lemma in rules.hedged:
        return Tense("current", "denied" if is_negated(above) else "reported")
    if lemma in rules.refused:
        return Tense("incoming", "denied")
    went_on = Tense("former" if above.tag_ in {"VBD", "VBN"} else "current")
    return went_on if lemma in rules.went_on else None
