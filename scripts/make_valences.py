"""Makes pipeline/newsgraph/data/valences.tsv from VADER's ratings of English words.

Run it with the Python of a scratch environment; the package is no dependency of newsgraph:

    python -m venv /tmp/words && /tmp/words/bin/pip install --no-deps vaderSentiment==3.3.2
    /tmp/words/bin/python scripts/make_valences.py

The same package gives the same bytes. Words that news needs and VADER lacks are kept by hand in rules/en/valences.yaml.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "pipeline" / "newsgraph" / "data" / "valences.tsv"
WORD = re.compile(r"[a-z]{2,}(?:-[a-z]+)*")
HEADER = """\
How good or bad words sound, -4 to 4: word form, mean rating of ten people (sorted by form, made by scripts/make_valences.py).
Emoticons, abbreviations of chats and words with signs in them are left out.
Source: vaderSentiment 3.3.2 by C.J. Hutto (MIT); Hutto and Gilbert, VADER, ICWSM 2014."""


def read_ratings() -> dict[str, float]:
    """Word forms with their mean rating, out of the installed package."""
    spec = importlib.util.find_spec("vaderSentiment")
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"vaderSentiment is not installed here; see the first lines of {__file__}")
    lines = (Path(spec.submodule_search_locations[0]) / "vader_lexicon.txt").read_text(encoding="utf8").splitlines()
    rows = (line.split("\t") for line in lines if line)
    return {row[0]: float(row[1]) for row in rows if WORD.fullmatch(row[0])}


def main() -> None:
    lines = [f"# {line}" for line in HEADER.splitlines()]
    lines += [f"{word}\t{rating:.1f}" for word, rating in sorted(read_ratings().items())]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"{TABLE.name}: {len(lines) - 3:,} rows, {TABLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
