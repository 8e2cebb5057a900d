"""Short forms as a model reads them: "she’s" with a typographer's apostrophe is the same word as "she's".

Models are trained on straight apostrophes: of "She’s on the panel" a small one makes a noun "’s", of "isn’t" a number, and whatever
hangs from them is lost. So they get such forms straight; each is as long as before, and evidence is cut from the article.
"""

from __future__ import annotations

from newsgraph.rules.closed import closed

_CURLY = "’"
_GENITIVES = closed().genitives
_BEFORE_IS = closed().before_is
_FORMS = closed().short_forms


def straighten(words: list[str]) -> None:
    """Writes the short forms among a block's tokens with straight apostrophes; genitives and names stay as they are."""
    for place, word in enumerate(words):
        if _CURLY not in word:
            continue
        small = word.lower()
        verb = small in _GENITIVES and place > 0 and words[place - 1].lower() in _BEFORE_IS
        if small in _FORMS or verb:
            words[place] = word.replace(_CURLY, "'")
