"""Meetings that are no talks: of one side among itself, of somebody who is met on arrival."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.coding.leads.context import (
    LeadContext,
    child,
    definite,
    negated,
    objects_of,
    subject,
)
from trucewatch.coding.positions.whose import means_both
from trucewatch.records import Actor
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.sides import is_person
from trucewatch.vocab.words import word_set

# Bodies that sit among themselves.
_SITTINGS = frozenset(
    {"session", "meeting", "summit", "conference", "consultation", "discussion", "deliberation",
     "debate"}
)  # fmt: skip
_RECEIVING = frozenset({"host", "receive"})
_RINGING = frozenset({"telephone", "phone", "ring", "call"})
_BEGINNING = frozenset({"open", "begin", "start", "resume", "convene", "reconvene"})
_OF_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
_CHAMBERS = frozenset({"parliament", "senate", "assembly", "congress", "party", "house",
                       "parliamentary", "chamber", "budget", "electoral"})  # fmt: skip
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter", "month", "year", "week"})
_WITH = ("with", "between", "among", "involving")


def headed_call(ctx: LeadContext) -> bool:
    """Return whether the headline is of somebody's call: "Readout of … Call with …"."""
    p = ctx.parse
    return any(
        p.lemma[k] == "call" and p.lower[k + 1] in ("with", "between") and p.role(k) == "headline"
        for k in range(len(p) - 1)
    )


def among_themselves(
    ctx: LeadContext, words: IssueWords, i: int, governor: int, who: Sequence[Actor]
) -> bool:
    """Return whether a meeting is of one side alone ("the cabinet held a special session", "the
    coalition met in Riyadh"), or only somebody's reception ("was met by his deputy"), or is told
    by a noun of its own ("to convene | a third round")."""
    p = ctx.parse
    if _of_a_crowd(ctx, i) or _of_members(ctx, words, i, governor) or _their_own(ctx, i, governor):
        return True
    if p.pos[i] == "VERB":
        body = child(p, i, "dobj")
        if p.lemma[i] in ("convene", "reconvene") and body is not None:
            meeting = p.lemma[body] in words.talks["meet"] | words.talks["noun"]
            return (
                meeting or p.lemma[body] in word_set("talks.cabinets") or p.lemma[body] == "council"
            )
        if any(p.dep[c] == "mark" and p.lower[c] == "since" for c in p.children[i]):
            return True  # "since both signed the accord" looks back
        if p.lemma[i] != "meet":
            return False
        if _on_other_matters(ctx, i):
            return True
        if child(p, i, "auxpass") is not None or _at_play(ctx, i) or _own_people(ctx, i):
            return True
    elif p.lemma[i] not in _SITTINGS or p.lemma[governor] not in words.talks["hold"] | {"call"}:
        return False
    if len({ctx.side(a) for a in who}) > 1 or child(p, i, "dobj") is not None:
        return False
    if any(True for k in (i, governor) for _ in objects_of(p, k, *_WITH)):
        return False
    by = subject(p, governor)
    if by is None or by == i or means_both(ctx, by):
        return False
    if _of_an_alliance(ctx, by):
        return True
    return (
        p.tag[by] in ("NN", "NNP")
        and (p.lemma[by] in word_set("talks.cabinets"))
        and not list(c for c in p.children[by] if p.dep[c] == "conj")
    )


def _their_own(ctx: LeadContext, i: int, governor: int) -> bool:
    """Return whether somebody holds a meeting of his own: "who were holding their own meeting"."""
    p = ctx.parse
    own = {p.lower[c] for c in p.children[i] if c < i}
    others = any(True for k in (i, governor) for _ in objects_of(p, k, *_WITH))
    return "own" in own and not own.isdisjoint({"their", "its", "his", "her"}) and not others


def _of_members(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> bool:
    """Return whether a meeting is the yearly or internal one of a firm, club or association: "the
    cooperative will hold its annual meeting", "the board of the bank met"."""
    p = ctx.parse
    if any(True for k in (i, governor) for _ in objects_of(p, k, "between", "with")):
        return False
    by = subject(p, governor if p.pos[governor] in ("VERB", "AUX") else i)
    civil = word_set("talks.civil_bodies")
    if by is not None and p.lemma[by] in ("committee", "commission"):
        own = {p.lemma[c] for c in p.children[by] if p.dep[c] in ("poss", "compound", "amod")}
        if own & _CHAMBERS:
            return True  # "parliament's defence committee held a session"
    if by is not None and by != i:
        heads = (by, *objects_of(p, by, "of"))
        if any(p.lemma[k] in civil or p.lower[k] in civil for k in heads):
            return True
    if p.pos[i] == "VERB":
        return False
    near = {p.lower[c] for c in p.children[i]}
    of = {w for o in objects_of(p, i, "of") for w in (p.lemma[o], p.lower[o])}
    yearly = word_set("talks.yearly")
    return not near.isdisjoint(yearly) or not of.isdisjoint(civil) or not near.isdisjoint(civil)


def _of_a_crowd(ctx: LeadContext, i: int) -> bool:
    """Return whether those who meet, or are met, are relatives, protesters, fans: "families of the
    missing will gather", "will meet relatives of the dead"."""
    p = ctx.parse
    if p.pos[i] != "VERB":
        return False
    by = subject(p, i)
    if by is None and p.dep[i] == "xcomp":
        by = subject(p, p.head[i])  # "plan to gather"
    heads = (by, child(p, i, "dobj"))
    return any(
        k is not None
        and (
            p.lemma[k] in word_set("talks.crowds")
            or (p.lemma[k] in word_set("talks.local") and p.tag[k] in ("NN", "NNP"))
        )
        for k in heads
    )


def _on_other_matters(ctx: LeadContext, i: int) -> bool:
    """Return whether officials meet on what is no matter of a conflict: "met to discuss trade"."""
    p = ctx.parse
    telling = word_set("talks.discussing")
    what = (c for v in p.children[i] if p.lemma[v] in telling for c in p.children[v]
            if p.dep[c] == "dobj")  # fmt: skip
    return any(p.lemma[k] in word_set("talks.other_matters") for k in what)


def _at_play(ctx: LeadContext, i: int) -> bool:
    """Return whether those who meet are no officials: "the coach met the players"."""
    p = ctx.parse
    heads = (child(p, i, "nsubj"), child(p, i, "dobj"))
    return any(k is not None and p.lemma[k] in word_set("talks.athletes") for k in heads)


def _of_an_alliance(ctx: LeadContext, by: int) -> bool:
    """Return whether those who meet are of one organisation: "NATO defence ministers met"."""
    members = ctx.cast.members(by)
    of_one = len(members) == 1 and members[0].sector in ("IGO", "UNO")
    return of_one and ctx.parse.lemma[by] not in word_set("talks.joint_bodies", "talks.callers")


def _own_people(ctx: LeadContext, i: int) -> bool:
    """Return whether somebody in power meets his own officers or officials: "the president met the
    army's generals"."""
    who, met = child(ctx.parse, i, "nsubj"), child(ctx.parse, i, "dobj")
    if who is None or met is None:
        return False
    both = [ctx.cast.members(k) for k in (who, met)]
    state = all(a.sector in _OF_STATE for members in both for a in members)
    sides = [{ctx.side(a) for a in members} for members in both]
    return bool(both[0] and both[1]) and state and sides[0] == sides[1] and None not in sides[0]


def asked_of(ctx: LeadContext, i: int) -> bool:
    """Return whether talks stand in an open matter: "differ on what format talks would have"."""
    p = ctx.parse
    verb = p.head[i]
    subject_of = p.dep[i] in ("nsubj", "nsubjpass")
    asked = ("what", "which", "whether", "how", "if")
    return subject_of and any(
        p.lower[k] in asked and p.tag[k] in ("WDT", "WP", "WRB", "IN")
        for k in range(p.left[verb], i)
    )


def receives(ctx: LeadContext, i: int) -> bool:
    """Return whether the verb tells that somebody hosts two sides ("hosted Kestrelian and Valdorian
    negotiators in the palace"), or receives or rings up an official of another."""
    p = ctx.parse
    what = child(p, i, "dobj") if p.lemma[i] in _RECEIVING | _RINGING else None
    if what is None or negated(p, i):
        return False
    met = {ctx.side(a) for a in ctx.cast.members(what)} - {None}
    done = p.tag[i] in ("VBD", "VBN", "VBZ")
    if len(met) > 1 and p.lemma[i] not in _RINGING:
        return done or p.lemma[i] == "host"
    who = child(p, i, "nsubj")
    own = set() if who is None else {ctx.side(a) for a in ctx.cast.members(who)} - {None}
    person = p.lemma[what] in word_set("talks.paired") | word_set("talks.callers") or (
        (known := ctx.cast.of(what)) is not None and is_person(known.code)
    )
    apart = bool(met) and bool(own) and own.isdisjoint(met)
    return apart and person and done and p.lemma[i] != "host"


def called_off(ctx: LeadContext, i: int) -> bool:
    """Return whether the meeting is the object of "call off"."""
    p = ctx.parse
    verb = p.head[i]
    verb = (
        p.head[verb] if p.dep[verb] == "csubjpass" else verb
    )  # parsers' "planned … was called off"
    off = any(p.lower[c] == "off" for c in p.children[verb])
    if p.dep[i] == "pobj" and _stays_out(ctx, i):
        return True
    fell = p.lemma[verb] == "fall" and any(p.lower[c] == "through" for c in p.children[verb])
    if fell and p.dep[i] == "nsubj":
        return True  # "the talks fell through"
    told = p.dep[i] in ("dobj", "nsubjpass") or verb != p.head[i]
    if _moved_away(ctx, i, verb) or _fragment(ctx, i):
        return True
    if p.dep[i] == "nsubj" and p.lemma[verb] == "be" and p.right[i] <= verb:
        return any(p.lower[c] == "off" and p.right[c] == c + 1 for c in p.children[verb])
    return told and p.lemma[verb] in ("call", "put") and off


def _moved_away(ctx: LeadContext, i: int, verb: int) -> bool:
    """Return whether a meeting is put to another time: "floods have pushed back the meeting", "have
    been moved to the autumn"."""
    p = ctx.parse
    if p.dep[i] not in ("dobj", "nsubjpass"):
        return False
    if p.lemma[verb] in ("push", "put", "set"):
        return any(p.lower[c] == "back" for c in p.children[verb])
    moved = p.lemma[verb] in ("move", "shift") and p.dep[i] == "nsubjpass"
    return moved and any(
        ctx.times_in(p.start[o], p.end[o]) or p.lemma[o] in _SEASONS
        for o in objects_of(p, verb, "to")
    )


def _fragment(ctx: LeadContext, i: int) -> bool:
    """Return whether a notice opens with what happened to it: "Cancelled: Monday's meeting …"."""
    p = ctx.parse
    first = p.sents[p.sent[i]][0]
    opened = p.lemma[first] in ("cancel", "postpone", "scrap", "suspend") and p.tag[first] == "VBN"
    return opened and p.word[first + 1 : first + 2] == (":",) and p.head[i] == first


def failed(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether a certain meeting is said not to have taken place, or that it will not:
    "Monday's session did not take place", "the round set for Friday will not go ahead"."""
    p = ctx.parse
    verb = p.head[i]
    if p.dep[i] not in ("nsubj", "nsubjpass") or not negated(p, verb):
        return False
    own = {p.lower[c] for c in p.children[verb]}
    held = p.lemma[verb] == "hold" and p.dep[i] == "nsubjpass"
    took = p.lemma[verb] == "take" and "place" in own
    ahead = p.lemma[verb] in ("go", "come") and not own.isdisjoint({"ahead", "off"})
    if not (held or took or ahead or p.lemma[verb] in ("happen", "materialise", "materialize")):
        return False
    return definite(p, i) and any(p.dep[c] in ("poss", "acl", "relcl", "prep", "amod", "compound")
                                  for c in p.children[i])  # fmt: skip


def _stays_out(ctx: LeadContext, i: int) -> bool:
    """Return whether a side is out of a meeting that was to be: "pulled out of talks scheduled for
    Wednesday"."""
    p = ctx.parse
    prep = p.head[i]
    verb = p.head[p.head[prep]] if p.lower[p.head[prep]] == "out" else p.head[prep]
    if p.lemma[verb] not in ("pull", "back", "drop", "withdraw", "bow"):
        return False
    if any(p.dep[c] == "poss" and ctx.times_in(p.start[c], p.end[c]) for c in p.children[i]):
        return True  # "pulled out of Monday's talks"
    due = (p.lemma[c] for c in p.children[i] if p.dep[c] in ("relcl", "acl", "amod"))
    return any(lemma in ("schedule", "plan", "set", "slate", "expect", "due") for lemma in due)


def put_off_after(ctx: LeadContext, words: IssueWords, governor: int) -> bool:
    """Return whether a meeting that had been set was then put off: "had been set for Friday but was
    postponed"."""
    p = ctx.parse
    return any(
        p.dep[c] == "conj" and p.lemma[c] in words.talks["cancel"] and p.tag[c] == "VBN"
        and child(p, c, "auxpass") is not None
        for c in p.children[governor]
    )  # fmt: skip


def opens_now(ctx: LeadContext, governor: int) -> bool:
    """Return whether a verb in the present tells what is to begin: "the talks open in Oslo
    today"."""
    p = ctx.parse
    return p.tag[governor] in ("VBZ", "VBP") and p.lemma[governor] in _BEGINNING


def numbered(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether a meeting is told by its number: "at the end of a second round of talks"."""
    p = ctx.parse
    first = {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
    return p.lemma[i] in words.talks["meet"] and any(p.lower[c] in first for c in p.children[i])


def goes_its_way(ctx: LeadContext, i: int, governor: int) -> bool:
    """Return whether a verb of the past tells how a certain round of talks went: "the fifth round
    ended without result"; not a round of an election or a match."""
    p = ctx.parse
    verb = p.head[i]
    if p.dep[i] not in ("nsubj", "nsubjpass") or p.tag[verb] not in ("VBD", "VBN"):
        return False
    if governor not in (i, verb) or p.lemma[verb] not in word_set("talks.its_way"):
        return False
    return p.lemma[verb] != "break" or child(p, verb, "prt") is not None


def of_contest(ctx: LeadContext) -> bool:
    """Return whether a story tells of a vote or a match and of no talks: its rounds are of it."""
    lemmas = ctx.parse.lemma
    told = not word_set("talks.contests").isdisjoint(lemmas)
    return told and word_set("talks.bargaining").isdisjoint(lemmas)
