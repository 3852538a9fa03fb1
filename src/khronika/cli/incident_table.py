"""Incidents as a table for a person."""

from collections.abc import Iterator

from rich.text import Text

from khronika.cli.columns import WIDTH_MAX, WIDTH_MIN, Columns
from khronika.cli.table import HEDGE_STYLES, OTHER_HEDGE
from khronika.cli.thing_lines import Why, heading, reason_lines, short, telling_lines, when
from khronika.records.count import count_words
from khronika.records.incident import CountRange, Incident
from khronika.records.place import Place


def incident_lines(incident: Incident, width: int, why: Why | None = None) -> Iterator[Text]:
    """The lines of one incident; with ``why`` also every claim in its words, and why they were joined."""
    width = max(WIDTH_MIN, min(width, WIDTH_MAX))
    columns, beside = Columns.without_quotes(width), Columns.within(width)
    mark = [(f" {incident.mark.upper()} ", HEDGE_STYLES.get(incident.mark, OTHER_HEDGE))] if incident.mark else []
    kind = (incident.type.replace("_", " "), "bold" if incident.is_fact else "")
    yield from heading([(short(incident.id), "dim"), *mark, kind, (when(incident.days), "")], width)
    for label, words in _rows(incident):
        yield from columns.lines(label, words, ())
    if why is not None:
        for telling in incident.tellings:
            yield from telling_lines(telling, beside)
        yield from reason_lines(why(incident.id), columns)
    yield Text()


def _rows(incident: Incident) -> Iterator[tuple[str, str]]:
    if incident.people:
        yield "whom", "; ".join(" / ".join(person.value.names) for person in incident.people)
    if incident.places:
        yield "where", "; ".join(_where(place.value.name, place.value.place) for place in incident.places)
    if incident.count is not None:
        yield "how many", range_words(incident.count)
        yield "figures", "; ".join(f"{count_words(one.value.count)} ({one.value.speaker})" for one in incident.figures)
    if incident.penalties:
        yield "penalty", "; ".join(penalty.value for penalty in incident.penalties)
    yield "verified", f"{incident.verified}: {'; '.join(incident.verified.reasons)}"
    for words in incident.disagreements:
        yield "disagree", words
    if incident.measured is not None:
        yield "measured", incident.measured.value
    for link in incident.links:
        yield link.kind.value, f"{short(link.other)}: {link.reason}"
    gone = sum(not telling.counts for telling in incident.tellings)
    yield "told in", f"{len(incident.tellings)} claims" + (f", {gone} of which no longer count" if gone else "")


def _where(name: str, place: Place | None) -> str:
    if place is None:
        return name
    country = f", {place.country}" if place.country else ""
    return f"{name}{country}" if place.name == name else f"{name} ({place.name}{country})"


def range_words(found: CountRange) -> str:
    """The lowest and the highest figure.

    >>> range_words(CountRange(None, None, is_open=False))
    'not known'
    """
    low = None if found.low is None else f"{found.low.value:,}"
    high = None if found.high is None else f"{'at least ' if found.is_open else ''}{found.high.value:,}"
    if low is None:
        return "not known" if high is None else f"up to {high}"
    return high or low if high is not None and found.high is not None and high.endswith(low) else f"{low} to {high}"
