"""What was worked out once for a choice is kept as long as the data it was made from.

    @kept
    def read_balance(view: View) -> Section: ...

A published version never changes, so neither does anything that is made of it alone: rows, titles,
tables, figures. They lie beside the answers of the queries and are let go with them.
"""

import functools
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from app.view import View
from queries import KEPT_ANSWERS

Made = TypeVar("Made")


def kept(make: Callable[..., Made]) -> Callable[..., Made]:
    """Keep what `make(view, *choices)` returns, for each version, view and choices.

    `make` must be pure: nothing but its arguments and queries on the view's snapshot may go in,
    and nobody may change what it returns.
    """
    # Pages are run anew each time, under one module name: the file tells functions apart.
    place = (make.__code__.co_filename, make.__qualname__)

    @functools.wraps(make)
    def keep(view: View, *choices: Hashable) -> Made:
        made: dict[Any, Any] = view.snapshot.answers
        key = (*place, *_key(view), *choices)
        if key not in made:
            answer = make(view, *choices)
            while len(made) >= KEPT_ANSWERS:
                made.popitem(last=False)  # the oldest; one step, safe among threads
            made[key] = answer
            return answer
        return made[key]

    return keep


def _key(view: View) -> tuple[Hashable, ...]:
    """Everything of a view beside its snapshot, in which the answers lie."""
    return tuple(_freeze(value) for value in view._replace(snapshot=None))


def _freeze(value: Any) -> Hashable:
    if isinstance(value, dict):
        return tuple(value.items())
    return tuple(value) if isinstance(value, list) else value
