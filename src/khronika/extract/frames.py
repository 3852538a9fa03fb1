"""What each frame of ``triggers.toml`` makes of the words around a trigger."""

from collections.abc import Callable

from spacy.tokens import Token

from khronika.extract.causes import doers_of, who_caused
from khronika.extract.inflection import noun_lemma
from khronika.extract.noun_frames import adjective, around_noun, crowd, state
from khronika.extract.roles import Roles
from khronika.extract.saying_frames import call, feels, says
from khronika.extract.triggers import Trigger
from khronika.extract.verb_frames import acts, does
from khronika.extract.word_lists import word_set

FRAMES: dict[str, Callable[[Trigger], Roles]] = {
    "acts": acts,
    "does": does,
    "noun": around_noun,
    "crowd": crowd,
    "state": state,
    "adjective": adjective,
    "says": says,
    "call": call,
    "feels": feels,
}
HARMS = word_set("roles", "words", "harms")
NO_ONE = word_set("roles", "words", "no_one")
NOBODY = word_set("roles", "words", "nobody")
WHAT = word_set("roles", "words", "what")
TIME_NOUNS = word_set("roles", "nouns", "time")
MONTHS_WITH_CAPITAL = word_set("roles", "nouns", "months_with_capital")


def roles_of(trigger: Trigger) -> Roles:
    """Who fills the roles of a trigger."""
    roles = FRAMES["adjective" if trigger.form.part == "adjectives" else trigger.rule.frame](trigger)
    roles.actors = [doer for token in roles.actors for doer in doers_of(token) or [token]]
    no_actors = WHAT if trigger.rule.frame == "says" else NOBODY
    roles.actors = [token for token in roles.actors if token.lower_ not in no_actors and not token.like_num]
    roles.targets = [token for token in roles.targets if token.lower_ not in NO_ONE and not _is_time(token)]
    if not roles.actors and trigger.rule.type in HARMS:
        roles.actors = who_caused(trigger.head)
    return roles


def _is_time(token: Token) -> bool:
    return noun_lemma(_bare(token.lower_)) in TIME_NOUNS or (token.lower_ in MONTHS_WITH_CAPITAL and token.text[0].isupper())


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")
