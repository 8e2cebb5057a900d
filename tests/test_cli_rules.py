"""`newsgraph rules`: lists and shows rules, and says file, line and reason of what is wrong in a user's."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsgraph.cli import main

SKIPPER = """frames:
  - rule: skipper
    words: [skipper]
    at: {member: actor, group: undergoer}
    capacity: head
    fires: Anna Novak skippered the Czech delegation.
    silent: Anna Novak skippered the boat.
"""
GOOD = """\
verbs:
  stance.flay:
    polarity: against
    target: [object]
    words: [flay]
    fires: The mayor flayed the plan.
    silent: The mayor flayed for an hour.
"""


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, list[str]]]:
    """Checks files as a folder of rules: exit code, what stands on stdout, and the messages without their folder."""

    def run(**files: str) -> tuple[int, str, list[str]]:
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, "utf8")
        code = main(["rules", "check", str(tmp_path)])
        said = capsys.readouterr()
        return code, said.out.strip(), [line.replace(f"{tmp_path}/", "") for line in said.err.splitlines()]

    return run


def test_cli_rules_list_gives_counts_and_precision(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "--kind", "role", "--format", "json"]) == 0
    rows = {row["rule"]: row for row in json.loads(capsys.readouterr().out)}
    assert len(rows) > 15
    assert rows["role.before-name"]["count"] > 1000
    assert rows["role.before-name"]["right"].count(" of ") == 1
    assert rows["role.before-name"]["from"].startswith("rules/en/role_verbs.yaml:")


def test_cli_rules_list_finds_words_and_users_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "attitudes.yaml").write_text(GOOD)
    given = ["--rules", str(tmp_path), "--format", "csv"]
    assert main(["rules", "list", "--word", "flay", *given]) == 0
    assert capsys.readouterr().out == f"rule,kind,count,right,from\nstance.flay,stance,,,{tmp_path}/attitudes.yaml:2\n"


def test_cli_rules_show_gives_all_of_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "stance.legislate", "--format", "json"]) == 0
    shown: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert {"words", "only", "polarity", "target", "fires", "silent", "count", "right", "place"} <= set(shown)
    assert shown["fires"] == ["The senator introduced the bill on Monday."]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "stance.criticize"], "no rule is called 'stance.criticize'; did you mean stance.criticise"),
        (["list", "--kind", "nix"], "no kind of rule is called 'nix'; there are boilerplate, certainty, membership"),
        (["list", "--rules", "no/such"], "no/such: no folder of rules: No such file or directory"),
        (["check", "no/such"], "no/such: no folder of rules: No such file or directory"),
    ],
)
def test_cli_rules_say_what_there_is_not(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", *arguments]) in {1, 2}
    assert capsys.readouterr().err.startswith(f"newsgraph: {message}")


def test_cli_rules_check_tells_all_that_is_wrong_before_any_text_is_read(check: Callable[..., Any]) -> None:
    assert check(attitudes="verbz: []\nhaving: 1\n", titles="heads: {}\n") == (
        1,
        "3 problems",
        [
            "newsgraph: attitudes.yaml:1: verbz: there is no such field; did you mean verbs?",
            "newsgraph: attitudes.yaml:2: having: should be a list",
            "newsgraph: titles.yaml:1: heads: should be a list",
        ],
    )


FRAME = "polarity: against, fires: [], silent: []"


@pytest.mark.model
@pytest.mark.parametrize(
    ("files", "messages"),
    [
        ({"attitudes": GOOD}, []),
        ({"groups": SKIPPER}, []),
        (
            {"groups": SKIPPER.replace("the boat", "the Polish delegation")},
            [
                (
                    "groups.yaml:7: membership.skipper fires on »Anna Novak skippered the Polish delegation.«; read was: "
                    "membership.skipper (member=Anna Novak, group=Polish delegation, capacity=head)"
                )
            ],
        ),
        (
            {"attitudes": GOOD.replace("[flay]", "[Flay]")},
            [
                "attitudes.yaml:5: verbs.stance.flay.words.0: 'Flay' is looked up in small letters; write 'flay'",
                "attitudes.yaml:6: stance.flay does not fire on »The mayor flayed the plan.«; read was: nothing",
            ],
        ),
        (
            {"attitudes": GOOD.replace("[flay]", "[flayed]").replace("The mayor flayed the plan.", "'The mayor ate.'")},
            [
                "attitudes.yaml:5: verbs.stance.flay.words.0: 'flayed' is looked up as 'flay'; write that",
                "attitudes.yaml:6: stance.flay does not fire on »The mayor ate.«; read was: nothing",
            ],
        ),
        (
            {"attitudes": GOOD.replace("flayed for an hour", "flayed the law")},
            [
                (
                    "attitudes.yaml:7: stance.flay fires on »The mayor flayed the law.«; read was: stance.flay "
                    "(holder=mayor, target=law, polarity=against, cue=flayed, strength=normal)"
                )
            ],
        ),
        (
            {"attitudes": f"verbs:\n  stance.x: {{{FRAME}, words: [flay], target: [object], only: [thing, lot]}}\n"},
            [
                "attitudes.yaml:2: verbs.stance.x.only.1: 'lot' is in no_targets, so it is never a target",
                "attitudes.yaml:2: verbs.stance.x.only.0: 'thing' is in no_targets, so it is never a target",
            ],
        ),
        (
            {"attitudes": f"verbs:\n  stance.x: {{{FRAME}, words: [flay], target: [against, at]}}\n"},
            [
                "attitudes.yaml:2: verbs.stance.x.words.0: 'flay' can never be read at 'against', which is no place of verbs"
            ],
        ),
        (
            {"attitudes": f"nouns:\n  x: {{{FRAME}, words: [flaying], target: [of], only: [law]}}\n"},
            [
                "attitudes.yaml:2: nouns.x: the rule of a stance is called stance.<something>, not 'x'",
                "attitudes.yaml:2: nouns.x: only: says nothing in nouns",
            ],
        ),
        (
            {"attitudes": "verbs:\n  stance.praise: {words: [support]}\n"},
            [
                "attitudes.yaml:2: verbs.stance.praise.words.0: 'support' can never be read at 'object', for stance.support has it before"
            ],
        ),
        (
            {
                "certainty": "rows:\n  x: {class: nix, reach: [clause], words: [hardly, flayedly], fires: a, silent: '[a] b'}\n"
            },
            [
                "certainty.yaml:2: rows.x.class: 'nix' is no class",
                "certainty.yaml:2: rows.x.words.0: 'hardly' stands in hardly too, with the same reach; switch one off",
            ],
        ),
        (
            {"valences": "good: [party]\n"},
            ["valences.yaml:1: good.0: 'party' stands in neutral too, which goes first; switch it off there"],
        ),
        (
            {
                "boilerplate": "- {id: mugs, kind: caption, match: 'buy mugs', fires: Buy mugs!, silent: Breaking News}\n"
            },
            [
                "boilerplate.yaml:1: mugs does not fire on »Buy mugs!«; read was: nothing",
                "note: boilerplate.yaml:1: mugs is silent on »Breaking News«, and navigation fires there",
            ],
        ),
        (
            {
                "titles": "heads: [{words: [burgrave], kind: office}]\nexamples:\n  role.before-name: {fires: Burgrave Ann Moor spoke., silent: A burgrave spoke.}\n"
            },
            [],
        ),
        (
            {
                "speech": "off: [statement.quote-colon]\nexamples:\n  statement.quote-colon:\n    fires: 'Ann Moor: \"We will close the bridge.\"'\n    silent: a\n"
            },
            [
                'speech.yaml:4: statement.quote-colon does not fire on »Ann Moor: "We will close the bridge."«; read was: nothing'
            ],
        ),
    ],
)
def test_cli_rules_check_says_file_line_and_reason(
    files: dict[str, str], messages: list[str], check: Callable[..., Any]
) -> None:
    code, _, said = check(**files)
    assert [line.removeprefix("newsgraph: ") for line in said] == messages
    assert code == int(any(not line.startswith("note: ") for line in messages))
