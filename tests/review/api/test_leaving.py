"""Programs plan and make editions; nothing leaves that the check has something against."""

import io
import zipfile

from khronika.records.role import Role
from khronika.review.application import application
from khronika.store import Ledger
from tests.review.asking import TOKEN, Browser, desk_over
from tests.review.test_publish import HIDDEN, everything_in, ledger

__all__ = ["ledger"]


def test_a_plan_says_what_is_against_it_and_the_edition_leaves_once_a_person_answered(program: Browser, ledger: Ledger) -> None:
    plan = program.ask("POST", "/api/v1/editions/plan", json={"format": "csv"}).json()
    assert plan["may_leave"] is True
    assert plan["written"]
    assert any(loss["what"] == "whole texts of reports" for loss in plan["losses"])
    left = program.ask("POST", "/api/v1/editions", json={"format": "csv"})
    assert left.headers["content-type"] == "application/zip"
    assert HIDDEN.split()[1] not in everything_in(left.content)
    [kept] = program.get("/api/v1/editions").json()["items"]
    assert (kept["publication"]["format"], kept["who"]) == ("csv", "Nadia")


def test_an_export_holds_what_its_maker_may_see(ledger: Ledger) -> None:
    def exported(role: Role) -> str:
        program = Browser(application(desk_over(ledger, role)), {"authorization": f"Bearer {TOKEN}"})
        answer = program.get("/api/v1/export?format=jsonl")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert archive.namelist() == ["export.jsonl", "export.jsonl.loss.json"]
            return archive.read("export.jsonl").decode()

    assert HIDDEN in exported(Role.PUBLISHER)
    assert Browser.over(desk_over(ledger, Role.PUBLISHER)).get("/publish/export?format=csv").status_code == 200
    assert Browser.over(desk_over(ledger, Role.REVIEWER)).get("/publish/export?format=csv").status_code == 403
