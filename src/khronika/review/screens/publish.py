"""Publish: what an edition for everybody would contain, what the check finds in it, what it loses, and the edition itself."""

import tempfile
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from khronika.errors import KhronikaError, RefusedError
from khronika.export.format import Format
from khronika.export.leaks.leak import Leak, Verdict
from khronika.pipeline.publishing import Choices, Plan, planned, publish
from khronika.records.publication import AllowedWords
from khronika.records.role import Role
from khronika.review.answers import Answer, File, Page
from khronika.review.asked import Asked
from khronika.review.parameters import Parameter, Place, one_of, text_of
from khronika.review.route import Route
from khronika.store.gazetteer import gazetteer

NAMES_OF_FILES = {
    Format.PACKAGE: "edition.zip",
    Format.JSONL: "edition.jsonl",
    Format.CSV: "edition",
    Format.GEOJSON: "edition.geojson",
    Format.PARQUET: "edition",
    Format.ACLED: "edition.csv",
    Format.FTM: "edition.ftm.json",
    Format.PRESSFREEDOM: "edition.csv",
}
"""What leaves in each format is called so; what is more than one file leaves in an archive."""

WORDS = text_of(2_000)
PARAMETERS = (
    Parameter("format", Place.FORM, one_of([format.value for format in Format]), "the format of the edition"),
    Parameter("cleared", Place.FORM, WORDS, "the hosts whose addresses may stand in it, one a line"),
    Parameter("allowed", Place.FORM, WORDS, "words that the check asked about and that name nobody", many=True),
    Parameter("reason", Place.FORM, WORDS, "why these words name nobody who must not be named"),
)


def publishing(asked: Asked) -> Answer:
    """What left before, and the choices of the next edition."""
    return _page(asked, None)


def plan_edition(asked: Asked) -> Answer:
    """What the edition would contain, and what the check finds."""
    with tempfile.TemporaryDirectory() as folder:
        return _page(asked, _planned(asked, Path(folder)))


def publish_edition(asked: Asked) -> Answer:
    """The edition, where nothing is against it; else what is."""
    with tempfile.TemporaryDirectory() as nowhere:
        inside, out = Path(nowhere, "made"), Path(nowhere, "left")
        inside.mkdir()
        out.mkdir()
        plan = _planned(asked, inside)
        if not plan.may_leave:
            return _page(asked, plan)
        name = NAMES_OF_FILES[_format(asked)]
        publish(asked.ledger, _choices(asked), inside / name, out / name)
        return _taken_away(out, name)


def _planned(asked: Asked, folder: Path) -> Plan:
    try:
        return planned(asked.ledger, asked.now.date(), _choices(asked), gazetteer(), folder / NAMES_OF_FILES[_format(asked)])
    except RefusedError:
        raise
    except KhronikaError as error:
        raise RefusedError(400, "the edition cannot be made: %(why)s", why=str(error)) from error


def _choices(asked: Asked) -> Choices:
    """What was chosen; words are allowed with a reason alone."""
    reason = (asked.text("reason") or "").strip()
    words = [one for one in asked.texts("allowed") if one.strip()]
    if words and not reason:
        raise RefusedError(400, "say why the words that you allow name nobody who must not be named")
    hosts = tuple(host.strip() for host in (asked.text("cleared") or "").splitlines() if host.strip())
    return Choices(_format(asked), hosts, tuple(AllowedWords(one, reason) for one in words))


def _format(asked: Asked) -> Format:
    return Format(asked.text("format") or Format.PACKAGE)


def _seen(asked: Asked, plan: Plan | None) -> list[Leak]:
    """What keeps the edition from leaving, without names of anybody whom the person may not see: another one decides about these."""
    if plan is None:
        return []
    with asked.ledger.looking() as looking:
        mask = looking.guard.masked
        return [replace(one, words=mask(one.words), why=mask(one.why), places=tuple(map(mask, one.places))) for one in plan.open]


def _page(asked: Asked, plan: Plan | None) -> Page:
    still = _seen(asked, plan)
    shown = {
        "formats": tuple(Format),
        "format": _format(asked),
        "cleared": asked.text("cleared") or "",
        "reason": asked.text("reason") or "",
        "allowed": () if plan is None else tuple(dict.fromkeys(asked.texts("allowed"))),
        "plan": plan,
        "refused": [leak for leak in still if leak.verdict is Verdict.REFUSE],
        "questions": [leak for leak in still if leak.verdict is Verdict.ASK],
        "publications": asked.ledger.publications()[::-1],
    }
    return Page("publish.html", shown)


def _taken_away(folder: Path, name: str) -> File:
    """What left, as one file: a package as it is, all else in an archive with its loss report."""
    if name == NAMES_OF_FILES[Format.PACKAGE]:
        return File((folder / name).read_bytes(), "application/zip", name)
    sheet = BytesIO()
    with zipfile.ZipFile(sheet, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            archive.write(path, path.relative_to(folder).as_posix())
    return File(sheet.getvalue(), "application/zip", "edition.zip")


ROUTES = (
    Route("/publish", publishing, "publish", role=Role.PUBLISHER),
    Route("/publish/plan", plan_edition, "plan an edition", role=Role.PUBLISHER, method="POST", parameters=PARAMETERS),
    Route("/publish/edition", publish_edition, "publish an edition", role=Role.PUBLISHER, method="POST", parameters=PARAMETERS),
)
