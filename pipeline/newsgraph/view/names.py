"""What the search box looks through."""

from __future__ import annotations

from typing import Any

from newsgraph.graph.find import fold_name
from newsgraph.view.archive import Archive


def names_of(archive: Archive) -> list[dict[str, Any]]:
    """Path, name, kind, all names folded, and how often it is named, of each entity and article."""
    found = [
        {
            "path": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "words": " | ".join(dict.fromkeys(map(fold_name, (entity.name, *entity.aliases)))),
            "count": len(entity.mentions),
        }
        for entity in archive.graph.entities
        if entity.kind not in ("unnamed", "topic") or archive.about(entity.id)
    ]
    found += [
        {
            "path": f"article/{article.id}",
            "name": article.title or article.id,
            "kind": "article",
            "words": fold_name(article.title or article.id),
            "count": 0,
        }
        for article in archive.graph.articles
    ]
    return found
