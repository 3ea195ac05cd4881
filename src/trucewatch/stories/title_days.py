"""Which of the dates about a text are its own: behind a title, under a signature, over an entry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.sources.days import find_day
from trucewatch.stories.day_forms import DAY, DAY_NAME, ISO

_FULL = rf"(?:(?:{DAY_NAME},? )?(?:{DAY},? \d{{4}}|{ISO}))"
_CLOCK = r"(?:,? (?:at )?\d{1,2}[:.h]\d{2}(?: ?[A-Za-z.]{1,5})?)?"
# "14 June 2012: Shelling kills two", "Shelling kills two – 14 June 2012", "… (14 June 2012)"
_BEFORE = re.compile(rf"(?P<day>{_FULL}){_CLOCK}(?::| ?[–—|]| -) ", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?:\s?[–—|/·•]\s?|\s-\s|\s?[(\[])(?P<day>{_FULL}){_CLOCK}[)\]]?(?:\s?[–—|·•].{{1,40}})?$",
    re.IGNORECASE,
)
# News of a day names it by its weekday or from where it stands.
_NEWS = re.compile(r"\b(?:today|yesterday|tonight|this (?:morning|afternoon|evening))\b", re.I)
_LONGEST_LINE = 160
# "— Press office of the Front, Osk, 14 June 2012", "Issued by the Council, 14 June 2012."
_SIGNED = re.compile(
    rf"(?:[-–—]+\s?|/s/ |(?:signed|issued|released|published|distributed)(?: by|:| for)\s)"
    rf"(?P<who>[^.;:]{{3,90}}),? (?:on )?(?P<day>{_FULL})\.?$",
    re.IGNORECASE,
)
_ON = re.compile(r"\b(?:of|on|since|until|from|by|after|before)$", re.IGNORECASE)


def title_day(title: str, body: Sequence[str], weekday: int | None) -> str | None:
    """Return the day (ISO) set off before or behind the title of a text that is news of it.

    Only where the text speaks of its own days ("on Tuesday", "yesterday") and tells no such date
    itself: a title over a look back at a day reads the same.
    """
    words = " ".join(title.split())
    found = _BEFORE.match(words) or _BEHIND.search(words)
    day = find_day(found["day"]) if found is not None and len(words) <= _LONGEST_LINE else None
    if day is None or (weekday is None and not any(map(_NEWS.search, body))):
        return None
    told = (find_day(f["day"]) for text in body for f in _TOLD.finditer(text))
    return None if any(other is not None and other >= day for other in told) else day


_TOLD = re.compile(rf"\b(?P<day>{_FULL})", re.IGNORECASE)


def signed_day(line: str) -> str | None:
    """Return the day (ISO) behind the name of who signed or issued a text, in a line at its foot.

    "Photo of the bridge taken on 14 June 2012" and "— the accord of 14 June 2012" hold none.
    """
    words = " ".join(line.split())
    found = _SIGNED.match(words) if len(words) <= _LONGEST_LINE else None
    if found is None or _ON.search(found["who"].rstrip(", ")):
        return None
    return find_day(found["day"])


def not_of_entries(days: Sequence[str | None], above: Sequence[bool]) -> list[bool]:
    """Return which of the dates alone on their lines can be a text's own.

    ``above``: it stands above all of the text. Over parts of the text stand the days of a
    chronology: one before another of them is no day of publication, nor is one within the text
    where there are several.
    """
    parts = {d for d, over in zip(days, above, strict=True) if d and not over}
    return [
        day is not None
        and (not parts or (over and day >= max(parts)) or (not over and {day} == parts))
        for day, over in zip(days, above, strict=True)
    ]
