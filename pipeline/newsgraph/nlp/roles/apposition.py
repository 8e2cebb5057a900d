"""Roles in apposition: after a name, before a comma and a name, or loosely at the head of a sentence."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.roles.apposed_before import (
    CLOSING,
    DASHES,
    SUBJECTS,
    before_name,
    labelled,
    loose,
    right_before_name,
)
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.names import is_name_suffix
from newsgraph.nlp.roles.owned_alike import owned_alike
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.rules.roles import role_words
from newsgraph.rules.title_tables import Status
from newsgraph.rules.titles import is_title_head

_PARTY = 6
_PARTY_OF = re.compile(r"[A-Z]{1,3}-[A-Z][\w.]*(?: [A-Z][\w.]*)?")


def link_appositions(sentences: Sentences) -> None:
    """As in "Ann Lee, director of the bank," and "The bank's director, Ann Lee,"; also "A former minister, Lee said"."""
    for number, phrase in enumerate(sentences.phrases):
        if not sentences.linked(number):
            _ = (
                _after_name(sentences, number, phrase)
                or _beside_description(sentences, number, phrase)
                or right_before_name(sentences, number, phrase)
                or labelled(sentences, number, phrase)
                or before_name(sentences, number, phrase)
                or loose(sentences, number, phrase)
            )


def _after_name(sentences: Sentences, number: int, phrase: RolePhrase) -> bool:
    doc, start = sentences.doc, phrase.start
    noun = doc[phrase.head.noun]
    if start < 2 or doc[start].is_sent_start or doc[start].tag_ == "WP$":
        return False
    i, past = _before_apposition(doc, start)
    if doc[i].text not in DASHES or i == 0:
        return False
    status: Status | None = "former" if past else None
    holder = _holder_before(sentences, i, noun)
    if holder is None or not _is_closed(sentences, phrase, noun) or _is_listed(noun) or _goes_on(doc, phrase):
        return False
    row = sentences.names.at(holder.i)
    if phrase.is_plural and row is not None and row["end"] == i:
        return sentences.link_each(number, sentences.people_to(row), "role.apposition")
    return sentences.link(number, holder, "role.apposition", status=status)


def _beside_description(sentences: Sentences, number: int, phrase: RolePhrase) -> bool:
    """As in "Ann Lee, the president's daughter and a Lima Bank adviser,": a role beside what else is told of somebody."""
    noun, doc = sentences.doc[phrase.head.noun], sentences.doc
    described = noun.head
    if noun.dep_ != "conj" or phrase.head.plural or described.i > noun.i or described.dep_ not in {"appos", "conj"}:
        return False
    joined = doc[phrase.start - 1].lower_ == "and" and doc[phrase.start - 2].text != ","
    told = sentences.at(described) is None and described.ent_type_ != "PERSON" and described.tag_ in {"NN", "NNP"}
    first = noun_phrase(described)[0]
    holder = _holder_before(sentences, first - 1, described) if first > 1 and doc[first - 1].text == "," else None
    if holder is None or not joined or not told or not _is_closed(sentences, phrase, noun) or _goes_on(doc, phrase):
        return False
    sentences.phrases[number] = owned_alike(sentences, phrase, described)
    return sentences.link(number, holder, "role.apposition")


def _before_apposition(doc: Doc, start: int) -> tuple[int, bool]:
    """The token before an apposition and its adverbs, and whether they say that it is over ("once", "until last year")."""
    i, past = start - 1, False
    if i > 1 and doc[i - 1].lower_ in role_words().ends_before and doc[i].lower_ in role_words().before_apposition:
        return i - 2, True  # "Ann Lee, until now director of"
    while i > 0 and doc[i].ent_type_ == "DATE":
        i -= 1
    if i < start - 1:
        past = doc[i].lower_ in role_words().ends_before
        i = i - 1 if past else start - 1
    while i > 0 and doc[i].lower_ in role_words().before_apposition:
        past = past or doc[i].lower_ in role_words().past_adverbs
        i -= 1
    return i, past


def _holder_before(sentences: Sentences, comma: int, noun: Token) -> Token | None:
    """The person that ends before a comma; an age, or a party in parentheses, may stand between."""
    doc, i = sentences.doc, comma - 1
    if i > 1 and (doc[i].like_num or doc[i].ent_type_ == "DATE") and doc[i - 1].text == ",":
        i -= 2
    if i > 1 and is_name_suffix(doc[i]) and doc[i - 1].text == ",":
        i -= 2
    i = _before_party(doc, i)
    if doc[i].text == ")":
        while i > 0 and doc[i].text != "(":
            i -= 1
        i -= 1
    row = sentences.names.at(i) if i >= 0 else None
    if row is not None and row["end"] == i + 1 and sentences.names.person(doc[i]) is not None:
        return doc[i]
    if noun.dep_ == "appos" and sentences.names.person(noun.head) is not None:
        return noun.head
    return None


def _before_party(doc: Doc, i: int) -> int:
    """The token before a party and a state between commas, when they end at a token: "Ann Lee | , R-N.Y.,"."""
    for comma in range(i - 1, max(i - _PARTY, 0), -1):
        if doc[comma].text == ",":
            return comma - 1 if _PARTY_OF.fullmatch(doc[comma + 1 : i + 1].text) else i
    return i


def _is_closed(sentences: Sentences, phrase: RolePhrase, noun: Token) -> bool:
    """Whether an apposition ends where the phrase ends, or the parser says that it is one."""
    doc, end = sentences.doc, phrase.end
    if end >= len(doc) or doc[end].is_sent_start or noun.dep_ == "appos":
        return True
    governs = (
        noun.dep_ in SUBJECTS
        and noun.head.i > noun.i
        and noun.head.pos_ in {"VERB", "AUX"}
        and noun.head.dep_ != "relcl"
    )
    if governs and doc[end].text != ",":
        return False
    return (
        doc[end].text in CLOSING
        or doc[end].lower_ in role_words().after_apposition
        or doc[end].tag_ in {"VBG", "VBN", "IN"}
    )


def _is_listed(noun: Token) -> bool:
    """Whether the noun is one of a list of people: "Lee, a minister and two aides arrived"."""
    listed = noun.dep_ == "conj" and noun.head.tag_ in {"NNP", "NNPS"}
    return listed and any(child.dep_ == "conj" for child in noun.children)


def _goes_on(doc: Doc, phrase: RolePhrase) -> bool:
    """Whether an indefinite phrase is one of a list of people that goes on with several: "Lee, a minister | and two aides arrived"."""
    if phrase.determiner not in {"a", "an"} or phrase.end + 1 >= len(doc) or doc[phrase.end].lower_ != "and":
        return False
    i = phrase.end + 1
    while i + 1 < len(doc) and doc[i].tag_ in {"JJ", "CD"}:
        i += 1
    return doc[i].tag_ == "NNS" and (doc[i - 1].tag_ == "CD" or is_title_head(doc[i].text))
