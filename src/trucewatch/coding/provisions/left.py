"""Ground and buildings that armed men are told to have given up, and mines that are gone.

"An advance party of the brigade has left the ridge", "handed the town hall back to the mayor", "the
last of the 90 mines on the road was lifted". Leaving carries out a term only where the text sets a
withdrawal, mines only where it sets their clearing or the words tell of a way between the sides.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, objects_of, subject
from trucewatch.coding.provisions.matters import noun_of
from trucewatch.coding.provisions.stays import owed
from trucewatch.coding.provisions.told import (
    core,
    doer_of,
    doers_of,
    is_denied,
    is_negated,
    is_told,
    is_watcher,
    near_words,
    np_words,
    one_of,
    row,
    whose,
)
from trucewatch.records import Actor
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.issues import grounds
from trucewatch.vocab.words import word_set

_GIVING = frozenset({"hand", "turn", "give", "return", "yield"})
_BACK = frozenset({"over", "back"})
_QUITTING = frozenset({"leave", "vacate", "evacuate", "quit"})
_OUT = frozenset({"from", "of"})


def touches_of_leaving(
    ctx: LeadContext, vocabulary: AgreementWords, agreement: int | None, stated: frozenset[str]
) -> Iterator[ProvisionTouch]:
    """Yield what is told to be given up or cleared; ``stated`` are the labels of the terms that the
    story gives for its agreement."""
    p = ctx.parse
    for i in range(len(p)) if agreement is not None else ():
        if p.pos[i] != "VERB":
            continue
        mines, premises = _mines(ctx, i, stated), _premises(ctx, i)
        if not (mines or premises or p.lemma[i] in _QUITTING):
            continue
        if not (_told_by_somebody(ctx, vocabulary, i) and is_told(ctx, i)) or is_denied(ctx, i):
            continue
        if mines:
            yield row(ctx, agreement, "mines", "compliance", i, doers=doers_of(ctx, i))
            continue
        if is_negated(ctx, i):
            continue
        if premises:
            yield row(ctx, agreement, "withdrawal", "compliance", i, doer_of(ctx, i))
            continue
        who = _leaver(ctx, i)
        if who is not None and ("withdrawal" in stated or owed(ctx, i)):
            yield row(ctx, agreement, "withdrawal", "compliance", i, who)


def _told_by_somebody(ctx: LeadContext, vocabulary: AgreementWords, i: int) -> bool:
    """Return whether a side or who watches over an agreement tells it, or nobody but the report."""
    said = ctx.statement(i)
    if said is None:
        return True
    if said.speaker is None or said.act == "deny":
        return False
    return ctx.side(said.speaker) is not None or is_watcher(said.speaker, vocabulary)


def _things(ctx: LeadContext, i: int) -> list[int]:
    p = ctx.parse
    return [core(ctx, c) for c in p.children[i] if p.dep[c] in ("dobj", "nsubjpass")]


def _mines(ctx: LeadContext, i: int, stated: frozenset[str]) -> bool:
    p = ctx.parse
    if p.lemma[i] not in word_set("told.clearing"):
        return False
    if not any(noun_of(ctx, c) in word_set("told.mined") for c in _things(ctx, i)):
        return False
    near = near_words(ctx, i)
    return "mines" in stated or bool(
        near & (word_set("told.used_ways") - {"checkpoint", "traffic"})
    )


def _premises(ctx: LeadContext, i: int) -> bool:
    """Return whether a public building is handed back by those who held it."""
    p = ctx.parse
    beside = {p.lower[c] for c in p.children[i]} | set(p.lower[i + 1 : i + 2])
    if p.lemma[i] not in _GIVING or not (beside & _BACK or p.lemma[i] == "return"):
        return False
    held = any(noun_of(ctx, c) in word_set("told.premises") for c in _things(ctx, i))
    giver = doer_of(ctx, i)
    return held and giver is not None and giver.sector not in ("IGO", "UNO", "NGO")


def _leaver(ctx: LeadContext, i: int) -> Actor | None:
    """Return whose armed men are told to have left a place; None where they are nobody's."""
    p = ctx.parse
    who = subject(p, i)
    if p.lemma[i] not in _QUITTING or who is None or p.tag[i] == "VBG":
        return None
    where = [c for c in p.children[i] if p.dep[c] == "dobj"]
    ground = any(
        p.tag[c] in ("NNP", "NNPS") or not np_words(ctx, c).isdisjoint(grounds()) for c in where
    )
    who = core(ctx, who)
    armed = p.lemma[who] in word_set("told.forces") or not np_words(ctx, who).isdisjoint(_PARTIES)
    ofs = (a for o in objects_of(p, who, "of") if (a := whose(ctx, o)) is not None)
    owner = whose(ctx, who) or next(ofs, None) or one_of(ctx, who)
    led = owner is not None and owner.sector in ("MIL", "REB", "UAF")
    return owner if ground and (armed or led) else None


_PARTIES = frozenset({"party", "company", "troop", "soldier", "fighter", "unit", "force", "men"})
