"""What is in order by its shape and yet can never do anything: asked of users' rules by `rules check`, of ours by tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsgraph.rules.attitude_checks import idle_attitudes
from newsgraph.rules.attitude_shapes import AttitudeFrame, Attitudes
from newsgraph.rules.attitudes import attitudes, index_frames
from newsgraph.rules.certainty import certainty_file
from newsgraph.rules.examples import EXAMPLE_FIELDS
from newsgraph.rules.idle import Idle
from newsgraph.rules.laying import EXAMPLES, OFF, Path
from newsgraph.rules.ruleset import RuleFile, RuleSet
from newsgraph.rules.title_tables import title_rules
from newsgraph.rules.valences import valence_rules

_FREE_CASE = frozenset({"boilerplate", "parties"})
"""The files in which letter case counts; all other words are looked up in small letters."""
_CODES = frozenset(
    {
        "post_nominals",
        "class",
        "kind",
        "gender",
        "status",
        "capacity",
        "occurrence",
        "polarity",
        "strength",
        "negated",
        "voice",
        "reach",
        "pos",
        "when",
        "inside_shouts",
    }
)


def idle_frames(rules: Attitudes | None = None) -> Iterator[Idle]:
    """Words of attitude frames that can never carry a stance, and lists around them that disagree."""
    rules = rules or attitudes()
    sections = {"verbs": rules.verbs, "nouns": rules.nouns, "adjectives": rules.adjectives}
    for section, frames in sections.items():
        for name, frame in frames.items():
            path = (section, name)
            if not name.startswith("stance."):
                yield Idle("attitudes", path, f"the rule of a stance is called stance.<something>, not {name!r}")
            yield from (Idle("attitudes", path, reason) for reason in _without_target(section, frame))
    yield from idle_attitudes(rules, {section: index_frames(frames) for section, frames in sections.items()})


def _without_target(section: str, frame: AttitudeFrame) -> Iterator[str]:
    """Why no target can be of the sort that a frame takes."""
    if frame.named and frame.things and frame.polarity == "for":
        yield "named and things: what has a name can act, and is no thing"
    odd = {"verbs": ("person",), "nouns": ("only", "felt", "beside"), "adjectives": ("named", "beside")}
    for field in odd[section]:
        if getattr(frame, field):
            yield f"{field}: says nothing in {section}"
    if section == "verbs" and ("subject" in frame.target) != frame.felt:
        yield "target: the subject is the target where the frame is felt, and only there"


def idle_certainty() -> Iterator[Idle]:
    """Rows of certainty words without a class, and words that two rows claim."""
    file = certainty_file()
    taken: dict[tuple[str, str, str | None], str] = {}
    for name, row in reversed(file.rows.items()):  # users' rows stand first, and are the ones to be told of
        if row.class_ not in file.classes:
            yield Idle("certainty", ("rows", name, "class"), f"{row.class_!r} is no class")
        for words in row.words:
            for reach in row.reach:
                other = taken.setdefault((words, reach, row.voice), name)
                if other != name:
                    at = ("rows", name, "words")
                    yield Idle(
                        "certainty", at, f"{words!r} stands in {other} too, with the same reach; switch one off", words
                    )
                    break


def idle_ratings() -> Iterator[Idle]:
    """Words that are rated and neutral, or good and bad."""
    rules = valence_rules()
    for section, words in (("bad", rules.bad), ("good", rules.good)):
        for word in sorted(words & rules.neutral):
            yield Idle(
                "valences", (section,), f"{word!r} stands in neutral too, which goes first; switch it off there", word
            )
    for word in sorted(rules.good & rules.bad):
        yield Idle("valences", ("bad",), f"{word!r} stands in good too, which goes first", word)


def idle_titles() -> Iterator[Idle]:
    """Short forms and plurals of words that are no titles."""
    rules = title_rules()
    heads = {word for group in (*rules.heads, *rules.phrases) for word in group.words}
    for section, short in (("abbreviations", rules.abbreviations), ("plurals", rules.plurals)):
        for form, word in short.items():
            if word not in heads and word not in rules.abbreviations:
                yield Idle("titles", (section, form), f"{word!r} is no title")


def in_capitals(file: str, content: Any, path: Path = ()) -> Iterator[Idle]:
    """Words with capital letters in files whose words are looked up in small ones."""
    if file in _FREE_CASE or "at" in path or (path and path[-1] in {*EXAMPLE_FIELDS, EXAMPLES, OFF, *_CODES}):
        return
    if isinstance(content, dict):
        for key, item in content.items():
            yield from in_capitals(file, item, (*path, key))
    elif isinstance(content, list):
        for number, item in enumerate(content):
            yield from in_capitals(file, item, (*path, number))
            if isinstance(item, str) and item != item.lower():
                yield Idle(file, path, f"{item!r} is looked up in small letters; write {item.lower()!r}", item)


def place_in(rules: RuleSet, idle: Idle) -> tuple[RuleFile, Path] | None:
    """Where a user's file says what is idle; None where only the shipped ones do."""
    for file in reversed(rules.files(idle.file)):
        path: list[str | int] = []
        content: Any = file.content
        for part in idle.path:
            if not isinstance(content, dict) or part not in content:
                break
            content = content[part]
            path.append(part)
        if idle.word is not None and isinstance(content, list) and idle.word in content:
            path.append(content.index(idle.word))
        if len(path) == len(idle.path) + (idle.word is not None):
            return file, tuple(path)
    return None


def all_idle() -> Iterator[Idle]:
    """All that can never do anything under the active rule set, letter case aside."""
    yield from idle_frames()
    yield from idle_certainty()
    yield from idle_ratings()
    yield from idle_titles()
