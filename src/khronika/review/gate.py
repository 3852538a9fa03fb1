"""The one gate: everything that is asked of the desk passes here, by the table of routes."""

from dataclasses import replace
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from khronika.errors import KhronikaError, LedgerError, RecordError, RefusedError
from khronika.review.answers import Answer, Redirect
from khronika.review.asked import Asked, Upload
from khronika.review.desk import Desk
from khronika.review.door import Entry
from khronika.review.json_body import program_sent
from khronika.review.packing import packed
from khronika.review.parameters import Place, Sent, values_of
from khronika.review.rendering import Renderer
from khronika.review.route import Kind, Route
from khronika.review.telling import tell_of_refusal
from khronika.review.wording import LANGUAGE_COOKIE, language_asked, marked, wording_of

FORM_TOKEN = "form_token"  # noqa: S105 - the name of a field
FORM_TOKEN_HEADER = "x-form-token"  # noqa: S105 - the name of a header
OWN_SITE = frozenset({None, "same-origin", "none"})
FILES_MAX = 200
FIELDS_MAX = 1_000


async def answered(request: Request, route: Route, desk: Desk, renderer: Renderer) -> Response:
    """The answer of a route, if the gate lets the request through; a page that says why, if not."""
    asked = await run_in_threadpool(asked_of, request, desk)
    try:
        for check in (_check_role, _check_sender) if route.kind is Kind.API else (_check_sender, _check_role):
            check(request, route, asked)
        asked = await _with_values(request, route, desk, asked)
        answer = await run_in_threadpool(route.answer, asked)
    except RecordError:
        raise
    except KhronikaError as error:
        refused = _refused(error)
        await run_in_threadpool(tell_of_refusal, asked, route, refused)
        return _refusal(request, route, renderer, asked, refused)
    return packed(renderer.response(answer, asked), asked.headers.get("accept-encoding", ""))


def asked_of(request: Request, desk: Desk) -> Asked:
    """What is asked, before anything that was sent is read."""
    headers = _headers(request)
    language = language_asked(request.cookies.get(LANGUAGE_COOKIE), headers.get("accept-language", ""))
    return Asked(
        desk,
        desk.door.entry(request.cookies, headers),
        wording_of(language),
        path=request.url.path,
        cookies=request.cookies,
        headers=headers,
        is_part=headers.get("hx-request") == "true" and "hx-boosted" not in headers,
        address="" if request.client is None else request.client.host,
        method=request.method,
    )


def _headers(request: Request) -> dict[str, str]:
    return {name.lower(): value for name, value in request.headers.items()}


def _check_sender(request: Request, route: Route, asked: Asked) -> None:
    """Refuses what another site's page sends; a link to a page may be followed from anywhere, and then no cookie comes with it."""
    is_followed = not route.changes and request.headers.get("sec-fetch-mode") == "navigate"
    if request.headers.get("sec-fetch-site") not in OWN_SITE and not is_followed:
        raise RefusedError(403, "this comes from a page of another site")
    if not route.changes:
        return
    origin = request.headers.get("origin")
    is_program = origin is None and asked.entry is not None and asked.entry.by_key
    if not is_program and origin not in {f"{asked.desk.scheme}://{host}" for host in asked.desk.hosts}:
        raise RefusedError(403, "this comes from a page of another site, or from a program without a key")


def _check_role(_: Request, route: Route, asked: Asked) -> None:
    entry = asked.entry
    if route.role is None:
        return
    if entry is None:
        raise RefusedError(401, "nobody is signed in; open the address that khronika serve printed, or sign in")
    if not entry.user.role.may_act_as(route.role):
        raise RefusedError(403, "this needs the role “%(needed)s”; yours is “%(own)s”", needed=route.role, own=entry.user.role)


async def _with_values(request: Request, route: Route, desk: Desk, asked: Asked) -> Asked:
    """The same with what was sent, once the form has shown that it is the desk's own and was not sent before."""
    sent: Sent = {Place.PATH: list(_path_values(request)), Place.QUERY: request.query_params.multi_items()}
    uploads: tuple[Upload, ...] = ()
    body = b""
    if route.changes and route.kind is not Kind.API and _is_form(request):
        form = await request.form(max_files=FILES_MAX, max_fields=FIELDS_MAX, max_part_size=desk.body_bytes_max)
        sent[Place.FORM] = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
        uploads = await _uploads(form)
    elif route.changes:
        body = await request.body()
    if route.changes and asked.entry is not None and not asked.entry.by_key:
        fields = dict(sent.get(Place.FORM, ()))
        _check_form(request.headers.get(FORM_TOKEN_HEADER) or fields.get(FORM_TOKEN, ""), desk, asked.entry)
    if route.kind is Kind.API:
        sent = program_sent(request.headers.get("content-type", ""), route.parameters, sent, body)
    values = values_of(route.parameters, sent, empty_counts=route.kind is Kind.API)
    return replace(asked, values=values, uploads=uploads, body=body)


def _path_values(request: Request) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, value in request.path_params.items()]


def _is_form(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind in {"application/x-www-form-urlencoded", "multipart/form-data"}


async def _uploads(form: FormData) -> tuple[Upload, ...]:
    files = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
    found = [Upload(file.filename or "", await file.read()) for file in files]
    await form.close()
    return tuple(upload for upload in found if upload.name or upload.data)


def _check_form(token: str, desk: Desk, entry: Entry) -> None:
    now = desk.clock()
    if not desk.form_tokens.is_good(token, entry.secret, now):
        raise RefusedError(403, "this form is not the desk's own, or is older than twelve hours; load the page anew and send it again")
    if not desk.form_tokens.use(token, now):
        raise RefusedError(409, "this form was sent before, and nothing was done twice; load the page anew to send another")


def _refused(error: KhronikaError) -> RefusedError:
    """A complaint of the rooms below, which is about what was asked, as a refusal in the complaint's own words."""
    if isinstance(error, RefusedError):
        return error
    return RefusedError(409 if isinstance(error, LedgerError) else 400, "%(words)s", words=str(error))


def _refusal(request: Request, route: Route, renderer: Renderer, asked: Asked, error: RefusedError) -> Response:
    """A refusal as the route's kind has it; whoever is not signed in and can be is led to where that is done."""
    way_in = asked.desk.door.sign_in_path
    if error.status == 401 and route.kind is Kind.PAGE and not route.changes and way_in is not None:
        query = f"?{request.url.query}" if request.url.query else ""
        answer: Answer = Redirect(f"{way_in}?{urlencode({'next': request.url.path + query})}")
        return renderer.response(answer, asked)
    return renderer.refusal(error, asked, is_api=route.kind is Kind.API)


STATUS_WORDS = {
    404: marked("there is nothing at this address"),
    405: marked("this address does not take that"),
    500: marked("a fault of the desk's own; what was not finished was not kept"),
    413: marked("this is more than the desk takes at once"),
}


def not_routed(error: Exception) -> RefusedError:
    """What the table of routes has no place for, as a refusal."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    return RefusedError(status, STATUS_WORDS.get(status, marked("this cannot be read")))
