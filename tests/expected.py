"""The claims that ``tests/examples.toml`` reads by hand out of the examples, and what it expects of them together."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from khronika.read import report_of
from khronika.records.capture import Capture
from khronika.records.claim import Claim, Reader, claim_id
from khronika.records.claim_type import ClaimType, Degree, Modality, Polarity, Stage
from khronika.records.count import Count
from khronika.records.duration import Duration, TimeUnit
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind, Mention
from khronika.records.penalty import Penalty, PenaltyKind
from khronika.records.place_name import PlaceName
from khronika.records.reading import Reading
from khronika.records.report import Report
from khronika.records.stated import Stated
from khronika.records.when import When

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
TABLE: dict[str, Any] = tomllib.loads((ROOT / "tests" / "examples.toml").read_text(encoding="utf-8"))
REPORTS = {row["key"]: row for row in TABLE["report"]}
INCIDENTS = {row["id"]: row for row in TABLE["incident"]}
HAND = Reader("by hand", "1")
NOON = datetime(2025, 1, 1, 12, tzinfo=UTC)
PERSONS = {name for sort in ("party", "case") for row in TABLE[sort] if row.get("kind", "person") == "person" for name in row["names"]}
PERSONS |= {name for row in INCIDENTS.values() for name in row["people"]}
PERSONS |= set(TABLE["titles"])
KINDS = {"persons": Kind.PERSON, "sites": Kind.SITE}


@cache
def capture_of(key: str) -> Capture:
    path = EXAMPLES / REPORTS[key]["file"]
    return Capture(path.read_bytes(), "text/html", f"https://examples.example/{path.name}", NOON, "file")


@cache
def read(key: str) -> Report:
    return report_of(capture_of(key))


def read_by_hand(key: str) -> tuple[Capture, Reading]:
    """What the ledger takes: the report with all claims that the table has of it."""
    return capture_of(key), Reading(read(key), HAND, tuple(sorted(claims_in(key), key=lambda claim: claim.trigger)))


def claims_in(key: str) -> Iterator[Claim]:
    for row in TABLE["incident"]:
        for said in row["claims"]:
            if said["in"] == key:
                yield claim_of(row, said)


def claim_of(row: dict[str, Any], said: dict[str, Any]) -> Claim:
    """The claim that a line of the table gives; its label within the report is that of the table's incident."""
    report, type = read(said["in"]), ClaimType(row["type"])
    begin = report.text.index(said["words"])
    trigger = _evidence(report, said["trigger"], begin + said["words"].index(said["trigger"]))
    return Claim(
        id=claim_id(report.text_sha256, trigger, type),
        type=type,
        trigger=trigger,
        reader=HAND,
        confidence=1.0,
        incident=row["id"],
        polarity=Stated(Polarity(said["polarity"]), (trigger,)) if "polarity" in said else None,
        modality=Stated(Modality(said["modality"]), (trigger,)) if "modality" in said else None,
        when=_when(report, trigger, said),
        where=tuple(Stated(PlaceName(name, row.get("country")), (_near(report, name, trigger),)) for name in said.get("where", ())),
        targets=tuple(_targets(report, trigger, said)),
        actors=tuple(_named(report, trigger, said.get("actors", ()), Kind.ORGANIZATION)),
        according_to=tuple(_named(report, trigger, [said["by"]] if "by" in said else (), Kind.ORGANIZATION)),
        penalty=tuple(_penalty(report, trigger, *values) for values in said.get("penalty", ())),
        held_for=_held_for(report, trigger, said["held_for"]) if "held_for" in said else None,
        degree=Degree(said.get("degree", "full")) if type in (ClaimType.BLOCK, ClaimType.SHUTDOWN) else None,
        stage=Stage(row["stage"]) if type is ClaimType.POLICY else None,
    )


def _when(report: Report, trigger: Evidence, said: dict[str, Any]) -> Stated[When] | None:
    if "when" not in said:
        return None
    words, *days = said["when"]
    return Stated(When(date.fromisoformat(days[0]), date.fromisoformat(days[-1])), (_near(report, words, trigger),))


def _targets(report: Report, trigger: Evidence, said: dict[str, Any]) -> Iterator[Mention]:
    for sort, kind in KINDS.items():
        yield from _named(report, trigger, said.get(sort, ()), kind)
    count = Stated(_count(*said["count"]), (_near(report, said["words"], trigger),)) if "count" in said else None
    group = Stated(said["group"], (_near(report, said["group"], trigger),)) if "group" in said else None
    if count is not None or group is not None:
        yield Mention(Kind.GROUP, description=group, count=count)


def _count(least: int, most: int) -> Count:
    return Count(None if least < 0 else least, None if most < 0 else most)


def _named(report: Report, trigger: Evidence, names: Any, kind: Kind) -> Iterator[Mention]:
    for name in names:
        title = TABLE["titles"].get(name)
        described = Stated(title, (_near(report, title, trigger),)) if title is not None and title in report.text else None
        yield Mention(Kind.PERSON if name in PERSONS else kind, Stated(name, (_near(report, name, trigger),)), described)


def _penalty(report: Report, trigger: Evidence, words: str, kind: str, *bounds: Any) -> Stated[Penalty]:
    return Stated(Penalty(PenaltyKind(kind), *bounds), (_near(report, words, trigger),))


def _held_for(report: Report, trigger: Evidence, values: Any) -> Stated[Duration]:
    words, least, most, unit = values
    return Stated(Duration(TimeUnit(unit), least, most), (_near(report, words, trigger),))


def _near(report: Report, words: str, trigger: Evidence) -> Evidence:
    """The occurrence of the words that is nearest to the trigger."""
    starts = [start for start in range(len(report.text)) if report.text.startswith(words, start)]
    assert starts, f"{words!r} does not stand in {report.title!r}"
    return _evidence(report, words, min(starts, key=lambda start: abs(start - trigger.start)))


def _evidence(report: Report, words: str, start: int) -> Evidence:
    return Evidence.of(report.text, start, start + len(words))
