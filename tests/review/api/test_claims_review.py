"""Programs decide about claims as people do at the desk."""

from typing import Any

import httpx

from khronika.store import Ledger
from tests.review.asking import Browser

Found = dict[str, Any]


def claims_with_targets(program: Browser) -> tuple[str, list[Found]]:
    """The address of a report's claims, and those of them that have more than one target."""
    for report in program.get("/api/v1/reports").json()["items"]:
        path = f"/api/v1/reports/{report['number']}/claims"
        several = [one for one in program.get(path).json()["items"] if len(one["claim"]["targets"]) > 1]
        if several:
            return path, several
    raise AssertionError("no example has a claim with two targets")


def claim_of(program: Browser, path: str, number: int) -> Found:
    return next(one for one in program.get(path).json()["items"] if one["number"] == number)


def sent(program: Browser, path: str, **fields: object) -> httpx.Response:
    return program.ask("POST", path, json=fields)


def test_a_claim_is_accepted_rejected_corrected_split_and_each_is_undone(program: Browser, ledger: Ledger) -> None:
    path, [claim, *_] = claims_with_targets(program)
    one = f"{path}/{claim['number']}"
    before = program.get(path).json()
    text = program.get(path.removesuffix("/claims")).json()["report"]["text"]
    places = [evidence["start"] for evidence in claim["claim"]["evidence"] if evidence["field"].startswith("targets[1]")]
    decisions: list[tuple[str, dict[str, object]]] = [
        ("acceptance", {"reason": "as it stands"}),
        ("rejection", {}),
        ("correction", {"field": "grounds", "name": "a rally", "words": text[:12]}),
        ("correction", {"field": "when", "earliest": "2020-02-01"}),
        ("split", {"start": min(places)}),
    ]
    for name, fields in decisions:
        made = sent(program, f"{one}/{name}", **fields)
        assert made.status_code == 200, (name, made.text)
        assert program.get(path).json() != before, name
        back = sent(program, f"/api/v1/decisions/{made.json()['number']}/withdrawal")
        assert back.json() == {"number": made.json()["number"], "report": int(path.split("/")[4]), "claim": claim["number"]}
        assert program.get(path).json() == before, name
    assert len(ledger.judgements()) == len(decisions)


def test_a_decision_shows_as_the_state_of_the_claim(program: Browser) -> None:
    path, [claim, *_] = claims_with_targets(program)
    number = sent(program, f"{path}/{claim['number']}/rejection").json()["number"]
    after = claim_of(program, path, claim["number"])
    assert (claim["state"], after["state"], after["decisions"]) == (None, "rejected", [number])


def test_what_makes_no_sense_is_refused_and_nothing_is_kept(program: Browser, ledger: Ledger) -> None:
    path, [claim, *_] = claims_with_targets(program)
    one = f"{path}/{claim['number']}"
    assert sent(program, f"{one}/correction", field="grounds", name="x", words="no such words stand there").status_code == 422
    assert sent(program, f"{one}/correction", field="type", choice="a party").status_code == 422
    assert sent(program, f"{one}/split", start=0).status_code == 422
    assert sent(program, f"{path}/999999/acceptance").status_code == 404
    assert sent(program, "/api/v1/decisions/1/withdrawal").status_code == 409
    assert ledger.judgements() == []
