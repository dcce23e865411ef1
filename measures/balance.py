"""The balance of models in a quarter: what ran at its start, began, ended, and runs at its end.

A balance is drawn up only from figures that are reported, counted and exact. Whatever is missing
makes it impossible, and is named; it never counts as zero.
"""

from typing import NamedTuple

import pandas as pd

from data import words
from data.vietnamese import write_count, write_number

# What a figure does to the number of models that run.
FLOWS = {
    "launched": 1,
    "replicated": 1,
    "converted_in": 1,
    "goal_met": -1,
    "ineffective": -1,
    "converted": -1,
}
NEEDED = ("opening", *FLOWS)
FIGURES = (*NEEDED, "closing")
NAMED = 5  # places that a sentence names; more stand in the table


class Figure(NamedTuple):
    """One figure of a balance, in models.

    `state`: known, rough (a lower bound, or about), uncounted (some of it), to_date (only since
    the start of the year) or missing; `value` is what could be counted, 0 when missing.
    """

    value: int
    state: str

    @property
    def known(self) -> bool:
        """Whether it can be reckoned with."""
        return self.state == "known"


MISSING = Figure(0, "missing")


class Balance(NamedTuple):
    """The balance of one commune, of what has no commune (`commune` None), or of several."""

    commune: str | None
    figures: dict[str, Figure]

    @property
    def gaps(self) -> dict[str, str]:
        """The figures without which it can't be drawn up, with their states."""
        states = {name: self.figures[name].state for name in NEEDED}
        return {name: state for name, state in states.items() if state != "known"}

    @property
    def closing(self) -> int | None:
        """The models at the quarter's end as computed; None when it can't be drawn up."""
        if self.gaps:
            return None
        flows = sum(self.figures[name].value * sign for name, sign in FLOWS.items())
        return self.figures["opening"].value + flows

    @property
    def off_by(self) -> int | None:
        """Reported minus computed closing; None when one of the two is not known."""
        reported = self.figures["closing"]
        if self.closing is None or not reported.known:
            return None
        return reported.value - self.closing

    @property
    def verdict(self) -> str:
        """closes | differs | negative (more ended than there were) | unreported (no closing to
        compare with) | incomplete (can't be drawn up) | silent (nothing is reported at all)."""
        if all(figure.state == "missing" for figure in self.figures.values()):
            return "silent"
        if self.closing is None:
            return "incomplete"
        if self.off_by is None:
            return "negative" if self.closing < 0 else "unreported"
        return "differs" if self.off_by else "closes"


def draw_up(rows: pd.DataFrame, communes: list[str]) -> list[Balance]:
    """A balance for each of `communes` (unit ids), and last for what has no commune, if anything.

    Rows as in models/balance. A commune without a row is there, silent.
    """
    found = {
        None if pd.isna(row.commune_id) else row.commune_id: Balance(
            None if pd.isna(row.commune_id) else row.commune_id, _figures(row)
        )
        for row in rows.itertuples()
    }
    balances = [
        found.get(commune, Balance(commune, dict.fromkeys(FIGURES, MISSING)))
        for commune in communes
    ]
    return [*balances, found[None]] if None in found else balances


def add_up(balances: list[Balance]) -> Balance | None:
    """The sum of those that can be drawn up; None when there is none.

    Its closing is reported only where every one of them reports it.
    """
    drawn = [balance for balance in balances if balance.closing is not None]
    if not drawn:
        return None
    figures = {
        name: Figure(sum(balance.figures[name].value for balance in drawn), "known")
        for name in FIGURES
    }
    if not all(balance.figures["closing"].known for balance in drawn):
        figures["closing"] = MISSING
    return Balance(None, figures)


def known_in_all(balances: list[Balance]) -> dict[str, Figure]:
    """What is known of each figure over all balances, whether or not one can be drawn up.

    Its state is the worst there is among those that report it: to_date, uncounted, rough, known.
    """
    known = {}
    for name in FIGURES:
        told = [balance.figures[name] for balance in balances]
        told = [figure for figure in told if figure.state != "missing"]
        states = [figure.state for figure in told]
        worst = next((s for s in ("to_date", "uncounted", "rough") if s in states), "known")
        known[name] = Figure(sum(figure.value for figure in told), worst) if told else MISSING
    return known


def _figures(row: object) -> dict[str, Figure]:
    states = {name: getattr(row, f"{name}_state") for name in FIGURES}
    values = {name: getattr(row, name) for name in FIGURES}
    return {
        name: MISSING
        if pd.isna(state)
        else Figure(0 if pd.isna(values[name]) else int(values[name]), state)
        for name, state in states.items()
    }


def tell_differences(balances: list[Balance], names: dict[str, str]) -> str:
    """Where the closing that is reported is not the computed one; empty when nowhere."""
    sentences = []
    for balance in balances:
        commune, closing, off_by = balance.commune, balance.closing, balance.off_by
        name = words.NO_COMMUNE if commune is None else names.get(commune, words.NO_COMMUNE)
        name = words.start(name)
        if closing is None:
            continue
        if balance.verdict == "differs" and off_by is not None:
            sentences.append(
                f"{name}: báo cáo {write_count(balance.figures['closing'].value)} mô hình "
                f"cuối kỳ, tính ra {_write(closing)}, "
                f"lệch {write_count(abs(off_by))}."
            )
        elif balance.verdict == "negative":
            sentences.append(
                f"{name}: số mô hình cuối kỳ tính ra là số âm ({write_number(closing)})."
            )
    if not sentences:
        return ""
    more = len(sentences) - NAMED
    rest = [f"Và {write_count(more)} nơi khác, xem bảng."] if more > 0 else []
    return " ".join(["Cân đối không khớp, cần đối chiếu lại.", *sentences[:NAMED], *rest])


def _write(number: int) -> str:
    return write_number(number) if number < 0 else write_count(number)
