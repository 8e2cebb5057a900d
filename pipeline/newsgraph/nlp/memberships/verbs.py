"""Memberships told by verbs: leads, is led by, includes, joins, travels with, was named to, was left out of."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import actors, each, prepositional, undergoers
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.groups.phrases import noun_of
from newsgraph.nlp.memberships.certainty import contrary, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, group_extent, person_named, persons_of
from newsgraph.nlp.mentions.enumerations import end_of_list, items_between
from newsgraph.nlp.page.layers import Layers, head_of
from newsgraph.rules.groups import Frame, group_rules
from newsgraph.rules.titles import is_title_head

Found = list[tuple[int, Token]]
"""Entities with the tokens that stand for them."""

_OF_PARTIES = frozenset({"include", "consist", "join", "leave"})
"""The frames by which a coalition has parties as members."""
_RELATIVES = frozenset({"which", "that", "who"})

_HEADING = frozenset({"lead", "head", "chair"})


def read_gapped(layers: Layers, one: Token) -> None:
    """As in "A led the Kenyan delegation and B the Chilean one": what the verb before says of A it says of B."""
    before = sentence(one)
    first = next(
        (t for t in layers.doc[before.start : one.i] if t.lemma_.lower() in _HEADING and t.pos_ == "VERB"), None
    )
    teams = [] if first is None else [t for t in layers.doc[first.i : one.i] if noun_of(t) in group_rules().nouns]
    link = next((t for t in layers.doc[teams[0].i : one.i] if t.lower_ in {"and", "while"}), None) if teams else None
    if first is None or link is None or one.i < 1:
        return
    people = items_between(layers, link.i + 1, one.i)
    side = layers.entity(layers.doc[one.i - 1])
    certainty = judge(layers, first)
    if certainty is None or len(people) != 1 or side is None or layers.kind(side) not in {"country", "organisation"}:
        return
    group = layers.add_entity("group", layers.doc[one.i - 1 : one.i].text + " " + teams[0].text, sender=side)
    layers.add_mention(group, one.i - 1, one.i + 1, "nominal")
    member = (people[0].name["entity"], head_of(layers.span(people[0].name)))
    add_membership(layers, member, group, Telling("lead", certainty, [one], "head", ((first.i, first.i + 1),)))


def read_verb(layers: Layers, verb: Token) -> None:
    """Adds the memberships that a verb, or "including", states by its frames."""
    for frame in group_rules().frames[verb.lemma_.lower()]:
        if frame.particle and not any(child.lower_ in frame.particle for child in verb.children):
            continue
        members = _members(layers, verb, frame)
        groups = _groups(layers, verb, frame) if members else []
        if not members and frame.rule in _OF_PARTIES:
            groups = [found for found in _groups(layers, verb, frame) if _is_coalition(layers, found[0])]
            members = _parties(layers, verb, frame) if groups else []
        if groups and members:
            _tell(layers, verb, frame, members, groups)


def _members(layers: Layers, verb: Token, frame: Frame) -> Found:
    """The people at the first of the frame's places that holds any: what is coordinated there, and what is listed."""
    for place in frame.member:
        tokens = list(_at_place(verb, place))
        found = with_listed(layers, list(persons_of(layers, tokens)), verb, tokens)
        if found:
            return found
    return []


def with_listed(layers: Layers, people: Found, verb: Token, tokens: list[Token]) -> Found:
    """People whom the parse gives, and after them those of the list around the same tokens whom it does not."""
    known = {entity for entity, _ in people}
    return people + [person for person in _listed_people(layers, verb, tokens) if person[0] not in known]


def _listed_people(layers: Layers, verb: Token, tokens: list[Token]) -> Found:
    """The people of the enumeration that begins with some tokens, after a verb or before it, as the surface has it."""
    after = [token for token in tokens if token.i > verb.i]
    if after:
        first = max(min(token.left_edge.i for token in after), verb.i + 1)
        items = items_between(layers, first, end_of_list(layers, first))
    elif tokens and verb.pos_ != "ADP":  # "A, B and C were named", as far as the verb
        first, end = min(token.left_edge.i for token in tokens), _first_of(verb)
        told = any(token.pos_ == "VERB" for token in layers.doc[first:end])  # "A, accompanied by B and C, led"
        items = [] if told else items_between(layers, first, end)
    else:
        return []
    return [person_named(layers, item.name) for item in items]


def _first_of(verb: Token) -> int:
    """Where a verb begins, its auxiliaries before it among it."""
    return min([verb.i, *(child.i for child in verb.children if child.dep_ in {"aux", "auxpass", "neg"})])


def _parties(layers: Layers, verb: Token, frame: Frame) -> Found:
    """The bodies at the frame's places: the parties of a coalition."""
    tokens = [token for place in frame.member for token in each(list(_at_place(verb, place)))]
    found = ((layers.entity(token), token) for token in tokens)
    return [(e, token) for e, token in found if e is not None and layers.kind(e) == "organisation"]


def _is_coalition(layers: Layers, group: int) -> bool:
    return layers.entities[group]["name"].split()[-1].lower() in group_rules().words.of_parties


def _groups(layers: Layers, verb: Token, frame: Frame) -> Found:
    for place in frame.group:
        found = [group for token in _at_place(verb, place) if (group := group_at(layers, token)) is not None]
        if found:
            return found
    return []


def _at_place(verb: Token, place: str) -> Iterable[Token]:
    """What stands at a place of a verb: its subject or object whatever the voice, or after a preposition."""
    if verb.dep_ == "prep":  # "a delegation including A": a preposition by its form
        return [verb.head] if place == "subject" else [child for child in verb.children if child.dep_ == "pobj"]
    if place == "subject":
        return actors(verb)
    if place == "object":
        return undergoers(verb)
    first, *second = place.split()
    if not second:
        # "was replaced by A on the team": the preposition may hang from A
        agents = (agent for child in verb.children if child.dep_ == "agent" for agent in child.children)
        hosts = [verb, *agents, *(child for child in verb.children if child.dep_ == "prt")]
        return [token for host in hosts for token in prepositional(host, first) if token.dep_ != "conj"]
    # "left out of the team", "took part in it", but "as head of it"
    starts = prepositional(verb, first) if first == "as" else [c for c in verb.children if c.lower_ == first]
    direct = prepositional(verb, *second) if first == "out" and starts else []
    return [*direct, *(token for start in starts for token in prepositional(start, *second))]


def _tell(layers: Layers, verb: Token, frame: Frame, members: Found, groups: Found) -> None:
    certainty = judge(layers, verb)
    if certainty is not None and frame.denied:
        certainty = contrary(certainty)
    if certainty is None:
        return
    company: Found = []
    if frame.company and certainty.modality == "asserted":
        company = list(persons_of(layers, company_of(verb)))
    capacity = frame.capacity or _capacity(verb)
    status = None if certainty.modality == "denied" else frame.status
    # A list with people who have no names is no whole one ("comprises A and two lawyers").
    rule = "include" if frame.rule == "consist" and _has_unnamed(verb) else frame.rule
    for group, head in groups:
        proof = [verb, *group_extent(layers, head)]
        for member in members:
            add_membership(layers, member, group, Telling(rule, certainty, proof, capacity, status=status))
        for member in company:
            add_membership(layers, member, group, Telling(frame.rule, certainty, proof))


def _has_unnamed(verb: Token) -> bool:
    """Whether people without names are among what follows a verb: "two lawyers", "several officials", "others"."""
    people = group_rules().words.counted_people | {"other"}
    after = verb.doc[verb.i + 1 : sentence(verb).end]
    return any(
        token.tag_ in {"NNS", "NNPS"}
        and token.dep_ in {"dobj", "conj", "pobj", "attr"}
        and (token.lemma_.lower() in people or is_title_head(token.lemma_))
        and not any(child.dep_ == "appos" for child in token.children)
        for token in after
    )


def company_of(verb: Token) -> list[Token]:
    """Whom somebody does something together with: "together with A", "along with A", "alongside A"."""
    found: list[Token] = []
    for child in verb.children:
        if child.lower_ in {"together", "along"} or child.lower_ == "alongside":
            found += prepositional(child, "with") + [token for token in child.children if token.dep_ == "pobj"]
        elif child.lower_ == "with" and child.i > 0 and child.nbor(-1).lower_ in {"together", "along"}:
            found += [token for token in child.children if token.dep_ == "pobj"]
    return found


def group_at(layers: Layers, token: Token) -> tuple[int, Token] | None:
    """The group that a noun stands for, "it" and "which" for one named before, "its members" for the group itself."""
    waiting = [token]
    while waiting:
        token = waiting.pop()
        if token.pos_ == "PRON" or token.lower_ in _RELATIVES:
            found = _group_of_pronoun(layers, token)
        elif token.tag_ == "NNS" and group_rules().positions.get(token.lemma_.lower()) == "member":
            whole = prepositional(token, "of", "in") + [child for child in token.lefts if child.dep_ == "poss"]
            waiting += reversed(whole)
            continue
        else:
            found = _group_of_noun(layers, token)
            if found is None and token.dep_ == "appos" and token.head.i < token.i:
                waiting.append(token.head)  # "the delegation, the largest to visit the South and led by A"
        if found is not None:
            return found
    return None


def _group_of_noun(layers: Layers, token: Token) -> tuple[int, Token] | None:
    rules = group_rules()
    team = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    if token.lemma_.lower() in rules.people and team.lemma_.lower() in rules.nouns:
        token = team  # "a team of negotiators led by A": it is the team that is led
    group = ensure_group(layers, token)
    return (group, token) if group is not None and layers.kind(group) == "group" else None


def _group_of_pronoun(layers: Layers, token: Token) -> tuple[int, Token] | None:
    if token.lower_ not in {"it", "its", "which", "that"}:
        return None
    held = layers.mention(token)
    if held is not None:
        return (held["entity"], token) if layers.kind(held["entity"]) == "group" else None
    if token.lower_ not in {"it", "its"}:
        return None
    group = _group_before(layers, token)
    if group is None:
        return None
    layers.add_mention(group, token.i, token.i + 1, "pronoun")
    return group, token


def _group_before(layers: Layers, token: Token) -> int | None:
    """The group that "it" means: the last one of this sentence, or of the one before where "it" begins the sentence."""
    sent, block = sentence(token), layers.block(token)["start"]
    start = sent.start if token.i - sent.start > 2 else sentence(layers.doc[max(sent.start - 1, 0)]).start
    spans = [(max(start, block), token.i)]
    if start == sent.start and start > block:
        spans.append((sentence(layers.doc[start - 1]).start, start))
    if block > 0 and sent.start == block:  # a paragraph that goes on about the group of the one before it
        last = sentence(layers.doc[block - 1])
        spans.append((last.start, last.end))
    for first, end in spans:
        before = (layers.mention(layers.doc[i]) for i in range(end - 1, first - 1, -1))
        for row in before:
            if (
                row is not None
                and first <= row["start"]
                and row["end"] <= end
                and layers.kind(row["entity"]) == "group"
            ):
                return row["entity"]
    return None


def _capacity(verb: Token) -> str:
    """The capacity that "as" gives: "joined the delegation as an adviser"."""
    for token in prepositional(verb, "as"):
        return group_rules().positions.get(token.lemma_.lower(), token.lemma_.lower())
    return "member"
