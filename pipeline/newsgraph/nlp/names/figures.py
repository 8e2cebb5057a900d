"""Names of bodies that have figures or signs in them: "the April 6 Movement", "the 47th Mechanized Brigade", "Movement 5 Star", "Studio 71", "the E3+3", "+Europa", "Jump! opposes".

Words alone do not show them: a tokenizer parts figures from letters, a tagger counts them, and "!" ends a sentence.

English: the article before such a name, and the body's word at its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from newsgraph.names import tables
from newsgraph.names.dictionary import is_plural
from newsgraph.nlp.names.words import HYPHENS, Words
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.rules.closed import closed
from newsgraph.rules.mentions import body_nouns
from newsgraph.rules.times import time_words

_ARTICLES = closed().articles
_SHORT = re.compile(r"[A-Z]{1,2}[0-9]{1,2}")
"""As "E3", "D66"; with more letters or figures they are models and roads."""
_MIXED = re.compile(r"[0-9]++(?:[A-Z][a-z]{2}|[a-z]{5})\w*+")
"""As "4Ocean", "99designs"; not "20th", "5G", "3D"."""
_FIGURES_FIRST = re.compile(r"[0-9]{1,4}+[A-Z]{2,}")
"""As "50PLUS"."""
_PLUS = re.compile(r"[A-Z][a-z]++\+")
_ADDED = re.compile(r"\+?[0-9]{1,2}")
_ORDINAL = re.compile(r"[0-9]{0,2}(?:1st|2nd|3rd|[0-9]th)")
_COUNT = re.compile(r"[0-9]{1,3}(?:/[0-9]{1,2})?")
_LONGEST = 5
_LONGEST_KNOWN = 3
_VERBS = frozenset({"VBZ", "VBD", "MD"})
_OF = frozenset({"of", "for"})
_GOING_ON = closed().genitives | {",", ";", ":", "("}
_NAMED = frozenset({"ORG", "PERSON", "GPE", "PRODUCT", "FAC"})


def bodies_with_figures(words: Words) -> set[TokenSpan]:
    """The names of bodies with figures or signs in them, by what stands in and around them."""
    found: set[TokenSpan] = set()
    done = 0
    for i, text in enumerate(words.texts):
        if i < done or not (text[0].isdigit() or text[0] == "+" or i in words.capitalised):
            continue
        end = next((end for read in _READERS if (end := read(words, i)) is not None), None)
        if end is not None:
            found.add((i, end))
            done = end
    return found


def with_complements(words: Words, figured: AbstractSet[TokenSpan], chunks: Iterable[TokenSpan]) -> set[TokenSpan]:
    """These bodies with what candidate names have behind them: "the 9th U.S. Circuit Court | of Appeals"."""
    ends = {i: end for start, end in chunks for i in range(start, end)}
    return {(start, ends.get(end, end) if words.lowers[end : end + 1] == ["of"] else end) for start, end in figured}


def _known(words: Words, i: int) -> int | None:
    """As the table has it: "3M", "7-Eleven"."""
    if not words.texts[i][0].isdigit():
        return None
    ends = range(min(i + _LONGEST_KNOWN, len(words.texts)), i, -1)
    return next((end for end in ends if tables.body(words.said.stretch(i, end)) is not None), None)


def _counted(words: Words, i: int) -> int | None:
    """As "the 5 Star Alliance", "the April 6 Movement": "the", a count or a day, and capitals that end in a body's word."""
    if not i or words.lowers[i - 1] != "the":
        return None
    first = i + (words.lowers[i] in time_words().months)
    if first >= len(words.texts) or not _COUNT.fullmatch(words.texts[first]):
        return None
    end = first + 1
    while end < len(words.texts) and end - first <= _LONGEST and end in words.capitalised | _hyphens(words, end):
        end += 1
    last = words.lowers[end - 1]
    return end if end > first + 1 and last in words.lists.body_last and not is_plural(last) else None


def _ordered(words: Words, i: int) -> int | None:
    """As "the 47th Mechanized Brigade", "the 9th U.S. Circuit Court": of units and courts the number tells which one it is."""
    if not _ORDINAL.fullmatch(words.texts[i]):
        return None
    end = i + 1
    while end < len(words.texts) and end - i <= _LONGEST and end in words.capitalised | _hyphens(words, end):
        if words.is_title(end):  # "5th Brigade | Commander Tilda Renn"
            break
        end += 1
    named = words.lowers[i + 1 : end]
    whole = named and (named[-1] in words.lists.numbered or words.is_body_word(named[-1]))
    return end if whole and not words.lists.numbered.isdisjoint(named) else None


def _hyphens(words: Words, i: int) -> set[int]:
    return {i} if words.texts[i] in HYPHENS and not words.said.spaced[i] else set()


def _numbered(words: Words, i: int) -> int | None:
    """As the model reads "Studio 71": a body's name with a number at its end."""
    ent = words.ent_at.get(i)
    if ent is None or not words.is_voted_body(ent) or ent[1] - i < 2 or not words.texts[ent[1] - 1].isdigit():
        return None
    start = ent[0] + (words.lowers[ent[0]] in _ARTICLES)
    return ent[1] if start == i and all(k in words.capitalised for k in range(i, ent[1] - 1)) else None


def _short(words: Words, i: int) -> int | None:
    """As "the E3", "the P5+1": a letter and a figure behind "the", of those that do something or are several."""
    end = i + 1
    if not i or words.lowers[i - 1] != "the" or not _SHORT.fullmatch(words.texts[i]):
        aired = _SHORT.fullmatch(words.texts[i]) and end < len(words.texts) and words.lowers[end] in body_nouns().on_air
        return end if aired else None  # "N1 television"
    if end < len(words.texts) and not words.said.spaced[i]:
        plus = words.texts[end] == "+" and end + 1 < len(words.texts)
        if _ADDED.fullmatch(words.texts[end + plus]) and (plus or words.texts[end][0] == "+"):
            return end + 1 + plus
    if end < len(words.texts) and words.lowers[end] in words.lists.several:
        return end
    head = words.doc[i]
    speaks = head.dep_ == "nsubj" and head.head.lemma_.lower() in words.lists.speaking
    return end if speaks else None


def _signed(words: Words, i: int) -> int | None:
    """As "4Ocean said", "Volt+ said", "Jump! opposes"; a verb behind them shows that they do something."""
    text, end = words.texts[i], i + 1
    acts = end < len(words.texts) and words.tags[end] in _VERBS
    if (_MIXED.fullmatch(text) or _PLUS.fullmatch(text)) and text.lower() not in words.lists.things:
        return end if acts else None
    return None


def _exclaimed(words: Words, i: int) -> int | None:
    """As "Jump! opposes": a name that its own mark does not end, for a verb follows in small letters."""
    end = i + 1
    while end < len(words.texts) and end in words.capitalised and end - i < _LONGEST_KNOWN:
        end += 1
    if (
        end + 1 >= len(words.texts)
        or words.texts[end] != "!"
        or words.said.spaced[end - 1]
        or not words.said.spaced[end]
    ):
        return None
    opens = i in words.sentence_starts or i in words.block_starts or words.doc[i].ent_type_ in _NAMED
    goes_on = words.texts[end + 1][0].islower() and words.tags[end + 1] in _VERBS
    said = words.lowers[end + 1] in words.lists.inverted_cues
    return end + 1 if opens and goes_on and not said else None


def _headed(words: Words, i: int) -> int | None:
    """As "Movement 5 Star", "Party 50Plus": a body's word, and a number with what goes on in capitals."""
    lower, number = words.lowers[i], i + 1
    if lower not in words.lists.body_first or is_plural(lower) or number >= len(words.texts):
        return None
    if _MIXED.fullmatch(words.texts[number]):
        return number + 1
    if not _COUNT.fullmatch(words.texts[number]):
        return None
    end = number + 1
    while end < len(words.texts) and end - i < _LONGEST and end in words.capitalised and not _is_of_person(words, end):
        end += 1
    counts = end == number + 1 or end in words.block_starts or words.lowers[number + 1] in time_words().months
    return None if counts else end


def _is_of_person(words: Words, i: int) -> bool:
    return i in words.voted or words.is_address(i) or (words.is_title(i) and i + 1 in words.capitalised)


def _plus_before(words: Words, i: int) -> int | None:
    """As "+Europa": a plus that is written together with a name."""
    text, end = words.texts[i], i + 1
    if text[0] != "+":
        return None
    if text == "+":
        return end + 1 if end in words.capitalised and not words.said.spaced[i] else None
    return end if text[1].isupper() and text[1:].isalpha() else None


def _belonged_to(words: Words, i: int) -> int | None:
    """As "the leader of Forza!", "joined D66": behind a noun of office or a verb of joining a sign is part of the name."""
    text, end = words.texts[i], i + 1
    if i < 2 or end >= len(words.texts) or not _takes_body(words, i):
        return None
    following = words.texts[end]
    if _SHORT.fullmatch(text) or _PLUS.fullmatch(text) or _FIGURES_FIRST.fullmatch(text):
        return end if not following[0].isalnum() or words.tags[end] in _VERBS else None
    behind = words.texts[end + 1] if end + 1 < len(words.texts) else ""
    if following == "!" and not words.said.spaced[i] and (behind in _GOING_ON or behind.islower()):
        return end + 1
    return None


def _takes_body(words: Words, i: int) -> bool:
    """Whether the word before a place tells of what bodies have: "leader of", "joined"."""
    of_body = words.lowers[i - 1] in _OF and words.lowers[i - 2] in words.lists.of_bodies
    return of_body or words.doc[i - 1].lemma_.lower() in words.lists.led_or_joined


_READERS = (_plus_before, _belonged_to, _headed, _known, _counted, _ordered, _numbered, _short, _signed, _exclaimed)
