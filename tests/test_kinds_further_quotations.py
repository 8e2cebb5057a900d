"""Further kinds of quotations that go wrong elsewhere: what is read rightly, and must be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinds import Case, missed

CASES: dict[str, tuple[Case, ...]] = {
    "a quotation over several paragraphs": (
        (
            "“The dam will hold,” Vera Holm said.\n\n“It will not,” Rolf Amsel said.\n\n“It was built in a hurry.”",
            ("Rolf Amsel says (direct) … built in a hurry",),
        ),
    ),
    "a quotation in a quotation": (
        ("“She told me, ‘Go home,’ and I went,” said Rolf Amsel.", ("Rolf Amsel says (direct) She told me",)),
        ("“My father used to say ‘never sell,’” Vera Holm said.", ("Vera Holm says (direct) My father",)),
        ("\"They shouted 'Out! Out!' all night,\" Vera Holm said.", ("Vera Holm says (direct) They shouted",)),
        (
            "Vera Holm said Rolf Amsel told her “the dam is broken.”",
            ("Rolf Amsel says … the dam is broken", "Vera Holm says"),
        ),
    ),
    "a speaker by pronoun": (
        ("Vera Holm arrived on Monday. “The dam will hold,” she said.", ("Vera Holm says (direct) The dam will hold",)),
        (
            "Rolf Amsel met Vera Holm on Monday. “The dam will hold,” she said. “I am not so sure,” he said.",
            ("Vera Holm says (direct) The dam will hold", "Rolf Amsel says (direct) I am not so sure"),
        ),
        (
            "“The dam will hold,” Vera Holm said. She looked tired. “We worked all night.”",
            ("Vera Holm says (direct) We worked all night",),
        ),
    ),
    "words in marks that nobody says": (
        ("Vera Holm runs a “green” company.", ("no says",)),
        ("The so-called “Iron Dam” is closed, Vera Holm said.", ("Vera Holm says",)),
        ("Vera Holm called the dam “safe” and left.", ("Vera Holm says",)),
        ("The “reform” failed. Vera Holm left the “summit” early.", ("no says",)),
        ("The word “dam” means wall, and Vera Holm knew it.", ("no says",)),
        ("The film “The Dam Will Hold” opened on Friday, and Vera Holm was there.", ("no says",)),
    ),
    "a long description of the speaker": (
        (
            "“The dam will hold,” said the former director of the Lima Institute, Vera Holm.",
            ("Vera Holm says (direct) The dam will hold",),
        ),
        (
            "“The dam will hold,” said Vera Holm, a spokeswoman for the Lima Institute, which built it in 1990.",
            ("Vera Holm says (direct) The dam will hold",),
        ),
        (
            "“The dam will hold,” says Rolf Amsel’s sister, Vera Holm, 43.",
            ("Vera Holm says (direct) The dam will hold",),
        ),
        ("“The dam will hold,” said 43-year-old engineer Vera Holm.", ("Vera Holm says (direct) The dam will hold",)),
        (
            "“The dam will hold,” Vera Holm, who has led the institute since 2010, told reporters in Lima on Monday.",
            ("Vera Holm says (direct) The dam will hold",),
        ),
        ("“The dam,” said Vera Holm, “will hold.”", ("Vera Holm says (direct) The dam, … will hold",)),
    ),
    "a verb of saying with adverbs": (
        ("“The dam will hold,” Vera Holm later said.", ("Vera Holm says (direct)",)),
        ("“The dam will hold,” Vera Holm angrily told the crowd.", ("Vera Holm says (direct)",)),
        (
            "“The dam will hold,” said Vera Holm on Monday, adding that it is new.",
            ("Vera Holm says (direct)", "Vera Holm says (indirect) … it is new"),
        ),
        ("Vera Holm reportedly said the dam will hold.", ("Vera Holm says (indirect) the dam will hold",)),
        ("Vera Holm has repeatedly said the dam will hold.", ("Vera Holm says (indirect) the dam will hold",)),
    ),
    "ellipses and brackets in quotations": (
        ("“The dam … will hold,” said Vera Holm.", ("Vera Holm says (direct) The dam … will hold",)),
        ("“The dam ... will hold,” said Vera Holm.", ("Vera Holm says (direct) The dam",)),
        ("“[The dam] will hold,” said Vera Holm.", ("Vera Holm says (direct) [The dam] will hold",)),
        ("“They [the council] will hold …” said Vera Holm.", ("Vera Holm says (direct) They",)),
        ("“The dam will hold [laughs],” said Vera Holm.", ("Vera Holm says (direct) The dam will hold",)),
        ("“The dam will hold!” said Vera Holm.", ("Vera Holm says (direct) The dam will hold",)),
        ("“Will the dam hold?” asked Vera Holm.", ("Vera Holm says (direct) Will the dam hold",)),
        ("“The dam—will hold,” said Vera Holm.", ("Vera Holm says (direct)",)),
        ("“The dam will hold—” said Vera Holm.", ("Vera Holm says (direct)",)),
    ),
    "other ways to attribute": (
        ("“The dam will hold” — Vera Holm, engineer.", ("Vera Holm says (direct)",)),
        ("The dam, according to Vera Holm, will hold.", ("Vera Holm says (indirect)",)),
        ("According to Vera Holm, the dam will hold.", ("Vera Holm says (indirect) the dam will hold",)),
        ("In the words of Vera Holm: “The dam will hold.”", ("Vera Holm says (direct)",)),
        ("Vera Holm’s verdict: “The dam will hold.”", ("Vera Holm says (direct)",)),
        ("Asked if the dam will hold, Vera Holm said: “Yes.”", ("Vera Holm says (direct) Yes",)),
        ("Vera Holm, when asked about the dam: “It will hold for long.”", ("Vera Holm says (direct)",)),
        ("Vera Holm tweeted: “The dam will hold.”", ("Vera Holm says (direct)",)),
        ("Vera Holm (@vholm) tweeted: “The dam will hold.”", ("Vera Holm says (direct)",)),
    ),
    "single marks and apostrophes": (
        ("‘The dam will hold,’ said Vera Holm.", ("Vera Holm says (direct) The dam will hold",)),
        ("'The dam won't break,' said Vera Holm.", ("Vera Holm says (direct) The dam won't break",)),
        ("‘The workers’ dam won’t break,’ said Vera Holm.", ("Vera Holm says (direct) The workers’ dam won’t break",)),
        ("Dam ‘will hold’, says Vera Holm.", ("Vera Holm says",)),
        ("The workers' union said the dam isn't safe.", ("union says",)),
        ("Vera Holm: 'The dam won't break'", ("Vera Holm says",)),
        (
            "'It's ours,' said Vera Holm. 'It's the workers' dam.'",
            ("Vera Holm says (direct) It's ours, … It's the workers' dam",),
        ),
    ),
    "list marks and missing spaces": (
        (
            "1. Vera Holm opposes the tax.\n\n2. Rolf Amsel supports it.",
            ("people Rolf Amsel + Vera Holm", "Vera Holm is against tax"),
        ),
        (
            "• Vera Holm opposes the tax.\n\n• Rolf Amsel supports it.",
            ("people Rolf Amsel + Vera Holm", "Vera Holm is against tax"),
        ),
        (
            "- Vera Holm opposes the tax.\n\n- Rolf Amsel supports it.",
            ("people Rolf Amsel + Vera Holm", "Vera Holm is against tax"),
        ),
        ("a) Vera Holm opposes the tax.", ("people Vera Holm", "Vera Holm is against tax")),
        ("Vera Holm,Rolf Amsel and Jana Kroll oppose the tax.", ("people Jana Kroll + Rolf Amsel + Vera Holm",)),
        ("Vera Holm opposes the tax.Rolf Amsel supports it.", ("people Rolf Amsel + Vera Holm",)),
        ("“The dam will hold,”said Vera Holm.", ("Vera Holm says (direct)",)),
        ("“The dam will hold”, said Vera Holm.", ("Vera Holm says (direct)",)),
        ("“The dam will hold.” said Vera Holm.", ("Vera Holm says (direct)",)),
        ("“The dam will hold” said Vera Holm.", ("Vera Holm says (direct)",)),
        ("“ The dam will hold, ” said Vera Holm.", ("Vera Holm says (direct) The dam will hold",)),
        ('" The dam will hold, " said Vera Holm.', ("Vera Holm says (direct) The dam will hold",)),
    ),
    "attributions of every order": (
        ("“I do not,” and Vera Holm shook her head.", ("no Vera Holm says … shook",)),
        ("Vera Holm's only comment was: “It is late.”", ("Vera Holm says (direct) It is late",)),
        ("Vera Holm laughed. “It is late.”", ("no nobody says",)),
        ("Vera Holm smiled and said, “It is late.”", ("Vera Holm says (direct) It is late",)),
        (
            "“It is late,” Vera Holm and Rolf Amsel said in a joint letter.",
            ("Vera Holm says (direct) It is late", "Rolf Amsel says (direct) It is late"),
        ),
        ("“It is late,” said one of the workers, who asked not to be named. Vera Holm left.", ("no Vera Holm says",)),
        ("“It is late,” the minister’s spokesman, Rolf Amsel, said.", ("Rolf Amsel says (direct) It is late",)),
        ("“It is late,” the union, which has 300 members, said.", ("union says (direct) It is late",)),
        ("“It is late,” Port Ellery mayor Vera Holm said.", ("Vera Holm says (direct) It is late",)),
        ("“It is late,” Vera Holm said of Rolf Amsel.", ("Vera Holm says (direct) It is late", "no Rolf Amsel says")),
        ("“It is late,” Vera Holm told Rolf Amsel.", ("Vera Holm says (direct) It is late", "no Rolf Amsel says")),
        ("“It is late,” Rolf Amsel was told by Vera Holm.", ("no Rolf Amsel says",)),
        (
            "Asked by Rolf Amsel whether it was late, Vera Holm replied: “Yes, it is.”",
            ("Vera Holm says (direct) Yes, it is", "no Rolf Amsel says (direct)"),
        ),
        ("Rolf Amsel quoted Vera Holm as saying: “It is late.”", ("Vera Holm says (direct) It is late",)),
        (
            "“It is late,” said Vera Holm. Rolf Amsel, her lawyer, said: “It is not.” “We will see,” she replied.",
            ("Vera Holm says (direct) We will see", "Rolf Amsel says (direct) It is not"),
        ),
        (
            "“It is late,” Vera Holm told reporters. Later, she told the council: “We must go.”",
            ("Vera Holm says (direct) We must go",),
        ),
        ("Mayor Vera Holm said she was “very, very sorry.”", ("Vera Holm says (mixed) she was “very, very sorry",)),
    ),
}


@pytest.mark.parametrize(("kind", "case"), [(kind, case) for kind, cases in CASES.items() for case in cases])
def test_kinds_of_further_quotations(graph_of: Callable[..., Any], tmp_path: Path, kind: str, case: Case) -> None:
    assert not missed(graph_of, tmp_path, case), kind
