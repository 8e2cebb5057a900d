"""Says a membership once: the plain one gives way to the one that tells the capacity."""

from __future__ import annotations

from newsgraph.nlp.page.layers import Layers


def drop_weaker(layers: Layers) -> None:
    """Drops plain "member" claims of somebody whose capacity in the same group is told elsewhere in the document."""
    told = {
        (claim["entities"]["member"], claim["entities"]["group"])
        for claim in layers.claims
        if claim["kind"] == "membership" and claim["modality"] == "asserted" and claim["values"]["capacity"] != "member"
    }
    weaker = [
        i
        for i, claim in enumerate(layers.claims)
        if claim["kind"] == "membership"
        and claim["modality"] != "denied"
        and claim["values"]["capacity"] == "member"
        and (claim["entities"]["member"], claim["entities"]["group"]) in told
    ]
    for i in reversed(weaker):  # memberships are the last claims so far: no index of another claim moves
        del layers.claims[i]
