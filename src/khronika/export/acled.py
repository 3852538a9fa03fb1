"""ACLED's column layout: a row for each incident that ACLED's scheme has a kind of event for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from khronika.export.addresses import source_of
from khronika.export.column import Value
from khronika.export.edition import Edition
from khronika.export.events import Row, Sheet, count_note, day_of, first_names, tags_of, write_events
from khronika.export.incident_columns import first_place, sources_of
from khronika.export.loss import LossReport, LossRule
from khronika.export.marks import BETWEEN, heading_of
from khronika.records.claim_type import ClaimType
from khronika.records.incident import Incident
from khronika.records.place import PlaceKind
from khronika.text.word_lists import Table, lists_in

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)

DAYS_OF_PRECISION = ((1, "1"), (7, "2"), (31, "3"))
"""Up to how many days which time precision stands for; ACLED has none for what is told less closely."""

GEO_PRECISION = {PlaceKind.TOWN: "1", PlaceKind.DISTRICT: "2", PlaceKind.REGION: "3", PlaceKind.COUNTRY: "3", PlaceKind.AREA: "3"}


@dataclass(frozen=True, slots=True)
class _Time:
    """A day and how close it is, or nothing."""

    day: str = ""
    precision: str = ""


@cache
def kinds() -> Table:
    """What ACLED calls a type of the codebook, by the type."""
    return lists_in("khronika.export", "acled.toml")


def kind_of(incident: Incident) -> Row | None:
    """What ACLED calls an incident, ``None`` where it has no event for it: a death is one only where the claims say who killed."""
    kind = kinds().get(incident.type.value)
    if not isinstance(kind, dict) or (kind.get("needs_actor") and not first_names(incident, "actors")):
        return None
    return {name: str(value) for name, value in kind.items() if name in COLUMNS}


RULES: tuple[LossRule[Incident], ...] = (
    LossRule("incidents of a type that ACLED has no event for", "see docs/exports.md", lambda one: int(kind_of(one) is None)),
    LossRule(
        "intervals of days in one day",
        "the first day stands there with its precision, the interval in the notes",
        lambda one: int(one.days is not None and one.days.earliest != one.days.latest and bool(_time(one).day)),
    ),
    LossRule(
        "intervals of days longer than a month",
        "ACLED's precision ends there: no day, the interval in the notes",
        lambda one: int(one.days is not None and not _time(one).day),
    ),
    LossRule("incidents without a day", "no day is told, so none stands there", lambda one: int(one.days is None)),
    LossRule("ranges of figures in one number or none", "the range stands in the notes", lambda one: int(one.count is not None)),
    LossRule("places beyond the first", "ACLED has one", lambda one: max(0, len(one.places) - 1)),
    LossRule("quotes of claims", "ACLED has no column for words", lambda one: len(one.tellings)),
    LossRule("standings and disagreements", "ACLED has no column for them", lambda one: len(one.disagreements)),
)


def write_acled(edition: Edition, path: Path) -> LossReport:
    """Writes a CSV file in ACLED's layout, and what is no fact in a second file beside it."""
    sheet = Sheet("acled", COLUMNS, _rows, RULES)
    return write_events(edition, path, sheet)


def _rows(incident: Incident) -> list[Row]:
    kind = kind_of(incident)
    return [] if kind is None else [_row(incident, kind)]


def _row(incident: Incident, kind: Row) -> Row:
    time, place = _time(incident), first_place(incident)
    where = {} if place is None else dict(_where(incident))
    return {
        "event_id_cnty": incident.id,
        "event_date": time.day,
        "year": time.day[:4],
        "time_precision": time.precision,
        **kind,
        "actor1": BETWEEN.join(first_names(incident, "actors")),
        "actor2": BETWEEN.join(person.value.names[0] for person in incident.people),
        "location": incident.places[0].value.name if incident.places else "",
        **where,
        "source": BETWEEN.join(dict.fromkeys(one.report.publisher or source_of(one.report) for one in incident.tellings)),
        "notes": notes_of(incident),
        "fatalities": _dead(incident),
        "tags": tags_of(incident),
    }


def notes_of(incident: Incident) -> str:
    """What the columns cannot hold: the mark, the days, the range of figures with who gives each, and where it stands."""
    days = f"On {incident.days}" if incident.days is not None else "No day is told"
    parts = (
        heading_of(incident),
        days,
        count_note(incident),
        f"Verification: {incident.verified}",
        "See " + ", ".join(sources_of(incident)),
    )
    return ". ".join(part for part in parts if part)


def _time(incident: Incident) -> _Time:
    if incident.days is None:
        return _Time()
    length = (incident.days.latest - incident.days.earliest).days + 1
    precision = next((precision for most, precision in DAYS_OF_PRECISION if length <= most), None)
    return _Time() if precision is None else _Time(day_of(incident), precision)


def _where(incident: Incident) -> Iterator[tuple[str, Value]]:
    place = first_place(incident)
    if place is not None:
        yield "country", place.country
        yield "latitude", place.latitude
        yield "longitude", place.longitude
        yield "geo_precision", GEO_PRECISION[place.kind]


def _dead(incident: Incident) -> str:
    """The lowest figure of the dead, as ACLED counts; empty where none is told, which is not 0."""
    if incident.type is not ClaimType.DEATH or incident.count is None or incident.count.low is None:
        return ""
    return str(incident.count.low.value)
