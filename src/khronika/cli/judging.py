"""What ``khronika judge``, ``undo`` and ``judgements`` do once their options are understood."""

from khronika.cli.columns import wrapped
from khronika.cli.joining import join, joined_ledger
from khronika.cli.options import Say
from khronika.cli.plain import plain
from khronika.cli.screen import results, say, tell
from khronika.cli.sealing import lift_and_show
from khronika.cli.table import source_of
from khronika.errors import SettingsError
from khronika.pipeline.naming_things import pair_judgement, place_judgement
from khronika.records.anchor import Anchor
from khronika.records.judgement import Judgement, KeptJudgement, Verdict
from khronika.records.viewer import EVERYTHING
from khronika.store.gazetteer import gazetteer


def judge_and_show(verdict: Say, ids: tuple[str, str], place: int | None, reason: str, location: str | None) -> int:
    """Keeps the judgement, joins anew what it touches, and says its number."""
    if not reason.strip():
        raise SettingsError("a judgement needs a reason; say it with --reason")
    with joined_ledger(location) as ledger:
        with ledger.seen_by(EVERYTHING).looking() as looking:
            if verdict is Say.PLACE:
                judgement = place_judgement(looking, ids[0], ids[1], _known(place), reason)
            elif place is not None:
                raise SettingsError(f"{verdict} takes two ids, not a third value")
            else:
                judgement = pair_judgement(looking, Verdict(verdict.value), ids, reason)
        number = ledger.judge(judgement)
        join(ledger)
        say(f"judgement {number}: {_words(judgement)}")
        tell("", f"khronika undo {number} takes it back")
    return 0


def undo_and_show(number: int, reason: str, location: str | None) -> int:
    """Takes the judgement back, joins anew what it touched, and says what it was."""
    with joined_ledger(location) as ledger:
        decided = next((kept for kept in ledger.decisions() if kept.number == number), None)
        if decided is not None:
            return lift_and_show(ledger, decided, reason)
        kept = ledger.withdraw(number, reason)
        join(ledger)
        say(f"judgement {number} is withdrawn: {_words(kept.judgement)}")
    return 0


def show_judgements(*, everything: bool, location: str | None) -> int:
    """Shows the judgements, the earliest first."""
    with joined_ledger(location) as ledger, ledger.looking() as looking:
        shown = [kept for kept in ledger.judgements() if everything or kept.holds]
        found = looking.anchored(kept.number for kept in shown)
        console = results()
        for kept in shown:
            for line in wrapped(plain(_line(kept, found.get(kept.number, 0))), max(24, console.width)):
                console.print(line)
        tell("", f"{len(shown):,} judgement{'' if len(shown) == 1 else 's'}" if shown else "no judgement")
    return 0


def _known(place: int | None) -> int:
    if place is None:
        raise SettingsError("say which place: khronika judge place ID NAME PLACE, with the id of the place in GeoNames")
    if gazetteer().place(place) is None:
        raise SettingsError(f"the gazetteer has no place {place}; look it up at geonames.org")
    return place


def _line(kept: KeptJudgement, sides: int) -> str:
    judgement = kept.judgement
    back = "" if kept.withdrawn is None else f"; withdrawn by {kept.withdrawn.who} on {kept.withdrawn.at:%Y-%m-%d}: {kept.withdrawn.reason}"
    wanted = 2 if judgement.right is not None else 0
    lost = "; the words it rests on are not there now, so it waits" if kept.holds and sides < wanted else ""
    return f"{kept.number}  {_words(judgement)}. {judgement.reason} ({kept.who}, {kept.at:%Y-%m-%d}){back}{lost}"


def _words(judgement: Judgement) -> str:
    if judgement.place is not None:
        place = gazetteer().place(judgement.place)
        return f"{_quoted(judgement.left)} is {judgement.place if place is None else f'{place.name}, {place.country}'}"
    right = "" if judgement.right is None else _quoted(judgement.right)
    verdict = {Verdict.SAME: "are one", Verdict.DIFFERENT: "are two"}.get(judgement.verdict, "may be one or two")
    return f"{judgement.matter}: {_quoted(judgement.left)} and {right} {verdict}"


def _quoted(anchor: Anchor) -> str:
    words = "" if anchor.words is None else f"“{anchor.words.quote}” in "
    return f"{words}{source_of(anchor.address)}"
