"""Statements as claims: speakers looked up, quotations without attribution given to the speaker before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.layers import TokenSpan
from newsgraph.nlp.statements.attribution import Attribution, construction
from newsgraph.nlp.statements.scene import Scene, hedges_of
from newsgraph.nlp.statements.speakers import antecedent_of_they, known_entity, speaker_entity, speaker_span

_BESIDE = 2
"""How many tokens may stand between a name and its "who"."""
_NEAR = 3
"""How many paragraphs back "he said" may look for who spoke last."""


@dataclass(frozen=True, slots=True)
class _Voice:
    """A speaker of a statement: the entity, and the words that name it."""

    entity: int
    words: TokenSpan


def write_statements(scene: Scene, found: Sequence[Attribution]) -> None:
    """Adds the claims in text order. A statement whose speaker cannot be told is left out."""
    _Writer(scene).write(sorted(found, key=lambda item: (item.hull[0], -item.hull[1], item.cue or (0, 0))))


class _Writer:
    def __init__(self, scene: Scene) -> None:
        self.scene, self.layers, self.doc = scene, scene.layers, scene.doc
        self.last: list[_Voice] = []
        self.last_cue: TokenSpan | None = None
        self.quoted_by: list[tuple[TokenSpan, int]] = []

    def write(self, found: Sequence[Attribution]) -> None:
        for item in found:
            voices = self.last if item.follows else self._voices(item)
            if not voices:
                if item.within is None and not item.follows:
                    self.last = []  # whoever it was: what follows is not by the one before
                continue
            if item.within is None:
                self.last = voices
                self.last_cue = self.last_cue if item.follows else item.cue
                self.quoted_by += [(piece, voices[0].entity) for piece in item.content]
            for voice in voices:
                self._write(item, voice)

    def _voices(self, item: Attribution) -> list[_Voice]:
        barred = [q.outer for q in self.scene.outer] if item.within is None else []
        voices: list[_Voice] = []
        for head in item.speakers:
            entity = self._entity(head, item)
            if entity is not None and all(voice.entity != entity for voice in voices):
                words = speaker_span(self.doc, head, lambda i: any(a <= i < b for a, b in barred))
                voices.append(_Voice(entity, self._with_relative(words, head, item)))
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
            people = [v.entity for v in self.last if self.layers.kind(v.entity) == "person"]
            return (
                next((p for p in people if self.layers.entities[p]["gender"] in {gender, None}), None)
                if len(self.last) == 1
                else None
            )
        if word in {"they", "them"}:
            return antecedent_of_they(self.layers, head)
        if word == "i" and item.within is not None:
            return next((entity for (a, b), entity in reversed(self.quoted_by) if a <= item.hull[0] < b), None)
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
        barred = [q.outer for q in self.scene.outer]
        named = any(
            row["entity"] == known
            and before.words[1] <= row["start"] < head.i
            and not any(a <= row["start"] < b for a, b in barred)
            for row in layers.mentions
        )
        return known if named else entity

    def _write(self, item: Attribution, voice: _Voice) -> None:
        cue, words = item.cue, voice.words
        hedges = [] if item.verb is None else hedges_of(self.doc[item.verb])
        if item.rule == "statement.quote-continued":
            cue = self.last_cue
        pieces = [*item.content, *([cue] if cue else []), *([] if item.follows else [words])]
        spans = {"content_span": list(item.content), "speaker_span": [words]}
        if cue:
            spans["cue_span"] = [cue]
        self.layers.add_claim(
            "statement",
            item.rule,
            (min(a for a, _ in pieces), max(b for _, b in pieces)),
            entities={"speaker": voice.entity},
            values={
                "style": item.style,
                "cue": self.doc[cue[0] : cue[1]].text if cue else None,
                "construction": construction(
                    item.content,
                    item.cue,
                    None if item.follows else words,
                    according=item.rule == "statement.according-to",
                ),
            },
            spans=spans,
            support=[words] if item.follows else [],
            modality="denied" if item.denied else "reported" if hedges else "asserted",
            hedges=hedges,
            source=self._outer_speaker(item, voice),
        )

    def _outer_speaker(self, item: Attribution, voice: _Voice) -> int | None:
        """Who relays a statement that stands inside another's words."""
        start, end = item.hull
        for (a, b), entity in reversed(self.quoted_by):
            if a <= start and end <= b and (a, b) != (start, end) and entity != voice.entity:
                return entity
        return None
