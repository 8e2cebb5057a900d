"""Roles before a name: "Peruvian President Marta Quispe", "Senators Lee and Orr", "Gen. Ann Lee"."""

from __future__ import annotations

from dataclasses import replace

from newsgraph.nlp.page.layers import MentionRow
from newsgraph.nlp.roles.links import Link, Sentences
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.nlp.roles.retired import end_of_remark
from newsgraph.rules.groups import group_rules
from newsgraph.rules.roles import is_body_noun, is_field, role_words
from newsgraph.rules.titles import is_honorific

_SKIPPED = frozenset({"“", '"', "]", "'"})


def link_before_names(sentences: Sentences) -> None:
    """Joins each phrase with the name that begins where it ends, from right to left: "Chief of Staff Gen. Ann Lee"."""
    starts: dict[int, MentionRow] = {}
    for number in range(len(sentences.phrases) - 1, -1, -1):
        phrase = sentences.phrases[number]
        row = _name_of(sentences, phrase, starts)
        if row is None or (phrase.determiner in {"a", "an"} and phrase.head.title.kind == "office"):
            continue
        if _is_given_name(sentences, phrase, row) or _is_body(sentences, phrase, row):
            continue
        people = sentences.people_from(row) if phrase.head.plural else [row]
        if phrase.head.plural and len(people) < 2 and _is_list_of_one(sentences, phrase):
            continue
        if phrase.parts:
            sentences.link_each(number, people, "role.before-name")
            continue
        for person in people:
            placed, place = _placed_by_name(sentences, phrase, person), (person["start"], person["end"])
            sentences.add(number, Link(placed, person["entity"], place, "role.before-name"))
        starts.setdefault(phrase.start, row)
        starts.setdefault(phrase.head.start, row)


def _is_list_of_one(sentences: Sentences, phrase: RolePhrase) -> bool:
    """Whether a plural stands bare before one name, which is no title of his: "told reporters Lee was ill"."""
    return phrase.start == phrase.head.start and sentences.doc[phrase.head.start].text.islower()


def _is_given_name(sentences: Sentences, phrase: RolePhrase, row: MentionRow) -> bool:
    """Whether what looks like a title is the first name of a person: "Dean Miller"."""
    first = sentences.doc[phrase.head.start]
    alone = phrase.start == phrase.head.start and row["end"] - row["start"] == 1
    return alone and first.text[0].isupper() and phrase.head.title.word in role_words().given_like


def _is_body(sentences: Sentences, phrase: RolePhrase, row: MentionRow) -> bool:
    """Whether a body's noun was taken for a name: "the General Staff", "the Annual General Meeting"."""
    alone = phrase.determiner == "the" and row["end"] - row["start"] == 1
    word = sentences.doc[row["start"]].text
    return alone and (is_body_noun(word) or word.lower() in group_rules().words.meetings)


def _name_of(sentences: Sentences, phrase: RolePhrase, starts: dict[int, MentionRow]) -> MentionRow | None:
    """The name after a phrase; after its head where the complements that were read are the name's own.

    Behind complements it is the holder's when the title has capitals: "Ambassador to Chile Ann Lee".
    """
    row = _name_after(sentences, phrase.end, starts)
    bare = phrase.head.end == phrase.end or phrase.status == "incoming"
    if row is not None and (bare or _ends_with_name(sentences, phrase)):
        return row
    return _name_after(sentences, phrase.head.end, starts)


def _ends_with_name(sentences: Sentences, phrase: RolePhrase) -> bool:
    """Whether a title in capitals ends with a field or with the name of a country or body, or any with the noun of a body."""
    row, last = sentences.names.at(phrase.end - 1), sentences.doc[phrase.end - 1]
    named = row is not None and sentences.layers.kind(row["entity"]) != "person"
    if named or is_field(last.text):
        return sentences.doc[phrase.head.start].text[0].isupper()
    return last.text.islower() and is_body_noun(last.text)


def _name_after(sentences: Sentences, i: int, starts: dict[int, MentionRow]) -> MentionRow | None:
    """The name that begins at a token, or whose title does; honorifics and a quotation mark may stand between."""
    doc, names = sentences.doc, sentences.names
    start = end_of_remark(doc, i)
    if start > i and start < len(doc):
        return names.person_from(start)  # "Admiral (ret.) Ann Lee", where the parser begins a sentence
    while (
        i < len(doc)
        and names.person_from(i) is None
        and i not in starts
        and (is_honorific(doc[i].text) or doc[i].text in _SKIPPED)
        and doc[i].tag_ != "POS"
    ):
        if doc[i].is_sent_start:  # "Senator for Lima (v) Ms. B": the next line's
            return None
        i += 1
    if i >= len(doc) or (doc[i].is_sent_start and doc[i - 1].text != "."):
        return None  # "Reps. Ann Lee": the full stop is the title's
    return names.person_from(i) or starts.get(i)


def _placed_by_name(sentences: Sentences, phrase: RolePhrase, name: MentionRow) -> RolePhrase:
    """As in "Chancellor Ann Lee of Peru", "mathematician Ann Lee of Lima Labs": the place after the name is the role's."""
    doc, i = sentences.doc, name["end"]
    if not phrase.is_placeless or i + 1 >= len(doc) or doc[i].lower_ not in {"of", "from"}:
        return phrase
    preposition = doc[i].lower_
    i += 2 if doc[i + 1].tag_ == "DT" else 1
    row = sentences.names.at(i)
    if row is None or row["start"] != i or (row["end"] < len(doc) and doc[row["end"]].tag_ == "POS"):
        return phrase
    kind = sentences.layers.kind(row["entity"])
    if kind == "organisation":
        return replace(phrase, organisation=row["entity"])
    return replace(phrase, country=row["entity"]) if kind == "country" and preposition == "of" else phrase
