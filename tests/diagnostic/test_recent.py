"""What is remembered is what would be computed, and never more of it than was said."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from diagnostic.recent import Recent


def test_same_question_is_computed_once():
    recent, asked = Recent(2), []

    answers = [recent.get("a", lambda: asked.append("a") or len(asked)) for _ in range(3)]

    assert (answers, asked) == ([1, 1, 1], ["a"])


def test_another_question_has_an_answer_of_its_own():
    recent = Recent(2)

    assert [recent.get(key, lambda key=key: key * 2) for key in (1, 2, 1)] == [2, 4, 2]


def test_no_more_is_kept_than_was_said():
    recent = Recent(3)

    for key in range(10):
        recent.get(key, lambda: None)

    assert len(recent) == 3


def test_what_was_unasked_for_longest_is_forgotten_first():
    recent, computed = Recent(2), []
    for key in ("a", "b", "a", "c"):
        recent.get(key, lambda key=key: computed.append(key))

    recent.get("a", lambda: computed.append("a again"))
    recent.get("b", lambda: computed.append("b again"))

    assert computed == ["a", "b", "c", "b again"]


def test_failure_is_remembered_by_nobody():
    recent = Recent(2)
    with pytest.raises(ZeroDivisionError):
        recent.get("a", lambda: 1 // 0)

    assert recent.get("a", lambda: "computed") == "computed"


def test_threads_get_what_they_would_compute():
    recent = Recent(4)

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda n: recent.get(n % 9, lambda: n % 9), range(900)))

    assert found == [n % 9 for n in range(900)]
    assert len(recent) == 4
