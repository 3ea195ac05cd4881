"""Which kind of position a plain clause takes by its words, with no verb of asking or giving."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.leads.context import LeadContext, child, spelled_out, subject
from trucewatch.coding.positions.bars import (
    is_precondition,
    no_talks,
    none_without_at,
    nothing_until,
    only_when,
    restricted,
)
from trucewatch.coding.positions.conditions import waiting_at
from trucewatch.coding.positions.implied import comes_first, either_or, implied_bar
from trucewatch.coding.positions.kept import (
    by_nobody,
    for_another,
    keeps,
    left_to_another,
    quiet_if,
    whoever,
    would_be_none,
)
from trucewatch.coding.positions.pieces import Piece
from trucewatch.coding.positions.promises import promise
from trucewatch.coding.positions.standing import (
    could_be,
    held_until,
    in_exchange_told,
    no_matter,
    none_shall,
    nothing_to,
    permitted,
    waits_now,
)
from trucewatch.coding.positions.terms import stays_put
from trucewatch.coding.positions.whose import only_tells
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

_WHAT_NOT = tuple(
    f" what {who} {aux} not "
    for who in ("we", "i", "they", "it")
    for aux in ("will", "would", "shall")
)
# Short words that turn something down: "No amnesty."
_SHORT = 10
_BARRING = frozenset({"no", "not", "never", "n't"})
_MARKS = str.maketrans("", "", '“”"')
_SELF = frozenset({"they", "it", "he", "she", "we", "i"})
_SELVES = frozenset({"his", "her", "its", "their", "our", "my"})
# What is good news where it follows, but of nothing that harms.
_RELIEVING = frozenset(
    {"resume", "open", "reopen", "free", "release", "lift", "return", "continue", "extend", "end"}
)
# "Our answer will be harsh" gives nothing.
_ANSWERS = frozenset({"answer", "response", "reply", "retaliation", "reaction"})
# What somebody is to do, or bear the consequences.
# "The movement", "the delegation" with no name beside it is the speaker's.
_OWN_BODIES = frozenset(
    {"movement", "group", "front", "organisation", "organization", "team", "delegation",
     "coalition", "alliance", "faction", "union", "party"}
)  # fmt: skip
_MUST = frozenset({"must", "should", "has", "have", "shall", "ought", "to"})
_TO_VERB = frozenset({"aux", "neg"})
_REFUSING = frozenset({"will", "wo", "would", "does", "do", "can", "ca", "could"})
_MODALS = frozenset({"would", "will", "'ll", "’ll", "might", "could", "can", "may"})


def _waits_first(ctx: LeadContext, words: IssueWords, piece: Piece) -> bool:
    return (
        is_precondition(ctx, piece)
        or only_when(ctx, piece)
        or no_talks(ctx, piece)
        or nothing_until(ctx, piece)
        or none_without_at(ctx, piece)
        or comes_first(ctx, piece)
        or waits_now(ctx, words, piece)
        or held_until(ctx, piece)
    )


def plain_kind(ctx: LeadContext, words: IssueWords, piece: Piece) -> str | None:
    """Return the kind that a clause without an act of position has by its words, or None.

    "Releases come only as part of a final deal" and "was not up for debate" are red lines; "can be
    completed only when the land is returned" is a condition.
    """
    text = f" {spelled_out(ctx.parse.slice(piece.first, piece.last))} ".translate(_MARKS)
    if _waits_first(ctx, words, piece):
        return "condition"
    if in_exchange_told(ctx, words, piece) or permitted(ctx, piece):
        return "offer"
    if left_to_another(ctx, piece) or quiet_if(ctx, piece) or whoever(ctx, piece):
        return "offer"
    if for_another(ctx, piece):
        return "demand"
    held = keeps(ctx, words, piece) or ("refusal" if would_be_none(ctx, piece) else None)
    if held is not None:
        return held
    if any(text.startswith(w) for w in _WHAT_NOT):
        return "refusal"
    if _bare_no(ctx, piece):
        return "refusal"
    barred = none_shall(ctx, piece)
    if barred is not None:
        return barred
    bar = implied_bar(ctx, piece)
    if bar is not None:
        return bar
    if restricted(ctx, piece) or any(w in text for w in _barring(words.redlines)):
        return "red_line"
    if no_matter(ctx, words, piece):
        return "red_line"
    if nothing_to(ctx, words, piece):
        return "refusal"
    if _waits_on(ctx, piece):
        return "condition"
    if waiting_at(ctx, piece.first, ctx.parse.sents[ctx.parse.sent[piece.first]][1]) is not None:
        return "condition"
    if _needs(ctx, piece) or either_or(ctx, piece):
        return "demand"
    found = next((kind for phrase, kind in _spaced(words.modals) if phrase in text), None)
    if "too early to " in text and not word_set("positions.evils").isdisjoint(
        ctx.parse.lemma[piece.first : piece.last]
    ):
        return None  # "too early to speak of a famine"
    if found == "refusal" and _of_another(ctx, piece):
        return None
    if found == "offer" and by_nobody(ctx, piece):
        return "refusal"
    if found == "offer" and not _by_somebody(ctx, piece):
        return None
    promised = None if found else _promised(ctx, words, piece)
    if promised not in ("refusal", "red_line"):  # "would release none of them before they left"
        offered = any(f(ctx, piece) for f in (_conditional_offer, _price, _relief))
        promised = "offer" if offered else promised
    found = found or promised
    return found or could_be(ctx, words, piece)


@cache
def _barring(redlines: tuple[str, ...]) -> tuple[str, ...]:
    """The phrases that bar something by themselves, whatever the act."""
    begins = ("not ", "nothing ", "non-", "will not cross", "as long as ")
    return tuple(w for w in redlines if w.startswith(begins))


@cache
def _spaced(modals: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Phrases as whole words of a text that spaces surround, with their kinds."""
    return tuple((f" {phrase} ", kind) for phrase, kind in modals)


def _bare_no(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a party's words are only a no to something: "No elections under bayonets";
    not what it counts ("no attacks since Friday")."""
    p, told = ctx.parse, range(piece.first, piece.last)
    words = [k for k in told if p.word[k][:1].isalnum()]
    neither = (
        bool(words) and p.lower[words[0]] == "neither" and "nor" in p.lower[words[0] : piece.last]
    )
    if not 1 < len(words) <= _SHORT or not (neither or p.lower[words[0]] == "no"):
        return False
    if (
        any(p.pos[k] in ("VERB", "AUX") for k in told)
        or "since" in p.lower[piece.first : piece.last]
    ):
        return False
    said = ctx.statement(words[0])
    quoted = said is not None and (neither or said.quote_type == "direct")
    return quoted and word_set("positions.harms").isdisjoint(p.lemma[k] for k in words)


def _waits_on(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause tells what will be done once something is: not when somebody will
    comment."""
    opening = (piece.condition or "").lower().split(" ")[0]
    telling = word_set("positions.telling_pieces") - {"be"}
    told = ctx.parse.lemma[piece.first : piece.last]
    return opening in ("when", "once", "after", "until") and telling.isdisjoint(told)


def ultimatum(ctx: LeadContext, piece: Piece, menacing: bool = False) -> bool:
    """Return whether the condition of what follows is that another does not do something: "if the
    army does not lift the siege, …"; not "if they do not attack", which asks for quiet, unless
    it is ``menacing``."""
    p, span = ctx.parse, piece.condition_span
    if span is None or not span.text.lower().startswith("if "):
        return False
    a, b = p.tokens_in(span.start, span.end)
    verb = next((k for k in range(a, b) if p.dep[k] == "advcl" or p.pos[k] == "VERB"), None)
    if verb is None or not {"not", "n't", "n’t"} & set(p.lower[a : verb + 1]):
        return False
    who = child(p, verb, "nsubj", "nsubjpass")
    said = ctx.statement(verb)
    own = None if said is None else ctx.side(said.speaker)
    other = (
        who is not None
        and p.lower[who] not in ("we", "i")
        and ctx.side(ctx.cast.of(who)) not in (own,)
    )
    return other and (menacing or p.lemma[verb] in word_set("positions.doing"))


def asks(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause asks for something by its own words: by a modal, an imperative, a
    subjunctive or a verb of asking."""
    p = ctx.parse
    told = range(piece.first, piece.last)
    if not word_set("positions.asking").isdisjoint(p.lemma[piece.first : piece.last]):
        return True
    if not _MUST.isdisjoint(p.lower[piece.first : piece.last]):
        return True
    return any(p.tag[k] == "VB" and not _TO_VERB & {p.dep[c] for c in p.children[k]} for k in told)


def _needs(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause tells what the speaker's side needs, or what it is time for: "we need
    a ceasefire", "the need for them to disarm", "it is time to free the prisoners"."""
    p = ctx.parse
    for k in range(piece.first, piece.last):
        if p.lemma[k] == "need" and p.pos[k] == "NOUN" and k <= piece.first + 2:
            return p.lower[k + 1 : k + 2] in (("for",), ("to",))
        if p.lemma[k] == "need" and p.pos[k] == "VERB" and p.tag[k] in ("VBP", "VBZ"):
            who = child(p, k, "nsubj")
            what = child(p, k, "dobj")
            none = what is not None and p.lower[p.left[what]] in ("no", "none", "nothing")
            if (
                who is not None
                and what is not None
                and not none  # "they need no weapons"
                and not _BARRING & set(p.lower[who:k])
            ):
                return _own(ctx, who)
        if p.lower[k] == "time" and p.dep[k] == "attr" and p.lower[piece.first] == "it":
            return any(
                p.dep[c] in ("acl", "relcl", "xcomp", "prep", "advcl") and c > k
                for c in (*p.children[k], *p.children[p.head[k]])
            )
    return False


def _promised(ctx: LeadContext, words: IssueWords, piece: Piece) -> str | None:
    """Return the kind of what the speaker says that it will or will not do: "they would free six
    men"."""
    p = ctx.parse
    for k in range(piece.first, piece.last):
        kind = promise(ctx, words, k)
        who = None if kind is None else subject(p, k)
        if who is not None and (_own(ctx, who) or _kept_there(ctx, k, who)):
            return kind
    return None


def _kept_there(ctx: LeadContext, k: int, who: int) -> bool:
    """Return whether a thing of nobody else's is to stay where it is: "the border posts stay where
    they are"."""
    return stays_put(ctx, k) is not None and ctx.side(ctx.cast.of(who)) is None


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
            return p.lemma[who] not in word_set("positions.harms")
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


def _conditional_offer(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether a clause tells what "they would" do on a condition that it names."""
    p = ctx.parse
    if piece.condition is None or _BARRING & set(p.lower[piece.first : piece.last]):
        return False
    return any(
        p.lower[k] in ("would", "will", "might", "could")
        and p.lemma[p.head[k]] not in word_set("positions.telling_pieces") - {"be"}
        and any(
            p.dep[c] == "nsubj" and _giver(ctx, c) and p.lemma[c] not in _ANSWERS
            for c in p.children[p.head[k]]
        )
        for k in range(piece.first, piece.last)
    )


def _own(ctx: LeadContext, k: int) -> bool:
    """Return whether the subject at token ``k`` is the speaker: "we", "they", its own side."""
    if ctx.parse.lower[k] in _SELF or _SELVES & {ctx.parse.lower[c] for c in ctx.parse.children[k]}:
        return True
    known, said = ctx.cast.of(k), ctx.statement(k)
    bare = [c for c in ctx.parse.children[k] if ctx.parse.dep[c] != "det"]
    if known is None and not bare and ctx.parse.lemma[k] in _OWN_BODIES:
        return True  # "the movement would come if …"
    own = None if said is None else ctx.side(said.speaker)
    return own is not None and ctx.side(known) == own


def _giver(ctx: LeadContext, k: int) -> bool:
    """Return whether the subject at ``k`` is the speaker, or a party of which a source tells."""
    said = ctx.statement(k)
    nobody = said is not None and ctx.side(said.speaker) is None
    return _own(ctx, k) or (nobody and ctx.side(ctx.cast.of(k)) is not None)


def _of_another(ctx: LeadContext, piece: Piece) -> bool:
    """Return whether it is another who will not, as his foe tells: "the army won't leave", "a
    regiment that will not leave"."""
    p, said = ctx.parse, ctx.statement(piece.first)
    if said is None or said.speaker is None or only_tells(ctx, said.speaker):
        return False
    for k in range(piece.first, piece.last):
        aux = {p.lower[c] for c in p.children[k] if p.dep[c] == "aux"}
        if p.pos[k] != "VERB" or not aux & _REFUSING or child(p, k, "neg") is None:
            continue
        who = subject(p, k)
        side = None if who is None else ctx.side(ctx.cast.of(who))
        return p.dep[k] == "relcl" or side not in (None, ctx.side(said.speaker))
    return False


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
