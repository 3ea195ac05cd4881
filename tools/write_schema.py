"""Write the JSON Schema of what ``read --format json`` prints into the docs."""

from __future__ import annotations

from pathlib import Path

from trucewatch.records.schema import schema_text

if __name__ == "__main__":
    path = Path(__file__).parents[1] / "docs" / "reference" / "records.schema.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(schema_text(), encoding="utf-8")
    print(path)
