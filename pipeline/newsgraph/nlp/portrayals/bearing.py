"""How far a good or bad word colours somebody, by the path between the two in the dependency tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Token

from newsgraph.nlp.portrayals.cues import Cue
from newsgraph.nlp.portrayals.rules import attitude_verbs, portrayal_rules
from newsgraph.rules.valences import valence

_DECAY = 0.8
"""What each step in the tree leaves of a word's force; anything from 0.7 to 0.9 measures alike."""
_HALF = 0.5
_ASIDE = 3
"""Steps from a word up to where the way to somebody beside the subject begins; beyond, it tells of others."""
_FAR = 6
"""Steps in the tree beyond which a word tells of something else more often than not."""
_CONTENTS = frozenset({"ccomp", "parataxis"})
_DOERS = frozenset({"nsubj", "csubj"})
_SUBJECTS = _DOERS | {"nsubjpass"}
_RELATIVES = frozenset({"relcl", "acl"})
_PREDICATES = frozenset({"attr", "acomp", "appos", "oprd"})
_DONE_TO = frozenset({"dobj", "nsubjpass", "dative", "oprd"})
_NAMING = frozenset({"compound", "nmod", "amod"})
_ABOUT = frozenset({"against", "of", "on", "for", "about", "over", "around", "by", "toward", "towards", "from"})
"""Prepositions before the body that a word tells of ("criticism of the bank")."""
_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Bearing:
    """A word's force on somebody (its valence, weakened or turned), and the rule that names where it stands; no `way`: it only stands near."""

    cue: Cue
    force: float
    way: str | None

    @property
    def afar(self) -> bool:
        """Whether the word only stands near somebody."""
        return self.way is None

    @property
    def rule(self) -> str:
        return self.way or "portrayal.near"

    def from_afar(self) -> Bearing:
        """The same word, as one that bears on somebody else more."""
        return replace(self, way=None)


def bear(cue: Cue, head: Token, *, person: bool) -> Bearing | None:
    """How a word bears on who a noun or pronoun of its sentence stands for; None where it does not.

    What somebody says, thinks or is told colours others than him, and who praises is not praised. On a body (no
    `person`) words bear less surely: it is often only where something happens.
    """
    apex, up, down = _path(cue.token, head)
    if apex is None or len(up) + len(down) > _FAR or _is_said(up, down):
        return None
    share = _share(cue, apex, up, down)
    aside = _only_names(up, down) or (not person and _is_where(head, up))
    if not share or (aside and not person):
        return None
    bearing = Bearing(cue, cue.valence * share * _DECAY ** (len(up) + len(down)), _way(head, up, down))
    near = aside or not person or 0 < share < 1 or _is_told_of_others(cue.token, apex, up, down)
    return bearing.from_afar() if near else bearing


def _is_said(up: list[str], down: list[str]) -> bool:
    """Whether a word belongs to what somebody says or thinks."""
    return (not down or down[0] in _SUBJECTS) and not _CONTENTS.isdisjoint(up)


def _is_told_of_others(word: Token, apex: Token, up: list[str], down: list[str]) -> bool:
    """Whether a word stands in a clause of its own, which may tell of somebody else than the one sought."""
    if down and any(dep in _RELATIVES and above not in _PREDICATES for dep, above in pairwise([*up, ""])):
        return True
    current = word
    while current.i != apex.i:
        if current.dep_ in {"conj", "advcl"} and any(child.dep_ in _SUBJECTS for child in current.children):
            return True
        current = current.head
    return False


def _only_names(up: list[str], down: list[str]) -> bool:
    """Whether somebody only helps to name something that the word does not stand beside ("the Moor era")."""
    return not _NAMING.isdisjoint(down) and len(up) > 1


def _is_where(head: Token, up: list[str]) -> bool:
    """Whether a body is a place, a sender or a receiver in the story ("a scandal in the Senate")."""
    return head.dep_ == "pobj" and (not _NAMING.issuperset(up) or head.head.lower_ not in _ABOUT)


def _share(cue: Cue, apex: Token, up: list[str], down: list[str]) -> float:
    """What part of a word's force reaches the other end of a path, turned where it is less than nothing."""
    verb = cue.token.lemma_.lower() if cue.token.pos_ == "VERB" else None
    if not up and down and verb is not None:
        if down[0] in _DOERS and verb in attitude_verbs():
            return _HALF if cue.valence < 0 else 0.0  # who attacks is coloured too, but less than who is attacked
        if down[0] in _DONE_TO and verb in portrayal_rules().doing:
            return _HALF
    if down and down[0] == "poss" and apex.lemma_.lower() in portrayal_rules().opposing:
        return 0.0
    if up and down and down[0] in _DOERS and up[-1] in {"dobj", "prep", "xcomp"} and _turns(apex):
        return -_HALF
    return 1.0


def _path(word: Token, head: Token) -> tuple[Token | None, list[str], list[str]]:
    """The lowest token above both, the relations from the word up to it, and from it down to the other."""
    above = {word.i: 0}
    up: list[str] = []
    current = word
    while current.head.i != current.i and len(up) < _DEPTH:
        up.append(current.dep_)
        current = current.head
        above[current.i] = len(up)
    down: list[str] = []
    current = head
    while current.i not in above:
        if current.head.i == current.i or len(down) >= _DEPTH:
            return None, [], []
        down.append(current.dep_)
        current = current.head
    return current, up[: above[current.i]], down[::-1]


def _turns(verb: Token) -> bool:
    """Whether a verb takes away what it is done to."""
    lemma = verb.lemma_.lower()
    return verb.pos_ == "VERB" and (lemma in portrayal_rules().turning or valence(verb.lower_, lemma, verb=True) < 0)


def _way(head: Token, up: list[str], down: list[str]) -> str | None:
    if not down:
        return "portrayal.described"
    of = down == ["prep", "pobj"] and head.head.lower_ == "of"
    if (down[0] == "poss" or of) and _NAMING.issuperset(up):
        return "portrayal.owner"
    if down[0] in _DOERS and not up:
        return "portrayal.subject"
    if down[0] in _DONE_TO and not up:
        return "portrayal.object"
    return "portrayal.predicate" if down[0] in _SUBJECTS else None
