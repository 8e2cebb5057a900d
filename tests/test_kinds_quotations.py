"""Kinds of fault in quotations: each table has what went wrong once and near misses that must stay right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinds import Case, missed

CASES: dict[str, tuple[Case, ...]] = {
    "a title between a name and its verb": (
        (
            "Mira Sollen, star of “Night Ferry,” said the theatre will close.",
            ("Mira Sollen says (indirect) the theatre will close", "no says … Night Ferry"),
        ),
        (
            "Jonas Vetter, nicknamed “The Hammer,” told the court he was innocent.",
            ("Jonas Vetter says (indirect) he was innocent", "no says … The Hammer", "no court says"),
        ),
        (
            "Edda Kroll, whose film “The Quiet Harbour” won a prize, said the fund is empty.",
            ("Edda Kroll says (indirect) the fund is empty", "no says … Quiet"),
        ),
        (
            'Pavel Doran, the host of "Morning Line," says the mayor lied.',
            ("Pavel Doran says (indirect) the mayor lied", "no says … Morning Line"),
        ),
        (
            "Ines Marchetti, editor of “Tidewater”, warned that the river is rising.",
            ("Ines Marchetti says (indirect) … the river is rising", "no says … Tidewater"),
        ),
        (
            "The authors of “A Cold Spring,” Rolf Amsel and Gerda Amsel, argue that prices will fall.",
            ("Rolf Amsel says (indirect) … prices will fall", "no says … Cold Spring"),
        ),
        (
            "Oskar “Bear” Lindgren said the road is closed.",
            ("says (indirect) the road is closed", "no says (direct)", "no says (mixed)"),
        ),
        (
            "Vera Holm, who once sang “Blue Lanterns,” announced that the festival is over.",
            ("Vera Holm says (indirect) … the festival is over", "no says … Blue Lanterns"),
        ),
        (
            "Mira Sollen, author of “Night Ferry,” left. “The theatre will close,” said Jonas Vetter.",
            ("Jonas Vetter says (direct) The theatre will close", "no says … Night Ferry"),
        ),
        (
            "The plan is “a disaster for the coast,” Jonas Vetter said.",
            ("Jonas Vetter says (mixed) The plan is “a disaster for the coast",),
        ),
        ("“Never,” Jonas Vetter said.", ("Jonas Vetter says (direct) Never",)),
        (
            "The minister is “a liar,” Jonas Vetter told the court.",
            ("Jonas Vetter says (mixed) The minister is “a liar",),
        ),
        (
            "Edda Kroll, the director, is “a thief,” Jonas Vetter said.",
            ("Jonas Vetter says (mixed) Edda Kroll, the director, is “a thief",),
        ),
    ),
    "a verb of gesture": (
        (
            "“We lost,” said Rolf Amsel. “That is true,” grinned Vera Holm.",
            ("Vera Holm says (direct) That is true", "no Rolf Amsel says … That is true"),
        ),
        (
            "“We lost,” said Rolf Amsel. “Not at all!” beamed Vera Holm, the coach.",
            ("Vera Holm says (direct) Not at all", "no Rolf Amsel says … Not at all"),
        ),
        (
            "“We lost,” said Rolf Amsel. “Who knows?” Vera Holm shrugged.",
            ("Vera Holm says (direct) Who knows", "no Rolf Amsel says … Who knows"),
        ),
        ("“It is over,” he said. “I quit,” sobbed Mira Sollen.", ("Mira Sollen says (direct) I quit",)),
        ("“We lost,” said Rolf Amsel. “Get out,” hissed Vera Holm.", ("Vera Holm says (direct) Get out",)),
        ("“We lost,” said Rolf Amsel. “I am glad,” she smiled.", ("no Rolf Amsel says … I am glad",)),
        (
            "“We lost,” said Rolf Amsel. “We should have won,” frowned the coach, Vera Holm.",
            ("Vera Holm says (direct) We should have won", "no Rolf Amsel says … should have won"),
        ),
        (
            "“We lost,” said Rolf Amsel. “We played badly.” Vera Holm nodded.",
            ("Rolf Amsel says … We played badly", "no Vera Holm says"),
        ),
        (
            "“We lost,” said Rolf Amsel. Vera Holm smiled at the crowd.",
            ("Rolf Amsel says (direct) We lost", "no Vera Holm says"),
        ),
        (
            "“We lost,” said Rolf Amsel with a smile. “We played badly.”",
            ("Rolf Amsel says (direct) We lost, … We played badly",),
        ),
        (
            "“We lost,” Rolf Amsel laughed. “But we will be back.”",
            ("Rolf Amsel says (direct) We lost, … But we will be back",),
        ),
        (
            "“We lost,” joked Rolf Amsel. “You did,” Vera Holm chuckled.",
            ("Vera Holm says (direct) You did", "no Rolf Amsel says … You did"),
        ),
    ),
    "marks of odd forms": (
        ("”The dam will hold,” said Vera Holm.", ("Vera Holm says (direct) The dam will hold",)),
        (
            "”The dam will hold,“ said Vera Holm. ”It is new,“ she added.",
            ("Vera Holm says (direct) The dam will hold", "Vera Holm says (direct) It is new", "no says … said Vera"),
        ),
        ("““The dam will hold,”” said Vera Holm.", ("Vera Holm says (direct) The dam will hold",)),
        ("''The dam will hold,'' said Vera Holm.", ("Vera Holm says (direct) The dam will hold",)),
        ("``The dam will hold,`` said Vera Holm.", ("Vera Holm says (direct) The dam will hold",)),
        ("„The dam will hold,„ said Vera Holm.", ("Vera Holm says (direct) The dam will hold",)),
        (
            "The board is 6' 2\" long, said Vera Holm. “It is heavy,” Rolf Amsel said.",
            ("Rolf Amsel says (direct) It is heavy", "no says … said Vera"),
        ),
        ('The 12" pipe broke. "It is old," Vera Holm said.', ("Vera Holm says (direct) It is old", "no says … pipe")),
        (
            'Rolf Amsel, who is 6\'4", said the pipe is old. "It broke," he said.',
            ("Rolf Amsel says (direct) It broke", "Rolf Amsel says (indirect) the pipe is old"),
        ),
        ('""The dam will hold,"" said Vera Holm.', ("Vera Holm says (direct) The dam will hold",)),
        ("«The dam will hold», said Vera Holm.", ("Vera Holm says (direct) The dam will hold",)),
        (
            "“The dam will hold,” said Vera Holm. “It is called ‘Old Stone’ here,” she added.",
            ("Vera Holm says (direct) The dam will hold", "Vera Holm says (direct) It is called ‘Old Stone’ here"),
        ),
        (
            "‘The dam will hold,’ said Vera Holm. ‘It’s new.’",
            ("Vera Holm says (direct) The dam will hold, … It’s new",),
        ),
        (
            "“The dam will hold,“ said Vera Holm. “It is new.“ Rolf Amsel agreed.",
            ("Vera Holm says (direct) The dam will hold, … It is new", "no says … said Vera"),
        ),
        (
            "“I asked her and she said: “Go home,” and I left,” said Rolf Amsel.",
            ("Rolf Amsel says (direct) I asked her … and I left",),
        ),
    ),
    "a dash glued to the name under a quotation": (
        (
            "“The dam will hold for a hundred years.” -Vera Holm",
            ("Vera Holm says (direct) The dam will hold", "people Vera Holm"),
        ),
        (
            "“The dam will hold for a hundred years.” —Vera Holm, engineer",
            ("Vera Holm says (direct) The dam will hold", "Vera Holm is current engineer"),
        ),
        (
            "“The dam will hold for a hundred years.”\n\n–Vera Holm",
            ("Vera Holm says (direct) The dam will hold", "people Vera Holm"),
        ),
        (
            "“The dam will hold for a hundred years.” -Senator Vera Holm",
            ("Vera Holm says (direct) The dam will hold", "Vera Holm is current senator"),
        ),
        (
            "“The dam will hold for a hundred years.” --Vera Holm",
            ("Vera Holm says (direct) The dam will hold", "people Vera Holm"),
        ),
        ("“The dam will hold for a hundred years.” ~Vera Holm", ("people Vera Holm",)),
        (
            '"The dam will hold for a hundred years." -Vera Holm, mayor of Port Ellery',
            ("Vera Holm says (direct) The dam will hold", "Vera Holm is current mayor of Port Ellery"),
        ),
        ("“The dam will hold for a hundred years.” - Vera Holm", ("Vera Holm says (direct) The dam will hold",)),
        (
            "The Holm-Amsel plan is good. Vera Holm-Amsel said the dam will hold.",
            ("people Vera Holm-Amsel", "Vera Holm-Amsel says (indirect) the dam will hold"),
        ),
        ("The road Lima-Cusco is closed, Vera Holm said.", ("people Vera Holm", "Vera Holm says")),
        (
            "“The dam will hold,” Vera Holm said — Rolf Amsel disagreed.",
            ("Vera Holm says (direct) The dam will hold", "no Rolf Amsel says … dam"),
        ),
    ),
    "a dash at both sides of an attribution": (
        (
            "“We are late”—Vera Holm said—“but we will come.”",
            ("Vera Holm says (direct) We are late … but we will come.",),
        ),
        (
            "“We are late” — said Vera Holm, the mayor — “but we will come.”",
            ("Vera Holm says (direct) We are late … but we will come.",),
        ),
        (
            "“We are late,” Vera Holm said—“but we will come.”",
            ("Vera Holm says (direct) We are late, … but we will come.",),
        ),
        ("Vera Holm came late—“The Dam” had begun—and left.", ("no says",)),
    ),
    "a transcript": (
        (
            "HOLM: The dam will hold.\n\nAMSEL: I do not think so.\n\nVera Holm and Rolf Amsel spoke on Monday.",
            ("Vera Holm says (direct) The dam will hold", "Rolf Amsel says (direct) I do not think so"),
        ),
        (
            "Vera Holm, the engineer, spoke to us.\n\nQ: Will the dam hold?\n\nA: Yes, it will hold.",
            ("Vera Holm says … it will hold", "no people A"),
        ),
        (
            "VERA HOLM: Good evening. We begin with the dam.\n\nROLF AMSEL: I do not think it will hold.\n\nHOLM: Why do you say that?",
            (
                "people Rolf Amsel + Vera Holm",
                "Vera Holm says (direct) Good evening",
                "Rolf Amsel says (direct) I do not think it will hold",
                "Vera Holm says (direct) Why do you say that",
            ),
        ),
        (
            "SENATOR HOLM: We will not sign this.\n\nMR. AMSEL: You must.",
            ("Holm says (direct) We will not sign this", "Amsel says (direct) You must"),
        ),
        (
            "Vera Holm: We will not sign this.\n\nRolf Amsel: You must.",
            ("Vera Holm says (direct) We will not sign this", "Rolf Amsel says (direct) You must"),
        ),
        (
            "FERRANTE: We have no choice.\n\nLucia Ferrante was on the radio.",
            ("Lucia Ferrante says (direct) We have no choice", "people Lucia Ferrante"),
        ),
        ("Q. Will the dam hold?\n\nA. It will hold, said Vera Holm.", ("no people Q", "no A says")),
        (
            "Vera Holm, who followed Rolf Amsel at the dam, took questions.\n\nQ: Will it hold?\n\nA: It will hold.",
            ("Vera Holm says (direct) It will hold", "no Rolf Amsel says"),
        ),
        (
            "An interview with Vera Holm.\n\nQuestion: Will the dam hold?\n\nAnswer: The dam will hold.",
            ("Vera Holm says (direct) The dam will hold", "no Vera Holm says … Will the dam"),
        ),
        (
            "The Herald met Rolf Amsel.\n\nHerald: Do you regret the dam?\n\nAmsel: Not for a minute.",
            ("Rolf Amsel says (direct) Not for a minute", "no Rolf Amsel says … regret"),
        ),
        (
            "TILDA RENN, MAYOR: The dam is old.\n\nODO SARN, ENGINEER: It will hold.",
            ("TILDA RENN says (direct) The dam is old", "ODO SARN says (direct) It will hold"),
        ),
        ("We talked to Vera Holm and Rolf Amsel.\n\nQ: Will it hold?\n\nA: It will hold.", ("no says",)),
        ("BREAKING NEWS: Dam fails.\n\nSPORTS, WEATHER: Rain.", ("no says", "people ")),
        ("VERA HOLM (mayor): We will not sign this.", ("people Vera Holm",)),
        ("NOTE: We will not be open on Monday.\n\nVera Holm left.", ("no Note says", "people Vera Holm")),
        ("The team:\n\nVera Holm: engineer\n\nRolf Amsel: diver", ("people Rolf Amsel + Vera Holm", "no says")),
    ),
}


@pytest.mark.parametrize(("kind", "case"), [(kind, case) for kind, cases in CASES.items() for case in cases])
def test_kinds_of_quotations(graph_of: Callable[..., Any], tmp_path: Path, kind: str, case: Case) -> None:
    assert not missed(graph_of, tmp_path, case), kind
