"""Party memberships: labels ("Republican Senator A", "A, a Democrat", "A (D-Ohio)") and parties by name ("A of the B Party")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.names import tables
from newsgraph.nlp.layers import Layers, MentionRow
from newsgraph.nlp.membership.certainty import Certainty, judge
from newsgraph.nlp.membership.facts import Telling, add_membership, persons_of
from newsgraph.nlp.syntax import subjects_of
from newsgraph.rules.groups import group_rules
from newsgraph.rules.parties import party_rules
from newsgraph.rules.titles import is_title_head

_LETTER = re.compile(r",? \(?([A-Z])(?:[-–—](?=[A-Z])|\))")
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
_REACH = 6
"""Words between a label and the name that it is given to ("Republican presidential front-runner A B")."""
_PLAIN = Certainty("asserted")


def read_parties(layers: Layers) -> None:
    """Adds the party memberships that labels, letters after names and names of parties give."""
    names = {
        row["start"]: row for row in layers.mentions if row["type"] == "name" and layers.kind(row["entity"]) == "person"
    }
    labels = party_rules().labels
    for token in layers.doc:
        if token.text in labels:
            _read_label(layers, token, names)
    text = layers.doc.text  # made anew at each look
    for row in list(names.values()):
        _read_letter(layers, row, text)
    for mention in list(layers.mentions):
        if mention["type"] == "name" and layers.kind(mention["entity"]) == "organisation" and is_party(layers, mention):
            _read_party(layers, mention)


def is_party(layers: Layers, mention: MentionRow) -> bool:
    """Whether a body is a party: by its name, by what is generally known, or because the article calls it one."""
    rules = party_rules()
    name = layers.entities[mention["entity"]]["name"]
    listed = tables.body(name)
    if not rules.words.isdisjoint(name.split()) or (listed is not None and listed.kind == "party"):
        return True
    after = layers.doc[mention["end"]] if mention["end"] < len(layers.doc) else None
    return after is not None and after.lower_ in rules.nouns


# --- labels ------------------------------------------------------------------------------------------------------------


def _read_label(layers: Layers, label: Token, names: dict[int, MentionRow]) -> None:
    doc = layers.doc
    following = doc[label.i + 1] if label.i + 1 < len(doc) else None
    if (
        following is None
        or following.text in party_rules().words
        or (label.i > 0 and doc[label.i - 1].text in {"-", "–"})
    ):
        return
    before = _name_after(layers, label, names)
    if before is not None:
        _add(layers, (before["entity"], layers.span(before).root), [label], _PLAIN)
        return
    noun = label.head if label.dep_ in {"amod", "compound"} and label.i < label.head.i else label
    if noun.i != label.i and not is_title_head(noun.lower_):
        return
    for member, certainty in _described(layers, noun):
        _add(layers, member, [label, noun], certainty)


def _name_after(layers: Layers, label: Token, names: dict[int, MentionRow]) -> MentionRow | None:
    """The name that a label stands before, with nothing but title words in between."""
    for i in range(label.i + 1, min(label.i + 1 + _REACH, label.sent.end)):
        row = names.get(i)
        if row is not None:
            return row
        token = layers.doc[i]
        flat = token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.text in {"-", "."}
        if not flat or token.tag_ == "NNS" or token.dep_ not in _FLAT:
            return None
    return None


def _described(layers: Layers, noun: Token) -> Iterator[tuple[tuple[int, Token], Certainty]]:
    """The people of whom a noun is said, in apposition or by "is"."""
    if noun.dep_ == "appos":
        yield from ((member, _PLAIN) for member in persons_of(layers, [noun.head]) if member[1].i != noun.i)
    elif noun.dep_ == "attr":
        holders = list(persons_of(layers, [token for token in subjects_of(noun.head) if token.dep_ != "conj"]))
        certainty = judge(layers, noun.head) if holders else None
        if certainty is not None:
            yield from ((holder, certainty) for holder in holders)


def _add(layers: Layers, member: tuple[int, Token], proof: list[Token], certainty: Certainty) -> None:
    label = proof[0]
    party = _party_of_label(layers, label.i, label.text, party_rules().labels[label.text])
    add_membership(layers, member, party, Telling("party-label", certainty, proof))


def _party_of_label(layers: Layers, place: int, word: str, full: str) -> int:
    """The organisation that a label means: one that the article names in any of the party's forms, else a new one."""
    forms = {full, *(form for form, name in party_rules().labels.items() if name == full)}
    held = layers.entity(layers.doc[place])
    # Not "the Democratic Senate", which the model may take for one body.
    if held is not None and layers.kind(held) == "organisation" and layers.entities[held]["name"] in forms:
        return held
    for i, row in enumerate(layers.entities):
        if row["kind"] == "organisation" and row["name"] in forms:
            party = i
            break
    else:
        party = layers.add_entity("organisation", word)
    row = layers.entities[party]
    if word != row["name"] and word not in row["aliases"]:
        row["aliases"].append(word)
    layers.add_mention(party, place, place + 1, "name")
    return party


def _read_letter(layers: Layers, row: MentionRow, text: str) -> None:
    """As in "A (D-Ohio)", "A, R-Ky."."""
    doc = layers.doc
    end = doc[row["end"] - 1].idx + len(doc[row["end"] - 1])
    found = _LETTER.match(text, end)
    full = party_rules().letters.get(found[1]) if found else None
    if found is None or full is None:
        return
    span = doc.char_span(found.start(1), found.end(1), alignment_mode="expand")
    if span is not None:
        party = _party_of_label(layers, span.start, full, full)
        member = (row["entity"], layers.span(row).root)
        add_membership(layers, member, party, Telling("party-letter", _PLAIN, _to_the_close(span[0])))


def _to_the_close(letter: Token) -> list[Token]:
    """The tokens from a letter to the bracket or comma that closes the label: "D-N.J."."""
    tokens = [letter]
    for token in letter.doc[letter.i + 1 : min(letter.i + 7, letter.sent.end)]:
        if token.text in {")", ",", ";"} or token.pos_ in {"VERB", "AUX"}:
            return [*tokens, token] if token.text == ")" else tokens
        tokens.append(token)
    return [letter]


# --- parties by name ---------------------------------------------------------------------------------------------------


def _read_party(layers: Layers, mention: MentionRow) -> None:
    """As in "A of the B Party", "A, the C of the B Party", "A's B Party", "B Party leader A"."""
    head = layers.span(mention).root
    noun = head.head if head.dep_ in {"compound", "nmod", "amod"} and head.head.lower_ in party_rules().nouns else head
    tokens = [noun, head]
    for member, capacity in [*_owners(layers, noun), *_of_party(layers, noun), *_titled(layers, noun)]:
        add_membership(layers, member, mention["entity"], Telling("party-name", _PLAIN, tokens, capacity))


def _owners(layers: Layers, noun: Token) -> Iterator[tuple[tuple[int, Token], str]]:
    for child in noun.lefts:
        if child.dep_ == "poss":
            yield from ((member, "member") for member in persons_of(layers, [child]))


def _of_party(layers: Layers, noun: Token) -> Iterator[tuple[tuple[int, Token], str]]:
    """A person, or a title said of a person, with "of" or "from" the party."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"of", "from"}:
        return
    above = noun.head.head
    if above.i > noun.i or above.pos_ not in {"NOUN", "PROPN"}:
        return
    direct = list(persons_of(layers, [above])) if above.ent_type_ == "PERSON" else []
    if direct:
        yield direct[0], "member"
    elif is_title_head(above.lower_) and above.tag_ not in {"NNS", "NNPS"}:
        for member, certainty in _described(layers, above):
            if certainty.modality == "asserted":
                # "leader of the B Party", but not "chief of staff of" it and not "a leader from" it
                heads = noun.head.lower_ == "of" and noun.head.i == above.i + 1
                yield member, _capacity(above) if heads else "member"


def _titled(layers: Layers, noun: Token) -> Iterator[tuple[tuple[int, Token], str]]:
    """A party's name before a title before a person's name: "B Party leader A"."""
    title = noun.head
    if noun.dep_ not in {"compound", "nmod", "poss"} or title.i < noun.i:
        return
    if is_title_head(title.lower_) and title.head.i > title.i and title.dep_ == "compound":
        for member in persons_of(layers, [title.head]):
            yield member, _capacity(title)
    else:
        between = layers.doc[noun.i + 1 : title.i]
        heads = [token for token in between if is_title_head(token.lower_)]
        if heads and title.ent_type_ == "PERSON":
            for member in list(persons_of(layers, [title]))[:1]:
                yield member, _capacity(heads[-1])


def _capacity(title: Token) -> str:
    return group_rules().positions.get(title.lemma_.lower(), "member")
