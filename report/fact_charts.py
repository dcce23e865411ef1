"""Charts from the facts, as Markdown with marks: a title, its numbers as a table, and a line that
says whom they cover and where they come from."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from data import words
from data.vietnamese import write_quarter
from measures.figures.quarter import Figures
from report import fact_tables
from report.marks import mark


class Bar(NamedTuple):
    """A bar: its label (marked), the cells behind it (marked), and the figure that it shows."""

    label: str
    cells: list[str]
    name: str


def _draw_customs(figures: Figures) -> Iterator[Bar]:
    for custom in figures.customs:
        figure = figures.get(f"customs.{custom.custom_id}")
        if fact_tables.is_there(figure):
            label = mark("ten", custom.name, custom.custom_id)
            yield Bar(label, [fact_tables.tell_number(figure)], figure.name)


def _draw_indicators(figures: Figures) -> Iterator[Bar]:
    """Only those in per cent: others don't stand on one scale with them."""
    for row in figures.definitions:
        figure = figures.get(f"indicators.{row.indicator_id}") if row.holds else None
        if figure is None or not figure.is_known or figure.unit != "%":
            continue
        target = figures.get(f"{figure.name}.target")
        goal = fact_tables.tell_number(target) if target.is_known else fact_tables.NONE
        yield Bar(
            mark("ten", row.name, row.indicator_id),
            [fact_tables.tell_number(figure), goal],
            figure.name,
        )


def _draw_stopped(figures: Figures) -> Iterator[Bar]:
    whole = figures.get("models.stopped")
    for unit, label in figures.communes.items() if fact_tables.is_there(whole) else ():
        own = figures.get(f"models.stopped.{unit}")
        cell = fact_tables.tell_cell(figures, whole, label, own)
        yield Bar(mark("ten", label, unit), [cell], whole.name)


# By name: the title, the heads of the table under the chart, the bars.
CHARTS: dict[str, tuple[str, list[str], Callable[[Figures], Iterator[Bar]]]] = {
    "indicators": (
        "Kết quả chỉ tiêu so với mục tiêu năm",
        ["Chỉ tiêu", "Kết quả", "Mục tiêu năm"],
        _draw_indicators,
    ),
    "customs": (
        "Số hộ còn thực hiện hủ tục, phong tục",
        ["Hủ tục, phong tục", "Số hộ"],
        _draw_customs,
    ),
    "models.stopped": (
        "Mô hình dừng hoạt động, theo xã, thị trấn",
        ["Xã, thị trấn", "Số mô hình"],
        _draw_stopped,
    ),
}
LABELS = {name: f"Biểu đồ: {words.start(title)}" for name, (title, _, _) in CHARTS.items()}


def draw(figures: Figures, name: str) -> str:
    """The chart of a name (CHARTS), "" where there is nothing to draw."""
    title, heads, find_bars = CHARTS[name]
    bars = list(find_bars(figures))
    if not bars:
        return ""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)]]
    lines += [[bar.label, *bar.cells] for bar in bars]
    table = fact_tables.write_rows(lines)
    totals = [figures.get(name) for name in dict.fromkeys(bar.name for bar in bars)]
    under = fact_tables.tell_under(figures, totals, fact_tables.NONE in table)
    caption = mark("hinh", f"{title}, {write_quarter(figures.quarter)}", name)
    return f"{caption}\n\n{table}\n\n{under}"
