"""Roles beside a name: before it, and in apposition on either side."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsgraph.nlp.layers import MentionRow
from newsgraph.nlp.roles.links import Link, Sentences
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.rules.titles import is_honorific

_CLOSING = frozenset({",", ".", ";", ":", ")", "—", "–", "--", "-", "”", '"', "!", "?", "(", "…", "]"})
_DASHES = frozenset({",", "—", "–", "--", "("})
_ADVERBS = frozenset(
    {
        "now",
        "then",
        "once",
        "currently",
        "himself",
        "herself",
        "also",
        "formerly",
        "previously",
        "long",
        "who",
    }
)
_GOES_ON = frozenset(
    {
        "who",
        "whose",
        "and",
        "or",
        "said",
        "says",
        "told",
        "which",
        "but",
        "since",
        "until",
        "from",
        "when",
        "responsible",
        "whom",
        "that",
    }
)


def link_before_names(sentences: Sentences) -> None:
    """As in "Turkish President Recep Tayyip Erdogan", "Army Chief of Staff Gen. Ann Lee", "Senators Lee and Cruz"."""
    starts: dict[int, MentionRow] = {}
    for number in range(len(sentences.phrases) - 1, -1, -1):
        phrase = sentences.phrases[number]
        row = _name_after(sentences, phrase.end, starts)
        if row is None or (phrase.head.end != phrase.end and phrase.status != "incoming"):
            row = _name_after(sentences, phrase.head.end, starts)
            if row is None:
                continue
        if phrase.determiner in {"a", "an"} and phrase.head.title.kind == "office":
            continue
        people = _all_of(sentences, row) if phrase.head.plural else [row]
        for person in people:
            sentences.add(
                number,
                Link(
                    _placed_by_name(sentences, phrase, person),
                    person["entity"],
                    (person["start"], person["end"]),
                    "role.before-name",
                ),
            )
        starts.setdefault(phrase.start, row)
        starts.setdefault(phrase.head.start, row)


def _placed_by_name(sentences: Sentences, phrase: RolePhrase, name: MentionRow) -> RolePhrase:
    """As in "Chancellor Ann Lee of Peru", "mathematician Ann Lee of Lima Labs": the place after the name is the role's."""
    doc, i = sentences.doc, name["end"]
    if not phrase.is_placeless or i + 1 >= len(doc) or doc[i].lower_ not in {"of", "from"}:
        return phrase
    i += 2 if doc[i + 1].tag_ == "DT" else 1
    row = sentences.names.at(i) if i < len(doc) else None
    kind = (
        None
        if row is None or row["start"] != i or doc[min(row["end"], len(doc) - 1)].tag_ == "POS"
        else sentences.layers.kind(row["entity"])
    )
    if row is not None and kind == "organisation":
        return replace(phrase, organisation=row["entity"])
    if row is not None and kind == "country" and doc[name["end"]].lower_ == "of":
        return replace(phrase, country=row["entity"])
    return phrase


def _name_after(sentences: Sentences, i: int, starts: dict[int, MentionRow]) -> MentionRow | None:
    doc = sentences.doc
    while (
        i < len(doc)
        and (is_honorific(doc[i].text) or doc[i].text in {"“", '"', "]", "'"})
        and sentences.names.person_from(i) is None
        and i not in starts
    ):
        i += 1
    if i >= len(doc) or doc[i].is_sent_start:
        return None
    return sentences.names.person_from(i) or starts.get(i)


def _all_of(sentences: Sentences, row: MentionRow) -> list[MentionRow]:
    """A name and the names listed after it: "A, B and C"."""
    found, doc, i = [row], sentences.doc, row["end"]
    while i < len(doc):
        j = i
        while j < len(doc) and (doc[j].text == "," or doc[j].lower_ == "and") and j - i < 2:
            j += 1
        follower = sentences.names.person_from(j) if j > i and j < len(doc) else None
        if follower is None or doc[j].is_sent_start:
            return found
        found.append(follower)
        i = follower["end"]
    return found


def link_appositions(sentences: Sentences) -> None:
    """As in "Ann Lee, director of the bank," and "The bank's director, Ann Lee,"; also "A former minister, Lee said"."""
    for number, phrase in enumerate(sentences.phrases):
        if not sentences.linked(number):
            _ = _after_name(sentences, number, phrase) or _before_comma(sentences, number, phrase)


def _after_name(sentences: Sentences, number: int, phrase: RolePhrase) -> bool:
    doc, start = sentences.doc, phrase.start
    noun = doc[phrase.head.noun]
    if start < 2 or doc[start].is_sent_start:
        return False
    i = start - 1
    while i > 0 and doc[i].lower_ in _ADVERBS:
        i -= 1
    if doc[i].text not in _DASHES or i == 0:
        return False
    holder = _holder_before(sentences, i, noun)
    if holder is None or not _is_closed(sentences, phrase, noun) or _is_listed(noun):
        return False
    return sentences.link(number, holder, "role.apposition")


def _holder_before(sentences: Sentences, comma: int, noun: Token) -> Token | None:
    """The person that ends before a comma, an age or a party in parentheses between them."""
    doc, i = sentences.doc, comma - 1
    if i > 1 and (doc[i].like_num or doc[i].ent_type_ == "DATE") and doc[i - 1].text == ",":
        i -= 2
    if doc[i].text == ")":
        while i > 0 and doc[i].text != "(":
            i -= 1
        i -= 1
    if i < 0:
        return None
    row = sentences.names.at(i)
    if row is not None and row["end"] == i + 1 and sentences.names.person(doc[i]) is not None:
        return doc[i]
    if noun.dep_ == "appos" and sentences.names.person(noun.head) is not None:
        return noun.head
    return None


def _is_closed(sentences: Sentences, phrase: RolePhrase, noun: Token) -> bool:
    """Whether an apposition ends where the phrase ends, or the parser says that it is one."""
    doc = sentences.doc
    if (
        noun.dep_ in {"nsubj", "nsubjpass"}
        and noun.head.i > noun.i
        and noun.head.pos_ in {"VERB", "AUX"}
        and noun.head.dep_ != "relcl"
        and doc[phrase.end].text != ","
    ):
        return False
    if noun.dep_ == "appos":
        return True
    if phrase.end >= len(doc) or doc[phrase.end].is_sent_start:
        return True
    token = doc[phrase.end]
    return token.text in _CLOSING or token.lower_ in _GOES_ON or token.tag_ in {"VBG", "VBN", "IN"}


def _is_listed(noun: Token) -> bool:
    """Whether the noun is one of a list of people: "Lee, a minister and two aides arrived"."""
    return (
        noun.dep_ == "conj"
        and noun.head.tag_ in {"NNP", "NNPS"}
        and any(child.dep_ == "conj" for child in noun.children)
    )


def _before_comma(sentences: Sentences, number: int, phrase: RolePhrase) -> bool:
    doc, end = sentences.doc, phrase.end
    noun = doc[phrase.head.noun]
    if end + 1 >= len(doc) or doc[end].text not in _DASHES or doc[end + 1].is_sent_start:
        return _loose(sentences, number, phrase)
    token = doc[end + 1]
    row = sentences.names.person_from(end + 1) or _titled(sentences, end + 1)
    if row is None:
        return _loose(sentences, number, phrase)
    last = doc[row["end"] - 1]
    if row["entity"] == phrase.principal:
        return _loose(sentences, number, phrase)
    parsed = last.dep_ == "appos" and sentences.at(last.head) == number
    closed = (
        row["end"] >= len(doc)
        or doc[row["end"]].text in _CLOSING
        or doc[row["end"]].lower_ in {"and", "who"}
        or doc[row["end"]].is_sent_start
    )
    definite = phrase.determiner not in {"", "a", "an"} or not phrase.is_bare
    subject = last.dep_ in {"nsubj", "nsubjpass"} and noun.dep_ not in {"dep", "npadvmod", "nsubj", "ROOT", "advcl"}
    if parsed or (closed and definite and not subject and (noun.dep_ != "conj" or _follows_and(sentences, phrase))):
        return sentences.link(
            number, doc[row["start"]] if sentences.names.person(last) is None else last, "role.apposition-first"
        )
    del token
    return _loose(sentences, number, phrase)


def _follows_and(sentences: Sentences, phrase: RolePhrase) -> bool:
    """Whether a phrase is the last of a list ("the speaker and the party's nominee, Ann Lee, came")."""
    return phrase.start > 0 and sentences.doc[phrase.start - 1].lower_ == "and"


def _titled(sentences: Sentences, i: int) -> MentionRow | None:
    """The name that a title beginning at a token stands before: "the superintendent, Gen. Ann Lee"."""
    for links in sentences.links.values():
        for link in links:
            if link.rule == "role.before-name" and i in (link.phrase.start, link.phrase.head.start):
                return sentences.names.at(link.place[0])
    return None


def _loose(sentences: Sentences, number: int, phrase: RolePhrase) -> bool:
    """As in "A career diplomat focusing on Asia, she has been ...": an indefinite phrase opens the sentence of its holder."""
    doc = sentences.doc
    opening = doc[phrase.start]
    if phrase.determiner not in {"a", "an"} or not (
        opening.is_sent_start or (opening.i > 0 and doc[opening.i - 1].text in {"“", '"'})
    ):
        return False
    sent = opening.sent
    noun = doc[phrase.head.noun]
    for token in doc[phrase.end : sent.end]:
        if token.text == "," and token.i + 1 < sent.end:
            follower = doc[token.i + 1]
            if sentences.names.person(follower) is not None and (
                follower.dep_ in {"nsubj", "nsubjpass", "compound", "poss"} or sentences.names.person_from(follower.i)
            ):
                return sentences.link(number, follower, "role.loose-apposition")
        if token.dep_ == "ROOT" and token.i != noun.i:
            return False
    return False
