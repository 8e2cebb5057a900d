"""How many copies of articles are found, and how many are taken for copies that are none.

    python scripts/measure_copies.py articles.jsonl [--most 500]

Makes from each article what papers make of a wire story: the same under another name, cut from its end, edited (a word
in some sentences exchanged), with words of their own around it; finds the copies among all of them, and prints how many
of each kind led to their article. None of the others may lead anywhere, and none of those that are no copies, with a fifth or a
third of an article among their own words. The processor time is that for once and for four times as many.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter
from pathlib import Path

from newsgraph.records import Article
from newsgraph.resolve.copies import find_copies, sketch_text

_SENTENCES = re.compile(r"[^.!?\n]+[.!?\n]*")


def cut(text: str, share: float) -> str:
    """The first sentences of a text."""
    sentences = _SENTENCES.findall(text)
    return "".join(sentences[: max(1, round(share * len(sentences)))])


def edit(text: str, share: float, dice: random.Random) -> str:
    """A text of which some sentences say one word otherwise."""
    sentences = _SENTENCES.findall(text)
    for at in dice.sample(range(len(sentences)), round(share * len(sentences))):
        words = sentences[at].split(" ")
        words[dice.randrange(len(words))] = "otherwise"
        sentences[at] = " ".join(words)
    return "".join(sentences)


def surround(text: str, share: float, dice: random.Random, others: list[str]) -> str:
    """A text with sentences of other articles before and behind it, so many for each of its own."""
    sentences = _SENTENCES.findall(text)
    more = [dice.choice(_SENTENCES.findall(dice.choice(others))) for _ in range(round(share * len(sentences)))]
    return " ".join([*more[::2], *sentences, *more[1::2]])


def among(text: str, share: float, dice: random.Random, others: list[str]) -> str:
    """The beginning of a text among sentences of other articles, of which it is this share, by words."""
    first = cut(text, share)
    missing = len(first.split()) * (1 / share - 1)
    more: list[str] = []
    while missing > 0:
        more.append(dice.choice(_SENTENCES.findall(dice.choice(others))))
        missing -= len(more[-1].split())
    return " ".join([*more[::2], first, *more[1::2]])


def variants(text: str, dice: random.Random, others: list[str]) -> dict[str, str]:
    return {
        "same": text,
        **{f"cut to {share:.0%}": cut(text, share) for share in (0.7, 0.5, 0.3)},
        **{f"edited in {share:.0%}": edit(text, share, dice) for share in (0.1, 0.3, 0.5, 1.0)},
        **{f"{share:.0%} added": surround(text, share, dice, others) for share in (0.3, 0.6, 1.0)},
        "cut to 50%, edited in 20%": edit(cut(text, 0.5), 0.2, dice),
        **{f"no copy, {share:.0%} of it": among(text, share, dice, others) for share in (0.2, 0.3, 0.4)},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=500)
    options = parser.parse_args()
    dice = random.Random(1)  # noqa: S311  (no secret)
    rows = [json.loads(line) for path in options.articles for line in path.open(encoding="utf8")]
    texts = list(dict.fromkeys(row["text"] for row in rows if len(sketch_text(row["text"])) >= 32))[: options.most]
    own = find_copies([Article(f"{number:06}", text, published="2025-01-01") for number, text in enumerate(texts)])
    texts = [text for number, text in enumerate(texts) if f"{number:06}" not in own]
    found: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    made = [variants(text, dice, texts) for text in texts]
    for kind in made[0]:  # one kind at a time, so that copies do not lead to other copies
        articles = [Article(f"{number:06}", text, published="2025-01-01") for number, text in enumerate(texts)]
        articles += [Article(f"{n:06}-copy", each[kind], published="2025-01-02") for n, each in enumerate(made)]
        copies = find_copies(articles)
        found[kind] = sum(copies.get(f"{number:06}-copy") == f"{number:06}" for number in range(len(texts)))
        wrong[kind] = len(copies) - found[kind]
        print(f"{kind:28} {found[kind]:5} of {len(texts)} found, {wrong[kind]} wrong")
    for times in (1, 4):
        many = [
            Article(f"{turn}-{number}", f"{text} Number {turn} of the day was drawn by hand for all of them.")
            for turn in range(times)
            for number, text in enumerate(each["same"] if turn == 0 else edit(each["same"], 1, dice) for each in made)
        ]
        begun = time.process_time()
        find_copies(many)
        print(f"{len(many)} articles in {time.process_time() - begun:.2f} s")


if __name__ == "__main__":
    main()
