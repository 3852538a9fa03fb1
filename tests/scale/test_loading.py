"""A run goes into a ledger once, however often it is loaded and whatever happens to the database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika.errors import InputError, LedgerError
from khronika.records.codec_kept import Kept
from khronika.scale import RunFolder
from khronika.scale.loading import loaded
from khronika.store import Added, Ledger
from tests.databases import DATABASES, new_location
from tests.postgresql_server import Server
from tests.scale.made import BEGUN, Running, plain, write_lines

NEW = Added(reports=7, claims=7)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A run over seven reports in three shards."""
    folder = tmp_path_factory.mktemp("run")
    running = Running([write_lines(folder / "a.jsonl", *plain(7))], folder / "out")
    running.go()
    return running.folder


def opened(location: str) -> Ledger:
    return Ledger.open(location, lambda: BEGUN, "Ama")


@pytest.mark.parametrize("database", DATABASES)
def test_a_run_is_loaded_a_batch_of_the_log_for_each_shard_and_brings_nothing_the_second_time(
    done: RunFolder, database: str, tmp_path: Path
) -> None:
    with new_location(database, tmp_path) as location, opened(location) as ledger:
        assert sum(loaded(done, ledger), Added()) == NEW
        assert ledger.head().batch == len(done.done()) == 3
        assert sum(loaded(done, ledger), Added()) == Added(known=7)
        assert ledger.head().batch == 3
        assert list(ledger.verify()) == []


def test_a_server_that_is_killed_in_the_middle_and_begun_again_loses_and_doubles_nothing(done: RunFolder, tmp_path: Path) -> None:
    server = Server.made()
    server.start()

    class KillingFolder(RunFolder):
        """Kills the server while its second shard is being taken in."""

        def kept(self, shard: str) -> Iterator[Kept]:
            for number, one in enumerate(super().kept(shard)):
                if (shard, number) == ("00001", 4):
                    server.kill()
                yield one

    try:
        location = server.new_database()
        with opened(location) as ledger:
            with pytest.raises(LedgerError, match="nothing stored before is lost"):
                list(loaded(KillingFolder(done.path), ledger))
            server.start()
            assert sum(loaded(done, ledger), Added()) == Added(reports=4, claims=4, known=3)
            assert list(ledger.verify()) == []
            counts = ledger.counts()
        with opened(str(tmp_path / "undisturbed.db")) as undisturbed:
            list(loaded(done, undisturbed))
            assert undisturbed.counts() == counts
    finally:
        server.remove()


def test_a_shard_whose_lines_contradict_each_other_is_named(done: RunFolder, tmp_path: Path) -> None:
    class WrongFolder(RunFolder):
        """Has lost the bytes of its first report."""

        def kept(self, shard: str) -> Iterator[Kept]:
            return (one for number, one in enumerate(super().kept(shard)) if number)

    with opened(str(tmp_path / "ledger.db")) as ledger, pytest.raises(InputError, match="shard 00000: the bytes of the report"):
        list(loaded(WrongFolder(done.path), ledger))
