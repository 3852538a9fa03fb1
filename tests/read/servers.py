"""A web server and a SOCKS proxy on loopback, for tests that fetch."""

import socket
import socketserver
import struct
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType


@dataclass(frozen=True)
class Answer:
    """What a server sends for one path: ``drip_seconds`` after each byte of a body sent slowly."""

    body: bytes = b"<html><body><p>Nine people were held in Lome on Monday, a lawyer said.</p></body></html>"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    drip_seconds: float = 0.0


@dataclass
class Asked:
    """What a server was asked, and with which headers."""

    path: str
    headers: dict[str, str]


class Site:
    """A web server that gives set answers and keeps what it was asked."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self.asked: list[Asked] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(Asked(self.path, dict(self.headers)))
                answer = answers.get(self.path, Answer(b"", 404))
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self._send(answer)

            def _send(self, answer: Answer) -> None:
                pieces = [answer.body] if not answer.drip_seconds else [answer.body[at : at + 1] for at in range(len(answer.body))]
                try:
                    for piece in pieces:
                        self.wfile.write(piece)
                        self.wfile.flush()
                        time.sleep(answer.drip_seconds)
                except OSError:
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing on standard error."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port: int = self._server.server_address[1]
        self.address = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "Site":
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


@contextmanager
def socks_proxy(leads_to: int) -> Iterator[tuple[str, list[str]]]:
    """A SOCKS5 proxy that leads every name to one port on loopback: its address, and the names it was asked for."""
    names: list[str] = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(3)
            self.request.sendall(b"\x05\x00")
            head = self.request.recv(5)
            if head[3] == 3:
                names.append(self.request.recv(head[4]).decode())
                struct.unpack("!H", self.request.recv(2))
            else:
                names.append("a number, not a name")
                self.request.recv(5)
            with socket.create_connection(("127.0.0.1", leads_to)) as site:
                self.request.sendall(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
                site.sendall(self.request.recv(65536))
                while part := site.recv(65536):
                    self.request.sendall(part)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"socks5h://127.0.0.1:{server.server_address[1]}", names
        server.shutdown()


@contextmanager
def raw_server(sends: bytes, then_wait_seconds: float = 0.0) -> Iterator[str]:
    """A server that sends the same bytes to whoever connects, and then waits."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(4096)
            self.request.sendall(sends)
            time.sleep(then_wait_seconds)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
