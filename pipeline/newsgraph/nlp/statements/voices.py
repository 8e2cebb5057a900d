"""Who speaks, looked up statement by statement in text order: pronouns look back at who spoke last."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.layers import TokenSpan
from newsgraph.nlp.statements.attribution import Attribution
from newsgraph.nlp.statements.scene import Scene
from newsgraph.nlp.statements.speakers import antecedent_of_they, known_entity, speaker_entity, speaker_span

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
        self._saying: dict[int, list[tuple[TokenSpan, int]]] = {}
        self._named: dict[int, list[int]] = {}
        for row in sorted(self.layers.mentions, key=lambda row: row["start"]):
            if scene.quotation_of(row["start"]) is None:
                self._named.setdefault(row["entity"], []).append(row["start"])

    def hear(self, item: Attribution) -> list[Voice]:
        """The speakers of the next statement; none when the text does not tell."""
        voices = self.last if item.follows else self._voices(item)
        if item.within is not None:
            return voices
        self.last = voices  # also when nobody is known: what follows is not by the one before
        for piece in item.content if voices else ():
            for i in range(*piece):
                self._saying.setdefault(i, []).append((piece, voices[0].entity))
        return voices

    def relayer(self, item: Attribution, voice: Voice) -> int | None:
        """Who relays a statement that stands inside another's words."""
        start, end = item.hull
        for (a, b), entity in reversed(self._saying.get(start, [])):
            if a <= start and end <= b and (a, b) != (start, end) and entity != voice.entity:
                return entity
        return None

    def _voices(self, item: Attribution) -> list[Voice]:
        voices: list[Voice] = []
        for head in item.speakers:
            entity = self._entity(head, item)
            if entity is not None and all(voice.entity != entity for voice in voices):
                words = speaker_span(self.doc, head, lambda i: item.within is None and self.scene.is_quoted(i))
                voices.append(Voice(entity, self._with_relative(words, head, item)))
        return voices

    def _with_relative(self, words: TokenSpan, head: Token, item: Attribution) -> TokenSpan:
        """The speaker's words with the "who" that stands for them beside the cue ("Ann, who said …")."""
        if item.verb is not None and self.doc[item.verb].dep_ == "relcl" and self.doc[item.verb].head == head:
            for child in self.doc[item.verb].children:
                if child.lower_ in {"who", "which", "that"} and 0 <= child.i - words[1] <= _BESIDE:
                    return words[0], child.i + 1
        return words

    def _entity(self, head: Token, item: Attribution) -> int | None:
        known = known_entity(self.layers, head)
        word = head.lower_
        if known is not None:
            heard = word in {"he", "she"}
            return self._same_speaker(head, known, item) if heard else speaker_entity(self.layers, head)
        if word in {"he", "she"}:
            gender = "m" if word == "he" else "f"
            people = [v.entity for v in self.last if self.layers.kind(v.entity) == "person" and len(self.last) == 1]
            return next((p for p in people if self.layers.entities[p]["gender"] in {gender, None}), None)
        if word in {"they", "them"}:
            return antecedent_of_they(self.layers, head)
        if word == "i" and item.within is not None:
            return next((entity for _, entity in reversed(self._saying.get(item.hull[0], []))), None)
        return speaker_entity(self.layers, head)

    def _same_speaker(self, head: Token, known: int, item: Attribution) -> int:
        """Whom "he added" means: who spoke last, unless the text named the other outside quotations since then."""
        if len(self.last) != 1 or item.within is not None:
            return known
        before = self.last[0]
        entity = before.entity
        layers = self.layers
        if (
            entity == known
            or layers.kind(entity) != "person"
            or layers.block_number(head) - layers.block_number(self.doc[before.words[0]]) > _NEAR
        ):
            return known
        if layers.entities[entity]["gender"] not in {"m" if head.lower_ == "he" else "f", None}:
            return known
        places = self._named.get(known, [])
        at = bisect_left(places, before.words[1])
        named = at < len(places) and places[at] < head.i
        return known if named else entity
