"""What ``khronika seal`` does once its options are understood, and how its key is had."""

import typer

from khronika.cli.as_asked import key_of
from khronika.cli.joining import joined_ledger
from khronika.cli.screen import say, tell
from khronika.cli.withholding import who
from khronika.errors import SettingsError
from khronika.pipeline import KINDS, Joiner, Placer
from khronika.pipeline.concealing import seal, seal_again, unseal
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import KeptDecision
from khronika.settings import Settings, settings_of
from khronika.store import Ledger
from khronika.store.gazetteer import gazetteer
from khronika.store.sealing import SealingKey, make_sealing_key


def seal_and_show(id: str, reason: str, location: str | None, *, field: str, is_name: bool, with_passphrase: bool) -> int:
    """Seals the record; where there is no key, one is made."""
    if not reason.strip():
        raise SettingsError("sealing needs a reason; say it with --reason, without a name")
    with joined_ledger(location) as ledger:
        what = who(ledger, id, field, is_name=is_name)
        key = _key_or_new(settings_of(), with_passphrase=with_passphrase)
        sealed = seal(ledger.with_key(key), joiner(), what, reason, field)
        say(f"visibility {sealed.number}: sealed; {sealed.rows:,} rows were written over")
        tell("", f"khronika undo {sealed.number} opens it again; backups and exports made before still hold it in clear")
    return 0


def seal_again_and_show(location: str | None) -> int:
    """Seals what came since."""
    with joined_ledger(location) as ledger:
        rows = seal_again(ledger.with_key(key_of(settings_of())), joiner())
        say(f"{rows:,} rows were written over" if rows else "nothing came since of what is sealed")
    return 0


def lift_and_show(ledger: Ledger, decided: KeptDecision, reason: str) -> int:
    """Takes a decision back; what it sealed is opened."""
    if decided.decision.level is Visibility.SEALED and decided.holds:
        unseal(ledger.with_key(key_of(settings_of())), joiner(), decided.number, reason)
    else:
        ledger.lift(decided.number, reason)
    say(f"visibility {decided.number} is taken back: {decided.decision.subject} for {decided.decision.level}")
    return 0


def opened(ledger: Ledger) -> Ledger:
    """The ledger with the key, where there is one."""
    settings = settings_of()
    return ledger.with_key(key_of(settings)) if settings.sealing_key.exists() else ledger


def joiner() -> Joiner:
    """What joining needs."""
    return Joiner(KINDS, Placer.over(gazetteer()))


def _key_or_new(settings: Settings, *, with_passphrase: bool) -> SealingKey:
    if settings.sealing_key.exists():
        return key_of(settings)
    words = "a passphrase for the sealing key"
    passphrase = str(typer.prompt(words, hide_input=True, confirmation_prompt=True, err=True)) if with_passphrase else None
    key = make_sealing_key(settings.sealing_key, passphrase)
    tell("", f"{settings.sealing_key} is the sealing key: keep a copy elsewhere, for without it nothing that is sealed comes back")
    return key
