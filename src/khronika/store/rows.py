"""Rows of the ledger's tables from records, and back."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from khronika.errors import RecordError
from khronika.records.capture import Capture
from khronika.records.claim import Claim
from khronika.records.claim_type import Modality, Polarity
from khronika.records.codec import encode_claim
from khronika.records.evidence import Evidence
from khronika.records.reading import Reading
from khronika.records.report import Medium, MediumKind, Passage, PassageKind, Report
from khronika.records.source_kind import SourceKind
from khronika.records.stated import Stated

Row = dict[str, Any]

READ, NOT_READ, LEFT_OUT = "read", "not read", "left out"


def capture_row(capture: Capture) -> Row:
    """The bytes under their hash."""
    return {"sha256": capture.sha256, "size": len(capture.data), "bytes": capture.data}


def report_row(report: Report) -> Row:
    """All that a report holds but its capture, with the key that its content and its address give."""
    row = {
        "address": report.address,
        "id": report.id,
        "text": report.text,
        "text_sha256": report.text_sha256,
        "passages": json_text([asdict(passage) for passage in report.passages]),
        "title": report.title,
        "byline": json_text(list(report.byline)),
        "contributors": json_text([asdict(contributor) for contributor in report.contributors]),
        "publisher": report.publisher,
        "published": None if report.published is None else report.published.isoformat(),
        "url": report.url,
        "language": report.language,
        "media": json_text([asdict(medium) for medium in report.media]),
        "source": None if report.source is None else report.source.value,
    }
    content = {name: value for name, value in row.items() if value is not None and name != "text"}
    key = hashlib.sha256(json_text(content | {"capture_sha256": report.capture_sha256}).encode())
    return row | {"key": key.hexdigest()}


def retrieval_row(capture: Capture) -> Row:
    """When and how the bytes came, and what their sender called them."""
    return {
        "address": capture.address,
        "at": time_text(capture.fetched_at),
        "how": capture.how,
        "media_type": capture.media_type,
    }


def reading_row(reading: Reading) -> Row:
    """Who read, and whether they could."""
    name, version = ("", "") if reading.reader is None else (reading.reader.name, reading.reader.version)
    return {
        "reader_name": name,
        "reader_version": version,
        "version_order": version_order(version),
        "outcome": outcome_of(reading),
    }


def outcome_of(reading: Reading) -> str:
    """Whether the report was read; where it was left out, why."""
    if reading.left_out is not None:
        return f"{LEFT_OUT}: {reading.left_out}"
    return NOT_READ if reading.claims is None else READ


def left_out_of(outcome: str) -> str | None:
    """For what reason a reading of this outcome was left out; ``None`` where it was not."""
    return outcome.removeprefix(f"{LEFT_OUT}: ") if outcome.startswith(f"{LEFT_OUT}: ") else None


def claim_row(claim: Claim) -> Row:
    """The claim's body, and the columns that searches need."""
    when = None if claim.when is None else claim.when.value
    return {
        "id": claim.id,
        "type": claim.type.value,
        "polarity": (Polarity.ASSERTED if claim.polarity is None else claim.polarity.value).value,
        "modality": (Modality.ACTUAL if claim.modality is None else claim.modality.value).value,
        "when_earliest": None if when is None else when.earliest.isoformat(),
        "when_latest": None if when is None else when.latest.isoformat(),
        "incident": claim.incident,
        "confidence": float(claim.confidence),
        "start": claim.trigger.start,
        "body": encode_claim(claim).decode(),
    }


def evidence_rows(claim: Claim) -> list[Row]:
    """A row for each stretch of text behind the claim."""
    return [
        {"position": position, "field": field, "start": words.start, "end": words.end, "quote": words.quote}
        for position, (field, words) in enumerate(claim.evidence())
    ]


def name_rows(claim: Claim) -> list[Row]:
    """A row for each name in the claim, as searches compare it."""
    return [{"role": role, "name": name} for role, name in sorted(set(_names(claim)))]


def report_of(row: Mapping[str, Any]) -> Report:
    """The report of a row that has its capture's hash beside the report's own columns."""
    return Report(
        id=row["id"],
        text=row["text"],
        passages=tuple(Passage(PassageKind(part["kind"]), part["start"], part["end"]) for part in json.loads(row["passages"])),
        capture_sha256=row["sha256"],
        address=row["address"],
        title=row["title"],
        byline=tuple(json.loads(row["byline"])),
        contributors=_contributors(row),
        publisher=row["publisher"],
        published=None if row["published"] is None else date.fromisoformat(row["published"]),
        url=row["url"],
        language=row["language"],
        media=_media(row),
        source=None if row["source"] is None else SourceKind(row["source"]),
    )


def quotes_of(report: Report) -> Iterator[tuple[str, Evidence]]:
    """The stretches of text behind what the report says of itself, with the field each is in."""
    yield from _quotes(report.contributors, report.media)


def quotes_in(row: Mapping[str, Any]) -> Iterator[tuple[str, Evidence]]:
    """The same from a report's row."""
    yield from _quotes(_contributors(row), _media(row))


def time_text(time: datetime) -> str:
    """The time in UTC as text of one length, so that text sorts as time does.

    >>> time_text(datetime.fromisoformat("2024-03-05T06:00:00+06:00"))
    '2024-03-05T00:00:00.000000+00:00'
    """
    if time.tzinfo is None:
        raise RecordError(f"a time needs its zone: {time}")
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def time_of(text: str) -> datetime:
    """The time that a text of ``time_text`` gives."""
    return datetime.fromisoformat(text)


def version_order(version: str) -> str:
    """The version as text that sorts in natural order.

    >>> version_order("1.9") < version_order("1.10")
    True
    """
    return re.sub(r"[0-9]+", lambda digits: digits.group().zfill(12), version)


def search_form(name: str) -> str:
    """The words of a name without case and punctuation, a space before and after each.

    >>> search_form("Ар.Рух.Хак")
    ' ар рух хак '
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold())
    return f" {' '.join(words)} "


def _names(claim: Claim) -> Iterator[tuple[str, str]]:
    for place in claim.where:
        yield "place", search_form(place.value.name)
        if place.value.country is not None:
            yield "country", search_form(place.value.country)
    for role, mentions in (("target", claim.targets), ("actor", claim.actors)):
        for mention in mentions:
            if mention.name is not None:
                yield role, search_form(mention.name.value)


def _quotes(contributors: tuple[Stated[str], ...], media: tuple[Medium, ...]) -> Iterator[tuple[str, Evidence]]:
    for number, contributor in enumerate(contributors):
        for words in contributor.evidence:
            yield f"contributors[{number}]", words
    for number, medium in enumerate(media):
        if medium.caption is not None:
            yield f"media[{number}].caption", medium.caption


def _contributors(row: Mapping[str, Any]) -> tuple[Stated[str], ...]:
    parts = json.loads(row["contributors"])
    return tuple(Stated(part["value"], tuple(Evidence(**words) for words in part["evidence"])) for part in parts)


def _media(row: Mapping[str, Any]) -> tuple[Medium, ...]:
    return tuple(_medium(part) for part in json.loads(row["media"]))


def _medium(part: Mapping[str, Any]) -> Medium:
    caption = None if part["caption"] is None else Evidence(**part["caption"])
    return Medium(MediumKind(part["kind"]), part["length_seconds"], caption, part["address"])


def json_text(value: object) -> str:
    """The value as JSON of one form."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
