"""Draws who is said to sit in which group, as an SVG: the picture of the README.

    python scripts/draw_memberships.py exports docs/memberships.svg --sender Russia

People stand in the middle, the groups of two years at the sides. Solid lines are asserted, dashed ones reported, dotted ones denied.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import newsgraph
from newsgraph.records import Claim, Entity

WIDTH, ROW, TOP = 900, 34, 70
LEFT, MIDDLE, RIGHT = 130, 450, 770
FONT = 'font-family="Helvetica, Arial, sans-serif" font-size="14"'
STYLES = {
    "asserted": 'stroke="#1b6ca8" stroke-width="2"',
    "reported": 'stroke="#1b6ca8" stroke-width="2" stroke-dasharray="7 5"',
    "denied": 'stroke="#b3261e" stroke-width="1.5" stroke-dasharray="2 5"',
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--sender", required=True, help="name of the country or body whose groups are drawn")
    options = parser.parse_args()
    graph = newsgraph.read_graph(options.graph)
    entities = {entity.id: entity for entity in graph.entities}
    groups = [entity for entity in graph.entities if _sent_by(entity, options.sender, entities)]
    groups.sort(key=lambda group: str(group.properties.get("date")))
    if len(groups) != 2:
        raise SystemExit(f"the picture has room for two groups; {options.sender} sent {len(groups)}")
    claims = [
        claim
        for claim in graph.claims
        if claim.kind == "membership" and claim.fields["group"] in {g.id for g in groups}
    ]
    options.picture.write_text(draw(groups, claims, entities), encoding="utf8")


def _sent_by(entity: Entity, sender: str, entities: dict[str, Entity]) -> bool:
    sent = entities.get(entity.properties.get("sender") or "")
    return entity.kind == "group" and sent is not None and sent.name == sender and bool(entity.properties.get("date"))


def draw(groups: Sequence[Entity], claims: Iterable[Claim], entities: dict[str, Entity]) -> str:
    claims = list(claims)
    sides = {group.id: place for group, place in zip(groups, (LEFT, RIGHT), strict=True)}
    people = sorted({claim.fields["member"] or "" for claim in claims}, key=lambda person: _rank(person, claims))
    height = TOP + ROW * (len(people) + 1)
    rows = {person: TOP + ROW * number for number, person in enumerate(people)}
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" {FONT}>',
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    centre = TOP + ROW * (len(people) - 1) / 2
    for claim in claims:
        x, y = sides[claim.fields["group"] or ""], rows[claim.fields["member"] or ""]
        edge = MIDDLE - 105 if x < MIDDLE else MIDDLE + 105
        lines.append(f'<line x1="{x}" y1="{centre}" x2="{edge}" y2="{y}" {STYLES[claim.modality]}/>')
    for group in groups:
        lines += _box(sides[group.id], centre, [group.name, str(group.properties["date"])], "#fff3d6")
    for person, y in rows.items():
        heads = any(claim.fields["member"] == person and claim.fields["capacity"] == "head" for claim in claims)
        lines += _box(MIDDLE, y, [entities[person].name + (" (head)" if heads else "")], "#e8f1f8", half=105)
    legend = "solid: asserted &#183; dashed: reported &#183; red dots: denied"
    lines += [f'<text x="{MIDDLE}" y="28" text-anchor="middle" fill="#444">{legend}</text>', "</svg>", ""]
    return "\n".join(lines)


def _rank(person: str, claims: Iterable[Claim]) -> tuple[int, str]:
    """Those of both groups first, those only denied last."""
    said = {
        claim.fields["group"] for claim in claims if claim.fields["member"] == person and claim.modality != "denied"
    }
    return -len(said), person


def _box(x: float, y: float, words: Sequence[str], fill: str, half: int = 110) -> list[str]:
    height = 18 * len(words) + 8
    top = y - height / 2
    box = f'<rect x="{x - half}" y="{top}" width="{2 * half}" height="{height}" rx="6" fill="{fill}" stroke="#888"/>'
    texts = [
        f'<text x="{x}" y="{top + 18 * number}" text-anchor="middle">{escape(word)}</text>'
        for number, word in enumerate(words, 1)
    ]
    return [box, *texts]


if __name__ == "__main__":
    main()
