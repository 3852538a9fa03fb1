"""Programs get the counts, weeks, places and incidents that Explore shows."""

import csv
import io

from tests.review.asking import Browser

ADDRESS = "/api/v1/documented"


def test_the_counts_are_those_of_the_table_of_the_page(program: Browser) -> None:
    sheet = program.get("/explore/documented.csv?place=KZ").content.decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(sheet)) if row["counted_by"] == "type"]
    counts = program.get(f"{ADDRESS}?place=KZ").json()
    assert {one["type"]: one["incidents"] for one in counts["types"]} == {row["id"]: int(row["documented_at_least"]) for row in rows}
    assert counts["incidents"] == sum(one["incidents"] for one in counts["types"]) > 0
    assert counts["told"]["fact"] == counts["incidents"]


def test_the_incidents_that_are_counted_are_all_given(program: Browser) -> None:
    number = program.get(f"{ADDRESS}?type=detention").json()["incidents"]
    found, following = [], ""
    while following is not None:
        page = program.get(f"{ADDRESS}/incidents?type=detention&limit=5{following and '&cursor=' + following}").json()
        found += [one["id"] for one in page["items"]]
        following = page["next"]
    assert len(found) == len(set(found)) == number
    assert program.get(f"{ADDRESS}/incidents?type=detention&q=zzzzz").json() == {"items": [], "next": None}


def test_places_have_their_points_and_a_name_its_places_and_people(program: Browser) -> None:
    places = program.get(f"{ADDRESS}/places").json()["items"]
    assert all(-90 <= one["place"]["latitude"] <= 90 and one["incidents"] > 0 for one in places)
    meant = program.get("/api/v1/names?words=Минск").json()
    assert meant["places"][0]["country"] == "BY"
    [case, *_] = program.get("/api/v1/names?words=Бокаев").json()["parties"]
    assert program.get(f"/api/v1/cases/{case['id']}").status_code == 200


def test_pairs_that_wait_are_told_with_their_signs_until_somebody_decides(program: Browser) -> None:
    [pair, *others] = program.get("/api/v1/pairs").json()["items"]
    assert abs(pair["score"] - sum(sign["weight"] for sign in pair["signs"])) < 1e-9
    assert program.get(f"/api/v1/pairs/{pair['left']}/{pair['right']}").json() == pair
    sent = {"verdict": "different", "left": pair["left"], "right": pair["right"], "reason": "two nights"}
    assert program.ask("POST", "/api/v1/judgements", json=sent).status_code == 200
    assert [pair["left"], pair["right"]] not in [[one["left"], one["right"]] for one in program.get("/api/v1/pairs").json()["items"]]
    assert others
