"""What holds for every answer and every body, whatever was asked: which host, how large, and what a browser may do with it."""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser hides also from the desk itself where a form comes from
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
ONLY_BY_TLS = {"Strict-Transport-Security": "max-age=31536000"}
STORED_NOWHERE = "no-store"


@dataclass(frozen=True, slots=True)
class Guard:
    """Stands around the application; ``hosts`` are the names with ports under which the desk may be asked.

    ``tell`` is told of each request under another name: from which network address it came.
    """

    app: ASGIApp
    hosts: frozenset[str]
    body_bytes_max: int
    tell: Callable[[str], object]
    is_secure: bool = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it: 421 for another host, 413 for a body that says it is too large."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self.hosts:
            await run_in_threadpool(self.tell, (scope.get("client") or ("",))[0])
            await PlainTextResponse("the desk is not asked under this name\n", 421)(scope, receive, self._guarded(send))
        elif _length(headers) > self.body_bytes_max:
            await PlainTextResponse("this is more than the desk takes at once\n", 413)(scope, receive, self._guarded(send))
        else:
            await self.app(scope, self._counted(receive), self._guarded(send))

    def _counted(self, receive: Receive) -> Receive:
        """What is received, until it is too much, whatever it said of its length."""
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.body_bytes_max:
                raise HTTPException(413)
            return message

        return counted

    def _guarded(self, send: Send) -> Send:
        """Sends with the headers that every answer has; what does not say otherwise is stored nowhere."""
        own = HEADERS | (ONLY_BY_TLS if self.is_secure else {})

        async def guarded(message: MutableMapping[str, object]) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in own.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", STORED_NOWHERE)
            await send(message)

        return guarded


def _length(headers: Headers) -> int:
    told = headers.get("content-length", "0")
    return int(told) if told.isascii() and told.isdigit() else 0
