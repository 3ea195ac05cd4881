"""The hours that a daily report says it covers: "Covering 24 hours to 08:00 on 12 May 2031".

Such a report is of its last day, and an hour that it tells without a day lies in its twenty-four:
what was at 14:20 was on the day before.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from trucewatch.sources.days import find_day
from trucewatch.stories.day_forms import DAY_NAME, ISO, MONTH, NTH

_MONTH = rf"(?i:{MONTH})"
_DATE = rf"(?:{DAY_NAME},? )?(?:{NTH} {_MONTH}|{_MONTH} {NTH})"
_FULL = rf"(?:{_DATE},? \d{{4}}|{ISO})"
_ZONE = r"(?: ?(?:hrs|hours|h|local(?: time)?|[A-Z]{1,4}|[ap]\.?m\.?))?(?: \(?local time\)?)?"
_CLOCK = (
    rf"(?:(?P<{{0}}>(?:[01]?\d|2[0-4])(?:[:.h]?[0-5]\d)?){_ZONE}|(?P<{{0}}_named>noon|midnight))"
)
_LAST, _FIRST = _CLOCK.replace("{0}", "hour"), _CLOCK.replace("{0}", "from")
_LABEL = (
    r"(?:(?:the )?(?:(?:reporting|review|monitoring|observation) )?(?:period|hours?)(?: covered)?"
    r" ?[:–—-] ?"
    r"|(?:this (?:report|bulletin) )?(?:covering|covers|for|reports?) (?:the )?(?:period )?)?"
)
_NUMBER = r"(?:24|twenty-four|past 24|last 24|preceding 24|past twenty-four|last twenty-four)"
_FORMS = (
    # Covering (the) 24 hours to/ending (at) 08:00 (on) 12 May 2031
    re.compile(
        rf"{_LABEL}(?:{_NUMBER} hours|24h|24 h) ?(?:up )?"
        r"(?:to|ending|ended|until|till|,|as of|as at)(?: at)? "
        rf"{_LAST},? (?:on |of )?(?P<day>{_FULL})",
        re.IGNORECASE,
    ),
    # From 08:00 (on) 11 May (2031) to 08:00 (on) 12 May 2031
    re.compile(
        rf"{_LABEL}(?:from )?{_FIRST},? (?:on |of )?(?P<first>{_DATE})(?:,? \d{{4}})?,?"
        rf" ?(?:to|until|till|[-–—]) ?{_LAST},? (?:on |of )?(?P<day>{_FULL})",
        re.IGNORECASE,
    ),
    # 11 May, 08:00, to 12 May 2031, 08:00
    re.compile(
        rf"{_LABEL}(?:from )?(?P<first>{_DATE})(?:,? \d{{4}})?,? (?:at )?{_FIRST},?"
        rf" ?(?:to|until|till|[-–—]) ?(?P<day>{_FULL}),? (?:at )?{_LAST}",
        re.IGNORECASE,
    ),
)
_LONGEST_LINE = 160
_NOON = 12
_NAMED = {"noon": "12:00", "midnight": "24:00"}


class Covered(msgspec.Struct, frozen=True):
    """The twenty-four hours up to ``until`` ("08:00") on the day ``last``."""

    last: date
    until: str

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of these hours."""
        whole = self.until == "24:00"
        return (self.last if whole else self.last - timedelta(1)), self.last

    def day_of(self, clock: str) -> date:
        """Return the day on which it was ``clock`` ("14:20") in these hours."""
        return self.last if clock <= self.until else self.last - timedelta(1)


def hours_covered(line: str) -> Covered | None:
    """Return the hours that a line of a heading says its report covers, or None.

    The line says nothing else: "The 24 hours to 08:00 on 12 May 2031 were calm" is a sentence.
    """
    if len(line) > _LONGEST_LINE or not re.search(r"\d{4}", line):
        return None
    words = " ".join(line.split()).strip("()[] ").rstrip(".")
    for form in _FORMS:
        found = form.fullmatch(words)
        day = find_day(found["day"]) if found is not None else None
        if found is not None and day is not None:
            return _covered(found, date.fromisoformat(day))
    return None


def _covered(found: re.Match[str], last: date) -> Covered | None:
    """Return the hours of a line, None where they are of more than a day."""
    first = found.groupdict().get("first")
    if first is not None:
        told = (find_day(f"{first}, {year}") for year in (last.year, last.year - 1))
        if (last - timedelta(1)).isoformat() not in told:
            return None
    named = _NAMED.get((found["hour_named"] or "").lower())
    return Covered(last, named or _clock(found["hour"], found.string[found.end("hour") :]))


def _clock(told: str, behind: str) -> str:
    """Return an hour as it is written in four figures: "8", "0800", "8 a.m." are "08:00"."""
    figures = re.sub(r"\D", "", told)
    hour, minute = (figures[:-2], figures[-2:]) if len(figures) > 2 else (figures, "00")
    half = re.match(r" ?([ap])\.?m", behind, re.I)
    if half is not None:  # 12 a.m. is midnight
        late = half[1].lower() == "p"
        return f"{int(hour) % _NOON + _NOON * late:02d}:{minute}"
    return f"{int(hour):02d}:{minute}"
