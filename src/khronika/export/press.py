"""The fields of the U.S. Press Freedom Tracker: a row for each incident that befell somebody of the press."""

import re
from functools import cache
from pathlib import Path

from khronika.export.acled import notes_of
from khronika.export.edition import Edition
from khronika.export.events import Row, Sheet, day_of, first_names, tags_of, write_events
from khronika.export.incident_columns import first_place, sources_of
from khronika.export.loss import LossReport, LossRule
from khronika.export.marks import BETWEEN, heading_of
from khronika.records.claim_type import ClaimType
from khronika.records.incident import Incident
from khronika.records.mention import Kind, Mention
from khronika.text.word_lists import any_of, lists_in, strings_under, table, words_under

COLUMNS = (
    *("title", "date", "exact_date_unknown", "city", "state", "latitude", "longitude", "body", "categories", "tags"),
    *("targeted_journalists", "targeted_institutions", "arresting_authority", "arrest_status", "detention_date", "release_date"),
    *("current_charges", "assailant", "equipment_seized", "equipment_broken", "actor", "links"),
)

EQUIPMENT = {ClaimType.SEIZURE: "equipment_seized", ClaimType.RAID: "equipment_seized", ClaimType.DESTRUCTION: "equipment_broken"}
DOERS = {ClaimType.DETENTION: "arresting_authority", ClaimType.ASSAULT: "assailant"}


@cache
def categories() -> dict[str, str]:
    """The tracker's category of a type of the codebook."""
    return strings_under(lists_in("khronika.export", "press.toml"), "categories")


RULES: tuple[LossRule[Incident], ...] = (
    LossRule("incidents of a type without a category", "see docs/exports.md", lambda one: int(one.type.value not in categories())),
    LossRule(
        "incidents that befell nobody of the press",
        "no target is an outlet or is called a journalist",
        lambda one: int(one.type.value in categories() and not _press(one)),
    ),
    LossRule("ranges of figures", "they stand in the body", lambda one: int(bool(_rows(one)) and one.count is not None)),
    LossRule(
        "intervals of days in one day",
        "the first day stands there, exact_date_unknown is true, the interval is in the body",
        lambda one: int(bool(_rows(one)) and one.days is not None and one.days.earliest != one.days.latest),
    ),
    LossRule("quotes of claims", "the body links the reports", lambda one: len(one.tellings) if _rows(one) else 0),
)


def write_press(edition: Edition, path: Path) -> LossReport:
    """Writes a CSV file with the tracker's fields, and what is no fact in a second file beside it."""
    return write_events(edition, path, Sheet("pressfreedom", COLUMNS, _rows, RULES))


@cache
def _press_words() -> re.Pattern[str]:
    words = words_under(table(lists_in("khronika.export", "press.toml"), "press"), "words")
    return re.compile(rf"\b(?:{any_of(words)})", re.IGNORECASE)


def _rows(incident: Incident) -> list[Row]:
    if incident.type.value not in categories() or not _press(incident):
        return []
    press = _press(incident)
    place, is_exact = first_place(incident), incident.days is not None and incident.days.earliest == incident.days.latest
    row: Row = {
        "title": heading_of(incident),
        "date": day_of(incident),
        "exact_date_unknown": "" if is_exact else "true",
        "city": incident.places[0].value.name if incident.places else "",
        "latitude": None if place is None else place.latitude,
        "longitude": None if place is None else place.longitude,
        "body": notes_of(incident),
        "categories": categories()[incident.type.value],
        "tags": tags_of(incident),
        "targeted_journalists": BETWEEN.join(_names(press, of_outlets=False)),
        "targeted_institutions": BETWEEN.join(_names(press, of_outlets=True)),
        "links": BETWEEN.join(sources_of(incident)),
    }
    return [row | _own_fields(incident)]


def _own_fields(incident: Incident) -> Row:
    """The fields that only some categories have."""
    found: Row = {}
    actors = BETWEEN.join(first_names(incident, "actors"))
    found[DOERS.get(incident.type, "actor")] = actors
    if incident.type in EQUIPMENT:
        found[EQUIPMENT[incident.type]] = _items(incident)
    if incident.type is ClaimType.DETENTION:
        found["detention_date"] = day_of(incident)
    if incident.type in (ClaimType.CHARGE, ClaimType.DETENTION):
        grounds = [one.claim.grounds.value for one in incident.tellings if one.claim.grounds is not None]
        found["current_charges"] = BETWEEN.join(dict.fromkeys(grounds))
    return found


def _items(incident: Incident) -> str:
    return BETWEEN.join(dict.fromkeys(item.value for one in incident.tellings for item in one.claim.items))


def _press(incident: Incident) -> list[Mention]:
    """The targets who are of the press."""
    return [target for one in incident.tellings for target in one.claim.targets if _is_press(target)]


def _is_press(target: Mention) -> bool:
    if target.kind is Kind.OUTLET:
        return True
    return target.description is not None and _press_words().search(target.description.value) is not None


def _names(press: list[Mention], *, of_outlets: bool) -> list[str]:
    chosen = [target.name or target.description for target in press if (target.kind is Kind.OUTLET) == of_outlets]
    return list(dict.fromkeys(stated.value for stated in chosen if stated is not None))
