"""What a page shows of why its figures are what they are."""

from typing import NamedTuple

import pandas as pd

from app.cache import kept
from app.explaining.marks import Mark, mark_events, mark_explanations, write_key
from app.view import View
from data import words
from data.vietnamese import write_date, write_quarter
from measures.explanations import Explanation, find_events, find_explanations


class Told(NamedTuple):
    """What stands on an axis of time, and the lines below the chart."""

    marks: list[Mark]
    key: list[str]


@kept
def read_told(view: View, subject: str, item: str = "", since: str = "") -> Told:
    """What the office explained of a subject up to the quarter, and what happened meanwhile.

    `item`: of one custom, indicator or channel alone, and of all of the subject; `since`: the
    first quarter that is drawn, without one no events.
    """
    marks = [
        one for one in mark_explanations(_find(view, subject, item), item) if one.quarter >= since
    ]
    if since:
        marks += mark_events(find_events(view.snapshot, view.quarter, since))
    return Told(marks, write_key(marks))


@kept
def read_explained(view: View, subject: str) -> list[Explanation]:
    """All that was explained of a subject up to the quarter, the newest quarter first."""
    return _find(view, subject, "")


@kept
def list_explained(view: View, subject: str) -> pd.DataFrame:
    """The same as a table."""
    return pd.DataFrame(
        [
            (
                *(write_quarter(one.quarter), words.start(one.unit), words.start(one.what)),
                *(one.text, write_date(one.written_on), one.by),
            )
            for one in read_explained(view, subject)
        ],
        columns=["Quý", "Đơn vị", "Về", "Lời giải thích", "Ngày", "Người ghi"],
    )


def _find(view: View, subject: str, item: str) -> list[Explanation]:
    return [
        one
        for one in find_explanations(view.snapshot, view.quarter, view.communes)
        if one.subject == subject and (not item or one.item in ("", item))
    ]
