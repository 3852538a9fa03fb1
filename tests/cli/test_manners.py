"""How commands end where khronika itself is at fault."""

from pathlib import Path

import pytest

from khronika.cli import app, reading
from tests.cli.running import GOOD, khronika


def test_a_fault_of_our_own_is_shown_as_one_and_without_the_values_of_variables(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "settings_of", fail)
    (home / "good.txt").write_text(GOOD)
    with pytest.raises(ZeroDivisionError):
        khronika("read", "good.txt")
    assert not app.pretty_exceptions_enable
    assert not app.pretty_exceptions_show_locals
