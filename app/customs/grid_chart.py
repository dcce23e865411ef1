"""The official list by commune: one cell for each custom in each commune, in five states.

The grid is a table of its own (HTML), not a picture: it can be read out, copied and searched, and
on a phone it scrolls within its frame while the names of the customs stay in sight.
"""

from collections.abc import Mapping
from html import escape
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

import pandas as pd

from app.colours import GRID, INK, LINE, MUTED, SCALE, both, ink_on, step
from app.customs.lasting import tell_long, tell_short
from data import vietnamese, words
from measures.completeness import Silence, Silences
from measures.rundown import Course, Point
from measures.spells import find_spell

LASTING = "Kéo dài"  # the last column: how long a custom has been kept
WHOLE, NOWHERE = "*", "?"  # the columns beside the communes: all of them, and what names none
# What each sign says; the legend below the grid, and the words of a cell.
SIGNS = {
    "counted": ("5", "số hộ còn thực hiện, càng đậm càng nhiều"),
    "at_least": ("≥ 5", "ít nhất chừng ấy hộ, có nơi chưa rõ"),
    "uncounted": ("?", words.UNCOUNTED),
    "zero": ("0", "đã báo không còn"),
    "silent": ("–", "quý này chưa có đủ số, trước đó đã từng báo"),
    "never": ("·", "chưa từng ghi nhận"),
}
PRESENT = ("counted", "at_least", "uncounted")
ALL: Mapping[str, str] = MappingProxyType({})  # nobody is missing behind any custom


def make_cells(
    courses: list[Course],
    rows: pd.DataFrame,
    silences: Silences,
    communes: dict[str, str],
    where: str,
    parts: Mapping[str, str] = ALL,
) -> pd.DataFrame:
    """The cells of the grid in the last quarter of the courses, custom by custom.

    `courses` from rundown.trace, `rows` as in customs/by_commune up to that quarter, `communes`:
    names of the columns by id, `where`: what all of them are called, `parts`: of a custom's id
    who stands behind the figure of all, "1/7 xã", where not all do. Columns: custom_id, custom,
    kind; column (a commune's id, NOWHERE or WHOLE), head; state (see SIGNS), value (households),
    rough (only about right), part, text (the sign), words (the state in words).
    """
    quarter = courses[0].points[-1].quarter
    now = {
        (row.custom_id, None if pd.isna(row.commune_id) else row.commune_id): row
        for row in rows[rows["quarter"] == quarter].itertuples()
    }
    district_zeros = {row.custom_id for row in now.values() if row.district_zero}
    ever = set(zip(rows["custom_id"].tolist(), rows["commune_id"].tolist(), strict=True))
    ever_zero = set(rows.loc[rows["district_zero"], "custom_id"])
    has_nowhere = any(row.practised for (_, commune), row in now.items() if commune is None)
    cells = []
    for course in courses:
        for commune, name in communes.items():
            key = (course.custom_id, commune)
            if key in now:
                cell = _of_row(now[key], silences.get((course.custom_id, quarter, commune)))
            elif course.custom_id in district_zeros:
                cell = ("zero", 0, False, "đã báo không còn (theo số toàn huyện)")
            else:
                known = key in ever or course.custom_id in ever_zero
                cell = _absent(known)
            cells.append((course, commune, name, *cell))
        if has_nowhere:
            row = now.get((course.custom_id, None))
            silence = silences.get((course.custom_id, quarter, None))
            cell = ("never", None, False, "không có") if row is None else _of_row(row, silence)
            cells.append((course, NOWHERE, words.start(words.NO_COMMUNE), *cell))
        if len(communes) + has_nowhere != 1:
            cells.append((course, WHOLE, where, *_of_point(course)))
    behind = {course: part for course, part in parts.items() if course not in district_zeros}
    rows_of = [
        (*cell, behind.get(cell[0].custom_id, "") if cell[1] == WHOLE else "") for cell in cells
    ]
    return pd.DataFrame(
        [
            (
                course.custom_id, course.custom, course.kind, column, head, state, value, rough,
                part, _sign(state, value, rough) + _tell_part(state, part),
                told + _tell_part(state, f"{part} báo cáo" if part else ""),
            )
            for course, column, head, state, value, rough, told, part in rows_of
        ],
        columns=[
            "custom_id", "custom", "kind", "column", "head", "state", "value", "rough", "part",
            "text", "words",
        ],
        dtype=object,
    )  # fmt: skip


def count_left(cells: pd.DataFrame) -> dict[str, str]:
    """How many customs are still there in each column: "3", "≥ 3" where some are not known,
    "3 (1/7 xã)" where not all stand behind it."""
    states: dict[str, list[str]] = {}
    parts: dict[str, str] = {}
    for column, state, part in zip(cells["column"], cells["state"], cells["part"], strict=True):
        states.setdefault(column, []).append(state)
        parts[column] = part or parts.get(column, "")
    left = {}
    for column, told in states.items():
        there, silent = sum(state in PRESENT for state in told), "silent" in told
        left[column] = f"≥ {there}" if silent and there else str(there)
        left[column] += f" ({parts[column]})" if parts[column] else ""
        if not there and (silent or "zero" not in told):
            left[column] = "–"
    return left


def tell_lasting(courses: list[Course]) -> dict[str, tuple[str, str]]:
    """How long each custom that is still kept has been, in short and in full, by its id."""
    now = courses[0].points[-1].quarter
    spells = {course.custom_id: find_spell(course.points) for course in courses}
    return {
        custom_id: (tell_short(spell, now), tell_long(spell, now))
        for custom_id, spell in spells.items()
        if spell
    }


def draw_grid(cells: pd.DataFrame, lasting: dict[str, tuple[str, str]]) -> str:
    """The grid as an HTML table; static/style.css has its measures.

    `lasting` as from `tell_lasting`; without any there is no column for it.
    """
    heads = by_custom(cells)[0]
    # The totals stay plain: on their scale the communes would all be pale.
    parts = cells[cells["column"] != WHOLE] if len(heads) > 1 else cells
    top = max((value for value in parts["value"] if value), default=0)
    columns = "".join(
        f'<th scope="col"{_whole(cell.column)}>{_write_head(cell.head)}</th>' for cell in heads
    )
    if lasting:
        columns += f'<th scope="col" class="grid-lasting">{LASTING}</th>'
    body = []
    for kind, group in groupby(by_custom(cells), key=lambda row: row[0].kind):
        customs = list(group)
        title = f"{words.start(words.KIND[kind])} ({len(customs)})"
        body.append(
            f'<tr class="grid-kind"><th scope="rowgroup">{title}</th>'
            f'<td colspan="{len(heads) + bool(lasting)}"></td></tr>'
        )
        for row in customs:
            drawn = "".join(_draw(cell, top) for cell in row)
            if lasting:
                short, long = map(escape, lasting.get(row[0].custom_id, ("", "")))
                drawn += f'<td class="grid-lasting" title="{long}">{short}</td>'
            name = escape(row[0].custom)
            body.append(f'<tr><th scope="row">{name}</th>{drawn}</tr>')
    left = count_left(cells)
    foot = "".join(f"<td{_whole(cell.column)}>{_bind(left[cell.column])}</td>" for cell in heads)
    foot += "<td></td>" * bool(lasting)
    return (
        '<div class="grid-frame" tabindex="0" role="region" aria-label="Danh mục theo xã">'
        f'<table class="grid"><caption class="grid-alt">{escape(describe_grid(cells))}</caption>'
        f'<thead><tr><th scope="col">Danh mục</th>{columns}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody>"
        f'<tfoot><tr><th scope="row">Số mục ghi nhận còn</th>{foot}</tr></tfoot></table></div>'
    )


def by_custom(cells: pd.DataFrame) -> list[list]:
    """The cells of each custom, as plain rows."""
    key = attrgetter("custom_id")
    return [list(group) for _, group in groupby(cells.itertuples(), key=key)]


def draw_legend(cells: pd.DataFrame) -> str:
    """What the signs that occur say, as HTML."""
    items = []
    for state, (sign, told) in SIGNS.items():
        if state in ("counted", "uncounted", "zero", "silent", "never") or (
            state in cells["state"].values
        ):
            style = _style(state, 3 if state in ("counted", "at_least") else 0)
            items.append(f'<span><i class="grid-sign" style="{style}">{sign}</i> {told}</span>')
    return f'<div class="grid-legend">{"".join(items)}</div>'


def describe_grid(cells: pd.DataFrame) -> str:
    """The grid in words: for each custom where it is and how much; the rest is said once."""
    parts = []
    for row in by_custom(cells):
        told = [
            f"{cell.head} {cell.words}"
            for cell in row
            if cell.state in (*PRESENT, "silent") or (cell.state == "zero" and cell.part)
        ]
        is_zero = any(cell.state == "zero" for cell in row)
        rest = SIGNS["zero" if is_zero else "never"][1]
        parts.append(f"{row[0].custom}: {', '.join(told) if told else rest}")
    return f"Danh mục hủ tục, phong tục theo xã. {'; '.join(parts)}."


def _of_row(row: object, silence: Silence | None) -> tuple[str, int | None, bool, str]:
    """State, value, roughness and words of a row of customs/by_commune."""
    rough = bool(row.about)
    open_end = f", {silence.villages} thôn chưa có số" if silence else ""
    if row.uncounted and not row.households:
        return "uncounted", None, rough, words.UNCOUNTED + open_end
    number = vietnamese.write_number(int(row.households))
    if row.uncounted or ((row.more_than or silence) and row.households):
        more = "ít nhất" if row.uncounted or rough or silence else "hơn"
        return "at_least", int(row.households), rough, f"{more} {number} hộ{open_end}"
    if not row.practised:
        if silence:
            return "silent", None, False, words.OPEN_ZERO + open_end
        return "zero", 0, rough, SIGNS["zero"][1]
    return "counted", int(row.households), rough, f"{'khoảng ' if rough else ''}{number} hộ"


def _absent(known: bool) -> tuple[str, None, bool, str]:
    state = "silent" if known else "never"
    return state, None, False, "quý này chưa có số" if known else SIGNS["never"][1]


def _of_point(course: Course) -> tuple[str, int | None, bool, str]:
    """The same of all communes of the choice, in the last quarter of a course."""
    point: Point = course.points[-1]
    if not point.facts:
        return _absent(any(earlier.facts for earlier in course.points))
    if point.complete:
        state = "counted" if point.practised else "zero"
        return state, point.value, point.rough, point.text if point.practised else SIGNS[state][1]
    if not point.practised:
        return "silent", None, False, point.text
    return "at_least" if point.value else "uncounted", point.value or None, point.rough, point.text


def _tell_part(state: str, part: str) -> str:
    """Who stands behind what is known to the last of all that ever told of it; what is open says
    so itself."""
    return f" ({part})" if part and state in ("counted", "zero") else ""


def _sign(state: str, value: int | None, rough: bool) -> str:
    if state not in ("counted", "at_least"):
        return SIGNS[state][0]
    before = "≥ " if state == "at_least" else "≈ " if rough else ""
    return before + vietnamese.write_number(value)


def _draw(cell: object, top: int) -> str:
    style = _style(cell.state, step(min(cell.value or 0, top), top))
    if cell.column == WHOLE and cell.state in ("counted", "at_least", "zero"):
        style = f"color:{both(INK)}"
    told = escape(f"{cell.custom}, {cell.head}: {cell.words}", quote=True)
    kind = _whole(cell.column)
    return f'<td{kind} style="{style}" title="{told}">{_bind(escape(cell.text))}</td>'


def _write_head(head: str) -> str:
    """The head of a column: its last word is not left alone on a line when it is short."""
    first, _, last = head.rpartition(" ")
    return escape(f"{first}\N{NO-BREAK SPACE}{last}" if first and len(last) < 3 else head)


def _bind(text: str) -> str:
    """A sign with who stands behind it: that goes to the next line as a whole, or not at all."""
    return text.replace(" xã)", "\N{NO-BREAK SPACE}xã)")


def _whole(column: str) -> str:
    return ' class="grid-whole"' if column == WHOLE else ""


def _style(state: str, number: int) -> str:
    """Ground and ink of a cell: the scale for what is counted, hatched for what is not, grey for
    what is gone."""
    counted = f"background:{both(SCALE[number])};color:{both(ink_on(number))};font-weight:600"
    if state == "counted":
        return counted
    if state == "at_least":
        return f"{counted};box-shadow:inset 0 0 0 2px {both(LINE)}"
    if state == "uncounted":
        hatch = f"repeating-linear-gradient(135deg,{both(LINE + '55')} 0 2px,transparent 2px 7px)"
        return f"background:{hatch};color:{both(INK)};font-weight:700"
    if state == "zero":
        return f"background:{both(GRID + '66')};color:{both(INK)}"
    return f"color:{both(MUTED)}"
