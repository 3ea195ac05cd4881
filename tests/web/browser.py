"""A headless Chromium on a server of the demo record, in which no request may leave the machine."""

from __future__ import annotations

import json
import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from trucewatch.views.web.app import create_app
from trucewatch.views.web.settings import Settings

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--disable-dev-shm-usage",
)
WAIT = 30
# Where pictures are put when somebody wants to look at them.
PICTURES = os.environ.get("TRUCEWATCH_PICTURES")


def missing() -> str:
    """Why no browser can be started, "" when one can."""
    names = ("chromium", "chromedriver")
    absent = [n for n in names if shutil.which(n) is None]
    return (
        f"{' and '.join(absent)} not installed (Debian: chromium, chromium-driver)"
        if absent
        else ""
    )


@contextmanager
def serving(record: Path, **settings: Any) -> Iterator[str]:
    """Serve ``record`` on a free port; give the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = create_app(Settings(record, port=port, user="tester", **settings))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + WAIT
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(WAIT)


class Browser:
    """What the tests do in a page."""

    def __init__(self, driver: webdriver.Chrome, base: str) -> None:
        self.driver, self.base = driver, base

    def open(self, path: str) -> None:
        self.driver.get(self.base + path)

    def size(self, width: int, height: int = 900) -> None:
        values = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", values)

    def dark(self, on: bool) -> None:
        feature = {"name": "prefers-color-scheme", "value": "dark" if on else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def one(self, css: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def words(self, css: str = "main") -> str:
        return self.one(css).text

    def click(self, css: str) -> None:
        element = self.one(css)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def press(self, key: str) -> None:
        self.one("body").send_keys(key)

    def wait(self, what: Any) -> Any:
        return WebDriverWait(self.driver, WAIT).until(lambda _: what())

    @property
    def path(self) -> str:
        return self.driver.current_url.removeprefix(self.base)

    def script(self, code: str, *values: Any) -> Any:
        return self.driver.execute_script(code, *values)

    def requests(self) -> list[str]:
        """The addresses that were asked for since the last call."""
        found = []
        for row in self.driver.get_log("performance"):
            message = json.loads(row["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        return found

    def faults(self) -> list[str]:
        """What the browser complained of since the last call."""
        return [
            row["message"] for row in self.driver.get_log("browser") if row["level"] == "SEVERE"
        ]

    def picture(self, name: str) -> None:
        if not PICTURES:
            return
        height = self.script("return document.documentElement.scrollHeight")
        width = self.script("return innerWidth")
        self.size(width, min(height, 4000))
        self.driver.save_screenshot(str(Path(PICTURES) / f"{name}.png"))
        self.size(width)


@contextmanager
def chromium(base: str, profile: Path, *, scripts: bool = True) -> Iterator[Browser]:
    """A browser with a profile of its own."""
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    if not scripts:
        settings = {"profile.managed_default_content_settings.javascript": 2}
        options.add_experimental_option("prefs", settings)
    service = Service(shutil.which("chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    driver.set_page_load_timeout(60)
    try:
        yield Browser(driver, base)
    finally:
        driver.quit()


needed = pytest.mark.skipif(bool(missing()), reason=missing() or "there")
