"""Fit which claims of a report are about one thing anew: ``python -m training.incidents [--folds]``.

It reads claims-train and claims-own of the gold folder and the reports of ``training/data``, and writes ``incidents_linked.toml``; with
``--folds`` it prints, as Markdown, how well the claims of reports are linked that were left out.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from khronika.evaluate import load_gold
from khronika.evaluate.gold import GoldReport
from khronika.evaluate.scores import Rate
from khronika.extract.claims import claims_of, in_order
from khronika.extract.draft import Draft
from khronika.extract.english import EnglishReader
from khronika.extract.layout import Layout
from khronika.extract.linking.linked import NAME, compared, incidents_of
from khronika.extract.linking.member import Member, members_of
from khronika.extract.linking.signs import signs_between
from khronika.extract.ranking.options import Option, Ranking
from khronika.records.reading import Reading
from khronika.settings import settings_of
from training.claims_read import Example, answered, laid_out
from training.gold_sets import ARTICLES, OWN, write_gold_sets
from training.logit import fitted, written
from training.roles import FOLDS, GIVEN, OUT, SEED

ENOUGH = 0.4
"""The chance from which claims are linked; of .35 and .4 the one with the better F1 on reports left out."""

RIDGE = 20.0
APART: Option[bool] = Option(None, ())

HEAD = """\
# What each sign between two claims of one type adds to the log odds of their being about one thing. Fitted, not written:
# `python -m training.incidents` makes this file from claims-train, claims-own and training/data ({pairs} pairs of claims of {reports}
# reports) with a ridge penalty of {ridge}. Incidents are joined while the mean of their claims' log odds is that of the chance `enough`.
"""

Labels = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class ClaimsRead:
    """The claims of a report by their types, and the incident of the gold for each that answers a claim of it, by the draft's ``id()``."""

    set: str
    report: str
    types: Sequence[Sequence[Member]]
    gold: Labels

    def examples(self) -> Iterator[Example]:
        """Each pair that gold knows of, held against not being one thing."""
        for members in self.types:
            for earlier, later in compared(len(members)):
                one, other = (self.gold.get(id(members[number].draft)) for number in (earlier, later))
                if one is not None and other is not None:
                    options = (APART, Option(value=True, signs=tuple(signs_between(members[earlier], members[later]))))
                    answers = (frozenset[int](), frozenset({0} if one == other else ()))
                    yield Example(self.set, self.report, options, answers, (0, 0), is_known=True)

    def ruled(self) -> Labels:
        """The incidents of the rules."""
        return {id(member.draft): f"{member.draft.type}-{member.draft.incident}" for members in self.types for member in members}

    def linked(self, ranking: Ranking) -> Labels:
        """The incidents of the trained choice."""
        clusters = [cluster for members in self.types for cluster in incidents_of(members, ranking)]
        return {id(member.draft): str(number) for number, cluster in enumerate(clusters) for member in cluster}

    def links(self, labels: Labels) -> Counter[str]:
        """How many pairs are one thing for the gold, for the labels, and for both."""
        found: Counter[str] = Counter()
        for one, other in combinations(self.gold, 2):
            gold, read = self.gold[one] == self.gold[other], labels[one] == labels[other]
            found.update(gold=gold, read=read, both=gold and read)
        return found


def claims_read(folder: Path, name: str) -> Iterator[ClaimsRead]:
    """What is read of a gold set, before it is linked."""
    gold = load_gold(folder, name)
    answers = {report.id: report for report in gold.reports}
    for layout, sentences in laid_out(gold):
        drafts = in_order(EnglishReader().drafts_chosen(layout, sentences))
        types = list(members_of(drafts, layout.names, layout.report.passages))
        yield ClaimsRead(name, layout.report.id, types, dict(_gold_of(layout, drafts, answers)))


def _gold_of(layout: Layout, drafts: Sequence[Draft], answers: Mapping[str, GoldReport]) -> Iterator[tuple[int, str]]:
    """The gold's incident of each claim that is likely enough to be told and answers the gold."""
    claims = claims_of(layout.report, list(drafts), EnglishReader.signature)
    told = [number for number, claim in enumerate(claims) if claim.confidence >= EnglishReader.least_confidence]
    reading = Reading(layout.report, EnglishReader.signature, tuple(claims[number] for number in told))
    for number, claim in answered(reading, answers).items():
        yield id(drafts[told[number]]), claim.values.incident or f"alone {number}"


def fit(reports: Sequence[ClaimsRead]) -> Ranking:
    """The weights of the signs."""
    return fitted([example for report in reports for example in report.examples()], ENOUGH, RIDGE)


def left_out(reports: Sequence[ClaimsRead]) -> Iterator[str]:
    """The rows of a table: each set as the rules link it, and with weights that were fitted without its reports."""
    order = sorted(reports, key=lambda report: report.report)
    random.Random(SEED).shuffle(order)  # noqa: S311 - folds, not secrets
    links: dict[tuple[str, str], Counter[str]] = {}
    for fold in range(FOLDS):
        ranking = fit([report for number, report in enumerate(order) if number % FOLDS != fold])
        for report in order[fold::FOLDS]:
            for by, labels in (("rules", report.ruled()), ("choice", report.linked(ranking))):
                for name in (report.set, "all"):
                    links.setdefault((name, by), Counter()).update(report.links(labels))
    yield "| set | by | precision | recall | F1 |\n|---|---|---|---|---|\n"
    for (name, by), found in sorted(links.items(), reverse=True):
        rate = Rate(found["both"], found["gold"], found["read"])
        yield f"| {name} | {by} | {rate.precision:.3f} | {rate.recall:.3f} | {rate.f1:.3f} |\n"


def write(reports: Sequence[ClaimsRead]) -> None:
    """Write the file of the weights."""
    number = sum(1 for report in reports for _ in report.examples())
    head = HEAD.format(pairs=number, reports=len(reports), ridge=RIDGE)
    (OUT / f"{NAME}.toml").write_text(written(fit(reports), head), encoding="utf-8")


def main() -> int:
    """Write the file, or print what the folds say."""
    gold = settings_of().gold
    if gold is None:
        sys.stderr.write("no gold data is named; give its folder in the variable KHRONIKA_GOLD\n")
        return 2
    with TemporaryDirectory() as name:
        write_gold_sets(gold, Path(name))
        sets = (*((gold, given) for given in GIVEN), (Path(name), ARTICLES), (Path(name), OWN))
        reports = [report for folder, set in sets for report in claims_read(folder, set)]
    if "--folds" in sys.argv[1:]:
        sys.stdout.writelines(left_out(reports))
    else:
        write(reports)
    return 0


if __name__ == "__main__":
    sys.exit(main())
