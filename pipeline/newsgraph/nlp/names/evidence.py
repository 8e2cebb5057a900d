"""What type a name has, by evidence pooled over the document.

Each sign adds points to a type; all occurrences of one spelling share their points, and short forms get some of the
full names that they are part of. The points are ordered by how sure a sign is, not trained: a table's answer or a title
outweighs one vote of the model, several votes outweigh a weak sign.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from newsgraph.names import tables
from newsgraph.nlp.layers import TokenSpan
from newsgraph.nlp.names.lists import NameLists, name_lists
from newsgraph.nlp.names.words import NAME_LABELS
from newsgraph.rules.titles import is_title_head

_SURE, _STRONG, _VOTE, _WEAK = 8.0, 4.0, 2.0, 1.0
_LOCATIVE = frozenset({"in", "at", "near", "outside", "around", "across", "inside", "throughout"})
_CITY_SIZE = 200_000
Points = defaultdict[str, float]
"""Points by label."""


def decide_types(doc: Doc, chunks: Sequence[TokenSpan]) -> dict[TokenSpan, str]:
    """A label for each candidate that is a name; candidates without enough evidence are left out."""
    signs = _Signs(doc)
    own = {chunk: signs.of(*chunk) for chunk in chunks}
    uses = Counter(_key(doc, chunk) for chunk in chunks)
    pooled: defaultdict[str, Points] = defaultdict(lambda: defaultdict(float))
    for chunk, points in own.items():
        key = _key(doc, chunk)
        shared = pooled[key]
        for label, score in points.items():
            shared[label] += score / uses[key]
    best = {key: _winner(points) for key, points in pooled.items()}
    best |= _short_forms(pooled, best)
    typed = {chunk: label for chunk in chunks if (label := best[_key(doc, chunk)])}
    return {
        chunk: label
        for chunk, label in typed.items()
        if uses[_key(doc, chunk)] > 1 or signs.is_enough(chunk, own[chunk])
    }


def _key(doc: Doc, chunk: TokenSpan) -> str:
    return doc[chunk[0] : chunk[1]].text.lower()


def _winner(points: Mapping[str, float]) -> str:
    ranked = sorted(points.items(), key=lambda pair: (-pair[1], pair[0]))
    return ranked[0][0] if ranked and ranked[0][1] > 0 else ""


def _short_forms(pooled: Mapping[str, Points], best: Mapping[str, str]) -> dict[str, str]:
    """One-word names that are part of a full name in this document take its type: surnames, and brands of companies."""
    people = [key.split() for key, label in best.items() if label == "PERSON" and " " in key]
    surnames, given = {words[-1] for words in people}, {words[0] for words in people}
    brands = {brand for key, label in best.items() if label == "ORG" and (brand := brand_of(key))}
    found: dict[str, str] = {}
    for key in best:
        if " " in key or key not in surnames | given | brands or tables.country_code(key) or tables.demonym_code(key):
            continue
        points = pooled[key].copy()
        points["PERSON"] += _STRONG if key in surnames else _WEAK if key in given else 0
        points["ORG"] += _STRONG if key in brands else 0
        found[key] = _winner(points)
    return found


def brand_of(name: str) -> str | None:
    """The short name of a company or party whose full name adds generic words only: "Huawei Technologies Co."."""
    words = name.split()
    generic = name_lists().body_last
    if len(words) < 2 or tables.demonym_code(words[0]) or words[0] in name_lists().body_first:
        return None
    return words[0] if all(word.rstrip(".") in generic or tables.legal_form(word) for word in words[1:]) else None


class _Signs:
    """The evidence at one place of a document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.lists: NameLists = name_lists()
        self.ents: list[Span | None] = [None] * len(doc)
        for ent in doc.ents:
            for i in range(ent.start, ent.end):
                self.ents[i] = ent

    def of(self, start: int, end: int) -> Points:
        points: Points = defaultdict(float)
        self._add_votes(points, start, end)
        self._add_tables(points, start, end)
        self._add_shape(points, start, end)
        self._add_context(points, start, end)
        return points

    def is_enough(self, chunk: TokenSpan, points: Points) -> bool:
        """Whether a name that occurs once is one: what the model did not see needs more than a capital letter."""
        seen = any((ent := self.ents[i]) is not None and ent.label_ in NAME_LABELS for i in range(*chunk))
        return seen or sum(points.values()) >= _VOTE

    def _add_votes(self, points: Points, start: int, end: int) -> None:
        for label, share in self._model_votes(start, end).items():
            points[label] += _VOTE * share

    def _model_votes(self, start: int, end: int) -> dict[str, float]:
        votes: Counter[str] = Counter()
        for i in range(start, end):
            ent = self.ents[i]
            if ent is not None and ent.label_ in NAME_LABELS:
                votes[ent.label_] += 1
        return {label: count / (end - start) for label, count in votes.items()}

    def _add_tables(self, points: Points, start: int, end: int) -> None:
        text = self.doc[start:end].text
        words = [token.text for token in self.doc[start:end]]
        if tables.country_code(text):
            points["GPE"] += _SURE
        elif tables.demonym_code(text) or tables.region_demonym(text):
            points["NORP"] += _SURE
        elif tables.capital_code(text):
            points["GPE"] += _SURE - _VOTE
        elif tables.body(text) is not None or text.lower() in self.lists.seats:
            points["ORG"] += _SURE
        elif tables.region(text) is not None:
            points["LOC"] += _SURE
        else:
            city = tables.city(text)
            if city is not None:
                points["GPE"] += _VOTE if city.population >= _CITY_SIZE or self._is_located(start) else _WEAK / 2
        if len(words) > 1 and tables.given_name(words[0]) is not None and not tables.country_code(text):
            points["PERSON"] += _STRONG if len(words) < 5 else _WEAK
            points["PERSON"] += _WEAK * (tables.family_name(words[-1]) or tables.surname_shape(words[-1]))
        elif len(words) == 1 and (
            tables.family_name(text) or tables.surname_shape(text) or tables.given_name(text) is not None
        ):
            points["PERSON"] += _WEAK

    def _add_shape(self, points: Points, start: int, end: int) -> None:
        words = [token.lower_ for token in self.doc[start:end]]
        body = words[-1] in self.lists.body_last or (words[0] in self.lists.body_first and len(words) > 1)
        if (body and len(words) > 1) or brand_of(" ".join(words)):
            points["ORG"] += _SURE
        if words[-1] in self.lists.event_words and len(words) > 1:
            points["EVENT"] += _STRONG
            points["PERSON"] -= _STRONG
        if {"of", "for", "&"} & set(words[1:-1]):
            points["ORG"] += _VOTE
            points["PERSON"] -= _STRONG
        first = self.doc[start]
        if len(words) == 1 and first.is_upper and 1 < len(first.text.replace(".", "")) < 7 and first.is_alpha:
            points["ORG"] += _WEAK
            points["PERSON"] -= _WEAK
        if len(words) > 1 and len(first.text) <= 2 and first.text.endswith(".") and first.text[0].isupper():
            points["PERSON"] += _VOTE
        if words[-1].rstrip(".") in self.lists.suffixes:
            points["PERSON"] += _STRONG

    def _add_context(self, points: Points, start: int, end: int) -> None:
        doc = self.doc
        root = doc[start:end].root
        before = doc[start - 1] if start else None
        if before is not None and not doc[start].is_sent_start:
            word = before.lower_.rstrip(".")
            if word in self.lists.honorifics:
                points["PERSON"] += _SURE
            elif word in self.lists.title_abbreviations or (
                is_title_head(word) and before.dep_ in {"compound", "nmod", "amod", "appos"}
            ):
                points["PERSON"] += _STRONG
            elif self._is_located(start):
                points["GPE"] += _WEAK
            elif word in self.lists.named_kinds and before.dep_ != "nsubj":
                points["ORG"] += _VOTE
        if (
            end < len(doc)
            and doc[end].lower_ in self.lists.named_kinds
            and doc[end].text[0].islower()
            and root.dep_ in {"compound", "nmod", "amod"}
        ):
            points["ORG"] += _STRONG
        if _is_described_by_title(root):
            points["PERSON"] += _STRONG
        if root.dep_ in {"nsubj", "nsubjpass"} and root.head.lemma_.lower() in self.lists.speaking:
            points["PERSON"] += _WEAK
            points["ORG"] += _WEAK / 2
        if (
            end < len(doc) - 1
            and doc[end].text == ","
            and doc[end + 1].like_num
            and doc[end + 1].text.isdigit()
            and len(doc[end + 1]) == 2
        ):
            points["PERSON"] += _STRONG

    def _is_located(self, start: int) -> bool:
        """Whether a name follows a preposition of place."""
        return start > 0 and self.doc[start - 1].lower_ in _LOCATIVE


def _is_described_by_title(root: Token) -> bool:
    """Whether a title is in apposition to a name or predicated of it ("X, director of", "X is director of")."""
    if any(child.dep_ == "appos" and is_title_head(child.lower_) for child in root.children):
        return True
    if root.dep_ == "appos" and is_title_head(root.head.lower_):
        return True
    copula: Iterable[Token] = root.head.children if root.dep_ == "nsubj" and root.head.lemma_ == "be" else ()
    return any(child.dep_ == "attr" and is_title_head(child.lower_) for child in copula)
