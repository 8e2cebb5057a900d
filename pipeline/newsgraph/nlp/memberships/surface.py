"""Memberships as the words stand, where no reading of the parse has found them: "the panel's chair, A, a retired judge, opened"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import product

from spacy.tokens import Token

from newsgraph.nlp.grammar.numbers import number_of
from newsgraph.nlp.groups.nouns import is_of_outsiders, is_plural, noun_of, speaks_of_talks
from newsgraph.nlp.groups.senders import sender_of
from newsgraph.nlp.groups.sorts import class_of, last_words
from newsgraph.nlp.memberships.certainty import Certainty, contrary, judge
from newsgraph.nlp.memberships.companions import led_groups
from newsgraph.nlp.memberships.facts import Telling, add_membership, group_extent, person_named
from newsgraph.nlp.memberships.focus import group_in_focus
from newsgraph.nlp.memberships.listed import people_from
from newsgraph.nlp.memberships.ministers import the_new_cabinet
from newsgraph.nlp.memberships.named_bodies import bodies_named
from newsgraph.nlp.memberships.parties_to_talks import team_at_table
from newsgraph.nlp.memberships.spoken_of import group_before
from newsgraph.nlp.memberships.surface_patterns import FURTHER, surface_patterns
from newsgraph.nlp.memberships.symbols import Row, rows_with_groups
from newsgraph.nlp.memberships.talks import only_team_of
from newsgraph.nlp.memberships.told_of import (
    folk_of,
    group_of_folk,
    group_of_its,
    group_of_ranked,
    group_of_title,
    group_told,
    own_group,
)
from newsgraph.nlp.mentions.enumerations import names_of_people
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.nlp.page.lookup import word_beside
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import SurfacePattern, group_rules
from newsgraph.rules.titles import is_title_head

_TEAMS = frozenset({"team", "delegation"})
_AND = closed().and_
_GENITIVES = closed().genitives
_SURE = Certainty("asserted")


def read_surface(layers: Layers) -> None:
    """Adds the memberships that the order of words tells of people of whom nothing else has told that they are in the group."""
    patterns = surface_patterns()
    for row in rows_with_groups(layers):
        letters = set(row.letters)
        for compiled in patterns:
            if not compiled.needs <= letters:
                continue
            for found in compiled.expression.finditer(row.letters):
                _tell(layers, row, compiled.pattern, found)


def _tell(layers: Layers, row: Row, pattern: SurfacePattern, found: re.Match[str]) -> None:
    doc = layers.doc
    at = {name: doc[row.tokens[place]] for name in found.groupdict() if (place := found.start(name)) >= 0}
    noun = at.get("group") or at.get("side") or at.get("place") or at.get("leader") or at.get("verb")
    word = at.get("place") or at.get("verb") or noun
    if noun is None:
        noun = at.get("member")  # "A (interior)"
        word = noun
    if noun is None or word is None or not _is_meant(pattern, at, word, found):
        return
    if pattern.whose == "cabinet" and _is_of_the_old(layers, row, found, at.get("verb")):
        return
    people = list(_people(layers, row, found, pattern))
    certainty = _certainty(layers, pattern, at.get("verb")) if people else None
    told = at.get("side") or (at.get("leader") if pattern.whose == "led" else None) or noun
    group = None if certainty is None else _group(layers, row, pattern, told, found)
    if group is None or certainty is None or not _is_of_sort(layers, pattern, group, word):
        return
    capacity = pattern.capacity or ("member" if pattern.folk else _capacity(word, found))
    if layers.kind(group) == "organisation" and (capacity != "member" or _is_sent(at.get("verb"))):
        return  # who heads a named body has an office in it, who is sent to one need not belong to it
    telling = Telling(pattern.rule, certainty, [word, *group_extent(layers, noun)], capacity)
    for person, body in product(people, _with_shared(layers, noun, group)):
        if pattern.whose == "title" and _is_elsewhere(layers, person[0], word):
            continue
        own = own_group(layers, person[0], noun, body) if "group" in at else body
        known = layers.claims_about("membership", person[0])
        if pattern.whose == "side" and any(_is_told_in(layers, row, claim) for claim in known):
            continue  # of the side's team in another round
        if person[0] != own and all(claim["entities"]["group"] != own for claim in known):
            add_membership(layers, person, own, telling)


def _with_shared(layers: Layers, noun: Token, group: int) -> list[int]:
    """The group or body told, with those that share its noun: "a member of the Budget and Ethics committees"."""
    shared = bodies_named(layers, noun) if is_plural(noun) else []
    return shared if group in shared else [group]


def _of_named_side(layers: Layers, row: Row, found: re.Match[str], group: int) -> int:
    """The group told of before, or that of the country which the words name: "The other South Korean officials are A and B"."""
    named = layers.doc[row.tokens[found.start()] : row.tokens[found.start("member")]]
    countries = {
        entity for token in named if (entity := layers.entity(token)) is not None and layers.kind(entity) == "country"
    }
    plurals = any(token.tag_ in {"NNS", "NNPS"} for token in named)
    sender = sender_of(layers, group)
    if len(countries) != 1 or not plurals or sender is None or sender in countries or not layers.once(speaks_of_talks):
        return group
    (country,) = countries
    team = only_team_of(layers, country)
    return (
        layers.add_entity("group", f"{layers.entities[country]['name']} side", sender=country) if team is None else team
    )


def _is_sent(verb: Token | None) -> bool:
    return verb is not None and verb.lemma_.lower() in group_rules().words.dispatching


def _is_told_in(layers: Layers, row: Row, claim: ClaimRow) -> bool:
    """Whether a sentence has told already in which group somebody is."""
    told = row.tokens[0] <= claim["evidence"][0] < row.end
    return told and layers.kind(claim["entities"]["group"]) == "group"


def _is_meant(pattern: SurfacePattern, at: Mapping[str, Token], word: Token, found: re.Match[str]) -> bool:
    """Whether the words that a pattern has at its places are those that it asks for."""
    words = group_rules().words
    if pattern.whose == "title" and not _is_chair(word):
        return False
    if "people" in at and not _are_people(at["people"]):
        return False
    if pattern.listed is not None and at["place"].lemma_.lower() not in getattr(words, pattern.listed):
        return False
    if pattern.verbs is not None and at["verb"].lemma_.lower() not in getattr(words, pattern.verbs):
        return False
    if pattern.bare_place and not _is_bare_place(word, found):
        return False
    paper = pattern.whose == "focus" and "verb" in at and _is_of_paper(at["verb"])  # "The report names A and B"
    return not paper and _is_group_meant(pattern, at.get("group"))


def _is_bare_place(place: Token, found: re.Match[str]) -> bool:
    """Whether a place is told without its body: "the third member", "its deputy leader", not "a family member"."""
    if place.lemma_.lower() not in group_rules().words.bare_places:
        return found["deputy"][:1] == "D"
    return place.i == 0 or place.nbor(-1).pos_ not in {"NOUN", "PROPN"} or place.lemma_ != "member"


def _is_group_meant(pattern: SurfacePattern, noun: Token | None) -> bool:
    """Whether the noun for a group stands as a pattern asks: as one for a crowd, behind somebody who may sit there."""
    if noun is None:
        return True
    if "'s" not in pattern.words and word_beside(noun, 1) in _GENITIVES:
        return False  # "sat on the committee's lawn"
    if pattern.of_people and not _is_seated(noun):
        return False
    return not pattern.of_crowd or (is_plural(noun) and _is_counted(noun))


def _is_of_the_old(layers: Layers, row: Row, found: re.Match[str], verb: Token | None) -> bool:
    """Whether a field is told of somebody who had it, or loses it: "A, who ran health", "Out go A (interior) and B"."""
    words = group_rules().words
    if verb is not None and verb.tag_ == "VBD" and verb.lemma_.lower() in words.field_had:
        return True
    end = row.tokens[found.start("member")]
    lost = words.leaving | words.dropping | words.withdrawing | words.succeed
    before = layers.doc[row.tokens[0] : end]
    return any(token.lower_ in words.away | words.earlier or token.lemma_.lower() in lost for token in before)


def _are_people(noun: Token) -> bool:
    """Whether a noun in the plural says what people are or do: "lawyers", "women", but not "guests" or "critics"."""
    words, lemma = group_rules().words, noun_of(noun)
    known = lemma in words.persons | words.listed_people | words.counted_people | words.staff or is_title_head(lemma)
    return known and is_plural(noun)


def _is_of_sort(layers: Layers, pattern: SurfacePattern, group: int, word: Token) -> bool:
    """Whether a group is of a sort that a pattern may tell of, and whoever owns the place ("her deputy") is in it."""
    body = not last_words(layers.entities[group]).isdisjoint(group_rules().words.chaired)
    team = class_of(layers, group) in _TEAMS
    if (pattern.of_teams and not team) or (pattern.of_bodies and team and not body):
        return False
    if pattern.folk and not _may_be_called(layers, word, group):
        return False
    return not pattern.owned or any(_is_of_member(layers, child, group) for child in word.lefts)


def _is_of_member(layers: Layers, owner: Token, group: int) -> bool:
    person = layers.entity(owner) if owner.tag_ == "PRP$" else None
    claims = [] if person is None else layers.claims_about("membership", person)
    return any(claim["entities"]["group"] == group and claim["modality"] != "denied" for claim in claims)


def _certainty(layers: Layers, pattern: SurfacePattern, verb: Token | None) -> Certainty | None:
    certainty = _SURE if verb is None else judge(layers, verb)
    if certainty is None:
        return _SURE if pattern.passing else None
    return contrary(certainty) if pattern.denied else certainty


def _is_seated(noun: Token) -> bool:
    """Whether the noun before "on the panel" can be one for somebody who sits there: "a banker", not "an expert"."""
    on = next((other for other in reversed(noun.doc[: noun.i]) if other.lower_ == "on"), None)
    before = None if on is None or on.i == 0 else on.nbor(-1)
    return (
        before is not None
        and before.pos_ in {"NOUN", "PROPN"}
        and before.lemma_.lower() not in group_rules().words.no_seats
    )


def _is_of_paper(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.lemma_.lower() in group_rules().words.papers for child in verb.children)


def _is_chair(title: Token) -> bool:
    """Whether a title is nothing without a body, in the singular or the plural."""
    return not {title.lower_, title.lemma_.lower()}.isdisjoint(group_rules().words.chairing)


def _is_counted(noun: Token) -> bool:
    """As in "the four envoys", "three observers"."""
    return any(number_of(child.lower_) is not None for child in noun.lefts)


def _group(layers: Layers, row: Row, pattern: SurfacePattern, noun: Token, match: re.Match[str]) -> int | None:
    """The group that a pattern's noun, or the text before it, tells."""
    if pattern.whose == "side" and pattern.meeting and not _is_of_talks(layers, row):
        return None
    find = _FINDERS.get(pattern.whose)
    if find is not None:
        meant = find(layers, noun)
        of_sides = meant is not None and pattern.whose == "focus"
        return _of_named_side(layers, row, match, meant) if of_sides and meant is not None else meant
    if is_of_outsiders(noun):
        return None
    group = group_told(layers, noun, strict=pattern.strict)
    return next(iter(bodies_named(layers, noun)), None) if group is None else group


def _last_group(layers: Layers, noun: Token) -> int | None:
    found = group_before(layers, noun)
    return None if found is None else found[0]


def _new_cabinet(layers: Layers, _: Token) -> int | None:
    return layers.once(the_new_cabinet)


def _led_by(layers: Layers, leader: Token) -> int | None:
    """The one group that somebody heads, as a text has told so far."""
    groups = led_groups(layers, [leader])
    return groups[0] if len(groups) == 1 else None


_FINDERS: Mapping[str, Callable[[Layers, Token], int | None]] = {
    "its": group_of_its,
    "title": group_of_title,
    "ranked": group_of_ranked,
    "folk": group_of_folk,
    "last": _last_group,
    "cabinet": _new_cabinet,
    "side": team_at_table,
    "focus": group_in_focus,
    "nearby": partial(group_in_focus, near=True),
    "led": _led_by,
}
"""What a pattern says of whose people it tells -> how the group is found."""


def _is_of_talks(layers: Layers, row: Row) -> bool:
    """Whether a sentence speaks of the meeting: "sent A to the talks", not "sent A to prison"."""
    meetings = group_rules().words.meetings
    return any(token.lemma_.lower() in meetings for token in layers.doc[row.tokens[0] : row.end])


def _may_be_called(layers: Layers, people: Token, group: int) -> bool:
    """Whether a group's people may be called so: "trustees" those of a board, "members" those of any."""
    bodies = group_rules().words.folk.get(folk_of(people), frozenset())
    row = layers.entities[group]
    known = {word for name in (row["name"], *row["aliases"]) for word in name.lower().split()}
    return not known.isdisjoint(bodies) or folk_of(people) in group_rules().members


def _people(layers: Layers, row: Row, found: re.Match[str], pattern: SurfacePattern) -> Iterator[tuple[int, Token]]:
    """Whom a pattern has at its member's place: one, or the list that begins there."""
    start = row.tokens[found.start("member")]
    if not pattern.several and found.groupdict().get("place"):
        between = layers.doc[min(row.tokens[found.start("place")], start) : start]
        another = any(token.text == "," and token.nbor(1).lower_ in _AND for token in between)
        if another or any(token.text == ";" for token in between):
            return  # "A, its chair; B", "A, the panel's chair, and B left"
    names = layers.once(names_of_people)
    if start not in names:
        entity = layers.entity(layers.doc[start])
        if entity is not None:
            yield entity, layers.doc[start]
        return
    if pattern.gapped:
        further = FURTHER.match(row.letters, found.start("member"))
        places = [] if further is None else [m.start() for m in re.finditer("N", further[0])]
        yield from (person_named(layers, names[row.tokens[found.start("member") + place]]) for place in places)
        return
    if not pattern.several:
        yield person_named(layers, names[start])
        return
    last = next((found.start(name) for name in ("place", "verb") if found.groupdict().get(name)), 0)
    end = row.tokens[last] if last > found.start("member") else row.end
    for item in people_from(layers, start, end):
        yield person_named(layers, item.name)


def _is_elsewhere(layers: Layers, person: int, title: Token) -> bool:
    """Whether a title has been read as an office in some body: "Chairman A" of a bank."""
    roles = layers.claims_about("role", person)
    offices = (claim for claim in roles if claim["entities"].get("organisation") is not None)
    return any(title.lower_ in claim["values"].get("title", "").lower() for claim in offices)


def _capacity(word: Token, found: re.Match[str]) -> str:
    lemma = word.lemma_.lower()
    rules = group_rules()
    capacity = rules.positions.get(lemma, "head" if lemma in rules.words.commands | rules.words.managing else "member")
    if lemma in rules.words.spokesmen and any(child.lower_ in rules.words.chiefs for child in word.lefts):
        return "head"  # "the government's chief negotiator"
    deputy = found.groupdict().get("deputy")
    return "deputy head" if capacity == "head" and deputy and "D" in deputy else capacity
