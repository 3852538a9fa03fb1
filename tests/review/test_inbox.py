"""The inbox: what came, and what is sent to be read."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from khronika.errors import InputError
from khronika.records.capture import Capture
from khronika.records.role import Role
from khronika.review.asked import Upload
from khronika.review.readings import Input, Readings, Stage, Step, Worker
from khronika.review.sent import inputs_in, inputs_of, plain_name
from khronika.store import Ledger
from tests.expected import NOON, REPORTS
from tests.review.asking import Browser, desk_over


def read(input: Input, _: Ledger) -> Iterator[Step]:
    """A reader for tests: two claims in everything but in what is about nothing."""
    if isinstance(input, Capture) and b"nothing" in input.data:
        yield Step(0, 0, (InputError("nothing.txt", "it says nothing", "find words"),))
    elif isinstance(input, Capture) and b"fault" in input.data:
        raise ZeroDivisionError
    else:
        yield Step(1, 2)


@pytest.fixture
def readings() -> Iterator[Readings]:
    made = Readings(Worker(read, lambda _: None))
    yield made
    made.end()


@pytest.fixture
def reading_browser(ledger: Ledger, readings: Readings) -> Browser:
    return Browser.over(replace(desk_over(ledger), readings=readings))


def test_every_report_is_there_with_what_it_tells_of(browser: Browser) -> None:
    text = browser.get("/inbox").text
    assert text.count('<a href="/review/') + text.count('class="words" href="/review/') == len(REPORTS)
    assert "detention" in text
    assert "claims to review" in text


def test_near_copies_stand_under_the_report_that_came_first(browser: Browser) -> None:
    assert "near cop" in browser.get("/inbox").text


@pytest.mark.parametrize(("query", "is_empty"), [("state=open", False), ("state=done", True), ("q=bokaev", False), ("q=zzzz", True)])
def test_filters_narrow(browser: Browser, query: str, is_empty: bool) -> None:
    assert ("Nothing passes" in browser.get(f"/inbox?{query}").text) == is_empty


def test_what_came_since_somebody_last_looked_is_told(browser: Browser, ledger: Ledger) -> None:
    assert "Since you last looked" not in browser.get("/inbox").text
    browser.post("/inbox/seen", {"newest": "1"})
    assert "Since you last looked" in browser.get("/inbox").text
    browser.post("/inbox/seen", {"newest": "999999"})
    assert "Nothing new since you last looked" in browser.get("/inbox").text


def test_what_is_pasted_is_read_and_its_progress_told(reading_browser: Browser, readings: Readings) -> None:
    assert reading_browser.post("/inbox/read", {"pasted": "https://a.example/1\nhttps://a.example/2"}).status_code == 303
    assert reading_browser.post("/inbox/read", {"pasted": "nothing at all"}).status_code == 303
    readings.end()
    assert [(job.label, job.stage, job.claims) for job in readings.of("Nadia")] == [
        ("nothing at all", Stage.DONE, 0),
        ("https://a.example/2", Stage.DONE, 2),
        ("https://a.example/1", Stage.DONE, 2),
    ]
    part = reading_browser.get("/inbox/jobs", hx_request="true").text
    assert "it says nothing" in part
    assert "<html" not in part


def test_a_fault_in_one_input_leaves_the_others(reading_browser: Browser, readings: Readings) -> None:
    reading_browser.post("/inbox/read", {"pasted": "fault"})
    reading_browser.post("/inbox/read", {"pasted": "some text"})
    readings.end()
    assert [(job.claims, len(job.failures)) for job in readings.of("Nadia")] == [(2, 0), (0, 1)]


def test_an_empty_form_is_refused(reading_browser: Browser) -> None:
    assert reading_browser.post("/inbox/read", {"pasted": "  "}).status_code == 400


def test_a_reader_by_role_reads_nothing_in(ledger: Ledger, readings: Readings) -> None:
    browser = Browser.over(replace(desk_over(ledger, Role.READER), readings=readings))
    assert "/inbox/read" not in browser.get("/inbox").text
    assert browser.post("/inbox/read", {"pasted": "some text"}).status_code == 403


def test_files_come_under_their_own_names_and_never_under_a_path() -> None:
    uploads = (Upload("../../etc/passwd", b"a"), Upload("b\\c\x00.html", b"b"), Upload("", b"c"))
    found = list(inputs_of(uploads, NOON))
    assert [label for _, label in found] == ["passwd", "c.html", "file"]
    captures = [input for input, _ in found if isinstance(input, Capture)]
    assert all(".." not in capture.address and capture.address.startswith("file:///sent/") for capture in captures)


@pytest.mark.parametrize("name", ["..", "/", "\\", "\u202egnp.exe", "a/../b", "con\n.txt", "x" * 500])
def test_no_name_is_a_path_or_writes_backwards(name: str) -> None:
    assert not set(plain_name(name)) & set("/\\\n\u202e")
    assert plain_name(name) not in {"", ".", ".."}
    assert len(plain_name(name)) <= 80


def test_the_same_bytes_have_the_same_address_and_a_text_is_no_address() -> None:
    once, again = (next(inputs_in("He was held. See https://a.example", NOON))[0] for _ in range(2))
    assert isinstance(once, Capture)
    assert isinstance(again, Capture)
    assert once.address == again.address
