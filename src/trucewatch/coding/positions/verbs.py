"""Positions that a predicate tells with a party as its subject: "demands", "did not support"."""

from __future__ import annotations

from trucewatch.coding.leads.context import LeadContext, child, negated, objects_of, subject
from trucewatch.coding.positions.bars import asks_for_none, waits_for
from trucewatch.coding.positions.issues import does_the_same
from trucewatch.coding.positions.moves import end_of, opening
from trucewatch.coding.positions.none import DOCUMENTS, differ, only_supposes
from trucewatch.coding.positions.phrases import under_plan
from trucewatch.coding.positions.referred import POINTING, goes_along
from trucewatch.coding.positions.terms import described
from trucewatch.coding.positions.whose import parties_at
from trucewatch.coding.realis.clause import frame_of
from trucewatch.records import Actor
from trucewatch.vocab.agreements import claim_nouns
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

GIVING_UP = {"give": "up", "hand": "over", "cede": "", "relinquish": "", "surrender": ""}
"""Verbs that give something up with their particle, where they are told of the time to come."""
PHRASAL = {"rule": "out", "turn": "down"}
"""Verbs that refuse with their particle."""
BACKING = frozenset({"support", "back", "endorse", "embrace", "welcome"})
"""Verbs of backing: what is not backed is refused."""
# Who supports somebody's demand sides with him; a plan of the other side he goes along with.
_SIDED = frozenset({"demand", "call", "appeal", "ultimatum"})
RESOLVING = frozenset({"resolve", "decide", "choose", "vow", "swear"})
"""Verbs of what a body decides; what it decides not to do it refuses."""
_SPEAKING = frozenset(
    {"say", "tell", "comment", "confirm", "disclose", "speculate", "elaborate", "answer", "specify",
     "speak", "reveal", "explain"}
)  # fmt: skip
_HOPING = frozenset(
    {"hope", "wish", "pray", "trust", "expect", "doubt", "fear", "believe", "think"}
)
_OWN = frozenset({"its", "our", "their", "his", "her", "my"})


def whole_clause(ctx: LeadContext, i: int) -> int:
    """Return the predicate of "what it will not discuss is autonomy" for its clause, else ``i``."""
    p = ctx.parse
    return p.head[i] if p.dep[i] == "csubj" and p.lemma[p.head[i]] == "be" else i


def object_of(ctx: LeadContext, i: int) -> frozenset[str]:
    """Return the lemma of the object of the predicate at ``i``, as a set."""
    p = ctx.parse
    what = p.head[i] if p.dep[i] == "relcl" else child(p, i, "dobj", "nsubjpass")
    own = child(p, i, "dobj")
    return frozenset(p.lemma[k] for k in (what, own) if k is not None)


def by_verb(ctx: LeadContext, words: IssueWords, i: int) -> tuple[Actor, str, int, int] | None:
    """Return (party, kind, first, last) for a predicate of position with a party as subject."""
    p = ctx.parse
    verb = words.verbs.get(p.lemma[i])
    if p.pos[i] != "VERB" or p.dep[i] in ("amod", "compound") or _no_position(ctx, i):
        return None
    if PHRASAL.get(p.lemma[i]) in [p.lower[c] for c in p.children[i] if p.dep[c] == "prt"]:
        kind = "offer" if negated(p, i) else "refusal"  # "did not rule out a vote"
    elif p.lemma[i] in RESOLVING:
        kind = _resolved(ctx, words, i)
    elif p.lemma[i] == "expect":
        kind = "demand" if _of_another(ctx, i) and not negated(p, i) else ""
    elif p.lemma[i] == "like" and _would(ctx, i):
        bare = child(p, i, "xcomp", "ccomp") is None  # "would like observers": who is at war
        kind = "" if negated(p, i) or (bare and not _of_pair(ctx, i)) else "demand"
    elif p.lemma[i] == "welcome" and _would(ctx, i) and _of_pair(ctx, i):
        kind = "" if negated(p, i) else "offer"
    elif verb is None or (p.lemma[i] in BACKING and not negated(p, i)):
        asked = word_set("positions.asked") - _SIDED
        backed = p.lemma[i] in BACKING and bool(object_of(ctx, i) & asked)
        backed = backed and goes_along(ctx, i)
        kind = "concession" if backed or _gives_up(ctx, i) else ""
    else:
        kind = verb.neg if negated(p, i) else verb.kind
        what = child(p, i, "dobj")
        if kind == "demand" and what is not None and asks_for_none(ctx, p.left[what], what + 1):
            kind = "condition" if waits_for(ctx, i) else "refusal"
    if kind == "former" and not _perfect(ctx, i):
        return None
    if _undergone(ctx, i) or (kind == "refusal" and _keeps_silent(ctx, i)):
        return None
    who = subject(p, i)
    party = None if who is None else _party(ctx, i, who)
    if who is not None and p.lower[who] == "we" and (party is None or ctx.side(party) is None):
        party = next(iter(parties_at(ctx, i)), None)
    if p.lemma[p.head[i]] in ("force", "compel") or _past(ctx, i):
        return None
    if not kind or party is None or ctx.side(party) is None:
        return None
    small = any(p.dep[c] == "advmod" and child(p, c, "nsubj") for c in p.children[i])
    if child(p, i, "dobj", "xcomp", "ccomp", "prep") is None and not small:
        return None  # "want | our soldiers back" is a clause of its own
    thing = described(ctx, i)
    first = opening(ctx, i) if thing is None else p.left[thing]
    return party, kind, first, end_of(ctx, whole_clause(ctx, i))


def _would(ctx: LeadContext, i: int) -> bool:
    """Return whether somebody "would like" something, not to tell, say or thank for something."""
    p = ctx.parse
    what = child(p, i, "xcomp", "ccomp", "dobj")
    saying = word_set("positions.telling_gates", "positions.courtesies") | _SPEAKING
    telling = what is not None and p.lemma[what] in saying
    would = any(p.lower[c] in ("would", "'d", "’d") for c in p.children[i] if p.dep[c] == "aux")
    seen = what is not None and p.lemma[what] in ("see", "hear", "have", "be")
    return would and what is not None and not telling and not seen


def _of_pair(ctx: LeadContext, i: int) -> bool:
    """Return whether one of the story's two sides, where it has two, does what a verb tells: what
    others "would welcome" gives nothing."""
    own = {ctx.side(a) for a in parties_at(ctx, i)}
    return not ctx.pair or not own.isdisjoint({ctx.side(a) for a in ctx.pair})


def _resolved(ctx: LeadContext, words: IssueWords, i: int) -> str:
    """Return the kind of what a body resolves not to do: "resolved not to disarm", a condition
    where it waits for something."""
    p = ctx.parse
    what = child(p, i, "xcomp")
    does = words.ahead["gives"] | words.ahead["stays"]
    if what is None or negated(p, i) or not negated(p, what) or p.lemma[what] not in does:
        return ""
    waits = {"before", "until", "unless"} & set(p.lower[what : p.right[what]])
    return "condition" if waits else "refusal"


def _of_another(ctx: LeadContext, i: int) -> bool:
    """Return whether somebody is expected to do what a party asks for: "expects the rebels to lay
    down their arms"; not to attack."""
    p = ctx.parse
    what = child(p, i, "xcomp", "ccomp")
    if what is None or p.tag[i] not in ("VBZ", "VBP", "VBD") or p.tag[what] != "VB":
        return False
    who = child(p, what, "nsubj")
    known = None if who is None else ctx.cast.of(who)
    same = does_the_same(ctx, what, p.right[what])
    return known is not None and (same or p.lemma[what] in word_set("positions.doing"))


def _judged(ctx: LeadContext, i: int) -> bool:
    """Return whether a verb only says what it would be to do so: "would be wise to offer a truce",
    "is unlikely to accept"."""
    p = ctx.parse
    above = p.head[i]
    return (
        p.dep[i] == "xcomp"
        and p.pos[above] == "ADJ"
        and p.lower[above] not in word_set("positions.bent")
    )


def _undergone(ctx: LeadContext, i: int) -> bool:
    """Return whether the subject is the one to whom it is done: "is wanted for war crimes"."""
    p = ctx.parse
    passive = child(p, i, "auxpass", "nsubjpass") is not None
    return passive or (p.tag[i] == "VBN" and p.dep[i] == "acl")


def _keeps_silent(ctx: LeadContext, i: int) -> bool:
    """Return whether a refusal is only one to tell: "refused to say whether …"."""
    what = child(ctx.parse, i, "xcomp")
    return what is not None and ctx.parse.lemma[what] in _SPEAKING


def _party(ctx: LeadContext, i: int, who: int) -> Actor | None:
    """Return whose position a predicate tells: its subject's, or the speaker's whose delegate,
    team or government the subject is ("its delegate would seek …")."""
    p = ctx.parse
    found, said = ctx.cast.of(who), ctx.statement(i)
    known = found is not None and found.country is not None
    own = any(p.dep[c] == "poss" and p.lower[c] in _OWN for c in p.children[who])
    if not known and own and said is not None and said.speaker is not None:
        return said.speaker
    return found


def _gives_up(ctx: LeadContext, i: int) -> bool:
    """Return whether the verb tells what its subject will give up ("will hand over the port")."""
    p = ctx.parse
    particle = GIVING_UP.get(p.lemma[i])
    if particle is None or negated(p, i) or under_plan(ctx, i):
        return False
    if p.dep[i] == "ccomp" and p.lemma[p.head[i]] in _HOPING:
        return False
    coming = any(p.dep[c] == "aux" and p.lower[c] in ("will", "would") for c in p.children[i])
    return coming and (not particle or any(p.lower[c] == particle for c in p.children[i]))


def _no_position(ctx: LeadContext, i: int) -> bool:
    """Return whether a verb rejects an account, insists on a fact, or stands in a clause on an
    agreement."""
    p = ctx.parse
    if _judged(ctx, i) or (p.lemma[i] == "insist" and _asserts(ctx, i)):
        return True
    if only_supposes(ctx, i) or differ(ctx, i) or _to_be_believed(ctx, i):
        return True
    if any(p.dep[c] == "mark" and p.lower[c] in ("if", "unless", "whether") for c in p.children[i]):
        return True  # "if the Union could guarantee it"
    what = child(p, i, "dobj")
    if what is not None and p.lower[what] in claim_nouns() and p.lemma[i] in ("reject", "refuse"):
        return True
    if any(p.lower[o] in ("it", "which") for o in objects_of(p, i, "in", "under")):
        return True  # "a declaration of May; they pledged in it to …" tells a term
    if p.lemma[i] in ("reject", "dismiss", "rebuff") and what is not None:
        return p.lower[what] in POINTING and _answers_charge(ctx, i)
    return p.dep[i] == "relcl" and p.lemma[p.head[i]] in DOCUMENTS and not _refuses_it(ctx, i)


def _refuses_it(ctx: LeadContext, i: int) -> bool:
    """Return whether a clause on a text tells who will not have it: "the draft, which the Front had
    rejected"; what "the draft, which rejects a partition" says is a term."""
    p = ctx.parse
    what = child(p, i, "dobj")
    return p.lemma[i] in word_set("positions.refusing") and what is not None and (
        p.lower[what] in ("which", "that")
    )  # fmt: skip


def _to_be_believed(ctx: LeadContext, i: int) -> bool:
    """Return whether somebody is only said to want to be believed: "wants the world to think that
    the truce holds"."""
    p = ctx.parse
    what = child(p, i, "ccomp", "xcomp")
    return p.lemma[i] == "want" and what is not None and (
        p.lemma[what] in word_set("positions.telling_gates")
    )  # fmt: skip


def _asserts(ctx: LeadContext, i: int) -> bool:
    """Return whether "insisted" only says so: "that it had complied", "it insisted, and …"."""
    p = ctx.parse
    what = child(p, i, "ccomp")
    if what is None:
        return not any(p.lower[c] in ("on", "upon") for c in p.children[i])
    if frame_of(p, what) not in ("past", "perfect", "pluperfect"):
        return False
    # "insisted that the men be freed" asks; "that the withdrawal was complete" only says so
    return p.lemma[what] != "be" or p.tag[what] in ("VBD", "VBZ", "VBP")


def _answers_charge(ctx: LeadContext, i: int) -> bool:
    """Return whether the last statement before token ``i`` accuses: "rejected this" denies it."""
    before = [s for s in ctx.statements if s.content and s.content[-1].end <= ctx.parse.start[i]]
    last = max(before, key=lambda s: s.content[-1].end, default=None)
    return last is not None and last.act in ("accuse", "deny")


def _past(ctx: LeadContext, i: int) -> bool:
    told = {e.realis for e in ctx.events_at(i)}
    if ctx.parse.dep[i] == "relcl" and _refuses_it(ctx, i):
        return "counterfactual" in told  # "the draft, which they had rejected", still lies there
    return bool(told & {"historical", "counterfactual"})


def _perfect(ctx: LeadContext, i: int) -> bool:
    p = ctx.parse
    to = child(p, i, "xcomp")
    have = any(p.lower[c] in ("has", "have", "had") for c in p.children[i])
    return to is not None and (have or p.lemma[i] != "fight")
