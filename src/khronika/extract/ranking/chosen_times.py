"""The time of each claim, by the trained choice among all that the report tells."""

from collections.abc import Sequence
from datetime import date

from khronika.extract.draft import Draft
from khronika.extract.ranking.options import Option, ranking_of
from khronika.extract.ranking.time_options import time_options
from khronika.extract.sentence import Sentence
from khronika.records.stated import Stated
from khronika.records.when import When

NAME = "times_ranked"


def choose_times(drafts: Sequence[Draft], sentences: Sequence[Sentence], published: date | None) -> None:
    """Give each draft of a report the time that is likeliest, where it is likely enough; else it keeps what the rules found."""
    chosen = [likeliest(options) for options in time_options(drafts, sentences, published)]
    for draft, (value, chance) in zip(drafts, chosen, strict=True):
        if value is not None and chance >= ranking_of(NAME).enough:
            draft.when = value


def likeliest(options: Sequence[Option[Stated[When]]]) -> tuple[Stated[When] | None, float]:
    """The likeliest time and its chance, ``None`` where there is none to choose."""
    chances = ranking_of(NAME).chances(options)
    rows = [(chance, option) for chance, option in zip(chances, options, strict=True) if option.value is not None]
    chance, best = max(rows, key=lambda row: row[0], default=(0.0, options[0]))
    return best.value, chance
