"""The desk as an application that a server runs."""

from collections.abc import Awaitable, Callable, Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route as Routed
from starlette.routing import compile_path
from starlette.types import ASGIApp

from khronika.records.access import AccessKind
from khronika.review.desk import Desk
from khronika.review.gate import answered, asked_of, not_routed
from khronika.review.guard import Guard
from khronika.review.ready import make_ready
from khronika.review.rendering import Renderer
from khronika.review.route import Route
from khronika.review.routes import ROUTES
from khronika.review.static_files import KEPT_FOR_EVER, StaticFiles
from khronika.review.telling import NOBODY
from khronika.store.access import note_refusal


def application(desk: Desk, routes: Sequence[Route] = ROUTES) -> ASGIApp:
    """The desk over its table of routes, with the guard around all of it, faults of its own included."""
    make_ready()
    static = StaticFiles.of()
    renderer = Renderer.over(routes, static)

    def refused(request: Request, error: Exception) -> Response:
        response = renderer.refusal(not_routed(error), asked_of(request, desk), is_api=request.url.path.startswith("/api/"))
        if response.status_code == 405:
            response.headers["Allow"] = ", ".join(sorted(route.method for route in routes if fits(route, request.url.path)))
        return response

    table = Starlette(
        routes=[
            *(Routed(route.path, _endpoint(route, desk, renderer), methods=[route.method], name=route.name) for route in routes),
            Routed("/static/{name:path}", _static(static), methods=["GET"], name="static"),
        ],
        exception_handlers=dict.fromkeys((400, 404, 405, 413, 500), refused),
    )

    def tell_of_name(address: str) -> None:
        note_refusal(desk.ledger_of(NOBODY), AccessKind.PLACE_REFUSED, "another name of the desk", address)

    return Guard(table, desk.hosts, desk.body_bytes_max, tell_of_name, is_secure=desk.scheme == "https")


def fits(route: Route, path: str) -> bool:
    """Whether a path is one of the route's."""
    return compile_path(route.path)[0].match(path) is not None


def _endpoint(route: Route, desk: Desk, renderer: Renderer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await answered(request, route, desk, renderer)

    return endpoint


def _static(static: StaticFiles) -> Callable[[Request], Response]:
    """The files of the package; they hold nothing of the ledger, so whoever reaches the desk may have them."""

    def endpoint(request: Request) -> Response:
        file = static.files.get(request.path_params["name"])
        if file is None:
            return PlainTextResponse("there is no such file\n", 404)
        headers = {"Cache-Control": KEPT_FOR_EVER, "Vary": "Accept-Encoding"}
        if file.packed is None or "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(file.data, 200, headers, file.media_type)
        return Response(file.packed, 200, headers | {"Content-Encoding": "gzip"}, file.media_type)

    return endpoint
