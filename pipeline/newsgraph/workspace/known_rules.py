"""The users' rules by which a folder's articles were read, so that its graph is made anew by the same."""

from __future__ import annotations

import logging
import sqlite3

from newsgraph.rules import SHIPPED, RuleSet
from newsgraph.rules.ruleset import RuleFile
from newsgraph.workspace.rows import Row, digest

_LOG = logging.getLogger(__name__)


def remember_rules(database: sqlite3.Connection, rules: RuleSet) -> None:
    """Keeps the files of a rule set in the place of those kept before. The caller holds the transaction."""
    rows: list[Row] = [
        (number, file.name, file.path, file.text) for number, folder in enumerate(rules.folders) for file in folder
    ]
    database.execute("DELETE FROM rules")
    database.executemany("INSERT INTO rules VALUES (?, ?, ?, ?, ?)", ((*row, digest(row)[:16]) for row in rows))


def known_rules(database: sqlite3.Connection) -> RuleSet:
    """The rule set that was kept last; the shipped one, with a warning, where what was kept is damaged."""
    folders: dict[int, list[RuleFile]] = {}
    for *row, signed in database.execute("SELECT * FROM rules ORDER BY folder, name"):
        if digest(tuple(row))[:16] != signed:
            _LOG.warning("rules: damaged in the workspace; only the shipped ones hold, until articles are read again")
            return SHIPPED
        number, name, path, text = row
        folders.setdefault(number, []).append(RuleFile(name, path, text))
    return RuleSet(*map(tuple, folders.values())) if folders else SHIPPED
