"""What was read on either side of a title's head."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.roles.bodies import Body
from newsgraph.nlp.roles.names import BODIES
from newsgraph.rules.title_tables import Status


@dataclass(slots=True)
class Modifiers:
    """What was read to the left of a head; `kept` are the tokens of the title.

    `party` is the holder's, by its mention; `owned` tells of an owner in common words ("the commission's chair"). `others` are what a plural head has beside these: "finance" in "the finance
    and foreign ministers".
    """

    start: int
    kept: list[int] = field(default_factory=list)
    organisation: int | None = None
    body: TokenSpan | None = None
    country: int | None = None
    principal: int | None = None
    status: Status | None = None
    determiner: str = ""
    party: TokenSpan | None = None
    owned: bool = False
    others: list[Modifiers] = field(default_factory=list)

    @property
    def has_body(self) -> bool:
        """Whether a body is known, by its entity or its words."""
        return self.organisation is not None or self.body is not None

    def say(self, status: Status) -> None:
        """Notes a status word; "former" and "incoming" outweigh "current"."""
        if self.status is None or status != "current":
            self.status = status

    def place(self, kind: str, entity: int) -> None:
        """Notes body, country or person served, unless one nearer to the head is known."""
        if kind == "person" and self.principal is None:
            self.principal = entity
        elif kind in BODIES and not self.has_body:
            self.organisation = entity
        elif kind == "country" and self.country is None:
            self.country = entity


@dataclass(slots=True)
class Complements:
    """What was read to the right of a head; `topics` are the stretches that belong to the title, alternatives apart.

    `receiver` is the body to which an envoy is sent, `more` are bodies beside the first one ("CEO of Sabex and Telsis").
    """

    end: int
    topics: list[list[TokenSpan]] = field(default_factory=list)
    organisation: int | None = None
    body: TokenSpan | None = None
    country: int | None = None
    principal: int | None = None
    status: Status | None = None
    team: bool = False
    receiver: int | None = None
    more: list[Body] = field(default_factory=list)

    @property
    def has_body(self) -> bool:
        """Whether a body is known, by its entity or its words."""
        return self.organisation is not None or self.body is not None
