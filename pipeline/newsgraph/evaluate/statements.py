"""Statements: a gold content takes the claim that covers it best; a claim may hold several contents of one speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsgraph.evaluate.beside import Beside
from newsgraph.evaluate.counting import Row
from newsgraph.evaluate.gold import Item
from newsgraph.evaluate.places import Stretch, extent, occurrences, overlap
from newsgraph.evaluate.telling import alarm, miss
from newsgraph.evaluate.words import shared_words
from newsgraph.records import Claim

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Content:
    """What is said by the gold, and where its words stand in the article."""

    item: Item
    places: Sequence[Stretch]


def statements(beside: Beside) -> tuple[Row, Row]:
    """Lenient (content) and strict (content and speaker)."""
    return _Statements(beside).count()


class _Statements:
    def __init__(self, beside: Beside) -> None:
        self.beside, self.text = beside, beside.article.text
        found = [Content(item, occurrences(self.text, item["content"])) for item in beside.gold.items("statements")]
        self.contents = sorted((each for each in found if each.places), key=lambda each: each.places[0][0])
        self.nowhere = [each.item for each in found if not each.places and not each.item.optional]
        self.claims = beside.of("statement")
        self.covers = [self._covered(claim) for claim in self.claims]
        chosen = {i: self._choose(i) for i in range(len(self.contents))}
        self.chosen = {i: j for i, j in chosen.items() if j is not None}

    def _choose(self, i: int) -> int | None:
        """The claim that covers a content best, of its speaker where there is one."""
        able = [j for j, covered in enumerate(self.covers) if i in covered]
        item = self.contents[i].item
        return max(able, key=lambda j: (self._speaks(self.claims[j], item), self.covers[j][i]), default=None)

    def count(self) -> tuple[Row, Row]:
        lenient, strict = Row(), Row()
        for name, row in (("statements", lenient), ("statements strict", strict)):
            for item in self.nowhere:
                row.count_gold(good=False)
                row.findings.append(miss(self.beside, name, item, "the content is not in the article"))
            self._count_gold(name, row)
            self._count_claims(name, row)
        return lenient, strict

    def _count_gold(self, name: str, row: Row) -> None:
        for i, content in enumerate(self.contents):
            if content.item.optional:
                continue
            claim = self.claims[self.chosen[i]] if i in self.chosen else None
            good = claim is not None and (name == "statements" or self._speaks(claim, content.item))
            row.count_gold(good)
            if not good:
                why = f"speaker is {self.beside.label(claim.fields['speaker'])}" if claim else ""
                row.findings.append(miss(self.beside, name, content.item, why))

    def _count_claims(self, name: str, row: Row) -> None:
        for j, claim in enumerate(self.claims):
            covered = self.covers[j]
            mine = [self.contents[i].item for i, k in self.chosen.items() if k == j]
            if not covered and self._goes_on(claim):
                row.repeats += 1
            elif covered and all(item.optional for item in mine):
                row.repeats += not all(self.contents[i].item.optional for i in covered)
            else:
                good = bool(mine) and (name == "statements" or any(self._speaks(claim, item) for item in mine))
                row.count_claim(good)
                if not good:
                    row.findings.append(alarm(self.beside, name, claim, "another speaker" if mine else ""))

    def _spans(self, claim: Claim, which: str) -> list[Stretch]:
        return [(s.start, s.end) for s in claim.spans.get(which, ()) if s.article == self.beside.article.id]

    def _covered(self, claim: Claim) -> Mapping[int, float]:
        """The contents that a claim's content covers, with how much of the shorter: one, or consecutive ones of one speaker."""
        spans = self._spans(claim, "content_span")
        hits: dict[int, float] = {}
        for i, content in enumerate(self.contents):
            parts = (
                overlap(place, span) / min(place[1] - place[0], max(1, span[1] - span[0]))
                for place in content.places
                for span in spans
            )
            share = max(parts, default=0.0)
            if share >= _HALF:
                hits[i] = share
        return hits if len(hits) < 2 else self._run(claim, hits, min(start for start, _ in spans))

    def _run(self, claim: Claim, hits: Mapping[int, float], start: int) -> Mapping[int, float]:
        def fit(i: int) -> tuple[bool, float, int]:
            content = self.contents[i]
            return self._speaks(claim, content.item), hits[i], -min(abs(place[0] - start) for place in content.places)

        best = max(hits, key=fit)
        run = [best]
        for step in (-1, 1):
            i = best + step
            while i in hits and self.contents[i].item["speaker"] == self.contents[best].item["speaker"]:
                run.append(i)
                i += step
        return {i: hits[i] for i in run}

    def _goes_on(self, claim: Claim) -> bool:
        """Whether a content lies in the rest of a quotation or sentence that a gold content begins."""
        rests = [extent(self.text, place) for content in self.contents for place in content.places]
        return any(overlap(rest, span) for rest in rests for span in self._spans(claim, "content_span"))

    def _speaks(self, claim: Claim, gold: Item) -> bool:
        ref = claim.fields["speaker"]
        if self.beside.refers(ref, gold["speaker"]):
            return True
        if self.beside.names_person(gold["speaker"]) or self.beside.kind(ref) == "person":
            return False
        spans = self._spans(claim, "speaker_span")
        words = self.text[min(s for s, _ in spans) : max(e for _, e in spans)] if spans else ""
        return shared_words(gold["speaker"], words) >= _HALF
