"""Candidate names: where a name begins and ends."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsgraph.names import tables
from newsgraph.names.folding import fold
from newsgraph.nlp.layers import Layers, TokenSpan
from newsgraph.nlp.names.lists import FAMILY_FIRST, name_lists
from newsgraph.rules.titles import is_rank_word, is_title_head, title_phrase

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT"})
"""The labels that this component decides about; PRODUCT, WORK_OF_ART, LAW and numbers stay the model's."""

_UNSURE_LABELS = NAME_LABELS | {"PRODUCT", "WORK_OF_ART", "LANGUAGE"}
_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"})
_TITLE_CASE_SHARE = 0.6


def find_chunks(doc: Doc) -> list[TokenSpan]:
    """Token spans of candidate names, in text order, none overlapping."""
    return _ChunkFinder(doc).find()


class _ChunkFinder:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.lists = name_lists()
        self.title_case = _title_case_tokens(doc)
        self.in_prose: set[tuple[str, ...]] = set()
        self.in_titles = _tokens_of_title_phrases(doc)
        self.inside_sentences = {token.lower_ for token in doc if token.pos_ == "PROPN" and not token.is_sent_start and _capitalised(token)}
        self.ent_at: dict[int, TokenSpan] = {}
        for ent in doc.ents:
            if ent.label_ in _UNSURE_LABELS:
                self.ent_at.update(dict.fromkeys(range(ent.start, ent.end), (ent.start, ent.end)))

    def find(self) -> list[TokenSpan]:
        # Prose first: what it names can be told in headlines, where nearly every word has a capital.
        runs = list(self._runs())
        prose = [chunk for run in runs if run[0] not in self.title_case for chunk in self._chunks(*run)]
        for start, end in prose:
            words = tuple(token.lower_ for token in self.doc[start:end])
            self.in_prose |= {words, words[-1:]} if words[-1] not in self.lists.body_last else {words}
        headlines = [chunk for run in runs if run[0] in self.title_case for chunk in self._chunks(*run)]
        return sorted([*prose, *headlines])

    def _chunks(self, start: int, end: int) -> Iterator[TokenSpan]:
        for piece in self._split(start, end):
            trimmed = self._trim(*piece)
            if trimmed is not None:
                yield trimmed

    # --- maximal runs of name-like tokens
    def _runs(self) -> Iterator[TokenSpan]:
        doc, i = self.doc, 0
        while i < len(doc):
            if not self._opens(doc[i]):
                i += 1
                continue
            end = self._run_end(i)
            yield i, end
            i = end

    def _opens(self, token: Token) -> bool:
        """Whether a name may begin here: a capitalised word that the model takes for a name or a proper noun."""
        if not _capitalised(token) or token.lower_ in self.lists.not_names:
            return token.i in self.ent_at and _capitalised(token) and token.lower_ == "may"
        if token.i in self.title_case:
            return True
        if token.i in self.in_titles or (token.is_sent_start and token.lower_ in _DETERMINERS):
            return False
        if token.i in self.ent_at:
            return True
        if token.pos_ == "PROPN":
            return not token.is_sent_start or _goes_on(token) or _is_known(token.lower_) or token.lower_ in self.inside_sentences
        return bool(tables.demonym_code(token.text)) or (not token.is_sent_start and _is_known(token.lower_))

    def _run_end(self, start: int) -> int:
        """Where the run that begins here ends: capitalised words, hyphenated parts, and links between them."""
        doc, end = self.doc, start + 1
        while end < len(doc):
            token, previous = doc[end], doc[end - 1]
            if token.is_sent_start or (token.i in self.in_titles and token.i not in self.title_case):
                break
            glued = not previous.whitespace_
            if glued and (token.text in _HYPHENS or token.text == "/") and self._joins(end, start):
                end += 2
            elif (glued or previous.text == "’") and token.text in {"’", "'"} and end + 1 < len(doc) and _capitalised(doc[end + 1]) and not token.whitespace_:
                end += 2
            elif _capitalised(token) and token.lower_ not in self.lists.not_names and self._continues(token):
                end += 1
            else:
                linked = self._linked(start, end)
                if linked == end:
                    break
                end = linked
        return end

    def _continues(self, token: Token) -> bool:
        """A capitalised word goes on a run unless it is plainly no part of a name ("I", "What")."""
        return token.pos_ not in {"PRON", "DET", "SCONJ", "CCONJ", "AUX", "ADP"} or token.i in self.ent_at

    def _joins(self, mark: int, start: int) -> bool:
        """Whether the part after a hyphen or slash belongs to the name: "Jae-in", "RFE/RL", not "UNP-led"."""
        doc = self.doc
        if mark + 1 >= len(doc) or doc[mark].whitespace_:
            return False
        tail = doc[mark + 1]
        if not tail.text[0].isalnum():
            return False
        if doc[mark].text == "/":
            return bool(doc[mark - 1].is_upper and tail.is_upper) or self._slashes_to_body(mark)
        if _capitalised(tail):
            return not (tables.demonym_code(doc[mark - 1].text) and tables.demonym_code(tail.text)) and tail.lower_ not in self.lists.compound_tails
        if fold(doc[start].text) in FAMILY_FIRST:
            return tail.is_alpha and tail.lower_ not in self.lists.compound_tails - {"in"}
        return (
            tail.is_alpha
            and len(tail) <= 6
            and tail.lower_ not in self.lists.compound_tails - {"in"}
            and tail.tag_ not in {"VBN", "VBD", "VBG"}
            and not _is_place(doc[mark - 1].text)
            and mark - start < 3
            and not doc[mark - 1].is_upper
        )

    def _slashes_to_body(self, mark: int) -> bool:
        """Whether capitalised words joined by slashes end in a body's word: "the North/South Desk"."""
        doc = self.doc
        while mark + 2 < len(doc) and doc[mark].text == "/" and _capitalised(doc[mark + 1]):
            mark += 2
        return doc[mark].lower_ in self.lists.body_last and doc[mark].text[0].isupper()

    def _linked(self, start: int, end: int) -> int:
        """The end of a run that goes on over particles ("Ursula von der Leyen") or links ("Bank of England")."""
        doc = self.doc
        i = end
        while i < len(doc) and i - end < 3 and doc[i].lower_ in self.lists.particles and not doc[i].is_sent_start:
            i += 1
        person_like = end - start <= 3 and not self._is_body_word(doc[start])
        if i > end and i < len(doc) and _capitalised(doc[i]) and person_like and doc[end].lower_ not in {"e", "y", "la"}:
            return i
        start += doc[start].lower_ in _DETERMINERS
        first = doc[start].lower_ in self.lists.body_first or (start + 1 < end and self._is_body_word(doc[end - 1]))
        i = end
        while i < len(doc) and i - end < 2 and doc[i].lower_ in self.lists.body_links and not doc[i].is_sent_start:
            i += 1
        if i == end or i >= len(doc) or not _capitalised(doc[i]):
            return end
        links = {doc[k].lower_ for k in range(end, i)}
        if links & {"'s", "’s"}:
            return end
        same_ent = self.ent_at.get(end - 1) is not None and self.ent_at.get(end - 1) == self.ent_at.get(i)
        if same_ent and not links & {"and", "in", "to", "with", "from", "on"}:
            return i
        if first and (not links & self.lists.body_links_first or not _is_place(doc[i].text) or links <= {"of", "the"}):
            return i if links & {"of", "for"} or self._body_goes_on(start, end, links) else end
        return i if same_ent and first else end

    def _body_goes_on(self, start: int, end: int, links: set[str]) -> bool:
        """"Department for State Policy in the Humanitarian Sphere", "Ministry of Health and Social Affairs"."""
        started_by_body = self.doc[start].lower_ in self.lists.body_first and end - start > 2
        return started_by_body and bool(links & {"in", "and", "on", "to"})

    def _is_body_word(self, token: Token) -> bool:
        return token.lower_ in self.lists.body_first or token.lower_ in self.lists.body_last

    # --- a run may hold several names: "Turkish President Recep Tayyip Erdogan"
    def _split(self, start: int, end: int) -> Iterator[TokenSpan]:
        doc = self.doc
        if start in self.title_case:
            yield from self._split_title_case(start, end)
            return
        first = start
        for i in range(start, end):
            if i < first:
                continue
            token = doc[i]
            inside_body = self._body_ahead(first, end)
            if inside_body:
                break
            if tables.demonym_code(token.text) and i + 1 < end and doc[i + 1].text not in _HYPHENS:
                if i > first:
                    yield first, i
                yield i, i + 1
                first = i + 1
            elif is_title_head(token.lower_) or token.lower_.rstrip(".") in self.lists.honorifics | self.lists.title_abbreviations:
                # A title cuts: what stands before is a modifier (a body, a country), what follows is the holder.
                if self._modifies(first, i):
                    yield first, self._before_rank(first, i)
                first = i + 1
            elif i + 1 < end and i == first and self._stands_alone(token) and not self._names_go_together(i):
                yield first, i + 1
                first = i + 1
        if first < end:
            yield first, end

    def _modifies(self, first: int, end: int) -> bool:
        """Whether words before a title are a name ("RFE/RL", "Kremlin") and not part of the title ("Foreign", "Defense")."""
        end = self._before_rank(first, end)
        if end <= first:
            return False
        text = self.doc[first:end].text
        ent = self.ent_at.get(first)
        known = _is_place(text) or tables.body(text) is not None or text.lower() in self.lists.seats
        return known or (ent is not None and ent[1] <= end + 1) or self._is_body_word(self.doc[end - 1])

    def _before_rank(self, first: int, end: int) -> int:
        """The end of what modifies a title, without words of the title's own: "RFE/RL | Senior International" correspondent."""
        return next((i for i in range(first, end) if is_rank_word(self.doc[i].lower_)), end)

    def _body_ahead(self, first: int, end: int) -> bool:
        """Whether what is left of a run is one body's name: it ends with a body word or begins with one plus "of"."""
        doc = self.doc
        if doc[first].lower_ in self.lists.body_first and first + 1 < end and doc[first + 1].lower_ in {"of", "for", "on"}:
            return True
        if doc[end - 1].lower_ in self.lists.body_last and end - first > 1:
            return not any(is_title_head(doc[i].lower_) for i in range(first, end - 1)) or self.ent_at.get(first) == (first, end)
        return False

    @staticmethod
    def _stands_alone(token: Token) -> bool:
        """Whether a word that opens a run is a country's or a body's name by itself: "US envoy", "EU Energy Commissioner"."""
        return _is_country_word(token.text) or (token.is_upper and tables.body(token.text) is not None)

    def _names_go_together(self, i: int) -> bool:
        """Whether a country word opens a longer name in the model's eyes ("China Daily", "Jordan Peele")."""
        ent = self.ent_at.get(i)
        return ent is not None and ent[1] > i + 1 and not is_title_head(self.doc[i + 1].lower_)

    def _split_title_case(self, start: int, end: int) -> Iterator[TokenSpan]:
        """Headlines capitalise every word, so only what the model or the tables know is taken from them."""
        i = start
        while i < end:
            ent = self.ent_at.get(i)
            token = self.doc[i]
            width = self._known_elsewhere(i, end)
            if width:
                yield i, i + width
            elif _is_country_word(token.text) or tables.demonym_code(token.text):
                yield i, i + 1
            elif ent is not None and ent[0] == i and 1 < ent[1] - i < 4 and ent[1] <= end and tables.given_name(token.text) is not None:
                yield ent
                width = ent[1] - i
            i += max(width, 1)

    def _known_elsewhere(self, i: int, end: int) -> int:
        """How many words from here on are a name that the article's prose has."""
        for width in range(min(5, end - i), 0, -1):
            if tuple(token.lower_ for token in self.doc[i : i + width]) in self.in_prose:
                return width
        return 0

    # --- ends
    def _trim(self, start: int, end: int) -> TokenSpan | None:
        """Without determiners, honorifics, titles and marks at the ends; None when nothing is left."""
        doc = self.doc
        while start < end and (
            doc[start].lower_ in _DETERMINERS and not (doc[start].text == "The" and self._keeps_article(start, end))
            or doc[start].is_punct
            or (doc[start].pos_ in {"ADP", "CCONJ", "SCONJ", "PRON"} and end - start > 1)
            or doc[start].lower_.rstrip(".") in self.lists.honorifics | self.lists.title_abbreviations
            or (end - start > 1 and is_title_head(doc[start].lower_) and not self._body_ahead(start, end))
        ):
            start += 1
        while end > start and (
            doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct and doc[end - 1].text != "." or doc[end - 1].lower_ in self.lists.body_links
        ):
            end -= 1
        if start >= end or not _capitalised(doc[start]):
            return None
        if end - start == 1 and (doc[start].lower_ in self.lists.not_names or is_title_head(doc[start].lower_)):
            return None
        return start, end

    def _keeps_article(self, start: int, end: int) -> bool:
        """"The Bell", "The Week In Russia": the article belongs to a name that is one common word or in quotes."""
        return self.ent_at.get(start) == (start, end) and end - start > 1 and not self.doc[start].is_sent_start


def _capitalised(token: Token) -> bool:
    return token.text[:1].isupper() or (len(token) > 2 and token.text[1:2].isupper() and token.text[0].isalpha())


def _goes_on(token: Token) -> bool:
    """Whether the next word continues a name; at a sentence's start a capital alone says nothing."""
    return token.i + 1 < len(token.doc) and _capitalised(token.nbor()) and token.nbor().pos_ == "PROPN" and not token.nbor().is_sent_start


def _is_place(word: str) -> bool:
    return _is_country_word(word) or bool(tables.demonym_code(word))


def _is_country_word(word: str) -> bool:
    return bool(tables.country_code(word) or tables.capital_code(word))


def _is_known(word: str) -> bool:
    return _is_place(word) or tables.given_name(word) is not None


def _tokens_of_title_phrases(doc: Doc) -> set[int]:
    """Tokens of titles of several words ("Secretary of State"), which are no part of the name that follows."""
    found: set[int] = set()
    for token in doc:
        if _capitalised(token) and token.i not in found:
            phrase = title_phrase(tuple(other.lower_ for other in doc[token.i : token.i + 7]))
            if phrase is not None:
                found.update(range(token.i, token.i + phrase[1]))
    return found


def _title_case_tokens(doc: Doc) -> set[int]:
    """Tokens of headlines that capitalise (nearly) every word, where a capital is no evidence of a name."""
    found: set[int] = set()
    for block in Layers(doc).blocks:
        span = doc[block["start"] : block["end"]]
        words = [token for token in span if token.is_alpha]
        long = [token for token in words if len(token) > 3]
        if block["kind"] in {"title", "heading"} or (len(words) > 3 and not any(token.text in {".", ",", "”", '"'} for token in span)):
            capitals = sum(token.text[0].isupper() for token in long)
            if len(long) > 2 and capitals / len(long) > _TITLE_CASE_SHARE:
                found.update(range(block["start"], block["end"]))
    return found
