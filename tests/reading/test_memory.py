"""Answers of a parse are remembered for that parse alone."""

from trucewatch.reading.memory import remembered
from trucewatch.reading.parse import Parse, RawToken, build_parse


def _parse(word: str) -> Parse:
    token = RawToken(0, len(word), word, "X", "X", "ROOT", 0, True)
    return build_parse(word, [("body", 0, len(word), [token])])


def test_each_parse_is_asked_once() -> None:
    asked = []

    @remembered
    def length(parse: Parse, i: int) -> int:
        asked.append(parse.word[i])
        return len(parse.word[i])

    one, same, other = _parse("troops"), _parse("troops"), _parse("guns")
    assert [length(p, 0) for p in (one, one, other, same, one)] == [6, 6, 4, 6, 6]
    assert asked == ["troops", "guns", "troops"]
