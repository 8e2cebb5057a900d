"""Entities, claims and articles as data: the same address as their page, by `Accept` or by an ending."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.graph.nodes import Nodes
from newsgraph.query.formats import ALSO_CALLED, GRAPHS, Question
from newsgraph.serve.negotiation import media_types
from newsgraph.serve.stored import StoredArchive

ENDINGS = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
}
_PAGE = ("text/html", "application/xhtml+xml", "*/*", "text/*")
# A claim comes with its evidence and where the words stand; what is said of an entity is said of its own node.
_DESCRIBE = """CONSTRUCT {{ ?node ?property ?value }} WHERE {{
    {{ BIND ({node} AS ?node) }}
    UNION {{ {node} ng:evidence ?node }}
    UNION {{ {node} ng:evidence/(oa:hasSelector|ng:support) ?node }}
    ?node ?property ?value }}"""


@dataclass(frozen=True, slots=True)
class Thing:
    """What an address names, and as which media type it is wanted; none: as a page."""

    path: str
    media_type: str | None


def find_thing(archive: StoredArchive, path: str, accept: str) -> Thing:
    """What an address names: an ending counts only where nothing is called so."""
    if not is_known(archive, path):
        for ending, media_type in ENDINGS.items():
            if path.endswith(ending) and is_known(archive, path.removesuffix(ending)):
                return Thing(path.removesuffix(ending), media_type)
        return Thing(path, None)
    for name in media_types(accept):
        if name in _PAGE:
            return Thing(path, None)
        for known in (name, *ALSO_CALLED.get(name, ())):
            if known in GRAPHS:
                return Thing(path, known)
    return Thing(path, None)


def is_known(archive: StoredArchive, path: str) -> bool:
    """Whether an entity, a claim or an article has this path."""
    kind, _, rest = path.partition("/")
    return path in archive.entities or path in archive.claims or (kind == "article" and rest in archive.articles)


def question_about(archive: StoredArchive, thing: Thing, base: str) -> Question:
    """The query for what the graph says of a thing."""
    nodes = Nodes(base)
    is_article = thing.path.startswith("article/") and thing.path not in archive.entities
    node = nodes.article(thing.path.partition("/")[2]) if is_article else nodes.node(thing.path)
    return Question(_DESCRIBE.format(node=node), (thing.media_type or "text/turtle",))
