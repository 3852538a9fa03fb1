"""A few of the kills and flips that the long measure makes."""

import pytest
from benchmarks.faults import measured


def test_kills_and_flips_lose_nothing_and_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert measured(killed=1, flipped=10, seed=7), capsys.readouterr().out
