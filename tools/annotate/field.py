"""Compile the field set: sheets in ``field/`` -> ``training/field`` (reports, gold, manifest).

Usage: ``python tools/annotate/field.py [--check]``. Same reader, checks and layout as compile.py;
with ``--check`` nothing is written and the exit code says whether the disk is up to date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml
from check import weekdays
from compile import HERE, compile_sheet, load
from markup import MarkupError

SHEETS = HERE / "field"
TARGET = HERE.parents[1] / "training" / "field"
KINDS = ("stories", "lines", "actors", "places", "times", "agreements", "attributions",
         "events", "contested", "ledger")  # fmt: skip


def outputs() -> dict[Path, str]:
    """All files of the field set by path; raises MarkupError with every faulty sheet."""
    registry = yaml.safe_load((SHEETS / "registry.yaml").read_text(encoding="utf-8"))
    vocabulary, meta = load("vocabulary.yaml"), load("meta.yaml")
    files: dict[Path, str] = {}
    documents, manifest, faults = [], [], []
    for path in sorted(SHEETS.glob("*.ann")):
        try:
            name, text, gold, row = compile_sheet(path, registry, vocabulary, "field")
        except (MarkupError, KeyError) as error:
            faults.append(f"{path.name}: {error}")
            continue
        faults += weekdays(gold)
        files[TARGET / "reports" / name] = text
        documents.append(gold)
        manifest += [row] if row else []
    if faults:
        raise MarkupError("\n".join(faults))
    meta["corpus"] = f"trucewatch field set: {len(documents)} reports written for measuring"
    gold_all = {"meta": meta, "documents": documents}
    files[TARGET / "gold.json"] = json.dumps(gold_all, ensure_ascii=False, indent=1) + "\n"
    rows = [json.dumps(row, ensure_ascii=False) + "\n" for row in manifest]
    files[TARGET / "manifest.jsonl"] = "".join(rows)
    return files


def counts(files: dict[Path, str]) -> str:
    """One line of row counts over all documents."""
    documents = json.loads(files[TARGET / "gold.json"])["documents"]
    totals = {kind: sum(len(doc[kind]) for doc in documents) for kind in KINDS}
    for kind in ("rounds", "mediators", "positions"):
        totals[kind] = sum(len(doc["negotiation"][kind]) for doc in documents)
    return ", ".join(f"{kind} {number}" for kind, number in totals.items())


def main() -> int:
    """Write the field set, or compare it; 0 = done or same, 1 = faults or different."""
    try:
        files = outputs()
    except MarkupError as error:
        print(error, file=sys.stderr)
        return 1
    if "--check" in sys.argv[1:]:
        stale = [p for p, text in files.items()
                 if not p.exists() or p.read_text(encoding="utf-8") != text]  # fmt: skip
        print("\n".join(str(p) for p in stale) or "up to date")
        return 1 if stale else 0
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(counts(files))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
