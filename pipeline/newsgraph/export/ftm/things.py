"""Articles, people and bodies as FollowTheMoney's things, and where the articles mention them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from newsgraph.export.ftm.values import LANGUAGES, hash_of, make_date, make_id, make_name, make_text, make_words
from newsgraph.graph.sources import Records, without_words
from newsgraph.names.tables import body, country_name
from newsgraph.plain_yaml import load_plain_yaml
from newsgraph.records import Article, Entity

Row = dict[str, Any]

_WIKIDATA = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/(Q[0-9]+)")
_WEB = re.compile(r"https?://[^\s<>\"]+")


class Things:
    """What rows say of the things of one graph; only people, organisations and groups are things there."""

    def __init__(self, graph: Records) -> None:
        self._entities = {entity.id: without_words(entity) for entity in graph.entities}
        self._articles = {article.id: replace(article, text="") for article in graph.articles}

    def article(self, article: Article) -> Row:
        title = make_words(article.title)
        return {
            "id": self.article_id(article.id),
            "schema": "Article",
            "properties": {
                "title": title,
                "name": make_name(article.title),
                "author": [make_words(author) for author in article.authors],
                "publisher": make_words(article.publisher),
                "publishedAt": make_date(article.published),
                "sourceUrl": article.url if article.url and _WEB.fullmatch(article.url) else None,
                "language": LANGUAGES.get(article.language),
                "bodyText": make_text(article.text),
            },
        }

    def entity(self, entity: Entity) -> Row | None:
        schema = self.schema_of(entity)
        name = make_name(entity.name)
        if not schema or not name:
            return None
        country = entity.properties.get("country") or entity.properties.get("sender")
        links = [found[1] for iri in entity.same_as if (found := _WIKIDATA.fullmatch(iri))]
        group = entity.kind == "group"
        return {
            "id": make_id(entity.id),
            "schema": schema,
            "properties": {
                "name": name,
                "alias": [make_name(alias) for alias in entity.aliases],
                "country": self.code_of(country),
                "wikidataId": links,
                "classification": "group" if group else None,
                "summary": make_words(entity.properties.get("occasion")) if group else None,
            },
        }

    def mentions(self, entity: Entity) -> Iterator[Row]:
        """One an article that names the entity, with the words by which it does."""
        schema = self.schema_of(entity)
        words: dict[str, list[str]] = {}
        for mention in entity.mentions:
            if mention.type == "name" and mention.article in self._articles and (name := make_name(mention.text)):
                words.setdefault(mention.article, []).append(name)
        for article, names in words.items() if schema and make_name(entity.name) else ():
            yield {
                "id": f"newsgraph-mention-{hash_of(article, entity.id)}",
                "schema": "Mention",
                "properties": {
                    "document": self.article_id(article),
                    "resolved": make_id(entity.id),
                    "name": names,
                    "detectedSchema": schema,
                },
            }

    def schema_of(self, entity: Entity | None) -> str | None:
        if entity is None:
            return None
        if entity.kind == "organisation" and _is_public(entity):
            return "PublicBody"
        return {"person": "Person", "organisation": "Organization", "group": "Organization"}.get(entity.kind)

    def find(self, entity: str | None) -> Entity | None:
        return self._entities.get(entity or "")

    def code_of(self, country: str | None) -> str | None:
        """The country's code, as FollowTheMoney writes it; None for what is no country, or has no code that exists."""
        found = self.find(country)
        code = found.properties.get("code") if found else None
        return code.lower() if code and country_name(code) else None

    def article_id(self, article: str) -> str:
        return f"newsgraph-article-{hash_of(article)}"

    def url_of(self, article: str) -> str | None:
        found = self._articles.get(article)
        return found.url if found and found.url and _WEB.fullmatch(found.url) else None


def _is_public(entity: Entity) -> bool:
    known = body(entity.name)
    if known:
        return known.kind == "service"
    words = set(re.findall(r"\w+", entity.name.casefold()))
    return bool(entity.properties.get("country") and words & _public_words())


@cache
def _public_words() -> frozenset[str]:
    text = files(__package__).joinpath("public.yaml").read_text(encoding="utf8")
    return frozenset(load_plain_yaml(text)["words"])
