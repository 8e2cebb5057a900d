"""Memberships as the words stand, where no reading of the parse has found them: "the panel's chair, A, a retired judge, opened"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.errors import RuleError
from newsgraph.nlp.grammar.numbers import number_of
from newsgraph.nlp.groups.nouns import is_plural
from newsgraph.nlp.groups.placing import class_of
from newsgraph.nlp.memberships.certainty import Certainty, contrary, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, group_extent, person_named
from newsgraph.nlp.memberships.focus import group_in_focus
from newsgraph.nlp.memberships.listed import people_from
from newsgraph.nlp.memberships.ministers import the_new_cabinet
from newsgraph.nlp.memberships.parties_to_talks import team_at_table
from newsgraph.nlp.memberships.spoken_of import group_before
from newsgraph.nlp.memberships.symbols import SYMBOLS, Row, rows_with_groups
from newsgraph.nlp.memberships.told_of import (
    folk_of,
    group_of_folk,
    group_of_its,
    group_of_title,
    group_told,
    own_group,
)
from newsgraph.nlp.mentions.enumerations import names_of_people
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules import per_rules
from newsgraph.rules.groups import SurfacePattern, group_rules

_PART = re.compile(r"(?P<but>!?)(?P<names>[a-z'|]+)(?P<verb>(?::verb)?)(?P<times>(?:[?*+]|\{\d+,\d+\})?)")
_CAPTURED = {
    "member": "(?P<member>[NH])",
    "name": "(?P<member>N)",
    "group": "(?P<group>G)",
    "its": "(?:[wYlCBDPT&sm]|N(?=[sG])){0,12}",
    "title": "[wYlCBDPT&o]",
    "rank": "[wYlCBDPT&]",
    "staff": "(?P<place>T)",
    "folk": "(?P<place>[KQ])",
    "more": "(?P<place>e)",
    "it": "(?P<place>U)",
    "side": "(?P<side>C)",
    "listed": "(?P<place>[lKQ])",
    "start": "^",
    "fresh": "(?:^|(?<=[,F]))",
    "aside": r"(?:[,(-][^,():-]{1,30}[,)-])?",
    "end": "(?=[x,]*$)",
    "edge": "(?<![wYlCBsGNPToDm])",
    "alone": "(?![ontfGw])",
    "whole": "(?![xdAowY])",
    "place": "(?P<deputy>D?[wYlCB]?)(?P<place>P)",
    "places": "(?P<deputy>D?[wYlCB]?)(?P<place>Q)",
}
"""What a pattern's parts stand for that are looked at, and what may say which group is meant ("its group": "Otieno's legal team")."""


_FURTHER = re.compile(r"N(?:[,&]+[^NVLAF.]{1,12}[yti][wYlCBDPT&o]{0,8}N)*")
"""Who stands for others in the same body: "by A, industry by B and the churches by C"; or gets other fields: "to A, trade to B"."""
_OF_MANY = frozenset({"member", "folk", "listed"})
"""Parts of patterns that other letters than their own may stand for."""
_TEAMS = frozenset({"team", "delegation"})


@dataclass(frozen=True, slots=True)
class _Compiled:
    pattern: SurfacePattern
    expression: re.Pattern[str]
    needs: frozenset[str]
    """Letters without which the expression cannot match: asking for them costs far less than a search."""


@per_rules
def _patterns() -> Sequence[_Compiled]:
    patterns = group_rules().words.surface
    return [_Compiled(one, re.compile(expression_of(one.words)), _needed(one.words)) for one in patterns]


def _needed(words: str) -> frozenset[str]:
    """The letters of those parts of a pattern that stand for one symbol and may not be left out."""
    parts = (_PART.fullmatch(part) for part in words.split())
    plain = (found["names"] for found in parts if found is not None and not found["but"] and not found["times"])
    return frozenset(SYMBOLS[name] for name in plain if len(SYMBOLS.get(name, "")) == 1 and name not in _OF_MANY)


def expression_of(words: str) -> str:
    """The expression over a row's letters that a pattern is, which is written in the names of symbols."""
    return "".join(_expression(part) for part in words.split())


def _expression(part: str) -> str:
    found = _PART.fullmatch(part)
    if found is None:
        raise RuleError(f"pattern of words: {part!r} is no name of a symbol")
    names = found["names"].split("|")
    if names[0] in _CAPTURED and not found["but"]:
        return _CAPTURED[names[0]] + found["times"]
    letters = "".join(re.escape(SYMBOLS[name]) for name in names)
    expression = f"[{'^' if found['but'] else ''}{letters}]{found['times']}"
    return f"(?P<verb>{expression})" if found["verb"] else expression


def read_surface(layers: Layers) -> None:
    """Adds the memberships that the order of words tells of people of whom nothing else has told that they are in the group."""
    patterns = _patterns()
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
    noun = at.get("group") or at.get("side") or at.get("place") or at.get("verb")
    word = at.get("place") or at.get("verb") or noun
    if noun is None or word is None or (pattern.bare and not _is_chair(word)):
        return
    if pattern.listed is not None and at["place"].lemma_.lower() not in getattr(group_rules().words, pattern.listed):
        return
    if pattern.verbs is not None and at["verb"].lemma_.lower() not in getattr(group_rules().words, pattern.verbs):
        return
    if pattern.bare_place and word.lemma_.lower() not in group_rules().words.bare_places and not found["deputy"][:1] == "D":
        return
    if pattern.of_crowd and not (is_plural(noun) and _is_counted(noun)):
        return
    people = list(_people(layers, row, found, pattern))
    if not people:
        return
    certainty = judge(layers, at["verb"]) if "verb" in at else Certainty("asserted")
    if certainty is None and not pattern.passing:
        return
    if pattern.denied and certainty is not None:
        certainty = contrary(certainty)
        if certainty is None:
            return
    if pattern.sided:
        group = team_at_table(layers, at["side"]) if _is_of_talks(layers, row, pattern) else None
    elif pattern.cabinet:
        group = layers.once(the_new_cabinet)
    else:
        group = _spoken_of(layers, noun, pattern) if pattern.spoken else group_told(layers, noun, strict=pattern.strict)
    if group is None or (pattern.of_teams and class_of(layers, group) not in _TEAMS):
        return
    capacity = pattern.capacity or ("member" if pattern.folk else _capacity(word, found))
    told_of = group
    for person in people:
        group = own_group(layers, person[0], noun, told_of) if "group" in at else told_of
        known = layers.claims_about("membership", person[0])
        if (
            person[0] == group
            or (pattern.bare and _is_elsewhere(layers, person[0], word))
            or any(claim["entities"]["group"] == group for claim in known)
        ):
            continue
        told = Telling(pattern.rule, certainty or Certainty("asserted"), [word, *group_extent(layers, noun)], capacity)
        add_membership(layers, person, group, told)


def _is_chair(title: Token) -> bool:
    """Whether a title is nothing without a body, in the singular or the plural."""
    return not {title.lower_, title.lemma_.lower()}.isdisjoint(group_rules().words.chairing)


def _is_counted(noun: Token) -> bool:
    """As in "the four envoys", "three observers"."""
    return any(number_of(child.lower_) is not None for child in noun.lefts)


def _spoken_of(layers: Layers, noun: Token, pattern: SurfacePattern) -> int | None:
    if pattern.focus:
        return _in_focus(layers, noun, pattern)
    if pattern.folk:
        return group_of_folk(layers, noun)
    if pattern.far:
        found = group_before(layers, noun)
        return None if found is None else found[0]
    return group_of_title(layers, noun) if pattern.bare else group_of_its(layers, noun)


def _is_of_talks(layers: Layers, row: Row, pattern: SurfacePattern) -> bool:
    """Whether a sentence speaks of the meeting, where a pattern asks for that: "sent A to the talks", not "sent A to prison"."""
    meetings = group_rules().words.meetings
    return not pattern.meeting or any(token.lemma_.lower() in meetings for token in layers.doc[row.tokens[0] : row.end])


def _in_focus(layers: Layers, noun: Token, pattern: SurfacePattern) -> int | None:
    """The group that the sentences before are about, where its people may be called so."""
    group, words = group_in_focus(layers, noun), group_rules().words
    if group is None or not pattern.folk:
        return group
    bodies = words.folk.get(folk_of(noun), frozenset())
    row = layers.entities[group]
    known = {word for name in (row["name"], *row["aliases"]) for word in name.lower().split()}
    return group if not known.isdisjoint(bodies) or folk_of(noun) in group_rules().members else None


def _people(layers: Layers, row: Row, found: re.Match[str], pattern: SurfacePattern) -> Iterator[tuple[int, Token]]:
    """Whom a pattern has at its member's place: one, or the list that begins there."""
    start = row.tokens[found.start("member")]
    names = layers.once(names_of_people)
    if start not in names:
        entity = layers.entity(layers.doc[start])
        if entity is not None:
            yield entity, layers.doc[start]
        return
    if pattern.gapped:
        further = _FURTHER.match(row.letters, found.start("member"))
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
    deputy = found.groupdict().get("deputy")
    return "deputy head" if capacity == "head" and deputy and "D" in deputy else capacity
