"""The pages of cases: steps with their words, terms to their end, gaps to be seen."""

import re
from datetime import date

import pytest

from khronika.pipeline.showing import cases
from khronika.records.case import Case
from khronika.records.mention import Kind
from khronika.review.reason_words import reason_words
from khronika.review.wording import wording_of
from khronika.store import Ledger, ThingFilter
from tests.review.asking import NOON, Browser
from tests.review.test_incidents import bare

LINK = re.compile(r'<a class="name" href="/cases/(\w+)"')


def known(ledger: Ledger) -> dict[str, Case]:
    with ledger.looking() as looking:
        return {one.id: one for one in cases(looking, ThingFilter(), NOON.date())}


def case_of(ledger: Ledger, name: str) -> Case:
    return next(case for case in known(ledger).values() if name in case.names)


def test_every_case_is_listed_once(browser: Browser, ledger: Ledger) -> None:
    found: list[str] = []
    path: str | None = "/cases"
    while path is not None:
        page = browser.get(path).text
        found += LINK.findall(page)
        older = re.search(r'href="([^"]+)" rel="next"', page)
        path = older.group(1) if older else None
    assert sorted(found) == sorted(id for id, case in known(ledger).items() if case.kind is not Kind.SITE)


def test_a_case_has_its_steps_in_order_with_their_words(browser: Browser, ledger: Ledger) -> None:
    case = case_of(ledger, "Maks Bokaev")
    page = browser.get(f"/cases/{case.id}").text
    places = [page.index(f'id="step-{number}"') for number in range(1, len(case.steps) + 1)]
    assert places == sorted(places)
    for step in case.steps:
        assert f'href="/incidents/{step.incident.id}"' in page
        assert all(bare(telling.claim.trigger.quote) in bare(page) for telling in step.incident.tellings)


def test_terms_gaps_and_days_held_are_told_in_words_beside_the_drawing(browser: Browser, ledger: Ledger) -> None:
    case = case_of(ledger, "Maks Bokaev")
    page = bare(browser.get(f"/cases/{case.id}").text)
    assert all(term.value.words in page for term in case.terms)
    assert case.gaps
    assert all(bare(reason_words(gap.words, wording_of("en"))) in page for gap in case.gaps)
    assert case.held is not None
    assert f"Days held {case.held.value.least:,}" in page


def test_the_drawing_has_a_dot_for_each_step_with_a_day(browser: Browser, ledger: Ledger) -> None:
    case = case_of(ledger, "Maks Bokaev")
    page = browser.get(f"/cases/{case.id}").text
    numbers = {int(number) for number in re.findall(r'<text class="d-number"[^>]*>(\d+)</text>', page)}
    assert numbers == {number for number, step in enumerate(case.steps, start=1) if step.interval is not None}


def test_no_drawing_has_a_style_of_its_own(browser: Browser, ledger: Ledger) -> None:
    for case in list(known(ledger).values())[:5]:
        page = browser.get(f"/cases/{case.id}").text
        assert " style=" not in page
        assert " onclick" not in page


@pytest.mark.parametrize("language", ["en", "ru"])
def test_days_are_as_the_reader_writes_them(browser: Browser, ledger: Ledger, language: str) -> None:
    page = bare(browser.get(f"/cases/{case_of(ledger, 'Maks Bokaev').id}", accept_language=language).text)
    assert {"en": "17 May 2016", "ru": "17 мая 2016"}[language] in page
    assert date(2016, 5, 17).isoformat() not in page


def test_an_incident_is_no_case(browser: Browser, ledger: Ledger) -> None:
    step = case_of(ledger, "Maks Bokaev").steps[0]
    assert browser.get(f"/cases/{step.incident.id}").status_code == 404


def test_sites_that_were_out_of_reach_stand_in_their_own_list_alone(browser: Browser, program: Browser) -> None:
    text = browser.get("/cases").text
    assert "Sergei Smirnov" in text
    assert "Wikipedia" not in text
    assert "Wikipedia" in browser.get("/sites").text
    assert {case["kind"] for case in program.get("/api/v1/cases?limit=200").json()["items"]} == {"person"}
