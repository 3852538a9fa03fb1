"""The desk behind a server, and the address at which it opens."""

import socket
from dataclasses import dataclass, field

import uvicorn
from starlette.types import ASGIApp

from khronika.errors import SettingsError
from khronika.review.listening import Listening

SECONDS_TO_END = 5
ON_LOOPBACK = Listening()


@dataclass(frozen=True, slots=True)
class Place:
    """An open socket, and the hosts under which it may be asked."""

    socket: socket.socket
    port: int
    listening: Listening = field(default_factory=Listening)

    @property
    def hosts(self) -> frozenset[str]:
        """The names with the port."""
        return self.listening.hosts(self.port)

    @property
    def address(self) -> str:
        """Where the desk is."""
        return self.listening.address(self.port)


def place_at(port: int) -> Place:
    """A socket on loopback; ``port`` 0 takes any that is free. ``SettingsError`` where it is taken."""
    return place_of(Listening(port=port))


def place_of(listening: Listening) -> Place:
    """A socket where the desk is to listen; ``SettingsError`` where it cannot be had, or would let others listen in."""
    listening.check()
    opened = socket.socket(socket.AF_INET6 if ":" in listening.host else socket.AF_INET, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((listening.host, listening.port))
    except OSError as error:
        opened.close()
        way_out = "choose another with --port, or 0 for any"
        raise SettingsError(f"port {listening.port} of {listening.host} cannot be had ({error.strerror}); {way_out}") from error
    return Place(opened, opened.getsockname()[1], listening)


def serve(application: ASGIApp, place: Place) -> None:
    """Answers until somebody ends it."""
    server_of(application, place.listening).run(sockets=[place.socket])


def server_of(application: ASGIApp, listening: Listening = ON_LOOPBACK) -> uvicorn.Server:
    """The server; it logs nothing of what is asked, and says nothing of itself."""
    return uvicorn.Server(
        uvicorn.Config(
            application,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            lifespan="off",
            ws="none",
            ssl_certfile=listening.certificate,
            ssl_keyfile=listening.key,
            timeout_graceful_shutdown=SECONDS_TO_END,
        )
    )
