"""Who may do what, and whose records they may see: each permission written once, as a sentence.

`@allow` is the check, the `Scope` handed to the store is the filter. What is not said to be
allowed is refused.
"""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import ParamSpec, TypeVar

from diagnostic.errors import Forbidden
from diagnostic.people import NOBODY, Actor, Role, Scope

P = ParamSpec("P")
R = TypeVar("R")


def allow(*roles: Role) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Only an actor with one of these roles passes; everybody else meets `Forbidden`.

    The roles stay readable on the function as `allowed_roles`, so that a test can read the table.
    """
    allowed = frozenset(roles)

    def guard(act: Callable[P, R]) -> Callable[P, R]:
        place = list(signature(act).parameters).index("actor")

        @wraps(act)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            actor = kwargs["actor"] if "actor" in kwargs else _at(args, place)
            if not isinstance(actor, Actor) or not actor.roles & allowed:
                raise Forbidden(act=act.__name__)
            return act(*args, **kwargs)

        vars(guarded)["allowed_roles"] = allowed
        return guarded

    return guard


def _at(args: tuple[object, ...], place: int) -> object:
    return args[place] if place < len(args) else None


def own_record(actor: Actor) -> Scope:
    """A learner reads their own record, and no other."""
    return Scope(learner_id=actor.id)


def own_structure(actor: Actor) -> Scope:
    """An adviser reads the records of the people their structure follows."""
    return Scope(structure_id=actor.structure_id)


SCOPES: dict[Role, Callable[[Actor], Scope]] = {
    Role.LEARNER: own_record,
    Role.ADVISER: own_structure,
}


def scope_of(actor: Actor) -> Scope:
    """Whose records this person may read. A role absent from the table reads nobody's."""
    for role in sorted(actor.roles & SCOPES.keys()):
        return SCOPES[role](actor)
    return NOBODY


def counts_scope_of(actor: Actor) -> Scope:
    """Whose counts this person may read: a coordinator's own structure; never a record."""
    if Role.COORDINATOR in actor.roles:
        return Scope(counts_of=actor.structure_id)
    return NOBODY
