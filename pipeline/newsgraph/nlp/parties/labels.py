"""Parties told by a label: "Republican Senator A", "A, a Democrat", "Republicans such as A".

English: a label stands before a title or name, or behind it between commas.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import subjects_of
from newsgraph.nlp.grammar.syntax import conjuncts_of, first_conjunct
from newsgraph.nlp.grammar.tree import sentence_bounds
from newsgraph.nlp.memberships.certainty import Certainty, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_at, persons_of
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.nlp.page.lookup import with_text, written
from newsgraph.rules.closed import closed
from newsgraph.rules.parties import Label, party_rules
from newsgraph.rules.titles import is_title_head

Member = tuple[int, Token]
"""A person and the token that stands for it."""

PLAIN = Certainty("asserted")
_FLAT = frozenset(
    {
        "compound",
        "amod",
        "nmod",
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "appos",
        "conj",
        "poss",
        "attr",
        "ROOT",
        "dep",
        "agent",
        "punct",
    }
)
_ARTICLES = closed().indefinite_articles
_REACH = 6
"""Words between a label and the name that it is given to ("Republican presidential front-runner A B")."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A label in the text: its first token, the one after its last, and what it says."""

    start: int
    end: int
    label: Label


def read_labels(layers: Layers) -> None:
    """Adds the memberships that labels give."""
    names = {
        row["start"]: row for row in layers.mentions if row["type"] == "name" and layers.kind(row["entity"]) == "person"
    }
    after = 0
    for i in with_text(layers.doc, frozenset(party_rules().by_first_word)):
        token = layers.doc[i]
        found = _label_at(token) if i >= after else None
        if found is not None:
            after = found.end
        if found is not None and not _is_in_body(layers, found):
            _read_label(layers, found, names)


def _label_at(token: Token) -> _Found | None:
    """The longest label that begins at a token; none where it is but a part of another name ("New Democratic ...")."""
    texts = written(token.doc).texts
    for label in party_rules().by_first_word.get(token.text, ()):
        end = token.i + len(label.words)
        if tuple(texts[token.i : end]) == label.words:
            return _Found(token.i, end, label) if _stands_alone(token, end, label) else None
    return None


def _is_in_body(layers: Layers, found: _Found) -> bool:
    """Whether a label opens the name of another body: "Republican National Committee", but not "the Democratic Senate"."""
    held = layers.mention(layers.doc[found.start])
    if held is None or held["start"] != found.start or layers.kind(held["entity"]) != "organisation":
        return False
    return held["end"] > found.end and layers.doc[held["end"] - 1].lower_ not in party_rules().chambers


def _stands_alone(first: Token, end: int, label: Label) -> bool:
    doc, rules = first.doc, party_rules()
    before = doc[first.i - 1].text if first.i else ""
    following = doc[end].text if end < len(doc) else ""
    if not following or following in rules.words or before in {"-", "–"} or before in rules.qualifiers:
        return False
    if label.inside and first.is_sent_start:
        return False
    if following in rules.nouns and end + 1 < len(doc):  # "Green party politician A"
        following = doc[end + 1].text
    return not label.titled or is_title_head(following)


def _read_label(layers: Layers, found: _Found, names: dict[int, MentionRow]) -> None:
    label = layers.doc[found.end - 1]
    named = _name_after(layers, found, names)
    if named is not None:
        members = [(named["entity"], layers.head(named))]
        if _is_plural(label, named["start"]):
            members += persons_of(layers, conjuncts_of(members[0][1])[1:])
        for member in members:
            _add(layers, member, found, [label], PLAIN)
        return
    for member in _examples(layers, found):
        _add(layers, member, found, [label], PLAIN)
    noun = label.head if label.dep_ in {"amod", "compound"} and label.i < label.head.i else label
    if noun.i != label.i and not _is_person_noun(noun):
        return
    for member, certainty in described(layers, noun):
        _add(layers, member, found, [label, noun], certainty)


def _is_person_noun(noun: Token) -> bool:
    return is_title_head(noun.lower_) or noun.lower_ in party_rules().people


def _is_plural(label: Token, name: int) -> bool:
    """Whether a label speaks of all the names that follow: "Republicans A and B", "Republican Sens. A and B"."""
    words = label.doc[label.i : name]
    return any(token.tag_ in {"NNS", "NNPS"} or token.lower_ in party_rules().plural_titles for token in words)


def _name_after(layers: Layers, found: _Found, names: dict[int, MentionRow]) -> MentionRow | None:
    """The name that a label stands before, with nothing but title words in between."""
    first = layers.doc[found.start]
    for i in range(found.end, min(found.end + _REACH, sentence_bounds(first)[1])):
        row = names.get(i)
        if row is not None:
            return row
        token = layers.doc[i]
        flat = token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.text in {"-", "."}
        if not flat or token.tag_ == "NNS" or token.dep_ not in _FLAT:
            return None
    return None


def _examples(layers: Layers, found: _Found) -> Iterator[Member]:
    """As in "Republicans such as A and B", "Democrats, including A"."""
    doc = layers.doc
    if doc[found.end - 1].tag_ not in {"NNS", "NNPS"}:
        return
    at = found.end + 1 if found.end < len(doc) and doc[found.end].text == "," else found.end
    openings = party_rules().listing_read
    opening = next((words for words in openings if tuple(t.lower_ for t in doc[at : at + len(words)]) == words), None)
    if opening is not None:
        word = doc[at + len(opening) - 1]
        yield from persons_of(layers, [child for child in word.children if child.dep_ == "pobj"])


def described(layers: Layers, noun: Token) -> Iterator[tuple[Member, Certainty]]:
    """The people of whom a noun is said: in apposition, by the name set beside it, or by "is"."""
    if noun.dep_ == "appos":
        opening = noun.left_edge
        if (
            opening.lower_ in _ARTICLES and opening.i > 0 and not opening.nbor(-1).is_punct
        ):  # "Is A a Democrat?", "called A a Democrat", misread
            return
        plural = noun.tag_ in {"NNS", "NNPS"}
        heads = [first_conjunct(noun.head)] if plural else [name_before(layers, noun) or noun.head]
        found = [member for member in persons_of(layers, heads) if member[1].i < noun.i]
        yield from ((member, PLAIN) for member in (found if plural else found[:1]))
    elif noun.dep_ == "attr":
        holders = list(persons_of(layers, [token for token in subjects_of(noun.head) if token.dep_ != "conj"]))
        certainty = judge(layers, noun) if holders else None  # "is no Democrat"
        if certainty is not None:
            yield from ((holder, certainty) for holder in holders)
    else:
        beside = next((child for child in noun.children if child.dep_ == "appos" and child.ent_type_ == "PERSON"), None)
        person = None if beside is None else person_at(layers, beside)
        if person is not None and noun.tag_ not in {"NNS", "NNPS"}:
            yield person, PLAIN


def name_before(layers: Layers, noun: Token) -> Token | None:
    """The name of a person that stands right before an apposition, whichever the parser hangs it from."""
    start = noun.left_edge.i
    if start < 2 or layers.doc[start - 1].text not in {",", "(", "–", "—"}:
        return None
    held = layers.mention(layers.doc[start - 2])
    if held is None or held["type"] != "name" or layers.kind(held["entity"]) != "person":
        return None
    return layers.head(held)


def _add(layers: Layers, member: Member, found: _Found, proof: list[Token], certainty: Certainty) -> None:
    word = layers.doc[found.start : found.end].text
    party = party_of(layers, (found.start, found.end), word, found.label.party)
    former = _former(layers, found, proof[-1])
    words = [layers.doc[found.start], *proof, *former]
    add_membership(layers, member, party, Telling("party-label", certainty, words, status="former" if former else None))


def _former(layers: Layers, found: _Found, noun: Token) -> list[Token]:
    """The word that ends a membership: "a former Democrat", "former Republican A", but not "former Republican Senator A"."""
    before = layers.doc[max(found.start - 1, 0)]
    named = found.end < len(layers.doc) and layers.doc[found.end].ent_type_ == "PERSON"
    alone = noun.i == found.end - 1 and (noun.dep_ in {"appos", "attr"} or named)
    return [before] if alone and before.lower_ in party_rules().former else []


def party_of(layers: Layers, place: tuple[int, int], word: str, full: str) -> int:
    """The organisation that a label means: one that the article names in any of the party's forms, else a new one."""
    forms = party_rules().forms(full)
    held = layers.entity(layers.doc[place[1] - 1])
    # Not "the Democratic Senate", which the model may take for one body.
    if held is not None and layers.kind(held) == "organisation" and layers.entities[held]["name"] in forms:
        return held
    known = sorted(entity for form in forms for entity in layers.named(form) if _is_party(layers, entity, forms))
    party = known[0] if known else layers.add_entity("organisation", word)
    row = layers.entities[party]
    if word != row["name"] and word not in row["aliases"]:
        row["aliases"].append(word)
    layers.add_mention(party, *place, "name")
    return party


def _is_party(layers: Layers, entity: int, forms: frozenset[str]) -> bool:
    row = layers.entities[entity]
    return row["kind"] == "organisation" and row["name"] in forms
