"""What all tests share: how hard hypothesis tries, and where the gold data stands."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

settings.register_profile("quick", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2000)
settings.load_profile("quick")


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """The folder of gold data: ``KHRONIKA_GOLD``, else ``shared/gold`` beside the repository."""
    named = os.environ.get("KHRONIKA_GOLD")
    folder = Path(named) if named else ROOT.parent / "shared" / "gold"
    if named and not folder.is_dir():
        pytest.fail(f"KHRONIKA_GOLD is {named}, which is no folder")
    if not folder.is_dir():
        pytest.skip("no gold data: set KHRONIKA_GOLD to its folder")
    return folder.resolve()
