"""What a denial denies: two claims of one key are one against the other, where one of them is denied."""

from __future__ import annotations

import re
from hashlib import blake2b

from newsgraph.records import Claim

_NO_WORDS = re.compile(r"[\".,:;!?“”‘’]")
_SIZE = 8


def denial_of(claim: Claim) -> int | None:
    """Who is said to say what, in the words that a denial would have, as a number; None of what is no statement."""
    if claim.kind != "statement":
        return None
    words = _NO_WORDS.sub("", (claim.fields.get("content") or "").casefold()).removeprefix("that ")
    told = repr((claim.fields.get("speaker"), words)).encode("utf8", "surrogatepass")
    return int.from_bytes(blake2b(told, digest_size=_SIZE).digest(), signed=True)
