"""What ``khronika edition`` does."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from khronika.cli.exporting import whole_or_nothing
from khronika.cli.joining import joined_ledger
from khronika.cli.manners import SOME_FAILED
from khronika.cli.screen import say, tell
from khronika.cli.sealing import opened
from khronika.errors import SettingsError
from khronika.export.format import Format
from khronika.export.leaks.leak import Verdict
from khronika.export.loss import loss_path
from khronika.pipeline.publishing import Choices, Plan, digest_of, planned, publish
from khronika.records.publication import AllowedWords
from khronika.store.gazetteer import gazetteer

LABELS = {Verdict.REFUSE: ("refused", "bold red"), Verdict.ASK: ("asked", "bold yellow")}


def publish_and_tell(
    out: Path, format: Format, chosen: tuple[list[str] | None, list[str] | None, str], location: str | None, *, is_plan: bool
) -> int:
    """Writes the edition where nothing is against it, and says what keeps it from leaving where something is."""
    cleared, words, reason = chosen
    choices = Choices(format, tuple(cleared or ()), _allowed(words or [], reason))
    with joined_ledger(location) as joined, whole_or_nothing(out), _folder_beside(out) as folder:
        ledger, path = opened(joined), folder / out.name
        plan = planned(ledger, datetime.now(UTC).date(), choices, gazetteer(), path)
        _tell_findings(plan)
        if is_plan or not plan.may_leave:
            return _without_leaving(out, plan, is_plan=is_plan)
        digest = digest_of(path)
        number = publish(ledger, choices, path, out)
    tell("", f"{out}: {plan.contents.line()}. {loss_path(out).name} says why")
    say(f"{out}: publication {number}; its checksum is {digest}")
    return 0


@contextmanager
def _folder_beside(out: Path) -> Iterator[Path]:
    """A folder for its owner alone, which is gone afterwards with all that did not leave."""
    with tempfile.TemporaryDirectory(dir=out.absolute().parent, prefix=".khronika-") as folder:
        yield Path(folder)


def _allowed(words: list[str], reason: str) -> tuple[AllowedWords, ...]:
    if words and not reason.strip():
        raise SettingsError("--allow needs a reason; say with --reason why the words name nobody who is sealed")
    if any(not one.strip() for one in words):
        raise SettingsError("--allow names the words that the check asked about, such as --allow Oral")
    return tuple(AllowedWords(one, reason) for one in words)


def _tell_findings(plan: Plan) -> None:
    for leak in plan.findings:
        label, style = LABELS[leak.verdict] if leak in plan.open else ("allowed", "")
        tell(label, str(leak), style)
    for allowed in plan.unused:
        tell("not asked", f"the check does not ask about “{allowed.words}”", "bold yellow")


def _without_leaving(out: Path, plan: Plan, *, is_plan: bool) -> int:
    refused = sum(leak.verdict is Verdict.REFUSE for leak in plan.open)
    asked = len(plan.open) - refused
    if is_plan:
        say(f"it would hold {plan.contents.line()}")
    if plan.may_leave:
        say("the check has nothing against it")
        return 0
    say(f"{out} does not leave: {refused:,} findings are refused, {asked:,} need a person's word (--allow WORDS --reason WORDS)")
    return SOME_FAILED
