"""Plain triples beside the claims, for questions as people write them: `?who org:memberOf ?group`.

They say what articles assert in their own voice and nobody denies. What is denied or only reported, what is said by
somebody quoted, and what another article denies makes none; the claims have all of it. Each follows from claims by one rule:

    triple                        from
    ----------------------------  ------------------------------------------------------------------------------------
    A org:memberOf G              a membership that is not said to be over or to come
    A org:headOf G                such a membership as head
    A ng:wasMemberOf G            a membership that is said to be over
    P ng:holds POST               a role that is current, where a body, a country or a person served is known
    P ng:held POST                such a role that is former
    P schema:jobTitle "words"     a role that is current
    H ng:isFor / ng:isAgainst T   a stance of a holder
    S ng:said STATEMENT           a statement
    P ng:colleagueOf Q            see `newsgraph.graph.colleagues`
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from newsgraph.graph.colleagues import Seat, find_colleagues, may_have_colleagues
from newsgraph.graph.concepts import fold_words
from newsgraph.graph.dataset import TYPE, Pair, Said
from newsgraph.graph.denials import denial_of
from newsgraph.graph.labels import Names, post_label
from newsgraph.graph.nodes import Nodes, iri, literal
from newsgraph.graph.skimmed import AnyClaim
from newsgraph.records import Claim
from newsgraph.terms import NG, ORG, RDFS, SCHEMA

_BODIES = ("organisation", "country", "principal")
_SIDES = {"for": iri(NG.isFor), "against": iri(NG.isAgainst)}

Key = tuple[str | None, ...]


class Role(NamedTuple):
    """What any number of claims say alike, so that what is kept of roles grows with who holds what and not with the claims."""

    holder: str | None
    title: str | None
    status: str | None
    bodies: Key


class PlainTriples:
    """Collects from all claims what they plainly say; gives it when all denials are known."""

    def __init__(self, nodes: Nodes, names: Names) -> None:
        self._nodes, self._names = nodes, names
        self._denied: set[Key] = set()
        self._denied_roles: defaultdict[Key, set[Role]] = defaultdict(set)
        self._edges: defaultdict[Key, set[tuple[str, str, str]]] = defaultdict(set)
        self._roles: dict[Role, None] = {}  # in the order of the claims, as a set would not be
        self._seats: defaultdict[Key, list[Seat]] = defaultdict(list)

    def note(self, claim: AnyClaim) -> None:
        """Take a claim into account; statements are asked for one by one (`says`)."""
        if claim.modality == "denied":
            if claim.kind == "role":
                role = _role(claim)
                self._denied_roles[_office(role)].add(role)
            else:
                self._denied.add(_key(claim))
        elif is_plain(claim):
            if claim.kind == "membership":
                self._note_membership(claim)
            elif claim.kind == "stance" and (side := _SIDES.get(claim.fields.get("polarity") or "")):
                self._note_edge(claim, "holder", side, "target")
            elif claim.kind == "role":
                self._roles.setdefault(_role(claim))

    def says(self, claim: Claim) -> bool:
        """Whether the speaker of a statement plainly said it."""
        return claim.kind == "statement" and is_plain(claim) and _key(claim) not in self._denied

    def is_denied(self, denial: int) -> bool:
        """Whether somebody denies a statement of which this `denial_of` is; when all claims have been noted."""
        return ("statement", str(denial)) in self._denied

    def triples(self) -> Iterator[tuple[str, str, str]]:
        """All but those of statements, each maybe more than once, in no order."""
        for key, edges in self._edges.items():
            if key not in self._denied:
                yield from edges
        for role in self._roles:
            if not self._is_denied_role(role):
                yield from self._of_role(role)
        kept = {key: seats for key, seats in self._seats.items() if key not in self._denied}
        for one, other in find_colleagues(kept, self._names):
            yield self._nodes.node(one), iri(NG.colleagueOf), self._nodes.node(other)

    def describe_posts(self, said: Said) -> None:
        """Describe the posts that somebody holds or held."""
        held = [role for role in self._roles if not self._is_denied_role(role)]
        titles: defaultdict[str, set[str]] = defaultdict(set)
        for role in held:
            if post := self._post(role):
                titles[post].add(" ".join((role.title or "").split()))
        for role in held:
            if (post := self._post(role)) and post not in said:
                # Of spellings that differ in case, the one with fewer capitals: they sort before small letters.
                said.say_all(post, self._describe_post(role, max(titles[post])))

    def _describe_post(self, role: Role, title: str) -> Iterator[Pair]:
        bodies = {name: body for name, body in zip(_BODIES, role.bodies, strict=True) if body}
        yield TYPE, iri(ORG.Post)
        yield iri(RDFS.label), literal(post_label(title, bodies.values(), self._names))
        for name, body in bodies.items():
            yield iri(NG.postOf), self._nodes.node(body)
            if name == "organisation":
                yield iri(ORG.postIn), self._nodes.node(body)

    def _note_membership(self, claim: AnyClaim) -> None:
        status = claim.fields.get("status")
        if status == "former":
            self._note_edge(claim, "member", iri(NG.wasMemberOf), "group")
        elif status != "incoming":
            self._note_edge(claim, "member", iri(ORG.memberOf), "group")
            if claim.fields.get("capacity") == "head":
                self._note_edge(claim, "member", iri(ORG.headOf), "group")
            if may_have_colleagues(claim.fields.get("member"), claim.fields.get("group")):
                seat = Seat(claim.fields.get("start"), claim.fields.get("end"), frozenset(claim.articles))
                self._seats[_key(claim)].append(seat)

    def _note_edge(self, claim: AnyClaim, begin: str, predicate: str, end: str) -> None:
        one, other = claim.fields.get(begin), claim.fields.get(end)
        if one and other:
            self._edges[_key(claim)].add((self._nodes.node(one), predicate, self._nodes.node(other)))

    def _of_role(self, role: Role) -> Iterator[tuple[str, str, str]]:
        if not role.holder or not role.title or role.status not in {"current", "former"}:
            return
        node = self._nodes.node(role.holder)
        if role.status == "current":
            yield node, iri(SCHEMA.jobTitle), literal(role.title)
        if post := self._post(role):
            yield node, iri(NG.holds if role.status == "current" else NG.held), post

    def _post(self, role: Role) -> str | None:
        """The node of an office in a body; titles that differ in case only are one, without a body it is nobody's in particular."""
        bodies = [body for body in role.bodies if body]
        return self._nodes.node("/".join(("post", fold_words(role.title), *bodies))) if role.title and bodies else None

    def _is_denied_role(self, role: Role) -> bool:
        """Whether somebody denies it: the same holder, title and status, and no two bodies, countries or principals."""
        return any(
            all(
                not mine or not theirs or mine == theirs
                for mine, theirs in zip(role.bodies, denied.bodies, strict=True)
            )
            for denied in self._denied_roles.get(_office(role), ())
        )


def is_plain(claim: AnyClaim) -> bool:
    """Whether an article asserts it in its own voice; a portrayal has no holder, and makes no triple."""
    return claim.modality == "asserted" and claim.source is None


def _key(claim: AnyClaim) -> Key:
    """What a denial of the claim denies."""
    fields = claim.fields
    if claim.kind == "membership":
        return "membership", fields.get("member"), fields.get("group")
    if claim.kind == "stance":
        return "stance", fields.get("holder"), fields.get("target"), fields.get("polarity")
    return "statement", str(denial_of(claim) if isinstance(claim, Claim) else claim.denial)


def _role(claim: AnyClaim) -> Role:
    holder, title, status, *bodies = (claim.fields.get(name) for name in ("holder", "title", "status", *_BODIES))
    return Role(holder, title, status, tuple(bodies))


def _office(role: Role) -> Key:
    return role.holder, fold_words(role.title or ""), role.status
