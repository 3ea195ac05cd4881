"""Who sits at a table where the words of a meeting name fewer than two sides.

"The two sides agreed to meet again" are those of the round told before; "talks resumed on Monday"
are of the story's two sides. Whom a story only mentions beside a meeting of two takes no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.coding.leads.context import LeadContext, subject
from trucewatch.coding.leads.pair import apart
from trucewatch.coding.talks.bodies import is_body
from trucewatch.coding.talks.delegations import with_topic
from trucewatch.coding.talks.named import table_pair
from trucewatch.records import Actor
from trucewatch.vocab.sides import is_person
from trucewatch.vocab.words import word_set

# Words in somebody's description by which they speak for a delegation.
NEGOTIATING = frozenset({"negotiator", "negotiators", "delegate", "delegates", "delegation"})
# Who is at talks of others.
_BODIES = frozenset({"IGO", "UNO", "NGO"})


def taking_part(
    ctx: LeadContext,
    named: Iterable[Actor],
    at: int,
    venue: str | None = None,
    *,
    named_only: bool = False,
) -> tuple[Actor, ...]:
    """Return who takes part; where fewer than two sides are named, the negotiators who speak in
    the story are added ("Government negotiator Lena Sorrow said …") where they are of two sides
    with those named, else the two sides that the story speaks of most. A meeting of some
    commission that was called off has only those named."""
    present = [one for a in named for one in apart(a)]
    if named_only or len({ctx.side(a) for a in present}) > 1:
        return tuple(present)
    speaking = _negotiators(ctx, {(a.code, a.name) for a in present})
    if len(_sides(ctx, [*present, *speaking])) > 1:
        return (*present, *speaking)
    sides = _sides(ctx, present)
    pair = table_pair(ctx, at)
    pair = tuple(a for a in pair if a.text.lower() != (venue or "").lower())  # "talks in Moscow"
    if sides <= {ctx.side(a) for a in pair}:
        present += [a for a in pair if ctx.side(a) not in sides]
    return tuple(present)


def _sides(ctx: LeadContext, actors: Sequence[Actor]) -> set[str | None]:
    """Return the sides of those who are no organisation, nor only the body that sits there."""
    return {ctx.side(a) for a in actors if (a.sector or "") not in _BODIES and not is_body(a)}


def _negotiators(ctx: LeadContext, known: set[tuple[str, str]]) -> list[Actor]:
    """Return those who speak in the story for a delegation, beside those ``known``."""
    found = []
    for s in ctx.statements:
        a = s.speaker
        if a is None or (a.code, a.name) in known:
            continue
        if not NEGOTIATING & {w.strip(",;:") for w in a.text.lower().split()}:
            continue
        if _of_one_there(a, known):
            continue  # "Front negotiator Ilan Kor" beside the Front
        if " capital" in a.text:
            continue  # "delegates in the Jordanian capital" are nobody's
        known.add((a.code, a.name))
        found.append(a)
    return found


def _of_one_there(a: Actor, known: Iterable[tuple[str, str]]) -> bool:
    """Return whether somebody's description names one who is at the table already."""
    words = {w.strip(",;:") for w in a.text.split()}
    return any(" " in name and name.split()[-1] in words for _, name in known)


def of_both(
    ctx: LeadContext, told: Sequence[Actor], before: Sequence[Sequence[Actor]], at: int
) -> tuple[Actor, ...]:
    """Return who "both sides" of a meeting are: the sides of the last meeting told ``before`` that
    has two, else those of the story; ``told`` where the story has none."""
    last = with_topic(ctx, at, of_last(ctx, before, parties=True))
    return last or table_pair(ctx, at) or tuple(told)


def of_last(
    ctx: LeadContext, before: Sequence[Sequence[Actor]], *, parties: bool = False
) -> tuple[Actor, ...]:
    """Return who took part in the last of the meetings told ``before`` that has two sides; where
    ``parties`` are meant not whom an envoy met on his round, who are no two of them."""
    for group in reversed(before):
        own = [a for a in group if not (is_person(a.code) and a.country is None)]
        several = len(_sides(ctx, own)) > 1 if parties else True
        if several and len({ctx.side(a) for a in group}) > 1:
            return tuple(group)
    return ()


def of_many(ctx: LeadContext, i: int) -> bool:
    """Return whether a meeting is of a forum or congress of many, not of a story's two sides: "the
    forum will reconvene in a week"."""
    p = ctx.parse
    who = subject(p, i) if p.pos[i] == "VERB" else i
    return who is not None and p.lemma[who] in word_set("talks.assemblies")
