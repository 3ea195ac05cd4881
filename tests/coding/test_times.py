"""Times: values in context, what they date, and what must not be read as a time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.time_place_support import read, reader, rows, story_of, token
from trucewatch.coding.times.calendar import pick_weekday, pick_year
from trucewatch.coding.times.clock import story_clock
from trucewatch.coding.times.grammar import matches
from trucewatch.coding.times.scan import number, scan
from trucewatch.coding.times.times import find_times, resolve_time

BAR = 0.97  # share of the list that must come out right; lowered never


def right(row: dict[str, str]) -> bool:
    parse, story = read(row["text"], row["on"])
    start = row["text"].rfind(row["expression"])
    end = start + len(row["expression"])
    found = [m for m in find_times(parse, story).mentions if m.start < end and m.end > start]
    want = row["value"]
    if want == "-":
        return not found or found[0].value is None
    if want.startswith("../"):
        return bool(found) and found[0].value == want[3:] and found[0].from_ in (None, row["on"])
    return any(m.value == want for m in found)


def test_list_of_expressions() -> None:
    every = rows("times.tsv")
    wrong = [(r["text"], r["expression"], r["value"]) for r in every if not right(r)]
    assert len(every) >= 400
    assert 1 - len(wrong) / len(every) >= BAR, wrong


@pytest.mark.parametrize(
    ("text", "on", "low", "high", "precision"),
    [
        ("in late September", "2020-12-12", "2020-09-21", "2020-09-30", "month"),
        ("early this year", "2020-12-12", "2020-01-01", "2020-05-01", "year"),
        ("earlier this year", "2020-12-12", "2020-01-01", "2020-12-12", "year"),
        ("last week", "2020-12-12", "2020-11-30", "2020-12-06", "week"),
        ("since March", "2020-12-12", "2020-03-01", "2020-12-12", "month"),
        ("by Friday", "2020-12-09", "2020-12-09", "2020-12-11", "day"),
        ("the 1990s", "2020-12-12", "1990-01-01", "1999-12-31", "decade"),
        ("overnight", "2020-12-12", "2020-12-11", "2020-12-12", "part_of_day"),
        ("from 9 to 12 May", "2020-12-12", "2020-05-09", "2020-05-12", "day"),
        ("18:00 GMT on Friday", "2020-12-12", "2020-12-11T18:00Z", "2020-12-11T18:00Z", "hour"),
        ("within 48 hours", "2020-12-12", "2020-12-12", "2020-12-14", "duration"),
        ("in 2014", None, "2014-01-01", "2014-12-31", "year"),
    ],
)
def test_first_and_last_day(
    text: str, on: str | None, low: str | None, high: str | None, precision: str
) -> None:
    time = resolve_time(text, on)
    assert (time.from_, time.to, time.precision) == (low, high, precision)


@pytest.mark.parametrize(
    ("text", "value"),
    [("Saturday", "XXXX-WXX-6"), ("on Nov. 10", "XXXX-11-10"), ("in May", "XXXX-05")],
)
def test_without_a_date_days_stay_open(text: str, value: str) -> None:
    time = resolve_time(text, None)
    assert (time.from_, time.to, time.value, time.basis) == (None, None, value, "unknown")


@pytest.mark.parametrize("text", ["on 31 February", "30 February 2021", "February 29, 2023"])
def test_days_that_no_calendar_has(text: str) -> None:
    time = resolve_time(text, "2023-11-08")
    assert time.value is None and time.precision == "undated" and time.reason


@pytest.mark.parametrize(
    "text",
    [
        "The militia has 2000 soldiers in 12 camps.",
        "The club won 3-2 and 5:1 this way.",
        "They may march; they will fall in line and spring into action.",
        "Call 0800 1994 2020 or +1 202 555 0143.",
        "The second attack was worse than the first.",
        "The Sun and the Daily Star ran the story.",
        "Some 1,995 people signed.",
        "Sergeant Jan Toll and April Jones said so.",
        "May Kirui spoke.",
    ],
)
def test_numbers_and_names_are_no_times(text: str) -> None:
    parse, story = read(text)
    found = [m for m in find_times(parse, story).mentions if m.value is not None]
    assert found == []


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("He said on Saturday that rebels attacked the post late Friday.", "said", "2023-11-04"),
        (
            "He said on Saturday that rebels attacked the post late Friday.",
            "attacked",
            "2023-11-03TNI",
        ),
        ("Officials accused the army on Tuesday of shelling a school.", "shelling", None),
        ("Officials accused the army on Tuesday of shelling a school.", "accused", "2023-11-07"),
        ("The army launched an attack late Friday.", "attack", "2023-11-03TNI"),
        ("Clashes erupted on Monday near the border.", "Clashes", "2023-11-06"),
        ("Fighting that began in May has killed hundreds.", "Fighting", "2023-05"),
        ("A deal brokered on 3 May was broken.", "deal", "2023-05-03"),
        ("A deal brokered on 3 May was broken.", "broken", None),
        ("The envoy spoke after the 2022 invasion.", "invasion", "2022"),
        ("Six weeks of fighting ended.", "fighting", "P6W"),
        ("Talks are due to resume on Friday.", "resume", "2023-11-10"),
        ("The minister condemned the attack.", "attack", None),
        ("Leaders from both sides will meet in Geneva on Sunday for talks.", "meet", "2023-11-12"),
        ("He reacted on Monday by blaming the rebels.", "blaming", "2023-11-06"),
        ("Troops were deployed for five years.", "deployed", None),
    ],
)
def test_whose_time_it_is(text: str, word: str, value: str | None) -> None:
    parse, story = read(text)
    time = find_times(parse, story).of(token(parse, word))
    assert (time.value if time else None) == value


def test_the_publication_date_is_never_an_event_time() -> None:
    parse, story = read("Rebels seized the bridge and burned two houses.")
    times = find_times(parse, story)
    assert times.mentions == ()
    assert all(times.of(i) is None for i in range(-1, len(parse) + 1))


def test_a_weekday_only_story() -> None:
    parse, story = read("Shells fell on Saturday.", None, 5)
    time = find_times(parse, story).mentions[0]
    assert (time.value, time.from_, time.basis) == ("XXXX-WXX-6", None, "unknown")


def test_a_date_is_inferred_only_from_a_dated_weekday_of_the_story() -> None:
    parse, story = read("Both sides met on Saturday, Dec. 12, 2020, in Vienna.", None, 5)
    clock = story_clock(story, parse)
    assert (str(clock.day), clock.basis) == ("2020-12-12", "inferred")
    other, unlike = read("Both sides met on Friday, Dec. 11, 2020, in Vienna.", None, 5)
    assert story_clock(unlike, other).day is None


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        (
            "The army said rebels shelled the bridge on Sunday, the worst breach since the truce "
            "was signed on January 14. At 5:20 a.m. they opened fire.",
            "At 5:20 a.m.",
            "2026-03-01T05:20",
        ),
        (
            "The attack on Saturday was the first since a truce of February 3. Shells fell at "
            "dawn.",
            "at dawn",
            "2026-02-28TMO",
        ),
        (
            "The army attacked on Saturday after talks collapsed on Friday. At 3 a.m. tanks moved.",
            "At 3 a.m.",
            "2026-02-28T03:00",
        ),
        (
            "The truce was signed on February 27. At 5:20 a.m. shells fell.",
            "At 5:20 a.m.",
            "2026-02-27T05:20",
        ),
        (
            "They met on Saturday. A truce was signed on Sunday. At 5:20 a.m. shells fell.",
            "At 5:20 a.m.",
            "2026-03-01T05:20",
        ),
    ],
)
def test_an_hour_leans_on_the_day_of_what_is_told(text: str, expression: str, value: str) -> None:
    parse, story = read(text, "2026-03-02")
    start = text.index(expression)
    assert [m.value for m in find_times(parse, story).mentions if m.start >= start] == [value]


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("The day before, gunmen ambushed a patrol.", "2026-02-26"),
        ("Gunmen had ambushed a patrol the night before.", "2026-02-26TNI"),
        ("The previous evening gunmen ambushed a patrol.", "2026-02-26TEV"),
        ("The same night gunmen ambushed a patrol.", "2026-02-27TNI"),
        ("That same evening gunmen ambushed a patrol.", "2026-02-27TEV"),
        ("Four people died. The army answered the same evening.", "2026-02-27TEV"),
        ("The following night gunmen ambushed a patrol.", "2026-02-28TNI"),
        ("The day after, gunmen ambushed a patrol.", "2026-02-28"),
        ("The day before the vote gunmen ambushed a patrol.", None),
        ("They fight day after day.", None),
    ],
)
def test_a_day_is_told_by_its_neighbour(told: str, value: str | None) -> None:
    text = f"Shells hit the market on Friday. {told}"
    parse, story = read(text, "2026-03-02")
    start = text.index("Friday") + len("Friday")
    got = [m.value for m in find_times(parse, story).mentions if m.start >= start]
    assert got[:1] == ([] if value is None else [value])


def test_bare_and_full_spans() -> None:
    text = "Rebels attacked on Saturday."
    parse, story = read(text)
    mention = find_times(parse, story).mentions[0]
    assert mention.text == "on Saturday"
    assert text[mention.bare_start : mention.end] == "Saturday"


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_survived_and_spans_slice_it(text: str) -> None:
    resolve_time(text, "2023-11-08")
    words = scan(text)
    for match in matches(words):
        assert words.start[match.first] < words.end[match.last - 1] <= len(text)


@given(
    st.lists(st.sampled_from("the last first of May 3 - to Friday week ago 1994 , 's two".split()))
)
@settings(max_examples=100, deadline=None)
def test_time_words_in_any_order(words: list[str]) -> None:
    for day in ("2023-11-08", None, "0001-01-01", "9999-12-31"):
        resolve_time(" ".join(words), day)


@given(st.dates(), st.integers(0, 6))
def test_a_weekday_is_at_most_six_days_off(day: object, weekday: int) -> None:
    from datetime import date

    assert isinstance(day, date)
    for direction in (-1, 1):
        picked = pick_weekday(day, weekday, direction)
        if picked is not None:
            assert picked.weekday() == weekday
            assert 0 <= direction * (picked - day).days <= 6


@given(st.dates(), st.integers(1, 12))
def test_a_past_month_is_not_after_the_story(day: object, month: int) -> None:
    from datetime import date

    assert isinstance(day, date)
    if day.year > 1:
        year = pick_year(month, None, day, -1)
        assert (year, month) <= (day.year, day.month)


@pytest.mark.parametrize(
    ("text", "value"),
    [("twenty-four", 24), ("two thousand", 2000), ("one hundred and", 100), ("2,500", 2500)],
)
def test_numbers_in_words(text: str, value: float) -> None:
    found = number(scan(text), 0)
    assert found is not None and found[1] == value


def test_long_hostile_text_takes_bounded_time() -> None:
    import time

    text = "the last first of the 3 - " * 4000
    start = time.process_time()
    for _ in matches(scan(text)):
        pass
    assert time.process_time() - start < 10


def test_story_of_helper_keeps_offsets() -> None:
    story = story_of("A.\n\nB.\n")
    assert [story.text[x.start : x.end] for x in story.lines] == ["A.", "B."]


_WEEKLY = "Osk Monitors. Weekly report, 28 February to 6 March 2026\n"


@pytest.mark.parametrize(
    ("head", "words", "span"),
    [
        (_WEEKLY, "this week", ("2026-02-28", "2026-03-06")),
        (_WEEKLY, "in the previous week", ("2026-02-21", "2026-02-27")),
        (_WEEKLY, "last month", ("2026-02-01", "2026-02-28")),
        ("Osk Monitors. Daily report, 6 March 2026\n", "this week", ("2026-03-02", "2026-03-08")),
        ("The war of 28 February to 6 March 2026\n", "this week", ("2026-03-02", "2026-03-08")),
    ],
)
def test_this_week_is_the_one_a_report_says_it_covers(
    head: str, words: str, span: tuple[str, str]
) -> None:
    story = story_of(f"{head}The monitors counted 41 violations {words}.", "2026-03-06")
    found = find_times(reader().parse(story), story).mentions[-1]
    assert (found.from_, found.to) == span


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Movement of 23 March attacked the post.", []),
        ("The 17 October group shelled the bridge.", []),
        ("Fighters of the 9 June Brigade left.", []),
        ("Members of the March 15 Alliance voted.", []),
        ("The 17 October attack on the bridge was condemned.", ["17 October"]),
        ("On 5 March forces entered the town.", ["5 March"]),
        ("The agreement of 23 March was broken.", ["23 March"]),
        ("A movement of 23 March 2021 across the line was seen.", ["23 March 2021"]),
        ("Since 4 May Party members have been in hiding.", ["4 May"]),
    ],
)
def test_a_day_in_a_name_is_no_date(text: str, found: list[str]) -> None:
    parse, story = read(text)
    got = [
        text[m.bare_start : m.end].removeprefix("The ") for m in find_times(parse, story).mentions
    ]
    assert got == found
