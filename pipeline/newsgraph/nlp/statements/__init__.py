"""Who said what: direct, indirect and mixed statements with their speakers."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.nlp.layers import Layers
from newsgraph.nlp.statements.attribution import Attribution, construction
from newsgraph.nlp.statements.cues import find_verbs
from newsgraph.nlp.statements.direct import QuotationReader
from newsgraph.nlp.statements.floating import find_floating
from newsgraph.nlp.statements.indirect import ClauseReader
from newsgraph.nlp.statements.quotes import Quotation, pair_quotations, top_level
from newsgraph.nlp.statements.speakers import speaker_entity, speaker_span


def find_statements(doc: Doc) -> Doc:
    """Adds a statement claim for each attributed quotation and each reported clause of a document."""
    layers = Layers(doc)
    quotations = pair_quotations(doc, layers.blocks)
    verbs = find_verbs(doc)
    outer = top_level(quotations)
    barred = {i for q in outer for i in range(q.start, q.end)}
    quoted = QuotationReader(doc, layers.blocks, outer, [verb for verb in verbs if verb.i not in barred]).read()
    found = list(dict.fromkeys(quoted.values()))
    used = {item.verb for item in found}
    clauses = ClauseReader(doc, quotations)
    for verb in verbs:
        if verb.i not in used:
            found += _not_repeating(clauses.read(verb), found)
    found += find_floating(doc, layers.blocks, outer, quoted, found)
    _write(layers, sorted(found, key=lambda item: (item.hull, item.cue or (0, 0))), quotations)
    return doc


def _not_repeating(new, found):
    for item in new:
        if not any(item.content == other.content for other in found):
            yield item


def _write(layers: Layers, found: list[Attribution], quotations: list[Quotation]) -> None:
    """Claims of the attributions, in text order; a floating quotation takes the speaker of the statement before it."""
    doc = layers.doc
    last: list[tuple[int, object]] = []
    for item in found:
        barred = [q.outer for q in quotations if q.depth == 0] if item.within is None else []
        heads = item.speakers
        voices: list[tuple[int, tuple[int, int] | None]] = []
        for head in heads:
            entity = speaker_entity(layers, head)
            if entity is not None:
                voices.append((entity, speaker_span(doc, head, lambda i: any(a <= i < b for a, b in barred))))
        if item.follows:
            voices = [(entity, None) for entity, _ in last]
        if not voices:
            continue
        if item.within is None:
            last = voices
        for entity, words in voices:
            spans = {"content_span": list(item.content)}
            if item.cue:
                spans["cue_span"] = [item.cue]
            if words:
                spans["speaker_span"] = [words]
            pieces = [*item.content, *([item.cue] if item.cue else []), *([words] if words else [])]
            evidence = min(a for a, _ in pieces), max(b for _, b in pieces)
            layers.add_claim(
                "statement",
                item.rule,
                evidence,
                entities={"speaker": entity},
                values={
                    "style": item.style,
                    "cue": doc[item.cue[0] : item.cue[1]].text if item.cue else None,
                    "construction": construction(item.content, item.cue, words, according=item.rule == "statement.according-to"),
                },
                spans=spans,
                modality="denied" if item.denied else "asserted",
            )
