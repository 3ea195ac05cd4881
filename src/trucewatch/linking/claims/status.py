"""The status of a question, mechanically, from who answers what. Codes: agreements/status.tsv."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.linking.camps.sides import MONITOR, NARRATOR, THIRD, is_anybody, is_nobodys, side_of
from trucewatch.linking.claims.raws import NOT_STATED, OTHERWISE
from trucewatch.records import ActorAnswer, Claim, RangeAnswer


def claim_status(
    kind: str,
    claims: Sequence[Claim],
    doers: frozenset[str] = frozenset(),
    changed: bool = False,
    laid_anew: bool = False,
) -> str:
    """Return the status code of a claim set of ``kind`` with ``claims``.

    ``changed``: somebody has told one thing on one day and another on a later one; ``laid_anew``:
    somebody has laid it to one side on one day and to another, or to none, on a later one, or a
    side has denied that it was and then says so.
    ``doers`` are the sides whose deed is in question: what they tell of themselves and another
    side disbelieves is contested, what others tell and somebody says is untrue is denied.
    """
    if kind != "toll" and all(c.answer == NOT_STATED for c in claims):
        return "monitor_no_blame"
    if kind in ("breach", "responsible", "began"):
        return _blame_status(claims, changed, laid_anew)
    if kind == "toll":
        return _toll_status(claims, changed)
    if kind == "occurred" and (after := _owned_up(claims, laid_anew)):
        return after
    if kind == "occurred" and laid_anew:
        return "changed"
    if kind == "occurred" and _denied(claims, doers):
        return "denied"
    return _plain_status(claims, changed)


def _owned_up(claims: Sequence[Claim], anew: bool = False) -> str | None:
    """Return what has become of an act that a side denied and then admitted (``anew``: in reports
    of later days says was so): ``admitted`` where others had told it, else ``changed``; None where
    nobody did."""
    denying = {c.camp for c in claims if c.answer == "no" and c.camp}
    admitting = {c.camp for c in claims if c.answer == "yes" and (anew or c.act == "concede")}
    admitting &= denying
    if not admitting or denying - admitting:
        return None
    told = {c.camp for c in claims if c.answer == "yes"}
    return "admitted" if told - admitting else "changed"


def _denied(claims: Sequence[Claim], doers: frozenset[str]) -> bool:
    answers = {str(c.answer) for c in claims}
    if not {"yes", "no"} <= answers or answers - {"yes", "no", "not stated"}:
        return False
    told = {c.camp for c in claims if c.answer == "yes"}
    denying = {c.camp for c in claims if c.answer == "no"}
    if doers and not denying & doers:
        return False  # whose deed it is has not denied it: another disbelieves it
    return not told & doers and bool(told - denying)


def _blame_status(claims: Sequence[Claim], changed: bool, laid_anew: bool) -> str:
    blamed = [(c, side_of(c.answer)) for c in claims if isinstance(c.answer, ActorAnswer)]
    # "Gunmen" can be anybody's: who says so blames none that another blames.
    blamed = [b for b in blamed if not is_nobodys(b[0].answer)] or blamed  # type: ignore[arg-type]
    denied = {c.camp for c in claims if c.answer == "no"}
    accused = {s for _, s in blamed}
    otherwise = {c.camp for c in claims if c.answer == OTHERWISE}
    if not blamed:
        return "denied"
    if _admitted(blamed):
        return "admitted"
    if _blame_each_other(blamed):
        return "contested"
    if laid_anew:
        return "changed"
    if accused & denied or (None in accused and denied):
        return "denied"  # "the army" of nobody in particular, and an army denies it
    if accused & otherwise:
        return "contested"
    if changed:
        return "changed"
    if _shared_by_strangers([c for c, _ in blamed]):
        return "corroborated"
    if all(c.claimant.code == NARRATOR for c, _ in blamed):
        return "uncontested"
    answered = any(c.camp in accused for c in claims)
    return "one_side_only" if answered or None in accused else "unanswered"


def _blame_each_other(blamed: Sequence[tuple[Claim, str | None]]) -> bool:
    """Return whether two claimants lay it to different sides; who blames both blames both."""
    told: dict[tuple[str, str], set[str | None]] = {}
    for c, s in blamed:
        if c.claimant.code != NARRATOR:
            told.setdefault((c.claimant.code, c.claimant.name), set()).add(s)
    return len({frozenset(sides) for sides in told.values()}) > 1


def _admitted(blamed: Sequence[tuple[Claim, str | None]]) -> bool:
    """Return whether a side says of itself what others say of it, and lays it to nobody else."""
    own = {s for c, s in blamed if c.camp == s}
    others = {s for c, s in blamed if c.camp != s}
    accusing = {c.camp for c, s in blamed if c.camp != s}
    return bool((own & others) - accusing)


def _toll_status(claims: Sequence[Claim], changed: bool) -> str:
    ranges = [c.answer for c in claims if isinstance(c.answer, RangeAnswer)]
    apart = any(not _meet(a, b) for k, a in enumerate(ranges) for b in ranges[k + 1 :])
    if apart and (changed or _superseded(claims)):
        return "changed"
    if apart and len(_tellers(claims)) > 1:
        return "contested"  # one camp's two figures are of two groups of victims
    counted = [c for c in claims if isinstance(c.answer, RangeAnswer)]
    if _shared_by_strangers(counted):
        return "corroborated"
    return "one_side_only" if len(_camps(counted)) == 1 else "uncontested"


def _superseded(claims: Sequence[Claim]) -> bool:
    """Return whether all who give another number give one that a later figure says it replaces."""
    given = {_ends(c.answer) for c in claims if isinstance(c.answer, RangeAnswer)}
    old = {_ends(c.answer) for c in claims
           if isinstance(c.answer, RangeAnswer) and c.answer.hedge == "former"}  # fmt: skip
    return bool(old) and len(given - old) == 1


def _ends(x: RangeAnswer) -> tuple[float | None, float | None]:
    return x.low, x.high


def _meet(a: RangeAnswer, b: RangeAnswer) -> bool:
    """Return whether two counts can both be right; "about forty" is some more or fewer, too."""
    low = max((x.low or 0.0) * (1 - _slack(x)) for x in (a, b))
    most = [x.high * (1 + _slack(x)) for x in (a, b) if x.high is not None]
    return low <= min(most, default=low)


# What is counted "about", "some" or "roughly" may be out by so much.
_ABOUT = 0.15


def _slack(x: RangeAnswer) -> float:
    return _ABOUT if x.hedge == "about" else 0.0


def _plain_status(claims: Sequence[Claim], changed: bool) -> str:
    if not any(c.answer == "no" for c in claims):  # who leaves it open disputes nothing
        claims = [c for c in claims if c.answer != "not stated"] or claims
    answers = {str(c.answer) for c in claims}
    camps = _camps(claims)
    if len(answers) > 1 and (len(camps) > 1 or {"yes", "no"} <= answers):
        return "contested"  # people of one camp can differ, too
    if changed:
        return "changed"
    if len(camps) == 1 and camps != {None}:
        return "one_side_only"
    return "corroborated" if _shared_by_strangers(claims) else "uncontested"


def _camps(claims: Sequence[Claim]) -> set[str | None]:
    return {c.camp or (None if c.claimant.code == NARRATOR else c.claimant.code) for c in claims}


def _tellers(claims: Sequence[Claim]) -> set[str | None]:
    """Return the camps that answer, those of no camp one by one."""
    alone = {c.claimant.code for c in claims if c.camp in (MONITOR, THIRD)}
    return (_camps(claims) - {MONITOR, THIRD}) | alone


_OFFICES = frozenset({"GOV", "LEG", "UNK"})


def _shared_by_strangers(claims: Sequence[Claim]) -> bool:
    """Return whether camps that do not share a side say the same; the narrator is no camp, nor is a
    mayor apart from the state that says the same, and for who did it no more are residents, doctors
    and others whom anybody can quote (the dead a doctor counts)."""
    camps = {c.camp for c in claims if c.claimant.code != NARRATOR}
    third = {c.claimant.code for c in claims if c.camp in (MONITOR, THIRD)}
    third = {code for code in third if code[3:6] not in _OFFICES or code[:3] not in camps}
    if not all(isinstance(c.answer, RangeAnswer) for c in claims):
        third = {code for code in third if not is_anybody(code)}
    return bool(third) and len(camps - {MONITOR, THIRD}) + len(third) > 1
