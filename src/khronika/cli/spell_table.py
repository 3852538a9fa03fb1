"""Spells as lines of a table for a person."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from rich.text import Text

from khronika.cli.columns import WIDTH_MAX, WIDTH_MIN, Columns
from khronika.cli.thing_lines import heading
from khronika.records.listing import Listing
from khronika.records.reach import Reach
from khronika.records.spell import Between, Spell


def site_lines(site: str, listings: Iterable[Listing], spells: Sequence[Spell], width: int) -> Iterator[Text]:
    """What is measured of one site, spell by spell."""
    width = max(WIDTH_MIN, min(width, WIDTH_MAX))
    columns = Columns.without_quotes(width)
    yield from heading([(site, "bold")], width)
    for one in listings:
        yield from columns.lines("on list", f"{one.list}: {one.category} {one.address}", ())
    if not spells:
        yield from columns.lines("measured", f"{Reach.INSUFFICIENT}: no measurement says anything", ())
    for spell in spells:
        yield from spell_lines(spell, columns, in_full=True)
    yield Text()


def spell_lines(spell: Spell, columns: Columns, *, in_full: bool) -> Iterator[Text]:
    """One spell: its state and time; ``in_full`` with networks, mechanisms, evidence and gaps."""
    yield from columns.lines(spell.country or "no country", spell_words(spell), ())
    if not in_full:
        return
    yield from columns.lines("networks", ", ".join(spell.networks), ())
    if spell.mechanisms:
        yield from columns.lines("how", ", ".join(spell.mechanisms), ())
    yield from columns.lines("because", f"{'; '.join(spell.reasons)} (rule {spell.rule})", ())
    for gap in spell.gaps:
        yield from columns.lines("gap", f"nothing is known from {_time(gap.earliest)} to {_time(gap.latest)}", ())


def spell_words(spell: Spell) -> str:
    """State and time in words."""
    if spell.begun.earliest is None:
        begun = f"from the first measurement on, {_time(spell.first)}"
    elif spell.begun.latest is None:
        return f"{spell.state} after {_time(spell.begun.earliest)}"
    else:
        begun = f"since {_between(spell.begun)}"
    ended = f"last measured {_time(spell.last)}" if spell.ended is None else f"until {_between(spell.ended)}"
    return f"{spell.state} {begun}, {ended}"


def _between(change: Between) -> str:
    return f"between {_time(change.earliest)} and {_time(change.latest)}"


def _time(time: datetime | None) -> str:
    return "an unknown time" if time is None else f"{time.astimezone(UTC):%Y-%m-%d %H:%M}"
