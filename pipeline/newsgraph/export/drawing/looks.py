"""How nodes and lines look: colours that colour-blind readers tell apart, and sizes by the number of lines."""

from __future__ import annotations

from collections.abc import Mapping

RGB = tuple[int, int, int]

# Paul Tol's "bright" scheme (https://personal.sron.nl/~pault/).
NODE_COLOURS: dict[str, RGB] = {
    "person": (68, 119, 170),
    "organisation": (238, 102, 119),
    "group": (34, 136, 51),
    "country": (204, 187, 68),
    "place": (102, 204, 238),
    "event": (170, 51, 119),
    "topic": (187, 187, 187),
}
# Okabe and Ito's colours (https://jfly.uni-koeln.de/color/): for and against are told apart whatever one's eyes.
EDGE_COLOURS: dict[str, RGB] = {
    "membership": (0, 158, 115),
    "role": (128, 128, 128),
    "shared": (128, 128, 128),
    "stance for": (0, 114, 178),
    "stance against": (213, 94, 0),
}
_PALE = 0.6
"""How far a line that is only reported goes towards white. GEXF knows dashed lines, but Gephi does not draw them."""

# Gephi scales a file on opening so that its sizes run from 4 to 100, and all places with them. Written so in the first place,
# it leaves both as they are.
SMALLEST, LARGEST = 4.0, 100.0


def node_sizes(counts: Mapping[str, int]) -> dict[str, float]:
    """The radius of each node by its count, of lines or mentions, beyond that of the middle node: what stands out is large."""
    ranked = sorted(counts.values())
    least, most = (ranked[(len(ranked) - 1) // 2], ranked[-1]) if ranked else (0, 0)
    return {
        node: SMALLEST
        if number <= least
        else round(SMALLEST + (LARGEST - SMALLEST) * (number - least) / (most - least), 1)
        for node, number in counts.items()
    }


def edge_colour(kind: str, polarity: str | None, modality: str) -> RGB:
    """The colour of a line by kind and, for stances, by side; pale where it is only reported."""
    rgb = EDGE_COLOURS[f"{kind} {polarity}" if kind == "stance" else kind]
    return pale(rgb) if modality == "reported" else rgb


def pale(rgb: RGB) -> RGB:
    red, green, blue = (round(part + (255 - part) * _PALE) for part in rgb)
    return red, green, blue
