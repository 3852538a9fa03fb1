"""What is sealed or restricted reaches nobody who may not see it: every route is walked with every role."""

import io
import zipfile
from collections.abc import Iterator
from itertools import islice, product
from urllib.parse import quote, urlencode

import httpx
import pytest

from khronika.pipeline import KINDS, Joiner, Placer
from khronika.pipeline.concealing import seal
from khronika.pipeline.naming_persons import known_persons
from khronika.records.role import Role
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import VisibilityDecision
from khronika.review.application import application
from khronika.review.desk import VIEWERS
from khronika.review.parameters import Parameter, Place
from khronika.review.route import Kind, Route
from khronika.review.routes import ROUTES
from khronika.store import Ledger
from khronika.store.gazetteer import gazetteer
from khronika.store.sealing import SealingKey
from tests.review.asking import HOST, TOKEN, Browser, desk_over

SEALED, RESTRICTED = "Maks Bokaev", "Talgat Ayan"
TRACES = {SEALED: ("bokaev", "bokayev", "бокаев"), RESTRICTED: ("talgat ayan", "талгат аян")}
HIDDEN_FROM = {Role.CODER: (SEALED, RESTRICTED), Role.PUBLISHER: (SEALED,)}
"""Readers see what coders see, and reviewers what publishers see, by fewer routes."""

KEY = SealingKey(b"k" * 32)
BEGINNING = "boka"
"""What somebody types who looks for the name: a page may show that again, but not complete it."""

OF_EACH = 2
LEFT_ALONE = frozenset({"/sign-out", "/theme", "/language", "/open"})


@pytest.fixture
def sealed(ledger: Ledger) -> Ledger:
    """The examples, with one person sealed and one restricted; the desk has the key."""
    keyed = ledger.with_key(KEY)
    with keyed.looking() as looking:
        restricted, hidden = known_persons(looking, RESTRICTED), known_persons(looking, SEALED)
    level = Visibility.RESTRICTED
    keyed.decide(VisibilityDecision(restricted.subject, level, "asked for it", restricted.rows, restricted.names))
    seal(keyed, Joiner(KINDS, Placer.over(gazetteer())), hidden, "asked for it", "")
    return keyed


@pytest.fixture
def values(sealed: Ledger) -> dict[str, list[str]]:
    """For each name of a parameter what stands for the hidden persons in the ledger, by those who see most."""
    admin = Browser(application(desk_over(sealed)), {"authorization": f"Bearer {TOKEN}"})
    cases = [
        next(
            case
            for case in admin.get("/api/v1/cases?limit=200").json()["items"]
            if any("[sealed" in name or SEALED in name for name in case["names"])
        ),
        admin.get(f"/api/v1/cases?person={quote(RESTRICTED)}").json()["items"][0],
    ]
    things = [case["id"] for case in cases] + [step["id"] for case in cases for step in case["steps"][:1]]
    found = {report["id"] for report in admin.get(f"/api/v1/search?words={quote(RESTRICTED)}").json()["items"]}
    shelved = admin.get("/api/v1/reports?limit=200").json()["items"]
    reports = [str(one["number"]) for one in shelved if one["report"]["id"] in found]
    return {"id": things, "number": reports, "claim": ["1", "7"], "left": things[2:], "right": things[3:], "format": ["csv"]}


def asked(route: Route, values: dict[str, list[str]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Addresses of the route with forms, made of values that lead to the hidden persons."""
    listed = [values_of(one, values) for one in route.parameters]
    for chosen in islice(product(*listed), OF_EACH):
        sent = list(zip(route.parameters, chosen, strict=True))
        path = route.path
        for parameter, value in sent:
            if parameter.place is Place.PATH:
                path = path.replace(f"{{{parameter.name}}}", quote(value, safe=""))
        query = urlencode([(one.name, value) for one, value in sent if one.place is Place.QUERY and value])
        yield f"{path}?{query}" if query else path, {one.name: value for one, value in sent if one.place is Place.FORM and value}


def values_of(parameter: Parameter, values: dict[str, list[str]]) -> list[str]:
    """A few values of a parameter: none where it may be left out and nothing is known for it."""
    schema = parameter.shape.schema
    if parameter.name in values and (parameter.required or parameter.place is Place.PATH or parameter.name == "format"):
        return values[parameter.name][:OF_EACH]
    if schema.get("type") == "integer":
        return ["1"] if parameter.required else [""]
    if "enum" in schema:
        return [str(next(iter(schema["enum"])))] if parameter.required else [""]  # type: ignore[call-overload]
    if schema.get("format") == "date":
        return [""]
    return [BEGINNING] if parameter.required or parameter.name in {"q", "words", "person", "name"} else [""]


def told(answer: httpx.Response) -> str:
    """All that an answer tells, files in an archive and headers too, in small letters."""
    data = answer.content
    parts = [data.decode(errors="replace"), str(answer.headers)]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts += [archive.read(name).decode(errors="replace") for name in archive.namelist()]
    return "\n".join(parts).casefold()


def leaks(route: Route, role: Role, browser: Browser, values: dict[str, list[str]]) -> Iterator[str]:
    """The names that an answer of the route tells and that the role may not see."""
    for path, form in asked(route, values):
        if route.kind is Kind.API:
            program = Browser(browser.app, {"authorization": f"Bearer {TOKEN}"})
            numbers = {one.name for one in route.parameters if one.shape.schema.get("type") == "integer"}
            sent = {name: int(value) if name in numbers else value for name, value in form.items()}
            answer = program.ask(route.method, path, json=sent) if route.changes else program.get(path)
        elif route.changes:
            answer = browser.ask(route.method, path, data={"form_token": browser.token(), **form}, headers={"origin": f"http://{HOST}"})
        else:
            answer = browser.get(path)
        assert answer.status_code != 500, path
        text = told(answer)
        yield from (f"{role} {route.method} {path}: {trace}" for name in HIDDEN_FROM[role] for trace in TRACES[name] if trace in text)


@pytest.mark.parametrize("role", HIDDEN_FROM)
def test_no_route_tells_a_role_whom_it_may_not_see(role: Role, sealed: Ledger, values: dict[str, list[str]]) -> None:
    browser = Browser.over(desk_over(sealed, role))
    walked = [route for route in ROUTES if route.path not in LEFT_ALONE and route.role is not None and role.may_act_as(route.role)]
    assert [leak for route in walked for leak in leaks(route, role, browser, values)] == []


def test_roles_that_are_not_walked_see_what_those_see_that_are() -> None:
    assert VIEWERS[Role.READER] == VIEWERS[Role.CODER]
    assert VIEWERS[Role.REVIEWER] == VIEWERS[Role.PUBLISHER]


def test_the_walk_finds_the_name_where_a_role_may_see_it(sealed: Ledger, values: dict[str, list[str]]) -> None:
    browser = Browser.over(desk_over(sealed, Role.PUBLISHER))
    texts = [told(browser.get(path)) for route in ROUTES if route.path == "/cases/{id}" for path, _ in asked(route, values)]
    assert any("[sealed" in text for text in texts)
    assert any(TRACES[RESTRICTED][0] in text for text in texts)


@pytest.mark.parametrize(("role", "is_found"), [(Role.ADMIN, True), (Role.READER, False)])
def test_a_hidden_name_finds_reports_on_explore_only_for_those_who_see_it(role: Role, sealed: Ledger, *, is_found: bool) -> None:
    page = Browser.over(desk_over(sealed, role)).get(f"/explore?q={quote(RESTRICTED)}")
    assert page.status_code == 200
    assert ("The newest reports with these words" in page.text) is is_found
