"""Headings of bulletins and releases: the day they are of, and the stretch of days they cover."""

from __future__ import annotations

import re
from datetime import date, timedelta

from trucewatch.sources.days import find_day
from trucewatch.stories.covered import hours_covered
from trucewatch.vocab.words import word_set

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"(?:{_NTH} {_MONTH}|{_MONTH} {_NTH})"
_FULL = rf"(?:{_DAY},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
_TO = r" ?(?:to|[-–—]|until|through) ?"
# What such a paper is called, or who issues it; a line without one of these words is no heading of
# one.
_PAPER = re.compile(
    r"\b(?:bulletin|report|communiqu[eé]|statement|briefing|brief|updates?|live|press release"
    r"|release|newsletter"
    r"|dispatch|correspondent|summary|sitrep|press conference|press note|no\. ?\d+"
    r"|remarks|speech|address|declaration|appeal|testimony|minutes|(?:verbatim|summary) records?"
    r"|interview with"
    r"|the latest|(?:week|fortnight|month|period) (?:ending|ended)"
    r"|(?:analyst|editor)[’']s note|note|memo(?:randum)?|letter|transcript|daily|weekly"
    r"|as it happened|minute by minute|news|radio|television|tv"
    r"|ministry|mission|command|general staff|press service|presidency|embassy|secretariat"
    r"|government|armed forces|movement|council)\b",
    re.IGNORECASE,
)
# "Osk Herald, Tuesday …": a newspaper's name opens the line; "border post, …" is none.
_OUTLET = re.compile(
    r"(?:The )?(?:[A-ZÀ-Þ][\w'’-]+ ){1,3}(?:Post|Times|Courier|Gazette|Herald|Tribune|Chronicle"
    r"|Monitor|Wire|Digest) ?[,|·–—-]"
)
# "Press release of 9 September 2025", "Daily report for 9 September 2025", at the line's end: the
# paper's own day, where nothing stands between its name and the day ("report on the raid of …"
# tells another). "for the week ending 9 September 2025" says what it covers.
_OWN = (
    r"\b(?:bulletin|report|communiqu[eé]|statement|briefing|press release|release|newsletter"
    r"|dispatch|sitrep|press note)"
)
# What may stand behind the day: its hour, a page, in what time.
_BEHIND = (
    r"(?:(?:,| ?[-–—|·])? (?:at )?\d{1,2}[:.h]\d{2}(?: ?(?:hrs|hours|h|am|pm|[a-z]{2,4}))?)?"
    r"(?:, (?:page|p\.) ?\d+)?"
    r"(?: \((?:all )?times? [\w ]{2,20}\)|\. (?:All )?[Tt]imes [\w ()+:]{2,30})?"
)
_ENDS = re.compile(
    rf"(?:(?:[,:;(/|·•–—-] ?|\. )(?:covering |for |from )?"
    rf"|\bno\. ?\d+ (?:of|for) |{_OWN} (?:of|for) "
    r"|\b(?:day|week|fortnight|month|period|hours) (?:ending|ended|to|up to)(?: on)? )"
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?P<range>(?:{_DAY}(?:,? \d{{4}})?|{_NTH}){_TO})?(?P<day>{_FULL}){_BEHIND}[)\]]?\.?$",
    re.IGNORECASE,
)
# "By Sofia Arn in Vell, 13 October 2026": who writes, from where, and the day, nothing else.
_WHO = r"(?:[A-ZÀ-Þ][\w.'’-]{1,20} ?){2,4}"
_BYLINE = re.compile(
    rf"(?:By )?{_WHO}in (?:[A-ZÀ-Þ][\w'’-]{{1,20}} ?){{1,3}}, (?P<day>(?i:{_FULL}))\.?$"
)
# "issued 6 March 2025", "broadcast on 9 March 2025, 07:30", "Data as of 18:00, 7 March 2025": what
# is done with a paper, then a full date. It opens the line or is set off; "of the warrant issued
# on …" is neither.
_CLOCK = r"(?:\d{1,2}[:.h]\d{2}(?: ?(?:hrs|hours|GMT|UTC|local time))?,? (?:on )?)?"
_ON_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_MADE = re.compile(
    r"(?:^|[,:;(/|·•–—-] ?|\. |\b(?:no\. ?\d+|\d/\d+|(?:bulletin|report|communiqu[eé]|statement"
    r"|letters?|memo(?:randum)?|note|update|release|transcript|interview|programme|program|text|version|information|data|situation|status)"
    r"(?: received| available| valid| current)?) )"
    r"(?:(?:first|last|originally) )?(?P<how>issued|published|posted|broadcast|aired|transmitted"
    r"|recorded|released|circulated|distributed|dated|updated|update|revised|compiled|as of|as at)"
    rf"(?: by:? [\w .]{{2,30}} ?[|,·•–—-])?:? (?:on |at )?{_CLOCK}{_ON_DAY}(?P<day>{_FULL})",
    re.IGNORECASE,
)
# "Reference: 31/2018    Date: 3 August 2018"
_DATE_FIELD = re.compile(rf"\bD(?:ate|ATE) ?: ?(?P<day>(?i:{_FULL}))")
# "Next report: 3 August 2018" tells of another paper.
_OTHER = re.compile(r"(?:next|previous|following|forthcoming|upcoming)\b", re.IGNORECASE)
# Of two such days of one heading the day it came out is its own, not the day its facts are of.
_OF_FACTS = frozenset({"as of", "as at", "recorded"})
# "28 February to 6 March 2026", "1-7 May 2021", "March 1 to 7, 2026", "from 28 December 2025 to …"
_PERIODS = (
    re.compile(rf"\b(?P<one>{_DAY})(?P<year>,? \d{{4}})?{_TO}(?P<two>{_FULL})", re.IGNORECASE),
    re.compile(
        rf"\b(?P<first>{_NTH}){_TO}(?P<last>{_NTH}) (?P<month>{_MONTH}),? (?P<y>\d{{4}})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<month>{_MONTH}) (?P<first>{_NTH}){_TO}(?P<last>{_NTH}),? (?P<y>\d{{4}})",
        re.IGNORECASE,
    ),
)
# "Reporting period: 6-12 September 2025": a line of its own under a report's title.
_PERIOD_LINE = re.compile(
    r"(?:the )?(?:(?:reporting|review|monitoring|observation) )?period"
    r"(?: (?:covered|under review|of (?:the )?report|of (?:reporting|observation|monitoring)))?"
    r" ?[:–—-] ?(?:from )?|(?:for the )?week (?:of |\d{1,2} ?[:,(–—-] ?)(?:from )?"
    r"|(?:covering |for )(?:the )?(?:period )?(?:from |of )?|from (?:the )?(?=\d)",
    re.IGNORECASE,
)
_LONGEST_LINE = 160
# A stretch that a periodic report covers is of two days to a little over a quarter.
_LONGEST = 100


# A sentence that is a weekday and a full date and nothing else: "All times local. Monday 3 March
# 2025." Of two days ("Monday 3 and Tuesday 4 March 2025") it is the later one. Without its weekday
# such a sentence may head an entry of a chronology.
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_AND = r"(?: and |,? to |[-–—]| [-–—] )"
_ALONE = re.compile(
    rf"(?:^|[.!?] ){_WEEKDAY},? (?:{_NTH}(?: {_MONTH})?{_AND}{_WEEKDAY},? )?"
    rf"(?P<day>{_FULL})(?:\.(?= [A-ZÀ-Þ]|$)|$)",
    re.IGNORECASE,
)


def lone_day(line: str) -> str | None:
    """Return the day (ISO) that stands in a short line as a sentence of its own, or None.

    The opening line of a live page: "Follow our coverage. Monday 3 March 2025. All times local."
    A date inside a sentence is none, nor are two such sentences of one line.
    """
    if len(line) > _LONGEST_LINE:
        return None
    found = list(_ALONE.finditer(" ".join(line.split())))
    return find_day(found[0]["day"]) if len(found) == 1 else None


# "2. Background", "Note to editors:", "KEY FINDINGS"
_SECTION = re.compile(
    r"(?:[*_#]{1,4} ?)?(?:\(?(?:\d{1,2}|[IVX]{1,4}|[A-Za-z])[.)] )?(?P<words>[^.!?\d]{3,60})$"
)
_SECTION_WORDS = 5
_SMALL = frozenset({"and", "of", "on", "for", "the", "to", "in", "from", "by", "at", "a", "an"})


def is_section(line: str) -> bool:
    """Return whether a line heads a part of a report, of whatever matter: nothing but words that
    reports call their parts by."""
    found = _SECTION.match(" ".join(line.split()))
    if found is None:
        return False
    words = re.findall(r"[^\W_]+", found["words"].lower())
    told = [w for w in words if w not in _SMALL]
    return 0 < len(told) <= _SECTION_WORDS and word_set("stories.sections").issuperset(told)


def names_paper(line: str) -> bool:
    """Return whether a line holds a word for a paper ("Flash update") or for who issues one."""
    return len(line) <= _LONGEST_LINE and _is_paper(line)


def _is_paper(line: str) -> bool:
    return _PAPER.search(line) is not None or _OUTLET.match(line) is not None


def heading_day(line: str) -> str | None:
    """Return the day (ISO) of the bulletin, report or release that ``line`` is the heading of.

    A heading is short, says what paper it is ("Bulletin No. 17") and ends with a full date set off
    by a mark; of a stretch of days it is the last. None where the line is no such heading.
    """
    hours = hours_covered(line)
    if hours is not None:
        return hours.last.isoformat()
    if len(line) <= _LONGEST_LINE and _PERIOD_LINE.match(" ".join(line.split())):
        covered = stated_period(line)
        return covered[1].isoformat() if covered else None
    byline = _BYLINE.match(line.strip())
    if byline:
        return find_day(byline["day"])
    if len(line) > _LONGEST_LINE or not _is_paper(line) or _OTHER.match(line):
        return None
    found = _ENDS.search(" ".join(line.split()))
    return find_day(found["day"]) if found else None


def made_day(line: str) -> str | None:
    """Return the day (ISO) on which a line says that its paper was issued, broadcast or updated.

    "Daily Bulletin 61, issued 6 March 2025", "As of 7 March 2025", "(Updated: 4 May 2024, 18:00)".
    None where no such word with a full date opens the line or is set off in it.
    """
    if len(line) > _LONGEST_LINE:
        return None
    found = list(_MADE.finditer(" ".join(line.split())))
    own = [f for f in found if f["how"].casefold() not in _OF_FACTS] or found
    told = own[0] if own else _DATE_FIELD.search(line)
    return find_day(told["day"]) if told else None


def stated_period(line: str) -> tuple[date, date] | None:
    """Return the first and last day that a report's heading says it covers, or None."""
    hours = hours_covered(line)
    if hours is not None:
        return hours.days
    words = " ".join(line.split())
    labelled = _PERIOD_LINE.match(words)
    if len(line) > _LONGEST_LINE or not (labelled or _PAPER.search(line)):
        return None
    for form in _PERIODS:
        found = (
            form.fullmatch(words.rstrip("."), labelled.end()) if labelled else form.search(words)
        )
        if found and (ends := _days(found.groupdict())) is not None:
            return ends
    return None


def _days(found: dict[str, str | None]) -> tuple[date, date] | None:
    if found.get("two"):
        last = find_day(found["two"] or "")
        year = (found["year"] or "").strip(", ") or (last or "")[:4]
        first = find_day(f"{found['one']}, {year}")
        if first and last and not found["year"] and first > last:  # over the turn of the year
            first = find_day(f"{found['one']}, {int(year) - 1}")
    else:
        first, last = (find_day(f"{found[n]} {found['month']} {found['y']}") for n in _SAME_MONTH)
    if not first or not last:
        return None
    one, two = date.fromisoformat(first), date.fromisoformat(last)
    return (one, two) if timedelta(0) < two - one <= timedelta(_LONGEST) else None


_SAME_MONTH = ("first", "last")
