"""What holds of every reading, whatever the report."""

from khronika.evaluate.faults import evidence_faults
from khronika.evaluate.output import read_reports
from khronika.records.claim import Claim
from khronika.records.codec import decode_claim, encode_claim, encode_reading
from khronika.records.reading import Reading


def claims_of(reading: Reading) -> tuple[Claim, ...]:
    assert reading.claims is not None
    return reading.claims


def holds(reading: Reading) -> None:
    """Hold one reading to everything that holds of all."""
    text, claims = reading.report.text, claims_of(reading)
    for claim in claims:
        assert all(words.stands_in(text) for _, words in claim.evidence())
        assert decode_claim(encode_claim(claim)) == claim
    assert len({claim.id for claim in claims}) == len(claims)
    assert [claim.trigger.start for claim in claims] == sorted(claim.trigger.start for claim in claims)
    for printed in read_reports([encode_reading(reading)], "made").values():
        assert [evidence_faults(claim, text) for claim in printed.claims] == [0] * len(claims)
