"""Accounts out of rows of a table."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from khronika.records.claim_type import ClaimType
from khronika.records.penalty import Penalty, PenaltyKind
from khronika.resolve.account import Account
from khronika.resolve.retelling import told_in
from khronika.resolve.word_keys import sort_of_people

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
        earliest=min(days, default=None),
        latest=max(days, default=None),
        published=date.fromisoformat(row["published"]) if "published" in row else None,
        towns=tuple((id, f"town {id}") for id in row.get("towns", ())),
        areas=frozenset(row.get("areas", ())),
        countries=frozenset([row["country"]] if "country" in row else ()),
        home=row.get("home"),
        people=tuple((name, row.get("kind", "person")) for name in row.get("people", ())),
        doers=tuple((name, "person") for name in row.get("doers", ())),
        words=frozenset(sort_of_people(word) for word in row.get("words", ())),
        counts=tuple((least, None if most < 0 else most) for least, most in row.get("counts", ())),
        penalties=tuple(_penalty(*values.split()) for values in row.get("penalties", ())),
        has_group=row.get("group", False),
    )


def _penalty(kind: str, bounds: str = "", unit: str | None = None) -> Penalty:
    least, most = (int(bound) for bound in bounds.split("-")) if bounds else (None, None)
    return Penalty(PenaltyKind(kind), least, most, unit)
