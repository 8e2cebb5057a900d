"""Stances as newspapers word them: who is for or against what, in sentences of every construction that is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.model

FOR, AGAINST = "for", "against"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Nouns of attitude: whose preposition the parser hangs from the verb, whose holders follow, given, given up, lost.
        ("Norway expressed solidarity with Chile.", {("Norway", FOR, "Chile")}),
        (
            "There was anger among nurses, teachers and farmers over the new levy.",
            {(who, AGAINST, "new levy") for who in ("nurses", "teachers", "farmers")},
        ),
        ("Otto Lind gave Ana Weir credit for the truce.", {("Otto Lind", FOR, "Ana Weir")}),
        ("Ana Weir gave the merger her blessing.", {("Ana Weir", FOR, "merger")}),
        ("The government renewed its commitment to the peace process.", {("government", FOR, "peace process")}),
        ("The government pledged its full support to the peace process.", {("government", FOR, "peace process")}),
        ("Ana Weir withdrew her support for Tomas Berg.", {("Ana Weir", AGAINST, "Tomas Berg")}),
        ("Ana Weir dropped her opposition to the dam.", {("Ana Weir", FOR, "dam")}),
        ("The bill lost the support of the bank.", {("bank", AGAINST, "bill")}),
        ("Ana Weir voiced relief at the verdict.", {("Ana Weir", FOR, "verdict")}),
        ("Protesters chanted slogans against Otto Lind.", {("Protesters", AGAINST, "Otto Lind")}),
        # A description before a comma and whom it describes.
        ("An outspoken advocate of free ports, Otto Lind ran for mayor.", {("Otto Lind", FOR, "free ports")}),
        # Set phrases.
        ("The union said no to the offer.", {("union", AGAINST, "offer")}),
        ("The union said yes to the offer.", {("union", FOR, "offer")}),
        ("The union said nothing about the offer.", set()),
        ("Ana Weir gave a green light to the merger.", {("Ana Weir", FOR, "merger")}),
        ("Norway imposed sanctions on the bank.", {("Norway", AGAINST, "bank")}),
        ("Otto Lind put forward a plan for a new port.", {("Otto Lind", FOR, "plan for a new port")}),
        # Holders without a name: by how many, by where they are.
        ("Some in the party oppose the levy.", {("Some in the party", AGAINST, "levy")}),
        ("A number of nurses oppose the levy.", {("number of nurses", AGAINST, "levy")}),
        ("Part of the job is to fight against the levy.", set()),
        ("The union was among those who criticized the levy.", {("union", AGAINST, "levy")}),
        # Moods: at the head of a sentence, given by a thing.
        ("Critical of the levy, Norway left the hall.", {("Norway", AGAINST, "levy")}),
        ("Never critical of the levy, Norway stayed in the hall.", set()),
        ("The vote left Norway angry about the levy.", {("Norway", AGAINST, "levy")}),
        ("The vote may leave Norway angry about the levy.", set()),
        # Whose attitude it is where the parser hung them from its target.
        ("The mayor ignored criticism of the levy from Otto Lind.", {("Otto Lind", AGAINST, "levy")}),
        ("The mayor ignored criticism of a letter from Otto Lind.", set()),
        ("The vote came amid objections to the levy from many farmers.", {("many farmers", AGAINST, "levy")}),
        # What is hoped for, asked for, asked about.
        ("Otto Lind hopes that the levy will be scrapped.", {("Otto Lind", AGAINST, "levy")}),
        ("Otto Lind demanded that the council scrap the levy.", {("Otto Lind", AGAINST, "levy")}),
        ("Otto Lind expressed hope that the levy would be scrapped.", {("Otto Lind", AGAINST, "levy")}),
        ("Otto Lind questioned whether the levy is fair.", {("Otto Lind", AGAINST, "levy")}),
        ("Otto Lind questioned whether Norway was there.", set()),
        ("Otto Lind asked the court to block the levy.", {("Otto Lind", AGAINST, "levy")}),
        ("Otto Lind asked the court to read the letter.", set()),
        ("Otto Lind filed a lawsuit to stop the sale.", {("Otto Lind", AGAINST, "sale")}),
        ("Otto Lind campaigned on a promise to end the war.", {("Otto Lind", AGAINST, "war")}),
        ("Otto Lind criticized a plan to block the bill.", {("Otto Lind", AGAINST, "plan to block the bill")}),
        ("Otto Lind is balking at approving a budget.", {("Otto Lind", AGAINST, "approving a budget")}),
        ("Otto Lind criticized how the council handled it.", {("Otto Lind", AGAINST, "how the council handled it")}),
        ("Otto Lind did not agree on how the council handled it.", set()),
        ("Otto Lind opposes the idea of closing the port.", {("Otto Lind", AGAINST, "idea of closing the port")}),
        # Lists and asides behind a preposition, examples of a target.
        ("Otto Lind called for, among other things, a new bridge.", {("Otto Lind", FOR, "new bridge")}),
        (
            "Otto Lind praised several teachers, including Ana Weir.",
            {("Otto Lind", FOR, "several teachers"), ("Otto Lind", FOR, "Ana Weir")},
        ),
        # Names that the parser takes for a part of the thing.
        ("Otto Lind called the use of force a disgrace.", {("Otto Lind", AGAINST, "use of force")}),
        ("Otto Lind called government cuts a disgrace.", {("Otto Lind", AGAINST, "government cuts")}),
        ('Otto Lind called it "a great success for the town."', set()),
        # What a speaker says of a measure.
        ('"The levy is not going to work," Otto Lind said.', {("Otto Lind", AGAINST, "levy")}),
        ('"The levy is nothing but theft," Otto Lind said.', {("Otto Lind", AGAINST, "levy")}),
        ('"The levy amounts to theft," Otto Lind said.', {("Otto Lind", AGAINST, "levy")}),
        ('"The levy would inhibit growth," Otto Lind said.', {("Otto Lind", AGAINST, "levy")}),
        ('"The bill would reduce poverty," Otto Lind said.', {("Otto Lind", FOR, "bill")}),
        ('"The only solution is a new bridge," Otto Lind said.', {("Otto Lind", FOR, "new bridge")}),
        ('"We cannot afford the levy," Otto Lind said.', {("Otto Lind", AGAINST, "levy")}),
        ('"Nothing is more important than the bridge," Otto Lind said.', {("Otto Lind", FOR, "bridge")}),
        # Set phrases of a dictionary.
        ("Otto Lind has no time for the levy.", {("Otto Lind", AGAINST, "levy")}),
        ("The commission gave short shrift to the request.", {("commission", AGAINST, "request")}),
        ("Otto Lind put his name to the plea.", {("Otto Lind", FOR, "plea")}),
        ("Otto Lind had no confidence in the council.", {("Otto Lind", AGAINST, "council")}),
        ("Otto Lind saw little merit in the levy.", set()),
        ("The budget went down badly with Otto Lind.", {("Otto Lind", AGAINST, "budget")}),
        # What one wants done.
        ("The union wants the minister removed.", {("union", AGAINST, "minister")}),
        ("The union wants the law scrapped.", {("union", AGAINST, "law")}),
        ("The union wants the law to be scrapped.", {("union", AGAINST, "law")}),
        ("The union demanded that the law be scrapped.", {("union", AGAINST, "law")}),
        ("The union wants the bridge repaired.", {("union", FOR, "bridge repaired")}),
        # Names given.
        ("Ana Weir called Otto Lind a coward.", {("Ana Weir", AGAINST, "Otto Lind")}),
        ("Ana Weir branded the law unjust.", {("Ana Weir", AGAINST, "law")}),
        ("Otto Lind holds Ana Weir responsible for the collapse.", {("Otto Lind", AGAINST, "Ana Weir")}),
        ("Otto Lind holds Ana Weir dear.", set()),
        ("Ana Weir slammed what she called a sham election.", {("Ana Weir", AGAINST, "sham election")}),
        # What is thought, by others than who speaks too.
        ("Ana Weir believes the treaty is a mistake.", {("Ana Weir", AGAINST, "treaty")}),
        ("Ana Weir does not believe the treaty is a mistake.", set()),
        ("Ana Weir may think the treaty is a mistake.", set()),
        ('"Otto Lind thinks the treaty is a mistake," Ana Weir said.', {("Otto Lind", AGAINST, "treaty")}),
        ('"I believe the treaty is a mistake," Ana Weir said.', {("Ana Weir", AGAINST, "treaty")}),
        # Orders, and what must be or is not to be.
        ('"Stop the dam," Ana Weir said.', {("Ana Weir", AGAINST, "dam")}),
        ('"Stop at the dam," Ana Weir said.', set()),
        ('"The fence must come down," Ana Weir said.', {("Ana Weir", AGAINST, "fence")}),
        ('"Any deal must include the islands," Ana Weir said.', {("Ana Weir", FOR, "islands")}),
        ('"There will be no deal with the bank," Ana Weir said.', {("Ana Weir", AGAINST, "deal with the bank")}),
        ('"There will be no rain," Ana Weir said.', set()),
        ('"He is a liar," Ana Weir said of Otto Lind.', {("Ana Weir", AGAINST, "Otto Lind")}),
        ('"He is a liar," Ana Weir said.', set()),
        ('"The merger is not in our interest," Ana Weir said.', {("Ana Weir", AGAINST, "merger")}),
        # Who is meant, and who is not.
        (
            "Neither the bank nor the union backs the plan.",
            {("bank", AGAINST, "plan"), ("union", AGAINST, "plan")},
        ),
        ("Not all lawmakers support the plan.", set()),
        ("Few lawmakers support the plan.", set()),
        ("Ana Weir has yet to endorse the plan.", set()),
        ("Thousands marched in support of Otto Lind.", {("Thousands", FOR, "Otto Lind")}),
        ("The union demanded the release of Tomas Berg.", {("union", FOR, "release of Tomas Berg")}),
    ],
)
def test_nlp_stances_wordings_are_read(
    text: str, expected: set[tuple[str, str, str]], stances_of: Callable[[str], set[tuple[str, str, str]]]
) -> None:
    assert stances_of(text) == expected
