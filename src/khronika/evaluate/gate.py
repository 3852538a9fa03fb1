"""How much of what holds a claim the gate keeps, and how much of what holds none it lets through.

Kept are to be the reports of the sets of claims that hold one, and the articles of IndiaPoliceEvents with a label; let through should be
few of the ordinary pages of the article extraction benchmark. ``benchmarks/gate-pages.tsv`` says of each page whether it holds a claim of
the codebook; where that can be argued about (``doubtful``), the page is counted apart.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from khronika.errors import GoldError
from khronika.evaluate.gold import load_gold
from khronika.evaluate.indiapoliceevents import NAME as INDIA
from khronika.evaluate.indiapoliceevents import labelled_texts
from khronika.evaluate.pages import GoldPage

CLAIM_SETS = ("claims-dev", "claims-own")
KEPT_MIN = 0.98
LET_THROUGH_MAX = 0.15
FASTER_MIN = 20.0
LABELS = ("claim", "none", "doubtful")


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many passed, and the names of those that went the wrong way."""

    name: str
    passed: int
    total: int
    wrong: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """From 0 to 1, 0 of none."""
        return self.passed / self.total if self.total else 0.0


def kept_shares(folder: Path, passes: Callable[[str], bool]) -> Iterator[Share]:
    """For each set of reports that hold claims, how many pass."""
    for name in CLAIM_SETS:
        reports = load_gold(folder, name).reports
        yield _share(name, ((report.id, "\n\n".join(report.paragraphs)) for report in reports if report.claims), passes, wanted=True)
    yield _share(INDIA, labelled_texts(folder), passes, wanted=True)


def page_shares(
    pages: Iterable[GoldPage], labels: dict[str, str], text_of: Callable[[GoldPage], str | None], passes: Callable[[str], bool]
) -> list[Share]:
    """For each label of ordinary pages, how many pass; a page for which ``text_of`` gives nothing is not counted."""
    texts: dict[str, list[tuple[str, str]]] = {label: [] for label in LABELS}
    for page in pages:
        text = text_of(page)
        if text is not None:
            texts[labels[page.id]].append((page.id, text))
    return [_share(f"pages: {label}", texts[label], passes, wanted=label == "claim") for label in LABELS]


def page_labels(path: Path) -> dict[str, str]:
    """The label of each page by its id; ``GoldError`` where the file is none of labels."""
    try:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        found = dict(line.split("\t") for line in lines)
    except (OSError, ValueError) as error:
        raise GoldError(f"{path} cannot be read as labels of pages: {error}; khronika's own folder has it") from error
    wrong = {label for label in found.values() if label not in LABELS}
    if wrong:
        raise GoldError(f"{path} has labels that are none: {', '.join(sorted(wrong))}; there are {', '.join(LABELS)}")
    return found


def breaches_of(kept: Iterable[Share], pages: Iterable[Share], faster: float) -> list[str]:
    """What falls short of the gate's floors."""
    found = [f"gate: {one.name} keeps {one.share:.4f}, below its floor of {KEPT_MIN}" for one in kept if one.share < KEPT_MIN]
    through = [one for one in pages if one.name == "pages: none" and one.share > LET_THROUGH_MAX]
    found += [f"gate: {one.name} lets through {one.share:.4f}, above its ceiling of {LET_THROUGH_MAX}" for one in through]
    return found + ([f"gate: {faster:.1f} times as fast, below its floor of {FASTER_MIN:g}"] if faster < FASTER_MIN else [])


def _share(name: str, texts: Iterable[tuple[str, str]], passes: Callable[[str], bool], *, wanted: bool) -> Share:
    passed = {id: passes(text) for id, text in texts}
    return Share(name, sum(passed.values()), len(passed), tuple(id for id, one in passed.items() if one != wanted))
