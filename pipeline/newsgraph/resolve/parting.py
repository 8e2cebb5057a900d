"""Article entities in which people tell mentions apart, made several: what an article's reading took for one can be two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsgraph.names.compare import KNOWN, compare_names
from newsgraph.names.folding import fold
from newsgraph.names.parts import normalise, normalise_person
from newsgraph.names.people import LONE_SURNAME
from newsgraph.records import ArticleClaim, ArticleEntity, EntityKind, Extraction, Mention, Span
from newsgraph.resolve.decisions import Decision, find_mentions, pointed_at
from newsgraph.resolve.ids import fullest_name

_BESIDE = 2
"""So many characters at most lie between a description and the name that it stands before ("the elder, Maria Duarte")."""

Sides = Mapping[int, int]
"""Index of a mention -> number of the side that it is on; the first side keeps the entity's index."""


def part_entities(extractions: Iterable[Extraction], decisions: Sequence[Decision]) -> list[Extraction]:
    """The extractions, each entity in two mentions of which people see two made as many entities.

    A mention that nobody decided on goes to the side whose name it has, else to that of the mention before it; a claim
    goes with the mention that stands in its words. Articles without such decisions come back as they are.
    """
    read = list(extractions)
    placed = find_mentions(pointed_at(decisions), read)
    pairs: dict[str, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for each in decisions:
        if each.one in placed and each.other in placed:
            (article, one), (other_article, other) = placed[each.one], placed[each.other]
            if article == other_article and one != other:
                pairs[article][each.judgement].append((one, other))
    return [
        _part(extraction, found["different"], found["same"])
        if (found := pairs.get(extraction.article.id)) and found["different"]
        else extraction
        for extraction in read
    ]


def _part(extraction: Extraction, different: Iterable[tuple[int, int]], same: Iterable[tuple[int, int]]) -> Extraction:
    mentions = extraction.mentions
    apart: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other in different:
        if mentions[one].entity == mentions[other].entity:
            apart[mentions[one].entity].append((one, other))
    for entity, pairs in sorted(apart.items()):
        own = [index for index, mention in enumerate(mentions) if mention.entity == entity]
        sides = _take_sides(own, extraction.mentions, pairs, same)
        extraction = _make_entities(extraction, entity, sides)
    return extraction


# --- which mention is on which side --------------------------------------------------------------------------------


def _take_sides(
    own: Sequence[int],
    mentions: Sequence[Mention],
    different: Iterable[tuple[int, int]],
    same: Iterable[tuple[int, int]],
) -> dict[int, int]:
    """The side of each of an entity's mentions: those decided on first, the others by name, then by place."""
    groups = _group(own, same)
    foes: dict[int, set[int]] = defaultdict(set)
    for one, other in different:
        foes[groups[one]].add(groups[other])
        foes[groups[other]].add(groups[one])
    taken: dict[int, int] = {}
    for group in sorted(foes, key=lambda group: (mentions[group].start, group)):
        closed = {side for other, side in taken.items() if other in foes[group] or _two_names(group, other, mentions)}
        taken[group] = next(side for side in range(len(foes)) if side not in closed)
    sides = {index: taken[groups[index]] for index in own if groups[index] in taken}
    for index in sorted(
        set(own) - set(sides), key=lambda index: (mentions[index].type != "name", mentions[index].start)
    ):
        side = taken.get(groups[index])
        if side is None:
            side = taken[groups[index]] = _side_of(mentions[index], sides, mentions)
        sides[index] = side
    return sides


def _two_names(one: int, other: int, mentions: Sequence[Mention]) -> bool:
    names = mentions[one], mentions[other]
    return all(each.type == "name" for each in names) and _likeness(*names) == 0


def _likeness(one: Mention, other: Mention) -> float:
    """How well a name fits another of the article; a given name alone is none of another article's, but here it is."""
    words, others = (set(fold(mention.text).split()) for mention in (one, other))
    return max(compare_names(one.text, other.text), LONE_SURNAME if words <= others or others <= words else 0.0)


def _group(own: Iterable[int], same: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The first mention of those that people call one, for each mention."""
    groups = {index: index for index in own}
    for one, other in same:
        if one in groups and other in groups:
            first, second = sorted((groups[one], groups[other]))
            groups = {index: first if group == second else group for index, group in groups.items()}
    return groups


def _side_of(mention: Mention, sides: Sides, mentions: Sequence[Mention]) -> int:
    """The side that a mention goes to: among those whose name it fits that of the mention before it."""
    beside = [index for index in sides if 0 <= mentions[index].start - mention.end <= _BESIDE]
    if mention.type == "nominal" and beside:
        return sides[beside[0]]
    fitting = _fitting_sides(mention, sides, mentions) if mention.type == "name" else set(sides.values())
    near = sorted((mentions[index].start, index) for index in sides if sides[index] in fitting)
    before = [index for start, index in near if start <= mention.start]
    return sides[before[-1] if before else near[0][1]]


def _fitting_sides(mention: Mention, sides: Sides, mentions: Sequence[Mention]) -> set[int]:
    """The sides that have the name, else those that have a spelling of it, else those whose name it can be, else all."""
    scores: dict[int, float] = dict.fromkeys(sides.values(), 0.0)
    for index, side in sides.items():
        if mentions[index].type == "name":
            scores[side] = max(scores[side], _likeness(mention, mentions[index]))
    found = ({side for side, score in scores.items() if score >= least} for least in (1.0, KNOWN, LONE_SURNAME, 0.0))
    return next(filter(None, found))


# --- the entities and claims of the sides --------------------------------------------------------------------------


def _make_entities(extraction: Extraction, entity: int, sides: Sides) -> Extraction:
    """The extraction with an entity for each side: the first in its old place, the others at the end."""
    old = extraction.entities[entity]
    numbers = sorted(set(sides.values()))
    places = {side: entity if side == 0 else len(extraction.entities) + side - 1 for side in numbers}
    made = {side: _describe_side(old, [extraction.mentions[i] for i in sides if sides[i] == side]) for side in numbers}
    entities = [made[0] if index == entity else each for index, each in enumerate(extraction.entities)]
    entities += [made[side] for side in numbers[1:]]
    mentions = tuple(
        replace(mention, entity=places[sides[index]]) if index in sides else mention
        for index, mention in enumerate(extraction.mentions)
    )
    parted = _Parted(entity, tuple(mention for mention in mentions if mention.entity in places.values()))
    claims = tuple(parted.reassign(claim) for claim in extraction.claims)
    return replace(extraction, entities=tuple(entities), mentions=mentions, claims=claims)


def _describe_side(old: ArticleEntity, mentions: Sequence[Mention]) -> ArticleEntity:
    """The entity that one side's mentions are of; what no name of the side says is not known of it."""
    names = [mention.text for mention in mentions if mention.type == "name"]
    if not names:
        first = min(mentions, key=lambda mention: (mention.type != "nominal", mention.start))
        return ArticleEntity("unnamed" if old.kind == "person" else old.kind, first.text)
    plain = {_plain(name, old.kind) for name in names}
    name = old.name if _plain(old.name, old.kind) in plain else fullest_name(names, old.kind)
    forms = {form for form in (*names, *old.aliases, old.name) if _plain(form, old.kind) in plain} - {name}
    return replace(old, name=name, aliases=tuple(sorted(forms)), gender=None)


def _plain(name: str, kind: EntityKind) -> str:
    return normalise_person(name) if kind == "person" else normalise(name)


@dataclass(frozen=True, slots=True)
class _Parted:
    """The mentions of an entity that was parted, by which its claims find their side."""

    entity: int
    mentions: tuple[Mention, ...]

    def reassign(self, claim: ArticleClaim) -> ArticleClaim:
        """The claim with the side's entity wherever it names the parted one."""
        if self.entity not in claim.entities.values() and claim.source != self.entity:
            return claim
        entities = {
            field: self._find_side(claim, claim.spans.get(f"{field}_span", ())) if index == self.entity else index
            for field, index in claim.entities.items()
        }
        source = self._find_side(claim) if claim.source == self.entity else claim.source
        return replace(claim, entities=entities, source=source)

    def _find_side(self, claim: ArticleClaim, words: Iterable[Span] = ()) -> int:
        """The side whose mention stands in the field's own words, else in the evidence or its support, else nearest."""
        for span in (*words, claim.evidence, *claim.support):
            inside = [mention for mention in self.mentions if _overlap(mention, span)]
            if inside:
                return min(inside, key=lambda mention: (mention.type != "name", mention.start)).entity
        return min(self.mentions, key=lambda mention: abs(mention.start - claim.evidence.start)).entity


def _overlap(mention: Mention, span: Span) -> bool:
    return mention.start < span.end and span.start < mention.end
