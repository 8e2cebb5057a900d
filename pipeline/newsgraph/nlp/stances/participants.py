"""Who holds a stance and what it is about: the tokens of a frame as entities of the document."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.grammar.syntax import conjuncts_of, noun_phrase
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.mentions.nominals import are_some_of, ensure_entity
from newsgraph.nlp.page.layers import ClaimRow, Layers, TokenSpan
from newsgraph.nlp.page.lookup import with_lemma, written
from newsgraph.nlp.page.spoken import statements_of_tokens
from newsgraph.nlp.stances.among import named_behind, told_to_be
from newsgraph.nlp.stances.counted import are_several, is_counted, several_before, those_counted
from newsgraph.nlp.stances.heads import antecedent, examples_of, head_of_target, is_empty
from newsgraph.nlp.stances.named import all_named, describes, doer_described, named_beside, principal_of
from newsgraph.nlp.stances.nobody import anonymous, are_some, author_of, is_anybody, is_scant, is_self, silent_things
from newsgraph.nlp.stances.offices import Offices
from newsgraph.nlp.stances.phrases import filled_phrase, topic_phrase, with_both_marks
from newsgraph.nlp.stances.pronouns import Pronouns
from newsgraph.nlp.stances.shares import is_of_people, is_share, words_of
from newsgraph.nlp.stances.taken_up import deed_taken_up
from newsgraph.nlp.statements.reference import can_speak, known_entity
from newsgraph.rules.attitude_shapes import Polarity
from newsgraph.rules.attitudes import adjective_entries, attitudes
from newsgraph.rules.closed import closed
from newsgraph.rules.titles import is_title_head

_I_OR_YOU = closed().i_or_you
_WHOSE = closed().whose
_THIRD = closed().third
_IT = closed().it
_NAMED = frozenset({"person", "organisation", "group", "country"})
_HOLDERS = _NAMED | {"unnamed", "place"}
"""A place that is for or against something is its people or rulers ("the West", "California")."""
_DESCRIBED = frozenset({"topic", "unnamed"})
"""What is told by words that may hold another thing ("critics of the plan")."""
_BODIES = frozenset({"organisation", "country", "group"})
_SINGULARS = frozenset({"NN", "NNP"})
_DETERMINED = frozenset({"det", "poss", "nummod"})
_PLURALS = frozenset({"NNS", "NNPS"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_FIGURES = frozenset({"DATE", "TIME", "PERCENT", "CARDINAL", "MONEY"})


@dataclass(frozen=True, slots=True)
class Party:
    """A holder or target: its entity and the words that stand for it here; of a pronoun, `meant` are those that it stands for."""

    entity: int
    words: TokenSpan
    meant: TokenSpan | None = None


class Parties:
    """Looks up the parties of stances in one document, and the statement that a token stands in."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self._statement = statements_of_tokens(layers, denied=False)
        self._cues: dict[int, int] = {}
        self._together: dict[tuple[TokenSpan, ...], list[int]] = {}
        for number, row in enumerate(layers.claims):
            if row["kind"] == "statement" and row["modality"] != "denied":
                self._together.setdefault(_words_of(row), []).append(number)
                for start, end in row["spans"].get("cue_span", []):
                    for i in range(start, end):
                        self._cues[i] = number
        self.pronouns = Pronouns(layers, self.can_act)
        self.offices = Offices(layers)
        self.minds = frozenset(with_lemma(layers.doc, attitudes().thinking))
        """The verbs of thinking, by place."""
        rules, said = attitudes(), written(layers.doc)
        self.tells_views = bool(self.minds) or any(map(said.has, (*rules.sure, *rules.holding_views)))
        """Whether the text may tell of a view that is somebody's."""
        self.tells_claims = any(map(said.has, rules.claims))
        """Whether the text may tell of what others claim."""
        self._topics = {row["name"].lower(): n for n, row in enumerate(layers.entities) if row["kind"] == "topic"}

    # --- statements
    def statement(self, token: Token) -> int | None:
        """The index of the innermost statement whose content a token stands in."""
        return self._statement.get(token.i)

    def made_by_cue(self, token: Token) -> int | None:
        """The index of the statement whose cue a token is."""
        return self._cues.get(token.i)

    def together(self, statement: int) -> list[int]:
        """The statement with those of the others who say the same words with its speaker ("Ann and Bob said that …")."""
        return self._together[_words_of(self.layers.claims[statement])]

    def of_holder(self, statement: int, holder: Party) -> int:
        """Of those statements the one whose speaker holds a stance, if one does."""
        return next(
            (each for each in self.together(statement) if self.speaker(each).entity == holder.entity), statement
        )

    def speaker(self, statement: int) -> Party:
        row = self.layers.claims[statement]
        words = row["spans"].get("speaker_span") or row["spans"]["content_span"]
        return Party(row["entities"]["speaker"], words[0])

    # --- holders
    def holders(self, tokens: list[Token]) -> list[Party]:
        """The holders that some tokens head, and those named as examples of them ("groups like the Sailors' Union")."""
        tokens = [token for token in tokens if not describes(token, tokens, self.is_named_here)]
        tokens = [item for token in tokens for item in self._counted(token)]
        tokens = [item for token in tokens for item in self._listed(token)]
        named = [example for token in tokens for example in self._examples(token) if self.is_named_here(example)]
        return [party for token in (*tokens, *named) if (party := self.holder(token)) is not None]

    def _examples(self, token: Token) -> list[Token]:
        """Those named as some of the holders, beside them or behind what they do, unless they are some of others there."""
        behind = named_behind(token)
        of = behind[0].head.head if behind else token
        others = of.i > token.i and of.pos_ in _NOUNS and (of.tag_ in _PLURALS or self.can_act(of))
        return [*examples_of(token), *([] if others else behind)]  # but "criticized several judges, including Ann"

    def _counted(self, token: Token) -> list[Token]:
        """Those of whom a word of number tells ("both of whom", "voters are so split that many …"). Itself where it tells of nobody before."""
        if are_several(token) and (several := several_before(token)) is not None:
            most = token.lower_ in attitudes().mostly
            return [] if not self.can_act(several) else conjuncts_of(several) if most else [token]
        return those_counted(token, self.is_named_here) if is_counted(token) else [token]

    def _is_silent(self, token: Token) -> bool:
        """Whether a thing holds nothing itself ("the bill", "the Port Bill", but not "Bill Lind")."""
        if token.lemma_.lower() not in silent_things():
            return False
        entity = self.layers.entity(token)
        return entity is None or self.layers.kind(entity) != "person"

    def holder(self, token: Token) -> Party | None:
        """Who holds a stance, from the head of the holder's phrase. None when that is nobody who can, or just anybody."""
        token = doer_described(antecedent(token), self.is_named_here)
        token = author_of(named_beside(token, self.is_named_here))
        return self._part(token) if is_share(token) else self._spoken_for(token) or self._somebody(token)

    def _spoken_for(self, pronoun: Token) -> Party | None:
        """Whom a "he" of a spokesman's reported words is ("a lawyer for Ann said she rejects it": Ann)."""
        statement = self.statement(pronoun) if pronoun.pos_ == "PRON" and pronoun.lower_ in _THIRD | _IT else None
        if statement is None or self.layers.claims[statement]["values"]["style"] == "direct":
            return None
        speaker, entity = self.speaker(statement), known_entity(self.layers, pronoun)
        owner = None if self.layers.kind(speaker.entity) == "person" else principal_of(self.head(speaker))
        whose = self.holder(owner) if owner is not None and entity in {None, speaker.entity} else None
        if whose is None or whose.entity == speaker.entity:
            return None
        person = self.layers.kind(whose.entity) == "person"
        return _by_pronoun(pronoun, whose) if person != (pronoun.lower_ in _IT) else None

    def _known(self, token: Token) -> int | None:
        """Whom a noun names, or means as the one who has its office; no topic, which holds nothing."""
        entity = known_entity(self.layers, token)
        entity = None if entity is not None and self.layers.kind(entity) == "topic" else entity
        bearer = self.offices.bearer(token) if entity is None or self.layers.kind(entity) == "unnamed" else None
        return entity if bearer is None else bearer

    def _somebody(self, token: Token) -> Party | None:
        """Somebody with a name, an office or a description as a holder."""
        nobody = not any(map(str.isalpha, token.text)) or any(child.lower_ in _WHOSE for child in children_of(token))
        if nobody or self._is_silent(token) or is_scant(token):
            return None
        entity = self._known(token)
        if entity is None and (meant := self.pronouns.party(token)) is not None:
            return _by_pronoun(token, self.holder(meant))
        if is_self(token) or (entity is None and token.lower_ in _THIRD):
            return self._speaker_again(token)
        if entity is None:
            speaks = token.pos_ != "PRON" and can_speak(self.layers, token)
            if not (speaks or are_some(token, self.can_act) or are_several(token)) or is_anybody(token):
                return None
            entity = ensure_entity(self.layers, token, kind="unnamed")
        kind = self.layers.kind(entity)
        if kind not in _HOLDERS or (kind == "unnamed" and is_anybody(token)):
            return None
        return Party(entity, self._words(token))

    def _part(self, share: Token) -> Party | None:
        """A part of people as a holder ("72% of women", "a third of Liberals"), by the article's words."""
        if is_scant(share) or not is_of_people(self.layers, share, self.can_act):
            return None
        return Party(ensure_entity(self.layers, share, words=words_of(share)), self._words(share))

    def can_hold(self, speaker: Party) -> bool:
        """Whether a speaker is somebody: of what has no name, only people and bodies (not "reports", not "this thinking")."""
        if self.layers.kind(speaker.entity) != "unnamed":
            return True
        head = self.head(speaker)
        if is_share(head):
            return is_of_people(self.layers, head, self.can_act)
        return head.lemma_.lower() not in anonymous() and can_speak(self.layers, head)

    def can_act(self, token: Token) -> bool:
        """Whether a subject is somebody, of whom a deed can be asked."""
        token = antecedent(token)
        if is_share(token):
            return is_of_people(self.layers, token, self.can_act)
        return can_speak(self.layers, token) and token.lower_ not in _I_OR_YOU

    def can_be_asked(self, token: Token) -> bool:
        """Whether an object is somebody of whom a deed is asked, rather than a thing that somebody issues ("demanded a release")."""
        return self.can_act(token) and token.lemma_ not in attitudes().writings

    def _speaker_again(self, pronoun: Token) -> Party | None:
        """The speaker of the words in which "we" stands, or a "he" who is nobody else ("the pilot said he refused")."""
        statement = self.statement(pronoun)
        if statement is None:
            return None
        direct = self.layers.claims[statement]["values"]["style"] != "indirect"
        speaker = self.speaker(statement)
        return None if (direct and pronoun.lower_ in _THIRD) or not self.can_hold(speaker) else speaker

    def _listed(self, token: Token) -> list[Token]:
        """Those who are named beside a description of several, or told to be those ("those who object include A and B")."""
        told = [item for item in told_to_be(self.layers, antecedent(token)) if self.can_act(item)]
        return told or all_named(token, self.is_named_here)

    def is_named_here(self, token: Token) -> bool:
        """Whether a token stands for somebody with a name."""
        entity = self.layers.entity(token)
        return entity is not None and self.layers.kind(entity) in _NAMED

    # --- targets
    def target(self, token: Token) -> Party | None:
        """What a stance is about, from the head of its phrase: somebody, or a topic in the article's words."""
        token = head_of_target(token)
        if is_self(token):
            return None
        if (told := deed_taken_up(self.layers, token)) is not None:
            return self.topic(*told)
        if token.pos_ == "NOUN" and self.can_act(token):
            token = named_beside(token, self.is_named_here)  # "her rival, Ann Lee"
        return self._meant(token)

    def _meant(self, token: Token) -> Party | None:
        """What the head of a target's phrase stands for."""
        if (filled := filled_phrase(token)) is not None:
            return self.topic(*filled)
        person = self.offices.person_meant(token)
        entity = self.layers.entity(token) if person is None else person
        if entity is not None and (person is not None or self._stands_for(token)):
            return Party(entity, self._words(token) if person is None else noun_phrase(token))
        if entity is None and (meant := self.pronouns.thing(token)) is not None:
            return _by_pronoun(token, self.target(meant))
        if (
            token.pos_ not in {"NOUN", "PROPN"}
            or is_empty(token)
            or token.ent_type_ in _FIGURES
            or not token.is_alpha
            or _is_mood(token)
        ):
            return None
        if entity is None or self._is_around(token) or are_some_of(self.layers, token):
            return self._described(token, known=entity is not None)
        return Party(entity, self._words(token))

    def _described(self, token: Token, *, known: bool) -> Party:
        """A target without a name: a topic, or people of whom more is told."""
        if known or not self._has_own_clause(token):
            return self.topic(*topic_phrase(token))
        return Party(ensure_entity(self.layers, token, kind="unnamed"), self._words(token))

    def _has_own_clause(self, token: Token) -> bool:
        """Whether people are told to do something themselves, in which they may hold a stance ("praised nurses who oppose it")."""
        clauses = (child for child in children_of(token) if child.dep_ == "relcl")
        told = any(item.tag_ == "WP" for clause in clauses for item in children_of(clause))  # "who", but not "which"
        return told and token.pos_ == "NOUN" and can_speak(self.layers, token) and not is_anybody(token)

    def _is_around(self, token: Token) -> bool:
        """Whether a topic only has a noun in it: a call for a tax is not the tax, but to sign a bill is about the bill."""
        mention = self.layers.mention(token)
        if mention is None or self.layers.kind(mention["entity"]) not in _DESCRIBED:
            return False
        return self.layers.span(mention).root.pos_ not in {"VERB", "AUX"}

    def without(self, topic: Party, owners: list[Token]) -> Party:
        """A topic without those at its end whose attitude to it is told ("the treaty | from Ann")."""
        start, end = topic.words
        cut = min((owner.head.i for owner in owners if start < owner.head.i < end), default=end)
        return topic if cut == end or self.layers.kind(topic.entity) != "topic" else self.topic(start, cut)

    def targets(self, tokens: list[Token]) -> list[Party]:
        """What some tokens head, and those named as examples of them ("criticized several teachers, including Ann Lee")."""
        tokens = [token for token in tokens if not self._is_title_of_next(token, tokens)]
        people = [
            token for token in tokens if self.can_act(token)
        ]  # "oppose the bill, including Ann": she opposes it too
        named = [example for token in people for example in examples_of(token) if self.is_named_here(example)]
        return [party for token in (*tokens, *named) if (party := self.target(token)) is not None]

    def _is_title_of_next(self, token: Token, others: list[Token]) -> bool:
        """Whether a noun without an article is only an office of who is named after it ("Former mayor and senator | Ann Lind")."""
        if token.dep_ == "conj" or token.tag_ not in _SINGULARS or not is_title_head(token.lower_):
            return False
        bare = not self.is_named_here(token) and not any(c.dep_ in _DETERMINED for c in children_of(token))
        return bare and any(other.i > token.i and self.is_named_here(other) for other in others)

    def head(self, party: Party) -> Token:
        """The token that heads a party's words here."""
        return self.layers.doc[party.words[0] : party.words[1]].root

    def is_person(self, party: Party) -> bool:
        head = self.head(party).lemma_
        person = self.layers.kind(party.entity) in {"person", "unnamed"}
        return (person and head not in attitudes().attributes) or head in attitudes().people

    def is_several(self, party: Party) -> bool:
        """Whether no single person is meant, who could be a "he" ("critics", "the ministry")."""
        kind, head = self.layers.kind(party.entity), self.head(party)
        return kind in _BODIES or (kind == "unnamed" and head.tag_ in _PLURALS)

    def is_of(self, holder: Party, target: Party, polarity: Polarity) -> bool:
        """Whether a target is the holder himself, or is whose body the holder is and would accuse ("Chile's army": Chile)."""
        inside = self.layers.doc[holder.words[0] : holder.words[1]]
        accused = polarity == "against" and self.layers.kind(holder.entity) != "person"
        accused = (
            accused and self.layers.kind(target.entity) not in _DESCRIBED
        )  # but "critics of the plan say it is unfair"
        return holder.entity == target.entity or (
            accused and any(self.layers.entity(token) == target.entity for token in inside)
        )

    def is_named(self, party: Party) -> bool:
        return self.layers.kind(party.entity) in _NAMED

    def is_end_of_name(self, token: Token) -> bool:
        """Whether a token is the last of the name of somebody."""
        mention = self.layers.mention(token)
        return mention is not None and mention["end"] == token.i + 1 and self.is_named_here(token)

    def topic(self, start: int, end: int) -> Party:
        """The topic that a stretch of words names ("the 30-day truce", "meet him face to face")."""
        start, end = with_both_marks(self.layers.doc, start, end)
        words = self.layers.doc[start:end].text
        known = self._topics.get(words.lower())
        entity = self.layers.add_entity("topic", words) if known is None else known
        self._topics[words.lower()] = entity
        held = self.layers.mention(self.layers.doc[start])
        if held is None or (held["entity"], held["start"], held["end"]) != (entity, start, end):
            self.layers.add_mention(entity, start, end, "nominal")
        return Party(entity, (start, end))

    def _stands_for(self, token: Token) -> bool:
        """Whether a mention is headed by the token, not merely around it ("Ukraine policy")."""
        mention = self.layers.mention(token)
        if mention is None or are_some_of(self.layers, token):
            return False
        if self.layers.span(mention).root == token or token.pos_ == "PRON":
            return True
        return token.i == mention["end"] - 1 and self.layers.kind(mention["entity"]) not in _DESCRIBED

    def _words(self, token: Token) -> TokenSpan:
        mention = None if are_some_of(self.layers, token) else self.layers.mention(token)
        if mention is not None and mention["start"] <= token.i < mention["end"]:
            return mention["start"], mention["end"]
        return noun_phrase(token)


def _is_mood(word: Token) -> bool:
    """Whether an adjective of attitude was taken for another thing ("critical of the tax and | supportive of the bridge")."""
    follows = word.i + 1 < len(word.doc) and word.nbor().dep_ == "prep"
    return word.dep_ == "conj" and follows and word.lower_ in adjective_entries()


def _by_pronoun(pronoun: Token, party: Party | None) -> Party | None:
    return None if party is None else Party(party.entity, (pronoun.i, pronoun.i + 1), party.meant or party.words)


def _words_of(statement: ClaimRow) -> tuple[TokenSpan, ...]:
    """What is said, by which cue."""
    spans = statement["spans"]
    return (*spans["content_span"], *spans.get("cue_span", []))
