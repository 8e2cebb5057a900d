"""Parties by name: "A of the B Party", "A (B)", "A's B Party", "B Party leader A"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.memberships.facts import Telling, add_membership, persons_of
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.nlp.parties.labels import PLAIN, Member, described
from newsgraph.rules.groups import group_rules
from newsgraph.rules.parties import party_rules
from newsgraph.rules.titles import is_title_head

_NEAR = 3
"""Tokens from an owner to the party's name, "'s" and one adjective between them."""


def read_name(layers: Layers, mention: MentionRow) -> None:
    """Adds the memberships told beside a party's name: "A of the B Party", "A, the C of the B Party", "A's B Party", "A (B)"."""
    head = layers.head(mention)
    noun = head.head if head.dep_ in {"compound", "nmod", "amod"} and head.head.lower_ in party_rules().nouns else head
    found = [
        *_owners(layers, noun, mention["start"]),
        *_of_party(layers, noun),
        *_titled(layers, noun),
        *_before_bracket(layers, mention),
    ]
    for member, capacity, words in found:
        proof = [*layers.span(mention), noun, *words]
        add_membership(layers, member, mention["entity"], Telling("party-name", PLAIN, proof, capacity))


_Told = tuple[Member, str, list[Token]]
"""Who is in the party, in which capacity, and the further words that say so."""


def _before_bracket(layers: Layers, mention: MentionRow) -> Iterator[_Told]:
    """As in "A (B)", "A (B, Berlin)"."""
    doc, start, end = layers.doc, mention["start"], mention["end"]
    if start < 2 or end >= len(doc) or doc[start - 1].text != "(" or doc[end].text not in {")", ",", "/"}:
        return
    held = layers.mention(doc[start - 2])
    if held is not None and held["type"] == "name" and layers.kind(held["entity"]) == "person":
        yield (held["entity"], layers.head(held)), "member", [doc[end]] if doc[end].text == ")" else []


def _owners(layers: Layers, noun: Token, start: int) -> Iterator[_Told]:
    """As in "A's B Party"; not "her late-night B party"."""
    for child in noun.lefts:
        if child.dep_ == "poss" and start - child.i <= _NEAR:
            yield from ((member, "member", []) for member in persons_of(layers, [child]))


def _of_party(layers: Layers, noun: Token) -> Iterator[_Told]:
    """A person, or a title said of a person, with "of" or "from" the party."""
    if noun.head.lower_ not in {"of", "from"}:
        return
    above = noun.head.head
    if above.pos_ not in {"NOUN", "PROPN"}:
        return
    direct = list(persons_of(layers, [above])) if above.ent_type_ == "PERSON" else []
    if direct:
        yield direct[0], "member", []
    elif is_title_head(above.lower_) and above.tag_ not in {"NNS", "NNPS"}:
        for member, certainty in described(layers, above):
            if certainty.modality == "asserted":
                # "leader of the B Party", but not "chief of staff of" it and not "a leader from" it
                heads = noun.head.lower_ == "of" and noun.head.i == above.i + 1
                yield member, _capacity(above) if heads else "member", [above]


def _titled(layers: Layers, noun: Token) -> Iterator[_Told]:
    """A party's name before a title before a person's name: "B Party leader A", "the B Party's leader, A"."""
    title = noun.head
    if noun.dep_ not in {"compound", "nmod", "poss"}:
        return
    if is_title_head(title.lower_) and title.dep_ == "compound":
        plural = title.tag_ in {"NNS", "NNPS"}  # "B Party lawmakers A and C", but not "B Party leader A and C"
        people = list(persons_of(layers, [title.head]))
        for member in people if plural else people[:1]:
            yield member, _capacity(title), [title]
    elif is_title_head(title.lower_) and title.tag_ not in {"NNS", "NNPS"}:
        for member, certainty in described(layers, title):
            if certainty.modality == "asserted":
                yield member, _capacity(title), [title]
    elif title.ent_type_ == "PERSON":
        between = layers.doc[noun.i + 1 : title.i]
        heads = [token for token in between if is_title_head(token.lower_)]
        if heads or noun.dep_ == "poss":
            for member in list(persons_of(layers, [title]))[:1]:
                yield member, _capacity(heads[-1]) if heads else "member", heads


def _capacity(title: Token) -> str:
    capacity = group_rules().positions.get(title.lemma_.lower(), "member")
    deputy = capacity == "head" and any(child.lower_ in group_rules().words.deputies for child in title.lefts)
    return "deputy head" if deputy else "member" if capacity == "spokesperson" else capacity
