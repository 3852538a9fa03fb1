import tomllib
from pathlib import Path
from typing import Any

import pytest

from khronika.resolve.account import keys_of_account
from khronika.resolve.sameness import sameness
from tests.resolve.accounts import account_in

CASES = tomllib.loads((Path(__file__).parent / "cases" / "sameness.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_two_accounts_are_of_one_thing_or_not(case: dict[str, Any]) -> None:
    left, right = account_in(case["left"], "a"), account_in(case["right"], "b")
    found = sameness(left, right)
    assert (found.score > 0) is case["is_one"], (found.score, found.reasons)
    assert sameness(right, left) == found


@pytest.mark.parametrize("case", [case for case in CASES if case["is_one"]], ids=lambda case: case["name"])
def test_accounts_of_one_thing_share_a_key(case: dict[str, Any]) -> None:
    left, right = account_in(case["left"], "a"), account_in(case["right"], "b")
    assert set(keys_of_account(left)) & set(keys_of_account(right))
