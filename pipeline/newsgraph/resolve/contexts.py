"""What may tell a lone name: the posts that are held, and all that an article names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet

from newsgraph.names.parts import normalise
from newsgraph.records import Extraction
from newsgraph.resolve.clusters import Joins
from newsgraph.resolve.known import Key, KnownEntities
from newsgraph.resolve.spellings import Names

Item = Key | str
"""Something that two articles can share: an entity (the representative of its set), or a post as words."""

_COMMON_ARTICLES, _COMMON_SHARE = 5, 0.1
# Who is in more articles than this (number and share of all) is no evidence alone: half of the news names the president.

_MOST_NEAR = 100
# Who is in more articles singles out nobody, in however large a corpus.

_FEW = 8
_SHOWN = 4

_HEADS = frozenset({"president", "prime minister", "chancellor", "king", "queen", "emperor", "pope"})
_ANY = "/any country"
"""Heads of state and government: news says "President Vogel" and leaves out the country; name and post together are rare."""

_MET_AGAIN = frozenset({"country", "organisation", "place"})
"""What can be recognised in another article, beside people of full name; lone names and common things cannot."""


class Contexts:
    """What each article is about and what its people are; kept an article, not a person, so that memory stays linear."""

    def __init__(self, extractions: Sequence[Extraction], known: KnownEntities, names: Names, joins: Joins) -> None:
        """`joins` must hold the joins of full names, bodies, places and countries already."""
        named = {key for bearers in names.values() for key in bearers}
        self._known = known
        self._around: dict[str, tuple[Key, ...]] = {}  # a fifth of the memory of sets
        self.roles: dict[Key, frozenset[str]] = {}
        same: dict[frozenset[str], frozenset[str]] = {}  # many hold one post, in many articles
        for extraction in extractions:
            article = extraction.article.id
            keyed = (((article, index), entity.kind) for index, entity in enumerate(extraction.entities))
            self._around[article] = tuple(
                {joins.find(key) for key, kind in keyed if kind in _MET_AGAIN or key in named}
            )
            self.roles.update((key, same.setdefault(held, held)) for key, held in _read_roles(extraction))
        articles: dict[Item, list[str]] = defaultdict(list)
        uses = Counter(item for around in self._around.values() for item in around)
        for article, around in self._around.items():
            for item in around:
                if uses[item] > 1:  # what one article alone names can be shared with none
                    articles[item].append(article)
        for (article, _), roles in self.roles.items():
            for role in roles:
                articles[role].append(article)
        self._articles = {item: compact(set(articles.pop(item))) for item in list(articles)}
        most = max(_COMMON_ARTICLES, _COMMON_SHARE * len(extractions))
        self._common = frozenset(item for item, named in self._articles.items() if len(named) > most)

    def of(self, key: Key) -> frozenset[Item]:
        """The context of a person of an article."""
        return frozenset(self._around[key[0]]) | self.roles.get(key, frozenset())

    def shared(self, key: Key, articles: Collection[str], roles: AbstractSet[str]) -> frozenset[Item]:
        """What a person of an article shares with somebody of these articles and posts."""
        known = articles if isinstance(articles, frozenset) else frozenset(articles)
        met = {item for item in self._around[key[0]] if not known.isdisjoint(self._articles.get(item, ()))}
        return frozenset(met | (self.roles.get(key, frozenset()) & roles))

    def telling_articles(self, key: Key) -> set[str]:
        """The articles that share something telling with a person's article (a post: with the person)."""
        lists = [self._articles.get(item, ()) for item in self.of(key) if self.is_telling(item)]
        return {article for named in lists if len(named) <= _MOST_NEAR for article in named} - {key[0]}

    def is_telling(self, item: Item) -> bool:
        """Whether one shared item is evidence: a post, or a person who is not in all the news."""
        if isinstance(item, str) and item.endswith(_ANY):
            return True  # half of the news names some president, but not one of this surname
        return item not in self._common and (isinstance(item, str) or self._known.entity(item).kind == "person")

    def describe(self, items: Collection[Item]) -> str:
        """Some of the items in words, the telling ones first: "both with Piotr Zalewski, Chile"."""
        named = sorted(
            (not self.is_telling(item), item if isinstance(item, str) else self._known.entity(item).name)
            for item in items
        )
        more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
        return "both with " + ", ".join(name for _, name in named[:_SHOWN]) + more


def compact(articles: set[str]) -> Collection[str]:
    """The same articles; a few as a tuple, which takes a third of the memory of a set."""
    return tuple(sorted(articles)) if len(articles) <= _FEW else frozenset(articles)


def _read_roles(extraction: Extraction) -> Iterator[tuple[Key, frozenset[str]]]:
    """The posts of each holder, where a country or body makes them telling."""
    roles: dict[int, set[str]] = defaultdict(set)
    for claim in extraction.claims:
        if claim.kind != "role" or "holder" not in claim.entities or claim.modality == "denied":
            continue
        title = normalise(claim.values.get("title", ""))
        if title in _HEADS and "organisation" not in claim.entities:
            roles[claim.entities["holder"]].add(f"{title}{_ANY}")
        for field in ("country", "organisation"):
            index = claim.entities.get(field)
            if index is not None:
                where = extraction.entities[index]
                roles[claim.entities["holder"]].add(f"{title}/{where.code or normalise(where.name)}")
    return (((extraction.article.id, index), frozenset(found)) for index, found in roles.items())
