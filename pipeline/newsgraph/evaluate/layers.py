"""The layers of which each has entities or claims that agree with one annotation or do not; statements are apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from newsgraph.evaluate.beside import Beside, Owners
from newsgraph.evaluate.counting import Row, count
from newsgraph.evaluate.gold import Item
from newsgraph.evaluate.telling import alarm, entity_alarm, miss
from newsgraph.evaluate.titles import Head, ranks, same_head, title_heads
from newsgraph.evaluate.words import content_words, likeness
from newsgraph.records import Claim, Entity

C = TypeVar("C")
Titled = tuple[Claim, Head]
_NO_HEAD: Head = ("", frozenset())


# --- people, organisations, groups -------------------------------------------------------------------------------


def people(beside: Beside) -> Row:
    return _entities(beside, "people", beside.people, "person")


def organisations(beside: Beside) -> Row:
    return _entities(beside, "organisations", beside.bodies, "organisation")


def _entities(beside: Beside, layer: str, owners: Owners, kind: str) -> Row:
    """A person of the gold who is split in two leaves a false alarm, two who are merged into one leave a miss."""
    row, owner = Row(), {ref: i for i, ref in owners.of.items()}
    for i, item in enumerate(owners.gold):
        if item.optional:
            continue
        row.count_gold(i in owners.of)
        if i not in owners.of:
            merged = [beside.label(ref) for ref, gold in owners.alike.items() if i in gold]
            row.findings.append(miss(beside, layer, item, f"merged into {merged[0]}" if merged else ""))
    for entity in beside.here:
        alike = [owners.gold[i] for i in owners.alike.get(entity.id, ())]
        if entity.id in owner:
            if not owners.gold[owner[entity.id]].optional:
                row.count_claim(good=True)
        elif entity.kind == kind and not (alike and all(item.optional for item in alike)):
            row.count_claim(good=False)
            why = f"a second entity for {alike[0]['name']}" if alike else ""
            row.findings.append(entity_alarm(beside, layer, entity, why))
    return row


def groups(beside: Beside) -> Row:
    found = {entity.id: entity for entity in beside.here if entity.kind == "group"}
    for claim in beside.of("membership"):
        entity = beside.entities.get(claim.fields["group"] or "")
        if entity and entity.kind == "group":
            found.setdefault(entity.id, entity)

    def agree(gold: Item, entity: Entity) -> float:
        return float(beside.is_group(entity.id, gold["id"]))

    required, optional, entities = *_parted(beside, "groups"), list(found.values())
    outcome = count(required, optional, entities, agree)
    outcome.row.findings += [miss(beside, "groups", required[i]) for i in outcome.missed]
    outcome.row.findings += [entity_alarm(beside, "groups", entities[j]) for j in outcome.false]
    return outcome.row


# --- roles, memberships, stances ---------------------------------------------------------------------------------


def roles(beside: Beside, strict: bool) -> Row:
    """A claimed title of two heads ("founder and head") can be two roles of the gold."""
    claims = [(c, head) for c in beside.of("role") for head in title_heads(c.fields["title"] or "") or (_NO_HEAD,)]

    def agree(gold: Item, titled: Titled) -> float:
        claim, head = titled
        if not beside.refers(claim.fields["holder"], gold["holder"]) or _denies(claim) != _denied(gold):
            return 0.0
        if not any(same_head(own, head) for own in title_heads(gold["title"])):
            return 0.0
        exact = _same_role(beside, gold, claim)
        return 0.0 if strict and not exact else 0.1 + likeness(gold["title"], claim.fields["title"] or "") + exact

    return _claims(beside, "roles", strict, claims, agree, lambda titled: titled[0])


def _same_role(beside: Beside, gold: Item, claim: Claim) -> bool:
    """Whether also status, rank, places and certainty agree, as far as the gold says them."""
    if claim.fields["status"] != gold.get("status", "current") or ranks(gold["title"]) != ranks(
        str(claim.fields["title"])
    ):
        return False
    if gold.get("modality") in {"reported", "denied"} and claim.modality != gold["modality"]:
        return False
    places = [key for key in ("organisation", "country", "principal") if gold.get(key)]
    return all(beside.refers(claim.fields[key], gold[key]) for key in places)


def memberships(beside: Beside, strict: bool) -> Row:
    def agree(gold: Item, claim: Claim) -> float:
        if not beside.refers(claim.fields["member"], gold["member"]) or _denies(claim) != _denied(gold):
            return 0.0
        if not beside.is_group(claim.fields["group"], gold["group"]):
            return 0.0
        exact = claim.modality == gold.get("modality", "asserted")
        exact &= _capacity(claim.fields["capacity"]) == _capacity(gold.get("capacity"))
        return 0.0 if strict and not exact else 1.0 + exact

    return _claims(beside, "memberships", strict, beside.of("membership"), agree, lambda claim: claim)


def stances(beside: Beside) -> Row:
    def agree(gold: Item, claim: Claim) -> float:
        if _denies(claim) or claim.fields["polarity"] != gold["polarity"]:
            return 0.0
        if not beside.refers(claim.fields["holder"], gold["holder"]):
            return 0.0
        return beside.target(claim.fields["target"], gold["target"])

    claims = [claim for claim in beside.of("stance") if claim.fields["holder"] is not None]
    return _claims(beside, "stances", False, claims, agree, lambda claim: claim)


def _claims(  # noqa: PLR0913, PLR0917  (what a layer is)
    beside: Beside,
    layer: str,
    strict: bool,
    claims: Sequence[C],
    agree: Callable[[Item, C], float],
    claim_of: Callable[[C], Claim],
) -> Row:
    def whole(claim: C) -> Hashable:
        return claim_of(claim).id

    required, optional = _parted(beside, layer)
    outcome = count(required, optional, claims, agree, whole)
    name = f"{layer} strict" if strict else layer
    outcome.row.findings += [miss(beside, name, required[i]) for i in outcome.missed]
    outcome.row.findings += [alarm(beside, name, claim_of(claims[j])) for j in outcome.false]
    return outcome.row


def _parted(beside: Beside, layer: str) -> tuple[list[Item], list[Item]]:
    """The required and the optional annotations of a layer."""
    items = beside.gold.items(layer)
    return [item for item in items if not item.optional], [item for item in items if item.optional]


def _denies(claim: Claim) -> bool:
    return claim.modality == "denied"


def _denied(gold: Item) -> bool:
    return gold.get("modality") == "denied"


def _capacity(value: str | None) -> str:
    words = content_words(value or "member")
    if words & {"head", "led", "lead", "leader", "chief", "chairman"}:
        return "deputy head" if words & {"deputy", "vice"} else "head"
    return "member" if words & {"member", "delegate", "participant", "delegat"} else " ".join(sorted(words))
