"""The application: pages, their JSON, the API, static files, errors."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from trucewatch.views.web.access import Door, read_tokens
from trucewatch.views.web.problem import Problem, problem
from trucewatch.views.web.reading import Shelf
from trucewatch.views.web.render import render, web_folder
from trucewatch.views.web.security import Guard, TooLong
from trucewatch.views.web.serving import Server, wants_html
from trucewatch.views.web.settings import Settings
from trucewatch.views.web.wanting import only_known_in_api
from trucewatch.views.web.writing import add_writing

log = logging.getLogger(__name__)


def create_app(settings: Settings) -> FastAPI:
    """Return the application that serves one record.

    Raises RecordError when the record cannot be used and TokenFileError when the token file
    cannot.
    """
    from trucewatch import __version__
    from trucewatch.views.web.api import add_api
    from trucewatch.views.web.site import PAGES

    tokens = read_tokens(settings.token_file) if settings.token_file else None
    server = Server(settings, Shelf(settings.record), Door(tokens, settings.user))
    app = FastAPI(
        title="trucewatch",
        version=__version__,
        summary="The record of a peace process: who says what, how, and what is contested.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        dependencies=[Depends(only_known_in_api)],
    )
    app.state.server = server
    _add_errors(app, server)
    app.mount("/static", Static(directory=web_folder() / "static"), name="static")
    for page in PAGES:
        server.add_page(app, page)
    add_writing(app, server)
    add_api(app, server)
    app.add_middleware(GZipMiddleware, minimum_size=1500)
    app.add_middleware(Guard, hosts=settings.allowed_hosts())
    return app


class Static(StaticFiles):
    """Static files, which a browser may keep: their addresses carry the version."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Answer with a file that may be kept for a day."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=86400"
        return response


def _add_errors(app: FastAPI, server: Server) -> None:
    def answer(request: Request, status: int, title: str, detail: str) -> Response:
        if status == 401 and wants_html(request):
            return RedirectResponse("/sign-in", 303)
        if not wants_html(request):
            return problem(status, title, detail)
        words = render(
            "error.html",
            status=status,
            title_=title,
            detail=detail,
            section="",
            context=None,
            json_href="",
            version=server.version,
        )
        return Response(words, status, media_type="text/html")

    def on_problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return answer(request, error.status, error.title, error.detail)

    def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        titles = {404: "There is no such page", 405: "Not that way"}
        response = answer(request, error.status_code, titles.get(error.status_code, "Refused"), "")
        response.headers.update(error.headers or {})
        return response

    def on_invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0] if error.errors() else {}
        where = ".".join(str(p) for p in first.get("loc", ()))
        return answer(request, 422, "Not as wanted", f"{where}: {first.get('msg', '')}")

    def on_too_long(request: Request, _: Exception) -> Response:
        return answer(request, 413, "Too long", "send less at once")

    def on_any(request: Request, error: Exception) -> Response:
        log.exception("failed: %s", request.url.path, exc_info=error)
        detail = "the record was not changed; the log of the server says more"
        return answer(request, 500, "This page failed", detail)

    handlers: list[tuple[Any, Callable[[Request, Exception], Response]]] = [
        (Problem, on_problem),
        (HTTPException, on_http),
        (RequestValidationError, on_invalid),
        (TooLong, on_too_long),
        (Exception, on_any),
    ]
    for kind, handler in handlers:
        app.add_exception_handler(kind, handler)
