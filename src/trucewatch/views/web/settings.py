"""What the server was told when it was started."""

from __future__ import annotations

from pathlib import Path

import msgspec

from trucewatch.linking.camps.sides import Watch

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
PORT = 8010


class Settings(msgspec.Struct, frozen=True):
    """How to serve one record.

    ``watches`` say what is followed: the first one where a request names none. ``hosts`` are
    further names that requests may come for (behind a proxy, say); ``user`` is who decides in
    review where no tokens are asked for.
    """

    record: Path
    host: str = "127.0.0.1"
    port: int = PORT
    watches: tuple[Watch, ...] = ()
    token_file: Path | None = None
    hosts: tuple[str, ...] = ()
    user: str = "local"

    @property
    def local(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.host in LOOPBACK

    def allowed_hosts(self) -> frozenset[str]:
        """Return the values of the Host header that are answered, with and without the port."""
        names = {"127.0.0.1", "[::1]", "localhost", *self.hosts}
        if self.host not in ("0.0.0.0", "::"):
            names.add(f"[{self.host}]" if ":" in self.host else self.host)
        return frozenset(n.lower() for n in names) | {f"{n.lower()}:{self.port}" for n in names}
