"""Lines of the log of corrections in words."""

from __future__ import annotations

from typing import Any

import msgspec

from trucewatch.store.pages_review import Decided
from trucewatch.views.web import labels


def decision_words(d: Decided) -> str:
    """Return a line of the log in words."""
    verbs = {"accept": "accepted", "reject": "rejected", "note": "noted", "undo": "took back",
             "merge": "merged", "split": "split", "add": "added"}  # fmt: skip
    if d.action != "edit":
        return f"{verbs.get(d.action, d.action)}: {d.kind} at {d.start}–{d.end}"
    value: dict[str, Any] = msgspec.json.decode(d.value)
    parts = [f"{labels.plain(k)} is {_shown(v)}" for k, v in value.items()]
    return f"{'; '.join(parts)} ({d.kind} at {d.start}–{d.end})"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or value.get("code") or "")
    if isinstance(value, list):
        return ", ".join(f"“{_shown(v)}”" for v in value)
    return "nobody" if value is None else labels.plain(str(value))
