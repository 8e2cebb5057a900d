"""Memberships told by nouns for a place: head of the delegation, a member of the team, the panel's rapporteur."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.groups.senders import was_sent
from newsgraph.nlp.groups.sorts import class_of, is_seated_body
from newsgraph.nlp.memberships.facts import Telling, add_membership, group_extent
from newsgraph.nlp.memberships.finding import led_by
from newsgraph.nlp.memberships.holders import holders_of
from newsgraph.nlp.memberships.meant import are_spokesmen, bare_body, group_at
from newsgraph.nlp.memberships.named_bodies import bodies_named
from newsgraph.nlp.memberships.spoken_of import group_before
from newsgraph.nlp.memberships.talks import team_at_talks
from newsgraph.nlp.memberships.told_of import own_group
from newsgraph.nlp.memberships.written_beside import named_behind
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import word_beside
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import group_rules
from newsgraph.rules.parties import party_rules
from newsgraph.rules.title_tables import Status

_PREPOSITIONS = ("of", "in", "on", "at", "from")
_NARROWING = frozenset({*_PREPOSITIONS, "for", "to"})
_ADVISERS = frozenset({"adviser", "advisor"})
_FAR = 12
"""Tokens from a place to its group."""
_STOPS = frozenset({",", ";", ":", "—", "–"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_RELATIVES = closed().relative_openers


def read_position(layers: Layers, noun: Token) -> None:
    """Adds the memberships that a noun like "head", "member", "participant" states."""
    capacity = group_rules().positions[noun.lemma_.lower()]
    if capacity == "head" and any(child.lower_ in group_rules().words.deputies for child in noun.lefts):
        capacity = "deputy head"
    former = noun.dep_ == "pobj" and noun.head.lower_ == "as" and _resigns(noun.head.head)
    if noun.lemma_.lower() == "deputy" and not any(child.lower_ in {"his", "her"} for child in noun.lefts):
        return  # who sits in a parliament
    if are_spokesmen(noun):
        return
    for member, certainty in holders_of(layers, noun):
        if former and certainty.modality == "denied":
            continue  # "did not resign as head" says little
        for group, head in _groups(layers, noun, member[0], capacity):
            own = own_group(layers, member[0], head, group)
            proof = [noun, *group_extent(layers, head)]
            status: Status | None = "former" if former or _is_past(layers, noun, own) else None
            add_membership(layers, member, own, Telling("position", certainty, proof, capacity, status=status))


def _is_past(layers: Layers, noun: Token, group: int) -> bool:
    """As in "Otieno's former campaign chairman": of a team that is there as long as its leader is, not of one sent for an occasion."""
    over = any(child.lower_ in party_rules().former for child in noun.lefts)
    return over and layers.kind(group) == "group" and class_of(layers, group) == "team"


def _resigns(verb: Token) -> bool:
    """As in "resigned as head of the delegation", "stepped down as its head"."""
    lemma = verb.lemma_.lower()
    down = lemma != "step" or any(child.lower_ in {"down", "aside"} for child in verb.children)
    return lemma in group_rules().words.resign and down


def _wholes(layers: Layers, noun: Token) -> list[Token]:
    """What a position is in: "of the team", "the team's", "team leader"."""
    lemma = noun.lemma_.lower()
    speaks = group_rules().positions.get(lemma) == "spokesperson"  # "member for Cusco" sits elsewhere
    further = ("for",) if speaks else ("to",) if lemma in group_rules().words.newcomers | _ADVISERS else ()
    candidates = [*prepositional(noun, *_PREPOSITIONS, *further)]
    if (
        not candidates and noun.dep_ == "attr"
    ):  # the parser hangs "in the talks" from "was a participant" as often as from the noun
        candidates = prepositional(noun.head, *_PREPOSITIONS)
    if not candidates and word_beside(noun, 1) in _PREPOSITIONS:
        candidates = [child for child in layers.doc[noun.i + 1].children if child.dep_ == "pobj"]
    if noun.head.dep_ == "relcl":  # "the committee, of which she is a member"
        candidates = [noun.head.head if token.lower_ in {"which", "whom"} else token for token in candidates]
    candidates += [*(child for child in noun.lefts if child.dep_ in {"poss", "compound", "nmod"})]
    if noun.dep_ == "compound" and noun.i > sentence(noun).start and noun.nbor(-1).dep_ == "compound":
        candidates.append(noun.nbor(-1))  # "delegation head A B", where all hangs from the name
    return candidates


def _is_behind_as(noun: Token) -> bool:
    """As in "was elected as vice chair", but not the second of "elected A as chair and B as vice chair"."""
    mark = noun.head
    return noun.dep_ == "pobj" and mark.lower_ == "as" and mark.i > 0 and mark.nbor(-1).pos_ == "VERB"


def _behind(noun: Token) -> list[Token]:
    """The noun for a group right behind a place as it is written: "member of France's Iran negotiating team", misread."""
    doc, end = noun.doc, min(noun.i + _FAR, sentence(noun).end)
    if noun.i + 2 >= end or doc[noun.i + 1].lower_ not in _PREPOSITIONS:
        return []
    for token in doc[noun.i + 2 : end]:
        inside = token.pos_ == "VERB" and token.dep_ != "amod"  # "part of a network funded by the government"
        if token.text in _STOPS or token.tag_ in _FINITE or token.lower_ in _RELATIVES or inside:
            return []
        following = doc[token.i + 1] if token.i + 1 < end else None
        if noun_of(token) in group_rules().nouns and (following is None or following.pos_ not in {"NOUN", "PROPN"}):
            return [token]
    return []


def _groups(layers: Layers, noun: Token, person: int, capacity: str) -> list[tuple[int, Token]]:
    """The groups in which a noun tells a place, with the tokens that head them."""
    found = list(_groups_of(layers, noun, _wholes(layers, noun), person, capacity))
    found = found or list(_groups_of(layers, noun, _behind(noun), person, capacity))
    return found or _spoken_of(layers, noun)


def _spoken_of(layers: Layers, noun: Token) -> list[tuple[int, Token]]:
    """The group of "A was named vice chair", "B is also a member", "another member, C": that of the sentence before."""
    words = {child.lower_ for child in noun.lefts if not child.is_punct}
    bare = all(
        child.dep_ in {"det", "amod", "nummod", "punct"} or child.lower_ in group_rules().words.deputies
        for child in noun.lefts
    )
    narrowed = any(
        child.dep_ in {"relcl", "acl"} or (child.dep_ == "prep" and child.lower_ in _NARROWING)
        for child in noun.children
    )
    if not bare or narrowed:
        return []
    further = noun.dep_ == "appos" and not words.isdisjoint(group_rules().words.further)
    further = further or (noun.tag_ == "NNS" and bool(named_behind(layers, noun)))  # "along with members A and B"
    chosen = noun.dep_ == "dobj" and noun.head.lemma_.lower() in group_rules().words.naming | {"elect"}
    said = noun.dep_ in {"attr", "oprd"} or chosen or _is_behind_as(noun) or further
    if not said or noun.lemma_.lower() not in group_rules().words.bare_places:
        return []
    within = sentence(noun)
    found = group_before(layers, noun)
    near = found is not None and found[1].i >= sentence(layers.doc[max(within.start - 1, 0)]).start
    same = found is not None and layers.block_number(found[1]) == layers.block_number(noun)
    return [found] if found is not None and near and same else []


def _groups_of(
    layers: Layers, noun: Token, wholes: Sequence[Token], person: int, capacity: str
) -> Iterator[tuple[int, Token]]:
    for token in wholes:
        if token.tag_ == "PRP$":  # "Its chair is A"
            groups: Sequence[int | None] = _own(layers, noun, token, capacity)
        elif token.tag_ == "WP$" or token.lower_ == "it":  # "whose members are A and B", "A is part of it"
            groups = _meant(layers, token)
        elif token.lemma_.lower() in group_rules().words.meetings:
            groups = [team_at_talks(layers, token, person)]
        else:
            shared = bodies_named(layers, token) if token.tag_ == "NNS" and capacity == "member" else []
            groups = shared if len(shared) > 1 else [_group_at(layers, noun, token, capacity)]
        yield from ((group, token) for group in groups if group is not None and group != person)


def _group_at(layers: Layers, noun: Token, token: Token, capacity: str) -> int | None:
    """The group or body that a noun stands for, where a place of a capacity is one in it."""
    told = token.dep_ in {"pobj", "poss", "compound"} or layers.entity(token) is not None
    group = ensure_group(layers, token) if told else None
    if group is None and told:
        group = bare_body(layers, token)
    if capacity == "secretary" and noun_of(token) in group_rules().words.of_countries:
        return None  # "Cabinet Secretary A" holds an office
    if group is None or (capacity == "spokesperson" and not was_sent(layers.entities[group]["name"])):
        return None  # who speaks for a committee need not sit on it
    # The head of a ministry has a role; a member of a named body is a member.
    of_it = token.dep_ == "pobj" or (token.dep_ == "poss" and is_seated_body(layers, group))
    member = capacity == "member" and noun.lemma_.lower() == "member" and of_it
    return group if member or layers.kind(group) == "group" else None


def _meant(layers: Layers, pronoun: Token) -> Sequence[int | None]:
    """The group of "whose" or "it"; the parser hangs a clause from the noun right before it as often as from the group."""
    clause = pronoun.head.head
    nouns = [clause.head, clause.head.head.head] if pronoun.tag_ == "WP$" and clause.dep_ == "relcl" else []
    tokens = nouns if pronoun.tag_ == "WP$" else [pronoun]
    return [found[0] for token in tokens if (found := group_at(layers, token)) is not None][:1]


def _in_sentence(layers: Layers, pronoun: Token) -> tuple[int, Token] | None:
    """The group that the same sentence names last before "its", where no other body or country stands between."""
    start = sentence(pronoun).start
    found = group_before(layers, pronoun)
    if found is None or found[1].i < start:
        return None
    between = (layers.entity(token) for token in layers.doc[found[1].i + 1 : pronoun.i])
    others = any(entity is not None and layers.kind(entity) in {"organisation", "country"} for entity in between)
    return None if others else found


def _own(layers: Layers, noun: Token, pronoun: Token, capacity: str) -> Sequence[int | None]:
    """The group of "its chair", and of "her deputy", who is that of whoever leads one."""
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        return []  # "a team led by its deputy leader": the union's
    if pronoun.lower_ == "its":
        within = noun.lemma_.lower() in group_rules().words.bare_places  # "its president" may be the union's
        own = (_in_sentence(layers, pronoun) if within else None) or group_before(layers, sentence(pronoun)[0])
        return [] if own is None else [own[0]]
    if capacity != "deputy head" or pronoun.lower_ not in {"his", "her"}:
        return []
    return [where.group for where in led_by(layers, [pronoun])]
