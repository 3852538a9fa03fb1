"""OONI's scenarios for web_connectivity: measurements in made networks, each with the verdict that OONI's probe comes to."""

import hashlib
import io
import json
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

from khronika.errors import GoldError
from khronika.evaluate.labels import Labelled, LabelledSet, LabelMiss
from khronika.evaluate.rows import Row, bytes_of, row_of
from khronika.evaluate.tally import Hits, Wrong

NAME = "reach"
FILE = Path("reach") / "ooni-scenarios.tar.gz"
REMEDY = f"name the folder of gold data that holds OONI's scenarios in {FILE}, or other sets"

VERDICT, BLOCKING, ACCESSIBLE = "verdict", "blocking", "accessible"
"""The labels: both values together, at which layer the site is stopped, and whether it was reached."""

OWN_WORDS = ("blocking", "accessible", "x_blocking_flags", "x_null_null_flags", "x_dns_flags")
"""What OONI's probe concluded, which is taken out before a scenario is judged."""

Verdict = tuple[str | bool | None, bool | None]
JudgeScenario = Callable[[bytes], Verdict]
"""Gives OONI's two values, blocking and accessible, for a measurement without them."""


def reach_scenarios(folder: Path, judge: JudgeScenario) -> LabelledSet:
    """The scenarios, judged by ``judge``; each counts as a report."""
    data = bytes_of(folder / FILE, REMEDY)
    reports = tuple(_compared(name, row, judge) for name, row in _scenarios(data))
    return LabelledSet(NAME, hashlib.sha256(data).hexdigest(), (VERDICT, BLOCKING, ACCESSIBLE), reports)


def _scenarios(data: bytes) -> Iterator[tuple[str, Row]]:
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            for member in sorted(archive, key=lambda one: one.name):
                inner = archive.extractfile(member)
                if inner is not None and member.name.endswith(".json"):
                    yield PurePath(member.name).stem, row_of(inner.read(), f"{FILE}:{member.name}")
    except tarfile.TarError as error:
        raise GoldError(f"{FILE}: no archive ({error}); {REMEDY}") from error


def _compared(name: str, row: Row, judge: JudgeScenario) -> Labelled:
    keys = row.needed_row("test_keys").values
    gold = (keys.get("blocking"), keys.get("accessible"))
    bare = row.values | {"test_keys": {key: value for key, value in keys.items() if key not in OWN_WORDS}}
    judged = judge(json.dumps(bare).encode())
    hits = {VERDICT: judged == gold, BLOCKING: judged[0] == gold[0], ACCESSIBLE: judged[1] == gold[1]}
    every = Counter(dict.fromkeys(hits, 1))
    words = f"blocking {gold[0]}, accessible {gold[1]}; judged {judged[0]}, {judged[1]}"
    misses = tuple(LabelMiss(name, False, label, words) for label, hit in hits.items() if not hit)
    wrong = Counter(Wrong(miss.label, miss.is_spurious) for miss in misses)
    return Labelled(name, Hits(Counter({label: int(hit) for label, hit in hits.items()}), every, every), misses, wrong=wrong)
