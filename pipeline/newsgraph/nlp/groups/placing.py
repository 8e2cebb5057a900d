"""Which group of a document a phrase means: descriptions that fit together are one, teams of different years are several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from newsgraph.nlp.countries.acting import country_of
from newsgraph.nlp.grammar.tree import sentence, subtree
from newsgraph.nlp.groups.candidates import candidate_of, is_campaign
from newsgraph.nlp.groups.fitting import Group, When, fits, own_names, same_time, stands_for, tasks, time_key
from newsgraph.nlp.groups.phrases import GroupPhrase, destinations, fields_of, own_words, sorts_of
from newsgraph.nlp.groups.rounds import gone_rounds, own_round
from newsgraph.nlp.groups.senders import sender_of
from newsgraph.nlp.groups.sorts import class_of, last_words
from newsgraph.nlp.page.layers import Layers, head_of
from newsgraph.nlp.page.rows import time_row
from newsgraph.rules.groups import group_rules

_LEAD = 2
"""Paragraphs that open an article, its title among them."""

_NEAR = 1
"""Paragraphs before its own to which "the team" may look back for a group that is called otherwise."""
_SHORT = frozenset({"team", "group", "mission", "panel", "committee", "commission"})
_GATHERED = frozenset({"committee", "team", "delegation"})


class GroupFinder:
    """Places group phrases on the group entities of a document, making new ones where none fits."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.groups = [self._known(group) for group in layers.groups]

    def place(self, phrase: GroupPhrase) -> int:
        """The group entity that a phrase means, with a mention added there."""
        held = self.layers.mention(phrase.head)
        if held is not None and self.layers.kind(held["entity"]) == "group" and held["end"] == phrase.end:
            return held["entity"]
        group = self._find(phrase)
        if group is None:
            group = self._make(phrase, held["entity"] if held is not None else None)
        self._enrich(group, phrase)
        self.layers.add_mention(group.entity, phrase.start, phrase.end, "nominal")
        return group.entity

    def _find(self, phrase: GroupPhrase) -> Group | None:
        fitting = [
            g
            for g in self.groups
            if g.group_class == phrase.group_class
            and fits(g, phrase)
            and self._is_of_round(g, phrase)
            and not self._is_of_other_side(g, phrase)
            and not self._is_called_otherwise(g, phrase)
        ]
        if is_campaign(phrase.head):
            return self._campaign(phrase, fitting)
        if phrase.group_class == "committee":  # told by its words, whoever sent it
            name = self._name(phrase).lower()
            return next((g for g in fitting if self.layers.entities[g.entity]["name"].lower() == name), None)
        if phrase.owner is not None:  # "the politicians' delegation" is the delegation of politicians
            owned = [g for g in fitting if phrase.owner in g.words]
            return owned[0] if len(owned) == 1 else None
        if any(child.tag_ == "PRP$" for child in phrase.head.lefts):
            lead = self.layers.block_number(phrase.head) < _LEAD  # which may look forward
            fitting = [g for g in fitting if lead or self._is_told_of(g.sender, phrase.head.i)]
        return self._unsent(phrase, fitting) if phrase.sender is None else self._sent(phrase, fitting, phrase.sender)

    def _campaign(self, phrase: GroupPhrase, fitting: Sequence[Group]) -> Group | None:
        """The campaign of the same candidate, of the same time as far as one is told."""
        candidate, when = candidate_of(self.layers, phrase.head), self.when(phrase)
        heads = ((g, [head_of(self.layers.span(row)) for row in self.layers.mentions_of(g.entity)]) for g in fitting)
        own = [
            g for g, nouns in heads if any(is_campaign(n) and candidate_of(self.layers, n) == candidate for n in nouns)
        ]
        return next((g for g in own if None in {g.when, when} or same_time(g.when, when)), None)

    def _sent(self, phrase: GroupPhrase, fitting: Sequence[Group], sender: int) -> Group | None:
        """The group of a phrase that says who sent it."""
        when = self.when(phrase)
        own = [g for g in fitting if self._is_same_side(g, sender)]
        if phrase.first and phrase.head.lemma_.lower() in group_rules().words.bands:
            # "a group of American traders" is not the American delegation told of before it
            own = [g for g in own if phrase.head.lemma_.lower() in g.nouns or phrase.head.i < min(g.places, default=0)]
        if phrase.group_class == "cabinet":  # her cabinet is not her coalition
            nobodys = [g for g in fitting if g.sender is None and self.layers.kind(sender) == "country"]
            own = [g for g in own or nobodys if stands_for(phrase.head.lemma_.lower(), g.nouns)]
        if when == "earlier":
            return _only([g for g in own if g.when is not None])
        return next((g for g in own if same_time(g.when, when)), None)

    def _unsent(self, phrase: GroupPhrase, fitting: Sequence[Group]) -> Group | None:
        """The group of a phrase that does not say who sent it."""
        when = self.when(phrase)
        fitting = [g for g in fitting if stands_for(phrase.head.lemma_.lower(), g.nouns)]
        spoken_of = self._spoken_of(phrase, fitting)
        if spoken_of is not None:
            return spoken_of
        if phrase.first and phrase.group_class == "delegation":
            # "a delegation" may be one that is named further on, but none named before
            fitting = [g for g in fitting if not g.places or phrase.head.i < min(g.places)]
        if when == "earlier":
            return _only([g for g in fitting if g.when is not None])
        same = [g for g in fitting if same_time(g.when, when)]
        return self._antecedent(phrase, same) if phrase.definite or len(same) == 1 else None

    def _spoken_of(self, phrase: GroupPhrase, fitting: Sequence[Group]) -> Group | None:
        """The group of another sort that "the team" means: the committee just told of, where no team has been spoken of yet."""
        noun = phrase.head.lemma_.lower()
        told = any(noun in g.nouns or (g.places and min(g.places) < phrase.head.i) for g in fitting)
        if told or not phrase.definite or phrase.time is not None or own_words(phrase.head) or noun not in _SHORT:
            return None
        first = self.layers.blocks[max(self.layers.block_number(phrase.head) - _NEAR, 0)]["start"]
        near = {
            place: group
            for group in self.groups
            for place in group.places
            if first <= place < phrase.head.i and group.group_class in _GATHERED
        }
        return near[max(near)] if near else None

    def _is_of_other_side(self, group: Group, phrase: GroupPhrase) -> bool:
        """Whether a side without a name is not the group's: "the government delegation" is a country's, never a party's."""
        if not phrase.sides or phrase.sender is not None or group.sides or group.sender is None:
            return False
        return (self.layers.kind(group.sender) == "country") != (
            not phrase.sides.isdisjoint(group_rules().words.governing)
        )

    def _is_called_otherwise(self, group: Group, phrase: GroupPhrase) -> bool:
        """Whether a name before the noun tells whose it is, and not this group's: "the Abkhaz team" is not Georgia's."""
        if phrase.sender is not None or self.layers.block(phrase.head)["kind"] in {"title", "heading"}:
            return False
        row = self.layers.entities[group.entity]
        sender = None if row["sender"] is None else self.layers.entities[row["sender"]]
        names = [row["name"], *row["aliases"], *([sender["name"], *sender["aliases"]] if sender is not None else [])]
        known = {word.lower() for name in names for word in name.split()}
        if any(name not in known for name in own_names(self.layers, phrase.head)):
            return True
        of_sender = set() if sender is None else {lemma for name in names[1:] for lemma in name.lower().split()}
        own, told = tasks(own_words(phrase.head)), tasks(group.words - of_sender)
        # "the prosecution team" is not the defence team, though "the Lima delegation" may be a trade delegation.
        return (
            phrase.head.lemma_.lower() in group_rules().words.of_tasks and bool(own and told) and own.isdisjoint(told)
        )

    def _is_of_round(self, group: Group, phrase: GroupPhrase) -> bool:
        """Whether a group may have been at the round that a phrase tells of; where none is told it is the article's own."""
        other = self._round(phrase)
        if group.round is None and group.when is None:
            return other not in self.layers.once(gone_rounds)
        return group.round is None or other is None or group.round == other

    def _round(self, phrase: GroupPhrase) -> int | None:
        if phrase.round is not None or phrase.group_class != "delegation" or self.when(phrase) is not None:
            return phrase.round
        return self.layers.once(own_round)

    def _is_told_of(self, sender: int | None, place: int) -> bool:
        """Whether a text has named a sender by some token: "its team" is not the one of a body named further on."""
        return sender is None or any(row["start"] < place for row in self.layers.mentions_of(sender))

    def _is_same_side(self, group: Group, sender: int) -> bool:
        """Whether a sender is the group's own: the same one, or for coalitions a person and the person's party."""
        if group.sender == sender:
            return True
        if group.group_class != "cabinet" or group.sender is None:
            return False
        kinds = {self.layers.kind(sender), self.layers.kind(group.sender)}
        return kinds == {"person", "organisation"} and (
            self._owns(sender, group.sender) or self._owns(group.sender, sender)
        )

    def _owns(self, person: int, body: int) -> bool:
        """Whether the document speaks of a person's body: "A's Green Party"."""
        return any(
            any(
                child.dep_ == "poss" and self.layers.entity(child) == person
                for child in self.layers.span(row).root.lefts
            )
            for row in self.layers.mentions_of(body)
        )

    def _antecedent(self, phrase: GroupPhrase, groups: list[Group]) -> Group | None:
        """Which group "the delegation" means: the last one of this paragraph, else the one the document speaks of most."""
        here = self.layers.block_number(phrase.head)
        near = {
            place: group
            for group in groups
            for place in group.places
            if place < phrase.head.i and self.layers.block_number(self.layers.doc[place]) == here
        }
        if near:
            return near[max(near)]
        return max(groups, key=lambda g: (len(g.places), -g.entity), default=None)

    def _name(self, phrase: GroupPhrase) -> str:
        name: str = self.layers.doc[phrase.start : phrase.end].text
        return name

    def when(self, phrase: GroupPhrase) -> When:
        if phrase.time is not None:
            return time_key(self.layers.times[phrase.time])
        return "earlier" if phrase.earlier else None

    def _make(self, phrase: GroupPhrase, held: int | None) -> Group:
        layers = self.layers
        name = self._name(phrase)
        if (
            held is not None
            and layers.entities[held]["kind"] in {"organisation", "unnamed", "topic"}
            and self._is_only_name(held, phrase)
        ):
            entity = held  # the model took the description for a body's name
            layers.turn_into_group(held)
        else:
            entity = layers.add_entity("group", name)
        group = Group(entity, phrase.group_class, phrase.sender, self.when(phrase), [], set())
        if phrase.time is None and phrase.earlier:
            layers.entities[entity]["time"] = self._earlier_time(phrase)
        self.groups.append(group)
        return group

    def _is_only_name(self, held: int, phrase: GroupPhrase) -> bool:
        mentions = self.layers.mentions_of(held)
        return all(row["end"] == phrase.end and row["start"] >= phrase.start - 1 for row in mentions)

    def _earlier_time(self, phrase: GroupPhrase) -> int:
        """A time row for "previous" and the like, which nothing resolves: the group is not of the article's date."""
        words = group_rules().words.earlier
        near = chain(subtree(phrase.head), sentence(phrase.head))
        token = next(token for token in near if token.lower_ in words)
        self.layers.times.append(time_row(token.i, token.i + 1, "relative"))
        return len(self.layers.times) - 1

    def _enrich(self, group: Group, phrase: GroupPhrase) -> None:
        row = self.layers.entities[group.entity]
        name = self._name(phrase)
        if phrase.named and not group.named:  # "Russian delegation" is a better name than "lower-level delegation"
            row["name"], name = name, row["name"]
            group.named = True
        if row["sender"] is None:
            sender = self._sender(phrase)
            row["sender"] = self._sender_at_other_times(phrase) if sender is None else sender
        if name != row["name"] and name not in row["aliases"]:
            row["aliases"].append(name)
        row["time"] = row["time"] if row["time"] is not None else phrase.time
        row["place"] = row["place"] if row["place"] is not None else phrase.place
        row["occasion"] = row["occasion"] or phrase.occasion
        row["round"] = group.round = row["round"] or self._round(phrase)
        group.places.append(phrase.head.i)
        group.nouns.add(phrase.head.lemma_.lower())
        group.sides |= phrase.sides
        group.to |= phrase.to
        group.fields |= phrase.fields
        group.sorts |= phrase.sorts
        group.words |= own_words(phrase.head)

    def _sender(self, phrase: GroupPhrase) -> int | None:
        """The entity to name as sender: a government called by a person's name is that person's country's, a coalition is not."""
        sender = phrase.sender
        if phrase.head.lemma_ == "coalition" and sender is not None and self.layers.kind(sender) == "person":
            return None
        if sender is not None and self.layers.kind(sender) == "person":
            return country_of(self.layers, sender) if phrase.group_class == "cabinet" else None
        return sender

    def _sender_at_other_times(self, phrase: GroupPhrase) -> int | None:
        """Who sent "the delegation in the first round", "the 2021 delegation": who sent the one of another time spoken of before."""
        if not phrase.definite or phrase.group_class != "delegation" or not self._is_told_by_time(phrase):
            return None
        before = [
            (max(place for place in group.places if place < phrase.head.i), group.sender)
            for group in self.groups
            if group.group_class == phrase.group_class and group.places and min(group.places) < phrase.head.i
        ]
        several = len({sender for _, sender in before} - {None}) > 1
        if several and phrase.round is None:
            return None  # "the delegation of 2018" may be either side's
        return max(before, default=(0, None))[1]

    def _is_told_by_time(self, phrase: GroupPhrase) -> bool:
        """Whether a round or a time is all that says which group is meant."""
        if phrase.round is None and phrase.time is None:
            return False
        time = None if phrase.time is None else self.layers.times[phrase.time]
        when = (
            set() if time is None else {token.lemma_.lower() for token in self.layers.doc[time["start"] : time["end"]]}
        )
        return own_words(phrase.head) <= when

    def _known(self, entity: int) -> Group:
        """A group made earlier, as it is known by its rows."""
        row = self.layers.entities[entity]
        time = None if row["time"] is None else self.layers.times[row["time"]]
        group_class = class_of(self.layers, entity)
        places = [mention["end"] - 1 for mention in self.layers.mentions_of(entity)]
        sender = self._owner(entity) if group_class == "cabinet" else sender_of(self.layers, entity)
        group = Group(entity, group_class, sender, None if time is None else time_key(time), places, last_words(row))
        group.round = row["round"]
        for place in places:
            group.words |= own_words(self.layers.doc[place])
            group.to |= destinations(self.layers, self.layers.doc[place])
            group.fields |= fields_of(self.layers.doc[place])
            group.sorts |= sorts_of(self.layers.doc[place], group_class)
        group.sides = group.words & group_rules().words.sides
        return group

    def _owner(self, entity: int) -> int | None:
        """Whose government or coalition a group is: its head's."""
        heads = (
            claim["entities"]["member"]
            for claim in self.layers.claims_with("membership", "group", entity)
            if claim["values"]["capacity"] == "head"
        )
        return next(heads, None)


def _only(groups: list[Group]) -> Group | None:
    return groups[0] if len(groups) == 1 else None
