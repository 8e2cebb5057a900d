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
        (
            "Mayor June Berg’s plan failed. Berg opposes the tax. The vote is in June.",
            ("people June Berg", "June Berg is against tax"),
        ),
        (
            "Karl Berg met Jordan Lind in Jordan. Lind opposes the tax.",
            ("people Jordan Lind + Karl Berg", "country Jordan", "Jordan Lind is against tax"),
        ),
        ("Karl Berg, Sr., 70, and Karl Berg, Jr., 40, oppose the tax.", ("people Karl Berg, Jr. + Karl Berg, Sr.",)),
        ("Senator Karl Berg Jr.'s bill failed.", ("people Karl Berg Jr.",)),
        ("Ana Lind, maiden name Berg, opposes the tax.", ("people Ana Lind", "Ana Lind is against tax")),
        (
            "Ana Lind (born Berg) opposes the tax. Karl Berg is her father.",
            ("people Ana Lind + Karl Berg", "Ana Lind is against tax"),
        ),
        (
            "Rosa Vega Soto and her brother Luis Vega Soto oppose the tax. “It is bad,” she said.",
            ("people Luis Vega Soto + Rosa Vega Soto", "Rosa Vega Soto says (direct) It is bad"),
        ),
        (
            "Rosa Vega-Soto, 40, left. Vega-Soto's lawyer, Karl Berg, opposes the tax.",
            ("people Karl Berg + Rosa Vega-Soto", "Karl Berg is against tax"),
        ),
        ("“I agree,” said Chad Berg. Chad, a poor country, is far away.", ("people Chad Berg",)),
        (
            "Virginia Lind lives in Virginia. Lind opposes the tax.",
            ("people Virginia Lind", "Virginia Lind is against tax"),
        ),
        ("Karl Mexico and Ana Lind oppose the tax. Mr. Mexico left.", ("people Ana Lind + Karl Mexico", "no country")),
        (
            "Tomas Weir, better known by his stage name Kid Weir, opposes the tax.",
            ("people Tomas Weir", "Tomas Weir is against tax"),
        ),
        ("Tomas Weir, who performs as DJ Falcon, opposes the tax.", ("Tomas Weir is against tax",)),
        ("Tomas Weir, nicknamed Tiger, opposes the tax.", ("people Tomas Weir", "Tomas Weir is against tax")),
        (
            "Karl Will opposes the tax. Will said it is bad.",
            ("people Karl Will", "Karl Will says (indirect) it is bad"),
        ),
        ("Karl March opposes the tax. March left in March.", ("people Karl March", "Karl March is against tax")),
        (
            "Ana April opposes the tax. “It is bad,” April said.",
            ("people Ana April", "Ana April says (direct) It is bad"),
        ),
    ),
    "months and days as names": (
        (
            "Actor August Pell and director April Quist praised the festival.",
            ("people April Quist + August Pell", "April Quist is for festival"),
        ),
        ("May Quist, 61, denied the charge. Dario Quist, her son, did not.", ("people Dario Quist + May Quist",)),
        (
            "Judge Will Pell rejected the appeal.",
            ("people Will Pell", "Will Pell is against appeal", "Will Pell is current judge"),
        ),
        ("Pell resigned last June. Dario Pell was the treasurer.", ("people Dario Pell",)),
        ("April Weir’s plan failed. Weir resigned in April.", ("people April Weir",)),
        (
            "Tomas Weir and June Weir married in June. June opposes the tax.",
            ("people June Weir + Tomas Weir", "June Weir is against tax"),
        ),
        ("“The bridge is closed,” April Weir said on Friday.", ("people April Weir", "April Weir says (direct)")),
        ("“The bridge is closed,” said June Berg.", ("people June Berg", "June Berg says (direct)")),
        ("The award went to August Lind of Oslo.", ("people August Lind",)),
        ("Police questioned Will Berg and April Lind.", ("people April Lind + Will Berg",)),
        ("June Berg, 45, opposes the tax. June Berg’s sister, April, supports it.", ("June Berg is against tax",)),
        ("Sunday Lind, the keeper, praised the fans.", ("people Sunday Lind", "Sunday Lind is for fans")),
        (
            "Will Berg said the bridge is closed. Will Berg return?",
            ("people Will Berg", "Will Berg says (indirect) the bridge is closed"),
        ),
        ("The bridge will close in April, Weir said. Tomas Weir is the mayor.", ("people Tomas Weir",)),
        ("Since August Lind has led the firm. Karl Lind founded it.", ("people Karl Lind",)),
        ("Maya April Weir opposes the tax.", ("people Maya April Weir",)),
        ("Mark Weir will mark the day. Grant Lind won a grant.", ("people Grant Lind + Mark Weir",)),
        ("March Weir, the painter, left in March.", ("people March Weir",)),
        ("In August, August Lind resigned.", ("people August Lind",)),
        ("Friday’s talks failed, Tomas Weir said.", ("people Tomas Weir",)),
    ),
    "countries as surnames": (
        (
            "Nora France, the treasurer, quit. “I had enough,” France said.",
            ("people Nora France", "Nora France says (direct) I had enough", "no country"),
        ),
        ("Goalkeeper Chad Pell signed for Oslo. Pell said he was happy.", ("people Chad Pell", "Chad Pell says")),
        (
            "Nora Cuba and Dario Pell own the farm. Cuba opposes the dam.",
            ("people Dario Pell + Nora Cuba", "Nora Cuba is against dam", "no country"),
        ),
        (
            "Israel rejected the offer. Dario Israel, a trader, said prices fell.",
            ("country Israel", "Israel is against offer", "Dario Israel says (indirect) prices fell"),
        ),
        (
            "Michelle Jordan’s plan failed. Jordan’s lawyer said she will appeal.",
            ("people Michelle Jordan", "no country"),
        ),
        ("The judge fined Michelle Jordan. The fine angered Jordan.", ("people Michelle Jordan", "no country")),
        (
            "Coach Holland praised the team. Peter Holland is 50.",
            ("people Peter Holland", "Peter Holland is for team", "no country"),
        ),
        (
            "Senator Paul Ireland visited Ireland in May. Ireland praised the country.",
            ("people Paul Ireland", "country Ireland"),
        ),
        ("Peter Jordan met the king of Jordan. Jordan’s king praised him.", ("people Peter Jordan", "country Jordan")),
        (
            "Rosa Mali and Karl Berg oppose the tax. “It is bad,” Mali said.",
            ("people Karl Berg + Rosa Mali", "Rosa Mali says (direct)"),
        ),
        ("Jack London’s house is in London.", ("people Jack London",)),
        (
            "Ms. Brazil opposes the tax. Ana Brazil is a judge.",
            ("people Ana Brazil", "Ana Brazil is against tax", "no country"),
        ),
        ("Israel Weir opposes the tax. Israel is 40.", ("people Israel Weir", "no country")),
        ("Georgia Weir, the mayor, opposes the tax. Georgia left.", ("people Georgia Weir", "no country", "no place")),
        ("Ken Paris, the coach, left. Paris is a town in Texas.", ("people Ken Paris",)),
        ("Peru beat Chad 2-0. Chad Weir scored.", ("people Chad Weir", "country Peru", "country Chad")),
        ("Sydney Weir opposes the tax. “It is bad,” Sydney said.", ("people Sydney Weir", "Sydney Weir says (direct)")),
        ("Florence Berg opposes the tax. Florence is a nurse.", ("people Florence Berg", "no place")),
        (
            "Jordan Weir and Austin Lind oppose the tax. Jordan said it is bad.",
            ("people Austin Lind + Jordan Weir", "Jordan Weir says (indirect) it is bad"),
        ),
    ),
    "Jr. and Sr.": (
        ("Dario Pell, Jr., rejected the verdict.", ("Dario Pell, Jr. is against verdict",)),
        ("Dario Pell Sr. sold the farm to Dario Pell Jr. last year.", ("people Dario Pell Jr. + Dario Pell Sr.",)),
        (
            "“He was a hard man,” said Dario Pell, Jr., of his father.",
            ("Dario Pell, Jr. says (direct) He was a hard man",),
        ),
        ("Dario Pell, Sr., and Dario Pell, Jr., oppose the dam.", ("people Dario Pell, Jr. + Dario Pell, Sr.",)),
        (
            "Mayor Tomas Weir, Jr., opposes the tax.",
            ("people Tomas Weir, Jr.", "Tomas Weir, Jr. is current mayor", "Tomas Weir, Jr. is against tax"),
        ),
        (
            "Tomas Weir, Jr., and Ana Lind oppose the tax.",
            ("people Ana Lind + Tomas Weir, Jr.", "Ana Lind is against tax"),
        ),
        ("Tomas Weir Jr opposes the tax. Weir said it is bad.", ("people Tomas Weir Jr", "Tomas Weir Jr says")),
        ("Tomas Weir (Jr.) opposes the tax.", ("Tomas Weir is against tax",)),
        ("Tomas Weir, Jr.: “The tax is bad.”", ("says (direct) The tax is bad",)),
        ("Tomas Weir junior opposes the tax.", ("Tomas Weir",)),
        ("Tomas Weir II and Tomas Weir III oppose the tax.", ("people Tomas Weir II + Tomas Weir III",)),
        ("“It is bad,” said Tomas Weir, Sr., the founder.", ("people Tomas Weir, Sr.", "says (direct) It is bad")),
        ("Tomas Weir, Sr.’s firm failed.", ("people Tomas Weir, Sr.",)),
        ("The senior Weir opposes the tax. Tomas Weir Jr. supports it.", ("Tomas Weir Jr.",)),
        ("The younger Weir, Tomas Jr., opposes the tax. Tomas Weir Sr. supports it.", ("is against tax",)),
        (
            "Weir Jr. opposes the tax. Tomas Weir Jr. is the mayor.",
            ("people Tomas Weir Jr.", "Tomas Weir Jr. is against tax"),
        ),
    ),
    "two surnames": (
        (
            "Miguel Quesada Prats, the coach, resigned. Quesada blamed the board.",
            ("people Miguel Quesada Prats", "Miguel Quesada Prats is against board"),
        ),
        (
            "Nora Quist-Pell's lawyer left. Quist-Pell rejected the deal.",
            ("people Nora Quist-Pell", "Nora Quist-Pell is against deal"),
        ),
        (
            "Elena Cordero Vidal met Luis Cordero. Ms. Cordero Vidal opposes the dam.",
            ("people Elena Cordero Vidal + Luis Cordero", "Elena Cordero Vidal is against dam"),
        ),
        (
            "José Antonio Barrios Luna said the mine is shut. Barrios praised the miners.",
            ("people José Antonio Barrios Luna", "José Antonio Barrios Luna is for miners"),
        ),
        ("Carlos Medina Ruiz said the port is open. Medina’s plan failed.", ("people Carlos Medina Ruiz", "no place")),
        (
            "“The port is open,” said Carlos Medina Ruiz. Medina is the senator.",
            ("people Carlos Medina Ruiz", "Carlos Medina Ruiz is current senator"),
        ),
        (
            "Sen. Medina Ruiz opposes the tax. Carlos Medina Ruiz is 50.",
            ("people Carlos Medina Ruiz", "Carlos Medina Ruiz is against tax"),
        ),
        (
            "Ana Soto Lind’s plan failed. Soto Lind opposes the tax.",
            ("people Ana Soto Lind", "Ana Soto Lind is against tax"),
        ),
        ("Ana María Soto opposes the tax. María is a nurse.", ("Ana María Soto is against tax",)),
        ("Ana Soto-Lind opposes the tax. Soto-Lind’s lawyer left.", ("people Ana Soto-Lind",)),
        (
            "Ana Soto-Lind opposes the tax. Soto said it is bad.",
            ("people Ana Soto-Lind", "Ana Soto-Lind says (indirect) it is bad"),
        ),
        (
            "Ana Soto Lind met Pablo Soto Vera. Soto Lind opposes the tax. Soto Vera supports it.",
            ("people Ana Soto Lind + Pablo Soto Vera", "Ana Soto Lind is against tax"),
        ),
        ("Luis Vega de León opposes the tax. Vega left.", ("people Luis Vega de León",)),
        ("José Luis Vega opposes the tax. Luis left.", ("José Luis Vega is against tax",)),
        ("João da Costa Lima opposes the tax. Costa Lima left.", ("people João da Costa Lima",)),
        ("María del Carmen Vega Soto opposes the tax. Vega left.", ("people María del Carmen Vega Soto",)),
        (
            "Óscar Arias-Lind’s wife, Ana Soto, opposes the tax.",
            ("people Ana Soto + Óscar Arias-Lind", "Ana Soto is against tax"),
        ),
    ),
    "former names": (
        ("Nora Pell (née Quist) chairs the school board.", ("people Nora Pell", "no organisation Quist")),
        (
            "Nora Pell, who was born Nora Quist, opposes the dam.",
            ("people Nora Pell", "Nora Pell is against dam", "alias Nora Quist of Nora Pell"),
        ),
        ("Dario Pell, aka Lucky, opposes the dam.", ("people Dario Pell", "Dario Pell is against dam")),
        ("Nora Pell, formerly Quist, opposes the dam.", ("people Nora Pell", "Nora Pell is against dam")),
        (
            "Ana Weir, née Ana Lindqvist, opposes the tax. Lindqvist was a nurse.",
            ("people Ana Weir", "Ana Weir is against tax"),
        ),
        (
            "Ana Weir, born Lindqvist, opposes the tax.",
            ("people Ana Weir", "Ana Weir is against tax", "no organisation", "no place"),
        ),
        ("Ana Weir (born Ana Lindqvist; 5 May 1970) is a judge.", ("people Ana Weir",)),
        (
            "Ana Weir-Lindqvist (née Lindqvist) opposes the tax.",
            ("people Ana Weir-Lindqvist", "Ana Weir-Lindqvist is against tax"),
        ),
        (
            "Ana Weir, previously known as Ana Lindqvist, opposes the tax.",
            ("people Ana Weir", "Ana Weir is against tax"),
        ),
        ("Ana Weir, who also goes by Ana Lindqvist, opposes the tax.", ("people Ana Weir",)),
        ("Tomas Weir, alias Karl Berg, was arrested. Berg denied the charge.", ("people Tomas Weir",)),
        ("Tomas Weir, AKA “Tiger,” was arrested.", ("people Tomas Weir",)),
        ("The Harbour Union, formerly the Dock Union, opposes the tax.", ("Harbour Union is against tax", "people ")),
        (
            "The Lima Institute, formerly known as Weir House, opposes the tax.",
            ("Lima Institute is against tax", "people "),
        ),
        ("Ana Weir, formerly the mayor, opposes the tax.", ("people Ana Weir", "Ana Weir is former mayor")),
        ("Ana Weir, born in Oslo, opposes the tax.", ("people Ana Weir", "Ana Weir is against tax")),
        (
            "Ana Weir, born Ana Lindqvist in Oslo, opposes the tax.",
            ("people Ana Weir", "alias Ana Lindqvist of Ana Weir", "Ana Weir is against tax"),
        ),
        ("Born Ana Lindqvist, Ana Weir opposes the tax.", ("people Ana Weir", "Ana Weir is against tax")),
        ("Ana Lindqvist, now Ana Weir, opposes the tax.", ("people Ana Lindqvist",)),
    ),
    "dates in figures": (
        (
            "Nora Quist was elected chairwoman of the valley council on 5/6/2022.",
            ("Nora Quist is … chairwoman", "no 5/6"),
        ),
        (
            "Dario Pell, treasurer of the Valley Fund (2003–2008), opposes the dam.",
            ("Dario Pell is former treasurer at Valley Fund since 2003 until 2008",),
        ),
        (
            "Dario Pell was the treasurer of the Valley Fund 2003-08.",
            ("Dario Pell is former treasurer at Valley Fund since 2003 until 2008",),
        ),
        ("Nora Quist became governor on 01.02.2020.", ("Nora Quist is current governor", "no governor on")),
        (
            "Lucia Ferrante, mayor of Port Ellery from 2011–2015, opposes the tax.",
            ("Lucia Ferrante is former mayor of Port Ellery since 2011 until 2015",),
        ),
        (
            "Lucia Ferrante (mayor of Port Ellery, 2011–2015) opposes the tax.",
            ("Lucia Ferrante is former mayor of Port Ellery since 2011 until 2015",),
        ),
        (
            "Lucia Ferrante, former mayor of Port Ellery (2011–15), opposes the tax.",
            ("Lucia Ferrante is former mayor of Port Ellery since 2011 until 2015",),
        ),
        ("Lucia Ferrante was sworn in as mayor on 3.4.2023.", ("Lucia Ferrante is … mayor", "no 3.4")),
        (
            "Lucia Ferrante was elected mayor of Port Ellery on 2023-04-03.",
            ("Lucia Ferrante is current mayor of Port Ellery", "no 2023-04-03"),
        ),
        (
            "On 3/4/2023 Lucia Ferrante was elected mayor of Port Ellery.",
            ("Lucia Ferrante is current mayor of Port Ellery",),
        ),
        ("Lucia Ferrante has been mayor since 12/2020.", ("Lucia Ferrante is current mayor",)),
        (
            "Lucia Ferrante was mayor of Port Ellery between 2011 and 2015.",
            ("Lucia Ferrante is former mayor of Port Ellery",),
        ),
        (
            "Lucia Ferrante, the 2011–2015 mayor of Port Ellery, opposes the tax.",
            ("Lucia Ferrante is former mayor of Port Ellery",),
        ),
        (
            "Lucia Ferrante was director of the Lima Institute in 2011/12.",
            ("Lucia Ferrante is former director at Lima Institute",),
        ),
        (
            "Lucia Ferrante, the director of the Lima Institute since 1/1/2020, opposes the tax.",
            ("Lucia Ferrante is current director at Lima Institute",),
        ),
        ("Karl Berg (1950–2020) was the mayor of Port Ellery.", ("Karl Berg is former mayor of Port Ellery",)),
        ("Lucia Ferrante joined the Harbour Union on 3/4/2023.", ("no 3/4",)),
        ("Lucia Ferrante, a member of the Harbour Union since 2011–12, opposes the tax.", ("people Lucia Ferrante",)),
        ("Karl Berg resigned as mayor on 12/11/2022.", ("Karl Berg is former mayor", "no 12/11")),
        (
            "Karl Berg stepped down as director of the Lima Institute on 12.11.2022.",
            ("Karl Berg is former director at Lima Institute", "no 12.11"),
        ),
        ("Karl Berg, who was mayor 2011–15, opposes the tax.", ("Karl Berg is former mayor since 2011 until 2015",)),
        ("Karl Berg (senator, 2011–2015) opposes the tax.", ("Karl Berg is former senator since 2011 until 2015",)),
        ("Former mayor Karl Berg (2011–2015) opposes the tax.", ("Karl Berg is former mayor",)),
        ("Mayor Karl Berg (2011–) opposes the tax.", ("Karl Berg is current mayor",)),
        (
            "Karl Berg served as minister of trade from 2011-15.",
            ("Karl Berg is former minister of trade since 2011 until 2015",),
        ),
        ("Karl Berg, the minister of trade in 2011–2015, opposes the tax.", ("Karl Berg is former minister of trade",)),
        (
            "Karl Berg, president of the Harbour Union until 31/12/2020, opposes the tax.",
            ("Karl Berg is former president at Harbour Union", "no 31/12"),
        ),
        (
            "Karl Berg, president of the Harbour Union since 5/2020, opposes the tax.",
            ("Karl Berg is current president at Harbour Union",),
        ),
        ("Karl Berg will become mayor on 1/1/2025.", ("Karl Berg is incoming mayor", "no 1/1")),
        ("Karl Berg was re-elected president of Peru on 6/5/18.", ("Karl Berg is … president", "no 6/5")),
        ("Karl Berg, governor (1999-2003), opposes the tax.", ("Karl Berg is former governor since 1999 until 2003",)),
    ),
}


@pytest.mark.parametrize(("kind", "case"), [(kind, case) for kind, cases in CASES.items() for case in cases])
def test_kinds_of_further_names(graph_of: Callable[..., Any], tmp_path: Path, kind: str, case: Case) -> None:
    assert not missed(graph_of, tmp_path, case), kind
