"""Whose words: the phrase of the speaker around a cue, and the entities it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from newsgraph.nlp.layers import Layers, TokenSpan, head_of
from newsgraph.nlp.nominals import ensure_entity
from newsgraph.nlp.statements.cues import phase_of, speech
from newsgraph.nlp.syntax import SUBJECTS, noun_phrase, prepositional, subjects_of
from newsgraph.rules.titles import is_title_head, singular

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_INNER = frozenset(
    {"compound", "amod", "det", "poss", "nmod", "nummod", "predet", "advmod", "punct", "case", "quantmod", "npadvmod"}
)
_NOBODY = frozenset(
    {"n't", "n’t", "there", "this", "that", "which", "what", "nothing", "something", "these", "everything", "anything"}
)
SILENT_LABELS = frozenset({"DATE", "TIME", "MONEY", "QUANTITY"})
"""The entity labels of words that never speak."""
_QUANTIFIERS = frozenset({"many", "some", "most", "several", "few", "others", "those", "both", "half", "all", "one"})
"""Words of number that stand for people when they say of whom ("many of whom", "those close to him")."""
_INITIALS = 4
"""How many letters a word in capitals has at most to be a name of initials."""
_MUTE = frozenset({"place", "event", "topic"})
_VOICES = frozenset({"person", "organisation", "group", "country", "unnamed"})
_PEOPLE_PRONOUNS = frozenset(
    {"he", "she", "they", "i", "we", "who", "him", "her", "them", "others", "many", "some", "those"}
)
_PRONOUNS_WITHOUT_NAME = frozenset({"we", "i", "you"})


def speakers_of(verb: Token, start: int, end: int, *, guess: bool = False) -> tuple[Token, ...]:
    """The heads of the phrases that speak, in a stretch of tokens around the cue: its subjects.

    With `guess` (beside quotation marks, where parsers err) the nearest noun phrase when there is no subject.
    """
    if is_passive(verb):
        return tuple(token for token in prepositional(verb, "by") if token.pos_ in _NOMINAL)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        return _relayed(verb.head.head)
    outer = resumed_cue(verb) or phase_of(verb)
    found = [token for token in subjects_of(outer or verb) if start <= token.i < end and _is_nominal(token)]
    own = any(child.dep_ in SUBJECTS for child in verb.children)
    if not own and verb.dep_ == "conj" and verb.i > start and _agrees(verb.doc[verb.i - 1], verb):
        return (verb.doc[verb.i - 1],)
    if not found and verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "acl"}:
        found = [token for token in subjects_of(outer or verb) if _is_nominal(token)]
    if not found and (guess or (verb.dep_ == "ROOT" and verb.tag_ == "VBD")):
        found = _nearest(verb, start, end if guess else verb.i)
    return tuple(token for token in found if _is_somebody(token))


def _is_somebody(token: Token) -> bool:
    """Whether a noun can be a speaker at all: no expletive, no time, no sum of money, no mark."""
    if token.lower_ == "it":
        return token.dep_ == "nsubj"
    if token.ent_type_ in SILENT_LABELS or any(child.tag_ == "$" for child in token.children):
        return False
    return token.lower_ not in _NOBODY and (token.text == "%" or any(letter.isalnum() for letter in token.text))


def _is_nominal(token: Token) -> bool:
    """Whether a subject is a noun or pronoun, or a name that the tagger took for an adjective ("Lopez, commenting …, said")."""
    return (
        token.pos_ in _NOMINAL
        or token.lower_ in _QUANTIFIERS
        or (token.pos_ == "ADJ" and token.is_title and not token.is_sent_start)
        or (token.pos_ == "ADJ" and token.is_title and token.dep_ == "nsubj" and token.ent_type_ == "PERSON")
    )


def resumed_cue(verb: Token) -> Token | None:
    """The verb that a conjunct goes on with although the parser hung it in the clause of what was said.

    `has made claims that the dam is safe and has cast Ann as a liar`: "made", for "cast", by its "has".
    `said the dam was broken and called for a new one`: "said", for "called", a cue in the same tense.
    """
    clause = verb.head
    if verb.dep_ != "conj" or clause.dep_ not in {"acl", "ccomp"} or verb.tag_ not in {"VBN", "VBD"}:
        return None
    outer = clause.head if clause.head.pos_ == "VERB" else clause.head.head
    helped = [{child.lower_ for child in item.children if child.dep_ == "aux"} for item in (outer, clause, verb)]
    have = {"has", "have", "had"}
    own = any(child.dep_ in SUBJECTS for child in verb.children)
    if not own and verb.tag_ == "VBD" and outer.tag_ == "VBD" and not helped[2]:
        cues = speech().verbs
        return outer if {verb.lemma_, outer.lemma_} <= cues.clause | set(cues.preposition) else None
    return outer if not own and helped[0] & helped[2] & have and not helped[1] & have and outer.tag_ == "VBN" else None


def _agrees(noun: Token, verb: Token) -> bool:
    """Whether the noun right before a verb fits it as its subject ("and some watchers say")."""
    return (noun.tag_, verb.tag_) in {("NNS", "VBP"), ("NNPS", "VBP"), ("NNP", "VBZ")} or (
        noun.tag_ in {"NNS", "NNPS"} and verb.tag_ == "VBD" and noun.dep_ == "conj"
    )


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, full ("was told") or reduced ("a plan proposed by Ann")."""
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "advcl"}
        and not any(child.dep_ in {"aux", "nsubj"} for child in verb.children)
    )


def _relayed(verb: Token) -> tuple[Token, ...]:
    """Whose words are relayed: "cited Ann as saying", "Ann was quoted as saying"."""
    wanted = {"nsubjpass"} if any(child.dep_ == "nsubjpass" for child in verb.children) else {"dobj"}
    return tuple(child for child in verb.children if child.dep_ in wanted and child.pos_ in _NOMINAL)


def _nearest(verb: Token, start: int, end: int) -> list[Token]:
    doc = verb.doc
    before = next((doc[i] for i in range(start, verb.i) if _can_head(doc[i])), None)
    after = next((doc[i] for i in range(verb.i + 1, min(end, verb.i + 6)) if _can_head(doc[i])), None)
    first = before or after
    return [] if first is None else [phrase_head(first, start, end)]


def _can_head(token: Token) -> bool:
    if token.ent_type_ in SILENT_LABELS:
        return False
    return (
        token.pos_ in _NOMINAL and token.dep_ not in {"neg", "npadvmod", "pobj", "pcomp", "nummod"} and token.is_alpha
    )


def phrase_head(token: Token, start: int, end: int) -> Token:
    """The head of the noun phrase that a token stands in, not leaving a stretch of tokens."""
    while token.dep_ in _INNER and start <= token.head.i < end and token.head.pos_ in _NOMINAL:
        token = token.head
    return token


def speaker_span(doc: Doc, head: Token, barred: Callable[[int], bool]) -> TokenSpan:
    """The words of a speaker's phrase without its clauses, cut where the quotation begins."""
    start, end = noun_phrase(head)
    while start < head.i and any(barred(i) for i in range(start, head.i)):
        start += 1
    for i in range(head.i + 1, end):
        if barred(i):
            end = i
            break
    while end > head.i + 1 and doc[end - 1].is_punct:
        end -= 1
    return start, end


def can_speak(layers: Layers, head: Token) -> bool:
    """Whether a noun stands for people, a body, or a document that says things."""
    if head.pos_ == "PRON":
        return head.lower_ in _PEOPLE_PRONOUNS or layers.entity(head) is not None
    if head.ent_type_ in SILENT_LABELS:
        return False
    entity = layers.entity(head)
    if entity is not None and layers.kind(entity) in _VOICES:
        return True
    voices = speech().voices
    return (
        head.pos_ == "PROPN" or head.lemma_ in voices or head.lower_ in voices or is_title_head(singular(head.lower_))
    )


def is_own_subject(verb: Token, head: Token) -> bool:
    """Whether a cue has a subject of its own, and not just a noun that it hangs on ("a talk announcing")."""
    if any(child.dep_ in SUBJECTS for child in verb.children) or verb.dep_ not in {"acl", "advcl", "conj", "pcomp"}:
        return True
    return head.i == verb.i - 1 and verb.dep_ != "acl"


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
    if row is None or (row["type"] == "nominal" and head_of(layers.span(row)) != head):
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
    if after is None or after["type"] != "name" or after["end"] == len(doc):
        return
    if doc[end].text == "," and doc[after["end"]].text in {",", ":"}:
        yield doc[after["end"] - 1]


def speaker_entity(layers: Layers, head: Token) -> int | None:
    """The entity that a speaker's head stands for, made anew when the text only describes it. None for "we", "it" and the like."""
    known = known_entity(layers, head)
    if known is not None:
        return None if layers.kind(known) in _MUTE else known
    if head.lower_ in _NOBODY | _PRONOUNS_WITHOUT_NAME | {"it"} or not _is_described(head):
        return None
    return ensure_entity(layers, head, kind="unnamed")


def _is_described(head: Token) -> bool:
    """Whether a head without a name tells who speaks: a noun, or a word of number with more words ("many of whom").

    A word in capitals that is no known name belongs to a headline.
    """
    if head.lower_ in _QUANTIFIERS:
        return any(child.dep_ in {"prep", "amod", "relcl", "acl"} for child in head.children)
    if head.tag_ == "NNP" and not is_title_head(singular(head.lower_)) and head.lower_ not in speech().voices:
        return not (head.is_upper and len(head) > _INITIALS)
    return head.pos_ != "PRON"
