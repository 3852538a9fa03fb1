"""What ``khronika serve`` does once its options are understood."""

import re
import secrets
from datetime import UTC, datetime

from khronika.cli.joining import join
from khronika.cli.screen import say, tell
from khronika.records.role import Role
from khronika.records.user import User
from khronika.review.alone import Alone
from khronika.review.application import application
from khronika.review.desk import Desk
from khronika.review.serving import place_at, serve
from khronika.settings import settings_of
from khronika.store import Ledger


def serve_desk(port: int, location: str | None) -> int:
    """Serves the desk until somebody ends it, and says at which address it opens."""
    settings = settings_of()
    place = place_at(port)
    user = User(re.sub(r"[^\w.@-]+", "-", settings.who), Role.ADMIN)
    door = Alone(secrets.token_urlsafe(24), user, f"khronika-{place.port}")
    with Ledger.open(location or settings.ledger, now, settings.who) as ledger:
        join(ledger)
        desk = Desk(ledger, now, door, place.hosts)
        say(f"{place.address}/open?token={door.token}")
        tell("", f"the desk over {ledger.location}; open the address in a browser, and end the desk with Ctrl-C")
        serve(application(desk), place)
    return 0


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)
