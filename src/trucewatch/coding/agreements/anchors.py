"""What makes a mention one of an agreement that readers know, where its noun alone does not."""

from __future__ import annotations

from trucewatch.coding.agreements.told import WANTED_ACTS
from trucewatch.coding.leads.context import (
    LeadContext,
    conjuncts,
    definite,
    lemma_set,
    objects_of,
)
from trucewatch.vocab.agreements import AgreementNoun, AgreementWords
from trucewatch.vocab.words import word_set

_DURING = frozenset({"despite", "during", "notwithstanding", "under", "since", "amid"})
_PARTS = frozenset({"middle", "breach", "violation", "defiance", "spite", "day", "hour", "week"})


def of_sides(ctx: LeadContext, i: int, noun: AgreementNoun) -> bool:
    """Return whether an agreement that readers know is told by its two sides ("the agreement
    between Dakar and the southern wing"), a draft by what was done with it ("the draft that you
    were handed")."""
    p = ctx.parse
    if not ctx.political or not definite(p, i):
        return False
    if noun.family == "deal" and not noun.cued:
        return any(len(list(conjuncts(p, o))) > 1 for o in objects_of(p, i, "between"))
    handed = any(p.dep[c] == "relcl" for c in p.children[i])
    return noun.noun in ("draft", "proposal", "roadmap", "blueprint") and handed


def placed(ctx: LeadContext, i: int, noun: AgreementNoun) -> bool:
    """Return whether a deal is known by its place: "the declaration of Doha"."""
    p = ctx.parse
    return (
        noun.family == "deal"
        and p.lemma[i] != "settlement"
        and any(
            p.tag[o] == "NNP" and p.lower[o] not in word_set("agreements.issuers")
            for o in objects_of(p, i, "of")
        )
    )


def on_a_term(
    ctx: LeadContext, words: AgreementWords, i: int, noun: AgreementNoun, stages: frozenset[str]
) -> bool:
    """Return whether a deal that was made, or is known, is on something that agreements settle:
    "an agreement on a humanitarian pause", "the deal to free the hostages"."""
    p = ctx.parse
    made = bool(stages) and "proposed" not in stages
    if noun.family != "deal" or not ctx.political or not (made or definite(p, i)):
        return False
    about = [*objects_of(p, i, "on", "for"), *(c for c in p.children[i] if p.dep[c] == "acl")]
    return any(words.terms.find(lemma_set(p, p.left[k], p.right[k])) is not None for k in about)


def speaks(ctx: LeadContext, i: int) -> bool:
    """Return whether "the paper" is one that reports: it is somebody's source."""
    at = ctx.parse.start[i]
    return any(s.speaker is not None and s.speaker.start <= at < s.speaker.end
               for s in ctx.statements)  # fmt: skip


def wanted_in(ctx: LeadContext, i: int) -> bool:
    """Return whether the noun stands in words that offer, ask for or refuse what it names."""
    said = ctx.statement(i)
    return said is not None and said.act in WANTED_ACTS


def standing(ctx: LeadContext, i: int) -> bool:
    """Return whether "a truce" is one that is there: "despite a truce", "amid a truce"."""
    p = ctx.parse
    if p.dep[i] != "pobj":
        return False
    prep = p.head[i]
    return p.lower[prep] in _DURING or (p.lower[prep] == "of" and p.lemma[p.head[prep]] in _PARTS)
