"""Spans of days that pages show: days, weeks or months, as asked for in the address."""

from __future__ import annotations

import datetime

from trucewatch.views.web.asking import Ask
from trucewatch.views.web.labels import day
from trucewatch.views.web.problem import Problem

STEPS = ("day", "week", "month")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def date_of(value: str | None) -> datetime.date | None:
    """Return the day at the beginning of an ISO date; of a month or a year its first day."""
    text = (value or "")[:10]
    for full in (text, text + "-01", text + "-01-01"):
        try:
            return datetime.date.fromisoformat(full)
        except ValueError:
            continue
    return None


def asked_day(ask: Ask, name: str) -> str | None:
    """Return a day given in the address as ISO 8601. Raises Problem when it is none."""
    value = ask.get(name)
    if not value:
        return None
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        detail = f"'{name}' has to be a day such as 2020-12-12"
        raise Problem(400, "Not a day", detail) from None


def begin(date: datetime.date, step: str) -> datetime.date:
    """Return the first day of the week (Monday) or month that holds ``date``; else the day."""
    if step == "week":
        return date - datetime.timedelta(days=date.weekday())
    return date.replace(day=1) if step == "month" else date


def following(date: datetime.date, step: str, by: int = 1) -> datetime.date:
    """Return the beginning ``by`` steps later (earlier when negative); stays in the calendar."""
    try:
        if step == "month":
            months = date.year * 12 + date.month - 1 + by
            return date.replace(year=months // 12, month=months % 12 + 1, day=1)
        return date + datetime.timedelta(days=by * (7 if step == "week" else 1))
    except (ValueError, OverflowError):
        return datetime.date.max if by > 0 else datetime.date.min


def edges(last: datetime.date, step: str, count: int) -> list[datetime.date]:
    """Return ``count + 1`` edges of the steps that end with the one that holds ``last``."""
    end = following(begin(last, step), step)
    found = [end]
    for _ in range(count):
        found.append(following(found[-1], step, -1))
    return sorted(set(found))


def name(first: datetime.date, step: str) -> str:
    """Return a step in words: ``Sat 12 Dec 2020``, ``7–13 Dec``, ``Dec 2020``."""
    if step == "day":
        return day(first.isoformat())
    if step == "month":
        return day(first.isoformat()[:7])
    last = first + datetime.timedelta(days=6)
    if last.month == first.month:
        return f"{first.day}–{last.day} {_MONTHS[last.month - 1]}"
    return f"{first.day} {_MONTHS[first.month - 1]}–{last.day} {_MONTHS[last.month - 1]}"
