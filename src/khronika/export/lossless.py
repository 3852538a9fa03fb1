"""The lossless form: a line of JSON for each record that a ledger keeps."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from khronika.errors import InputError, RecordError
from khronika.export.edition import Edition
from khronika.export.loss import Loss, LossReport
from khronika.records.carried_decision import CarriedDecision
from khronika.records.claim import CODEBOOK
from khronika.records.codec_kept import Kept, decode_kept, encode_kept
from khronika.records.consent import KeptConsent
from khronika.records.judgement import KeptJudgement
from khronika.records.kept_bytes import KeptBytes
from khronika.records.kept_report import KeptReport
from khronika.records.listing import Listing
from khronika.records.measurement import Measurement
from khronika.records.retrieval import Retrieval

VERSION = 1
"""Of the form itself."""

NAMES: dict[type[Kept], str] = {
    KeptBytes: "captures",
    KeptReport: "reports",
    Retrieval: "retrievals",
    KeptJudgement: "judgements",
    CarriedDecision: "visibilities",
    KeptConsent: "consents",
    Measurement: "measurements",
    Listing: "listings",
}

LOG = "the log tells who changed this one ledger and when, and vouches for it alone; the ledger that takes the records in writes its own"


def write_lossless(edition: Edition, path: Path) -> LossReport:
    """Writes every record that is kept, between a line that says what the file is and one that says that it is whole."""
    counts = dict.fromkeys(NAMES.values(), 0)

    def lines() -> Iterator[bytes]:
        for kept in edition.kept():
            counts[NAMES[type(kept)]] += 1
            yield encode_kept(kept)

    with path.open("wb") as file:
        file.writelines(framed(lines()))
    logged = sum(counts.values())
    return LossReport("jsonl", counts, (Loss("records without their lines of the log", logged, LOG),) if logged else ())


def framed(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of records as they stand in a file: between the line that says what it is and the one that says that it is whole."""
    yield _line({"noun": "ledger", "version": VERSION, "codebook": CODEBOOK})
    number = 0
    for line in lines:
        yield line + b"\n"
        number += 1
    yield _line({"noun": "end", "records": number})


def is_lossless(path: Path) -> bool:
    """Whether a file begins as the lossless form does."""
    with path.open("rb") as file:
        return file.readline(1000).startswith(b'{"noun":"ledger"')


def read_lossless(lines: Iterable[bytes], name: str) -> Iterator[Kept]:
    """The records of the lines; ``InputError`` names the first line that is none, and a file that is not whole."""
    number, records, is_whole = 0, 0, False
    for number, line in enumerate(lines, 1):
        form = _form_of(line, number, name)
        if number == 1:
            _check_version(form, name)
        elif form.get("noun") == "end":
            is_whole = form.get("records") == records
            break
        else:
            yield _record(form, number, name)
            records += 1
    if not is_whole:
        problem = f"it is not whole: it ends after line {number}, {records} records, and does not say that this is all"
        raise InputError(name, problem, "copy it anew from where it was written")


def _record(form: dict[str, object], number: int, name: str) -> Kept:
    """The record of a line; a line that says more than khronika takes out of it is refused, for that would be lost in silence."""
    try:
        kept = decode_kept(form, number)
    except RecordError as error:
        raise InputError(f"{name}, line {number}", str(error), "nothing of the file is kept; export it anew") from error
    if json.loads(encode_kept(kept)) != form:
        problem = "it says something that this khronika does not know"
        raise InputError(f"{name}, line {number}", problem, "nothing of the file is kept; upgrade khronika")
    return kept


def _form_of(line: bytes, number: int, name: str) -> dict[str, object]:
    try:
        form = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}, line {number}", f"it is no JSON: {error}", "nothing of the file is kept; copy it anew") from error
    if not isinstance(form, dict):
        raise InputError(f"{name}, line {number}", "it is no JSON object", "nothing of the file is kept; copy it anew")
    return form


def _check_version(form: dict[str, object], name: str) -> None:
    if form.get("noun") != "ledger":
        raise InputError(name, "it is no ledger that khronika exported", "khronika export jsonl FILE writes one")
    version = form.get("version")
    if version != VERSION:
        raise InputError(name, f"it has version {version} of the form, and this khronika reads {VERSION}", "upgrade khronika")


def _line(form: dict[str, object]) -> bytes:
    return json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
