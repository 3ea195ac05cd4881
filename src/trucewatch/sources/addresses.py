"""Which web addresses may be fetched, and from which machine: resolved once, checked, pinned."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from urllib.parse import urljoin, urlsplit, urlunsplit

import msgspec

MAX_URL = 4096
_PORTS = {"http": 80, "https": 443}
# Addresses that carry another, IPv4, address inside: what counts is that one.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

# What the tables of Python 3.11 take for public and is not: site-local addresses (RFC 3879), those
# of protocols (RFC 6890) and documentation (RFC 9637), and one by which a cloud reaches its hosts.
_NOT_PUBLIC = tuple(
    map(ipaddress.ip_network, ("fec0::/10", "192.0.0.0/24", "3fff::/20", "168.63.129.16/32"))
)

# (host, port) -> IP addresses in the order of preference; raises OSError.
Resolver = Callable[[str, int], Sequence[str]]


class Refused(ValueError):
    """An address may not be fetched; the message says why."""


class Address(msgspec.Struct, frozen=True):
    """A web address, taken apart. ``path`` is what is asked for, with the query."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what robots.txt speaks for."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """The host as it is written in an address, with a port that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def is_web(text: str) -> bool:
    """Tell whether ``text`` is written like a web address."""
    return text[:8].lower().startswith(("http://", "https://"))


def parse(url: str, base: str | None = None) -> Address:
    """Return the parts of an address; a relative one is completed by ``base``.

    Raises Refused for other schemes than http and https, for names with a password, and for what
    is no address. The fragment is dropped.
    """
    url = urljoin(base, url.strip()) if base else url.strip()
    if len(url) > MAX_URL or any(ord(c) <= 32 or ord(c) == 127 for c in url):
        raise Refused("it is no web address")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise Refused("it is no web address") from None
    if parts.scheme not in _PORTS:
        raise Refused(f"the scheme '{parts.scheme[:20]}' is not fetched; only http and https are")
    if not host:
        raise Refused("it names no host")
    if parts.username is not None or parts.password is not None:
        raise Refused("it holds a user name or password")
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise Refused("its host is no name") from None
    if name.endswith("."):
        name = name[:-1]
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    made = Address("", parts.scheme, name.lower(), port or _PORTS[parts.scheme], _quoted(path))
    return msgspec.structs.replace(made, url=made.origin + made.path)


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/?#[]@!$&'()*+,;=:%~")


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host by the system's resolver. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def pinned(address: Address, resolver: Resolver, *, loopback: bool = False) -> str:
    """Return the IP address to connect to.

    The name is resolved once; every address that it stands for must be public, or nothing is
    fetched, so that a name cannot point inside on the second look. ``loopback`` lets this machine
    through (for tests). Raises Refused.
    """
    try:
        found = resolver(address.host, address.port)
    except (OSError, UnicodeError):
        raise Refused("its host is not found; check the address and the connection") from None
    if not found:
        raise Refused("its host is not found; check the address and the connection")
    for text in found:
        if not is_public(text, loopback=loopback):
            raise Refused("its host is on this machine or a private network, which is not fetched")
    return sorted(found, key=lambda a: ":" in a)[0]


def is_public(text: str, *, loopback: bool = False) -> bool:
    """Tell whether an IP address is one of the public internet."""
    try:
        ip = ipaddress.ip_address(text.split("%", 1)[0])
    except ValueError:
        return False
    if loopback and ip.is_loopback:
        return True
    inner = _inner(ip)
    if inner is not None and not is_public(str(inner)):
        return False
    if any(ip in network for network in _NOT_PUBLIC):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _inner(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if isinstance(ip, ipaddress.IPv4Address):
        return None
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    teredo = ip.teredo[1] if ip.teredo else None
    return ip.ipv4_mapped or ip.sixtofour or teredo
