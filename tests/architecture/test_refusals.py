"""Every refusal has its own key and its place in the tree of its file."""

import re
from types import ModuleType

import pytest

from diagnostic import errors as of_the_diagnosis
from diagnostic.errors import JalonsError
from pathway import errors as of_the_pathway

FILES = (of_the_diagnosis, of_the_pathway)
ROOTS = {
    "JalonsError": "errors.refused",
    "AssessmentError": "errors.assessment",
    "ContentError": "errors.content",
    "AccountError": "errors.account",
    "MeetingError": "errors.meeting",
    "FollowUpError": "errors.follow_up",
}


def refusals(kind: type[JalonsError] = JalonsError) -> list[type[JalonsError]]:
    return [kind, *(found for child in kind.__subclasses__() for found in refusals(child))]


def of_file(file: ModuleType) -> list[type[JalonsError]]:
    return [kind for kind in refusals() if kind.__module__ == file.__name__]


def test_every_refusal_has_its_own_key():
    keys = [kind.key for file in FILES for kind in of_file(file)]

    assert len(set(keys)) == len(keys) > 10
    assert all(re.fullmatch(r"errors\.[a-z_]+", key) for key in keys)


def test_key_of_a_refusal_is_its_name():
    for kind in (kind for file in FILES for kind in of_file(file)):
        words = re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
        assert kind.key == ROOTS.get(kind.__name__, f"errors.{words}")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.__name__)
def test_tree_draws_every_refusal_under_its_parent(file):
    tree = (file.__doc__ or "").split("JalonsError\n")[1].split("\n\n")[0]
    drawn = {}
    for line in tree.splitlines():
        parent, _, children = line.strip().rpartition(":")
        if parent:
            drawn[parent] = "JalonsError"
        for name in children.split("·"):
            drawn[name.strip()] = parent or "JalonsError"

    ours = {kind.__name__: kind.__bases__[0].__name__ for kind in of_file(file)}
    assert drawn == {name: parent for name, parent in ours.items() if name != "JalonsError"}
