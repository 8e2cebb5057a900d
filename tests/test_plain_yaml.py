"""YAML that people write: words stay words, tags make nothing, and what is wrong is told with its line."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from newsgraph import plain_yaml
from newsgraph.plain_yaml import load_plain_yaml, tell_yaml_error


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _with_and_without_libyaml(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_yaml, "_Loader", getattr(yaml, request.param))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no\nb: 1_000\nc: 2025-05-01\nd: 0x1F\ne: .nan", {"a": "no", "b": "1_000", "c": "2025-05-01", "d": "0x1F", "e": ".nan"}),
        ("a:\nb: ~\nc: null\nd: ''\ne: 'null'", {"a": None, "b": None, "c": None, "d": "", "e": "null"}),
        ("a: !!int x\nb: !!timestamp 2024-13-45\nc: !!bool maybe", {"a": "x", "b": "2024-13-45", "c": "maybe"}),
        ("a: !!float x\nb: !!binary '%'\nc: !mine [x]", {"a": "x", "b": "%", "c": ["x"]}),
        ("!!python/object/apply:os.system [ls]", ["ls"]),
        ("a: &x [1]\nb: *x", {"a": ["1"], "b": ["1"]}),
        ("<<: [{a: 1}, {a: 2, b: 3}]\nb: 4", {"a": "1", "b": "4"}),
        ("'<<': x", {"<<": "x"}),
        ("", None),
    ],
)  # fmt: skip
def test_plain_yaml_makes_words_of_words(text: str, value: Any) -> None:
    assert load_plain_yaml(text) == value


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\na: 2", 2),
        ("a: 1\n? [b]\n: 2", 2),
        ("a: 1\nb: &b [*b]", 2),
        ("a: 1\n<<: b", 2),
        ("a:\n  " + "[" * 200 + "]" * 200, 2),
        ("[" * 100_000, None),
        ("- " * 100_000, None),
        ("a: \x07", None),
        ("a: \ud800", None),
    ],
)
def test_plain_yaml_raises_nothing_but_yaml_errors(text: str, line: int | None) -> None:
    with pytest.raises(yaml.YAMLError) as caught:
        load_plain_yaml(text)
    found, what = tell_yaml_error(caught.value)
    assert what
    assert "\n" not in what
    assert line is None or found == line


def test_plain_yaml_does_not_grow_by_aliases() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    value = load_plain_yaml("\n".join(lines))
    assert value["a39"][0] is value["a38"]
