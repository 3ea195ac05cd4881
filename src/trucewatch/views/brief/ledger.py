"""What is reported of an agreement's provisions, one sentence per reporter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from trucewatch.linking import Linked
from trucewatch.records import Finding
from trucewatch.views.brief.model import (
    Part,
    Sentence,
    capital,
    filled,
    phrase,
    said,
    templates,
)
from trucewatch.views.brief.sources import Notes
from trucewatch.views.brief.wording import who
from trucewatch.views.show import BREACHES
from trucewatch.views.words import clean, plural


class Days(Protocol):
    """The days of a brief."""

    def holds(self, day: str | None) -> bool:
        """Tell whether a day is one of them."""


def provisions(notes: Notes, linked: Linked, span: Days) -> list[Sentence]:
    """Return a sentence for each provision, occurrence, reporter and violator; never a sum."""
    agreements = {a.id: a.name for a in linked.agreements}
    labels = {p.id: p.label for a in linked.agreements for p in a.provisions}
    groups: dict[tuple[str, ...], list[Finding]] = {}
    key: tuple[str, ...]
    dayless: list[Finding] = []
    for f in linked.findings:
        day = f.date or _told(notes, f)
        if day is None:
            dayless.append(f)
        if not span.holds(day):
            continue
        violator = f.violator.name if f.violator else ""
        key = (
            agreements.get(f.agreement_id, ""), labels.get(f.provision_id, ""), f.occurrence,
            f.by_whom.code, f.by_whom.name, violator,
        )  # fmt: skip
        groups.setdefault(key, []).append(f)
    out: list[Sentence] = []
    for key, found in sorted(groups.items()):
        sentence = _sentence(notes, found)
        if (head := _head(key)) not in [s.parts for s in out]:
            out.append(Sentence(head, sentence.notes, lead=True))
        out.append(sentence)
    cited = [notes.cited(f.statement_ids, f.event_ids) for f in dayless]
    return [*out, *left_out(cited, "findings")]


def left_out(cited: Sequence[tuple[int, ...]], what: str) -> list[Sentence]:
    """Return how many records of a kind no day is known of, with the notes of each."""
    if not cited:
        return []
    count = Part("figure", plural(len(cited), phrase(f"{what}.one"), phrase(what)))
    return [said(filled("left.day", count=count), tuple(sorted({n for c in cited for n in c})))]


def _head(key: tuple[str, ...]) -> tuple[Part, ...]:
    unnamed = key[0].endswith("(not named)")
    name = phrase("unnamed.agreement") if unnamed else clean(key[0])
    agreement, label = Part("words" if unnamed else "name", name), Part("term", key[1])
    return capital(filled("provision", provision=label, agreement=agreement))


def _told(notes: Notes, finding: Finding) -> str | None:
    """Return the day of the first dated story that a finding rests on."""
    reader = notes.reader
    stories = [s.story_id for i in finding.statement_ids if (s := reader.statement(i))]
    stories += [e.story_id for i in finding.event_ids if (e := reader.event(i))]
    return min((d for i in stories if (d := reader.story(i).published.date)), default=None)


def _sentence(notes: Notes, found: list[Finding]) -> Sentence:
    first = found[0]
    cited = {n for f in found for n in notes.cited(f.statement_ids, f.event_ids)}
    times = plural(len(found), phrase("count"), phrase("counts"))
    slots: dict[str, Part | tuple[Part, ...]] = {
        "who": who(first.by_whom),
        "count": Part("figure", f" ({times})" if len(found) > 1 else ""),
        "occurrence": _occurrence(first.occurrence),
        "whom": who(first.violator),
    }
    silent = "finding.none" if first.occurrence in BREACHES else "finding.plain"
    key = "finding.one" if first.violator else silent
    return said(filled(key, **slots), tuple(sorted(cited)))


def _occurrence(code: str) -> Part:
    key = f"occurrence.{code}"
    return Part("words", phrase(key)) if key in templates() else Part("term", code)
