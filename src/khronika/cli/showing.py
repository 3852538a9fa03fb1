"""What ``khronika incidents``, ``cases`` and ``sites`` do once their options are understood."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import Generic, TypeVar

from rich.text import Text

from khronika.cli.case_table import case_lines
from khronika.cli.incident_table import incident_lines
from khronika.cli.joining import joined_ledger
from khronika.cli.options import ClaimsFormat
from khronika.cli.screen import results, tell, write_line
from khronika.cli.site_names import known_sites
from khronika.cli.site_table import episode_lines
from khronika.cli.thing_lines import Why
from khronika.cli.thing_sheet import CASE_COLUMNS, EPISODE_COLUMNS, INCIDENT_COLUMNS, write_sheet
from khronika.cli.things_options import ThingsOptions
from khronika.pipeline.asking import filter_of
from khronika.pipeline.kinds import Kind
from khronika.pipeline.kinds_of_things import Incidents, Parties
from khronika.pipeline.linking import opened
from khronika.pipeline.measured_lane import Measuring
from khronika.pipeline.reasons import reasons_of
from khronika.pipeline.showing import cases, incidents, sites
from khronika.reach.judging import spells_of
from khronika.records.codec_things import encode_case, encode_episode, encode_incident
from khronika.records.member import Sort
from khronika.resolve.sites import SiteNames
from khronika.store import Looking
from khronika.store.gazetteer import gazetteer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Forms(Generic[T]):
    """What things of one kind are called, and how each is written as lines of a table, as JSON and as a row of CSV."""

    noun: str
    lines: Callable[[T, int], Iterable[Text]]
    encode: Callable[[T], bytes]
    columns: Mapping[str, Callable[[T], str]]


def show_incidents(options: ThingsOptions) -> int:
    """Shows the incidents that pass."""
    with joined_ledger(options.ledger) as ledger, ledger.looking() as looking:
        why = _why(looking, options, Incidents())
        forms = Forms("incident", lambda one, width: incident_lines(one, width, why), encode_incident, INCIDENT_COLUMNS)
        filter = filter_of(looking, gazetteer(), options.asked, Sort.INCIDENT)
        if not options.asked.ids:
            return _show(incidents(looking, filter), forms, options.format)
        measuring = Measuring(ledger, known_sites(None), spells_of, datetime.now(UTC))
        return _show(map(measuring.of, opened(looking, looking.things(Sort.INCIDENT, filter))), forms, options.format)


def show_cases(options: ThingsOptions) -> int:
    """Shows the cases that pass."""
    with joined_ledger(options.ledger) as ledger, ledger.looking() as looking:
        why = _why(looking, options, Parties())
        forms = Forms("case", lambda one, width: case_lines(one, width, why), encode_case, CASE_COLUMNS)
        return _show(
            cases(looking, filter_of(looking, gazetteer(), options.asked, Sort.PARTY), datetime.now(UTC).date()), forms, options.format
        )


def show_sites(options: ThingsOptions, names: SiteNames) -> int:
    """Shows the episodes of the sites that pass, what is announced, reported and measured side by side."""
    with joined_ledger(options.ledger) as ledger, ledger.looking() as looking:
        measuring = Measuring(ledger, names, spells_of, datetime.now(UTC))
        in_full = bool(options.asked.ids)
        forms = Forms("episode", lambda one, width: episode_lines(one, width, in_full=in_full), encode_episode, EPISODE_COLUMNS)
        return _show(
            chain.from_iterable(map(measuring.beside, sites(looking, filter_of(looking, gazetteer(), options.asked, Sort.PARTY)))),
            forms,
            options.format,
        )


def _why(looking: Looking, options: ThingsOptions, kind: Kind) -> Why | None:
    """What tells the reasons for which a thing is one, where things are asked for by their ids."""
    return (lambda id: list(reasons_of(looking, id, kind))) if options.asked.ids else None


def _show(found: Iterable[T], forms: Forms[T], format: ClaimsFormat) -> int:
    """Writes the things, and says how many there were: "documented", for nobody knows all."""
    number = WRITERS[format](found, forms)
    tell("", f"{number:,} {forms.noun}{'' if number == 1 else 's'} documented" if number else f"no {forms.noun} passes")
    return 0


def _show_tables(found: Iterable[T], forms: Forms[T]) -> int:
    console, number = results(), 0
    for one in found:
        number += 1
        for line in forms.lines(one, console.width):
            console.print(line)
    return number


def _show_lines(found: Iterable[T], forms: Forms[T]) -> int:
    number = 0
    for one in found:
        write_line(forms.encode(one))
        number += 1
    return number


def _show_sheet(found: Iterable[T], forms: Forms[T]) -> int:
    return write_sheet(found, forms.columns)


WRITERS = {ClaimsFormat.TABLE: _show_tables, ClaimsFormat.JSONL: _show_lines, ClaimsFormat.CSV: _show_sheet}
