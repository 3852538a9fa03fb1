"""Whether two names can be one's, and why not."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.records.mention import Kind
from khronika.resolve import Likeness, compare_names

CASES = tomllib.loads((Path(__file__).parent / "cases" / "names.toml").read_text(encoding="utf-8"))["case"]

KINDS = st.sampled_from([Kind.PERSON, Kind.ORGANIZATION])


def rows() -> list[Any]:
    """The rows of the table, named by their names."""
    marks = [pytest.mark.xfail(strict=True, reason="not told yet")]
    return [pytest.param(row, id=f"{row['left']}, {row['right']}", marks=marks if row["from"] == "todo" else []) for row in CASES]


@pytest.mark.parametrize("case", rows())
def test_names_are_told_together_and_apart(case: Mapping[str, Any]) -> None:
    found = compare_names(case["left"], case["right"], Kind(case.get("kind", "person")))
    assert found.is_same is case["same"], found
    assert case.get("because", "") in "; ".join(found.reasons)


@given(st.text(), st.text(), KINDS)
def test_any_two_strings_are_compared(left: str, right: str, kind: Kind) -> None:
    assert 0 <= compare_names(left, right, kind).score <= 1


@given(st.lists(st.sampled_from(["Ana", "bin", "Омар", "al", "Li", "de", "J.", "علي"]), min_size=1), KINDS)
def test_a_name_is_like_itself(words: list[str], kind: Kind) -> None:
    name = " ".join([*words, "Ana"])
    assert compare_names(name, name, kind) == Likeness(1)


def test_what_keeps_names_apart_is_said_in_words() -> None:
    assert compare_names("Ahmed Hassan", "Yahya Hassan", Kind.PERSON).reasons == (
        "“Ahmed” and “Yahya” exclude each other",
        "only one word agrees",
    )


def test_signs_alone_are_no_name() -> None:
    assert compare_names("-", "Ana", Kind.PERSON) == Likeness(0, ("a name without a letter",))
