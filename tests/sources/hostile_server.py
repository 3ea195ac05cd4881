"""A server on this machine that does what hostile servers do."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    b"<!DOCTYPE html><html><head><title>Truce frays</title></head><body><article><p>"
    + b"The army said on Monday that it had withdrawn its guns from the valley. " * 8
    + b"</p></article></body></html>"
)
BOMB = gzip.compress(b"\0" * 60_000_000)
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>Truce frays</title><link>/page?n=1</link><guid>1</guid>
<pubDate>Mon, 04 May 2020 10:00:00 GMT</pubDate><description>Short.</description></item>
<item><title>Second</title><link>/page?n=2</link><guid>2</guid></item>
</channel></rss>"""


class Handler(BaseHTTPRequestHandler):
    """Answers by path; ``server.seen`` lists what was asked for."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""

    def do_GET(self) -> None:
        """Answer."""
        self.server.seen.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        name = self.path.strip("/").split("?")[0].split("/")[0].replace(".", "_") or "index"
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, f"on_{name}", self.on_missing)()
        self.close_connection = True

    def send(self, data: bytes, status: int = 200, **headers: str) -> None:
        """Send a whole answer."""
        self.send_response(status)
        headers = {"content_type": "text/html; charset=utf-8", **headers}
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def on_missing(self) -> None:
        self.send(b"nothing", 404)

    def on_robots_txt(self) -> None:
        state = self.server.robots  # type: ignore[attr-defined]
        if isinstance(state, int):
            self.send(b"", state)
        else:
            self.send(state, content_type="text/plain")

    def on_page(self) -> None:
        number = self.path.rpartition("n=")[2].encode()
        self.send(PAGE.replace(b"Monday", b"Monday " + number), ETag='"one"', Set_Cookie="k=secret")

    def on_same(self) -> None:
        if self.headers.get("If-None-Match") == '"mark"':
            self.send(b"", 304)
        else:
            self.send(RSS, content_type="application/rss+xml", ETag='"mark"')

    def on_rss(self) -> None:
        self.send(RSS, content_type="application/rss+xml")

    def on_entities(self) -> None:
        bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><rss><channel/></rss>'
        self.send(bomb, content_type="application/rss+xml")

    def on_packed(self) -> None:
        self.send(gzip.compress(PAGE), Content_Encoding="gzip")

    def on_bomb(self) -> None:
        self.send(BOMB, Content_Encoding="gzip")

    def on_badpack(self) -> None:
        self.send(b"\x1f\x8bnot gzip at all", Content_Encoding="gzip")

    def on_brotli(self) -> None:
        self.send(b"xx", Content_Encoding="br")

    def on_large(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(100_000_000))
        self.end_headers()

    def on_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"x" * 65536)

    def on_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(600):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def on_slowhead(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for n in range(600):
            self.wfile.write(f"X-{n}: ".encode())
            self.wfile.flush()
            time.sleep(0.05)

    def on_silent(self) -> None:
        time.sleep(30)

    def on_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(PAGE[:100])

    def on_loop(self) -> None:
        self.send(b"", 302, Location="/loop")

    def on_to(self) -> None:
        self.send(b"", 302, Location=self.path.partition("?")[2])

    def on_nowhere(self) -> None:
        self.send(b"", 302)

    def on_film(self) -> None:
        self.send(b"\0" * 500, content_type="video/mp4")

    def on_busy(self) -> None:
        self.send(b"", 503, Retry_After="120")

    def on_junk(self) -> None:
        self.wfile.write(b"\xff\xfe\x00garbage\r\n\r\n")

    def on_deep(self) -> None:
        self.send(b"<html><body>" + b"<div>" * 200_000 + b"The army said so. " * 50)

    def on_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n")


class Server(ThreadingHTTPServer):
    """The server, with what it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.robots: bytes | int = 404

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def served() -> Iterator[Server]:
    """Run the server for a while."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
