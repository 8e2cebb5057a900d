"""How plain questions are worded: rules/en/questions.yaml."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.errors import RuleError
from newsgraph.rules import Sentences, load_rules, per_rules

_STRICT = ConfigDict(extra="forbid", frozen=True)
Alternatives = Annotated[tuple[str, ...], BeforeValidator(lambda text: tuple(part.strip() for part in text.split("|")))]


@dataclass(config=_STRICT)
class QuestionReading:
    """A way to read a question as a named query.

    needs     signs that must all be there, each with its alternatives ("group | sit")
    without   signs that must not be there
    takes     parameter -> the finder of newsgraph.ask.finders that gives its value
    must      parameters that have to be found
    marks     sign -> the parameters that it sets where it is there
    allows    signs whose words are understood without setting anything
    doubtful  whether the reading is only offered, never answered unasked
    fires     questions that are read so; silent: near misses
    """

    query: str
    needs: tuple[Alternatives, ...]
    fires: Sentences
    silent: Sentences
    without: tuple[str, ...] = ()
    takes: dict[str, str] = field(default_factory=dict)
    must: tuple[str, ...] = ()
    marks: dict[str, dict[str, str]] = field(default_factory=dict)
    allows: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(config=_STRICT)
class QuestionRules:
    """See the comments of rules/en/questions.yaml."""

    empty: frozenset[str]
    leading: frozenset[str]
    ordinals: dict[str, int]
    signs: dict[str, tuple[str, ...]]
    readings: tuple[QuestionReading, ...]


@per_rules
def question_rules() -> QuestionRules:
    """The file, read once. Raises RuleError where a reading asks for a sign that is not listed."""
    rules = load_rules("en/questions", QuestionRules)
    for number, reading in enumerate(rules.readings):
        asked = {
            *(sign for needed in reading.needs for sign in needed),
            *reading.without,
            *reading.marks,
            *reading.allows,
        }
        if unknown := sorted(asked - rules.signs.keys() - COMPUTED):
            raise RuleError(f"rules/en/questions.yaml: reading {number + 1} ({reading.query}): no sign {unknown[0]!r}")
    return rules


VALUES = frozenset({"date", "two dates", "name", "two names", "person", "body"})
"""Signs that are values: understood where a parameter takes them."""
COMPUTED = VALUES | {"title", "for", "against", "not earlier", "not later"}
"""Signs that are no list of words: values that were found, and words of other rule files (titles, attitudes)."""
