"""Where conditions begin and end in the words of a stand: "if …", "until …", "we sit when …"."""

from __future__ import annotations

from functools import cache

from trucewatch.coding.leads.context import LeadContext, child
from trucewatch.vocab.issues import IssueWords
from trucewatch.vocab.words import word_set

WAITING = frozenset({"when", "after", "once", "until"})
# Under a bar these open what it waits for.
_UNTIL = frozenset({"until", "till", "before"})
_BARS = frozenset({"no", "not", "n't", "n’t", "never", "nothing", "nobody", "none", "cannot"})
_STAYING = frozenset({"stay", "remain", "keep"})
# "At once" and "even if" wait for nothing.
_NO_CONDITION = frozenset({("once", "at"), ("if", "even"), ("if", "as"), ("once", "more")})
# "As long as I live" waits for nothing.
_FOR_LIFE = (("i", "live"), ("we", "live"))
_AS_SOON = ("as", "soon", "as")
_POSSIBLE = frozenset({"possible", "practicable", "feasible"})


def condition_end(ctx: LeadContext, words: IssueWords, cut: int, last: int) -> int:
    """Return where the condition that opens at ``cut`` ends: with the clause that it marks."""
    p = ctx.parse
    phrase = next(c for c in words.conditions if opens_with(ctx, c, cut))
    mark = cut + len(phrase.split()) - 1
    if p.dep[mark] in ("mark", "advmod") and p.head[mark] != mark:
        end = min(last, max(cut + 1, p.right[p.head[mark]]))
        second = _and_that(ctx, mark, end)
        if second is not None:
            return second
        if _goes_on(ctx, p.head[mark], end, last):
            return last
        return _and_also(ctx, words, _up_to_main(ctx, p.head[mark], cut, end), last)
    return min(last, max(cut + 1, p.right[cut]))


def _and_that(ctx: LeadContext, mark: int, end: int) -> int | None:
    """Return where the second condition ends of "on condition that A, and that B"."""
    p = ctx.parse
    k = end
    while k < len(p) - 1 and p.word[k] == ",":
        k += 1
    last = p.sents[p.sent[mark]][1]
    if p.lower[mark] != "that" or p.lower[k : k + 2] != ("and", "that") or k + 2 >= last:
        return None
    top = p.head[k + 1]
    end = p.right[top] if top > k + 1 else last
    while end > k + 2 and p.dep[end - 1] == "punct":
        end -= 1
    return end


def _and_also(ctx: LeadContext, words: IssueWords, end: int, last: int) -> int:
    """Return where a condition ends that goes on with a second one: "if A, and only if B"."""
    p = ctx.parse
    k = end
    while k < last and (p.word[k] == "," or p.lower[k] in ("and", "or")):
        k += 1
    joined = k > end and p.lower[k - 1] in ("and", "or")
    again = joined and k < last and any(opens_with(ctx, c, k) for c in words.conditions)
    return condition_end(ctx, words, k, last) if again else end


def _up_to_main(ctx: LeadContext, verb: int, cut: int, end: int) -> int:
    """Return where a condition before its main clause ends, with what the tree hangs elsewhere: "if
    they hand it in, under the eyes of the observers, | we will talk"."""
    p = ctx.parse
    main = p.head[verb]
    who = child(p, main, "nsubj", "nsubjpass", "expl") if main > verb else None
    return max(end, p.left[who]) if who is not None and p.left[who] > cut else end


def _goes_on(ctx: LeadContext, verb: int, end: int, last: int) -> bool:
    """Return whether the condition of ``verb`` goes on behind "and" with another one's deed in the
    same tense, whatever the tree hangs it on: "if Kestrel stops and | the League leaves"."""
    p = ctx.parse
    joined = [k for k in (end - 1, end) if k < last and p.lower[k] == "and"]
    after = range(joined[-1] + 1, last) if joined else range(0)
    own = child(p, verb, "nsubj", "nsubjpass")
    for k in after:
        who = child(p, k, "nsubj", "nsubjpass")
        if (
            _tense(p.tag[k]) == _tense(p.tag[verb])
            and who is not None
            and own is not None
            and who in after
        ):
            return p.lower[who] not in ("it", "they", "he", "she", "we", "i")
    return False


def _tense(tag: str) -> str:
    return "VBZ" if tag == "VBP" else tag


def opens_with(ctx: LeadContext, phrase: str, k: int) -> bool:
    """Return whether the words of ``phrase`` stand at token ``k``."""
    parts = tuple(phrase.split())
    return ctx.parse.lower[k : k + len(parts)] == parts


def waiting_at(ctx: LeadContext, first: int, last: int) -> int | None:
    """Return where what a party waits for begins ("will be lifted | when the others disarm").

    A clause of time under a verb that tells what will or would be done, not when it was done.
    """
    p = ctx.parse
    if WAITING.isdisjoint(p.lower[first:last]):
        return None
    for k in range(first, last):
        if p.lower[k] not in WAITING or p.dep[k] not in ("mark", "advmod", "prep"):
            continue
        verb = p.head[k]
        host = p.head[verb] if p.dep[k] != "prep" else verb
        own = p.dep[verb] == "advcl" if p.dep[k] != "prep" else child(p, k, "pcomp") is not None
        coming = {p.lower[c] for c in p.children[host] if p.dep[c] == "aux"}
        telling = p.lemma[host] in word_set("positions.telling_pieces")
        if (
            own
            and not telling
            and first <= host < k
            and coming & {"will", "would", "'ll", "’ll", "shall"}
        ):
            return k - 1 if p.lower[k - 1] == "only" else k
    return None


def barred_until_at(ctx: LeadContext, first: int, last: int) -> int | None:
    """Return where what a bar waits for begins: "will not leave | until they are paid", "the
    crossing stays shut | until …", "we sit down | when …"; not until a day."""
    p = ctx.parse
    if (_UNTIL | WAITING | {"while"}).isdisjoint(p.lower[first:last]):
        return None
    for k in range(first + 1, last):
        if p.lower[k] == "before" and p.dep[k] == "prep" and _bars_before(ctx, first, k):
            return k
        if _bars_while(ctx, first, k):
            return k
        if p.lower[k] not in _UNTIL | WAITING or p.dep[k] not in ("mark", "advmod"):
            continue
        verb = p.head[k]
        host = p.head[verb]
        if p.dep[verb] not in ("advcl", "ccomp") or not first <= host < k:
            continue
        around = set(p.lower[max(first, p.left[host]) : k])
        barred = not _BARS.isdisjoint(around) or p.lemma[host] in _STAYING
        own = child(p, host, "nsubj")
        now = own is not None and p.lower[own] in ("we", "i") and p.tag[host] in ("VBP", "VB")
        if (barred and p.lower[k] in _UNTIL and p.tag[host] != "VBD") or (
            now and not barred and p.lower[k] in WAITING
        ):
            return k
    return None


def _bars_while(ctx: LeadContext, first: int, k: int) -> bool:
    """Return whether a bar holds as long as something lasts: "will not sit down | while soldiers
    stand on the hill"; not what is only set against it (", while the others would")."""
    p = ctx.parse
    if p.lower[k] != "while" or p.dep[k] != "mark" or p.word[k - 1] == ",":
        return False
    verb = p.head[k]
    host = p.head[verb]
    if p.dep[verb] != "advcl" or not first <= host < k:
        return False
    now = p.tag[verb] in ("VBP", "VBZ", "VBG") or child(p, verb, "aux") is not None
    return now and not _BARS.isdisjoint(p.lower[max(first, p.left[host]) : k])


def refused_until_at(ctx: LeadContext, first: int, last: int) -> int | None:
    """Return where what a refusal waits for begins: "refused to free them | until the guns are
    silent", "rules out a truce | before the men are home"; not until a day."""
    p = ctx.parse
    for k in range(first + 1, last):
        if p.lower[k] in _UNTIL and p.dep[k] == "mark" and p.head[k] > k:
            return k
    return None


def _bars_before(ctx: LeadContext, first: int, k: int) -> bool:
    """Return whether a bar waits for what the noun behind "before" tells: "would not discuss any
    pause | before a full withdrawal"; not for a day or a month, nor "before the court"."""
    p = ctx.parse
    what = child(p, k, "pobj")
    if what is None or p.pos[what] != "NOUN":
        return False
    if p.lemma[what] not in word_set("positions.firsts"):
        return False
    return not _BARS.isdisjoint(p.lower[first:k])


def condition_at(ctx: LeadContext, words: IssueWords, a: int, b: int) -> int | None:
    """Return the first token in [a, b) at which words of condition stand, or None."""
    lower, openings = ctx.parse.lower, _openings(words.conditions)
    for k in range(a, b):
        if lower[k] not in openings:
            continue
        before = lower[k - 1] if k else ""
        if (lower[k], before) in _NO_CONDITION:
            continue
        if lower[k : k + 3] == ("as", "long", "as") and lower[k + 3 : k + 5] in _FOR_LIFE:
            continue
        if lower[k : k + 3] == _AS_SOON and not _POSSIBLE.isdisjoint(lower[k + 3 : k + 4]):
            continue
        if any(lower[k : k + len(c)] == c for c in openings[lower[k]]) and _provided(ctx, k):
            return k
    return None


def opened_before(ctx: LeadContext, words: IssueWords, first: int) -> int:
    """Return where a stretch begins whose first words end those of a condition: "provided | that
    the army lifts the siege"; else ``first``."""
    for phrase, back in _inner(words).get(ctx.parse.lower[first - 1] if first else "", ()):
        start = first - back
        if start > 0 and opens_with(ctx, phrase, start) and _provided(ctx, start):
            return start
    return first


@cache
def _inner(words: IssueWords) -> dict[str, list[tuple[str, int]]]:
    """Return word → the phrases that open a condition in which it stands and is not the last, and
    how far it is from the first."""
    out: dict[str, list[tuple[str, int]]] = {}
    for phrase in words.conditions:
        for back, word in enumerate(phrase.split()[:-1], 1):
            out.setdefault(word, []).append((phrase, back))
    return out


def _provided(ctx: LeadContext, k: int) -> bool:
    """Return whether "provided" and "providing" open a condition at ``k``: not as what somebody
    provides ("the treaty provided that …", "by providing food")."""
    p = ctx.parse
    if p.lower[k] not in ("provided", "providing"):
        return True
    end = p.sents[p.sent[k]][1]
    if not any(p.tag[j] in ("VBZ", "VBP", "VBD", "MD", "VB") for j in range(k + 1, end)):
        return False
    if p.word[k - 1 : k] == (",",):
        return True  # whatever the tree makes of "…, he said, provided that it be watched"
    own = child(p, k, "nsubj", "aux", "auxpass", "dobj")
    return (own is None or own > k) and p.dep[k] not in ("ROOT", "pcomp")


@cache
def _openings(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """Return the words of each phrase by its first word."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        out.setdefault(words[0], []).append(words)
    return out
