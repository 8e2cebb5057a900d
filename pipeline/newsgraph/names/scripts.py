"""Letters of other scripts in Latin ones, where each letter (or kana) has a customary reading of its own.

Arabic and Hebrew leave vowels out, Chinese characters have many readings: those need more than a table and stay as written.
"""

from __future__ import annotations

import re


def _pair(letters: str, readings: str) -> dict[str, str]:
    return dict(zip(letters, readings.split(), strict=True))


# Armenian after BGN/PCGN 1981, Eastern, in the simplified form of newspapers.
_ARMENIAN = _pair(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev",
)

# Georgian, the national system of 2002.
_GEORGIAN = _pair(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"
)

LETTERS: dict[str, str] = {**_ARMENIAN, **_GEORGIAN}
"""One lower-case letter to its Latin reading."""

# Katakana after Hepburn, by rows of five vowels; hiragana is 0x60 code points below.
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ", "t": "タチツテト", "d": "ダヂヅデド",
    "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ", "r": "ラリルレロ",
}  # fmt: skip
_IRREGULAR = {"シ": "shi", "ジ": "ji", "チ": "chi", "ヂ": "ji", "ツ": "tsu", "ヅ": "zu", "フ": "fu", "ヤ": "ya", "ユ": "yu",
              "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n", "ヴ": "vu"}  # fmt: skip
_KANA = {
    kana: row + vowel for row, letters in _ROWS.items() for kana, vowel in zip(letters, "aiueo", strict=True)
} | _IRREGULAR
_SMALL = _pair("ァィゥェォャュョ", "a i u e o ya yu yo")
_KANA_RUN = re.compile(r"[ぁ-ゖァ-ヺー]+")


def read_digraphs(text: str) -> str:
    """The text with what is not read letter by letter in Latin: Armenian "ու", and kana ("オバマ" gives "obama")."""
    return _KANA_RUN.sub(lambda run: _read_run(run.group()), text.replace("ու", "u"))


def _read_run(kana: str) -> str:
    read = ""
    for sign in kana:
        katakana = chr(ord(sign) + 0x60) if "ぁ" <= sign <= "ゖ" else sign
        if katakana in _SMALL:  # "フィ" is fi, "キャ" is kya
            stem = read[:-1]
            small = _SMALL[katakana]
            read = stem + (small.removeprefix("y") if stem.endswith(("sh", "ch", "j")) else small)
        elif katakana not in "ーッ":
            read += _KANA.get(katakana, "")
    # A foreign name's last consonant is filled up with u, after t and d with o.
    return re.sub(r"(?:(?<=[bfgkmprsv])u|(?<=[td])o)$", "", read) if len(read) > 4 else read
