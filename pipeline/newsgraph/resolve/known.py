"""Every article entity of an archive, looked at where the articles have it: an object for each would take a fifth of the memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsgraph.records import ArticleEntity, EntityKind, Extraction
from newsgraph.resolve.home import home_country

Key = tuple[str, int]
"""An article entity: article id, and its index in `Extraction.entities`."""


class Known(NamedTuple):
    """An article entity with its place in the corpus."""

    key: Key
    entity: ArticleEntity
    country: str | None = None
    """The ISO code of the country that the entity belongs to, where the article says it."""
    home: str | None = None
    """The code of the country that the article is about, where it is plain."""


@dataclass(frozen=True, slots=True)
class _Article:
    entities: Sequence[ArticleEntity]
    keys: Sequence[Key]
    home: str | None


class KnownEntities(Mapping[Key, Known]):
    """The entities of articles by their key, in the order of the keys; `Known` is made when it is asked for, its key is always the same object."""

    __slots__ = ("_articles", "_by_kind")

    def __init__(self, articles: Iterable[tuple[str, Sequence[ArticleEntity], str | None]]) -> None:
        """`articles`: id, entities, and the code of the country that it is about; sorted by id."""
        self._articles = {
            article: _Article(entities, [(article, index) for index in range(len(entities))], home)
            for article, entities, home in articles
        }
        self._by_kind: defaultdict[EntityKind, list[Key]] = defaultdict(list)
        for known in self._articles.values():
            for key, entity in zip(known.keys, known.entities, strict=True):
                self._by_kind[entity.kind].append(key)

    def __getitem__(self, key: Key) -> Known:
        article = self._articles[key[0]]
        try:
            return _know(article, key[1])
        except IndexError as error:
            raise KeyError(key) from error

    def __iter__(self) -> Iterator[Key]:
        for article in self._articles.values():
            yield from article.keys

    def __len__(self) -> int:
        return sum(len(article.keys) for article in self._articles.values())

    def entity(self, key: Key) -> ArticleEntity:
        """The entity alone, which is quicker."""
        return self._articles[key[0]].entities[key[1]]

    def of(self, kind: EntityKind) -> Iterator[Known]:
        """Those of a kind, in the order of the keys."""
        return (_know(self._articles[article], index) for article, index in self._by_kind[kind])

    def sizes(self) -> Iterator[tuple[str, int]]:
        """How many entities each article has."""
        return ((id_, len(article.keys)) for id_, article in self._articles.items())


def _know(article: _Article, index: int) -> Known:
    entity = article.entities[index]
    return Known(article.keys[index], entity, country_of(entity, article.entities), article.home)


def country_of(entity: ArticleEntity, entities: Sequence[ArticleEntity]) -> str | None:
    """The code of the country that an entity points at, or of the country it is."""
    if entity.kind == "country":
        return entity.code
    return entities[entity.country].code if entity.country is not None else None


def know_entities(extractions: Iterable[Extraction], homes: Mapping[str, str | None] | None = None) -> KnownEntities:
    """Every article entity by its key. `homes`: what articles are about, where it is known."""
    return KnownEntities(
        (
            extraction.article.id,
            extraction.entities,
            home_country(extraction) if homes is None else homes[extraction.article.id],
        )
        for extraction in sorted(extractions, key=lambda item: item.article.id)
    )
