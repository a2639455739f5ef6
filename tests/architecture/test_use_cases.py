"""Every act has a permission, one shape, and no positional argument after who asks."""

import importlib
import inspect
from collections.abc import Callable

import pytest

from diagnostic.people import Role
from tests.architecture.repository import name_of, python_files


def acts() -> list[Callable[..., object]]:
    """Every public function of use_cases/."""
    found = []
    for file in python_files("use_cases"):
        if file.name == "__init__.py":
            continue
        module = importlib.import_module(name_of(file).removesuffix(".py").replace("/", "."))
        found += [
            act
            for name, act in inspect.getmembers(module, inspect.isfunction)
            if act.__module__ == module.__name__ and not name.startswith("_")
        ]
    return found


def named(act: Callable[..., object]) -> str:
    return f"{act.__module__}.{act.__name__}"


@pytest.mark.parametrize("act", acts(), ids=named)
def test_every_act_says_who_may(act):
    allowed = getattr(act, "allowed_roles", None)

    assert allowed, f"{named(act)} has no @allow: it would be refused to nobody"
    assert all(isinstance(role, Role) for role in allowed)


@pytest.mark.parametrize("act", acts(), ids=named)
def test_every_act_has_one_shape(act):
    parameters = list(inspect.signature(act).parameters.values())

    assert [parameter.name for parameter in parameters[:2]] == ["uow", "actor"]
    assert {parameter.kind for parameter in parameters[2:]} <= {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("act", acts(), ids=named)
def test_every_act_says_what_it_does(act):
    assert inspect.getdoc(act)


def test_there_are_acts_to_guard():
    assert acts(), "No use case was found: the tests above would prove nothing"
