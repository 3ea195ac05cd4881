"""Stands told around the verb: by clefts, by a relative clause, by "unless" and "not until".

"What the Front asks is …", "… is what it wants", "…, for which it had been pressing", "for Kestrel,
… comes first", "it will leave the talks unless …", "not until … will it sit down". Each gives the
party, the kind and the words; what it is about is for the finder of positions.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.coding.leads.context import LeadContext, child, negated, objects_of
from trucewatch.coding.positions.moves import Told, end_of
from trucewatch.coding.positions.whose import parties_at, speaker_at
from trucewatch.records import Actor
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

# Verbs that ask in a cleft or through their preposition, beside those of the table of verbs.
_ASKING = {"ask": "demand", "need": "demand", "request": "demand", "expect": "demand"}
_BEHIND = {
    ("ask", "for"): "demand", ("press", "for"): "demand", ("push", "for"): "demand",
    ("call", "for"): "demand", ("hold", "for"): "demand", ("insist", "on"): "demand",
    ("plead", "for"): "demand", ("lobby", "for"): "demand", ("object", "to"): "refusal",
}  # fmt: skip
_FOREMOST = frozenset({"first", "foremost"})
_TO_COME = frozenset({"will", "would", "shall", "'ll", "’ll"})
CLEFTS = frozenset(
    {"ask", "need", "come", "unless", "until", "question"} | {verb for verb, _ in _BEHIND}
)
"""Lemmas, beside the table's verbs, at which such a stand can be told."""


def clefted(ctx: LeadContext, words: IssueWords, i: int) -> Iterator[Told]:
    """Yield the stands that the verb or conjunction at token ``i`` tells so."""
    p = ctx.parse
    if p.lower[i] == "unless":
        yield from _unless(ctx, i)
    elif p.lower[i] == "until":
        yield from _not_until(ctx, i)
    elif p.lower[i] == "question":
        yield from _out_of_question(ctx, i)
    elif p.pos[i] == "VERB":
        yield from _comes_first(ctx, i)
        verb = words.verbs.get(p.lemma[i])
        kind = _ASKING.get(p.lemma[i]) or (None if verb is None else verb.kind)
        if kind and kind != "former" and not negated(p, i):
            yield from _named(ctx, i, kind)
            yield from _it_was(ctx, i, kind)
        yield from _for_which(ctx, i)


def _named(ctx: LeadContext, i: int, kind: str) -> Iterator[Told]:
    """Yield "what X asks is N" and "N is what X wants"."""
    p, be = ctx.parse, ctx.parse.head[i]
    if p.dep[be] == "parataxis":  # "What it wants, his spokesman said, is …"
        be = p.head[be]
    what = next((c for c in p.children[i] if p.lower[c] == "what" and c < i), None)
    if what is None or p.dep[what] not in ("dobj", "pobj") or p.lemma[be] != "be" or negated(p, be):
        return
    if p.dep[i] in ("csubj", "nsubj") or (p.dep[what] == "dobj" and i < be):
        thing = child(p, be, "attr", "ccomp", "xcomp")
        stretch = None if thing is None else (p.left[thing], end_of(ctx, be))
    else:
        thing = child(p, be, "nsubj")
        stretch = None if thing is None else (p.left[thing], p.right[thing])
    if stretch is None or thing is None or p.pos[thing] == "PRON":
        return
    yield from ((party, kind, *stretch) for party in parties_at(ctx, i))


def _it_was(ctx: LeadContext, i: int, kind: str) -> Iterator[Told]:
    """Yield "it was X, not Y, that asked for N": the party is the one that the cleft names."""
    p, head = ctx.parse, ctx.parse.head[i]
    head = p.head[head] if p.dep[head] == "appos" else head
    be = p.head[head]
    cleft = p.dep[i] == "relcl" and p.dep[head] == "attr" and p.lemma[be] == "be"
    what = child(p, i, "advcl", "xcomp", "ccomp", "dobj", "prep")
    if not cleft or what is None or what < i or child(p, be, "neg") is not None:
        return
    if p.lower[p.left[be]] != "it":
        return
    found = ctx.cast.of(head)
    if found is not None and ctx.side(found) is not None:
        yield found, kind, p.left[what], end_of(ctx, i)


def _for_which(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield "N, for which X had been pressing", "the seat on which X insists"."""
    p = ctx.parse
    if p.dep[i] != "relcl" or negated(p, i):
        return
    noun = p.head[i]
    for c in p.children[i]:
        kind = _BEHIND.get((p.lemma[i], p.lower[c])) if p.dep[c] == "prep" and c < i else None
        if kind is None or not any(p.lower[o] == "which" for o in p.children[c]):
            continue
        yield from ((party, kind, p.left[noun], max(noun + 1, p.left[c]))
                    for party in parties_at(ctx, i))  # fmt: skip


def _comes_first(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield "for Kestrel, the release of … comes first"."""
    p, who = ctx.parse, child(ctx.parse, i, "nsubj")
    first = p.lemma[i] == "come" and any(p.lower[c] in _FOREMOST for c in p.children[i])
    if not first or who is None or negated(p, i) or p.pos[who] == "PRON":
        return
    for o in objects_of(p, i, "for"):
        party = _side(ctx, o)
        if party is not None and p.tag[i] in ("VBZ", "VBP", "VBD"):
            yield party, "demand", p.left[who], p.right[who]


def _out_of_question(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield "a foreign base is out of the question for Kestrel"."""
    p = ctx.parse
    if p.lower[max(0, i - 3) : i] != ("out", "of", "the"):
        return
    be = next((k for k in range(i - 4, max(-1, i - 6), -1) if p.lemma[k] == "be"), None)
    what = None if be is None else child(p, be, "nsubj")
    for o in (*objects_of(p, i, "for", "to"), *(() if be is None else objects_of(p, be, "for"))):
        party = _side(ctx, o)
        if party is not None and what is not None and p.pos[what] != "PRON":
            yield party, "refusal", p.left[what], p.right[what]


def _side(ctx: LeadContext, k: int) -> Actor | None:
    if ctx.parse.lower[k] in ("us", "me"):
        return speaker_at(ctx, ctx.parse.start[k])
    found = ctx.cast.of(k)
    return found if found is not None and ctx.side(found) is not None else None


def _unless(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield what a party will see done, or else: "it will leave the talks unless the men are
    freed"; not what it will only do itself."""
    p = ctx.parse
    verb = p.head[i]
    if p.dep[i] != "mark" or p.dep[verb] != "advcl":
        return
    host, who = p.head[verb], child(p, verb, "nsubj", "nsubjpass")
    if p.dep[host] == "parataxis":  # "Unless …, Hamas warned, it will leave"
        host = p.head[host]
    menaces = any(p.dep[c] == "aux" and p.lower[c] in _TO_COME for c in p.children[host])
    if who is None or not menaces or p.lemma[host] in ("be", "have"):
        return
    if child(p, host, "nsubj") is None or p.lower[who] in ("it", "they", "we", "i"):
        return
    asked = {ctx.side(a) for a in ctx.cast.members(who)}
    for party in parties_at(ctx, host):
        if ctx.side(party) not in asked and _own_word(ctx, host, party):
            yield party, "demand", p.left[verb] + 1, end_of(ctx, verb)


def _not_until(ctx: LeadContext, i: int) -> Iterator[Told]:
    """Yield "not until the men are freed will X sit down with Y"."""
    p = ctx.parse
    verb = p.head[i]
    host = p.head[verb]
    if p.dep[i] not in ("mark", "prep") or p.dep[verb] != "advcl" or verb > host:
        return
    fronted = p.lower[i - 1] in ("not", "only") if i else False
    aux = next((c for c in p.children[host] if p.dep[c] == "aux" and p.lower[c] in _TO_COME), None)
    who = child(p, host, "nsubj")
    if not fronted or aux is None or who is None or aux > who:
        return
    for party in parties_at(ctx, host):
        if _own_word(ctx, host, party):
            yield party, "condition", i - 1, end_of(ctx, host)


def _own_word(ctx: LeadContext, verb: int, party: Actor) -> bool:
    """Return whether it is the party's own word, or the text's: what a foe foretells is none."""
    said = ctx.statement(verb)
    teller = None if said is None else ctx.side(said.speaker)
    return teller is None or teller == ctx.side(party)


def nobody_asks(ctx: LeadContext, start: int, end: int) -> bool:
    """Return whether a cleft says that it was not the party at characters [start, end): "it was not
    Manila that asked", "it was Kestrel, not Manila, that …"."""
    p = ctx.parse
    first, last = p.tokens_in(start, end)
    head = next((k for k in range(first, last) if not first <= p.head[k] < last), first)
    if p.dep[head] == "appos" and p.lower[p.left[head] - 1] == "not":
        return True  # "it was Manila, not the Front, that …"
    be = p.head[head]
    cleft = p.dep[head] == "attr" and p.lemma[be] == "be" and child(p, head, "relcl") is not None
    return cleft and child(p, be, "neg") is not None and p.lower[p.left[be]] == "it"


def is_at_play(words: str) -> bool:
    """Return whether somebody is called by a trade of the field or the stage: "the coach of …"."""
    called = {w.strip(",.;:") for w in words.lower().split()[:4]}
    return not called.isdisjoint(word_set("talks.athletes") - {"captain"})
