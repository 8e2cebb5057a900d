"""Who sent a group.

English: the sender stands before the noun, with "-led", or as the subject of a verb of sending.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Token

from newsgraph.names.tables import capital_code
from newsgraph.nlp.countries.acting import country_of
from newsgraph.nlp.grammar.functions import MODIFIERS, OBJECTS, actors, is_passive, prepositional
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.marks import DASHES
from newsgraph.rules.groups import GroupClass, group_rules
from newsgraph.rules.titles import is_title_head


def find_sender(layers: Layers, head: Token) -> int | None:
    """Who sent a group: a country, body or person before the noun, after "of" or "from", or the subject of "sent"."""
    led = led_by(layers, head)
    if led is not None:
        return led
    flat = [head.nbor(-1)] if head.dep_ == "compound" and head.i > sentence(head).start else []
    for child in (*head.lefts, *flat):
        if child.dep_ in MODIFIERS and child.dep_ != "nummod" and not _is_dateline(child, head):
            sender = sending_entity(layers, child, people=child.dep_ != "amod")
            if sender is None and child.lower_ == "its" and layers.entity(child) is None:
                sender = _owner(layers, child)
            if sender is not None and sender != layers.entity(head):
                # "Russian and Ukrainian negotiators" are two teams: whose each is cannot be told by one phrase.
                return (
                    None
                    if any(other.dep_ == "conj" and layers.entity(other) is not None for other in child.children)
                    else sender
                )
    for token in prepositional(head, "of", "from"):
        describes = token.tag_ == "NNS" or token.lemma_.lower() in group_rules().words.state_bodies
        own = [child for child in token.lefts if child.dep_ in MODIFIERS] if describes else []
        # "a delegation of Kenyan officials", "of the Kenyan government", "the cabinet of Prime Minister A"
        for part in (token, *own):
            sender = sending_entity(layers, part, people=head.lemma_.lower() in group_rules().words.headed)
            if sender is not None:
                return sender
    return _sender_by_verb(layers, head)


def _is_dateline(token: Token, head: Token) -> bool:
    """Whether a dash parts a name from the noun that the parser hung it from: "LIMA (LNA) - A delegation"."""
    between = token.doc[token.i + 1 : head.i]
    return any(other.text in DASHES and other.whitespace_ and other.nbor(-1).whitespace_ for other in between)


def led_by(layers: Layers, head: Token) -> int | None:
    """Whose a "Labour-led coalition" or "ABC-led mission" is; the tokens may be one ("ABC)-led") or three."""
    for child in head.lefts:
        if child.lower_ == "led":
            names = [other for other in child.lefts if not other.is_punct]
            found = layers.entity(names[-1]) if names else None
            return found if found is not None and layers.kind(found) in {"country", "organisation"} else None
        if child.lower_.endswith("-led"):
            name = child.text[:-4].strip("()")
            return next((i for i in layers.named(name) if layers.kind(i) in {"country", "organisation"}), None)
    return None


def sending_entity(layers: Layers, token: Token, *, people: bool) -> int | None:
    """The country or body that a token stands for, or the person where `people` may send, as whoever sends a group."""
    entity = layers.entity(token)
    kind = None if entity is None else layers.kind(entity)
    if entity is None or kind == "place":
        capital = None if entity is None else _country_of_capital(layers, entity)
        return _country_begun(layers, token) if capital is None else capital
    if kind == "organisation":
        return _state_of(layers, _full_body(layers, entity), token)
    if kind == "country":
        return entity
    if kind == "person" and people:
        return entity
    return None


def _country_of_capital(layers: Layers, place: int) -> int | None:
    """The country of a text whose government a capital stands for: "the Lima side"."""
    code = capital_code(layers.entities[place]["name"])
    rows = enumerate(layers.entities)
    return (
        None if code is None else next((i for i, row in rows if row["kind"] == "country" and row["code"] == code), None)
    )


def _country_begun(layers: Layers, token: Token) -> int | None:
    """The one country whose name of several words begins with a name: "the North's team" beside "North Korea"."""
    if token.pos_ != "PROPN":
        return None
    begun = [
        entity
        for entity, row in enumerate(layers.entities)
        if row["kind"] == "country" and row["name"].lower().startswith(f"{token.lower_} ")
    ]
    return begun[0] if len(begun) == 1 else None


def _full_body(layers: Layers, body: int) -> int:
    """The body that "the Front" is short for, where the document names just one that ends so ("Salvation Front").

    A shorter form of the same ("Lake Front" beside "Lake Salvation Front") is no other.
    """
    name = layers.entities[body]["name"]
    if " " in name:
        return body
    full = sorted(
        (len(words), number)
        for number, row in enumerate(layers.entities)
        if row["kind"] == "organisation" and (words := row["name"].split())[-1] == name and len(words) > 1
    )
    forms = {number: set(layers.entities[number]["name"].split()) for _, number in full}
    longest = full[-1][1] if full else body
    return longest if all(own <= forms[longest] for own in forms.values()) else body


def _state_of(layers: Layers, body: int, token: Token) -> int:
    """The country of a parliament or ministry that is called by it: who goes for "the Congress of Peru" goes for Peru."""
    name = layers.entities[body]["name"]
    first, _, land = name.partition(" of ")
    if first.split()[-1].lower() not in group_rules().words.state_bodies:
        return body
    told = [number for number in layers.named(land) if layers.kind(number) == "country"]
    before = (layers.entity(child) for child in token.lefts)  # "the German Bundestag"
    told += [entity for entity in before if entity is not None and layers.kind(entity) == "country"]
    return told[0] if told else body


def _sender_by_verb(layers: Layers, head: Token) -> int | None:
    """Who is told to have sent, named or set up a group, or to have it: "Kenya sent a team", "the museum has a board"."""
    for verb in _verbs_over(head):
        if not _founds(verb):
            continue
        for founder in actors(verb):
            if founder.i != head.i and (sender := _founding(layers, founder, head.lemma_.lower())) is not None:
                return sender
    return None


def people_who_sent(layers: Layers, group: int) -> set[int]:
    """Those who are told to have sent, named or approved a group by a verb: "President A approved the Kenyan delegation"."""
    heads = {
        layers.span(row).root.i: layers.span(row).root for row in layers.mentions_of(group) if row["type"] == "nominal"
    }
    verbs = [verb for head in heads.values() for verb in _verbs_over(head) if verb.i != head.i and _founds(verb)]
    found = {layers.entity(actor) for verb in verbs for actor in actors(verb) if actor.i not in heads}
    return {entity for entity in found if entity is not None and layers.kind(entity) == "person"}


def _verbs_over(head: Token) -> list[Token]:
    """The verbs that may tell of a group's making: those it is an object of, in the passive the subject of, or described by."""
    verbs = [head.head] if head.dep_ in OBJECTS or (head.dep_ == "nsubjpass" and is_passive(head.head)) else []
    listed = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head  # "the names of a team"
    if listed.i != head.i and listed.dep_ == "dobj" and listed.lemma_.lower() in group_rules().words.lineups:
        verbs.append(listed.head)
    described = (child for child in head.children if child.dep_ in {"relcl", "acl"} and child.i > head.i)
    return verbs + [child for child in described if child.dep_ == "relcl" or child.tag_ == "VBN"]


def _founds(verb: Token) -> bool:
    """Whether a verb says that its subject sends, names, sets up or has a group."""
    words, lemma = group_rules().words, verb.lemma_.lower()
    if lemma in words.setting:
        return any(child.lower_ in words.set_up for child in verb.children)
    return lemma in (words.send - words.leading) | words.founding


def _founding(layers: Layers, founder: Token, noun_lemma: str) -> int | None:
    """The body or country of whoever founds a group: "the Forum", "Kenya's prime minister", President A."""
    entity = layers.entity(founder)
    if entity is not None and layers.kind(entity) == "person":
        return country_of(layers, entity)
    sender = None if entity is None else sending_entity(layers, founder, people=False)
    words = group_rules().words
    office = founder.lemma_.lower() in words.state_bodies or is_title_head(founder.lemma_)
    if sender is None and founder.lemma_.lower() in words.elected:  # "the council of the Lake Union"
        bodies = (sending_entity(layers, token, people=False) for token in prepositional(founder, "of"))
        return next((body for body in bodies if body is not None), None)
    if sender is not None or not office or noun_lemma in words.ministries:  # a premier's cabinet is the premier's
        return sender
    owners = [child for child in founder.lefts if child.dep_ in MODIFIERS]
    countries = (layers.entity(token) for token in (*owners, *prepositional(founder, "of")))
    return next((e for e in countries if e is not None and layers.kind(e) == "country"), None)


def _owner(layers: Layers, pronoun: Token) -> int | None:
    """The body or country that is a sentence's subject before "its": "The Lake Union said its mission would be led by A"."""
    before = (token for token in pronoun.doc[sentence(pronoun).start : pronoun.i] if token.dep_ == "nsubj")
    found = {entity for token in before if (entity := sending_entity(layers, token, people=False)) is not None}
    return found.pop() if len(found) == 1 else None


def sender_of(layers: Layers, group: int) -> int | None:
    """Who sent a group, as told; else the country of the first who is said to be in a delegation, or of the head of a cabinet.

    A minister sits in the own country's.
    """
    row = layers.entities[group]
    if row["sender"] is not None or row["kind"] != "group":
        return row["sender"]
    words = group_rules().words
    if not (words.sides - words.governing).isdisjoint(row["name"].lower().split()):
        return None  # "the opposition negotiators" are of that country, and not sent by it
    national = row["name"].lower().split()[-1] in words.of_countries
    if not national and (not was_sent(row["name"]) or row["name"].split()[-1][:1].isupper()):
        return None  # a body with a name of its own is nobody's for its people ("the Lake Union Observer Mission")
    told = [c for c in layers.claims_with("membership", "group", group) if c["modality"] == "asserted"]
    heads = [claim for claim in told if claim["values"]["capacity"] == "head"] if national else []
    members = (claim["entities"]["member"] for claim in (*heads, *told))
    return next((country for member in members if (country := country_of(layers, member)) is not None), None)


def was_sent(name: str) -> bool:
    """Whether a group is a country's team at talks, not somebody's staff ("national security team"), a body or a government."""
    words = name.lower().split()
    readings = group_rules().nouns.get(words[-1], ())
    return class_by_words(words) is None and any(group_class == "delegation" for group_class, _ in readings)


def class_by_words(words: Sequence[str]) -> GroupClass | None:
    """What a group is by the words before its noun, where these make it no delegation: "legal team", "working group"."""
    front = {*words, *map(" ".join, pairwise(words))}
    readings = group_rules().nouns.get(words[-1], ()) if words else ()
    classes = (group_class for group_class, use in readings if use == "with" and group_class != "delegation")
    return next((group_class for group_class in classes if group_rules().modifiers[group_class] & front), None)
