"""Who speaks, looked up statement by statement in text order: pronouns look back at who spoke last."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import subtree
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.statements.antecedents import it_meant, medium_meant, noun_meant, person_told_of, they_meant
from newsgraph.nlp.statements.attribution import Attribution
from newsgraph.nlp.statements.issuers import issuer_before, issuer_of
from newsgraph.nlp.statements.reference import can_speak, governing_speakers, known_entity, speaker_entity
from newsgraph.nlp.statements.scene import Scene
from newsgraph.nlp.statements.speakers import is_own_subject, speaker_span
from newsgraph.rules.closed import closed
from newsgraph.rules.titles import is_title_head

_SINGULAR = {"he": "m", "she": "f"}
_RELATIVES = closed().relatives
_THEY = closed().they
_BESIDE = 2
"""How many tokens may stand between a name and its "who"."""
_NEAR = 3
"""How many paragraphs back "he said" may look for who spoke last."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker of a statement: the entity, and the words that name it."""

    entity: int
    words: TokenSpan


class Conversation:
    """Who spoke last and who says which tokens, while the statements of a document are walked through."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.layers, self.doc = scene, scene.layers, scene.doc
        self.last: list[Voice] = []
        self._bodies: dict[int, None] = {}
        self._saying: defaultdict[int, list[tuple[TokenSpan, int]]] = defaultdict(list)
        self._named: dict[int, list[int]] = {}
        for row in sorted(self.layers.mentions, key=lambda row: row["start"]):
            if scene.quotation_of(row["start"]) is None:
                self._named.setdefault(row["entity"], []).append(row["start"])

    def hear(self, item: Attribution) -> list[Voice]:
        """The speakers of the next statement; none when the text does not tell."""
        voices = self.last if item.follows else self._voices(item)
        if item.within is not None or self._is_reported(item):
            return voices
        self.last = voices  # also when nobody is known: what follows is not by the one before
        self._bodies |= {v.entity: None for v in voices if self.layers.kind(v.entity) == "organisation"}
        for piece in item.content if voices else ():
            said = (piece, voices[0].entity)
            for i in range(*piece):
                self._saying[i].append(said)
        return voices

    def _is_reported(self, item: Attribution) -> bool:
        """Whether a statement is part of what another's words report ("Ann said that police asked whether …")."""
        return any(end >= item.hull[1] for (_, end), _ in self._saying.get(item.hull[0], []))

    def relayer(self, item: Attribution, voice: Voice) -> int | None:
        """Who relays a statement that stands inside another's words."""
        start, end = item.hull
        for (a, b), entity in reversed(self._saying.get(start, [])):
            if a <= start and end <= b and (a, b) != (start, end) and entity != voice.entity:
                return entity
        return None

    def tells(self, item: Attribution, voice: Voice) -> bool:
        """Whether a statement inside another's words tells who says what, and not what the other says himself ("he is as rich as he says").

        Of those whom quoted words let speak only the named ones are told: who "they" and "a colleague" are the article does not know.
        """
        start, end = min(item.hull[0], voice.words[0]), max(item.hull[1], voice.words[1])
        around = [(place, whose) for place, whose in self._saying.get(item.hull[0], []) if place not in item.content]
        if any(a <= start and end <= b and whose == voice.entity for (a, b), whose in around):
            return item.denied  # "I never said that …"
        return item.within is None or any(
            row is not None and row["type"] == "name" for row in map(self.layers.mention, self.doc[slice(*voice.words)])
        )

    def _voices(self, item: Attribution) -> list[Voice]:
        voices: list[Voice] = []
        for phrase, head in self._heads(item):
            entity = self._entity(head, item)
            if entity is not None and all(voice.entity != entity for voice in voices):
                voices.append(Voice(entity, self._words(phrase, item)))
        return voices

    def _heads(self, item: Attribution) -> Iterator[tuple[Token, Token]]:
        """The heads of the speakers' phrases, each with the noun in it that speaks ("a letter from Ann": Ann).

        What the parser hung on a thing is said by who acts in the sentence ("she met them at a talk, saying").
        """
        verb = None if item.verb is None else self.doc[item.verb]
        for head in item.speakers:
            if verb is None or can_speak(self.layers, head) or is_own_subject(verb, head):
                issuer = issuer_of(self.layers, head)
                yield (head, head) if issuer is None else (head if issuer in subtree(head) else issuer, issuer)
            else:
                yield from ((token, token) for token in governing_speakers(self.layers, verb) or (head,))

    def _words(self, head: Token, item: Attribution) -> TokenSpan:
        words = speaker_span(self.doc, head, lambda i: item.within is None and self.scene.is_quoted(i))
        return self._with_relative(words, head, item)

    def _with_relative(self, words: TokenSpan, head: Token, item: Attribution) -> TokenSpan:
        """The speaker's words with the "who" that stands for them beside the cue ("Ann, who said …")."""
        if item.verb is not None and self.doc[item.verb].dep_ == "relcl" and self.doc[item.verb].head == head:
            for child in self.doc[item.verb].children:
                if child.lower_ in _RELATIVES and 0 <= child.i - words[1] <= _BESIDE:
                    return words[0], child.i + 1
        return words

    def _entity(self, head: Token, item: Attribution) -> int | None:
        """The entity that a speaker's head stands for; a new one when the text only describes it."""
        known, word = known_entity(self.layers, head), head.lower_
        if word in _SINGULAR:
            return self._of_pronoun(head, known, item)
        if word == "i" and known is None and item.within is not None:
            return next((entity for _, entity in reversed(self._saying.get(item.hull[0], []))), None)
        if known is None and word in _THEY:
            meant = they_meant(self.layers, head)
            return self._last_of_many() if meant is None else meant
        if known is None and word == "it":
            one = self.last[0] if len(self.last) == 1 else None
            return it_meant(self.layers, head, one.entity if one else None, one.words if one else (0, 0))
        meant = self._of_noun(head) if head.pos_ in {"NOUN", "PROPN"} else None
        return speaker_entity(self.layers, head) if meant is None else meant

    def _last_of_many(self) -> int | None:
        """Who spoke last, if it is one body or several people spoken of as one ("city officials")."""
        if len(self.last) != 1:
            return None
        voice = self.last[0]
        many = self.doc[slice(*voice.words)].root.tag_ in {"NNS", "NNPS"}
        return voice.entity if many or self.layers.kind(voice.entity) in {"organisation", "group"} else None

    def _of_noun(self, head: Token) -> int | None:
        """Whom a noun means that names nobody itself: "the newspaper", "the statement"."""
        row = self.layers.mention(head)
        if row is not None and (row["type"] != "nominal" or self.layers.kind(row["entity"]) != "organisation"):
            return None
        issuer = issuer_before(self.layers, head)
        if issuer is not None:
            return self.layers.entity(issuer) or speaker_entity(self.layers, issuer)
        one = self.last[0] if len(self.last) == 1 else None
        meant = noun_meant(self.layers, head, None if one is None else one.entity, (0, 0) if one is None else one.words)
        return medium_meant(self.layers, head, self._bodies) if meant is None else meant

    def _of_pronoun(self, head: Token, known: int | None, item: Attribution) -> int | None:
        if known is not None:
            return self._same_speaker(head, known, item)
        if not self.last and item.within is None:
            person = person_told_of(self.layers, head)
        elif len(self.last) != 1 or not self._is_person(self.last[0]):
            return None
        else:
            person = self.last[0].entity
        return (
            person
            if person is not None and self.layers.entities[person]["gender"] in {_SINGULAR[head.lower_], None}
            else None
        )

    def _is_person(self, voice: Voice) -> bool:
        """Whether a speaker is one person, by a name, known or not, or by an office only ("the former chairman")."""
        kind, head = self.layers.kind(voice.entity), self.doc[slice(*voice.words)].root
        return kind == "person" or (
            kind == "unnamed" and (head.tag_ == "NNP" or (head.tag_ == "NN" and is_title_head(head.lower_)))
        )

    def _same_speaker(self, head: Token, known: int, item: Attribution) -> int:
        """Whom "he added" means: who spoke last, unless the text, and not that speaker's words, told of the other since."""
        if len(self.last) != 1 or item.within is not None:
            return known
        before, layers = self.last[0], self.layers
        if (
            before.entity == known
            or layers.kind(before.entity) != "person"
            or layers.block_number(head) - layers.block_number(self.doc[before.words[0]]) > _NEAR
        ):
            return known
        if self._names(item, known):
            return before.entity
        if layers.entities[before.entity]["gender"] not in {_SINGULAR[head.lower_], None}:
            return known
        places = self._named.get(known, [])
        since = islice(places, bisect_left(places, before.words[1]), bisect_left(places, head.i))
        return known if any(place not in self._saying for place in since) else before.entity

    def _names(self, item: Attribution, person: int) -> bool:
        """Whether a direct quotation names a person, who then is not the one who speaks it."""
        return item.style == "direct" and any(
            row["entity"] == person and row["type"] == "name"
            for start, end in item.content
            for row in (self.layers.mention(token) for token in self.doc[start:end])
            if row is not None
        )
