"""Scores a graph of the two seed articles against their gold in tests/gold.

    python tests/scoring.py            prints the table as measured now, beside the committed one
    python tests/scoring.py --misses   ... with every miss and every false alarm
    python tests/scoring.py --write    writes tests/gold/seeds_table.yaml anew, after a change that is meant

What matches: case, accents, kinds of quotes and dashes never matter. People and bodies are paired with gold ones by
names, one to one. A role agrees in holder and in the title's head noun, strictly also in organisation, country,
principal, status, rank and certainty; a membership in member, group and whether it is denied, strictly also in
certainty and capacity; a stance in holder, polarity and half of the target's words; a statement in half of its
content, strictly also in its speaker. What the gold marks `optional` is neither a miss nor a false alarm, and a claim
that only says again what another has found is not counted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from newsgraph.records import Claim, Entity, KnowledgeGraph
from scoring_words import (
    fold,
    name_key,
    near_body,
    occurrences,
    ranks,
    same_body,
    same_country,
    same_title,
    shared_words,
)

HERE = Path(__file__).parent
GOLD = HERE / "gold"
TABLE = GOLD / "seeds_table.yaml"
Gold = dict[str, Any]


# --- counting ------------------------------------------------------------------------------------------------------


@dataclass
class Row:
    """What of the gold was found, and what of the claimed is right."""

    found: int = 0
    gold: int = 0
    right: int = 0
    claimed: int = 0
    misses: list[str] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)

    def add(self, other: Row) -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def figures(self) -> dict[str, float]:
        precision, recall = (part / whole if whole else 0.0 for part, whole in self.parts())
        both = precision + recall
        values = {"P": precision, "R": recall, "F1": 2 * precision * recall / both if both else 0.0}
        return {name: round(value, 3) for name, value in values.items()}

    def parts(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return (self.right, self.claimed), (self.found, self.gold)


def pair_up(scores: Sequence[Sequence[float]]) -> dict[int, int]:
    """Gold to claim, one to one and as many as possible, the better scores first (augmenting paths)."""
    owner: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j in sorted((j for j, score in enumerate(scores[i]) if score > 0), key=lambda j: -scores[i][j]):
            if j not in tried:
                tried.add(j)
                if j not in owner or place(owner[j], tried):
                    owner[j] = i
                    return True
        return False

    for i in sorted(range(len(scores)), key=lambda i: -max(scores[i], default=0)):
        place(i, set())
    return {i: j for j, i in owner.items()}


def count(
    gold: Sequence[Gold], claims: Sequence[Any], agree: Callable[[Gold, Any], float], tell: Callable[[Any], str]
) -> Row:
    """Required gold against claims; optional gold only excuses."""
    required = [item for item in gold if not item.get("optional")]
    optional = [item for item in gold if item.get("optional")]
    scores = [[agree(item, claim) for claim in claims] for item in required]
    pairs = pair_up(scores)
    row = Row(found=len(pairs), gold=len(required), right=len(pairs), claimed=len(pairs))
    row.misses = [_say(item) for i, item in enumerate(required) if i not in pairs]
    for j, claim in enumerate(claims):
        repeats = any(line[j] > 0 for line in scores)
        if j not in pairs.values() and not repeats and not any(agree(item, claim) > 0 for item in optional):
            row.claimed += 1
            row.false_alarms.append(tell(claim))
    return row


# --- one article ---------------------------------------------------------------------------------------------------


class View:
    """The gold of one article beside what the graph holds of it."""

    def __init__(self, gold: Gold, graph: KnowledgeGraph) -> None:
        self.gold, self.article = gold, str(gold["article"]).removesuffix(".txt")
        self.published, self.text = next((a.published, a.text) for a in graph.articles if a.id == self.article)
        self.entities = {entity.id: entity for entity in graph.entities}
        self.here = [e for e in graph.entities if any(m.article == self.article for m in e.mentions)]
        self.claims = [c for c in graph.claims if any(e.article == self.article for e in c.evidence)]
        self.groups = {group["id"]: group for group in gold["groups"]}
        self.owner: dict[str, str] = {}  # entity -> name of the gold person or body that it is paired with
        self.rows = {"people": self._entities("people", ("person",), _shared_names)}
        self.rows["organisations"] = self._entities("organisations", ("organisation",), _shared_bodies)

    def names(self, ref: str | None) -> set[str]:
        entity = self.entities.get(ref or "")
        if entity is None:
            return set()
        own = {m.text for m in entity.mentions if m.type == "name" and m.article == self.article}
        return {entity.name, *entity.aliases, *own}

    def _entities(self, what: str, kinds: Sequence[str], score: Callable[[set[str], set[str]], float]) -> Row:
        gold, found = self.gold[what], [entity for entity in self.here if entity.kind in kinds]
        scores = [[score(forms(item), self.names(entity.id)) for entity in found] for item in gold]
        pairs = pair_up(scores)
        self.owner |= {found[j].id: gold[i]["name"] for i, j in pairs.items()}
        needed = [i for i, item in enumerate(gold) if not item.get("optional")]
        row = Row(found=sum(i in pairs for i in needed), gold=len(needed))
        row.misses = [_say(gold[i]) for i in needed if i not in pairs]
        row.right = row.claimed = row.found
        for j, entity in enumerate(found):
            alike = [gold[i] for i in range(len(gold)) if scores[i][j] > 0]
            if j not in pairs.values() and not (alike and all(item.get("optional") for item in alike)):
                row.claimed += 1
                row.false_alarms.append(f"{entity.id} ({entity.name})")
        return row

    # --- what a claim's entity is
    def refers(self, ref: str | None, name: str) -> bool:
        """Whether an entity of a claim is what the gold means by a name."""
        if ref is None:
            return False
        theirs = self.names(ref)
        if any(item["name"] == name for item in self.gold["people"]):
            return self.owner.get(ref) == name
        body = next((item for item in self.gold["organisations"] if name in forms(item)), None)
        if body and (self.owner.get(ref) == body["name"] or any(near_body(a, b) for a in forms(body) for b in theirs)):
            return True
        if any(same_country(name, other) or same_body(name, other) for other in theirs):
            return True
        return not body and self.entities[ref].kind != "person" and any(shared_words(name, o) > 0.5 for o in theirs)

    def is_group(self, ref: str | None, wanted: str) -> bool:
        """Sender and year agree, or the name, and neither year nor sender contradicts."""
        gold, entity = self.groups.get(wanted), self.entities.get(ref or "")
        if gold is None or entity is None:
            return self.refers(ref, wanted)
        year, sender = (entity.properties.get("date") or "")[:4], self.names(entity.properties.get("sender"))
        from_there = any(same_country(str(gold.get("sender")), name) for name in sender)
        if (year and str(gold.get("year")) != year) or (sender and gold.get("sender") and not from_there):
            return False
        return bool(from_there and year) or name_key(gold["name"]) in map(name_key, self.names(ref))

    # --- rows
    def of(self, kind: str) -> list[Claim]:
        return [claim for claim in self.claims if claim.kind == kind]

    def groups_row(self) -> Row:
        found = [entity for entity in self.here if entity.kind == "group"]
        return count(
            list(self.groups.values()), found, lambda gold, e: float(self.is_group(e.id, gold["id"])), _tell_entity
        )

    def roles(self, strict: bool) -> Row:
        def agree(gold: Gold, claim: Claim) -> float:
            title, theirs = str(gold["title"]), str(claim.fields["title"])
            denied = gold.get("modality") == "denied"
            if not self.refers(claim.fields["holder"], gold["holder"]) or (claim.modality == "denied") != denied:
                return 0
            if not same_title(title, theirs):
                return 0
            exact = claim.fields["status"] == gold["status"] and ranks(title) == ranks(theirs)
            exact &= claim.modality == gold.get("modality", claim.modality)
            places = [key for key in ("organisation", "country", "principal") if gold.get(key)]
            exact &= all(self.refers(claim.fields[key], gold[key]) for key in places)
            return 0 if strict and not exact else 0.1 + exact + shared_words(title, theirs)

        return count(self.gold["roles"], self.of("role"), agree, self.tell)

    def memberships(self, strict: bool) -> Row:
        def agree(gold: Gold, claim: Claim) -> float:
            if not self.refers(claim.fields["member"], gold["member"]) or not self.is_group(
                claim.fields["group"], gold["group"]
            ):
                return 0
            if (claim.modality == "denied") != (gold["modality"] == "denied"):
                return 0
            exact = claim.modality == gold["modality"] and claim.fields["capacity"] == gold.get("capacity", "member")
            return 0 if strict and not exact else 1.0 + exact

        return count(self.gold["memberships"], self.of("membership"), agree, self.tell)

    def stances(self) -> Row:
        def agree(gold: Gold, claim: Claim) -> float:
            if claim.modality == "denied" or claim.fields["polarity"] != gold["polarity"]:
                return 0
            target = claim.fields["target"]
            if target is None or not self.refers(claim.fields["holder"], gold["holder"]):
                return 0
            if self.refers(target, gold["target"]):
                return 2
            people = {self.entities[target].kind, *(["person"] if gold["target"] in self.owner.values() else [])}
            best = max((shared_words(gold["target"], name) for name in self.names(target)), default=0.0)
            return best if best >= 0.5 and "person" not in people else 0

        return count(self.gold["stances"], self.of("stance"), agree, self.tell)

    def statements(self, strict: bool) -> Row:
        """Each gold content takes the claim that covers it best; claims that only repeat a part of one do not count."""
        gold = [(item, list(occurrences(self.text, item["content"]))) for item in self.gold["statements"]]
        claims, row = self.of("statement"), Row()
        chosen: dict[int, list[tuple[Gold, bool]]] = {}
        for item, places in gold:
            able = [
                (self._speaks(claim, item), part, -j)
                for j, claim in enumerate(claims)
                if (part := self._covers(claim, places)) >= 0.5
            ]
            speaks, _, place = max(able, default=(False, 0, 1))
            good = bool(able) and (speaks or not strict)
            if able:
                chosen.setdefault(-place, []).append((item, good))
            if not item.get("optional"):
                row.gold += 1
                row.found += good
                row.misses += [] if good else [_say(item)]
        for j, claim in enumerate(claims):
            mine = [good for item, good in chosen.get(j, []) if not item.get("optional")]
            repeats = any(self._covers(claim, places) >= 0.5 or self._within(claim, places) for _, places in gold)
            if mine or not repeats:
                row.claimed += 1
                row.right += any(mine)
                row.false_alarms += [] if any(mine) else [self.tell(claim)]
        return row

    def _covers(self, claim: Claim, places: Iterable[tuple[int, int]]) -> float:
        spans = [(s.start, s.end) for s in claim.spans["content_span"] if s.article == self.article]
        parts = (
            max(0, min(end, stop) - max(start, begin)) / max(1, min(end - start, stop - begin))
            for start, end in places
            for begin, stop in spans
        )
        return max(parts, default=0.0)

    def _within(self, claim: Claim, places: Iterable[tuple[int, int]]) -> bool:
        """Whether a content lies in the quotation that a gold content begins."""
        return any(
            start <= span.start
            and '"' not in fold(self.text[end : span.start])
            and "\n" not in self.text[start : span.start]
            for start, end in places
            for span in claim.spans["content_span"]
        )

    def _speaks(self, claim: Claim, gold: Gold) -> bool:
        words = " ".join(self.text[s.start : s.end] for s in claim.spans.get("speaker_span", ()))
        ref = claim.fields["speaker"]
        if self.refers(ref, gold["speaker"]):
            return True
        named = gold["speaker"] in self.owner.values() or ref is None or self.entities[ref].kind == "person"
        return not named and shared_words(gold["speaker"], words) >= 0.5

    def published_row(self) -> Row:
        wanted = str(self.gold["published"])
        same = int(self.published == wanted)
        return Row(same, 1, same, int(bool(self.published)), [] if same else [f"{wanted}: got {self.published}"])

    def table(self) -> dict[str, Row]:
        return self.rows | {
            "groups": self.groups_row(),
            "roles": self.roles(strict=False),
            "roles strict": self.roles(strict=True),
            "memberships": self.memberships(strict=False),
            "memberships strict": self.memberships(strict=True),
            "stances": self.stances(),
            "statements": self.statements(strict=False),
            "statements strict": self.statements(strict=True),
            "published": self.published_row(),
        }

    def tell(self, claim: Claim) -> str:
        shown = " ".join(f"{key}={value}" for key, value in claim.fields.items() if value and key != "content")
        return f"{claim.kind} {claim.modality} {shown} «{claim.evidence[0].text[:120]!r}» [{claim.rule}]"


def forms(item: Gold) -> set[str]:
    return {item["name"], *item["aliases"]}


def _shared_names(gold: set[str], theirs: set[str]) -> float:
    shared = {name_key(name) for name in gold} & {name_key(name) for name in theirs}
    return float(sum(len(key.split()) ** 2 for key in shared))


def _shared_bodies(gold: set[str], theirs: set[str]) -> float:
    return max(((name_key(a) == name_key(b)) + same_body(a, b) for a in gold for b in theirs), default=0)


def _say(item: Gold) -> str:
    return " ".join(f"{key}={value}" for key, value in item.items() if key not in {"optional", "aliases"})


def _tell_entity(entity: Entity) -> str:
    return f"{entity.id} ({entity.name})"


# --- the table -----------------------------------------------------------------------------------------------------


def score(graph: KnowledgeGraph) -> dict[str, Row]:
    """The seeds' table: each layer over both articles."""
    table: dict[str, Row] = {}
    for path in sorted(GOLD.glob("0*.yaml")):
        for name, row in View(yaml.safe_load(path.read_text("utf8")), graph).table().items():
            table.setdefault(name, Row()).add(row)
    return table


def committed_table() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = yaml.safe_load(TABLE.read_text("utf8"))
    return table


def main() -> None:
    import newsgraph

    table = score(newsgraph.extract([HERE.parent / "seeds"]))
    known = committed_table() if TABLE.exists() else {}
    lines = []
    for name, row in table.items():
        figures, before = row.figures(), known.get(name, {})
        lines.append(f"{name:20} {figures}  {row.found}/{row.gold} {row.right}/{row.claimed}")
        lines[-1] += "" if figures == before else f"   was {before}"
        if "--misses" in sys.argv:
            lines += [f"    MISS  {miss}" for miss in row.misses] + [f"    FALSE {false}" for false in row.false_alarms]
    sys.stdout.write("\n".join(lines) + "\n")
    if "--write" in sys.argv:
        comment = "# The seeds as measured by tests/scoring.py; `python tests/scoring.py --write` writes this file.\n"
        rows = {name: row.figures() for name, row in table.items()}
        TABLE.write_text(comment + yaml.safe_dump(rows, sort_keys=False, default_flow_style=None), "utf8")


if __name__ == "__main__":
    main()
