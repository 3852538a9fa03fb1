"""An edition for everybody: what it would contain, what the check says of it, and, where nothing is against it, the files."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from khronika.errors import SettingsError
from khronika.export.checking import is_package
from khronika.export.edition import Edition
from khronika.export.format import Format
from khronika.export.formats import EXPORTERS
from khronika.export.leaks.allowance import allows, still_open
from khronika.export.leaks.check import LeakCheck
from khronika.export.leaks.leak import Leak
from khronika.export.leaks.sealed import Known, SealedValue
from khronika.export.loss import Loss, LossReport, loss_path, write_loss
from khronika.export.package import digest_of_package, files_in, is_archive
from khronika.export.quoting import is_withheld
from khronika.pipeline.kinds_of_things import bearer_in
from khronika.pipeline.public_edition import PublicEdition, public_edition
from khronika.pipeline.sealing import known_to_check, sealed_name, sealed_words
from khronika.records.kept_report import KeptReport
from khronika.records.publication import AllowedWords, Publication
from khronika.records.viewer import EVERYTHING, Viewer
from khronika.records.visibility import Visibility
from khronika.resolve.gazetteer import Gazetteer
from khronika.store import Ledger, Looking

EVERYBODY = Viewer(Visibility.PUBLIC)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chooses of an edition: its format, the hosts whose addresses are cleared, and words that are allowed."""

    format: Format = Format.PACKAGE
    cleared: tuple[str, ...] = ()
    allowed: tuple[AllowedWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an edition would contain and lose, every finding of the check, and those of them that keep it from leaving."""

    contents: LossReport
    findings: tuple[Leak, ...]
    open: tuple[Leak, ...]
    unused: tuple[AllowedWords, ...]
    """Allowed words that the check does not ask about."""

    @property
    def may_leave(self) -> bool:
        """Whether nothing is against it."""
        return not self.open


def planned(ledger: Ledger, today: date, choices: Choices, place: Gazetteer, path: Path) -> Plan:
    """Writes an edition to a path in an empty folder, its loss report beside it, and checks all that the folder holds then.

    It is for the caller to keep the folder to its owner, to take it away, and to move its files where the plan lets them leave. A ledger
    in which something is sealed needs its key: ``SettingsError`` without it, for nobody could look for what is sealed.
    """
    if ledger.key is None and ledger.sealed_rows():
        raise SettingsError(
            f"{ledger.sealed_rows():,} rows are sealed, and without the sealing key nobody can look for what must not leave"
        )
    with ledger.seen_by(EVERYTHING).looking() as whole, ledger.seen_by(EVERYBODY).looking() as seen:
        made = public_edition(seen, today, choices.cleared)
        known = known_of(whole, seen, made, place)
        report = _written(made.edition(), choices.format, path, losses_of_edition(seen, made))
    findings = LeakCheck.of(known).leaks_in(path.parent)
    unused = tuple(one for one in choices.allowed if not any(allows(one, leak) for leak in findings))
    return Plan(report, findings, tuple(still_open(findings, choices.allowed)), unused)


def publish(ledger: Ledger, choices: Choices, path: Path, out: Path) -> int:
    """Notes that what was planned at a path leaves, with what was allowed in it, and moves it; the number of the publication.

    A name of somebody who is not public is noted as a number, not as it is written.
    """
    with ledger.seen_by(EVERYBODY).looking() as seen:
        allowed = tuple(AllowedWords(seen.guard.masked(one.words), seen.guard.masked(one.reason)) for one in choices.allowed)
    number = ledger.note_publication(Publication(choices.format.value, digest_of(path), allowed))
    for one in sorted(path.parent.iterdir()):
        one.rename(out.with_name(one.name))
    return number


def digest_of(path: Path) -> str:
    """The SHA-256 of what leaves: of a package that of its description, of another folder that of its files' hashes."""
    if is_package(path) and (path.is_dir() or is_archive(path)):
        return digest_of_package(path)
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    listed = [f"{hashlib.sha256(one.read_bytes()).hexdigest()} {one.relative_to(path).as_posix()}\n" for one in files_in(path)]
    return hashlib.sha256("".join(listed).encode()).hexdigest()


def known_of(whole: Looking, seen: Looking, made: PublicEdition, place: Gazetteer) -> Known:
    """What the check goes by: all whom and what the edition must not name, and those whom it names."""
    return known_to_check([*_persons(whole, seen), *_fields(whole, seen)], sorted(made.names()), place)


def losses_of_edition(seen: Looking, made: PublicEdition) -> tuple[Loss, ...]:
    """What stands in the ledger and not in the edition."""
    reports = sum(1 for kept in seen.kept() if isinstance(kept, KeptReport))
    addresses = sum(one.report.url is None for one in made.told.values())
    found = (
        Loss("whole texts of reports", len(made.told), "a public edition has the words that it rests on, and no text of others"),
        Loss(
            "other reports and versions", max(0, reports - len(made.told)), "nothing that counts is quoted of them, or they are not public"
        ),
        Loss("addresses of reports", addresses, "their hosts are not cleared"),
        Loss("people and bodies by name", len(seen.hidden_persons()), "they are not public, or did not consent"),
    )
    return tuple(loss for loss in found if loss.number)


def _written(edition: Edition, format: Format, path: Path, losses: tuple[Loss, ...]) -> LossReport:
    report = EXPORTERS[format].write(edition, path)
    report = replace(report, format=f"{report.format}, public edition", losses=(*losses, *report.losses))
    write_loss(report, loss_path(path))
    return report


def _persons(whole: Looking, seen: Looking) -> Iterator[SealedValue]:
    """Whoever is not seen, in every spelling; what is no person where the ledger knows that it is none."""
    bodies = whole.bodies(seen.guard.members)
    others = {seen.guard.members[id] for id, held in bodies.items() if not bearer_in(held).is_person}
    for one in seen.hidden_persons():
        names = [name for name in one.names if not is_withheld(name)]
        if names:
            yield sealed_name(names, is_person=one.instead not in others)


def _fields(whole: Looking, seen: Looking) -> Iterator[SealedValue]:
    """The words of fields that are not seen."""
    reports = whole.reports(seen.guard.fields)
    for number, stretches in seen.guard.fields.items():
        words = (reports[number].text[start:end] for start, end, _ in stretches)
        yield from (sealed_words(own) for own in words if not is_withheld(own))
