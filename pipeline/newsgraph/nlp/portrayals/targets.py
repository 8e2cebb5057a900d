"""Who is portrayed in a sentence: the people and bodies that it mentions.

Countries are left out: in news they are places and sides more often than they are praised or blamed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import Layers, MentionRow, TokenSpan
from newsgraph.rules.closed import closed

_KINDS = frozenset({"person", "organisation"})
_ARTICLES = closed().indefinite_articles
_PRONOUNS = dict.fromkeys(closed().he, "he") | dict.fromkeys(closed().she, "she")


@dataclass(frozen=True, slots=True)
class Target:
    """Somebody in a sentence: his entity (None for "he" and "she" who are nobody named), and his mentions there."""

    entity: int | None
    name: str
    person: bool
    heads: tuple[Token, ...]
    words: tuple[TokenSpan, ...]
    named: frozenset[int]
    """The tokens of his names, whose words are never cues."""


class Targets:
    """The mentions of a document by sentence."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self._of_sentence: defaultdict[int, list[MentionRow]] = defaultdict(list)
        for mention in layers.mentions:
            if layers.kind(mention["entity"]) in _KINDS and not _is_label(layers.span(mention).root):
                self._of_sentence[sentence(layers.doc[mention["start"]]).start].append(mention)

    def of(self, sentence: Span) -> Iterator[Target]:
        """Who is mentioned in a sentence, in the order of first mention."""
        rows: dict[int, list[MentionRow]] = {}
        for row in self._of_sentence.get(sentence.start, ()):
            rows.setdefault(row["entity"], []).append(row)
        for entity, mentions in rows.items():
            yield self._named(entity, mentions)
        yield from self._unnamed(sentence)

    def _named(self, entity: int, mentions: Iterable[MentionRow]) -> Target:
        rows = sorted(mentions, key=lambda row: (row["start"], row["end"]))
        return Target(
            entity,
            self.layers.entities[entity]["name"],
            self.layers.kind(entity) == "person",
            tuple(dict.fromkeys(self.layers.span(row).root for row in rows)),
            tuple((row["start"], row["end"]) for row in rows),
            frozenset(i for row in rows if row["type"] == "name" for i in range(row["start"], row["end"])),
        )

    def _unnamed(self, sentence: Span) -> Iterator[Target]:
        found: dict[str, list[Token]] = {}
        for token in sentence:
            pronoun = _PRONOUNS.get(token.lower_)
            if pronoun is not None and self.layers.mention(token) is None:
                found.setdefault(pronoun, []).append(token)
        for pronoun, tokens in found.items():
            yield Target(None, pronoun, True, tuple(tokens), tuple((t.i, t.i + 1) for t in tokens), frozenset())


def _is_label(head: Token) -> bool:
    """Whether a name only says what somebody is ("a moderate Republican")."""
    return any(child.dep_ == "det" and child.lower_ in _ARTICLES for child in head.children)
