"""How the tables of names and places are read: small ones into dictionaries, large ones searched where they lie."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from newsgraph.resources import data_folder, read_rows

Row = tuple[str, ...]


_BLOCK = 4096


class SortedTable:
    """A file of tab-separated rows sorted by their first column, searched where it lies in memory.

    Only the first key of each 4 kB is parsed at load: 4 MB are there in about a millisecond, and forked workers share them.
    """

    def __init__(self, file: str) -> None:
        text = (data_folder() / file).read_bytes()
        # Each row, the first too, stands between line breaks: the head's last one begins the table.
        start = 0
        while text.startswith(b"#", start):
            start = text.index(b"\n", start) + 1
        self._text = text
        self._starts = [start]
        while (at := text.find(b"\n", self._starts[-1] + _BLOCK)) >= 0 and at + 1 < len(text):
            self._starts.append(at + 1)
        self._keys = [text[at : text.index(b"\n", at)].partition(b"\t")[0] for at in self._starts]

    def find(self, key: str) -> Row | None:
        """The row whose first column is `key`, or None."""
        wanted = key.encode("utf-8", "surrogatepass")
        block = bisect_right(self._keys, wanted) - 1
        if block < 0 or not wanted:
            return None
        start = self._starts[block] - 1
        end = self._starts[block + 1] if block + 1 < len(self._starts) else len(self._text)
        at = self._text.find(b"\n" + wanted + b"\t", start, end) + 1
        return tuple(self._text[at : self._text.index(b"\n", at)].decode().split("\t")) if at else None


@cache
def word_list(name: str) -> frozenset[str]:
    """A closed list of folded words from name_words.tsv: "honorific", "particle", "generic body" ..."""
    return frozenset(word for row in read_rows("name_words.tsv", 2) if row[0] == name for word in row[1].split())
