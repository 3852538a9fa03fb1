from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika.export.edition import Edition
from tests.export.made import made_edition


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    """Facts, a denial, an allegation, a plan, a thing without a day, and ranges."""
    path: Path = tmp_path_factory.mktemp("edition") / "ledger.db"
    with made_edition(path) as made:
        yield made
