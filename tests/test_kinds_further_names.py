"""Further kinds of names that go wrong elsewhere: what is read rightly, and must be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinds import Case, missed

CASES: dict[str, tuple[Case, ...]] = {
    "capitals and headlines": (
        (
            "VERA HOLM opposes the tax. Holm is the mayor of Port Ellery.",
            ("people Vera Holm", "Vera Holm is against tax"),
        ),
        (
            "MAYOR HOLM SAYS DAM WILL HOLD\n\nVera Holm, the mayor, said the dam will hold.",
            ("people Vera Holm", "Vera Holm says"),
        ),
        (
            "Holm Rejects Tax Plan As Council Meets\n\nMayor Vera Holm rejected the tax plan on Monday.",
            ("people Vera Holm",),
        ),
        ("PORT ELLERY — Vera Holm opposes the tax.", ("people Vera Holm", "Vera Holm is against tax")),
        ("LIMA (Reuters) - Vera Holm opposes the tax.", ("people Vera Holm", "Vera Holm is against tax")),
    ),
    "initials": (
        ("J. R. Holm, the mayor, opposes the tax. Holm left.", ("people J. R. Holm", "J. R. Holm is against tax")),
        ("J.R. Holm opposes the tax. “It is bad,” Holm said.", ("people J.R. Holm", "J.R. Holm says (direct)")),
        ("Vera K. Holm opposes the tax. Vera Holm left.", ("people Vera K. Holm",)),
        ("V. K. L. Amsel opposes the tax.", ("people V. K. L. Amsel",)),
        ("Vera B. Holm and Vera K. Holm oppose the tax.", ("people Vera B. Holm + Vera K. Holm",)),
    ),
    "particles, apostrophes and accents": (
        (
            "Pieter van der Holm opposes the tax. Van der Holm is the mayor.",
            (
                "people Pieter van der Holm",
                "Pieter van der Holm is against tax",
                "Pieter van der Holm is current mayor",
            ),
        ),
        (
            "Karim al-Amsel opposes the tax. Al-Amsel is the mayor.",
            ("people Karim al-Amsel", "Karim al-Amsel is current mayor"),
        ),
        ("Saleh bin Amsel, the minister, opposes the tax. Bin Amsel left.", ("people Saleh bin Amsel",)),
        ("Ludwig von Holm opposes the tax. Von Holm left.", ("people Ludwig von Holm",)),
        ("“It is bad,” said Maria de la Cruz Holm.", ("people Maria de la Cruz Holm",)),
        ("Anne Le Goff opposes the tax. Le Goff left.", ("people Anne Le Goff",)),
        ("Luca Di Marzo opposes the tax. Di Marzo left.", ("people Luca Di Marzo",)),
        ("Sean O'Hara opposes the tax. O'Hara left.", ("people Sean O'Hara",)),
        ("Sean O’Hara’s plan failed. O’Hara opposes the tax.", ("people Sean O’Hara", "Sean O’Hara is against tax")),
        ("Gina D’Angelo opposes the tax. D’Angelo’s brother left.", ("people Gina D’Angelo",)),
        ("Zoë Müller-Łukasz opposes the tax. Müller-Łukasz left.", ("people Zoë Müller-Łukasz",)),
    ),
    "titles glued to names": (
        ("PM Vera Holm opposes the tax.", ("people Vera Holm", "Vera Holm is current PM")),
        (
            "Prime Minister Vera Holm opposes the tax. The PM left.",
            ("people Vera Holm", "Vera Holm is current prime minister"),
        ),
        ("Former President Vera Holm opposes the tax.", ("Vera Holm is former president",)),
        ("The former president, Vera Holm, opposes the tax.", ("Vera Holm is former president",)),
        ("Acting director Vera Holm opposes the tax.", ("Vera Holm is current acting director",)),
        ("President-elect Vera Holm opposes the tax.", ("Vera Holm is incoming President",)),
        ("Vera Holm, the mayor-elect of Port Ellery, opposes the tax.", ("Vera Holm is incoming mayor",)),
        ("Vice President Vera Holm opposes the tax.", ("Vera Holm is current vice president",)),
        ("Vera Holm, MP, opposes the tax.", ("people Vera Holm", "Vera Holm is against tax")),
        ("Dr. Vera Holm, MD, PhD, opposes the tax.", ("people Vera Holm",)),
        ("Sir Rolf Amsel and Dame Vera Holm oppose the tax.", ("people Rolf Amsel + Vera Holm",)),
        ("Prof Vera Holm and Mr Amsel oppose the tax.", ("Vera Holm is against tax",)),
        ("Deputy Mayor Vera Holm opposes the tax.", ("Vera Holm is current Deputy Mayor",)),
        ("Two-time mayor Vera Holm opposes the tax.", ("Vera Holm is … mayor",)),
        (
            "Mayor Vera Holm's husband, Rolf Amsel, opposes the tax.",
            ("Rolf Amsel is against tax", "Vera Holm is current mayor", "no Rolf Amsel is current mayor"),
        ),
    ),
    "couples and relatives": (
        ("Bill and Hillary Sollen oppose the tax.", ("people Bill Sollen + Hillary Sollen",)),
        (
            "Rolf and Vera Holm oppose the tax. Vera Holm is the mayor.",
            ("people Rolf Holm + Vera Holm", "Vera Holm is current mayor"),
        ),
        ("The Holms oppose the tax. Vera Holm is the mayor.", ("people Vera Holm",)),
        ("Mr. and Mrs. Holm oppose the tax.", ("no people Mr",)),
        ("Vera Holm and her brother Rolf met. “The dam will hold,” she said.", ("Vera Holm says (direct)",)),
        ("Vera Holm and her brother, Karl Holm, left. “The dam will hold,” he said.", ("Karl Holm says (direct)",)),
        (
            "Karl Holm, the mayor, and Vera Holm, the director, left. Mayor Holm opposes the tax.",
            ("Karl Holm is against tax",),
        ),
        (
            "Dario and Nora Quist bought the mill. Dario opposes the dam.",
            ("people Dario Quist + Nora Quist", "Dario Quist is against dam"),
        ),
        (
            "Jack and Mary Pell told police the dog was theirs.",
            (
                "people Jack Pell + Mary Pell",
                "Jack Pell says (indirect) the dog was theirs",
                "Mary Pell says (indirect) the dog was theirs",
            ),
        ),
        ("Dario Pell and his wife Nora oppose the dam.", ("Dario Pell is against dam",)),
        ("The Pells sold the mill. Dario Pell left.", ("people Dario Pell",)),
    ),
    "bodies that have people's names": (
        ("Holm & Amsel rejected the plan. Vera Holm left.", ("organisation Holm & Amsel", "people Vera Holm")),
        ("The Vera Holm Foundation rejected the plan.", ("organisation Vera Holm Foundation", "people ")),
        (
            "Holm Industries Inc. rejected the plan. Vera Holm, its founder, left.",
            ("organisation Holm Industries", "people Vera Holm"),
        ),
        ("Amsel Motors and Amsel AG rejected the plan. Rolf Amsel owns both.", ("people Rolf Amsel",)),
        ("Vera Holm Hospital is closed. Holm was a doctor.", ("organisation Vera Holm Hospital",)),
        ("The Amsel Times said the mayor lied. Rolf Amsel denied it.", ("people Rolf Amsel",)),
        ("She works at Holm, Amsel and Partners.", ("people ",)),
    ),
    "teams named after places": (
        ("Chicago beat Denver 3-1 on Monday. Coach Rolf Amsel praised the team.", ("people Rolf Amsel",)),
        ("Port Ellery United beat Lima FC 2-0.", ("people ",)),
        ("Vera Holm scored twice as Norway beat Peru 3-2.", ("people Vera Holm", "country Norway")),
    ),
    "acronyms": (
        (
            "The Harbour Safety Board (HSB) rejected the plan. The HSB opposes the tax.",
            (
                "organisation Harbour Safety Board",
                "Harbour Safety Board is against tax",
                "alias HSB of Harbour Safety Board",
            ),
        ),
        ("HSB, the Harbour Safety Board, rejected the plan. HSB said the tax is bad.", ("Harbour Safety Board says",)),
        ("The LF (Lake Fund) opposes the tax.", ("is against tax",)),
    ),
    "ages and constituencies behind names": (
        ("Vera Holm, 43, opposes the tax.", ("people Vera Holm", "Vera Holm is against tax")),
        ("Vera Holm (43) opposes the tax.", ("people Vera Holm", "Vera Holm is against tax")),
        ("Vera Holm, 43, the mayor of Port Ellery, opposes the tax.", ("Vera Holm is current mayor of Port Ellery",)),
        ("Vera Holm, aged 43, a nurse, opposes the tax.", ("Vera Holm is current nurse",)),
        (
            "Vera Holm, 43, and Rolf Amsel, 50, oppose the tax.",
            ("people Rolf Amsel + Vera Holm", "Rolf Amsel is against tax"),
        ),
        ("Vera Holm, of Port Ellery, opposes the tax.", ("Vera Holm is against tax", "people Vera Holm")),
        ("Vera Holm (D-Ohio) opposes the tax.", ("Vera Holm is against tax", "people Vera Holm")),
        (
            "Sen. Vera Holm, D-Ohio, said the tax is bad.",
            ("Vera Holm says (indirect) the tax is bad", "people Vera Holm"),
        ),
    ),
    "bylines and credits": (
        ("By ROLF AMSEL and JANA KROLL\n\nVera Holm opposes the tax.", ("people Vera Holm",)),
        ("Rolf Amsel\nStaff Writer\n\nVera Holm opposes the tax.", ("Vera Holm is against tax",)),
        ("Vera Holm opposes the tax.\n\n(Photo by Rolf Amsel/Getty Images)", ("people Vera Holm",)),
        ("Vera Holm opposes the tax.\n\nReporting by Rolf Amsel; Editing by Jana Kroll", ("people Vera Holm",)),
        ("Vera Holm opposes the tax.\n\nRolf Amsel contributed to this report.", ("Vera Holm is against tax",)),
    ),
    "ordinals": (
        ("King Rolf II opposes the tax.", ("people Rolf II", "Rolf II is against tax")),
        ("Pope Anselm IV opposes the tax.", ("people Anselm IV",)),
        ("Queen Vera of Norland opposes the tax.", ("Vera",)),
        ("The 45th president, Vera Holm, opposes the tax.", ("Vera Holm is … president",)),
        ("Vera Holm, the first woman to be mayor of Port Ellery, opposes the tax.", ("Vera Holm is against tax",)),
    ),
    "signs that are not to be seen": (
        ("Vera Holm opposes the tax. Vera Holm left.", ("people Vera Holm",)),
        ("Vera\u200b Holm opposes the tax.", ("people Vera Holm", "Vera Holm is against tax")),
        ("Vera­Holm opposes the tax. “The dam­ will hold,” said Rolf Amsel.", ("Rolf Amsel says",)),
        ("﻿Vera Holm opposes the tax.", ("people Vera Holm", "Vera Holm is against tax")),
        ("Vera Holm 🙂 opposes the tax.", ("people Vera Holm",)),
        ("“The dam will hold,” said Vera Holm 🙂.", ("Vera Holm says (direct)",)),
        ("Vera Holm opposes the tax. “It is bad,” she said.", ("Vera Holm says (direct) It is bad",)),
        ("Vera  Holm\topposes the tax.", ("people Vera Holm", "Vera Holm is against tax")),
        ("Vera Holm opposes the tax…", ("Vera Holm is against tax",)),
    ),
    "handles and addresses": (
        ("@veraholm opposes the tax. Vera Holm left.", ("people Vera Holm",)),
        ("Vera Holm (vera.holm@example.org) opposes the tax.", ("people Vera Holm", "Vera Holm is against tax")),
        ("Vera Holm opposes the tax: https://example.org/vera-holm.", ("people Vera Holm",)),
        ("#VeraHolm trended. Vera Holm opposes the tax.", ("people Vera Holm",)),
        ("Vera Holm opposes the tax, example.org reported.", ("people Vera Holm",)),
        ("RT @veraholm: The dam will hold.", ("no people RT",)),
    ),
    "abbreviations with a full stop": (
        ("Mr. Amsel opposes the tax. Rolf Amsel is the mayor.", ("people Rolf Amsel", "Rolf Amsel is against tax")),
        ("Rolf Amsel, of Holm Inc., opposes the tax. He left.", ("Rolf Amsel is against tax",)),
        ("Rolf Amsel of the U.S. opposes the tax.", ("Rolf Amsel is against tax", "country United States")),
        ("The No. 2 official, Rolf Amsel, opposes the tax.", ("people Rolf Amsel", "Rolf Amsel is against tax")),
        ("Gov. Amsel opposes the tax. Rolf Amsel is the governor.", ("people Rolf Amsel", "Rolf Amsel is against tax")),
        ("St. Amsel Church is closed, Rev. Vera Holm said.", ("Vera Holm says",)),
        ("Lt. Gov. Vera Holm opposes the tax.", ("people Vera Holm", "Vera Holm is current")),
        ("Sgt. Maj. Rolf Amsel opposes the tax.", ("people Rolf Amsel",)),
        ("Ms Holm opposes the tax. Vera Holm is the mayor.", ("people Vera Holm", "Vera Holm is against tax")),
        ("Vera Holm v. Rolf Amsel is the case. Holm opposes the tax.", ("Vera Holm is against tax",)),
    ),
    "words that are names": (
        ("Polish minister Vera Holm opposes the tax.", ("people Vera Holm",)),
        ("Turkey rejected the plan. We ate turkey.", ("country Turkey", "Turkey is against plan")),
        ("Rich Holm and Art Amsel oppose the tax.", ("people Art Amsel + Rich Holm", "Rich Holm is against tax")),
        ("Faith Holm and Hope Amsel oppose the tax.", ("people Faith Holm + Hope Amsel",)),
        ("Bill Holm opposes the bill.", ("people Bill Holm", "Bill Holm is against bill")),
        ("Frank Holm was frank. Drew Amsel drew a plan.", ("people Drew Amsel + Frank Holm",)),
        ("Young opposes the tax. Vera Young is the mayor.", ("people Vera Young", "Vera Young is against tax")),
        (
            "Vera Price said the price is high. Price opposes the tax.",
            ("people Vera Price", "Vera Price is against tax"),
        ),
        ("Rolf King, the king of pop, left. King opposes the tax.", ("people Rolf King", "Rolf King is against tax")),
        ("Rolf Mayor opposes the tax. Mayor Vera Holm left.", ("people Rolf Mayor + Vera Holm",)),
        ("Vera Bishop opposes the tax. Bishop said it is bad.", ("people Vera Bishop", "Vera Bishop says")),
        ("Christian Holm, a Christian, opposes the tax.", ("people Christian Holm",)),
        (
            "Rolf White and Vera Green oppose the tax. Green said it is bad. White agreed.",
            ("people Rolf White + Vera Green", "Vera Green says"),
        ),
        ("Vera Love opposes the tax. Love said it is bad.", ("people Vera Love", "Vera Love says")),
        ("Said Amsel opposes the tax. Amsel said it is bad.", ("people Said Amsel", "Said Amsel says")),
        ("Long said the dam is safe. Rolf Long is an engineer.", ("people Rolf Long", "Rolf Long says")),
        ("Wang Wei opposes the tax. Wang said it is bad.", ("people Wang Wei", "Wang Wei says")),
        ("Vera Law, a judge, opposes the law. Law left.", ("people Vera Law",)),
        (
            "Ernest Banks, a banker, opposes the tax. Banks said it is bad.",
            ("people Ernest Banks", "Ernest Banks says"),
        ),
        ("Rose Holm rose to speak. Holm opposes the tax.", ("people Rose Holm", "Rose Holm is against tax")),
        ("Victoria Lake opposes the tax. Lake said it is bad.", ("people Victoria Lake", "Victoria Lake says")),
    ),
    "companies that are called like people": (
        ("Ford rejected the plan. The company said it is bad.", ("people ", "Ford is against plan")),
        ("Rolf Ford rejected the plan. Ford said it is bad.", ("people Rolf Ford", "Rolf Ford says")),
    ),
    "nicknames": (
        ("Robert Amsel, known as Bob, opposes the tax. Bob Amsel left.", ("people Robert Amsel",)),
        ("Rolf 'Red' Amsel opposes the tax.", ("is against tax",)),
        ("Robert Amsel opposes the tax. Bob Amsel left.", ("people Robert Amsel",)),
        ("Vera “The Wall” Holm opposes the tax. Holm left.", ("is against tax",)),
    ),
    "names of every form": (
        ("John W. Amsel V opposes the tax.", ("people John W. Amsel V",)),
        ("Rolf “Lil Red” Amsel, Jr., opposes the tax.", ("is against tax",)),
        ("“Rick” Amsel opposes the tax.", ("Amsel is against tax",)),
        ("Col. Rolf Amsel (Ret.) opposes the tax.", ("people Rolf Amsel", "Rolf Amsel is against tax")),
        ("Col. Rolf Amsel, Ret., opposes the tax.", ("people Rolf Amsel", "Rolf Amsel is against tax")),
        ("Barbara Holm (Cox) opposes the tax.", ("Barbara Holm is against tax",)),
        ("Van Maximilian Amsel opposes the tax.", ("people Van Maximilian Amsel",)),
        ("Flávio Juvenal da Silva Junior opposes the tax.", ("people Flávio Juvenal da Silva Junior",)),
        ("Janine is a professor. Janine opposes the tax.", ("people Janine", "Janine is against tax")),
        ("Caroline van den Holm opposes the tax. Ms. Van den Holm left.", ("people Caroline van den Holm",)),
        ("Rolf Amsel's and Vera Holm's lawyers oppose the tax.", ("people Rolf Amsel + Vera Holm",)),
        (
            "Rolf Amsel’s brother-in-law, Karl Holm, opposes the tax.",
            ("people Karl Holm + Rolf Amsel", "Karl Holm is against tax"),
        ),
        ("James’s plan failed. Rolf James opposes the tax.", ("people Rolf James",)),
        ("Rolf Jones’ plan failed. Jones opposes the tax.", ("people Rolf Jones", "Rolf Jones is against tax")),
        ("Rolf Amsel, Esq., opposes the tax.", ("people Rolf Amsel", "Rolf Amsel is against tax")),
        ("The Honorable Rolf Amsel opposes the tax.", ("people Rolf Amsel", "Rolf Amsel is against tax")),
        ("His Excellency Rolf Amsel opposes the tax.", ("people Rolf Amsel",)),
        ("Rolf Amsel CBE opposes the tax.", ("people Rolf Amsel",)),
        ("Rolf Amsel, CBE, opposes the tax.", ("people Rolf Amsel", "Rolf Amsel is against tax")),
        ("Rolf Amsel QC opposes the tax.", ("people Rolf Amsel",)),
        ("Dr Vera Holm-Amsel opposes the tax. Dr. Holm-Amsel left.", ("people Vera Holm-Amsel",)),
        ("McAmsel opposes the tax. Rolf McAmsel left.", ("people Rolf McAmsel", "Rolf McAmsel is against tax")),
        ("Rolf AMSEL opposes the tax. Amsel left.", ("people Rolf Amsel", "is against tax")),
        ("Kim Jae-in opposes the tax. Kim left.", ("people Kim Jae-in",)),
        ("Kim Jong Amsel and Kim Yo Amsel oppose the tax.", ("people Kim Jong Amsel + Kim Yo Amsel",)),
        ("Nguyen Van Amsel opposes the tax.", ("people Nguyen Van Amsel",)),
        ("Abdul Rahman al-Amsel opposes the tax.", ("people Abdul Rahman al-Amsel",)),
        ("Vera Holm, Karl Holm's daughter, opposes the tax. Holm is the mayor.", ("Vera Holm is against tax",)),
        ("President Amsel met his wife, Vera Amsel. “It is late,” Amsel said.", ("no Vera Amsel says",)),
    ),
}


@pytest.mark.parametrize(("kind", "case"), [(kind, case) for kind, cases in CASES.items() for case in cases])
def test_kinds_of_further_names(graph_of: Callable[..., Any], tmp_path: Path, kind: str, case: Case) -> None:
    assert not missed(graph_of, tmp_path, case), kind
