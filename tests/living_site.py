"""A web server on loopback whose pages change while it runs, and that knows whether a visitor has the newest."""

import hashlib
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

FEED = '<rss version="2.0"><channel><title>Harbour Gazette</title>{items}</channel></rss>'
ITEM = "<item><link>{address}</link><guid>{address}</guid>{changed}</item>"


@dataclass
class Visited:
    """One request, and the answer's status."""

    path: str
    status: int


@dataclass
class LivingSite:
    """``pages`` gives the body or the status of each path; ``listed`` the paths that ``/feed`` lists, with the day of their change."""

    pages: dict[str, bytes | int] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)
    visits: list[Visited] = field(default_factory=list)
    retry_after: str | None = None

    def __enter__(self) -> "LivingSite":
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing on standard error."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, asked: BaseHTTPRequestHandler) -> None:
        found = self.pages.get(asked.path, self._feed() if asked.path == "/feed" else 404)
        body = b"" if isinstance(found, int) else found
        tag = f'"{hashlib.sha256(body).hexdigest()[:12]}"'
        status = found if isinstance(found, int) else 304 if asked.headers.get("If-None-Match") == tag else 200
        self.visits.append(Visited(asked.path, status))
        asked.send_response(status)
        if status == 200:
            asked.send_header("ETag", tag)
            asked.send_header("Content-Type", "text/html; charset=utf-8")
        if self.retry_after is not None and status >= 400:
            asked.send_header("Retry-After", self.retry_after)
        asked.end_headers()
        if status == 200:
            asked.wfile.write(body)

    def asked(self, path: str) -> list[int]:
        """The statuses that a path was answered with."""
        return [visit.status for visit in self.visits if visit.path == path]

    def _feed(self) -> bytes:
        changed = {path: f"<pubDate>{day}</pubDate>" if day else "" for path, day in self.listed.items()}
        return FEED.format(
            items="".join(ITEM.format(address=self.address + path, changed=words) for path, words in changed.items())
        ).encode()
