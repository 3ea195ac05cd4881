"""Hosts, origins, forms and tokens."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.web.support import Client, client
from trucewatch.views.web.access import (
    MOST_WRONG,
    WINDOW,
    Brake,
    TokenFileError,
    append_token,
    read_tokens,
)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8010", 200),
        ("127.0.0.1:8010", 200),
        ("[::1]:8010", 200),
        ("LOCALHOST:8010", 200),
        ("evil.example", 421),
        ("evil.example:8010", 421),
        ("localhost:8011", 421),
        ("localhost.evil.example:8010", 421),
        ("", 421),
    ],
)
def test_only_our_hosts_are_answered(web: Client, host: str, status: int) -> None:
    assert web.get("/key", host=host).status_code == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:8010", 200),
        ("http://evil.example", 403),
        ("null", 403),
        ("http://localhost:9999", 403),
        ("file://", 403),
    ],
)
def test_foreign_origins_are_refused(web: Client, origin: str, status: int) -> None:
    assert web.get("/key", origin=origin).status_code == status


def test_answers_carry_the_headers_of_safety(web: Client) -> None:
    for path in ("/", "/incidents.json", "/no-page", "/static/css/base.css"):
        headers = web.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self';"), path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "access-control-allow-origin" not in headers


def test_a_form_needs_the_key_of_this_browser(demo: Path) -> None:
    web = client(demo)
    assert web.ask("POST", "/looked", data={}).status_code == 403
    assert web.ask("POST", "/looked", data={"form_key": "0" * 64}).status_code == 403
    key_of_another = client(demo)
    key_of_another.get("/")
    foreign = web.ask(
        "POST", "/looked", data={"form_key": "x"}, headers={"sec-fetch-site": "cross-site"}
    )
    assert foreign.status_code == 403


def test_endless_bodies_are_refused(web: Client) -> None:
    assert web.ask("POST", "/looked", content=b"x" * 3_000_000).status_code == 413


def test_a_token_opens_what_its_role_may(demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    reader = append_token(file, "ann", "reader")
    reviewer = append_token(file, "bob", "reviewer")
    assert reader not in file.read_text() and file.stat().st_mode & 0o077 == 0
    web = client(demo, token_file=file)
    page = web.get("/")
    assert (page.status_code, page.headers["location"]) == (303, "/sign-in")
    assert web.get("/incidents.json").status_code == 401
    assert web.get("/incidents.json", authorization=f"Bearer {reader}").status_code == 200
    assert web.get("/incidents.json", authorization="Bearer wrong").status_code == 401
    signed = web.form("/sign-in", page="/sign-in", token=reviewer)
    assert signed.status_code == 303 and "httponly" in signed.headers["set-cookie"].lower()
    assert "bob, reviewer" in web.get("/").text
    web.get("/sign-out")
    assert web.get("/").status_code == 303


def test_who_guesses_has_to_wait(demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    token = append_token(file, "ann", "reader")
    web = client(demo, token_file=file)
    for _ in range(MOST_WRONG):
        assert web.get("/incidents.json", authorization="Bearer no").status_code == 401
    refused = web.get("/incidents.json", authorization=f"Bearer {token}")
    assert refused.status_code == 429 and "retry-after" in refused.headers


def test_the_brake_lets_go_after_a_while() -> None:
    now = [0.0]
    brake = Brake(lambda: now[0])
    for _ in range(MOST_WRONG):
        brake.wrong("a")
    assert brake.waits("a") and not brake.waits("b")
    now[0] = WINDOW + 1
    assert not brake.waits("a")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "reader ann\n",
        "boss ann " + "0" * 64 + "\n",
        "# none\n",
        "reader ann " + "0" * 64 + " open x\n",
    ],
)
def test_a_broken_token_file_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "tokens"
    file.write_text(text)
    file.chmod(0o600)
    with pytest.raises(TokenFileError, match="token"):
        read_tokens(file)


@pytest.mark.parametrize(
    ("mode", "words"),
    [(0o644, "read by others"), (0o640, "read by others"), (0o622, "written by others")],
)
def test_a_token_file_that_others_may_read_or_write_is_refused(
    demo: Path, tmp_path: Path, mode: int, words: str
) -> None:
    file = tmp_path / "tokens"
    append_token(file, "ann", "reader")
    file.chmod(mode)
    with pytest.raises(TokenFileError, match=words) as refused:
        client(demo, token_file=file)
    assert f"chmod 600 {file}" in str(refused.value) and f"mode {mode:03o}" in str(refused.value)
    file.chmod(0o400)
    assert client(demo, token_file=file).get("/key").status_code == 303


def test_a_line_of_three_fields_shows_what_is_open(tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    token = append_token(file, "ann", "reader")
    append_token(file, "bob", "reviewer", "internal")
    file.write_text(file.read_text().replace(" open\n", "\n"))
    assert {p.name: p.up_to for p in read_tokens(file).values()} == {
        "ann": "open",
        "bob": "internal",
    }
    assert token not in file.read_text()
    file.write_text(file.read_text().replace("internal", "secret"))
    with pytest.raises(TokenFileError, match="no label 'secret'"):
        read_tokens(file)


def test_names_in_a_token_file_are_plain(tmp_path: Path) -> None:
    for name, role in (("a b", "reader"), ("", "reader"), ("ann", "boss"), ("a\nb", "reader")):
        with pytest.raises(TokenFileError):
            append_token(tmp_path / "tokens", name, role)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_no_token_is_added_to_a_file_that_others_may_write(tmp_path: Path) -> None:
    file = tmp_path / "tokens"
    append_token(file, "ann", "reader")
    before = file.read_text()
    file.chmod(0o666)
    with pytest.raises(TokenFileError, match="chmod 600"):
        append_token(file, "bob", "reader")
    assert file.read_text() == before
