"""What ``khronika visibility``, ``visibilities`` and ``consent`` do once their options are understood."""

from datetime import date

from khronika.cli.joining import joined_ledger
from khronika.cli.screen import say, tell
from khronika.errors import SettingsError
from khronika.pipeline.naming_persons import Named, known_persons, named
from khronika.records.consent import Answer, Consent, KeptConsent
from khronika.records.viewer import EVERYTHING
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import KeptDecision, Subject, VisibilityDecision
from khronika.store import Ledger


def decide_and_show(id: str, level: Visibility, reason: str, location: str | None, *, field: str, is_name: bool) -> int:
    """Keeps the decision and says its number."""
    if not reason.strip():
        raise SettingsError("a visibility needs a reason; say it with --reason")
    with joined_ledger(location) as ledger:
        what = who(ledger, id, field, is_name=is_name)
        number = ledger.decide(VisibilityDecision(what.subject, level, reason, what.rows, what.names, field))
        of = f"{field} of " if field else ""
        say(f"visibility {number}: {of}{id} is for {level}")
        tell("", f"khronika undo {number} takes it back")
    return 0


def note_consent_and_show(id: str, answer: Answer, purpose: str, day: date | None, location: str | None, *, is_name: bool) -> int:
    """Keeps the answer and says its number."""
    if not purpose.strip():
        raise SettingsError("an answer needs its question; say with --for what they were asked about")
    with joined_ledger(location) as ledger:
        what = who(ledger, id, "", is_name=is_name)
        if what.subject is not Subject.PARTY:
            raise SettingsError(f"{id!r} is the id of a {what.subject}, not of a person; khronika cases shows those")
        number = ledger.note_consent(Consent(what.names, answer, purpose, day))
        say(f"consent {number}: {answer}, for {purpose}")
    return 0


def show_decisions(location: str | None, *, everything: bool) -> int:
    """Shows the decisions, then the answers."""
    with joined_ledger(location) as ledger, ledger.looking() as looking:
        for kept in ledger.decisions():
            if kept.holds or everything:
                say(looking.guard.masked(_line(kept)))
        for one in ledger.consents():
            say(looking.guard.masked(_consent_line(one)))
    return 0


def who(ledger: Ledger, id: str, field: str, *, is_name: bool) -> Named:
    """The record that is meant."""
    with ledger.seen_by(EVERYTHING).looking() as looking:
        return known_persons(looking, id) if is_name else named(looking, id, field)


def _line(kept: KeptDecision) -> str:
    decision = kept.decision
    of = f", {decision.field}" if decision.field else ""
    whose = f" {', '.join(decision.names)}" if decision.names else ""
    count = f" ({len(decision.rows):,})" if len(decision.rows) > 1 and not decision.names else ""
    by = f"{decision.reason} ({kept.who}, {kept.at:%Y-%m-%d})"
    back = "" if kept.withdrawn is None else f"; taken back by {kept.withdrawn.who}, {kept.withdrawn.at:%Y-%m-%d}"
    return f"{kept.number}  {decision.level}: {decision.subject}{whose}{count}{of}. {by}{back}"


def _consent_line(kept: KeptConsent) -> str:
    consent = kept.consent
    day = "" if consent.day is None else f", {consent.day}"
    return (
        f"{kept.number}  consent {consent.answer}: {', '.join(consent.names)}, for {consent.purpose}{day} ({kept.who}, {kept.at:%Y-%m-%d})"
    )
