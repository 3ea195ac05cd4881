"""What coding gives for one story: the unit that linking and the store work with."""

from __future__ import annotations

import msgspec

from trucewatch.records.base import Failure
from trucewatch.records.leads import Leads
from trucewatch.records.text import Event, Statement, Story


class CodedStory(msgspec.Struct, frozen=True):
    """A story with its statements, events and leads, in the order of the text."""

    story: Story
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    leads: Leads = Leads()
    failures: tuple[Failure, ...] = ()
