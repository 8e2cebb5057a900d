"""A claim in words: the pieces of a line, each with the entity that it leads to, and the words that prove it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsgraph.explain.dossier import time_of
from newsgraph.records import Claim, Evidence
from newsgraph.view.archive import Archive

_LONGEST = 400
"""Letters of a statement that a line shows; the article has all of it."""


@dataclass(frozen=True, slots=True)
class Word:
    """Words of a line; `entity` is the id of what they name."""

    text: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as a page shows it. `when` is EDTF, `as_of` whether it is only the date of the article that says so."""

    claim: Claim
    words: tuple[Word, ...]
    when: str
    as_of: bool
    source: Word | None

    @property
    def first(self) -> Evidence:
        return self.claim.evidence[0]

    @property
    def hedged(self) -> bool:
        """Whether it is told as anything but a fact."""
        return self.claim.modality != "asserted"

    @property
    def polarity(self) -> str:
        return self.claim.fields.get("polarity") or ""


def tell(archive: Archive, claim: Claim, seen_from: str | None = None) -> Line:
    """The claim as a line on the page of an entity, which it then does not name; elsewhere it names all."""
    words = {"role": _role, "membership": _membership, "stance": _stance, "statement": _statement}[claim.kind]
    when, as_of = _time(archive, claim, seen_from)
    source = Word(archive.name(claim.source), claim.source) if claim.source and claim.kind != "statement" else None
    return Line(claim, tuple(words(archive, claim, seen_from)), when, as_of, source)


def _time(archive: Archive, claim: Claim, seen_from: str | None) -> tuple[str, bool]:
    """A seat without a time of its own has its group's, which the group's page need not say at each: an article of 2025 tells of a team of 2022."""
    when, as_of = time_of(claim)
    group = archive.entities.get(claim.fields.get("group") or "") if claim.kind == "membership" else None
    date = group.properties.get("date") if group else None
    if group and date and (as_of or not when):
        return ("" if group.id == seen_from else date), False
    return when, as_of


def _named(archive: Archive, claim: Claim, field: str, seen_from: str | None) -> Word | None:
    id_ = claim.fields.get(field)
    return Word(archive.name(id_), id_) if id_ and id_ != seen_from else None


def _role(archive: Archive, claim: Claim, seen_from: str | None) -> Iterator[Word]:
    holder = _named(archive, claim, "holder", seen_from)
    status = claim.fields.get("status")
    title = claim.fields.get("title") or "role"
    if holder:
        yield holder
        yield Word(", ")
    yield Word(f"{status} {title}" if status and status != "current" else title)
    for field, link in (("organisation", ", "), ("country", ", "), ("principal", " to ")):
        if named := _named(archive, claim, field, seen_from):
            yield Word(link)
            yield named


def _membership(archive: Archive, claim: Claim, seen_from: str | None) -> Iterator[Word]:
    member, group = (_named(archive, claim, field, seen_from) for field in ("member", "group"))
    capacity = " ".join(filter(None, (claim.fields.get("status"), claim.fields.get("capacity") or "member")))
    if member:
        yield member
        yield Word(", ")
    yield Word(f"not {capacity}" if claim.modality == "denied" else capacity)
    if group:
        yield Word(" of ")
        yield group


def _stance(archive: Archive, claim: Claim, seen_from: str | None) -> Iterator[Word]:
    holder, target = (_named(archive, claim, field, seen_from) for field in ("holder", "target"))
    if holder:
        yield holder
        yield Word(" ")
    elif not claim.fields.get("holder"):
        yield Word("the article's words ")
    yield Word(f"{claim.fields.get('polarity')} ")
    if target:
        yield target
    if cue := claim.fields.get("cue"):
        yield Word(f" (“{cue}”)")


def _statement(archive: Archive, claim: Claim, seen_from: str | None) -> Iterator[Word]:
    if speaker := _named(archive, claim, "speaker", seen_from):
        yield speaker
        yield Word(": ")
    content = " ".join((claim.fields.get("content") or "").split())
    yield Word(content if len(content) <= _LONGEST else f"{content[:_LONGEST].rsplit(' ', 1)[0]} …")
