"""Which earlier statement a denial or an answer points to, where the story says so."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.acts.admitting import owns_means
from trucewatch.coding.attribution.antecedents import (
    CHARGE_NOUNS,
    CHARGES,
    IN_THE_AIR,
    about,
    just_said,
    pointed_at,
    same_side,
    told_before,
    told_within,
)
from trucewatch.coding.attribution.speakers import CastLike
from trucewatch.coding.drafts import StatementDraft
from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.words import word_set

_ANSWERING = frozenset({"deny", "reject"})
_CHARGING = frozenset(
    {
        "accuse",
        "demand",
        "offer",
        "propose",
        "report_no_blame",
        "assert",
        "warn",
        "threaten",
        "call_for",
    }
)
# How many statements back an answer may point.
_BACK = 40


def answers_of(parse: Parse, cast: CastLike, drafts: Sequence[StatementDraft]) -> list[int | None]:
    """Return for each draft the index of the earlier one that it denies or answers, or None."""
    topics = [_topic(parse, d) for d in drafts]
    out: list[int | None] = [None] * len(drafts)
    for k, draft in enumerate(drafts):
        if draft.act not in _ANSWERING or draft.speaker is None:
            continue
        best = 0.0
        found = just_said(parse.text, drafts, k)
        found = told_within(drafts, k) if found is None else found
        if found is None and draft.act == "deny" and not topics[k]:
            found = pointed_at(cast, drafts, k)
        out[k] = found
        for j in range(k - 1, max(-1, k - 1 - _BACK), -1) if out[k] is None else ():
            value = _fit(cast, drafts[j], draft, topics[j], topics[k], k - j)
            before = told_before(drafts, j)
            if value > best and not _of_another_matter(drafts[j], draft, before):
                best, out[k] = value, j
    return out


# Verbs with which somebody stands up against what was said before.
_DEFENDING = frozenset(
    "contend maintain insist counter retort rejoin protest clarify respond reply answer"
    " rebut".split()
)
_ASKS = frozenset({"demand", "call_for", "propose", "offer"})
# An answer follows what it answers within this many statements.
_NEXT = 2


def answering(
    parse: Parse, cast: CastLike, drafts: Sequence[StatementDraft]
) -> list[StatementDraft]:
    """Return the drafts with bare assertions that answer turned into denials and refusals.

    "A accused B of shelling. B insisted its guns were silent" denies; after a demand, "retorted"
    and "replied" reject. Only another speaker's charge or demand right before is answered.
    """
    out = list(drafts)
    for k, d in enumerate(drafts):
        lemma = parse.lemma[d.head] if d.head is not None else ""
        if d.act != "assert" or d.speaker is None:
            continue
        if lemma not in _DEFENDING:
            charge = _charge_on(cast, out, k)
            if charge is not None and _negates(parse, d) and about(d, charge):
                rules = (*d.rules, "negates a charge")
                out[k] = msgspec.structs.replace(d, act="deny", rules=rules)
            elif charge is not None and owns_means(parse, d.content):
                rules = (*d.rules, "owns what a charge is about")
                out[k] = msgspec.structs.replace(d, act="concede", rules=rules)
            continue
        for j in range(k - 1, max(-1, k - 1 - _NEXT), -1):
            e = drafts[j]
            if e.speaker is None or e.speaker.text == d.speaker.text:
                continue
            if same_side(cast, e.speaker, d.speaker):
                break
            aimed = e.target is None or same_side(cast, e.target, d.speaker)
            if e.act in CHARGES and aimed and about(d, e):
                out[k] = msgspec.structs.replace(
                    d, act="deny", rules=(*d.rules, "answers a charge")
                )
            elif e.act in _ASKS and lemma in ("retort", "reply", "respond", "answer", "counter"):
                out[k] = msgspec.structs.replace(
                    d, act="reject", rules=(*d.rules, "answers a call")
                )
            break
    return out


_POINTING = frozenset({"the", "this", "that", "these", "those", "all", "any", "such", "both"})
_PERSONAL = frozenset({"he", "she", "it", "they"})
# How likely the actor stays that a context gave to whoever rejects that actor's own charge.
_OWN_CHARGE = 0.25


def rebutting(
    parse: Parse, cast: CastLike, drafts: Sequence[StatementDraft]
) -> list[StatementDraft]:
    """Return the drafts with no charge rejected by the side that has just made it.

    "A accused B of shelling. The ministry in X rejected the charge": where only the story makes the
    ministry A's, its side is left open, and A stays as an alternative. Whoever is named, or has
    their state in their own words, keeps it: a party may take its words back.
    """
    out = list(drafts)
    for k, d in enumerate(drafts):
        if d.act not in _ANSWERING or d.speaker is None or d.source_head is None:
            continue
        if not _rejects_a_charge(parse, d) or _is_named(parse, cast, d.source_head):
            continue
        made = _last_charge(drafts, k)
        if made is None or made.speaker is None or not same_side(cast, made.speaker, d.speaker):
            continue
        words = d.speaker
        bare = Actor(words.text, words.start, words.end, "UNK", None, None, words.text)
        out[k] = msgspec.structs.replace(
            d,
            speaker=bare,
            uncertain=True,
            alternatives=((words, _OWN_CHARGE), *d.alternatives),
            rules=(*d.rules, "not the accuser"),
        )
    return out


def _rejects_a_charge(parse: Parse, d: StatementDraft) -> bool:
    """Whether what is denied is just "the charge", "these allegations"."""
    if len(d.content) != 1:
        return False
    first, last = parse.tokens_in(d.content[0].start, d.content[0].end)
    words = [k for k in range(first, last) if parse.word[k][:1].isalnum()]
    if not words or parse.lemma[words[-1]] not in CHARGE_NOUNS:
        return False
    return all(parse.lower[k] in _POINTING for k in words[:-1])


def _is_named(parse: Parse, cast: CastLike, head: int) -> bool:
    return parse.lower[head] not in _PERSONAL and cast.is_stated(head)


def _last_charge(drafts: Sequence[StatementDraft], k: int) -> StatementDraft | None:
    """Return the charge made last before the draft ``k``, not by way of somebody else's words."""
    before = (drafts[j] for j in range(k - 1, max(-1, k - 1 - IN_THE_AIR), -1))
    return next((e for e in before if e.act in CHARGES and not e.chain), None)


# Words with which a plain statement says that something is not so.
_NEGATIVE = frozenset("not n't n’t never no nobody none nothing neither".split())


def _negates(parse: Parse, d: StatementDraft) -> bool:
    """Whether the main clause of what is said is negative: "nobody had moved", "had sent no …"."""
    for span in d.content[:1]:
        first, last = parse.tokens_in(span.start, span.end)
        for k in range(first, last):
            if parse.tag[k] == "MD" and parse.lower[k] in (
                "will",
                "would",
                "must",
                "should",
                "can",
            ):
                return False
            if parse.lower[k] in _NEGATIVE:
                return last - first > _CURT and not _only_minds(parse, k, last)
            if parse.lower[k] in ("if", "because", "unless", "until"):
                return False
    return False


# "Not one", "Never": a curt answer is no denial of a charge.
_CURT = 4


# Who does not do this to a charge does not deny it.
_GAINSAYING = frozenset({"deny", "dispute", "contest", "gainsay", "contradict"})


def _only_minds(parse: Parse, k: int, last: int) -> bool:
    """ "saw no reason", "does not expect", "deeds and not promises", "do not deny": no deed is
    negated."""
    near = range(max(0, k - 3), min(last, k + 4))
    minding = word_set("attribution.minding") | _GAINSAYING
    return parse.lower[k - 1] in ("and", "but") or any(parse.lemma[t] in minding for t in near)


def _of_another_matter(earlier: StatementDraft, answer: StatementDraft, before: str) -> bool:
    """Whether a denial is about something else than a charge: "that a promise had been broken"."""
    charged = earlier.act in CHARGES and answer.act == "deny"
    return charged and not about(answer, earlier, before)


def _charge_on(cast: CastLike, drafts: Sequence[StatementDraft], k: int) -> StatementDraft | None:
    """Return the charge that another side has just laid to the speaker's, or None."""
    speaker = drafts[k].speaker
    for j in range(k - 1, max(-1, k - 1 - IN_THE_AIR), -1):
        e = drafts[j]
        if e.speaker is None or speaker is None or e.act not in CHARGES or e.target is None:
            continue
        if same_side(cast, e.target, speaker) and not same_side(cast, e.speaker, speaker):
            return e
    return None


def _fit(
    cast: CastLike,
    earlier: StatementDraft,
    answer: StatementDraft,
    topic: frozenset[str],
    own: frozenset[str],
    distance: int,
) -> float:
    if earlier.act not in _CHARGING or answer.speaker is None or earlier.speaker is None:
        return 0.0
    if same_side(cast, earlier.speaker, answer.speaker):
        return 0.0
    if earlier.act == "report_no_blame" and earlier.quote_type == "headline":
        return 0.0  # a headline that blames nobody is no charge
    shared = len(topic & own)
    if distance == 1 and answer.act == "deny" and not own:
        return 1.5  # "B denied it", "B denied the charge"
    aimed = earlier.target is not None and same_side(cast, earlier.target, answer.speaker)
    if answer.act == "deny" and earlier.act in ("demand", "offer", "propose", "call_for"):
        return 0.0
    if aimed and earlier.act == "accuse" and answer.act == "deny":
        return 2.0 + shared - 0.1 * distance
    if aimed and (shared or distance <= 2):
        return 1.0 + shared - 0.1 * distance
    return shared - 0.1 * distance if shared >= 2 else 0.0


def _topic(parse: Parse, draft: StatementDraft) -> frozenset[str]:
    words: set[str] = set()
    for span in draft.content:
        first, last = parse.tokens_in(span.start, span.end)
        for k in range(first, last):
            if parse.pos[k] in ("NOUN", "VERB", "PROPN") and parse.lemma[k] not in word_set(
                "attribution.general"
            ):
                words.add(parse.lemma[k])
    return frozenset(words)
