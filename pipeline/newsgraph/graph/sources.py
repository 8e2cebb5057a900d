"""What a dataset is made from: articles, entities and claims, and the claims of one article.

A graph in memory gives them (`HeldSource`), and a folder's JSON Lines files, line by line (`newsgraph.graph.folder_source`).
Pictures and tables go through articles, entities and claims several times (`Records`): those of a graph in memory, or
read anew each time (`ReadRecords`), so that what they keep of each is all that is in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Protocol

from newsgraph.graph.skimmed import ARTICLES, CLAIMS, ENTITIES, AnyArticle, AnyClaim, AnyEntity
from newsgraph.jsonl import LINES
from newsgraph.records import Article, Claim, Entity, KnowledgeGraph

_TEXTS = 1_000
"""How many articles' texts are kept at hand."""


_, _, _claim_line = LINES
NOWHERE = ""
"""In the place of an article's id."""


class Source(Protocol):
    """All in the order of their ids."""

    @property
    def size(self) -> int:
        """The bytes that have to be read to go through it once; 0 where it is in memory."""
        ...

    def reopen(self) -> None:
        """Makes it this process's own, where another was forked from the one that opened it."""
        ...

    def articles(self) -> Iterable[Article]: ...

    def entities(self) -> Iterable[Entity]: ...

    def claims(self) -> Iterable[Claim]: ...

    def text(self, article: str) -> str:
        """The article's text; empty where there is no such article."""
        ...

    def claims_of(self, article: str) -> Iterator[Claim]:
        """The claims that have evidence or a span in the article; NOWHERE: those that have none at all."""
        ...

    def skim_articles(self, *, known: bool = False) -> Iterable[AnyArticle]:
        """The articles for who does not look at their words; with `known`, what each is made from is told, too."""
        ...

    def skim_entities(self, *, known: bool = False) -> Iterable[AnyEntity]:
        """The entities, likewise."""
        ...

    def skim_claims(self, *, known: bool = False, placed: bool = True) -> Iterable[AnyClaim]:
        """The claims, likewise; not `placed`, they are not asked for by article afterwards."""
        ...

    def article(self, number: int) -> Article:
        """One of the articles, by its number among them; when they have been gone through."""
        ...

    def entity(self, number: int) -> Entity: ...


class HeldSource:
    """The records of a graph in memory."""

    size = 0

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._articles = sorted(graph.articles, key=lambda article: article.id)
        self._entities = sorted(graph.entities, key=lambda entity: entity.id)
        self._claims = sorted(graph.claims, key=lambda claim: claim.id)
        self._texts = {article.id: article.text for article in self._articles}
        self._of: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self._claims:
            for article in claim.articles or [NOWHERE]:
                self._of[article].append(claim)

    def reopen(self) -> None:
        """Memory is each process's own."""

    def articles(self) -> Iterable[Article]:
        return self._articles

    def entities(self) -> Iterable[Entity]:
        return self._entities

    def claims(self) -> Iterable[Claim]:
        return self._claims

    def skim_articles(self, *, known: bool = False) -> Iterable[AnyArticle]:
        return (ARTICLES.of_record(each, b"") for each in self._articles) if known else self._articles

    def skim_entities(self, *, known: bool = False) -> Iterable[AnyEntity]:
        return (ENTITIES.of_record(each, b"") for each in self._entities) if known else self._entities

    def skim_claims(self, *, known: bool = False, placed: bool = True) -> Iterable[AnyClaim]:  # noqa: ARG002  (all are at hand)
        if not known:
            return self._claims
        return (CLAIMS.of_record(each, _claim_line(each).encode("utf8", "surrogatepass")) for each in self._claims)

    def article(self, number: int) -> Article:
        return self._articles[number]

    def entity(self, number: int) -> Entity:
        return self._entities[number]

    def text(self, article: str) -> str:
        return self._texts.get(article, "")

    def claims_of(self, article: str) -> Iterator[Claim]:
        yield from self._of.get(article, ())


class Records(Protocol):
    """What a `KnowledgeGraph` has, to be gone through as often as one likes; of ReadRecords in the order of the ids."""

    @property
    def articles(self) -> Iterable[Article]: ...

    @property
    def entities(self) -> Iterable[Entity]: ...

    @property
    def claims(self) -> Iterable[Claim]: ...


class ReadRecords:
    """The records of a source, read anew each time that somebody goes through them."""

    def __init__(self, source: Source) -> None:
        self.source = source

    @property
    def articles(self) -> Iterable[Article]:
        return self.source.articles()

    @property
    def entities(self) -> Iterable[Entity]:
        return self.source.entities()

    @property
    def claims(self) -> Iterable[Claim]:
        return self.source.claims()


def sorted_records(records: Records) -> ReadRecords:
    """The records in the order of their ids."""
    if isinstance(records, ReadRecords):
        return records
    return ReadRecords(
        HeldSource(KnowledgeGraph(tuple(records.articles), tuple(records.entities), tuple(records.claims)))
    )


def text_finder(records: Records) -> Callable[[str], str]:
    """Gives the text of an article by its id, empty where there is none; once its articles have been gone through."""
    if isinstance(records, ReadRecords):
        return lru_cache(maxsize=_TEXTS)(records.source.text)
    texts = {article.id: article.text for article in records.articles}
    return lambda article: texts.get(article, "")


def without_words(entity: AnyEntity) -> Entity:
    """What claims ask of the entities that they name, without its mentions: of these there are more than claims."""
    return Entity(
        entity.id,
        entity.kind,
        entity.name,
        properties=entity.properties,
        complete=entity.complete,
        round=entity.round,
    )
