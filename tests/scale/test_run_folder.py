import os
from itertools import islice
from pathlib import Path

import pytest

from khronika.errors import InputError, SettingsError
from khronika.records.kept_report import KeptReport
from khronika.scale import Manner, RunFolder, run_over
from khronika.scale.run_folder import is_run
from tests.scale.made import BEGUN, SIGNATURE, Running, claims_in, files_in, ids_in, plain, write_lines


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Running:
    """A run over seven reports and one in another language, in shards of three, that is done."""
    folder = tmp_path_factory.mktemp("run")
    inputs = folder / "inputs"
    inputs.mkdir()
    write_lines(inputs / "a.jsonl", *plain(7))
    write_lines(inputs / "b.jsonl", "Демонстрация прошла мирно.", language="ru")
    (inputs / "c.txt").write_bytes(b"")
    running = Running([inputs], folder / "out")
    running.go()
    return running


def test_each_shard_has_its_claims_its_reports_what_was_not_read_and_an_empty_marker(done: Running) -> None:
    files = files_in(done.folder.path)
    each = [f"{name.format(number)}" for number in ("00000", "00001", "00002") for name in NAMES]
    assert sorted(files) == sorted([*each, "shards.jsonl"])
    assert {files[name] for name in files if name.endswith(".done")} == {b""}
    assert ids_in(done.folder.path) == list(range(7))


NAMES = ("claims-{}.parquet", "claims-{}.done", "reports-{}.jsonl.gz", "unread-{}.jsonl")


def test_what_was_not_read_is_named_with_the_reason(done: Running) -> None:
    russian, empty = files_in(done.folder.path)["unread-00002.jsonl"].decode().splitlines()
    assert '"why":"not read","reason":"nobody reads its language (ru)"' in russian
    assert '"why":"failed","reason":"it is empty' in empty
    last = list(done.folder.shards(done.run))[-1]
    assert done.folder.failed_in(last) == 1


def test_a_second_run_does_nothing_and_one_without_a_shard_does_that_one(done: Running) -> None:
    before = files_in(done.folder.path)
    (done.folder.path / "claims-00001.done").unlink()
    (done.folder.path / "claims-00001.parquet").write_bytes(b"half")
    again = Running([Path(done.run.inputs[0])], done.folder.path)
    assert again.go().shards == 1
    assert files_in(done.folder.path) == before
    assert again.go().shards == 0


def test_what_is_kept_of_a_shard_comes_back_and_a_damaged_file_is_named(done: Running, tmp_path: Path) -> None:
    first, *_ = done.folder.shards(done.run)
    reports = [kept for kept in done.folder.kept(first.name) if isinstance(kept, KeptReport)]
    assert [kept.report.id for kept in reports] == ["0", "1", "2"]
    (tmp_path / "reports-00000.jsonl.gz").write_bytes((done.folder.path / "reports-00000.jsonl.gz").read_bytes()[:-90])
    with pytest.raises(InputError, match=r"reports-00000\.jsonl\.gz"):
        list(RunFolder(tmp_path).kept(first.name))


def differing(folder: Path, **changed: object) -> Manner:
    return Manner(**{"begun": BEGUN, "gate": False, "shard_size": 3, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "told"), [({"gate": True}, "--gate"), ({"shard_size": 4}, "--shard-size"), ({"limit_bytes": 9}, "--limit-bytes")]
)
def test_other_options_in_the_same_folder_are_refused(done: Running, changed: dict[str, object], told: str) -> None:
    with pytest.raises(SettingsError, match=f"holds a run with another {told}; name another folder"):
        done.folder.begin(run_over(done.run.inputs, differing(done.folder.path, **changed), SIGNATURE))


def test_other_inputs_and_inputs_that_changed_are_refused(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", *plain(1))
    running = Running([path], tmp_path / "out")
    with pytest.raises(SettingsError, match="other inputs"):
        Running([tmp_path], tmp_path / "out")
    os.utime(path, (1, 1))
    with pytest.raises(SettingsError, match="files that have changed since"):
        Running([path], tmp_path / "out")
    assert is_run(running.folder.path)


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", *plain(1))
    with pytest.raises(SettingsError, match="holds no run"):
        Running([path], tmp_path)
    with pytest.raises(SettingsError, match="holds no run"):
        Running([path], path)
    (tmp_path / "run.json").write_text("{}")
    with pytest.raises(SettingsError, match=r"run\.json cannot be read"):
        Running([path], tmp_path)


def test_a_plan_that_was_cut_off_is_made_anew(tmp_path: Path) -> None:
    running = Running([write_lines(tmp_path / "a.jsonl", *plain(9))], tmp_path / "out")
    assert len(list(islice(running.folder.shards(running.run), 1))) == 1
    assert not (running.folder.path / "shards.jsonl").exists()
    planned = list(running.folder.shards(running.run))
    assert [shard.number for shard in planned] == [0, 1, 2]
    assert list(running.folder.shards(running.run)) == planned


def test_what_killed_runs_left_unfinished_is_taken_away(tmp_path: Path) -> None:
    running = Running([write_lines(tmp_path / "a.jsonl", *plain(1))], tmp_path / "out")
    (running.folder.path / ".claims-00000.parquet.elsewhere-7.unfinished").write_bytes(b"half")
    running.folder.tidy()
    assert list(files_in(running.folder.path)) == []
    assert claims_in(running.folder.path) == []
