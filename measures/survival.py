"""How long models live: Kaplan and Meier's curve, from counts of models by their age.

A model that still runs has lived at least as long as it was seen. It counts among those at risk
up to then, and drops out without counting as ended.
"""

from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from data import words

# Fewer models than this say nothing about a field.
ENOUGH = 5


class Step(NamedTuple):
    """What happened at one age: of `at_risk` models that lived as long, `ended` ended and
    `censored` were not seen any longer. `share`: the estimated part that lives on beyond it."""

    quarters: int
    at_risk: int
    ended: int
    censored: int
    share: Fraction


class Curve(NamedTuple):
    """The life of the models of one field (None: not known), ages ascending."""

    field: str | None
    steps: list[Step]

    @property
    def name(self) -> str:
        """The field as the screen calls it."""
        return words.NO_FIELD if self.field is None else words.FIELD[self.field]

    @property
    def models(self) -> int:
        """How many models it is about."""
        return self.steps[0].at_risk

    @property
    def ended(self) -> int:
        """How many of them have ended."""
        return sum(step.ended for step in self.steps)

    @property
    def enough(self) -> bool:
        """Whether there are enough models to draw it."""
        return self.models >= ENOUGH

    def share_at(self, quarters: int) -> Fraction:
        """The estimated part that lives on beyond an age."""
        return min((s.share for s in self.steps if s.quarters <= quarters), default=Fraction(1))

    @property
    def median(self) -> int | None:
        """The age in quarters at which half of them, or fewer, live on; None when more still do."""
        return next((step.quarters for step in self.steps if step.share <= Fraction(1, 2)), None)


def estimate(lives: list[tuple[int, int, int]]) -> list[Step]:
    """The steps of the curve from (quarters lived, ended, censored); an age may come repeatedly.

    Ages come out ascending, each once, those alone at which anything happened.
    """
    ages: dict[int, tuple[int, int]] = {}
    for quarters, ended, censored in lives:
        before = ages.get(quarters, (0, 0))
        ages[quarters] = (before[0] + ended, before[1] + censored)
    at_risk = sum(ended + censored for ended, censored in ages.values())
    share = Fraction(1)
    steps = []
    for quarters, (ended, censored) in sorted(ages.items()):
        if ended + censored == 0:
            continue
        share *= 1 - Fraction(ended, at_risk)
        steps.append(Step(quarters, at_risk, ended, censored, share))
        at_risk -= ended + censored
    return steps


def by_field(rows: pd.DataFrame) -> list[Curve]:
    """One curve for each field, most models first, models without a field last.

    Rows as in models/lifetimes.
    """
    lives: dict[str | None, list[tuple[int, int, int]]] = {}
    for row in rows.itertuples():
        field = None if pd.isna(row.field) else row.field
        lives.setdefault(field, []).append((int(row.quarters), int(row.ended), int(row.censored)))
    curves = [Curve(field, estimate(ages)) for field, ages in lives.items()]
    return sorted(curves, key=lambda c: (c.field is None, -c.models, c.field or ""))


def rank(curves: list[Curve]) -> list[Curve]:
    """Curves by their medians, the longest first; those of which more than half live on lead."""
    return sorted(
        curves,
        key=lambda c: (
            c.median is not None,
            -(c.steps[-1].quarters if c.median is None else c.median),
        ),
    )
