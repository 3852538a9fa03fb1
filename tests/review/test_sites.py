"""The pages of sites: announced, reported and measured side by side, and what nobody knows never as fine."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain

import pytest

from khronika.pipeline.showing import sites
from khronika.records.episode import Episode
from khronika.records.supported import Interval
from khronika.store import Ledger, ThingFilter
from tests.reach.made import measured
from tests.review.asking import Browser
from tests.review.test_incidents import bare

LINK = re.compile(r'<a class="name" href="/sites/(\w+)"')


def known(ledger: Ledger) -> list[Episode]:
    with ledger.looking() as looking:
        return list(chain.from_iterable(sites(looking, ThingFilter())))


def measure(ledger: Ledger, signs: str) -> None:
    """Four measurements a day of Twitter from Nigeria, from 20 May 2021 on."""
    made = measured(signs, "AS29465", "NG", datetime(2021, 5, 20, tzinfo=UTC))
    ledger.measure(replace(one, address="https://twitter.com/") for one in made)


def twitter_in_nigeria(ledger: Ledger) -> Episode:
    return next(one for one in known(ledger) if "Twitter" in one.names and "2021-06-05" in [str(days) for days in days_of(one)])


def days_of(episode: Episode) -> list[Interval | None]:
    return [turn.interval for lane in episode.lanes for turn in lane.turns]


def test_every_site_is_listed_with_what_each_side_says(browser: Browser, ledger: Ledger) -> None:
    page = browser.get("/sites").text
    assert set(LINK.findall(page)) == {one.site for one in known(ledger)}
    assert all(f">{kind}</span>" in page for kind in ("announced", "reported", "measured"))


def test_a_site_that_nobody_measured_says_so_and_what_to_measure(browser: Browser, ledger: Ledger) -> None:
    page = browser.get(f"/sites/{twitter_in_nigeria(ledger).site}").text
    assert "No measurement says anything." in page
    assert 'class="tag reach d-key-hatch">nothing known' in page
    assert not re.search(r"measured</p>.*?d-(reached|restored)", page)


def test_a_measured_site_has_three_lanes_with_claims_and_measurements_behind_each(browser: Browser, ledger: Ledger) -> None:
    measure(ledger, "r" * 64 + "b" * 240)
    episode = twitter_in_nigeria(ledger)
    page = browser.get(f"/sites/{episode.site}").text
    for turn in (turn for lane in episode.lanes for turn in lane.turns):
        assert all(f"claim-{telling.claim.id}" in page for telling in turn.incident.tellings)
    words = bare(page)
    assert "240 in all: 0 reached it, 240 were stopped (240 with firm evidence), 0 found it down" in words
    assert "measurements: confirms" in words
    assert "AS29465" in words


def test_time_without_measurements_is_hatched_and_named(browser: Browser, ledger: Ledger) -> None:
    measure(ledger, "b" * 120 + " " * 80 + "b" * 40)
    page = browser.get(f"/sites/{twitter_in_nigeria(ledger).site}").text
    assert re.search(r'class="d-insufficient[^"]*" x="[^0][^"]*"[^>]* fill="url\(#lanes-1-3\)"', page)
    assert "Gap" in bare(page)
    assert "not enough measured" in bare(page)
    assert "measure there again" in bare(page)


@pytest.mark.parametrize("name", ["Wikipedia", "Facebook"])
def test_what_is_denied_or_doubted_moves_no_lane(browser: Browser, ledger: Ledger, name: str) -> None:
    for episode in (one for one in known(ledger) if name in one.names and one.unsure):
        page = bare(browser.get(f"/sites/{episode.site}").text)
        assert "Not a fact" in page
        assert all(incident.mark in page for incident in episode.unsure)


def test_who_was_never_out_of_reach_is_no_site(browser: Browser, ledger: Ledger) -> None:
    assert browser.get("/sites/gone-site").status_code == 404
