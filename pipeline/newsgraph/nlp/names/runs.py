"""Runs of words that one or several names side by side may make: "US President Jana Novotna of the Bank of England".

English: names are written with capitals and other nouns are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.names import tables
from newsgraph.names.folding import fold
from newsgraph.names.lookup import word_list
from newsgraph.nlp.names.links import after_links
from newsgraph.nlp.names.words import DETERMINERS, HYPHENS, Words, is_capitalised, is_known, is_place
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.rules.titles import is_title_head

_NO_NAME_TAGS = frozenset({"PRON", "DET", "SCONJ", "CCONJ", "AUX", "ADP"})
_NO_NAME_STARTS = frozenset({"ADV", "INTJ", "PART", "PRON", "SCONJ", "CCONJ", "AUX"})
_APOSTROPHES = frozenset({"’", "'"})
_BRACKETS = frozenset("()[]")
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
# A politician's party and constituency ("R-Ohio"), and what can only end a name.
LABEL = re.compile(r"[DRI]-[A-Z][\w.]*|[JS]r\.?|I[IV]+|V?II+")
_MOST_NAMES = 3
_SHORT_TAIL = 6


def find_runs(words: Words) -> Iterator[TokenSpan]:
    """Maximal runs, in text order."""
    articles = words.lists.arabic_articles
    starts = sorted({*words.capitals, *(i for i, word in enumerate(words.lowers) if word in articles)})
    end = 0
    for i in starts:
        if i >= end and _opens(words, words.doc[i]):
            end = _run_end(words, i)
            yield i, end


def _opens(words: Words, token: Token) -> bool:
    """Whether a name may begin here: a capitalised word that the model takes for a name or a proper noun."""
    if not is_capitalised(token):
        return token.i not in words.in_credits and opens_with_article(words, token)
    if _is_ruled_out(words, token):
        return False
    if token.i in words.in_headlines or words.opens_people_body(token.i):
        return True
    plain = token.i in words.in_titles or (token.is_sent_start and token.lower_ in DETERMINERS)
    adverb = token.is_sent_start and token.pos_ in _NO_NAME_STARTS and not token.is_upper
    return not plain and not adverb and (token.i in words.ent_at or _is_unseen_name(words, token))


def _is_ruled_out(words: Words, token: Token) -> bool:
    """Words that are no names, credits, hashtags and tokens that run over a bracket."""
    before = words.texts[token.i - 1] if token.i else ""
    if token.i in words.in_credits or _BRACKETS & set(token.text) or before == "#" or LABEL.fullmatch(token.text):
        return True
    if (before == "(" and _is_aside(words, token.i)) or words.is_inverted_cue(token.i):
        return True
    if token.lower_ in words.lists.pronouns and not token.is_upper:
        return True
    return token.lower_ in words.lists.not_names and not _is_may(words, token)


def _is_aside(words: Words, i: int) -> bool:
    """Whether a bracket holds one word in the middle of a name: "Speaker (Jana) Novak"."""
    closed = words.texts[i + 1 : i + 2] == [")"] and i + 2 < len(words.texts)
    return closed and i > 1 and is_title_head(words.lowers[i - 2]) and is_capitalised(words.doc[i + 2])


def _is_unseen_name(words: Words, token: Token) -> bool:
    """Whether a word that the model took for no name may be one."""
    if token.pos_ in _NO_NAME_TAGS and not (token.is_upper and len(token) > 1):
        return False
    if token.pos_ != "PROPN":
        second = token.i > 0 and token.nbor(-1).text in HYPHENS and token.lower_ in words.inside_sentences
        if token.is_sent_start and token.lower_ in words.people:
            return True  # "Bush plans to …": the model often takes a surname that is a word for the word
        return second or bool(tables.demonym_code(token.text)) or (not token.is_sent_start and is_known(token.lower_))
    # At a sentence's start a capital alone says nothing.
    if not token.is_sent_start or _goes_on(token) or token.lower_ in words.inside_sentences:
        return True
    return is_known(token.lower_) or tables.city(token.text) is not None


def opens_with_article(words: Words, token: Token) -> bool:
    """Whether an Arabic name begins here with its article in small letters: "al-Qaeda", "el-Sisi"."""
    if token.lower_ not in words.lists.arabic_articles or token.i + 2 >= len(token.doc):
        return False
    mark, name = token.nbor(), token.nbor(2)
    if is_capitalised(mark):
        return tables.body(f"{token.lower_}-{mark.text}") is not None
    apart = bool(token.whitespace_ or mark.whitespace_)
    return mark.text in HYPHENS and is_capitalised(name) and (words.spaced_hyphens or not apart)


def _is_may(words: Words, token: Token) -> bool:
    """The one month that is a common family name."""
    return token.lower_ == "may" and token.i in words.ent_at


def _is_surname_may(token: Token) -> bool:
    """Whether a given name stands before the month's name and no number after it: "Jana May", not "since May 3"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    number = following is not None and following.like_num
    return token.text == "May" and not number and tables.given_name(token.nbor(-1).text) is not None


def _goes_on(token: Token) -> bool:
    if token.i + 1 >= len(token.doc):
        return False
    following = token.nbor()
    return is_capitalised(following) and following.pos_ == "PROPN" and not following.is_sent_start


def _run_end(words: Words, start: int) -> int:
    """Where the run that begins here ends: capitalised words, hyphenated parts, and links between them."""
    doc, end = words.doc, start + 1
    while end < len(doc) and not _is_cut_off(words, end) and end not in words.in_titles:
        if _is_joined(words, start, end):
            end += 2
        elif is_capitalised(doc[end]) and _continues(words, doc[end]):
            end += 1
        else:
            linked = (
                _after_particles(words, start, end) or after_links(words, start, end) or _after_nickname(words, end)
            )
            if linked is None:
                break
            end = linked
    if end < len(doc) and doc[end].text == "party" and doc[end - 1].lower_ in words.lists.creeds:
        end += 1  # "the Republican party"
    return min(end, len(doc))


def _is_cut_off(words: Words, end: int) -> bool:
    """Whether a sentence begins here; the parser wrongly begins one inside a name that stands alone in a list."""
    doc = words.doc
    if not doc[end].is_sent_start:
        return False
    name = doc[end].pos_ == doc[end - 1].pos_ == "PROPN" and tables.given_name(doc[end - 1].text) is not None
    return end in words.block_starts or not name


def _continues(words: Words, token: Token) -> bool:
    """A capitalised word goes on a run unless it is plainly no part of a name ("I", "What", "Monday")."""
    if token.lower_ in words.lists.not_names:
        return token.text == "TV" or _is_surname_may(token)  # "Arka TV"
    return token.pos_ not in _NO_NAME_TAGS or token.i in words.ent_at


def _is_joined(words: Words, start: int, mark: int) -> bool:
    """Whether a mark joins the next part to the name: "Jae-in", "RFE/RL", "O’Neill", not "UNP-led"."""
    doc = words.doc
    if mark + 1 >= len(doc) or not doc[mark + 1].text[0].isalnum():
        return False
    text, tail = doc[mark].text, doc[mark + 1]
    apart = bool(doc[mark].whitespace_ or doc[mark - 1].whitespace_)
    if apart and not (words.spaced_hyphens and text == "-" and is_capitalised(tail)):
        return False
    if text in _APOSTROPHES:
        return is_capitalised(tail)
    if text == "/":
        return bool(doc[mark - 1].is_upper and tail.is_upper) or _slashes_to_body(words, mark)
    return text in HYPHENS and _is_hyphenated(words, start, mark)


def _is_hyphenated(words: Words, start: int, mark: int) -> bool:
    doc, tail = words.doc, words.doc[mark + 1]
    before = doc[mark - 1].text
    if is_capitalised(tail):
        if mark == start + 1 and _is_pair(words, mark):
            return False
        both_lands = tables.demonym_code(before) and tables.demonym_code(tail.text)
        return not both_lands and tail.lower_ not in words.lists.compound_tails
    # "Moon Jae-in": "in" is a tail of compounds too ("Trump-in-chief"), but not of these.
    if not tail.is_alpha or tail.lower_ in words.lists.compound_tails - {"in"}:
        return False
    start = _name_start(words, start, mark)
    if start < mark and fold(doc[start].text) in word_list("family first"):
        return True
    participle = tail.tag_ in {"VBN", "VBD", "VBG"}
    plain = not participle and not is_place(before) and not doc[mark - 1].is_upper
    return plain and len(tail) <= _SHORT_TAIL and mark - start < 3


def _is_pair(words: Words, mark: int) -> bool:
    """Whether a hyphen stands between two parties to something: "the Lindt-Vogel talks"."""
    doc = words.doc
    after = [token for token in doc[mark + 2 : mark + 4] if token.text[0].islower()]  # "the Lindt-Vogel health bill"
    return any(token.lower_ in words.lists.pair_heads for token in after)


def _slashes_to_body(words: Words, mark: int) -> bool:
    """Whether capitalised words joined by slashes end in a body's word: "the North/South Desk"."""
    doc = words.doc
    while mark + 2 < len(doc) and doc[mark].text == "/" and is_capitalised(doc[mark + 1]):
        mark += 2
    return doc[mark].lower_ in words.lists.body_last and is_capitalised(doc[mark])


def _after_particles(words: Words, start: int, end: int) -> int | None:
    """Where a person's name goes on after particles ("Ursula von der Leyen"); None where it does not."""
    doc, i = words.doc, end
    while i < len(doc) and i - end < 3 and doc[i].lower_ in words.lists.particles and not doc[i].is_sent_start:
        i += 1
    if i > end and i < len(doc) and doc[i].text in HYPHENS and doc[i - 1].lower_ in words.lists.arabic_articles:
        i += 1
    if i == end or i >= len(doc) or not is_capitalised(doc[i]) or doc[end].lower_ in words.lists.surname_links:
        return None
    first = _name_start(words, start, end)
    return i if end - first <= _MOST_NAMES and not words.is_body_word(doc[first]) else None


def _after_nickname(words: Words, end: int) -> int | None:
    """Where a name goes on after a nickname in quotation marks (Robert "Bobby" Lane); None where it does not."""
    doc = words.doc
    if doc[end].text not in _QUOTES or tables.given_name(doc[end - 1].text) is None:
        return None
    for close in range(end + 2, min(end + 4, len(doc) - 1)):
        after = doc[close + 1]
        if doc[close].text in _QUOTES and is_capitalised(doc[close - 1]):
            return close + 2 if is_capitalised(after) and not after.is_sent_start else None
    return None


def _name_start(words: Words, start: int, end: int) -> int:
    """Where the name that a run ends with begins, after titles and demonyms."""
    first = end
    while first > start and not _parts(words, words.doc[first - 1]):
        first -= 1
    return first


def _parts(words: Words, token: Token) -> bool:
    """Whether a word of a run stands before a person's name: a title, a form of address, a demonym."""
    return is_title_head(token.lower_) or words.is_address(token) or tables.demonym_code(token.text) is not None
