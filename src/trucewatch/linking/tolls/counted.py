"""Numbers told of an act: how many breaches somebody counts, and whose word a number is."""

from __future__ import annotations

import re

import msgspec

from trucewatch.linking.sentences_of import SENTENCE_END, sentence_at
from trucewatch.linking.tolls.period_totals import of_a_period
from trucewatch.records import Event, Quantity, Statement
from trucewatch.records.coded import CodedStory

BREACH_WORDS = ("violation", "breach", "infring")
"""How words for a breach begin."""
# What the report does not tell by itself: some source of its sentence does.
_OF_SOMEBODY = frozenset({"alleged", "claimed"})
# Acts by which nobody gives losses.
_NOT_COUNTING = frozenset({"deny", "reject", "call_for", "demand"})


# How often an agreement was broken, and what a count is said to hold.
_OFTEN = re.compile(r"^[^.;]*?\b(?:\w+ times|repeatedly|daily|constantly)\b", re.IGNORECASE)
_PART_OF = re.compile(
    r"[^.;:]*\b(?:including|of which|among them|of them)\b[^.;:]*", re.IGNORECASE | re.DOTALL
)


def counts_of(
    coded: CodedStory, event: Event | None, said: Statement | None
) -> tuple[Quantity, ...]:
    """Return the numbers of violations told by a statement's words, else by the act's own."""
    text = coded.story.text
    if said is None:
        own = event.quantities if event is not None else ()
        return tuple(q for q in own if _counted(q) and not _of_those_told(text, q))
    return tuple(
        q for e in coded.events for q in e.quantities
        if _counted(q) and any(c.start <= q.start and q.end <= c.end for c in said.content)
        and not _of_those_told(text, q)
    )  # fmt: skip


def _of_those_told(text: str, q: Quantity) -> bool:
    """Return whether some breaches are picked out of those that are known: "the two worst
    breaches", "the last three violations"; nobody has counted them."""
    begin = max(0, q.start - _PICKED)
    return bool(_PICKS.search(text[begin : q.end]))


# So many letters before a number may pick out what it is of.
_PICKED = 24
_PICKS = re.compile(
    r"\b(?:the|these|those|its|their|both) (?:[\w-]+ ){0,2}?"
    r"(?:most [a-z]+|least [a-z]+|[a-z]{2,}[^e\W]est|worst|main|chief|first|last|latest|other)\b"
    r"[^.;]*\Z",
    re.IGNORECASE,
)


def _counted(q: Quantity) -> bool:
    """Return whether a quantity counts breaches by that name: shots and shells are not summed."""
    low = q.text.lower()
    return q.unit == "violations" and any(w in low for w in BREACH_WORDS)


def counted_by(
    coded: CodedStory, event: Event, said: Statement | None
) -> tuple[tuple[int, Statement], ...]:
    """Return the statements, by the start of the number, in whose words numbers of an act stand
    that its own statement does not give ("…; the mayor put it at twelve")."""
    out = []
    for q in event.quantities:
        if said is not None and q.hedge == "former" and _of_the_report(coded.story.text, q):
            out.append((q.start, msgspec.structs.replace(said, speaker=None)))
            continue
        if said is not None and _holds(said, q):
            continue
        others = [s for s in coded.statements if s.speaker is not None and _holds(s, q)]
        if q.hedge == "former" and not others:
            now = _in_its_place(event, q)
            others = [s for s in coded.statements if s.speaker is not None and _holds(s, now)]
        if others:
            out.append((q.start, min(others, key=_length)))
        elif said is None and event.realis in _OF_SOMEBODY:
            beside = _beside(coded, q)
            out += [] if beside is None else [(q.start, beside)]
    return tuple(out)


def _of_the_report(text: str, q: Quantity) -> bool:
    """Return whether a number that is taken back is one that the report itself gave before ("not
    five, as this newspaper reported on Tuesday")."""
    return _WE_SAID.match(text, q.end) is not None


_WE_SAID = re.compile(
    r"(?: (?!as\b)[a-z]+){0,3},? as (?:had been |was )?(?:(?:we|our [a-z]+"
    r"|(?:this|the) (?:newspaper|paper|agency|site|website|blog|report|bulletin|page|channel)) "
    r"|(?:(?:first|earlier|previously|initially|wrongly|originally) )*"
    r"(?:reported|stated|published)\b)",
    re.IGNORECASE,
)


def _in_its_place(event: Event, q: Quantity) -> Quantity:
    """Return the number that one which is taken back has made way for: the nearest before it, else
    behind it ("put the figure at ten, down from eleven")."""
    now = [o for o in event.quantities if o.kind == q.kind and o.hedge != q.hedge]
    return min(now, key=lambda o: (o.start > q.start, abs(o.start - q.start)), default=q)


def _beside(coded: CodedStory, q: Quantity) -> Statement | None:
    """Return the statement that a number belongs to which stands outside its words: the only one of
    the sentence ("accused the rebels of shelling the bridge, killing two soldiers")."""
    text = coded.story.text
    first, last = sentence_at(text, q.start)
    near = [
        s for s in coded.statements
        if s.speaker is not None and s.cue is not None and s.quote_type != "headline"
        and first <= s.cue.start < last and s.act not in _NOT_COUNTING
    ]  # fmt: skip
    who = {(s.speaker.code, s.speaker.name) for s in near if s.speaker is not None}
    return near[0] if len(who) == 1 else None


def _holds(said: Statement, q: Quantity) -> bool:
    return any(c.start <= q.start and q.end <= c.end for c in said.content)


def _length(said: Statement) -> tuple[int, str]:
    return sum(c.end - c.start for c in said.content), said.id


def is_sum(coded: CodedStory, event: Event) -> bool:
    """Return whether an event is a number of acts that somebody counted, not one of them, or what
    such a count includes ("112 violations, including 61 explosions")."""
    if of_a_period(coded, event):
        return True
    named = event.trigger.text.lower()
    if any(_counted(q) for q in event.quantities) and any(w in named for w in BREACH_WORDS):
        return True
    before = [
        q.end for e in coded.events for q in e.quantities
        if _counted(q) and q.end <= event.trigger.start
    ]  # fmt: skip
    between = coded.story.text[max(before) : event.trigger.start] if before else ""
    return bool(_PART_OF.fullmatch(between))


# Words by which something is told as done again and again.
_HABIT = re.compile(
    r"\b(?:routinely|regularly|frequently|often|repeatedly|constantly|periodically|habitually"
    r"|long|for (?:years|months|decades|weeks)|over the (?:years|months|decades)|time and again)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:each other|one another|the other)\b", re.IGNORECASE)
_HAVE = re.compile(r"\b(?:has|have|had)\b", re.IGNORECASE)
# What is named once is one deed: "of the attack", "of firing first", "of shelling Kesk".
_ONE_DEED = re.compile(
    r"\b(?:the|this|that|its|their|his|a|an|first|start\w*|begin\w*|began|begun|initiat\w+)\b"
    r"|\b[A-ZÀ-Þ]|\d",
)


def is_general(coded: CodedStory, event: Event, said: Statement | None) -> bool:
    """Return whether an accusation is of what is done again and again, no one deed of a day: "have
    accused each other of infiltration", "routinely accuse the army of burning villages"."""
    if said is None or said.act != "accuse" or said.cue is None or event.time or event.place:
        return False
    told = " ".join(c.text for c in said.content)
    begin = max(0, said.cue.start - _BEFORE)
    near = SENTENCE_END.split(coded.story.text[begin : said.cue.end])[-1]
    each = _EACH.search(told)
    habit = _HABIT.search(near) or (each and _HAVE.search(said.cue.text))
    deed = told[each.end() :] if each else told.partition(" of ")[2] or told
    return bool(habit) and not _ONE_DEED.search(deed)


# Adverbs of habit stand so many letters before the verb, or nearer.
_BEFORE = 30


def is_often(coded: CodedStory, event: Event) -> bool:
    """Return whether an event is a breach told as done many times: "violated it nine times"."""
    breach = any(w in event.trigger.text.lower() for w in (*BREACH_WORDS, "violat"))
    return breach and bool(_OFTEN.search(coded.story.text[event.trigger.end : event.end]))
