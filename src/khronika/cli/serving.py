"""What ``khronika serve`` does once its options are understood."""

import re
import secrets
from dataclasses import replace
from datetime import UTC, datetime

from khronika.cli.desk_reading import worker_over
from khronika.cli.joining import join
from khronika.cli.options import AskingOptions
from khronika.cli.screen import say, tell
from khronika.cli.sealing import opened
from khronika.cli.site_names import known_sites
from khronika.errors import SettingsError
from khronika.records.role import Role
from khronika.records.user import User
from khronika.review.alone import Alone
from khronika.review.application import application
from khronika.review.desk import Desk
from khronika.review.door import Door
from khronika.review.listening import Listening
from khronika.review.readings import Readings
from khronika.review.serving import Place, place_of, serve
from khronika.review.team import Team
from khronika.settings import settings_of
from khronika.store import Ledger
from khronika.store.access import has_users


def serve_alone(listening: Listening, location: str | None, allow_hosts: frozenset[str]) -> int:
    """Serves the desk to one person until somebody ends it, and says at which address it opens."""
    settings = settings_of()
    place = place_of(listening)
    user = User(re.sub(r"[^\w.@-]+", "-", settings.who), Role.ADMIN)
    door = Alone(secrets.token_urlsafe(24), user, f"khronika-{place.port}")
    with Ledger.open(location or settings.ledger, now, settings.who) as ledger:
        say(f"{place.address}/open?token={door.token}")
        _serve(ledger, door, place, allow_hosts)
    return 0


def serve_team(listening: Listening, location: str | None, allow_hosts: frozenset[str]) -> int:
    """Serves the desk to whoever has an account, until somebody ends it; ``SettingsError`` where nobody has one."""
    settings = settings_of()
    listening.check()
    with Ledger.open(location or settings.ledger, now, settings.who) as ledger:
        if not has_users(ledger):
            raise SettingsError("nobody has an account here yet; make the first with khronika user add NAME --role admin")
        place = place_of(listening)
        cookie = f"khronika-{place.port}" if listening.scheme == "http" else "__Host-khronika"
        say(place.address)
        _serve(ledger, Team(ledger, cookie), place, allow_hosts)
    return 0


def _serve(ledger: Ledger, door: Door, place: Place, allow_hosts: frozenset[str]) -> None:
    join(ledger)
    tell("", f"the desk over {ledger.location}; open the address in a browser, and end the desk with Ctrl-C")
    readings = Readings(worker_over(AskingOptions(allow_hosts=allow_hosts)))
    desk = Desk(opened(ledger), now, door, place.hosts, place.listening.scheme, sites=known_sites(None), key=settings_of().key)
    serve(application(replace(desk, readings=readings)), place)


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)
