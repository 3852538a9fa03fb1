from pathlib import Path

import pytest

from khronika.settings import settings_of


def test_variables_name_the_ledger_and_the_gold() -> None:
    found = settings_of({"KHRONIKA_LEDGER": "/srv/a.db", "KHRONIKA_GOLD": "../gold"})
    assert (found.ledger, found.gold) == ("/srv/a.db", Path("../gold"))


@pytest.mark.parametrize("environment", [{}, {"KHRONIKA_LEDGER": "", "KHRONIKA_GOLD": ""}])
def test_without_them_the_ledger_is_in_the_users_data_folder_and_there_is_no_gold(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    found = settings_of(environment)
    assert Path(found.ledger).name == "khronika.db"
    assert Path(found.ledger).parent.name == "khronika"
    assert found.gold is None


def test_somebody_is_named_in_the_log() -> None:
    assert settings_of({}).who


def test_a_user_without_a_name_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("no such user")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert settings_of({}).who == "unknown"
