"""Frames of role verbs: which word gives the role that a phrase names, to whom, and with what status (rules/en/role_verbs.yaml)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import actors, is_passive, objects_of
from newsgraph.nlp.grammar.paths import Path, compile_path
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.roles.holders import Holding, hold, subjects
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.tense import Tense, tense_of
from newsgraph.rules import per_rules
from newsgraph.rules.roles import Hold, RoleFrame, Site, verb_rules
from newsgraph.rules.titles import Status

_PARTICLES = frozenset({"prt", "prep", "advmod"})


class Places:
    """The paths of frames over one document: `subjects` reads "who" with the links that are known so far."""

    def __init__(self, sentences: Sentences) -> None:
        self.sentences = sentences
        self._named: Mapping[str, Path] = {
            "subject": self._subjects,
            "receiver": lambda verb: self._subjects(verb) if is_passive(verb) else objects_of(verb),
            "named": self._named_object,
            "actor": lambda verb: actors(verb) if is_passive(verb) else self._subjects(verb),
        }
        self._paths: dict[str, Path] = {}

    def find(self, path: str, token: Token) -> Sequence[Token]:
        """The tokens at the end of a path."""
        compiled = self._paths.get(path)
        if compiled is None:
            compiled = self._paths[path] = compile_path(path, places=self._named)
        return compiled(token)

    def _subjects(self, verb: Token) -> list[Token]:
        return subjects(self.sentences, verb)

    def _named_object(self, verb: Token) -> list[Token]:
        names = self.sentences.names
        people = (token for token in objects_of(verb) if names.person(token) is not None)
        return [token for token in people if names.kind_at(token.i) == "person"][:1]


def fill(places: Places, number: int, site: Site, giver: Token) -> bool:
    """Gives a role phrase at a site of a verb (or noun) to the people whom the first fitting frame names."""
    frames = list(_frames_of(site, giver))
    tense = _tense(places.sentences, site, giver, number) if frames else None
    if tense is None:
        return False
    for frame, kind in frames:
        if not _fits(places.sentences, frame, number, giver, tense):
            continue
        if frame.body is not None:
            _place(places, number, frame.body, giver)
        start = places.sentences.phrases[number].head.start
        holders = [token for token in places.find(frame.holder, giver) if not frame.before or token.i < start]
        found = hold(places.sentences, number, holders, _holding(frame, kind, giver, tense))
        if not frame.goes_on:
            return found
    return False


def _tense(sentences: Sentences, site: Site, giver: Token, number: int) -> Tense | None:
    """The tense of a verb's clause; a noun ("her time as dean") is taken as it stands, a predicate by its own "no" too."""
    if site == "tenure":
        return Tense("current")
    noun = sentences.doc[sentences.phrases[number].head.noun]
    return tense_of(sentences.layers, noun if noun.dep_ == "attr" and noun.head == giver else giver)


@per_rules
def _frames_at(site: Site) -> tuple[tuple[RoleFrame, Mapping[str, Hold] | None], ...]:
    rules = verb_rules()
    return tuple(
        (frame, None if frame.words is None else rules.words[frame.words]) for frame in rules.frames if frame.at == site
    )


def _frames_of(site: Site, giver: Token) -> Iterator[tuple[RoleFrame, Hold]]:
    """The frames of a site that a word opens, with what they make of the role."""
    words = with_particles(giver)
    for frame, known in _frames_at(site):
        if known is None:
            if words[-1] not in verb_rules().describing:
                yield frame, "tense"
            continue
        kind = next((known[word] for word in words if word in known), None)
        if kind is not None:
            yield frame, frame.status or kind


def with_particles(verb: Token) -> list[str]:
    """A verb's lemma with each of its particles ("take over"), and alone at last."""
    lemma = verb.lemma_.lower()
    return [*(f"{lemma} {child.lower_}" for child in children_of(verb) if child.dep_ in _PARTICLES), lemma]


def _fits(sentences: Sentences, frame: RoleFrame, number: int, giver: Token, tense: Tense) -> bool:
    """Whether a frame's voice, clause and test hold."""
    if frame.voice is not None and is_passive(giver) != (frame.voice == "passive"):
        return False
    if not frame.unless.isdisjoint((tense.modality, tense.status)):
        return False
    return frame.test is None or TESTS[frame.test](sentences, number, giver)


def _holding(frame: RoleFrame, kind: Hold, giver: Token, tense: Tense) -> Holding:
    if frame.denied:
        tense = replace(tense, modality="denied")
    return Holding(frame.rule, giver, tense, status_of(kind, tense))


def status_of(kind: Hold, tense: Tense) -> Status | None:
    """The status that a word gives at its tense; None leaves it to the tense."""
    if kind == "tense":
        return None
    if kind == "ended":
        return "current" if tense.status == "incoming" else "former"
    return "incoming" if kind == "named" or tense.status == "incoming" else "current"


def _place(places: Places, number: int, path: str, verb: Token) -> None:
    """As in "worked for the bank as a clerk", "joined the bank as a clerk": the verb names the body."""
    sentences = places.sentences
    phrase, layers = sentences.phrases[number], sentences.layers
    if not phrase.is_placeless:
        return
    for token in places.find(path, verb):
        entity = layers.entity(token) if not phrase.start <= token.i < phrase.end else None
        if entity is not None and layers.kind(entity) == "organisation":
            sentences.phrases[number] = replace(phrase, organisation=entity)
            return


def _is_capacity(sentences: Sentences, number: int, verb: Token) -> bool:
    """As in "As president, she signed ...": an office in which the subject acts, not one that an object is seen in."""
    phrase = sentences.phrases[number]
    if phrase.head.title.kind not in {"office", "rank"} or phrase.head.plural:
        return False
    return not any(token.i < phrase.start and token.ent_type_ == "PERSON" for token in objects_of(verb))


def _is_told(sentences: Sentences, number: int, _: Token) -> bool:
    """Whether a role before "is" is more than a bare noun ("The agency's director is Ann Lee")."""
    return not sentences.phrases[number].is_bare


TESTS: Mapping[str, Callable[[Sentences, int, Token], bool]] = {"capacity": _is_capacity, "told": _is_told}
"""What no path can say, by the names that frames use."""
