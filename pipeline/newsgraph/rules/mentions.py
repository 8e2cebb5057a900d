"""The word lists of rules/en/mentions.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass as strict_dataclass

from newsgraph.rules import load_rules, per_rules


@strict_dataclass(config=ConfigDict(extra="forbid"), kw_only=True)
class MentionWords:
    """See the comments of rules/en/mentions.yaml."""

    women: frozenset[str]
    men: frozenset[str]
    female_relatives: frozenset[str]
    male_relatives: frozenset[str]
    other_relatives: frozenset[str]
    namesakes: frozenset[str]
    female_addresses: frozenset[str]
    male_addresses: frozenset[str]
    patronymics: tuple[str, ...]
    female_patronymics: tuple[str, ...]
    title_words: frozenset[str]
    addresses_between: frozenset[str]
    broad: frozenset[str]
    ranks: frozenset[str]
    of_the_office: frozenset[str]
    another_holder: frozenset[str]
    unnamed: frozenset[str]
    naming: frozenset[str]
    and_: frozenset[str] = Field(alias="and")
    and_also: list[str]
    namely: frozenset[str]
    shortened: frozenset[str]
    turning: frozenset[str]
    impersonal: frozenset[str]
    known_as: list[str]
    other_names: frozenset[str]
    earlier_names: frozenset[str]
    romanisations: frozenset[str]
    birth_names: frozenset[str]
    known_as_before: frozenset[str]
    unlettered: frozenset[str]
    sides: frozenset[str]
    where: frozenset[str]
    moving: frozenset[str]
    of_cities: frozenset[str]
    narrowing: frozenset[str]
    of_people: frozenset[str]
    of_countries: frozenset[str]
    of_places: frozenset[str]
    after_names: frozenset[str]
    on_air: frozenset[str]
    with_field: frozenset[str]
    units: frozenset[str]
    fixed: list[str]
    generic: frozenset[str]
    channels: frozenset[str]
    of_kinds: dict[str, list[str]]
    of_last: dict[str, list[str]]
    shared_heads: dict[str, str]

    @cached_property
    def all_women(self) -> frozenset[str]:
        """Nouns for women, relatives among them."""
        return self.women | self.female_relatives

    @cached_property
    def all_men(self) -> frozenset[str]:
        """Nouns for men, relatives among them."""
        return self.men | self.male_relatives

    @cached_property
    def relatives(self) -> frozenset[str]:
        """Nouns for relatives."""
        return self.female_relatives | self.male_relatives | self.other_relatives

    @cached_property
    def gender_before_names(self) -> dict[str, str]:
        """What a word right before a name tells of its gender, "f" or "m"."""
        women = dict.fromkeys(self.all_women | self.female_addresses, "f")
        return dict.fromkeys(self.all_men | self.male_addresses, "m") | women

    @cached_property
    def and_also_read(self) -> tuple[tuple[str, ...], ...]:
        """The phrases that go on with a list, word by word."""
        return tuple(tuple(phrase.split()) for phrase in self.and_also)

    @cached_property
    def known_as_read(self) -> tuple[list[str], ...]:
        """The phrases before an acronym, word by word."""
        return tuple(phrase.split() for phrase in self.known_as)


@dataclass(frozen=True, slots=True)
class BodyNouns:
    """Nouns that name bodies in small letters, ready to look up."""

    owned: frozenset[str]
    of_people: frozenset[str]
    of_countries: frozenset[str]
    of_places: frozenset[str]
    after_names: frozenset[str]
    on_air: frozenset[str]
    with_field: frozenset[str]
    units: frozenset[str]
    fixed: tuple[tuple[str, ...], ...]
    fixed_last: frozenset[str]
    generic: frozenset[str]
    channels: frozenset[str]
    of_kinds: dict[str, list[str]]
    of_last: dict[str, list[str]]
    shared_heads: dict[str, str]


@per_rules
def mention_words() -> MentionWords:
    """The lists, read once."""
    return load_rules("en/mentions", MentionWords)


@per_rules
def body_nouns() -> BodyNouns:
    """The nouns of bodies, read once."""
    words = mention_words()
    fixed = tuple(sorted((tuple(name.split()) for name in words.fixed), key=lambda name: (-len(name), name)))
    last = {name.split()[-1] for name in (*words.of_countries, *words.of_people, *words.of_places)}
    return BodyNouns(
        owned=frozenset(last | words.with_field),
        with_field=words.with_field,
        of_people=words.of_people,
        of_countries=words.of_countries,
        of_places=words.of_places,
        after_names=words.after_names | words.on_air,
        on_air=words.on_air,
        units=words.units,
        fixed=fixed,
        fixed_last=frozenset(name[-1] for name in fixed),
        generic=words.generic,
        channels=words.channels,
        of_kinds=words.of_kinds,
        shared_heads=words.shared_heads,
        of_last={word: nouns.split() for nouns, listed in words.of_last.items() for word in listed},
    )
