"""One command: labels, tuning, export, hashes."""

import argparse
import hashlib
import sys
from pathlib import Path

import torch

from khronika.extract.judge.weights import TRAINED_ON
from khronika.settings import settings_of
from training.exporting import export
from training.labelled import labelled_reports
from training.labels import lesson_of
from training.tuning import Plan, tune


def main() -> int:
    """Tune on all reports of the training data, and write the weights; print the SHA-256 of each file."""
    parser = argparse.ArgumentParser(prog="python -m training", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path, help="the folder to write the weights into")
    parser.add_argument("--seed", type=int, default=0, help="for chance in tuning (default: %(default)s)")
    chosen = parser.parse_args()
    gold = settings_of().gold
    if gold is None:
        sys.stderr.write("no gold data is named; give its folder in the variable KHRONIKA_GOLD\n")
        return 2
    torch.set_num_threads(1)
    lessons = [lesson_of(labelled) for labelled in labelled_reports(gold)]
    sys.stderr.write(f"{len(lessons)} reports, {sum(label.type > 0 for lesson in lessons for label in lesson.labels)} words with claims\n")
    export(tune(lessons, Plan(seed=chosen.seed)), chosen.out)
    (chosen.out / TRAINED_ON).write_text("".join(f"{id}\n" for id in sorted(lesson.id for lesson in lessons)), encoding="utf-8")
    for path in sorted(chosen.out.iterdir()):
        sys.stdout.write(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
