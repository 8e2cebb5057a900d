import pytest

from newsgraph.records import Entity, EntityCount


def _count(number: int, *, whole: bool = True, rough: bool = False) -> EntityCount:
    return EntityCount("a", 0, 3, "six", number, whole, rough)


@pytest.mark.parametrize(
    ("counts", "size"),
    [
        pytest.param((), None, id="nobody says"),
        pytest.param((_count(8), _count(8), _count(3, whole=False)), 8, id="all say the same of the whole"),
        pytest.param((_count(8), _count(9)), None, id="two articles differ"),
        pytest.param((_count(20, rough=True),), None, id="about twenty"),
        pytest.param((_count(3, whole=False),), None, id="a part only"),
    ],
)
def test_records_size_is_what_all_agree_on(counts: tuple[EntityCount, ...], size: int | None) -> None:
    assert Entity("group/a", "group", "A", counts=counts).size == size
