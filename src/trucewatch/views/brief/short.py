"""What stands first in a brief: what is disputed and between how many, who reported without naming
anybody, which provision nobody speaks of, who moved."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.linking import Linked
from trucewatch.records import (
    Actor,
    Agreement,
    Claim,
    ClaimSet,
    Finding,
    Incident,
    Position,
    RangeAnswer,
)
from trucewatch.views.brief.incidents import cites, disputed, weight
from trucewatch.views.brief.ledger import Days, cited_by, told_on
from trucewatch.views.brief.model import Part, Sentence, filled, phrase, said
from trucewatch.views.brief.sources import Notes, date_words
from trucewatch.views.brief.talk import issue_words, kind_words
from trucewatch.views.brief.wording import who
from trucewatch.views.camps import question_words
from trucewatch.views.claims import by_camp
from trucewatch.views.silence import Silence, silences, speaks
from trucewatch.views.words import answer_words, clean, plural

# So many of each kind: this part is read in half a minute.
_MOST = 3
_NO_SIDE = ("monitor", "third", "narrator")
Sentences = list[Sentence]


def in_short(
    notes: Notes, linked: Linked, found: list[Incident], span: Days, until: str, read: int
) -> Sentences:
    """Return the first lines of a brief; ``read`` is the note that lists what was read."""
    return [
        *_contested(notes, found),
        *_nobody(notes, [f for f in linked.findings if span.holds(f.date or told_on(notes, f))]),
        *_silent(notes, linked, span, until, read),
        *_moved(notes, linked, span),
    ]


def _contested(notes: Notes, incidents: list[Incident]) -> Sentences:
    """Return the most disputed questions that camps answer differently, each with the answers."""
    ranked = sorted((i for i in incidents if disputed(i)), key=weight)
    out: Sentences = []
    for incident in ranked:
        differing = [s for s in disputed(incident) if _is_answered_twice(s)]
        if differing and len(out) < _MOST:
            out.append(_question(notes, incident, max(differing, key=lambda s: len(_voices(s)))))
    return out


def _voices(claim_set: ClaimSet) -> list[tuple[str, Claim]]:
    """Return the first claim of each camp; of those who are no side of the question each speaks for
    himself."""
    out: list[tuple[str, Claim]] = []
    for camp, group in by_camp(claim_set.claims):
        own = {c.claimant.code if camp in _NO_SIDE else camp: c for c in reversed(group)}
        out += [(camp, c) for c in reversed(own.values())]
    return out


def _is_answered_twice(claim_set: ClaimSet) -> bool:
    return claim_set.status in ("contested", "denied") and len(_voices(claim_set)) > 1


def _question(notes: Notes, incident: Incident, claim_set: ClaimSet) -> Sentence:
    answers: list[Part] = []
    voices = _voices(claim_set)
    for camp, claim in voices:
        answers += [*answered(claim, third=camp in _NO_SIDE), Part("words", "; ")]
    cited = {n for _, claim in voices for n in cites(notes, incident, claim)}
    camps = sum(camp not in _NO_SIDE for camp, _ in voices)
    noun, number = ("camps", camps) if camps > 1 else ("sources", len(voices))
    count = Part("figure", plural(number, phrase(f"{noun}.one"), phrase(noun)))
    parts = filled(
        "short.contested",
        question=Part("term", question_words(claim_set.question)),
        count=count,
        answers=tuple(answers[:-1]),
    )
    return said(parts, tuple(sorted(cited)) or notes.of_incident(incident))


def answered(claim: Claim, *, third: bool) -> tuple[Part, ...]:
    """Return who answers what, without a full stop; a third party that names nobody is said so."""
    source, given = who(claim.claimant), claim.answer
    if given == "not stated":
        return filled("answer.silent" if third else "answer.unstated", who=source)
    if given in ("yes", "no"):
        return filled(f"answer.{given}", who=source)
    if isinstance(given, Actor):
        return filled("answer.names", who=source, answer=who(given))
    kind = "figure" if isinstance(given, RangeAnswer) else "term"
    return filled(f"answer.{kind}", who=source, answer=Part(kind, answer_words(given)))


def _nobody(notes: Notes, findings: Iterable[Finding]) -> Sentences:
    """Return in how many reports of a breach each monitor named nobody; never a sum of several."""
    by: dict[tuple[str, str], list[Finding]] = {}
    for f in findings:
        if f.status == "monitor_no_blame" and f.violator is None:
            by.setdefault((f.by_whom.code, f.by_whom.name), []).append(f)
    answers: list[Part] = []
    cited: set[int] = set()
    for own in sorted(by.values(), key=lambda g: (-len(g), g[0].by_whom.name))[:_MOST]:
        cited.update(n for f in own for n in cited_by(notes, f))
        count = Part("figure", str(len(own)))
        one = filled("short.nobody.one", who=who(own[0].by_whom), count=count)
        answers += [*one, Part("words", ", ")]
    if not cited:
        return []
    parts = filled("short.nobody", answers=tuple(answers[:-1]))
    return [said(parts, tuple(sorted(cited)))]


def _silent(notes: Notes, linked: Linked, span: Days, until: str, read: int) -> Sentences:
    """Return the provisions of agreements that reports of these days speak of on which nothing was
    reported for days, or at all."""
    days = {f.id: (f.date or told_on(notes, f) or "")[:10] for f in linked.findings}
    told = {f.agreement_id for f in linked.findings if span.holds(days[f.id])}
    spoken_of = [a for a in linked.agreements if a.id in told or _is_mentioned(notes, a, span)]
    known = [f for f in linked.findings if speaks(f) and days[f.id] <= until]
    last = {(f.agreement_id, f.provision_id): f for f in sorted(known, key=lambda f: days[f.id])}
    found = silences(spoken_of, {k: days[f.id] for k, f in last.items()}, until)
    return [_silence(notes, s, last.get(s.key), read) for s in found[:_MOST]]


def _is_mentioned(notes: Notes, agreement: Agreement, span: Days) -> bool:
    stories = (notes.reader.story(m.story_id) for m in agreement.mentions)
    return any(span.holds(s.published.date) for s in stories)


def _silence(notes: Notes, s: Silence, last: Finding | None, read: int) -> Sentence:
    provision = Part("term", s.provision)
    unnamed = s.agreement.endswith("(not named)")
    name = phrase("unnamed.agreement") if unnamed else clean(s.agreement)
    agreement = Part("words" if unnamed else "name", name)
    if s.last is None:
        return said(filled("short.never", provision=provision, agreement=agreement), (read,))
    length = Part("figure", plural(s.days, phrase("days.one"), phrase("days")))
    cited = cited_by(notes, last) if last else ()
    parts = filled(
        "short.silent", provision=provision, agreement=agreement, days=length,
        date=date_words(s.last),
    )  # fmt: skip
    return said(parts, cited or (read,))


def _moved(notes: Notes, linked: Linked, span: Days) -> Sentences:
    """Return who went from which kind of stand to which on an issue."""
    known = {p.id: p for p in linked.positions}
    out: Sentences = []
    for m in linked.movements:
        old, new = known.get(m.from_position), known.get(m.to_position)
        if old is None or new is None or not span.holds(m.date) or len(out) == _MOST:
            continue
        if _stand(old) == _stand(new):
            continue
        parts = filled(
            "short.moved", who=who(m.party), issue=Part("term", issue_words(m.issue)),
            old=_stand(old), new=_stand(new),
        )  # fmt: skip
        cited = notes.cited((*old.statement_ids, *new.statement_ids))
        if cited:
            out.append(said(parts, cited))
    return out


def _stand(p: Position) -> tuple[Part, ...]:
    """Return what kind of stand a position is, "with a condition" behind it where it has one."""
    kind = Part("term", kind_words(p.kind))
    conditional = p.condition and p.kind not in ("condition", "precondition")
    return filled("stand.if", kind=kind) if conditional else (kind,)
