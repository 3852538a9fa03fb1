"""The command, with the real reader where a test needs one."""

import signal
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.running import GOOD, UNDATED, ended, khronika, process
from tests.scale.made import claims_in

OUT = "out"


def test_a_run_reads_each_input_and_a_second_one_does_nothing(home: Path, tmp_path: Path) -> None:
    (home / "good.txt").write_text(GOOD)
    (home / "recipe.txt").write_text("Soup\n\nPeel the carrots and boil them for twenty minutes with a little salt.\n")
    (home / "empty.txt").write_text("")
    ran = khronika("run", home, "--out", tmp_path / "out", "--workers", 1)
    assert ran.code == 1
    assert "empty.txt: it is empty" in ran.err.replace("\n", " ")
    told = " ".join(ran.err.split())
    assert "1 of 1 shards done now, 0 before: 3 pages, 1 read, " in told, told
    assert "; 1 left out by the gate, 0 in a language that nobody reads, 1 failed." in told, told
    imported = " ".join(khronika("import", tmp_path / "out").err.split())
    assert f"reports 1, new versions of known reports 0, claims {len(claims_in(tmp_path / 'out'))}; known before 0" in imported
    again = khronika("run", home, "--out", tmp_path / "out", "--workers", 1)
    assert "0 of 1 shards done now, 1 before" in again.err
    assert "0 failed and 1 before" in again.err
    assert again.code == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("https://news.example/a", "--out", OUT), "a run reads files and folders"),
        (("nowhere", "--out", OUT), "nowhere: there is no such file or folder"),
        (("good.txt", "--out", OUT, "--workers", 0), "--workers, --shard-size and --timeout are at least 1"),
        (("good.txt", "--out", "."), "holds no run of khronika's"),
        ((".", "--out", "new/out"), "lies in a folder that is read"),
    ],
)
def test_what_cannot_be_run_is_refused_before_anything_is_read(home: Path, arguments: tuple[object, ...], told: str) -> None:
    (home / "good.txt").write_text(GOOD)
    ran = khronika("run", *arguments)
    assert ran.code == 2
    assert told in " ".join(ran.err.split())


def test_a_run_that_is_stopped_with_ctrl_c_and_begun_again_goes_on_where_it_was(home: Path, tmp_path: Path) -> None:
    for number in range(4):
        (home / f"{number}.txt").write_text(UNDATED.replace("Bulawayo", f"Bulawayo {number}"))
    out, options = tmp_path / "out", ("run", home, "--no-gate", "--shard-size", 1, "--workers", 1, "--out", tmp_path / "out")
    running = process(*options)
    while not list(out.glob("*.done")):
        assert running.poll() is None
    running.send_signal(signal.SIGINT)
    ran = ended(running)
    assert ran.code == 130
    assert "what is done stays; the same command again goes on" in " ".join(ran.err.split())
    done = {path: path.stat().st_mtime_ns for path in out.glob("*.done")}
    assert 0 < len(done) < 4
    assert khronika(*options).code == 0
    assert {path: path.stat().st_mtime_ns for path in done} == done
    claims = Counter(claim.partition(" ")[0] for claim in claims_in(out))
    assert len(claims) == 4
    assert len(set(claims.values())) == 1
