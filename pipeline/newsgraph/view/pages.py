"""The pages of a graph: the path of each, its template, and what stands on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from newsgraph.records import Claim, Entity
from newsgraph.schema import CLAIM_FIELDS
from newsgraph.view.archive import Archive
from newsgraph.view.leanings import Leanings, draw_stances
from newsgraph.view.marks import paragraphs
from newsgraph.view.seats import Rosters, compare
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


def overview(archive: Archive, rosters: Rosters) -> dict[str, Any]:
    graph = archive.graph
    return {
        "articles": sorted(graph.articles, key=lambda article: (article.published or "", article.id), reverse=True),
        "kinds": Counter(claim.kind for claim in graph.claims),
        "modalities": Counter(claim.modality for claim in graph.claims),
        "people": archive.of_kind("person")[:_MOST],
        "bodies": archive.of_kind("organisation", "country")[:_MOST],
        "rosters": [*rosters][:_MOST],
        "disputed": [line for claim in graph.claims if (line := _disputed(archive, claim))],
    }


def _disputed(archive: Archive, claim: Claim) -> tuple[Line, Line] | None:
    """A denied claim beside one that says the same and is not denied."""
    if claim.modality != "denied":
        return None
    said, subject = same_content(claim), claim.fields.get(CLAIM_FIELDS[claim.kind].subject)
    for other in archive.about(subject or ""):
        if other.kind == claim.kind and other.modality == "asserted" and same_content(other) == said:
            return tell(archive, other), tell(archive, claim)
    return None


def same_content(claim: Claim) -> tuple[str | None, ...]:
    """What two claims have in common where one affirms what the other denies."""
    fields = {
        "role": ("holder", "title", "organisation", "country"),
        "membership": ("member", "group"),
        "stance": ("holder", "target", "polarity"),
        "statement": ("speaker", "content"),
    }[claim.kind]
    return tuple(claim.fields.get(field) for field in fields)


# --- entities ----------------------------------------------------------------------------------------------------

_SECTIONS = (
    ("Offices", "role", "holder"),
    ("Seats", "membership", "member"),
    ("Stances held", "stance", "holder"),
    ("Stances towards it", "stance", "target"),
    ("Statements", "statement", "speaker"),
    ("People in office", "role", ("organisation", "country", "principal")),
)


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading, asserted before reported before denied."""

    title: str
    lines: list[Line]


def entity_page(archive: Archive, rosters: Rosters, entity: Entity) -> Page:
    if entity.kind == "group":
        return Page(entity.id, entity.name, "group.html", lambda: group(archive, rosters, entity))
    return Page(entity.id, entity.name, "entity.html", lambda: dossier(archive, rosters, entity))


def dossier(archive: Archive, rosters: Rosters, entity: Entity) -> dict[str, Any]:
    """All that the graph holds on somebody or something."""
    claims = archive.about(entity.id)
    offices = [claim for claim in claims if claim.kind == "role" and claim.fields.get("holder") == entity.id]
    return {
        "entity": entity,
        "sections": list(_sections(archive, entity, claims)),
        "timeline": draw_offices(archive, offices) if offices else Timeline(),
        "stances_in_time": stances_in_time(claims, entity.id),
        "groups": rosters.sent_by(entity.id),
        "beside": beside(archive, entity),
        "places": mentions_by_article(archive, entity),
    }


def stances_in_time(claims: list[Claim], entity: str) -> list[tuple[str, Leanings]]:
    """What the entity is for and against, and who is for and against it, where there is more than one day."""
    stances = [claim for claim in claims if claim.kind == "stance"]
    drawn = [
        (title, draw_stances([claim for claim in stances if claim.fields.get(mine) == entity], other))
        for title, mine, other in (("Stances held", "holder", "target"), ("Stances towards it", "target", "holder"))
    ]
    return [(title, leanings) for title, leanings in drawn if leanings.rows]


def _sections(archive: Archive, entity: Entity, claims: list[Claim]) -> Iterator[Section]:
    for title, kind, ends in _SECTIONS:
        fields = (ends,) if isinstance(ends, str) else ends
        found = [claim for claim in claims if claim.kind == kind and entity.id in map(claim.fields.get, fields)]
        if found:
            yield Section(title, in_order([tell(archive, claim, entity.id) for claim in found]))
    if said := [claim for claim in claims if claim.source == entity.id and claim.kind != "statement"]:
        yield Section("What it says of others", in_order([tell(archive, claim) for claim in said]))


def in_order(lines: list[Line]) -> list[Line]:
    order = ("asserted", "reported", "denied")
    return sorted(
        lines, key=lambda line: (order.index(line.claim.modality), line.first.article, line.first.start, line.claim.id)
    )


def beside(archive: Archive, entity: Entity) -> list[tuple[Entity, int]]:
    """Those who are named in the same claims, or sit in the same groups, most often."""
    found: Counter[str] = Counter()
    for claim in archive.about(entity.id):
        for id_ in claim.fields.values():
            if id_ in archive.entities and id_ != entity.id:
                found[id_] += 1
                if archive.entities[id_].kind == "group" and claim.kind == "membership":
                    fellows = (other.fields.get("member") for other in archive.about(id_) if other.kind == "membership")
                    found.update(fellow for fellow in fellows if fellow and fellow != entity.id)
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [(archive.entities[id_], count) for id_, count in ranked if archive.entities[id_].kind != "topic"][:_MOST]


def mentions_by_article(archive: Archive, entity: Entity) -> list[tuple[Any, int]]:
    counts = Counter(mention.article for mention in entity.mentions)
    return [(archive.articles[id_], counts[id_]) for id_ in sorted(counts) if id_ in archive.articles]


# --- groups ------------------------------------------------------------------------------------------------------


def group(archive: Archive, rosters: Rosters, entity: Entity) -> dict[str, Any]:
    return {
        "entity": entity,
        "roster": rosters.of(entity.id),
        "others": [(other, comparison_path(entity, other)) for other in rosters.others(entity.id)],
        "places": mentions_by_article(archive, entity),
        "sections": [
            section for section in _sections(archive, entity, archive.about(entity.id)) if section.title != "Seats"
        ],
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
