"""Which of the articles given are to be read, as those that stand in the workspace and their cache keys tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from newsgraph.given import Given
from newsgraph.records import Article
from newsgraph.workspace import Workspace, cache_key


@dataclass(frozen=True, slots=True)
class Plan:
    """Which articles are to be read, under which cache keys, and how those of the workspace stand to the input, by id.

    `known` gives all articles that the graph will be of, one by one, `articles` those of them that are to be read; `reader` reads them.
    """

    reader: str
    todo: frozenset[str]
    keys: Mapping[str, str]
    new: frozenset[str]
    changed: frozenset[str]
    unchanged: int
    gone: tuple[str, ...]
    known: Callable[[], Iterator[Article]]

    def articles(self) -> Iterator[Article]:
        return (article for article in self.known() if article.id in self.todo)


def make_plan(workspace: Workspace, given: Given, reader: str, add: bool) -> Plan:
    """Compares the articles given with those that stand in the workspace, by their cache keys.

    `reader` names what reads them: the model's name and version, and what it is asked for.
    """
    stand = workspace.keys()
    gone = tuple(id_ for id_ in stand if id_ not in given.ids)

    def known() -> Iterator[Article]:
        # Kept articles are read again from the workspace's copy when model or rules have changed since: one graph, one reader.
        yield from given
        yield from (workspace.article(id_) for id_ in gone) if add else ()

    keys = {article.id: cache_key(article, reader) for article in known()}
    todo = frozenset(id_ for id_, key in keys.items() if stand.get(id_) != key)
    new = frozenset(id_ for id_ in todo if id_ not in stand)
    changed = frozenset(id_ for id_ in todo if id_ in given.ids) - new
    unchanged = len(given) - len(new) - len(changed)
    return Plan(reader, todo, keys, new, changed, unchanged, gone, known)
