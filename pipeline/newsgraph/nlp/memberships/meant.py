"""Which group a noun or pronoun stands for: "the delegation", "it", "its members"."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from spacy.tokens import Token

from newsgraph.nlp.countries.acting import country_of
from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.groups.outright import is_announced, is_outright
from newsgraph.nlp.groups.senders import sender_of
from newsgraph.nlp.groups.sorts import class_of, is_seated_body
from newsgraph.nlp.memberships.companions import led_groups
from newsgraph.nlp.memberships.talks import only_team_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules import per_rules
from newsgraph.rules.groups import GroupClass, group_rules

_RELATIVES = frozenset({"which", "that", "who"})
_TASKED: tuple[GroupClass, ...] = ("committee", "team")
_ALIKE: Mapping[str, tuple[GroupClass, ...]] = {
    "panel": _TASKED,
    "committee": _TASKED,
    "commission": _TASKED,
    "delegation": ("delegation",),
}
"""Words that are short for the one body of their class that a text tells of: "the panel" for a task force."""
_NEAR = 2
"""Words above the noun before "on which" that may be what it means."""
_OWN = frozenset({"the", "this", "that", "its", "his", "her"})


def group_at(layers: Layers, token: Token) -> tuple[int, Token] | None:
    """The group that a noun stands for, "it" and "which" for one named before, "its members" for the group itself."""
    waiting = [token]
    while waiting:
        token = waiting.pop()
        if token.lower_ == "whose":  # "the delegation, whose members include A"
            waiting += [above.head for above in token.ancestors if above.dep_ == "relcl"][:1]
            continue
        if token.pos_ == "PRON" or token.lower_ in _RELATIVES:
            found = _group_of_pronoun(layers, token)
        elif token.tag_ == "NNS" and group_rules().positions.get(token.lemma_.lower()) == "member":
            if are_spokesmen(token):
                return None
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


def are_spokesmen(people: Token) -> bool:
    """As in "the government's delegates", who come for it to talks and need not sit in it."""
    words = group_rules().words
    owners = [*prepositional(people, "of"), *(child for child in people.lefts if child.dep_ in {"poss", "compound"})]
    return people.lemma_.lower() in words.spokesmen and any(noun_of(owner) in words.of_any_time for owner in owners)


def _group_of_noun(layers: Layers, token: Token) -> tuple[int, Token] | None:
    rules = group_rules()
    team = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    if token.lemma_.lower() in rules.people and team.lemma_.lower() in rules.nouns:
        token = team  # "a team of negotiators led by A": it is the team that is led
    owned = _led_by_owner(layers, token)
    if owned is not None:
        return owned, token
    group = ensure_group(layers, token)
    if group is None:
        group = bare_body(layers, token)
    elif layers.kind(group) == "organisation" and layers.entities[group]["name"].lower() in _alone():
        layers.turn_into_group(group)  # "Cabinet", which the model took for a name
    return (group, token) if group is not None and layers.kind(group) == "group" else None


def _led_by_owner(layers: Layers, noun: Token) -> int | None:
    """The group of "his team", "her delegation": the one that he or she is told to lead."""
    owners = [child for child in noun.lefts if child.dep_ == "poss" and child.lower_ in {"his", "her"}]
    if noun_of(noun) not in group_rules().nouns:
        return None
    if any(child.lower_ == "whose" for child in noun.lefts):
        return _of_whose_side(layers, noun)
    if not owners:
        return None
    groups = led_groups(layers, owners)
    return groups[0] if groups else _of_own_side(layers, noun, owners[0])


def _of_whose_side(layers: Layers, noun: Token) -> int | None:
    """The team of the person before "whose": "A, China's envoy, whose own team includes B"; of his country where nothing tells of it."""
    clause = next((above for above in noun.ancestors if above.dep_ == "relcl"), None)
    owners = (
        [] if clause is None else [clause.head, *(child for child in clause.head.children if child.dep_ == "appos")]
    )
    owners += [] if clause is None else [clause.head.head]
    people = [owner for owner in owners if (e := layers.entity(owner)) is not None and layers.kind(e) == "person"]
    groups = led_groups(layers, people[:1])
    person = layers.entity(people[0]) if people else None
    if groups or person is None:
        return groups[0] if groups else None
    side = country_of(layers, person)
    own = None if side is None else only_team_of(layers, side)
    return layers.add_entity("group", noun.text, sender=side) if own is None else own


def _of_own_side(layers: Layers, noun: Token, owner: Token) -> int | None:
    """The delegation of his own country, where "his delegation" was taken for another side's that the text names too."""
    held, person = layers.mention(noun), layers.entity(owner)
    if held is None or person is None or layers.kind(held["entity"]) != "group" or layers.kind(person) != "person":
        return None
    taken, side = sender_of(layers, held["entity"]), country_of(layers, person)
    if taken is None or side is None or taken == side or layers.kind(taken) != "country":
        return None
    own = only_team_of(layers, side)
    return layers.add_entity("group", noun.text, sender=side) if own is None else own


def _group_of_pronoun(layers: Layers, token: Token) -> tuple[int, Token] | None:
    if token.lower_ not in {"it", "its", "which", "that"}:
        return None
    held = layers.mention(token)
    group = held["entity"] if held is not None and layers.kind(held["entity"]) == "group" else None
    if group is None:
        group = _founded_before(layers, token)
        if group is not None and held is None:
            layers.add_mention(group, token.i, token.i + 1, "pronoun")
    if group is not None or held is not None:
        return None if group is None else (group, token)
    if token.lower_ == "which" and token.dep_ == "pobj":  # "the panel, on which A sits"
        clause = next((above for above in token.ancestors if above.dep_ == "relcl"), None)
        # "the commission on the docks, on which A sits": of the commission, whatever the parser makes of it
        heads = [] if clause is None else [clause.head, *islice(clause.head.ancestors, _NEAR)]
        nouns = (head for head in heads if head.pos_ in {"NOUN", "PROPN"})
        return next((found for noun in nouns if (found := group_at(layers, noun)) is not None), None)
    if token.lower_ not in {"it", "its"}:
        return None
    group = _group_before(layers, token)
    if group is None:
        group = _told_of_before(layers, token)
    if group is None:
        return None
    layers.add_mention(group, token.i, token.i + 1, "pronoun")
    return group, token


def _founded_before(layers: Layers, pronoun: Token) -> int | None:
    """The group that "it" goes on about where the sentence before tells of its making: "The Board has formed a search committee. It ..."."""
    first = sentence(pronoun).start
    if pronoun.lower_ not in {"it", "its"} or pronoun.i > first + 1 or first == 0:
        return None
    words = group_rules().words
    made = words.founding | words.send | words.setting
    for noun in sentence(layers.doc[first - 1]):
        if noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_.lower() in made and noun_of(noun) in words.bare:
            group = ensure_group(layers, noun)
            group = bare_body(layers, noun) if group is None else group
            if group is not None and is_seated_body(layers, group):
                layers.turn_into_group(group)  # "formed a Search Committee"
            return group if group is not None and layers.kind(group) == "group" else None
    return None


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


def _told_of_before(layers: Layers, pronoun: Token) -> int | None:
    """The group that the sentence before is about, by its subject or object, though nobody is said there to be in it."""
    first = sentence(pronoun).start
    if first == layers.block(pronoun)["start"]:
        return None
    root = sentence(layers.doc[first - 1]).root
    nouns = [child for child in root.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"}]
    told = [noun for noun in nouns if noun_of(noun) in group_rules().nouns.keys() - group_rules().words.of_any_time]
    group = ensure_group(layers, told[0]) if len(told) == 1 else None
    if group is None and len(told) == 1:
        group = bare_body(layers, told[0])
    return group if group is not None and layers.kind(group) == "group" else None


@per_rules
def _alone() -> frozenset[str]:
    """The nouns that tell a group by themselves: "cabinet", "delegation"."""
    nouns = group_rules().nouns.items()
    return frozenset(noun for noun, readings in nouns if any(use == "alone" for _, use in readings))


def bare_body(layers: Layers, noun: Token) -> int | None:
    """The body that "the committee" means where nothing else tells of it: one of a kind that is its people, whoever set it up."""
    if noun.tag_ in {"NNS", "NNPS"} or not (_is_bare(noun) or (is_announced(noun) and is_outright(layers, noun))):
        return None
    if noun_of(noun) not in group_rules().words.bare and not is_outright(layers, noun):
        return None
    held = layers.mention(noun)
    if held is not None and held["end"] == noun.i + 1 and layers.kind(held["entity"]) not in {"unnamed", "topic"}:
        return None
    word = noun.lemma_.lower()
    known = [group for group in layers.groups if word in layers.entities[group]["name"].lower().split()]
    alike = [] if known else [group for group in layers.groups if class_of(layers, group) in _ALIKE.get(word, ())]
    known = known or (alike if len(alike) == 1 else [])
    group = known[-1] if known else layers.add_entity("group", word)
    layers.add_mention(group, noun.i, noun.i + 1, "nominal")
    return group


def _is_bare(noun: Token) -> bool:
    """As in "the panel", "its board", "Committee member A"; a large letter elsewhere begins a name."""
    before = [child for child in noun.lefts if child.dep_ != "punct"]
    if noun.dep_ == "compound":
        return not before and (noun.i == 0 or noun.nbor(-1).dep_ != "compound")
    told = bool(before) and all(child.dep_ in {"det", "poss"} and child.lower_ in _OWN for child in before)
    following = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    formal = noun.text.istitle() and (following is None or following.pos_ != "PROPN")  # "the Committee" of a report
    return told and (noun.pos_ == "NOUN" or formal)
