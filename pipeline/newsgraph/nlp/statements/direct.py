"""Quotations between marks and their attributions, read from the surface of each paragraph.

Parsers stumble over quotations, so the words around the marks decide: what stands right after the closing mark and
right before the opening one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from newsgraph.nlp.layers import BlockRow, TokenSpan
from newsgraph.nlp.statements.attribution import Attribution, Style, trim
from newsgraph.nlp.statements.cues import cue_span, speech
from newsgraph.nlp.statements.quotes import Quotation
from newsgraph.nlp.statements.speakers import phrase_head, speakers_of
from newsgraph.nlp.statements.utterances import has_own_clause, is_about_speaker, is_utterance
from newsgraph.nlp.syntax import is_negated

_STOPS = frozenset({".", "!", "?", ";", "…"})
_OPEN_END = frozenset({",", "?", "!", "…", "...", "....", "-", "--", "—", "–"})
_LINK = frozenset({",", ":", "that", "—", "–", "--", "-"})
_JOINS = frozenset({"and", "but", "or", "while", "because", "which", "who", "when", "though", "although", "as", "than"})
_REACH = 45
"""How many tokens after a closing mark an attribution may take ("…," said Ann, a …)."""


@cache
def _quoting() -> frozenset[str]:
    verbs = speech().verbs
    return verbs.quote | verbs.clause


class QuotationReader:
    """Reads the attributions of one document's top-level quotations."""

    def __init__(self, doc: Doc, blocks: list[BlockRow], quotations: list[Quotation], verbs: Iterable[Token]) -> None:
        self.doc, self.blocks, self.quotations = doc, blocks, quotations
        self.verbs = {verb.i: verb for verb in verbs}
        self.by_block: dict[int, list[Quotation]] = {}
        for quotation in quotations:
            self.by_block.setdefault(quotation.block, []).append(quotation)

    def read(self) -> dict[Quotation, Attribution]:
        """The attribution of each quotation that has one of its own; quotations cut by their attribution share one."""
        found: dict[Quotation, Attribution] = {}
        for number, group in self.by_block.items():
            for position, quotation in enumerate(group):
                before = group[position - 1] if position else None
                after = group[position + 1] if position + 1 < len(group) else None
                start = before.outer[1] if before else self.blocks[number]["start"]
                end = after.outer[0] if after else self.blocks[number]["end"]
                own = self._after(quotation, end) or self._before(quotation, before, start)
                if own is not None:
                    found[quotation] = own
            self._join(group, found)
        return found

    # --- "…," said Ann
    def _after(self, quotation: Quotation, end: int) -> Attribution | None:
        doc, begin = self.doc, quotation.outer[1]
        if not quotation.closed or begin >= end or quotation.end <= quotation.start:
            return None
        last = doc[quotation.end - 1].text
        first = begin + (doc[begin].text in {",", "-", "--", "—", "–"})
        if first >= end or not (last in _OPEN_END or first > begin or (last not in _STOPS and first in self.verbs)):
            return None
        if doc[first].lower_ in _JOINS or (
            last in {"?", "!", "…", "..."}
            and first == begin
            and doc[first].is_title
            and first not in self.verbs
            and not self._names(first, end)
        ):
            return None
        limit = next(
            (i for i in range(first, min(end, first + _REACH)) if doc[i].text in _STOPS or doc[i].text == ":"),
            min(end, first + _REACH),
        )
        verb = self._cue_after(first, limit)
        if verb is None:
            return None
        speakers = speakers_of(verb, first, limit)
        if not speakers:
            return None
        head, style = self._head_start(quotation)
        content = trim(doc, head, quotation.end) if style == "mixed" else (quotation.start, quotation.end)
        return Attribution(
            rule="statement.quote-before-cue",
            content=(content,),
            style=style,
            cue=cue_span(verb),
            verb=verb.i,
            speakers=speakers,
            denied=is_negated(verb),
        )

    def _names(self, first: int, end: int) -> bool:
        """Whether words after "…?" or "…!" read like the subject of a cue: a cue follows within a few words."""
        return any(i in self.verbs for i in range(first, min(end, first + 12)))

    def _cue_after(self, first: int, limit: int) -> Token | None:
        """The cue of an attribution that begins at `first`: a verb of saying that is not in a clause about the speaker."""
        for i in range(first, limit):
            verb = self.verbs.get(i)
            if verb is None or verb.lemma_ not in _quoting() or verb.tag_ == "VB" or is_about_speaker(verb):
                continue
            if verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children):
                continue
            between = self.doc[first:i]
            if any(
                token.lower_ in {"and", "but", "because", "while"} and token.head.pos_ in {"VERB", "AUX"}
                for token in between
            ):
                return None
            return None if has_own_clause(verb) else verb
        return None

    def _head_start(self, quotation: Quotation) -> tuple[int, Style]:
        """Where the sentence of a quotation begins; words before its mark make it a mixed one.

        Quoted words earlier in the sentence belong to it, unless they are attributed themselves or end a sentence.
        """
        doc = self.doc
        head = quotation.outer[0]
        start = self.blocks[quotation.block]["start"]
        for other in self.by_block[quotation.block]:
            if other.end < quotation.start and (
                doc[other.end - 1].text in _STOPS | _OPEN_END or is_utterance(doc, other)
            ):
                start = max(start, other.outer[1])
        while head > start and doc[head - 1].text not in _STOPS | {":"}:
            head -= 1
        words = [token for token in doc[head : quotation.outer[0]] if not token.is_punct and not token.is_space]
        if (
            not words
            or not quotation.opened
            or any(
                i in self.verbs and self.verbs[i].lemma_ in speech().verbs.clause
                for i in range(head, quotation.outer[0])
            )
        ):
            return quotation.start, "direct"
        return head, "mixed"

    # --- Ann said: "…"
    def _before(self, quotation: Quotation, before: Quotation | None, start: int) -> Attribution | None:
        doc = self.doc
        mark = quotation.outer[0]
        if not quotation.opened:
            return None
        if mark == self.blocks[quotation.block]["start"]:
            return self._from_heading(quotation)
        edge = mark
        while edge > start and doc[edge - 1].lower_ in _LINK:
            edge -= 1
        link = {doc[i].lower_ for i in range(edge, mark)}
        first = edge
        while first > start and doc[first - 1].text not in _STOPS:
            first -= 1
        if ":" in link:
            return self._at_colon(quotation, first, edge)
        verb = next((self.verbs[i] for i in range(edge - 1, first - 1, -1) if i in self.verbs), None)
        if verb is None or verb.lemma_ not in _quoting() or (edge > verb.i + 1 and not link):
            return None
        if self._belongs_before(verb, before, start):
            return None
        gap = doc[verb.i + 1 : edge]
        if any(token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBG", "VBN"} for token in gap) or (
            link == {","} and not self._utterance(quotation)
        ):
            return None
        if not link and not self._utterance(quotation):
            return None
        return self._made("statement.quote-after-cue", quotation, verb, first, edge)

    def _belongs_before(self, verb: Token, before: Quotation | None, start: int) -> bool:
        """Whether a cue between two quotations is the attribution of the first ("…," he said, "…")."""
        if before is None or not before.closed:
            return False
        return self.doc[before.end - 1].text in {",", "?", "!", "—", "--"} and not any(
            token.text in _STOPS or token.lower_ in {"adding", "and", "but"} for token in self.doc[start : verb.i + 1]
        )

    def _at_colon(self, quotation: Quotation, first: int, edge: int) -> Attribution | None:
        """`Ann told reporters: "…"`, `Ann: "…"`: the last cue of the sentence, else the phrase before the colon."""
        doc = self.doc
        verb = next(
            (
                self.verbs[i]
                for i in range(edge - 1, first - 1, -1)
                if i in self.verbs and self.verbs[i].dep_ not in {"relcl", "acl"}
            ),
            None,
        )
        if verb is not None and verb.lemma_ in _quoting() and not verb.is_sent_end:
            made = self._made("statement.quote-after-cue", quotation, verb, first, edge)
            if made is not None:
                return made
        words = [token for token in doc[first:edge] if not token.is_punct]
        if not words or not self._utterance(quotation):
            return None
        if any(token.pos_ in {"VERB", "AUX"} for token in words):
            return self._of_subject(quotation, words)
        if len(words) > 6:
            return None
        nominal = next((token for token in words if token.pos_ in {"PROPN", "NOUN"}), None)
        if nominal is None or not any(token.ent_type_ == "PERSON" or token.pos_ == "PROPN" for token in words):
            return None
        return Attribution(
            rule="statement.quote-colon",
            content=((quotation.start, quotation.end),),
            style="direct",
            speakers=(phrase_head(nominal, first, edge),),
        )

    def _of_subject(self, quotation: Quotation, words: list[Token]) -> Attribution | None:
        """`Ann was blunt: "…"`: the subject of the sentence before the colon."""
        subject = next(
            (
                token
                for token in words
                if token.dep_ == "nsubj"
                and token.head.dep_ in {"ROOT", "ccomp", "conj"}
                and token.pos_ in {"PROPN", "PRON"}
            ),
            None,
        )
        if subject is None or (subject.pos_ == "PROPN" and not subject.ent_type_):
            return None
        return Attribution("statement.quote-colon", ((quotation.start, quotation.end),), "direct", speakers=(subject,))

    def _from_heading(self, quotation: Quotation) -> Attribution | None:
        """A quotation whose cue ends the paragraph before with a colon ("Ann continued:")."""
        if not quotation.block:
            return None
        block = self.blocks[quotation.block - 1]
        end = block["end"]
        while end > block["start"] and self.doc[end - 1].is_space:
            end -= 1
        if end <= block["start"] or self.doc[end - 1].text != ":":
            return None
        first = end - 1
        while first > block["start"] and self.doc[first - 1].text not in _STOPS:
            first -= 1
        return self._at_colon(quotation, first, end - 1)

    def _opening(self, verb: Token, speakers: tuple[Token, ...], first: int, edge: int) -> tuple[TokenSpan, ...]:
        """The words of a sentence before a cue between commas whose rest is quoted (If so, Ann said, "…")."""
        doc = self.doc
        start = min([verb.i, *(token.i for speaker in speakers if speaker.i < verb.i for token in speaker.subtree)])
        if start - first < 4 or doc[start - 1].text != "," or doc[edge].text != ",":
            return ()
        piece = trim(doc, first, start)
        return (piece,) if any(token.pos_ in {"VERB", "AUX"} for token in doc[piece[0] : piece[1]]) else ()

    def _made(self, rule: str, quotation: Quotation, verb: Token, first: int, edge: int) -> Attribution | None:
        speakers = speakers_of(verb, first, edge)
        if not speakers:
            return None
        opening = self._opening(verb, speakers, first, edge)
        return Attribution(
            rule=rule,
            content=(*opening, (quotation.start, quotation.end)),
            style="mixed" if opening else "direct",
            cue=cue_span(verb),
            verb=verb.i,
            speakers=speakers,
            denied=is_negated(verb),
        )

    # --- "…," said Ann, "…": one statement in two pieces
    def _join(self, group: list[Quotation], found: dict[Quotation, Attribution]) -> None:
        for first, second in pairwise(group):
            own = found.get(first)
            if own is None or second in found or own.rule != "statement.quote-before-cue":
                continue
            between = self.doc[first.outer[1] : second.outer[0]]
            if not len(between) or any(token.text in _STOPS for token in between):
                continue
            if (
                between[-1].text in {",", "—", "–", "--", "-", ":"}
                or between[-1].lower_ in {"and", "but", "that", "because", "so"}
            ) and self.doc[first.end - 1].text in _OPEN_END:
                joined = own.with_content(*own.content, (second.start, second.end))
                found[first] = found[second] = joined

    def _utterance(self, quotation: Quotation) -> bool:
        return is_utterance(self.doc, quotation)
