"""What leaves for everybody: the incidents that a viewer of what is public sees, with the quotes that they rest on."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from khronika.export.edition import Edition
from khronika.export.quoting import Quoted, is_withheld, quoted, without_marks
from khronika.pipeline.showing import cases, incidents
from khronika.records.body import body_of, record_in
from khronika.records.case import Case
from khronika.records.claim import Claim, Reader
from khronika.records.codec_kept import Kept
from khronika.records.incident import Incident
from khronika.records.kept_bytes import KeptBytes
from khronika.records.kept_report import KeptReport
from khronika.records.mention import Mention
from khronika.records.reading import Reading
from khronika.records.report import Report
from khronika.records.retrieval import Retrieval
from khronika.records.telling import Telling
from khronika.store import Looking, ThingFilter
from khronika.store.rows import report_row

T = TypeVar("T")

HOW = "public edition"

Told = dict[tuple[str, str], Quoted]
"""What is quoted of each report, by its address in the ledger and the hash of its text."""


@dataclass(frozen=True, slots=True)
class PublicEdition:
    """The records of an edition, in ids of its own, and what it is made from."""

    looking: Looking
    today: date
    told: Told

    def edition(self) -> Edition:
        """The records as the exporters take them."""
        return Edition(self.kept, self.incidents, self.cases)

    def kept(self) -> Iterator[Kept]:
        """The quotes as bytes, the reports made of them with their claims, and that this edition gives them."""
        reports = {one.report.address: one for one in self.told.values()}
        texts = {one.report.capture_sha256: one.report.text for one in reports.values()}
        yield from (KeptBytes(text.encode()) for _, text in sorted(texts.items()))
        kept = [KeptReport(report_row(one.report)["key"], one.report, tuple(_readings(one))) for _, one in sorted(reports.items())]
        yield from kept
        made = datetime(self.today.year, self.today.month, self.today.day, tzinfo=UTC)
        yield from (Retrieval(one.key, one.report.address, made, HOW, "text/plain") for one in kept)

    def incidents(self) -> Iterator[Incident]:
        """The incidents, by day."""
        return map(self._incident, incidents(self.looking, ThingFilter()))

    def cases(self) -> Iterator[Case]:
        """The cases of those who are named, by day."""
        for case in cases(self.looking, ThingFilter(), self.today):
            if not any(map(is_withheld, case.names)):
                steps = tuple(replace(step, incident=self._incident(step.incident)) for step in case.steps)
                ids = self._ids(telling for step in case.steps for telling in step.incident.tellings)
                own = _with_ids(Case, replace(case, steps=()), ids)
                yield replace(own, id=_id_of("case", (*case.names, *(step.incident.id for step in steps))), steps=steps)

    def names(self) -> frozenset[str]:
        """The names of all who are named in it."""
        mentions = (mention for one in self.told.values() for claim in one.claims.values() for mention in _mentions(claim))
        return frozenset(mention.name.value for mention in mentions if mention.name is not None)

    def _incident(self, incident: Incident) -> Incident:
        ids = self._ids(incident.tellings)
        own = _with_ids(Incident, replace(incident, tellings=(), links=()), ids)
        people = tuple(replace(one, value=replace(one.value, names=tuple(dict.fromkeys(one.value.names)))) for one in own.people)
        tellings = tuple(self._telling(telling) for telling in incident.tellings)
        return replace(own, id=_id_of("incident", sorted(ids.values())), people=people, tellings=tellings)

    def _telling(self, telling: Telling) -> Telling:
        one = self.told[_key(telling.report)]
        by = telling.standing.by
        addresses = {address: own.report.address for (address, _), own in self.told.items()} if by else {}
        standing = replace(telling.standing, by=None if by is None else addresses.get(by))
        voice = one.report.publisher or one.report.address
        return replace(telling, claim=one.claims[telling.claim.id], report=one.report, voice=voice, places=(), standing=standing)

    def _ids(self, tellings: Iterable[Telling]) -> dict[str, str]:
        return {telling.claim.id: self.told[_key(telling.report)].claims[telling.claim.id].id for telling in tellings}


def public_edition(looking: Looking, today: date, cleared: Iterable[str]) -> PublicEdition:
    """The edition of what ``looking`` shows, with the addresses on hosts that are cleared."""
    hosts = frozenset(host.strip().lower() for host in cleared)
    reports: dict[tuple[str, str], Report] = {}
    claims: dict[tuple[str, str], dict[str, Claim]] = {}
    for incident in incidents(looking, ThingFilter()):
        for telling in incident.tellings:
            reports[_key(telling.report)] = telling.report
            claims.setdefault(_key(telling.report), {})[telling.claim.id] = telling.claim
    told: Told = {}
    taken: set[str] = set()
    for key, report in sorted(reports.items()):
        one = quoted(report, claims[key].values(), cleared_address(report, hosts))
        told[key] = replace(one, report=_told_apart(one.report, taken))
    return PublicEdition(looking, today, told)


def cleared_address(report: Report, hosts: frozenset[str]) -> str | None:
    """The address of a report where its host is cleared, without names of users and places within the page.

    >>> report = Report("1", "", (), "", "file:///home/nadia/1.txt", url="https://me@news.example/1?page=2#top")
    >>> cleared_address(report, frozenset({"news.example"}))
    'https://news.example/1?page=2'
    >>> cleared_address(report, frozenset()) is None
    True
    """
    addresses = (address for address in (report.url, report.address) if address is not None and not is_withheld(address))
    return next(filter(None, (_on_host(address, hosts) for address in addresses)), None)


def _on_host(address: str, hosts: frozenset[str]) -> str | None:
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or parts.hostname not in hosts:
        return None
    return urlunsplit((parts.scheme, f"{parts.hostname}{port}", parts.path, parts.query, ""))


def _key(report: Report) -> tuple[str, str]:
    return report.address, report.text_sha256


def _told_apart(report: Report, taken: set[str]) -> Report:
    """The report with an address that no other has: of two with the same words the second gets a number."""
    address, number = report.address, 1
    while address in taken:
        number += 1
        address = f"{report.address}#{number}"
    taken.add(address)
    return replace(report, address=address)


def _readings(one: Quoted) -> Iterator[Reading]:
    by_reader: dict[Reader, list[Claim]] = {}
    for claim in one.claims.values():
        by_reader.setdefault(claim.reader, []).append(claim)
    for reader, claims in sorted(by_reader.items(), key=lambda item: (item[0].name, item[0].version)):
        yield Reading(one.report, reader, tuple(sorted(claims, key=lambda claim: (claim.trigger.start, claim.id))))


def _with_ids(kind: type[T], record: T, ids: Mapping[str, str]) -> T:
    form = json.loads(body_of(without_marks(kind, record)))
    return record_in(kind, json.dumps(_renamed(form, ids)))


def _renamed(form: object, ids: Mapping[str, str]) -> object:
    """The form with the ids of claims as they are in the edition."""
    if isinstance(form, str):
        return ids.get(form, form)
    if isinstance(form, list):
        return [_renamed(one, ids) for one in form]
    return {key: _renamed(value, ids) for key, value in form.items()} if isinstance(form, dict) else form


def _id_of(sort: str, parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join((sort, *parts)).encode()).hexdigest()[:20]


def _mentions(claim: Claim) -> Iterator[Mention]:
    yield from (*claim.targets, *claim.actors, *claim.according_to)
