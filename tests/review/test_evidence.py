"""Evidence: hashes and heads as they are, and a check that says what it found."""

import re
from pathlib import Path
from time import monotonic, sleep

import pytest
from sqlalchemy import text

from khronika.records.role import Role
from khronika.review.application import application
from khronika.review.desk import Desk
from khronika.store import Ledger
from khronika.store.signing import signed_head_in
from tests.expected import REPORTS, capture_of
from tests.review.asking import Browser, desk_over
from tests.review.test_incidents import bare


@pytest.fixture
def desk(ledger: Ledger, tmp_path: Path) -> Desk:
    desk = desk_over(ledger)
    return Desk(ledger, desk.clock, desk.door, desk.hosts, key=tmp_path / "key.pem")


@pytest.fixture
def signing(desk: Desk) -> Browser:
    """A browser over a desk that has a key."""
    browser = Browser(application(desk))
    browser.get("/open?token=a-token-for-tests")
    return browser


def checked(browser: Browser) -> str:
    """The words of the check once it has ended."""
    end = monotonic() + 20
    while "hx-trigger" in (page := browser.get("/evidence/check").text) and monotonic() < end:
        sleep(0.05)
    return bare(page)


def test_every_capture_stands_with_its_hash_and_where_it_came_from(browser: Browser) -> None:
    page = browser.get("/evidence/captures").text
    for key in REPORTS:
        assert capture_of(key).sha256 in page
        assert capture_of(key).address in page


def test_the_log_has_every_batch_with_its_head_and_lines_without_values(browser: Browser, ledger: Ledger) -> None:
    head = ledger.head()
    page = browser.get("/evidence/log").text
    assert head.head in page
    assert len(re.findall(r'href="/evidence/log/\d+"', page)) == head.batch
    lines = browser.get(f"/evidence/log/{head.batch}").text
    assert f">{head.line}<" in lines.replace(",", "")
    assert browser.get(f"/evidence/log/{head.batch + 1}").status_code == 404


def test_a_sound_ledger_is_said_to_be_sound(browser: Browser, ledger: Ledger) -> None:
    assert "Nobody has verified" in browser.get("/evidence").text
    assert browser.post("/evidence/check").headers["location"] == "/evidence#check"
    words = checked(browser)
    assert "Everything is as it was stored" in words
    assert f"up to batch {ledger.head().batch} of the log" in words


def test_what_was_changed_behind_the_log_is_named(browser: Browser, ledger: Ledger) -> None:
    with ledger.writing() as connection:
        connection.execute(text("UPDATE reports SET text = replace(text, 'detained', 'freed')"))
    browser.post("/evidence/check")
    words = checked(browser)
    assert re.search(r"\d+ faults: something is not as it was stored", words)
    assert "Everything is as it was stored" not in words


def test_a_signed_head_is_taken_away_and_held_against_the_log(signing: Browser, ledger: Ledger) -> None:
    file = signing.post("/evidence/head")
    assert "attachment" in file.headers["content-disposition"]
    assert signed_head_in(file.content).head == ledger.head()
    signing.post("/evidence/check", files={"head": ("head.json", file.content, "application/json")})
    assert "which Nadia signed" in checked(signing)


def test_a_head_of_another_log_is_a_fault(signing: Browser, ledger: Ledger) -> None:
    file = signing.post("/evidence/head")
    with ledger.writing() as connection:
        connection.execute(text("UPDATE batches SET head = 'another' WHERE number = (SELECT max(number) FROM batches)"))
    signing.post("/evidence/check", files={"head": ("head.json", file.content, "application/json")})
    assert "the log was written anew up to there, or is the log of another ledger" in checked(signing)


def test_a_file_that_is_no_head_is_refused_and_nothing_begins(signing: Browser, desk: Desk) -> None:
    answer = signing.post("/evidence/check", files={"head": ("head.json", b"{}", "application/json")})
    assert answer.status_code == 422
    assert desk.verifying.newest is None


def test_a_desk_without_a_key_signs_nothing(browser: Browser) -> None:
    assert "Sign the newest head" not in browser.get("/evidence").text
    assert browser.post("/evidence/head").status_code == 404


def test_a_reader_verifies_and_signs_nothing(ledger: Ledger) -> None:
    reader = Browser.over(desk_over(ledger, Role.READER))
    assert reader.post("/evidence/check").status_code == 303
    assert "Everything is as it was stored" in checked(reader)
    assert reader.post("/evidence/head").status_code == 403
