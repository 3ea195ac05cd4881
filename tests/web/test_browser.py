"""The tasks that people come for, clicked through in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from selenium.webdriver import ActionChains

from tests.web.browser import Browser, chromium, needed, serving
from tests.web.support import copied, ids

pytestmark = [needed, pytest.mark.slow, pytest.mark.xdist_group("browser")]
# Rules of axe-core whose breach counts as serious.
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def base(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The record served; a copy, as reviewing in the browser writes decisions."""
    with serving(copied(demo, tmp_path_factory.mktemp("browser") / "demo.db")) as address:
        yield address


@pytest.fixture(scope="module")
def session(base: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(base, tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.fixture
def browser(session: Browser) -> Iterator[Browser]:
    """The browser; after each test nothing went out and nothing was complained of."""
    session.size(1280)
    session.dark(False)
    session.requests()
    session.faults()
    yield session
    out = [u for u in session.requests() if not u.startswith((session.base, "data:", "about:"))]
    assert out == []
    faults = [f for f in session.faults() if "/no-page" not in f]
    assert faults == []


def contested(browser: Browser) -> None:
    """Go from the first page to the question on which the most sides, and others, differ."""
    browser.open("/")
    rows = browser.all("[aria-labelledby=contested] > ol > li")
    most = max(rows, key=lambda r: len(r.find_elements("css selector", ".tw-three > div")))
    most.find_element("css selector", "h3 a").click()
    browser.wait(lambda: browser.all("#q-1"))


def test_task_1_show_me_the_sentence(browser: Browser) -> None:
    contested(browser)
    said = browser.words(".tw-claim .tw-said")
    browser.click(".tw-claim .tw-loc")
    browser.wait(lambda: browser.all(".tw-story .line:target p"))
    assert browser.path.startswith("/stories/")
    target = browser.words(".tw-story .line:target p")
    plain = re.sub(r"\d", "", target)
    assert re.sub(r"\d", "", said).split()[0] in plain
    assert browser.all(".tw-why .tw-rules li"), "the rules that fired stand beside it"
    browser.picture("task-1-sentence")


def test_task_2_what_each_side_says(browser: Browser) -> None:
    contested(browser)
    sides = browser.all("#q-1 .tw-side")
    assert len(sides) >= 3
    names = [s.find_element("css selector", "h4").text for s in sides]
    own = [n.splitlines()[0] for n in names[:-1]]
    assert own == sorted(own), "sides stand in alphabetical order"
    assert "is-apart" in (sides[-1].get_attribute("class") or "")
    spoken = [s for s in sides if s.find_elements("css selector", ".tw-said")]
    assert len(spoken) >= 3
    for side in sides:  # a side that says nothing of it is told so
        silent = side.find_elements("css selector", ".answer .tw-absent")
        assert side in spoken or [s.text for s in silent] == ["no statement on this question"]
    browser.picture("task-2-incident")


def open_ledger(browser: Browser, demo: Path) -> None:
    browser.open("/agreements")
    shown = [r for r in browser.all("tbody tr") if r.text]
    most = max(shown, key=lambda r: int(re.sub(r"\D", "", r.text.split()[-1]) or 0))
    most.find_element("css selector", "th a").click()
    browser.wait(lambda: browser.all("#ledger"))


def test_task_3_reported_violations_in_a_week(browser: Browser, demo: Path) -> None:
    open_ledger(browser, demo)
    assert "by week" in browser.words("main")
    before = browser.script("return performance.timeOrigin")
    browser.click(".tw-ledger .cell.has a")
    browser.wait(lambda: browser.all("#open"))
    assert browser.script("return performance.timeOrigin") == before, "opened in place"
    opened = browser.words("#open")
    for word in ("Occurrence", "Violator", "Status", "Realis"):
        assert word in opened
    assert browser.all("#open .tw-said")
    browser.picture("task-3-ledger")
    browser.press("\ue00c")  # Escape
    browser.wait(lambda: not browser.all("#open"))


def test_task_4_what_the_monitor_reported(browser: Browser, demo: Path) -> None:
    rows = []
    for id_ in ids(demo, "agreement"):
        browser.open(f"/agreements/{id_}")
        rows = [r for r in browser.all(".tw-ledger tr[data-camp]") if " monitor" in r.text]
        if rows:
            break
    assert rows and "names nobody" in rows[0].text


def process_with(browser: Browser, demo: Path, css: str) -> None:
    for name in ids(demo, "process"):
        browser.open("/talks/" + quote(name, safe=""))
        if browser.all(css):
            return
    pytest.fail(f"no process has {css}")


def test_task_5_how_a_position_moved(browser: Browser, demo: Path) -> None:
    process_with(browser, demo, ".tw-p .moved")
    row = browser.one("td:has(.moved)")
    row.find_element("css selector", ".tw-hist a").click()
    browser.wait(lambda: browser.all("#history .tw-path li"))
    history = browser.words("#history")
    assert "Moved from" in history and browser.all("#history .tw-said")
    browser.picture("task-5-history")


def test_task_6_where_the_talks_stand(browser: Browser, demo: Path) -> None:
    browser.open("/")
    browser.click(".tw-nav a[href='/talks']")
    browser.wait(lambda: browser.path == "/talks" and browser.all("tbody tr"))
    process_with(browser, demo, ".tw-round.is-planned")
    assert browser.all(".tw-round .tw-loc"), "rounds open their sentences"


def test_task_7_demands_and_offers(browser: Browser, demo: Path) -> None:
    process_with(browser, demo, ".tw-pos td.meet")
    heads = [h.text for h in browser.all(".tw-pos thead th")]
    assert heads[0] == "Issue" and heads[-1].startswith("Where they meet")
    assert browser.all(".tw-pos td.none .tw-absent"), "absence is a value"
    assert all(c.find_elements("css selector", ".tw-loc") for c in browser.all(".tw-p"))
    browser.picture("task-7-positions")


@pytest.mark.parametrize("status", ["contested", "unanswered", "monitor_no_blame"])
def test_task_8_what_is_contested_unanswered_agreed(browser: Browser, status: str) -> None:
    browser.open("/incidents")
    browser.click(f"#f-status option[value={status}]")
    browser.click(".tw-filters button")
    browser.wait(lambda: f"status={status}" in browser.path)
    browser.wait(lambda: browser.all(".tw-rows > li"))


def test_task_9_what_changed_later(browser: Browser) -> None:
    browser.open("/")
    assert "Changed after the fact" in browser.words()
    browser.open("/incidents?status=changed")
    assert browser.all(".tw-rows > li") or "No incident fits" in browser.words()


def test_task_10_who_claimed_first(browser: Browser) -> None:
    contested(browser)
    assert "First to say so: not stated" in browser.words("#q-1")


def test_searching_by_key_and_facet(browser: Browser) -> None:
    browser.open("/key")
    browser.press("/")
    field = browser.one("#find")
    assert browser.script("return document.activeElement.id") == "find"
    field.send_keys("truce\n")
    browser.wait(lambda: browser.path.startswith("/search"))
    before = len(browser.all(".tw-hit"))
    browser.click(".tw-facet input[name=act]")
    browser.click("#facets .tw-btn")
    browser.wait(lambda: "act=" in browser.path and browser.all(".tw-hit"))
    assert 0 < len(browser.all(".tw-hit")) <= before
    browser.click("[data-save]")
    browser.wait(lambda: browser.all("[data-saved] li a"))
    browser.picture("search")


def test_marks_can_be_hidden_and_the_theme_switched(browser: Browser, demo: Path) -> None:
    contested(browser)
    browser.click(".tw-claim .tw-loc")
    browser.wait(lambda: browser.all(".tw-story"))
    colour = "return getComputedStyle(document.querySelector('.tw-story .mk-content:not(.is-both)')).backgroundColor"
    shown = browser.script(colour)
    browser.click("[data-mark=content]")
    assert browser.script(colour) != shown
    paper = "return getComputedStyle(document.body).backgroundColor"
    light = browser.script(paper)
    browser.click("[data-theme-switch]")
    dark = browser.script(paper)
    assert dark != light
    browser.driver.refresh()
    assert browser.script(paper) == dark, "the choice is kept"
    browser.click("[data-theme-switch]")


def test_reviewing_by_keys_and_by_selecting_words(browser: Browser) -> None:
    browser.open("/review")
    first = browser.words(".tw-queue h2")
    browser.press("j")
    browser.wait(lambda: "id=" in browser.path)
    browser.press("2")
    assert browser.script("return document.activeElement.id") == "f-act"
    browser.script("document.activeElement.blur()")
    browser.script(
        "const p = document.querySelector('[data-pick] .line:last-child p');"
        "const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT); const node = walk.nextNode();"
        "const range = document.createRange(); range.setStart(node, 0);"
        "range.setEnd(node, Math.min(5, node.length)); const s = getSelection();"
        "s.removeAllRanges(); s.addRange(range);"
    )
    start = int(
        browser.script(
            "return document.querySelector('[data-pick] .line:last-child p').dataset.start"
        )
    )
    browser.wait(lambda: browser.one("#f-start").get_attribute("value") == str(start))
    browser.script("getSelection().removeAllRanges()")
    browser.open("/review")
    before = len(browser.all(".is-log > li"))
    browser.press("a")
    browser.wait(lambda: len(browser.all(".is-log > li")) > before)
    assert "accepted" in browser.words(".is-log") and first
    browser.press("u")
    browser.wait(lambda: browser.all(".is-log del"))
    browser.picture("review")


TAB, ENTER = "\ue004", "\ue007"
FOCUSED = """
const e = document.activeElement, s = getComputedStyle(e), box = e.getBoundingClientRect();
if (e === document.body) return null;
const seen = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 && box.width > 0;
return [e.outerHTML.slice(0, 120), seen];
"""


@pytest.mark.parametrize("path", ["/", "/incidents", "/map", "/review", "/talks"])
def test_whatever_has_the_focus_shows_it(browser: Browser, path: str) -> None:
    browser.open(path)
    hidden, reached = [], 0
    for _ in range(40):
        ActionChains(browser.driver).send_keys(TAB).perform()
        found = browser.script(FOCUSED)
        if found is None:
            break
        reached += 1
        hidden += [found[0]] if not found[1] else []
    assert reached > 20 and hidden == []


def test_a_contested_question_is_opened_by_keys_alone(browser: Browser) -> None:
    browser.open("/")
    ActionChains(browser.driver).send_keys(TAB, ENTER).perform()  # to the record, past the bar
    for _ in range(12):
        ActionChains(browser.driver).send_keys(TAB).perform()
        if browser.script(
            "return !!document.activeElement.closest('[aria-labelledby=contested] h3')"
        ):
            break
    ActionChains(browser.driver).send_keys(ENTER).perform()
    browser.wait(lambda: browser.path.startswith("/incidents/") and browser.all("#q-1"))


def samples(demo: Path) -> list[str]:
    """One page of each template, the fullest of its kind where that is easy to say."""
    incident = ids(demo, "incident")
    plain = ["/", "/incidents", "/agreements", "/talks", "/stories", "/actors", "/actors/ARM",
             "/map", "/review", "/timeline", "/search?q=truce", "/search?q=zzz", "/sources", "/key", "/api",
             "/no-page"]  # fmt: skip
    own = [f"/incidents/{i}" for i in incident[:3]]
    own += [f"/agreements/{i}" for i in ids(demo, "agreement")[:2]]
    own += ["/talks/" + quote(p, safe="") for p in ids(demo, "process")[:3]]
    own += [f"/stories/{i}" for i in ids(demo, "story")[:2]]
    return plain + own


@pytest.mark.parametrize("width", [390, 320])
def test_no_page_scrolls_sideways_on_a_phone(browser: Browser, demo: Path, width: int) -> None:
    browser.size(width, 800)
    for path in samples(demo):
        browser.open(path)
        wide = browser.script("return document.documentElement.scrollWidth")
        assert wide <= width, (path, wide)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_search_form_comes_before_its_results(browser: Browser, width: int) -> None:
    browser.size(width, 800)
    browser.open("/search?q=truce")
    top = "return document.querySelector(arguments[0]).getBoundingClientRect().top"
    words, hit = (browser.driver.execute_script(top, c) for c in ("#q2", ".tw-hit"))
    assert words < hit
    assert words < 600  # on the first screen of 800
    browser.one("#q2").clear()
    browser.one("#q2").send_keys("army\n")
    browser.wait(lambda: "q=army" in browser.path)
    browser.picture(f"search-{width}")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing_serious(browser: Browser, demo: Path, width: int, dark: bool) -> None:
    axe = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
    browser.size(width)
    browser.dark(dark)
    wrong = []
    for path in samples(demo):
        browser.open(path)
        browser.script(axe)
        found = browser.driver.execute_async_script(
            "const done = arguments[0]; axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',"
            " 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r => done(r.violations.map(v =>"
            " [v.impact, v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))])))"
        )
        wrong += [(path, *v) for v in found if v[0] in SERIOUS]
    assert wrong == []


def test_everything_can_be_done_without_scripts(
    base: str, demo: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with chromium(base, tmp_path_factory.mktemp("plain"), scripts=False) as browser:
        open_ledger(browser, demo)
        browser.click(".tw-ledger .cell.has a")
        browser.wait(lambda: browser.all("#open .tw-said"))
        browser.open("/search?q=truce")
        browser.click(".tw-facet input[name=act]")
        browser.click("#facets .tw-btn")
        browser.wait(lambda: "act=" in browser.path and browser.all(".tw-hit"))
        browser.click(".tw-hit .tw-loc")
        browser.wait(lambda: browser.all(".tw-story"))
        browser.click(".tw-story a.mk-id")
        browser.wait(lambda: browser.all(".tw-why .tw-rules li"))
        assert not browser.one("[data-marks]").is_displayed(), "what needs scripts is not shown"
