"""How a clause stands after what is around it has been weighed, and what a word above or inside it makes of that."""

from __future__ import annotations

from typing import Literal, NamedTuple

from newsgraph.rules.certainty import Effect, Word

Polarity = Literal["so", "not", "open"]
How = Literal["plain", "negated", "unable", "refused", "missed", "disputed"]
"""By what something is not so: its own "not", a lack of power, a refusal, a failure, or somebody who denies it."""
Time = Literal["past", "perfect", "present", "future"]


class Weighing(NamedTuple):
    """Whether what a clause says is so, is not so, or is left open, and who says so.

    `heard`: somebody else than the article says or believes it. `relayed`: it stands in a clause that somebody tells.
    `sources`: the tokens of who says so, the outermost first. `rows`: the rows of rules/en/certainty.yaml that bore on it.
    `forced`: somebody was made to do it. `opened`: the class that left it open.

    A named tuple, for a clause is weighed in some steps that each change a field or two: four times cheaper than a dataclass.
    """

    polarity: Polarity = "so"
    how: How = "plain"
    heard: bool = False
    relayed: bool = False
    planned: bool = False
    appointed: bool = False
    over: bool = False
    forced: bool = False
    time: Time = "present"
    sources: tuple[int, ...] = ()
    hedges: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    opened: str = ""

    def by(self, row: str) -> Weighing:
        """With one more row that bore on it."""
        return replace(self, rows=(*self.rows, row))

    def open(self, why: str) -> Weighing:
        """Left open, by a class of words."""
        return self if self.polarity == "open" else replace(self, polarity="open", opened=why)

    def flipped(self, how: How) -> Weighing:
        """Denied; what was denied already is at most heard."""
        if self.polarity == "open":
            return self
        if self.polarity == "not":
            return replace(self, polarity="so", how="plain", heard=self.heard or self.how == "disputed")
        return replace(self, polarity="not", how=how)


replace = Weighing._replace
"""A weighing with some fields changed."""


def effect_of(word: Word, above: Weighing) -> Effect:
    """What a word makes of its clause, as it is itself so, not so or open."""
    if above.polarity == "open" or (above.over and word.class_ not in {"achieving", "ending"}):
        return "open"
    return word.signature.so if above.polarity == "so" else word.signature.not_


HARD = frozenset({"supposing", "conceding", "timing", "foretelling", "asking", "feigned", "doubted"})
"""Classes that leave open what else is taken for granted in their clause: "if she resigned because he led it"."""
PLAIN: dict[Time, Weighing] = {
    "past": Weighing(time="past"),
    "perfect": Weighing(time="perfect"),
    "present": Weighing(),
    "future": Weighing(time="future"),
}
"""What is simply so, by its time: most of what a text tells."""


_HOW: dict[Effect, How] = {"not": "missed", "refused": "refused", "disputed": "disputed"}


def passed_on(above: Weighing, effect: Effect, word: Word, source: int | None, *, finite: bool) -> Weighing:
    """How a clause stands under a word: `finite` clauses have times of their own, others those of the word."""
    under = replace(
        above,
        polarity="so",
        how="plain",
        opened="",
        relayed=finite and effect in {"told", "believed", "disputed"},
        planned=above.planned and not finite,
        appointed=False,
        forced=word.class_ == "forcing",
        over=above.over and not finite,
        rows=(*above.rows, word.row),
    )
    if effect == "open":
        return under.open(above.opened or word.class_)
    if effect in {"not", "refused", "disputed"}:
        under = replace(under, polarity="not", how=_HOW[effect])
    if effect in {"heard", "told", "believed", "planned"}:
        under = replace(under, heard=True)
    if effect in {"told", "believed", "disputed"} and source is not None:
        under = replace(under, sources=(*under.sources, source))
    if effect in {"planned", "refused"}:
        under = replace(under, planned=True)
    if effect == "appointed":
        under = replace(under, appointed=True)
    return replace(under, over=True) if effect == "over" else under
