"""Every refusal has its own key and its place in the tree."""

import re

from diagnostic import errors
from diagnostic.errors import JalonsError, UnknownOption


def refusals(kind: type[JalonsError] = JalonsError) -> list[type[JalonsError]]:
    return [kind, *(found for child in kind.__subclasses__() for found in refusals(child))]


OURS = [kind for kind in refusals() if kind.__module__ == errors.__name__]


def test_every_refusal_has_its_own_key():
    keys = [kind.key for kind in OURS]

    assert len(set(keys)) == len(OURS) > 10
    assert all(re.fullmatch(r"errors\.[a-z_]+", key) for key in keys)


def test_key_of_a_refusal_is_its_name():
    roots = {"JalonsError": "errors.refused", "AssessmentError": "errors.assessment"}
    roots |= {"ContentError": "errors.content", "AccountError": "errors.account"}
    roots |= {"MeetingError": "errors.meeting"}

    for kind in OURS:
        words = re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
        assert kind.key == roots.get(kind.__name__, f"errors.{words}")


def test_tree_draws_every_refusal_under_its_parent():
    tree = (errors.__doc__ or "").split("JalonsError\n")[1].split("\n\n")[0]
    drawn = {"JalonsError": "Exception"}
    for line in tree.splitlines():
        parent, _, children = line.strip().rpartition(":")
        if parent:
            drawn[parent] = "JalonsError"
        for name in children.split("·"):
            drawn[name.strip()] = parent or "JalonsError"

    assert drawn == {kind.__name__: kind.__bases__[0].__name__ for kind in OURS}


def test_refusal_carries_what_its_sentence_needs():
    refusal = UnknownOption(item="phone", option="sometimes")

    assert refusal.details == {"item": "phone", "option": "sometimes"}
    assert refusal.args == ("errors.unknown_option", refusal.details)
