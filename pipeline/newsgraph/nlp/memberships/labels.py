"""Labels of lists: the words before a colon, bar or dash, or alone in a line, that say who those are that follow.

"Chair:", "Members of the delegation (from left to right):", "Minister of Finance |", "Audit Committee:", "KENYA".
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.names import tables
from newsgraph.nlp.memberships.capacity import capacity_told
from newsgraph.nlp.page.layers import BlockRow, Layers
from newsgraph.rules.groups import group_rules
from newsgraph.rules.names import name_lists
from newsgraph.rules.titles import is_title_head

_LONGEST = 14
"""Tokens of a label."""
_ALONE = 8
"""Tokens of a label that is a line of its own."""
COLONS = frozenset({":", "):", "]:", "”:"})
"""A colon, also in one token with the bracket before it."""
_ENDS = frozenset({".", "!", "?"})
_EDGES = COLONS | {"|", "–", "—"}
_KINDS = frozenset({"item", "heading", "paragraph", "title"})
SIDES = frozenset({"on", "for", "of", "from", "side", "team", "delegation", "negotiators", "delegates", "the"})
"""Words beside a country's name in the label of its list: "For Kenya:", "Kenya side"."""


@dataclass(frozen=True, slots=True)
class Label:
    """The words `doc[start:end]` of a label, and where in its block the list begins (the block's end: below it)."""

    start: int
    end: int
    after: int


def read_label(layers: Layers, block: BlockRow, named: frozenset[int]) -> Label | None:
    """The label that a block begins with or is; None where it has none. `named`: where names of people begin."""
    doc = layers.doc
    start = block["start"]
    while start < block["end"] - 1 and not doc[start].text[0].isalnum():
        start += 1
    if block["kind"] not in _KINDS:
        return None
    for i in range(start, min(start + _LONGEST, block["end"])):
        ends = doc[i].text in _ENDS or (doc[i].text == ";" and block["kind"] != "item")  # "Justice; Housing – A"
        if i in named or ends or _is_finite(doc[i]):
            return None
        if i > start and doc[i].text in _EDGES:
            return Label(start, _without_remark(layers, start, i), i + 1)
    short = block["end"] - start <= _ALONE
    return Label(start, _without_remark(layers, start, block["end"]), block["end"]) if short else None


def _without_remark(layers: Layers, start: int, end: int) -> int:
    """The end of a label's words before a remark in brackets ("from left to right")."""
    return next((i for i in range(start + 1, end) if layers.doc[i].text == "("), end)


def _is_finite(token: Token) -> bool:
    return token.tag_ in {"VBZ", "VBD", "VBP", "MD"} and token.pos_ in {"VERB", "AUX"}


def capacity_of_label(layers: Layers, label: Label) -> str | None:
    """As what those sit there whom a label lists: "Chair", "Vice presidents", "Other members of the delegation"."""
    words = [token.lower_ for token in layers.doc[label.start : label.end]]
    if words in (["president"], ["prime", "minister"], ["premier"]):
        return "head"
    if (
        words
        and set(words[:-1]) <= {"vice", "-", "first", "second", "deputy"}
        and words[-1] in {"president", "presidents"}
    ):
        return "deputy head"
    return capacity_told(layers, label.start, label.end)


def country_code_of_label(layers: Layers, label: Label) -> str | None:
    """The code of the country that is all that a label names: "KENYA", "For Kenya", "Kenyan side"."""
    doc = layers.doc
    words = [token for token in doc[label.start : label.end] if token.lower_ not in SIDES and not token.is_punct]
    if not words or len(words) > _ALONE - 3:
        return None
    text = doc[words[0].i : words[-1].i + 1].text
    return tables.country_code(text) or tables.country_code(text.title()) or tables.demonym_code(text.title())


def country_of_label(layers: Layers, label: Label, code: str) -> int:
    """The country of a code, made where the document has no entity of it yet."""
    known = (number for number, row in enumerate(layers.entities) if row["kind"] == "country" and row["code"] == code)
    country = next(known, None)
    if country is None:
        country = layers.add_entity("country", tables.country_name(code) or code, code=code)
        last = next(i for i in range(label.end - 1, label.start - 1, -1) if layers.doc[i].lower_ not in SIDES)
        layers.add_mention(country, last, last + 1)
    return country


def names_side(layers: Layers, label: Label) -> bool:
    """Whether a label says itself that its country is a side: "For Kenya", "Delegation of Kenya"."""
    words = [token.lower_ for token in layers.doc[label.start : label.end]]
    return words[0] == "for" or not SIDES.difference({"for", "of", "from", "the"}).isdisjoint(words)


def is_office_label(layers: Layers, label: Label) -> bool:
    """Whether a label is an office or a field of government: "Minister of Finance", "Home Affairs"."""
    fields = name_lists().fields | group_rules().words.fields
    words = [token.lower_ for token in layers.doc[label.start : label.end] if token.is_alpha]
    return bool(words) and (any(is_title_head(word) for word in words) or not fields.isdisjoint(words))
