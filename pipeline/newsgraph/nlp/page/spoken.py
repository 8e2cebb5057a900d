"""Whose words the tokens of a document are: the statement in whose content each of them stands."""

from __future__ import annotations

from newsgraph.nlp.page.layers import ClaimRow, Layers


def statements_of_tokens(layers: Layers, *, denied: bool) -> dict[int, int]:
    """For each token in the content of statements the innermost one, as an index of `layers.claims`.

    Without `denied`, statements that nobody made are looked through to what is around them.
    """
    rows = [
        (number, row)
        for number, row in enumerate(layers.claims)
        if row["kind"] == "statement" and (denied or row["modality"] != "denied")
    ]
    found: dict[int, int] = {}
    for number, row in sorted(rows, key=lambda pair: (-_width(pair[1]), -pair[0])):
        for start, end in row["spans"]["content_span"]:
            found.update(dict.fromkeys(range(start, end), number))
    return found


def _width(row: ClaimRow) -> int:
    pieces = row["spans"]["content_span"]
    return pieces[-1][1] - pieces[0][0]
