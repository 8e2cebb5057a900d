"""What a document calls its people: the titles that it gives with their names, and which description fits which.

English: what narrows a title stands before it or behind "of".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.names import tables
from newsgraph.nlp.grammar.tree import sentence_bounds, subtree
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.rules.mentions import mention_words
from newsgraph.rules.titles import is_plural, is_title_head, status_of, title_head

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST_FIELD = 4
"""How many words "of …" may take between a title and a name ("chief of staff", "secretary of health and welfare")."""


@dataclass(frozen=True, slots=True)
class Description:
    """A title as it is used of a person: head noun, the words that narrow it, the country (ISO code) if one is named.

    `field` are the words after "of" ("staff" of the chief of staff), `rank` those that make another office of it,
    `names` the modifiers that are names ("Kent County").
    """

    head: str
    modifiers: frozenset[str]
    country: str | None
    field: frozenset[str] = frozenset()
    rank: frozenset[str] = frozenset()
    former: bool = False
    names: frozenset[str] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        """All words that narrow the title."""
        return self.modifiers | self.field


def describe_people(layers: Layers) -> dict[int, list[tuple[int, Description]]]:
    """For each person the titles that the document gives with the name, with the place (token) of each."""
    found: defaultdict[int, list[tuple[int, Description]]] = defaultdict(list)
    for row in list(layers.mentions):
        if layers.kind(row["entity"]) != "person":
            continue
        for head in _titles_with(layers, row):
            found[row["entity"]].append((head.i, describe(layers, head)))
    return dict(found)


def titles_of(layers: Layers, person: int) -> frozenset[str]:
    """The title nouns that the document gives with one person's name, as `title_key` writes them."""
    rows = [row for row in layers.mentions_of(person) if row["type"] == "name"]
    heads = (_titles_with(layers, row) for row in rows)
    return frozenset(title_key(head) for some in heads for head in some)


def describe(layers: Layers, head: Token) -> Description:
    """The description that a title noun with its modifiers gives."""
    before, after = list(_modifiers(head)), list(field_of(head))
    countries = (_country(layers, token) for token in (*before, *after))
    narrowing = [token for token in before if _narrows(layers, token)]
    words = frozenset(token.lower_ for token in narrowing)
    return Description(
        head=title_key(head),
        modifiers=words - mention_words().ranks,
        country=next((code for code in countries if code), None),
        field=frozenset(token.lower_ for token in after if _narrows(layers, token)),
        rank=words & mention_words().ranks,
        former=any(status_of(word) == "former" for word in words),
        names=frozenset(token.lower_ for token in narrowing if token.pos_ == "PROPN" and token.is_title),
    )


def title_key(head: Token) -> str:
    """A title noun as it is looked up: in the singular, written out."""
    return title_word(head.lower_)


def title_word(lower: str) -> str:
    """A noun in lower case as titles are looked up."""
    title = title_head(lower)
    return lower if title is None else title.word


def _country(layers: Layers, token: Token) -> str | None:
    entity = layers.entity(token)
    code: str | None = layers.entities[entity]["code"] if entity is not None else tables.demonym_code(token.text)
    return code


def _narrows(layers: Layers, token: Token) -> bool:
    return token.is_alpha and token.pos_ in {"NOUN", "PROPN", "ADJ"} and not _country(layers, token)


def field_of(head: Token) -> Iterator[Token]:
    """The words after "of" behind a title noun: "chief of staff", "the head of the trade union"."""
    for child in head.children:
        if child.lower_ == "of" and child.i == head.i + 1:
            yield from (token for token in subtree(child) if token.i - head.i <= _LONGEST_FIELD + 1)


def _modifiers(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in {"compound", "amod", "nmod", "poss"} and child.i < head.i:
            yield from subtree(child)
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


def _titles_with(layers: Layers, name: MentionRow) -> Iterator[Token]:
    """The title nouns that go with a name."""
    yield from (head for head in _titles_before(layers, name["start"]) if not _begins_clause(layers, name, head))
    yield from _titles_around(layers, name)


def _titles_before(layers: Layers, start: int) -> Iterator[Token]:
    """Titles directly before a name: "Peruvian President X", "Kremlin aide X", "chief of staff X"."""
    i, between = start - 1, mention_words().addresses_between
    while i >= 0 and start - i < 4 and not layers.doc[i + 1].is_sent_start:
        token = layers.doc[i]
        if is_title_head(token.lower_) and token.tag_ not in {"NNS", "NNPS"}:
            yield token
            return
        if token.text not in {",", "."} and token.lower_.rstrip(".") not in between:
            break
        i -= 1
    if i >= 0 and not layers.doc[i + 1].is_sent_start:
        yield from _title_of(layers, i)


def _title_of(layers: Layers, last: int) -> Iterator[Token]:
    """The title whose "of" takes the words up to a place: "secretary of state"."""
    for i in range(last, max(last - _LONGEST_FIELD, 0), -1):
        token = layers.doc[i]
        if token.lower_ == "of":
            head = layers.doc[i - 1]
            if i < last and not token.is_sent_start and is_title_head(head.lower_) and not is_plural(head.lower_):
                yield head
            return
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "CCONJ"}:
            return


def _titles_around(layers: Layers, name: MentionRow) -> Iterator[Token]:
    """Titles in apposition or predicated: "X, director of", "the director, X", "X is the director"."""
    root = layers.head(name)
    candidates = [child for child in root.children if child.dep_ == "appos"]
    if is_apposed(layers, name):
        candidates.append(root.head)
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        candidates += [child for child in root.head.children if child.dep_ == "attr"]
    for token in candidates:
        if is_title_head(token.lower_) and token.tag_ not in {"NNS", "NNPS"}:
            yield token


def is_apposed(layers: Layers, name: MentionRow) -> bool:
    """Whether a name is in apposition to what it hangs from."""
    root = layers.head(name)
    return root.dep_ == "appos" and not _begins_clause(layers, name, root.head)


def _begins_clause(layers: Layers, name: MentionRow, title: Token) -> bool:
    """Whether a name after a comma is a new clause's subject: "Asked by the minister, Berg said ..."."""
    doc, start, end = layers.doc, name["start"], name["end"]
    following = doc[end] if end < len(doc) else doc[start]
    begins = start > 0 and doc[start - 1].text == "," and following.tag_ in _FINITE
    return begins and title.left_edge.i != sentence_bounds(title)[0]  # but "A banker by trade, Berg said"


def fits(wanted: Description, given: Description) -> bool:
    """Whether a definite description can mean somebody whom the text has described so: "the acting chief", "the chief"."""
    shared = wanted.words & given.words
    same_country = bool(wanted.country) and wanted.country == given.country
    if wanted.head != given.head or wanted.rank != given.rank or (given.former and not wanted.former):
        return False
    if wanted.country and given.country and not same_country:
        return False
    if wanted.names and given.names and not wanted.names <= given.words:
        return False  # "the Kent County sheriff" is not Essex County Sheriff Berg
    if not wanted.field <= given.words or (wanted.modifiers and not shared):
        return False
    return wanted.head not in mention_words().broad or bool(shared) or same_country
