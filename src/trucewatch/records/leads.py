"""What one story says about agreements and talks, before stories are linked.

Leads are kept beside statements and events, so that linking can be done again without reading.
"""

from __future__ import annotations

import msgspec


class Leads(msgspec.Struct, frozen=True):
    """All leads of one story."""
