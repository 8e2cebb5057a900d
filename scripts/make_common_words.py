"""Makes pipeline/newsgraph/data/common_words.tsv from the words that spaCy's English lemmatizer knows.

Run it with a Python that has spaCy and its small English model:

    python scripts/make_common_words.py

The same model gives the same bytes. The words are WordNet's: the lemmatizer's table lists all base forms of its nouns, verbs,
adjectives and adverbs.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

import spacy

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "pipeline"))

from newsgraph.nlp.pipeline import DEFAULT_MODEL  # noqa: E402

TABLE = ROOT / "pipeline" / "newsgraph" / "data" / "common_words.tsv"
WORD = re.compile(r"[a-z]{3,}")
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
HEADER = """\
Base forms of English common words, and as what they stand in WordNet: n(oun), v(erb), a(djective), (adve)r(b); made by scripts/make_common_words.py.
Words of two letters, of several words, and with signs in them are left out.
Source: WordNet 3.0 (WordNet licence), as the lemma index of spaCy's English models has it (MIT)."""


def read_words() -> dict[str, str]:
    """Each base form with the letters of its parts of speech."""
    index = spacy.load(DEFAULT_MODEL).get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    found: defaultdict[str, str] = defaultdict(str)
    for part, letter in PARTS.items():
        for word in set(index[part]):
            if WORD.fullmatch(word):
                found[word] += letter
    return found


def main() -> None:
    lines = [f"# {line}" for line in HEADER.splitlines()]
    lines += [f"{word}\t{parts}" for word, parts in sorted(read_words().items())]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"{TABLE.name}: {len(lines) - 3:,} rows, {TABLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
