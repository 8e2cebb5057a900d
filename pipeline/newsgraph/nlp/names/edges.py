"""What does not belong to a candidate name at its ends: determiners, forms of address, titles, marks.

English: articles and forms of address stand before a name and begin with a capital only where they are part of it.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.names import tables
from newsgraph.names.dictionary import parts_of_speech
from newsgraph.nlp.names.context import is_addressed
from newsgraph.nlp.names.cuts import Cutter
from newsgraph.nlp.names.ordinary import is_plain
from newsgraph.nlp.names.persons import is_given
from newsgraph.nlp.names.runs import is_label, opens_full_name, opens_with_article
from newsgraph.nlp.names.words import DETERMINERS, HYPHENS, is_country, is_place
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.rules.closed import closed
from newsgraph.rules.titles import is_rank_word, is_title_head

_AND = closed().and_
_BEFORE_FIELD = frozenset({"-", "the"})
"""Between a preposition and a field: "to the | Treasury", "at-| Large"."""
_LONGEST_HOLDER = 4
_LONGEST_ACRONYM = 4
_QUALIFIED = 3
"""Words of a full name with an adjective before it."""
_NO_NAME_START = frozenset({"ADP", "CCONJ", "SCONJ", "PRON"})
_QUALIFYING = frozenset({"JJ", "DT"})
_NO_SENTENCE_START = frozenset({"VBG", "VBN", "VB", "VBP", "RB", "DT", "MD", "CC", "JJ", "CD"})


class Edges:
    """Trims the candidates of a document."""

    def __init__(self, cutter: Cutter) -> None:
        self.cutter = cutter
        self.words = cutter.words
        self.doc = cutter.words.doc

    def trim(self, start: int, end: int) -> TokenSpan | None:
        """Without determiners, forms of address, titles and marks at the ends; None when nothing is left."""
        doc = self.doc
        while start < end and start not in self.words.calendar_names and self._is_no_start(start, end):
            start += 1
        while end > start and (
            self._is_no_end(doc[end - 1]) or self._is_post_nominal(start, end) or self._is_shouted(start, end)
        ):
            end -= 1
        if start >= end or not (start in self.words.capitalised or opens_with_article(self.words, start)):
            return None
        alone = self.words.lowers[start]
        if is_label(self.words.said.stretch(start, end)) or (end - start == 1 and self.words.is_ticker(start)):
            return None
        if start in self.words.calendar_names:
            return start, end
        if (
            end - start == 1
            and not is_addressed(self.doc, start)
            and (alone in self.words.lists.not_names or is_title_head(alone))
        ):
            return None
        return start, end

    def _is_no_start(self, start: int, end: int) -> bool:
        token = self.doc[start]
        if token.lower_ in DETERMINERS:
            return not (token.text == "The" and self._keeps_article(start, end))
        if token.is_punct or self._ends_office(start, end) or self._is_mere_address(start, end):
            return True
        if self._tells_of_officer(start, end):
            return True
        if end - start == 1 or self._describes_name(start, end):
            return end - start > 1
        if token.is_sent_start and token.tag_ in _NO_SENTENCE_START and self._is_known_name(start + 1, end):
            named = opens_full_name(self.words, start) or self.cutter.is_body(start, end)
            return not named and token.lower_ not in self.words.inside_sentences
        return token.pos_ in _NO_NAME_START or (self.words.is_title(start) and not self._is_body(start, end))

    def _tells_of_officer(self, start: int, end: int) -> bool:
        """Whether a word tells of the officer behind a body's name: "Former | Lake Bank | director Ann Lee"."""
        if self.words.lowers[start] not in self.words.lists.before_officers or end == len(self.doc):
            return False
        behind = self.doc[end]
        return behind.text.islower() and (is_title_head(behind.text) or is_rank_word(behind.text))

    def _describes_name(self, start: int, end: int) -> bool:
        """Whether a word of the language stands before the name that it is about: "Unlike | Brandt"."""
        brief = self.doc[start].is_sent_start and end - start == 2 and self.words.lowers[end - 1] in self.words.people
        if brief and is_plain(self.words.texts[start]):
            return True
        return self._is_qualifier(start, end) or self._is_of_party(start, end)

    def _is_qualifier(self, start: int, end: int) -> bool:
        """Whether an adjective stands before somebody's name: "Sanctimonious | Jana Novak", "Crooked | Hillary"."""
        word, following = self.words.texts[start : start + 2]
        if parts_of_speech(word) != "a" or is_given(word) or tables.listed_family_name(word):
            return False
        if end - start == 2:
            return following.lower() in self.words.people
        return is_given(following) and end - start == _QUALIFIED and not parts_of_speech(self.words.texts[end - 1])

    def _is_of_party(self, start: int, end: int) -> bool:
        """Whether a party's adjective or a creed stands before a body that is not its own: "Democratic | White House hopefuls"."""
        word, lists = self.words.lowers[start], self.words.lists
        if word not in lists.creeds or self._is_table_body(start, end):
            return False
        if is_place(self.words.texts[start + 1]) and start + 2 < end:
            start += 1  # "Democratic | Florida Senate"
        chamber = self.words.lowers[end - 1] in lists.chambers & lists.single_bodies and start + 2 == end
        return self._is_table_body(start + 1, end) or (chamber and word in lists.party_adjectives)

    def _is_table_body(self, start: int, end: int) -> bool:
        name, lists = self.words.said.stretch(start, end), self.words.lists
        if is_country(self.words.said.stretch(start, end - 1)):
            return self.words.lowers[end - 1] in lists.single_bodies
        return tables.body(name) is not None or name.lower() in lists.seats

    def _is_mere_address(self, start: int, end: int) -> bool:
        """Whether a form of address is no part of a name, as it is in "Miss Universe"."""
        return (
            self.words.is_address(start) and self.words.said.stretch(start, end).lower() not in self.words.lists.things
        )

    def _ends_office(self, start: int, end: int) -> bool:
        """Whether a word still belongs to an office before the name: "Director for Borders and | Sea Law | Saule Iskakova"."""
        doc = self.doc
        if start == 0 or not self._is_of_field(start, end):
            return False
        rest = next((i for i in range(start, end) if not self._is_of_field(i, end)), end)
        holder = [word for word in self.words.lowers[rest:end] if word not in HYPHENS]
        if not 2 <= len(holder) <= _LONGEST_HOLDER or any(map(self.words.is_body_word, holder)):
            return False
        before = start - 1
        while before > 0 and (doc[before].lower_ in _BEFORE_FIELD or self._is_of_field(before, end)):
            before -= 1
        return doc[before].lower_ in {"of", "for", "to", "at", *_AND}

    def _is_body(self, start: int, end: int) -> bool:
        """Whether a title's word begins a body's name: "General Assembly", "General Electric"."""
        return self.cutter.is_body(start, end) or tables.body(self.words.said.stretch(start, end)) is not None

    def _is_of_field(self, i: int, end: int) -> bool:
        """Whether a word says what an office is for, or before such a word where: "African Affairs"."""
        fields = self.words.lists.fields
        if self.words.lowers[i] in fields:
            return True
        return (
            i + 1 < end
            and self.words.lowers[i + 1] in fields
            and tables.region_demonym(self.words.texts[i]) is not None
        )

    def _is_no_given(self, i: int) -> bool:
        """Whether a word before a surname is no given name: "Following | Hill", "Top | Brandt aides", but "Rich Hill"."""
        token = self.doc[i]
        return token.tag_ == "VBG" or (token.tag_ in _QUALIFYING and tables.given_name(token.text) is None)

    def _is_known_name(self, start: int, end: int) -> bool:
        """Whether words are a name without what stands before them ("Following | Fergus Hill", "Angry | Democrats")."""
        first, name = self.doc[start], self.words.said.stretch(start, end)
        surname = self._is_no_given(start - 1) and tables.listed_family_name(name)
        known = is_given(first.text) or is_place(name) or tables.body(name) is not None or surname
        return known or first.lower_ in self.words.lists.party_plurals

    def _is_no_end(self, token: Token) -> bool:
        marked = token.is_punct and token.text != "."
        if token.i and token.nbor(-1).text in HYPHENS and not token.nbor(-1).whitespace_ and not marked:
            return False  # "Moon Jae-in"
        lists = self.words.lists
        # "the House Democratic leader": the party's adjective belongs to the title.
        adjective = token.lower_ in lists.party_adjectives and token.tag_ in {"JJ", "NNP"}
        return marked or token.tag_ == "POS" or token.lower_ in lists.body_links or adjective

    def _is_shouted(self, start: int, end: int) -> bool:
        """Whether a word of the language in capitals follows a name: "Ann Holm | FIRED"."""
        name, last = self.words.texts[start : end - 1], self.words.texts[end - 1]
        shouted = last.isupper() and len(last) > _LONGEST_ACRONYM and not any(map(str.isupper, name))
        return bool(name) and shouted and bool(parts_of_speech(last)) and tables.body(last) is None

    def _is_post_nominal(self, start: int, end: int) -> bool:
        """Whether letters of an honour or office end a full name: "Ann Holm CBE"."""
        letters = self.words.texts[end - 1] in self.words.lists.post_nominals
        return letters and end - start > 2 and is_given(self.words.texts[start])

    def _keeps_article(self, start: int, end: int) -> bool:
        """Inside a sentence a capitalised article belongs to the name ("the daily The Standard")."""
        return self.words.ent_at.get(start) == (start, end) and end - start > 1 and not self.doc[start].is_sent_start
