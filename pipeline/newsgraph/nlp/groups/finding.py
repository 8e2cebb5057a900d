"""The component that finds the groups of a document, and the group that a noun means where somebody is told to be in it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.groups.beside import around, is_earlier, time_of
from newsgraph.nlp.groups.candidates import the_campaign
from newsgraph.nlp.groups.nouns import is_titled, noun_of, nouns_for_groups
from newsgraph.nlp.groups.phrases import read_group_phrase, read_outright
from newsgraph.nlp.groups.placing import GroupFinder
from newsgraph.nlp.groups.senders import find_sender
from newsgraph.nlp.groups.sorts import is_seated_body, last_words
from newsgraph.nlp.groups.visitors import visitors_before
from newsgraph.nlp.page.layers import Layers, MentionRow, head_of
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import group_rules

_ON = closed().matter - {"of"}
_DEFINITE = closed().demonstratives | {"the"}


def find_groups(doc: Doc) -> Doc:
    """Adds the delegations, teams and missions that a document names, with all their mentions."""
    layers = Layers(doc)
    nouns = list(nouns_for_groups(doc))
    found = (read_group_phrase(layers, noun) for noun in nouns)
    phrases = [phrase for phrase in found if phrase is not None]
    finder = GroupFinder(layers)
    # Whose and when is told first, so that bare descriptions ("the delegation") can join what is known.
    for phrase in phrases:
        if phrase.sender is not None:
            finder.place(phrase)
    heads = {phrase.head.i for phrase in phrases}
    for noun in nouns:
        if noun.i not in heads:
            _lean_on_sender(layers, finder, noun)
    for phrase in phrases:
        if phrase.sender is None:
            finder.place(phrase)
    return doc


def _lean_on_sender(layers: Layers, finder: GroupFinder, noun: Token) -> None:
    """Places "the Kenyan team", which may be anything, on the delegation that Kenya sent as the document tells."""
    sent = {row["sender"] for group in layers.groups if (row := layers.entities[group])["time"] is None} - {None}
    if not any(layers.entity(child) in sent for child in noun.lefts):
        return
    phrase = read_group_phrase(layers, noun, told=True)
    if phrase is not None and phrase.group_class == "delegation" and phrase.sender in sent:
        finder.place(phrase)


def ensure_group(layers: Layers, head: Token) -> int | None:
    """The group or body that a noun stands for, where somebody is told to belong to it.

    Cabinets, committees and the like get their entity here; so does a body set up for one task ("the Commission of
    Inquiry"), which is a group once its people are named. A bare "the panel" is the one told of before.
    """
    mention = layers.mention(head)
    if mention is not None and layers.kind(mention["entity"]) in {"group", "organisation"} and mention["end"] > head.i:
        body = _full_name(layers, mention["entity"])
        if layers.kind(body) == "organisation" and is_occasional(layers, body):
            _name_matter(layers, mention)
            _make_group(layers, body)
        return body
    phrase = read_group_phrase(layers, head, told=True)
    told = the_campaign(layers, head) if phrase is None else None
    if told is not None:
        group = GroupFinder(layers).place(read_outright(layers, told))
        layers.add_mention(group, head.i, head.i + 1, "nominal")
        return group
    return _told_before(layers, head) if phrase is None else GroupFinder(layers).place(phrase)


def _make_group(layers: Layers, body: int) -> None:
    """Says that a body is a group, whose is whoever is told to have sent it by that name."""
    layers.turn_into_group(body)
    row = layers.entities[body]
    if row["sender"] is None:
        senders = (find_sender(layers, head_of(layers.span(mention))) for mention in layers.mentions_of(body))
        row["sender"] = next((sender for sender in senders if _may_send(layers, sender, body)), None)


def _may_send(layers: Layers, sender: int | None, body: int) -> bool:
    return sender is not None and sender != body and layers.kind(sender) in {"country", "organisation"}


def _name_matter(layers: Layers, mention: MentionRow) -> None:
    """Adds to a body's name what it is on: "Panel of Inquiry on the Lake Floods"."""
    doc, row = layers.doc, layers.entities[mention["entity"]]
    on = mention["end"]
    if on + 1 >= len(doc) or doc[on].lower_ != "on" or " on " in row["name"]:
        return
    end = next((noun_phrase(child)[1] for child in doc[on].children if child.dep_ == "pobj"), None)
    if end is not None and doc[mention["start"] : on].text == row["name"]:
        row["aliases"].append(row["name"])
        row["name"] = doc[mention["start"] : end].text


def _full_name(layers: Layers, body: int) -> int:
    """The body that a lone "Panel" is short for: the one that is called "Panel of Inquiry" or "Trade Panel" elsewhere."""
    name = layers.entities[body]["name"]
    if " " in name or name.lower() not in group_rules().nouns:
        return body
    longer = [
        number
        for number, row in enumerate(layers.entities)
        if row["kind"] in {"group", "organisation"}
        and " " in row["name"]
        and name in row["name"].split()
        and name.istitle()
    ]
    return longer[0] if len(longer) == 1 else body


def is_occasional(layers: Layers, body: int) -> bool:
    """Whether a named body is one set up for a task, by the words of its name."""
    ordered = layers.entities[body]["name"].lower().replace("-", " ").split()
    words = set(ordered[:-1]) - group_rules().words.of_candidates | {ordered[-1]}  # not "Campaign Legal Center"
    rules = group_rules()
    told_on = not words.isdisjoint(_ON) and "permanent" not in words
    sorts = rules.words.occasional | (rules.words.occasional_on if told_on else frozenset())
    parts = {part for word in sorts for part in word.split("-")}
    return bool(words & parts) and not words.isdisjoint(rules.nouns)


def _told_before(layers: Layers, head: Token) -> int | None:
    """The group or body set up for a task that a bare noun means ("the panel"): the last one that is called by it."""
    pointing = group_rules().words.pointing_back
    bare = all(child.dep_ in {"det", "poss", "punct"} or child.lower_ in pointing for child in head.lefts)
    # "The team leader, A", "Team leader A": the office has the article, or none as a title
    definite = any(child.lower_ in _DEFINITE for child in head.lefts) or is_titled(head)
    noun = head.lemma_.lower()
    called = next((alike for alike in group_rules().words.synonyms if noun in alike), frozenset({noun}))
    several = (
        head.tag_ in {"NNS", "NNPS"} and noun in group_rules().words.of_candidates
    )  # "on the campaigns of A and B"
    if several or not bare or not definite or noun not in group_rules().nouns or _is_called(layers, head):
        return None
    near = around(head)
    if is_earlier(near) or time_of(layers, head, near, owned=False) is not None:
        return None  # "who led the panel from 2016 on", "chaired the group on its earlier visits": not as it is today
    named: int | None = None  # the last body with a name of its own that may be meant, where no group is
    for i in range(head.i - 1, -1, -1):
        token = layers.doc[i]
        if token.lemma_.lower() not in called or token.tag_ in {"NNS", "NNPS"}:
            continue
        group = _described_group(layers, token)
        if group is not None and _is_of_movement(layers, head, group):
            return None
        if group is not None and named is not None and " " not in layers.entities[group]["name"]:
            group = named  # not "their committee" of the paragraph before
        if group is not None:
            layers.add_mention(group, head.i, head.i + 1, "nominal")
            return group
        named = _seated_body_at(layers, token) if named is None else named
    visitors = visitors_before(layers, head) if noun in group_rules().words.bands else None
    later = _named_later(layers, head, frozenset({noun})) if visitors is None else visitors
    if later is None and named is not None:
        layers.add_mention(named, head.i, head.i + 1, "nominal")
    return named if later is None else later


def _seated_body_at(layers: Layers, token: Token) -> int | None:
    """The named body that a noun ends the name of, or is short for, where it is one that consists of its people: "the Ethics Committee ... the panel"."""
    held = layers.mention(token)
    return held["entity"] if held is not None and is_seated_body(layers, held["entity"]) else None


def _is_of_movement(layers: Layers, head: Token, group: int) -> bool:
    """Whether "the group's deputy chief" is of the movement that sent a delegation: "a Hamas delegation led by A, the group's deputy chief"."""
    sender = layers.entities[group]["sender"]
    sent = sender is not None and layers.kind(sender) == "organisation"
    return (
        sent
        and noun_of(head) in group_rules().words.movements
        and noun_of(head) not in last_words(layers.entities[group])
    )


def _is_called(layers: Layers, head: Token) -> bool:
    """Whether a name stands right behind a noun: "the group ClimateCount"."""
    following = head.nbor(1) if head.i + 1 < len(head.doc) else None
    if following is None or following.pos_ != "PROPN" or layers.time_at(following) is not None:
        return False
    entity = layers.entity(following)
    return entity is None or layers.kind(entity) != "person"


def _named_later(layers: Layers, head: Token, called: frozenset[str]) -> int | None:
    """The one body set up for a task that a text names in full only further on, as news does of a commission in its lead."""
    bodies = [
        number
        for number, row in enumerate(layers.entities)
        if row["kind"] in {"organisation", "group"}
        and not called.isdisjoint(row["name"].lower().split())
        and is_occasional(layers, number)
    ]
    if len(bodies) != 1:
        return None
    _make_group(layers, bodies[0])
    layers.add_mention(bodies[0], head.i, head.i + 1, "nominal")
    return bodies[0]


def _described_group(layers: Layers, head: Token) -> int | None:
    """The group that a noun stands for by its own words, or a body set up for a task."""
    held = layers.mention(head)
    kind = None if held is None else layers.kind(held["entity"])
    if held is not None and kind == "organisation" and is_occasional(layers, held["entity"]):
        _make_group(layers, held["entity"])
    if held is not None and layers.kind(held["entity"]) == "group":
        return held["entity"]
    phrase = None if kind == "organisation" else read_group_phrase(layers, head, told=True)
    return None if phrase is None else GroupFinder(layers).place(phrase)
