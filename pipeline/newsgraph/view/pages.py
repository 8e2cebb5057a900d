"""The pages of a graph: the path of each, its template, and what stands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from newsgraph.records import Claim, Entity
from newsgraph.view.archive import SOURCE, Archive
from newsgraph.view.histogram import histogram_of
from newsgraph.view.leanings import Leanings, draw_stances
from newsgraph.view.marks import paragraphs
from newsgraph.view.seats import Rosters, compare
from newsgraph.view.speaking import spoken_of
from newsgraph.view.telling import Line, tell
from newsgraph.view.timeline import Timeline, draw_offices

_MOST = 20
"""How many of a ranked list the overview shows."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `path` is its address, `make` gives what its template shows, when it is asked for."""

    path: str
    title: str
    template: str
    make: Callable[[], dict[str, Any]]


def pages(archive: Archive) -> Iterator[Page]:
    """All pages, the overview first."""
    rosters = Rosters(archive)
    yield Page("", "Overview", "overview.html", lambda: overview(archive, rosters))
    yield Page("graph", "Graph", "graph.html", dict)
    for entity in archive.graph.entities:
        yield entity_page(archive, rosters, entity)
    for article in archive.graph.articles:
        yield article_page(archive, article.id)
    for first, second in compared_groups(archive, rosters):
        yield comparison_page(rosters, first, second)


# --- overview ----------------------------------------------------------------------------------------------------


def overview(archive: Archive, rosters: Rosters, most: int | None = None) -> dict[str, Any]:
    """The whole graph at a glance; `most` articles and contradictions."""
    kinds, modalities = archive.counted()
    return {
        "articles": archive.newest(most),
        "histogram": histogram_of(archive.dates()),
        "kinds": kinds,
        "modalities": modalities,
        "people": archive.of_kind("person", most=_MOST),
        "bodies": archive.of_kind("organisation", "country", most=_MOST),
        "rosters": rosters.fullest(_MOST),
        "disputed": _disputed(archive, most),
    }


def _disputed(archive: Archive, most: int | None, about: str | None = None) -> list[tuple[Line, Line]]:
    return [(tell(archive, said), tell(archive, denied)) for said, denied in archive.disputed(most, about)]


# --- entities ----------------------------------------------------------------------------------------------------

SECTIONS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("Offices", ("role",), ("holder",)),
    ("Seats", ("membership",), ("member",)),
    ("Stances held", ("stance",), ("holder",)),
    ("Stances towards it", ("stance",), ("target",)),
    ("Statements", ("statement",), ("speaker",)),
    ("People in office", ("role",), ("organisation", "country", "principal")),
    ("What it says of others", ("role", "membership", "stance"), (SOURCE,)),
)
"""Heading, kinds of claims, and the fields in which they name whose page it is."""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading, asserted before reported before denied; `total` with those that are not shown."""

    number: int
    title: str
    lines: list[Line]
    total: int


def entity_page(archive: Archive, rosters: Rosters, entity: Entity) -> Page:
    if entity.kind == "group":
        return Page(entity.id, entity.name, "group.html", lambda: group(archive, rosters, entity))
    return Page(entity.id, entity.name, "entity.html", lambda: dossier(archive, rosters, entity))


def dossier(archive: Archive, rosters: Rosters, entity: Entity) -> dict[str, Any]:
    """All that the graph holds on somebody or something."""
    offices = archive.held(entity.id, ("role",), ("holder",)).claims
    return {
        "entity": entity,
        "sections": list(_sections(archive, entity)),
        "timeline": draw_offices(archive, offices) if offices else Timeline(),
        "stances_in_time": stances_in_time(
            archive.held(entity.id, ("stance",), ("holder", "target")).claims, entity.id
        ),
        "disputed": _disputed(archive, _MOST, entity.id),
        "spoken_of": spoken_of(archive, archive.held(entity.id, ("statement",), ("speaker",)).claims),
        "groups": rosters.sent_by(entity.id),
        "beside": archive.beside(entity.id, _MOST),
        "places": archive.places(entity.id),
    }


def stances_in_time(claims: list[Claim], entity: str) -> list[tuple[str, Leanings]]:
    """What the entity is for and against, and who is for and against it, where there is more than one day."""
    stances = [claim for claim in claims if claim.kind == "stance"]
    drawn = [
        (title, draw_stances([claim for claim in stances if claim.fields.get(mine) == entity], other))
        for title, mine, other in (("Stances held", "holder", "target"), ("Stances towards it", "target", "holder"))
    ]
    return [(title, leanings) for title, leanings in drawn if leanings.rows]


def _sections(archive: Archive, entity: Entity) -> Iterator[Section]:
    for number, (_, kinds, _) in enumerate(SECTIONS):
        if entity.kind == "group" and kinds == ("membership",):  # its page has them as a roster
            continue
        if (section := section_of(archive, entity, number)).lines:
            yield section


def section_of(archive: Archive, entity: Entity, number: int, skip: int = 0) -> Section:
    """One of the SECTIONS of an entity's page, from its line numbered `skip` on."""
    title, kinds, fields = SECTIONS[number]
    claims, total = archive.held(entity.id, kinds, fields, skip)
    seen_from = None if fields == (SOURCE,) else entity.id
    return Section(number, title, [tell(archive, claim, seen_from) for claim in claims], total)


# --- groups ------------------------------------------------------------------------------------------------------


def group(archive: Archive, rosters: Rosters, entity: Entity) -> dict[str, Any]:
    return {
        "entity": entity,
        "roster": rosters.of(entity.id),
        "others": [(other, comparison_path(entity, other)) for other in rosters.others(entity.id)],
        "places": archive.places(entity.id),
        "sections": list(_sections(archive, entity)),
    }


def compared_groups(archive: Archive, rosters: Rosters) -> list[tuple[Entity, Entity]]:
    """The pairs that some page leads to, the earlier group first."""
    pairs = {
        tuple(entity.id for entity in in_time(found.group, other))
        for found in rosters
        for other in rosters.others(found.group.id)
    }
    return [(archive.entities[first], archive.entities[second]) for first, second in sorted(pairs)]


def in_time(first: Entity, second: Entity) -> tuple[Entity, Entity]:
    """Two groups, the earlier before the later."""
    early, late = sorted((first, second), key=lambda entity: (entity.properties.get("date") or "", entity.id))
    return early, late


def comparison_path(first: Entity, second: Entity) -> str:
    """The address of two groups side by side, the earlier first."""
    early, late = in_time(first, second)
    return f"compare/{early.id.partition('/')[2]}/{late.id.partition('/')[2]}"


def comparison_page(rosters: Rosters, first: Entity, second: Entity) -> Page:
    def make() -> dict[str, Any]:
        both = (rosters.of(first.id), rosters.of(second.id))
        return {"rosters": both, "rows": compare(*both)}

    return Page(comparison_path(first, second), f"{first.name} and {second.name}", "comparison.html", make)


# --- articles ----------------------------------------------------------------------------------------------------


def article_page(archive: Archive, id_: str) -> Page:
    article = archive.articles[id_]

    def make() -> dict[str, Any]:
        claims = dict.fromkeys(claim.id for claim, _ in archive.proofs(id_))
        return {
            "article": article,
            "clues": dict.fromkeys(
                " ".join(article.text[clue.start : clue.end].split()) for clue in article.published_clues
            ),
            "lines": [tell(archive, archive.claims[claim]) for claim in claims],
            "paragraphs": paragraphs(archive, article),
        }

    return Page(f"article/{id_}", article.title or id_, "article.html", make)


__all__ = ["Page", "comparison_path", "pages"]
