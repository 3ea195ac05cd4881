"""Which nouns and verbs tell of a meeting: "talks", "resumed", "sat down", "signed an accord"."""

from __future__ import annotations

from trucewatch.coding.leads.context import (
    LeadContext,
    child,
    definite,
    noun_at,
    objects_of,
    subject,
)
from trucewatch.coding.talks.days import day_of, month_of
from trucewatch.coding.talks.ellipses import is_nth, number_before
from trucewatch.coding.talks.installed import agrees_there, is_table
from trucewatch.coding.talks.journeys import awaited, brought_together, goes_between, to_both
from trucewatch.coding.talks.own import headed_call, numbered, of_contest, receives
from trucewatch.coding.talks.parties import GROUPS
from trucewatch.coding.talks.scene import is_planned, venue_of
from trucewatch.records import Actor
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

# Who goes on with talks, and who is brought together again.
_AT_TABLE = frozenset({"side", "party", "delegation", "team", "negotiator", "delegate", "envoy"})
_COMING = frozenset({"come", "return", "get", "go"})
_COMMITTEES = frozenset({"committee", "commission", "mechanism", "working group", "subcommittee"})


def is_noun(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    p, sets = ctx.parse, words.talks
    of_talks = p.lemma[i] in sets["noun"] or p.lemma[i] in sets["meet"]
    if p.dep[i] == "pobj" and p.lower[p.head[i]] == "without":
        return False  # "dropped from the government without consultation"
    told = p.tag[i] in ("NN", "NNS") and of_talks and not _inside_round(ctx, words, i)
    told = told and word_set("talks.other_matters").isdisjoint(
        p.lemma[c] for c in p.children[i] if p.dep[c] in ("compound", "amod", "nmod")
    )
    return (
        told
        or _bare_round(ctx, i)
        or is_table(ctx, i)
        or is_nth(ctx, i)
        or _phone_call(ctx, words, i)
    )


def _bare_round(ctx: LeadContext, i: int) -> bool:
    """Return whether a word is a numbered round that a parse of no sentence takes for something
    else: "Second Lugano | round." of a chronology."""
    p = ctx.parse
    if p.lower[i] not in word_set("talks.rounds") or p.tag[i] not in ("RB", "IN", "RP", "JJ"):
        return False
    return number_before(ctx, i) is not None and (
        i + 1 == len(p) or p.pos[i + 1] in ("PUNCT", "ADP")
    )


def is_verb(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    p = ctx.parse
    if awaited(ctx, i):
        return True
    return p.pos[i] == "VERB" and (
        at_work(ctx, i)
        or agrees_there(ctx, i)
        or confers(ctx, words, i)
        or p.lemma[i] in words.talks["verb"]
        or goes_on(ctx, words, i)
        or _sits_down(ctx, words, i)
        or _signs(ctx, i)
        or receives(ctx, i)
        or goes_between(ctx, i)
        or brought_together(ctx, i)
    )


def meets(ctx: LeadContext, words: IssueWords, i: int, who: tuple[Actor, ...]) -> bool:
    """Return whether a verb tells of a meeting: by who goes on or signs, by who meets, or by where
    unnamed ones do ("ministers, meeting in the port, agreed")."""
    p = ctx.parse
    if goes_on(ctx, words, i):
        return _resumes(ctx, words, i)
    alone = len({ctx.side(a) for a in who}) < 2
    if alone and (p.lemma[i] == "sign" or (p.lemma[i] != "shuttle" and goes_between(ctx, i))):
        return False
    if _yet_to_be(ctx, i) or _sits_alone(ctx, words, i):
        return False
    if who or _pronoun(ctx, i):
        return True
    if is_planned(ctx, words, i) and _working_body(ctx, i) and _day_or_means(ctx, words, i):
        return True
    placed = p.dep[i] in ("acl", "advcl") or is_planned(ctx, words, i)
    return placed and venue_of(ctx, words, i, i) is not None


def _working_body(ctx: LeadContext, verb: int) -> bool:
    """Return whether a working group or joint committee is to meet."""
    p, who = ctx.parse, subject(ctx.parse, verb)
    if who is None or p.pos[verb] != "VERB":
        return False
    near = {p.lower[c] for c in p.children[who]}
    if p.lemma[who] == "group":
        return bool(near & {"working", "contact", "joint"})
    return p.lemma[who] in _COMMITTEES and bool(
        near & {"joint", "mixed", "bilateral", "trilateral"}
    )


def _yet_to_be(ctx: LeadContext, i: int) -> bool:
    """Return whether the verb stands under "before" or "until" ("must be free before we sit"), or
    under a condition."""
    p = ctx.parse
    if p.dep[i] in ("ROOT", "ccomp") and day_of(ctx, i, i) is None and _on_condition(ctx, i):
        return True
    marks = (p.lower[c] for c in p.children[i] if p.dep[c] in ("mark", "advmod") and c < i)
    ahead = p.dep[i] in ("advcl", "pcomp") and p.tag[i] in ("VBP", "VBZ", "VB")
    return ahead and not {"before", "until", "unless"}.isdisjoint(marks)


def _on_condition(ctx: LeadContext, i: int) -> bool:
    """Return whether somebody will meet only if: "if they hand in the mortars, we will talk to
    them", "shall sit down only if the judge leads"."""
    p = ctx.parse
    ahead = any(p.dep[c] == "aux" and p.tag[c] == "MD" for c in p.children[i])
    if ahead and "only" in p.lower[i + 1 : p.right[i]]:
        return True  # "shall sit down with them only in a third country"
    return ahead and any(
        p.dep[c] == "advcl" and any(p.lower[m] in ("if", "unless", "provided")
                                    for m in p.children[c] if p.dep[m] in ("mark", "advmod"))
        for c in p.children[i]
    )  # fmt: skip


def _sits_alone(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether one alone sits down somewhere: "the doctor sat down on a crate"."""
    p = ctx.parse
    who = subject(p, i)
    if p.lemma[i] not in ("sit", "come", "get", "return") or who is None:
        return False
    one = p.tag[who] in ("NN", "NNP", "PRP") and p.lower[who] not in ("we", "they", "both")
    one = one and not any(p.dep[c] == "conj" for c in p.children[who])
    table = any(p.lemma[o] in ("table", "side") for o in objects_of(p, i, "to", "at", "across"))
    return one and not table and next(objects_of(p, i, "with", "opposite"), None) is None


def goes_on(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether the verb is "resume", "continue", "go on" and the like."""
    p = ctx.parse
    on = p.lemma[i] == "go" and any(p.dep[c] == "prt" and p.lower[c] == "on" for c in p.children[i])
    return on or p.lemma[i] in words.talks["again"]


def _sits_down(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether the verb is "sit down with", "sit at one table" or "spend hours in rooms"."""
    p = ctx.parse
    if p.lemma[i] == "spend":
        return over_a_text(ctx, i) or any(p.lemma[o] == "room" for o in objects_of(p, i, "in"))
    if p.lemma[i] not in words.talks["sit"]:
        return False
    if p.lemma[i] == "shake":
        hand = child(p, i, "dobj")
        return hand is not None and p.lemma[hand] == "hand"
    if p.lemma[i] in _COMING:
        return _to_the_table(ctx, i)
    who = subject(p, i)
    body = who is not None and p.lemma[who] in _COMMITTEES
    if body and who is not None and any(p.lower[c] in ("joint", "mixed") for c in p.children[who]):
        return True  # "the joint commission sat in Bern"
    down = any(p.lower[c] == "down" for c in p.children[i])
    return down or any(
        p.lemma[o] in ("table", "room") for o in objects_of(p, i, "at", "in", "across")
    )


def over_a_text(ctx: LeadContext, i: int) -> bool:
    """Return whether somebody spent his time going through a text: "spent Sunday going over the
    draft"; with whom, tells the subject."""
    p, papers = ctx.parse, word_set("talks.papers")
    doing = [c for c in p.children[i] if p.tag[c] == "VBG"]
    what = [o for c in doing for o in objects_of(p, c, "through", "over", "on")]
    what += [o for c in doing for o in p.children[c] if p.dep[o] == "dobj"]
    what += [c for o in what for c in p.children[o] if p.dep[c] == "compound"]
    return any(p.lemma[o] in papers for o in what)


def _to_the_table(ctx: LeadContext, i: int) -> bool:
    """Return whether somebody comes together, or back to the table."""
    p = ctx.parse
    if p.lemma[i] in ("come", "get") and any(p.lower[c] == "together" for c in p.children[i]):
        return True
    return any(p.lemma[o] == "table" for o in objects_of(p, i, "to", "at", "around", "round"))


def _signs(ctx: LeadContext, i: int) -> bool:
    """Return whether the verb tells of a signing: "Valdoria and Kestrel signed an accord"."""
    p = ctx.parse
    what = child(p, i, "dobj")
    done = p.tag[i] in ("VBD", "VBN") and child(p, i, "nsubj", "aux", "auxpass") is not None
    passive = child(p, i, "aux", "auxpass") is not None
    if p.lemma[i] != "sign" or not done or passive or what is None:
        return False
    minutes = p.lower[what] == "minutes" and next(objects_of(p, what, "of"), None) is not None
    return minutes or p.lemma[what] in word_set("talks.signed")


def _inside_round(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether the noun is only what a round is of: "a second round of talks"."""
    p = ctx.parse
    prep = p.head[i]
    return p.dep[i] == "pobj" and p.lower[prep] == "of" and p.lemma[p.head[prep]] in (
        words.talks["meet"])  # fmt: skip


def _phone_call(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether the noun is a telephone call or conversation, or the verb one by phone."""
    p = ctx.parse
    if p.lemma[i] in words.talks["call"]:
        by = any(p.lemma[c] in words.talks["phone"] for c in p.children[i])
        return by or (p.tag[i] == "NN" and next(objects_of(p, i, "between"), None) is not None)
    spoke = p.lemma[i] in words.talks["speak"] and p.pos[i] == "VERB"
    if spoke and any(True for _ in objects_of(p, i, "with", "to")) and headed_call(ctx):
        return True
    return spoke and any(
        p.lemma[o] in words.talks["phone"] for o in objects_of(p, i, "by", "over", "on")
    )


def other_round(ctx: LeadContext, words: IssueWords, i: int, governor: int) -> bool:
    """Return whether "round" is of something else than talks ("a round of small-arms fire"), or
    nothing is said to be "up for negotiation"."""
    p = ctx.parse
    if p.lemma[i] in word_set("talks.rounds") and of_contest(ctx):
        return True
    if p.dep[i] == "pobj" and p.lower[p.head[i]] == "for" and i >= 2:
        return p.lower[p.head[i] - 1] in ("up", "open")
    if p.lemma[i] not in word_set("talks.rounds") or p.lemma[governor] in words.talks["host"]:
        return False
    if next(objects_of(p, i, "between"), None) is not None:
        return False
    of = list(objects_of(p, i, "of"))
    if of:
        talks = words.talks["noun"] | word_set("talks.of_tables")
        return not any(p.lemma[o] in talks for o in of)
    own = (p.lower[c] in words.talks["next"] or p.dep[c] == "poss" for c in p.children[i])
    return not any(own) and number_before(ctx, i) is None


def _resumes(ctx: LeadContext, words: IssueWords, verb: int) -> bool:
    """Return whether "resume" and its like speak of talks: "an agreement to resume"."""
    p = ctx.parse
    obj = child(p, verb, "dobj")
    if obj is not None and p.lemma[obj] in _AT_TABLE and is_planned(ctx, words, verb):
        return True  # "the mediators would reconvene the sides"
    if obj is not None:
        return False  # the noun is a mention of its own
    who = subject(p, verb)
    known = who is not None and (p.lemma[who] in _AT_TABLE or p.lemma[verb] == "reconvene")
    known = known or (who is not None and p.lower[who] in ("they", "it") and _talked(ctx, verb))
    if known and is_planned(ctx, words, verb):
        return _day_or_means(ctx, words, verb)
    return p.dep[verb] == "acl" and p.lemma[p.head[verb]] in ("agreement", "plan", "decision")


def _talked(ctx: LeadContext, verb: int) -> bool:
    """Return whether the sentence or the one before speaks of talks: "were adjourned; they will
    go on in May"."""
    p = ctx.parse
    first = p.sents[max(0, p.sent[verb] - 1)][0]
    first = first if p.para[first] == p.para[verb] else p.sents[p.sent[verb]][0]
    return any(p.lemma[k] in ("talk", "negotiation", "round", "cycle") for k in range(first, verb))


def at_work(ctx: LeadContext, i: int) -> bool:
    """Return whether the verb tells what delegations did together, so that they met: "the two
    delegations exchanged lists in Amman on Monday"."""
    p = ctx.parse
    if p.lemma[i] not in word_set("talks.joint_work") or p.tag[i] != "VBD":
        return False
    who = child(p, i, "nsubj")
    if who is None:
        return False
    if len({ctx.side(a) for a in ctx.cast.members(who)} - {None}) > 1:
        return _over_papers(ctx, i)
    if p.lemma[who] not in ("delegation", "team", "negotiator"):
        return False
    both = any(p.lower[c] in ("two", "both") for c in p.children[who])
    return p.tag[who] in ("NNS", "NNPS") and both


def _over_papers(ctx: LeadContext, i: int) -> bool:
    """Return whether two sides traded papers, or parted with or without one: "exchanged lists"."""
    p, what = ctx.parse, child(ctx.parse, i, "dobj")
    papers = word_set("talks.papers")
    if p.lemma[i] == "part":
        return any(p.lemma[o] in papers for o in objects_of(p, i, "without", "with"))
    return what is not None and p.lemma[what] in papers


def confers(ctx: LeadContext, words: IssueWords, i: int) -> bool:
    """Return whether the verb tells that officials of two sides spoke with each other: "spoke with
    American envoys for six hours"; not to the press, and not by what one side says."""
    p = ctx.parse
    if p.lemma[i] not in words.talks["speak"] or p.tag[i] not in ("VBD", "VBN"):
        return False
    who = subject(p, i)
    own = set() if who is None else {ctx.side(a) for a in ctx.cast.members(who)} - {None}
    if len(own) > 1 and p.lemma[i] in ("talk", "confer") and child(p, i, "dobj") is None:
        return True  # "negotiators of both talked for nine hours"
    for o in objects_of(p, i, "with"):
        met = {ctx.side(a) for a in ctx.cast.members(o)} - {None}
        official = p.lemma[o] in word_set("talks.paired") | word_set("talks.callers")
        official = official or p.lemma[o] in word_set("talks.teams")
        if official and own and met and own.isdisjoint(met):
            return True
    return False


def _day_or_means(ctx: LeadContext, words: IssueWords, verb: int) -> bool:
    """Return whether the sides that "are to go on" do so on a day, in a place or by telephone."""
    p = ctx.parse
    by = {p.lemma[o] for o in objects_of(p, verb, "by", "over")}
    fixed = day_of(ctx, verb, verb) is not None or venue_of(ctx, words, verb, verb) is not None
    fixed = fixed or month_of(ctx, verb, verb) is not None
    return fixed or not by.isdisjoint(words.talks["phone"])


def _pronoun(ctx: LeadContext, verb: int) -> bool:
    """Return whether those who meet are known otherwise: "they", "the delegations", a committee
    of the sides."""
    p = ctx.parse
    who = subject(p, verb)
    if who is None:
        return False
    known = definite(p, who) or any(p.lower[c] in ("both", "two") for c in p.children[who])
    again = any(p.lower[c] == "again" for c in p.children[verb])
    return (
        p.lower[who] in ("they", "we", "sides", "both")
        or (p.lower[who] == "it" and again)  # "it decided to meet again"
        or (known and noun_at(p, who) in _AT_TABLE | _COMMITTEES)
        or (known and p.tag[who] in ("NNS", "NNPS") and noun_at(p, who) in GROUPS)
    )


def stands_alone(
    ctx: LeadContext, words: IssueWords, i: int, noun: bool, sides: int, fixed: int
) -> bool:
    """Return whether a meeting is one by the ``sides`` that it names and how much of venue and day
    is ``fixed``, or by what its sides do there."""
    if sides > 1 or fixed > 1 or (sides > 0 and fixed > 0):
        return True
    met = (numbered if noun else to_both)(ctx, words, i)
    return sides > 0 and (met or (ctx.parse.lemma[i] == "spend" and over_a_text(ctx, i)))
