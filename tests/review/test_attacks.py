"""Hostile reports, hostile addresses and hostile forms."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser as Chromium

from khronika.cli.desk_reading import worker_over
from khronika.cli.options import AskingOptions
from khronika.pipeline import KINDS, Joiner, Placer, join_waiting
from khronika.records.capture import Capture
from khronika.records.claim import Claim, Reader
from khronika.records.claim_type import ClaimType
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind, Mention
from khronika.records.place_name import PlaceName
from khronika.records.reading import Reading
from khronika.records.report import Medium, MediumKind, Passage, PassageKind, Report
from khronika.records.stated import Stated
from khronika.review.parameters import Place
from khronika.review.readings import Readings
from khronika.review.route import Route
from khronika.review.routes import ROUTES
from khronika.store import Ledger
from khronika.store.gazetteer import gazetteer
from tests.expected import NOON
from tests.read.servers import Answer, Site
from tests.review.asking import HOST, Browser, desk_over
from tests.review.chromium import desk_of, opened, served

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
SQL = ("' OR 1=1 --", '"; DROP TABLE reports; --', "1) UNION SELECT bytes FROM captures --", "%_\\")
TEXT = f"{SCRIPT}\n\nPolice detained {SCRIPT} in {SCRIPT} on Friday."
SHOWN = [route for route in ROUTES if not route.changes]


def hostile_item() -> tuple[Capture, Reading]:
    """A report that has a script in every text field, and a claim with one in every value."""
    capture = Capture(TEXT.encode(), "text/html", f"https://a.example/{quote(SCRIPT)}", NOON, SCRIPT)
    start = TEXT.index("\n\n") + 2
    words = Evidence.of(TEXT, TEXT.index(SCRIPT, start), TEXT.index(SCRIPT, start) + len(SCRIPT))
    trigger = Evidence.of(TEXT, TEXT.index("detained"), TEXT.index("detained") + 8)
    said = Stated(SCRIPT, (words,))
    claim = Claim(
        "c" * 20,
        ClaimType.DETENTION,
        trigger,
        Reader("hand", "1"),
        1.0,
        SCRIPT,
        where=(Stated(PlaceName(SCRIPT), (words,)),),
        targets=(Mention(Kind.PERSON, said, said),),
        actors=(Mention(Kind.ORGANIZATION, said),),
        according_to=(Mention(Kind.ORGANIZATION, said),),
        grounds=said,
        items=(said,),
    )
    report = Report(
        SCRIPT,
        TEXT,
        (Passage(PassageKind.TITLE, 0, start - 2), Passage(PassageKind.BODY, start, len(TEXT))),
        capture.sha256,
        capture.address,
        SCRIPT,
        (SCRIPT,),
        (said,),
        SCRIPT,
        NOON.date(),
        f"javascript:alert(3)//{SCRIPT}",
        "en",
        (Medium(MediumKind.IMAGE, None, words, f"javascript:alert(4)//{SCRIPT}"),),
    )
    return capture, Reading(report, claim.reader, (claim,))


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(str(tmp_path / "hostile.db"), lambda: NOON, "Nadia") as ledger:
        ledger.add([hostile_item()])
        join_waiting(ledger, Joiner(KINDS, Placer.over(gazetteer())))
        yield ledger


def pages(ledger: Ledger) -> list[str]:
    """The pages that show what a report says."""
    with ledger.reading() as connection:
        things = [row[0] for row in connection.exec_driver_sql("SELECT id FROM things").all()]
        number = connection.exec_driver_sql("SELECT number FROM reports").scalar()
    kinds = {"i": "incidents", "p": "cases"}
    return [
        *("/inbox", f"/review/{number}", "/incidents", "/cases", "/sites", "/explore", "/evidence", "/pairs", "/settings"),
        *(f"/{kinds[id[0]]}/{id}" for id in things if id[0] in kinds),
    ]


def is_harmless(text: str) -> bool:
    return "<script>alert" not in text and "<img src=x" not in text and 'href="javascript:' not in text.lower()


def test_no_page_carries_a_script_of_a_report(hostile: Ledger) -> None:
    browser = Browser.over(desk_over(hostile))
    found = {address: browser.get(address) for address in pages(hostile)}
    assert [address for address, answer in found.items() if not is_harmless(answer.text)] == []
    assert sum("&lt;script&gt;alert" in answer.text for answer in found.values()) >= 3


@pytest.mark.enable_socket
def test_no_script_of_a_report_runs_in_a_browser(chromium: Chromium, hostile: Ledger) -> None:
    with served(desk_of(hostile)) as place, opened(chromium, place) as page:
        shown: list[str] = []
        page.on("dialog", lambda dialog: shown.append(dialog.message))
        for address in pages(hostile)[:2]:
            page.goto(place.address + address)
        assert shown == []


def with_each_parameter(route: Route, value: str) -> Iterator[str]:
    """The addresses of a route in which one parameter after the other is this value."""
    path = route.path
    for one in route.parameters:
        if one.place is Place.PATH:
            path = path.replace(f"{{{one.name}}}", quote(value, safe=""))
    yield path
    yield from (f"{path}?{one.name}={quote(value)}" for one in route.parameters if one.place is Place.QUERY)


@pytest.mark.parametrize("value", [SCRIPT, *SQL])
def test_nothing_that_is_asked_comes_back_as_markup_or_breaks_a_question_to_the_database(browser: Browser, value: str) -> None:
    answers = {address: browser.get(address) for route in SHOWN for address in with_each_parameter(route, value)}
    assert [address for address, answer in answers.items() if answer.status_code >= 500] == []
    assert [address for address, answer in answers.items() if not is_harmless(answer.text)] == []
    assert browser.get("/inbox").status_code == 200


@pytest.mark.parametrize(
    "path", ["../desk.py", "..%2f..%2fdesk.py", "%2e%2e/desk.py", "/etc/passwd", "desk.css%00", "vendor/../../desk.py"]
)
def test_no_name_leads_out_of_the_files_of_pages(browser: Browser, path: str) -> None:
    assert browser.get(f"/static/{path}").status_code in {400, 404}


def test_a_body_that_grows_beyond_the_limit_is_cut_off(ledger: Ledger) -> None:
    browser = Browser.over(replace(desk_over(ledger), body_bytes_max=10_000))
    sent = {"form_token": browser.token(), "pasted": "x" * 20_000}
    answer = browser.ask("POST", "/inbox/read", data=sent, headers={"origin": f"http://{HOST}"})
    assert answer.status_code == 413


@pytest.mark.enable_socket
def test_addresses_that_lead_inwards_are_refused_also_after_a_redirect(ledger: Ledger) -> None:
    with Site({}) as inner:
        redirect = {"/out": Answer(b"", 302, {"Location": f"http://localhost:{inner.port}/secret"})}
        with Site(redirect) as outer:
            worker = worker_over(AskingOptions(allow_hosts=frozenset({"127.0.0.1"}), ignore_robots=True))
            readings = Readings(worker)
            browser = Browser.over(replace(desk_over(ledger), readings=readings))
            inward = (f"http://localhost:{inner.port}/secret", "http://[::1]/", "http://169.254.169.254/", f"{outer.address}/out")
            browser.post("/inbox/read", {"pasted": "\n".join(inward)})
            readings.end()
            jobs = readings.of("Nadia")
            assert [len(job.failures) for job in jobs] == [1, 1, 1, 1]
            assert [job.reports for job in jobs] == [0, 0, 0, 0]
            assert inner.paths == []
            assert outer.paths == ["/out"]
