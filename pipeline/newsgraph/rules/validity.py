"""What is wrong in users' rule files so that nothing can be read by them, each with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from newsgraph.rules import RuleSet, read_yaml, using
from newsgraph.rules.boilerplate import UP_TO
from newsgraph.rules.checks import idle_certainty, place_in
from newsgraph.rules.examples import EXAMPLE_FIELDS
from newsgraph.rules.files import LOADERS, SHAPES
from newsgraph.rules.laying import Path, Wrong, lay
from newsgraph.rules.patterns import unbounded

_NO_WORDS = frozenset({*EXAMPLE_FIELDS, "match", "needs", "prepositions"})
"""Fields that may hold blanks or nothing."""


def wrong_in(rules: RuleSet) -> Iterator[str]:
    """All that is wrong in a rule set's files; what clashes with other rules only where each file is in order.

    One after the other as it is asked for: a long file may have very much wrong with it.
    """
    for find in (_misshapen, _clashing, _unusable):
        found = False
        for message in find(rules):
            found = True
            yield message
        if found:
            return


def _misshapen(rules: RuleSet) -> Iterator[str]:
    """What does not fit the shapes; the files of a name are laid over each other in their order."""
    for name, shape in SHAPES.items():
        content = read_yaml(f"en/{name}")
        for file in rules.files(name):
            laid = lay(shape, content, file.content)
            wrong = [*laid.wrong, *_blank(file.content, ()), *_unbounded(name, file.content)]
            yield from (file.tell(each.path, each.reason) for each in wrong)
            if wrong:
                break
            content = laid.content


def _blank(content: Any, path: Path) -> Iterator[Wrong]:
    """Words that are none: empty ones, and ones with blanks around them or two in a row, which no text is ever like."""
    items = enumerate(content) if isinstance(content, list) else content.items() if isinstance(content, dict) else ()
    for key, item in items:
        if key in _NO_WORDS:
            continue
        for word in (key, item):
            if isinstance(word, str) and (not word or word != " ".join(word.split())):
                yield Wrong((*path, key), "an empty word, or one with blanks where there should be none")
        yield from _blank(item, (*path, key))


def _unbounded(name: str, content: Any) -> Iterator[Wrong]:
    """The patterns of boilerplate rules that may take time by the power of a block's length."""
    for number, rule in enumerate(content if name == "boilerplate" else ()):
        if isinstance(rule, dict) and isinstance(rule.get("match"), str):
            with suppress(Exception):  # no regular expression, or no number: its shape has told
                reason = unbounded(rule["match"], int(rule.get("up_to", UP_TO)))
                if reason:
                    yield Wrong((number, "match"), reason)


def _clashing(rules: RuleSet) -> Iterator[str]:
    """Certainty words that two rows claim: nobody could say what becomes of the clause."""
    with using(rules):
        clashes = list(idle_certainty())
    for idle in clashes:
        place = place_in(rules, idle)
        if place:
            file, path = place
            yield file.tell(path, idle.reason)


def _unusable(rules: RuleSet) -> Iterator[str]:
    """Files of which the tables that reading needs cannot be made, for whatever reason."""
    for name, load in LOADERS.items():
        try:
            with using(rules):
                load()
        except Exception as error:  # noqa: BLE001  (words may be wrong in ways that nobody has thought of)
            for file in rules.files(name):
                yield f"{file.path}: cannot be used: {type(error).__name__}: {' '.join(str(error).split())}"
