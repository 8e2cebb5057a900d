"""Where one name ends and the next begins, and which words in capitals are no part of a name or nobody's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

NAMES = [
    ("Bankers met Jan Weir of Bank of Lima Corp. and Michael Novak of Quito Bank Inc. on Friday.", "Bank of Lima Corp.", "ORG"),
    ("Bankers met Jan Weir of Bank of Lima Corp. and Michael Novak of Quito Bank Inc. on Friday.", "Michael Novak", "PERSON"),
    ("She left the Department of Fisheries and the Ministry of Trade and Industry.", "Ministry of Trade and Industry", "ORG"),
    ("She left the Department of Fisheries and the Ministry of Trade and Industry.", "Department of Fisheries", "ORG"),
    ("The head of the Centers for Disease Control Robert Novak was ill.", "Robert Novak", "PERSON"),
    ("The firm is Lumen Business Intelligence Ltd. Novak said nothing.", "Lumen Business Intelligence Ltd.", "ORG"),
    ("Some Democratic White House hopefuls met Republican Senate candidates.", "White House", "ORG"),
    ("RNC Committeeman Jan Weir said it was over.", "Jan Weir", "PERSON"),
    ("Lumen Technologies LMN, +0.04% reports on Friday.", "Lumen Technologies", "ORG"),
    ("Andrew Novak FIRED, a great day.", "Andrew Novak", "PERSON"),
    ("Then Sanctimonious James Novak spoke.", "James Novak", "PERSON"),
    ("Mark Weir heads the National Snow and Ice Data Center in Boulder.", "National Snow and Ice Data Center", "ORG"),
    ("Roy Moore is in the race. One factor is working in Moore's favor.", "Moore", "PERSON"),
    ("The senators are Karl Weir of Ohio, Lindt of Florida and Jeff Novak of Arizona.", "Florida", "LOC"),
    ("An earthquake in Sichuan killed many.", "Sichuan", "GPE"),
    # near misses: bodies called after people, offices behind a legal form, two fields of one ministry
    ("The Robert Koch Institute said so.", "Robert Koch Institute", "ORG"),
    ("Apple Inc. Chief Executive Jan Weir spoke.", "Jan Weir", "PERSON"),
    ("The Democratic National Committee met.", "Democratic National Committee", "ORG"),
    ("Doctors Without Borders left.", "Doctors Without Borders", "ORG"),
    ("Karl Weir's Zionist Union party said so.", "Zionist Union", "ORG"),
    ("He said Brazil's Jana Novak was right.", "Jana Novak", "PERSON"),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "name", "label"), NAMES)
def test_names_side_by_side_are_parted(layers_of: Callable[[str], Any], sentence: str, name: str, label: str) -> None:
    ents = {ent.text.removeprefix("the ").removeprefix("The "): ent.label_ for ent in layers_of(sentence).doc.ents}
    assert ents.get(name) == label, ents


NOBODY = [
    ("Europe SXXP, -0.26% and Asia ADOW, -0.46% stocks advanced.", "Asia ADOW"),
    ("They wish to replace retiring Sen. Barbara Weir (D).", "D"),
    ("Sen. Karl Weir (R- S.C.) said so.", "R- S.C."),
    ("The plaintiffs in Halden v. Lindt say the text is plain.", "Halden"),
    ("No Marine handed a weapon to a rebel.", "Marine"),
    ("It does not have to be Armageddon.", "Armageddon"),
    ("It was 25 degrees Fahrenheit.", "Fahrenheit"),
    ("Sign up for a FREE trial here.", "FREE"),
    ("They met at the Eisenhower Executive Office Building.", "Office Building"),
    ("A Trojan horse stood there.", "Trojan"),
]


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "name"), NOBODY)
def test_words_in_capitals_that_name_nobody(layers_of: Callable[[str], Any], sentence: str, name: str) -> None:
    doc = layers_of(sentence).doc
    assert name not in {ent.text for ent in doc.ents if ent.label_ in {"PERSON", "ORG", "GPE", "LOC"}}
