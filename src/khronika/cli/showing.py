"""What ``khronika incidents``, ``cases`` and ``sites`` do once their options are understood."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import chain
from typing import TypeVar

from khronika.cli.case_table import case_lines
from khronika.cli.incident_table import incident_lines
from khronika.cli.joining import joined_ledger
from khronika.cli.options import ClaimsFormat
from khronika.cli.screen import results, tell, write_line
from khronika.cli.site_table import episode_lines
from khronika.cli.thing_sheet import CASE_COLUMNS, EPISODE_COLUMNS, INCIDENT_COLUMNS, write_sheet
from khronika.cli.things_options import ThingsOptions
from khronika.pipeline.kinds_of_things import Incidents, Parties
from khronika.pipeline.naming_things import thing_meant
from khronika.pipeline.reasons import reasons_of
from khronika.pipeline.showing import areas_named, cases, incidents, parties_named, sites
from khronika.records.codec_things import encode_case, encode_episode, encode_incident
from khronika.records.member import Sort
from khronika.store import Looking, ThingFilter
from khronika.store.gazetteer import gazetteer

T = TypeVar("T")


def show_incidents(options: ThingsOptions) -> int:
    """Shows the incidents that pass."""
    with joined_ledger(options.ledger) as ledger, ledger.looking() as looking:
        found = incidents(looking, _filter(looking, options, Sort.INCIDENT))
        match options.format:
            case ClaimsFormat.TABLE:
                why = (lambda id: list(reasons_of(looking, id, Incidents()))) if options.ids else None
                return _tell_number(_show(found, lambda one, width: incident_lines(one, width, why)), "incident")
            case ClaimsFormat.JSONL:
                return _tell_number(_write(map(encode_incident, found)), "incident")
            case ClaimsFormat.CSV:
                return _tell_number(write_sheet(found, INCIDENT_COLUMNS), "incident")


def show_cases(options: ThingsOptions) -> int:
    """Shows the cases that pass."""
    with joined_ledger(options.ledger) as ledger, ledger.looking() as looking:
        found = cases(looking, _filter(looking, options, Sort.PARTY), datetime.now(UTC).date())
        match options.format:
            case ClaimsFormat.TABLE:
                why = (lambda id: list(reasons_of(looking, id, Parties()))) if options.ids else None
                return _tell_number(_show(found, lambda one, width: case_lines(one, width, why)), "case")
            case ClaimsFormat.JSONL:
                return _tell_number(_write(map(encode_case, found)), "case")
            case ClaimsFormat.CSV:
                return _tell_number(write_sheet(found, CASE_COLUMNS), "case")


def show_sites(options: ThingsOptions) -> int:
    """Shows the episodes of the sites that pass."""
    with joined_ledger(options.ledger) as ledger, ledger.looking() as looking:
        found = chain.from_iterable(sites(looking, _filter(looking, options, Sort.PARTY)))
        match options.format:
            case ClaimsFormat.TABLE:
                return _tell_number(_show(found, lambda one, width: episode_lines(one, width, in_full=bool(options.ids))), "episode")
            case ClaimsFormat.JSONL:
                return _tell_number(_write(map(encode_episode, found)), "episode")
            case ClaimsFormat.CSV:
                return _tell_number(write_sheet(found, EPISODE_COLUMNS), "episode")


def _filter(looking: Looking, options: ThingsOptions, sort: Sort) -> ThingFilter:
    parties = None if options.person is None else parties_named(looking, options.person)
    ids = tuple(thing_meant(looking, id, sort) for id in options.ids) if options.ids else None
    if sort is Sort.PARTY and parties is not None:
        ids = parties if ids is None else tuple(id for id in ids if id in parties)
    return ThingFilter(
        options.types,
        None if options.place is None else areas_named(gazetteer(), options.place),
        parties if sort is Sort.INCIDENT else None,
        ids,
        options.since,
        options.until,
        options.several,
    )


def _show(found: Iterable[T], lines: Callable[[T, int], Iterable[object]]) -> int:
    console, number = results(), 0
    for one in found:
        number += 1
        for line in lines(one, console.width):
            console.print(line)
    return number


def _write(lines: Iterable[bytes]) -> int:
    number = 0
    for line in lines:
        write_line(line)
        number += 1
    return number


def _tell_number(number: int, noun: str) -> int:
    """Says how many there were: "documented", for nobody knows all."""
    tell("", f"{number:,} {noun}{'' if number == 1 else 's'} documented" if number else f"no {noun} passes")
    return 0
