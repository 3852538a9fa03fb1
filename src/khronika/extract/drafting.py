"""From the parsed sentences of a report to drafts of its claims."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from khronika.extract.claim_types import type_of
from khronika.extract.coreference import Coreference
from khronika.extract.details import held_for_of, penalties_of, share_penalties
from khronika.extract.distributing import distributed
from khronika.extract.draft import Draft, Party
from khronika.extract.figures import figures_in, take_from_counted
from khronika.extract.frames import roles_of
from khronika.extract.grounds import grounds_of
from khronika.extract.hedges import modality_of, polarity_of, saying_modality_of
from khronika.extract.incident_labels import label_incidents
from khronika.extract.incidents import share_names, share_times, without_repeats
from khronika.extract.items import items_of
from khronika.extract.judge.scores import Judge
from khronika.extract.judge.spots import Spot, trigger_at
from khronika.extract.judge.verdicts import Bars, Verdicts
from khronika.extract.layout import Layout
from khronika.extract.name import Name
from khronika.extract.noun_classes import target_fits
from khronika.extract.opinions import opinions_in, opinions_told, without_second_opinions
from khronika.extract.parties import Parties
from khronika.extract.role_fit import OF_PEOPLE, can_act, can_be_target, without_words_from
from khronika.extract.roles import Roles
from khronika.extract.sayings import only_attributes
from khronika.extract.sentence import Sentence
from khronika.extract.speech import Speech
from khronika.extract.spoken_of import spoken_of_below
from khronika.extract.syntax import is_within
from khronika.extract.tellers import Tellers, Telling
from khronika.extract.times import time_of
from khronika.extract.triggers import Trigger, find_triggers
from khronika.extract.untold import SPOKEN, is_called_for, is_only_supposed, is_part_of_term, is_told, says_enough, without_orders_to_hold
from khronika.extract.where import Places
from khronika.extract.word_lists import is_noun_of, word_set
from khronika.records.claim_type import ClaimType, Modality, Polarity
from khronika.records.evidence import Evidence
from khronika.records.stated import Stated
from khronika.records.when import When

PLANNING = word_set("speech", "hedges", "planned_calls")


class Drafting:
    """Drafts the claims of one report."""

    def __init__(self, layout: Layout, sentences: list[Sentence], judge: Judge | None = None, bars: Bars | None = None) -> None:
        self._layout = layout
        self._sentences = sentences
        self._verdicts = None if judge is None else Verdicts(sentences, layout.names, judge, bars or Bars())
        self._parties = Parties(layout.names, layout.report.text)
        self._places = Places(layout.names, list(layout.words), layout.report)

    def drafts(self) -> list[Draft]:
        """The drafts in the order of their triggers, with names made whole and incidents labelled."""
        found: list[Draft] = []
        before: tuple[Party, ...] = ()
        tellings: list[Telling] = []
        quoted: set[int] = set()
        for paragraph, group in groupby(self._sentences, key=lambda sentence: sentence.paragraph):
            sentences = list(group)
            passage = self._layout.report.passages[paragraph]
            speech = Speech(self._layout.report.text[passage.start : passage.end], passage.start, sentences, self._parties, before)
            here = [draft for sentence in sentences for draft in self._of_sentence(sentence, speech)]
            opinions = [
                *opinions_in(sentences, speech, self._parties, self._layout.report.text),
                *opinions_told(sentences, speech, self._parties),
            ]
            figures = list(figures_in(sentences, speech, self._parties, [*found, *here]))
            here = [draft for draft in here if not any(is_within(draft.trigger.head, figure.trigger.head) for figure in figures)]
            found += [*here, *figures, *_of_nobody_yet(opinions, here)]
            before = speech.last or before
            tellings += speech.tellings(sentences)
            quoted |= {sentence.number for sentence in sentences if speech.is_quoted(sentence.start)}
        self._resolve(found, tellings, quoted)
        found = [draft for draft in without_second_opinions(found) if self._says_enough(draft)]
        self._place_in_time(found)
        label_incidents(found)
        take_from_counted(found)
        share_penalties(found)
        share_names(found)
        share_times(found)
        return without_repeats(list(distributed(found, self._layout.names, self._named)))

    def _named(self, name: Name, draft: Draft) -> Party:
        """The person of a name in the draft's sentence."""
        start = name.start - draft.sentence.start
        token = draft.sentence.token_at(start, start + len(name.text))
        return self._parties.named(name, token if token is not None else draft.trigger.head, draft.sentence)

    def _of_sentence(self, sentence: Sentence, speech: Speech) -> list[Draft]:
        """The drafts of the rules that stand, and those of the words where only the judge sees a claim."""
        told = []
        for triggers in find_triggers(sentence) if self._verdicts is None else self._verdicts.triggers[sentence.number]:
            draft = next((draft for trigger in triggers if (draft := self._draft(trigger, sentence, speech)) is not None), None)
            if draft is not None:
                told.append(draft)
        kept = _without_parts(without_orders_to_hold(told))
        if self._verdicts is None:
            return kept
        kept = [draft for draft in kept if self._verdicts.upholds(draft)]
        found = [*kept, *(self._besides(spot, type, speech) for spot, type in self._verdicts.found_besides(told, sentence))]
        for draft in found:
            self._weigh(draft)
        return found

    def _besides(self, spot: Spot, type: ClaimType, speech: Speech) -> Draft:
        trigger, roles = trigger_at(spot, type)
        draft = Draft(type, trigger, spot.sentence, trigger.rule.confidence, verb=roles.verb)
        self._fill(draft, roles, speech)
        return draft

    def _weigh(self, draft: Draft) -> None:
        """Give a draft what the judge holds of it: how likely it is, and a hedge that the rules have not seen."""
        verdicts = self._verdicts
        scores = None if verdicts is None else verdicts.of(draft)
        if verdicts is None or scores is None:
            return
        draft.judged = scores.of(draft.type)
        if draft.type is ClaimType.STATEMENT:
            return
        if draft.polarity is None and verdicts.is_denied(draft):
            draft.polarity = Stated(Polarity.DENIED, (draft.evidence,))
        elif draft.polarity is None and draft.modality is None and verdicts.is_hedged(draft):
            draft.modality = Stated(scores.hedge, (draft.evidence,))
            _call_what_is_to_come(draft)

    def _says_enough(self, draft: Draft) -> bool:
        """Whether a draft tells something, for the rules or the judge."""
        return says_enough(draft) or (self._verdicts is not None and self._verdicts.says_enough(draft))

    def _draft(self, trigger: Trigger, sentence: Sentence, speech: Speech) -> Draft | None:
        """What the trigger tells; ``None`` where its rule does not take the words around it, or they tell of nothing that happened."""
        roles = roles_of(trigger)
        if not target_fits(trigger.rule, roles, sentence, self._layout.names):
            return None
        type = type_of(trigger, roles, sentence)
        if type is None or not is_told(trigger, type, roles, sentence):
            return None
        draft = Draft(type, trigger, sentence, trigger.rule.confidence, verb=roles.verb)
        self._fill(draft, roles, speech)
        return None if is_only_supposed(draft) else draft

    def _fill(self, draft: Draft, roles: Roles, speech: Speech) -> None:
        """Give a draft what its sentence says of it."""
        self._fill_roles(draft, roles)
        draft.speakers = speech.speakers(draft.trigger.head, draft.sentence)
        draft.reporters = speech.reporters_of(draft.trigger.head, draft.sentence)
        draft.is_quoted = speech.is_quoted(draft.evidence.start)
        self._hedge(draft)
        draft.where = self._places.of(draft) if draft.type is not ClaimType.STATEMENT else []
        draft.penalty = penalties_of(draft)
        draft.held_for = held_for_of(draft)
        draft.grounds = grounds_of(draft)

    def _fill_roles(self, draft: Draft, roles: Roles) -> None:
        sentence = draft.sentence
        draft.actors = [party for party in self._parties.of(roles.actors, sentence) if draft.type in SPOKEN or can_act(party)]
        if draft.trigger.rule.thing:
            draft.items, draft.targets = items_of(roles.targets, sentence, self._parties)
        else:
            whom = roles.targets
            if draft.type is ClaimType.STATEMENT and not whom and draft.trigger.rule.frame == "says":
                whom = spoken_of_below(draft.trigger.head)
            draft.targets = [party for party in self._parties.of(whom, sentence) if can_be_target(draft.type, party)]
        draft.targets = [without_words_from(party, draft.evidence) for party in draft.targets]
        if draft.type is ClaimType.PROTEST_CALL:
            draft.targets = []
        if draft.trigger.form.part == "nouns" and not draft.targets and draft.type in OF_PEOPLE:
            counted = self._parties.counted(draft.trigger.head, sentence)
            draft.targets = [] if counted is None else [counted]
        if draft.type is ClaimType.STATEMENT:
            draft.words = _clause(draft)

    def _hedge(self, draft: Draft) -> None:
        head = draft.trigger.head
        draft.polarity = None if draft.trigger.rule.negated else polarity_of(head, draft.type, draft.sentence)
        if draft.type is not ClaimType.STATEMENT:
            draft.modality = modality_of(head, draft.type, draft.sentence)
        elif not draft.is_quoted:
            draft.modality = saying_modality_of(head, draft.sentence)
        if draft.polarity is not None and draft.modality is not None and draft.modality.value is Modality.ALLEGED:
            draft.modality = None
        if draft.type is ClaimType.PROTEST_CALL and draft.modality is None and _is_of_gathering(draft):
            draft.modality = Stated(Modality.PLANNED, (draft.evidence,))
        _call_what_is_to_come(draft)

    def _resolve(self, drafts: list[Draft], tellings: list[Telling], quoted: set[int]) -> None:
        coreference = Coreference(self._layout.names, self._parties, self._sentences, self._layout.report.text)
        tellers = Tellers(tellings, quoted, lambda parties, sentence: coreference.resolve(parties, [], [], sentence))
        for draft in drafts:
            meant = tellers.meant_by(draft.speakers)
            draft.speakers = coreference.resolve(draft.speakers, [], [], draft.sentence) if meant is None else meant
            coreference.resolve_targets(draft)
            speaking = tellers.meant_by(draft.actors) if draft.type in SPOKEN else None
            beside = [*draft.targets, *(draft.speakers if draft.is_quoted else [])]
            told = draft.actors
            draft.actors = coreference.resolve(draft.actors, beside, draft.speakers, draft.sentence) if speaking is None else speaking
            if draft.type is ClaimType.STATEMENT and not draft.actors:
                draft.actors = [party for party in told if party.pronoun]
            if draft.type in SPOKEN:
                reporters = tellers.meant_by(draft.reporters) or []
                draft.speakers = [party for party in reporters if not any(party.is_like(actor) for actor in draft.actors)]

    def _place_in_time(self, drafts: list[Draft]) -> None:
        anchor: When | None = None
        for draft in drafts:
            timed = time_of(draft, self._layout.report.published, anchor)
            if timed is not None:
                draft.when, draft.onset = timed.when, timed.onset
                anchor = timed.when.value


def _without_parts(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence without those that are part of another: of its term, of what it calls for, of what it attributes."""
    sentenced = any(draft.type is ClaimType.SENTENCE and draft.trigger.rule.frame != "state" for draft in drafts)
    calls = {draft.trigger.head.i for draft in drafts if draft.type is ClaimType.PROTEST_CALL}
    found = [draft for draft in drafts if not (sentenced and is_part_of_term(draft)) and not is_called_for(draft, calls)]
    return [draft for draft in found if not only_attributes(draft, found)]


def _call_what_is_to_come(draft: Draft) -> None:
    """A gathering that is planned or only may take place is a call for one."""
    if draft.type is ClaimType.PROTEST and draft.modality is not None and draft.modality.value is not Modality.ALLEGED:
        draft.type, draft.actors, draft.targets = ClaimType.PROTEST_CALL, [*draft.actors, *draft.targets], []


def _of_nobody_yet(opinions: Iterable[Draft], told: list[Draft]) -> Iterator[Draft]:
    """The opinions of those who make no other statement in the paragraph, one each."""
    met = {party.start for draft in told if draft.type is ClaimType.STATEMENT for party in draft.actors}
    for opinion in opinions:
        starts = {party.start for party in opinion.actors}
        if not starts & met:
            met |= starts
            yield opinion


def _is_of_gathering(draft: Draft) -> bool:
    """Whether a call is told by the gathering itself or by its planning, not by who calls."""
    return draft.trigger.form.lemma in PLANNING or is_noun_of(draft.trigger.form.lemma, "gathering")


def _clause(draft: Draft) -> Stated[str]:
    """The clause that reports the statement, from its verb to the end of what hangs on it."""
    head = draft.trigger.head
    last = head.right_edge
    words: Evidence = draft.sentence.words_of(draft.trigger.first, last if last.i >= draft.trigger.last.i else draft.trigger.last)
    return Stated(words.quote, (words,))
