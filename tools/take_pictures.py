"""Take the two pictures of the README anew, from the bundled reports, in the system's Chromium.

    python tools/take_pictures.py

Writes docs/images/incident.png (the most disputed question) and story.png (the
story that it is told in, with why one statement is what it is).
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402
from PIL import Image  # noqa: E402
from tests.web.browser import Browser, chromium, missing, serving  # noqa: E402

from trucewatch.records import Incident, Statement  # noqa: E402
from trucewatch.store import pages_common  # noqa: E402
from trucewatch.store.queries import rows  # noqa: E402
from trucewatch.store.record import Record  # noqa: E402
from trucewatch.views.claims import most_disputed  # noqa: E402
from trucewatch.views.demo import run_demo  # noqa: E402
from trucewatch.views.screen import Screen  # noqa: E402

WIDTH, SIZES = 1180, {"incident": 1000, "story": 860}


def addresses(path: Path) -> dict[str, str]:
    """Return the address of each picture's page in the record at ``path``."""
    with Record(path, read_only=True) as record:
        incidents = [msgspec.convert(r, Incident) for r in rows(record, "incidents")]
        found = most_disputed(incidents)
        assert found is not None, "nothing in the bundled reports is disputed"
        incident, claim_set = found
        ids = [i for c in claim_set.claims for i in c.statement_ids]
        said = pages_common.by_ids(record, Statement, ids)
        monitor = next((said[i] for i in ids if said[i].act == "report_no_blame"), said[ids[0]])
    return {
        "incident": f"/incidents/{incident.id}",
        "story": f"/stories/{monitor.story_id}?why={monitor.id}",
    }


def take(browser: Browser, name: str) -> None:
    """Write a picture of the page that is open, in 256 colours."""
    picture = Image.open(io.BytesIO(browser.driver.get_screenshot_as_png())).convert("RGB")
    picture.quantize(256).save(ROOT / "docs" / "images" / f"{name}.png", optimize=True)


def main() -> None:
    """Make a record of the bundled reports, open its pages, take the pictures."""
    if missing():
        raise SystemExit(missing())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        run_demo(Screen(), path, quiet=True)
        with serving(path) as base, chromium(base, Path(folder) / "profile") as browser:
            for name, address in addresses(path).items():
                browser.size(WIDTH, SIZES[name])
                browser.open(address)
                take(browser, name)
                print(f"docs/images/{name}.png  {address}")


if __name__ == "__main__":
    main()
