"""Signing in to a shared desk, in a browser."""

from pathlib import Path

import pyotp
import pytest
from argon2 import PasswordHasher

from khronika.records.role import Role
from khronika.store import Ledger
from khronika.store.access import accesses_in, passwords
from tests.review.asking import Browser
from tests.review.teaming import COOKIE, PASSWORD, Shared, enrol, sign_in


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def shared(ledger: Ledger) -> Shared:
    return Shared(ledger)


def told(shared: Shared) -> list[str]:
    """What the log says happened at the door since the ledger was made, the earliest first."""
    return [f"{one.kind} {one.user or '?'} {one.detail}".strip() for one in reversed(accesses_in(shared.ledger, 300))]


def test_a_page_leads_to_the_sign_in_and_back_to_where_somebody_wanted_to_go(shared: Shared) -> None:
    shared.add("nadia", Role.CODER)
    browser = shared.browser()
    led = browser.get("/inbox?before=7")
    assert (led.status_code, led.headers["location"]) == (303, "/sign-in?next=%2Finbox%3Fbefore%3D7")
    assert 'value="/inbox?before=7"' in browser.get(led.headers["location"]).text
    answer = sign_in(browser, "nadia", next="/inbox?before=7")
    assert (answer.status_code, answer.headers["location"]) == (303, "/inbox?before=7")
    assert browser.get("/inbox").status_code == 200


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(shared: Shared, to: str) -> None:
    shared.add("nadia", Role.CODER)
    assert sign_in(shared.browser(), "nadia", next=to).headers["location"] == "/"


def test_the_cookie_is_for_the_server_alone_and_under_tls_for_tls_alone(shared: Shared) -> None:
    shared.add("nadia", Role.CODER)
    cookie = sign_in(shared.browser(), "nadia").headers["set-cookie"].lower()
    assert all(word in cookie for word in (f"{COOKIE}=", "httponly", "samesite=strict", "path=/"))
    assert "secure" not in cookie


def test_a_session_that_somebody_else_put_into_the_browser_is_not_the_one_that_opens(shared: Shared) -> None:
    shared.add("nadia", Role.CODER)
    browser = shared.browser()
    browser.cookies.set(COOKIE, "a-token-that-somebody-else-knows", domain="127.0.0.1")
    sign_in(browser, "nadia")
    assert shared.browser().ask("GET", "/inbox", headers={"cookie": f"{COOKIE}=a-token-that-somebody-else-knows"}).status_code == 303


def test_two_hundred_wrong_passwords_are_refused_politely_and_others_are_let_in(shared: Shared) -> None:
    shared.add("nadia", Role.CODER)
    shared.add("ama", Role.CODER)
    browser = shared.browser()
    answers = [sign_in(browser, "nadia", f"wrong words {number}") for number in range(200)]
    assert [answer.status_code for answer in answers] == [401] * 4 + [429] * 196
    assert "do not fit together" in answers[0].text
    assert "too many attempts failed; try again in 15 minutes" in answers[-1].text
    assert sign_in(shared.browser(), "nadia").status_code == 429
    assert sign_in(browser, "ama").status_code == 303
    shared.clock.wait(minutes=15)
    assert sign_in(shared.browser(), "nadia").status_code == 303
    assert told(shared).count("sign-in refused nadia password") == 5


def test_who_may_publish_sets_up_a_second_factor_before_anything_opens(shared: Shared) -> None:
    shared.add("pia", Role.PUBLISHER)
    browser = shared.browser()
    assert sign_in(browser, "pia").headers["location"] == "/sign-in/second-factor"
    assert browser.get("/inbox").headers["location"].startswith("/sign-in?next=")
    page = browser.get("/sign-in/second-factor").text
    assert "<svg" in page
    assert "style=" not in page
    wrong = browser.post("/sign-in/second-factor", {"code": "000000"}, token="")
    assert (wrong.status_code, "not the code that the app shows now" in wrong.text) == (400, True)
    secret, codes = enrol(browser, shared.clock)
    assert len(codes) == 10
    assert browser.get("/inbox").status_code == 200
    again = shared.browser()
    assert sign_in(again, "pia").headers["location"] == "/sign-in/code"
    assert again.post("/sign-in/code", {"code": "123"}, token="").status_code == 401
    assert again.get("/inbox").status_code == 303
    assert again.post("/sign-in/code", {"code": pyotp.TOTP(secret).at(shared.clock.now)}, token="").headers["location"] == "/"
    assert again.get("/inbox").status_code == 200
    by_code = shared.browser()
    sign_in(by_code, "pia")
    assert by_code.post("/sign-in/code", {"code": codes[0]}, token="").status_code == 303


def test_signing_out_ends_the_session_for_the_server_too(shared: Shared) -> None:
    shared.add("nadia", Role.CODER)
    browser = shared.signed_in("nadia")
    token = browser.cookies[COOKIE]
    assert browser.post("/sign-out").headers["location"] == "/sign-in"
    assert shared.browser().ask("GET", "/inbox", headers={"cookie": f"{COOKIE}={token}"}).status_code == 303


def test_a_form_of_one_session_is_none_of_another(shared: Shared) -> None:
    shared.add("nadia", Role.CODER)
    shared.add("ama", Role.CODER)
    token = shared.signed_in("ama").token()
    assert shared.signed_in("nadia").post("/theme", {"theme": "dark"}, token=token).status_code == 403
    assert told(shared)[-1] == "denied nadia set the theme"


def test_a_session_ends_by_itself(shared: Shared) -> None:
    shared.add("nadia", Role.CODER)
    browser = shared.signed_in("nadia")
    shared.clock.wait(hours=2)
    assert browser.get("/inbox").status_code == 303


def test_requests_under_another_name_or_from_another_site_stand_in_the_log(shared: Shared) -> None:
    browser = shared.browser()
    browser.get("/inbox", host="evil.example")
    browser.get("/inbox", sec_fetch_site="cross-site", sec_fetch_mode="no-cors")
    assert told(shared)[-2:] == ["request refused ? another name of the desk", "request refused ? inbox"]


def test_a_desk_alone_has_no_accounts(browser: Browser) -> None:
    assert browser.get("/sign-in").status_code == 404
    assert browser.post("/sign-out").status_code == 404


def test_nothing_that_was_typed_stands_in_the_ledger(shared: Shared) -> None:
    shared.add("nadia", Role.CODER)
    sign_in(shared.browser(), "nadia", "my other password")
    sign_in(shared.browser(), "a name that is a password", PASSWORD)
    data = Path(shared.ledger.location).read_bytes()
    assert [words for words in (PASSWORD, "my other password", "a name that is a password") if words.encode() in data] == []
