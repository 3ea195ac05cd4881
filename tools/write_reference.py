"""Write the reference pages of the docs from the code: commands, records, vocabularies.

python tools/write_reference.py          # writes docs/reference/*.md
python tools/write_reference.py --check  # compares only; exit code 1 where a page is out of date
"""

from __future__ import annotations

import inspect
import sys
from enum import Enum
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs" / "reference"
sys.path.insert(0, str(ROOT / "src"))


def commands_page() -> str:
    """The command line, from the commands themselves."""
    import typer

    from trucewatch.views.cli import app

    root = typer.main.get_command(app)
    lines = [
        "# Commands",
        "",
        "Written from the commands by `tools/write_reference.py`; `trucewatch COMMAND --help` says",
        "the same. Exit codes: 0 all well, 1 some input could not be read or an answer was not",
        "found, 2 the command was used wrongly, 3 nothing could be done.",
        "",
    ]
    lines += _command(root, "trucewatch", 2)
    return "\n".join(lines).rstrip() + "\n"


def _command(command: Any, path: str, depth: int) -> list[str]:
    out: list[str] = []
    if hasattr(command, "commands"):
        for name in sorted(command.commands):
            out += _command(command.commands[name], f"{path} {name}", depth)
        return out
    out += [f"{'#' * depth} {path}", "", _text(command.help or ""), ""]
    rows = [_parameter(p) for p in command.params if p.name != "help" and not p.hidden]
    if rows:
        out += ["| | | |", "|---|---|---|", *rows, ""]
    return out


def _text(text: str) -> str:
    return text.replace("\b", "").replace("\f", "").replace("\\[", "[").strip()


def _parameter(p: Any) -> str:
    names = ", ".join(f"`{n}`" for n in (*p.opts, *p.secondary_opts))
    if p.param_type_name == "argument":
        names = f"`{(p.metavar or p.name).upper()}`"
    what = " \\| ".join(f"`{c.value}`" for c in _choices(p.type_descriptor.annotation))
    default = p.default() if callable(p.default) else p.default
    shown = (
        "" if default in (None, False, (), []) or p.required else f" Default: `{_plain(default)}`."
    )
    needed = " Required." if p.required else ""
    help_ = _text(getattr(p, "help", None) or "").replace("|", "\\|").replace("\n", " ")
    return f"| {names} | {what} | {help_}{shown}{needed} |"


def _choices(annotation: Any) -> list[Enum]:
    kind = annotation if isinstance(annotation, type) else None
    return list(kind) if kind is not None and issubclass(kind, Enum) else []


def _plain(value: Any) -> str:
    return str(getattr(value, "value", value))


def records_page() -> str:
    """The fields of every record, from the generated schema."""
    import json

    from trucewatch.records.schema import schema_text

    schema = json.loads(schema_text())
    lines = [
        "# Records",
        "",
        "The fields of every record, as `read --format json` prints and `export` writes them.",
        "The [JSON Schema](records.schema.json) is written from the same types. Offsets count",
        "Unicode code points into the story's text.",
        "",
    ]
    definitions = schema.get("$defs", {})
    for name in sorted(definitions):
        definition = definitions[name]
        properties = definition.get("properties")
        if not properties:
            continue
        note = inspect.cleandoc(definition.get("description") or "").replace("``", "`")
        lines += [f"## {name}", "", note, "", "| field | type |", "|---|---|"]
        lines += [f"| `{field}` | {_type(value)} |" for field, value in properties.items()]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _type(value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " or ".join(_type(v) for v in value["anyOf"])
    if value.get("type") == "array":
        items = value.get("items") or (value.get("prefixItems") or [{}])[0]
        return f"list of {_type(items)}" if isinstance(items, dict) else "list"
    if "enum" in value:
        return ", ".join(f"`{v}`" for v in value["enum"])
    return str(value.get("type", "any"))


def vocabularies_page() -> str:
    """The vocabulary files with their columns and sources."""
    from trucewatch.vocab.tables import table

    data = ROOT / "src" / "trucewatch" / "vocab" / "data"
    lines = [
        "# Vocabularies",
        "",
        "Every table under `src/trucewatch/vocab/data`: what it holds, its columns, its source.",
        "`trucewatch vocab check` reads them all.",
        "",
        "| file | rows | columns | |",
        "|---|---|---|---|",
    ]
    for path in sorted(data.rglob("*.tsv")):
        name = path.relative_to(data).as_posix()
        notes = [
            line.lstrip("# ").strip()
            for line in path.read_text("utf-8").splitlines()
            if line.startswith("#")
        ]
        rows = table(name)
        columns = ", ".join(rows[0]) if rows else ""
        note = " ".join(notes).replace("|", "\\|")
        lines.append(f"| `{name}` | {len(rows)} | {columns} | {note} |")
    return "\n".join(lines).rstrip() + "\n"


PAGES = {
    "cli.md": commands_page,
    "records.md": records_page,
    "vocabularies.md": vocabularies_page,
}


def main() -> int:
    """Write or check the pages; return the exit code."""
    stale = []
    for name, page in PAGES.items():
        path, text = OUT / name, page()
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
    for name in stale:
        print(f"docs/reference/{name} is out of date; run 'make reference'", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
