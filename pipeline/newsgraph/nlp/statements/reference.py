"""Who can speak, and the entity that a speaker's noun stands for by its own words and the names in and beside it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.names.tables import demonym_code, region_demonym
from newsgraph.nlp.grammar.functions import subjects_of
from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.mentions.nominals import are_some_of, ensure_entity
from newsgraph.nlp.page.layers import Layers, MentionRow, head_of
from newsgraph.nlp.statements.speakers import NOBODY, QUANTIFIERS, SILENT_LABELS
from newsgraph.rules.closed import closed
from newsgraph.rules.speech import speech
from newsgraph.rules.titles import is_title_head, singular

_INITIALS = 4
"""How many letters a word in capitals has at most to be a name of initials."""
_MUTE = frozenset({"place", "event", "topic"})
_VOICES = frozenset({"person", "organisation", "group", "country", "unnamed"})
_SPEAKING = closed().speaking
_PEOPLE = closed().people
_NAMELESS = closed().nameless | {"it"}


def can_speak(layers: Layers, head: Token) -> bool:
    """Whether a noun stands for people, a body, or a document that says things."""
    if head.pos_ == "PRON":
        return head.lower_ in _SPEAKING or layers.entity(head) is not None
    if head.ent_type_ in SILENT_LABELS:
        return False
    entity = layers.entity(head)
    if entity is not None and layers.kind(entity) in _VOICES:
        return True
    voices = speech().voices
    return (
        head.pos_ == "PROPN"
        or head.lemma_ in voices
        or head.lower_ in voices
        or is_title_head(singular(head.lower_))
        or _are_natives(head)
    )


def _are_natives(head: Token) -> bool:
    """Whether a plural is what the people of a country or region are called ("half of all Scots")."""
    return head.tag_ == "NNS" and head.is_title and (demonym_code(head.text) or region_demonym(head.text)) is not None


def governing_speakers(layers: Layers, verb: Token) -> tuple[Token, ...]:
    """Who can speak among the subjects of the verbs that a cue hangs under, of the nearest such verb."""
    for above in verb.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            found = tuple(token for token in subjects_of(above) if can_speak(layers, token))
            if found:
                return found
    return ()


def known_entity(layers: Layers, head: Token) -> int | None:
    """The entity of a speaker's head, or of the name set in or beside its phrase ("the bloc's top diplomat, Ann Lee")."""
    known = _meant(layers, head)
    if known is not None and layers.kind(known) == "person":
        return known
    named = (
        layers.entity(token) for token in (*(c for c in head.children if c.dep_ == "appos"), *_beside(layers, head))
    )
    person = next((entity for entity in named if entity is not None and layers.kind(entity) == "person"), None)
    return (known if person is None else person) if known is not None or person is not None else _namesake(layers, head)


def _meant(layers: Layers, head: Token) -> int | None:
    """The entity that a noun's own mention stands for: "the union" is not what "the union's argument" is."""
    row = layers.mention(head)
    if row is None or (row["type"] == "nominal" and head_of(layers.span(row)) != head) or are_some_of(layers, head):
        return None
    return row["entity"]


def _namesake(layers: Layers, head: Token) -> int | None:
    """The only person of the text whose surname a name is that was not read as one ("Hill said" of Ann Hill)."""
    if (
        not head.is_title
        or head.tag_ not in {"NNP", "NN", "NNPS"}
        or any(child.lower_ == "the" for child in head.children)
    ):
        return None
    fitting = [
        number
        for number, row in enumerate(layers.entities)
        if row["kind"] == "person" and len(row["name"].split()) > 1 and row["name"].split()[-1] == head.text
    ]
    return fitting[0] if len(fitting) == 1 else None


def _beside(layers: Layers, head: Token) -> Iterator[Token]:
    """The name right after a title's phrase, set off by commas or a colon, or after the body that ends it.

    "An old engineer, Ann Lee, said"; "the ambassador to the U.N. Ann Lee said", where the name seems to belong to "to".
    """
    doc = head.doc
    end = noun_phrase(head)[1]
    if head.tag_ not in {"NN", "NNP"} or not is_title_head(singular(head.lower_)) or end + 1 >= len(doc):
        return
    inside, after = layers.mention(doc[end - 1]), layers.mention(doc[end + 1])
    if inside is not None and inside["type"] == "name" and inside["start"] > head.i + 1:
        body = layers.entity(doc[inside["start"] - 1])
        if (
            body is not None
            and layers.kind(body) in {"organisation", "country"}
            and doc[inside["start"] - 1].tag_ == "NNP"
        ):
            yield doc[end - 1]
    if inside is not None and _closes_phrase(layers, inside, head, end):
        yield doc[end - 1]
    if after is None or after["type"] != "name" or after["end"] == len(doc):
        return
    if doc[end].text == "," and doc[after["end"]].text in {",", ":"}:
        yield doc[after["end"] - 1]


def _closes_phrase(layers: Layers, row: MentionRow, head: Token, end: int) -> bool:
    """Whether a name between commas ends a title's phrase, which the parser hung from the body in it: "the head of the Lake Fund, Ann Lee, said"."""
    doc, start = head.doc, row["start"]
    if (
        row["type"] != "name"
        or layers.kind(row["entity"]) != "person"
        or row["end"] != end
        or doc[start - 1].text != ","
    ):
        return False
    apposed = layers.head(row)
    owner = layers.entity(apposed.head)
    body = owner is not None and layers.kind(owner) in {"organisation", "country", "place"}
    return (
        apposed.dep_ == "appos"
        and body
        and head.i < apposed.head.i
        and (end == len(doc) or doc[end].text in {",", ":"})
    )


def speaker_entity(layers: Layers, head: Token) -> int | None:
    """The entity that a speaker's head stands for, made anew when the text only describes it. None for "we", "it" and the like."""
    known = known_entity(layers, head)
    if known is not None:
        return None if layers.kind(known) in _MUTE else known
    if head.lower_ in NOBODY | _NAMELESS or not _is_described(head):
        return None
    return ensure_entity(layers, head, kind="unnamed")


def _is_described(head: Token) -> bool:
    """Whether a head without a name tells who speaks: a noun, or a word of number with more words ("many of whom").

    A word in capitals that is no known name belongs to a headline.
    """
    if head.lower_ in QUANTIFIERS:
        return (head.lower_ in _PEOPLE and head.dep_ == "nsubj") or any(
            child.dep_ in {"prep", "amod", "relcl", "acl"} for child in head.children
        )
    if head.tag_ == "NNP" and not is_title_head(singular(head.lower_)) and head.lower_ not in speech().voices:
        return not (head.is_upper and len(head) > _INITIALS)
    return head.pos_ != "PRON"
