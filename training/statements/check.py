"""Check the annotated reports of this folder and compile them into JSON lines.

Markup (a report opens with ``# id: slug; genre: ...``, reports end at ``=====``): inline tags
``[s1 Officials] [c1=assert said] [q1 that ...]`` for source, cue and content of attribution 1.
Pieces of one role carry the same number; one span may serve several attributions
(``[s1,2 They] [c1,2=accuse traded accusations] ...``); tags nest. An attribution without a cue
carries its act on the content or the source. ``[word]`` without a number is plain text.
Offsets are code points of the text without markup.

Usage: ``python check.py [--out FILE] [--cues] [FILE ...]`` (default: every ``*.txt`` here).
Exit status 1 when a report breaks a rule.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ACTS = frozenset(
    "assert accuse deny confirm threaten warn demand call_for offer propose concede reject "
    "guarantee agree announce_plan assess_positive assess_negative doubt describe "
    "report_no_blame withhold_blame".split()
)
ROLES = {"s": "source", "c": "cue", "q": "content"}
OPEN = re.compile(r"\[([scq])(\d+(?:,\d+)*)(?:=([a-z_]+))? ")
HEAD = re.compile(r"^# id: ([a-z0-9_-]+); genre: (.+)$")
SEPARATOR = re.compile(r"^=====\s*$", re.MULTILINE)


@dataclass
class Attribution:
    """Pieces of one attribution as [start, end) pairs, and its act."""

    source: list[list[int]] = field(default_factory=list)
    cue: list[list[int]] = field(default_factory=list)
    content: list[list[int]] = field(default_factory=list)
    act: str = ""


@dataclass
class Report:
    """One report: its name, clean text, attributions by number and the rules it breaks."""

    doc: str
    genre: str
    text: str
    attributions: dict[int, Attribution]
    errors: list[str]


def parse_body(body: str) -> tuple[str, dict[int, Attribution], list[str]]:
    """Strip the markup of one report; give clean text, attributions and errors."""
    out: list[str] = []
    found: dict[int, Attribution] = {}
    errors: list[str] = []
    stack: list[tuple[str, tuple[int, ...], int] | None] = []
    length = position = 0
    while position < len(body):
        opening = OPEN.match(body, position)
        if opening:
            numbers = tuple(int(n) for n in opening[2].split(","))
            stack.append((ROLES[opening[1]], numbers, length))
            for number in numbers:
                _set_act(found.setdefault(number, Attribution()), opening[3], number, errors)
            position = opening.end()
            continue
        char = body[position]
        if char == "[":
            stack.append(None)
        elif char == "]":
            if not stack:
                errors.append(f"']' closes nothing near {body[max(0, position - 30) : position]!r}")
            closed = stack.pop() if stack else None
            if closed is not None:
                role, numbers, start = closed
                for number in numbers:
                    getattr(found[number], role).append([start, length])
                position += 1
                continue
        out.append(char)
        length += 1
        position += 1
    errors.extend("tag not closed" for _ in stack)
    return "".join(out), found, errors


def _set_act(attribution: Attribution, act: str | None, number: int, errors: list[str]) -> None:
    if act is None:
        return
    if act not in ACTS:
        errors.append(f"{number}: unknown act {act!r}")
    if attribution.act and attribution.act != act:
        errors.append(f"{number}: two acts {attribution.act}, {act}")
    attribution.act = act


def rules_broken(text: str, found: dict[int, Attribution]) -> list[str]:
    """Faults of the attributions of one report, in words."""
    faults = []
    for number, attribution in sorted(found.items()):
        if not attribution.act:
            faults.append(f"{number}: no act")
        if not attribution.content:
            faults.append(f"{number}: no content")
        if not attribution.source and not attribution.cue:
            faults.append(f"{number}: neither source nor cue")
        for role in ROLES.values():
            for start, end in getattr(attribution, role):
                piece = text[start:end]
                if not piece or piece != piece.strip():
                    faults.append(f"{number}: {role} {piece!r} empty or with blank at its edge")
                if role == "cue" and len(piece.split()) > 8:
                    faults.append(f"{number}: cue of more than 8 words {piece!r}")
                if role == "content" and piece.endswith((" and", " but")):
                    faults.append(f"{number}: content ends in a conjunction {piece[-30:]!r}")
        faults.extend(f"{number}: {fault}" for fault in _overlaps(attribution))
    return faults


def _overlaps(attribution: Attribution) -> list[str]:
    pieces = sorted(attribution.source + attribution.cue + attribution.content)
    return [
        f"own pieces overlap at {left} {right}"
        for left, right in itertools.pairwise(pieces)
        if right[0] < left[1]
    ]


def read_reports(path: Path) -> list[Report]:
    """All reports of one file, each with its errors."""
    reports = []
    for section in SEPARATOR.split(path.read_text(encoding="utf-8")):
        lines = section.strip("\n").split("\n", 1)
        if not lines[0].strip() and len(lines) == 1:
            continue
        head = HEAD.match(lines[0])
        if head is None:
            reports.append(Report(path.name, "", "", {}, [f"bad first line {lines[0][:60]!r}"]))
            continue
        text, found, errors = parse_body(lines[1].strip() if len(lines) > 1 else "")
        errors += rules_broken(text, found)
        reports.append(Report(head[1], head[2], text, found, errors))
    return reports


def as_record(report: Report) -> dict[str, object]:
    """The JSON-ready form of one report, attributions in order of their first span."""
    rows = [
        {
            "source": sorted(a.source),
            "cue": sorted(a.cue),
            "content": sorted(a.content),
            "act": a.act,
        }
        for a in sorted(
            report.attributions.values(), key=lambda a: min(a.source + a.cue + a.content)
        )
    ]
    return {"doc": report.doc, "text": report.text, "attributions": rows}


def _quote_kind(report: Report, attribution: Attribution) -> str:
    content = " ".join(report.text[s:e] for s, e in attribution.content)
    if not re.search(r"[“”\"«»]|(?<!\w)[‘']", content):
        return "indirect"
    return "direct" if content.lstrip()[0] in "“\"«‘'" else "mixed"


def statistics(reports: list[Report], list_cues: bool) -> list[str]:
    """Lines with the counts a writer needs to keep the spread."""
    cues: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    for report in reports:
        for attribution in report.attributions.values():
            acts[attribution.act] += 1
            kinds[_quote_kind(report, attribution)] += 1
            kinds["no source"] += not attribution.source
            kinds["no cue"] += not attribution.cue
            kinds["content in pieces"] += len(attribution.content) > 1
            cues[" … ".join(report.text[s:e].lower() for s, e in attribution.cue)] += 1
    words = sum(len(r.text.split()) for r in reports)
    total = sum(acts.values())
    lines = [f"{len(reports)} reports, {words} words, {total} attributions, {len(cues)} cue forms"]
    lines += [f"  {name}: {n} ({n / max(1, total):.1%})" for name, n in kinds.most_common()]
    lines.append("  acts: " + ", ".join(f"{a} {n}" for a, n in acts.most_common()))
    if list_cues:
        lines += [f"  {n:4d} {cue}" for cue, n in cues.most_common()]
    return lines


def main() -> int:
    """Check, print faults and counts, write the compiled file when asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--out", type=Path, help="write JSON lines here")
    parser.add_argument("--cues", action="store_true", help="list the cues")
    options = parser.parse_args()
    paths = options.files or sorted(Path(__file__).parent.glob("*.txt"))
    reports = [report for path in paths for report in read_reports(path)]
    names = Counter(report.doc for report in reports)
    faults = [f"{r.doc}: {error}" for r in reports for error in r.errors]
    faults += [f"{doc}: id used {n} times" for doc, n in names.items() if n > 1]
    if options.out:
        rows = [json.dumps(as_record(r), ensure_ascii=False) for r in reports]
        options.out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join([*faults, *statistics(reports, options.cues)]) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
