"""The rule files that there are, and the shape of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newsgraph.rules import (
    attitude_shapes,
    attitudes,
    boilerplate,
    certainty,
    control,
    groups,
    mentions,
    names,
    parties,
    portrayals,
    roles,
    speech,
    title_tables,
    titles,
    topics,
    valences,
)

SHAPES: dict[str, Any] = {
    "attitudes": attitude_shapes.Attitudes,
    "boilerplate": tuple[boilerplate.BlockRule, ...],
    "certainty": certainty.CertaintyFile,
    "control": control.Control,
    "groups": groups.GroupFile,
    "mentions": mentions.MentionWords,
    "names": names.NameLists,
    "parties": parties.PartyRules,
    "portrayals": portrayals.PortrayalRules,
    "role_verbs": roles.RoleVerbs,
    "role_words": roles.RoleWords,
    "speech": speech.Speech,
    "titles": title_tables.TitleRules,
    "topics": topics.TopicRules,
    "valences": valences.ValenceRules,
}
"""File name without its ending -> what its content must be. Users' files have the same names and shapes."""
FIXED = ("closed", "pages", "questions", "times")
"""The files whose words are the language itself, the layout of pages and of questions: no user's to change."""

LOADERS: dict[str, Callable[[], object]] = {
    "attitudes": attitudes.attitudes,
    "boilerplate": boilerplate.block_rules,
    "control": control.control,
    "certainty": lambda: certainty.certainty_words("clause"),
    "groups": groups.group_rules,
    "mentions": mentions.body_nouns,
    "names": names.name_lists,
    "parties": lambda: parties.party_rules().by_first_word,
    "portrayals": portrayals.attitude_verbs,
    "role_verbs": roles.verb_rules,
    "role_words": roles.role_words,
    "speech": speech.speech,
    "titles": lambda: titles.is_title_head("mayor"),
    "topics": lambda: topics.same_issue("talk"),
    "valences": valences.valences,
}
"""File name -> what makes the tables of its words."""
