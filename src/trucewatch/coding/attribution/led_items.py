"""Items that a line leads in: "We demand:", "The Front calls on the government:", then a line each.

What an item holds is asked for, offered or found by the verb of the line above it, by whom that
names; of its own an item ("that all forces withdraw", "to free the captives") is told as done.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.attribution.tree import Context, Range, Source, cut_out
from trucewatch.coding.attribution.types import Attribution
from trucewatch.coding.drafts import StatementDraft
from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.vocab.cues import Cue

_RULE = "list:led"
_SOURCE = "item of a list"
_MARKS = frozenset({"*", "•", "-", "–", "—", "·", "(", ")", ".", "/"})
# What a neutral verb leads in ("The ministry informs:") is its issuer's, sentence by sentence.
_ACTS = frozenset({"demand", "call_for", "propose", "offer", "agree", "guarantee", "concede",
                   "reject", "warn", "threaten", "announce_plan"})  # fmt: skip
_STOPS = frozenset({".", "!", "?", ";", "…"})
# Words with which an item goes on with the verb above it.
_GOING_ON = frozenset({"that", "to", "the", "an", "a"})
_LONGEST_MARK = 3


def led_items(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Return an attribution for each item below a line whose verb in ``found`` leads items in."""
    p = context.parse
    taken = {k for a in found for x, y in (a.cue, *a.content) for k in range(x, y)}
    leads = {
        p.para[a.head]: a for a in found if a.kind == "verb" and leads_items(p, a.head, a.lexeme)
    }
    out: list[Attribution] = []
    lead: Attribution | None = None
    for number, para in enumerate(p.paras):
        if para.first >= para.last:
            continue
        if number in leads:
            lead = leads[number]
            continue
        first = _item(p, para)
        if first is None:
            lead = None
        elif lead is not None and lead.source is not None:
            out.extend(_made(p, lead, lead.source, first, para.last, taken))
    return out


def leads_items(p: Parse, v: int, cue: Cue) -> bool:
    """Whether verb ``v``, the cue ``cue`` of asking or pledging, is the main verb of a line that
    items go on with: it ends with a colon, or with no stop before lines that are marked."""
    number = p.para[v]
    para = p.paras[number]
    end = p.word[para.last - 1]
    last = p.sent[v] == p.sent[para.last - 1] and end not in _STOPS
    if cue.act not in _ACTS or p.dep[v] != "ROOT" or not last:
        return False
    below = next((q for q in p.paras[number + 1 :] if q.first < q.last), None)
    first = None if below is None else _item(p, below)
    if below is None or first is None:
        return False
    return end == ":" or (below.role == "bullet" or first > below.first)


def _item(p: Parse, para: Paragraph) -> int | None:
    """Return where the words of a line of a list begin, None where it is no line of a list."""
    k = para.first
    while k < min(para.last - 1, para.first + _LONGEST_MARK) and _is_mark(p, k):
        k += 1
    marked = k > para.first or para.role == "bullet"
    return k if marked or p.word[k] in _GOING_ON else None


def _is_mark(p: Parse, k: int) -> bool:
    follows = p.word[k + 1] in (")", ".") if k + 1 < len(p) else False
    number = len(p.word[k].rstrip(".)")) <= 2 and p.word[k].rstrip(".)").isdigit()
    letter = len(p.word[k]) == 1 and p.word[k].islower()
    listed = p.word[k].endswith((".", ")")) or follows
    return p.word[k] in _MARKS or ((number or letter) and listed)


def _made(
    p: Parse, lead: Attribution, source: Source, first: int, last: int, taken: set[int]
) -> list[Attribution]:
    holes: list[Range] = [(k, k + 1) for k in range(first, last) if k in taken]
    pieces = cut_out(p, (first, last), holes)
    if not pieces or len(holes) > (last - first) // 2:
        return []
    kept = msgspec.structs.replace(source, rule=_SOURCE)
    rules = (*lead.rules, _RULE)
    made = msgspec.structs.replace(lead, source=kept, content=tuple(pieces), rules=rules)
    return [made]


def is_led(said: StatementDraft) -> bool:
    """Return whether a statement is the item of a list that a verb above it leads in."""
    return _RULE in said.rules


def asked_above(drafts: Sequence[StatementDraft]) -> list[StatementDraft]:
    """Return the statements, with the items of a list addressed to whom the verb above them is.

    An item with a subject of its own ("that the army withdraw") keeps whom it names; one without
    ("to free the teachers") asks nothing of those it names.
    """
    above = {d.head: d.target for d in drafts if not is_led(d)}
    return [
        msgspec.structs.replace(d, target=above.get(d.head))
        if is_led(d) and not d.content[0].text.lower().startswith("that ")
        else d
        for d in drafts
    ]
