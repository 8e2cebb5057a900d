"""Where a document names titles: the tokens of the head noun or of the fixed phrase ("minister", "chief of staff")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.nlp.page.lookup import with_lower, with_text, word_beside, written
from newsgraph.rules.roles import role_words
from newsgraph.rules.title_tables import Title
from newsgraph.rules.titles import (
    is_abbreviation,
    is_epithet,
    is_no_role,
    is_plural,
    is_postposed,
    is_rank_word,
    title_beginnings,
    title_head,
    title_phrase,
    unabbreviated,
)

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NOUNS_AND_ADJECTIVES = _NOUNS | {"JJ"}
_GOES_ON = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "POS"})
_PHRASE_WINDOW = 14


@dataclass(frozen=True, slots=True)
class TitleHead:
    """A title's core in the document: `doc[start:end]`, `noun` is the token that other words hang from."""

    start: int
    end: int
    noun: int
    title: Title
    plural: bool


def find_heads(doc: Doc) -> list[TitleHead]:
    """The title cores of a document in text order, phrases before single words, none inside another."""
    return list(_heads(doc, _with_points(doc, written(doc).lowers)))


def _with_points(doc: Doc, lowers: list[str]) -> list[str]:
    """The words of a document in lower case, with the full stops that the tokenizer parts from titles ("Sens." "Lt.")."""
    points = (i for i in with_text(doc, frozenset({"."})) if i > 0 and not doc[i - 1].whitespace_)
    parted = [i for i in points if is_abbreviation(f"{lowers[i - 1]}.") and doc[i - 1].text[0].isupper()]
    if not parted:
        return lowers
    words = list(lowers)
    for i in parted:
        words[i - 1] += "."
    return words


def _heads(doc: Doc, words: list[str]) -> Iterator[TitleHead]:
    end = 0
    for i in _beginnings(doc, words):  # few, so that the rest may be slow
        found = None if i < end else _phrase_at(doc, i, words) or _word_at(doc[i], words[i])
        if found is not None:
            yield found
            end = found.end


def _beginnings(doc: Doc, words: list[str]) -> list[int]:
    """Where a title may begin; by the document's own index unless some words have got their full stops."""
    if words is written(doc).lowers:
        return with_lower(doc, title_beginnings())
    return [i for i, word in enumerate(words) if word in title_beginnings()]


def _phrase_at(doc: Doc, i: int, lower: list[str]) -> TitleHead | None:
    places = [j for j in range(i, min(i + _PHRASE_WINDOW, len(lower))) if not _is_silent(doc, j, lower)]
    words = [unabbreviated(lower[j]) for j in places]
    found = title_phrase(tuple(words))
    if found is None or is_no_role(words[found[1] - 1]):
        return None
    title, width = found
    end = places[width - 1] + 1
    end += end < len(doc) and lower[end] == "." and _is_silent(doc, end, lower)  # "Lt. Col. | Ann Lee"
    if end < len(doc) and not _ends_title(doc, end, i):
        return None
    return TitleHead(i, end, _noun_of(doc, i, end), title, words[:width] != title.word.split())


def _is_silent(doc: Doc, i: int, lower: list[str]) -> bool:
    """Whether a token is none of a title's words: a hyphen, or the full stop of the word before it."""
    return lower[i] in {"-", "'"} or (lower[i] == "." and i > 0 and lower[i - 1] != doc[i - 1].lower_)


def _noun_of(doc: Doc, start: int, end: int) -> int:
    """The token of a phrase from which the others hang: the one whose head lies outside."""
    return next(
        (token.i for token in doc[start:end] if not start <= token.head.i < end or token.head.i == token.i), end - 1
    )


def _word_at(token: Token, word: str) -> TitleHead | None:
    misread = token.tag_ == "VB" and token.dep_ == "compound"  # "signed the midfielder Ann Lee"
    if len(token) < 2 or not (misread or token.tag_ in _NOUNS_AND_ADJECTIVES):
        return None
    title = title_head(word)
    if title is None or title.kind == "honorific" or (token.tag_ == "JJ" and not _is_noun(token, title)):
        return None
    if title.kind == "rank" and _begins_body(token):
        return None
    doc, end = token.doc, token.i + (1 if word == token.lower_ else 2)
    if end < len(doc) and is_postposed(doc[end].lower_, "title"):
        end += 1
    elif end < len(doc) and not _ends_title(doc, end, token.i):
        return None
    return TitleHead(token.i, end, token.i, title, is_plural(word))


def _begins_body(token: Token) -> bool:
    """Whether a word is the first of a body's name: "Duke University"."""
    goes_on = token.i + 1 < len(token.doc) and token.nbor().ent_iob_ == "I"
    return token.ent_type_ == "ORG" and token.ent_iob_ == "B" and goes_on


def _is_noun(token: Token, title: Title) -> bool:
    """Whether what was tagged as an adjective is a title ("curator Ann Lee"), a rank also elsewhere ("when she was a major")."""
    before_name = token.i + 1 < len(token.doc) and _is_persons(token.nbor())
    if before_name and token.text.islower() and not is_epithet(token.text):
        return True
    if title.kind != "rank" and title.word not in role_words().adjectival_ranks:
        return False
    if word_beside(token, -1) == "in":
        return False
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is None or after.ent_type_ == "PERSON":
        return True
    return token.dep_ not in {"acomp", "advmod"} and after.tag_ not in _NOUNS_AND_ADJECTIVES


def _is_persons(token: Token) -> bool:
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "B" and token.text[0].isupper()


def _ends_title(doc: Doc, end: int, start: int) -> bool:
    """Whether a title can end before the token `end`: not in "deputy minister" after "deputy", nor "chief-level"."""
    token, last = doc[end], doc[end - 1]
    if token.tag_ == "HYPH" or token.text == "-":
        return not _is_hyphened_on(doc, end)
    time = token.ent_type_ == "DATE" and token.ent_iob_ == "B"  # "majority leader next year"
    if time or token.tag_ not in _GOES_ON or token.tag_ == "POS":
        return True
    goes_on = end - start > 1 and _belongs_behind(last, end)
    closes = not goes_on and (token.ent_type_ == "PERSON" or is_postposed(token.lower_, "status", "title", "phrase"))
    if closes or _begins_title_of_its_own(last, token):
        return True
    if goes_on or (is_rank_word(last.text) and _title_follows(doc, end)):
        return False
    if token.tag_ in {"NNP", "NNPS"} and title_head(token.text) is None:
        # A name that NER missed, or "Deputy Prime Minister": a title goes on only with title words.
        return doc[start].head.i != token.i or token.pos_ == "PROPN"
    return token.tag_ == "JJ" and last.tag_ in {"NN", "NNS"} and not _noun_follows(doc, end)


def _is_hyphened_on(doc: Doc, hyphen: int) -> bool:
    """Whether a hyphen behind a title makes another word of it: "chief-level", not "minister-designate"."""
    if hyphen + 1 >= len(doc) or doc[hyphen - 1].whitespace_:
        return False
    following = doc[hyphen + 1].lower_
    return not is_postposed(following, "status") and following not in role_words().hyphened_on


def _belongs_behind(last: Token, end: int) -> bool:
    """Whether the last word of a title in several words is a name's behind it: "deputy leader of the opposition | Green Party"."""
    return last.text.islower() and last.dep_ == "compound" and last.head.i >= end and last.head.ent_type_ != "PERSON"


def _begins_title_of_its_own(last: Token, token: Token) -> bool:
    """As in "the Peruvian leader President Ann Lee", not "deputy Prime Minister"."""
    return (
        last.text.islower()
        and token.text[0].isupper()
        and title_head(token.text) is not None
        and not is_rank_word(last.text)
    )


def _title_follows(doc: Doc, i: int) -> bool:
    """Whether the capitalised words from a token on lead to a title's head ("Chief Design Officer")."""
    while i < len(doc) and doc[i].tag_ in {"NNP", "NNPS"} and doc[i].ent_type_ != "PERSON":
        if title_head(doc[i].text) is not None:
            return True
        i += 1
    return False


def _noun_follows(doc: Doc, i: int) -> bool:
    """Whether the adjective at a token is one of a noun after it ("chief medical officer"), not of the one before."""
    while i < len(doc) and doc[i].tag_ in {"JJ", "HYPH"}:
        i += 1
    return i < len(doc) and doc[i].tag_ in {"NN", "NNS", "NNP", "NNPS"}
