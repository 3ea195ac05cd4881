"""A way barred or opened, told in plain words: of observers and patrols, or of relief.

"A patrol was sent back at the bridge", "no lorry has passed since", "clearance for two relief
flights was refused"; "the convoy was let through after two hours", "flights resumed".
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, lemma_set, objects_of, subject
from trucewatch.coding.provisions.none import by_paper
from trucewatch.coding.provisions.told import (
    core,
    doer_of,
    doers_of,
    is_denied,
    is_negated,
    is_told,
    named_before,
    np_words,
    paper_watches,
    protested_to,
    row,
    sentence,
)
from trucewatch.coding.provisions.unmet import NOT_TOLD
from trucewatch.records.leads import ProvisionTouch
from trucewatch.vocab.agreements import AgreementWords
from trucewatch.vocab.words import word_set

_STUCK = frozenset({"stranded", "stuck", "waiting", "blocked", "standing", "held"})
_ABLE = frozenset({"able", "unable", "impossible"})


def touches_of_ways(
    ctx: LeadContext, vocabulary: AgreementWords, agreement: int | None
) -> Iterator[ProvisionTouch]:
    """Yield the ways that the story tells to have been barred or opened."""
    p = ctx.parse
    for i in range(len(p)):
        if p.pos[i] not in ("VERB", "AUX") or by_paper(ctx, vocabulary, i):
            continue
        turned = _turned(ctx, vocabulary, i)
        if turned is not None:
            yield row(ctx, agreement, turned, "restriction", i, named_before(ctx, i))
        if not is_told(ctx, i):
            continue
        if _taken(ctx, i):
            yield row(ctx, agreement, "aid_access", "violation", i, doer_of(ctx, i))
            continue
        found = _barred(ctx, vocabulary, i) or _not_gone(ctx, vocabulary, i)
        found = found or _no_visit(ctx, vocabulary, i) or _awaited(ctx, i)
        if found is not None:
            doer = (doer_of(ctx, i) if _bars(ctx, i) else None) or protested_to(ctx, i)
            yield row(ctx, agreement, found, "restriction", i, doer)
            continue
        opened = _opened(ctx, vocabulary, i)
        if opened is not None:
            lets = ctx.parse.lemma[i] in word_set("told.letting", "told.lifting")
            yield row(ctx, agreement, *opened, i, doers=doers_of(ctx, i) if lets else ())


def _bars(ctx: LeadContext, i: int) -> bool:
    return ctx.parse.lemma[i] in word_set("told.barring")


def _patients(ctx: LeadContext, verb: int) -> list[int]:
    """Return the nouns that a verb is done to, and those that what it refuses is for or of."""
    p = ctx.parse
    own = [core(ctx, c) for c in p.children[verb] if p.dep[c] in ("dobj", "nsubjpass", "dative")]
    if p.dep[verb] == "acl" and p.tag[verb] == "VBN":
        own.append(p.head[verb])
    if not own and p.tag[verb] == "VBN" and (who := subject(p, verb)) is not None:
        own.append(who)
    return own


def _barred(ctx: LeadContext, vocabulary: AgreementWords, i: int) -> str | None:
    """Return the provision that a verb of barring touches by whose way it bars, or None."""
    p = ctx.parse
    if not _bars(ctx, i) or is_denied(ctx, i):
        return None
    beside = {p.lower[c] for c in p.children[i]} | set(p.lower[i + 1 : i + 3])
    if p.lemma[i] in word_set("told.barring_back") and not beside & word_set("told.back"):
        return None
    patients = _patients(ctx, i)
    told = frozenset().union(*(np_words(ctx, c) for c in patients))
    permission = any(p.lemma[c] in word_set("told.permission") for c in patients)
    if p.lemma[i] in word_set("told.papers_refused") and not permission:
        return None
    movers = [c for c in patients if p.lemma[c] not in word_set("told.permission")]
    beside_it = [o for c in (*patients, i) for o in objects_of(p, c, "for", "of", "to")]
    if permission:
        told = told.union(*(np_words(ctx, o) for o in beside_it))
    return _whose(
        ctx, vocabulary, i, [*movers, *(beside_it if permission else ())], told, permission
    )


def _whose(
    ctx: LeadContext, vocabulary: AgreementWords, i: int, movers: list[int], told: frozenset[str],
    permission: bool,
) -> str | None:  # fmt: skip
    """Return whose way a verb is about: observers', relief's, or nobody's who matters here."""
    p = ctx.parse
    if not told.isdisjoint(word_set("agreements.arms")):
        return None
    heads = {p.lemma[m] for m in movers}
    watches = paper_watches(ctx, vocabulary, i)
    called = not told.isdisjoint(word_set("told.watching")) or watches
    if called and (
        heads & word_set("told.watchers") or (permission and told & word_set("told.watchers"))
    ):
        return "verification"
    if told & word_set("told.relief") or (heads & word_set("told.carriers") and _of_relief(ctx, i)):
        carried = heads & (word_set("told.carriers") | word_set("told.relief")) or permission
        return "aid_access" if carried else None
    return "verification" if permission and watches and not movers else None


def _of_relief(ctx: LeadContext, i: int) -> bool:
    """Return whether the paragraph, or who tells of it, is on relief."""
    p = ctx.parse
    said = ctx.statement(i)
    teller = said.speaker.sector if said is not None and said.speaker is not None else None
    para = [k for k in range(len(p)) if p.para[k] == p.para[i]]
    near = lemma_set(p, para[0], para[-1] + 1)
    whole = sum(lemma in word_set("told.relief") for lemma in p.lemma)
    paper = (s.speaker.name.lower().split() for s in ctx.statements
             if s.quote_type == "document" and s.speaker is not None)  # fmt: skip
    own = any(not word_set("told.relief").isdisjoint(words) for words in paper)
    return own or teller == "NGO" or bool(near & word_set("told.relief")) or whole > 1


def _not_gone(ctx: LeadContext, vocabulary: AgreementWords, i: int) -> str | None:
    """Return the provision of a way on which something did not or could not go."""
    p = ctx.parse
    who = subject(p, i)
    if who is None:
        return None
    told = np_words(ctx, who)
    inner = {p.lemma[k] for k in range(i + 1, min(i + 6, sentence(ctx, i).stop))}
    able = p.lemma[i] == "be" and inner & _ABLE and inner & word_set("told.going")
    unable = "unable" in inner or "impossible" in inner
    stopped = (p.lemma[i] in word_set("told.going") or able) and (is_negated(ctx, i) or unable)
    stuck = (
        p.lower[i] in _STUCK
        and p.tag[i] in ("VBN", "VBG")
        and p.lemma[i] not in word_set("told.barring")
    )
    if not (stopped or stuck):
        return None
    return _whose(ctx, vocabulary, i, [who], told, False)


def _taken(ctx: LeadContext, i: int) -> bool:
    """Return whether relief on its way, or in store, is looted or seized."""
    p = ctx.parse
    if is_denied(ctx, i) or (p.lemma[i] not in word_set("told.taking") and not _entered(ctx, i)):
        return False
    told = frozenset().union(*(np_words(ctx, c) for c in _patients(ctx, i)))
    heads = {p.lemma[c] for c in _patients(ctx, i)}
    kept = word_set("told.carriers", "told.stores")
    carried = bool(heads & kept) and _of_relief(ctx, i)
    goods = bool(told & word_set("told.relief"))
    return (goods or carried) and told.isdisjoint(word_set("agreements.arms"))


def _entered(ctx: LeadContext, i: int) -> bool:
    """Return whether a store is broken into: "the depot was broken into"."""
    p = ctx.parse
    store = any(p.lemma[c] in word_set("told.stores") for c in _patients(ctx, i))
    return p.lemma[i] == "break" and store and p.lower[i + 1 : i + 2] == ("into",)


def _turned(ctx: LeadContext, vocabulary: AgreementWords, i: int) -> str | None:
    """Return the provision of a way on which somebody had to turn round, was made to go back."""
    p = ctx.parse
    back = set(p.lower[i + 1 : i + 3]) & word_set("told.back")
    above = p.head[i]
    had = p.lemma[above] in ("have", "force", "make", "oblige", "compel") and p.dep[i] in (
        "xcomp", "ccomp")  # fmt: skip
    if not back or p.lemma[i] not in ("turn", "go", "return") or not had:
        return None
    passive = any(p.dep[c] == "nsubjpass" for c in p.children[above])
    turns = any(p.dep[c] == "dobj" for c in p.children[i])  # "had to turn back the clock"
    if turns or (p.lemma[above] != "have" and not passive):
        return None
    said = ctx.statement(above)
    if p.tag[above] not in ("VBD", "VBN") or is_denied(ctx, above) or p.role(above) == "headline":
        return None
    if said is not None and said.act in NOT_TOLD:
        return None
    who = subject(p, above)
    return None if who is None else _whose(ctx, vocabulary, i, [who], np_words(ctx, who), False)


def _no_visit(ctx: LeadContext, vocabulary: AgreementWords, i: int) -> str | None:
    """Return the provision of a monitor's visit that did not take place, was called off."""
    p = ctx.parse
    what = next((c for c in p.children[i] if p.dep[c] in ("nsubj", "nsubjpass")), None)
    if what is None or p.lemma[what] not in word_set("told.visits"):
        return None
    failed = p.lemma[i] in ("go", "take", "happen") and is_negated(ctx, i)
    off = p.lemma[i] in word_set("told.called_off") and p.dep[what] == "nsubjpass"
    return "verification" if (failed or off) and paper_watches(ctx, vocabulary, i) else None


def _awaited(ctx: LeadContext, i: int) -> str | None:
    """Return the provision on relief where its papers are told to be missing still."""
    p = ctx.parse
    what = next((c for c in p.children[i] if p.dep[c] == "nsubj"), None)
    if what is None or p.lemma[what] not in word_set("told.papers"):
        return None
    told = {p.lemma[c] for c in p.children[i]} & word_set("told.awaited")
    return "aid_access" if told and _of_relief(ctx, i) else None


def _opened(ctx: LeadContext, vocabulary: AgreementWords, i: int) -> tuple[str, str] | None:
    """Return provision and occurrence of a way that was opened, or None."""
    p = ctx.parse
    if is_denied(ctx, i):
        return None
    after = set(p.lower[i + 1 : sentence(ctx, i).stop])
    if p.lemma[i] in word_set("told.letting") and after & word_set("told.through"):
        inner = [c for c in p.children[i] if p.dep[c] in ("ccomp", "xcomp")]
        movers = [
            *_patients(ctx, i),
            *(s for c in inner if (s := _own_subject(ctx, c)) is not None),
        ]
        told = frozenset().union(*(np_words(ctx, m) for m in movers))
        found = _whose(ctx, vocabulary, i, movers, told, False)
        return (found, "compliance") if found else None
    who = subject(p, i)
    if p.lemma[i] in word_set("told.resuming") and who is not None:
        found = _whose(ctx, vocabulary, i, [who], np_words(ctx, who), False)
        return (found, "restoration") if found else None
    brought = _brought(ctx, i, who)
    if brought:
        return ("aid_access", "compliance")
    lifted = [c for c in _patients(ctx, i) if p.lemma[c] in word_set("told.bans")]
    if p.lemma[i] in word_set("told.lifting") and lifted:
        told = np_words(ctx, lifted[0])
        relief = told & word_set("told.relief") or (
            not told - {"the", "its", "their", "ban"} and _of_relief(ctx, i)
        )
        return ("aid_access", "restoration") if relief else None
    return None


def _brought(ctx: LeadContext, i: int, who: int | None) -> bool:
    """Return whether relief is told to have come: "the first lorries reached the camp", "aid
    workers delivered medicines"."""
    p = ctx.parse
    if who is None or p.tag[i] == "VB":
        return False
    named = np_words(ctx, who)
    if p.lemma[i] in ("reach", "arrive"):
        carried = p.lemma[who] in word_set("told.carriers") and _of_relief(ctx, i)
        return carried and named.isdisjoint(word_set("agreements.arms"))
    if p.lemma[i] not in ("deliver", "distribute", "bring"):
        return False
    goods = frozenset().union(*(np_words(ctx, c) for c in _patients(ctx, i)))
    return bool(goods & word_set("told.relief")) and bool(named & word_set("told.relief"))


def _own_subject(ctx: LeadContext, verb: int) -> int | None:
    p = ctx.parse
    return next((c for c in p.children[verb] if p.dep[c] == "nsubj"), None)
