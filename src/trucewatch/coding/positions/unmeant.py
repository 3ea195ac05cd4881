"""Words of refusing, giving and asking that hold no stand: what they are about is none.

"Has no intention of attacking" refuses nothing, "do not want to accuse anyone" turns nobody down,
"rejects the lies about the convoys" denies an account, "would defend itself" gives nothing, "the
number should read six" asks for nothing, and what a treaty says its parties have not said today.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import MAX_CLIMB, LeadContext, child, objects_of
from trucewatch.coding.positions.imputed import imputed
from trucewatch.records import Actor
from trucewatch.records.leads import PositionMention
from trucewatch.vocab.actors import resolve_actor
from trucewatch.vocab.gazetteer import capitals
from trucewatch.vocab.words import word_set

_GIFTS = frozenset({"offer", "concession", "guarantee", "condition", "proposal"})
_NO = frozenset({"no", "not", "n't", "n’t", "never", "without"})
_WISHING = frozenset({"want", "wish", "like", "intend", "refuse", "decline", "seek", "plan"})
_AIM = frozenset({"intention", "intent", "plan", "wish", "desire", "interest", "ambition"})
_WATCHING = frozenset({"witness", "attend", "watch", "see"})
_THINKING_OVER = frozenset({"look", "consider", "study", "examine", "review", "weigh", "think"})
_IT = frozenset({"it", "this", "that", "them", "matter", "request", "issue", "complaint"})
_TO_COME = frozenset(
    {"a", "an", "any", "some", "proposed", "draft", "planned", "possible", "future", "potential",
     "prospective", "new", "final", "comprehensive", "eventual"}
)  # fmt: skip
_UNDER = frozenset({"under", "in", "by", "through"})


def unmeant(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether what was read as a position holds no stand by what it is about."""
    gates = (_restrained, _silent, _rebuffs, _defends, _puts_right, _to_watch, _thinks_over,
             _term_of_text, _hearsay, _hoped, _of_history, _goes_on, imputed)  # fmt: skip
    return any(gate(ctx, m) for gate in gates)


def _tokens(ctx: LeadContext, m: PositionMention) -> range:
    """Return the tokens of a stand, with the predicate that it is read with: "has no intention of |
    attacking"."""
    start = m.span.end - len(m.value)
    whole = start >= 0 and ctx.story.text[start : m.span.end] == m.value
    return range(*ctx.parse.tokens_in(start if whole else m.span.start, m.span.end))


def _main(ctx: LeadContext, m: PositionMention) -> int | None:
    """Return the first verb of a stand's words that is no auxiliary."""
    p = ctx.parse
    return next((k for k in _tokens(ctx, m) if p.pos[k] == "VERB"), None)


def _wanted_at(ctx: LeadContext, k: int) -> int:
    """Return the verb that "want", "refuse" and the like govern at ``k``, else ``k``."""
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        what = child(p, k, "xcomp") if p.lemma[k] in _WISHING else None
        if what is None:
            return k
        k = what
    return k


def _restrained(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether what somebody does not mean to do is a blow: "no intention of attacking",
    "does not intend to seize the town"."""
    p, blows = ctx.parse, word_set("positions.blows", "positions.raids")
    if m.kind not in ("refusal", "red_line"):
        return False
    for k in _tokens(ctx, m):
        if p.lemma[k] in _AIM and p.pos[k] == "NOUN":
            acts = [*objects_of(p, k, "of", "for"), *(c for c in p.children[k] if p.tag[c] == "VB")]
            if any(p.lemma[c] in blows for c in acts):
                return True
        if p.lemma[k] in _WISHING - {"refuse", "decline"} and p.pos[k] == "VERB":
            negated = not _NO.isdisjoint(p.lower[c] for c in p.children[k])
            if negated and p.lemma[_wanted_at(ctx, k)] in blows:
                return True
    return False


def _silent(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether somebody only will not judge or blame: "do not want to accuse anyone"."""
    verb = _main(ctx, m)
    if m.kind not in ("refusal", "red_line", "condition") or verb is None:
        return False
    return ctx.parse.lemma[_wanted_at(ctx, verb)] in word_set("positions.judging")


def _rebuffs(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether what is rejected is an account: "the fabrications of B about the convoys"."""
    p, told = ctx.parse, _tokens(ctx, m)
    if m.kind not in ("refusal", "red_line"):
        return False
    heads = (
        k for k in told
        if p.pos[k] in ("NOUN", "PROPN") and (p.head[k] not in told or p.dep[k] == "dobj")
    )  # fmt: skip
    first = next(heads, None)
    return first is not None and p.lemma[first] in word_set("positions.slurs")


def _defends(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether what somebody will do is only to meet a blow: "would defend itself", "would
    respond if it shelled the town"."""
    p, verb = ctx.parse, _main(ctx, m)
    if m.kind not in _GIFTS or verb is None:
        return False
    if p.lemma[verb] in ("defend", "retaliate"):
        return True
    blows = word_set("positions.blows", "positions.raids", "positions.harms")
    waits = [x for s in m.more for x in p.lemma[slice(*p.tokens_in(s.start, s.end))]]
    answers = p.lemma[verb] in ("respond", "react", "answer", "resist")
    return answers and not blows.isdisjoint(waits)


def _puts_right(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether a figure or a day is only put right: "should read six and not seven"."""
    p = ctx.parse
    for k in _tokens(ctx, m):
        due = any(p.lower[c] in ("should", "must") for c in p.children[k])
        if due and p.lemma[k] == "read" and p.tag[k] == "VB":
            return m.kind == "demand"
    return False


def _goes_on(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether somebody only will not stop, with nothing told that he would not stop and
    nothing that he waits for: "we will not stop because of that"."""
    p, verb = ctx.parse, _main(ctx, m)
    if m.kind != "refusal" or m.condition is not None or verb is None or p.lemma[verb] != "stop":
        return False
    return child(p, verb, "dobj", "xcomp", "nsubjpass") is None


def _to_watch(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether somebody is only asked to an event: "was invited to witness the departure"."""
    p = ctx.parse
    if m.kind not in ("demand", "proposal", "offer"):
        return False
    told = [k for k in _tokens(ctx, m) if p.lemma[k] == "invite" or p.lemma[p.head[k]] == "invite"]
    verbs = {k if p.lemma[k] == "invite" else p.head[k] for k in told}
    what = (c for k in verbs for c in p.children[k] if p.dep[c] in ("xcomp", "advcl", "ccomp"))
    return any(p.lemma[c] in _WATCHING for c in what)


def _thinks_over(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether somebody only promises to think about it: "had promised to look into it"."""
    p, verb = ctx.parse, _main(ctx, m)
    if m.kind not in ("guarantee", "concession") or verb is None:
        return False
    what = [*objects_of(p, verb, "into", "at", "about", "over")]
    what += [c for c in p.children[verb] if p.dep[c] == "dobj"]
    return p.lemma[verb] in _THINKING_OVER and any(p.lemma[o] in _IT for o in what)


def _term_of_text(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether a text that is agreed says it: told by "the document", "under the protocol
    both undertook to …", "the agreement by which the parties undertook …"."""
    p = ctx.parse
    if m.told_by is not None and _is_text(ctx, m.told_by):
        return True
    if m.kind not in ("guarantee", "offer", "condition", "concession"):
        return False
    first = next(iter(_tokens(ctx, m)), None)
    for verb in _verbs_above(ctx, first) if first is not None else ():
        if any(_in_force(ctx, o) for o in objects_of(p, verb, *_UNDER)):
            return True
        by_which = p.dep[verb] == "relcl" and p.lemma[p.head[verb]] in word_set("positions.pacts")
        if by_which and any(p.lower[o] == "which" for o in objects_of(p, verb, *_UNDER)):
            return True
    return False


def _in_force(ctx: LeadContext, o: int) -> bool:
    """Return whether a noun is a text that is agreed; what somebody would do "under a deal that
    lifts the sanctions" is offered for one to come."""
    p = ctx.parse
    to_come = any(p.lower[c] in _TO_COME for c in p.children[o])
    return p.lemma[o] in word_set("positions.pacts") and not to_come


def _is_text(ctx: LeadContext, teller: Actor) -> bool:
    p = ctx.parse
    words = range(*p.tokens_in(teller.start, teller.end))
    head = next((k for k in words if p.head[k] not in words or p.head[k] == k), None)
    return head is not None and p.lemma[head] in word_set("positions.pacts")


def _verbs_above(ctx: LeadContext, k: int) -> Iterator[int]:
    """Yield the verbs in whose clauses a token stands, the nearest first."""
    p = ctx.parse
    for _ in range(MAX_CLIMB):
        if p.pos[k] == "VERB":
            yield k
        if p.head[k] == k or (p.pos[k] == "VERB" and p.dep[k] not in ("xcomp", "ccomp", "conj")):
            return
        k = p.head[k]


def _hearsay(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether somebody of no side tells what a party would give ("a woman said that the
    guerrillas would free her son if she paid"), or only a rumour does what it stands for."""
    if any(_of_rumour(ctx, k) for k in _above(ctx, m)):
        return True
    if m.told_by is None or m.kind not in _GIFTS or ctx.side(m.told_by) == ctx.side(m.party):
        return False
    called = f"{m.told_by.text} {m.told_by.name}".lower()
    words = {w.strip(",.;:") for w in called.split()}
    words |= {w.removesuffix("s") for w in words}
    return not word_set("positions.bystanders", "talks.crowds").isdisjoint(words)


def _hoped(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether somebody only hopes for what others do: "expressed hope that both sides would
    honour the truce" gives nothing."""
    said = next((s for s in ctx.statements if s.id == m.statement_id), None)
    if said is None or said.cue is None or m.kind not in _GIFTS:
        return False
    p = ctx.parse
    return "hope" in p.lemma[slice(*p.tokens_in(said.cue.start, said.cue.end))]


def _above(ctx: LeadContext, m: PositionMention) -> Iterator[int]:
    """Yield the words on which the predicate of a stand hangs, from its first words up."""
    p = ctx.parse
    k = next(iter(_tokens(ctx, m)), None)
    for _ in range(MAX_CLIMB):
        if k is None or p.head[k] == k:
            return
        k = p.head[k]
        yield k


def _of_rumour(ctx: LeadContext, k: int) -> bool:
    """Return whether the word at ``k`` tells what is only talked of: "it is rumoured that", "word
    has it that", "a rumour that", "the driver heard that"."""
    p, rumours = ctx.parse, word_set("positions.rumours")
    if p.pos[k] == "NOUN":
        return p.lemma[k] in rumours
    if p.lemma[k] in word_set("positions.fearing") and child(p, k, "ccomp"):
        return True  # "fears that Mali will demand its weapons"
    if p.lemma[k] in ("rumour", "rumor") or (p.lemma[k] == "hear" and child(p, k, "ccomp")):
        return True
    who = child(p, k, "nsubj")
    told = p.lemma[k] in ("have", "say", "be", "go", "spread", "circulate")
    return told and who is not None and p.lemma[who] in rumours | {"word"}


def _of_history(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether the text looks at another country's past, on no day: "In Mozambique Renamo
    rejected three offers", of a party that is no side of the story."""
    p, told = ctx.parse, _tokens(ctx, m)
    if m.told_by is not None or not told:
        return False
    seats = {c.lower() for c in capitals().values()}
    a, b = p.sents[p.sent[told[0]]]
    if any(t.precision == "day" for t in ctx.times_in(p.start[a], p.end[b - 1])):
        return False
    for k in range(a, b - 1):
        if p.lower[k] == "in" and p.dep[k] == "prep" and p.tag[k + 1] == "NNP":
            land = resolve_actor(p.word[k + 1]).country
            if land and land == m.party.country and p.lower[k + 1] not in seats:
                return p.tag[p.head[k]] in ("VBD", "VBN") and _aside(ctx, m)
    return False


def _aside(ctx: LeadContext, m: PositionMention) -> bool:
    """Return whether nothing is told of a party in any other sentence, in a story of others."""
    p, side = ctx.parse, ctx.side(m.party)
    here = p.sent[p.tokens_in(m.span.start, m.span.end)[0]]
    named = (k for k, pos in enumerate(p.pos) if pos in ("NOUN", "PROPN") and p.sent[k] != here)
    elsewhere = [a for k in named if (a := ctx.cast.of(k)) is not None]
    others = {ctx.side(a) for a in elsewhere if a.country not in (None, m.party.country)}
    return bool(others) and all(ctx.side(a) != side for a in elsewhere)
