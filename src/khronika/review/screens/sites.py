"""Sites: a list of those that were out of reach, and one with its three lanes over time."""

from dataclasses import dataclass

from khronika.errors import RefusedError
from khronika.pipeline.showing import sites
from khronika.records.claim_type import ClaimType
from khronika.records.episode import Episode
from khronika.records.member import Sort
from khronika.records.reach import Reach
from khronika.resolve.episodes import REACHED
from khronika.review.answers import Answer, Page
from khronika.review.asked import Asked
from khronika.review.drawing.lanes import LanesDrawing, lanes_drawing
from khronika.review.history import history_of
from khronika.review.judging import may_judge
from khronika.review.measuring import measuring
from khronika.review.route import Route
from khronika.review.thing_ids import ID, thing_asked
from khronika.review.thing_lists import FILTERS, PAGES, list_of, shown_filters
from khronika.review.words_behind import Quote, WordsBehind, words_behind
from khronika.store import ThingFilter

TYPES = tuple(type for type in ClaimType if type in REACHED)


@dataclass(frozen=True, slots=True)
class ShownEpisode:
    """An episode, its lanes drawn, and the words behind each of its turns, by the numbers in the drawing."""

    episode: Episode
    drawing: LanesDrawing
    quotes: dict[int, list[Quote]]

    @property
    def is_told(self) -> bool:
        """Whether some side says anything as a fact."""
        return any(lane.turns or lane.spells for lane in self.episode.lanes)

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries in which it was measured and of which nothing is known at last."""
        spells = [spell for lane in self.episode.lanes for spell in lane.spells]
        last = {spell.country: spell.state for spell in spells}
        return tuple(sorted(country for country, state in last.items() if state is Reach.INSUFFICIENT and country))


def listed(asked: Asked) -> Answer:
    """The sites that pass, a page of them, with what each side says of the last episode."""
    with asked.ledger.looking() as looking:
        found = list_of(asked, looking, Sort.PARTY, REACHED)
        reached = [episodes for episodes in sites(looking, ThingFilter(ids=found.page.ids)) if episodes]
    told = {episodes[0].site: episodes for episodes in measuring(asked).beside_each(reached)}
    shown = [told[id] for id in found.page.ids if id in told]
    return Page("sites.html", {"sites": shown, "listed": found, "types": TYPES, "wanted": shown_filters(asked)})


def one(asked: Asked) -> Answer:
    """A site: announced, reported and measured, episode by episode."""
    with asked.ledger.looking() as looking:
        id = thing_asked(asked, looking, Sort.PARTY)
        told = next(sites(looking, ThingFilter(ids=(id,))), [])
        if not told:
            raise RefusedError(404, "nobody says that this was out of reach, as far as the ledger tells")
        episodes = measuring(asked).beside(told)
        incidents = [turn.incident for episode in episodes for lane in episode.lanes for turn in lane.turns]
        behind = words_behind(looking, [incident.id for incident in incidents])
        context = {
            "episodes": episodes,
            "hosts": episodes[0].hosts,
            "drawn": [_shown(behind, episode) for episode in episodes],
            "history": history_of(looking, behind),
            "may_judge": may_judge(asked),
        }
    return Page("sites_one.html", context)


def _shown(behind: WordsBehind, episode: Episode) -> ShownEpisode:
    drawing = lanes_drawing(episode)
    entries = [entry for row in drawing.rows for entry in row.entries]
    turns = [(entry.number, entry.turn) for entry in entries if entry.turn is not None]
    return ShownEpisode(episode, drawing, {number: behind.quotes(turn.incident.tellings) for number, turn in turns})


ROUTES = (
    Route("/sites", listed, "sites", parameters=(*FILTERS, *PAGES)),
    Route("/sites/{id}", one, "a site", parameters=(ID,)),
)
