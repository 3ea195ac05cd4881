"""Where content ends: what the parser hung on it that the narrator says, and what it cut off."""

from __future__ import annotations

from trucewatch.coding.attribution.joined import before_occasion, through_joined
from trucewatch.coding.attribution.tree import Context, Range
from trucewatch.coding.attribution.unspoken import calls_things
from trucewatch.reading.parse import Parse
from trucewatch.vocab.cues import load_cues
from trucewatch.vocab.words import word_set

_CIRCUMSTANCE = frozenset({"as", "while", "when"})
_THIRD = frozenset({"he", "she", "they"})
_DASHES = frozenset({"—", "–", "--", "-"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# A list of infinitives after the cue is followed over at most this many conjuncts.
_MAX_LIST = 6


def settle_edges(context: Context, cue: int, pieces: list[Range], spoken: bool) -> list[Range]:
    """Return the pieces with a list of infinitives completed and the narrator's additions cut.

    ``spoken`` tells that the cue has a clause as its complement; a relative clause then stays.
    """
    out = []
    for k, piece in enumerate(pieces):
        final = k == len(pieces) - 1
        if piece[0] <= cue < piece[1] or piece[0] < cue or not final:
            out.append(piece)
            continue
        piece = through_joined(context, cue, _through_list(context, cue, piece))
        piece = _through_condition(context, cue, piece)
        piece = _before_participle(context, piece)
        piece = _before_circumstance(context, cue, piece)
        piece = _before_other_clause(context, cue, piece)
        piece = _before_gloss(context, piece)
        piece = before_occasion(context, _before_comment(context, piece))
        if not spoken:
            piece = _before_relative(context, piece)
        out.append(piece)
    return out


def _through_list(context: Context, cue: int, piece: Range) -> Range:
    """ "to do A, do B and do C": infinitives that the parser joined to a verb before the cue."""
    parse = context.parse
    first, last = piece
    if not any(parse.tag[k] == "TO" for k in range(first, min(last, first + 12))):
        return piece
    limit = parse.sents[parse.sent[cue]][1]
    for _ in range(_MAX_LIST):
        while last - first > 2 and parse.tag[last - 1] == "CC":
            last -= 1  # the conjunction hung on the first of them
        k = last
        while k < limit and (parse.word[k] == "," or parse.tag[k] == "CC"):
            k += 1
        if k == last or k >= limit or parse.tag[k] != "VB" or parse.dep[k] != "conj":
            break
        last = _end_of_conjunct(context, k)
    return first, last


_CONDITIONS = frozenset({"if", "once", "unless", "until", "provided"})


def _through_condition(context: Context, cue: int, piece: Range) -> Range:
    """ "declared it was ready once a truce held": a condition that the parser hung on the cue.

    Also who did it in "retorted that it was B, not they, that hid them".
    """
    parse = context.parse
    first, last = piece
    for c in parse.children[cue]:
        if parse.dep[c] != "advcl" or c < last or parse.tag[c] not in _FINITE | {"VB"}:
            continue
        at = parse.left[c]
        if at == last and parse.lower[at] in _CONDITIONS and not context.quoted(at):
            return first, parse.right[c]
        cleft = parse.lower[at] in ("that", "who") and parse.word[at - 1] == "," and at - 1 == last
        if cleft and parse.lower[first : first + 4][-3:-1] in (("it", "was"), ("it", "is")):
            return first, parse.right[c]
    return first, _end_of_condition(context, cue, last)


# Words by which a condition on what is said opens, whatever verb the parser hangs it on.
_PROVIDED = frozenset({"if", "unless", "provided", "providing", "whether"})
_AS_LONG = (("so", "long", "as"), ("as", "long", "as"), ("on", "condition", "that"))


def _end_of_condition(context: Context, cue: int, last: int) -> int:
    """ "is willing to do A, but only if B does C": where the condition behind the comma ends."""
    parse = context.parse
    end = parse.sents[parse.sent[cue]][1]
    k = last + 1 if parse.word[last : last + 1] == (",",) else last
    while k < end and parse.lower[k] in ("but", "and", "only", "even", "not"):
        k += 1
    opens = k < end and (parse.lower[k] in _PROVIDED or parse.lower[k : k + 3] in _AS_LONG)
    if not opens or k == last or context.quoted(k) != context.quoted(cue):
        return last
    stop = next((t for t in range(k, end) if parse.word[t] in (";", "—", "–")), end)
    while stop > k and parse.pos[stop - 1] in ("PUNCT", "SPACE") and not context.quoted(stop - 1):
        stop -= 1
    if any(_speaks(parse, t) for t in range(k, stop)):
        return last
    return stop


def _end_of_conjunct(context: Context, verb: int) -> int:
    parse = context.parse
    ends = [
        parse.right[c] for c in parse.children[verb] if parse.dep[c] not in ("conj", "cc", "punct")
    ]
    return max([verb + 1, *ends])


def _before_participle(context: Context, piece: Range) -> Range:
    """ "vowing to do A and slamming B": another participle, that the parser joined to "do"."""
    parse = context.parse
    first, last = piece
    if parse.tag[first] != "TO":
        return piece
    for k in range(first + 2, last - 1):
        if parse.tag[k] != "CC" or context.quoted(k):
            continue
        if parse.lower[k + 1] == "that" and parse.tag[k + 1] == "IN":
            return first, k  # "said they had agreed to meet and that …": the outer speaker goes on
        joined = parse.tag[k + 1] == "VBG"
        if joined and parse.dep[k + 1] == "conj" and parse.tag[parse.head[k + 1]] == "VB":
            return (first, k) if parse.lemma[k + 1] in load_cues().verbs else piece
    return piece


def _before_circumstance(context: Context, cue: int, piece: Range) -> Range:
    """ "offered to do A as he met B": what the speaker did meanwhile is told by the narrator."""
    parse = context.parse
    first, last = piece
    for k in range(first + 2, last):
        if parse.lower[k] not in _CIRCUMSTANCE or context.quoted(k) or parse.pos[k] == "ADV":
            continue
        verb = parse.head[k]
        if verb <= k or parse.dep[verb] != "advcl" or parse.right[verb] > last:
            continue
        if any(
            parse.tag[t] == "CC" for t in range(parse.right[verb], min(last, parse.right[verb] + 2))
        ):
            continue
        if parse.left[verb] != k or verb == cue:
            continue
        subject = any(parse.dep[c] in ("nsubj", "nsubjpass") for c in parse.children[verb])
        participle = parse.tag[verb] == "VBG" and not subject and parse.lower[k] != "as"
        if participle or (
            parse.lower[k + 1] in _THIRD
            and parse.lower[k] != "when"
            and not _others(parse, cue, parse.lower[k + 1])
        ):
            return first, k
    return piece


def _others(parse: Parse, cue: int, pronoun: str) -> bool:
    """ "he said A did B while they …": the pronoun cannot be the speaker."""
    subjects = [c for c in parse.children[cue] if parse.dep[c] == "nsubj"]
    if pronoun != "they" or not subjects:
        return False
    return parse.lower[subjects[0]] in ("he", "she") or parse.tag[subjects[0]] == "NNP"


_JOINING = frozenset({"as", "while", "whereas", "though", "although", "after", "before", "when"})


def _before_other_clause(context: Context, cue: int, piece: Range) -> Range:
    """ "…, as B accused C", "…, after B said": what another speaker says meanwhile."""
    parse = context.parse
    first, last = piece
    for k in range(first + 2, last):
        if parse.lower[k] not in _JOINING or context.quoted(k):
            continue
        verb = parse.head[k]
        begin = k - 1 if parse.lower[k - 1] == "even" else k
        if verb <= k or parse.word[begin - 1] != "," or parse.right[verb] < last - 1:
            continue
        if verb != cue and _speaks(parse, verb) and begin - 1 > first:
            return first, begin - 1
    return piece


_SPEECH = frozenset(
    {"say", "tell", "claim", "judge", "describe", "ask", "urge", "announce", "commit", "refuse"}
)


def _speaks(parse: Parse, verb: int) -> bool:
    found = load_cues().verbs.get(parse.lemma[verb])
    if parse.lemma[verb] in ("put", "trade"):
        return any(parse.dep[c] == "nsubj" for c in parse.children[verb])
    if found is None or found.kind not in _SPEECH or calls_things(parse, verb):
        return False
    return any(parse.dep[c] in ("nsubj", "nsubjpass") for c in parse.children[verb])


def _before_gloss(context: Context, piece: Range) -> Range:
    """ "… eastwards — shorthand for …": an unfinished dash with no finite verb after it."""
    parse = context.parse
    first, last = piece
    dashes = [
        k
        for k in range(first + 1, last - 1)
        if parse.word[k] in _DASHES and not context.quoted(k) and _spaced(context, k)
    ]
    if len(dashes) != 1:
        return piece
    k = dashes[0]
    if any(parse.tag[t] in _FINITE and not _in_relative(context, t, k) for t in range(k, last)):
        return piece
    return (first, k) if last == _content_end(context, last) else piece


def _before_comment(context: Context, piece: Range) -> Range:
    """ "…, a claim B denied": what another speaker makes of the words is not part of them."""
    parse = context.parse
    first, last = piece
    for k in range(first + 1, last):
        if _judged_by_another(context, k, first, last):
            return first, parse.left[k] - 1
        if _with_another(context, k, last):
            return first, k - 1
        if parse.dep[k] not in ("npadvmod", "appos", "dep", "dobj"):
            continue
        begins = parse.left[k]
        relative = any(
            parse.dep[c] == "relcl"
            and (parse.lemma[k] in word_set("attribution.comments") or _speaks(parse, c))
            for c in parse.children[k]
        )
        apart = parse.dep[k] != "dobj"
        extreme = apart and parse.right[k] >= last - 1 and _superlative(parse, begins, k)
        if (
            (relative or extreme)
            and not context.quoted(begins)
            and begins > first
            and parse.word[begins - 1] == ","
        ):
            return first, begins - 1
    return piece


def _superlative(parse: Parse, begins: int, noun: int) -> bool:
    """ "…, the worst breach of the truce": the narrator ranks what is told."""
    if parse.pos[parse.head[noun]] != "VERB" or parse.lower[begins] != "the":
        return False
    ranks = ("first", "second", "third")
    return any(
        parse.tag[t] in ("JJS", "RBS") or parse.lower[t] in ranks for t in range(begins, noun)
    )


def _with_another(context: Context, k: int, last: int) -> bool:
    """ "…, with B calling it C": another speaker's words."""
    parse = context.parse
    if parse.lower[k] != "with" or parse.word[k - 1] != "," or parse.right[k] < last - 1:
        return False
    return any(parse.dep[c] == "pcomp" and parse.tag[c] == "VBG" for c in parse.children[k])


def _judged_by_another(context: Context, k: int, first: int, last: int) -> bool:
    """ "…, which B denied": B is not among those who are spoken of here."""
    parse = context.parse
    if (
        parse.dep[k] != "relcl"
        or parse.lemma[k] not in word_set("attribution.judging")
        or parse.right[k] < last - 1
    ):
        return False
    begins = parse.left[k]
    if begins <= first or parse.word[begins - 1] != "," or context.quoted(k):
        return False
    return any(
        parse.dep[c] == "nsubj" and parse.tag[c] not in ("WP", "WDT") for c in parse.children[k]
    )


def _spaced(context: Context, k: int) -> bool:
    parse = context.parse
    return parse.word[k] != "-" or parse.text[parse.start[k] - 1].isspace()


def _in_relative(context: Context, t: int, least: int) -> bool:
    parse = context.parse
    for _ in range(6):
        if parse.dep[t] == "relcl":
            return True
        if parse.head[t] == t or parse.head[t] < least:
            return False
        t = parse.head[t]
    return False


def _content_end(context: Context, last: int) -> int:
    end = context.parse.sents[context.parse.sent[last - 1]][1]
    return last if end - last <= 2 else end


def _before_relative(context: Context, piece: Range) -> Range:
    """Cut ", who …" and ", which …" at the end of an object: the narrator says who somebody is."""
    parse = context.parse
    first, last = piece
    for k in range(first + 1, last):
        if parse.dep[k] != "relcl" or parse.right[k] < last - 1:
            continue
        begins = parse.left[k]
        if begins > first and parse.word[begins - 1] == "," and not context.quoted(begins):
            return first, begins - 1
    return piece
