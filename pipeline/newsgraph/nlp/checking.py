"""Checks a user's rules: what is wrong in their files, what can never fire, and whether their examples hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language

from newsgraph.nlp.component import components_of
from newsgraph.nlp.trying import Tried, base_form, try_examples
from newsgraph.rules import RuleSet, using
from newsgraph.rules.catalogue import Example, own_examples
from newsgraph.rules.checks import all_idle, in_capitals, place_in
from newsgraph.rules.idle import Idle
from newsgraph.rules.ruleset import RuleFile

_PARTS_OF_SPEECH = {"verbs": "VERB", "nouns": "NOUN"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a user's rules: a `problem` is to be mended, anything else is good to know."""

    message: str
    problem: bool = True


def check_words(nlp: Language, rules: RuleSet) -> Iterator[Finding]:
    """What in the files can never fire, though its shape is in order. For rules that `wrong_in` finds nothing wrong with."""
    shipped = {(idle.file, idle.path, idle.word) for idle in all_idle()}
    with using(rules):
        found = [idle for idle in all_idle() if (idle.file, idle.path, idle.word) not in shipped]
    for file in _files(rules):
        found += [*in_capitals(file.name, file.content), *_bent(nlp, file)]
    yield from (_finding(rules, idle) for idle in found)


def check_examples(nlp: Language, rules: RuleSet) -> Iterator[Finding]:
    """The examples of the files that do not hold, and near misses on which another rule of the kind fires."""
    for component in components_of(nlp):
        component.rules = rules
    for example in own_examples(rules):
        try:
            (tried,) = try_examples(nlp, [example])
        except ValueError as error:
            yield Finding(f"{example.place}: {example.rule}: {error}")
            continue
        yield from _about(tried)


def _about(tried: Tried) -> Iterator[Finding]:
    example = tried.example
    read = "; ".join(tried.read) or "nothing"
    if not tried.holds:
        what = "does not fire on" if example.fires else "fires on"
        yield Finding(f"{example.place}: {example.rule} {what} »{_short(example)}«; read was: {read}")
    elif tried.others and not example.fires and example.kind != "certainty":
        others = ", ".join(tried.others)
        yield Finding(
            f"{example.place}: {example.rule} is silent on »{_short(example)}«, and {others} fires there", problem=False
        )


def _short(example: Example) -> str:
    return " ".join(example.sentence.split())


def _files(rules: RuleSet) -> Iterable[RuleFile]:
    return (file for folder in rules.folders for file in folder)


def _bent(nlp: Language, file: RuleFile) -> Iterator[Idle]:
    """Words of stance frames that are not in the form in which words are looked up ("flayed" for "flay")."""
    for section, part_of_speech in _PARTS_OF_SPEECH.items() if file.name == "attitudes" else ():
        frames = file.content.get(section) or {}
        for name, frame in frames.items():
            for words in frame.get("words", ()):
                first, *_ = words.split(" ")
                base = base_form(nlp, first.lower(), part_of_speech)
                if base != first == first.lower():
                    reason = f"{first!r} is looked up as {base!r}; write that"
                    yield Idle(file.name, (section, name, "words"), reason, words)


def _finding(rules: RuleSet, idle: Idle) -> Finding:
    place = place_in(rules, idle)
    if place:
        file, path = place
        return Finding(file.tell(path, idle.reason))
    # a shipped word that a user's rule goes before
    return Finding(f"rules/en/{idle.file}.yaml: {'.'.join(map(str, idle.path))}: {idle.reason}", problem=False)
