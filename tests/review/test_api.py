"""The API: the same ledger for programs."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from schemathesis import Case, GenerationMode
from schemathesis import openapi as openapi_schemas
from schemathesis.config import SchemathesisConfig
from schemathesis.core.result import Ok

from khronika.records.role import Role
from khronika.review.api import ROUTES
from khronika.review.api.description import description
from khronika.store import Ledger
from tests.expected import NOON, REPORTS
from tests.review.asking import HOST, TOKEN, Browser, desk_over
from tests.review.chromium import served
from tests.review.conftest import make_examples
from tests.review.teaming import Shared

PARAMETER = re.compile(r"{\w+}")
EXAMPLES = 100
FEW = 3
ACCEPTED = ["2xx", "401", "403", "404", "409", "422"]


def walked(program: Browser, path: str) -> list[object]:
    """All items of a list, page by page."""
    found: list[object] = []
    following = ""
    while following is not None:
        page = program.get(f"{path}{'&' if '?' in path else '?'}limit=3{following and '&cursor=' + following}").json()
        found += page["items"]
        following = page["next"]
    return found


def test_every_list_is_walked_page_by_page_without_a_gap_or_a_double(program: Browser) -> None:
    for name in ("incidents", "cases", "sites", "reports", "sources", "claims"):
        whole = program.get(f"/api/v1/{name}?limit=200").json()
        assert whole["next"] is None
        assert whole["items"]
        assert walked(program, f"/api/v1/{name}") == whole["items"], name


def test_what_a_list_gives_is_got_by_its_id(program: Browser) -> None:
    [incident, *_] = program.get("/api/v1/incidents?type=detention").json()["items"]
    assert incident["type"] == "detention"
    assert program.get(f"/api/v1/incidents/{incident['id']}").json()["claims"] == incident["claims"]
    [case, *_] = program.get("/api/v1/cases").json()["items"]
    assert program.get(f"/api/v1/cases/{case['id']}").json() == case
    [[episode, *_], *_] = program.get("/api/v1/sites").json()["items"]
    assert program.get(f"/api/v1/sites/{episode['site']}").json()[0] == episode
    [report, *_] = program.get("/api/v1/reports").json()["items"]
    told = program.get(f"/api/v1/reports/{report['number']}").json()
    assert len(told["claims"]) == report["claims"]
    text = told["report"]["text"]
    assert all(text[words["start"] : words["end"]] == words["quote"] for claim in told["claims"] for words in claim["evidence"])


def test_search_and_filters_narrow(program: Browser) -> None:
    assert program.get("/api/v1/search?words=bokaev").json()["items"]
    assert program.get("/api/v1/search?words=zzzzz").json()["items"] == []
    assert 0 < len(walked(program, "/api/v1/cases?person=Бокаев")) < len(walked(program, "/api/v1/cases"))
    assert program.get("/api/v1/incidents?since=2021-01-01&until=2020-01-01").status_code == 422


def test_an_answer_that_is_as_it_was_is_not_sent_again(program: Browser) -> None:
    first = program.get("/api/v1/incidents")
    again = program.get("/api/v1/incidents", if_none_match=f'"another", {first.headers["etag"]}')
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert program.get("/api/v1/incidents", if_none_match='"another"').status_code == 200
    assert program.get("/api/v1/cases").headers["etag"] != first.headers["etag"]


def test_a_program_judges_and_takes_back(program: Browser) -> None:
    before = program.get("/api/v1/incidents?limit=200").json()
    one, other = (item["id"] for item in before["items"][:2])
    sent = {"verdict": "same", "left": one, "right": other, "reason": "the same night"}
    number = program.ask("POST", "/api/v1/judgements", json=sent).json()["number"]
    assert program.get(f"/api/v1/incidents/{one}").json() == program.get(f"/api/v1/incidents/{other}").json()
    [kept] = program.get("/api/v1/judgements").json()["items"]
    assert (kept["number"], kept["who"], kept["withdrawn"]) == (number, "Nadia", None)
    assert program.ask("POST", f"/api/v1/judgements/{number}/withdrawal", json={"reason": "two"}).status_code == 200
    assert program.get("/api/v1/incidents?limit=200").json() == before
    assert program.ask("POST", f"/api/v1/judgements/{number}/withdrawal", json={}).status_code == 404


PROBLEMS: list[tuple[str, str, dict[str, object], int]] = [
    ("an id that means nothing", "/api/v1/incidents/zzzz", {}, 404),
    ("no such address", "/api/v1/nothing", {}, 404),
    ("a value of another kind", "/api/v1/incidents?limit=many", {}, 400),
    ("a value twice", "/api/v1/incidents?limit=1&limit=2", {}, 400),
    ("a value that is not taken", "/api/v1/incidents?colour=red", {}, 400),
    ("a cursor that no page gave", "/api/v1/incidents?cursor=e30=", {}, 404),
    ("no JSON", "/api/v1/judgements", {"content": b"{", "headers": {"content-type": "application/json"}}, 400),
    ("a form", "/api/v1/judgements", {"data": {"verdict": "same"}}, 415),
    ("half a character", "/api/v1/judgements", {"content": b'{"left": "\\ud800"}', "headers": {"content-type": "application/json"}}, 400),
    ("a field too many", "/api/v1/judgements", {"json": {"verdict": "same", "colour": "red"}}, 400),
    ("a field missing", "/api/v1/judgements", {"json": {"verdict": "same"}}, 400),
]


@pytest.mark.parametrize(("case", "path", "sent", "status"), PROBLEMS, ids=[row[0] for row in PROBLEMS])
def test_a_refusal_is_a_problem_that_a_program_can_read(
    program: Browser, case: str, path: str, sent: dict[str, object], status: int
) -> None:
    answer = program.ask("POST" if sent else "GET", path, **sent)  # type: ignore[arg-type]
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status
    assert answer.json()["detail"]


def test_without_a_key_or_with_a_wrong_one_nothing_is_given_but_the_description(browser: Browser) -> None:
    for sent, routes in (("", ROUTES), ("Bearer wrong", ROUTES[:9]), ("Basic dTpw", ROUTES[:9])):
        stranger = Browser(browser.app, {"authorization": sent} if sent else {})
        assert {stranger.ask(route.method, PARAMETER.sub("1", route.path)).status_code for route in routes if route.role} == {401}
        assert stranger.get("/api/v1/openapi.json").status_code == 200


def test_a_wrong_key_does_not_fall_back_on_the_cookie(browser: Browser) -> None:
    assert browser.get("/api/v1/me").json()["role"] == "admin"
    assert browser.get("/api/v1/me", authorization="Bearer wrong").status_code == 401


def test_a_page_of_another_site_cannot_use_the_cookie(browser: Browser) -> None:
    headers = {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}
    sent = {"verdict": "same", "left": "aaaa", "right": "bbbb", "reason": "x"}
    assert browser.ask("POST", "/api/v1/judgements", json=sent, headers=headers).status_code == 403


def test_keys_of_a_team_may_what_their_role_may(ledger: Ledger) -> None:
    shared = Shared(ledger)
    reader, admin = shared.by_key(shared.add("rita", Role.READER)), shared.by_key(shared.add("ama", Role.ADMIN))
    assert reader.get("/api/v1/me").json() == {"name": "rita", "role": "reader"}
    assert reader.get("/api/v1/users").status_code == 403
    made = admin.ask("POST", "/api/v1/users", json={"name": "nadia", "role": "coder"}).json()
    assert len(made["password"]) >= 16
    assert admin.ask("PUT", "/api/v1/users/nadia", json={"role": "reviewer"}).json() == {"name": "nadia", "role": "reviewer"}
    assert admin.ask("DELETE", "/api/v1/users/nadia").status_code == 200
    assert admin.ask("DELETE", "/api/v1/users/nadia").status_code == 404
    assert admin.ask("DELETE", "/api/v1/users/ama").status_code == 409
    newest = admin.get("/api/v1/accesses?limit=5").json()["items"]
    assert {"kind": "denied", "user": "rita", "detail": "list users"}.items() <= next(
        one for one in newest if one["kind"] == "denied"
    ).items()
    shared.clock.now += timedelta(days=31)
    assert reader.get("/api/v1/me").status_code == 401


def test_every_route_is_described() -> None:
    described = description(ROUTES)
    paths = described["paths"]
    assert isinstance(paths, dict)
    assert {(path, method) for path, methods in paths.items() for method in methods} == {(one.path, one.method.lower()) for one in ROUTES}
    names = [operation["operationId"] for methods in paths.values() for operation in methods.values()]
    assert len(names) == len(set(names))
    references = set(json.dumps(described).split('"#/components/schemas/')[1:])
    components = described["components"]
    assert isinstance(components, dict)
    assert {reference.partition('"')[0] for reference in references} <= set(components["schemas"])


@pytest.fixture
def small_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A few examples: some answers are worked out from everything that the ledger holds."""
    make_examples(tmp_path / "small.db", islice(REPORTS, FEW))
    with Ledger.open(str(tmp_path / "small.db"), lambda: NOON, "Nadia") as opened:
        yield opened


@pytest.mark.enable_socket
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_whatever_is_asked_the_answer_is_as_described(small_ledger: Ledger, mode: GenerationMode) -> None:
    config = SchemathesisConfig.from_dict({"checks": {"positive_data_acceptance": {"expected-statuses": ACCEPTED}}})
    schema = openapi_schemas.from_dict(description(ROUTES), config=config)
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    taking = [one for one in operations if mode is GenerationMode.POSITIVE or list(one.iter_parameters()) or list(one.body)]
    with served(desk_over(small_ledger)) as place:
        for operation in taking:
            asking(operation.as_strategy(mode), place.address, EXAMPLES // (2 * len(taking)) + 1)()


def asking(cases: SearchStrategy[Case[Any]], address: str, examples: int) -> Callable[[], None]:
    """A run that asks the desk so many times, the same each time, and holds the answers against the description."""

    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def run(case: Case[Any]) -> None:
        case.call_and_validate(base_url=address, headers={"Authorization": f"Bearer {TOKEN}"})

    return run
