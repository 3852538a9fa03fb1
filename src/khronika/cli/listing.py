"""What ``khronika claims`` does once its options are understood."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter

from khronika.cli.as_asked import as_asked
from khronika.cli.options import ClaimsFormat
from khronika.cli.screen import tell, write_line
from khronika.cli.sheet import show_sheet
from khronika.cli.tables import show_table
from khronika.records.claim import Claim
from khronika.records.codec import encode_reading
from khronika.records.reading import Reading
from khronika.records.report import Report
from khronika.settings import settings_of
from khronika.store import ClaimFilter, Ledger

Found = tuple[Report, list[Claim]]


def list_claims(filter: ClaimFilter, format: ClaimsFormat, location: str | None) -> int:
    """Shows the claims that pass, report by report; what there is besides is told on standard error."""
    settings = settings_of()
    with as_asked(Ledger.open(location or settings.ledger, lambda: datetime.now(UTC), settings.who, create=False), settings) as ledger:
        number = SHOW[format](_by_report(ledger.claims(filter)))
        unread = ledger.counts().not_read
    if not number:
        tell("", "no claim passes" if filter != ClaimFilter() else "the ledger holds no claims")
    if unread:
        tell("not read", f"{unread:,} report{'' if unread == 1 else 's'} in a language that nobody reads; what stands in there is unknown")
    return 0


def _by_report(pairs: Iterable[tuple[Report, Claim]]) -> Iterator[Found]:
    for report, group in groupby(pairs, key=itemgetter(0)):
        yield report, [claim for _, claim in group]


def _show_tables(found: Iterable[Found]) -> int:
    number = 0
    for report, claims in found:
        show_table(report, claims)
        number += len(claims)
    return number


def _show_lines(found: Iterable[Found]) -> int:
    number = 0
    for report, claims in found:
        write_line(encode_reading(Reading(report, claims[0].reader, tuple(claims))))
        number += len(claims)
    return number


SHOW = {ClaimsFormat.TABLE: _show_tables, ClaimsFormat.JSONL: _show_lines, ClaimsFormat.CSV: show_sheet}
