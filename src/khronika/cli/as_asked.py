"""Ledgers as the person who asks may see them."""

import typer

from khronika.records.visibility import Visibility
from khronika.settings import Settings
from khronika.store import Ledger
from khronika.store.sealing import SealingKey, sealing_key


def as_asked(ledger: Ledger, settings: Settings) -> Ledger:
    """The ledger for the viewer of the settings; for one who sees what is sealed with the key to it."""
    seen = ledger.seen_by(settings.viewer)
    return seen.with_key(key_of(settings)) if settings.viewer.sees(Visibility.SEALED) else seen


def key_of(settings: Settings) -> SealingKey:
    """The key to what is sealed; its passphrase is asked for where it has one."""
    return sealing_key(settings.sealing_key, _ask)


def _ask() -> str:
    return str(typer.prompt("the passphrase of the sealing key", hide_input=True, err=True))
