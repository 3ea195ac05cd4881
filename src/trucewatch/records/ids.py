"""Content hashes as ids: the same input gives the same id on every machine."""

from __future__ import annotations

import hashlib

import msgspec

# 80 bits: a collision among 10**9 records has a chance of about 4e-7.
_ID_HEX = 20


def content_id(prefix: str, *parts: object) -> str:
    """Return ``prefix-`` and a hash of ``parts`` (anything msgspec can encode, in order)."""
    payload = msgspec.json.encode(parts, order="sorted")
    return f"{prefix}-{hashlib.sha256(payload).hexdigest()[:_ID_HEX]}"


def canonical_id(members: list[tuple[str, str]], prefix: str) -> str:
    """Return a linked record's id: ``prefix-`` and the hash of its earliest member.

    ``members`` are (date or "", id) pairs; undated members come after dated ones. The order of
    the list does not matter.
    """
    earliest = min(members, key=lambda m: (m[0] == "", m[0], m[1]))
    return content_id(prefix, earliest[1])
