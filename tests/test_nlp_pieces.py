"""A long article is read piece by piece and is one article all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from newsgraph.errors import InputError
from newsgraph.nlp import pipeline
from newsgraph.nlp.extract import extract
from newsgraph.records import Article

BANKS = ("the Sabex Bank", "the Bank of Lindal", "the Harbour Bank", "the Orlen Bank", "the Northern Savings Bank")
SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.mark.parametrize("file", sorted(SEEDS.glob("*.txt")), ids=lambda file: file.stem)
def test_nlp_pieces_read_as_the_whole(file: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    article = Article("a", file.read_text(encoding="utf8"))
    monkeypatch.setattr(pipeline, "PIECE", 10**9)
    (whole,) = extract(nlp, [article])
    monkeypatch.setattr(pipeline, "PIECE", len(article.text) // 4)
    (in_pieces,) = extract(nlp, [article])
    assert in_pieces == whole
    assert whole.claims


def test_nlp_pieces_stand_among_short_articles(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Ann Orr left.", "\n\n".join(f"Ann Orr leads {bank}." for bank in BANKS), "Bo Diaz left."]
    monkeypatch.setattr(pipeline, "PIECE", 100)
    read = list(extract(nlp, [Article(str(number), text) for number, text in enumerate(texts)]))
    assert [extraction.article.text for extraction in read] == texts
    assert len([entity for entity in read[1].entities if entity.name == "Ann Orr"]) == 1
    assert len(read[1].claims) == len(BANKS)


def test_nlp_pieces_of_one_paragraph_too_long(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "max_length", 120)
    monkeypatch.setattr(pipeline, "PIECE", 100)
    with pytest.raises(InputError, match="a paragraph of 149 characters, and 120 are read at once"):
        list(extract(nlp, [Article("a", "Ann Orr leads the Sabex Bank. " * 5)]))
