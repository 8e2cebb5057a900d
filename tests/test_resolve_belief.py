import pytest

from newsgraph.records import Article, Claim, ClaimKind, Modality
from newsgraph.resolve.belief import combine, weigh_denials, witnesses_of

WITNESSES = {"a": "post", "b": "post", "c": "herald", "d": "", "e": ""}


@pytest.mark.parametrize(
    ("readings", "belief"),
    [
        pytest.param([("a", 0.5)], 0.5, id="one article: its confidence"),
        pytest.param([("a", 0.5), ("b", 0.6)], 0.6, id="one publisher: its best"),
        pytest.param([("a", 0.5), ("c", 0.6)], 0.8, id="two publishers add up"),
        pytest.param([("a", 0.5), ("d", 0.9)], 0.5, id="an unknown publisher adds nothing"),
        pytest.param([("d", 0.5), ("e", 0.6)], 0.6, id="unknown ones are one"),
        pytest.param([("a", 0.99), ("c", 0.99)], 0.999, id="never certain"),
    ],
)
def test_resolve_belief_of_readings(readings: list[tuple[str, float]], belief: float) -> None:
    assert combine(readings, WITNESSES) == pytest.approx(belief)
    assert combine(readings[::-1], WITNESSES) == combine(readings, WITNESSES)


def test_resolve_belief_takes_a_copy_for_the_first_publisher() -> None:
    articles = [
        Article("a", "", publisher="Post"),
        Article("b", "", publisher="Herald", copy_of="a"),
        Article("c", "", publisher="POST"),
        Article("d", ""),
    ]
    assert witnesses_of(articles) == {"a": "post", "b": "post", "c": "post", "d": ""}


def _claim(kind: ClaimKind, modality: Modality, belief: float, **fields: str | None) -> Claim:
    return Claim("", kind, modality, belief, "", (), fields=fields, belief=belief)


def test_resolve_belief_of_what_is_said_and_denied() -> None:
    said = _claim("membership", "asserted", 0.6, member="p/a", group="g/x")
    denied = _claim("membership", "denied", 0.5, member="p/a", group="g/x")
    other = _claim("membership", "asserted", 0.6, member="p/a", group="g/y")
    found = [claim.belief for claim in weigh_denials([said, denied, other])]
    assert found == pytest.approx([0.3, 0.2, 0.6])
