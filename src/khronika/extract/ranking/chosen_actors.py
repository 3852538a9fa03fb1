"""Who did what a claim tells, by the trained choice: the rules' actors that are not unlikely, and others that are likely enough."""

from collections.abc import Sequence
from dataclasses import replace

from khronika.extract.draft import Draft, Party
from khronika.extract.ranking.actor_signs import RULED
from khronika.extract.ranking.chosen_targets import NOBODY
from khronika.extract.ranking.mentions import Mentions, words_of
from khronika.extract.ranking.options import Option, Ranking, ranking_of
from khronika.extract.ranking.party_options import actor_options
from khronika.extract.role_fit import without_words_from
from khronika.records.claim_type import ClaimType

NAME = "actors_ranked"
OF_STATEMENT = f"for {ClaimType.STATEMENT}"
"""The sign of every party that a statement may have."""

KEPT = 0.2
"""The chance from which an actor of the rules stays."""


def chosen_actors(drafts: Sequence[Draft], mentions: Mentions) -> list[list[Party]]:
    """The actors of each draft of a report; what the rules found without words for it (a pronoun) stays as it is."""
    ranking = ranking_of(NAME)
    return [_of_draft(ranking, draft, actor_options(number, drafts, mentions)) for number, draft in enumerate(drafts)]


def _of_draft(ranking: Ranking, draft: Draft, options: Sequence[Option[Party]]) -> list[Party]:
    wordless = [party for party in draft.actors if words_of(party) is None]
    found = [(option.value, RULED in option.signs) for option in (options[number] for number in likely_actors(ranking, options))]
    named = [party if is_ruled else without_words_from(replace(party), draft.evidence) for party, is_ruled in found if party is not None]
    return [*wordless, *named]


def likely_actors(ranking: Ranking, options: Sequence[Option[object]]) -> list[int]:
    """The numbers of the options that are taken, each held against nobody; a statement keeps its speaker where it finds no other."""
    chances = [ranking.chances([NOBODY, option])[1] for option in options]
    bars = [KEPT if RULED in option.signs else ranking.enough for option in options]
    found = [number for number, (chance, bar) in enumerate(zip(chances, bars, strict=True)) if chance >= bar]
    return found or [number for number, option in enumerate(options) if RULED in option.signs and OF_STATEMENT in option.signs]
