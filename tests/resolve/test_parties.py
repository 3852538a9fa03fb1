"""Whether two names in different reports are one person's or one body's, and what a report says of a name's bearer."""

import tomllib
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind
from khronika.resolve.naming import Deed, Naming, keys_of, namings_of
from khronika.resolve.parties import Bearer, compare_bearers
from tests.store.made import BODY, Page

CASES = tomllib.loads((Path(__file__).parent / "cases" / "bearers.toml").read_text(encoding="utf-8"))["case"]
NOBODYS_COUNTRY = "XA"


def naming_in(side: dict[str, Any]) -> Naming:
    """The name that one side of a row gives."""
    deeds = ((ClaimType(type), date.fromisoformat(day)) for type, day in side.get("told", ()))
    return Naming(
        side["name"],
        Kind(side.get("kind", "person")),
        date.fromisoformat(side["published"]) if "published" in side else None,
        ((0, len(side["name"])),),
        tuple((id, f"town {id}") for id in side.get("towns", ())),
        tuple(side.get("countries", (NOBODYS_COUNTRY,))),
        tuple(sorted(side.get("words", ()))),
        told=tuple(Deed(type, is_fact=True, earliest=day, latest=day) for type, day in deeds),
    )


def rows(*, only_same: bool = False) -> list[Any]:
    """The rows of the table, named by their names."""
    wanted = [row for row in CASES if row["same"] or not only_same]
    marks = pytest.mark.xfail(strict=True, reason="not told yet")
    return [pytest.param(row, id=row["name"], marks=[marks] if row.get("from") == "todo" else []) for row in wanted]


@pytest.mark.parametrize("case", rows())
def test_bearers_of_names_are_told_together_and_apart(case: dict[str, Any]) -> None:
    left, right = (Bearer.of([naming_in(case[side])]) for side in ("left", "right"))
    found = compare_bearers(left, right)
    assert (found.score > 0) is case["same"], (found.score, found.reasons)


@pytest.mark.parametrize("case", rows(only_same=True))
def test_names_of_one_bearer_share_a_key(case: dict[str, Any]) -> None:
    assert not set(keys_of(naming_in(case["left"]))).isdisjoint(keys_of(naming_in(case["right"])))


SIDES = st.sampled_from([case[side] for case in CASES for side in ("left", "right")])


@given(SIDES, SIDES)
def test_the_score_has_no_direction(left: dict[str, Any], right: dict[str, Any]) -> None:
    one, other = (Bearer.of([naming_in(side)]) for side in (left, right))
    assert compare_bearers(one, other).score == compare_bearers(other, one).score


@given(st.lists(SIDES, min_size=2, max_size=5), st.randoms(use_true_random=False), SIDES)
def test_the_order_of_reports_about_a_bearer_does_not_matter(sides: list[dict[str, Any]], chance: Random, other: dict[str, Any]) -> None:
    shuffled = list(sides)
    chance.shuffle(shuffled)
    one, same = (Bearer.of([naming_in(side) for side in listed]) for listed in (sides, shuffled))
    assert compare_bearers(one, Bearer.of([naming_in(other)])) == compare_bearers(same, Bearer.of([naming_in(other)]))


SEVERAL = Page(text=f"Nurse held in Bulawayo\n\n{BODY}\n\nМинск: Ольга Ткач was sentenced on March 6 beside Thandiwe Moyo.")


@given(st.permutations(SEVERAL.claims or ()))
def test_the_order_of_claims_does_not_matter(claims: list[Any]) -> None:
    found, ordered = (
        [(naming, {claim.id for claim in own}) for naming, own in namings_of(SEVERAL.report, listed, {})]
        for listed in (claims, SEVERAL.claims or ())
    )
    assert found == ordered
    assert len(found) >= 2
