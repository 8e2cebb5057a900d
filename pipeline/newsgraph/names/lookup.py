"""How the tables of names and places are read: small ones into dictionaries, large ones searched where they lie."""

from __future__ import annotations

from functools import cache

from newsgraph.resources import data_folder

Row = tuple[str, ...]


class SortedTable:
    """A file of tab-separated rows sorted by their first column, searched where it lies in memory.

    Nothing is parsed at load: 4 MB are there in about a millisecond, and forked workers share them.
    """

    def __init__(self, file: str) -> None:
        text = (data_folder() / file).read_bytes()
        while text.startswith(b"#"):
            text = text[text.index(b"\n") + 1 :]
        self._text = text

    def find(self, key: str) -> Row | None:
        """The row whose first column is `key`, or None."""
        wanted = key.encode()
        low, high = 0, len(self._text)
        while low < high:
            start = self._text.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self._text.index(b"\n", start)
            row = self._text[start:end]
            found = row.partition(b"\t")[0]
            if found == wanted:
                return tuple(row.decode().split("\t"))
            if found < wanted:
                low = end + 1
            else:
                high = start
        return None


def read_rows(file: str, columns: int) -> list[Row]:
    """The rows of a small table, comments left out, short rows filled up with empty columns."""
    lines = (data_folder() / file).read_text(encoding="utf8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [tuple(row + [""] * (columns - len(row))) for row in rows]


@cache
def word_list(name: str) -> frozenset[str]:
    """A closed list of folded words from name_words.tsv: "honorific", "particle", "generic body" ..."""
    return frozenset(word for row in read_rows("name_words.tsv", 2) if row[0] == name for word in row[1].split())
