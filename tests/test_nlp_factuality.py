"""Whether what a clause predicates is told as a fact: each row of the certainty words, and sentences of many kinds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from newsgraph.nlp.grammar.judging import Judge
from newsgraph.nlp.grammar.weighing import Weighing
from newsgraph.nlp.trying import weigh_marked
from newsgraph.rules.certainty import certainty_rows, certainty_words


@pytest.fixture(scope="module")
def weighed(nlp: Language) -> Callable[[str], Weighing]:
    """How the word in [brackets] stands in its sentence."""
    return lambda marked: weigh_marked(nlp, marked)


def test_nlp_factuality_no_word_stands_twice_in_a_reach() -> None:
    for row in certainty_rows().values():
        for reach in row.reach:
            assert certainty_words(reach)


def _told(found: Weighing) -> str:
    """A weighing in words: "so", "not refused", "heard planned", "open maybe"."""
    if found.polarity == "open":
        return "open"
    words = [found.polarity if found.polarity == "so" else f"not {found.how}"]
    flags = (("heard", found.heard), ("planned", found.planned), ("over", found.over), ("appointed", found.appointed))
    return " ".join(words + [name for name, held in flags if held])


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Mara Quill [chaired] the Orbel Trust.", "so"),
        ("Mara Quill has [chaired] the Orbel Trust.", "so"),
        ("Mara Quill did [chair] the Orbel Trust.", "so"),
        ("Mara Quill is the [chair] of the Orbel Trust.", "so"),
        ("Mara Quill is not the [chair] of the Orbel Trust.", "not negated"),
        ("Mara Quill is no longer the [chair] of the Orbel Trust.", "so over"),
        ("Mara Quill neither founded nor [chaired] the Orbel Trust.", "not negated"),
        ("Mara Quill neither [chaired] the Orbel Trust nor advised it.", "not negated"),
        ("Mara Quill did not found the Orbel Trust, nor did she [chair] it.", "not negated"),
        ("Mara Quill [chaired] neither the Orbel Trust nor the Senn Bank.", "not negated"),
        ("Mara Quill founded and [chaired] the Orbel Trust.", "so"),
        ("There is no proof Mara Quill ever [chaired] the Orbel Trust.", "not missed"),
        ("It is a lie that Mara Quill [attacked] Otto Senn.", "not missed"),
        ("The report that Mara Quill [announced] that she is ill was wrong.", "not missed heard"),
        ("In the eyes of Otto Senn, Mara Quill [chaired] the Orbel Trust.", "so heard"),
        ("In Otto Senn's opinion, Mara Quill [chaired] the Orbel Trust.", "so heard"),
        ("In view of the strike, Mara Quill [chaired] the Orbel Trust.", "so"),
        ("Mara Quill cannot [chair] the Orbel Trust.", "not unable"),
        ("Mara Quill might not [chair] the Orbel Trust.", "open"),
        ("Mara Quill won't [chair] the Orbel Trust.", "not refused planned"),
        ("Mara Quill stopped [chairing] the Orbel Trust.", "so over"),
        ("Mara Quill was chosen to [chair] the Orbel Trust.", "so appointed"),
        ("Mara Quill did not fail to [chair] the Orbel Trust.", "so"),
        ("Mara Quill did not want to [chair] the Orbel Trust.", "open"),
        ("Mara Quill declined to [chair] the Orbel Trust.", "not refused planned"),
        ("Mara Quill lacked the power to [chair] the Orbel Trust.", "open"),
        ("Mara Quill is in a position to [chair] the Orbel Trust.", "open"),
        ("Mara Quill was the first woman to [chair] the Orbel Trust.", "so"),
        ("Mara Quill has never been known to [chair] the Orbel Trust.", "not missed"),
        ("Had Mara Quill [chaired] the Orbel Trust, it would have failed.", "open"),
        ("Never had Mara Quill [chaired] the Orbel Trust.", "not negated"),
        ("Were Mara Quill to [chair] the Orbel Trust, it would fail.", "open"),
        ("Did Mara Quill [chair] the Orbel Trust?", "open"),
        ('"Who else?" Mara Quill [asked].', "so"),
        ("It was Mara Quill who [chaired] the Orbel Trust.", "so"),
        ("It is a lie that Mara Quill [chaired] the Orbel Trust.", "not missed"),
        ("It is time for Mara Quill to [chair] the Orbel Trust.", "open"),
        ("Olav Brisk said that Mara Quill [chaired] the Orbel Trust.", "so heard"),
        ("Olav Brisk said that Mara Quill would [chair] the Orbel Trust.", "so heard planned"),
        ("Olav Brisk did not say that Mara Quill [chaired] the Orbel Trust.", "open"),
        ("Olav Brisk falsely said that Mara Quill [chaired] the Orbel Trust.", "not disputed"),
        ("Olav Brisk denied that Mara Quill had not [chaired] the Orbel Trust.", "so heard"),
        ("Olav Brisk dismissed baseless claims that Mara Quill [chaired] the Orbel Trust.", "not disputed heard"),
        ("Olav Brisk said he doubted that Mara Quill [chaired] the Orbel Trust.", "not disputed heard"),
        ("Olav Brisk may have denied that Mara Quill [chaired] the Orbel Trust.", "open"),
        ("Olav Brisk, who [chaired] the Orbel Trust, may resign.", "so"),
        ("Mara Quill may resign because Olav Brisk [chaired] the Orbel Trust.", "so"),
        ("If Mara Quill resigns and [chairs] the Orbel Trust, it will fail.", "open"),
        ("Mara Quill did not resign or [lead] the Orbel Trust.", "not negated"),
        ("Mara Quill left and never [chaired] the Orbel Trust.", "not negated"),
        ("Mara Quill left the room without [chairing] the meeting.", "not missed"),
        ("Mara Quill, officials say, [chaired] the Orbel Trust.", "so heard"),
        ("Let Mara Quill [chair] the Orbel Trust.", "open"),
        ("Mara Quill will [chair] the Orbel Trust if the vote goes her way.", "open"),
        ("Mara Quill will [chair] the Orbel Trust unless the vote fails.", "open"),
        ("Mara Quill will [chair] the Orbel Trust even if the vote goes against her.", "so heard planned"),
        ("Olav Brisk said that Mara Quill would [chair] the Orbel Trust if asked.", "open"),
        ("Mara Quill [chaired] the Orbel Trust, and will resign if asked.", "so"),
        ("Not only did Mara Quill [chair] the Orbel Trust, she also announced that it was broke.", "so"),
    ],
)
def test_nlp_factuality_weighs(sentence: str, told: str, weighed: Callable[[str], Weighing]) -> None:
    assert _told(weighed(sentence)) == told


def test_nlp_factuality_keeps_who_says_so(nlp: Language) -> None:
    doc = nlp("Olav Brisk said officials believe that Mara Quill chaired the Orbel Trust.")
    chaired = next(token for token in doc if token.text == "chaired")
    assert [doc[i].text for i in Judge(doc).weigh(chaired).sources] == ["Brisk", "officials"]
