"""The workspace of an output folder: what was read from each article, kept by one process, closed as a single file."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from newsgraph.errors import NewsgraphError, SetupError
from newsgraph.folder import hold_folder
from newsgraph.jsonl import read_graph
from newsgraph.records import Article, Entity, Extraction, Mention
from newsgraph.rules import RuleSet
from newsgraph.workspace import known_ids, known_rules
from newsgraph.workspace.known_ids import Holders, Mentioned
from newsgraph.workspace.opening import open_database, transaction
from newsgraph.workspace.packed import Packed, pack, read_outline, write_outline, write_packed
from newsgraph.workspace.rows import (
    DamagedError,
    delete_article,
    read_article,
    read_extraction,
    read_mentions,
    read_rows,
    read_told,
)
from newsgraph.workspace.seal import seal, sealed

FILE = "newsgraph.db"
RESOLVED_FILE = f"{FILE}.resolved"
"""What is kept of the last resolution (`newsgraph.resolve.kept`)."""
SKIMMED_FILE = f"{FILE}.skimmed"
"""What was skimmed of a large graph's records (`newsgraph.graph.skims`)."""

_LOG = logging.getLogger(__name__)


@contextmanager
def open_workspace(folder: Path | None) -> Iterator[Workspace]:
    """Opens the workspace of an output folder and holds it, making both where they are missing; None: one in memory.

    A damaged or older file is set aside, with one line that says so. Raises SetupError when the folder cannot be written, when
    another run holds it, or when the file is not ours.
    """
    if folder is None:
        with open_database(None) as (database, _):
            yield Workspace(database)
        return
    files = [folder / name for name in (FILE, RESOLVED_FILE)]
    with hold_folder(folder):
        whole = sealed(files)
        new = not (folder / FILE).exists()
        with open_database(folder / FILE, known_whole=FILE in whole) as (database, anew):
            workspace = Workspace(database, anew, known_whole=new or FILE in whole, sealed=whole)
            if anew:
                with suppress(
                    NewsgraphError, OSError
                ):  # ids stay known as far as the graph that stands there tells them
                    workspace.remember_ids(map(mentioned, read_graph(folder).entities))
            yield workspace
        if workspace.known_whole:
            with suppress(SetupError):  # without a seal the next run takes longer
                seal(files)


class Workspace:
    """What has been read from each article so far, and every entity id that was ever exported."""

    def __init__(
        self,
        database: sqlite3.Connection,
        anew: bool = False,
        *,
        known_whole: bool = False,
        sealed: Collection[str] = (),
    ) -> None:
        self._database = database
        self.known_whole = known_whole
        """Whether all rows are known to be as they were written."""
        self.anew = anew
        """Whether the file is a new one in the place of one that was set aside."""
        self.sealed = sealed
        """The files that are as the last run closed them."""

    def keys(self) -> dict[str, str]:
        """The cache key of each article that stands here, by article id."""
        return dict(self._database.execute("SELECT id, cache_key FROM articles ORDER BY id"))

    def versions(self) -> dict[str, str]:
        """By article id what tells two readings of it apart: the digest of all that was read from it."""
        return dict(self._database.execute("SELECT id, digest FROM articles ORDER BY id"))

    def store(self, extraction: Extraction, key: str) -> None:
        """Keeps what was read from an article, in the place of what was read before; as `store_packed`."""
        self.store_packed(pack(extraction, key))

    def store_packed(self, packed: Packed) -> None:
        """Keeps what was read from an article, and was packed where it was read, in the place of what was read before.

        A process killed after that loses nothing; a power cut may cost the last articles, which are then read again.
        """
        with transaction(self._database):
            write_packed(self._database, packed)

    def remove(self, articles: Iterable[str]) -> None:
        """Forgets articles and all that was read from them."""
        with transaction(self._database):
            for article in articles:
                delete_article(self._database, article)

    def extraction(self, article: str) -> Extraction:
        """What was read from an article. Raises KeyError when it does not stand here."""
        return read_extraction(self._database, article, known_whole=self.known_whole)

    def told(self, article: str) -> Extraction:
        """The article that stands here under an id with its claims, and nothing else. Raises KeyError when there is none."""
        return read_told(self._database, article, known_whole=self.known_whole)

    def article(self, article: str) -> Article:
        """The article that stands here under an id, without what was read from it. Raises KeyError when there is none."""
        return read_article(self._database, article, known_whole=self.known_whole)

    def mentions(self, article: str, entities: Collection[int] | None = None) -> tuple[Mention, ...]:
        """The mentions that were read in an article (of some entities by their numbers), not compared with its digest; none where it does not stand here."""
        return read_mentions(self._database, article, entities)

    def outline(self, article: str, by: str) -> str | None:
        """Who is in an article, as it was told `by` this code of what was read there; None where that is not known."""
        return read_outline(self._database, article, by)

    def keep_outline(self, article: str, outline: str, by: str) -> None:
        write_outline(self._database, article, outline, by)

    def extractions(self) -> Iterator[Extraction]:
        """Everything that was read, by article id in code point order."""
        return (self.extraction(article) for article in self.keys())

    def has_claims_by(self, rules: str) -> bool:
        """Whether a claim stands here whose rule's name begins so."""
        query = "SELECT EXISTS (SELECT 1 FROM claims WHERE substr(rule, 1, ?) = ?)"
        return bool(self._database.execute(query, (len(rules), rules)).fetchone()[0])

    def drop_damaged(self) -> tuple[str, ...]:
        """Forgets what is not as it was written; gives the ids of the articles that are to be read again.

        What is left is not compared with its digests again: nobody else writes here. Nor is a file that is as we closed it.
        """
        if self.known_whole:
            return ()
        damaged = tuple(article for article in self.keys() if not self._is_whole(article))
        self.remove(damaged)
        self.known_whole = True
        if damaged:
            some = ", ".join(damaged[:3]) + (", ..." if len(damaged) > 3 else "")
            _LOG.warning("%s: damaged; what was read from %d articles is read again (%s)", FILE, len(damaged), some)
        with transaction(self._database):
            lost = known_ids.drop_damaged_ids(self._database)
        if lost:
            _LOG.warning("%s: damaged; some ids of earlier runs are forgotten (%d rows)", FILE, lost)
        return damaged

    def _is_whole(self, article: str) -> bool:
        try:
            read_rows(self._database, article)
        except DamagedError:
            return False
        return True

    def remember_ids(
        self,
        entities: Iterable[Mentioned],
        there: Callable[[], Iterable[str]] | None = None,
        holders: Holders | None = None,
    ) -> None:
        """Notes the ids of an exported graph, and for each earlier id that is not in it what its entity became.

        `entities` are all of it; or those that are new or other than in the last one, and then `there` gives the ids of all, sorted, and
        `holders` who is mentioned in places. On the disk when it returns, with all that was kept before: ids cannot be read again.
        """
        self._database.execute("PRAGMA synchronous = FULL")
        with transaction(self._database):
            known_ids.remember_ids(self._database, entities, there, holders)

    def remember_rules(self, rules: RuleSet) -> None:
        """Keeps the users' rules by which the articles that stand here were read."""
        with transaction(self._database):
            known_rules.remember_rules(self._database, rules)

    def rules(self) -> RuleSet:
        """The rules by which the articles that stand here were read."""
        return known_rules.known_rules(self._database)

    def follow_id(self, id_: str) -> str:
        """The id that an entity goes by now, if it was ever exported under the given one; else the given one."""
        return known_ids.follow(self._database, id_)


def mentioned(entity: Entity) -> Mentioned:
    """An entity of a graph as `Workspace.remember_ids` takes it."""
    return entity.id, [(mention.article, mention.start, mention.end) for mention in entity.mentions]


def follow_id(folder: Path, id_: str) -> str:
    """`Workspace.follow_id` for a folder that is only read; without a workspace there, the given id."""
    path = folder / FILE
    if not path.is_file():
        return id_
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return Workspace(database).follow_id(id_)
    except sqlite3.Error as error:  # a cache that cannot be read is no reason not to answer from the graph
        _LOG.warning("%s: cannot be read (%s); ids of earlier runs are not followed", path, error)
        return id_
    finally:
        database.close()
