"""The one reader of frames: gives for a word the frames that stand on it, with the tokens at each of their places.

A frame is data (see rules/frames): words that open it, paths to its parts, and what it sets. Each kind of claim makes its
claims of that, and asks the judge of what is told (grammar/factuality) how sure they are. What no path can say is a Python
function that a path refers to as ":name". After Odin's rules (Valenzuela-Escárcega et al. 2016, "Odin's Runes").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Generic, TypeVar

from spacy.tokens import Token

from newsgraph.errors import RuleError
from newsgraph.nlp.grammar.paths import Path, all_of, compile_path, first_of, needs_of, rarity
from newsgraph.nlp.grammar.tree import children_of, said_around
from newsgraph.rules.frames import ANY, Frame, check_frames, words_of

AnyFrame = TypeVar("AnyFrame", bound=Frame)


@dataclass(frozen=True, slots=True)
class Standing(Generic[AnyFrame]):
    """A frame on the word that opens it. `words`: those of the frame that do; `links`: the further ones; `places`: what each path found."""

    frame: AnyFrame
    token: Token
    words: str
    links: tuple[Token, ...]
    places: Mapping[str, Sequence[Sequence[Token]]]

    def at(self, place: str) -> Sequence[Token]:
        """What stands at a place by the first of its paths that finds anything."""
        ways = self.places.get(place)
        return ways[0] if ways else ()

    def ways(self, place: str) -> Sequence[Sequence[Token]]:
        """What stands at a place by each of its paths, for those who take the first that holds what they look for."""
        return self.places.get(place, ())


class Frames(Generic[AnyFrame]):
    """Frames of one kind of claim, by the words that open them.

    `needed` places must be in each frame, `further` ones may be; `lists` are what "@name" stands for, `functions` what ":name"
    does. Raises RuleError, naming the frame, for what cannot be read and for frames that can never fire.
    """

    def __init__(
        self,
        frames: Sequence[AnyFrame],
        needed: Collection[str],
        further: Collection[str] = (),
        lists: Mapping[str, Collection[str]] | None = None,
        functions: Mapping[str, Path] | None = None,
    ) -> None:
        lists, functions = lists or {}, functions or {}
        ordered = sorted(frames, key=lambda frame: frame.order)
        check_frames(ordered, lists)
        self._entries: dict[str, list[_Entry[AnyFrame]]] = {}
        for frame in ordered:
            try:
                _check_places(frame, needed, further)
                when = None if frame.when is None else compile_path(frame.when, lists, functions)
                places = _compile_places(frame, lists, functions)
            except RuleError as error:
                raise RuleError(f"frame {frame.rule}: {error}") from error
            for words in words_of(frame, lists):
                word, *links = words.split(" ")
                entry = _Entry(frame, words, tuple(links), when, places, _needs(links, when, places))
                self._entries.setdefault(word, []).append(entry)

    @property
    def words(self) -> frozenset[str]:
        """The words that open a frame: lemmas and forms, lower case."""
        return frozenset(self._entries)

    def read(self, token: Token) -> Iterator[Standing[AnyFrame]]:
        """The frames that stand on a token, in their order: the right part of speech, and something at every needed place."""
        lemma, form = token.lemma_.lower(), token.lower_
        said: AbstractSet[str] | None = None
        for word in (lemma, ANY) if lemma == form else (lemma, form, ANY):
            for entry in self._entries.get(word, ()):
                if said is None:
                    said = said_around(token)
                standing = entry.stand(token) if entry.may_stand(said) else None
                if standing is not None:
                    yield standing


@dataclass(frozen=True, slots=True)
class _Entry(Generic[AnyFrame]):
    """A frame under one of its words, ready to run."""

    frame: AnyFrame
    words: str
    links: tuple[str, ...]
    when: Path | None
    places: Mapping[str, tuple[Path, ...]]
    needs: tuple[frozenset[str], ...]
    """Of each something must stand around: most frames fall here, at no cost."""

    def may_stand(self, said: AbstractSet[str]) -> bool:
        """Whether what the frame needs is among what is said around a token."""
        for need in self.needs:  # noqa: SIM110  (no generator: asked a thousand times a document)
            if need.isdisjoint(said):
                return False
        return True

    def stand(self, token: Token) -> Standing[AnyFrame] | None:
        if self.frame.pos and token.pos_ not in self.frame.pos:
            return None
        links = _links(token, self.links) if self.links else ()
        if links is None or (self.when is not None and not self.when(token)):
            return None
        places: dict[str, Sequence[Sequence[Token]]] = {}
        for name, paths in self.places.items():
            found = [tokens for path in paths if (tokens := path(token))]
            if not found and not name.endswith("?"):
                return None
            places[name.removesuffix("?")] = found
        return Standing(self.frame, token, self.words, links, places)


def _compile_places(
    frame: Frame, lists: Mapping[str, Collection[str]], functions: Mapping[str, Path]
) -> dict[str, tuple[Path, ...]]:
    """The paths of each place. A path may start from an earlier place of the frame: ":clause actor"."""
    known = dict(functions)
    places: dict[str, tuple[Path, ...]] = {}
    for name, paths in frame.places.items():
        places[name] = tuple(compile_path(path, lists, known) for path in paths)
        known[name.removesuffix("?")] = first_of(places[name])
    # What one look at the parse tells goes first: most words open a frame and have nothing at one of its places.
    return dict(sorted(places.items(), key=lambda place: any(_asks_much(path) for path in frame.places[place[0]])))


def _needs(
    links: Sequence[str], when: Path | None, places: Mapping[str, tuple[Path, ...]]
) -> tuple[frozenset[str], ...]:
    """What must stand around a token for a frame to stand on it, what is hardly ever there first."""
    ways = [needs_of(first_of(paths)) for name, paths in places.items() if not name.endswith("?")]
    needs = all_of([*ways, needs_of(when), {frozenset([f"word={link}"]) for link in links}])
    return tuple(sorted(needs, key=rarity))


def _asks_much(path: str) -> bool:
    """Whether a path asks whose subject or object something is, whatever the voice, or calls a function."""
    return any(word in path for word in ("actor", "undergoer", "subject", ":"))


def _links(token: Token, words: Sequence[str]) -> tuple[Token, ...] | None:
    """The further words of a frame, each under the word that opens it or the one before; None where one is missing."""
    found: list[Token] = []
    for word in words:
        hosts = (token, *found[-1:])
        link = next((child for host in hosts for child in children_of(host) if child.lower_ == word), None)
        if link is None:
            return None
        found.append(link)
    return tuple(found)


def _check_places(frame: Frame, needed: Collection[str], further: Collection[str]) -> None:
    names = {name.removesuffix("?") for name in frame.at}
    missing, unknown = sorted(set(needed) - names), sorted(names - {*needed, *further})
    if missing or unknown:
        what = f"{missing[0]!r} is missing" if missing else f"{unknown[0]!r} is no place of these frames"
        raise RuleError(what)
