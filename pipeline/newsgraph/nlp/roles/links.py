"""Who holds the role that a phrase names: the phrase's place in the sentence tells."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from newsgraph.nlp.page.layers import Layers, MentionRow, TokenSpan
from newsgraph.nlp.roles.chains import without_owners
from newsgraph.nlp.roles.chosen import as_chosen
from newsgraph.nlp.roles.fields import is_field_of_office
from newsgraph.nlp.roles.heads import find_heads
from newsgraph.nlp.roles.names import Names
from newsgraph.nlp.roles.phrase import RolePhrase, read_role_phrase
from newsgraph.records import Modality
from newsgraph.rules.roles import role_words
from newsgraph.rules.title_tables import Status
from newsgraph.rules.titles import is_postposed

_BRACKET = 9
"""How many tokens a remark in brackets behind a name in a list has at most, brackets included."""


@dataclass(frozen=True, slots=True)
class Link:
    """A role phrase joined with its holder by a rule; `place` are the tokens of the holder's mention."""

    phrase: RolePhrase
    holder: int
    place: TokenSpan
    rule: str
    status: Status | None = None
    modality: Modality = "asserted"
    verb: int | None = None
    perfect: bool = False
    source: int | None = None
    hedges: tuple[str, ...] = ()
    support: tuple[TokenSpan, ...] = ()


class Sentences:
    """The role phrases of a document and the links found so far: what the position rules work on.

    `told` are holder, title word and country of the links.
    """

    def __init__(self, layers: Layers) -> None:
        self.layers, self.doc, self.names = layers, layers.doc, Names(layers)
        self.phrases = self._read_all()
        self.by_token = {
            i: number for number, phrase in enumerate(self.phrases) for i in range(phrase.head.start, phrase.head.end)
        }
        self.starting = {phrase.start: number for number, phrase in enumerate(self.phrases)}
        self.ending = {phrase.end: number for number, phrase in enumerate(self.phrases)}
        self.told: set[tuple[int, str, int | None]] = set()
        self.links: dict[int, list[Link]] = {}

    def _read_all(self) -> list[RolePhrase]:
        """The role phrases in text order, without those that are but words of the office before them ("Minister of | Justice")."""
        heads = find_heads(self.doc)
        for head in heads:
            self.names.forget(head.start, head.end)
        found: list[RolePhrase] = []
        for head in heads:
            if found and head.start < found[-1].end and self._is_inside(found[-1], head.start):
                continue
            phrase = as_chosen(self.doc, read_role_phrase(self.names, head))
            if phrase is None:
                continue
            if found and found[-1].head.noun == phrase.head.noun:
                found.pop()  # "the | nominee for treasurer"
            found.append(phrase)
        return without_owners(self.names, found)

    def _is_inside(self, phrase: RolePhrase, start: int) -> bool:
        """Whether a title's word is but the field of the office before it, or says that it is not yet held ("director | nominee")."""
        return is_postposed(self.doc[start].lower_, "status") or is_field_of_office(self.doc, phrase.head, start)

    def at(self, token: Token) -> int | None:
        """The number of the role phrase that a noun heads."""
        return self.by_token.get(token.i)

    def linked(self, number: int) -> bool:
        return number in self.links

    def add(self, number: int, link: Link) -> None:
        held = self.links.setdefault(number, [])
        if not any(other.holder == link.holder for other in held):
            held.append(link)
            self.told.add((link.holder, link.phrase.head.title.word, link.phrase.country))

    def ruling(self) -> set[int]:
        """Who is told to be at a state's head now."""
        heads = role_words().state_heads
        return {
            link.holder
            for links in self.links.values()
            for link in links
            if link.phrase.head.title.word in heads and link.phrase.status in {None, "current"}
        }

    def holders_of(self, token: Token) -> list[Token]:
        """The tokens of the people whom a noun stands for: itself, or the holders of the role that it names."""
        if self.names.person(token) is not None:
            return [token]
        number = self.at(token)
        if number is None:
            return [child for child in token.children if child.dep_ == "appos" and self.names.person(child) is not None]
        return [self.doc[link.place[1] - 1] for link in self.links.get(number, [])]

    def people_from(self, row: MentionRow) -> list[MentionRow]:
        """A name and the names listed after it: "A, B of Lima Labs and C"."""
        found, i = [row], row["end"]
        while i < len(self.doc):
            i = j = self._after_place(i)
            while j < len(self.doc) and (self.doc[j].text == "," or self.doc[j].lower_ == "and") and j - i < 2:
                j += 1
            follower = self.names.person_from(j) if i < j < len(self.doc) else None
            if follower is None or self.doc[j].is_sent_start:
                break
            found.append(follower)
            i = follower["end"]
        return found

    def _after_place(self, i: int) -> int:
        """The token after "(D-Ohio)", "of Peru", "of Lima Labs" behind a name in a list; the same token when there is none."""
        if i < len(self.doc) and self.doc[i].text == "(":
            closing = next((token.i for token in self.doc[i : i + _BRACKET] if token.text == ")"), None)
            return i if closing is None else closing + 1
        row = self.names.at(i + 1) if i + 1 < len(self.doc) and self.doc[i].lower_ == "of" else None
        return i if row is None else row["end"]

    def people_to(self, row: MentionRow) -> list[MentionRow]:
        """A name and the names listed before it, in text order: "A, B and C" from C."""
        found = [row]
        while (i := found[0]["start"] - 1) > 0 and (self.doc[i].lower_ == "and" or self.doc[i].text == ","):
            i -= 1 if self.doc[i - 1].text != "," else 2
            before = self.names.at(i)
            if before is None or before["end"] != i + 1 or self.layers.kind(before["entity"]) != "person":
                break
            found.insert(0, before)
        return found

    def link_each(self, number: int, people: list[MentionRow], rule: str) -> bool:
        """Joins a plural phrase with each of its holders: one role each where it names several, else all the same."""
        phrase = self.phrases[number]
        parts = phrase.parts or (phrase,) * len(people)
        if len(people) < 2 or len(parts) != len(people):
            return False
        for part, row in zip(parts, people, strict=True):
            self.add(number, Link(part, row["entity"], (row["start"], row["end"]), rule))
        return True

    def link(self, number: int, holder: Token, rule: str, **fields: object) -> bool:
        """Joins a phrase with the person whom a token stands for. False when it stands for no person."""
        person = self.names.person(holder)
        if person is None:
            return False
        row = self.names.at(holder.i)
        place = (row["start"], row["end"]) if row is not None and row["entity"] == person else (holder.i, holder.i + 1)
        self.add(number, replace(Link(self.phrases[number], person, place, rule), **fields))  # type: ignore[arg-type]
        return True
