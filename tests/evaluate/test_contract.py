"""What the codec prints is what the scorer reads."""

from pathlib import Path

from khronika.evaluate import read_reports, score_claims
from khronika.records.claim import Claim, Reader, claim_id
from khronika.records.claim_type import ClaimType, Modality
from khronika.records.codec import encode_reading
from khronika.records.count import Count
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind, Mention
from khronika.records.place_name import PlaceName
from khronika.records.reading import Reading
from khronika.records.report import Passage, PassageKind, Report
from khronika.records.stated import Stated
from tests.evaluate.made import COUNTRIES, FIRST, HEADLINE, MARCH, SECOND, TEXT, TITLE, gold_set

READER = Reader("hand", "1")
STARTS = (0, TEXT.index(FIRST), TEXT.index(SECOND))
REPORT = Report(
    id="one",
    text=TEXT,
    passages=tuple(Passage(PassageKind.BODY, start, start + len(part)) for start, part in zip(STARTS, (TITLE, FIRST, SECOND), strict=True)),
    capture_sha256="0" * 64,
    address="file:///one.txt",
)


def stands(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence(start, start + len(words), words)


def claim(type: ClaimType, trigger: str, incident: str, **values: object) -> Claim:
    evidence = stands(trigger)
    required: dict[str, object] = {"type": type, "trigger": evidence, "reader": READER, "confidence": 0.5, "incident": incident}
    return Claim(id=claim_id(REPORT.text_sha256, evidence, type), **(required | values))  # type: ignore[arg-type]


def test_claims_as_printed_score_in_full_and_without_evidence_faults(tmp_path: Path) -> None:
    leaders = Mention(
        Kind.GROUP,
        description=Stated("farm leaders", (stands("farm leaders"),)),
        count=Stated(Count(2, 2), (stands("two"),)),
    )
    held = claim(ClaimType.DETENTION, "held", "arrest", targets=(leaders,), where=(Stated(PlaceName("Peru", "PE"), (stands("Peru"),)),))
    march = claim(ClaimType.PROTEST_CALL, "march", "march", modality=Stated(Modality.PLANNED, (stands("plans"),)))
    line = encode_reading(Reading(REPORT, READER, (held, march)))
    scores = score_claims(gold_set(tmp_path, HEADLINE, MARCH), read_reports([line], "printed"), COUNTRIES)
    assert (scores.slot.f1, scores.claim.f1, scores.evidence_faults, scores.shown_as_fact) == (1.0, 1.0, 0, 0.0)
    assert scores.slots["count"].both == scores.slots["modality"].both == 1
