import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """The folder of gold data, where this machine has it."""
    named = os.environ.get("KHRONIKA_GOLD")  # noqa: TID251 - the tests' own edge
    if not named:
        pytest.skip("KHRONIKA_GOLD names no folder of gold data")
    folder = Path(named).resolve()
    assert folder.is_dir(), f"KHRONIKA_GOLD is {named}, which is no folder"
    return folder
