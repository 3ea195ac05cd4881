"""Who may read and who may decide: tokens, sessions, and a brake on guessing.

A token file has one token a line: ``role name hash label``, the role ``reader`` or ``reviewer``,
the hash the SHA-256 of the token in hexadecimal, the label up to which sources are shown (open,
where it is left out). Tokens hold 256 random bits, so that a plain hash is safe. Nobody but its
owner may read the file: it names persons, and who may write it lets himself in.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from trucewatch.store.documents import LABELS

ROLES = ("reader", "reviewer")
SESSION_HOURS = 12
# So many wrong tokens from one address in WINDOW seconds, and it has to wait.
MOST_WRONG, WINDOW = 10, 300.0
# Addresses kept by the brake, and sessions kept at once; the oldest go first.
MOST_KEPT = 10_000


class Person(msgspec.Struct, frozen=True):
    """Who asks: a name for the log of corrections, a role, and up to which label they see."""

    name: str
    role: str
    up_to: str = LABELS[0]

    @property
    def decides(self) -> bool:
        """Whether this person may write corrections."""
        return self.role == "reviewer"


class TokenFileError(Exception):
    """The token file cannot be used; the message names the line and the way out."""


def new_token() -> str:
    """Return a new token."""
    return "tw_" + secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """Return what the token file keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def append_token(path: Path, name: str, role: str, up_to: str = LABELS[0]) -> str:
    """Add a new token to ``path`` (readable by its owner only) and return it.

    Raises TokenFileError for a name or role that cannot stand in the file and for a file that
    others may read or write, OSError when the file cannot be written.
    """
    if role not in ROLES:
        raise TokenFileError(f"no role '{role}'; give {' or '.join(ROLES)}")
    if not name or any(c.isspace() for c in name) or not name.isprintable():
        raise TokenFileError("give a name without spaces")
    if up_to not in LABELS:
        raise TokenFileError(f"no label '{up_to}'; give {', '.join(LABELS)}")
    if path.exists() and (others := _others_may(path)):
        raise TokenFileError(f"{path}: {others}; close it with 'chmod 600 {path}'")
    token = new_token()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as file:
        file.write(f"{role} {name} {digest(token)} {up_to}\n")
    return token


def read_tokens(path: Path) -> dict[str, Person]:
    """Return the persons of a token file by the hash of their token. Raises TokenFileError."""
    try:
        if others := _others_may(path):
            raise TokenFileError(f"{path}: {others}; close it with 'chmod 600 {path}'")
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise TokenFileError(f"{path}: cannot be read ({reason})") from error
    found: dict[str, Person] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        person, kept = _line(line, f"{path}: line {number}")
        found[kept] = person
    if not found:
        raise TokenFileError(f"{path}: holds no token; make one with 'trucewatch token'")
    return found


def _line(line: str, where: str) -> tuple[Person, str]:
    """Return whose token a line of a token file holds, and its hash. Raises TokenFileError."""
    fields = line.split()
    if len(fields) == 3:
        fields.append(LABELS[0])
    if len(fields) != 4 or fields[0] not in ROLES or len(fields[2]) != 64:
        wanted = "role name hash label; make one with 'trucewatch token'"
        raise TokenFileError(f"{where} is not: {wanted}")
    if fields[3] not in LABELS:
        raise TokenFileError(f"{where}: no label '{fields[3]}'; give {', '.join(LABELS)}")
    return Person(fields[1], fields[0], fields[3]), fields[2].lower()


def _others_may(path: Path) -> str:
    """Return what others than its owner may do with a file, "" for nothing.

    Only POSIX systems say so in a file's mode.
    """
    if os.name != "posix":
        return ""
    mode = stat.S_IMODE(path.stat().st_mode)
    if not mode & 0o077:
        return ""
    may = "written" if mode & 0o022 else "read"
    return f"can be {may} by others than its owner (mode {mode:03o})"


class Brake:
    """Counts wrong tokens per address; who guesses has to wait."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def waits(self, address: str) -> bool:
        """Return whether ``address`` has guessed too often."""
        with self._lock:
            return len(self._recent(address)) >= MOST_WRONG

    def wrong(self, address: str) -> None:
        """Note a wrong token."""
        with self._lock:
            recent = self._recent(address)
            self._wrong.pop(address, None)
            self._wrong[address] = [*recent, self._clock()]
            while len(self._wrong) > MOST_KEPT:
                del self._wrong[next(iter(self._wrong))]

    def _recent(self, address: str) -> list[float]:
        since = self._clock() - WINDOW
        return [t for t in self._wrong.get(address, ()) if t > since][-MOST_WRONG:]


class Door:
    """Decides who asks. Without tokens everybody on this machine is ``local``, who may decide."""

    def __init__(
        self,
        tokens: dict[str, Person] | None,
        local: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tokens = tokens
        self._local = Person(local, "reviewer", LABELS[-1])
        self._clock = clock
        self._sessions: dict[str, tuple[Person, float]] = {}
        self._secret = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self.brake = Brake(clock)

    @property
    def open(self) -> bool:
        """Whether no token is asked for."""
        return self._tokens is None

    def by_token(self, token: str) -> Person | None:
        """Return whose token it is, None for a wrong one."""
        if self._tokens is None:
            return self._local
        wanted = digest(token)
        # All are compared, so that the time taken tells nothing.
        hits = [p for kept, p in self._tokens.items() if hmac.compare_digest(kept, wanted)]
        return hits[0] if hits else None

    def by_session(self, session: str | None) -> Person | None:
        """Return who signed in with this session, None when it is unknown or over."""
        if self._tokens is None:
            return self._local
        with self._lock:
            person, ends = self._sessions.get(session or "", (None, 0.0))
            return person if self._clock() < ends else None

    def begin(self, person: Person) -> str:
        """Return the secret of a new session."""
        session = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions[session] = (person, self._clock() + SESSION_HOURS * 3600)
            while len(self._sessions) > MOST_KEPT:
                del self._sessions[next(iter(self._sessions))]
        return session

    def end(self, session: str | None) -> None:
        """Forget a session."""
        with self._lock:
            self._sessions.pop(session or "", None)

    def form_key(self, visit: str) -> str:
        """Return what a form sent by the browser of ``visit`` has to carry."""
        return hmac.new(self._secret, visit.encode(), hashlib.sha256).hexdigest()

    def fits(self, visit: str, key: str) -> bool:
        """Return whether ``key`` was given to the browser of ``visit``."""
        return bool(visit) and hmac.compare_digest(self.form_key(visit), key)
