"""One plain form for the many ways to write a name: lower case, ASCII letters, no diacritics."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from newsgraph.names import scripts

# Letters that Unicode does not decompose into an ASCII letter and a mark.
_LETTERS = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h",
    "ı": "i", "ĸ": "k", "ŋ": "n", "ŧ": "t", "ə": "a", "ɛ": "e", "ɔ": "o", "ƒ": "f", "ʻ": "", "ʼ": "", "ʹ": "", "ʺ": "",
    "’": "", "‘": "", "'": "", "`": "", "´": "", "′": "",
}  # fmt: skip

# Cyrillic after BGN/PCGN in the simplified form that English-language newspapers use; endings are folded by
# `spelling_key`, not here.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ђ": "dj", "ћ": "c", "џ": "dz",
    "ѓ": "g", "ќ": "k", "ѕ": "dz", "қ": "k", "ғ": "g", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "ә": "a",
}  # fmt: skip

_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip

_TABLE = str.maketrans(_LETTERS | _CYRILLIC | _GREEK | scripts.LETTERS)
_SEPARATORS = re.compile(r"[\s\-‐-―_/,;:·•・]+")
_DROPPED = re.compile(r"[^\w ]")
_ASCII = str.maketrans(
    {
        letter: letter.lower() if letter.isalnum() else " " if _SEPARATORS.fullmatch(letter) else None
        for letter in map(chr, range(128))
    }
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, ASCII where a letter of an alphabet (or kana) has a customary reading, words parted by single spaces.

    Hyphens part words ("Kim Jong-un" is "kim jong un"); apostrophes and points vanish ("O'Neill" is "oneill",
    "U.S." is "us"). Letters of other scripts stay as they are.
    """
    if text.isascii():  # most names: the same in one step
        return " ".join(text.translate(_ASCII).split())
    composed = unicodedata.normalize("NFC", text).lower()
    lowered = scripts.read_digraphs(composed).translate(_TABLE)
    decomposed = unicodedata.normalize("NFKD", lowered)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_TABLE)
    return " ".join(_DROPPED.sub("", _SEPARATORS.sub(" ", plain)).split())


# The ways to write one Slavic ending (-ий, -ый, -ій) after a consonant; plain -i and -y only where -ski, -cki or
# -zki make the ending plain, so that "Rossi" and "Suzuki" stay what they are.
_ENDING = re.compile(r"(?:(?<=[bcdfghklmnpqrstvwxz])(?:yy|iy|ij|yj|yi|ii|jj)|(?<=[scz]k)[iy])$")
_LONG_ENOUGH, _ENDS = 5, "iyj"


def fold_ending(word: str) -> str:
    """A folded word with its adjective-like ending in one spelling: "zelenskyy" and "zelenskiy" are "zelensky"."""
    return _ENDING.sub("y", word) if len(word) >= _LONG_ENOUGH and word[-1] in _ENDS else word
