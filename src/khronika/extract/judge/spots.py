"""The words of a sentence at which a claim may stand, and what the lexicon makes of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from khronika.extract.claim_types import GATHERED, type_of
from khronika.extract.frames import roles_of
from khronika.extract.lexicon import Form, Rule
from khronika.extract.names import Names
from khronika.extract.noun_classes import target_fits
from khronika.extract.roles import Roles
from khronika.extract.sentence import Sentence
from khronika.extract.triggers import Trigger, find_triggers
from khronika.extract.untold import is_told
from khronika.records.claim_type import ClaimType

CONTENT = frozenset({"VERB", "NOUN", "ADJ"})
OF_SUBJECT = GATHERED | {ClaimType.RESIGNATION}
"""What verbs that the lexicon does not know tell of their subject."""

UNKNOWN = 0.5
"""How sure a rule would be that is made for a word without one."""


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A word that may carry a claim; ``trigger`` is the lexicon's, ``None`` where it does not know the word.

    ``type`` is what the rules make of it; ``None`` with a ``trigger`` where they refuse it, for the reason in ``refused``.
    """

    token: Token
    sentence: Sentence
    trigger: Trigger | None = None
    roles: Roles | None = None
    type: ClaimType | None = None
    refused: str = ""


def spots_in(sentence: Sentence, names: Names, found: Iterable[list[Trigger]] | None = None) -> Iterator[Spot]:
    """The spots of a sentence in their order, each word once; ``found`` is what ``find_triggers`` gives, where that is known already."""
    known = {spot.token.i: spot for spot in _known(sentence, names, find_triggers(sentence) if found is None else found)}
    covered = {
        number for spot in known.values() if spot.trigger is not None for number in range(spot.trigger.first.i, spot.trigger.last.i + 1)
    }
    for token in sentence.doc:
        if token.i in known:
            yield known[token.i]
        elif token.pos_ in CONTENT and token.i not in covered and token.is_alpha:
            yield Spot(token, sentence)


def _known(sentence: Sentence, names: Names, found: Iterable[list[Trigger]]) -> Iterator[Spot]:
    for triggers in found:
        spots = [_spot(trigger, sentence, names) for trigger in triggers]
        yield next((spot for spot in spots if spot.type is not None), spots[0])


def _spot(trigger: Trigger, sentence: Sentence, names: Names) -> Spot:
    roles = roles_of(trigger)
    if not target_fits(trigger.rule, roles, sentence, names):
        return Spot(trigger.head, sentence, trigger, roles, refused="target")
    type = type_of(trigger, roles, sentence)
    if type is None or not is_told(trigger, type, roles, sentence):
        return Spot(trigger.head, sentence, trigger, roles, refused="untold")
    return Spot(trigger.head, sentence, trigger, roles, type)


def trigger_at(spot: Spot, type: ClaimType) -> tuple[Trigger, Roles]:
    """The lexicon's trigger at the spot, or one made for a word that it does not know, and the roles that the parse gives."""
    if spot.trigger is not None and spot.roles is not None and spot.type in (None, type):
        return spot.trigger, spot.roles
    is_verb = spot.token.pos_ in ("VERB", "AUX")
    part = "verbs" if is_verb else "adjectives" if spot.token.pos_ == "ADJ" else "nouns"
    rule = Rule(type=str(type), frame=_frame(type, is_verb=is_verb), confidence=UNKNOWN)
    trigger = Trigger(Form(rule, part, spot.token.lower_, ()), spot.token, spot.token, spot.token, spot.sentence.kind)
    return trigger, roles_of(trigger)


def _frame(type: ClaimType, *, is_verb: bool) -> str:
    if type is ClaimType.STATEMENT:
        return "says" if is_verb else "call"
    if type in GATHERED and not is_verb:
        return "crowd"
    if is_verb:
        return "does" if type in OF_SUBJECT else "acts"
    return "noun"
