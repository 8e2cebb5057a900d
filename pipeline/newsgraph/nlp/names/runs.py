"""Runs of words that one or several names side by side may make: "US President Jana Novotna of the Bank of England".

English: names are written with capitals and other nouns are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgraph.names import tables
from newsgraph.names.dictionary import parts_of_speech
from newsgraph.nlp.names.joins import after_nickname, after_particles, is_joined
from newsgraph.nlp.names.links import after_links, opens_pair
from newsgraph.nlp.names.ordinary import is_unknown
from newsgraph.nlp.names.words import DETERMINERS, HYPHENS, Words, is_known, is_place
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.rules.mentions import mention_words
from newsgraph.rules.times import time_words
from newsgraph.rules.titles import is_title_head, status_of

_NO_NAME_TAGS = frozenset({"PRON", "DET", "SCONJ", "CCONJ", "AUX", "ADP"})
_NO_NAME_STARTS = frozenset({"ADV", "INTJ", "PART", "PRON", "SCONJ", "CCONJ", "AUX"})
_NOUNISH = frozenset({"NOUN", "ADJ", "PROPN"})
_BRACKETS = frozenset("()[]")
# A politician's party and constituency ("R-Ohio"), and what can only end a name.
LABEL = re.compile(r"[DRI]-[A-Z][\w.]*|[JS]r\.?|I[IV]+|V?II+")


def is_label(text: str) -> bool:
    """Whether letters say somebody's party and a place where they are elected, or words can only end a name: "D-Ohio", "R-New York", "III"."""
    text = text.replace("- ", "-")
    if LABEL.fullmatch(text):
        return True
    return LABEL.match(text) is not None and text[1] in HYPHENS and tables.region(text[2:]) is not None


def find_runs(words: Words) -> Iterator[TokenSpan]:
    """Maximal runs, in text order."""
    articles = words.lists.arabic_articles
    starts = sorted({*words.capitals, *(i for i, word in enumerate(words.lowers) if word in articles)})
    end = 0
    for i in starts:
        if i >= end and _opens(words, i):
            end = _run_end(words, i)
            yield i, end


def _opens(words: Words, i: int) -> bool:
    """Whether a name may begin here: a capitalised word that the model takes for a name or a proper noun."""
    if i not in words.capitalised:
        return i not in words.in_credits and opens_with_article(words, i)
    if _is_ruled_out(words, i):
        return False
    if (
        i in words.in_headlines
        or i in words.calendar_names
        or i in words.surnames_of_turns
        or words.opens_people_body(i)
        or opens_pair(words, i)
        or _opens_city(words, i)
    ):
        return True
    first = i in words.sentence_starts
    plain = i in words.in_titles or (first and words.lowers[i] in DETERMINERS)
    adverb = first and words.parts[i] in _NO_NAME_STARTS and not words.texts[i].isupper()
    return not plain and not adverb and (i in words.ent_at or _is_unseen_name(words, i))


def _opens_city(words: Words, i: int) -> bool:
    """Whether a block opens with a city of two words in capitals: "NEW DELHI: The ministers"."""
    shouted = i in words.block_starts and all(map(str.isupper, words.texts[i : i + 2])) and i + 1 < len(words.texts)
    return shouted and tables.city(words.said.stretch(i, i + 2).title()) is not None


def _is_ruled_out(words: Words, i: int) -> bool:
    """Words that are no names, credits, hashtags and tokens that run over a bracket."""
    text, before = words.texts[i], words.texts[i - 1] if i else ""
    if i in words.calendar_names:
        return False
    if _opens_line(words, i) or _is_over(words, i) or _names_day(words, i) or _is_half(words, i):
        return True
    if i in words.in_credits or not _BRACKETS.isdisjoint(text) or before == "#" or LABEL.fullmatch(text):
        return True
    if (before == "(" and (_is_aside(words, i) or _is_letter(words, i))) or words.is_inverted_cue(i):
        return True
    if words.lowers[i] in words.lists.pronouns and not text.isupper():
        return True
    return words.lowers[i] in words.lists.not_names and not _is_may(words, i)


def _is_over(words: Words, i: int) -> bool:
    """Whether a sentence opens with what an office or its holder was, before a place or a given name: "Former | Lima, Ohio, Mayor"."""
    if i not in words.sentence_starts or status_of(words.lowers[i]) != "former" or i + 1 not in words.capitalised:
        return False
    following = words.texts[i + 1]
    lands = (words.said.stretch(i + 1, end) for end in (i + 2, i + 3))
    return tables.given_name(following) is not None or any(is_place(land) or tables.city(land) for land in lands)


def _names_day(words: Words, i: int) -> bool:
    """Whether a word of the language only tells which weekday is meant: "Super Tuesday", but not "met Novak Tuesday"."""
    if i + 1 not in words.capitalised or words.lowers[i + 1] not in time_words().weekdays:
        return False
    plain = bool(parts_of_speech(words.texts[i])) and tables.given_name(words.texts[i]) is None
    return plain and words.lowers[i] not in words.people and i + 1 not in words.calendar_names


def _is_half(words: Words, i: int) -> bool:
    """Whether a word is only the beginning of a compound with a name: "Anti-|Novak groups"."""
    joined = words.texts[i + 1 : i + 2] and words.texts[i + 1] in HYPHENS and not words.said.spaced[i]
    return bool(joined) and words.lowers[i] in words.lists.before_hyphens


def _opens_line(words: Words, i: int) -> bool:
    """Whether a word is the label of a line ("MODERATOR:"), or "Born" before a name at birth ("Born Ana Lind, Ana Weir ...")."""
    following = words.texts[i + 1] if i + 1 < len(words.texts) else ""
    if words.lowers[i] in words.lists.labels:
        return i in words.block_starts and following == ":"
    opens = words.lowers[i] in mention_words().birth_names and i in words.sentence_starts
    return opens and tables.given_name(following) is not None


def _is_aside(words: Words, i: int) -> bool:
    """Whether a bracket holds one word in the middle of a name: "Speaker (Jana) Novak"."""
    closed = words.texts[i + 1 : i + 2] == [")"] and i + 2 < len(words.texts)
    return closed and i > 1 and is_title_head(words.lowers[i - 2]) and i + 2 in words.capitalised


def _is_letter(words: Words, i: int) -> bool:
    """Whether a bracket holds one letter: a politician's party, "Jana Novak (D)"."""
    return len(words.texts[i]) == 1 and words.texts[i + 1 : i + 2] == [")"]


def _is_unseen_name(words: Words, i: int) -> bool:
    """Whether a word that the model took for no name may be one."""
    text, lower, first = words.texts[i], words.lowers[i], i in words.sentence_starts
    if words.parts[i] in _NO_NAME_TAGS and not (text.isupper() and len(text) > 1):
        return False
    if words.parts[i] != "PROPN":
        second = i > 0 and words.texts[i - 1] in HYPHENS and lower in words.inside_sentences
        if first and lower in words.people:
            return True  # "Bush plans to …": the model often takes a surname that is a word for the word
        if first and (opens_full_name(words, i) or _is_unknown_word(words, i)):
            return True
        return second or bool(tables.demonym_code(text)) or (not first and is_known(lower))
    # At a sentence's start a capital alone says nothing.
    if not first or _goes_on(words, i) or lower in words.inside_sentences:
        return True
    return is_known(lower) or tables.city(text) is not None or _is_unknown_word(words, i)


def _is_unknown_word(words: Words, i: int) -> bool:
    """Whether a sentence opens with a word that no dictionary has and the tagger took for a noun or the like: "Quellis co-founder"."""
    text = words.texts[i]
    known = tables.listed_family_name(text) and not parts_of_speech(text)  # "Huber" looks like a word with an ending
    return text.istitle() and words.parts[i] in _NOUNISH and (known or is_unknown(text))


def opens_full_name(words: Words, i: int) -> bool:
    """Whether a given name that is no word of the language opens a sentence before a name's next word, whatever the tagger makes of it."""
    given = tables.given_name(words.texts[i]) is not None and is_unknown(words.texts[i])
    return given and i + 1 in words.capitalised and i + 1 not in words.sentence_starts


def opens_with_article(words: Words, i: int) -> bool:
    """Whether an Arabic name begins here with its article in small letters: "al-Qaeda", "el-Sisi"."""
    if words.lowers[i] not in words.lists.arabic_articles or i + 2 >= len(words.texts):
        return False
    if i + 1 in words.capitalised:
        return tables.body(f"{words.lowers[i]}-{words.texts[i + 1]}") is not None
    apart = bool(words.said.spaced[i] or words.said.spaced[i + 1])
    return words.texts[i + 1] in HYPHENS and i + 2 in words.capitalised and (words.spaced_hyphens or not apart)


def _is_may(words: Words, i: int) -> bool:
    """The one month that is a common family name."""
    if i in words.sentence_starts and i + 2 in words.capitalised and tables.given_name(words.texts[i + 1]) is not None:
        return False  # "May Jana Novak rest in peace"
    return words.lowers[i] == "may" and i in words.ent_at


def _is_surname_may(words: Words, i: int) -> bool:
    """Whether a given name stands before the month's name and no number after it: "Jana May", not "since May 3"."""
    number = i + 1 < len(words.texts) and words.doc[i + 1].like_num
    return words.texts[i] == "May" and not number and tables.given_name(words.texts[i - 1]) is not None


def _goes_on(words: Words, i: int) -> bool:
    following = i + 1
    if following not in words.capitalised or following in words.sentence_starts:
        return False
    return words.parts[following] == "PROPN"


def _run_end(words: Words, start: int) -> int:
    """Where the run that begins here ends: capitalised words, hyphenated parts, and links between them."""
    end = words.wholes.get(start, start + 1)
    while end < len(words.texts) and not _is_cut_off(words, end) and end not in words.in_titles:
        if _is_generation(words, end):
            return min(end + 2, len(words.texts))
        if is_joined(words, start, end):
            end += 2
        elif end in words.capitalised and _continues(words, end) and not _ends_in_suffix(words, start, end):
            end += 1
        else:
            linked = after_particles(words, start, end) or after_links(words, start, end) or after_nickname(words, end)
            if linked is None:
                break
            end = linked
    if end < len(words.texts) and words.texts[end] == "party" and words.lowers[end - 1] in words.lists.creeds:
        end += 1  # "the Republican party"
    return min(end, len(words.texts))


def _is_generation(words: Words, comma: int) -> bool:
    """Whether "Jr." or "III" follows a name behind a comma: "Jan Novak, Jr., the owner"."""
    if words.texts[comma] != "," or comma + 1 >= len(words.texts) or comma + 1 in words.block_starts:
        return False
    text = words.texts[comma + 1]
    suffix = text[:1].isupper() and text.rstrip(".").lower() in words.lists.suffixes
    return suffix and words.texts[comma - 1].istitle()


def _ends_in_suffix(words: Words, start: int, end: int) -> bool:
    """Whether a person's name is over, for it has what tells father from son: "Jan Novak Jr. | But he ..."."""
    suffix = words.lowers[end - 1].rstrip(".") in words.lists.suffixes
    return suffix and end - start > 2 and tables.given_name(words.texts[start]) is not None


def _is_cut_off(words: Words, end: int) -> bool:
    """Whether a sentence begins here; the parser wrongly begins one inside a name that stands alone in a list."""
    if end not in words.sentence_starts:
        return False
    name = words.parts[end] == words.parts[end - 1] == "PROPN" and tables.given_name(words.texts[end - 1]) is not None
    return end in words.block_starts or not name


def _continues(words: Words, i: int) -> bool:
    """A capitalised word goes on a run unless it is plainly no part of a name ("I", "What", "Monday")."""
    if i in words.calendar_names:
        return True
    if words.lowers[i] in words.lists.not_names:
        return words.texts[i] == "TV" or _is_surname_may(words, i)  # "Arka TV"
    return words.parts[i] not in _NO_NAME_TAGS or i in words.ent_at
