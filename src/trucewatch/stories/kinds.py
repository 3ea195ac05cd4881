"""What a paragraph of a page looks like on its own: prose, headline-like, bullet, furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from trucewatch.stories.datelines import Dateline, find_dateline
from trucewatch.stories.day_words import plain_days
from trucewatch.stories.entries import opens_with_days
from trucewatch.stories.items import listed
from trucewatch.stories.printed import Block
from trucewatch.vocab.tables import table

# Looked at for the form of a paragraph; a headline is never longer.
_REACH = 400
_MAX_HEADLINE = 180
_MAX_HEADLINE_WORDS = 28
# What follows a dateline in a report; less is a title such as "GAZA: what we know".
_MIN_LEDE = 40
_MAX_FURNITURE = 320

_BULLET = re.compile(r"(?:[-–—•*·▪●►‣◦+]|\d{1,2}[.)])\s+\S")
_URL = re.compile(r"(?:https?://|www\.)\S+|[a-z0-9][\w\-]*(?:\.[\w\-]+)*\.[a-z]{2,10}/\S*")
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’\-]*"
_BYLINE = re.compile(
    rf"(?:By|BY|by)[: ] ?(?:the )?{_NAME}(?: (?:van |de |al-|bin |and |& |in |for )*{_NAME}){{0,7}}"
    rf"(?:\s?[,|/•·–-]\s?.{{0,60}})?"
)
_DAY_WORD = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|Monday"
)
_LABEL = (
    r"(?:(?:first |last |originally |data |information |position )?(?:published|posted|updated"
    r"|update|modified|revised|compiled|date(?! of )|dated|date of (?:issue|publication|report)"
    r"|report date|dtg|issued|broadcast|aired|transmitted|released|release date"
    r"|for (?:immediate )?release|as of|as at|(?:under )?embargo(?:ed)?(?: until| till)?"
    r"|status(?: as of)?)"
    r"(?: on| at)?[: ,]\s*)"
)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)"
_DATE = (
    rf"{_WEEKDAY}?(?:{_MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}\.?,? \d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
# "14 June 2012 18:30 GMT": a clock, not "14 June 2012 remembered".
_HOURS = r"(?:\d{1,2}[:.h]?\d{2}|\d{1,2} ?[ap]\.?m\b|noon|midnight)"
_DATE_LINE = re.compile(
    rf"{_LABEL}?{_DATE}(?: ?[T,|•·(–-].{{0,40}}| (?:at )?{_HOURS}.{{0,30}})?$"
    rf"|{_LABEL}(?=.*\d).{{0,40}}$|\d{{1,2}} (?:min|minute|hour|day|week)s? ago$",
    re.I,
)
# "Goma, 7 February 2024", "The Osk Courier, Osk, 9 May 2030": names, then a date, and nothing else.
_SMALL = r"(?:(?:of|and|de|del|della|di|da|do|dos|das|du|des|la|las|le|les|los|el|y|sur|the) )"
_WHERE = (
    rf"(?:[Tt]he )?(?:[a-z]{{2,3}}-)?{_NAME}(?: {_SMALL}{{0,2}}(?:[a-z]{{2,3}}-)?{_NAME}){{0,5}}"
)
_IN_BRACKETS = r"(?: ?\([A-Z][\w .&/'’\-]{1,40}\))?"
_PLACED_DATE = re.compile(
    rf"(?:{_WHERE}{_IN_BRACKETS}(?:[,;]| ?[–—/|·•-]) ?){{1,3}}(?i:{_DATE})"
    rf"(?:,? \d{{1,2}}[:.h]\d{{2}}\b[\w. ]{{0,12}})?{_IN_BRACKETS}"
    # "Osk Courier, 9 May 2030. All times local."
    r"(?:\. (?:All )?[Tt]imes [\w ()+:]{2,30}\.?|[.:]| ?[–—-]{1,2})?$"
)
# "Done at Osk on 9 May 2030", "From the hills of Osk, 9 May 2030": where and when a paper was made.
_DONE = re.compile(
    rf"(?:(?:Done|Given|Signed|Made|Issued|Released|Adopted|Written|Sent) (?:at|in) {_WHERE}"
    rf"|From (?:(?:the|our) )?(?:[a-z-]+ ){{1,3}}of {_WHERE})(?:,? on|,)? (?i:{_DATE})"
    rf"(?:,? (?:at )?\d{{1,2}}[:.h]\d{{2}}\b[\w. ]{{0,12}})?\.?$"
)
# Who issues a paper heads it: "Ministry of Defence of Osk, 9 May 2030" is more than its date.
_ISSUER = re.compile(
    r"\b(?:Ministry|Mission|Command|Presidency|Embassy|Government|Staff|Press Service|Secretariat"
    r"|Spokes(?:man|woman|person)|Council|Armed Forces|Liberation|Movement)\b"
)
# So does a paper that says whose it is: "Letter of the Front, 9 May 2030".
_TITLED = re.compile(
    r"(?:[A-Z]\w+ ){0,2}(?:[Ss]tatement|[Cc]ommuniqu[eé]|[Ll]etter|[Dd]eclaration|[Mm]essage"
    r"|[Aa]ppeal|[Rr]elease|[Bb]ulletin|[Rr]emarks|[Ss]peech|[Aa]ddress|STATEMENT|COMMUNIQU[EÉ]|LETTER"
    r"|DECLARATION) (?:of|by|from|OF|BY|FROM) "
)
# A line that a mark of emphasis opens and closes: "*The Osk Courier, Monday 3 March 2025*".
_EMPHASIS = re.compile(r"(?P<mark>[*_]{1,3})(?P<bare>[^*_]+)(?P=mark)")
_BRACKETED = re.compile(r"\([^()]+(?:\([^()]+\))?\)|\[[^\[\]]+\]")
# The hour of an entry of a live page, alone on its line or before the entry.
_HOUR = r"\[?(?P<h>[01]?\d|2[0-4])(?:[:.h](?P<m>[0-5]\d))?"
_ZONE = r"(?:\s?(?P<half>[ap])\.?m\.?)?(?:\s?\(?(?:GMT|UTC|[A-Z]{2,4}T|local time|h|hrs)\)?)?\]?"
_ON_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_CLOCK_LINE = re.compile(
    rf"(?:(?:updated|posted)? ?(?:at )?)?{_ON_DAY}{_HOUR}{_ZONE}", re.IGNORECASE
)
_CLOCK_START = re.compile(rf"{_HOUR}{_ZONE}(?:\s?[-–—|:]\s|\s)(?=[A-Z“\"‘])")
_AGO = re.compile(r"\d{1,2} ?(?:m|h|min|mins|minutes?|hrs?|hours?) ago", re.IGNORECASE)
_SPEECH = re.compile(r"[”\"’'],? .{0,60}\b(?:said|says|told|added|asked|warned)\b")
# Words between the names of those who reported, wrote and edited.
_CREDIT = frozenset(
    {"by", "in", "and", "at", "for", "with", "the", "from", "of", "to", "this", "report"}
    | {"writing", "editing", "reporting", "additional", "contributed", "bureau", "newsroom"}
)
_MAX_NOTICE_WORDS = 14
_MIN_SENTENCE_WORDS = 5
_OPENERS = "“\"‘'«(["
_ENDS = frozenset(".!…;,:")


class Piece(msgspec.Struct, frozen=True):
    """A paragraph with its looks.

    ``kind``: blank, prose, title (headline-like), bullet, url, byline, credit, date, clock,
    caption, boilerplate, related, rule. ``key`` compares titles and bullets for being the same
    words.
    ``clock``: minutes since midnight that the paragraph is, or opens with; -1 for "2 hours ago".
    """

    start: int
    end: int
    kind: str
    dateline: Dateline | None = None
    key: str = ""
    words: int = 0
    clock: int | None = None


class _Phrases(msgspec.Struct, frozen=True):
    whole: dict[str, str]
    start: tuple[tuple[str, str], ...]
    end: tuple[tuple[str, str], ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]


@cache
def _phrases() -> _Phrases:
    rows = [r for r in table("pages/furniture.tsv") if r["kind"] != "stop"]
    by = {
        m: tuple((r["phrase"], r["kind"]) for r in rows if r["match"] == m)
        for m in ("whole", "start", "end")
    }
    starts, ends = (tuple(phrase for phrase, _ in by[m]) for m in ("start", "end"))
    return _Phrases(dict(by["whole"]), by["start"], by["end"], starts, ends)


def pieces(text: str, blocks: Sequence[Block]) -> tuple[Piece, ...]:
    """Return the looks of each paragraph of ``text``, one piece per block, in order.

    Days alone open the entries of a chronology: several are datelines of none.
    """
    datelines = [None if b.blank else find_dateline(text, b.start, b.end) for b in blocks]
    told = [k for k, b in enumerate(blocks) if not b.blank]
    for n in listed(text, [(blocks[k].start, blocks[k].end) for k in told]):
        datelines[told[n]] = None
    if sum(d is not None and d.bare for d in datelines) + _dated(text, blocks, datelines) > 1:
        datelines = [None if d is None or d.bare else d for d in datelines]
    return tuple(_piece(text, b, d) for b, d in zip(blocks, datelines, strict=True))


def _dated(text: str, blocks: Sequence[Block], datelines: Sequence[Dateline | None]) -> int:
    """Return how many paragraphs open with days that are no datelines ("7 and 8 May 2026 - …")."""
    plain = (b for b, d in zip(blocks, datelines, strict=True) if d is None and not b.blank)
    return sum(opens_with_days(text, b.start, b.end) for b in plain)


def title_key(words: str) -> str:
    """Return the letters and digits of ``words`` in small letters: equal for repeated titles."""
    return "".join(c for c in words[:_REACH].casefold() if c.isalnum())


def _piece(text: str, block: Block, dateline: Dateline | None) -> Piece:
    if block.blank:
        return Piece(block.start, block.end, "blank")
    head = text[block.start : min(block.end, block.start + _REACH)]
    kind = _kind(head, block.end - block.start, dateline, block)
    key = title_key(head) if kind in ("title", "bullet") else ""
    return Piece(block.start, block.end, kind, dateline, key, len(head.split()), _clock(head))


def _clock(head: str) -> int | None:
    """Return the hour that a line is or opens with, in minutes; -1 where it is "2 hours ago"."""
    if _AGO.fullmatch(head):
        return -1
    found = _CLOCK_LINE.fullmatch(head) or _CLOCK_START.match(head)
    if found is None or not (found["m"] or found["half"]):
        return None
    hour = int(found["h"])
    if found["half"]:
        hour = hour % 12 + 12 * (found["half"] in "pP")
    return 60 * hour + int(found["m"] or 0)


def _kind(head: str, length: int, dateline: Dateline | None, block: Block) -> str:
    if not any(c.isalnum() for c in head):
        return "rule"
    if _CLOCK_LINE.fullmatch(head) and _clock(head) is not None:
        return "clock"
    if _URL.fullmatch(head):
        return "url"
    if length <= _MAX_FURNITURE:
        kind = _furniture(head)
        if kind:
            return kind
    if _BULLET.match(head):
        return "bullet"
    if dateline is not None:
        rest = head[dateline.end - block.start :].lstrip()
        told = not dateline.strong and rest.rstrip("”\"’')]* ")[-1:] in tuple(".!")
        short = block.end - dateline.end < _MIN_LEDE and not told  # "JW: They did. It was wrong."
        asked = rest.endswith("?")
        return "title" if short or (_title_like(rest, length) and not asked) else "prose"
    return "title" if _title_like(head, length) else "prose"


def _furniture(head: str) -> str | None:
    head = plain_days(head)
    lower = " ".join(head.casefold().replace("’", "'").split())
    marked = _EMPHASIS.fullmatch(head)
    bare = marked["bare"] if marked else head[1:-1] if _BRACKETED.fullmatch(head) else None
    if bare and _furniture(bare) == "date":
        return "date"
    phrases = _phrases()
    kind = phrases.whole.get(lower.rstrip(" .:»>"))
    if kind:
        return kind
    if len(lower) <= _MAX_DATE_LINE and (dated := _date_line(head, lower)) is not None:
        return "date" if dated else None
    if lower.startswith(phrases.starts):
        for phrase, name in phrases.start:
            if lower.startswith(phrase) and _fits(name, phrase, head, lower):
                return name
    if lower.endswith(phrases.ends):
        return next(name for phrase, name in phrases.end if lower.endswith(phrase))
    found = _BYLINE.fullmatch(head)
    if found and not _DAY_WORD.match(head[3:]):
        return "byline"
    return None


def is_placed_date(line: str) -> bool:
    """Return whether a line is names and a date: "Press Office of the Front, Osk, 9 May 2030"."""
    words = " ".join(line.split())
    return len(words) <= _MAX_DATE_LINE and _PLACED_DATE.match(words) is not None


def _date_line(head: str, lower: str) -> bool | None:
    """Return whether a line is a date with a place or a label; False where it names who issues a
    paper beside the date, None for other lines."""
    if _DATE_LINE.match(lower) and not _sentence(_MERIDIEM.sub("", lower)):
        return True
    words = " ".join(head.split())
    if _DONE.match(words):
        return True
    return not (_ISSUER.search(head) or _TITLED.match(words)) if _PLACED_DATE.match(words) else None


# The full stop of "6:30 p.m." ends no sentence.
_MERIDIEM = re.compile(r"(?<=\d) ?[ap]\.m\.$")
_MAX_DATE_LINE = 100


def _fits(kind: str, phrase: str, head: str, lower: str) -> bool:
    """Tell whether a line that begins with a phrase is furniture and not a sentence of a report."""
    if len(lower) > len(phrase) and phrase[-1].isalnum() and lower[len(phrase)].isalnum():
        return False
    if kind == "credit":
        return sum(w[0].islower() and w not in _CREDIT for w in head.split()[1:]) <= 1
    if kind == "caption" or phrase.endswith(":") or phrase.startswith(("©", "(")):
        return True
    if " " not in phrase:
        return not _sentence(lower)
    return len(lower.split()) <= _MAX_NOTICE_WORDS or not lower.endswith(".")


def _sentence(line: str) -> bool:
    return line.endswith((".", "!", "?", "”", '"')) and len(line.split()) > _MIN_SENTENCE_WORDS


def _title_like(head: str, length: int) -> bool:
    if length > _MAX_HEADLINE or len(head.split()) > _MAX_HEADLINE_WORDS:
        return False
    if head.startswith("#"):
        return True
    first = head.lstrip(_OPENERS)[:1]
    if not first or first.islower():
        return False
    bare = head.rstrip("”\"’')]»* ")
    if not bare or bare[-1] in _ENDS:
        return False
    if bare[-1] == "?" and first != head[0]:  # a question in quotation marks is somebody's words
        return False
    return not _SPEECH.search(head)
