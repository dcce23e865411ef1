"""Tasks in the report: what was concluded for the quarter after, what of this one is not done."""

from data import vietnamese, words
from measures.figures.quarter import Figures
from measures.tasks import Task
from report.marks import mark

_MOST = 60  # of a list; the rest is counted


def list_conclusions(figures: Figures, first: int) -> list[str]:
    """A numbered line for each conclusion, from the number `first` on."""
    every = figures.conclusions
    lines = [f"{number}. {_tell(one)}." for number, one in enumerate(every[:_MOST], start=first)]
    if len(every) > _MOST:
        left = vietnamese.write_count(len(every) - _MOST)
        lines.append(f"{first + _MOST}. Và {left} kết luận khác, xem trang Nhiệm vụ.")
    return lines


def list_undone(figures: Figures) -> str:
    """What was set for the quarter and is known not to be done, in one phrase; "" for nothing."""
    every = figures.undone
    told = [_tell_undone(one) for one in every[:_MOST]]
    if len(every) > _MOST:
        told.append(f"và {vietnamese.write_count(len(every) - _MOST)} nhiệm vụ khác")
    return "; ".join(told)


def _tell(one: Task) -> str:
    asides = [f"sản phẩm: {one.product.rstrip(' .;')}"] if one.product else []
    if one.due_on:
        asides.append(f"hạn {vietnamese.write_date(one.due_on)}")
    text = mark("ten", one.text.rstrip(" .;"), one.entry_id)
    text += f" ({mark('ten', '; '.join(asides), one.entry_id)})" if asides else ""
    return f"{text}; chủ trì: {mark('ten', one.unit, one.entry_id)}"


def _tell_undone(one: Task) -> str:
    key = one.entry_id or one.task_id
    told = [one.unit, words.FOLLOWED[one.state]]
    if one.told and one.told.evidence:
        told.append(one.told.evidence.rstrip(" .;"))
    text = mark("ten", words.low(one.text.rstrip(" .;")), key)
    return f"{text} ({mark('ten', '; '.join(filter(None, told)), key)})"
