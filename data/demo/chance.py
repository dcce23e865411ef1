"""Chance for a list that may grow: what is added later leaves the figures of the others alone."""

from collections.abc import Callable, Collection, Iterable
from random import Random

Dice = Callable[[str], Random]  # chance for one subject at one place


def groups(
    ids: Iterable[str], told: Collection[str], dice: Dice, subject: str
) -> list[tuple[list[str], Random]]:
    """The ids in groups, each with its chance: those `told` of here share one and come first, in
    their order; whatever else is on the list has one to itself.
    """
    ids = list(ids)
    first = [each for each in ids if each in told]
    added = [each for each in ids if each not in told]
    return [(first, dice(subject)), *(([each], dice(f"{subject}/{each}")) for each in added)]
