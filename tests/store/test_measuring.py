"""Measurements and lists of what to measure stay in the ledger as they came."""

from dataclasses import replace
from datetime import date

from khronika.records.finding import Finding, Outcome
from khronika.records.listing import Listing
from khronika.records.observation import HttpExchange, Observations
from khronika.store import Ledger
from tests.reach.made import measured
from tests.store.content import all_rows

SITE = "news.example"


def test_measurements_are_given_back_in_the_order_of_time_whatever_the_order_in_which_they_came(ledger: Ledger) -> None:
    found = measured("rbld?")
    assert ledger.measure(reversed(found)) == 5
    assert ledger.measurements([SITE]) == found
    assert list(ledger.verify()) == []


def test_the_same_again_adds_no_row_and_no_line_of_the_log(ledger: Ledger) -> None:
    ledger.measure([*measured("rb"), Listing("https://news.example/", "global")])
    before = all_rows(ledger)
    assert ledger.measure([*measured("rb"), Listing("https://news.example/", "global")]) == 0
    assert all_rows(ledger) == before


def test_another_finding_for_a_measurement_stands_beside_the_first_and_counts(ledger: Ledger) -> None:
    [first] = measured("b")
    second = replace(first, finding=Finding(Outcome.INSUFFICIENT, ("newer rules say so",)))
    assert (ledger.measure([first]), ledger.measure([second])) == (1, 1)
    assert ledger.measurements([SITE]) == [second]
    assert len(all_rows(ledger)["measurements"]) == 2


def test_the_texts_of_pages_are_not_kept_but_their_hashes_are(ledger: Ledger) -> None:
    exchange = HttpExchange("http://news.example/", status=200, body="<p>a page</p>", body_sha256="ab", length=13)
    [one] = measured("r")
    ledger.measure([replace(one, seen=Observations(exchanges=(exchange,)))])
    [kept] = ledger.measurements([SITE])
    assert kept.seen.exchanges == (replace(exchange, body=None),)


def test_sites_are_found_under_their_host_without_www(ledger: Ledger) -> None:
    [one] = measured("r")
    ledger.measure([replace(one, address="https://www.News.example/a?b=c"), replace(one, address="http://other.example/")])
    assert ledger.sites_measured() == ["news.example", "other.example"]
    assert len(ledger.measurements([SITE])) == 1


def test_of_an_address_on_a_list_the_newest_counts(ledger: Ledger) -> None:
    old = Listing("https://news.example/", "global", "MISC", added=date(2024, 1, 2))
    new = replace(old, category="NEWS")
    assert ledger.measure([old, new, replace(new, list="xa")]) == 3
    assert ledger.listings(SITE) == [new, replace(new, list="xa")]
