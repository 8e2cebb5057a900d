"""Kinds of fault in names of people: each table has what went wrong once and near misses that must stay right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinds import Case, missed

CASES: dict[str, tuple[Case, ...]] = {
    "a given name that is a month, a day or a verb": (
        (
            "April Sollen, a nurse, said the ward is full. Sollen opposes the cuts.",
            ("people April Sollen", "April Sollen is current nurse", "April Sollen is against cuts"),
        ),
        ("Director June Amsel resigned. Amsel blamed the board.", ("people June Amsel", "June Amsel is against board")),
        ("Will Holm, the coach, praised the team.", ("people Will Holm", "Will Holm is for team")),
        ("“We are ready,” Will Holm said.", ("people Will Holm", "Will Holm says (direct) We are ready")),
        ("Friday Adeyo, the keeper, said the club is broke.", ("people Friday Adeyo", "Friday Adeyo says")),
        ("Police arrested August Vetter on Friday. Vetter denied the charge.", ("people August Vetter",)),
        (
            "Mark Holm, Grant Sollen and Chase Vetter met Sue Amsel.",
            ("people Chase Vetter + Grant Sollen + Mark Holm + Sue Amsel",),
        ),
        ("Rolf Holm met Summer Holm and Autumn Holm.", ("people Autumn Holm + Rolf Holm + Summer Holm",)),
        ("In April Holm resigned. Rolf Holm was the mayor.", ("people Rolf Holm",)),
        ("Rolf Amsel said in June Berlin would decide.", ("people Rolf Amsel",)),
        ("On Friday Vetter left. Jonas Vetter is a lawyer.", ("people Jonas Vetter",)),
        ("Will Vetter resign? Jonas Vetter has not said.", ("people Jonas Vetter",)),
        ("Last August Vetter left the firm. Jonas Vetter is a lawyer.", ("people Jonas Vetter",)),
        ("April 5, 2024. Rolf Amsel said the ward is full.", ("people Rolf Amsel",)),
        ("In May Rolf Amsel will resign.", ("people Rolf Amsel",)),
        ("May Rolf Amsel rest in peace. The mayor, June Kroll, said so.", ("people June Kroll + Rolf Amsel",)),
    ),
    "a surname that is a country or a place": (
        (
            "Katharina Holland, the minister, resigned. Holland rejected the report.",
            ("people Katharina Holland", "Katharina Holland is against report", "no country", "no place"),
        ),
        (
            "Coach Peter Jordan left. “I am tired,” Jordan said.",
            ("people Peter Jordan", "Peter Jordan says (direct) I am tired", "no country"),
        ),
        ("Chad Vetter, the pilot, said the plane is safe. Chad was calm.", ("people Chad Vetter", "no country")),
        (
            "Sen. Anna London opposes the bill. London said the bill is bad.",
            ("people Anna London", "Anna London says", "no place", "no country"),
        ),
        (
            "Mayor Eric Paris met Georgia Kroll. Paris praised Kroll.",
            ("people Eric Paris + Georgia Kroll", "Eric Paris is for Georgia Kroll"),
        ),
        (
            "India Amsel, a painter, criticised the museum. Amsel said it is too small.",
            ("people India Amsel", "no country"),
        ),
        ("Peter Jordan, the envoy, arrived in Jordan on Monday.", ("people Peter Jordan", "country Jordan")),
        (
            "Jordan rejected the plan. Peter Jordan, a lawyer, left.",
            ("people Peter Jordan", "country Jordan", "Jordan is against"),
        ),
        (
            "Jordan and Israel signed the treaty. Michelle Berg said the treaty is good.",
            ("people Michelle Berg", "country Jordan", "country Israel"),
        ),
        (
            "Peter Jordan, the envoy, left. The government of Jordan said the talks are over.",
            ("people Peter Jordan", "country Jordan"),
        ),
        ("Vera Holm, the mayor of Lund, left. Lund is quiet.", ("people Vera Holm", "place Lund")),
        ("Mr. Jordan said the dam is safe. Peter Jordan is an engineer.", ("people Peter Jordan", "no country")),
        (
            "Rolf Israel met Israel's ambassador. Israel's minister said the visit was good.",
            ("people Rolf Israel", "country Israel"),
        ),
        (
            "Jack Washington, the coach, left. Washington said the team is tired.",
            ("people Jack Washington", "Jack Washington says (indirect) the team is tired"),
        ),
    ),
    "Jr. and Sr. after a comma": (
        (
            "Rolf Amsel, Jr., the owner, rejected the offer. Amsel said it was low.",
            ("people Rolf Amsel, Jr.", "is against offer"),
        ),
        ("Rolf Amsel, Jr. rejected the offer.", ("people Rolf Amsel, Jr.", "Rolf Amsel, Jr. is against offer")),
        ("Rolf Amsel, Sr, left the firm to Rolf Amsel, Jr.", ("people Rolf Amsel, Jr. + Rolf Amsel, Sr",)),
        (
            "Rolf Amsel III, the mayor, rejected the offer.",
            ("people Rolf Amsel III", "Rolf Amsel III is current mayor"),
        ),
        ("Rolf Amsel, III, the mayor, rejected the offer.", ("people Rolf Amsel, III", "is current mayor")),
        ("Rolf Amsel Sr. and Rolf Amsel Jr. own the firm.", ("people Rolf Amsel Jr. + Rolf Amsel Sr.",)),
        (
            "The younger Amsel rejected the offer. Rolf Amsel Sr. is 90 and Rolf Amsel Jr. is 60.",
            ("Rolf Amsel Jr. is against offer",),
        ),
        ("“We are done,” said Rolf Amsel, Jr.", ("says (direct) We are done", "people Rolf Amsel, Jr.")),
        ("Rolf Amsel, Jana Vetter and Karl Holm own the firm.", ("people Jana Vetter + Karl Holm + Rolf Amsel",)),
        ("Rolf Amsel, Jr.’s lawyer left. Rolf Amsel Jr. stayed.", ("people Rolf Amsel, Jr.",)),
        (
            "Rolf Amsel, M.D., said the ward is full.",
            ("people Rolf Amsel", "Rolf Amsel says (indirect) the ward is full"),
        ),
        (
            "Rolf Amsel, PhD, said the ward is full.",
            ("people Rolf Amsel", "Rolf Amsel says (indirect) the ward is full"),
        ),
    ),
    "two surnames": (
        (
            "Laura Toledo Vega, the mayor, left. Toledo praised the police.",
            ("people Laura Toledo Vega", "Laura Toledo Vega is for police", "no place"),
        ),
        (
            "Juan Carlos Rivas Ochoa said the mine is closed. “It is not safe,” Rivas said.",
            ("people Juan Carlos Rivas Ochoa", "Juan Carlos Rivas Ochoa says (direct) It is not safe"),
        ),
        (
            "Pedro Salinas Prado, a lawyer, rejected the plan. Salinas Prado said it is bad. Salinas then left.",
            ("people Pedro Salinas Prado",),
        ),
        (
            "Anna Holm-Vetter, the minister, resigned. Holm-Vetter blamed the press.",
            ("people Anna Holm-Vetter", "Anna Holm-Vetter is against press"),
        ),
        (
            "Anna Holm-Vetter’s plan was rejected. Ms. Holm-Vetter opposes the tax.",
            ("people Anna Holm-Vetter", "Anna Holm-Vetter is against tax"),
        ),
        (
            "Gabriel Ortega y Luna said the port is open. Ortega opposes the tax.",
            ("people Gabriel Ortega y Luna", "Gabriel Ortega y Luna is against tax"),
        ),
        (
            "Luis de la Torre Arce, the judge, left. De la Torre opposes the law.",
            ("people Luis de la Torre Arce", "Luis de la Torre Arce is against law"),
        ),
        ("Carmen Rojas Solís met Pablo Rojas. Rojas opposes the tax.", ("people Carmen Rojas Solís + Pablo Rojas",)),
        (
            "Mary Ellen Porter, a nurse, left. Porter said the ward is full.",
            ("people Mary Ellen Porter", "Mary Ellen Porter says"),
        ),
        (
            "Mary Ellen Porter, a nurse, met Ellen Vetter. Ellen praised her.",
            ("people Ellen Vetter + Mary Ellen Porter",),
        ),
        ("Carlos Medina Ruiz, the senator, flew to Medina on Monday.", ("people Carlos Medina Ruiz", "place Medina")),
        ("Karl Heinz Kroll said the port is open. Heinz opposes the tax.", ("Karl Heinz Kroll says",)),
    ),
    "a given name with a hyphen": (
        ("Jean-Luc Amsel opposes the tax. Jean-Luc left.", ("people Jean-Luc Amsel",)),
        ("Ana-María Sollen opposes the tax. “It is bad,” Ana-María said.", ("people Ana-María Sollen",)),
        (
            "Jean-Luc Amsel met Jean-Luc Vetter. Holm-Kroll left.",
            ("people Holm-Kroll + Jean-Luc Amsel + Jean-Luc Vetter",),
        ),
    ),
    "a former or further name": (
        (
            "Mira Sollen, née Vetter, is the mayor of Port Ellery. Sollen opposes the tax.",
            ("people Mira Sollen", "Mira Sollen is current mayor", "no organisation", "no place Vetter"),
        ),
        ("Mira Sollen (nee Vetter), the mayor, opposes the tax.", ("people Mira Sollen", "Mira Sollen is against tax")),
        (
            "Mira Sollen, born Mira Vetter, said the tax is bad.",
            ("people Mira Sollen", "alias Mira Vetter of Mira Sollen", "Mira Sollen says (indirect) the tax is bad"),
        ),
        (
            "Mira Sollen, formerly Mira Vetter, is the director of the Lima Institute.",
            ("people Mira Sollen", "Mira Sollen is current director at Lima Institute"),
        ),
        ("Mira Sollen (formerly Mira Vetter) opposes the tax.", ("people Mira Sollen", "Mira Sollen is against tax")),
        (
            "Rolf Amsel, also known as DJ Falcon, said the club is closed.",
            ("people Rolf Amsel", "Rolf Amsel says (indirect) the club is closed"),
        ),
        (
            "Rolf Amsel, a.k.a. Kid Thunder, was arrested. Amsel blamed the police.",
            ("people Rolf Amsel", "Rolf Amsel is against police"),
        ),
        (
            "Rolf Amsel, better known as Ralf Ambros, opposes the tax.",
            ("people Rolf Amsel", "Rolf Amsel is against tax"),
        ),
        ("Mira Sollen, born in Vetter in 1970, opposes the tax.", ("people Mira Sollen", "Mira Sollen is against tax")),
        (
            "Mira Sollen, formerly of the Vetter Group, opposes the tax.",
            ("people Mira Sollen", "organisation Vetter Group"),
        ),
        (
            "Mira Sollen, née Vetter, left. Jana Vetter, a lawyer, opposes the tax.",
            ("people Jana Vetter + Mira Sollen", "Jana Vetter is against tax"),
        ),
        ("Mira Sollen-Holm, née Sollen, is a judge.", ("people Mira Sollen-Holm",)),
        (
            "Mira Sollen, whose maiden name was Vetter, opposes the tax.",
            ("people Mira Sollen", "Mira Sollen is against tax"),
        ),
    ),
}


@pytest.mark.parametrize(("kind", "case"), [(kind, case) for kind, cases in CASES.items() for case in cases])
def test_kinds_of_names(graph_of: Callable[..., Any], tmp_path: Path, kind: str, case: Case) -> None:
    assert not missed(graph_of, tmp_path, case), kind
