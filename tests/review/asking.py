"""Asking the desk in-process, as a browser would: cookies kept, forms with the tokens that the pages carry."""

import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime

import anyio
import httpx
from starlette.types import ASGIApp

from khronika.records.role import Role
from khronika.records.user import User
from khronika.review.alone import Alone
from khronika.review.application import application
from khronika.review.desk import Desk
from khronika.store import Ledger

HOST = "127.0.0.1:8000"
TOKEN = "a-token-for-tests"  # noqa: S105 - opens nothing but these tests
NOON = datetime(2025, 1, 1, 12, tzinfo=UTC)
FIELD = re.compile(r'name="form_token" value="([^"]+)"')


def desk_over(ledger: Ledger, role: Role = Role.ADMIN, who: str = "Nadia") -> Desk:
    """A desk alone on loopback, at noon, for somebody of a role."""
    return Desk(ledger, lambda: NOON, Alone(TOKEN, User(who, role), "khronika-8000"), frozenset({HOST}))


@dataclass(slots=True)
class Browser:
    """Asks the application, keeping cookies; ``headers`` go with everything."""

    app: ASGIApp
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)

    @classmethod
    def over(cls, desk: Desk) -> "Browser":
        """A browser in which the desk was opened with its token."""
        browser = cls(application(desk))
        browser.get(f"/open?token={TOKEN}")
        return browser

    def get(self, path: str, **headers: str) -> httpx.Response:
        """The answer to a page that is asked for; redirects are not followed."""
        return self.ask("GET", path, headers=headers)

    def post(
        self, path: str, data: Mapping[str, str | list[str]] | None = None, *, token: str | None = None, **more: object
    ) -> httpx.Response:
        """The answer to a form, with a fresh token unless one is given."""
        sent = {"form_token": self.token() if token is None else token, **(data or {})}
        return self.ask("POST", path, data=sent, headers={"origin": f"http://{HOST}"}, **more)

    def token(self, page: str = "/inbox") -> str:
        """A token out of a page's form."""
        found = FIELD.search(self.get(page).text)
        assert found is not None
        return found.group(1)

    def ask(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **more: object) -> httpx.Response:
        """Any request; a header is named as in Python, ``accept_language``."""
        named = {name.replace("_", "-"): value for name, value in {**self.headers, **(headers or {})}.items()}

        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}", cookies=self.cookies) as client:
                answer = await client.request(method, path, headers=named, **more)  # type: ignore[arg-type]
                self.cookies = client.cookies
                return answer

        with ThreadPoolExecutor(1) as thread:  # Playwright keeps a loop of its own running in this one
            return thread.submit(anyio.run, asked).result()
