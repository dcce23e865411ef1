"""Which fact of today is which of the issued report: what is said counts, and not its id.

A form that is sent again gives new ids to all of its facts, also where it says the same, and a row
that was moved has the id of another one. A fact is known again by the words that its report prints
of it (a model and its place, a gift, who gave it and where), and only then by its id.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable

from report.lines import Line, Run

# The number of a gift bears the gift's own id behind this.
_GIFT = "support."


class _Said:
    """What a body prints of each fact: names in their order (a first letter is small behind
    another item, so all are), and numbers of its own."""

    def __init__(self, lines: list[Line]) -> None:
        self.names: dict[str, list[str]] = defaultdict(list)
        self.numbers: dict[str, list[str]] = defaultdict(list)
        for line in lines:
            for run in line.runs:
                if run.kind == "ten" and run.name:
                    self.names[run.name].append(run.text.casefold())
                elif run.kind in ("so", "thieu") and run.name.startswith(_GIFT):
                    self.numbers[run.name.removeprefix(_GIFT)].append(run.text)

    def whole(self, fact: str) -> Hashable:
        """All that is printed of a fact."""
        return tuple(self.names[fact]), tuple(self.numbers[fact])

    def by_name(self, fact: str) -> Hashable:
        """The same without its numbers."""
        return tuple(self.names[fact])


def match(issued: list[Line], current: list[Line]) -> dict[str, str]:
    """The issued id of each fact that the current lines name, by its id of today."""
    return _match(_Said(issued), _Said(current))


def rename(lines: list[Line], names: dict[str, str]) -> list[Line]:
    """The same lines, each fact in them under the id that `names` has for it."""
    return [line._replace(runs=[_rename(run, names) for run in line.runs]) for line in lines]


def name_today(name: str, names: dict[str, str]) -> str:
    """The other way round: today's name of what is called `name` in the issued report."""
    gift = _GIFT if name.startswith(_GIFT) else ""
    today = {old: new for new, old in names.items()}
    return gift + today.get(name.removeprefix(gift), name.removeprefix(gift))


def _rename(run: Run, names: dict[str, str]) -> Run:
    gift = _GIFT if run.name.startswith(_GIFT) else ""
    return run._replace(name=gift + names.get(run.name.removeprefix(gift), run.name[len(gift) :]))


def _match(old: _Said, new: _Said) -> dict[str, str]:
    """The issued id of each current one: what says the same first, then what has the same id."""
    names: dict[str, str] = {}
    ways: list[tuple[Callable[[str], Hashable], Callable[[str], Hashable]]] = [
        (lambda fact: (fact, old.whole(fact)), lambda fact: (fact, new.whole(fact))),
        (old.whole, new.whole),
        (old.by_name, new.by_name),
        (lambda fact: fact, lambda fact: fact),
    ]
    old_left, new_left = [*old.names], [*new.names]
    for old_mark, new_mark in ways:
        waiting: dict[Hashable, list[str]] = defaultdict(list)
        for fact in reversed(old_left):
            waiting[old_mark(fact)].append(fact)
        for fact in new_left:
            if same := waiting[new_mark(fact)]:
                names[fact] = same.pop()
        new_left = [fact for fact in new_left if fact not in names]
        old_left = [fact for fact in old_left if fact not in set(names.values())]
    for fact in new_left:
        if near := _find_near(old, old_left, new.names[fact]):
            names[fact] = near
            old_left.remove(near)
    new_left = [fact for fact in new_left if fact not in names]
    # what is left came anew, whatever had its id before
    taken = set(names.values())
    return names | {fact: f"{fact} (mới)" for fact in new_left if fact in taken}


def _find_near(old: _Said, among: list[str], said: list[str]) -> str:
    """The fact of which at least half is printed as it was, and most of it; "" for none."""
    shared = {fact: len({*old.names[fact]} & {*said}) for fact in among}
    best = max(shared, key=lambda fact: shared[fact], default="")
    return best if best and 2 * shared[best] >= len({*said}) else ""
