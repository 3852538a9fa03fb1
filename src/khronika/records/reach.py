"""Whether a site or service can be reached."""

from enum import StrEnum


class Reach(StrEnum):
    """What is known of a site's being reachable."""

    BLOCKED = "blocked"
    LIKELY_BLOCKED = "likely blocked"
    INTERMITTENT = "intermittent"
    DOWN = "down"
    """It answers nobody, so nobody need have blocked it."""

    RESTORED = "restored"
    REACHED = "reached"
    """Measured, and never seen otherwise; no report says that of a site."""

    INSUFFICIENT = "insufficient"
    """Nothing is known: never to be shown as fine."""
