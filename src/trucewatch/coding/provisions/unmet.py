"""Terms told as not kept in time: a deadline for them passed, and somebody says that it was missed.

"A deadline for the withdrawal of heavy weapons passed with no sign that either side had met it",
"both sides missed the deadline for pulling back". A deadline that only comes or passes is none.
The words: ``provisions/words.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import TRUCE_WORDS, LeadContext, lemma_set, subject
from trucewatch.records import Actor, Statement
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords

NOT_TOLD = frozenset({"deny", "warn", "threaten", "demand", "call_for", "propose", "offer"})
"""Acts of speech in which something is feared, wanted or denied, and not told."""


def touches_by_deadline(
    ctx: LeadContext, words: AgreementWords, live: tuple[int, ...]
) -> Iterator[ProvisionTouch]:
    """Yield the terms whose deadline is told to have been missed, each once; who missed it is the
    subject of a verb of missing, else nobody in particular."""
    if not live:
        return
    named: set[str] = set()
    for i, verb, label in missed(ctx, words):
        said = ctx.statement(i)
        if label in named or ctx.parse.role(i) == "headline":
            continue
        named.add(label)
        yield ProvisionTouch(
            live[0], label, "violation", None, said.id if said is not None else None,
            ctx.span(i, i + 1), _who(ctx, words, verb, said), True, False,
        )  # fmt: skip


def missed(ctx: LeadContext, words: AgreementWords) -> Iterator[tuple[int, int, str]]:
    """Yield (noun, verb, provision) of deadlines that were missed, by the words of the sentence."""
    p = ctx.parse
    for i, lemma in enumerate(p.lemma):
        if lemma not in words.sets["limit"]:
            continue
        said = ctx.statement(i)
        a, b = p.sents[p.sent[i]]
        verb, told, sets = p.head[i], set(p.lower[a:b]), words.sets
        if (
            p.pos[verb] != "VERB"
            or told & sets["limit_later"]
            or (said is not None and said.act in NOT_TOLD)
        ):
            continue
        by_deed = p.dep[i] in ("dobj", "nsubjpass") and p.lemma[verb] in sets["limit_missed"]
        after = set(p.lower[i:b]) & sets["limit_without"] and set(p.lemma[i:b]) & sets["limit_met"]
        passed = p.dep[i] == "nsubj" and p.lemma[verb] in sets["limit_passes"] and bool(after)
        label = words.terms.find(lemma_set(p, a, b) - TRUCE_WORDS) or _before(ctx, words, i)
        if (by_deed or passed) and label not in (None, "ceasefire"):
            yield i, verb, str(label)


def _before(ctx: LeadContext, words: AgreementWords, i: int) -> str | None:
    """Return the term that the sentences just before in a paragraph set a day for."""
    p = ctx.parse
    for k in range(p.sent[i] - 1, max(-1, p.sent[i] - 3), -1):
        a, b = p.sents[k]
        if p.para[a] != p.para[i]:
            break
        label = words.terms.find(lemma_set(p, a, b) - TRUCE_WORDS)
        if label not in (None, "ceasefire"):
            return label
    return None


def _who(
    ctx: LeadContext, words: AgreementWords, verb: int, said: Statement | None
) -> Actor | None:
    """Return whom the words say to have missed a deadline, where it is one and not the teller."""
    p = ctx.parse
    who = subject(p, verb) if p.lemma[verb] in words.sets["limit_missed"] else None
    members = () if who is None or p.lemma[who] in words.sets["limit"] else ctx.cast.members(who)
    actor = members[0] if len(members) == 1 else None
    own = said is not None and actor is not None and ctx.side(said.speaker) == ctx.side(actor)
    return None if actor is None or own or actor.code == "UNK" else actor
