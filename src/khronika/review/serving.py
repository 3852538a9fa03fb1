"""The desk behind a server, and the address at which it opens."""

import socket
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp

from khronika.errors import SettingsError

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost")
SECONDS_TO_END = 5


@dataclass(frozen=True, slots=True)
class Place:
    """An open socket on loopback, and the hosts under which it may be asked."""

    socket: socket.socket
    port: int

    @property
    def hosts(self) -> frozenset[str]:
        """The names with the port; a browser leaves out the port 80."""
        named = frozenset(f"{name}:{self.port}" for name in NAMES)
        return named | frozenset(NAMES) if self.port == 80 else named

    @property
    def address(self) -> str:
        """Where the desk is."""
        return f"http://{LOOPBACK}:{self.port}"


def place_at(port: int) -> Place:
    """A socket on loopback; ``port`` 0 takes any that is free. ``SettingsError`` where it is taken."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((LOOPBACK, port))
    except OSError as error:
        opened.close()
        raise SettingsError(f"port {port} cannot be had ({error.strerror}); choose another with --port, or 0 for any") from error
    return Place(opened, opened.getsockname()[1])


def serve(application: ASGIApp, place: Place) -> None:
    """Answers until somebody ends it."""
    server_of(application).run(sockets=[place.socket])


def server_of(application: ASGIApp) -> uvicorn.Server:
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
            timeout_graceful_shutdown=SECONDS_TO_END,
        )
    )
