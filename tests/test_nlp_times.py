from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsgraph.nlp.page.layers import Layers, register_extensions
from newsgraph.nlp.times import find_times
from newsgraph.nlp.times.words import ANY, COUNTS, PATTERNS
from newsgraph.rules.times import time_words

WORDS = time_words()


@cache
def _blank() -> Language:
    register_extensions()
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def _rows(text: str) -> list[tuple[str, str, str | None, int | None, str | None]]:
    nlp = _blank()
    tokens: Doc = nlp(text)
    # A flat parse: the words matter here, not the syntax.
    doc = Doc(
        nlp.vocab,
        words=[t.text for t in tokens],
        spaces=[bool(t.whitespace_) for t in tokens],
        heads=[0] * len(tokens),
        deps=["dep"] * len(tokens),
    )
    layers = Layers(find_times(doc))
    return [(layers.span(row).text, row["type"], row["value"], row["amount"], row["unit"]) for row in layers.times]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("It began on May 13, 2025.", ("May 13, 2025", "date", "2025-05-13", None, None)),
        ("It began on 3 March 1998.", ("3 March 1998", "date", "1998-03-03", None, None)),
        ("It began in February 2022.", ("February 2022", "date", "2022-02", None, None)),
        ("It began on 2024-07-01.", ("2024-07-01", "date", "2024-07-01", None, None)),
        ("It began in 2022.", ("2022", "date", "2022", None, None)),
        ("It began in the 1990s.", ("1990s", "date", "199X", None, None)),
        ("It began on May 15.", ("May 15", "yearless", "--05-15", None, None)),
        ("It began on the 15th of May.", ("the 15th of May", "yearless", "--05-15", None, None)),
        ("It began on Sept. 3.", ("Sept. 3", "yearless", "--09-03", None, None)),
        ("It began in January.", ("January", "yearless", "--01", 0, None)),
        ("It began last May.", ("last May", "yearless", "--05", -1, None)),
        ("It began on Thursday.", ("Thursday", "weekday", "thursday", 0, None)),
        ("It began last Tuesday.", ("last Tuesday", "weekday", "tuesday", -1, None)),
        ("It begins next Monday.", ("next Monday", "weekday", "monday", 1, None)),
        ("It began three years ago.", ("three years ago", "relative", None, -3, "year")),
        ("It began a decade ago.", ("a decade ago", "relative", None, -1, "decade")),
        ("It began last year.", ("last year", "relative", None, -1, "year")),
        ("It began earlier this year.", ("earlier this year", "relative", None, 0, "year")),
        ("Ten years ago it began.", ("Ten years ago", "relative", None, -10, "year")),
        ("It began about five years ago.", ("about five years ago", "relative", "~", -5, "year")),
        ("It began a couple of months ago.", ("a couple of months ago", "relative", "~", -2, "month")),
        ("It began in the spring of 2022.", ("spring of 2022", "date", "2022-21", None, None)),
        ("It began in fall 2022.", ("fall 2022", "date", "2022-23", None, None)),
        ("It began in the third quarter of 2022.", ("third quarter of 2022", "date", "2022-35", None, None)),
        ("It began in mid-2022.", ("mid-2022", "date", "2022~", None, None)),
        ("It began around 1998.", ("around 1998", "date", "1998~", None, None)),
        ("It began in the 19th century.", ("19th century", "date", "18XX", None, None)),
        ("It lasted (2009-2013).", ("2009", "date", "2009", None, None)),
        ("It began in Q3 2022.", ("Q3 2022", "date", "2022-35", None, None)),
        ("It began in the first half of 2022.", ("first half of 2022", "date", "2022-40", None, None)),
        ("It began on 13.05.2025.", ("13.05.2025", "date", "2025-05-13", None, None)),
        ("It began on 5/13/2025.", ("5/13/2025", "date", "2025-05-13", None, None)),
        ("It began last summer.", ("last summer", "relative", None, -1, "summer")),
        ("It began this spring.", ("this spring", "relative", None, 0, "spring")),
        ("It began the day before yesterday.", ("the day before yesterday", "relative", None, -2, "day")),
        ("It began twenty-five years ago.", ("twenty-five years ago", "relative", None, -25, "year")),
        ("It began in the '90s.", ("90s", "date", "199X", None, None)),
        ("She has been minister since January.", ("January", "yearless", "--01", 0, None)),
        ("It began yesterday.", ("yesterday", "relative", None, -1, "day")),
        ("It is in its fourth year since February 2022.", ("in its fourth year", "elapsed", "2022-02", 4, "year")),
    ],
)
def test_nlp_times_reads_words_type_and_amount(text: str, row: tuple[object, ...]) -> None:
    assert _rows(text)[0] == row


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("He was mayor (2009-2013).", ["2009", "2013"]),
        ("He was mayor 2009–13.", ["2009/2013"]),
        ("He was mayor from 2009 to 2013.", ["2009", "2013"]),
        ("He was mayor between 2009 and 2013.", ["2009", "2013"]),
        ("Call 2013-2009.", []),
    ],
)
def test_nlp_times_reads_both_ends_of_a_term(text: str, years: list[str]) -> None:
    assert [row[2] for row in _rows(text)] == years


@pytest.mark.parametrize(
    "text",
    [
        "He may 15 times over.",
        "They march on.",
        "The company lost $2022.",
        "It sold 2022 cars.",
        "It happened several years ago.",
        "It grew in the following year.",
        "It began on May 45.",
        "It began on 5/6/2025.",
        "He resigned in his second term.",
        "It happened in May of that year.",
        "It happened half a year ago.",
        "It has gone on in recent years.",
        "It began on 2024-19-39.",
        "It began on February 30, 2024.",
        "It began on ٢٠٢٤-٠٣-٠٥.",
        "It began on 2٠24-03-05.",
        "It began in 2٠24.",
        "It began in the 1٩90s.",
        "It began ٣ years ago.",
    ],
)
def test_nlp_times_leaves_what_names_no_time_that_can_be_told(text: str) -> None:
    assert _rows(text) == []


FORMS = {
    "iso": "2024-07-01",
    "numeric": "13.5.2024",
    "month_day_year": "May 13, 2025",
    "day_month_year": "the 3rd of March 1998",
    "month_year": "Sept. 2022",
    "month_day": "Dec 3",
    "day_month": "15 May",
    "month": "mid-May",
    "elapsed": "in its fourth year",
    "ago": "well over 20 years ago",
    "season": "spring 2022",
    "step_season": "next summer",
    "quarter": "third quarter of 2022",
    "half": "first half of 2022",
    "step": "Later this month",
    "day": "the day before yesterday",
    "weekday": "Mondays",
    "decade": "1990s",
    "short_decade": "'90s",
    "century": "19th-century",
    "years": "2009-13",
    "year_only": "circa 1848",
}
"""An expression of each pattern."""


@pytest.mark.parametrize("name", PATTERNS)
def test_nlp_times_of_each_pattern_are_tried(name: str) -> None:
    found = ANY.search(f"so far {FORMS[name]} so far")
    assert found is not None
    assert (found.lastgroup, found.group()) == (f"{name}_", FORMS[name].lstrip("'"))


@pytest.mark.parametrize(
    "text",
    [
        *(f"{month.capitalize()} 3" for month in (*WORDS.months, *WORDS.month_abbreviations)),
        *(day.capitalize() for day in WORDS.weekdays),
        *(f"{before}{'' if before.endswith('-') else ' '}May" for before in WORDS.before_months),
        *(f"{form} years ago" for count in COUNTS for form in (count, count.capitalize())),
        *(f"{vague} ten years ago" for vague in WORDS.vague),
        *(f"{season} 2022" for season in WORDS.seasons),
        *(f"{quarter.capitalize()} 2022" for quarter in WORDS.quarters if len(quarter) == 2),
        *(f"{quarter} quarter of 2022" for quarter in WORDS.quarters if len(quarter) > 2),
        *(f"{half} half of 2022" for half in WORDS.halves),
        *(form for day in WORDS.days for form in (day, day.capitalize())),
    ],
)
def test_nlp_times_begin_with_each_of_their_words(text: str) -> None:
    found = ANY.search(f"so far {text} so far")
    assert found is not None
    assert found.group() == text
