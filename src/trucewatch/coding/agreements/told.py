"""What predicates tell of an agreement: who acts on it, and which stage of it they show."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.agreements.dates import after_comma
from trucewatch.coding.agreements.unmade import (
    does,
    kept_from_signing,
    known_text,
    told_stage,
    undone,
)
from trucewatch.coding.leads.context import (
    MAX_CLIMB,
    LeadContext,
    child,
    indefinite,
    objects_of,
    subject,
)
from trucewatch.coding.positions.whose import means_both
from trucewatch.vocab.agreements import AgreementNoun, AgreementWords

MAKING_IT = frozenset({"sign", "conclude", "reach", "strike", "seal", "broker", "mediate"})
"""What is done to an agreement that "it" stands for."""
# After these a verb tells what stands in an agreement, or when it was; nothing is done to it.
_WHERE = frozenset({"in", "into", "under", "from", "since", "after", "before", "at", "during",
                    "through", "until", "within"})  # fmt: skip
_PAPERS = frozenset(
    {"accord", "agreement", "deal", "treaty", "pact", "protocol", "letter", "contract"}
)
_COMING = frozenset({"sign", "reach", "accept", "conclude", "strike", "ratify"})
WANTED_ACTS = frozenset({"propose", "offer", "demand", "call_for", "reject"})
_URGING = frozenset(
    {"press", "ask", "appeal", "invite", "persuade", "get", "encourage", "convince"}
)
# What is yet to be made where somebody is urged to it; a truce that is to be respected is there.
_MAKING = frozenset({"sign", "reach", "accept", "conclude", "strike", "ratify", "agree", "declare",
                     "announce", "begin", "start", "negotiate"})  # fmt: skip
_WANTING = frozenset({"want", "seek", "demand", "propose", "offer", "urge", "call", "need"})


def by_states(acts: dict[str, set[str]]) -> bool:
    """Return whether somebody known acts on it: a "deal" that two firms sign is none."""
    if "broker" in acts:
        return True
    return any(not side.startswith("UNK") for sides in acts.values() for side in sides)


def governors(ctx: LeadContext, i: int) -> list[tuple[int, bool]]:
    """Return predicates that act on the noun at ``i``, with whether it is their participle."""
    p = ctx.parse
    out = [(c, True) for c in p.children[i] if p.dep[c] in ("acl", "amod")]
    out += [(c, False) for c in p.children[i] if p.dep[c] == "relcl" and _is_object(ctx, c)]
    late = after_comma(ctx, i)
    if late is not None and (late, True) not in out:
        out.append((late, True))
    out += [(v, False) for v in by_pronoun(ctx, i)]
    head, dep = p.head[i], p.dep[i]
    if dep in ("dobj", "nsubjpass") or (dep in ("nsubj", "attr") and head != i):
        out.append((head, False))
    elif dep == "pobj" and p.dep[head] == "prep":  # "breach of the deal"
        above = p.head[head]  # "signed a paper on guarantees": the paper is signed
        of_verb = p.pos[above] == "VERB"
        apart = of_verb and p.lower[head] == "on"  # "written into the accord": a term is
        apart = apart and p.lemma[above] != "agree"
        apart = apart or (of_verb and p.lower[head] in _WHERE and p.lemma[above] != "result")
        out += [] if apart else [(above, False)]
    return out


def by_pronoun(ctx: LeadContext, i: int) -> Iterator[int]:
    """Yield the verbs later in the sentence that make what "it" stands for: "a breach of the accord
    since the two countries signed it on 9 March"."""
    p = ctx.parse
    for k in range(i + 1, p.sents[p.sent[i]][1]):
        if p.lower[k] == "it" and p.dep[k] == "dobj" and p.lemma[p.head[k]] in MAKING_IT:
            yield p.head[k]
            return
        if p.dep[k] in ("dobj", "pobj") and p.tag[k].startswith("NN") and p.lower[k] in _PAPERS:
            return


def _is_object(ctx: LeadContext, verb: int) -> bool:
    """Return whether a relative clause acts on its noun: "the draft that mediators put forward"."""
    own = child(ctx.parse, verb, "nsubj")
    return own is not None and ctx.parse.tag[own] not in ("WDT", "WP")


def acts_on(ctx: LeadContext, words: AgreementWords, i: int) -> dict[str, set[str]]:
    p = ctx.parse
    out: dict[str, set[str]] = {}
    for g, participle in governors(ctx, i):
        act = words.acts.get(p.lemma[g])
        if act is None or (not act.role and not participle):
            continue
        if p.dep[i] == "nsubj" and p.head[i] == g and not participle:
            continue
        if act.role == "party" and act.stage == "signed" and undone(ctx, g):
            continue  # who has never signed it is no party
        who = [k for k in objects_of(p, g, "by") if p.tag[k] != "VBG"]
        if not who and participle and g >= 2 and p.word[g - 1] == "-":
            who = [g - 2]
        if not who and not participle and not _asked_for(ctx, g):
            s = _doer(ctx, words, g, act.role)
            who = [] if s is None else [s]
        if act.role == "party" and act.stage == "signed" and not participle:
            who += signing_with(ctx, g)  # "signed the accord with the government"
        both = act.stage == "signed" and any(means_both(ctx, w) for w in who)
        if both and ctx.pair:  # the two that turn to each other, not who was named last
            sides = {ctx.signer(a) for a in ctx.pair}
        else:
            sides = {ctx.signer(a) for w in who for a in ctx.cast.members(w)}
        out.setdefault(act.role, set()).update(s for s in sides if s)
    owing = {ctx.signer(a) for v in _obliging(ctx, i) for k in _obliged(ctx, v)
             for a in ctx.cast.members(k)}  # fmt: skip
    if owing - {None}:
        out.setdefault("party", set()).update(s for s in owing if s)
    return out


def signing_with(ctx: LeadContext, verb: int) -> Iterator[int]:
    """Yield those with whom somebody signs; who only looks on ("with Qatar as broker", ", with two
    ministers looking on") is none of them."""
    p = ctx.parse
    for c in p.children[verb]:
        aside = p.word[max(0, c - 1)] == "," or "as" in p.lower[c : p.right[c]]
        if p.dep[c] == "prep" and p.lower[c] == "with" and not aside:
            yield from (g for g in p.children[c] if p.dep[g] == "pobj")


_OBLIGING = frozenset({"oblige", "bind", "commit", "require"})


def _obliging(ctx: LeadContext, i: int) -> Iterator[int]:
    """Yield the verbs by which an agreement, or "it" at the head of the next sentence, binds."""
    p = ctx.parse
    if p.dep[i] == "nsubj" and p.lemma[p.head[i]] in _OBLIGING:
        yield p.head[i]
    after = p.sents[p.sent[i]][1]
    it = after < len(p) and p.lower[after] == "it" and p.dep[after] == "nsubj"
    if it and p.lemma[p.head[after]] in _OBLIGING:
        yield p.head[after]


def _obliged(ctx: LeadContext, verb: int) -> Iterator[int]:
    """Yield who is obliged: "the army to leave the hills and the Front to store its guns"."""
    p = ctx.parse
    for k in range(verb + 1, p.sents[p.sent[verb]][1] - 1):
        end = p.right[k] if p.dep[k] == "dobj" else k + 1
        first = next((t for t in range(k + 1, end) if p.lower[t] == "to"), k + 1)
        named = p.tag[k].startswith("NN") and p.lower[first] == "to" and p.tag[first + 1] == "VB"
        if named and first - k <= _NEAR:
            yield k


# "the army of B to leave": so many tokens stand between at most.
_NEAR = 4


def _doer(ctx: LeadContext, words: AgreementWords, verb: int, role: str) -> int | None:
    p = ctx.parse
    if role == "monitor" and p.dep[verb] in ("advcl", "xcomp", "acl"):
        sent = child(p, p.head[verb], "dobj")
        if sent is not None and p.lemma[sent] in words.roles:
            return subject(p, p.head[verb])  # "Russia deployed peacekeepers to monitor it"
    return subject(p, verb)


def between(ctx: LeadContext, i: int) -> frozenset[str]:
    p = ctx.parse
    found = [*objects_of(p, i, "between", "with", "among")]
    for on in objects_of(p, i, "on"):  # "a protocol on prisoners with the government"
        found += [] if "as" in p.lower[on : p.right[i]] else objects_of(p, on, "with")
    sides = {ctx.signer(a) for o in found for a in ctx.cast.members(o)}
    return frozenset(s for s in sides if s)


def stages_of(
    ctx: LeadContext, words: AgreementWords, i: int, noun: AgreementNoun, known: bool = False
) -> frozenset[str]:
    """Return the stages that the words show; ``known``: the mention names a well-known one."""
    p = ctx.parse
    out = set()
    for g, _ in governors(ctx, i):
        act = words.acts.get(p.lemma[g])
        if p.lemma[g] == "implement" and p.tag[g] == "VB":
            continue  # "it is time to implement it": nobody has
        if act and act.stage and not _unreal(ctx, g) and _of_it(ctx, g, i, noun, act.stage):
            if act.role == "author" and p.dep[i] == "nsubj" and p.head[i] == g:
                continue  # "had put them under lock": it does so, nobody wrote it
            if does(ctx, g, i, act.stage) or known_text(ctx, i, noun, act.stage):
                continue
            stage = told_stage(ctx, g, act.stage, i, known)
            coming = _coming(ctx, g) or _asked_for(ctx, g) or _imagined(ctx, g)
            if stage is not None:
                out.add("proposed" if coming else stage)
    if kept_from_signing(ctx, i):
        out.add("proposed")
    said = ctx.statement(i)
    wanted = said is not None and said.act in WANTED_ACTS
    if noun.family in ("truce", "deal") and indefinite(p, i) and (wanted or _wanted(ctx, i)):
        out.add("proposed")
    return frozenset(out)


def _of_it(ctx: LeadContext, verb: int, i: int, noun: AgreementNoun, stage: str) -> bool:
    """Return whether a predicate can tell that stage of the noun: what takes effect or begins is
    its subject ("took note of the proposal" begins nothing), and a proposal is never in force."""
    p = ctx.parse
    if stage == "in_force" and noun.family == "plan":
        return False
    if p.lemma[verb] == "call" and p.dep[i] in ("dobj", "nsubj"):
        return False  # "called the accord dead"
    if p.dep[verb] == "amod" and p.head[verb] == i and p.lemma[verb] == "write":
        return False  # "written guarantees" may be given or not
    return p.lemma[verb] != "take" or (p.dep[i] == "nsubj" and p.head[i] == verb)


def _asked_for(ctx: LeadContext, verb: int) -> bool:
    """Return whether an infinitive is what somebody is urged to: "called on both to agree to a
    pause", "urged them to observe the truce" tells of no pause that is there."""
    p = ctx.parse
    if p.tag[verb] != "VB" or not any(p.lower[c] == "to" for c in p.children[verb]):
        return False
    above = p.head[verb]
    for _ in range(2):
        if p.lemma[above] in _WANTING | _URGING:
            return p.lemma[verb] in _MAKING
        above = p.head[above]
    return False


def _imagined(ctx: LeadContext, verb: int) -> bool:
    """Return whether a verb without a tense hangs on what may be: "can imagine them accepting"."""
    p = ctx.parse
    if p.tag[verb] not in ("VB", "VBG") or p.lemma[verb] not in _MAKING:
        return False
    for _ in range(2):
        if p.dep[verb] not in ("ccomp", "xcomp", "pcomp", "conj"):
            return False
        verb = p.head[verb]
        if any(p.dep[c] == "aux" and p.tag[c] == "MD" for c in p.children[verb]):
            return True
    return False


def _unreal(ctx: LeadContext, verb: int) -> bool:
    """Return whether the predicate stands under "would" or "could" ("would have collapsed")."""
    p = ctx.parse
    return any(p.dep[c] == "aux" and p.lower[c] in ("would", "could") for c in p.children[verb])


def _coming(ctx: LeadContext, verb: int) -> bool:
    p = ctx.parse
    if p.lemma[verb] not in _COMING or p.tag[verb] not in ("VB", "VBP"):
        return False
    forced = p.dep[verb] == "xcomp" and p.lemma[p.head[verb]] in ("force", "oblige", "manage")
    return not forced and any(p.dep[c] == "aux" for c in p.children[verb])


def _wanted(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        if p.lemma[i] in _WANTING or any(p.lower[c] == "would" for c in p.children[i]):
            return True
        if p.head[i] == i:
            return False
        i = p.head[i]
    return False
