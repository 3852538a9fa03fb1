"""Answers into what goes over the wire."""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import RedirectResponse, Response, StreamingResponse

from khronika.errors import RefusedError
from khronika.records.claim_type import ClaimType
from khronika.review.answers import Answer, Cookie, File, Json, Page, Redirect
from khronika.review.asked import Asked
from khronika.review.day_words import moment_words, tick_words
from khronika.review.navigation import Stop, stops_of
from khronika.review.reason_words import reason_words
from khronika.review.route import Route
from khronika.review.static_files import StaticFiles
from khronika.review.terms import unit_words, words_for
from khronika.review.wording import LANGUAGES, Wording, wording_of

TEMPLATES = Path(__file__).parent / "templates"
NOTICE_COOKIE = "khronika-notice"
THEME_COOKIE = "khronika-theme"
THEMES = ("light", "dark")
FORM_TOKEN_HEADER = "X-Form-Token"  # noqa: S105 - the name of a header


@dataclass(frozen=True, slots=True)
class Renderer:
    """Makes responses: ``stops`` are what the navigation leads to, ``paths`` what links may lead to, ``static`` the files of pages."""

    stops: Sequence[Stop]
    paths: frozenset[str]
    static: StaticFiles
    environments: Mapping[str, Environment]

    @classmethod
    def over(cls, routes: Sequence[Route], static: StaticFiles) -> "Renderer":
        """The renderer for these routes with the package's templates in every language."""
        environments = {language: environment_of(wording_of(language), static) for language in LANGUAGES}
        return cls(stops_of(routes), frozenset(route.path for route in routes if not route.changes), static, environments)

    def response(self, answer: Answer, asked: Asked) -> Response:
        """The response that an answer comes to."""
        match answer:
            case Page():
                return self._page(answer, asked)
            case Redirect():
                return _redirect(answer, asked)
            case File():
                return _file(answer)
            case Json():
                return _json(answer, asked)

    def refusal(self, error: RefusedError, asked: Asked, *, is_api: bool = False) -> Response:
        """A refusal for a person, or for a program."""
        if is_api:
            title = HTTPStatus(error.status).phrase
            problem = {"type": "about:blank", "title": title, "status": error.status, "detail": asked.gettext(error.words, **error.values)}
            return Response(json.dumps(problem, ensure_ascii=False).encode(), error.status, media_type="application/problem+json")
        template = "refused_part.html" if asked.is_part else "refused.html"
        context = {"status": error.status, "words": asked.gettext(error.words, **error.values)}
        return self._page(Page(template, context, error.status), asked)

    def _page(self, page: Page, asked: Asked) -> Response:
        environment = self.environments[asked.wording.language]
        text = environment.get_template(page.template).render({**self._surroundings(asked), **page.context})
        renewed = {FORM_TOKEN_HEADER: _form_token(asked)} if asked.is_part else {}
        response = Response(text, page.status, {**page.headers, **renewed}, page.media_type)
        _set_cookies(response, page.cookies, asked)
        if NOTICE_COOKIE in asked.cookies and not asked.is_part:
            response.delete_cookie(NOTICE_COOKIE, httponly=True, samesite="strict")
        return response

    def _surroundings(self, asked: Asked) -> dict[str, object]:
        """What every template can show beside its own context."""
        theme = asked.cookies.get(THEME_COOKIE)
        return {
            "user": None if asked.entry is None else asked.entry.user,
            "stops": () if asked.entry is None else self.stops,
            "path": asked.path,
            "paths": self.paths,
            "form_token": partial(_form_token, asked),
            "language": asked.wording.language,
            "languages": LANGUAGES,
            "theme": theme if theme in THEMES else None,
            "notice": _notice(asked.cookies.get(NOTICE_COOKIE)),
            "is_part": asked.is_part,
            "can_sign_out": asked.desk.door.sign_in_path is not None,
        }


def environment_of(wording: Wording, static: StaticFiles) -> Environment:
    """Jinja over the package's templates: always escaping, and a name that is not there is a fault."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    install: Callable[..., None] = environment.install_gettext_callables  # type: ignore[attr-defined]
    install(wording.found, wording.found_for, newstyle=True)
    environment.globals.update(static=static.address, number=wording.number)
    environment.filters["claim_type"] = lambda type: wording.found(words_for(ClaimType(type)))
    environment.filters["unit"] = lambda unit: wording.found(unit_words(unit))
    environment.filters["term"] = lambda member: wording.found(words_for(member))
    environment.filters["reason"] = lambda words: reason_words(words, wording)
    environment.filters.update(day=wording.day, time=wording.time, number=wording.number)
    environment.filters.update(
        days=wording.days, moment=lambda at: moment_words(at, wording.locale), tick=lambda tick: tick_words(tick, wording.locale)
    )
    return environment


def _form_token(asked: Asked) -> str:
    return "" if asked.entry is None else asked.desk.form_tokens.made(asked.entry.secret, asked.now)


def _redirect(answer: Redirect, asked: Asked) -> Response:
    """A redirect to an address of the desk itself; for htmx by its header, since it follows others on its own and shows them in a part."""
    to = answer.to if answer.to.startswith("/") and not answer.to.startswith(("//", "/\\")) else "/"
    response = Response(status_code=200, headers={"HX-Redirect": to}) if asked.is_part else RedirectResponse(to, 303)
    cookies = list(answer.cookies)
    if answer.notice is not None:
        cookies.append(Cookie(NOTICE_COOKIE, base64.urlsafe_b64encode(answer.notice.encode()).decode(), 60))
    _set_cookies(response, cookies, asked)
    return response


def _json(answer: Json, asked: Asked) -> Response:
    """The JSON under a tag of its own, by which a program asks later whether it is another one now."""
    tag = f'W/"{hashlib.sha256(answer.body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie", **answer.headers}
    known = {one.strip() for one in asked.headers.get("if-none-match", "").split(",")}
    if answer.status == 200 and asked.method == "GET" and ({tag, "*"} & known):
        return Response(None, 304, headers)
    return Response(answer.body, answer.status, headers, "application/json")


def _set_cookies(response: Response, cookies: Iterable[Cookie], asked: Asked) -> None:
    """Sets cookies that no script reads, that no other site's page sends, and that travel under TLS alone where the desk has it."""
    is_secure = asked.desk.scheme == "https"
    for cookie in cookies:
        response.set_cookie(cookie.name, cookie.value, cookie.seconds, path="/", secure=is_secure, httponly=True, samesite="strict")


def _notice(told: str | None) -> str | None:
    try:
        return None if told is None else base64.urlsafe_b64decode(told.encode()).decode()
    except (binascii.Error, ValueError):
        return None


def _file(answer: File) -> Response:
    headers = dict(answer.headers)
    if answer.name is not None:
        plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "_" for sign in answer.name)
        headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(answer.name, safe='')}"
    if isinstance(answer.data, bytes):
        return Response(answer.data, 200, headers, answer.media_type)
    return StreamingResponse(answer.data, 200, headers, answer.media_type)
