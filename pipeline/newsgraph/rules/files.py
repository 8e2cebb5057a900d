"""The rule files that there are, and the shape of each."""

from __future__ import annotations

from typing import Any

from newsgraph.rules import (
    attitudes,
    boilerplate,
    certainty,
    groups,
    mentions,
    names,
    parties,
    portrayals,
    roles,
    speech,
    titles,
    topics,
    valences,
)

SHAPES: dict[str, Any] = {
    "attitudes": attitudes.Attitudes,
    "boilerplate": tuple[boilerplate.BlockRule, ...],
    "certainty": certainty.CertaintyFile,
    "groups": groups.GroupFile,
    "mentions": mentions.MentionWords,
    "names": names.NameLists,
    "parties": parties.PartyRules,
    "portrayals": portrayals.PortrayalRules,
    "role_verbs": roles.RoleVerbs,
    "role_words": roles.RoleWords,
    "speech": speech.Speech,
    "titles": titles.TitleRules,
    "topics": topics.TopicRules,
    "valences": valences.ValenceRules,
}
"""File name without its ending -> what its content must be. Users' files have the same names and shapes."""
