"""Forms of days and hours at the head of a line: "3 March", "March 3-5", "7 and 8 May", "14:30"."""

from __future__ import annotations

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
NTH = r"\d{1,2}(?:st|nd|rd|th)?"
NUMBER = r"(?:1[5-9]|20)\d\d"
_TO = rf"(?:(?: ?[-–/] ?| (?:and|to|until) ){NTH})?"
DAY = rf"(?:{MONTH} {NTH}{_TO}|{NTH}{_TO} {MONTH})"
DAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
ISO = r"\d{4}-\d{2}-\d{2}"
WEEKDAY = (
    rf"(?:{DAY_NAME},?"
    r"|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)[.,]{1,2}) "
)
_ZONE = r"(?: ?[ap]\.?m\.?)?(?: ?\(?(?:GMT|UTC|[A-Z]{2,4}T|local time|hrs?|h)\)?)?"
CLOCK = rf"\d{{1,2}}[:.h][0-5]\d{_ZONE}"
# "15:45", "Wednesday 15:45", "Wed., 15:45"
STAMP = (
    rf"(?:(?:{DAY_NAME}|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)"
    rf"[.,]{{0,2}} )?{CLOCK}"
)
