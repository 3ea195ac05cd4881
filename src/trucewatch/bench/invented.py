"""A large record for measuring: the bundled corpus over and over, each copy with its own ids,
days and places, so that tables and indexes are as large and as varied as those of years of reading.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

import msgspec

from trucewatch.linking import Linked
from trucewatch.records import Document
from trucewatch.records.coded import CodedStory

_ID = re.compile(r"\b(st|ev|story|doc|incident|finding|round|position|movement|situation)-"
                 r"([0-9a-f]{20})\b")  # fmt: skip
_AGREEMENT = re.compile(r"\b(agreement|provision)-([0-9a-f]{20})\b")
_DAY = re.compile(r"\b(20[0-3]\d)-(\d\d)-(\d\d)")
_POINT = re.compile(r'"(lat|lon)":(-?\d+(?:\.\d+)?)')
# So many copies share their agreements, so that ledgers grow long.
LEDGERS = 8
# Days between the copies: four thousand of them lie over about eleven years.
STEP_DAYS = 1
_FIRST = datetime.date(2000, 1, 1)


class Pattern(msgspec.Struct, frozen=True):
    """What is copied: one document with all coded stories and what was linked from them."""

    document: Document
    coded: tuple[CodedStory, ...]
    linked: Linked


def copies(
    pattern: Pattern, count: int
) -> Iterator[tuple[Document, Sequence[CodedStory], Linked | None]]:
    """Yield ``count`` copies of a pattern that differ in ids, days and places."""
    text = msgspec.json.encode(pattern).decode()
    decoder = msgspec.json.Decoder(Pattern)
    for number in range(count):
        copy = decoder.decode(_copied(text, number))
        uri = f"https://outlet{number % 97}.example/{number}"
        document = msgspec.structs.replace(copy.document, source_uri=uri)
        stories = [
            msgspec.structs.replace(
                c, story=msgspec.structs.replace(c.story, document_id=document.id)
            )
            for c in copy.coded
        ]
        yield document, stories, copy.linked


def _copied(text: str, number: int) -> str:
    head = f"{number:08x}"
    ledger = f"{number % LEDGERS:08x}"
    text = _ID.sub(lambda m: f"{m[1]}-{head}{m[2][8:]}", text)
    text = _AGREEMENT.sub(lambda m: f"{m[1]}-{ledger}{m[2][8:]}", text)
    text = _DAY.sub(lambda m: _shifted(m, number * STEP_DAYS), text)
    move = (number % 41 - 20) / 100
    return _POINT.sub(lambda m: f'"{m[1]}":{float(m[2]) + move:.4f}', text)


def _shifted(match: re.Match[str], days: int) -> str:
    """Return a day moved within eleven years before its own."""
    try:
        day = datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return match[0]
    return max(_FIRST, day - datetime.timedelta(days=days)).isoformat()
