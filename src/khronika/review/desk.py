"""What the desk is made of."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from khronika.records.role import Role
from khronika.records.user import User
from khronika.records.viewer import Viewer
from khronika.records.visibility import Visibility
from khronika.resolve.sites import SiteNames, site_names
from khronika.review.door import Door
from khronika.review.form_tokens import FormTokens
from khronika.review.readings import Readings
from khronika.review.verifying import Verifying
from khronika.store import Ledger
from khronika.store.remembered import Remembered

BODY_BYTES_MAX = 32_000_000

VIEWERS = {
    Role.READER: Viewer(Visibility.TEAM, is_guest=True),
    Role.CODER: Viewer(Visibility.TEAM, is_guest=True),
    Role.REVIEWER: Viewer(Visibility.RESTRICTED, is_guest=True),
    Role.PUBLISHER: Viewer(Visibility.RESTRICTED, is_guest=True),
    Role.ADMIN: Viewer(Visibility.SEALED, is_guest=True),
}
"""What each role may see."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The ledger, the clock and the door, handed in by whoever starts it.

    ``hosts`` are the names with ports under which it may be asked, as ``127.0.0.1:8000``; ``scheme`` is http on loopback, https for a team.
    ``sites`` are the hosts of sites by their names; ``key`` is the file of the key that signs heads of the log, ``None`` where none signs.
    ``readings`` reads what people send, ``None`` where nothing is read.
    """

    ledger: Ledger
    clock: Callable[[], datetime]
    door: Door
    hosts: frozenset[str]
    scheme: str = "http"
    body_bytes_max: int = BODY_BYTES_MAX
    sites: SiteNames = field(default_factory=site_names)
    form_tokens: FormTokens = field(default_factory=FormTokens)
    remembered: Remembered = field(default_factory=Remembered)
    key: Path | None = None
    verifying: Verifying = field(default_factory=Verifying)
    readings: Readings | None = None

    def ledger_of(self, who: str) -> Ledger:
        """The ledger, in which changes are this person's."""
        return replace(self.ledger, who=who)

    def ledger_for(self, user: User) -> Ledger:
        """The same, in which this person sees what their role may see and nothing else."""
        return self.ledger_of(user.name).seen_by(VIEWERS[user.role])
