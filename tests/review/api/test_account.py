"""Programs see and withdraw keys, end sessions, and send files; an admin's program hands out a new password."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace

from khronika.records.capture import Capture
from khronika.records.role import Role
from khronika.review.application import application
from khronika.review.readings import Input, Readings, Step, Worker
from khronika.store import Ledger
from tests.review.asking import TOKEN, Browser, desk_over
from tests.review.teaming import Shared, sign_in


def test_keys_and_sessions_of_ones_own_are_listed_and_ended(ledger: Ledger) -> None:
    shared = Shared(ledger)
    rita, olga = (shared.add(name, Role.READER) for name in ("rita", "olga"))
    program, other = shared.by_key(rita), shared.by_key(olga)
    browser = shared.signed_in("rita")
    [session] = program.get("/api/v1/sessions").json()["items"]
    assert other.ask("DELETE", f"/api/v1/sessions/{session['id']}").status_code == 404
    assert program.ask("DELETE", f"/api/v1/sessions/{session['id']}").status_code == 200
    assert browser.get("/inbox").status_code == 303
    [key] = program.get("/api/v1/keys").json()["items"]
    assert other.ask("DELETE", f"/api/v1/keys/{key['number']}").status_code == 404
    assert program.ask("DELETE", f"/api/v1/keys/{key['number']}").status_code == 200
    assert program.get("/api/v1/me").status_code == 401


def test_a_new_password_is_handed_out_and_the_old_one_opens_nothing(ledger: Ledger) -> None:
    shared = Shared(ledger)
    shared.add("rita", Role.READER)
    admin = shared.by_key(shared.add("ama", Role.ADMIN))
    made = admin.ask("POST", "/api/v1/users/rita/password", json={"two_factor": "yes"}).json()
    assert sign_in(shared.browser(), "rita").status_code == 401
    assert sign_in(shared.browser(), "rita", made["password"]).status_code == 303
    assert admin.ask("POST", "/api/v1/users/nobody/password", json={}).status_code == 404


def test_a_file_is_sent_in_base64_and_known_by_its_name(ledger: Ledger) -> None:
    seen: list[Capture] = []

    def read(input: Input, _: Ledger) -> Iterator[Step]:
        assert isinstance(input, Capture)
        seen.append(input)
        yield Step(1, 0)

    readings = Readings(Worker(read, lambda _: None))
    program = Browser(application(replace(desk_over(ledger), readings=readings)), {"authorization": f"Bearer {TOKEN}"})
    data = b"<p>Held in Bulawayo"
    answer = program.ask("POST", "/api/v1/reports", json={"name": "../held.html", "data": b64encode(data).decode()})
    assert [job["label"] for job in answer.json()["items"]] == ["held.html"]
    assert program.ask("POST", "/api/v1/reports", json={"data": "no base64"}).status_code == 400
    assert program.ask("POST", "/api/v1/reports", json={}).status_code == 422
    readings.end()
    assert [(capture.data, capture.media_type) for capture in seen] == [(data, "text/html")]
