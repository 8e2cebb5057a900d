"""Groups of several made articles, through the whole flow: which are one, and which are not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.model

Articles = list[tuple[str, str]]
"""(published, text)."""


@pytest.fixture
def graph(tmp_path: Path, graph_of: Callable[..., Any]) -> Callable[[Articles], Any]:
    def read(articles: Articles) -> Any:
        rows = [
            {
                "id": f"a{number}",
                **({"published": published} if published else {}),
                "text": text,
                "publisher": f"Paper {number}",
            }
            for number, (published, text) in enumerate(articles)
        ]
        file = tmp_path / "articles.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in rows))
        return graph_of(file)

    return read


@pytest.mark.parametrize(
    ("articles", "groups"),
    [
        pytest.param(
            [
                ("2025-05-16", "The Kenyan delegation, led by Peter Otieno, arrived in Geneva for talks with Uganda."),
                ("2025-05-18", "Kenya's negotiating team in Geneva left on Friday. Its head is Peter Otieno."),
            ],
            [["a0", "a1"]],
            id="several descriptions",
        ),
        pytest.param(
            [
                ("2022-03-16", "The Kenyan delegation arrived in Geneva for talks with Uganda."),
                ("2025-05-18", "Kenya's delegation is in Geneva. The Kenyan team at the 2022 talks was small."),
            ],
            [["a0", "a1"], ["a1"]],
            id="of two years, one of them told of later",
        ),
        pytest.param(
            [
                ("2022-03-16", "The Kenyan delegation includes Peter Otieno, Alice Njeri and James Mwangi."),
                ("2025-05-16", "The Kenyan delegation includes Peter Otieno, Nora Veld and Otto Krahl."),
                ("", "The Kenyan delegation includes Peter Otieno, Alice Njeri and James Mwangi."),
            ],
            [["a0", "a2"], ["a1"]],
            id="an article of no date, by its people",
        ),
        pytest.param(
            [
                ("2022-03-16", "The Kenyan delegation includes Peter Otieno, Alice Njeri and James Mwangi."),
                ("2025-05-16", "The Kenyan delegation includes Peter Otieno, Alice Njeri and Otto Krahl."),
                ("", "The Kenyan delegation includes Peter Otieno and Alice Njeri."),
            ],
            [["a0"], ["a1"], ["a2"]],
            id="an article of no date, whose people sat in two",
        ),
        pytest.param(
            [
                ("2025-05-16", "The Kenyan delegation at the first round of talks in Geneva was small."),
                ("2025-05-30", "The Kenyan delegation at the second round of talks in Geneva was small."),
            ],
            [["a0"], ["a1"]],
            id="two rounds in one month and place",
        ),
        pytest.param(
            [
                ("2025-03-16", "The Kenyan delegation at the March talks in Geneva was small."),
                ("2025-06-30", "The Kenyan delegation at the June talks in Geneva was small."),
            ],
            [["a0"], ["a1"]],
            id="talks of two months",
        ),
        pytest.param(
            [
                (
                    "2025-05-16",
                    "The first round of talks ended on Friday. The Kenyan delegation was led by Peter Otieno.",
                ),
                ("2025-06-02", "A second round of talks began. The Kenyan delegation was led by James Mwangi."),
                ("2025-06-03", "Kenya's delegation at the second round of talks had ten members."),
                ("2025-07-24", "Third-round talks are over. The Kenyan delegation was led by James Mwangi."),
            ],
            [["a0"], ["a1", "a2"], ["a3"]],
            id="three rounds of a year, told by the articles' own leads",
        ),
        pytest.param(
            [
                ("2025-05-16", "The Kenyan delegation arrived in Geneva for talks with Uganda."),
                ("2025-05-16", "The Kenyan delegation arrived at the Rose Palace for talks with Uganda."),
            ],
            [["a0", "a1"]],
            id="a town, and a house that may stand in it",
        ),
        pytest.param(
            [
                ("2025-05-16", "The Kenyan delegation arrived in Geneva for talks with Uganda on Friday."),
                ("2025-06-02", "The Kenyan delegation arrived in Cairo for talks with Uganda on Monday."),
                ("2025-06-03", "The Kenyan delegation left."),
            ],
            [["a0"], ["a1"], ["a2"]],
            id="two places, and one that may be either",
        ),
        pytest.param(
            [
                ("2025-05-16", "The Kenyan delegation arrived in Geneva for the climate summit."),
                ("2025-05-20", "The Kenyan delegation arrived in Geneva for truce talks."),
            ],
            [["a0"], ["a1"]],
            id="two occasions",
        ),
        pytest.param(
            [
                (
                    "2025-01-16",
                    "The Novak government, which includes Petr Svoboda, met. Anna Novak is Czech prime minister.",
                ),
                ("2025-02-16", "The government of Czech Prime Minister Anna Novak includes Jana Mala."),
            ],
            [["a0", "a1"]],
            id="a government by its head",
        ),
        pytest.param(
            [
                (
                    "2025-01-16",
                    "The new cabinet is led by Kenyan Prime Minister Peter Otieno, who appointed James Mwangi.",
                ),
                ("2025-08-16", "The new cabinet is led by Kenyan Prime Minister Alice Njeri."),
            ],
            [["a0"], ["a1"]],
            id="two cabinets of a country in a year, by their heads",
        ),
        pytest.param(
            [
                ("2025-05-16", "The Kenyan delegation at the fifth round of talks was led by Alice Njeri."),
                (
                    "2025-05-17",
                    "The Kenyan delegation arrived for the fifth round of talks. Peter Otieno led the Kenyan side in the fourth.",
                ),
            ],
            [["a0", "a1"], ["a1"]],
            id="one round, and another that has no noun",
        ),
        pytest.param(
            [
                ("2025-01-16", "The select committee, chaired by Laura Bennett, met."),
                ("2025-02-16", "Paul Roy is a member of the select committee."),
            ],
            [["a0"], ["a1"]],
            id="committees of nobody knows which country",
        ),
    ],
)
def test_groups_across_articles_are_one_or_not(
    articles: Articles, groups: list[list[str]], graph: Callable[[Articles], Any]
) -> None:
    found = [
        sorted({mention.article for mention in entity.mentions})
        for entity in graph(articles).entities
        if entity.kind == "group"
    ]
    assert sorted(found) == groups


def test_groups_across_descriptions_of_one_article_are_one(graph: Callable[[Articles], Any]) -> None:
    text = (
        "Kenya's negotiating team in 2022 was led by Peter Otieno. The team that conducted the most recent talks included "
        "Grace Wanjiru. The Kenyan delegation now is led by Alice Njeri. A member of the 2022 delegation, James Mwangi, spoke."
    )
    found = graph([("2025-05-16", text)])
    sizes = {entity.properties["date"]: len(entity.mentions) for entity in found.entities if entity.kind == "group"}
    assert sizes == {"2022": 3, "2025": 1}


def test_groups_across_articles_that_count_them_differently_have_no_size(graph: Callable[[Articles], Any]) -> None:
    found = graph(
        [
            ("2025-05-16", "The 8-member Kenyan delegation arrived in Geneva for talks."),
            ("2025-05-18", "The nine-member Kenyan delegation in Geneva left."),
        ]
    )
    [group] = [entity for entity in found.entities if entity.kind == "group"]
    assert ([count.number for count in group.counts], group.size) == ([8, 9], None)
