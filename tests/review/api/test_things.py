"""Programs get of sites and incidents what their pages show, measurements too."""

from dataclasses import replace
from datetime import UTC, datetime

from khronika.store import Ledger
from tests.reach.made import measured
from tests.review.asking import Browser


def test_the_measured_lane_stands_beside_what_is_told(program: Browser, ledger: Ledger) -> None:
    def lane() -> list[object]:
        [episodes] = [one for one in program.get("/api/v1/sites?place=NG").json()["items"] if "Twitter" in one[0]["names"]]
        assert program.get(f"/api/v1/sites/{episodes[0]['site']}").json() == episodes
        found: list[object] = episodes[0]["lanes"]["measured"]["spells"]
        return found

    assert lane() == []
    made = measured("r" * 64 + "b" * 100 + " " * 60 + "r" * 40, "AS29465", "NG", datetime(2021, 5, 20, tzinfo=UTC))
    ledger.measure(replace(one, address="https://twitter.com/") for one in made)
    assert lane()
    blocks = program.get("/api/v1/incidents?type=block&place=NG").json()["items"]
    told = {program.get(f"/api/v1/incidents/{block['id']}").json()["measured"] for block in blocks}
    assert "confirms" in told
