"""Same or different: pairs that wait come one by one, what is decided holds, and what is taken back leaves nothing behind."""

import re

import pytest

from khronika.records.judgement import Verdict
from khronika.records.member import Sort
from khronika.records.role import Role
from khronika.store import Ledger, ThingFilter
from tests.questions import questions
from tests.review.asking import Browser, desk_over
from tests.review.test_incidents import bare

FIELD = re.compile(r'name="(left|right|back)" value="([^"]*)"')


def asked(page: str) -> dict[str, str]:
    """What the form of a pair sends but for the verdict."""
    form = page[page.index('action="/pairs"') :]
    return {name: value.replace("&amp;", "&") for name, value in FIELD.findall(form)}


def things(ledger: Ledger) -> list[str]:
    with ledger.looking() as looking:
        return looking.things(Sort.INCIDENT, ThingFilter())


def test_a_pair_stands_side_by_side_with_its_reasons_in_words(browser: Browser, ledger: Ledger) -> None:
    with ledger.looking() as looking:
        pair = looking.near_pairs(Sort.INCIDENT, 1)[0]
    page = browser.get("/pairs").text
    assert asked(page)["left"] == pair.left
    assert all(f'href="/incidents/{thing}"' in page for thing in pair.things)
    assert "speaks for one thing" in page
    assert "What the score is made of" in page


def test_programs_get_all_pairs_without_the_ledger_being_asked_pair_by_pair(browser: Browser, ledger: Ledger) -> None:
    with questions(ledger) as asked_for:
        pairs = browser.get("/api/v1/pairs").json()["items"]
    assert len(pairs) > 1
    assert sum("FROM member_parts" in question for question in asked_for) == 1


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE])
def test_what_is_decided_is_kept_and_the_next_pair_comes(browser: Browser, ledger: Ledger, verdict: Verdict) -> None:
    first = asked(browser.get("/pairs").text)
    answer = browser.post("/pairs", {**first, "verdict": verdict.value, "reason": "one crowd"})
    [kept] = ledger.judgements()
    assert (kept.judgement.verdict, kept.judgement.reason, kept.who) == (verdict, "one crowd", "Nadia")
    with ledger.looking() as looking:
        are_one = len(set(looking.things_of([first["left"], first["right"]]).values())) == 1
    assert are_one == (verdict is Verdict.SAME)
    following = browser.get(answer.headers["location"]).text
    assert (asked(following)["left"], asked(following)["right"]) != (first["left"], first["right"])
    assert f"/judgements/{kept.number}/undo" in following


def test_a_judgement_that_is_taken_back_leaves_the_ledger_as_it_was(browser: Browser, ledger: Ledger) -> None:
    before, first = things(ledger), asked(browser.get("/pairs").text)
    browser.post("/pairs", {**first, "verdict": "same"})
    [kept] = ledger.judgements()
    answer = browser.post(f"/judgements/{kept.number}/undo", {"back": "/pairs", "reason": "two crowds"})
    assert answer.headers["location"] == "/pairs"
    assert things(ledger) == before
    assert asked(browser.get("/pairs").text)["left"] == first["left"]
    history = bare(browser.get(f"/incidents/{first['left']}").text)
    assert "Taken back by Nadia" in history
    assert "two crowds" in history


def test_a_judgement_is_taken_back_once(browser: Browser, ledger: Ledger) -> None:
    browser.post("/pairs", {**asked(browser.get("/pairs").text), "verdict": "unsure"})
    [kept] = ledger.judgements()
    assert browser.post(f"/judgements/{kept.number}/undo").status_code == 303
    assert browser.post(f"/judgements/{kept.number}/undo").status_code == 404


def test_a_pair_can_be_left_for_later(browser: Browser) -> None:
    first, second = (asked(browser.get(f"/pairs{query}").text) for query in ("", "?of=incident&skip=1"))
    assert (first["left"], first["right"]) != (second["left"], second["right"])
    assert second["back"] == "/pairs?of=incident&skip=1"


def test_behind_the_last_pair_none_waits(browser: Browser) -> None:
    assert "No more pairs" in browser.get("/pairs?skip=500").text


def test_persons_are_compared_with_all_their_names(browser: Browser, ledger: Ledger) -> None:
    with ledger.looking() as looking:
        pair = looking.near_pairs(Sort.PARTY, 1)[0]
    page = bare(browser.get("/pairs?of=party").text)
    assert "Names" in page
    judged = browser.post("/pairs", {"left": pair.left, "right": pair.right, "verdict": "same"})
    assert judged.status_code == 303


def test_two_that_somebody_names_are_compared_too(browser: Browser, ledger: Ledger) -> None:
    one, other = things(ledger)[:2]
    assert "They are two things at present" in browser.get(f"/pairs?left={one}&right={other}").text


@pytest.mark.parametrize(("right", "status"), [("{same}", 422), ("gone", 404), ("{party}", 422)])
def test_what_cannot_be_compared_is_refused(browser: Browser, ledger: Ledger, right: str, status: int) -> None:
    with ledger.looking() as looking:
        party = looking.things(Sort.PARTY, ThingFilter())[0]
    one = things(ledger)[0]
    assert browser.get(f"/pairs?left={one}&right={right.format(same=one, party=party)}").status_code == status


def test_a_reader_sees_pairs_and_decides_nothing(ledger: Ledger) -> None:
    reader = Browser.over(desk_over(ledger, Role.READER))
    page = reader.get("/pairs").text
    assert 'name="verdict"' not in page
    assert reader.post("/pairs", {"left": "a", "right": "b", "verdict": "same"}).status_code == 403
    assert ledger.judgements() == []
