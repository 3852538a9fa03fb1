"""Accounts out of rows of a table."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khronika.records.claim_type import ClaimType
from khronika.resolve.account import Account
from khronika.resolve.retelling import told_in

MARK = "**"


def account_in(row: Mapping[str, Any], report: str) -> Account:
    """The account that a row of ``cases/sameness.toml`` gives."""
    before, trigger, after = row["text"].split(MARK)
    days = [date.fromisoformat(day) for day in row.get("when", ())]
    return Account(
        report,
        "1",
        ClaimType(row["type"]),
        told_in(before + trigger + after, [(len(before), len(before) + len(trigger))]),
        min(days, default=None),
        max(days, default=None),
        date.fromisoformat(row["published"]) if "published" in row else None,
        tuple((id, f"town {id}") for id in row.get("towns", ())),
        frozenset(row.get("areas", ())),
        frozenset([row["country"]] if "country" in row else ()),
        tuple((name, row.get("kind", "person")) for name in row.get("people", ())),
        (),
        frozenset(row.get("words", ())),
        tuple((least, None if most < 0 else most) for least, most in row.get("counts", ())),
        frozenset(row.get("penalties", ())),
    )
