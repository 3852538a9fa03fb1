import io
import json
import tarfile
from pathlib import Path

import pytest

from khronika.errors import GoldError
from khronika.evaluate.labels import score_labels
from khronika.evaluate.reach_scenarios import ACCESSIBLE, BLOCKING, VERDICT, reach_scenarios
from khronika.evaluate.scores import Rate


def write(folder: Path, **verdicts: tuple[object, object]) -> None:
    (folder / "reach").mkdir()
    with tarfile.open(folder / "reach" / "ooni-scenarios.tar.gz", "w:gz") as archive:
        for name, (blocking, accessible) in verdicts.items():
            keys = {"blocking": blocking, "accessible": accessible, "x_blocking_flags": 3, "seen": name}
            data = json.dumps({"test_keys": keys}).encode()
            member = tarfile.TarInfo(f"./{name}.json")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))


def test_a_verdict_agrees_where_both_of_its_values_do(tmp_path: Path) -> None:
    write(tmp_path, a=("dns", False), b=(False, True), c=(None, None))
    scores = score_labels(reach_scenarios(tmp_path, lambda _: (False, True)))
    assert scores.rates == {VERDICT: Rate(1, 3, 3), BLOCKING: Rate(1, 3, 3), ACCESSIBLE: Rate(1, 3, 3)}
    assert str(scores.misses[0]) == "a missed   verdict: 'blocking dns, accessible False; judged False, True'"


def test_what_the_probe_concluded_is_hidden_from_the_judge(tmp_path: Path) -> None:
    write(tmp_path, a=("dns", False))
    given = []
    reach_scenarios(tmp_path, lambda line: given.append(json.loads(line)) or (None, None))  # type: ignore[func-returns-value]
    assert given == [{"test_keys": {"seen": "a"}}]


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds OONI's scenarios"):
        reach_scenarios(tmp_path, lambda _: (None, None))
    (tmp_path / "reach").mkdir()
    (tmp_path / "reach" / "ooni-scenarios.tar.gz").write_bytes(b"no archive")
    with pytest.raises(GoldError, match="no archive"):
        reach_scenarios(tmp_path, lambda _: (None, None))
