"""The hold on threads: the outermost context holds, the last to end lets go."""

import threadpoolctl

from trucewatch.reading.one_thread import OneThread


def _threads() -> list[int]:
    found = threadpoolctl.threadpool_info()
    return [one["num_threads"] for one in found if one["user_api"] == "blas"]


def test_contexts_inside_each_other() -> None:
    hold = OneThread()
    before = _threads()
    with hold:
        with hold:
            assert set(_threads()) <= {1}
        assert set(_threads()) <= {1}
    assert _threads() == before


def test_an_error_lets_go() -> None:
    hold = OneThread()
    before = _threads()
    try:
        with hold:
            raise ValueError
    except ValueError:
        pass
    assert _threads() == before
    with hold:
        assert set(_threads()) <= {1}
    assert _threads() == before
