"""Enumerations of people as they stand on the surface: "A, minister of trade, B of the Green Party, and C, who ...".

The parser loses the thread where the items of a list have titles, affiliations and clauses of their own; commas, names
and titles do not. An enumeration is a run of pieces between separators. A piece that names somebody in his own right is
an item; a piece that describes ("former head of supplies", "who set up the fund in 2009") belongs to the item beside
it; a piece that tells something else, with a verb of its own, ends the run.

English: the last item stands behind "and", descriptions between commas behind the name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.nlp.page.layers import Layers, MentionRow, TokenSpan
from newsgraph.nlp.page.lookup import written
from newsgraph.rules.closed import closed
from newsgraph.rules.mentions import mention_words
from newsgraph.rules.titles import is_title_head, title_head

_COMMAS = frozenset({",", ";", "•", "·", "/", "|"})
_STRONG = frozenset({";", "•", "|"})
"""Where one of these parts the items, commas lie inside them."""
_RELATIVES = closed().relative_openers
_BRACKETS = {"(": ")", "[": "]"}
_DASHES = frozenset({"—", "–", "--"})
_INSET = 40
"""Tokens that a remark between brackets or dashes may have."""
_GENITIVES = closed().genitives
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_PLAIN = frozenset({"NN", "NNS", "JJ"})
_ENDS = frozenset({".", "!", "?"})
_CLOSING = frozenset(_BRACKETS.values())


@dataclass(frozen=True, slots=True)
class Item:
    """Somebody in an enumeration: the name, and `doc[start:end]`, all that stands there about the person."""

    name: MentionRow
    start: int
    end: int


def end_of_list(layers: Layers, start: int) -> int:
    """Where the sentence ends on the surface, for the parser cuts a long list at its brackets and titles."""
    doc = layers.doc
    if start >= len(doc):
        return start  # the text ends where a list could begin: "Leading the mission is"
    end = layers.block(doc[start])["end"]
    texts = written(doc).texts
    return next((i for i in range(start, end) if texts[i] in _ENDS and not _is_abbreviated(doc[i])), end)


def _is_abbreviated(mark: Token) -> bool:
    """Whether a full stop belongs to the title or initial before it: "Lt. Carla Dunn", where the tokens are two."""
    if mark.text != "." or not 0 < mark.i < len(mark.doc) - 1:
        return False
    if mark.nbor(1).text in _CLOSING and not mark.nbor(-1).whitespace_:
        return mark.i + 2 < len(mark.doc) and mark.nbor(2).text not in _ENDS  # "Colonel (ret.) A"
    if not mark.nbor(1).text[0].isupper():
        return False
    before = mark.nbor(-1).text
    initial = len(before) == 1 and before.isupper()
    short = before.lower() in mention_words().shortened or title_head(f"{before}.") is not None
    return not mark.nbor(-1).whitespace_ and (initial or short)


def items_between(layers: Layers, start: int, end: int) -> list[Item]:
    """The people whom the enumeration that begins at a token names, each once, up to a token at the most."""
    names = layers.once(names_of_people)
    found: dict[int, tuple[MentionRow, int]] = {}
    last = end
    for piece in _pieces(layers, start, end):
        if _ends_run(layers.doc, piece):
            last = piece[0]
            break
        first = piece[0]
        for name in _names_of(layers, names, piece):
            found.setdefault(name["entity"], (name, first))
            first = name["end"]
    starts = [first for _, first in found.values()]
    ends = [*starts, last][1:]
    return [Item(name, first, stop) for (name, first), stop in zip(found.values(), ends, strict=True)]


def names_of_people(layers: Layers) -> dict[int, MentionRow]:
    """The longest name of a person that begins at each token; what is counted ("two Baha'i") is nobody's."""
    names: dict[int, MentionRow] = {}
    for row in layers.mentions:
        if row["type"] == "name" and layers.kind(row["entity"]) == "person" and not _is_counted(layers.doc, row):
            held = names.get(row["start"])
            if held is None or row["end"] > held["end"]:
                names[row["start"]] = row
    return names


def _is_counted(doc: Doc, row: MentionRow) -> bool:
    before = doc[row["start"] - 1] if row["start"] > 0 else None
    return before is not None and before.is_alpha and before.tag_ == "CD" and row["end"] == row["start"] + 1


# --- pieces
def _pieces(layers: Layers, start: int, end: int) -> Iterator[TokenSpan]:
    """The stretches between the separators of a run, clauses about an item and remarks in brackets or dashes left out."""
    texts, lowers = written(layers.doc).texts, written(layers.doc).lowers
    strong = _has_strong(layers, start, end)
    first = i = start
    while i < end:
        width = _separator(layers, i)
        if strong and width and texts[i] not in _STRONG and i > first:
            width = 0
        if width or lowers[i] in _RELATIVES:
            if i > first:
                yield first, i
            i = first = i + width if width else _after_clause(layers, i, end)
            continue
        closed = _after_inset(layers, i, end)
        if closed is not None and texts[i] in _DASHES:
            if i > first:
                yield first, i
            first = closed
        i = closed if closed is not None else i + 1
    if first < end:
        yield first, end


def _has_strong(layers: Layers, start: int, end: int) -> bool:
    """Whether semicolons part the items, each with a name: not "A and B; both work in C"."""
    texts, names = written(layers.doc).texts, layers.once(names_of_people)
    cuts = [i for i in range(start, end) if texts[i] in _STRONG]
    parts = zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True)
    filled = [(first, stop) for first, stop in parts if stop > first]
    return bool(cuts) and all(any(i in names for i in range(first, stop)) for first, stop in filled)


def _separator(layers: Layers, i: int) -> int:
    """How many tokens of a separator begin at a token; none inside a name ("Ministry of Trade, Industry and Energy")."""
    width = _separating(written(layers.doc).lowers, i)
    covering = layers.mention(layers.doc[i]) if width else None
    inside = covering is not None and covering["start"] < i < covering["end"] - 1
    return 0 if covering is not None and inside and covering["type"] == "name" else width


def _separating(lowers: list[str], i: int) -> int:
    """How many words that part the items of an enumeration begin at a place."""
    listing, lower = mention_words(), lowers[i]
    if lower in _COMMAS or lower in listing.and_ or lower in listing.namely:
        return 1
    longer = (words for words in listing.and_also_read if words[0] == lower)
    return next((len(words) for words in longer if tuple(lowers[i : i + len(words)]) == words), 0)


def _after_clause(layers: Layers, i: int, end: int) -> int:
    """The token after a relative clause: what follows the next comma."""
    texts = written(layers.doc).texts
    return next((k + 1 for k in range(i + 1, end) if texts[k] in _COMMAS), end)


def _after_inset(layers: Layers, i: int, end: int) -> int | None:
    """The token after the remark that a bracket or dash opens; None where none is opened ("A – minister, B – aide")."""
    texts = written(layers.doc).texts
    closing = _BRACKETS.get(texts[i]) or (texts[i] if texts[i] in _DASHES else None)
    if closing is None:
        return None
    close = next((k for k in range(i + 1, min(i + _INSET, end)) if texts[k] == closing), None)
    if close is None or (closing in _DASHES and any(row["end"] == close for row in _names_near(layers, close))):
        return None
    return close + 1


def _names_near(layers: Layers, end: int) -> Iterator[MentionRow]:
    names = layers.once(names_of_people)
    return (names[i] for i in range(max(end - 5, 0), end) if i in names)


def _ends_run(doc: Doc, piece: TokenSpan) -> bool:
    """Whether a piece is no part of the enumeration: it has a verb of its own, or begins something else."""
    start, end = piece
    if doc[start].lower_ in mention_words().turning:
        return True
    return any(_is_finite(token) for token in doc[start:end])


def _is_finite(token: Token) -> bool:
    if token.pos_ not in {"VERB", "AUX"}:
        return False
    return token.tag_ in _FINITE and token.dep_ not in {"amod", "acl", "compound"}


# --- whom a piece names
def _name_of(layers: Layers, names: dict[int, MentionRow], piece: TokenSpan) -> MentionRow | None:
    """Who a piece is about: a name that no other words own ("C's brother", "an aide to C" are about somebody else)."""
    doc, (start, end) = layers.doc, piece
    i = start
    while i < end:
        row = names.get(i)
        if row is None or row["end"] > end:
            i += 1
            continue
        owned = row["end"] < len(doc) and doc[row["end"]].text in _GENITIVES
        if not owned and not _describes(doc, start, row, end):
            return row if _is_own(doc, start, row["start"]) else None
        i = row["end"] + owned
    return None


def _describes(doc: Doc, start: int, name: MentionRow, end: int) -> bool:
    """Whether a name only says whose somebody is: "a former Otieno adviser", "the Otieno lawyer A"."""
    determined = any(doc[i].tag_ == "DT" for i in range(start, name["start"]))
    return determined and name["end"] < end and doc[name["end"]].tag_ in _PLAIN


def _names_of(layers: Layers, names: dict[int, MentionRow], piece: TokenSpan) -> list[MentionRow]:
    """Whom a piece names, with those whom "and" adds right behind the name ("; parents A and B;")."""
    doc, row = layers.doc, _name_of(layers, names, piece)
    found: list[MentionRow] = []
    while row is not None:
        found.append(row)
        joined = row["end"] + 1 < piece[1] and doc[row["end"]].lower_ in mention_words().and_
        row = names.get(row["end"] + 1) if joined else None
    return found


def _is_own(doc: Doc, start: int, name: int) -> bool:
    """Whether a name stands for itself in its piece, not as the object of a preposition before it.

    "Director General for Borders and Sea Law A": what "for" governs ends before the name, which its title precedes.
    "Brother of the late founder A": the name goes with the title after "of", but not in "Bureau of Mines director A".
    """
    place = next((i for i in range(name - 1, start - 1, -1) if doc[i].pos_ in {"ADP", "SCONJ"}), None)
    if place is None:
        return True
    between = doc[place + 1 : name]
    if not any(token.pos_ in {"NOUN", "PROPN"} for token in between):
        return False
    if place > start and doc[place - 1].pos_ == "PROPN" and between[0].pos_ == "PROPN" and between[-1].pos_ == "NOUN":
        return True
    return not any(is_title_head(token.text) or token.lower_ in mention_words().relatives for token in between)
