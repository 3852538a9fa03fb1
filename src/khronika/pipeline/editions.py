"""What leaves a ledger."""

from datetime import date

from khronika.export.edition import Edition
from khronika.pipeline.showing import cases, incidents
from khronika.store import Looking, ThingFilter


def whole_edition(looking: Looking, today: date) -> Edition:
    """Everything that the ledger keeps and that is worked out from it, nothing left out and nothing redacted.

    Who chooses or redacts makes an edition of the same form from what is left.
    """
    return Edition(looking.kept, lambda: incidents(looking, ThingFilter()), lambda: cases(looking, ThingFilter(), today))
