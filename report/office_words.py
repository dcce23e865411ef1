"""The list of what the standing office explained of the quarter (measures/explanations)."""

from data import vietnamese, words
from measures.explanations import Explanation
from measures.figures.quarter import Figures
from report import places
from report.marks import mark

_MOST = 60  # of a list; the rest is counted


def list_explanations(figures: Figures) -> str:
    """One bullet for each, the district first, then by unit: "Xã Đăk Pne, tảo hôn: …."."""
    every = sorted(figures.explanations, key=lambda one: _order(figures, one))
    lines = [f"- {_tell(one)}." for one in every[:_MOST]]
    if left := len(every) - _MOST if len(every) > _MOST else 0:
        lines.append(f"- Và {vietnamese.write_count(left)} lời giải thích khác, xem trên màn hình.")
    return "\n".join(lines)


def _order(figures: Figures, one: Explanation) -> tuple:
    is_unit, place = not one.unit.startswith("huyện"), places.order(figures, one.unit_id)
    return (is_unit, place, vietnamese.sort_key(one.unit), one.subject, one.item)


def _tell(one: Explanation) -> str:
    where = mark("ten", words.start(one.unit), one.unit_id)
    what = mark("ten", words.low(one.what), one.entry_id)
    return f"{where}, {what}: {mark('ten', one.text.rstrip(' .;'), one.entry_id)}"
