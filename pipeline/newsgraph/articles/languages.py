"""In which language a text is written, told by its script and its small words; None where they do not tell.

A text is taken for another language than English only where that is plain: an English one that is left out is worse
than another one that is read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from newsgraph.resources import read_rows

_WORD = re.compile(r"[^\W\d_]{2,}+(?:['’][^\W\d_]++)?|[^\W\d_](?:['’][^\W\d_]++|(?![.\w]))")
"""A word; a letter with a full stop is an initial."""
_INSIDE_NAME = re.compile(
    r"(\b[A-ZÀ-ÖØ-Þ]\w* )(?:(?:de|la|las|los|del|della|di|da|do|dos|das|du|des|le|les|el|al|von|van|der|den|ter|ten|zu|e|y|i) )+(?=[A-ZÀ-ÖØ-Þ])"
)
"""Small words inside a name ("Maria de la Cruz"), which is at home in any language."""
_NAME_WITHIN = re.compile(r"(?<=[\w,;)] )[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ][^\W_]*+")
"""A word with a capital within a sentence: a name, which is no small word and may have its own letters ("São Paulo")."""
_ELIDED_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ]['’][A-ZÀ-ÖØ-Þ]\w*")
"""A name such as D'Angelo or O'Hara, whose first letter is no small word."""
_MOST = 20_000
"""Characters that are looked at."""
_SCRIPTS = {
    "ru": "\u0400-\u052f",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "ar": "\u0600-\u06ff\u0750-\u077f",
    "he": "\u0590-\u05ff",
    "hi": "\u0900-\u097f",
    "th": "\u0e00-\u0e7f",
    "ka": "\u10a0-\u10ff",
    "hy": "\u0530-\u058f",
    "ko": "\uac00-\ud7af\u1100-\u11ff",
    "ja": "\u3040-\u30ff",
    "zh": "\u4e00-\u9fff",
}
"""A language for each script. Others may be written in it too; English is not."""
_LETTERS = {
    "de": "ß",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "da": "æ",
    "pl": "łęąśżźćń",
    "cs": "řěů",
    "sk": "ľĺŕ",
    "hu": "őű",
    "ro": "țșţ",
    "tr": "ğşı",
    "vi": "ơưạảấầẩậắằặẹẻẽếềểệịọỏốồổộớờởợụủứừửữựỳỵ",
    "lv": "ļņķģ",
    "lt": "ųėį",
    "fr": "çœ",
    "sq": "ë",
}
"""Letters that tell, where the small words are few."""
_SCRIPT = {code: re.compile(f"[{letters}]") for code, letters in _SCRIPTS.items()}
_ANY_SCRIPT = re.compile(f"[{''.join(_SCRIPTS.values())}]")
_LETTER = {code: re.compile(f"[{letters}]") for code, letters in _LETTERS.items()}


@cache
def _languages_of_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, words in read_rows("function_words.tsv", 2):
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def find_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, None where nothing tells it."""
    text = text[:_MOST]
    letters = sum(map(str.isalpha, text))
    if not letters:
        return None
    if _ANY_SCRIPT.search(text):
        by_script = {code: len(pattern.findall(text)) for code, pattern in _SCRIPT.items()}
        best = max(by_script, key=lambda code: by_script[code])
        if by_script[best] * 2 > letters:
            return _same_script(text, best, by_script["ja"] * 10 > letters)
    scores = _scores(text)
    code = max(scores, key=lambda item: (scores[item], item == "en"), default=None)
    if code is None or code == "en":
        return code
    return code if scores[code] >= _LEAST and scores[code] > _MARGIN * scores.get("en", 0.0) else None


def _same_script(text: str, code: str, kana: bool) -> str:
    """Which of the languages of a script: Japanese has kana, Ukrainian letters that Russian has not."""
    if code == "ru" and _UKRAINIAN.search(text):
        return "uk"
    return "ja" if code == "zh" and kana else code


_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_LEAST, _MARGIN = 1.1, 3.0
"""Small words of a language, more than one that no other has, and how many times as many as English ones."""


def _scores(text: str) -> dict[str, float]:
    """How many small words are each language's; one that several have counts for each in part."""
    known = _languages_of_word()
    scores: dict[str, float] = defaultdict(float)
    plain = _INSIDE_NAME.sub(r"\1", _ELIDED_NAME.sub("", text))
    lower = (plain if text.isupper() else _NAME_WITHIN.sub("", plain)).lower()
    for word in _WORD.findall(lower):
        codes = known.get(word) or known.get(word.replace("’", "'").partition("'")[0], ())
        for code in codes:
            scores[code] += 1 / len(codes)
    if not lower.isascii():
        for code, pattern in _LETTER.items():
            if pattern.search(lower):
                scores[code] += 0.7
    return {code: round(score, 6) for code, score in scores.items()}
