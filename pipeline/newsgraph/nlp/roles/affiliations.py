"""People told by their body alone: "Ann Lee of the Lima Institute", "Radio Lima's Ann Lee", "Bo Diaz (of Peru Unida)", "Lee's Lima Rovers"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from newsgraph.names import tables
from newsgraph.nlp.countries.offices import is_public_body
from newsgraph.nlp.grammar.tree import sentence_bounds
from newsgraph.nlp.page.layers import MentionRow, TokenSpan
from newsgraph.nlp.roles.bodies import noun_phrase_at
from newsgraph.nlp.roles.links import Sentences
from newsgraph.rules.groups import group_rules
from newsgraph.rules.names import name_lists
from newsgraph.rules.roles import verb_rules

_HOUSES = frozenset({"at"})


def write_affiliations(sentences: Sentences) -> None:
    """Adds a membership for each name with a named body before it ("'s") or after it ("of", "from"), and no role there."""
    held = {
        (claim["entities"].get("holder"), claim["entities"].get("organisation"))
        for claim in sentences.layers.claims
        if claim["kind"] == "role"
    }
    told = [*_beside_names(sentences), *_houses(sentences)]
    for member, body, evidence in told:
        if (member, body["entity"]) in held:
            continue
        held.add((member, body["entity"]))
        sentences.layers.add_claim(
            "membership",
            "membership.affiliation",
            evidence,
            entities={"member": member, "group": body["entity"]},
            values={"capacity": "member"},
        )


_Told = tuple[int, MentionRow, TokenSpan]
"""Who belongs to a body, the body's name, and the words that say so."""


def _beside_names(sentences: Sentences) -> Iterator[_Told]:
    for row in list(sentences.layers.mentions):
        if row["type"] != "name" or sentences.layers.kind(row["entity"]) != "person":
            continue
        body = _body_after(sentences, row) or _body_before(sentences, row) or _body_owned(sentences, row)
        if body is not None:
            yield row["entity"], body, (min(row["start"], body["start"]), max(row["end"], body["end"]))


def _houses(sentences: Sentences) -> Iterator[_Told]:
    """Those who hold a role in a body that is one of a larger: "director of the Ice Institute at Lima University"."""
    for claim in list(sentences.layers.claims):
        if claim["kind"] != "role" or claim["modality"] != "asserted" or claim["values"].get("status") != "current":
            continue
        start, end = claim["evidence"]
        inner = sentences.names.at(end - 1)
        if inner is None or inner["entity"] != claim["entities"].get("organisation") or end + 1 >= len(sentences.doc):
            continue
        outer = _named_at(sentences, end + 1) if sentences.doc[end].lower_ in _HOUSES else None
        if outer is not None and outer["entity"] != inner["entity"]:
            yield claim["entities"]["holder"], outer, (start, outer["end"])


def _body_after(sentences: Sentences, name: MentionRow) -> MentionRow | None:
    """The body whose name follows a person's over a preposition; what it is may stand before its name."""
    doc, i = sentences.doc, name["end"]
    marked = i < len(doc) and doc[i].text in {",", "("}
    i += marked
    if (
        marked
        and i + 2 < len(doc)
        and doc[i].lower_ in verb_rules().now_there
        and doc[i + 1].lower_ in {"of", "at", "with"}
    ):
        return _named_at(sentences, i + 2)  # "Ann Lee, now at the Lima Bank,"
    if i + 1 >= len(doc) or doc[i].lower_ not in {"of", "from"} or (doc[i - 1].text == "," and doc[i].lower_ != "of"):
        return None
    if doc[i].lower_ == "from" and _is_taken_from(doc[i], doc[name["end"] - 1]):
        return None
    return _named_at(sentences, i + 1)


def _is_taken_from(mark: Token, name: Token) -> bool:
    """Whether somebody is told to be removed from a body, not to come from it: "removed Ann Lee from the Lima Board"."""
    dropping = group_rules().words.dropping
    return any(token.head.pos_ == "VERB" and token.head.lemma_.lower() in dropping for token in (mark, name))


def _named_at(sentences: Sentences, i: int) -> MentionRow | None:
    """The body with whose name a noun phrase ends: "the Lima Institute", "the campaign network Sol", "the Lima-based Ice Society"."""
    doc = sentences.doc
    span = noun_phrase_at(sentences.names, i, sentence_bounds(doc[i])[1])
    if span is None:
        return None
    end = span[1] - (doc[span[1] - 1].lower_ in name_lists().named_kinds)  # "the Lima Trasporti union"
    row = sentences.names.at(end - 1) or sentences.names.at(span[1] - 1)
    if row is None or row["end"] not in {end, span[1]} or sentences.layers.kind(row["entity"]) != "organisation":
        return None
    first = span[0] + (doc[span[0]].tag_ == "DT")
    before = doc[first : row["start"]]
    owned = any(token.tag_ in {"POS", "PRP$"} or (token.tag_ == "NNS" and token.text.islower()) for token in before)
    if owned or not _may_describe(sentences, before):
        return None
    follows = doc[row["end"]] if row["end"] < len(doc) else None
    return None if follows is not None and follows.tag_ in {"POS", "NNP"} else row


def _may_describe(sentences: Sentences, words: Span) -> bool:
    """Whether words before a body's name say what it is: a kind of body right before it, or nothing but how it is."""
    if len(words) == 0:
        return True
    last, kinds = words[-1], {sentences.names.kind_at(token.i) for token in words}
    told = last.lower_ in name_lists().named_kinds or last.tag_ in {"JJ", "VBN", "NNPS"}
    return "person" not in kinds and (told or sentences.names.kind_at(last.i) == "country")


def _body_before(sentences: Sentences, name: MentionRow) -> MentionRow | None:
    """The body that owns a person by its name: "Radio Lima's Ann Lee", "Lima's homegrown Ann Lee"."""
    doc, i = sentences.doc, name["start"] - 1
    if i > 1 and doc[i].tag_ in {"JJ", "VBN"} and doc[i].text.islower():
        i -= 1
    row = sentences.names.at(i - 1) if i > 0 and doc[i].tag_ == "POS" else None
    if row is None or row["end"] != i or sentences.layers.kind(row["entity"]) != "organisation":
        return None
    follows = doc[name["end"]] if name["end"] < len(doc) else None
    # "Velora's Ann Cook era", "Ford's Model T": a name that goes on, or is one of a thing.
    return None if name["end"] - name["start"] < 2 or (follows is not None and follows.tag_[:2] == "NN") else row


def _body_owned(sentences: Sentences, name: MentionRow) -> MentionRow | None:
    """The body that is somebody's by the name: "Lee's Lima Rovers", not "Lee's Justice Department" or "Lee's Lima Times article"."""
    doc, i = sentences.doc, name["end"]
    row = sentences.names.at(i + 1) if i + 1 < len(doc) and doc[i].tag_ == "POS" else None
    if row is None or row["start"] != i + 1 or sentences.layers.kind(row["entity"]) != "organisation":
        return None
    follows = doc[row["end"]] if row["end"] < len(doc) else None
    if follows is not None and (follows.tag_[:2] in {"NN", "JJ", "PO"} or follows.text in {"-", "/"}):
        return None
    text = sentences.layers.entities[row["entity"]]["name"]
    words = text.lower().split()
    only = words[-1] in name_lists().single_bodies or (
        text.isupper() and tables.body(text) is None
    )  # "Lee's Republican Guards", "Lee's MVP"
    personal = len(words) > 1 and words[-1] in group_rules().words.personal  # read by its own rule
    public = is_public_body(" ".join(words)) or row["entity"] in sentences.names.parties
    return None if only or personal or public else row
