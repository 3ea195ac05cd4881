"""The commands: one request without a server, a refused address, tokens."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.views.cli import app


def test_one_request_without_a_server(cli: CliRunner, demo: Path) -> None:
    result = cli.invoke(app, ["serve", str(demo), "--get", "/index.json"])
    assert result.exit_code == 0 and json.loads(result.stdout)["contested"]
    page = cli.invoke(app, ["serve", "--db", str(demo), "--get", "/incidents?status=contested"])
    assert page.stdout.startswith("<!doctype html>")
    assert cli.invoke(app, ["serve", str(demo), "--get", "/nothing"]).exit_code == 1


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])
def test_beyond_this_machine_only_with_tokens(cli: CliRunner, demo: Path, host: str) -> None:
    result = cli.invoke(app, ["serve", str(demo), "--host", host])
    assert result.exit_code == 2 and "--token-file" in result.stderr


def test_a_watch_names_the_page(cli: CliRunner, demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "w.yaml"
    file.write_text("name: Two sides\ncamps: {North: [ARM], South: [AZE]}\n", encoding="utf-8")
    asked = ["serve", str(demo), "--watch", str(file), "--get", "/"]
    result = cli.invoke(app, asked)
    assert result.exit_code == 0 and "Two sides" in result.stdout
    file.write_text("camps: 1\n", encoding="utf-8")
    assert cli.invoke(app, asked).exit_code == 2


def test_what_is_no_record_is_said(cli: CliRunner, tmp_path: Path) -> None:
    result = cli.invoke(app, ["serve", str(tmp_path / "none.db")])
    assert result.exit_code == 3 and "no such record" in result.stderr


def test_a_token_is_printed_once(cli: CliRunner, tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    arguments = ["token", "ann", "--role", "reviewer", "--token-file", str(file)]
    result = cli.invoke(app, arguments)
    assert result.exit_code == 0 and result.stdout.startswith("tw_")
    assert result.stdout.strip() not in file.read_text()
    assert cli.invoke(app, ["token", "a b", "--token-file", str(file)]).exit_code == 2


def test_a_busy_port_is_said_before_anything_else(cli: CliRunner, demo: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = cli.invoke(app, ["serve", str(demo), "--port", port])
    assert result.exit_code == 3 and f"cannot listen on 127.0.0.1:{port}" in result.stderr
    assert "shows" not in result.stdout


def test_it_serves_until_it_is_interrupted(demo: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    run = [sys.executable, "-m", "trucewatch", "serve", str(demo), "--port", str(port)]
    with subprocess.Popen(
        run, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as server:
        assert server.stdout is not None
        assert f"http://localhost:{port}/ shows" in server.stdout.readline()
        with urllib.request.urlopen(f"http://localhost:{port}/", timeout=30) as answer:
            assert answer.status == 200
        server.send_signal(signal.SIGINT)
        assert server.wait(30) in (0, 130)
