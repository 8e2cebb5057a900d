"""What the RDF needs to know of EDTF dates: the years one covers and how OWL-Time writes its plain forms."""

from __future__ import annotations

import re

from newsgraph.terms import TIME, XSD

_YEAR = re.compile(r"-?[0-9]{4}(?=[-~?%/]|$)")
_PLAIN = (
    (re.compile(r"[0-9]{4}"), TIME.inXSDgYear, XSD.gYear),
    (re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])"), TIME.inXSDgYearMonth, XSD.gYearMonth),
    (re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"), TIME.inXSDDate, XSD.date),
)
_LONGEST = 200
"""Years; an interval longer than this is no date of a group but a mistake."""


def years_of(date: str) -> range:
    """The years that an EDTF date or interval surely touches; none where the year is not given to the digit."""
    ends = [_YEAR.match(part) for part in date.split("/")]
    years = [int(end.group()) for end in ends if end]
    if not years or (len(years) == 2 and not 0 <= years[1] - years[0] <= _LONGEST):
        return range(0)
    return range(years[0], years[-1] + 1)


def interval_of(start: str | None, end: str | None) -> str:
    """The EDTF interval of two dates, either of them possibly unknown or an interval itself."""
    first = (start or "").split("/")[0]
    last = (end or "").split("/")[-1] or (start.split("/", 1)[1] if start and "/" in start else "")
    return f"{first}/{last}"


def plain_time(date: str) -> tuple[str, str] | None:
    """OWL-Time's property and datatype for a plain year, month or day; None for all else that EDTF can say."""
    return next(((term, datatype) for form, term, datatype in _PLAIN if form.fullmatch(date)), None)
