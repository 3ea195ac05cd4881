"""Fetching web addresses: only when asked, only public ones, within bounds, politely.

Every step of a redirect is parsed, resolved, checked and pinned anew, and asked of robots.txt. An
answer is bounded in size, packing and time: a watchdog cuts the connection when the time is over,
however slowly the bytes come.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
import urllib.robotparser
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from trucewatch.records import Failure
from trucewatch.sources.addresses import Address, Refused, Resolver, parse, pinned, resolve
from trucewatch.sources.opened import source_failure
from trucewatch.sources.unpacking import TooLarge, Unpacker, coding_of

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
# What robots.txt says, or why it cannot be had.
Rules = urllib.robotparser.RobotFileParser | str
# robots.txt beyond this is not read (RFC 9309 asks for at least 500 kB).
_ROBOTS_BYTES = 512_000
_ROBOTS_SECONDS = 86_400.0
_MOST_DELAY = 60.0
# What an answer says of itself that is worth keeping; cookies and the like are not.
_KEPT = (
    "content-type", "content-length", "content-encoding", "content-language", "date", "etag",
    "last-modified", "server", "location", "cache-control", "expires", "retry-after",
)  # fmt: skip
_MOST_HEADER = 1000


class Limits(msgspec.Struct, frozen=True):
    """Bounds of one fetch; a news page has about 0.3 MB and comes within two seconds."""

    bytes: int = 10_000_000
    seconds: float = 30.0
    connect: float = 10.0
    # Between two requests to one host; robots.txt may ask for more.
    delay: float = 2.0


class Fetched(msgspec.Struct, frozen=True):
    """An answer. ``url`` is where it came from in the end; ``data`` is unpacked.

    ``status`` is 200, or 304 when nothing has changed; ``headers`` the ones that are kept, lower
    case, with the addresses that were passed through as ``via``.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    data: bytes

    def header(self, name: str) -> str | None:
        """Return the value of a header by its lower-case name."""
        return dict(self.headers).get(name)


class Fetcher:
    """Fetches addresses one after the other, one connection each."""

    def __init__(
        self,
        *,
        contact: str = "",
        limits: Limits | None = None,
        loopback: bool = False,
        resolver: Resolver = resolve,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``contact`` goes into the user agent: how a site can reach who runs this.

        ``loopback`` lets addresses of this machine through, for tests against a local server only.
        """
        self.limits = limits or Limits()
        about = f"; {contact}" if contact else ""
        self.agent = f"trucewatch/{_version()} (keeps records of peace processes{about})"
        self._loopback = loopback
        self._resolver = resolver
        self._sleep = sleep
        self._clock = clock
        self._next: dict[str, float] = {}
        self._robots: dict[str, tuple[float, Rules]] = {}

    def fetch(
        self, url: str, *, etag: str | None = None, modified: str | None = None
    ) -> Fetched | Failure:
        """Return what is at ``url``, or why not, in one line.

        ``etag`` and ``modified`` are the marks of an earlier answer: the server is asked for
        changes only, and 304 says that there is none.
        """
        asked = {}
        if etag:
            asked["If-None-Match"] = etag
        if modified:
            asked["If-Modified-Since"] = modified
        try:
            return self._follow(url, asked)
        except (Refused, _Failed) as error:
            return source_failure(url, f"{url}: not fetched: {error}")

    def _follow(self, url: str, asked: dict[str, str]) -> Fetched:
        via: list[str] = []
        base: str | None = None
        for _ in range(_MOST_REDIRECTS + 1):
            address = parse(url, base)
            if not self.allowed(address):
                raise Refused(self._forbidden(address))
            self._wait(address)
            answer = self._get(address, asked, self.limits.bytes)
            if answer.status not in REDIRECTS:
                return _accepted(answer, via)
            via.append(address.url)
            target = answer.header("location")
            if not target:
                raise _Failed("the server sends elsewhere without saying where")
            url, base = target, address.url
        raise _Failed(f"the server sends elsewhere more than {_MOST_REDIRECTS} times")

    # ------------------------------------------------------------ politeness

    def allowed(self, address: Address) -> bool:
        """Tell whether robots.txt lets this program fetch an address.

        Without the file everything may be fetched; while it cannot be had, nothing (RFC 9309).
        """
        rules = self._rules(address)
        return not isinstance(rules, str) and rules.can_fetch(self.agent, address.url)

    def _forbidden(self, address: Address) -> str:
        """Return why an address may not be fetched."""
        rules = self._rules(address)
        if isinstance(rules, str):
            return f"robots.txt cannot be had ({rules}), and without it nothing is fetched"
        return "robots.txt asks not to fetch it"

    def _rules(self, address: Address) -> Rules:
        known = self._robots.get(address.origin)
        if known is None or self._clock() - known[0] > _ROBOTS_SECONDS:
            known = (self._clock(), self._fetch_rules(address))
            self._robots[address.origin] = known
        return known[1]

    def _fetch_rules(self, address: Address) -> Rules:
        rules = urllib.robotparser.RobotFileParser()
        where = parse(f"{address.origin}/robots.txt")
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                self._wait(where)
                answer = self._get(where, {}, _ROBOTS_BYTES)
            except (TooLarge, _Failed) as error:
                return str(error)
            target = answer.header("location")
            if answer.status in REDIRECTS and target:
                where = parse(target, where.url)
                continue
            if answer.status >= 500 or answer.status == 429:
                return f"the server answers {answer.status}"
            body = answer.data.decode("utf-8", "replace") if answer.status == 200 else ""
            rules.parse(body.splitlines())
            return rules
        return f"the server sends elsewhere more than {_MOST_REDIRECTS} times"

    def _wait(self, address: Address) -> None:
        """Wait until the host may be asked again."""
        left = self._next.get(address.host, 0.0) - self._clock()
        if left > 0:
            self._sleep(left)
        self._next[address.host] = self._clock() + self._delay(address)

    def _delay(self, address: Address) -> float:
        known = self._robots.get(address.origin)
        rules = known[1] if known else None
        wanted = None if rules is None or isinstance(rules, str) else rules.crawl_delay(self.agent)
        try:
            return min(max(self.limits.delay, float(wanted or 0)), _MOST_DELAY)
        except ValueError:
            return self.limits.delay

    # ------------------------------------------------------------ one request

    def _get(self, address: Address, asked: dict[str, str], most: int) -> Fetched:
        ip = pinned(address, self._resolver, loopback=self._loopback)
        connection = _connection(address, ip, self.limits)
        headers = {
            "Host": address.netloc,
            "User-Agent": self.agent,
            "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
            "Accept-Encoding": "gzip",
            **asked,
        }
        try:
            with _watchdog(connection, self.limits.seconds) as over:
                try:
                    answer = _answer(connection, address, headers, most)
                except Exception as error:
                    raise _explained(error, over.is_set(), self.limits.seconds) from None
                if over.is_set():  # a connection that was cut looks like one that has ended
                    raise _explained(EOFError(), True, self.limits.seconds)
                return answer
        finally:
            connection.close()


def _version() -> str:
    import importlib.metadata

    try:
        return importlib.metadata.version("trucewatch")
    except importlib.metadata.PackageNotFoundError:  # run from its folder
        return "0"


class _Failed(Exception):
    """A fetch has failed; the message says how."""


def _connection(address: Address, ip: str, limits: Limits) -> Any:
    """Return a connection to the address that was checked, whatever the name says by now."""
    try:
        from urllib3.connection import HTTPConnection, HTTPSConnection
        from urllib3.util import Timeout
    except ModuleNotFoundError:
        raise _Failed("addresses need urllib3; pip install 'trucewatch[fetch]'") from None
    timeout = Timeout(connect=limits.connect, read=limits.connect).connect_timeout
    if address.scheme == "http":
        return HTTPConnection(ip, address.port, timeout=timeout)
    return HTTPSConnection(
        ip,
        address.port,
        timeout=timeout,
        server_hostname=address.host,
        assert_hostname=address.host,
    )


@contextlib.contextmanager
def _watchdog(connection: Any, seconds: float) -> Iterator[threading.Event]:
    """Connect, and cut the connection after ``seconds``, whatever the server does.

    The socket is held on to: the connection lets go of it while the answer is still read.
    """
    over = threading.Event()
    held: list[Any] = []

    def cut() -> None:
        over.set()
        for sock in [*held, connection.sock]:
            if sock is not None:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        with contextlib.suppress(Exception):  # asking fails then, and is explained
            connection.connect()
        held.append(connection.sock)
        yield over
    finally:
        timer.cancel()


def _answer(connection: Any, address: Address, headers: dict[str, str], most: int) -> Fetched:
    connection.request(
        "GET", address.path, headers=headers, preload_content=False, decode_content=False
    )
    response = connection.getresponse()
    found = {k.lower(): v for k, v in response.headers.items()}
    kept = tuple((k, found[k][:_MOST_HEADER]) for k in _KEPT if k in found)
    data = b""
    if response.status == 200:
        data = _body(response, found, most)
    return Fetched(address.url, response.status, kept, data)


def _body(response: Any, headers: dict[str, str], most: int) -> bytes:
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > most:
        raise TooLarge(f"larger than {most // 1_000_000} MB")
    unpacker = Unpacker(coding_of(headers.get("content-encoding")), most)
    parts: list[bytes] = []
    while piece := response.read1(1 << 16):
        parts.append(unpacker.feed(piece))
    if not unpacker.whole:
        raise _Failed("the answer breaks off")
    return b"".join(parts)


def _accepted(answer: Fetched, via: list[str]) -> Fetched:
    if answer.status not in (200, 304):
        raise _Failed(f"the server answers {answer.status}{_after(answer)}")
    headers = (*answer.headers, *(("via", url) for url in via))
    return msgspec.structs.replace(answer, headers=headers)


def _after(answer: Fetched) -> str:
    wait = answer.header("retry-after")
    return f"; try again after {wait[:40]}" if wait else ""


def _explained(error: Exception, over: bool, seconds: float) -> Exception:
    if over:
        return _Failed(f"the answer is not there after {seconds:.0f} seconds")
    if isinstance(error, _Failed | Refused):
        return error
    if isinstance(error, TooLarge):
        return _Failed(f"the answer is {error}")
    if isinstance(error, zlib.error):
        return _Failed("the answer is packed wrongly")
    if isinstance(error, ValueError):
        return _Failed("the answer is packed or put in a way that is not read")
    if isinstance(error, MemoryError):
        raise error
    return _Failed(f"the connection fails ({type(error).__name__})")
