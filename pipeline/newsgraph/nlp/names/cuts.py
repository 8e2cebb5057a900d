"""Where one name in a run of name-like words ends and the next begins: "Peruvian | President | Marta Quispe".

English: a title, rank or demonym stands before the name that it belongs to, a body's word at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgraph.names import tables
from newsgraph.nlp.names.joined import are_several, ends_in_person, is_behind_company, is_person_of, joins_names
from newsgraph.nlp.names.persons import is_given
from newsgraph.nlp.names.words import HYPHENS, Words, is_country, is_place
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.rules.parties import is_label
from newsgraph.rules.roles import role_words
from newsgraph.rules.titles import is_plural, is_rank_word, is_title_head

_INITIAL = re.compile(r"[A-Z]\.?")
_LONGEST_KNOWN = 12
_SEAT = 2
_GIVEN_AND_SURNAME = 2

Cut = tuple[list[TokenSpan], int]
"""The names that end at a word of a run, and where the rest of the run begins."""


class Cutter:
    """Cuts the runs of a document."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.said = words.said

    def cut(self, start: int, end: int) -> Iterator[TokenSpan]:
        """The names in the run doc[start:end], in text order."""
        first = start
        if end - start > 1 and self._ends_compound(start):
            yield start, start + 1
            first = start + 1
        for i in range(start, end):
            if i < first:
                continue
            known = self._cut_known(first, i, end)
            if known is None and self.is_body(first, end) and not are_several(self.words, first, end):
                break
            found = (
                known
                or self._cut_seat(first, i, end)
                or self._cut_joined(first, i, end)
                or self._cut_modifier(first, i, end)
                or self._cut_title(first, i, end)
                or self._cut_holder(first, i, end)
                or self._cut_body(first, i, end)
            )
            if found is not None:
                names, first = found
                yield from names
        if first < end:
            yield first, end

    def _ends_compound(self, i: int) -> bool:
        """Whether a word is the second half of one that begins small, and what follows is a name of its own: "the pro-European | Green Left"."""
        if i < 2 or self.words.texts[i - 1] not in HYPHENS or self.said.spaced[i - 1] or self.words.tags[i] != "JJ":
            return False
        before = self.words.texts[i - 2]
        small = before.islower() and before.isalpha() and not is_given(self.words.texts[i])  # no "pro-Jana Novak"
        return small and i + 1 in self.words.capitalised

    def is_body(self, first: int, end: int) -> bool:
        """Whether what is left of a run is one name of a body or programme: it ends with its word or begins with one plus "of"."""
        lists = self.words.lists
        if self.words.opens_people_body(first):
            return True
        linked = first + 1 < end and self.words.lowers[first + 1] in {"of", "for", "on"}
        if linked and self.words.lowers[first] in lists.body_first:
            return not self._has_holder(first, end)
        of_members = is_plural(self.words.lowers[end - 1]) and self._is_of_members(first, end)
        if of_members or (self.words.lowers[end - 1] in lists.documents and self._has_plural_title(first, end)):
            return True
        if self.words.lowers[end - 1] not in lists.body_last or end - first < 2 or self._is_field_of_office(end):
            return False
        titles = [i for i in range(first, end - 1) if is_title_head(self.words.lowers[i])]
        titles = [i for i in titles if self.words.lowers[i + 1] != "and"]  # "Weavers and Dyers Party"
        # "Justice Department": after the title stands no holder, only the body's own word.
        if not titles or all(map(self.words.is_body_word, self.words.lowers[titles[-1] + 1 : end])):
            return True
        ent = self.words.ent_at.get(end - 1)
        return ent is not None and ent[1] == end and ent[0] in {first - 1, first}

    def _has_plural_title(self, first: int, end: int) -> bool:
        """Whether a programme is one for people of an office, and names nobody behind it: "Young Leaders Program"."""
        titles = [i for i in range(first, end - 1) if is_title_head(self.words.lowers[i])]
        return bool(titles) and is_plural(self.words.lowers[titles[-1]]) and titles[-1] == end - 2

    def _is_of_members(self, first: int, end: int) -> bool:
        """Whether a body's name ends in its members: "Committee to Defend Reporters", "National Union of Elected Officials"."""
        return any(
            self.words.lowers[i] in {"of", "for", "to"} and self.words.lowers[i - 1] in self.words.lists.body_first
            for i in range(first + 1, end - 1)
        )

    def _has_holder(self, first: int, end: int) -> bool:
        """Whether a person's name with a title follows in a run: "House of Deputies Speaker Jana Novak"."""
        return ends_in_person(self.words, first, end) or any(
            is_title_head(self.words.lowers[i]) and is_given(self.words.texts[i + 1]) for i in range(first + 3, end - 1)
        )

    def _cut_known(self, first: int, i: int, end: int) -> Cut | None:
        """A body or country of several words that the tables have stands whole, whatever its words are ("Roll Call", "Saudi Arabia")."""
        if i != first:
            return None
        for stop in range(min(end, i + _LONGEST_KNOWN), i + 1, -1):
            if self._is_known(i, stop) and (stop == end or self._begins_holder(stop)):
                return [(i, stop)], stop
        return None

    def _is_known(self, i: int, stop: int) -> bool:
        """Whether words are a name of the tables, with its country before it or not, or one that the model saw whole."""
        text = self.said.stretch(i, stop)
        if tables.body(text) or tables.country_code(text) or text.lower() in self.words.lists.things:
            return True
        if is_country(self.words.texts[i]) and i + 2 < stop and tables.body(self.said.stretch(i + 1, stop)):
            return True  # "US Customs and Border Protection"
        return self.words.wholes.get(i) == stop

    def _cut_seat(self, first: int, i: int, end: int) -> Cut | None:
        """Behind a name in brackets stands a party by its letters; where its member is elected is no part of it: "(PNR | -Lima)"."""
        texts = self.words.texts
        if (
            i != first + 1
            or texts[i] not in HYPHENS
            or first < _SEAT
            or end >= len(texts)
            or texts[end] not in {")", ","}
        ):
            return None
        is_party = texts[first].isupper() and texts[first].isalpha() and len(texts[first]) > 1
        behind_name = texts[first - 1] == "(" and texts[first - 2][0].isupper()
        return ([(first, i)], end) if is_party and behind_name else None

    def _begins_holder(self, i: int) -> bool:
        """Whether a title or a given name stands here, so that a body's name right before it ends."""
        word = self.words.lowers[i]
        return is_title_head(word) or is_rank_word(word) or is_given(self.words.texts[i])

    def _cut_joined(self, first: int, i: int, end: int) -> Cut | None:
        """The word between names that are no name together: "and" between bodies, "of" between somebody and a body."""
        if i > first + 1 and is_behind_company(self.words, i):
            return [(first, i)], i
        following = joins_names(self.words, i, end) if i > first else 0
        if i == first + 2 and is_person_of(self.words, first, end):
            following = i + 1
        return ([(first, i)], following) if following else None

    def _cut_modifier(self, first: int, i: int, end: int) -> Cut | None:
        """Demonyms and members of parties are names by themselves; tickers, "and" and persuasions belong to none."""
        text = self.words.texts[i]
        before = [(first, i)] if i > first else []
        if before and _is_demonym(self.said.stretch(first, i + 1)):
            return [(first, i + 1)], i + 1  # "South Korean"
        if self._is_party_member(first, i, end):
            return [*before, (i, i + 1)], i + 1
        joins = before and (self._is_ticker(i) or (text.lower() == "and" and is_given(self.words.texts[first])))
        if joins or self._is_persuasion(first, i, end):
            return before, i + 1
        if before and is_label(self.said.stretch(first, i)) and tables.country_code(text):
            return [*before, (i, i + 1)], i + 1  # "Democratic | U.S. | Senator"
        if tables.demonym_code(text) and i + 1 < end and self.words.texts[i + 1] not in HYPHENS:
            return [*before, (i, i + 1)], i + 1
        return None

    def _cut_title(self, first: int, i: int, end: int) -> Cut | None:
        """A title cuts: what stands before is a modifier (a body, a country), what follows is the holder."""
        if not self._parts_as_title(first, i, end):
            return None
        return ([(first, self._before_rank(first, i))] if self._modifies(first, i) else []), i + 1

    def _cut_holder(self, first: int, i: int, end: int) -> Cut | None:
        """A given name and a surname behind the name of a body are its holder's: "Presidential Office | Alice Njeri"."""
        named = i - first > 1 and self._is_full_name(i, end)
        if named and (self.words.is_body_word(self.words.lowers[i - 1]) or ends_in_person(self.words, first, end)):
            return [(first, i)], i
        return None

    def _is_full_name(self, start: int, end: int) -> bool:
        """Whether what is left of a run is a given name with a surname, and neither a body's name nor a place's."""
        if end - start not in {2, 3} or start not in self.words.capitalised or not is_given(self.words.texts[start]):
            return False
        bodies = any(map(self.words.is_body_word, self.words.lowers[start:end]))
        return not bodies and not is_place(self.said.stretch(start, end))

    def _cut_body(self, first: int, i: int, end: int) -> Cut | None:
        """An acronym after a place's name, and what stands alone at a run's start ("US envoy")."""
        text = self.words.texts[i]
        if i > first and text.isupper() and tables.body(text) is not None and self._is_land(first, i):
            return [(first, i)], i
        if i > first or i + 1 >= end or not _stands_alone(text):
            return None
        person = text.isupper() and self._is_full_name(i + 1, end)  # "the ambassador to the U.N. | Alice Njeri"
        return ([(first, i + 1)], i + 1) if person or not self._opens_longer_name(i) else None

    def _parts_as_title(self, first: int, i: int, end: int) -> bool:
        """Whether a word is a title here; after a given name alone it is a surname ("Peter King", "Ann Cook")."""
        if not self.words.is_title(i) and not self.words.is_address(i):
            return False
        last = i + 1 == end or self.words.lowers[i + 1].rstrip(".") in self.words.lists.suffixes
        if (
            i + 1 < end
            and self.words.lowers[i + 1] in self.words.lists.place_kinds
            and self.words.lowers[i] in self.words.lists.surname_titles
        ):
            return False  # "Cook County"
        given = last and all(_is_first_name(word) for word in self.words.texts[first:i])
        surname = self.words.lowers[i] in self.words.lists.surname_titles
        return not given or i == first or (i > first + 1 and not surname)

    def _is_party_member(self, first: int, i: int, end: int) -> bool:
        """Whether a word says a person's party: "Democrat | Jana Novak", "the California | Democrat"."""
        word = self.words.texts[i]
        if not is_label(word):
            return False
        named = i + 1 < end and is_given(self.words.texts[i + 1])
        if word.endswith("s"):  # "Democrats | Jana Novak and Jan Novak", but "the California Democrats"
            return named and i == first and i + 2 < end
        return named or (i > first and i + 1 == end and self._is_land(first, i))

    def _is_persuasion(self, first: int, i: int, end: int) -> bool:
        """Whether a word says what somebody is in politics, right before the full name: "Socialist | Jana Novak"."""
        if i != first or self.words.lowers[i] not in self.words.lists.persuasions:
            return False
        two = end - i == 1 + _GIVEN_AND_SURNAME and tables.listed_family_name(
            self.words.texts[end - 1]
        )  # any given name
        return self._is_full_name(i + 1, end) or (two and not self.words.is_body_word(self.words.lowers[end - 1]))

    def _is_ticker(self, i: int) -> bool:
        """Whether a word is what a company is called at the exchange: "Lumen Corp. LMN"."""
        text = self.words.texts[i]
        behind = text.isupper() and text.isalpha() and tables.legal_form(self.words.texts[i - 1]) is not None
        return behind or self.words.is_ticker(i)

    def _is_land(self, start: int, end: int) -> bool:
        """Whether words are a place's name: "Illinois | GOP", "Hamburg | SPD"."""
        name = self.said.stretch(start, end)
        return is_country(name) or tables.city(name) is not None or tables.region(name) is not None

    def _modifies(self, first: int, end: int) -> bool:
        """Whether words before a title are a name ("RFE/RL", "Kremlin") and not part of the title ("Foreign")."""
        end = self._before_rank(first, end)
        if end <= first:
            return False
        text = self.said.stretch(first, end)
        ent = self.words.ent_at.get(first)
        known = is_place(text) or tables.body(text) is not None or text.lower() in self.words.lists.seats
        if not known and end - first == 1 and self.words.lowers[end] in self.words.lists.field_titles:
            return False  # "Education | Secretary"
        return known or (ent is not None and ent[1] <= end + 1) or self.words.is_body_word(self.words.lowers[end - 1])

    def _before_rank(self, first: int, end: int) -> int:
        """The end of what modifies a title, without the title's own words: "RFE/RL | Senior International" correspondent."""
        return next(
            (
                i
                for i in range(first, end)
                if is_rank_word(self.words.lowers[i]) or self.words.lowers[i] in self.words.lists.factions
            ),
            end,
        )

    def _opens_longer_name(self, i: int) -> bool:
        """Whether a country word opens a longer name in the model's eyes ("China Daily", "Jordan Peele")."""
        ent = self.words.ent_at.get(i)
        if ent is None or ent[1] <= i + 1 or self._is_field_of_office(ent[1]):
            return False
        return not is_title_head(self.words.lowers[i + 1])

    def _is_field_of_office(self, end: int) -> bool:
        """Whether a word before the end of a run is what the office behind it is for: "a former U.S. | Labor secretary"."""
        lowers, known = self.words.lowers, role_words()
        return end < len(lowers) and lowers[end] in known.portfolio_heads and lowers[end - 1] in known.portfolios


def _is_first_name(word: str) -> bool:
    """Whether a word is a given name and no place, or an initial: "Jana S. King"."""
    return (is_given(word) and not is_place(word)) or bool(_INITIAL.fullmatch(word))


def _is_demonym(text: str) -> bool:
    return tables.demonym_code(text) is not None or tables.region_demonym(text) is not None


def _stands_alone(word: str) -> bool:
    """Whether a word that opens a run is a name by itself: "US envoy", "EU Energy Commissioner"."""
    return is_country(word) or (word.isupper() and tables.body(word) is not None)
