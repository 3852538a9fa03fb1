"""What ``khronika reach states`` does once its options are understood."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from khronika.cli.options import ClaimsFormat
from khronika.cli.screen import results, tell, write_line
from khronika.cli.site_names import known_sites
from khronika.cli.spell_sheet import SPELL_COLUMNS, MeasuredSpell
from khronika.cli.spell_table import site_lines
from khronika.cli.thing_sheet import write_sheet
from khronika.errors import SettingsError
from khronika.reach.judging import spells_of
from khronika.records.codec_spells import encode_states
from khronika.records.measurement import Measurement
from khronika.records.spell import Spell
from khronika.settings import settings_of
from khronika.store import Ledger


@dataclass(frozen=True, slots=True)
class StatesOptions:
    """Which sites are shown, by which measurements, and how."""

    sites: tuple[str, ...] = ()
    country: str | None = None
    network: str | None = None
    format: ClaimsFormat = ClaimsFormat.TABLE
    site_table: Path | None = None
    ledger: str | None = None

    def wants(self, measurement: Measurement) -> bool:
        """Whether a measurement is from where it was asked for."""
        vantage = measurement.vantage
        is_there = self.country is None or vantage.country == self.country.upper()
        return is_there and (self.network is None or vantage.network == self.network.upper())


def show_states(options: StatesOptions) -> int:
    """Shows the spells of each site; a site that nobody measured is insufficient, and that is said."""
    settings, now = settings_of(), datetime.now(UTC)
    with Ledger.open(options.ledger or settings.ledger, lambda: now, settings.who, create=False) as ledger:
        sites = _hosts(options) or ledger.sites_measured()
        judged = ((site, _spells(ledger, site, options, now)) for site in sites)
        if options.format is ClaimsFormat.CSV:
            write_sheet((MeasuredSpell(site, spell) for site, spells in judged for spell in spells), SPELL_COLUMNS)
            return 0
        for site, spells in judged:
            _show(ledger, site, spells, options.format)
        tell("", f"{len(sites):,} site{'' if len(sites) == 1 else 's'}" if sites else "nothing is measured yet")
    return 0


def _hosts(options: StatesOptions) -> list[str]:
    table = known_sites(options.site_table)
    found: list[str] = []
    for name in options.sites:
        hosts = table.hosts_of([name])
        if not hosts:
            raise SettingsError(f"{name!r} is no host and no name of a site that is known; give a host, or a table with --site-table FILE")
        found += hosts
    return list(dict.fromkeys(found))


def _spells(ledger: Ledger, site: str, options: StatesOptions, now: datetime) -> list[Spell]:
    return spells_of((one for one in ledger.measurements([site]) if options.wants(one)), now)


def _show(ledger: Ledger, site: str, spells: list[Spell], format: ClaimsFormat) -> None:
    listings = ledger.listings(site)
    if format is ClaimsFormat.JSONL:
        write_line(encode_states(site, listings, spells))
        return
    console = results()
    for line in site_lines(site, listings, spells, console.width):
        console.print(line)
