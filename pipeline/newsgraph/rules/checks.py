"""What is in order by its shape and yet can never do anything: asked of users' rules by `rules check`, of ours by tests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsgraph.rules.attitude_shapes import AttitudeFrame, Attitudes
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.certainty import certainty_file
from newsgraph.rules.examples import EXAMPLE_FIELDS
from newsgraph.rules.laying import EXAMPLES, OFF, Path
from newsgraph.rules.ruleset import RuleFile, RuleSet
from newsgraph.rules.titles import title_rules
from newsgraph.rules.valences import valence_rules

_FREE_CASE = frozenset({"boilerplate", "parties"})
"""The files in which letter case counts; all other words are looked up in small letters."""
_CODES = frozenset(
    {"class", "kind", "gender", "status", "capacity", "polarity", "strength", "negated", "voice", "reach"}
)
_VERB_PLACES = frozenset({"object", "to-do", "to-end", "that", "that-be", "that-subject"})
_NOUN_PLACES = frozenset({"to-do", "to-end", "that", "be"})
_ADJECTIVE_PLACES = frozenset({"to-do", "that"})


@dataclass(frozen=True, slots=True)
class Idle:
    """What can never do anything: the file, the path that leads there, and why."""

    file: str
    path: Path
    reason: str
    word: str | None = None
    """The item of the list at the end of the path, for one that stands in a list."""


def idle_frames(rules: Attitudes | None = None) -> Iterator[Idle]:
    """Words of attitude frames that can never carry a stance."""
    rules = rules or attitudes()
    sections = {"verbs": rules.verbs, "nouns": rules.nouns, "adjectives": rules.adjectives}
    for section, frames in sections.items():
        for name, frame in frames.items():
            path = (section, name)
            if not name.startswith("stance."):
                yield Idle("attitudes", path, f"the rule of a stance is called stance.<something>, not {name!r}")
            yield from (Idle("attitudes", path, reason) for reason in _without_target(section, frame, rules))
            yield from _idle_words(section, path, frame)
        yield from _shadowed(section, frames)


def _without_target(section: str, frame: AttitudeFrame, rules: Attitudes) -> Iterator[str]:
    """Why no target can be of the sort that a frame takes."""
    if frame.only and frame.only <= rules.no_targets:
        yield "only: none of these words is ever a target (they stand in no_targets)"
    if frame.named and frame.things and frame.polarity == "for":
        yield "named and things: what has a name can act, and is no thing"
    for field in ("only", "named", "felt") if section != "verbs" else ("person",):
        if getattr(frame, field):
            yield f"{field}: says nothing in {section}"
    if ("subject" in frame.target) != frame.felt:
        yield "target: the subject is the target where the frame is felt, and only there"


def _idle_words(section: str, path: Path, frame: AttitudeFrame) -> Iterator[Idle]:
    """Words whose target has no place: a verb without a preposition whose frame has prepositions only."""
    places = {"verbs": _VERB_PLACES, "nouns": _NOUN_PLACES, "adjectives": _ADJECTIVE_PLACES}[section]
    for number, words in enumerate(frame.words):
        at, (_, *rest) = (*path, "words"), words.split(" ")
        if frame.words.index(words) != number:
            yield Idle("attitudes", at, f"{words!r} stands here twice", words)
        if section == "verbs" and not rest and not frame.felt and not places & set(frame.target):
            yield Idle(
                "attitudes", at, f"{words!r} has no preposition, and the frame's targets stand after one only", words
            )


def _shadowed(section: str, frames: Mapping[str, AttitudeFrame]) -> Iterator[Idle]:
    """Words of a frame that an earlier frame takes first wherever this one could."""
    earlier: defaultdict[str, list[tuple[str, AttitudeFrame]]] = defaultdict(list)
    for name, frame in frames.items():
        for words in frame.words:
            for other, first in earlier[words]:
                if _takes_all(first, frame, linked=" " in words):
                    reason = f"{words!r} stands in {other} too, which goes first wherever this could fire"
                    yield Idle("attitudes", (section, name, "words"), reason, words)
                    break
            earlier[words].append((name, frame))


def _takes_all(first: AttitudeFrame, later: AttitudeFrame, *, linked: bool) -> bool:
    """Whether whatever is a target of the later frame is one of the first."""
    places = (linked and "to-do" not in {*first.target, *later.target}) or set(later.target) <= set(first.target)
    sorts = not first.only or (bool(later.only) and later.only <= first.only)
    strict = (not first.things or later.things) and (not first.named or later.named)
    return places and sorts and strict and first.person == later.person and first.felt == later.felt


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
            if word not in heads:
                yield Idle("titles", (section, form), f"{word!r} is no title")


def in_capitals(file: str, content: Any, path: Path = ()) -> Iterator[Idle]:
    """Words with capital letters in files whose words are looked up in small ones."""
    if file in _FREE_CASE or (path and path[-1] in {*EXAMPLE_FIELDS, EXAMPLES, OFF, *_CODES}):
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
