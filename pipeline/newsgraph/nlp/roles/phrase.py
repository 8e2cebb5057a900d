"""One reader for noun phrases that name a role."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.nlp.roles.bodies import Body
from newsgraph.nlp.roles.complements import read_complements
from newsgraph.nlp.roles.heads import TitleHead
from newsgraph.nlp.roles.modifiers import read_modifiers
from newsgraph.nlp.roles.names import Names
from newsgraph.nlp.roles.readings import Complements, Modifiers
from newsgraph.rules.title_tables import Status
from newsgraph.rules.titles import singular


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A noun phrase that names a role; `doc[start:end]` are its words.

    `titles` are the article's words in the singular, one for each item of a list ("ambassador to Peru and Chile").
    `body` is a named organisation that has no mention yet, `more` are further bodies with the same title,
    `status` is what the words say (None: nothing), `team` tells that the body is a delegation or team, which is a
    membership's business, `party` is the mention of the holder's party ("a Labour Party politician"),
    `owned` that it is of a body or person in common words ("the commission's chair").
    `parts` are the single roles of which a plural names several ("the finance and foreign ministers"): one for each
    holder, in their order.
    """

    start: int
    end: int
    head: TitleHead
    titles: tuple[str, ...]
    organisation: int | None = None
    body: TokenSpan | None = None
    country: int | None = None
    principal: int | None = None
    status: Status | None = None
    determiner: str = ""
    team: bool = False
    more: tuple[Body, ...] = ()
    party: TokenSpan | None = None
    owned: bool = False
    parts: tuple[RolePhrase, ...] = ()

    @property
    def is_plural(self) -> bool:
        """Whether the phrase stands for several people; "a political commentators" is a slip."""
        return self.head.plural and self.determiner not in {"a", "an"}

    @property
    def is_bare(self) -> bool:
        """Whether nothing but a plain noun is said: "the head", "a member"."""
        return self.is_placeless and self.titles[0].lower() == self.head.title.word

    @property
    def is_placeless(self) -> bool:
        """Whether neither body nor country nor a person served is said."""
        return self.organisation is None and self.body is None and self.country is None and self.principal is None


def read_role_phrase(names: Names, head: TitleHead) -> RolePhrase:
    """Reads title, body, country, person served and status off the noun phrase around a title's head. Adds nothing."""
    left, right = read_modifiers(names, head), read_complements(names, head)
    phrase = RolePhrase(
        start=left.start,
        end=_after_letters(names.doc, right.end),
        head=head,
        titles=_titles(names.doc, head, left, right),
        organisation=_organisation(left, right),
        body=right.body if right.has_body else left.body,
        country=left.country if left.country is not None else right.country,
        principal=right.principal if right.principal is not None else left.principal,
        status=right.status or left.status,
        determiner=left.determiner,
        team=right.team,
        more=tuple(right.more),
        party=left.party,
        owned=left.owned,
    )
    one = _one_of(names.doc, left.start)
    if one is not None and head.plural:
        phrase = replace(
            phrase,
            start=one,
            head=replace(head, noun=one if names.doc[one].lower_ == "one" else head.noun, plural=False),
            determiner="a",
        )
    if not left.others or one is not None:
        return phrase
    parts = (replace(phrase, titles=_titles(names.doc, head, one, right), country=one.country) for one in left.others)
    return replace(phrase, parts=(phrase, *parts))


def _organisation(left: Modifiers, right: Complements) -> int | None:
    if right.has_body:
        return right.organisation
    return left.organisation if left.has_body else right.receiver


def _after_letters(doc: Doc, end: int) -> int:
    """Past a bracket with a body's letters behind its name: "director of the Lake Fund (LF)"."""
    letters = doc[end : end + 3]
    bracketed = len(letters) == 3 and letters[0].text == "(" and letters[1].is_upper and letters[2].text == ")"
    return end + 3 if bracketed and len(letters[1]) > 1 else end


def _one_of(doc: Doc, start: int) -> int | None:
    """Where it is said that one of many is meant: "one of the bank's three directors", "is among the founders"."""
    i = start - 1
    while i > 0 and doc[i].tag_ in {"CD", "DT"}:
        i -= 1
    if i > 0 and doc[i].lower_ == "of" and doc[i - 1].lower_ == "one":
        return i - 1
    return i if i > 0 and doc[i].lower_ == "among" and doc[i - 1].lemma_ == "be" else None


def _titles(doc: Doc, head: TitleHead, left: Modifiers, right: Complements) -> tuple[str, ...]:
    core = _join(doc, [*left.kept, *range(head.start, head.end)], head)
    titles = [core]
    for alternatives in right.topics:
        preposition = doc[alternatives[0][0]].text
        first, *others = (doc[start:end].text for start, end in alternatives)
        titles = [f"{title} {first}" for title in titles] + [
            f"{title} {preposition} {other}" for title in titles for other in others
        ]
    return tuple(titles)


def _join(doc: Doc, tokens: list[int], head: TitleHead) -> str:
    """The words of a title with the spaces of the article, its head in the singular."""
    parts, canonical = [], head.title.word.split()
    for i in tokens:
        plural = head.plural and head.start <= i < head.end and doc[i].lower_ not in canonical
        word = singular(doc[i].text) if plural else doc[i].text
        parts.append(word + (" " if doc[i].whitespace_ or i + 1 not in tokens else ""))
    return "".join(parts).strip(" -")
