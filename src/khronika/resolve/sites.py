"""Which sites the names in reports mean, by a table that the user can extend."""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from khronika.errors import InputError, SettingsError
from khronika.records.site import site_of
from khronika.text.word_lists import Table, lists_in, tables, words_under

HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[\w-]{2,}(?:/\S*)?", re.IGNORECASE)
NOT_PART_OF_A_NAME = frozenset(("the", "a", "of", "website", "websites", "site", "sites", "web", "page", "pages", "portal", "s"))
"""Words about a site that are no part of its name."""

FORM = "a CSV file with the columns name and site, or TOML with [[site]], names = [...] and hosts = [...]"


@dataclass(frozen=True, slots=True)
class SiteNames:
    """Hosts by the names of sites, as ``plain_name`` writes them."""

    hosts: Mapping[str, tuple[str, ...]]

    def hosts_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """The hosts that names mean, each once; a name that is a host or an address means itself, and a name that is not known nothing."""
        found: dict[str, None] = {}
        for name in names:
            known = self.hosts.get(plain_name(name), ())
            own = (site_of(name.strip()),) if HOST.fullmatch(name.strip()) else ()
            found |= dict.fromkeys((*known, *own))
        return tuple(host for host in found if host)

    def with_file(self, path: Path) -> "SiteNames":
        """The table with a user's file beside it, whose hosts come in place of the table's for the same name.

        ``SettingsError`` where the file is no table.
        """
        try:
            data = path.read_text(encoding="utf-8-sig")
            pairs = list(_pairs_in_toml(tomllib.loads(data)) if path.suffix == ".toml" else _pairs_in_csv(data))
        except (OSError, UnicodeError, ValueError, TypeError, KeyError, csv.Error, InputError) as error:
            raise SettingsError(f"{path} is no table of sites ({error}); give {FORM}") from error
        return SiteNames({**self.hosts, **_by_name(pairs)})


def plain_name(name: str) -> str:
    """A name as names are compared: small letters, without punctuation and without words about a site.

    >>> plain_name("the websites of RFE/RL's Kazakh Service")
    'rfe rl kazakh service'
    """
    words = re.findall(r"\w+", name.casefold())
    return " ".join(word for word in words if word not in NOT_PART_OF_A_NAME)


@cache
def site_names() -> SiteNames:
    """The table that comes with khronika."""
    return SiteNames(_by_name(_pairs_in_toml(lists_in("khronika.resolve", "sites.toml"))))


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, host in pairs:
        found.setdefault(plain_name(name), {})[site_of(host)] = None
    return {name: tuple(hosts) for name, hosts in found.items()}


def _pairs_in_toml(table: Table) -> Iterator[tuple[str, str]]:
    for site in tables(table, "site"):
        for name in words_under(site, "names"):
            yield from ((name, host) for host in words_under(site, "hosts"))


def _pairs_in_csv(data: str) -> Iterator[tuple[str, str]]:
    rows = csv.DictReader(data.splitlines())
    for row in rows:
        name, site = row["name"], row["site"]
        if not name or not site or not site_of(site):
            raise InputError(f"line {rows.line_num}", f"{site!r} is no site", "write a name and a host")
        yield name, site
