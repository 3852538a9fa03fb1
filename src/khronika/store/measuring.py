"""Measurements and listings into the ledger, and out of it."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, exists, func, select

from khronika.errors import RecordError
from khronika.records.body import body_of, record_in
from khronika.records.finding import Finding
from khronika.records.listing import Listing
from khronika.records.measurement import Measurement
from khronika.records.observation import Observations
from khronika.records.site import site_of
from khronika.store.batch import Batch
from khronika.store.in_parts import is_wanted, parts, rows_for
from khronika.store.noun import LISTING, MEASUREMENT
from khronika.store.rows import Row, time_text
from khronika.store.schema import listings, measurements

NO_FINDING = ""


def keep_measurement(batch: Batch, measurement: Measurement) -> int:
    """Stores a measurement unless it is there with the same finding; how many rows that took.

    Of pages the hashes are kept, not the texts.
    """
    row = measurement_row(measurement)
    known = select(measurements.c.number).where(measurements.c.key == row["key"], measurements.c.finding_key == row["finding_key"])
    if batch.connection.scalar(known) is not None:
        return 0
    return len(batch.keep(MEASUREMENT, row))


def keep_listing(batch: Batch, listing: Listing) -> int:
    """Stores a listing unless it is there; how many rows that took."""
    row = listing_row(listing)
    if batch.connection.scalar(select(listings.c.number).where(listings.c.key == row["key"])) is not None:
        return 0
    return len(batch.keep(LISTING, row))


def measurements_of(connection: Connection, sites: Iterable[str]) -> Iterator[Measurement]:
    """The measurements of sites in the order of time, each with its newest finding."""
    newer = measurements.alias("newer")
    is_newest = ~exists().where(newer.c.key == measurements.c.key, newer.c.number > measurements.c.number)
    query = select(measurements.c.body, measurements.c.finding).where(is_newest).order_by(measurements.c.at, measurements.c.number)
    for body, finding in rows_for(connection, sites, query.where(is_wanted(measurements.c.site))):
        yield measurement_of(str(body), str(finding))


def listings_of(connection: Connection, site: str) -> Iterator[Listing]:
    """The lists that name a site, each with the newest that it says of it."""
    newest = select(func.max(listings.c.number)).where(listings.c.site == site).group_by(listings.c.list, listings.c.address)
    query = select(listings.c.body).where(listings.c.number.in_(newest)).order_by(listings.c.list, listings.c.address)
    for body in connection.scalars(query).all():
        yield record_in(Listing, body)


def sites_in(connection: Connection) -> list[str]:
    """Every site that there is a measurement of, by name."""
    return list(connection.scalars(select(measurements.c.site).distinct().order_by(measurements.c.site)))


def all_measurements(connection: Connection) -> Iterator[Measurement]:
    """Every measurement with each finding that it ever had, in the order of time; the findings of one as they came."""
    columns = (measurements.c.at, measurements.c.key, measurements.c.number)
    for part in parts(number for _, _, number in sorted(connection.execute(select(*columns)))):
        query = select(measurements.c.number, measurements.c.body, measurements.c.finding).where(measurements.c.number.in_(part))
        found = {number: (body, finding) for number, body, finding in connection.execute(query)}
        yield from (measurement_of(*found[number]) for number in part)


def all_listings(connection: Connection) -> Iterator[Listing]:
    """Every listing; those of one address on one list in the order in which they came."""
    columns = (listings.c.list, listings.c.address, listings.c.number, listings.c.body)
    for *_, body in sorted(connection.execute(select(*columns))):
        yield record_in(Listing, body)


def measurement_row(measurement: Measurement) -> Row:
    """A measurement's row, its finding apart."""
    control = measurement.control
    kept = replace(
        measurement,
        finding=None,
        seen=_without_pages(measurement.seen),
        control=None if control is None else replace(control, seen=_without_pages(control.seen)),
    )
    body = body_of(kept)
    finding = NO_FINDING if measurement.finding is None else body_of(measurement.finding)
    return {
        "key": _hash_of(body),
        "finding_key": _hash_of(finding),
        "site": site_of(measurement.address),
        "at": time_text(measurement.at),
        "country": measurement.vantage.country,
        "network": measurement.vantage.network,
        "body": body,
        "finding": finding,
    }


def listing_row(listing: Listing) -> Row:
    """A listing's row."""
    body = body_of(listing)
    return {
        "key": _hash_of(body),
        "list": listing.list,
        "address": listing.address,
        "site": site_of(listing.address),
        "category": listing.category,
        "body": body,
    }


def problem_of_measurement(row: Row) -> str | None:
    """What does not fit in a measurement's row; ``None`` where all does."""
    try:
        expected = measurement_row(measurement_of(str(row["body"]), str(row["finding"])))
    except (RecordError, UnicodeError):
        return "it is no measurement that khronika wrote"
    return None if expected.items() <= row.items() else "its columns do not fit what was measured"


def problem_of_listing(row: Row) -> str | None:
    """What does not fit in a listing's row; ``None`` where all does."""
    try:
        expected = listing_row(record_in(Listing, str(row["body"])))
    except (RecordError, UnicodeError):
        return "it is no listing that khronika wrote"
    return None if expected.items() <= row.items() else "its columns do not fit what the list says"


def _hash_of(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def measurement_of(body: str, finding: str) -> Measurement:
    """The measurement of a row."""
    found = record_in(Measurement, body)
    return found if finding == NO_FINDING else replace(found, finding=record_in(Finding, finding))


def _without_pages(seen: Observations) -> Observations:
    return replace(seen, exchanges=tuple(replace(exchange, body=None) for exchange in seen.exchanges))
