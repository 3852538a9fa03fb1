"""Fingerprints of block pages from files of the user's, in the form of OONI's blocking-fingerprints: a CSV for pages, one for resolvers.

Columns: ``name``, ``location_found`` (``dns``, ``body``, ``header.NAME``), ``pattern_type`` (``full``, ``prefix``, ``contains``,
``regexp``), ``pattern``; others are not read.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from khronika.errors import InputError
from khronika.records.observation import HttpExchange

COLUMNS = frozenset({"name", "location_found", "pattern_type", "pattern"})
DNS, BODY, HEADER = "dns", "body", "header."
REMEDY = "give OONI's fingerprints_http.csv or fingerprints_dns.csv"

FULL, PREFIX, CONTAINS, EXPRESSION = "full", "prefix", "contains", "regexp"
TYPES = frozenset({FULL, PREFIX, CONTAINS, EXPRESSION})


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a block page has at one place of its answer: in its body, or in the header that ``place`` names."""

    name: str
    place: str
    type: str
    pattern: str
    expression: re.Pattern[str] | None = None

    def fits(self, text: str) -> bool:
        """Whether the text of that place has it."""
        if self.expression is not None:
            return self.expression.search(text) is not None
        if self.type == FULL:
            return text == self.pattern
        return text.startswith(self.pattern) if self.type == PREFIX else self.pattern in text


@dataclass(frozen=True, slots=True)
class FingerprintFile:
    """Known block pages, and the numeric addresses from which resolvers say that they come."""

    pages: tuple[Fingerprint, ...] = ()
    addresses: Mapping[str, str] | None = None

    def of_page(self, exchange: HttpExchange) -> str | None:
        """The name of the first fingerprint that a response has."""
        return next((mark.name for mark in self.pages if mark.fits(_text_at(exchange, mark.place))), None)

    def of_address(self, ip: str) -> str | None:
        """The name of the fingerprint that a numeric address is."""
        return (self.addresses or {}).get(ip)


def fingerprints_in(paths: Iterable[Path]) -> tuple[FingerprintFile, list[InputError]]:
    """The fingerprints of files, and what is wrong with the rows that are none; ``InputError`` for a file that cannot be read at all."""
    pages: list[Fingerprint] = []
    addresses: dict[str, str] = {}
    faults: list[InputError] = []
    for found in (one for path in paths for one in _rows(path)):
        if isinstance(found, InputError):
            faults.append(found)
        elif found.place == DNS:
            addresses.setdefault(found.pattern, found.name)
        else:
            pages.append(found)
    return FingerprintFile(tuple(pages), addresses), faults


def _rows(path: Path) -> Iterator[Fingerprint | InputError]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            if not set(rows.fieldnames or ()) >= COLUMNS:
                raise InputError(str(path), f"it lacks the columns {', '.join(sorted(COLUMNS - set(rows.fieldnames or ())))}", REMEDY)
            for row in rows:
                yield _fingerprint(f"{path} line {rows.line_num}", {key: row[key] or "" for key in COLUMNS})
    except (OSError, UnicodeError, csv.Error) as error:
        raise InputError(str(path), f"it cannot be read ({error})", REMEDY) from error


def _fingerprint(place: str, row: Mapping[str, str]) -> Fingerprint | InputError:
    where, type, pattern = row["location_found"], row["pattern_type"], row["pattern"]
    is_known = type in TYPES and (where in (DNS, BODY) or where.startswith(HEADER))
    if not is_known or not pattern or (where == DNS and type != FULL):
        return InputError(place, f"it is no fingerprint that is known how to compare ({where}, {type})", "the rest is used")
    try:
        expression = re.compile(pattern) if type == EXPRESSION else None
    except re.error as error:
        return InputError(place, f"its pattern is no regular expression ({error})", "the rest is used")
    return Fingerprint(row["name"], where, type, pattern, expression)


def _text_at(exchange: HttpExchange, place: str) -> str:
    if place == BODY:
        return exchange.body or ""
    return exchange.header(place.removeprefix(HEADER)) or ""
