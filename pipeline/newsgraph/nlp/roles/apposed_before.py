"""Roles in apposition that stand before their name: "The bank's director, Ann Lee,", or loosely at the head of a sentence."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import MentionRow
from newsgraph.nlp.roles.links import Sentences
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.rules.names import name_lists
from newsgraph.rules.roles import role_words, verb_rules
from newsgraph.rules.titles import is_honorific, title_head

CLOSING = frozenset({",", ".", ";", ":", ")", "|", "—", "–", "--", "-", "”", '"', "!", "?", "(", "…", "]"})
DASHES = frozenset({",", "—", "–", "--", "(", "|"})
_AFTER_LABELLED = frozenset({",", "(", ".", ";"})
_FULL = 2
"""How many words a full name has at least."""
_CLAUSES = frozenset({"ccomp", "advcl", "relcl"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HELPING = frozenset({"RB", "VB", "VBZ", "VBD", "VBP", "VBN", "MD"})
"""The tags of what stands between "who" and the verb of its clause, when it is no noun."""
_LOOSE = frozenset({"dep", "npadvmod", "nsubj", "ROOT", "advcl"})
"""What the parser makes of a noun in front of its name when it does not see the apposition."""


def before_name(sentences: Sentences, number: int, phrase: RolePhrase) -> bool:
    doc, end = sentences.doc, phrase.end
    if end + 1 < len(doc) and phrase.is_plural and _opens_list(doc, end):
        return _each_of_list(sentences, number, end + 1)
    if end + 1 >= len(doc) or not _parts(doc, end) or doc[end + 1].is_sent_start:
        return False
    row = _named_at(sentences, end + 1)
    own = row is not None and row["entity"] == phrase.principal and phrase.determiner != "his"
    if row is None or own or _is_anothers(sentences, phrase, end + 1):  # nobody is "her lawyer, Ann Lee," to herself
        return False
    last, noun = doc[row["end"] - 1], doc[phrase.head.noun]
    parsed = last.dep_ == "appos" and phrase.start <= last.head.i < phrase.head.end
    if not parsed and not (_name_closes(sentences, row) and _may_precede(sentences, phrase, noun, last)):
        return False
    if phrase.is_plural:
        return sentences.link_each(number, sentences.people_from(row), "role.apposition-first")
    return sentences.link(
        number, doc[row["start"]] if sentences.names.person(last) is None else last, "role.apposition-first"
    )


def labelled(sentences: Sentences, number: int, phrase: RolePhrase) -> bool:
    """As in a line that has a title, a colon and a full name, and no more: "Minister of Finance: Dr. Ann Lee"."""
    doc, end = sentences.doc, phrase.end
    if end + 1 >= len(doc) or doc[end].text != ":" or phrase.is_plural:
        return False
    if phrase.head.title.word in name_lists().credit_labels:
        return False  # "Author: Ann Lee" is of this text
    block, row = sentences.layers.block(doc[phrase.start]), _named_at(sentences, end + 1)
    if row is None or phrase.start != block["start"] or row["end"] - row["start"] < _FULL:
        return False
    closed = row["end"] == block["end"] or doc[row["end"]].text in _AFTER_LABELLED
    return closed and sentences.link(number, doc[row["end"] - 1], "role.apposition-first")


def _is_anothers(sentences: Sentences, phrase: RolePhrase, i: int) -> bool:
    """Whether a phrase cannot be the office of whom the name at a token means: they have their own, or somebody else has this one."""
    doc, start = sentences.doc, phrase.start
    return _is_told_of_who(doc, start) or _is_led(doc, start) or _is_another(sentences, phrase, i)


def _is_led(doc: Doc, start: int) -> bool:
    """Whether a phrase is of what somebody is the head of: "head of the president's bodyguard, Ann Lee, a lawyer, and"."""
    head = title_head(doc[start - 2].text) if start > 1 and doc[start - 1].lower_ == "of" else None
    return head is not None and head.body


def _is_told_of_who(doc: Doc, start: int) -> bool:
    """Whether a phrase tells what somebody named before is: "Ann Lee, who has also been the envoy to Chile, Bo Diaz and"."""
    i = start - 1
    while i > 0 and doc[i].tag_ == "RB":
        i -= 1  # "who is now"
    if i > 0 and doc[i].lower_ == "as":
        i -= 1  # "who served as"
        told = doc[i].lemma_.lower() in verb_rules().words["serving"]
    else:
        told = doc[i].lemma_.lower() in {**verb_rules().words["being"], **verb_rules().words["becoming"]}
    if not told:
        return False
    i -= 1
    while i > 0 and doc[i].tag_ in _HELPING:
        i -= 1
    return i >= 0 and doc[i].lower_ == "who"


def right_before_name(sentences: Sentences, number: int, phrase: RolePhrase) -> bool:
    """As in "the director of the Lake Institute Ann Lee": a full name right behind a title with its body."""
    doc, end = sentences.doc, phrase.end
    if end >= len(doc) or phrase.is_plural or not _says_where(phrase) or doc[end].is_sent_start:
        return False
    row = sentences.names.person_from(end)
    if row is None or row["entity"] == phrase.principal or row["end"] - row["start"] < _FULL:
        return False
    last = doc[row["end"] - 1]
    told = last.dep_ in SUBJECTS and last.head.dep_ in _CLAUSES and last.left_edge.i >= end
    if told:
        return False  # "told the director of the institute | Ann Lee was ill"
    return sentences.link(number, doc[end], "role.apposition-first")


def _says_where(phrase: RolePhrase) -> bool:
    """Whether a title has its body or field behind it ("director of the institute", "Peru's minister of finance")."""
    return phrase.end > phrase.head.end and (phrase.organisation is not None or phrase.country is not None)


def _parts(doc: Doc, i: int) -> bool:
    """Whether a mark parts a phrase from its name: a comma, a dash, or a hyphen between spaces."""
    spaced = doc[i].text == "-" and bool(doc[i].whitespace_) and bool(doc[i - 1].whitespace_)
    return doc[i].text in DASHES or spaced


def _opens_list(doc: Doc, i: int) -> bool:
    """Whether the holders of a plural title, or some of them, are told next: "committee chairmen - including Ann Lee and Bo Diaz"."""
    i += 1 if _parts(doc, i) and i + 1 < len(doc) else 0
    return doc[i].lower_ in role_words().including


def _each_of_list(sentences: Sentences, number: int, i: int) -> bool:
    """Joins a plural with each of the people named after "including"."""
    doc = sentences.doc
    i += doc[i].lower_ in role_words().including
    if sentences.phrases[number].head.title.word in role_words().vague:
        return False
    i += i + 1 < len(doc) and is_honorific(doc[i].text)
    row = sentences.names.person_from(i) if i < len(doc) else None
    if row is None:  # "aides, including Defense Secretary Ann Lee": she has an office of her own
        return False
    for person in sentences.people_from(row):
        sentences.link(number, doc[person["end"] - 1], "role.apposition-first")
    return True


def _named_at(sentences: Sentences, i: int) -> MentionRow | None:
    """The name that begins at a token ("Don Diaz"), or whose honorific or title does ("Don Bo Diaz", "the Rev. Bo Diaz")."""
    doc = sentences.doc
    if doc[i].lower_ == "the" and i + 1 < len(doc) and is_honorific(doc[i + 1].text):
        i += 1
    address = is_honorific(sentences.doc[i].text) and i + 1 < len(sentences.doc)
    row = sentences.names.person_from(i)
    if row is None and address:
        i += 1
        row = sentences.names.person_from(i)
    return row or _titled(sentences, i)


def _is_another(sentences: Sentences, phrase: RolePhrase, i: int) -> bool:
    """Whether somebody with an office of their own cannot be the head of state: "far from the president, Sen. Ann Lee"."""
    number = sentences.starting.get(i)
    if number is None or not phrase.is_bare or phrase.head.title.word not in role_words().state_heads:
        return False
    return sentences.phrases[number].head.title.kind == "office"


def _name_closes(sentences: Sentences, row: MentionRow) -> bool:
    """Whether the apposition ends after the name."""
    doc, end = sentences.doc, row["end"]
    return end >= len(doc) or doc[end].is_sent_start or doc[end].text in CLOSING or doc[end].lower_ in {"and", "who"}


def _may_precede(sentences: Sentences, phrase: RolePhrase, noun: Token, name: Token) -> bool:
    """Whether a phrase can be a name's apposition: definite or with a place, and the name no subject of its own."""
    definite = phrase.determiner not in {"", "a", "an"} or not phrase.is_bare
    if name.dep_ in SUBJECTS and noun.dep_ not in _LOOSE:
        return False
    # The last of a list: "the speaker and the party's nominee, Ann Lee, came".
    last = (
        noun.dep_ != "conj"
        or phrase.start <= noun.head.i
        or (phrase.start > 0 and sentences.doc[phrase.start - 1].lower_ == "and")
    )
    return definite and last


def _titled(sentences: Sentences, i: int) -> MentionRow | None:
    """The name that a title beginning at a token stands before: "the superintendent, Gen. Ann Lee"."""
    number = sentences.starting.get(i)
    for link in sentences.links.get(number, []) if number is not None else []:
        if verb_rules().is_(link.rule, "before-name"):
            return sentences.names.at(link.place[0])
    return None


def loose(sentences: Sentences, number: int, phrase: RolePhrase) -> bool:
    """As in "A career diplomat focusing on Asia, she has been ...": an indefinite phrase opens its holder's sentence."""
    doc, opening = sentences.doc, sentences.doc[phrase.start]
    quoted = opening.i > 0 and doc[opening.i - 1].text in {"“", '"'}
    if phrase.determiner not in {"a", "an"} or not (opening.is_sent_start or quoted):
        return False
    for token in doc[phrase.end : sentence(opening).end - 1]:
        follower = doc[token.i + 1]
        subject = (
            follower.dep_ in SUBJECTS | {"compound", "poss"} or sentences.names.person_from(follower.i) is not None
        )
        if token.text == "," and subject and sentences.names.person(follower) is not None:
            return sentences.link(number, follower, "role.loose-apposition")
        if token.dep_ == "ROOT" and token.i != phrase.head.noun:
            return False
    return False
