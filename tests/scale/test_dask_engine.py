"""A real cluster of Dask's on this machine: scheduler and workers are processes of their own."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from khronika.errors import SettingsError
from khronika.scale import Done
from khronika.scale.dask_engine import DaskEngine
from tests.scale.made import Running, files_in, ids_in, plain, write_lines

pytestmark = [pytest.mark.enable_socket, pytest.mark.filterwarnings("default")]


@contextmanager
def a_cluster(folder: Path) -> Iterator[str]:
    """The address of a cluster with two workers; the number of its scheduler's process is written down for pages that kill it."""
    told = folder / "cluster.json"
    options = ("--no-dashboard", "--scheduler-file", str(told))
    scheduler = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *options], stderr=subprocess.DEVNULL
    )
    (folder / "scheduler").write_text(str(scheduler.pid))
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--nthreads", "1", "--nworkers", "2", *options]
    workers = subprocess.Popen(worker, stderr=subprocess.DEVNULL)
    try:
        while not told.exists():
            assert scheduler.poll() is None
            time.sleep(0.1)
        yield str(json.loads(told.read_text())["address"])
    finally:
        for process in (workers, scheduler):
            process.terminate()
            process.wait(30)


@pytest.mark.parametrize(("workers", "words"), [(2, "kills its worker"), (4, "went by")])
def test_a_cluster_gives_the_files_of_one_process_even_where_a_worker_is_killed(tmp_path: Path, workers: int, words: str) -> None:
    texts = plain(30)
    texts[13] = f"This page {words} in peace."
    path = write_lines(tmp_path / "a.jsonl", *texts)
    on_cluster = Running([path], tmp_path / "cluster")
    assert on_cluster.go(DaskEngine(workers)) == Done(shards=10, reports=30, claims=30)
    on_one = Running([path], tmp_path / "one")
    on_one.go()
    assert files_in(on_cluster.folder.path) == files_in(on_one.folder.path)
    assert ids_in(on_cluster.folder.path) == list(range(30))


def test_a_scheduler_that_is_killed_ends_the_run_and_another_run_goes_on(tmp_path: Path) -> None:
    texts = plain(30)
    texts[13] = "This page kills the scheduler."
    running = Running([write_lines(tmp_path / "a.jsonl", *texts)], tmp_path / "out")
    with a_cluster(tmp_path) as address, pytest.raises(SettingsError, match=r"the cluster's scheduler is gone; .* what is done stays"):
        running.go(DaskEngine(2, address))
    before = len(list((tmp_path / "out").glob("*.done")))
    assert before < 10
    assert Running([tmp_path / "a.jsonl"], tmp_path / "out").go().shards == 10 - before
    assert ids_in(running.folder.path) == list(range(30))


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khronika.scale.dask_engine.CONNECT_SECONDS", 1)
    running = Running([write_lines(tmp_path / "a.jsonl", *plain(1))], tmp_path / "out")
    with pytest.raises(SettingsError, match=r"the cluster at tcp://127\.0\.0\.1:9 cannot be reached"):
        running.go(DaskEngine(1, "tcp://127.0.0.1:9"))
