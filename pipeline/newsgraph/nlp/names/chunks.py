"""Candidate names: a run of name-like words cut where one name ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsgraph.names import tables
from newsgraph.nlp.layers import TokenSpan
from newsgraph.nlp.names.persons import is_given
from newsgraph.nlp.names.runs import find_runs, opens_with_article
from newsgraph.nlp.names.words import DETERMINERS, HYPHENS, Words, is_capitalised, is_country, is_place
from newsgraph.rules.parties import is_label
from newsgraph.rules.titles import is_rank_word, is_title_head

_SURNAMES = frozenset({"king", "cook", "bishop", "pope", "prince", "dean", "marshal"})
_FACTIONS = frozenset({"majority", "minority"})
_NO_NAME_START = frozenset({"ADP", "CCONJ", "SCONJ", "PRON"})


def find_chunks(doc: Doc) -> list[TokenSpan]:
    """Token spans of candidate names, in text order, none overlapping."""
    return _ChunkFinder(Words(doc)).find()


class _ChunkFinder:
    def __init__(self, words: Words) -> None:
        self.words = words
        self.doc = words.doc
        self.in_prose: set[tuple[str, ...]] = set()

    def find(self) -> list[TokenSpan]:
        # Prose first: what it names can be told in headlines, where nearly every word has a capital.
        runs = list(find_runs(self.words))
        prose = [chunk for run in runs if run[0] not in self.words.in_headlines for chunk in self._cut(*run)]
        for start, end in prose:
            name = tuple(token.lower_ for token in self.doc[start:end])
            self.in_prose |= {name} if name[-1] in self.words.lists.body_last else {name, name[-1:]}
        headlines = [chunk for run in runs if run[0] in self.words.in_headlines for chunk in self._cut_headline(*run)]
        return sorted(trimmed for chunk in [*prose, *headlines] if (trimmed := self._trim(*chunk)) is not None)

    def _cut(self, start: int, end: int) -> Iterator[TokenSpan]:
        """The names in a run: "Turkish | President | Recep Tayyip Erdogan"."""
        first = start
        for i in range(start, end):
            if i < first:
                continue
            if self._is_body(first, end):
                break
            cut = self._cut_at(first, i, end)
            if cut is not None:
                names, first = cut
                yield from names
        if first < end:
            yield first, end

    def _cut_at(self, first: int, i: int, end: int) -> tuple[list[TokenSpan], int] | None:
        """Whether a word of the run doc[first:end] parts names: the names that end here, and where the rest begins."""
        token = self.doc[i]
        before = [(first, i)] if i > first else []
        if before and _is_demonym(self.doc[first : i + 1].text):
            return [(first, i + 1)], i + 1  # "South Korean"
        if tables.demonym_code(token.text) and i + 1 < end and self.doc[i + 1].text not in HYPHENS:
            return [*before, (i, i + 1)], i + 1
        if self._parts_as_title(first, i, end):
            # A title cuts: what stands before is a modifier (a body, a country), what follows is the holder.
            return ([(first, self._before_rank(first, i))] if self._modifies(first, i) else []), i + 1
        if before and token.is_upper and tables.body(token.text) is not None and self._is_land(first, i):
            return before, i
        if i == first and i + 1 < end and _stands_alone(token) and not self._opens_longer_name(i):
            return [(first, i + 1)], i + 1
        return None

    def _parts_as_title(self, first: int, i: int, end: int) -> bool:
        """Whether a word is a title here; after a given name alone it is a surname ("Peter King", "Tim Cook")."""
        token = self.doc[i]
        if not is_title_head(token.lower_) and not self.words.is_address(token):
            return False
        given = i + 1 == end and all(is_given(word.text) and not is_place(word.text) for word in self.doc[first:i])
        return not given or i == first or (i > first + 1 and token.lower_ not in _SURNAMES)

    def _is_land(self, start: int, end: int) -> bool:
        """Whether words are a place's name: "Illinois | GOP", "Hamburg | SPD"."""
        name = self.doc[start:end].text
        return is_country(name) or tables.city(name) is not None or tables.region(name) is not None

    def _is_body(self, first: int, end: int) -> bool:
        """Whether what is left of a run is one body's name: it ends with a body word or begins with one plus "of"."""
        lists = self.words.lists
        linked = first + 1 < end and self.doc[first + 1].lower_ in {"of", "for", "on"}
        if linked and self.doc[first].lower_ in lists.body_first:
            return True
        if self.doc[end - 1].lower_ not in lists.body_last or end - first < 2:
            return False
        titles = [token.i for token in self.doc[first : end - 1] if is_title_head(token.lower_)]
        # "Justice Department": after the title stands no holder, only the body's own word.
        if not titles or all(self.words.is_body_word(token) for token in self.doc[titles[-1] + 1 : end]):
            return True
        ent = self.words.ent_at.get(end - 1)
        return ent is not None and ent[1] == end and ent[0] in {first - 1, first}

    def _modifies(self, first: int, end: int) -> bool:
        """Whether words before a title are a name ("RFE/RL", "Kremlin") and not part of the title ("Foreign")."""
        end = self._before_rank(first, end)
        if end <= first:
            return False
        text = self.doc[first:end].text
        ent = self.words.ent_at.get(first)
        known = is_place(text) or tables.body(text) is not None or text.lower() in self.words.lists.seats
        return known or (ent is not None and ent[1] <= end + 1) or self.words.is_body_word(self.doc[end - 1])

    def _before_rank(self, first: int, end: int) -> int:
        """The end of what modifies a title, without the title's own words: "RFE/RL | Senior International" correspondent."""
        return next(
            (i for i in range(first, end) if is_rank_word(self.doc[i].lower_) or self.doc[i].lower_ in _FACTIONS), end
        )

    def _opens_longer_name(self, i: int) -> bool:
        """Whether a country word opens a longer name in the model's eyes ("China Daily", "Jordan Peele")."""
        ent = self.words.ent_at.get(i)
        return ent is not None and ent[1] > i + 1 and not is_title_head(self.doc[i + 1].lower_)

    def _cut_headline(self, start: int, end: int) -> Iterator[TokenSpan]:
        """Headlines capitalise every word: only what prose, the tables or (for full names) the model know is taken."""
        i = start
        while i < end:
            width = self._width_in_prose(i, end)
            if not width and is_place(self.doc[i].text):
                width = 1
            if not width:
                width = self._width_of_full_name(i, end)
            if width:
                yield i, i + width
            i += width or 1

    def _width_in_prose(self, i: int, end: int) -> int:
        """How many words from here on are a name that the article's prose has."""
        for width in range(min(5, end - i), 0, -1):
            if tuple(token.lower_ for token in self.doc[i : i + width]) in self.in_prose:
                return width
        return 0

    def _width_of_full_name(self, i: int, end: int) -> int:
        ent = self.words.ent_at.get(i)
        if ent is None or ent[0] != i or ent[1] > end or tables.given_name(self.doc[i].text) is None:
            return 0
        return ent[1] - i if 1 < ent[1] - i < 4 else 0

    def _trim(self, start: int, end: int) -> TokenSpan | None:
        """Without determiners, forms of address, titles and marks at the ends; None when nothing is left."""
        doc = self.doc
        while start < end and self._is_no_start(start, end):
            start += 1
        while end > start and self._is_no_end(doc[end - 1]):
            end -= 1
        if start >= end or not (is_capitalised(doc[start]) or opens_with_article(self.words, doc[start])):
            return None
        alone = doc[start].lower_
        if end - start == 1 and (alone in self.words.lists.not_names or is_title_head(alone)):
            return None
        return start, end

    def _is_no_start(self, start: int, end: int) -> bool:
        token = self.doc[start]
        if token.lower_ in DETERMINERS:
            return not (token.text == "The" and self._keeps_article(start, end))
        if token.is_punct or self.words.is_address(token):
            return True
        if end - start == 1:
            return False
        if end - start > 2 and is_label(token.text) and tables.given_name(self.doc[start + 1].text) is not None:
            return True  # "Democrat Ann Lee"
        return token.pos_ in _NO_NAME_START or (is_title_head(token.lower_) and not self._is_body(start, end))

    def _is_no_end(self, token: Token) -> bool:
        marked = token.is_punct and token.text != "."
        return marked or token.tag_ == "POS" or token.lower_ in self.words.lists.body_links

    def _keeps_article(self, start: int, end: int) -> bool:
        """Inside a sentence a capitalised article belongs to the name ("the daily The Standard")."""
        return self.words.ent_at.get(start) == (start, end) and end - start > 1 and not self.doc[start].is_sent_start


def _is_demonym(text: str) -> bool:
    return tables.demonym_code(text) is not None or tables.region_demonym(text) is not None


def _stands_alone(token: Token) -> bool:
    """Whether a word that opens a run is a name by itself: "US envoy", "EU Energy Commissioner"."""
    return is_country(token.text) or (token.is_upper and tables.body(token.text) is not None)
