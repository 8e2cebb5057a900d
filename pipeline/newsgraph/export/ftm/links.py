"""Asserted roles and memberships as FollowTheMoney's `Position`, `Occupancy` and `Membership`, with the articles as `proof`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsgraph.export.ftm.things import Things
from newsgraph.export.ftm.values import hash_of, make_date, make_id, make_name, make_words
from newsgraph.records import Claim

Row = dict[str, Any]

_STATUS = {"current": "current", "former": "ended", "incoming": "incoming"}


class Links:
    def __init__(self, things: Things) -> None:
        self._things = things

    def of(self, claim: Claim) -> Iterator[Row]:
        """The rows of a claim; none where it is not asserted, or one of its ends has no place in FollowTheMoney."""
        if claim.modality != "asserted":
            return
        if claim.kind == "role":
            yield from self._role(claim)
        elif claim.kind == "membership":
            yield from self._membership(claim)

    def _role(self, claim: Claim) -> Iterator[Row]:
        holder = self._things.find(claim.fields.get("holder"))
        title = claim.fields.get("title")
        if holder is None or holder.kind != "person" or not title or not make_name(holder.name):
            return
        position = self._position(claim, title)
        if not position["properties"]["name"]:
            return
        yield position
        yield {
            "id": make_id(claim.id),
            "schema": "Occupancy",
            "properties": {
                "holder": make_id(holder.id),
                "post": position["id"],
                "status": _STATUS.get(claim.fields.get("status") or ""),
                **self._proof(claim),
            },
        }

    def _position(self, claim: Claim, title: str) -> Row:
        """The office of a title in a body, for a country, or with a person served; the same one for all its holders."""
        ends = [claim.fields.get(name) for name in ("organisation", "country", "principal")]
        things = [self._things.find(end) for end in ends]
        body, country, _ = things
        names = [name for thing in things if thing and (name := make_name(thing.name))]
        held_in = (
            make_id(body.id) if body and self._things.schema_of(body) != "Person" and make_name(body.name) else None
        )
        code = self._things.code_of(country.id if country else body.properties.get("country") if body else None)
        return {
            "id": f"newsgraph-position-{hash_of(title.casefold(), *(end or '' for end in ends))}",
            "schema": "Position",
            "properties": {
                "name": make_name(", ".join([title, *names])) if make_name(title) else None,
                "organization": held_in if self._things.schema_of(body) else None,
                "country": code,
            },
        }

    def _membership(self, claim: Claim) -> Iterator[Row]:
        member, group = (self._things.find(claim.fields.get(name)) for name in ("member", "group"))
        if member is None or group is None or not (make_name(member.name) and make_name(group.name)):
            return
        if self._things.schema_of(member) is None or self._things.schema_of(group) in {None, "Person"}:
            return
        properties = {
            "member": make_id(member.id),
            "organization": make_id(group.id),
            "role": make_words(claim.fields.get("capacity")),
            "status": _STATUS.get(claim.fields.get("status") or ""),
            "date": make_date(group.properties.get("date")),
            **self._proof(claim),
        }
        yield {"id": make_id(claim.id), "schema": "Membership", "properties": properties}

    def _proof(self, claim: Claim) -> Row:
        return {
            "startDate": make_date(claim.fields.get("start")),
            "endDate": make_date(claim.fields.get("end")),
            "proof": [self._things.article_id(item.article) for item in claim.evidence],
            "summary": [make_words(item.text) for item in claim.evidence],
            "sourceUrl": [self._things.url_of(item.article) for item in claim.evidence],
            "recordId": claim.id,
        }
