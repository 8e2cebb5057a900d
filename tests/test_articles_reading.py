"""What is read of an article, what is masked, and the way back to the raw characters."""

import random
import re

import pytest

from newsgraph.articles.reading import Reading, make_reading
from newsgraph.records import Article, Span

PROSE = (
    "The envoys of both kingdoms met behind closed doors in the old customs house for most of the afternoon, "
    "and neither side would say in the evening what had been agreed."
)
OTHER = PROSE.replace("the afternoon", "the long winter night that followed upon it")


def read(text: str, title: str | None = None) -> Reading:
    return make_reading(Article(id="a", text=text, title=title))


def blocks(text: str, title: str | None = None) -> list[tuple[str, str]]:
    reading = read(text, title)
    return [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]


def words(text: str) -> list[str]:
    return [line for _, line in blocks(text)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("The king [said](#) no.", "The king said no."),
        ("The king [said](https://example.org/a_(b)?c=1) no.", "The king said no."),
        ("He [again [and again]](#) refused.", "He again [and again] refused."),
        ('She said "[it] all looks bad" on Monday.', 'She said "[it] all looks bad" on Monday.'),
        ("The **first** and the *second* and the __third__ envoy.", "The first and the second and the third envoy."),
        ("A [**bold** claim](#), he said.", "A bold claim, he said."),
        ("What the f**k, the d**n king said.", "What the f**k, the d**n king said."),
        ("The user some_odd_name wrote.", "The user some_odd_name wrote."),
        ("See the report <https://example.org/x> of May.", "See the report of May."),
        ("The\u00a0envoy \u2009of\u202fpeace.", "The envoy of peace."),
        ("A line\nthat is   broken.", "A line"),
        ("The vote was lost.[12] He left.", "The vote was lost. He left."),
        ("The plan failed.Nobody came.", "The plan failed. Nobody came."),
        ('"It failed," she said."Nobody came," he said.', '"It failed," she said. "Nobody came," he said.'),
        ("“It failed.”“Nobody came,” he said.", "“It failed.” “Nobody came,” he said."),
        ("Ann.Author@example.org asked the U.S.Army.", "Ann.Author@example.org asked the U.S.Army."),
        ("The envoy left (PHOTOS: The week in pictures) at noon.", "The envoy left at noon."),
        (
            "The envoy left (in a hurry: the boat waited) at noon.",
            "The envoy left (in a hurry: the boat waited) at noon.",
        ),
        (
            "Sen. Ann Berg Ann Maria BergVote on tariffs put off 'Not my plan,' Moe says MORE (R-Ohio) left early.",
            "Sen. Ann Berg (R-Ohio) left early.",
        ),
        ("Ann Berg said that Berg wanted MORE of it.", "Ann Berg said that Berg wanted MORE of it."),
        ("- the first demand of the rebels", "the first demand of the rebels"),
        ("zero\u200bwidth and soft\u00adhyphen", "zerowidth and softhyphen"),
        ("![a map of the isles](map.png) The isles are small.", "The isles are small."),
    ],
)
def test_reading_takes_markup_out(raw: str, expected: str) -> None:
    assert words(raw)[0] == expected


def test_reading_keeps_the_raw_slice_around_masked_markup() -> None:
    text = "The king [said](#) no."
    reading = read(text)
    start = reading.text.index("king said no")
    span = reading.raw(start, start + len("king said no"))
    assert text[span.start : span.end] == "king [said](#) no"


def test_reading_span_at_a_link_leaves_the_brackets_out() -> None:
    text = "The king [said](#) no."
    reading = read(text)
    span = reading.raw(9, 13)
    assert text[span.start : span.end] == "said"


def test_reading_locates_raw_spans() -> None:
    text = "Advertisement\n\nThe king [said](#) no."
    reading = read(text)
    at = text.index("said")
    located = reading.locate(Span(at, at + 4))
    assert located is not None
    assert reading.text[located.start : located.end] == "said"
    assert reading.locate(Span(0, 13)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PROSE}\n\n{OTHER}", [PROSE, OTHER]),
        (f"{PROSE}\r\n\r\n{OTHER}\r\n", [PROSE, OTHER]),
        (f"{PROSE}\n{OTHER}\n{PROSE}", [PROSE, OTHER, PROSE]),
        (f"{PROSE}\n   \n{OTHER}", [PROSE, OTHER]),
    ],
)
def test_reading_parts_blocks_at_blank_lines_and_long_lines(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_reading_joins_hard_wrapped_lines() -> None:
    text = (
        "The envoys of both kingdoms met behind closed doors in the old\n"
        "customs house for most of the afternoon, and neither side would say\n"
        "in the evening what had been agreed between them.\n"
        "\n"
        "A second round is planned for the spring, when the ice on the river\n"
        "has gone and the road over the pass can be used again by carts.\n"
    )
    read_words = words(text)
    assert len(read_words) == 2
    assert read_words[0].endswith(
        "the old customs house for most of the afternoon, and neither side would say in the evening what had been agreed between them."
    )


def test_reading_joins_a_sentence_that_the_page_broke() -> None:
    text = "The experts warn that the sudden wish for peace may be more about\n\nthe next election than about the war."
    assert words(text) == [
        "The experts warn that the sudden wish for peace may be more about the next election than about the war."
    ]


def test_reading_joins_a_broken_sentence_across_an_advertisement() -> None:
    text = "The experts warn that the sudden wish for peace may be more about\n\nAdvertisement\n\nthe next election."
    assert words(text) == ["The experts warn that the sudden wish for peace may be more about the next election."]


def test_reading_keeps_a_roster_apart() -> None:
    text = f"{PROSE} Here is a look at the team:\n\nAnn Author, heading the team, is a judge.\n\nBo Writer is a deputy minister."
    assert words(text)[1:] == ["Ann Author, heading the team, is a judge.", "Bo Writer is a deputy minister."]


def test_reading_tells_kinds_of_blocks_apart() -> None:
    text = (
        "Accessibility links\n\nBreaking News\n\nThe King's Motives In Refusing The Truce\n\nUpdated\n\n"
        "By Ann Author and Desk\n\nMay 13, 2025\n\n"
        "Queen Ann (left) and King Bo (right) met in Oslo in 2019.\n"
        "Queen Ann (left) and King Bo (right) met in Oslo in 2019.\n\n"
        f"OSLO, March 3 (Reuters) - {PROSE}\n\nWhy Doesn't The King Want To Go?\n\n{PROSE}\n\n"
        "- a first demand of theirs\n- a second demand of theirs\n\n"
        "Related article: [Envoy Stays](#)\n\n"
        "  • 16x9 Image\n\n    Ann Author\n\n    Ann Author is the editor of a desk.\n\nXS\nSM\nMD\nLG"
    )
    assert blocks(text, "The King’s Motives in Refusing the Truce") == [
        ("title", "The King's Motives In Refusing The Truce"),
        ("byline", "By Ann Author and Desk"),
        ("dateline", "OSLO, March 3 (Reuters)"),
        ("paragraph", PROSE),
        ("heading", "Why Doesn't The King Want To Go?"),
        ("paragraph", PROSE),
        ("item", "a first demand of theirs"),
        ("item", "a second demand of theirs"),
        ("author", "Ann Author"),
        ("author", "Ann Author is the editor of a desk."),
    ]


def test_reading_keeps_prose_before_a_credit() -> None:
    prose = "The queen told the council on Monday that the truce holds. Her envoy stays in Oslo."
    reading = make_reading(Article("a", text := f"{prose} Photo: Ann Author/Example Press\n\n{PROSE}"))
    assert [reading.text[block.start : block.end] for block in reading.blocks] == [prose, PROSE]
    assert [text[masked.start : masked.end] for masked in reading.masked] == ["Photo: Ann Author/Example Press"]
    assert blocks(f"The queen waves in Oslo. Photo: Ann Author/Example Press\n\n{PROSE}") == [("paragraph", PROSE)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("WASHINGTON — The vote was lost.", "WASHINGTON"),
        ("SEOUL (Reuters) - The vote was lost.", "SEOUL (Reuters)"),
        ("Paris, July 11 (CNA) -- The vote was lost.", "Paris, July 11 (CNA)"),
        ("FLINT, Mich., Oct. 4 (UPI) -- The vote was lost.", "FLINT, Mich., Oct. 4 (UPI)"),
        ("Des Moines, Iowa (CNN) The vote was lost.", "Des Moines, Iowa (CNN)"),
        ("(CNN) — The vote was lost.", "(CNN)"),
    ],
)
def test_reading_sets_datelines_apart(text: str, line: str) -> None:
    assert blocks(text) == [("dateline", line), ("paragraph", "The vote was lost.")]


@pytest.mark.parametrize(
    "text",
    [
        "The NATO - Russia talks failed.",
        "Oslo - The vote was lost.",
        "I — The king — am here.",
        "The king (EU) went home.",
    ],
)
def test_reading_takes_no_prose_for_a_dateline(text: str) -> None:
    assert blocks(text) == [("paragraph", text)]


def test_reading_reads_repeated_prose_with_a_quotation_once() -> None:
    line = '"We shall not sign this treaty," the king told the envoys in Oslo.'
    assert words(f"{line}\n\n{line}") == [line]


def test_reading_leaves_front_matter_out() -> None:
    text = f"---\ntitle: The Truce\ntags:\n  - war\n---\n\n# The Truce\n\n{PROSE}"
    assert words(text) == ["The Truce", PROSE]


@pytest.mark.parametrize("text", ["", "\n\n", "***", "Advertisement"])
def test_reading_of_nothing_is_empty(text: str) -> None:
    reading = read(text)
    assert (reading.text, reading.blocks, reading.raw(0, 0)) == ("", (), Span(0, 0))


def make_text(chance: random.Random) -> str:
    """Invented articles of random bits, markup and blanks."""
    bits = [
        "[said](#)",
        "**bold**",
        "The king",
        "Ann\u00a0Author",
        "won.",
        "He",
        "  ",
        "\t",
        "<https://example.org/x>",
        "(left)",
        "“No,”",
        "\u200b",
        "—",
        "* x",
    ]
    starts = ["", "", "- ", "# ", "> "]
    lines = [
        chance.choice(starts) + " ".join(chance.choices(bits, k=chance.randint(0, 14)))
        for _ in range(chance.randint(1, 12))
    ]
    return chance.choice(["\n", "\n\n", "\r\n\r\n"]).join(lines)


@pytest.mark.parametrize("seed", range(60))
def test_reading_offsets_lead_to_the_same_words(seed: int) -> None:
    chance = random.Random(seed)
    text = make_text(chance)
    reading = read(text)
    assert [(block.start, block.end) for block in reading.blocks] == [
        match.span() for match in re.finditer(r"[^\n]+", reading.text)
    ]
    for word in re.finditer(r"\S+", reading.text):
        span = reading.raw(*word.span())
        kept = text[span.start : span.end].replace("\u200b", "")
        assert kept == word[0] or re.search(r"[\[\]*<>#()]", kept)
        assert reading.locate(span) == Span(*word.span())
    for start, raw, length in reading.pieces:
        assert reading.text[start : start + length].split() == text[raw : raw + length].split()


def test_articles_reading_row_of_a_table_is_an_item_with_bars_between_its_cells() -> None:
    text = "Who came:\n\n| Name | Role |\n|---|:-:|\n| **Ann Lee** | minister |\n\nHome | World | Sport\n"
    reading = make_reading(Article("a", text))
    blocks = [(block.kind, reading.text[block.start : block.end]) for block in reading.blocks]
    assert blocks[1] == ("item", "Ann Lee | minister")
    start = reading.text.index("minister")
    span = reading.raw(start, start + len("minister"))
    assert text[span.start : span.end] == "minister"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            f"{PROSE}\n\nThe members are:\n\nAnn Weir, judge\nKarl Berg, lawyer\n\n{OTHER}",
            ["Ann Weir, judge", "Karl Berg, lawyer"],
        ),
        (
            f"{PROSE}\n\n(i) Ann Weir – judge\n(ii) Karl Berg – lawyer\n\n{OTHER}",
            ["Ann Weir – judge", "Karl Berg – lawyer"],
        ),
        (
            f"{PROSE}\n\nFinance | Ann Weir\nDefence | Karl Berg\n\n{OTHER}",
            ["Finance | Ann Weir", "Defence | Karl Berg"],
        ),
        (
            f"{PROSE}\n\nName | Seat | New?\nAnn Weir | north | No\nKarl Berg | south | Yes\n\n{OTHER}",
            ["Ann Weir | north | No", "Karl Berg | south | Yes"],
        ),
        (f"She said:\n\n{PROSE}\n{OTHER}", []),
        (f"{PROSE}\n\nAnn Weir\nKarl Berg\n\n{OTHER}", []),
    ],
)
def test_reading_takes_lines_of_a_list_for_items(text: str, items: list[str]) -> None:
    assert [line for kind, line in blocks(text) if kind == "item"] == items


def test_reading_keeps_lines_of_a_list_apart_that_are_of_one_length() -> None:
    lines = [
        "Mara Tsering Yangdon Quill (Norway), Co-Chair",
        "Olav Matias Echaurren Brisk (Peru), Co-Chair",
        "Ida Regnheid Stein Olsen (Chile), member",
    ]
    assert words(f"{PROSE}\n\n" + "\n".join(lines) + f"\n\n{OTHER}")[1:-1] == lines
