"""The pages of incidents: what is no fact is never shown as one, and each value stands beside who says it."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from khronika.pipeline.showing import incidents
from khronika.records.claim_type import ClaimType
from khronika.records.incident import Incident
from khronika.store import Ledger, ThingFilter
from tests.reach.made import measured
from tests.review.asking import Browser

LINK = re.compile(r'<a class="cap" href="/incidents/(\w+)"')


def known(ledger: Ledger) -> list[Incident]:
    with ledger.looking() as looking:
        return list(incidents(looking, ThingFilter()))


def bare(html: str) -> str:
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&").split())


def test_pages_one_after_the_other_list_every_incident_once(browser: Browser, ledger: Ledger) -> None:
    found: list[str] = []
    path: str | None = "/incidents"
    while path is not None:
        page = browser.get(path).text
        found += LINK.findall(page)
        older = re.search(r'href="([^"]+)" rel="next"', page)
        path = older.group(1).replace("&amp;", "&") if older else None
    assert sorted(found) == sorted(one.id for one in known(ledger))


@pytest.mark.parametrize(
    ("query", "passes"),
    [
        ("type=block&type=unblock", lambda one: one.type in {ClaimType.BLOCK, ClaimType.UNBLOCK}),
        ("place=nigeria", lambda one: any(place.value.place and place.value.place.country == "NG" for place in one.places)),
        ("person=Бокаев", lambda one: any("Boka" in name for person in one.people for name in person.value.names)),
        ("since=2022-01-01", lambda one: one.days is not None and one.days.latest.year >= 2022),
    ],
)
def test_filters_leave_those_that_pass(browser: Browser, ledger: Ledger, query: str, passes: object) -> None:
    assert callable(passes)
    wanted = {one.id for one in known(ledger) if passes(one)}
    found = set(LINK.findall(browser.get(f"/incidents?{query}").text))
    assert found
    assert found <= wanted
    assert wanted <= found or len(found) == 25


def test_a_filter_that_nothing_passes_says_so(browser: Browser) -> None:
    page = bare(browser.get("/incidents?place=Atlantis").text)
    assert "No incident passes" in page
    assert "0 documented" in page


@pytest.mark.parametrize("query", ["type=party", "since=yesterday", "since=2022-01-02&until=2022-01-01", "several=no"])
def test_a_filter_that_cannot_be_is_refused(browser: Browser, query: str) -> None:
    assert browser.get(f"/incidents?{query}").status_code == 400


@pytest.mark.parametrize("id", ["gone", "i0000000000", "abc", "%27%20OR%201=1--"])
def test_an_id_that_means_nothing_is_not_found(browser: Browser, id: str) -> None:
    assert browser.get(f"/incidents/{id}").status_code == 404


def test_what_is_no_fact_says_so_in_words_wherever_it_stands(browser: Browser, ledger: Ledger) -> None:
    unsure = [one for one in known(ledger) if one.mark]
    assert {one.mark for one in unsure} >= {"denied", "hypothetical"}
    for one in unsure:
        page = browser.get(f"/incidents/{one.id}").text
        assert re.search(rf'<h1[^>]*><span class="tag (bad|care)">{one.mark}</span>', page), one.id
        assert "not a fact" in bare(page) or "do not tell this as a fact" in bare(page)


def test_every_claim_stands_in_its_exact_words_with_who_says_it(browser: Browser, ledger: Ledger) -> None:
    for one in known(ledger)[:12]:
        page = browser.get(f"/incidents/{one.id}").text
        for telling in one.tellings:
            assert f'id="claim-{telling.claim.id}"' in page
            for _, words in telling.claim.evidence():
                assert bare(words.quote) in bare(page)


def test_each_figure_stands_beside_its_speaker_and_every_disagreement_is_told(browser: Browser, ledger: Ledger) -> None:
    disputed = [one for one in known(ledger) if one.disagreements]
    assert disputed
    for one in disputed:
        page = bare(browser.get(f"/incidents/{one.id}").text)
        assert all(figure.value.speaker in page for figure in one.figures)
        assert all(words in page for words in one.disagreements)


def test_a_person_has_a_status_of_their_own(browser: Browser, ledger: Ledger) -> None:
    one = next(one for one in known(ledger) if one.type is ClaimType.DETENTION and "Maks Bokaev" in one.people[0].value.names)
    page = bare(browser.get(f"/incidents/{one.id}").text)
    assert re.search(r"Maks Bok[^·]+ last reported free Case", page)


@pytest.mark.parametrize(("signs", "words"), [("b" * 40, "bear this out"), ("r" * 40, "say otherwise"), ("", "not enough measurements")])
def test_a_block_says_what_measurements_say_of_it(browser: Browser, ledger: Ledger, signs: str, words: str) -> None:
    start = datetime(2021, 6, 1, tzinfo=UTC)
    ledger.measure(replace(one, address="https://twitter.com/") for one in measured(signs, "AS29465", "NG", start))
    block = next(one for one in known(ledger) if one.type is ClaimType.BLOCK and one.is_fact and "Nigeria" in str(one.places))
    assert words in bare(browser.get(f"/incidents/{block.id}").text)


def test_a_reports_words_are_never_markup(ledger: Ledger, browser: Browser) -> None:
    page = browser.get('/incidents?place=<script>alert(1)</script>&person="><img src=x>').text
    assert "<script>alert" not in page
    assert "<img" not in page
