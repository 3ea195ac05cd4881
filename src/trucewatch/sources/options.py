"""How inputs are opened: one frozen object, handed down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from trucewatch.sources.fetching import Fetcher


class Opening(msgspec.Struct, frozen=True):
    """``fetcher`` fetches addresses (None: fetching is off); ``columns`` name those of tables by
    field; ``label`` is the confidentiality of what is opened: open, internal or restricted;
    ``date`` (ISO) is the day of stories that tell none themselves."""

    fetcher: Fetcher | None = None
    columns: Mapping[str, str] = {}
    label: str = "open"
    date: str | None = None
