"""What ``tests/examples.toml`` expects of the examples stands in them: reports, words, names and links."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.expected import EXAMPLES, INCIDENTS, REPORTS, TABLE, read

from khronika.records.claim_type import ClaimType

VERIFICATIONS = {"single source", "corroborated", "official", "disputed", "denied"}
by_id = pytest.mark.parametrize("row", TABLE["incident"], ids=lambda row: str(row["id"]))


def claims_that_count(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [claim for claim in row["claims"] if claim.get("counts", True)]


def intervals(value: object) -> Iterator[list[str]]:
    """Every pair of days anywhere in the table, but for those of claims, which have their words too."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("when", "onset", "end", "expected_end"):
                yield inner
            elif key != "claims":
                yield from intervals(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from intervals(inner)


def test_every_example_has_one_row() -> None:
    assert sorted(row["file"] for row in TABLE["report"]) == sorted(path.name for path in EXAMPLES.glob("*.html"))
    assert len(REPORTS) == len(TABLE["report"])
    assert len(INCIDENTS) == len(TABLE["incident"])


@pytest.mark.parametrize("key", REPORTS)
def test_a_report_has_the_day_and_publisher_of_its_row(key: str) -> None:
    published = read(key).published
    assert published is not None
    assert published.isoformat() == REPORTS[key]["published"]
    assert read(key).publisher == REPORTS[key]["publisher"]


@by_id
def test_the_words_of_an_incident_stand_once_in_their_reports(row: dict[str, Any]) -> None:
    for claim in row["claims"]:
        assert read(claim["in"]).text.count(claim["words"]) == 1, claim
        assert claim["words"].count(claim["trigger"]) == 1, claim


@by_id
def test_the_words_of_an_incident_are_of_their_kind(row: dict[str, Any]) -> None:
    assert ClaimType(row["type"])
    assert row["verification"] in VERIFICATIONS
    counted = [{"in": claim["in"], "count": claim.get("count")} for claim in claims_that_count(row)]
    assert all(row[end] in counted for end in ("low", "high") if end in row)


@by_id
def test_only_claims_of_withdrawn_reports_do_not_count(row: dict[str, Any]) -> None:
    for claim in row["claims"]:
        report = REPORTS[claim["in"]]
        gone = {"retracted by " + report.get("retracted_by", ""), "superseded by " + report.get("corrected_by", "")}
        if "retracted_by" in report or "corrected_by" in report:
            assert claim["counts"] is False
            assert claim["because"] in gone
        else:
            assert "counts" not in claim


@by_id
def test_an_incident_has_no_more_groups_than_voices_and_outlets(row: dict[str, Any]) -> None:
    asserting = [claim for claim in claims_that_count(row) if claim.get("polarity") != "denied"]
    outlets = {REPORTS[REPORTS[claim["in"]].get("copy_of", claim["in"])]["publisher"] for claim in asserting}
    assert row["groups"] <= min(len(row["voices"]), len(outlets))
    assert (row["groups"] == 1) >= (row["verification"] == "single source")
    assert (row["groups"] > 1) >= (row["verification"] == "corroborated")


@by_id
def test_the_links_of_an_incident_lead_to_others(row: dict[str, Any]) -> None:
    linked = [other for link in ("part_of", "follows", "apart") for other in row.get(link, [])]
    assert set(linked) <= set(INCIDENTS) - {row["id"]}


@pytest.mark.parametrize("row", TABLE["case"], ids=lambda row: str(row["names"][0]))
def test_the_steps_of_a_case_are_incidents_of_its_person(row: dict[str, Any]) -> None:
    for step in row["steps"]:
        incident = INCIDENTS[step["incident"]]
        assert (step["type"], step.get("when")) == (incident["type"], incident.get("when"))
        assert row["names"][0] in incident["people"]
        assert set(step["in"]) <= {claim["in"] for claim in claims_that_count(incident)}


@pytest.mark.parametrize("row", TABLE["episode"], ids=lambda row: f"{row['site']} {row['country']}")
def test_an_episode_is_of_incidents_of_its_site(row: dict[str, Any]) -> None:
    assert {(INCIDENTS[name]["site"], INCIDENTS[name]["country"]) for name in row["incidents"]} == {(row["site"], row["country"])}
    lanes = [row[lane] for lane in ("announced", "reported") if lane in row]
    assert row["ongoing"] == all("end" not in lane for lane in lanes)


def test_intervals_are_days_in_order() -> None:
    found = list(intervals(TABLE))
    assert found
    assert all(date.fromisoformat(earliest) <= date.fromisoformat(latest) for earliest, latest in found)


def test_names_stand_in_the_reports() -> None:
    told = " ".join(read(key).text for key in REPORTS)
    named = {name for sort in ("party", "apart", "case") for row in TABLE[sort] for name in row["names"]}
    named |= {name for row in TABLE["incident"] for name in row["people"]}
    assert [name for name in sorted(named) if name not in told] == []
