"""Claims a page at a time are those that a list of all of them has, in its order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from khronika.records.claim import Claim
from khronika.records.claim_type import ClaimType
from khronika.store import ClaimFilter, Ledger, claim_pages, query
from khronika.store.claim_pages import claims_of_reports
from tests.store.made import NOON, RULES, TEXT, Page

LATER = TEXT.replace("March 6", "March 4")
PAGES = (
    *(Page(address=f"https://news.example/{name}", published=date(2024, 3, day)) for name, day in zip("dacb", (8, 6, 6, 7), strict=True)),
    *(Page(address=f"https://undated.example/{name}", published=None) for name in "ba"),
    Page(address="https://news.example/a", text=LATER, at=NOON + timedelta(hours=1)),
    Page(address="https://news.example/d", reader=replace(RULES, version="2.0"), published=date(2024, 3, 8)),
)
FILTERS = (
    ClaimFilter(),
    ClaimFilter(types=frozenset({ClaimType.RELEASE})),
    ClaimFilter(since=date(2024, 3, 5)),
    ClaimFilter(until=date(2024, 3, 5), types=frozenset({ClaimType.DETENTION, ClaimType.RELEASE})),
    ClaimFilter(person="moyo"),
    ClaimFilter(place="ZW", person="Thandiwe Moyo"),
    ClaimFilter(place="bulawayo"),
    ClaimFilter(person="nobody"),
)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add([page.item for page in PAGES])
    return ledger


@pytest.mark.parametrize("following", [0, 3, 2_000])
@pytest.mark.parametrize("many", [0, 10_000])
def test_pages_one_after_the_other_have_all_claims_that_pass(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch, many: int, following: int
) -> None:
    monkeypatch.setattr(query, "MANY_CLAIMS", many)
    monkeypatch.setattr(claim_pages, "NEXT", following)
    for filter in FILTERS:
        expected = [claim.id for _, claim in filled.claims(filter)]
        assert [claim.id for claim in claims_by_pages(filled, filter)] == expected, filter
        assert bool(expected) != (filter.person == "nobody")


def claims_by_pages(ledger: Ledger, filter: ClaimFilter) -> list[Claim]:
    found: list[Claim] = []
    after = None
    with ledger.looking() as looking:
        while True:
            told, after = claims_of_reports(looking, filter, after, 2)
            found += [one.claim for one in told]
            if after is None:
                return found


def test_behind_a_report_that_is_not_there_stands_nothing(filled: Ledger) -> None:
    with filled.looking() as looking:
        assert claims_of_reports(looking, ClaimFilter(), 9_999, 2) == ([], None)


def test_as_many_claims_count_as_a_list_of_all_of_them_has(filled: Ledger) -> None:
    assert filled.counts().claims == len(list(filled.claims(ClaimFilter())))
    assert filled.counts().claims < len(list(filled.claims(ClaimFilter(everything=True))))
