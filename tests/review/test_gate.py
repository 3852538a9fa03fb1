"""The gate: who is let in, from where, and with what."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika.records.role import Role
from khronika.review.application import application
from khronika.review.parameters import Parameter, Place
from khronika.review.route import Route
from khronika.review.routes import ROUTES
from khronika.store import Ledger
from tests.review.asking import HOST, NOON, TOKEN, Browser, desk_over

Browsers = dict[Role | None, Browser]


@pytest.fixture(scope="module")
def browsers(made_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browsers]:
    """A browser for each role, and one that nobody let in; none of them sends a form's token, so nothing is changed."""
    copy = tmp_path_factory.mktemp("gate") / "copy.db"
    shutil.copy(made_ledger, copy)
    with Ledger.open(str(copy), lambda: NOON, "Nadia") as opened:
        found: Browsers = {role: Browser.over(desk_over(opened, role)) for role in Role}
        yield found | {None: Browser(application(desk_over(opened)))}


def filled(route: Route) -> str:
    """The route's address with something for each parameter in its path."""
    path = route.path
    for parameter in route.parameters:
        if parameter.place is Place.PATH:
            path = path.replace(f"{{{parameter.name}}}", "1")
    return path


@pytest.mark.parametrize("route", [route for route in ROUTES if route.role is not None], ids=lambda route: route.name)
@pytest.mark.parametrize("role", [*Role, None])
def test_every_route_is_open_to_its_role_and_those_above_alone(route: Route, role: Role | None, browsers: Browsers) -> None:
    browser = browsers[role]
    answer = browser.ask(route.method, filled(route), headers={"origin": f"http://{HOST}"})
    if role is None:
        assert answer.status_code in {401, 303}
        assert answer.headers.get("location", "").startswith("/sign-in") == (answer.status_code == 303)
    elif route.role is not None and not role.may_act_as(route.role):
        assert answer.status_code == 403
        assert "role" in answer.text
    else:
        assert "needs the role" not in answer.text


def test_the_token_of_the_opening_address_becomes_a_cookie_and_leaves_the_address(ledger: Ledger) -> None:
    answer = Browser(application(desk_over(ledger))).get(f"/open?token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/inbox")
    cookie = answer.headers["set-cookie"].lower()
    assert all(word in cookie for word in ("khronika-8000=", "httponly", "samesite=strict"))


@pytest.mark.parametrize("token", ["", "another", "ж"])
def test_a_wrong_token_opens_nothing(ledger: Ledger, token: str) -> None:
    answer = Browser(application(desk_over(ledger))).get(f"/open?token={token}")
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1:9000", "127.0.0.1", ""])
def test_a_foreign_host_is_refused(browser: Browser, host: str) -> None:
    assert browser.get("/inbox", host=host).status_code == 421


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_sites_page_loads_is_refused(browser: Browser, site: str) -> None:
    assert browser.get("/inbox", sec_fetch_site=site, sec_fetch_mode="no-cors").status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8000", "http://127.0.0.1:8001", None])
def test_a_form_from_elsewhere_is_refused(browser: Browser, origin: str | None) -> None:
    headers = {} if origin is None else {"origin": origin}
    data = {"form_token": browser.token(), "theme": "dark"}
    assert browser.ask("POST", "/theme", data=data, headers=headers).status_code == 403


def test_a_form_is_taken_once(browser: Browser) -> None:
    token = browser.token()
    assert browser.post("/theme", {"theme": "dark"}, token=token).status_code == 303
    assert browser.post("/theme", {"theme": "dark"}, token=token).status_code == 409


@pytest.mark.parametrize("token", ["", "1.2.3", "17357.ж.ab", "9" * 30])
def test_a_form_without_the_desks_own_token_is_refused(browser: Browser, token: str) -> None:
    assert browser.post("/theme", {"theme": "dark"}, token=token).status_code == 403


def test_a_body_that_says_it_is_too_large_is_refused(browser: Browser) -> None:
    assert browser.ask("POST", "/theme", headers={"content_length": "32000001"}).status_code == 413


def test_every_answer_forbids_what_the_desk_does_not_do_itself(browser: Browser) -> None:
    for path in ("/inbox", "/nowhere", "/static/desk.css", "/static/nothing"):
        headers = browser.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_what_cannot_be_read_is_said_and_not_shown(browser: Browser) -> None:
    answer = browser.get("/inbox?before=<script>")
    assert answer.status_code == 400
    assert "<script>" not in answer.text


def test_two_parameters_of_a_route_do_not_share_a_name() -> None:
    for route in ROUTES:
        names = [(parameter.place, parameter.name) for parameter in route.parameters]
        assert len(names) == len(set(names)), route.name
    assert all(isinstance(parameter, Parameter) for route in ROUTES for parameter in route.parameters)
