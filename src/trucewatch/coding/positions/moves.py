"""What parties are told to be ready for, to have agreed to or to have dropped.

"No longer demands", "has dropped its demand", "gave up its insistence on": what was asked is given
up, a concession, and what it was is the party's former stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from trucewatch.coding.leads.context import (
    LeadContext,
    child,
    iso_date,
    lemma_set,
    negated,
    objects_of,
)
from trucewatch.coding.positions.whose import parties_at
from trucewatch.coding.realis.clause import frame_of
from trucewatch.records import Actor
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.issues import IssueWords, load_issue_words
from trucewatch.vocab.words import word_set

Told = tuple[Actor, str, int, int]
"""Party, kind of position, first and last token (exclusive) of its words."""

_READY = frozenset({"ready", "willing", "prepared"})
# Where somebody stands, in talks only where it is softened: positions in the field are abandoned.
_STANCES = frozenset({"stance", "position", "line"})
_SOFTENING = frozenset({"soften", "relax", "moderate", "ease"})
# "Backed away from its demand", "climbed down from its refusal".
_LEAVING = frozenset({"back", "retreat", "climb", "step", "move", "walk", "shift", "depart"})
# So many steps above a demand is the verb that leaves it.
_AWAY = 4
# Under these two things stand together: what was tied tells no stand by itself.
_TYING = frozenset({"tie", "link", "condition"})
_TEXTS = frozenset({"deal", "accord", "agreement", "pact", "treaty", "declaration", "protocol"})
_MODALS = frozenset(
    {"would", "could", "should", "must", "may", "might", "will", "to", "can", "cannot"}
)
# Words by which what follows has lasted to a time that is over (what stands "until now" stands
# still); they stand this near before the verb.
_UP_TO = (("until", "then"), ("until", "recently"))
_BACK = 5
_ATTENDING = frozenset(
    {"come", "attend", "return", "join", "talk", "negotiate", "meet", "sit", "go"}
)
# What had been so "previously" is no more; not what "had always" been.
_EARLIER = frozenset({"previously", "earlier", "originally", "initially", "once", "formerly"})


def moved(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield the moves that the word at token ``i`` tells, one for each party that makes it."""
    p = ctx.parse
    if p.lower[i] in _READY:
        yield from _ready(ctx, i)
    elif p.pos[i] != "VERB" or p.dep[i] in ("amod", "compound"):
        return
    elif no_longer(ctx, i):
        yield from _each(ctx, i, "concession")
    elif p.lemma[i] in ("agree", "accept"):
        if _settled(ctx, i) and (len(parties_at(ctx, i)) > 1 or _to_give(ctx, i)):
            yield from _by_one(ctx, i) or _each(ctx, i, "concession")
    elif dropped_by(ctx, i) is not None:
        yield from _each(ctx, i, "concession")


def moved_now(ctx: LeadContext, i: int) -> bool:
    """Return whether the verb at ``i`` tells a move as news: "agreed to", "no longer tied"."""
    given_up = no_longer(ctx, i) or dropped_by(ctx, i) is not None
    return given_up or ctx.parse.lemma[i] in ("agree", "accept")


def no_longer(ctx: LeadContext, i: int) -> bool:
    """Return whether a verb of holding out is told as over: "no longer insists on"."""
    p = ctx.parse
    if p.lemma[i] not in word_set("positions.held"):
        return False
    near = (*p.lower[max(0, i - 3) : i], *p.lower[i + 1 : i + 3])
    return ("no", "longer") in pairwise(near)


def until_then(ctx: LeadContext, i: int) -> bool:
    """Return whether a stand is told as one that lasted up to a time: "had refused until Wednesday
    to …", "until recently demanded …", "used to insist on"."""
    p = ctx.parse
    if p.pos[i] != "VERB":
        return False
    used = p.lemma[p.head[i]] == "use" and p.dep[i] == "xcomp" and p.tag[p.head[i]] == "VBD"
    perfect = any(p.dep[c] == "aux" and p.lower[c] in ("had", "has", "have") for c in p.children[i])
    near = range(*p.sents[p.sent[i]])
    back = range(max(near.start, i - _BACK), i)
    upto = any(p.lower[k : k + 2] in _UP_TO and p.pos[k] != "VERB" for k in back)
    until = any(p.lower[c] in ("until", "till") and child(p, c, "pobj") for c in p.children[i])
    had = any(p.dep[c] == "aux" and p.lower[c] == "had" for c in p.children[i])
    before = had and not _EARLIER.isdisjoint(p.lower[c] for c in p.children[i] if c < i)
    return used or before or ((perfect or p.tag[i] == "VBD") and (until or upto))


def dropped_by(ctx: LeadContext, i: int) -> int | None:
    """Return the noun of what the verb at ``i`` tells as given up, or None: "dropped its demand",
    "gave up its insistence", "softened its stance"."""
    p = ctx.parse
    gives_up = p.lemma[i] == "give" and any(p.lower[c] == "up" for c in p.children[i])
    leaves = p.lemma[i] in _LEAVING
    if (
        not (gives_up or leaves or p.lemma[i] in word_set("positions.dropping_moves"))
        or p.pos[i] != "VERB"
    ):
        return None
    what = child(p, i, "dobj", "nsubjpass") if not leaves else _left_behind(ctx, i)
    if negated(p, i):
        return None
    if what is None or not _told_as_done(ctx, i, past=True):
        return None
    stance = p.lemma[i] in _SOFTENING and p.lemma[what] in _STANCES
    return what if p.lemma[what] in word_set("positions.dropped") or stance else None


def _left_behind(ctx: LeadContext, i: int) -> int | None:
    """Return what the verb at ``i`` moves away from ("backed away from its demand"), or None."""
    p = ctx.parse
    day = any(t.start <= p.start[o] < t.end for t in ctx.times for o in objects_of(p, i, "on"))
    own = next(objects_of(p, i, *(("from",) if day else ("from", "on"))), None)
    aside = [c for c in p.children[i] if p.lower[c] in ("away", "down", "back")]
    dated = [o for o in objects_of(p, i, "on") if day]
    dated += [c for c in p.children[i] if p.dep[c] == "npadvmod"]
    behind = (o for c in (*aside, *dated) for o in objects_of(p, c, "from"))
    return own if own is not None else next(behind, None)


def dropped_issue(ctx: LeadContext, words: IssueWords, i: int) -> str | None:
    """Return what a demand that the verb at ``i`` drops is about, by its own words, then by those
    of the clause."""
    p, what = ctx.parse, dropped_by(ctx, i)
    if what is None:
        return None
    if p.right[what] == what + 1 and p.lower[p.left[what]] in ("the", "this", "that"):
        return None  # "withdrew the demand": the one told before
    own = words.asked_issue_of(lemma_set(p, p.left[what], p.right[what]))
    return own or words.asked_issue_of(lemma_set(p, what, p.right[i]))


def given_up_at(ctx: LeadContext, k: int) -> int | None:
    """Return the verb that tells what stands at token ``k`` as over, or None: ``k`` itself under
    "no longer", the verb that drops the demand, claim or refusal at ``k``."""
    if no_longer(ctx, k):
        return k
    verb = k
    for _ in range(_AWAY):  # "backed | away | from its demand"
        verb = ctx.parse.head[verb]
        if verb != k and dropped_by(ctx, verb) == k:
            return verb
    return None


def former_of(ctx: LeadContext, m: PositionMention) -> PositionMention | None:
    """Return the stand that a concession gives up, in the words that name it ("its demand that …",
    "demands the departure of …"), or None where its words tell of none."""
    p = ctx.parse
    if m.kind != "concession":
        return None
    first, last = p.tokens_in(m.span.start, m.span.end)
    a, b = p.sents[p.sent[first]]
    for k in range(a, b):
        verb = given_up_at(ctx, k)
        told = p.lemma[k] not in _TYING and (verb == k or child(p, k, "poss") is not None)
        if verb is None or not told or not (first <= k < last or p.left[k] <= first < p.right[k]):
            continue
        start = k if verb == k else p.left[k]
        end = end_of(ctx, k) if p.right[k] > k + 1 else last  # "our claim to the island"
        end = _before_but(ctx, k, end) if verb == k else end
        span = ctx.span(start, end)
        return msgspec.structs.replace(
            m, kind="former", value=span.text, condition=None, date=None, span=span, more=()
        )
    return None


def _before_but(ctx: LeadContext, k: int, end: int) -> int:
    """Return where what is "no longer" wanted ends: before what is wanted instead ("…, but B")."""
    p = ctx.parse
    but = next((j for j in range(k + 1, end) if p.lower[j] == "but"), end)
    while but > k + 1 and not p.word[but - 1][:1].isalnum():
        but -= 1
    return but


def _ready(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield "Kestrel was ready to free all prisoners"."""
    p = ctx.parse
    verb = p.head[i]
    if p.dep[i] != "acomp" or p.lemma[verb] not in ("be", "remain", "stand"):
        return
    if child(p, i, "xcomp") is None:
        return
    kind = "refusal" if negated(p, verb) or negated(p, i) else "offer"
    for party in parties_at(ctx, verb):
        yield party, kind, i, end_of(ctx, i)


def _settled(ctx: LeadContext, i: int) -> bool:
    """Return whether "agree" has what is agreed with it, and is told as done."""
    p = ctx.parse
    if negated(p, i) or not _told_as_done(ctx, i, past=_lately(ctx, i)):
        return False
    texts = _TEXTS | {"which"}
    if any(p.lemma[o] in texts for o in objects_of(p, i, "in", "under")):
        return False  # "in the November deal they agreed on a line" tells a term
    on = any(p.dep[c] == "prep" and p.lower[c] in ("to", "on") for c in p.children[i])
    what = child(p, i, "ccomp")
    found = what is not None and frame_of(p, what) in ("past", "perfect", "pluperfect")
    return on or child(p, i, "xcomp") is not None or (what is not None and not found)


def _lately(ctx: LeadContext, i: int) -> bool:
    """Return whether the clause dates what it tells in the last year: "In May it had agreed"."""
    p, published = ctx.parse, ctx.story.published.date or ""
    days = (iso_date(t) for t in ctx.times_in(p.start[p.left[i]], p.end[p.right[i] - 1]))
    first = f"{int(published[:4]) - 1}{published[4:10]}" if published[:4].isdigit() else ""
    return any(first[: len(d)] <= d <= published[: len(d)] for d in days if d is not None and first)


def _to_give(ctx: LeadContext, i: int) -> bool:
    """Return whether one side agrees to do something: "agreed to let observers in"."""
    what = child(ctx.parse, i, "xcomp")
    to = next(objects_of(ctx.parse, i, "to"), None)  # "agreed in principle to observers"
    if to is not None and ctx.parse.pos[to] == "NOUN":
        return True
    if what is None:
        return False
    return ctx.parse.lemma[what] in load_issue_words().ahead["gives"] or comes_although(ctx, i)


def comes_although(ctx: LeadContext, i: int) -> bool:
    """Return whether a party agrees to come in spite of what stood in its way, or on a term: "has
    agreed to come although soldiers remain", "agreed to talks on the understanding that …"."""
    p = ctx.parse
    told = p.lower[i : p.sents[p.sent[i]][1]]
    spite = not {"although", "though", "despite"}.isdisjoint(told)
    term = any(w in ("understanding", "condition") and told[k - 1] in ("the", "on")
               for k, w in enumerate(told))  # fmt: skip
    what = child(p, i, "xcomp")
    return what is not None and p.lemma[what] in _ATTENDING and (spite or term)


def _told_as_done(ctx: LeadContext, i: int, *, past: bool = False) -> bool:
    """Return whether a verb tells what is done, with ``past`` also what "had" been."""
    p = ctx.parse
    aux = {p.lower[c] for c in p.children[i] if p.dep[c] == "aux"}
    return aux.isdisjoint(_MODALS if past else _MODALS | {"had"}) and p.tag[i] in (
        "VBD",
        "VBN",
        "VBZ",
        "VBP",
    )


def _each(ctx: LeadContext, i: int, kind: str) -> Iterator[Told]:
    first = opening(ctx, i)
    aux = (c for c in ctx.parse.children[i] if ctx.parse.dep[c] in ("aux", "auxpass"))
    behind = (found for c in aux if (found := parties_at(ctx, c)))  # "it | was no longer opposed"
    for party in parties_at(ctx, i) or next(behind, ()):
        yield party, kind, first, end_of(ctx, i)


def _by_one(ctx: LeadContext, i: int) -> tuple[Told, ...]:
    """Return what one of those who agree is to do by it: "the army and the Front agreed that the
    army will leave the port | and that the Front will disarm"."""
    p, what = ctx.parse, child(ctx.parse, i, "ccomp")
    if what is None:
        return ()
    both = {ctx.side(a) for a in parties_at(ctx, i)}
    doers = parties_at(ctx, what)
    if len(both) < 2 or len(doers) != 1 or ctx.side(doers[0]) not in both:
        return ()
    others = (c for c in p.children[what] if p.dep[c] == "conj" and child(p, c, "nsubj"))
    end = min((p.left[c] for c in others), default=end_of(ctx, i))
    while end > what + 1 and (p.lower[end - 1] in ("and", "that") or p.dep[end - 1] == "punct"):
        end -= 1
    party = next(a for a in parties_at(ctx, i) if ctx.side(a) == ctx.side(doers[0]))
    return ((party, "concession", opening(ctx, i), end),)


def opening(ctx: LeadContext, i: int) -> int:
    """Return the first token of a predicate with what negates it: "no longer tied", "would not"."""
    p = ctx.parse
    own = [c for c in p.children[i] if c < i]
    kept = [c for c in own if p.dep[c] in ("aux", "neg") or p.lower[c] in ("longer", "never")]
    told = [c for c in own if p.dep[c] == "auxpass" and no_longer(ctx, i)]
    return min([i, *(p.left[c] for c in kept), *told])


def end_of(ctx: LeadContext, i: int) -> int:
    p = ctx.parse
    last = p.right[i]
    while last > i + 1 and (p.dep[last - 1] == "punct" or p.word[last - 1] in '"“”'):
        last -= 1
    return last
