"""What an office is for: "Minister of Oil and Minerals", "Secretary to the Treasury", "Finance and Foreign Minister"."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.roles.heads import TitleHead
from newsgraph.nlp.roles.names import Names
from newsgraph.nlp.roles.readings import Modifiers
from newsgraph.rules.roles import is_body_noun, is_field, role_words
from newsgraph.rules.titles import is_title_head

_JOINTS = frozenset({",", "and", "&"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
_LONGEST = 9


def is_field_span(names: Names, head: TitleHead, span: TokenSpan) -> bool:
    """Whether a phrase behind "of", "for" or "to" is an office's field and no body.

    In words of fields alone it always is; in other capitals behind an office in capitals when no body's noun is there.
    """
    words = [token for token in names.doc[span[0] : span[1]] if token.tag_ not in {"DT", "CC", ","}]
    if not words or not names.doc[head.start].text[0].isupper() or not words[0].text[0].isupper():
        return False
    if all(is_field(token.text) for token in words):
        return True
    if head.title.word not in role_words().fielded or names.inside(span, "person", "country", "place"):
        return False
    lone = len(words) == 1
    body = any(is_body_noun(token.text) for token in words) and not lone
    return not body and not (lone and words[0].text.isupper())


def end_of_field(names: Names, head: TitleHead, span: TokenSpan, last: int) -> int:
    """Where a list of fields ends that begins with a phrase: "Women, Youth and Sports"; the phrase's own end when it is none."""
    end, i, closed = span[1], span[1], False
    while not closed and i < min(last, span[1] + _LONGEST) and names.doc[i].lower_ in _JOINTS:
        closed = names.doc[i].lower_ != ","
        if not closed and i + 1 < last and names.doc[i + 1].lower_ in _JOINTS:
            i, closed = i + 1, True
        following = _item_end(names, i + 1, last)
        if following == i + 1 or not is_field_span(names, head, (i + 1, following)):
            return end if closed else span[1]
        i = following
        if closed:
            end = i
    return end


def _item_end(names: Names, i: int, last: int) -> int:
    """Where the capitalised words of an item end: before a person's name, a title, a mark."""
    while i < last and names.doc[i].text[0].isupper() and names.doc[i].tag_ in _NOUNS:
        if names.person_from(i) is not None or (is_title_head(names.doc[i].text) and not is_field(names.doc[i].text)):
            break
        i += 1
    return i


def is_field_of_office(doc: Doc, head: TitleHead, i: int) -> bool:
    """Whether the title word at a token is what the office before it is for: "Minister of | Justice"."""
    inside = doc[head.end : i]
    fields = all(is_field(token.text) or token.lower_ in {"of", "for", *_JOINTS} for token in inside)
    return head.title.word in role_words().fielded and len(inside) > 0 and fields and is_field(doc[i].text)


def take_joined_field(names: Names, found: Modifiers) -> None:
    """Takes the first field in "Peruvian Finance and | Foreign Minister" into the title, where parser and NER see two things."""
    doc, joined = names.doc, found.start - 1
    if joined < 1 or found.start not in found.kept or doc[joined].lower_ != "and":
        return
    field, start = doc[joined - 1], sentence(doc[joined]).start
    alike = is_field(field.text) and is_field(doc[found.start].text) and field.is_title == doc[found.start].is_title
    if not alike or field.i < start:
        return
    found.kept += [field.i, joined]
    found.start = field.i
    land = names.at(field.i - 1) if field.i > start else None
    if land is not None and land["end"] == field.i and names.layers.kind(land["entity"]) == "country":
        found.place("country", land["entity"])
        found.start = land["start"]
