"""Compares two graphs: people and bodies, seats, offices, stances, and what contradicts itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from newsgraph.compare.contradictions import contradictions_of
from newsgraph.compare.matching import Matching, Same, match_entities
from newsgraph.compare.sections import SECTIONS, Fact, Section, State, facts_of
from newsgraph.jsonl import read_graph
from newsgraph.records import Article, Claim, Entity, EntityKind, EntityMention, KnowledgeGraph
from newsgraph.workspace import follow_id

Kind = Literal["added", "lost", "changed", "renamed", "merged", "split"]
_BODIES: tuple[EntityKind, ...] = ("organisation", "group")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, with the words that prove it: those of the new graph, of what is lost those of the old one.

    `before` and `after` say how it was and is told; empty where it was not, or is not. `because` says what lies behind it: a
    `new article`, `article gone`, `article changed`, or `read otherwise` where the same articles are read or resolved anew.
    `claim` is empty where a person or body is new or lost.
    """

    section: Section
    change: Kind
    who: str
    what: str
    before: str
    after: str
    because: str
    words: str
    article: str
    start: int
    end: int
    claim: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes, by section, lost before added before changed, then by name; the articles' ids by what became of them."""

    changes: tuple[Change, ...]
    added_articles: tuple[str, ...]
    lost_articles: tuple[str, ...]
    changed_articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sides:
    """The articles of both graphs by id, to tell what lies behind a change."""

    old: Mapping[str, Article]
    new: Mapping[str, Article]

    def because(self, old: Collection[str], new: Collection[str]) -> str:
        reasons = []
        if any(id_ not in self.old for id_ in new):
            reasons.append("new article")
        if any(id_ not in self.new for id_ in old):
            reasons.append("article gone")
        both = [id_ for id_ in {*old, *new} if id_ in self.old and id_ in self.new]
        if not reasons and any(self.old[id_].text != self.new[id_].text for id_ in both):
            reasons.append("article changed")
        return ", ".join(reasons) or "read otherwise"


def compare_folders(old: Path, new: Path, sections: Collection[Section] = SECTIONS) -> Comparison:
    """Compare the graphs of two folders; ids of earlier runs are followed where `new` has a workspace. Raises as `read_graph`."""
    return compare_graphs(read_graph(old), read_graph(new), sections, lambda id_: follow_id(new, id_))


def compare_graphs(
    old: KnowledgeGraph,
    new: KnowledgeGraph,
    sections: Collection[Section] = SECTIONS,
    follow: Callable[[str], str] = str,
) -> Comparison:
    """Compare two graphs. `follow` gives the id that an old id is known to have become, where mentions do not tell."""
    matching = match_entities(old, new, follow)
    sides = _Sides({article.id: article for article in old.articles}, {article.id: article for article in new.articles})
    changes = [*_entities(old, new, matching, sides), *_facts(old, new, matching, sides)]
    if "contradictions" in sections:
        changes += _contradictions(old, new, matching, sides)
    chosen = sorted((change for change in changes if change.section in sections), key=_order)
    both = sides.old.keys() & sides.new.keys()
    return Comparison(
        tuple(chosen),
        tuple(sorted(sides.new.keys() - sides.old.keys())),
        tuple(sorted(sides.old.keys() - sides.new.keys())),
        tuple(sorted(id_ for id_ in both if sides.old[id_].text != sides.new[id_].text)),
    )


def _order(change: Change) -> tuple[object, ...]:
    kinds = ("lost", "added", "changed", "renamed", "merged", "split")
    place = (SECTIONS.index(change.section), kinds.index(change.change))
    return (*place, change.who, change.what, change.before, change.after, change.claim, change.article, change.start)


# --- people and bodies -----------------------------------------------------------------------------------------------


def _entities(old: KnowledgeGraph, new: KnowledgeGraph, matching: Matching, sides: _Sides) -> Iterator[Change]:
    olds, news = ({entity.id: entity for entity in graph.entities} for graph in (old, new))
    for same in matching.same:
        before, after = [olds[id_] for id_ in same.old], [news[id_] for id_ in same.new]
        kind = (after or before)[0].kind
        if (change := _kind_of(same, before, after)) and (kind == "person" or kind in _BODIES):
            shown = (after or before)[0]
            spot = _first_name(shown)
            yield Change(
                "people" if kind == "person" else "bodies",
                change,
                shown.name,
                shown.id,
                "; ".join(_called(entity) for entity in before),
                "; ".join(_called(entity) for entity in after),
                sides.because(_articles_of(before), _articles_of(after)),
                spot.text,
                spot.article,
                spot.start,
                spot.end,
                "",
            )


def _kind_of(same: Same, before: list[Entity], after: list[Entity]) -> Kind | None:
    if not same.old or not same.new:
        return "added" if same.new else "lost"
    if len(before) != len(after):
        return "merged" if len(before) > len(after) else "split"
    return None if {entity.name for entity in before} == {entity.name for entity in after} else "renamed"


def _called(entity: Entity) -> str:
    return f"{entity.name} ({entity.id})"


def _first_name(entity: Entity) -> EntityMention:
    """The mention to show: the first by name."""
    first = min(entity.mentions, key=lambda spot: (spot.type != "name", spot.article, spot.start), default=None)
    return first or EntityMention("", 0, 0, "")


def _articles_of(entities: list[Entity]) -> set[str]:
    return {mention.article for entity in entities for mention in entity.mentions}


# --- seats, offices, stances -----------------------------------------------------------------------------------------


def _facts(old: KnowledgeGraph, new: KnowledgeGraph, matching: Matching, sides: _Sides) -> Iterator[Change]:
    olds, news = facts_of(old, matching.old), facts_of(new, matching.new)
    for key in olds.keys() | news.keys():
        before, after = olds.get(key), news.get(key)
        if before and after:
            if before.claims.keys() != after.claims.keys():
                yield _change("changed", before, after, sides)
        else:
            yield _change("added" if after else "lost", before, after, sides)


def _change(change: Kind, before: Fact | None, after: Fact | None, sides: _Sides) -> Change:
    shown = after or before
    assert shown
    other = before.claims if before and after else {}
    claim = _shown_claim(shown.claims, other)
    evidence = claim.best_evidence
    return Change(
        shown.section,
        change,
        shown.who,
        shown.what,
        before.told if before else "",
        after.told if after else "",
        sides.because(_told_by(before), _told_by(after)),
        evidence.text,
        evidence.article,
        evidence.start,
        evidence.end,
        claim.id,
    )


def _shown_claim(claims: Mapping[State, Claim], other: Mapping[State, Claim]) -> Claim:
    """The claim whose words are shown: the first that the other graph has not, else the first."""
    states = sorted(claims)
    return claims[next((state for state in states if state not in other), states[0])]


def _told_by(fact: Fact | None) -> set[str]:
    return {item.article for claim in fact.claims.values() for item in claim.evidence} if fact else set()


def _contradictions(old: KnowledgeGraph, new: KnowledgeGraph, matching: Matching, sides: _Sides) -> Iterator[Change]:
    before, after = contradictions_of(old, matching.old), contradictions_of(new, matching.new)
    for key in before.keys() ^ after.keys():
        is_new = key in after
        told = after[key] if is_new else before[key]
        evidence = told.first.best_evidence
        yield Change(
            "contradictions",
            "added" if is_new else "lost",
            told.who,
            told.what,
            "" if is_new else told.words,
            told.words if is_new else "",
            sides.because(set() if is_new else told.articles, told.articles if is_new else set()),
            evidence.text,
            evidence.article,
            evidence.start,
            evidence.end,
            told.first.id,
        )
