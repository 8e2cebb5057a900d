"""What can never be read in attitude frames: words whose targets have no place or are taken before, and lists that disagree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import get_args

from newsgraph.rules.attitude_shapes import AttitudeFrame, Attitudes, Clause, Entry
from newsgraph.rules.idle import Idle
from newsgraph.rules.laying import Path

Table = Mapping[str, list[Entry]]
"""The frames of one part of speech by the words that open them, in the order in which they are tried."""

_CLAUSES = frozenset(get_args(Clause))
_PLACES = {"verbs": _CLAUSES | {"object", "after", "subject"}, "nouns": _CLAUSES | {"be"}, "adjectives": _CLAUSES}
"""Places of each part of speech; nouns and adjectives have prepositions besides."""
_WIDER = {"to-do": ("to-end", "to-further"), "that": ("that-be",)}
"""Places that find all that others find."""


def idle_attitudes(rules: Attitudes, tables: Mapping[str, Table]) -> Iterator[Idle]:
    """What could never be read: words of frames at their places, and words of lists."""
    for kind, table in tables.items():
        for word, entries in table.items():
            for number, entry in enumerate(entries):
                problem = _wrong_place(kind, entry) or _taken(kind, word, entry, entries[:number])
                if problem:
                    words = " ".join(entry.words(word))
                    yield Idle("attitudes", (kind, entry.rule, "words"), f"{words!r} can never be read{problem}", words)
    for path, words_, why in _odd_words(rules, tables):
        for word in sorted(words_):
            yield Idle("attitudes", path, f"{word!r} {why}", word)


def _wrong_place(kind: str, entry: Entry) -> str:
    """What is wrong with the places of a frame for one of its words, if anything."""
    target = frozenset(entry.frame.target)
    unknown = target - _PLACES[kind] if kind == "verbs" else target & (_PLACES["verbs"] - _PLACES[kind])
    if unknown:
        return f" at {min(unknown)!r}, which is no place of {kind}"
    if entry.link is None and target == {"after"}:
        return ", for it has no second word that the target could stand after"
    return ""


def _taken(kind: str, word: str, entry: Entry, before: list[Entry]) -> str:
    """Which earlier frame with the same words reads one of the places of an entry first, if any."""
    for earlier in before:
        if kind == "verbs" and earlier.words(word) != entry.words(word):
            continue
        first = _places(kind, earlier)
        shared = _places(kind, entry) & first.union(*(_WIDER[place] for place in first & _WIDER.keys()))
        if shared and not _takes_fewer(earlier.frame, entry.frame):
            return f" at {min(shared)!r}, for {earlier.rule} has it before"
    return ""


def _places(kind: str, entry: Entry) -> frozenset[str]:
    """Where a frame looks for its target under one of its words."""
    places = frozenset(entry.frame.target)
    return places if kind != "nouns" or entry.link is None else (places & _CLAUSES) | {entry.link}


def _takes_fewer(earlier: AttitudeFrame, later: AttitudeFrame) -> bool:
    """Whether a frame leaves some targets to a later one at the same place."""
    only = bool(earlier.only) and not (later.only and later.only <= earlier.only)
    beside = bool(earlier.beside) and not (later.beside and later.beside <= earlier.beside)
    return only or beside or earlier.named > later.named or earlier.things > later.things


def _odd_words(rules: Attitudes, tables: Mapping[str, Table]) -> Iterator[tuple[Path, Collection[str], str]]:
    """Words that stand in a list and could never be asked for there: the list, the words, and why."""
    verbs = tables["verbs"]
    phrases = {" ".join(entry.words(word)) for word, entries in verbs.items() for entry in entries}
    verdicts = frozenset[str]().union(*rules.verdicts.values())
    for rule, frame in rules.verbs.items():
        yield (
            ("verbs", rule, "only"),
            frame.only & (rules.no_targets - rules.ends),
            "is in no_targets, so it is never a target",
        )
    yield ("beside",), rules.beside.keys() - phrases, "opens no frame of verbs"
    yield ("without_object",), rules.without_object - phrases, "opens no frame of verbs"
    yield (
        ("trivial",),
        rules.trivial.keys() - verbs.keys() - _endings(rules),
        "opens no frame of verbs and ends nothing",
    )
    yield ("favours",), rules.favours - tables["nouns"].keys(), "opens no frame of nouns"
    yield ("holding",), rules.holding - rules.light_verbs, "is not in light_verbs"
    yield ("judging_as",), rules.judging_as - rules.judging, "is not in judging"
    yield ("effects", "harmed"), rules.effects.harmed.keys() - rules.effects.harm, "is not in harm"
    yield ("effects", "helped"), rules.effects.helped.keys() - rules.effects.help, "is not in help"
    yield ("verdicts",), rules.verdicts["for"] & rules.verdicts["against"], "is both for and against"
    yield ("verdicts",), verdicts & rules.no_verdicts, "is in no_verdicts too"
    yield ("degrees",), rules.degrees["strong"] & rules.degrees["weak"], "is both strong and weak"
    for name in _SINGLE:
        yield (name,), {word for word in getattr(rules, name) if " " in word}, "has more than one word"


def _endings(rules: Attitudes) -> frozenset[str]:
    return rules.ending.union(words.split(" ")[0] for words in rules.ending_with)


_SINGLE = (
    *(
        "ending",
        "furthering",
        "light_verbs",
        "refusing",
        "reluctant",
        "silences",
        "knowing",
        "wanting",
        "favours",
        "having",
        "giving",
    ),
    *("judging", "no_verdicts", "measures", "wrongs", "misdeeds", "bearers", "conduct", "no_targets", "quantities"),
    *("shells", "anybody", "people", "papers", "writings", "publishing", "charging"),
)
"""Lists of which each word is looked for alone."""
