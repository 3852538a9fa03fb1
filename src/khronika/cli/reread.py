"""``khronika reread``: what the gate left out, read after all."""

from khronika.cli.common_options import LedgerFile


def reread(
    *,
    ledger: LedgerFile = None,
) -> int:
    """Read what the gate left out, from the captures that the ledger keeps."""
    from khronika.cli.rereading import reread_and_tell  # noqa: PLC0415 - loads the reader

    return reread_and_tell(ledger)
