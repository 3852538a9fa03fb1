"""Episodes of sites as a table for a person."""

from collections.abc import Iterator

from rich.text import Text

from khronika.cli.columns import WIDTH_MAX, WIDTH_MIN, Columns
from khronika.cli.spell_table import spell_lines, spell_words
from khronika.cli.thing_lines import heading, short, telling_lines, when
from khronika.records.episode import Episode, Lane, Turn

TO_NAME = "name its hosts in a table of sites, --site-table"


def episode_lines(episode: Episode, width: int, *, in_full: bool) -> Iterator[Text]:
    """The lines of one episode, a lane each; ``in_full`` with every turn in its words."""
    width = max(WIDTH_MIN, min(width, WIDTH_MAX))
    columns, beside = Columns.without_quotes(width), Columns.within(width)
    is_told = any(lane.turns or lane.spells for lane in episode.lanes)
    ended = "access is back" if episode.is_over else "no end reported" if is_told else "nobody says as a fact that it was out of reach"
    yield from heading([(short(episode.site), "dim"), (" / ".join(episode.names), "bold"), (ended, "")], width)
    for lane in episode.lanes:
        yield from columns.lines(lane.kind.value, _lane_words(episode, lane), ())
        for spell in lane.spells if in_full else ():
            yield from spell_lines(spell, columns, in_full=True)
        for turn in lane.turns if in_full else ():
            for telling in turn.incident.tellings:
                yield from telling_lines(telling, beside)
    if is_told and episode.is_unmeasured and not episode.is_over:
        yield from columns.lines("to measure", ", ".join(episode.hosts) or TO_NAME, ())
    for incident in episode.unsure:
        yield from columns.lines("not a fact", f"{incident.mark}: {incident.type} [{short(incident.id)}], {when(incident.days)}", ())
    yield Text()


def _lane_words(episode: Episode, lane: Lane) -> str:
    """What the lane says, turn by turn or spell by spell."""
    if lane.spells:
        return "; ".join(f"{spell.country}: {spell_words(spell)}" for spell in lane.spells)
    turns = "; ".join(f"{turn.state} {when(turn.interval)} [{short(turn.incident.id)}]{_borne_out(episode, turn)}" for turn in lane.turns)
    return turns or f"{lane.state}: nothing is known from this side"


def _borne_out(episode: Episode, turn: Turn) -> str:
    """What measurements say of a turn, where there are any."""
    return "" if episode.is_unmeasured else f" (measured: {episode.measured(turn)})"
