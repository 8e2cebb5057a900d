"""A sentence as a row of symbols, one for each word and one for each name: what is told on the surface, whatever the parse.

Small models lose the thread in long sentences of news: an apposition hangs from the wrong noun, a title becomes a verb. Which
words stand there, and in which order, does not change. So each word becomes one letter by what it can do for a membership
(somebody's name, the noun for a group, a place in one, a verb of leading ...), and patterns run over the row of letters. (After
the finite-state cascades of FASTUS, Hobbs et al. 1997.)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from newsgraph.nlp.groups.nouns import is_plural, noun_of, nouns_for_groups, speaks_of_talks
from newsgraph.nlp.memberships.fields import fields_of_government, is_field
from newsgraph.nlp.memberships.ministers import news_of_cabinets
from newsgraph.nlp.memberships.named_bodies import nouns_shared
from newsgraph.nlp.memberships.verb_symbols import FINITE, INCLUDING, letter_of_verb
from newsgraph.nlp.mentions.enumerations import end_of_list, names_of_people
from newsgraph.nlp.mentions.tails import end_of_tail
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.nlp.page.lookup import of_lemma, with_lemma, with_lower, with_text, written
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import group_rules

SYMBOLS: Mapping[str, str] = {
    "member": "N",
    "he": "H",
    "group": "G",
    "place": "P",
    "places": "Q",
    "deputy": "D",
    "leads": "V",
    "led": "L",
    "colon": ":",
    "serves": "S",
    "puts": "A",
    "represents": "R",
    "staff": "T",
    "own": "m",
    "more": "e",
    "also": "e",
    "folk": "K",
    "seat": "k",
    "fellow": "h",
    "addition": "j",
    "among": "z",
    "including": "I",
    "of": "o",
    "in": "n1@",
    "on": "1",
    "at": "@",
    "to": "t",
    "for": "f",
    "as": "a",
    "by": "y",
    "with": "i",
    "under": "u",
    "who": "q",
    "aux": "x",
    "be": "b",
    "not": "!",
    "'s": "s",
    "partisan": "E",
    "ranking": "g",
    "about": "wYlCBkh#Eg",
    "number": "#",
    "side": "C",
    "listed": "l",
    "it": "U",
    "field": "Y",
    "deed": "FdSAVJL",
    "and": "&",
    "comma": ",",
    "dash": "-",
    "open": "(",
    "close": ")",
    "from": "r",
    "verb": "F",
    "nonfinite": "dJO",
    "goes": "J",
    "includes": "Z",
    "made": "M",
    "away": "O",
    "camp": "B",
    "person": "N",
    "other": "?",
}
"""The names of the symbols, as patterns write them, and their letters."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_OWN = frozenset({"its"})
_FAR = 3
"""Words from whose side it is to who speaks for it."""
_IT = frozenset({"it", "them"})
_ON_IT = frozenset({"on", "in", "to"})
_REST = frozenset({"rest", "remainder"})  # "A and B make up the rest"
_DETERMINERS = closed().articles | closed().possessives | closed().demonstratives
_SIDE = frozenset({"side", "camp"})
_HE_OR_SHE = closed().he_or_she
_PERSONAL = frozenset({"him", "her", "them"})
_MEMBER = frozenset({"member"})
_MORE = frozenset({"others", "also"})
_AMONG = frozenset({"among", "them"})
_RANKING = frozenset({"ranking"})
_COLON = frozenset({":"})
_NAMES = frozenset({"NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_GENITIVES = closed().genitives
_BY_WORD: Mapping[str, str] = {
    **dict.fromkeys(closed().negations | closed().contracted_negations | {"never"}, "!"),
    **dict.fromkeys(closed().and_, "&"),
    **dict.fromkeys(("of",), "o"),
    **dict.fromkeys(("in", "within", "aboard"), "n"),
    "on": "1",
    "at": "@",
    **dict.fromkeys(("to", "into", "onto"), "t"),
    **dict.fromkeys(("—", "–", "--"), "-"),
    **dict.fromkeys(("-", "“", "”", '"'), "w"),
    **dict.fromkeys(("from",), "r"),
    "ranking": "g",
    "among": "z",
    "including": "I",
    **dict.fromkeys(_OWN, "m"),
    **dict.fromkeys(_MORE, "e"),
    **dict(zip(("for", "as", "by", "with", "under", ",", ";", ":", "(", ")"), "fayiu,,:()", strict=True)),
}
_BY_PART: Mapping[str, str] = {"NUM": "#", "ADV": "x"}
_RELATIVES = closed().relative_openers | {"that"}


@dataclass(frozen=True, slots=True)
class Row:
    """The letters of a sentence, the token at which each begins, and the token after the last."""

    letters: str
    tokens: list[int]
    end: int


def sides_of_talks(layers: Layers) -> frozenset[int]:
    """The tokens that say which side of talks is meant: the name of a country or body, "government", "rebel", "union"."""
    if not layers.once(speaks_of_talks):
        return frozenset()
    names = (
        row["end"] - 1
        for row in layers.mentions
        if row["type"] == "name" and layers.kind(row["entity"]) in {"country", "organisation"}
    )
    return frozenset([*names, *with_lemma(layers.doc, group_rules().words.parties_to_talks)])


def rows_with_groups(layers: Layers) -> Iterator[Row]:
    """The sentences, as they end on the surface, that may tell of a group: by its noun, "its", or a title that is one in a body."""
    names = layers.once(names_of_people)
    doc, done = layers.doc, 0
    people = sorted({*names, *with_lower(doc, _HE_OR_SHE)})
    nouns: set[int] = {token.i for token in nouns_for_groups(doc)} | layers.once(nouns_shared)
    words = group_rules().words
    if nouns:
        nouns.update(
            with_lower(
                doc, _OWN | _MORE | _AMONG | _REST | _SIDE | _RANKING | words.chairing | words.away | words.rest
            ),
            (i for i in with_lower(doc, _PERSONAL) if i and doc[i - 1].lower_ == "with"),
            with_lower(doc, words.slates),
            with_text(doc, _COLON),
            (i for i in with_lower(doc, _IT) if i and _is_of_it(doc[i - 1])),
            with_lemma(doc, frozenset({*words.folk, *(f"{word}s" for word in words.folk)})),
            (i for i in of_lemma(doc, frozenset(group_rules().positions)) if _is_followed(doc[i])),
            of_lemma(
                doc,
                words.presiding
                | words.naming
                | words.putting_outright
                | words.bringing
                | words.sitting
                | words.listed_people
                | words.bare_places
                | INCLUDING,
            ),
        )
    if layers.once(sides_of_talks):
        nouns.update(with_lemma(doc, words.representing), with_text(doc, frozenset({"For"})), with_lower(doc, _SIDE))
    news: list[Token] = layers.once(news_of_cabinets) if nouns else []
    if news:
        nouns.update(with_lower(doc, fields_of_government()))
    for noun in sorted(nouns):
        if noun < done:
            continue
        start = max(done, layers.block(doc[noun])["start"])
        end = end_of_list(layers, start)
        while end <= noun:
            start, end = end + 1, end_of_list(layers, end + 1)
        done = min(end + 1, layers.block(doc[noun])["end"])
        if bisect_left(people, start) < bisect_left(people, end):
            yield _row(layers, names, start, end)
            yield from _clauses(layers, names, start, end)


def _clauses(layers: Layers, names: Mapping[int, MentionRow], start: int, end: int) -> Iterator[Row]:
    """The clauses that semicolons part, as rows of their own: "Its chair is A; the rapporteur is B"."""
    texts = written(layers.doc).texts
    cuts = [i for i in range(start, end) if texts[i] == ";"]
    for first, last in pairwise([start - 1, *cuts, end] if cuts else ()):
        yield _row(layers, names, first + 1, last)


def _is_of_it(before: Token) -> bool:
    """Whether a word before "it" may tell of a group's people: "on it", "leading it"."""
    return before.lower_ in _ON_IT or before.lemma_.lower() in group_rules().words.leading


def _is_followed(place: Token) -> bool:
    """As in "The secretary is A", "B, his deputy, said"."""
    return place.i + 1 < len(place.doc) and (place.nbor(1).lemma_ in {"be", ",", ":"} or place.nbor(1).tag_ == "MD")


def _row(layers: Layers, names: Mapping[int, MentionRow], start: int, end: int) -> Row:
    letters: list[str] = []
    tokens: list[int] = []
    said, i = written(layers.doc), start
    sides, shared = layers.once(sides_of_talks), layers.once(nouns_shared)
    while i < end:
        tokens.append(i)
        name = names.get(i)
        if name is not None and name["end"] <= end:
            letters.append("N")
            i = min(end_of_tail(layers, name["end"]), end)
            continue
        if said.lowers[i] == "co" and _is_cut_verb(layers.doc, i, end):
            letters.append("V")
            i += 3
            continue
        letter = _BY_WORD.get(said.lowers[i]) or _BY_PART.get(said.parts[i]) or _letter(layers, layers.doc[i])
        if said.texts[i] == "-" and layers.doc[i].whitespace_ and i > start and layers.doc[i - 1].whitespace_:
            letter = "-"  # "the panel - A and B - met"
        if letter == "g" and i > start and said.texts[i - 1] == "-":
            letter = "w"  # "high-ranking"
        if said.texts[i] == "." and i + 1 < end:
            letter = "w"  # "members of the panel, Sens. A and B"
        named_side = letter == "G" and i > start + 1 and said.lowers[i - 2] == "for"  # "For the government: A and B"
        speaks = (
            "represent" in said.lemmas[max(i - _FAR, start) : i]
        )  # "Representing the federal government are A and B"
        named_side = named_side or (speaks and letter == "G" and i in sides)
        named_side = named_side or (letter == "G" and i in sides and _has_spokesmen(layers.doc, i, end))
        if letter in "wl" and i in shared:
            letter = "G"  # "the Budget and Ethics committees"
        letters.append("C" if i in sides and (letter == "w" or named_side) else letter)
        i += 1
    return Row("".join(letters), tokens, end)


def _has_spokesmen(doc: Doc, i: int, end: int) -> bool:
    """As in "the government's chief negotiator": who speaks for a side sits in no government for it."""
    words = group_rules().words
    owns = i + 1 < end and doc[i + 1].lower_ in _GENITIVES
    behind = doc[i + 2 : min(i + 2 + _FAR, end)] if owns else ()
    return any(token.lemma_.lower() in words.spokesmen for token in behind)


def _is_cut_verb(doc: Doc, i: int, end: int) -> bool:
    """As in "A and B co-chair the panel", "will co-lead it"."""
    behind = doc[i + 3] if i + 3 < end and doc[i + 1].text == "-" else None
    verb = None if behind is None else doc[i + 2].lemma_.lower()
    return behind is not None and verb in group_rules().words.heading and behind.lower_ in _IT | _DETERMINERS


def _letter(layers: Layers, token: Token) -> str:
    lower, part = token.lower_, token.pos_
    if lower in _GENITIVES and part == "PART":
        return "s"
    if lower in group_rules().words.away and token.tag_ not in FINITE:
        return "O"
    if part in _NOUNS:
        if lower in group_rules().words.fellow:
            return "h"
        return "U" if lower in _REST else "B" if lower in _SIDE else _letter_of_noun(token)
    if part in {"VERB", "AUX"}:
        return letter_of_verb(token)
    return _letter_of_other(layers, token)


def _letter_of_other(layers: Layers, token: Token) -> str:
    if token.lower_ in _RELATIVES and token.tag_ != "DT":
        return "q"
    if token.tag_ == "PRP$":
        return "w"
    if token.lower_ in _IT:
        return "U"
    if token.pos_ == "PRON":
        entity = layers.entity(token)
        return "H" if entity is not None and layers.kind(entity) == "person" else "?"
    words = group_rules().words
    if token.lower_ in words.deputies | words.fellow:
        return "D" if token.lower_ in words.deputies else "h"
    field = token.pos_ == "ADJ" and is_field(token)  # "the interior ministry"
    return "Y" if field else "w" if token.pos_ in {"ADJ", "DET"} else "x" if token.pos_ == "PART" else "?"


def _letter_of_noun(token: Token) -> str:
    rules, lemma = group_rules(), token.lemma_.lower()
    words, several = rules.words, token.tag_ in _PLURALS
    titled = token.tag_ in _NAMES and lemma.endswith("s")  # "Trustees A and B", which the tagger takes for a name
    if (several and lemma in words.folk.keys() - _MEMBER) or (titled and lemma[:-1] in words.folk):
        return "K"
    if not several and lemma in words.seated | words.partisans:
        return "k" if lemma in words.seated else "E"
    for letter, nouns in (("j", words.additions), ("P", rules.positions.keys() | words.commands), ("T", words.staff)):
        if lemma in nouns and not (several and letter == "T"):
            return "Q" if several and letter == "P" else letter
    if token.lower_ in words.deputies:
        return "D"
    letter = _letter_of_group(token)
    if letter == "w" and several and lemma in words.listed_people:
        return "l"
    return "Y" if letter == "w" and is_field(token) else letter


def _letter_of_group(token: Token) -> str:
    readings = group_rules().nouns.get(noun_of(token), ())
    people = any(use in {"people", "crowd"} for _, use in readings)
    if not readings or people != is_plural(token):
        return "w"
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return "w" if following is not None and _goes_on(token, following) else "G"


def _goes_on(noun: Token, following: Token) -> bool:
    """Whether a noun behind that for a group is what is meant: "the team doctor", not "team leader A", "the Board A"."""
    rules, lemma = group_rules(), following.lemma_.lower()
    words = rules.words
    place = lemma in rules.positions or lemma in words.commands | words.staff or following.lower_ in words.deputies
    office = (
        noun_of(noun) in words.ministries - words.bare and lemma not in rules.members
    )  # "executive director", "cabinet secretary"
    return (following.pos_ in _NOUNS and office and place) or (following.pos_ == "NOUN" and not place)
