"""Whom a claim is about, by the trained choice, where the rules find nobody."""

from collections.abc import Sequence
from dataclasses import replace

from khronika.extract.draft import Draft, Party
from khronika.extract.ranking.mentions import Mentions
from khronika.extract.ranking.options import Option, Ranking, ranking_of
from khronika.extract.ranking.party_options import target_options
from khronika.extract.role_fit import without_words_from

NAME = "targets_ranked"
NOBODY: Option[Party] = Option(None, ())


def choose_targets(drafts: Sequence[Draft], mentions: Mentions) -> None:
    """Give each draft of a report that has no target those that are likely enough."""
    ranking = ranking_of(NAME)
    empty = [number for number, draft in enumerate(drafts) if not draft.targets]
    chosen = [likely(ranking, target_options(number, drafts, mentions)) for number in empty]
    for number, found in zip(empty, chosen, strict=True):
        drafts[number].targets = [without_words_from(replace(party), drafts[number].evidence) for party in found]


def likely(ranking: Ranking, options: Sequence[Option[Party]]) -> list[Party]:
    """The parties that are likely enough, each held against nobody."""
    rows = ((option.value, ranking.chances([NOBODY, option])[1]) for option in options)
    return [party for party, chance in rows if party is not None and chance >= ranking.enough]
