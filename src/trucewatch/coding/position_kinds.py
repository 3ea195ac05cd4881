"""Which kind of position the words of a clause make: red lines, conditions, what is no position."""

from __future__ import annotations

from trucewatch.coding.lead_context import LeadContext, child, subject
from trucewatch.coding.position_pieces import TELLING, Piece, waiting_at
from trucewatch.coding.position_promises import promise
from trucewatch.coding.realis_clause import frame_of
from trucewatch.records import Actor, Statement
from trucewatch.vocab.agreements import claim_nouns
from trucewatch.vocab.issues import IssueWords

_BARRING = frozenset({"no", "not", "never", "n't"})
# "accept only", "discuss only", "come only as part of": nothing else will be taken.
_TAKING = frozenset(
    {"accept", "discuss", "consider", "agree", "negotiate", "talk", "sign", "come", "return",
     "recognise", "recognize", "support", "settle", "deal"}
)  # fmt: skip
_OPENING = frozenset({"when", "if", "after", "once", "until", "unless"})
_IN_RETURN = frozenset({("in", "exchange"), ("in", "return")})
_TALKING = frozenset(
    {"negotiate", "talk", "talks", "negotiation", "negotiations", "meet", "sign", "return",
     "dialogue", "discussion", "resume"}
)  # fmt: skip
DOCUMENTS = frozenset(
    {"declaration", "agreement", "accord", "deal", "truce", "pact", "treaty", "principle",
     "ceasefire", "statement"}
)  # fmt: skip
_GIVING = frozenset(
    {"cede", "yield", "surrender", "hand", "give", "relinquish", "abandon", "recognise",
     "recognize"}
)  # fmt: skip
_DROPPING = frozenset(
    {"change", "drop", "abandon", "soften", "withdraw", "give", "renounce", "waive", "relinquish",
     "forgo", "alter", "modify", "revise"}
)  # fmt: skip
_PRECONDITIONS = frozenset({"condition", "precondition", "prerequisite"})
_MARKS = str.maketrans("", "", '“”"')
_SELF = frozenset({"they", "it", "he", "she", "we", "i"})
_SELVES = frozenset({"his", "her", "its", "their", "our", "my"})
_ATTENDING = frozenset({"come", "return", "attend", "talk", "negotiate", "meet", "join", "sit"})
# What is good news where it follows, but of nothing that harms.
_RELIEVING = frozenset(
    {"resume", "open", "reopen", "free", "release", "lift", "return", "continue", "extend", "end"}
)
_HARMS = frozenset(
    {"operation", "strike", "attack", "offensive", "fighting", "war", "sanction", "shelling",
     "fire", "hostility", "bombing", "raid", "it", "they", "he", "she", "we"}
)  # fmt: skip
_UNTIL = frozenset({"before", "until", "unless", "without"})
_MODALS = frozenset({"would", "will", "'ll", "’ll", "might", "could", "can", "may"})
_MEDIATING = frozenset({"IGO", "UNO", "NGO"})
_OWNING_UP = frozenset(
    {"responsibility", "blame", "guilt", "fault", "apology", "apologise", "apologize", "regret",
     "admit", "confess", "acknowledge", "sorry"}
)  # fmt: skip
# What one owns up to here is a move: "confirmed that it had accepted the plan".
_YIELDING = frozenset({"accept", "agree", "drop", "waive", "abandon", "soften", "approve"})
# A rejected account is named in a few words; what is longer has a content of its own.
_NAMED_IN = 6


def kind_of(ctx: LeadContext, words: IssueWords, s: Statement, piece: Piece, kind: str) -> str:
    """Return the kind of a clause's position, which its act would make ``kind``."""
    p = ctx.parse
    cue = "" if s.cue is None else s.cue.text.lower()
    text = f"{cue} {p.slice(piece.first, piece.last).lower()}"
    if "pressure" in cue:
        return "pressure"
    if cue.split()[-1:] in (["conditions"], ["conditioned"]):
        return "condition"
    if kind == "refusal" and any(w in text for w in words.redlines):
        return "red_line"
    waiting = " ".join(ctx.parse.lower[piece.first : piece.last + 1])
    if kind == "guarantee" and piece.condition is not None and " not " in f" {waiting} ":
        return "condition"
    if kind == "guarantee" and _never_gives(ctx, piece, cue):
        return "red_line"
    if kind in ("demand", "proposal", "concession") and _conditional(ctx, piece):
        return "condition"
    if kind == "refusal" and (_only_when(ctx, piece) or _none_without(ctx, piece)):
        return "condition"
    if kind == "refusal" and _keeps(ctx, piece):
        return "demand"
    if kind == "offer" and (_waits(piece) or _stays_away(ctx, piece)):
        return "condition"
    if kind == "guarantee" and _names_an_offer(ctx, piece):
        return "offer"
    if kind in ("demand", "concession", "proposal") and restricted(ctx, piece):
        return "red_line"
    barred = kind == "demand" and any(
        p.lower[k] in _BARRING for k in range(piece.first, piece.last)
    )
    passive = any(p.dep[k] in ("nsubjpass", "auxpass") for k in range(piece.first, piece.last))
    if kind == "demand" and ("red line" in text or (barred and passive)):
        return "red_line"
    return kind


def _keeps(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether what is refused is to give up a demand: "will not change its demand for …"."""
    p = ctx.parse
    return any(
        p.lemma[k] in ("demand", "insistence", "claim", "request", "condition")
        and p.dep[k] == "dobj"
        and p.lemma[p.head[k]] in _DROPPING
        and piece.first <= p.head[k] < k
        for k in range(piece.first, piece.last)
    )


def _none_without(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether there is to be none of something without another: "without a truce there
    would be no vote"."""
    lower = ctx.parse.lower[piece.first : piece.last]
    return "without" in lower and bool({"no", "not", "n't", "n’t"} & set(lower))


def _waits(piece: Piece) -> bool:
    """Return whether what is offered waits for something: "when they disarm", "only after …"."""
    words = (piece.condition or "").lower().split()
    return bool({"when", "once", "after", "until"} & set(words[:2]))


def _stays_away(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether only a condition brings somebody to the table: "would come only if …"."""
    p = ctx.parse
    only = (piece.condition or "").lower().split()[:1] == ["only"]
    return only and not _ATTENDING.isdisjoint(p.lemma[piece.first : piece.last])


def _names_an_offer(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether the clause is on somebody's offer: "Sorrow's offer to leave … stands"."""
    p = ctx.parse
    return any(
        p.lemma[k] == "offer" and p.pos[k] == "NOUN" and p.head[k] not in range(piece.first, k)
        for k in range(piece.first, piece.last)
    )


def _never_gives(ctx: LeadContext, piece: Piece, cue: str) -> bool:
    """Return whether a promise is one never to give something up: "vowed never to cede"."""
    p = ctx.parse
    said = {*p.lower[piece.first : piece.last], *cue.split()}
    gives = not _GIVING.isdisjoint(p.lemma[piece.first : piece.last])
    return gives and bool(said & {"never", "not"})


def plain_kind(ctx: LeadContext, words: IssueWords, piece: Piece) -> str | None:
    """Return the kind that a clause without an act of position has by its words, or None.

    "Releases come only as part of a final deal" and "was not up for debate" are red lines; "can be
    completed only when the land is returned" is a condition.
    """
    text = f" {ctx.parse.slice(piece.first, piece.last).lower()} ".translate(_MARKS)
    if (
        _is_precondition(ctx, piece)
        or _only_when(ctx, piece)
        or _no_talks(ctx, piece)
        or _nothing_until(ctx, piece)
    ):
        return "condition"
    if restricted(ctx, piece) or any(
        w in text
        for w in words.redlines
        if w.startswith(("not ", "nothing ", "non-", "will not cross"))
    ):
        return "red_line"
    if waiting_at(ctx, piece.first, ctx.parse.sents[ctx.parse.sent[piece.first]][1]) is not None:
        return "condition"
    found = next((kind for phrase, kind in words.modals if f" {phrase} " in text), None)
    if found == "offer" and not _by_somebody(ctx, piece):
        return None
    offered = any(f(ctx, piece) for f in (_conditional_offer, _price, _relief))
    return found or ("offer" if offered else _promised(ctx, words, piece))


def _is_precondition(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause calls something the condition of something: "is the precondition
    for any talks"."""
    p = ctx.parse
    return any(
        p.lemma[k] in _PRECONDITIONS
        and p.dep[k] in ("attr", "oprd", "pobj", "dobj")
        and any(p.lower[c] in ("for", "of") and p.dep[c] == "prep" for c in p.children[k])
        and (p.dep[k] == "attr" or p.lower[p.head[k]] == "as" or p.lemma[p.head[k]] == "make")
        for k in range(piece.first, piece.last)
    )


def _promised(ctx: LeadContext, words: IssueWords, piece: Piece) -> str | None:
    """Return the kind of what the speaker says that it will or will not do: "they would free six
    men"."""
    p = ctx.parse
    for k in range(piece.first, piece.last):
        kind = promise(ctx, words, k)
        who = None if kind is None else subject(p, k)
        if who is not None and _own(ctx, who):
            return kind
    return None


def _relief(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause tells what good would follow on a condition: "fuel deliveries would
    resume if the shelling stopped"."""
    p = ctx.parse
    if piece.condition is None or _BARRING & set(p.lower[piece.first : piece.last]):
        return False
    for k in range(piece.first, piece.last):
        aux = {p.lower[c] for c in p.children[k] if p.dep[c] == "aux"}
        who = child(p, k, "nsubj", "nsubjpass")
        if p.lemma[k] in _RELIEVING and aux & _MODALS and who is not None:
            return p.lemma[who] not in _HARMS
    return False


def _price(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause tells what could be if the other side does something: "tugs could
    pass if Kestrel recalled its frigates"."""
    p = ctx.parse
    if piece.condition_span is None or _BARRING & set(p.lower[piece.first : piece.last]):
        return False
    if not any(p.lower[k] in ("could", "can", "may") for k in range(piece.first, piece.last)):
        return False
    said = ctx.statement(piece.first)
    own = None if said is None else ctx.side(said.speaker)
    a, b = p.tokens_in(piece.condition_span.start, piece.condition_span.end)
    named = {ctx.side(ctx.cast.of(k)) for k in range(a, b) if p.pos[k] in ("NOUN", "PROPN")}
    return own is not None and bool(named - {None, own})


def _nothing_until(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether there is to be none of something before something else: "there will be no
    ceasefire until every hostage is home", "no deal is possible unless they leave"."""
    p = ctx.parse
    end = p.sents[p.sent[piece.first]][1]
    for k in range(piece.first, piece.last):
        rest = p.lower[k + 1 : end]
        waits = bool(_UNTIL & set(rest)) or " as long as " in f" {' '.join(rest)} "
        if p.lower[k] != "no" or not waits:
            continue
        if p.lemma[k - 1] == "be" and _MODALS & set(p.lower[max(0, k - 3) : k]):
            return True
        verb = p.head[p.head[k]]
        if p.dep[p.head[k]] == "nsubj" and any(p.lower[c] == "possible" for c in p.children[verb]):
            return True
    return False


def _conditional_offer(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause tells what "they would" do on a condition that it names."""
    p = ctx.parse
    if piece.condition is None or _BARRING & set(p.lower[piece.first : piece.last]):
        return False
    return any(
        p.lower[k] in ("would", "will", "might", "could")
        and p.lemma[p.head[k]] not in TELLING - {"be"}
        and any(p.dep[c] == "nsubj" and _giver(ctx, c) for c in p.children[p.head[k]])
        for k in range(piece.first, piece.last)
    )


def _own(ctx: LeadContext, k: int) -> bool:
    """Return whether the subject at token ``k`` is the speaker: "we", "they", its own side."""
    if ctx.parse.lower[k] in _SELF or _SELVES & {ctx.parse.lower[c] for c in ctx.parse.children[k]}:
        return True
    known, said = ctx.cast.of(k), ctx.statement(k)
    own = None if said is None else ctx.side(said.speaker)
    return own is not None and ctx.side(known) == own


def _giver(ctx: LeadContext, k: int) -> bool:
    """Return whether the subject at ``k`` is the speaker, or a party of which a source tells."""
    said = ctx.statement(k)
    nobody = said is not None and ctx.side(said.speaker) is None
    return _own(ctx, k) or (nobody and ctx.side(ctx.cast.of(k)) is not None)


def _by_somebody(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether the one who "could free" or "can live with" is a party, not a plan."""
    p = ctx.parse
    for k in range(piece.first, piece.last):
        if p.dep[k] == "nsubj" and p.head[k] < piece.last:
            known = ctx.cast.of(k)
            if p.lower[k] in _SELF or (known is not None and ctx.side(known) is not None):
                return True
            return any(p.dep[c] == "poss" for c in p.children[k])
    return True  # no subject of its own: the speaker's


def restricted(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether "only" leaves one thing to be accepted or talked about."""
    p = ctx.parse
    for k in range(piece.first, piece.last):
        if p.lower[k] != "only" or (k + 1 < len(p) and p.lower[k + 1] in _OPENING):
            continue
        if not any(w[0].isalnum() for w in p.word[k + 1 : piece.last]):
            continue  # "came with names only"
        before = {p.lemma[j] for j in range(max(piece.first, k - 3), k) if p.pos[j] == "VERB"}
        part = p.lower[k + 1 : k + 4] == ("as", "part", "of")
        if part or before & _TAKING:
            return True
    return False


def _only_when(ctx: LeadContext, piece: Piece) -> bool:
    p = ctx.parse
    last = min(piece.last + 1, len(p) - 1)
    return any(
        p.lower[k] == "only"
        and (_next_word(ctx, k) in _OPENING or p.lower[k + 1 : k + 3] in _IN_RETURN)
        for k in range(piece.first, last)
    )


def _next_word(ctx: LeadContext, k: int) -> str:
    """Return the word after token ``k``, past an opening quotation mark."""
    after = [w for w in ctx.parse.lower[k + 1 : k + 3] if w[:1].isalnum()]
    return after[0] if after else ""


def _no_talks(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether there are to be no talks before something: "no talks until they leave"."""
    p = ctx.parse
    end = p.sents[p.sent[piece.first]][1]
    for k in range(piece.first, piece.last):
        if p.lemma[k] in _TALKING and {"no", "not", "n't"} & set(p.lower[max(0, k - 3) : k]):
            return any(w in ("before", "until", "unless") for w in p.lower[k + 1 : end])
    return False


def _conditional(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause sets terms for talking: "before it negotiates", "conditions"."""
    p = ctx.parse
    end = p.sents[p.sent[piece.first]][1]
    for k in range(piece.first, min(piece.last + 1, end)):
        if p.lemma[k] in _PRECONDITIONS and p.pos[k] == "NOUN" and k <= piece.first + 3:
            return True
        if p.lower[k] == "before" and _TALKING & set(p.lemma[k + 1 : min(k + 6, end)]):
            return True
    lower = p.lower[piece.first : piece.last]
    first_this = lower[:1] == ("first",) and "then" in lower
    return first_this or _only_when(ctx, piece)


def takes_none(ctx: LeadContext, s: Statement) -> bool:
    """Return whether a statement takes no position: it rejects an account, or tells a term.

    "Rejects that view" is a denial; "a declaration in which they pledged …" states a provision;
    who owns up to a deed gives nothing away.
    """
    if s.act == "reject" and _account(ctx, s):
        return True
    if s.act == "concede" and admission(ctx, s):
        return True
    return s.act in ("guarantee", "offer", "agree") and _in_agreement(ctx, s)


def admission(ctx: LeadContext, s: Statement) -> bool:
    """Return whether a speaker owns up to what was done: "claimed responsibility for", "admitted".

    The act is that of giving way too ("accepted the terms"); only this is a move in talks.
    """
    p = ctx.parse
    if s.cue is None:
        return False
    first, last = p.tokens_in(s.cue.start, s.cue.end)
    if not _OWNING_UP.isdisjoint(p.lemma[first:last]) or "deny" in p.lemma[first:last]:
        return True
    own = {p.lemma[c] for k in range(first, last) for c in p.children[k] if p.dep[c] == "dobj"}
    done = [c for k in range(first, last) for c in p.children[k] if p.dep[c] == "ccomp"]
    return not _OWNING_UP.isdisjoint(own) or any(
        p.pos[c] == "VERB"
        and p.lemma[c] not in _YIELDING
        and frame_of(p, c) in ("past", "perfect", "pluperfect")
        for c in done
    )


def common_ground(party: Actor, issue: str) -> bool:
    """Return whether a position only has an outsider wish for talks or quiet: no party's stance."""
    return (party.sector or "") in _MEDIATING and issue in ("process", "ceasefire", "signing")


def _account(ctx: LeadContext, s: Statement) -> bool:
    words = [w for c in s.content for w in c.text.lower().split()]
    return len(words) <= _NAMED_IN and bool(claim_nouns() & {w.strip("“”\"',.") for w in words})


def _in_agreement(ctx: LeadContext, s: Statement) -> bool:
    """Return whether the cue stands in a clause on a document ("an accord in which they …")."""
    p = ctx.parse
    if s.cue is None:
        return False
    first, last = p.tokens_in(s.cue.start, s.cue.end)
    return any(p.dep[k] == "relcl" and p.lemma[p.head[k]] in DOCUMENTS for k in range(first, last))
