"""A comparison as Markdown: a list that can be mailed or put into a page, with the words that prove each line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from newsgraph.compare.changes import Change, Comparison

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_HEADS = {
    "people": "People",
    "bodies": "Groups and bodies",
    "seats": "Who sits where",
    "offices": "Who holds what",
    "stances": "Who stands where",
    "contradictions": "What contradicts itself",
}
_SIGNS = {"lost": "gone", "added": "new"}


def to_markdown(comparison: Comparison) -> str:
    """The comparison under one heading a section; nothing of an article can change the form."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield "# What changed"
    yield ""
    yield f"{summary(comparison)}."
    for section, changes in groupby(comparison.changes, key=lambda change: change.section):
        yield ""
        yield f"## {_HEADS[section]}"
        yield ""
        for change in changes:
            yield _line(change)


def summary(comparison: Comparison) -> str:
    """The numbers in one line: "2 articles new, 1 gone, 0 changed; 5 changes"."""
    articles = (comparison.added_articles, comparison.lost_articles, comparison.changed_articles)
    new, gone, changed = map(len, articles)
    return f"Articles: {new} new, {gone} gone, {changed} changed; differences: {len(comparison.changes)}"


def _line(change: Change) -> str:
    told = f": {_plain(change.before)} → {_plain(change.after)}" if change.before and change.after else ""
    state = "" if told or change.section in ("people", "bodies") else f" ({_plain(change.after or change.before)})"
    what = "" if change.section in ("people", "bodies") else f", {_plain(change.what)}"
    proof = (
        f" — “{_plain(change.words)}” `{_code(f'{change.article}:{change.start}-{change.end}')}`"
        if change.article
        else ""
    )
    sign = _SIGNS.get(change.change, change.change)
    return f"- **{sign}** {_plain(change.who)}{what}{state}{told} *({change.because})*{proof}"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _code(text: str) -> str:
    return " ".join(text.split()).replace("`", "'")
