"""What is written over in the rows of a ledger: persons, stretches of reports, whole reports and captures."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from khronika.records.anchor import Anchor
from khronika.records.body import record_in
from khronika.records.claim import Claim, claim_id
from khronika.records.correction import NEVER_EMPTY, SEVERAL, Correction
from khronika.records.hidden_person import HiddenPerson
from khronika.records.judgement import Judgement
from khronika.records.listing import Listing
from khronika.records.measurement import Measurement
from khronika.records.report import Report
from khronika.records.source import Source
from khronika.store.guard import Stretch, with_parts
from khronika.store.judging import judgement_of, judgement_row
from khronika.store.measuring import listing_row, measurement_of, measurement_row
from khronika.store.noun import JUDGEMENT, LISTING, MEASUREMENT, SOURCE, Noun
from khronika.store.rows import Row
from khronika.store.spotting import Spotter
from khronika.text.names_found import Found
from khronika.text.redacting import Redaction, joined_pieces

LISTS = ("names",)
"""Columns that hold lists of texts in JSON."""

WORDS = ("reason", "purpose", "names", "how", "outcome", "address", "allowed")
"""Columns that may name somebody, in rows that no function of their own takes apart."""


@dataclass(frozen=True)
class Layer:
    """Something that is written over wherever it stands; ``word`` says why, and ``is_nameless`` lets nobody be joined by what stands there.

    ``addresses`` are what reports' addresses become, by what they were; ``captures`` are those whose bytes go. ``written`` gathers the
    reports as they were left, by the address and the hash of the text that they had.
    """

    word: str
    persons: tuple[HiddenPerson, ...] = ()
    stretches: Mapping[int, tuple[Stretch, ...]] = field(default_factory=dict)
    whole: frozenset[int] = frozenset()
    is_nameless: bool = False
    captures: set[int] = field(default_factory=set)
    addresses: dict[str, str] = field(default_factory=dict)
    written: dict[tuple[str, str], tuple[Report, Redaction]] = field(default_factory=dict)

    @cached_property
    def spotter(self) -> Spotter:
        """What finds the persons."""
        return Spotter.of(self.persons)

    @property
    def placeholder(self) -> str:
        """What stands in place of what is no name."""
        return f"[{self.word}]"

    def redaction(self, number: int, report: Report, claims: Iterable[Claim]) -> Redaction:
        """How the text of a report is written over."""
        said = {mention.name.value for claim in claims for mention in (*claim.targets, *claim.actors, *claim.according_to) if mention.name}
        here = {found.instead for found in self.spotter.names.found_in(f"{report.title or ''}\n{report.text}")}
        told = [one for one in self.persons if one.instead in here or not said.isdisjoint(one.names)]
        names = with_parts(self.spotter.names, told)
        stretches = self.stretches.get(number, ())
        pieces = joined_pieces([*names.found_in(report.text), *(Found(*stretch) for stretch in stretches)])
        return Redaction(report.text, pieces, names, tuple((start, end) for start, end, _ in stretches), self.is_nameless)

    def report(self, number: int, report: Report, redaction: Redaction, sha256: str) -> Report:
        """A report as this layer leaves it, of a capture that has this hash now."""
        address = self.address(report.address)
        if number in self.whole:
            left = Report(self.placeholder, self.placeholder, (), sha256, address)
        else:
            left = replace(redaction.report(report), capture_sha256=sha256, address=address)
        self.written[report.address, report.text_sha256] = left, redaction
        return left

    def claim(self, number: int, claim: Claim, redaction: Redaction, report: Report) -> Claim:
        """A claim as this layer leaves it; its id tells nothing of the text as it was."""
        written = redaction.claim(claim)
        if redaction.text == redaction.before and written == claim:
            return claim
        return replace(written, id=claim_id(report.text_sha256, written.trigger, written.type, number))

    def address(self, address: str) -> str:
        """An address as this layer leaves it."""
        return self.addresses.get(address, address)

    def capture(self, row: Row) -> Row:
        """A capture's row as this layer leaves it."""
        if row["number"] not in self.captures:
            return row
        data = f"[{self.word}: capture {row['number']}]".encode()
        return row | {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "bytes": data}

    def row(self, noun: Noun, row: Row) -> Row:
        """A row of another noun as this layer leaves it."""
        if noun is JUDGEMENT:
            return row | judgement_row(self._judgement(judgement_of(row)))
        if noun in (MEASUREMENT, LISTING):
            return self._measured(noun, row)
        if noun is SOURCE and self.spotter.is_in(row["body"]):
            body = self.spotter.names.masked(row["body"])
            return row | {"body": body, "key": record_in(Source, body).publisher.casefold()}
        return row | {name: self._value(name, row[name]) for name in WORDS if isinstance(row.get(name), str)}

    def _value(self, name: str, value: str) -> str:
        if name in LISTS:
            listed = list(dict.fromkeys(self.spotter.names.masked(one) for one in json.loads(value)))
            return json.dumps(listed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return self.address(value) if name == "address" else self.spotter.names.masked(value)

    def _measured(self, noun: Noun, row: Row) -> Row:
        if not self.spotter.is_in(f"{row['body']} {row.get('finding', '')}"):
            return row
        redaction = Redaction("", (), self.spotter.names)
        if noun is LISTING:
            return row | listing_row(redaction.record(Listing, record_in(Listing, row["body"])))
        return row | measurement_row(redaction.record(Measurement, measurement_of(row["body"], row["finding"])))

    def _judgement(self, judgement: Judgement) -> Judgement:
        right, part = (None if one is None else self.anchor(one) for one in (judgement.right, judgement.part))
        correction = None if judgement.correction is None else self._correction(judgement.correction, judgement.left)
        reason = self.spotter.names.masked(judgement.reason)
        return replace(judgement, left=self.anchor(judgement.left), right=right, reason=reason, correction=correction, part=part)

    def _correction(self, correction: Correction, about: Anchor) -> Correction:
        """What somebody says that a field should be; nothing of it where the words that it is about are written over."""
        instead, words, part = (
            None if one is None else self.anchor(one) for one in (correction.instead, correction.words, correction.part)
        )
        if self._is_hidden(about) and correction.field not in NEVER_EMPTY:
            return Correction(correction.field, None, instead or self.anchor(about) if correction.field in SEVERAL else None, None, part)
        value = None if correction.value is None else self.spotter.names.masked(correction.value)
        return Correction(correction.field, value, instead, words, part)

    def _is_hidden(self, anchor: Anchor) -> bool:
        """Whether the words are in a report, or a stretch of one, of which nothing is left."""
        written = self.written.get((anchor.address, anchor.text_sha256))
        if written is None:
            return False
        _, redaction = written
        return self._is_blank(*written) or (anchor.words is not None and redaction.is_dropped(anchor.words.start, anchor.words.end))

    def _is_blank(self, report: Report, redaction: Redaction) -> bool:
        return report.text == self.placeholder and redaction.before != report.text

    def anchor(self, anchor: Anchor) -> Anchor:
        """The words that a judgement rests on as this layer leaves them."""
        written = self.written.get((anchor.address, anchor.text_sha256))
        if written is None:
            return Redaction("", (), self.spotter.names).record(Anchor, replace(anchor, address=self.address(anchor.address)))
        report, redaction = written
        if self._is_blank(report, redaction):
            return Anchor(report.address, report.text_sha256)
        return replace(redaction.record(Anchor, anchor), address=report.address, text_sha256=report.text_sha256)
