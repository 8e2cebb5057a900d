"""Breaks the sample file of each format at random, and watches its reader: what it raises, how long it takes, what it gives.

    python scripts/fuzz_readers.py [--only page.html paper.pdf] [--runs 10000] [--seed 0] [--seconds 20]

Run it under a bound of memory (`ulimit -v 4000000`). Every case that raises, takes longer than --seconds, or gives an
article that is not sound is printed with its seed, and with --keep its file is written into a folder. Exit code: 1 if there is one.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from mutants_of_files import mutate
from newsgraph.articles.read import ReadProblem, Settings, read_articles
from newsgraph.articles.reading import make_reading
from newsgraph.records import Article
from sample_files import FILES

EVERY = Settings(languages=None)


class TooLongError(BaseException):
    """No Exception, so that no reader catches it."""


def stop(_number: int, _frame: FrameType | None) -> None:
    raise TooLongError


def unsound(path: Path) -> tuple[str, int]:
    """(what is wrong with how a file is read, "" for nothing; the articles in it)."""
    articles = 0
    for item in read_articles([path], settings=EVERY):
        if isinstance(item, ReadProblem):
            if "cannot be read: " in item.message:
                return item.message.partition("cannot be read: ")[2], articles
            if "\n" in item.message:
                return "a message of two lines", articles
            continue
        articles += 1
        if wrong := unsound_article(item):
            return wrong, articles
    return "", articles


def unsound_article(article: Article) -> str:
    try:
        article.text.encode()
    except UnicodeError:
        return "half a character"
    passages = article.source.passages if article.source else ()
    if any(not 0 <= passage.start < passage.end <= len(article.text) for passage in passages):
        return "a passage outside of the text"
    reading = make_reading(article)
    return (
        ""
        if all(reading.raw(block.start, block.end).end <= len(article.text) for block in reading.blocks)
        else "a block outside"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", choices=list(FILES), default=list(FILES))
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, stop)
    findings: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for name in options.only:
            content = FILES[name]
            data = content if isinstance(content, bytes) else content.encode()
            path, slowest, articles, began = Path(folder) / name, 0.0, 0, time.monotonic()
            for seed in range(options.seed, options.seed + options.runs):
                broken = mutate(data, seed)
                path.write_bytes(broken)
                signal.setitimer(signal.ITIMER_REAL, options.seconds)
                start = time.monotonic()
                try:
                    wrong, found = unsound(path)
                except TooLongError:
                    wrong, found = "too long", 0
                except Exception as error:  # noqa: BLE001
                    wrong, found = f"raises {type(error).__name__}: {error}", 0
                signal.setitimer(signal.ITIMER_REAL, 0)
                slowest, articles = max(slowest, time.monotonic() - start), articles + found
                if wrong:
                    findings[f"{name}: {wrong[:70]}"] += 1
                    if findings[f"{name}: {wrong[:70]}"] < 3:
                        print(f"  {name} seed {seed}: {wrong[:200]}", flush=True)
                        if options.keep:
                            options.keep.mkdir(exist_ok=True)
                            (options.keep / f"{seed}-{name}").write_bytes(broken)
            rate = options.runs / (time.monotonic() - began)
            print(
                f"{name:16} {options.runs:7} runs, {articles:7} articles, slowest {slowest:5.2f} s, {rate:5.0f} a second",
                flush=True,
            )
    print(f"{sum(findings.values())} findings of {len(findings)} kinds")
    return bool(findings)


if __name__ == "__main__":
    sys.exit(main())
