"""Tables from the facts, one row a custom, an indicator or what happened to models, a column for
each commune: as Markdown with marks, whom the totals cover and their sources under it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from data import words
from data.vietnamese import write_number
from measures.communes import name_alone
from measures.figures.catalogue import MODELS
from measures.figures.figure import Figure, Ratio
from measures.figures.quarter import Figures
from measures.totals import Total, join_sources
from report.coverage import tell_part, write_plain
from report.custom_words import NONE_LEFT
from report.marks import escape, mark

WHOLE = "Toàn huyện"
MISSING = "chưa báo cáo"
NONE = "–"


class Row(NamedTuple):
    """A row: what it is about (marked), and the name of its figure; target: of its target or ""."""

    label: str
    name: str
    target: str = ""


def _list_indicators(figures: Figures) -> Iterator[Row]:
    for row in figures.definitions:
        name = f"indicators.{row.indicator_id}"
        if row.holds and figures.get(name).is_known:
            unit = figures.get(name).unit.replace("điểm %", "điểm phần trăm")
            aside = f" ({unit})" if unit != "%" else ""
            yield Row(mark("ten", row.name, row.indicator_id) + aside, name, f"{name}.target")


def _list_customs(figures: Figures) -> Iterator[Row]:
    for custom in figures.customs:
        name = f"customs.{custom.custom_id}"
        if is_there(figures.get(name)):
            kind = words.start(words.KIND[custom.kind])
            yield Row(f"{kind}: {mark('ten', custom.name, custom.custom_id)}", name)


def _list_models(figures: Figures) -> Iterator[Row]:
    for event, (label, _) in MODELS.items():
        if is_there(figures.get(f"models.{event}")):
            yield Row(escape(label), f"models.{event}")


# By name: what its rows are called, how they are found, and what to say where there are none.
TABLES: dict[str, tuple[str, Callable[[Figures], Iterator[Row]], str]] = {
    "indicators": ("Chỉ tiêu", _list_indicators, ""),
    "customs": ("Hủ tục, phong tục (số hộ)", _list_customs, NONE_LEFT),
    "models": ("Mô hình", _list_models, "Không có mô hình nào được ghi nhận trong quý."),
}
LABELS = {
    "indicators": "Bảng chỉ tiêu theo xã, thị trấn",
    "customs": "Bảng hủ tục, phong tục theo xã, thị trấn",
    "models": "Bảng mô hình theo xã, thị trấn",
}
_AREAS = {"customs": "customs.households", "models": "models.stopped"}


def draw(figures: Figures, name: str) -> str:
    """The table of a name (TABLES); a sentence where all is known and there is nothing to tell, ""
    where nothing is reported."""
    head, find_rows, nothing = TABLES[name]
    rows = list(find_rows(figures))
    if not rows:
        is_known = name in _AREAS and figures.get(_AREAS[name]).is_known
        return nothing if is_known else ""
    totals = [figures.get(row.name) for row in rows]
    is_one = _cover_the_same(totals)
    targets = [row.target for row in rows if row.target and figures.get(row.target).is_known]
    communes = [mark("ten", name_alone(label), unit) for unit, label in figures.communes.items()]
    heads = [head, *communes, WHOLE, *["Mục tiêu năm"] * bool(targets)]
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)]]
    for row in rows:
        whole = figures.get(row.name)
        own = [figures.get(f"{row.name}.{commune}") for commune in figures.communes]
        more = [figures.get(row.target)] if targets else []
        known = [one for one in (*own, whole, *more) if one.is_known]
        is_plain = all(one.text.endswith(",0%") for one in known)
        cells = [
            tell_cell(figures, whole, label, figure, is_plain)
            for label, figure in zip(figures.communes.values(), own, strict=True)
        ]
        aside = "" if is_one or not whole.part else f" ({_tell_count(figures, whole)})"
        lines.append([row.label, *cells, f"{tell_number(whole, is_plain)}{aside}"])
        lines[-1] += [tell_number(one, is_plain) if one.is_known else NONE for one in more]
    drawn = write_rows(lines)
    return f"{drawn}\n\n{tell_under(figures, totals, NONE in drawn)}"


def write_rows(lines: list[list[str]]) -> str:
    """Cells as a table; the second line tells the sides of the columns."""
    return "\n".join(f"| {' | '.join(cell.replace('|', '') for cell in line)} |" for line in lines)


def is_there(figure: Figure) -> bool:
    """Whether there is anything to show: more than nothing, be it uncounted."""
    total = figure.total
    return total is not None and bool(total.value or getattr(total, "uncounted", 0))


def _has_more(figures: Figures, whole: Figure) -> bool:
    """Whether a total counts more than its communes: what the source gives without one."""
    own = [figures.get(f"{whole.name}.{commune}").total for commune in figures.communes]
    if not isinstance(whole.total, Total):
        return False
    return whole.total.value > sum(one.value for one in own if isinstance(one, Total))


def _cover_the_same(totals: list[Figure]) -> bool:
    return len({figure.silent for figure in totals}) == 1


def tell_cell(
    figures: Figures, whole: Figure, label: str, figure: Figure, is_plain: bool = False
) -> str:
    """A cell: the number of a commune, and where it has none why."""
    if figure.is_known:
        return tell_number(figure, is_plain)
    return MISSING if label in whole.silent and label in figures.absent else NONE


def tell_number(figure: Figure, is_plain: bool = False) -> str:
    """A number as tables have it: "4" and not "04"; is_plain: "100%" for "100,0%"."""
    total = figure.total
    whole = total is not None and total.exact and total.value == int(total.value)
    if whole and not (isinstance(total, Ratio) and figure.unit in ("%", "điểm %")):
        return mark("so", write_number(int(total.value)), figure.name, "cell")
    text = str(total) if isinstance(total, Total) else figure.text
    text = write_plain(text) if is_plain else text
    return mark("so", text, figure.name, "cell")


def _tell_count(figures: Figures, figure: Figure) -> str:
    """How many communes stand behind a total: "2/7 xã"."""
    behind, every = figures.count_behind(figure), len(figures.communes)
    return mark("so", f"{behind}/{every}", figure.name, "part") + " xã"


def tell_under(figures: Figures, totals: list[Figure], has_none: bool) -> str:
    """Whom the totals cover, what a sign means, and the sources; one line under the table."""
    told = []
    if not _cover_the_same(totals):
        told.append("Trong ngoặc: số xã, thị trấn có số liệu của dòng ấy")
        if figures.absent:
            absent = [label for label in figures.communes.values() if label in figures.absent]
            told.append(f"Chưa báo cáo: {mark('ten', ', '.join(absent), totals[0].name)}")
    elif part := tell_part(figures, totals[0], with_absent=True):
        told.append(f"Toàn huyện: {part}")
    if any(_has_more(figures, one) for one in totals):
        told.append("Số toàn huyện gồm cả phần nguồn không nêu rõ xã")
    if has_none:
        told.append(f"“{NONE}”: báo cáo không nêu số")
    source = join_sources([one.source for one in totals if one.source])
    told.append(f"Nguồn: {mark('ky', source)}")
    return f"*{'. '.join(told)}.*"
