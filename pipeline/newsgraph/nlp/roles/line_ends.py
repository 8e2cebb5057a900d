"""The body that alone stands behind a title and a comma: at the end of a line ("A – Chief Director, Ministry of Trade") or in a sentence."""

from __future__ import annotations

from dataclasses import replace

from newsgraph.nlp.page.layers import BlockRow, TokenSpan
from newsgraph.nlp.roles.links import Link, Sentences
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.rules.roles import is_body_noun, role_words, verb_rules
from newsgraph.rules.titles import title_head

_LONGEST = 40
_PARTING = frozenset({",", "–", "—", "--", "|"})
_CLOSING = frozenset({",", ")", ".", ";"})
_LINKS = frozenset({"of", "for", "and", "the", "&", "in"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


def with_line_end(sentences: Sentences, link: Link) -> RolePhrase:
    """The phrase of a link, with the body or country that is all that its line still names behind it."""
    phrase, doc = link.phrase, sentences.doc
    if not verb_rules().is_(link.rule, "apposition") or not phrase.is_placeless or phrase.end + 1 >= len(doc):
        return phrase
    block = sentences.layers.block(doc[phrase.start])
    if phrase.end + 1 >= block["end"] or doc[phrase.end].text not in _PARTING:
        return phrase
    if not _is_line(sentences, block):
        return _with_next(sentences, phrase)
    start = phrase.end + 1 + (doc[phrase.end + 1].lower_ == "the")
    body = _unknown_body(sentences, start, block)
    return replace(phrase, body=body, end=body[1]) if body is not None else _with_name(sentences, phrase, start, block)


def _with_name(sentences: Sentences, phrase: RolePhrase, start: int, block: BlockRow) -> RolePhrase:
    """The phrase with the body or country whose name stands at a token and ends the line."""
    row = sentences.names.at(start)
    if row is None or row["start"] not in {start, start - 1} or not _ends(sentences, row["end"], block):
        return phrase
    kind = sentences.layers.kind(row["entity"])
    if kind in {"organisation", "group"}:
        return replace(phrase, organisation=row["entity"], end=row["end"])
    if kind == "country" and _is_of_state(phrase):
        return replace(phrase, country=row["entity"], end=row["end"])
    return phrase


def _with_next(sentences: Sentences, phrase: RolePhrase) -> RolePhrase:
    """The phrase with the body whose name alone stands after its comma in a sentence: "Ann Lee, director, Lake Institute, said"."""
    doc, start = sentences.doc, phrase.end + 1
    row = sentences.names.at(start)
    bare = phrase.determiner == "" and not phrase.is_plural and doc[phrase.end].text == ","
    if not bare or row is None or row["start"] != start or sentences.layers.kind(row["entity"]) != "organisation":
        return phrase
    closed = row["end"] >= len(doc) or doc[row["end"]].text in _CLOSING
    return replace(phrase, organisation=row["entity"], end=row["end"]) if closed else phrase


def _is_of_state(phrase: RolePhrase) -> bool:
    """Whether an office can be a country's: not a writer's or a trader's."""
    head = title_head(phrase.head.title.word)
    return head is not None and (head.of_state or head.word in role_words().fielded)


def _is_line(sentences: Sentences, block: BlockRow) -> bool:
    """Whether a block is a line of a list: short, and without a verb that could make a sentence of it."""
    words = sentences.doc[block["start"] : block["end"]]
    return len(words) <= _LONGEST and not any(token.tag_ in _FINITE for token in words)


def _unknown_body(sentences: Sentences, start: int, block: BlockRow) -> TokenSpan | None:
    """Words in capitals up to the end of a line that are no organisation's name yet and can only be one: "owner, Velora Dairy"."""
    names, end = sentences.names, block["end"]
    words = [token for token in sentences.doc[start:end] if token.lower_ not in _LINKS]
    if not len(words) > 1 or not all(token.text[0].isupper() and token.text[0].isalpha() for token in words):
        return None
    row = names.at(start)
    kinds = {names.kind_at(token.i) for token in words}
    known = row is not None and row["start"] <= start and row["end"] == end and kinds == {"organisation"}
    body = any(is_body_noun(token.text) for token in words) or kinds <= {"person"}
    listed = any(title_head(token.text) is not None for token in words)
    return (start, end) if body and not known and not listed and not kinds & {"country", "place"} else None


def _ends(sentences: Sentences, end: int, block: BlockRow) -> bool:
    """Whether a line ends here, or goes on with a remark in brackets, a mark or a place ("..., Lake Institute, Lima")."""
    return end == block["end"] or sentences.doc[end].text in {"(", ".", ";", ","}
