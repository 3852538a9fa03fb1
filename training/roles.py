"""Fit the choices of times, targets, places and actors anew: ``python -m training.roles [--folds]``.

It reads claims-train and claims-own of the gold folder and the reports of ``training/data``, and writes ``times_ranked.toml``,
``targets_ranked.toml``, ``places_ranked.toml`` and ``actors_ranked.toml``; with ``--folds`` it prints, as Markdown, how well reports are
read that were left out.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from khronika.evaluate import load_gold
from khronika.extract.ranking import chosen_actors, chosen_places, chosen_targets, chosen_times
from khronika.extract.ranking.chosen_targets import NOBODY
from khronika.extract.ranking.options import Ranking
from khronika.settings import settings_of
from training.claims_read import Example, RuledReading, actor_examples, place_examples, readings_of, target_examples, time_examples
from training.gold_sets import ARTICLES, OWN, write_gold_sets
from training.logit import RIDGE, fitted, written

OUT = Path(__file__).parent.parent / "src/khronika/extract/en"
GIVEN = ("claims-train", "claims-own")
FOLDS = 5
SEED = 2021

HEAD = """\
# What each sign of a value adds to its odds of being what the claim has in this role. Fitted, not written: `python -m training.roles`
# makes this file from claims-train, claims-own and training/data ({claims} claims of {reports} reports) with a ridge penalty of {ridge}.
# A value is taken from the chance `enough` on.
"""


@dataclass(frozen=True, slots=True)
class Role:
    """A role that is chosen: its file, the chance that is enough, its examples, how they are taught, and which options are taken.

    Where none is taken, the rules' values stay, unless these are ``among_options``.
    """

    file: str
    enough: float
    examples: Callable[[RuledReading], Iterator[Example]]
    lessons: Callable[[Sequence[Example]], list[Example]]
    taken: Callable[[Ranking, Example], list[int]]
    among_options: bool = False


def each_apart(examples: Sequence[Example]) -> list[Example]:
    """Each option held against nobody."""
    return [
        replace(example, options=(NOBODY, option), answers=(frozenset[int](), answers))
        for example in examples
        for option, answers in zip(example.options, example.answers, strict=True)
    ]


def likeliest(ranking: Ranking, example: Example) -> list[int]:
    """The likeliest option, where it is likely enough."""
    chances = ranking.chances(example.options)
    found = [(chance, number) for number, chance in enumerate(chances) if example.options[number].value is not None]
    return [number for chance, number in [max(found, default=(0.0, 0))] if chance >= ranking.enough]


def likely(ranking: Ranking, example: Example) -> list[int]:
    """All options that are likely enough."""
    return [number for number, option in enumerate(example.options) if ranking.chances([NOBODY, option])[1] >= ranking.enough]


def likely_or_kept(ranking: Ranking, example: Example) -> list[int]:
    """The rules' options that are not unlikely, and others that are likely enough."""
    return chosen_actors.likely_actors(ranking, example.options)


ROLES = (
    Role(chosen_times.NAME, 0.45, time_examples, list, likeliest),
    Role(chosen_targets.NAME, 0.5, target_examples, each_apart, likely),
    Role(chosen_places.NAME, 0.35, place_examples, list, likeliest),
    Role(chosen_actors.NAME, 0.45, actor_examples, each_apart, likely_or_kept, among_options=True),
)


def left_out(role: Role, examples: Sequence[Example], gold: Mapping[str, int]) -> Iterator[str]:
    """The rows of a table: each set by the rules, and with weights that were fitted without its reports."""
    ids = sorted({example.report for example in examples})
    random.Random(SEED).shuffle(ids)  # noqa: S311 - folds, not secrets
    fold = {id: number % FOLDS for number, id in enumerate(ids)}
    read, right = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for number in range(FOLDS):
        ranking = fitted(role.lessons([example for example in examples if fold[example.report] != number]), role.enough)
        for example in (one for one in examples if fold[one.report] == number):
            chosen = role.taken(ranking, example)
            hits = len(frozenset[int]().union(*(example.answers[place] for place in chosen)))
            for by, (values, agreeing) in (
                ("rules", example.ruled),
                ("choice", (len(chosen), hits) if chosen or role.among_options else example.ruled),
            ):
                read[example.set, by] += values
                right[example.set, by] += agreeing
    yield f"\n{role.file}\n\n| set | by | precision | recall | F1 |\n|---|---|---|---|---|\n"
    yield from (
        f"| {name} | {by} | {_rates(right[name, by], read[name, by], gold[name])} |\n" for name in gold for by in ("rules", "choice")
    )


def _rates(right: int, read: int, gold: int) -> str:
    precision, recall = right / max(read, 1), right / max(gold, 1)
    return f"{precision:.3f} | {recall:.3f} | {2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def write(role: Role, examples: Sequence[Example]) -> None:
    """Write the file of a role."""
    known = [example for example in examples if example.is_known]
    head = HEAD.format(claims=len(known), reports=len({example.report for example in known}), ridge=RIDGE)
    (OUT / f"{role.file}.toml").write_text(written(fitted(role.lessons(examples), role.enough), head), encoding="utf-8")


def main() -> int:
    """Write the files, or print what the folds say."""
    gold = settings_of().gold
    if gold is None:
        sys.stderr.write("no gold data is named; give its folder in the variable KHRONIKA_GOLD\n")
        return 2
    examples: dict[str, list[Example]] = {role.file: [] for role in ROLES}
    told = {role.file: Counter[str]() for role in ROLES}
    with TemporaryDirectory() as name:
        write_gold_sets(gold, Path(name))
        for folder, set in (*((gold, given) for given in GIVEN), (Path(name), ARTICLES), (Path(name), OWN)):
            claims = [claim.values for report in load_gold(folder, set).reports for claim in report.claims]
            told[chosen_times.NAME][set] = sum(bool(values.when) for values in claims)
            told[chosen_targets.NAME][set] = sum(len(values.targets) for values in claims)
            told[chosen_places.NAME][set] = sum(len(values.where) for values in claims)
            told[chosen_actors.NAME][set] = sum(len(values.actors) for values in claims)
            for reading in readings_of(folder, set):
                for role in ROLES:
                    examples[role.file] += role.examples(reading)
    for role in ROLES:
        if "--folds" in sys.argv[1:]:
            sys.stdout.writelines(left_out(role, examples[role.file], told[role.file]))
        else:
            write(role, examples[role.file])
    return 0


if __name__ == "__main__":
    sys.exit(main())
