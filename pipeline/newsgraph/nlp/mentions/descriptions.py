"""What a document calls its people ("the Russian president", "his deputy"), and nominals that mean them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.names import tables
from newsgraph.nlp.layers import Layers
from newsgraph.rules.titles import is_plural, is_title_head

_BROAD = frozenset(
    {
        "minister",
        "secretary",
        "officer",
        "adviser",
        "advisor",
        "general",
        "official",
        "director",
        "chief",
        "head",
        "leader",
        "chairman",
        "member",
        "deputy",
    }
)
_OF_THE_OFFICE = frozenset(
    {"race", "election", "office", "seat", "mansion", "residence", "job", "post", "chair", "palace"}
)


@dataclass(frozen=True, slots=True)
class Description:
    """A title as it is used of a person: head noun, the words that narrow it, the country (ISO code) if one is named."""

    head: str
    modifiers: frozenset[str]
    country: str | None


def describe_people(layers: Layers) -> dict[int, list[tuple[int, Description]]]:
    """For each person the titles that the document gives with the name, with the place (token) of each."""
    found: defaultdict[int, list[tuple[int, Description]]] = defaultdict(list)
    for row in list(layers.mentions):
        if layers.kind(row["entity"]) != "person" or row["type"] != "name":
            continue
        root = layers.span(row).root
        for head in (*_titles_before(layers, row["start"]), *_titles_around(root)):
            found[row["entity"]].append((head.i, describe(layers, head)))
    return dict(found)


def describe(layers: Layers, head: Token) -> Description:
    """The description that a title noun with its modifiers gives."""
    modifiers: set[str] = set()
    country: str | None = None
    for token in _modifiers(head):
        entity = layers.entity(token)
        code = layers.entities[entity]["code"] if entity is not None else tables.demonym_code(token.text)
        if code:
            country = country or code
        elif token.is_alpha and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            modifiers.add(token.lower_)
    return Description(head.lemma_.lower() if is_plural(head.lower_) else head.lower_, frozenset(modifiers), country)


def _modifiers(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in {"compound", "amod", "nmod", "poss"} and child.i < head.i:
            yield from child.subtree
    i = head.i - 1
    # A flat name takes the title as one compound among others: read on leftwards within the noun phrase.
    while (
        i >= 0
        and head.doc[i].dep_ in {"compound", "amod", "nmod"}
        and not head.doc[i].is_sent_start
        and not is_title_head(head.doc[i].lower_)
    ):
        yield head.doc[i]
        i -= 1


def _titles_before(layers: Layers, start: int) -> Iterator[Token]:
    """Titles directly before a name: "Turkish President X", "Kremlin aide X"."""
    i = start - 1
    while i >= 0 and start - i < 4 and not layers.doc[i + 1].is_sent_start:
        token = layers.doc[i]
        if is_title_head(token.lower_) and token.tag_ not in {"NNS", "NNPS"}:
            yield token
            return
        if not (token.is_punct and token.text in {",", "."}) and token.lower_.rstrip(".") not in {
            "mr",
            "mrs",
            "ms",
            "dr",
        }:
            return
        i -= 1


def _titles_around(root: Token) -> Iterator[Token]:
    """Titles in apposition or predicated: "X, director of", "the director, X", "X is the director"."""
    candidates = [child for child in root.children if child.dep_ == "appos"]
    if root.dep_ == "appos":
        candidates.append(root.head)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        candidates += [child for child in root.head.children if child.dep_ == "attr"]
    for token in candidates:
        if is_title_head(token.lower_) and token.tag_ not in {"NNS", "NNPS"}:
            yield token


def add_nominals(layers: Layers, descriptions: dict[int, list[tuple[int, Description]]]) -> None:
    """Adds mentions for titles beside a name ("the top diplomat, X"), and for definite descriptions of known people.

    A description ("the Russian president") must fit exactly one person described before.
    """
    _add_appositions(layers)
    by_head: defaultdict[str, list[tuple[int, int, Description]]] = defaultdict(list)
    for holder, given in descriptions.items():
        for place, description in given:
            by_head[description.head].append((place, holder, description))
    for token in layers.doc:
        if token.lower_ in by_head and layers.mention(token) is None and _is_definite(layers, token):
            person = _the_one(describe(layers, token), token, by_head[token.lower_])
            if person is not None:
                layers.add_mention(person, _phrase_start(token), token.i + 1, "nominal")


def _add_appositions(layers: Layers) -> None:
    for row in list(layers.mentions):
        root = layers.span(row).root
        if layers.kind(row["entity"]) != "person" or row["type"] != "name" or root.dep_ != "appos":
            continue
        head = root.head
        if (
            head.i < root.i
            and is_title_head(head.lower_)
            and not is_plural(head.lower_)
            and layers.mention(head) is None
        ):
            layers.add_mention(row["entity"], _phrase_start(head), head.i + 1, "nominal")


def _phrase_start(head: Token) -> int:
    """Where the modifiers of a title noun begin ("the European Union's top diplomat"), the determiner left out."""
    start = min(
        [
            head.i,
            *(
                child.left_edge.i
                for child in head.children
                if child.dep_ in {"amod", "compound", "poss", "nmod"} and child.i < head.i
            ),
        ]
    )
    return start + 1 if head.doc[start].lower_ in {"the", "a", "an"} and start < head.i else start


def _is_definite(layers: Layers, token: Token) -> bool:
    """A singular noun with "the" (or a country's genitive) that no name follows, and that is not predicated of somebody."""
    if token.tag_ not in {"NN", "NNP"} or token.dep_ in {"attr", "compound", "nmod", "amod", "appos", "oprd"}:
        return False
    vacant = token.dep_ == "poss" and token.head.lower_ in _OF_THE_OFFICE  # "the governor's race": whoever it will be
    if vacant or any(child.dep_ in {"appos", "relcl", "prep", "acl"} for child in token.children if child.i > token.i):
        return False
    follower = layers.doc[token.i + 1] if token.i + 1 < len(layers.doc) else None
    named = follower is not None and (follower.lower_ == "general" or layers.mention(follower) is not None)
    if named and follower is not None and not follower.is_sent_start:
        return False
    if any(
        child.lower_ in {"former", "ex", "then", "new", "next", "other", "another", "future"}
        for child in token.children
    ):
        return False
    return any(
        (child.dep_ == "det" and child.lower_ == "the")
        or (child.dep_ == "poss" and layers.entity(child) is not None and child.pos_ == "PROPN")
        for child in token.children
    )


def _the_one(wanted: Description, token: Token, given: list[tuple[int, int, Description]]) -> int | None:
    """The only person described before who fits; none when several do or a broad head is not narrowed alike."""
    fitting = {
        person
        for place, person, description in given
        if place < token.i
        and (wanted.country is None or description.country is None or wanted.country == description.country)
        and (not wanted.modifiers or bool(wanted.modifiers & description.modifiers))
        and (
            wanted.head not in _BROAD
            or bool(wanted.modifiers & description.modifiers)
            or bool(wanted.country and wanted.country == description.country)
        )
    }
    if len(fitting) > 1 and wanted.country is None and not wanted.modifiers:
        # "the president" after two presidents: nobody's.
        return None
    return fitting.pop() if len(fitting) == 1 else None
