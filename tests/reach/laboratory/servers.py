"""The world of the laboratory: a resolver, DoH, and web servers with TLS by an authority of its own."""

import socketserver
import ssl
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import dns.message
import dns.rcode
import dns.rrset
import trustme

from tests.reach.laboratory import map as places

Page = Callable[[str], tuple[str, str]]
"""Title and words of a page for a client's numeric address."""

NEWS = ("The Lab Courier: morning edition", "Dockers and teachers marched through Lome. " * 60)
BLOCKED = ("Notice", "This site is blocked by order of the communications authority.")
PORTAL = ("Harbour cafe", "Welcome. Sign in to the network with the voucher code on your receipt.")
AT_HOME = ("Willkommen bei der Laborpost", "Heute in der Stadt. " * 90)
ABROAD = ("International greetings", "Short news for readers abroad.")


def serve_world(authority: trustme.CA) -> None:
    """Starts every server; their threads end with the process."""
    for ip in (places.RESOLVER, places.OTHER_RESOLVER):
        _start(socketserver.ThreadingUDPServer((ip, 53), _Resolver))
    stranger = trustme.CA()
    _serve(places.SITE_IP, lambda _client: NEWS, authority.issue_cert(places.SITE))
    expired = datetime(2020, 1, 1, tzinfo=UTC)
    _serve(
        places.EXPIRED_IP,
        lambda _client: NEWS,
        authority.issue_cert(places.EXPIRED, not_before=datetime(2019, 1, 1, tzinfo=UTC), not_after=expired),
    )
    _serve(places.COUNTRY_IP, lambda client: ABROAD if client == places.VANTAGE else AT_HOME, authority.issue_cert(places.COUNTRY))
    _serve(places.OPEN_IP, lambda _client: NEWS, authority.issue_cert(places.OPEN))
    _serve(places.BLOCK_IP, lambda _client: BLOCKED, None)
    _serve(places.FALSE_IP, lambda _client: NEWS, stranger.issue_cert(places.SITE))
    _serve(places.PORTAL_IP, lambda _client: PORTAL, stranger.issue_cert("portal.lab.net"))
    _serve(places.DOH_IP, lambda _client: NEWS, authority.issue_cert(places.DOH))


def answered(wire: bytes) -> bytes:
    """The resolver's answer to a question."""
    question = dns.message.from_wire(wire)
    reply = dns.message.make_response(question)
    name = question.question[0].name.to_text(omit_final_dot=True)
    if name not in places.NAMES:
        reply.set_rcode(dns.rcode.NXDOMAIN)
    elif question.question[0].rdtype == 1:
        reply.answer.append(dns.rrset.from_text(f"{name}.", 60, "IN", "A", places.NAMES[name]))
    return reply.to_wire()


class _Resolver(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        wire, server = self.request
        server.sendto(answered(wire), self.client_address)


def _serve(ip: str, page: Page, certificate: trustme.LeafCert | None) -> None:
    _start(ThreadingHTTPServer((ip, 80), _handler(page)))
    if certificate is not None:
        secured = _Secured((ip, 443), _handler(page))
        secured.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(secured.context)
        _start(secured)


class _Secured(ThreadingHTTPServer):
    context: ssl.SSLContext

    def finish_request(self, request: Any, client_address: object) -> None:
        """Begins TLS in the thread of the connection, so that a silent client holds nobody up."""
        secured = self.context.wrap_socket(request, server_side=True)
        super().finish_request(secured, client_address)
        secured.close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Connections that are cut are what is tested here."""


def _start(server: socketserver.BaseServer) -> None:
    threading.Thread(target=server.serve_forever, daemon=True).start()


def _handler(page: Page) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            title, words = page(self.client_address[0])
            self._send("text/html", f"<html><head><title>{title}</title></head><body><p>{words}</p></body></html>".encode())

        def do_POST(self) -> None:
            self._send("application/dns-message", answered(self.rfile.read(int(self.headers["Content-Length"]))))

        def _send(self, kind: str, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing on standard error."""

    return Handler
