"""What leaves the ledger at the desk: an edition for everybody, planned, checked and made; and an export for colleagues."""

import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from khronika.errors import KhronikaError, RefusedError
from khronika.export.format import Format
from khronika.export.formats import export
from khronika.export.leaks.leak import Leak
from khronika.pipeline.editions import whole_edition
from khronika.pipeline.publishing import Choices, Plan, planned, publish
from khronika.records.publication import AllowedWords
from khronika.records.role import Role
from khronika.review.answers import File
from khronika.review.asked import Asked
from khronika.review.parameters import Parameter, Place, one_of, text_of
from khronika.store.gazetteer import gazetteer

LETS_LEAVE = Role.PUBLISHER
"""Who makes editions and exports."""

ENDINGS = {
    Format.PACKAGE: ".zip",
    Format.JSONL: ".jsonl",
    Format.CSV: "",
    Format.GEOJSON: ".geojson",
    Format.PARQUET: "",
    Format.ACLED: ".csv",
    Format.FTM: ".ftm.json",
    Format.PRESSFREEDOM: ".csv",
}
"""How the name of each format's file ends; a folder's has no ending."""

ARCHIVE = "application/zip"
WORDS = text_of(2_000)
FORMAT = one_of([format.value for format in Format])
CHOICES = (
    Parameter("format", Place.FORM, FORMAT, "the format of the edition"),
    Parameter("cleared", Place.FORM, WORDS, "the hosts whose addresses may stand in it, one a line"),
    Parameter("allowed", Place.FORM, WORDS, "words that the check asked about and that name nobody", many=True),
    Parameter("reason", Place.FORM, WORDS, "why these words name nobody who must not be named"),
)
EXPORTED = (Parameter("format", Place.QUERY, FORMAT, "the format of the export"),)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of making an edition: its plan, and the file that leaves where nothing is against it."""

    plan: Plan
    file: File | None


def plan_of(asked: Asked) -> Plan:
    """What the edition that is chosen would contain, and what the check finds."""
    with tempfile.TemporaryDirectory() as folder:
        return _planned(asked, Path(folder))


def made(asked: Asked) -> Made:
    """The edition that is chosen, which is noted as published where nothing is against it."""
    with _two_folders() as (inside, out):
        plan = _planned(asked, inside)
        if not plan.may_leave:
            return Made(plan, None)
        name = _name("edition", format_of(asked))
        publish(asked.ledger, _choices(asked), inside / name, out / name)
        return Made(plan, _taken_away(out, name, "edition.zip"))


def exported(asked: Asked) -> File:
    """Everything that who asks may see, in a format, with its loss report."""
    with tempfile.TemporaryDirectory() as nowhere, asked.ledger.looking() as looking:
        name = _name("export", format_of(asked))
        export(whole_edition(looking, asked.now.date()), format_of(asked), Path(nowhere, name))
        return _taken_away(Path(nowhere), name, "export.zip")


def format_of(asked: Asked) -> Format:
    """The format that is chosen; a package where none is."""
    return Format(asked.text("format") or Format.PACKAGE)


def seen(asked: Asked, leaks: tuple[Leak, ...]) -> list[Leak]:
    """Findings without names of anybody whom who asks may not see: another one decides about these."""
    with asked.ledger.looking() as looking:
        mask = looking.guard.masked
        return [replace(one, words=mask(one.words), why=mask(one.why), places=tuple(map(mask, one.places))) for one in leaks]


def _planned(asked: Asked, folder: Path) -> Plan:
    path = folder / _name("edition", format_of(asked))
    try:
        return planned(asked.ledger, asked.now.date(), _choices(asked), gazetteer(), path)
    except RefusedError:
        raise
    except KhronikaError as error:
        raise RefusedError(422, "the edition cannot be made: %(why)s", why=str(error)) from error


def _choices(asked: Asked) -> Choices:
    """What was chosen; words are allowed with a reason alone."""
    reason = (asked.text("reason") or "").strip()
    words = [one for one in asked.texts("allowed") if one.strip()]
    if words and not reason:
        raise RefusedError(422, "say why the words that you allow name nobody who must not be named")
    hosts = tuple(host.strip() for host in (asked.text("cleared") or "").splitlines() if host.strip())
    return Choices(format_of(asked), hosts, tuple(AllowedWords(one, reason) for one in words))


def _name(what: str, format: Format) -> str:
    return what + ENDINGS[format]


@contextmanager
def _two_folders() -> Iterator[tuple[Path, Path]]:
    with tempfile.TemporaryDirectory() as inside, tempfile.TemporaryDirectory() as out:
        yield Path(inside), Path(out)


def _taken_away(folder: Path, name: str, archived: str) -> File:
    """What left, as one file: an archive as it is, all else in one with its loss report."""
    if name.endswith(ENDINGS[Format.PACKAGE]):
        return File((folder / name).read_bytes(), ARCHIVE, name)
    sheet = BytesIO()
    with zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            archive.write(path, path.relative_to(folder).as_posix())
    return File(sheet.getvalue(), ARCHIVE, archived)
