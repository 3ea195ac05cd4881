"""Compile the annotation sheets into the bundled corpus, the blind set and the unread set.

Usage: ``python tools/annotate/compile.py [--check]``. With ``--check`` nothing is written; the
exit code says whether what is on the disk is what the sheets give. Any fault stops the run.
"""

from __future__ import annotations

import html
import json
import sys
from pathlib import Path
from typing import Any

import yaml
from build import document
from check import codes, offsets, references, weekdays
from markup import MarkupError, Sheet, parse

import linking

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "src" / "trucewatch" / "corpus"
BLIND = HERE.parents[1] / "training" / "blind"
UNREAD = HERE.parents[1] / "training" / "unread"
TAGS = {"headline": "h1", "subhead": "h2", "summary bullet": "li", "bullet": "li"}


def load(name: str) -> Any:
    """A YAML file of this folder."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


def page(sheet: Sheet) -> str:
    """The HTML page of a sheet: its lines as paragraphs in the template, furniture around."""
    template = (HERE / "src" / sheet.directives["html"]).read_text(encoding="utf-8")
    out = []
    for line in sheet.lines:
        tag = TAGS.get(line.role, "p")
        out.append(f"<{tag}>{html.escape(line.text, quote=False)}</{tag}>")
    return template.replace("{{story}}", "\n".join(out))


def compile_sheet(
    path: Path, registry: Any, vocabulary: Any, part: str = "first"
) -> tuple[str, str, Any, Any]:
    """One sheet -> (file name, file content, gold document, manifest row or None).

    ``part`` is the set that the report belongs to when its sheet names none.
    """
    sheet = parse(path.name, path.read_text(encoding="utf-8"))
    is_html = "html" in sheet.directives
    file = path.stem + (".html" if is_html else ".txt")
    gold = {"set": sheet.directives.get("set", part),
            **document(sheet, file, registry, vocabulary)}  # fmt: skip
    if is_html:
        gold["extracted_text"] = sheet.text
        gold["offsets_into"] = "extracted_text"
    faults = offsets(gold, sheet.text) + references(gold) + codes(gold, vocabulary)
    if faults:
        raise MarkupError(f"{path.name}: " + "; ".join(faults))
    manifest = None
    if "url" in sheet.directives:
        given = sheet.directives
        manifest = {"file": file, "url": given["url"], "date": given["date"], "set": gold["set"]}
        if "title" in given:
            manifest["title"] = given["title"]
    return file, page(sheet) if is_html else sheet.text, gold, manifest


def compile_sheets(paths: list[Path], registry: Any, part: str) -> tuple[dict[str, str], Any, str]:
    """Sheets -> (reports by file name, gold documents, lines of the manifest).

    ``part`` is the set of the reports whose sheet names none. Raises MarkupError with every fault.
    """
    vocabulary = load("vocabulary.yaml")
    reports: dict[str, str] = {}
    documents, manifest, faults = [], "", []
    for path in paths:
        try:
            name, text, gold, row = compile_sheet(path, registry, vocabulary, part)
        except (MarkupError, KeyError) as error:
            faults.append(f"{path.name}: {error!r}")
            continue
        reports[name] = text
        documents.append(gold)
        manifest += json.dumps(row, ensure_ascii=False) + "\n" if row else ""
    if faults:
        raise MarkupError("\n".join(faults))
    return reports, documents, manifest


def as_files(target: Path, reports: dict[str, str], gold: Any, manifest: str) -> dict[Path, str]:
    """The files of a set by path: reports, ``gold.json``, ``manifest.jsonl``."""
    files = {target / "reports" / name: text for name, text in reports.items()}
    files[target / "gold.json"] = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
    files[target / "manifest.jsonl"] = manifest
    return files


def compile_folder(
    sheets: Path, target: Path, given: Any, traps: Any, part: str = "first"
) -> dict[Path, str]:
    """All files of one folder of sheets by path, links included; raises MarkupError.

    ``part`` is the set of the reports whose sheet names none.
    """
    registry = load("registry.yaml")
    reports, documents, manifest = compile_sheets(sorted(sheets.glob("*.ann")), registry, part)
    gold = {"meta": load("meta.yaml"), "documents": documents,
            "linking": linking.build(documents, given, registry), "traps": traps}  # fmt: skip
    faults = linking.faults(gold)
    if faults:
        raise MarkupError("\n".join(faults))
    return as_files(target, reports, gold, manifest)


def compile_unread(sheets: Path, target: Path) -> dict[Path, str]:
    """All files of the unread set by path.

    Sheets ``w1_*.ann`` take their actors, places and agreements from ``registry_w1.yaml``; they are
    linked when there is a ``linking_w1.yaml``, and ``linking.files`` then names their reports.
    """
    reports: dict[str, str] = {}
    documents, manifest, links = [], "", None
    for path in sorted(sheets.glob("registry_*.yaml")):
        registry = yaml.safe_load(path.read_text(encoding="utf-8"))
        writer = path.stem.removeprefix("registry_")
        paths = sorted(sheets.glob(f"{writer}_*.ann"))
        texts, gold, rows = compile_sheets(paths, registry, "unread")
        reports, manifest = reports | texts, manifest + rows
        documents += gold
        given = sheets / f"linking_{writer}.yaml"
        if given.exists():
            links = linked_part(gold, yaml.safe_load(given.read_text(encoding="utf-8")), registry)
    faults = [fault for gold in documents for fault in weekdays(gold)]
    if faults:
        raise MarkupError("\n".join(faults))
    meta = load("meta.yaml")
    meta["corpus"] = f"trucewatch unread set: {len(documents)} reports written for measuring"
    whole = {"meta": meta, "documents": documents, "linking": links}
    return as_files(target, reports, whole, manifest)


def linked_part(documents: list[Any], given: Any, registry: Any) -> Any:
    """The linking gold of some reports of a set, with their ``files``; raises MarkupError."""
    part = {"documents": documents, "linking": linking.build(documents, given, registry)}
    faults = linking.faults(part)
    if faults:
        raise MarkupError("\n".join(faults))
    return {"files": [d["file"] for d in documents], **part["linking"]}


def outputs() -> dict[Path, str]:
    """All files of the bundled corpus, of the blind set and of the unread set, by path."""
    files = compile_folder(HERE / "src", CORPUS, load("linking.yaml"), load("traps.yaml"))
    files |= compile_folder(HERE / "blind", BLIND, load("blind/linking.yaml"), [], part="blind")
    return files | compile_unread(HERE / "unread", UNREAD)


def main() -> int:
    """Write the corpus, or compare it; 0 = done or same, 1 = faults or different."""
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
    print(f"{len(files)} files written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
