"""The one table: what the pages do, programs can do, with the same role; what a key may not do it is told."""

import re

import pytest

from khronika.records.role import Role
from khronika.review.route import Kind, Route
from khronika.review.routes import ROUTES
from khronika.store import Ledger
from tests.review.teaming import Shared

PARAMETER = re.compile(r"{\w+}")

BY_PROGRAMS = {
    "/inbox/read": "POST /api/v1/reports",
    "/review/{number}/claims/{claim}/accept": "POST /api/v1/reports/{number}/claims/{claim}/acceptance",
    "/review/{number}/claims/{claim}/reject": "POST /api/v1/reports/{number}/claims/{claim}/rejection",
    "/review/{number}/claims/{claim}/split": "POST /api/v1/reports/{number}/claims/{claim}/split",
    "/review/{number}/claims/{claim}/correct": "POST /api/v1/reports/{number}/claims/{claim}/correction",
    "/review/undo/{judgement}": "POST /api/v1/decisions/{judgement}/withdrawal",
    "/pairs": "POST /api/v1/judgements",
    "/judgements/{number}/undo": "POST /api/v1/judgements/{number}/withdrawal",
    "/evidence/check": "POST /api/v1/check",
    "/evidence/head": "POST /api/v1/head/signed",
    "/publish/plan": "POST /api/v1/editions/plan",
    "/publish/edition": "POST /api/v1/editions",
    "/settings/sessions/end": "DELETE /api/v1/sessions/{id}",
    "/settings/keys/withdraw": "DELETE /api/v1/keys/{number}",
    "/settings/people/add": "POST /api/v1/users",
    "/settings/people/role": "PUT /api/v1/users/{name}",
    "/settings/people/remove": "DELETE /api/v1/users/{name}",
    "/settings/people/reset": "POST /api/v1/users/{name}/password",
    "/settings/sources": "POST /api/v1/sources",
}
"""What changes something on a page, and how programs do the same."""

OF_A_BROWSER = {"/theme", "/language", "/inbox/seen", "/sign-in", "/sign-in/code", "/sign-in/second-factor", "/sign-out"}
"""What sets a cookie of one browser and nothing else."""

NOT_BY_KEY = {"/settings/password", "/settings/second-factor", "/settings/recovery-codes", "/settings/keys"}
"""What gives somebody another way in: a key that was found must not become an account."""

SHOWN_TO_PROGRAMS = {
    "/inbox": ("/api/v1/reports", "/api/v1/news"),
    "/inbox/jobs": ("/api/v1/readings",),
    "/review": ("/api/v1/reports",),
    "/review/{number}": ("/api/v1/reports/{number}", "/api/v1/reports/{number}/claims"),
    "/explore": ("/api/v1/documented", "/api/v1/documented/incidents", "/api/v1/search", "/api/v1/names"),
    "/explore/map": ("/api/v1/documented/places",),
    "/explore/picture.svg": ("/api/v1/documented", "/api/v1/documented/places"),
    "/explore/documented.csv": ("/api/v1/documented", "/api/v1/documented/places"),
    "/pairs": ("/api/v1/pairs", "/api/v1/pairs/{left}/{right}"),
    "/incidents": ("/api/v1/incidents",),
    "/incidents/{id}": ("/api/v1/incidents/{id}", "/api/v1/judgements"),
    "/cases": ("/api/v1/cases",),
    "/cases/{id}": ("/api/v1/cases/{id}",),
    "/sites": ("/api/v1/sites",),
    "/sites/{id}": ("/api/v1/sites/{id}",),
    "/evidence": ("/api/v1/counts", "/api/v1/head"),
    "/evidence/captures": ("/api/v1/captures",),
    "/evidence/log": ("/api/v1/batches",),
    "/evidence/log/{number}": ("/api/v1/batches/{number}",),
    "/evidence/check": ("/api/v1/check",),
    "/publish": ("/api/v1/editions",),
    "/publish/export": ("/api/v1/export",),
    "/settings": ("/api/v1/me", "/api/v1/keys", "/api/v1/sessions"),
    "/settings/people": ("/api/v1/users",),
    "/settings/log": ("/api/v1/accesses",),
    "/settings/sources": ("/api/v1/sources",),
    "/settings/codebook": ("/api/v1/codebook",),
}
"""What a page shows, and where programs get it."""

NOTHING_SHOWN = {"/", "/open", "/sign-in", "/sign-in/code", "/sign-in/second-factor", "/settings/second-factor"}
"""Ways in, and forms that show nothing of the ledger."""

FOR_PROGRAMS = {f"{route.method} {route.path}": route for route in ROUTES if route.kind is Kind.API}
CHANGING = [route for route in ROUTES if route.kind is not Kind.API and route.changes]
SHOWING = [route for route in ROUTES if route.kind is not Kind.API and not route.changes]


def test_all_that_pages_change_programs_change_with_the_same_role() -> None:
    assert {route.path for route in CHANGING} == BY_PROGRAMS.keys() | OF_A_BROWSER | NOT_BY_KEY
    same = {route.path: FOR_PROGRAMS[BY_PROGRAMS[route.path]] for route in CHANGING if route.path in BY_PROGRAMS}
    assert {path for path, route in same.items() if not route.changes} == set()
    assert {route.path for route in CHANGING if route.path in same and same[route.path].role is not route.role} == set()


def test_all_that_pages_take_programs_can_send() -> None:
    for route in CHANGING:
        if route.path in BY_PROGRAMS:
            other = FOR_PROGRAMS[BY_PROGRAMS[route.path]]
            known = {one.name for one in other.parameters} | {"back"}
            assert {one.name for one in route.parameters} <= known, route.path


def test_all_that_pages_show_programs_get_with_the_same_role() -> None:
    assert {route.path for route in SHOWING} == SHOWN_TO_PROGRAMS.keys() | NOTHING_SHOWN
    for route in SHOWING:
        for path in SHOWN_TO_PROGRAMS.get(route.path, ()):
            assert FOR_PROGRAMS[f"GET {path}"].role is route.role, path


@pytest.mark.parametrize("path", sorted(NOT_BY_KEY))
def test_a_key_gives_nobody_another_way_in(ledger: Ledger, path: str) -> None:
    shared = Shared(ledger)
    program = shared.by_key(shared.add("rita", Role.READER))
    [route] = [route for route in CHANGING if route.path == path]
    answer = program.ask("POST", path, data={one.name: sent_for(route, one.name) for one in route.parameters})
    assert answer.status_code == 403
    assert "browser" in answer.text


def sent_for(route: Route, name: str) -> str:
    """Something that the route takes under the name."""
    schema = next(one.shape.schema for one in route.parameters if one.name == name)
    words = schema.get("enum")
    return str(words[0]) if isinstance(words, list) else "1"
