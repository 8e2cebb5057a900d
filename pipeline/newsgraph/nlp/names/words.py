"""What is known of the single words of a document before names are cut out of it.

English: headlines write most words with capitals.
"""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.names import tables
from newsgraph.nlp.names.calendar_names import calendar_names
from newsgraph.nlp.names.credits import credit_tokens
from newsgraph.nlp.names.labels import labels_of_turns
from newsgraph.nlp.names.wholes import whole_bodies
from newsgraph.nlp.page.layers import BlockRow, Layers, TokenSpan
from newsgraph.nlp.page.lookup import Written, written
from newsgraph.nlp.page.marks import DASHES, MARKS
from newsgraph.rules.closed import closed
from newsgraph.rules.names import name_lists
from newsgraph.rules.pages import page_words
from newsgraph.rules.titles import is_title_head, title_phrase

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT"})
"""The labels that this component decides about; PRODUCT, WORK_OF_ART, LAW and numbers stay the model's."""

DETERMINERS = closed().articles | closed().demonstratives | closed().possessives
HYPHENS = frozenset({"-", "‐", "‑", "–"})
_UNSURE_LABELS = NAME_LABELS | {"PRODUCT", "WORK_OF_ART", "LANGUAGE"}
_TITLE_CASE_SHARE = 0.6
_LONGEST_TITLE = 7
_ENOUGH_HYPHENS = 2
_SHOUT = 4
_SIGNS = frozenset("+-−–0123456789")
_MARKS = frozenset({".", ",", "”", '"'})
_MARKS_INSIDE_SHOUTS = frozenset({",", "-"})


class Words:
    """The words of a document with the sets that tell where names can begin, and the model's entities by token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.lists = name_lists()
        self.said = written(doc)
        self.texts, self.lowers = self.said.texts, self.said.lowers
        self.tags, self.parts = self.said.tags, self.said.parts
        self.sentence_starts = self.said.sentence_starts
        written_large = {text for text in set(self.texts) if _has_capital(text)}
        self.blocks = Layers(doc).blocks
        self.block_starts = frozenset(block["start"] for block in self.blocks)
        letters = self._letters_of_interview()
        self.capitals = [i for i, text in enumerate(self.texts) if text in written_large and i not in letters]
        self.capitalised = frozenset(self.capitals)
        self.in_credits = credit_tokens(self.said, self.blocks)
        self.spaced_hyphens = _has_spaced_hyphens(self.said)
        self.surnames_of_turns, turns, self.named_labels = labels_of_turns(self.texts, self.blocks, self.capitalised)
        self.in_headlines = _title_case_tokens(self.texts, self.blocks) | _shouted_tokens(self.texts, self.capitals)
        self.in_headlines -= turns
        self.in_titles = self._tokens_of_title_phrases() - self.in_headlines
        self.inside_sentences = {
            self.lowers[i] for i in self.capitals if self.parts[i] == "PROPN" and i not in self.sentence_starts
        }
        self.ent_at: dict[int, TokenSpan] = {}
        self.ents = doc.ents  # spaCy makes them anew at each look
        self.voted = frozenset(i for ent in self.ents if ent.label_ == "PERSON" for i in range(ent.start, ent.end))
        self._bodies_voted = frozenset((ent.start, ent.end) for ent in self.ents if ent.label_ == "ORG")
        self.wholes = whole_bodies(self.said, sorted(self._bodies_voted))
        for ent in self.ents:
            if ent.label_ in _UNSURE_LABELS:
                self.ent_at.update(dict.fromkeys(range(ent.start, ent.end), (ent.start, ent.end)))
        self.people = self._last_words_of_people()
        self.surnames_told = frozenset(
            self.texts[ent.end - 1] for ent in self.ents if ent.label_ == "PERSON" and ent.end - ent.start > 1
        )
        self.calendar_names = calendar_names(self)

    def _letters_of_interview(self) -> set[int]:
        """The first tokens of an interview's paragraphs: "Q." and "A.", which are no initials."""
        found = {i for i in self.block_starts if self.lowers[i].rstrip(".") in self.lists.interview_letters}
        return found if len({self.lowers[i] for i in found}) > 1 else set()

    def _last_words_of_people(self) -> frozenset[str]:
        """The last words of what the model takes for people inside sentences, but for words that the text also writes small."""
        people = [ent for ent in self.ents if ent.label_ == "PERSON"]
        people = [ent for ent in people if self.parts[self.said.head(ent.start, ent.end)] == "PROPN"]
        people = [ent for ent in people if not self._opens_with_cue(ent.start)]
        found = {self.lowers[ent.end - 1] for ent in people if ent.end - 1 not in self.sentence_starts}
        return frozenset(found.difference(self.texts))

    def is_inverted_cue(self, i: int) -> bool:
        """Whether a sentence begins with a verb of saying before its speaker: "Said Price: ..."."""
        return self._opens_with_cue(i) and i + 1 < len(self.texts) and self.lowers[i + 1] in self.people

    def _opens_with_cue(self, i: int) -> bool:
        # "Said" is a given name too: then it stands inside sentences as well.
        is_cue = self.lowers[i] in self.lists.inverted_cues and i in self.sentence_starts
        return is_cue and self.lowers[i] not in self.inside_sentences

    def _tokens_of_title_phrases(self) -> set[int]:
        """Tokens of titles of several words ("Secretary of State"), which are no part of the name that follows."""
        found: set[int] = set()
        for i in self.capitals:
            if i not in found:
                phrase = title_phrase(tuple(self.lowers[i : i + _LONGEST_TITLE]))
                if phrase is not None and not self._ends_body(i, phrase[1]):
                    found.update(range(i, i + phrase[1]))
        return found

    def _ends_body(self, i: int, width: int) -> bool:
        """Whether a title's words end the name of a body: "Joint Chiefs of Staff"."""
        return i > 0 and tables.body(self.said.stretch(i - 1, i + width)) is not None

    def is_body_word(self, word: str) -> bool:
        """Whether a lower-case word begins or ends names of bodies."""
        return word in self.lists.body_first or word in self.lists.body_last

    def opens_people_body(self, i: int) -> bool:
        """Whether a body that calls itself by its people begins here: "Citizens for Fairness", "Doctors Without Borders"."""
        if self.lowers[i] not in self.lists.body_people or i + 2 >= len(self.texts):
            return False
        return self.lowers[i + 1] in self.lists.body_people_links and {i, i + 2} <= self.capitalised

    def is_voted_body(self, span: TokenSpan) -> bool:
        """Whether the model takes just these words for an organisation."""
        return span in self._bodies_voted

    def is_title(self, i: int) -> bool:
        """Whether a word can head a title and is no given name here."""
        return is_title_head(self.lowers[i]) and not self.is_given_title(i)

    def is_given_title(self, i: int) -> bool:
        """Whether a title that is a given name too is one here, for a family name ends the run after it: "Dean Novak"."""
        if self.lowers[i] not in self.lists.given_titles or not self.texts[i].istitle() or i + 1 >= len(self.texts):
            return False
        following = self.texts[i + 1]
        named = tables.family_name(following) and tables.given_name(following) is None
        return named and i + 1 in self.capitalised and i + 2 not in self.capitalised

    def signs_line(self, i: int) -> bool:
        """Whether the line of who said it begins with a word: behind a closing mark and a dash ("… .” -Ann Weir"), or as a turn's label."""
        return i in self.surnames_of_turns or (i > 1 and self.texts[i - 1] in DASHES and self.texts[i - 2] in MARKS)

    def is_ticker(self, i: int) -> bool:
        """Whether a word is what a company is called at the exchange, and how it moved follows: "Quellis QLS, +2.3%"."""
        texts = self.texts
        if not (texts[i].isupper() and texts[i].isalnum()) or texts[i + 1 : i + 2] != [","]:
            return False
        moved = texts[i + 2 : i + 4]
        return bool(moved) and moved[0][0] in _SIGNS and moved[-1].endswith("%")

    def is_address(self, i: int) -> bool:
        """Whether a word is a form of address or an abbreviated title ("Mr", "Lt.")."""
        bare = self.lowers[i].rstrip(".")
        known = bare in self.lists.honorifics or bare in self.lists.title_abbreviations
        return known and not self.is_given_title(i)


def _has_capital(text: str) -> bool:
    return text[:1].isupper() or (len(text) > 2 and text[1].isupper() and text[0].isalpha())


def is_place(word: str) -> bool:
    """Whether a word is a country's name, capital or demonym."""
    return is_country(word) or bool(tables.demonym_code(word))


def is_country(word: str) -> bool:
    return bool(tables.country_code(word) or tables.capital_code(word))


def is_known(word: str) -> bool:
    return is_place(word) or tables.given_name(word) is not None


def _has_spaced_hyphens(said: Written) -> bool:
    """Whether a text was put together from tokens: its hyphens stand between spaces ("a right - wing party")."""
    spaced = joined = 0
    texts = said.texts
    for i in said.by_lower.get("-", ()):
        if 0 < i < len(texts) - 1 and texts[i - 1].isalpha() and texts[i + 1].isalpha():
            if not said.spaced[i] and not said.spaced[i - 1]:
                joined += texts[i - 1].lower() not in page_words().parted
            elif texts[i - 1].islower() and texts[i + 1].islower():
                spaced += 1
    return spaced >= _ENOUGH_HYPHENS and spaced > 4 * joined


def _shouted_tokens(texts: list[str], capitals: list[int]) -> set[int]:
    """Tokens of stretches in capital letters ("NEW TALKS ON ASYLUM, SAYS ..."), where a capital is no evidence of a name."""
    found: set[int] = set()
    shouted: list[int] = []
    inside = name_lists().inside_shouts | _MARKS_INSIDE_SHOUTS
    for i in capitals:
        if len(texts[i]) < 2 or not texts[i].isupper() or not texts[i].isalpha():
            continue
        if shouted and not inside.issuperset(texts[shouted[-1] + 1 : i]):
            found.update(shouted if len(shouted) >= _SHOUT else ())
            shouted = []
        shouted.append(i)
    return found.union(shouted if len(shouted) >= _SHOUT else ())


def _title_case_tokens(texts: list[str], blocks: list[BlockRow]) -> set[int]:
    """Tokens of headlines that capitalise (nearly) every word, where a capital is no evidence of a name."""
    found: set[int] = set()
    for block in blocks:
        inside = texts[block["start"] : block["end"]]
        heading = block["kind"] in {"title", "heading"}
        if not heading and not _MARKS.isdisjoint(inside):
            continue
        words = [text for text in inside if text.isalpha()]
        long = [text for text in words if len(text) > 3]
        if len(long) > 2 and (heading or len(words) > 3):
            capitals = sum(text[0].isupper() for text in long)
            if capitals / len(long) > _TITLE_CASE_SHARE:
                found.update(range(block["start"], block["end"]))
    return found
