"""Where a claim's thing happened, by the trained choice, where the rules find no place."""

from collections.abc import Sequence

from khronika.extract.draft import Draft
from khronika.extract.names import Names
from khronika.extract.ranking.options import Option, Ranking, ranking_of
from khronika.extract.ranking.place_options import PlaceOption, place_options
from khronika.extract.where import Places
from khronika.records.place_name import PlaceName
from khronika.records.stated import Stated

NAME = "places_ranked"
NOWHERE: PlaceOption = Option(None, ())


def choose_places(drafts: Sequence[Draft], names: Names, places: Places) -> None:
    """Give each draft of a report that has no place the likeliest of its sentence, where it is likely enough."""
    ranking = ranking_of(NAME)
    empty = [number for number, draft in enumerate(drafts) if not draft.where]
    chosen = [_likeliest(ranking, place_options(number, drafts, names, places)) for number in empty]
    for number, found in zip(empty, chosen, strict=True):
        drafts[number].where = [] if found is None else [found]


def _likeliest(ranking: Ranking, options: Sequence[PlaceOption]) -> Stated[PlaceName] | None:
    """The likeliest place, the first of equals; ``None`` where it is not likely enough."""
    chances = ranking.chances([NOWHERE, *options])[1:]
    chance, best = max(zip(chances, options, strict=True), key=lambda row: row[0], default=(0.0, NOWHERE))
    return best.value if chance >= ranking.enough else None
