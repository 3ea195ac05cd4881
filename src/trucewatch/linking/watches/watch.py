"""Watches: what a user follows in one conflict, as a YAML file; read, checked, proposed.

``parse_watch`` takes the text of a file and gives a ``Watch`` or the list of what is wrong with it,
each with its place in the file (``camps.Armenia[1]``, its line). Reading files is the views' work.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

import yaml

from trucewatch.linking.agreements.clauses import clauses_of
from trucewatch.linking.camps.sides import (
    MONITOR,
    THIRD,
    Watch,
    WatchedAgreement,
    WatchedIssue,
    WatchRole,
)
from trucewatch.linking.watches.watch_shape import shape_problems, strict_yaml
from trucewatch.vocab.actors import slug
from trucewatch.vocab.agreements import agreement_kinds
from trucewatch.vocab.issues import load_issue_words

KEYS = ("name", "about", "camps", "roles", "agreements", "places", "issues", "sources")
_AGREEMENT = ("name", "aliases", "signed", "kind", "parties", "brokers", "monitors", "text")
_ROLES = ("monitor", "mediator", "host")
CODE = re.compile(r"[A-Z]{3}[A-Z]{0,6}(:[a-z0-9-]+)?|UNK:[a-z0-9-]+")
"""What a code of a side, a body or somebody is."""
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def parse_watch(text: str) -> Watch | tuple[str, ...]:
    """Return the watch that the YAML ``text`` describes, or what is wrong, one line each."""
    data = strict_yaml(text)
    if isinstance(data, tuple):
        return data
    if not isinstance(data, dict):
        return ("a watch is a mapping with the keys " + ", ".join(KEYS),)
    problems = list(shape_problems(data)) or list(_problems(data))
    if not problems:
        return _watch(data)
    lines = _lines(yaml.compose(text, yaml.SafeLoader))
    return tuple(_placed(p, lines) for p in problems)


def _lines(node: yaml.Node | None, path: str = "") -> dict[str, int]:
    """Return by its path (``camps.Armenia[1]``) the line on which each part of a file begins."""
    out: dict[str, int] = {}
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            own = f"{path}.{key.value}" if path else str(key.value)
            out |= {own: key.start_mark.line + 1} | _lines(value, own)
    elif isinstance(node, yaml.SequenceNode):
        for k, value in enumerate(node.value):
            own = f"{path}[{k}]"
            out |= {own: value.start_mark.line + 1} | _lines(value, own)
    return out


def _placed(problem: str, lines: dict[str, int]) -> str:
    """Return what is wrong with the line that it stands on, or on which its list begins."""
    path = problem.partition(": ")[0]
    while path not in lines and path:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return f"{problem} (line {lines[path]})" if path else problem


def _problems(data: dict[Any, Any]) -> Iterator[str]:
    for key in data:
        if key not in KEYS:
            yield f"{key}: no such key; there are: {', '.join(KEYS)}"
    if not data.get("name"):
        yield "name: give the process a name"
    yield from _camp_problems(data.get("camps", {}))
    for k, role in enumerate(_list(data, "roles")):
        if not isinstance(role, dict) or role.get("role") not in _ROLES:
            given = f"; '{role.get('role')}' is no role" if isinstance(role, dict) else ""
            wanted = f"give who (a code), role ({', '.join(_ROLES)}) and affiliation"
            yield f"roles[{k}]: {wanted}{given}"
        else:
            yield from _code_problems(f"roles[{k}].who", role.get("who"))
    for k, agreement in enumerate(_list(data, "agreements")):
        yield from _agreement_problems(f"agreements[{k}]", agreement)
    issues = {i.issue for i in load_issue_words().issues}
    for k, issue in enumerate(_list(data, "issues")):
        if isinstance(issue, dict):
            yield from _issue_problems(f"issues[{k}]", issue)
        elif str(issue) not in issues:
            yield f"issues[{k}]: no issue '{issue}'; there are: {', '.join(sorted(issues))}"


def _list(data: dict[Any, Any], key: str) -> list[Any]:
    found = data.get(key) or []
    return found if isinstance(found, list) else []


def _camp_problems(camps: Any) -> Iterator[str]:
    if not isinstance(camps, dict):
        yield "camps: give a mapping, camp: [codes]"
        return
    seen: dict[str, str] = {}
    for camp, members in camps.items():
        if camp in (MONITOR, THIRD):
            yield f"camps.{camp}: the record's own word for those of no camp; choose another name"
        if not isinstance(members, list) or not members:
            yield f"camps.{camp}: give the codes of its members as a list"
            continue
        for k, code in enumerate(members):
            yield from _code_problems(f"camps.{camp}[{k}]", code)
            other = seen.setdefault(str(code), str(camp))
            if other != str(camp):
                yield f"camps.{camp}[{k}]: {code} is in the camp '{other}' already"


def _code_problems(where: str, code: Any) -> Iterator[str]:
    if not isinstance(code, str) or not CODE.fullmatch(code):
        yield f"{where}: '{code}' is no code; write ARM, ARMGOV or YEMREB:houthis (resolve actor)"


def _issue_problems(where: str, issue: dict[Any, Any]) -> Iterator[str]:
    """Yield what is wrong with an issue of the user's own: it needs a name and words."""
    if not isinstance(issue.get("name"), str) or not slug(issue["name"]):
        yield f"{where}.name: give the issue a name"
    words = issue.get("words")
    if not isinstance(words, list) or not words or not all(isinstance(w, str) for w in words):
        yield f"{where}.words: give the words that show it as a list"
    for key in issue:
        if key not in ("name", "words"):
            yield f"{where}.{key}: no such key; there are: name, words"


def _own_issue(row: dict[str, Any]) -> WatchedIssue:
    words = tuple(dict.fromkeys(w.strip().lower() for w in row["words"] if w.strip()))
    return WatchedIssue(slug(row["name"]).replace("-", "_"), words)


def _agreement_problems(where: str, agreement: Any) -> Iterator[str]:
    if not isinstance(agreement, dict) or not agreement.get("name"):
        yield f"{where}: give a mapping with a name"
        return
    for key in agreement:
        if key not in _AGREEMENT:
            yield f"{where}.{key}: no such key; there are: {', '.join(_AGREEMENT)}"
    signed = agreement.get("signed")
    if signed is not None and not is_date(_iso(signed)):
        yield f"{where}.signed: '{signed}' is no date; write YYYY-MM-DD, YYYY-MM or YYYY"
    kind, kinds = agreement.get("kind", "other"), agreement_kinds()
    if not isinstance(kind, str) or kind not in kinds:
        known = ", ".join(sorted(kinds - {"other"}))
        yield f"{where}.kind: '{kind}' is no kind of agreement; write other, or one of: {known}"
    for key in ("parties", "brokers", "monitors"):
        for k, code in enumerate(_list(agreement, key)):
            yield from _code_problems(f"{where}.{key}[{k}]", code)


def is_date(text: str) -> bool:
    """Tell whether a text is a day, a month or a year that a calendar has."""
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def _iso(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _watch(data: dict[Any, Any]) -> Watch:
    return Watch(
        name=data["name"].strip(),
        camps={str(c): tuple(m) for c, m in data.get("camps", {}).items()},
        about=str(data.get("about") or ""),
        roles=tuple(
            WatchRole(r["who"], r["role"], str(r.get("affiliation") or ""))
            for r in _list(data, "roles")
        ),
        agreements=tuple(map(_agreement, _list(data, "agreements"))),
        places=tuple(map(str, _list(data, "places"))),
        issues=tuple(
            _own_issue(i).issue if isinstance(i, dict) else i for i in _list(data, "issues")
        ),
        sources=tuple(map(str, _list(data, "sources"))),
        own_issues=tuple(_own_issue(i) for i in _list(data, "issues") if isinstance(i, dict)),
    )


def _agreement(row: dict[str, Any]) -> WatchedAgreement:
    signed = row.get("signed")
    names = [row["name"], *_list(row, "aliases")]
    return WatchedAgreement(
        name=row["name"],
        aliases=tuple(str(n).lower() for n in names),
        signed=None if signed is None else _iso(signed),
        kind=str(row.get("kind") or "other"),
        parties=tuple(_list(row, "parties")),
        brokers=tuple(_list(row, "brokers")),
        monitors=tuple(_list(row, "monitors")),
        clauses=clauses_of(str(row.get("text") or "")),
    )
