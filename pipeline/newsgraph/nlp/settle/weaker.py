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
    layers.drop_claims(
        {
            number
            for number, claim in enumerate(layers.claims)
            if claim["kind"] == "membership"
            and claim["modality"] != "denied"
            and claim["values"]["capacity"] == "member"
            and not claim["values"].get("occurrence")
            and (claim["entities"]["member"], claim["entities"]["group"]) in told
        }
    )
