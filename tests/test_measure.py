"""scripts/measure writes what a command printed, and where and when it ran."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GIT = ["git", "-c", "user.name=Ama Owusu", "-c", "user.email=ama@news.example"]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the script, and on the path a khronika that prints a figure and fails."""
    folder = tmp_path / "checkout"
    (folder / "scripts").mkdir(parents=True)
    (folder / "docs").mkdir()
    shutil.copy(ROOT / "scripts" / "measure", folder / "scripts" / "measure")
    fake = tmp_path / "bin" / "khronika"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\necho claim F1 .123 on $KHRONIKA_GOLD\nexit 1\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path))
    monkeypatch.setenv("PATH", f"{fake.parent}:{Path(sys.executable).parent}", prepend=":")
    monkeypatch.setenv("KHRONIKA_GOLD", "made-up")
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "Begin"]):
        subprocess.run([*GIT, *command], cwd=folder, check=True)
    return folder


def measure(checkout: Path, *names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["scripts/measure", *names], cwd=checkout, capture_output=True, text=True, check=False)


def test_a_result_has_the_figures_the_command_the_commit_and_the_machine(checkout: Path) -> None:
    ran = measure(checkout, "accuracy")
    written = (checkout / "docs" / "accuracy.md").read_text(encoding="utf-8")
    commit = subprocess.run(["git", "rev-parse", "--short=12", "HEAD"], cwd=checkout, capture_output=True, text=True, check=True).stdout
    assert ran.stdout == written
    assert "\nclaim F1 .123 on made-up\n" in written
    assert f"- commit: {commit}" in written
    assert "- command: `khronika evaluate --markdown`, exit code 1" in written
    assert "cores" in written


def test_a_measure_below_its_floor_fails_after_it_was_written(checkout: Path) -> None:
    assert measure(checkout, "accuracy").returncode == 1


def test_a_result_says_that_the_code_was_changed_since_the_commit(checkout: Path) -> None:
    with (checkout / "scripts" / "measure").open("a", encoding="utf-8") as script:
        script.write("\n# changed\n")
    measure(checkout, "accuracy")
    assert "with changes not committed" in (checkout / "docs" / "accuracy.md").read_text(encoding="utf-8")


def test_a_measure_that_does_not_exist_is_refused(checkout: Path) -> None:
    ran = measure(checkout, "beauty")
    assert ran.returncode == 2
    assert "there are accuracy, speed, growth, faults, api, leaks, desk, many, pairs, rival and profiles" in ran.stderr
