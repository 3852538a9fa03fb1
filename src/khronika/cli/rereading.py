"""What ``khronika reread`` does."""

from khronika.cli.joining import join
from khronika.cli.manners import SOME_FAILED
from khronika.cli.reading import Tally, no_fetch, now, reader_of
from khronika.cli.screen import tell
from khronika.errors import InputError
from khronika.pipeline import Hands, batches_kept, batches_of
from khronika.settings import settings_of
from khronika.store import Ledger


def reread_and_tell(location: str | None) -> int:
    """Reads all that was left out and not read since; the exit code is 1 where something failed."""
    settings = settings_of()
    tally = Tally()
    with Ledger.open(location or settings.ledger, now, settings.who, create=False) as ledger:
        hands = Hands(no_fetch, now, reader_of(gate=False))
        for batch in batches_kept(batches_of(ledger.left_out(), hands), ledger):
            tally.add(batch)
            for outcome in batch.outcomes:
                if isinstance(outcome, InputError):
                    tell("failed", str(outcome), "bold red")
        join(ledger)
        tally.tell(ledger)
    return SOME_FAILED if tally.failed else 0
