"""The table of balances: one row for each commune, and the total."""

import pandas as pd

from app.models.balance_titles import conclude, conclude_total, write_figure
from data import words
from measures.balance import NEEDED, Balance, Figure, add_up


def list_balances(balances: list[Balance], names: dict[str, str]) -> pd.DataFrame:
    """One row for each balance, and last the total of those that can be drawn up.

    `names`: communes by unit_id. What is not known stays empty, or says what is known of it.
    """
    rows = [
        _row(words.start(names.get(balance.commune, words.NO_COMMUNE)), balance, conclude(balance))
        for balance in balances
    ]
    total = add_up(balances)
    verdict = conclude_total(balances)
    if total is None:
        rows.append(["Tổng", verdict, *[None] * (len(NEEDED) + 2)])
    else:
        rows.append(_row("Tổng các xã lập được", total, verdict))
    columns = [
        "Xã",
        "Kết luận",
        *(words.BALANCE[name] for name in NEEDED),
        f"{words.BALANCE['closing']}, tính ra",
        f"{words.BALANCE['closing']}, báo cáo",
    ]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _row(name: str, balance: Balance, verdict: str) -> list:
    flows = [_cell(balance.figures[figure]) for figure in NEEDED]
    return [name, verdict, *flows, balance.closing, _cell(balance.figures["closing"])]


def _cell(figure: Figure) -> object:
    """A number where it is exact, words where it is not, nothing where nothing is reported."""
    if figure.state == "missing":
        return None
    return figure.value if figure.known else write_figure(figure)
