"""Paths over the grammar of a clause: how a frame, which is data, says where its parts stand from the word that opens it.

    path    = sum { "|" sum }                    the first alternative that finds anything
    sum     = chain { "+" chain }                what all of them find, each token once
    chain   = step { " " step }                  each step from what the one before it found
    step    = ( place | "(" path ")" ) { "[" test "]" }
    place   = "actor" | "undergoer"              who does it, whom it is done to, whatever the voice
            | "subject" | "object"               the grammatical ones, with those understood (see `functions`)
            | "prep(of,in)"                      what stands after these prepositions
            | ">dobj,attr" | "<relcl,acl"        children with one of these labels; the head, if it hangs from it so
            | ">" | "<"                          all children; the head
            | "self" | "each"                    the token itself; it and what is coordinated with it
            | ":name"                            a Python function that the frame's reader gives: what no path can say
    test    = ["!"] ( key "=" value { "," value } | path )
    key     = "word" | "lemma" | "pos" | "tag" | "dep" | "ent"
            | "side"                             "after" or "before" the token from which the step started
    value   = what the token must have; "@journey" stands for all words of a named list

So `subject | <conj subject` is the subject or else that of the verb it is joined with, and
`>prep[word=without] >pobj[!>det[word=any]]` is A in "left without A". After spaCy's and Semgrex' relations (Chambers et al. 2007,
"Learning alignments and leveraging natural logic"), but in terms of functions, which hold whatever the voice or the coordination.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, TypeAlias, TypeVar

from spacy.tokens import Token

from newsgraph.errors import RuleError
from newsgraph.nlp.grammar.functions import actors, objects_of, prepositional, subjects_of, undergoers
from newsgraph.nlp.grammar.syntax import conjuncts_of
from newsgraph.nlp.grammar.tree import children_as, children_of

Needs: TypeAlias = frozenset[frozenset[str]]
"""Of each set one must stand around a token ("lemma=side", "dep=prep"), or a path from there finds nothing. See `said_around`."""
Path: TypeAlias = Callable[[Token], Sequence[Token]]
"""From a token to those that stand at a place seen from it, in the order in which the path finds them."""
_Test: TypeAlias = Callable[[Token, Token], bool]
"""Whether a token that a step found is one, given the token from which it started."""

_LEXEME = re.compile(r"\s*(?:([|+()\[\]!,=])|([<>]|[@:]?[\w'’.-]+))")
_FUNCTIONS: Mapping[str, Path] = {
    "actor": actors,
    "undergoer": undergoers,
    "subject": subjects_of,
    "object": objects_of,
    "self": lambda token: (token,),
    "each": conjuncts_of,
}
_ATTRIBUTES: Mapping[str, Callable[[Token], str]] = {
    "word": lambda token: token.lower_,
    "lemma": lambda token: token.lemma_.lower(),
    "pos": lambda token: token.pos_,
    "tag": lambda token: token.tag_,
    "dep": lambda token: token.dep_,
    "ent": lambda token: token.ent_type_,
}


def compile_path(
    text: str,
    lists: Mapping[str, Collection[str]] | None = None,
    places: Mapping[str, Path] | None = None,
) -> Path:
    """The path that a text describes. `lists` are the word lists that "@name" stands for, `places` the functions of ":name".

    Raises RuleError saying what is wrong and where.
    """
    return _Parser(text, lists or {}, places or {}).parse()


class _Parser:
    """Reads the text of a path by descent; each method takes what it names and gives what runs."""

    def __init__(self, text: str, lists: Mapping[str, Collection[str]], places: Mapping[str, Path]) -> None:
        self.text, self.lists, self.places = text, lists, places
        self.parts: list[tuple[int, str]] = []
        self.at = 0
        end = 0
        while end < len(text.rstrip()):
            found = _LEXEME.match(text, end)
            if found is None:
                end += len(text[end:]) - len(text[end:].lstrip())
                raise self._wrong(f"unexpected {text[end]!r}", end)
            self.parts.append((found.start(found.lastindex or 0), found[1] or found[2]))
            end = found.end()

    def parse(self) -> Path:
        path = self._path()
        if self.at < len(self.parts):
            raise self._wrong(f"unexpected {self._next!r}")
        return path

    @property
    def _next(self) -> str:
        return self.parts[self.at][1] if self.at < len(self.parts) else ""

    def _take(self, wanted: str = "") -> str:
        part = self._next
        if not part or (wanted and part != wanted):
            raise self._wrong(f"{wanted or 'a place'} is missing")
        self.at += 1
        return part

    def _wrong(self, what: str, place: int | None = None) -> RuleError:
        if place is None:
            place = self.parts[self.at][0] if self.at < len(self.parts) else len(self.text)
        return RuleError(f"path {self.text!r}, character {place + 1}: {what}")

    def _separated(self, mark: str, read: Callable[[], Path]) -> list[Path]:
        found = [read()]
        while self._next == mark:
            self._take()
            found.append(read())
        return found

    def _path(self) -> Path:
        return first_of(self._separated("|", self._sum))

    def _sum(self) -> Path:
        return _all(self._separated("+", self._chain))

    def _chain(self) -> Path:
        steps = [self._step()]
        while self._next not in {"", "|", "+", ")", "]"}:
            steps.append(self._step())
        return _chained(steps)

    def _step(self) -> Path:
        if self._next == "(":
            self._take()
            place = self._path()
            self._take(")")
        else:
            place = self._place(self._take())
        tests = []
        while self._next == "[":
            self._take()
            tests.append(self._test())
            self._take("]")
        return _tested(place, tests) if tests else place

    def _place(self, name: str) -> Path:
        if name == "prep":
            self._take("(")
            words = tuple(self._values())
            self._take(")")
            return _needing(lambda token: prepositional(token, *words), _one_of("word", words))
        if name in {"<", ">"}:
            labelled = self.at < len(self.parts) and self._is_glued() and self._next not in set("|+()[]")
            labels = frozenset(self._values()) if labelled else None
            return _head_of(labels) if name == "<" else _children_of(labels)
        known = self.places.get(name[1:]) if name.startswith(":") else _FUNCTIONS.get(name)
        if known is None:
            self.at -= 1
            raise self._wrong(f"{name!r} is no place")
        return known

    def _is_glued(self) -> bool:
        """Whether the next part stands right behind the one before it: "<conj" is one step, "< subject" are two."""
        place, _ = self.parts[self.at]
        before, part = self.parts[self.at - 1]
        return place == before + len(part)

    def _values(self) -> list[str]:
        found: list[str] = []
        while True:
            value = self._take()
            if value.startswith("@"):
                if value[1:] not in self.lists:
                    self.at -= 1
                    raise self._wrong(f"{value!r} is no list of words")
                found += sorted(self.lists[value[1:]])
            else:
                found.append(value)
            if self._next != ",":
                return found
            self._take()

    def _test(self) -> _Test:
        if self._next == "!":
            self._take()
            test = self._test()
            return lambda token, start: not test(token, start)
        if self.at + 1 < len(self.parts) and self.parts[self.at + 1][1] == "=":
            place, key = self.parts[self.at]
            self.at += 2
            values = frozenset(self._values())
            if key == "side":
                return _sided(values)
            if key not in _ATTRIBUTES:
                raise self._wrong(f"{key!r} is nothing that a token has", place)
            read = _ATTRIBUTES[key]
            return _needing(lambda token, _: read(token) in values, _one_of(key, values) if key in _TOLD else _NOTHING)
        path = self._path()
        return _needing(lambda token, _: bool(path(token)), needs_of(path))


def first_of(paths: Sequence[Path]) -> Path:
    """A path to what the first of some paths that finds anything does."""
    if len(paths) == 1:
        return paths[0]
    return _needing(lambda token: next((found for path in paths if (found := path(token))), ()), _any_of(paths))


def _all(paths: Sequence[Path]) -> Path:
    if len(paths) == 1:
        return paths[0]
    return _needing(lambda token: _once(item for path in paths for item in path(token)), _any_of(paths))


def _chained(steps: Sequence[Path]) -> Path:
    if len(steps) == 1:
        return steps[0]

    def walk(token: Token) -> Sequence[Token]:
        here: Sequence[Token] = (token,)
        for step in steps:
            here = step(here[0]) if len(here) == 1 else _once(item for at in here for item in step(at))
        return here

    return _needing(walk, all_of(map(needs_of, steps)))


def _once(tokens: Iterable[Token]) -> list[Token]:
    return list({token.i: token for token in tokens}.values())


def _tested(place: Path, tests: Sequence[_Test]) -> Path:
    needs = all_of([needs_of(place), *(needs_of(test) for test in tests)])
    return _needing(lambda token: [item for item in place(token) if all(test(item, token) for test in tests)], needs)


def _children_of(labels: frozenset[str] | None) -> Path:
    return children_of if labels is None else _needing(lambda token: children_as(token, labels), _one_of("dep", labels))


def _head_of(labels: frozenset[str] | None) -> Path:
    def head(token: Token) -> Sequence[Token]:
        above = token.head
        return (above,) if above.i != token.i and (labels is None or token.dep_ in labels) else ()

    return head if labels is None else _needing(head, _one_of("dep", labels))


def _sided(sides: frozenset[str]) -> _Test:
    return lambda token, start: ("after" if token.i > start.i else "before") in sides


# --- what must stand around a token for a path to find anything ---------------------------------------------------
_NOTHING: Needs = frozenset()
_TOLD = ("lemma", "word", "tag", "dep", "pos")
"""What is told of sentences (see `said_around`), what is rare first."""
_Way = TypeVar("_Way", bound=Callable[..., Any])


def needs_of(way: Callable[..., Any] | None) -> Needs:
    """What must stand around a token for a path, or a test, to find anything: paths stay in their sentence and the one before it."""
    needs: Needs = getattr(way, "needs", _NOTHING)
    return needs


def all_of(needs: Iterable[AbstractSet[frozenset[str]]]) -> Needs:
    """What is needed where all of some ways must find something."""
    return _NOTHING.union(*needs)


def _any_of(ways: Sequence[Path]) -> Needs:
    """What is needed where one of some ways must find something: of each its rarest need, in one."""
    needs = [needs_of(way) for way in ways]
    return frozenset([frozenset().union(*map(_rarest, needs))]) if all(needs) else _NOTHING


def _rarest(needs: Needs) -> frozenset[str]:
    return min(needs, key=rarity)


def rarity(need: frozenset[str]) -> tuple[int, int, list[str]]:
    """Where a need stands among others: what is hardly ever there comes first."""
    return max((_TOLD.index(told.partition("=")[0]) for told in need), default=0), len(need), sorted(need)


def _one_of(key: str, values: Iterable[str]) -> Needs:
    return frozenset([frozenset(f"{key}={value}" for value in values)])


def _needing(way: _Way, needs: Needs) -> _Way:
    way.needs = needs  # type: ignore[attr-defined]
    return way
