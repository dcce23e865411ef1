"""Figures of one commune or of several beside the district's, line by line."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from app.duty.chart import Cell, write_part
from app.profile.parts import MODELS, is_now, is_standing, tell_households, tell_target
from data import words
from data.vietnamese import write_quarter
from measures.duty import count, write_status
from measures.figures.figure import Figure
from measures.profile import KeptCustom, Profile
from measures.totals import join_sources

NOTHING = "–"
DISTRICT = "Toàn huyện"


class Line(NamedTuple):
    """One thing, as each commune has it: `cells` in their order, then the `district`'s own."""

    group: str
    label: str
    cells: list[str]
    district: str
    source: str


def list_lines(profiles: Sequence[Profile], duties: Sequence[Sequence[Cell]]) -> list[Line]:
    """All lines of which any of the communes says something; `duties`: their reports, as the
    profiles are ordered."""
    models = [_line("Mô hình", f"models.{name}", profiles) for name in MODELS]
    outreach = [_line("Tuyên truyền", f"outreach.{name}", profiles) for name in words.CHANNEL]
    lines = [*models, *_customs(profiles), *_indicators(profiles), *outreach, *_duty(duties)]
    return [line for line in lines if any(cell != NOTHING for cell in line.cells)]


def to_table(lines: Sequence[Line], labels: Sequence[str]) -> pd.DataFrame:
    """The lines as a table for its files, with every source."""
    heads = ["Phần", "Nội dung", *map(words.start, labels), DISTRICT, "Nguồn"]
    rows = [[line.group, line.label, *line.cells, line.district, line.source] for line in lines]
    return pd.DataFrame(rows, columns=heads, dtype=object)


def write_figure(figure: Figure) -> str:
    """A number with its unit and whom it covers, as a cell: "12 mô hình (6/7 xã)"."""
    if figure.total is None:
        return NOTHING
    part = f" ({figure.short_part})" if figure.part else ""
    return f"{figure.total} {figure.unit}{part}"


def write_custom(one: KeptCustom | None, quarter: str) -> str:
    """A custom in a commune, as a cell: its households, or its state."""
    if one is None:
        return NOTHING
    if one.course.is_practised:
        return tell_households(one, quarter)
    state, last = words.CUSTOM_STATE[one.course.state], one.course.last
    if last is None or is_now(one, quarter):
        return state
    return f"{words.NO_FIGURE} quý này; {write_quarter(last.quarter)}: {state}"


def _line(group: str, name: str, profiles: Sequence[Profile]) -> Line:
    own = [one.figures.get(name) for one in profiles]
    source = join_sources([figure.source for figure in own if figure.source])
    cells = [write_figure(figure) for figure in own]
    return Line(group, own[0].label, cells, write_figure(profiles[0].district.get(name)), source)


def _customs(profiles: Sequence[Profile]) -> list[Line]:
    by_id = [{one.course.custom_id: one for one in profile.customs} for profile in profiles]
    kept = {one.course.custom_id: one.course.custom for profile in profiles for one in profile.kept}
    order = [custom.custom_id for custom in profiles[0].figures.customs]
    lines = [_line("Hủ tục, phong tục", "customs.households", profiles)]
    for custom_id in sorted(kept, key=order.index):
        lines.append(
            Line(
                "Hủ tục, phong tục",
                kept[custom_id],
                [
                    write_custom(known.get(custom_id), profile.figures.quarter)
                    for known, profile in zip(by_id, profiles, strict=True)
                ],
                write_figure(profiles[0].district.get(f"customs.{custom_id}")),
                join_sources(
                    [
                        known[custom_id].source
                        for known in by_id
                        if custom_id in known and known[custom_id].source
                    ]
                ),
            )
        )
    return lines


def _indicators(profiles: Sequence[Profile]) -> list[Line]:
    """Value and target of each indicator; the district has its own ratio."""
    lines = []
    for pairs in zip(*(profile.standings for profile in profiles), strict=True):
        if not any(is_standing(pair) for pair in pairs):
            continue
        cells = [
            f"{pair.own.value_text} {words.STATUS_SIGN[pair.own.progress.status]} "
            f"(mục tiêu {tell_target(pair)})"
            for pair in pairs
        ]
        source = join_sources([text for pair in pairs for text in pair.own.sources])
        whole = pairs[0].district
        lines.append(Line("Chỉ tiêu", whole.rule.short, cells, whole.told, source))
    return lines


def _duty(duties: Sequence[Sequence[Cell]]) -> list[Line]:
    known = [[cell for cell in cells if cell.status] for cells in duties]
    sources = [cell.obligation.source for cells in known for cell in cells]
    source = join_sources([text for text in sources if text])
    now = [write_status(cells[-1].status) if cells else NOTHING for cells in known]
    parts = [write_part(count(cell.status for cell in cells)) for cells in known]
    return [
        Line("Chế độ báo cáo", "Lần báo cáo gần nhất", now, NOTHING, source),
        Line("Chế độ báo cáo", "Số lần đúng hạn trên số lần đến hạn", parts, NOTHING, source),
    ]
