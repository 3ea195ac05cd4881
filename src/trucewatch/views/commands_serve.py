"""``trucewatch serve`` and ``trucewatch token``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.views.guarding import NOTHING_DONE, SOME_FAILED, WRONG_USE, fail, usable
from trucewatch.views.options import Db

if TYPE_CHECKING:
    import socket

    from fastapi import FastAPI

    from trucewatch.views.web.settings import Settings

_OPEN = "--token-file is needed to serve beyond this machine; make one with 'trucewatch token'"
_MISSING = "the screen needs parts that are not installed: install trucewatch[web]"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(serve)
    app.command()(token)


def serve(
    record: Annotated[
        Path | None, typer.Argument(help="The record to show; else that of --db.")
    ] = None,
    db: Db = Path("trucewatch.db"),
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8010,
    watch: Annotated[
        list[Path] | None,
        typer.Option(help="A watch's YAML file: its sides, overview and feed; may be repeated."),
    ] = None,
    token_file: Annotated[
        Path | None, typer.Option("--token-file", help="Ask for a token of this file.")
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", help="Answer to this name too (a proxy's).")
    ] = None,
    get: Annotated[
        str | None, typer.Option("--get", help="Print the answer to one request and end.")
    ] = None,
) -> None:
    """Show a record in the browser, on this machine only unless --host says otherwise."""
    try:
        from trucewatch.views.web.settings import LOOPBACK, Settings
    except ModuleNotFoundError:
        raise fail(_MISSING) from None
    if host not in LOOPBACK and token_file is None:
        raise fail(_OPEN, WRONG_USE)
    from trucewatch.views.commands_watch import read_watch

    settings = Settings(
        record=record or db,
        host=host,
        port=port,
        watches=tuple(map(read_watch, watch or ())),
        token_file=token_file,
        hosts=tuple(allow_host or ()),
        user=_user(),
    )
    if get is not None:
        _print_answer(settings, get)
    else:
        _run(settings)


def token(
    name: Annotated[str, typer.Argument(help="Who the token is for; stands in the log.")],
    role: Annotated[str, typer.Option(help="reader or reviewer.")] = "reader",
    up_to: Annotated[
        str, typer.Option("--up-to", help="Show sources up to this label: open, internal, …")
    ] = "open",
    file: Annotated[Path, typer.Option("--token-file", help="The file to add it to.")] = Path(
        "trucewatch-tokens"
    ),
) -> None:
    """Make a token for 'serve' and print it once; the file keeps its hash only."""
    try:
        from trucewatch.views.web.access import TokenFileError, append_token
    except ModuleNotFoundError:
        raise fail(_MISSING) from None
    try:
        typer.echo(append_token(file, name, role, up_to))
    except TokenFileError as error:
        raise fail(str(error), WRONG_USE) from None


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"


def _app(settings: Settings) -> FastAPI:
    from trucewatch.views.web.access import TokenFileError

    try:
        from trucewatch.views.web.app import create_app
    except ModuleNotFoundError:
        raise fail(_MISSING) from None
    try:
        with usable(settings.record):
            return create_app(settings)
    except TokenFileError as error:
        raise fail(str(error)) from None


def _print_answer(settings: Settings, path: str) -> None:
    from trucewatch.views.web.calling import get

    answer = get(_app(settings), path, "localhost")
    sys.stdout.flush()
    sys.stdout.buffer.write(answer.body)
    sys.stdout.buffer.flush()
    if answer.status >= 400:
        raise typer.Exit(SOME_FAILED)


def _run(settings: Settings) -> None:
    import uvicorn

    app = _app(settings)
    listening = _listen(settings.host, settings.port)
    where = f"http://{'localhost' if settings.local else settings.host}:{settings.port}/"
    if settings.local:
        typer.echo(f"{where} shows {settings.record}; only this machine can reach it. Ctrl-C ends.")
    else:
        typer.echo(
            f"{where} shows {settings.record} to who has a token. Put a proxy with TLS before it:"
            " tokens travel in the clear. Ctrl-C ends."
        )
    config = uvicorn.Config(app, log_level="warning", proxy_headers=False, server_header=False)
    with listening:
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there, before anything is said of it."""
    import socket

    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or str(error)
        message = f"cannot listen on {host}:{port} ({why}); give another --port or --host"
        raise fail(message, NOTHING_DONE) from None
