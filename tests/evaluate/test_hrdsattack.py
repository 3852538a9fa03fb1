import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from khronika.errors import GoldError
from khronika.evaluate.hrdsattack import VIOLATIONS, hrdsattack
from khronika.evaluate.labels import score_labels
from khronika.evaluate.output import ReadReport
from khronika.evaluate.scores import Rate
from khronika.records.claim_type import ClaimType
from tests.evaluate.labelled import HRDS, READ_HRDS, UNION_PARAGRAPHS, given, packed, write_hrds

COUNTRIES = {"benin": "BJ", "peru": "PE", "bolivia": "BO"}


def test_an_article_is_laid_out_by_its_paragraphs_without_tags(tmp_path: Path) -> None:
    write_hrds(tmp_path)
    seen: list[dict[str, object]] = []

    def read(lines: Iterable[bytes]) -> Mapping[str, ReadReport]:
        seen.extend(map(json.loads, lines))
        return {}

    found = hrdsattack(tmp_path, read, COUNTRIES)
    assert seen[0] == {"id": "hrds-dev-000", "published": "2021-03-08", "paragraphs": UNION_PARAGRAPHS}
    assert seen[1]["paragraphs"] == ["Editor found dead", "Editor Juan Quispe was shot dead near Cusco."]
    assert score_labels(found).not_read == tuple(f"hrds-dev-00{number}" for number in range(len(HRDS)))


def test_the_record_is_worked_out_from_claims_that_are_told_as_done(tmp_path: Path) -> None:
    write_hrds(tmp_path)
    scores = score_labels(hrdsattack(tmp_path, given(*READ_HRDS), COUNTRIES))
    assert scores.rates == {
        "victim": Rate(both=2, gold=4, read=3),
        "country": Rate(both=2, gold=3, read=2),
        "town": Rate(both=1, gold=3, read=2),
        "violation": Rate(both=4, gold=5, read=7),
    }


@pytest.mark.parametrize(
    "said",
    [
        "hrds-dev-001 missed   victim: 'rosa mamani'",
        "hrds-dev-001 spurious victim: 'pedro quispe'",
        "hrds-dev-001 missed   town: 'cusco'",
        "hrds-dev-001 spurious town: 'lima'",
        "hrds-dev-001 missed   violation: 'kidnapping'",
        "hrds-dev-002 spurious violation: 'other'",
        "hrds-dev-004 missed   country: 'Peru'",
    ],
)
def test_what_was_missed_or_made_up_is_told(tmp_path: Path, said: str) -> None:
    write_hrds(tmp_path)
    scores = score_labels(hrdsattack(tmp_path, given(*READ_HRDS), COUNTRIES))
    assert said in map(str, scores.misses)


def test_types_that_tell_of_a_violation_are_types() -> None:
    assert set(VIOLATIONS) < set(ClaimType)


def test_a_set_that_is_not_there_or_is_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds HRDsAttack's articles"):
        hrdsattack(tmp_path, given(), COUNTRIES)
    packed(tmp_path / "hrdsattack" / "dev.jsonl.gz", [{"sample": {"Input.article_interface": "x", "Input.publish_date": "2021-03-08"}}])
    with pytest.raises(GoldError, match="line 1: annotations is null, not a list with a record"):
        hrdsattack(tmp_path, given(), COUNTRIES)
    (tmp_path / "hrdsattack" / "dev.jsonl.gz").write_bytes(b"no gzip")
    with pytest.raises(GoldError, match="no whole gzipped file"):
        hrdsattack(tmp_path, given(), COUNTRIES)
