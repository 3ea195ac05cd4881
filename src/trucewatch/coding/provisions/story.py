"""What a story as a whole says of a truce: is it watched, is a breach told, who began."""

from __future__ import annotations

from trucewatch.coding.agreements.agreements import StoryAgreements
from trucewatch.coding.leads.context import LeadContext, subject, term
from trucewatch.coding.provisions.breach_words import breaches
from trucewatch.coding.provisions.breaches import of_another_matter
from trucewatch.records import Event, Statement
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

BLAMING = frozenset({"accuse", "report_no_blame"})
_WATCHING = frozenset({"report_no_blame", "withhold_blame"})
# So many calendar years after its signing, one mention of a deal is background.
_OLD_YEARS = 2
_DESPITE = frozenset({"despite", "middle", "notwithstanding", "defiance"})


def guarded(ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements) -> bool:
    """Return whether fresh violence in the story bears on its ceasefire.

    So it does where a breach is told, somebody reports it without blame, or the truce itself is
    spoken of.
    """
    if agreements.implied is not None or agreements.truces:
        return True
    if any(a.family == "truce" and a.stage in ("in_force", "signed") for a in agreements.found):
        return True
    if any(s.act in _WATCHING or _by_monitor(words, s) for s in ctx.statements):
        return True
    return breach_told(ctx, words, agreements)


def _by_monitor(words: AgreementWords, s: Statement) -> bool:
    """Return whether a monitor tells of something, whatever the act of speech."""
    called = [] if s.speaker is None else f"{s.speaker.text} {s.speaker.name}".lower().split()
    return any(words.roles.get(w.removesuffix("s")) == "monitor" for w in called)


def breach_told(ctx: LeadContext, words: AgreementWords, agreements: StoryAgreements) -> bool:
    """Return whether the story speaks of a breach of an agreement or of the ceasefire."""
    p = ctx.parse
    named = set(agreements.at) | set(agreements.truces)
    for i in range(len(p)):
        if breaches(ctx, words, i) or p.lemma[i] in word_set("agreements.mocking"):
            who = subject(p, i)
            inside = [*range(p.left[i], p.right[i]), *([] if who is None else [who])]
            if any(
                k in named or term(p, k) in ("ceasefire", "cease-fire", "truce") for k in inside
            ):
                return True
    return any(_in_spite(ctx, words, named, s) for s in ctx.statements if s.act == "accuse")


def _in_spite(ctx: LeadContext, words: AgreementWords, named: set[int], s: Statement) -> bool:
    """Return whether an accusation sets an act against a truce: "in the middle of a truce"."""
    p = ctx.parse
    for part in s.content:
        for i in range(*p.tokens_in(part.start, part.end)):
            noun = words.nouns.get(term(p, i))
            truce = i in named or (noun is not None and noun.family == "truce")
            if truce and _DESPITE & set(p.lower[max(0, i - 5) : i]):
                return True
    return False


def in_passing(ctx: LeadContext, agreements: StoryAgreements, k: int) -> bool:
    """Return whether a story only mentions an old deal once: "the United States, which brokered
    the 2006 memorandum". What it tells of besides bears on that deal where it says so itself."""
    deal = agreements.found[k]
    if deal.family != "deal" or len(deal.mentions) > 1:
        return False
    told = (ctx.story.published.date or "")[:4]
    if not deal.date:
        return deal.kind in ("declaration", "memorandum")
    return told.isdigit() and int(told) - int(deal.date[:4]) >= _OLD_YEARS


def began(ctx: LeadContext, words: AgreementWords, touch: ProvisionTouch) -> bool:
    """Return whether the act's words say who began: "fired first", "started the fighting"."""
    p = ctx.parse
    if touch.occurrence != "violation":
        return False
    for i in range(*p.tokens_in(touch.span.start, touch.span.end)):
        verb = i if p.pos[i] == "VERB" else p.head[i]
        first = any(p.lower[c] == "first" and p.dep[c] == "advmod" for c in p.children[verb])
        if first or (verb != i and p.lemma[verb] in words.sets["began"]):
            return True
    return False


def is_breach(ctx: LeadContext, words: AgreementWords, event: Event) -> bool:
    """Return whether an event's own word is that of a breach of an agreement."""
    return any(
        ctx.parse.lemma[k] in words.sets["breach"] and not of_another_matter(ctx, words, k)
        for k in range(*ctx.parse.tokens_in(event.trigger.start, event.trigger.end))
    )
