import pytest

from newsgraph.records import Article
from newsgraph.resolve.copies import find_copies

STORY = [
    "The two sides met in the old harbor office on Monday morning.",
    "They spoke for three hours about the price of grain.",
    "Nobody expected that the ferry would sail before the summer.",
    "The minister said that her side had brought a new map.",
    "A second round of talks may follow in the autumn.",
]
OTHER = [
    "The orchestra opened its season with a work that few had heard.",
    "Its conductor asked the audience to listen with closed eyes.",
    "Critics liked the strings better than the brass in the finale.",
]
LONG = [f"On day {number} the crew of the ferry painted plank {number} of the deck green." for number in range(40)]
AGAIN = [
    f"In month {number} of the year {number} ships came to the island with {number} barrels of salt each."
    for number in range(16)
]
EDITED = [line.replace("crew", "men") if number % 2 else line for number, line in enumerate(LONG)]
SHORT = ["He did not elaborate.", "She declined to comment."]


def _article(name: str, sentences: list[str], published: str | None = "2025-05-13") -> Article:
    return Article(name, " ".join(sentences), published=published)


@pytest.mark.parametrize(
    ("articles", "copies"),
    [
        pytest.param([_article("b", STORY), _article("a", STORY, "2025-05-14")], {"a": "b"}, id="the earlier is the first"),
        pytest.param([_article("b", STORY, None), _article("a", STORY)], {"b": "a"}, id="undated ones come last"),
        pytest.param([_article("a", STORY), _article("b", STORY[:4])], {"b": "a"}, id="cut"),
        pytest.param([_article("a", STORY), _article("b", [*STORY, OTHER[0]])], {"b": "a"}, id="with an addition"),
        pytest.param([_article("a", STORY), _article("b", STORY[:2])], {"b": "a"}, id="cut to its beginning"),
        pytest.param([_article("a", STORY), _article("b", [*OTHER, *OTHER[::-1], *STORY])], {"b": "a"}, id="whole in a longer one"),
        pytest.param([_article("a", STORY[:3]), _article("b", [*STORY[:3], *LONG])], {}, id="a notice in a long story"),
        pytest.param([_article("a", LONG), _article("b", [*LONG[::3], *OTHER])], {"b": "a"}, id="every third sentence"),
        pytest.param([_article("a", LONG), _article("b", EDITED)], {"b": "a"}, id="edited in every second sentence"),
        pytest.param([_article("a", LONG), _article("b", [*LONG[:8], *AGAIN])], {}, id="a third of a story"),
        pytest.param([_article("a", LONG), _article("b", [*LONG[:2], *OTHER])], {}, id="two sentences of many"),
        pytest.param([_article("a", STORY), _article("b", [*OTHER, STORY[0]])], {}, id="one sentence in common"),
        pytest.param([_article("a", STORY), _article("b", OTHER)], {}, id="two stories"),
        pytest.param([_article("a", SHORT), _article("b", SHORT)], {}, id="short sentences tell nothing"),
        pytest.param([_article("a", STORY), _article("b", STORY), _article("c", STORY)], {"b": "a", "c": "a"}, id="three"),
        pytest.param([_article("a", []), _article("b", [])], {}, id="no text"),
    ],
)  # fmt: skip
def test_resolve_copies_are_told_by_their_sentences(articles: list[Article], copies: dict[str, str]) -> None:
    assert find_copies(articles) == copies
    assert find_copies(articles[::-1]) == copies


def test_resolve_copies_do_not_mind_case_and_marks() -> None:
    shouted = Article("b", " ".join(STORY).upper().replace(".", " ... "), published="2025-05-14")
    assert find_copies([_article("a", STORY), shouted]) == {"b": "a"}
