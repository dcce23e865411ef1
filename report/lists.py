"""The lists of a report in words: models, customs, outreach, support, duties, tasks.

Each function gives marked Markdown (report/marks.py), or "" when there is nothing to list. Numbers
are bound to the figures that they show; what the source leaves open is said, not guessed.
"""

from collections.abc import Callable
from functools import partial

from data import vietnamese, words
from measures.figures.facts import Row
from measures.figures.quarter import Figures
from report import places
from report.custom_words import MOST_PLACES, list_changes, list_customs, list_gone
from report.indicator_words import list_indicators
from report.marks import mark
from report.office_words import list_explanations
from report.outreach_words import list_outreach
from report.set_words import list_conclusions, list_undone
from report.unit_words import list_notes

_CAME = ("on_time", "late", "undated")


def list_models(figures: Figures, name: str) -> str:
    """Models of an event, by commune: xã A: “…” (thôn B), “…”; các mô hình khác: “…”."""
    rows = [row for row in figures.rows_of(name) if row.state != "zero"]
    brief = len(rows) > MOST_PLACES
    told = []
    for commune, group in places.by_commune(figures, rows):
        if brief and commune:
            number = mark("so", figures.get(f"{name}.{commune}").text, f"{name}.{commune}")
            told.append(f"{places.name(figures, commune)}: {number} mô hình")
            continue
        # of the others the source names no commune, which is no name for a place
        where = f"{places.name(figures, commune)}: " if commune else "các mô hình khác: "
        listed = ", ".join(_tell_model(row) for row in group)
        told.append(f"{where if commune or told else ''}{listed}")
    return "; ".join(told)


def _tell_model(row: Row) -> str:
    if not row.name:
        if row.state == "uncounted":
            return mark("ten", "chưa rõ số mô hình", row.fact_id)
        count = vietnamese.write_count(int(row.value))
        return mark("ten", f"{count} mô hình chưa nêu tên", row.fact_id)
    detail = places.village(row) or (row.sponsor or "")
    name = mark("ten", f"“{row.name}”", row.fact_id)
    return f"{name} ({mark('ten', detail, row.fact_id)})" if detail else name


def list_support(figures: Figures) -> str:
    """Who gave what, where; by commune in their order, then what names none."""
    told = []
    for row in sorted(
        figures.rows("support"), key=lambda row: places.order(figures, row.commune_id)
    ):
        figure = figures.get(f"support.{row.fact_id}")
        who = f"{mark('ten', row.sponsor, row.fact_id)} " if row.sponsor else ""
        what = mark("ten", places.lower(row.name), row.fact_id)
        where = f" ở {mark('ten', row.place, row.fact_id)}" if row.place else ""
        told.append(
            f"{who}hỗ trợ {what} ({mark('so', figure.text, figure.name)} {row.unit}){where}"
        )
    return "; ".join(told)


def list_duty(figures: Figures) -> str:
    """How many reported, who late or not at all, by name; or what the source says without names."""
    rows = figures.rows("duty")
    told = []
    for state, text in (("late", "báo cáo trễ hạn"), ("missing", "chưa báo cáo")):
        names = [
            mark("ten", row.place or row.name, row.fact_id) for row in rows if row.state == state
        ]
        if names:
            told.append(f"{text}: {', '.join(names)}")
    owed = [row for row in rows if row.commune_id is not None and row.state in (*_CAME, "missing")]
    came = sum(row.state in _CAME for row in owed)
    if 0 < came < len(owed):
        part = mark("so", f"{came}/{len(owed)}", "duty.due", "part")
        told.insert(0, f"có {part} xã, thị trấn báo cáo")
    for row in rows:
        if row.state == "some_in_breach":
            text = "một số cơ quan, đơn vị chưa thực hiện bảo đảm chế độ báo cáo theo quy định"
            told.append(mark("ten", text, row.fact_id))
    return "; ".join(told)


def list_tasks(figures: Figures) -> str:
    """The tasks of the quarter after, numbered, with who leads them and their numbers; last what
    was concluded."""
    told: dict[int, list[str]] = {}
    for row in figures.tasks:
        about = places.lower(row.about) if row.position in told else row.about
        text = mark("ten", about, row.fact_id)
        if row.value is not None:
            figure = figures.get(f"tasks.{row.position}.{row.part}")
            text += f" ({mark('so', figure.text, figure.name)} {row.unit})"
        if row.lead:
            text += f"; chủ trì: {mark('ten', row.lead, row.fact_id)}"
        told.setdefault(row.position, []).append(text)
    lines = [f"{number}. {'; '.join(parts)}." for number, parts in told.items()]
    return "\n".join([*lines, *list_conclusions(figures, max(told, default=0) + 1)])


LISTS: dict[str, Callable[[Figures], str]] = {
    "customs": list_customs,
    "customs.gone": list_gone,
    "customs.changes": list_changes,
    "indicators": list_indicators,
    "outreach": list_outreach,
    "support": list_support,
    "duty": list_duty,
    "tasks": list_tasks,
    "tasks.undone": list_undone,
    "explanations": list_explanations,
} | {f"notes.{kind}": partial(list_notes, kind=kind) for kind in words.NOTE if kind != "cause"}
