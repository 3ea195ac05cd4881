"""Ways barred and opened, by what somebody is kept from or let do; for free text.

"Prevented lorries from entering the town", "kept the road shut", "refused to let the convoy
through" are each one barring: what did not come of it is no act beside it.
"""

from __future__ import annotations

from trucewatch.coding.events.lexicon import Reading
from trucewatch.coding.events.syntax import OBJECTS, modality
from trucewatch.coding.events.taken import Taken
from trucewatch.vocab.words import word_set

_KEEPING = frozenset({"prevent", "stop", "block", "bar", "keep", "hinder", "prohibit", "forbid"})
_REFUSING = frozenset({"refuse", "decline"})
_GETTING = frozenset({"proceed", "go", "get", "continue", "move"})
_THROUGH = frozenset({"through", "past", "in", "by", "pass", "into", "inside"})
_SHUT = frozenset({"shut", "closed", "close", "blocked", "sealed", "block", "seal"})
_OPENING = frozenset({"open", "reopen", "resume"})
_RESUMED = frozenset("delivery convoy ferry traffic distribution supply evacuation".split())
_OPENED = frozenset(
    "corridor crossing road route border gate checkpoint bridge highway way airport port".split()
)
_HOURS = frozenset({"hour", "minute", "overnight"})
_CLOSING = frozenset({"close", "shut", "seal", "block", "reopen", "open", "remain", "stay", "cut"})
_STANDING = frozenset({"remain", "stay", "stand"})
_WITHHOLDING = frozenset({"keep", "hold"})


class Ways(Taken):
    """Readings of verbs that bar somebody's way or let him pass."""

    def _barring(self, v: int, lemma: str) -> Reading | None:
        """Return the reading of a verb that bars a way, None where it does not."""
        if self.pair or modality(self.p, v).negated:
            return None
        steps = (self._opens, self._kept_out, self._kept_shut, self._held_for, self._stands_shut)
        return next((found for step in steps if (found := step(v, lemma))), None)

    def _for_a_day_out(self, v: int, lemma: str) -> bool:
        """ "Closed the bridge for a marathon", "for repairs": nobody's way is barred."""
        p = self.p
        causes = (c for c in p.children[v] if p.lower[c] in ("for", "during", "after", "by"))
        told = {p.lemma[d] for c in causes for d in p.children[c] if p.dep[d] == "pobj"}
        return lemma in _CLOSING and not told.isdisjoint(word_set("events.days_out"))

    def _kept_out(self, v: int, lemma: str) -> Reading | None:
        """ "Prevented observers from crossing", "kept lorries from reaching the camp"."""
        p = self.p
        if lemma not in _KEEPING:
            return None
        going = [
            d for c in p.children[v] for d in (c, *p.children[c])
            if p.dep[d] in ("pcomp", "xcomp") and p.lemma[d] in self.table.groups["access"]
            and (d == c or p.lower[c] == "from")
        ]  # fmt: skip
        kept = [c for c in p.children[v] if p.dep[c] in (*OBJECTS, "nsubjpass")]
        kept += [d for c in going for d in p.children[c] if p.dep[d] == "nsubj"]
        if not going or not any(self._may_pass(c) for c in kept):
            return None
        return Reading("COERCE", "restrict", 2, (f"op:{lemma}-access",), "b", "", tuple(going))

    def _may_pass(self, n: int) -> bool:
        """Whether a noun is who or what goes on ways: people, convoys, relief."""
        words = self.table.classes["passing"] | self.table.classes["human"]
        goers = word_set("events.onlookers", "events.goers", "events.supplies")
        return self.p.lemma[n] in words | goers

    def _kept_shut(self, v: int, lemma: str) -> Reading | None:
        """ "Has kept the road shut": one barring, told by two verbs."""
        p = self.p
        if lemma not in _WITHHOLDING:
            return None
        for c in p.children[v]:
            ways = (c, *p.children[c])
            shut = [d for d in ways if p.lower[d] in _SHUT and p.dep[d] in _STATES]
            of = [d for d in ways if p.lemma[d] in word_set("places.ways_told", "places.kinds")]
            if shut and of:
                return Reading("COERCE", "restrict", 2, (f"op:{lemma}-shut-access",), "b", "",
                               tuple(shut))  # fmt: skip
        return None

    def _opens(self, v: int, lemma: str) -> Reading | None:
        """ "The crossing reopened", "a corridor out of the town opened at nine"."""
        p = self.p
        if lemma not in _OPENING or any(p.dep[c] in OBJECTS for c in p.children[v]):
            return None
        opened = _RESUMED if lemma == "resume" else _OPENED
        of = [c for c in p.children[v] if p.dep[c] == "nsubj" and p.lemma[c] in opened]
        new = any(p.lower[d] == "new" for c in of for d in p.children[c])
        if not of or new or (lemma == "open" and p.tag[v] == "VB"):
            return None
        return Reading("RETREAT", "access", 1.5, (f"op:{lemma}-access",), "b", "rev")

    def _held_for(self, v: int, lemma: str) -> Reading | None:
        """ "Held the team for three hours", "was held overnight at a post": held up, not caught."""
        p = self.p
        if lemma != "hold":
            return None
        passing = self.table.classes["passing"]
        held = [c for c in p.children[v] if p.dep[c] in (*OBJECTS, "nsubjpass")]
        hours = any(
            p.lemma[d] in _HOURS
            for c in p.children[v] if p.lower[c] in ("for", "some", "overnight", "more")
            for d in (c, *p.children[c])
        )  # fmt: skip
        hours = hours or any(p.lower[c] == "since" for c in p.children[v])
        if not hours or not any(p.lemma[c] in passing for c in held):
            return None
        return Reading("COERCE", "restrict", 2, ("op:hold-for-access",), "b")

    def _stands_shut(self, v: int, lemma: str) -> Reading | None:
        """ "The port remains closed": a way, not a shop."""
        p = self.p
        if lemma not in _STANDING:
            return None
        shut = [c for c in p.children[v] if p.lower[c] in _SHUT and p.dep[c] in _STATES]
        of = [c for c in p.children[v] if p.dep[c] == "nsubj"]
        if not shut or not any(p.lemma[c] in word_set("places.ways_told") for c in of):
            return None
        return Reading("COERCE", "restrict", 1.5, (f"op:{lemma}-shut-access",), "b", "rev",
                       tuple(shut))  # fmt: skip

    def _not_let(self, v: int, lemma: str) -> Reading | None:
        """ "Has not been allowed to cross", "refused to let the trucks pass"."""
        p = self.p
        under = [c for c in p.children[v] if p.dep[c] in ("xcomp", "ccomp")]
        let: list[int] = []
        if lemma in _REFUSING:
            let = [c for c in under if self.group(c, "letting")]
            under = [d for c in let for d in p.children[c] if p.dep[d] in ("xcomp", "ccomp")]
            loose = [d for c in let for d in p.children[c] if p.dep[d] in ("prt", "advmod", "prep")]
            rule = "op:refuse-access"
        elif not modality(p, v).negated:
            return None
        else:
            loose = [d for d in p.children[v] if p.dep[d] in ("prt", "advmod", "prep")]
            loose = [] if modality(p, v).future else loose  # "would not let them in": a refusal
            rule = "op:not-let"
        going = [c for c in under if p.lemma[c] in self.table.groups["access"] | _GETTING]
        going += [c for c in (*under, *loose) if p.lower[c] in _THROUGH]
        if not going:
            return None
        content = (*let, *going)
        return Reading("COERCE", "restrict", 2, (rule,), "b", "", content, None, content)


_STATES = frozenset({"acl", "oprd", "ccomp", "xcomp", "acomp", "amod"})
