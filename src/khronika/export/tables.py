"""The tables in which a ledger leaves for spreadsheets and programs that count."""

from collections.abc import Iterator
from dataclasses import dataclass

from khronika.export.addresses import shown_address
from khronika.export.column import Column, ColumnKind, Table
from khronika.export.edition import Edition
from khronika.export.incident_columns import FIGURE_COLUMNS, INCIDENT_COLUMNS, IncidentFigure
from khronika.export.marks import mark_of_claim
from khronika.records.claim import Claim
from khronika.records.claim_type import Modality, Polarity
from khronika.records.count import Count
from khronika.records.evidence import Evidence
from khronika.records.kept_report import KeptReport
from khronika.records.mention import Mention
from khronika.records.stated import Stated

K = ColumnKind


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a report."""

    report: KeptReport
    claim: Claim


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A stretch of words behind a value of a claim."""

    report: KeptReport
    claim: Claim
    field: str
    words: Evidence


def _shown(address: str | None) -> str | None:
    return None if address is None else shown_address(address)


def _was_read(one: KeptReport) -> bool:
    return any(reading.claims is not None for reading in one.readings)


def _polarity(claim: Claim) -> str:
    return (Polarity.ASSERTED if claim.polarity is None else claim.polarity.value).value


def _modality(claim: Claim) -> str:
    return (Modality.ACTUAL if claim.modality is None else claim.modality.value).value


def _countries(claim: Claim) -> tuple[str, ...]:
    return tuple(place.value.country or "" for place in claim.where)


def _party(mention: Mention) -> str:
    parts = [part.value for part in (mention.name, mention.description) if part is not None]
    return ", ".join(parts) or mention.kind.value


def _counts(claim: Claim) -> tuple[str, ...]:
    return tuple("" if target.count is None else _count(target.count.value) for target in claim.targets)


def _count(count: Count) -> str:
    return _ends(count.min, count.max)


def _ends(low: int | None, high: int | None) -> str:
    return f"{'' if low is None else low}..{'' if high is None else high}"


def _speakers(claim: Claim) -> tuple[str, ...]:
    return tuple(map(_party, claim.according_to))


def _penalties(claim: Claim) -> tuple[str, ...]:
    listed = [penalty.value for penalty in claim.penalty]
    return tuple(f"{one.kind} {_ends(one.min, one.max)} {one.unit or ''}".strip() for one in listed)


def _held(claim: Claim) -> str | None:
    if claim.held_for is None:
        return None
    held = claim.held_for.value
    return f"{_ends(held.min, held.max)} {held.unit}"


def _words(stated: Stated[str] | None) -> str | None:
    return None if stated is None else stated.value


REPORT_COLUMNS: tuple[Column[KeptReport], ...] = (
    Column("report_key", K.TEXT, "the key of this version of the report, worked out from what it holds", lambda one: one.key),
    Column("report_id", K.TEXT, "the id that the report has, or was given", lambda one: one.report.id),
    Column("address", K.TEXT, "where it was read from; of a file its name alone", lambda one: shown_address(one.report.address)),
    Column("url", K.TEXT, "what the report says of its own address", lambda one: _shown(one.report.url)),
    Column("title", K.TEXT, "its title", lambda one: one.report.title),
    Column("publisher", K.TEXT, "who published it", lambda one: one.report.publisher),
    Column("published", K.DAY, "the day of publication; empty where the report does not say", lambda one: one.report.published),
    Column("language", K.TEXT, "its language, ISO 639", lambda one: one.report.language),
    Column("source_kind", K.TEXT, "what kind of source it is, where somebody told it", lambda one: one.report.source),
    Column("byline", K.TEXTS, "who signed it", lambda one: one.report.byline),
    Column("contributors", K.TEXTS, "who contributed to it", lambda one: tuple(name.value for name in one.report.contributors)),
    Column("text_sha256", K.TEXT, "the SHA-256 of its text", lambda one: one.report.text_sha256),
    Column("capture_sha256", K.TEXT, "the SHA-256 of the bytes that it was read from", lambda one: one.report.capture_sha256),
    Column("was_read", K.YES_NO, "whether a reader could read it; no claims of an unread report is not “none”", _was_read),
)

CLAIM_COLUMNS: tuple[Column[ClaimRow], ...] = (
    Column("claim", K.TEXT, "the id of the claim", lambda row: row.claim.id),
    Column("report_key", K.TEXT, "the report that says it", lambda row: row.report.key),
    Column(
        "mark", K.TEXT, "denied, alleged, planned or hypothetical; empty for what is told as a fact", lambda row: mark_of_claim(row.claim)
    ),
    Column("type", K.TEXT, "what it says happened, a type of the codebook", lambda row: row.claim.type.value),
    Column("polarity", K.TEXT, "asserted, or denied where it says that it did not happen", lambda row: _polarity(row.claim)),
    Column("modality", K.TEXT, "actual, alleged, planned or hypothetical", lambda row: _modality(row.claim)),
    Column(
        "earliest",
        K.DAY,
        "the first day on which it can have been",
        lambda row: None if row.claim.when is None else row.claim.when.value.earliest,
    ),
    Column(
        "latest",
        K.DAY,
        "the last day on which it can have been",
        lambda row: None if row.claim.when is None else row.claim.when.value.latest,
    ),
    Column(
        "when_basis",
        K.TEXT,
        "how the days come out of the words",
        lambda row: None if row.claim.when is None else row.claim.when.value.basis.value,
    ),
    Column("where", K.TEXTS, "the places as written", lambda row: tuple(place.value.name for place in row.claim.where)),
    Column("countries", K.TEXTS, "the country of each place, ISO 3166-1, empty where unknown", lambda row: _countries(row.claim)),
    Column("targets", K.TEXTS, "whom or what it was done to", lambda row: tuple(map(_party, row.claim.targets))),
    Column("target_counts", K.TEXTS, "how many of each target, as min..max, an end that is open left out", lambda row: _counts(row.claim)),
    Column("actors", K.TEXTS, "who did it", lambda row: tuple(map(_party, row.claim.actors))),
    Column("according_to", K.TEXTS, "who says so, where the report does not say it itself", lambda row: _speakers(row.claim)),
    Column("grounds", K.TEXT, "the reason or charge as stated", lambda row: _words(row.claim.grounds)),
    Column("items", K.TEXTS, "what was taken or broken", lambda row: tuple(item.value for item in row.claim.items)),
    Column("penalties", K.TEXTS, "penalties, as kind min..max unit", lambda row: _penalties(row.claim)),
    Column("held_for", K.TEXT, "how long a detention lasted, as min..max unit", lambda row: _held(row.claim)),
    Column("degree", K.TEXT, "how far a block or shutdown goes", lambda row: row.claim.degree),
    Column("stage", K.TEXT, "how far a policy has come", lambda row: row.claim.stage),
    Column("words", K.TEXT, "what was said, of a statement", lambda row: _words(row.claim.words)),
    Column("label", K.TEXT, "claims of one report about one thing share it", lambda row: row.claim.incident),
    Column("confidence", K.NUMBER, "how sure the reader is, from 0 to 1", lambda row: row.claim.confidence),
    Column("reader", K.TEXT, "who read it, name and version", lambda row: f"{row.claim.reader.name} {row.claim.reader.version}"),
    Column("codebook", K.WHOLE, "the version of the codebook", lambda row: row.claim.codebook),
)

QUOTE_COLUMNS: tuple[Column[QuoteRow], ...] = (
    Column("claim", K.TEXT, "the claim", lambda row: row.claim.id),
    Column("report_key", K.TEXT, "the report in which the words stand", lambda row: row.report.key),
    Column("field", K.TEXT, "the path of the value that the words state", lambda row: row.field),
    Column("start", K.WHOLE, "where the words begin in the text, in characters", lambda row: row.words.start),
    Column("end", K.WHOLE, "where they end", lambda row: row.words.end),
    Column("quote", K.TEXT, "the exact words", lambda row: row.words.quote),
)


def tables_of(edition: Edition) -> tuple[Table[object], ...]:
    """Every table of an edition."""
    tables = (
        Table("incidents", "one thing in the world, as all reports tell of it together", INCIDENT_COLUMNS, edition.incidents),
        Table("figures", "how many people somebody says an incident befell", FIGURE_COLUMNS, lambda: _figures(edition)),
        Table("reports", "one version of a report", REPORT_COLUMNS, lambda: _reports(edition)),
        Table("claims", "one thing that one report says, as one reader read it", CLAIM_COLUMNS, lambda: _claims(edition)),
        Table("quotes", "the words behind one value of a claim", QUOTE_COLUMNS, lambda: _quotes(edition)),
    )
    return tables  # type: ignore[return-value]


def _reports(edition: Edition) -> Iterator[KeptReport]:
    return (one for one in edition.kept() if isinstance(one, KeptReport))


def _claims(edition: Edition) -> Iterator[ClaimRow]:
    for report in _reports(edition):
        for reading in report.readings:
            yield from (ClaimRow(report, claim) for claim in reading.claims or ())


def _quotes(edition: Edition) -> Iterator[QuoteRow]:
    for row in _claims(edition):
        yield from (QuoteRow(row.report, row.claim, field, words) for field, words in row.claim.evidence())


def _figures(edition: Edition) -> Iterator[IncidentFigure]:
    for incident in edition.incidents():
        yield from (IncidentFigure(incident, figure.value) for figure in incident.figures)
