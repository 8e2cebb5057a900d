import pytest

from newsgraph.records import Article, ArticleEntity, Extraction, TimeExpression
from newsgraph.resolve.article_dates import infer_dates
from newsgraph.resolve.times import resolve_group_dates, resolve_time


def _time(
    type_: str,
    value: str | None = None,
    amount: int | None = None,
    unit: str | None = None,
    at: int = 0,
    **context: str,
) -> TimeExpression:
    return TimeExpression(at, at + 4, "time", type_, value, amount, unit, **context)


@pytest.mark.parametrize(
    ("expression", "published", "edtf"),
    [
        (_time("date", "2022"), None, "2022"),
        (_time("yearless", "--05-15"), "2025-05-20", "2025-05-15"),
        (_time("yearless", "--12-30"), "2025-01-03", "2024-12-30"),
        (_time("yearless", "--01-03"), "2024-12-30", "2025-01-03"),
        (_time("yearless", "--05-15"), None, None),
        (_time("yearless", "--05-15"), "2025", None),
        (_time("yearless", "--02-30"), "2025-05-20", None),
        (_time("yearless", "--01", 0), "2025-05-20", "2025-01"),
        (_time("yearless", "--11", 0), "2025-05-20", "2024-11"),
        (_time("yearless", "--11", 0, tense="future"), "2025-05-20", "2025-11"),
        (_time("yearless", "--05", -1), "2025-05-20", "2024-05"),
        (_time("yearless", "--04", -1), "2025-05-20", "2025-04"),
        (_time("relative", None, 0, "summer"), "2025-05-13", "2025-22"),
        (_time("relative", None, -1, "summer"), "2025-05-13", "2024-22"),
        (_time("relative", None, -1, "summer"), "2025-11-13", None),
        (_time("relative", None, 1, "spring"), "2025-01-13", None),
        (_time("relative", None, 1, "spring"), "2025-05-13", "2026-21"),
        (_time("relative", None, -1, "autumn"), "2025", None),
        (_time("weekday", "thursday", 0), "2025-05-13", "2025-05-15"),
        (_time("weekday", "thursday", 0, tense="past"), "2025-05-13", "2025-05-08"),
        (_time("weekday", "tuesday", 0, tense="past"), "2025-05-13", "2025-05-13"),
        (_time("weekday", "tuesday", -1), "2025-05-13", "2025-05-06"),
        (_time("weekday", "monday", 1), "2025-05-13", "2025-05-19"),
        (_time("weekday", "monday", 0), None, None),
        (_time("relative", None, -3, "year"), "2025-05-13", "2022"),
        (_time("relative", None, -3, "year"), "2025", "2022"),
        (_time("relative", None, -1, "decade"), "2025-05-13", "2015"),
        (_time("relative", None, -6, "month"), "2025-05-13", "2024-11"),
        (_time("relative", None, -1, "day"), "2025-03-01", "2025-02-28"),
        (_time("relative", None, -3, "year"), None, None),
        (_time("relative"), "2025-05-13", None),
        (_time("relative", "~", -5, "year"), "2013-04-02", "2008~"),
        (_time("relative", "~", -2, "month"), "2013-04-02", "2013-02~"),
        (_time("relative", "~", -3, "day"), "2013-04-02", "2013-03-30~"),
        (_time("relative", None, -1, "week"), "2013-04-12", "2013-04"),
        (_time("date", "2022-21"), None, "2022-21"),
        (_time("date", "18XX"), None, "18XX"),
    ],
)
def test_resolve_times_of_expressions(expression: TimeExpression, published: str | None, edtf: str | None) -> None:
    assert resolve_time(expression, published) == edtf


NAMES = (
    ArticleEntity("person", "Anna Novak"),
    ArticleEntity("person", "Peter Otieno"),
    ArticleEntity("country", "Kenya"),
)


def _article(
    name: str, published: str | None, *times: TimeExpression, names: tuple[ArticleEntity, ...] = NAMES
) -> Extraction:
    return Extraction(
        Article(name, "", published=published, published_basis="text" if published else None),
        entities=names,
        times=times,
    )


DATED = _article("dated", "2019-03-12", _time("weekday", "thursday", 0, event="talks", place="Geneva"))
ELAPSED = _time("elapsed", "2016-02", 4, "year", at=10)
DAY = _time("yearless", "--03-14", at=20, tense="past", event="talks", place="Geneva")
AGAIN = _time("yearless", "--03-13", at=30, tense="past")
AGO = _time("relative", None, -3, "year", at=40, place="Geneva")
THEN = _time("date", "2016", at=50, tense="past", event="talks", place="Geneva")


@pytest.mark.parametrize(
    ("times", "published"),
    [
        pytest.param((ELAPSED, DAY, AGAIN), "2019-03-14", id="elapsed time with days told of"),
        pytest.param((DAY, AGAIN), "2019-03-14", id="an event that a dated article has on that day"),
        pytest.param((DAY,), "2019", id="the shared event alone gives the year"),
        pytest.param((AGO,), None, id="three years before nobody knows what"),
        pytest.param((AGO, THEN), None, id="one round number is too few"),
        pytest.param((ELAPSED,), None, id="two years are possible"),
        pytest.param((AGAIN,), None, id="a day without a year"),
        pytest.param(
            (ELAPSED, DAY, AGAIN, _time("date", "2023", tense="past")), None, id="clues and a later year clash"
        ),
        pytest.param((_time("elapsed", "2010", 2, "year"), DAY), None, id="two clues clash"),
    ],
)
def test_resolve_times_infers_missing_dates(times: tuple[TimeExpression, ...], published: str | None) -> None:
    found = infer_dates([_article("undated", None, *times), DATED])
    assert found.get("undated", (None,))[0] == published


def test_resolve_times_inferred_date_names_its_clues() -> None:
    found = infer_dates([_article("undated", None, ELAPSED, DAY, AGAIN)])
    assert [span.start for span in found["undated"][1]] == [10, 20]


def test_resolve_times_strangers_share_no_event() -> None:
    others = (ArticleEntity("person", "Maria Santos"), ArticleEntity("country", "Brazil"))
    assert infer_dates([_article("undated", None, DAY, AGAIN, names=others), DATED]) == {}


def test_resolve_times_infers_from_stated_dates_only_so_order_does_not_matter() -> None:
    chain = [_article("a", None, ELAPSED, DAY, AGAIN), _article("b", None, DAY, AGAIN)]
    assert infer_dates(chain) == infer_dates(chain[::-1])
    assert set(infer_dates(chain)) == {"a"}


def test_resolve_times_groups_without_a_time_are_of_the_article_year() -> None:
    groups = (
        ArticleEntity("group", "Kenyan delegation"),
        ArticleEntity("group", "Kenya's team", time=_time("date", "2016")),
        ArticleEntity("group", "earlier team", time=_time("relative")),
    )
    extraction = Extraction(Article("a", ""), entities=groups)
    assert resolve_group_dates([extraction], {"a": "2019-03-14"}) == {("a", 0): "2019", ("a", 1): "2016"}
    assert resolve_group_dates([extraction], {"a": None}) == {("a", 1): "2016"}
