"""Review: claims beside their words, decided about by forms that a browser without scripts can send."""

import html
import re

import pytest

from khronika.records.role import Role
from khronika.store import ClaimFilter, Ledger
from khronika.store.shelf import ShelfAsked, Shelved, State, shelf
from tests.review.asking import Browser, desk_over

LINK = re.compile(r'/review/(\d+)\?claim=(\d+)"')


def opened(browser: Browser) -> str:
    """The address of the first report that waits for review."""
    return browser.get("/review").headers["location"]


def claims_on(browser: Browser, address: str) -> list[str]:
    """The addresses of its claims."""
    found = LINK.findall(browser.get(address).text)
    return list(dict.fromkeys(f"/review/{report}/claims/{claim}" for report, claim in found))


def text_of(browser: Browser, address: str) -> str:
    return html.unescape(browser.get(address).text)


def test_a_report_stands_beside_its_record_with_every_quote(browser: Browser, ledger: Ledger) -> None:
    page = text_of(browser, opened(browser))
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    shown = [claim for report, claim in ledger.claims(ClaimFilter()) if report.title is not None and report.title in plain]
    assert any(all(words.quote in plain for _, words in claim.evidence()) for claim in shown)


def test_accepting_goes_to_the_next_claim_and_after_the_last_to_the_next_report(browser: Browser) -> None:
    first = opened(browser)
    claims = claims_on(browser, first)
    for claim in claims:
        answer = browser.post(f"{claim}/accept")
        assert answer.status_code == 303
    assert answer.headers["location"].startswith("/review?after=")
    assert browser.get(answer.headers["location"]).headers["location"] != first
    assert "reviewed" in browser.get("/inbox?state=done").text


def test_rejecting_takes_the_claim_out_and_undo_brings_it_back(browser: Browser, ledger: Ledger) -> None:
    before = sum(1 for _ in ledger.claims(ClaimFilter()))
    [claim, *_] = claims_on(browser, opened(browser))
    browser.post(f"{claim}/reject")
    assert sum(1 for _ in ledger.claims(ClaimFilter())) == before - 1
    number = ledger.judgements()[-1].number
    undone = browser.post(f"/review/undo/{number}")
    assert undone.headers["location"] == claim.replace("/claims/", "?claim=")
    assert sum(1 for _ in ledger.claims(ClaimFilter())) == before
    assert browser.post(f"/review/undo/{number}").status_code == 409


def test_a_correction_by_words_rests_on_them_and_without_words_is_the_reviewers_own(browser: Browser, ledger: Ledger) -> None:
    address = opened(browser)
    [claim, *_] = claims_on(browser, address)
    report = next(one.report for one in _shelved(ledger) if str(one.number) in address)
    words = report.text[10:30]
    browser.post(f"{claim}/correct", {"field": "grounds", "name": "protesting", "words": words})
    page = text_of(browser, _page_of(claim))
    assert "corrected by Nadia" in page
    assert words in page
    browser.post(f"{claim}/correct", {"field": "grounds", "name": "protesting"})
    assert "Nadia’s own word" in text_of(browser, _page_of(claim))


def test_words_that_do_not_stand_in_the_text_are_refused(browser: Browser) -> None:
    [claim, *_] = claims_on(browser, opened(browser))
    answer = browser.post(f"{claim}/correct", {"field": "grounds", "name": "x", "words": "no such words stand there"})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "sent",
    [
        {"field": "when"},
        {"field": "when", "earliest": "2024-03-05", "latest": "2024-03-01"},
        {"field": "type", "choice": "nothing"},
        {"field": "targets", "kind": "person"},
        {"field": "targets", "kind": "person", "name": "A", "instead": "3"},
        {"field": "where", "name": " "},
        {"field": "type", "gone": "yes"},
        {"field": "penalty", "kind": "fine", "least": "9", "most": "1"},
    ],
)
def test_what_cannot_be_a_value_is_refused_and_nothing_is_kept(browser: Browser, ledger: Ledger, sent: dict[str, str]) -> None:
    [claim, *_] = claims_on(browser, opened(browser))
    assert browser.post(f"{claim}/correct", sent).status_code == 422
    assert ledger.judgements() == []


def test_a_target_is_split_off_and_undone(browser: Browser, ledger: Ledger) -> None:
    claims = (claim for one in _shelved(ledger) for claim in claims_on(browser, f"/review/{one.number}"))
    address = next(_page_of(claim) for claim in claims if "/split" in browser.get(_page_of(claim)).text)
    page = browser.get(address).text
    form = re.search(r'action="(/review/\d+/claims/\d+/split)".*?name="start" value="(\d+)"', page, re.DOTALL)
    assert form is not None
    answer = browser.post(form.group(1), {"start": form.group(2)})
    assert "split off" in browser.get(answer.headers["location"]).text
    assert browser.post(f"/review/undo/{ledger.judgements()[-1].number}").status_code == 303
    assert "split off" not in browser.get(address).text.replace("Split off", "")


def test_every_field_has_a_form(browser: Browser) -> None:
    address = opened(browser)
    [claim, *_] = claims_on(browser, address)
    for field in (
        "type",
        "polarity",
        "modality",
        "when",
        "where",
        "targets",
        "actors",
        "according_to",
        "penalty",
        "held_for",
        "grounds",
        "items",
    ):
        assert 'id="correction"' in browser.get(f"{_page_of(claim)}&field={field}").text


def test_a_reader_by_role_sees_the_record_and_no_forms(ledger: Ledger) -> None:
    browser = Browser.over(desk_over(ledger, Role.READER))
    address = opened(browser)
    page = browser.get(address).text
    assert "/accept" not in page
    assert browser.post("/review/1/claims/1/accept").status_code == 403


@pytest.mark.parametrize("address", ["/review/999999", "/review/1?claim=9", "/review/0", "/review/x"])
def test_what_is_not_there_is_said(browser: Browser, address: str) -> None:
    assert browser.get(address).status_code in {400, 404}


def _page_of(claim: str) -> str:
    report, number = re.findall(r"\d+", claim)
    return f"/review/{report}?claim={number}"


def _shelved(ledger: Ledger) -> list[Shelved]:
    with ledger.looking() as looking:
        return shelf(looking, ShelfAsked(State.ALL, limit=50))
