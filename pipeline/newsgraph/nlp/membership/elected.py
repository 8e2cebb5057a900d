"""Elections to boards and councils: "the Board elected A as its Chair and B as Vice Chair", "C and D were re-elected"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.enumerations import names_of_people
from newsgraph.nlp.grammar.functions import actors
from newsgraph.nlp.groups import ensure_group
from newsgraph.nlp.layers import Layers, MentionRow, head_of
from newsgraph.nlp.membership.certainty import judge
from newsgraph.nlp.membership.facts import Telling, add_membership
from newsgraph.nlp.membership.verbs import listed_people
from newsgraph.nlp.tree import sentence
from newsgraph.rules.groups import group_rules

_BACK = 3
"""Paragraphs that are looked back over for the body that is elected."""
_OWN = frozenset({"its", "the", "their", "a", "new", "as", "to", "be"})
_AS = 6
"""Tokens from a name to the place that it is given."""
_PLAIN = frozenset({"member", "director"})


def read_election(layers: Layers, verb: Token) -> None:
    """Adds whom a body elects to a place of its own, and who is elected to a body that was just spoken of."""
    body = next((t for t in actors(verb) if t.lemma_.lower() in group_rules().words.elected), None)
    again = body is None and _is_cut(verb)
    if again:
        body = _body_in_front(verb)
    if body is not None and (again or any(child.dep_ == "dobj" for child in verb.children)):
        _read_places(layers, verb, body)
    elif body is None:
        _read_elected(layers, verb)


def _is_cut(verb: Token) -> bool:
    """Whether the tokeniser cut a verb: "re", "-", "elected"."""
    return verb.i > sentence(verb).start + 1 and verb.nbor(-1).text == "-" and verb.nbor(-2).lower_ == "re"


def _body_in_front(verb: Token) -> Token | None:
    """The body that re-elects somebody; none in the passive ("A of the board was re-elected")."""
    before = verb.doc[sentence(verb).start : verb.i - 2]
    if any(token.pos_ == "AUX" and token.lemma_ == "be" for token in before):
        return None
    return next((t for t in reversed(before) if t.lemma_.lower() in group_rules().words.elected), None)


def _read_places(layers: Layers, verb: Token, body: Token) -> None:
    names, end = layers.once(names_of_people), sentence(verb).end
    rows = [names[i] for i in range(verb.i + 1, end) if i in names]
    places = [(row, place) for row in rows if (place := _place(layers, row)) is not None]
    certainty = judge(layers, verb) if places else None
    group = _body(layers, body) if certainty is not None else None
    if certainty is None or group is None:
        return
    for row, (capacity, noun) in places:
        _add(layers, row, group, Telling("elect", certainty, [verb, noun], capacity))


def _place(layers: Layers, row: MentionRow) -> tuple[str, Token] | None:
    """The place that follows a name: "A as its Chair", "B vice chair"; None for a place that is elsewhere."""
    deputies = False
    for token in layers.doc[row["end"] : row["end"] + _AS]:
        word = token.lower_
        capacity = group_rules().positions.get(word)
        if capacity is not None:
            return ("deputy head" if deputies and capacity == "head" else capacity), token
        deputies = deputies or word in group_rules().words.deputies
        if word not in _OWN | group_rules().words.deputies | {"-"}:
            return None
    return None


def _read_elected(layers: Layers, verb: Token) -> None:
    """As in "A and B were re-elected", "C was elected as a new member", but not "was elected president"."""
    after = [token.lemma_.lower() for token in layers.doc[verb.i + 1 : verb.i + 5]]
    plain = not after or after[0] in {".", ";", ","} or (after[0] in {"as", "to"} and not _PLAIN.isdisjoint(after))
    # The parser cuts "re-elected" in two, and takes it for an adjective as often as for a passive.
    be = next((c for c in verb.children if c.dep_ == "auxpass"), verb.head if verb.head.lemma_ == "be" else None)
    if not plain or be is None:
        return
    subjects = [c for c in (*verb.children, *be.children) if c.dep_ in {"nsubj", "nsubjpass"} and c.i < be.i]
    people = listed_people(layers, be, subjects)
    certainty = judge(layers, be if be.i == verb.head.i else verb) if people else None
    body = _body_before(layers, verb) if certainty is not None else None
    group = None if body is None else _body(layers, body)
    if certainty is None or body is None or group is None:
        return
    for member in people:
        add_membership(layers, member, group, Telling("elect", certainty, [verb], support=((body.i, body.i + 1),)))


def _body_before(layers: Layers, verb: Token) -> Token | None:
    """The body that an election fills: the last one whose members or board the text, or a heading, speaks of."""
    first = layers.blocks[max(layers.block_number(verb) - _BACK, 0)]["start"]
    elected = group_rules().words.elected
    bodies = (layers.doc[i] for i in range(verb.i - 1, first - 1, -1) if layers.doc[i].lemma_.lower() in elected)
    return next((token for token in bodies if token.pos_ in {"NOUN", "PROPN"}), None)


def _body(layers: Layers, noun: Token) -> int | None:
    """The group that the noun for an elected body means, made where nothing has told of it: "the Board"."""
    found = ensure_group(layers, noun)
    if found is not None and layers.kind(found) == "group":
        return found
    word = noun.lemma_.lower()
    known = [g for g in layers.groups if word in layers.entities[g]["name"].lower().split()]
    if known:
        return known[-1] if len(known) == 1 else None
    doc, row = layers.doc, None if found is None else layers.mention(noun)
    if found is not None and row is not None and row["end"] == noun.i + 1 and row["start"] >= noun.i - 1:
        layers.turn_into_group(found)  # the model took the word for a body's name
        return found
    group = layers.add_entity("group", doc[noun.i : noun.i + 1].text)
    layers.add_mention(group, noun.i, noun.i + 1, "nominal")
    return group


def _add(layers: Layers, row: MentionRow, group: int, told: Telling) -> None:
    add_membership(layers, (row["entity"], head_of(layers.span(row))), group, told)
