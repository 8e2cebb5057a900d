"""Party labels, what makes a body's name a party's, and the verbs of joining and leaving: rules/en/parties.yaml."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass as strict_dataclass

from newsgraph.rules import RuleExample, load_rules

_STRICT = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Label:
    """Words that name a person's party; `inside` ones only within a sentence, `titled` ones only before a title too."""

    words: tuple[str, ...]
    party: str
    inside: bool = False
    titled: bool = False


@strict_dataclass(config=_STRICT)
class Move:
    """Verbs of coming and going: the party is the object, or stands after one of the prepositions."""

    verbs: tuple[str, ...]
    prepositions: tuple[str, ...] = ("",)
    leaves: bool = False
    undergone: bool = False


@strict_dataclass(config=ConfigDict(extra="forbid"))
class PartyRules:
    """The content of rules/en/parties.yaml."""

    labels: dict[str, str]
    inside: frozenset[str]
    titled: dict[str, str]
    qualifiers: frozenset[str]
    people: frozenset[str]
    chambers: frozenset[str]
    letters: dict[str, str]
    words: frozenset[str]
    nouns: frozenset[str]
    former: frozenset[str]
    listing: list[str]
    plural_titles: frozenset[str]
    moves: list[Move]
    examples: dict[str, RuleExample]

    @cached_property
    def labels_read(self) -> tuple[Label, ...]:
        plain = (Label(tuple(words.split()), party, words in self.inside) for words, party in self.labels.items())
        titled = (Label(tuple(words.split()), party, True, True) for words, party in self.titled.items())
        return (*plain, *titled)

    @cached_property
    def by_first_word(self) -> dict[str, tuple[Label, ...]]:
        """The labels by their first word, the longest first."""
        found: defaultdict[str, list[Label]] = defaultdict(list)
        for label in sorted(self.labels_read, key=lambda label: -len(label.words)):
            found[label.words[0]].append(label)
        return {word: tuple(labels) for word, labels in found.items()}

    @cached_property
    def moves_by_verb(self) -> dict[tuple[str, str], Move]:
        """Verb and preposition ("" for the object) -> the move."""
        return {(verb, word): move for move in self.moves for verb in move.verbs for word in move.prepositions}

    @cached_property
    def listing_read(self) -> tuple[tuple[str, ...], ...]:
        """How lists of examples begin, word by word."""
        return tuple(tuple(words.split()) for words in self.listing)

    def forms(self, party: str) -> frozenset[str]:
        """All that a party is called."""
        return frozenset({party, *(" ".join(label.words) for label in self.labels_read if label.party == party)})


def is_label(word: str) -> bool:
    """Whether a word by itself tells a party ("Republicans", "Tory")."""
    return word in party_rules().labels


@cache
def party_rules() -> PartyRules:
    """The rules, read once."""
    return load_rules("en/parties", PartyRules)
