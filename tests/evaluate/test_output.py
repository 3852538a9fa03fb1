import json

import pytest

from khronika.errors import GoldError
from khronika.evaluate.output import ReadReport, read_reports
from tests.evaluate.made import RELEASE, TEXT, printed, read_line


def test_printed_lines_become_reports_with_claims() -> None:
    (report,) = read_reports([json.dumps(read_line(printed(RELEASE))).encode(), b"\n"], "read.jsonl").values()
    assert report.text == TEXT
    (claim,) = report.claims
    assert claim.values.type == "release"
    assert claim.trigger is not None
    assert claim.trigger.words == "freed"


def test_a_report_in_a_language_nobody_reads_has_no_claims() -> None:
    assert read_reports([b'{"id": "one", "text": "Hei.", "not_read": "fi"}'], "read.jsonl") == {"one": ReadReport("one", "Hei.")}


@pytest.mark.parametrize(
    ("printed_lines", "complaint"),
    [
        ([b"khronika: 3 reports"], "read.jsonl line 1: not JSON"),
        ([b'{"id": "one"}', b'{"id": "one"}'], "read.jsonl line 2: report one was printed twice"),
        ([b'{"id": "one", "claims": [{"type": "raid", "evidence": [{"field": "trigger"}]}]}'], r"evidence\[0\]: evidence needs a quote"),
    ],
)
def test_lines_that_no_reader_prints_are_named(printed_lines: list[bytes], complaint: str) -> None:
    with pytest.raises(GoldError, match=complaint):
        read_reports(printed_lines, "read.jsonl")
