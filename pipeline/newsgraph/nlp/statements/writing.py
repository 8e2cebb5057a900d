"""Statements as claims: speakers looked up, quotations without attribution given to the speaker before them."""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.statements.acts import act_of
from newsgraph.nlp.statements.attribution import Attribution, construction
from newsgraph.nlp.statements.scene import Scene
from newsgraph.nlp.statements.voices import Conversation, Voice


def write_statements(scene: Scene, found: Sequence[Attribution]) -> None:
    """Adds the claims in text order. A statement whose speaker cannot be told is left out."""
    writer = _Writer(scene)
    for item in sorted(found, key=lambda item: (item.hull[0], -item.hull[1], item.cue or (0, 0))):
        writer.write(item)


class _Writer:
    def __init__(self, scene: Scene) -> None:
        self.layers, self.doc = scene.layers, scene.doc
        self.heard = Conversation(scene)
        self.last_cue: TokenSpan | None = None

    def write(self, item: Attribution) -> None:
        voices = self.heard.hear(item)
        if voices and item.within is None and not item.follows:
            self.last_cue = item.cue
        for voice in voices:
            if self.heard.tells(item, voice):
                self._write(item, voice)

    def _write(self, item: Attribution, voice: Voice) -> None:
        cue, words = item.cue, voice.words
        act = None if item.verb is None else act_of(self.layers, self.doc[item.verb])
        relayer = self.heard.relayer(item, voice)
        source = act.source if relayer is None and act is not None else relayer
        heard = relayer is not None or (act is not None and act.modality == "reported")
        apart = item.follows or item.afar
        if item.cue_before:
            cue = self.last_cue
        pieces = [*item.content, *([cue] if cue else []), *([] if apart else [words])]
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
                    None if apart else words,
                    according=item.according,
                ),
            },
            spans=spans,
            support=[words] if apart else [],
            modality="denied" if item.denied else "reported" if heard else "asserted",
            hedges=() if act is None else act.hedges,
            source=None if source == voice.entity else source,
        )
