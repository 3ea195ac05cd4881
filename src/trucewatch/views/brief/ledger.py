"""What is reported of an agreement's provisions, each reporter named, never added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from trucewatch.linking import Linked
from trucewatch.linking.camps.sides import side_of
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
    """Return a sentence for each provision, occurrence and side that is named; never a sum."""
    agreements = {a.id: a.name for a in linked.agreements}
    labels = {p.id: p.label for a in linked.agreements for p in a.provisions}
    groups: dict[tuple[str, ...], list[Finding]] = {}
    key: tuple[str, ...]
    dayless: list[Finding] = []
    for f in linked.findings:
        day = f.date or told_on(notes, f)
        if day is None:
            dayless.append(f)
        if not span.holds(day):
            continue
        named = (f.violator,) if f.violator else f.doers
        key = (
            agreements.get(f.agreement_id, ""), labels.get(f.provision_id, ""), f.occurrence,
            ";".join(sorted(side_of(a) or a.name for a in named)),
        )  # fmt: skip
        groups.setdefault(key, []).append(f)
    out: list[Sentence] = []
    for key, found in sorted(groups.items()):
        sentence = _sentence(notes, found)
        if (head := _head(key)) not in [s.parts for s in out]:
            out.append(Sentence(head, sentence.notes, lead=True))
        out.append(sentence)
    cited = [cited_by(notes, f) for f in dayless]
    return [*out, *left_out(cited, "findings")]


def cited_by(notes: Notes, finding: Finding) -> tuple[int, ...]:
    """Return the notes of a finding: its statements, its events, or the report's own words."""
    own = notes.cited(finding.statement_ids, finding.event_ids)
    return own or tuple(sorted({notes.of_mention(m, finding.id) for m in finding.mentions}))


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


def told_on(notes: Notes, finding: Finding) -> str | None:
    """Return the day of the first dated story that a finding rests on."""
    reader = notes.reader
    stories = [s.story_id for i in finding.statement_ids if (s := reader.statement(i))]
    stories += [e.story_id for i in finding.event_ids if (e := reader.event(i))]
    stories += [m.story_id for m in finding.mentions]
    return min((d for i in stories if (d := reader.story(i).published.date)), default=None)


def _sentence(notes: Notes, found: list[Finding]) -> Sentence:
    """Return who tells of an occurrence, each reporter once with the number of its reports; the one
    that most of them name is named."""
    cited = {n for f in found for n in cited_by(notes, f)}
    named = Counter(whom for f in found if (whom := _whom(f)))
    slots: dict[str, Part | tuple[Part, ...]] = {
        "who": _reporters(found),
        "occurrence": _occurrence(found[0].occurrence),
        "whom": named.most_common(1)[0][0] if named else (),
    }
    silent = "finding.none" if found[0].occurrence in BREACHES else "finding.plain"
    key = "finding.one" if named else silent
    return said(filled(key, **slots), tuple(sorted(cited)))


def _whom(f: Finding) -> tuple[Part, ...]:
    """Return who is said to have broken a term, or else who kept it, as a list in words."""
    return _listed([who(a) for a in ((f.violator,) if f.violator else f.doers)])


def _listed(names: Sequence[tuple[Part, ...]]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for k, name in enumerate(names):
        if k:
            last = k == len(names) - 1
            parts.append(Part("words", f" {phrase('and')} " if last else ", "))
        parts += name
    return tuple(parts)


def _reporters(found: list[Finding]) -> tuple[Part, ...]:
    """Return the reporters as a list in words, the last after "and"."""
    times = Counter(who(f.by_whom) for f in found)
    return _listed([
        (*reporter, *([Part("figure", f" ({_times(number)})")] if number > 1 else []))
        for reporter, number in times.items()
    ])  # fmt: skip


def _times(number: int) -> str:
    return plural(number, phrase("count"), phrase("counts"))


def _occurrence(code: str) -> Part:
    key = f"occurrence.{code}"
    return Part("words", phrase(key)) if key in templates() else Part("term", code)
