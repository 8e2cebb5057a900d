"""Entities that the text describes rather than names: "Ukrainian officials", "a 30-day truce", "the talks"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.names.tables import demonym_code
from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.page.layers import Layers, MentionRow, TokenSpan
from newsgraph.records import EntityKind
from newsgraph.rules.closed import closed

_ARTICLES = closed().articles
_COUNTING = closed().counting
_THOSE = closed().demonstratives
_SHORT = 6
_INCLUDED = closed().included
_OVER = closed().over
_WITHIN = closed().within
_PLURALS = frozenset({"NNS", "NNPS"})
_TELLING = frozenset({"amod", "nummod", "relcl", "acl"})


def ensure_entity(
    layers: Layers,
    head: Token,
    kind: EntityKind = "unnamed",
    *,
    clauses: bool = False,
    words: TokenSpan | None = None,
) -> int:
    """The entity that a noun stands for, or a new one of the given kind, named by the words of its phrase if by no others."""
    row = layers.mention(head)
    if row is not None and not _is_topic(layers, row, kind) and not are_some_of(layers, head):
        return row["entity"]
    start, end = _phrase(head, kind, clauses=clauses) if words is None else words
    first = start + 1 if end - start > 1 and layers.doc[start].lower_ in _ARTICLES else start
    name = layers.doc[first:end].text
    entity = layers.once(_Names).find(kind, name)
    if entity is None:
        entity = layers.add_entity(kind, name)
    layers.add_mention(entity, first, end, "nominal")
    return entity


def _phrase(head: Token, kind: EntityKind, *, clauses: bool) -> TokenSpan:
    """The words by which a noun is told; of people without what tells no more who they are."""
    start, end = noun_phrase(head, clauses=clauses or (head.lower_ in _THOSE and _is_short(head)))
    if kind != "unnamed":
        return start, end
    past = [link.i - (link.nbor(-1).text == ",") for link in children_of(head) if _is_beside(link, head)]
    past += [token.i for token in head.doc[head.i + 1 : end - 1] if token.text == "(" and token.nbor().like_num]
    return start, min((end, *past))


def _is_short(head: Token) -> bool:
    """Whether what a mere "those" stands for is told by a participle with little more ("those surveyed", "those favoring a ban")."""
    told = [child for child in children_of(head) if child.dep_ == "acl" and child.i > head.i]
    return len(told) == 1 and told[0].right_edge.i - head.i <= _SHORT


def _is_topic(layers: Layers, row: MentionRow, kind: EntityKind) -> bool:
    """Whether a noun was told as what somebody thinks of, where somebody is asked for ("criticized *leaders* who oppose her")."""
    return kind == "unnamed" and layers.kind(row["entity"]) == "topic"


def _is_beside(link: Token, head: Token) -> bool:
    """Whether a preposition tells no more who people are ("fire from nurses | over the cuts", "senators |, including Ann")."""
    if link.dep_ != "prep" or link.i < head.i:
        return False
    if link.lower_ in _INCLUDED and link.nbor(-1).text == ",":
        return True
    if link.lower_ not in _OVER:
        return False
    return not any(item.tag_ == "CD" for item in children_of(link))  # "people over 60"


def are_some_of(layers: Layers, head: Token) -> bool:
    """Whether a people's name is said of some of them, who are not the country ("three jailed Canadians", "Swedes in the north")."""
    if head.tag_ not in _PLURALS:
        return False
    row = layers.mention(head)
    if row is None or layers.kind(row["entity"]) != "country" or row["end"] != head.i + 1:
        return False
    words = layers.doc[row["start"] : row["end"]].text
    return demonym_code(words) is not None and any(
        child.dep_ in _TELLING or child.lower_ in _COUNTING or (child.dep_ == "prep" and child.lower_ in _WITHIN)
        for child in children_of(head)
        if not row["start"] <= child.i < row["end"]
    )


class _Names:
    """The mentioned entities of a document by kind and name, whatever the letters' case."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._by_name: dict[tuple[EntityKind, str], int] = {}
        self._known = 0

    def find(self, kind: EntityKind, name: str) -> int | None:
        """The first entity of a kind that was made with a name; those made since the last look are taken in."""
        for number in range(self._known, len(self._layers.entities)):
            row = self._layers.entities[number]
            if self._layers.mentions_of(number):
                self._by_name.setdefault((row["kind"], row["name"].lower()), number)
        self._known = len(self._layers.entities)
        return self._by_name.get((kind, name.lower()))
