"""The profile of a commune as HTML, a piece for each part; static/style.css has its looks."""

from collections.abc import Iterable, Mapping, Sequence

from app.colours import BANDS, both
from app.customs.lasting import MEANING, tell_long
from app.duty.chart import SIGNS, Cell, tell_cell, write_cell
from app.markup import write, write_lines, write_source, write_title
from app.profile.lives_markup import draw_lives
from app.profile.parts import (
    MODELS,
    is_standing,
    is_told,
    list_models,
    tell_households,
    tell_target,
    tell_villages,
)
from app.profile.side_by_side import DISTRICT, Line, write_figure
from data import words
from data.vietnamese import write_number, write_quarter
from measures.figures.figure import Figure
from measures.profile import KeptCustom, Pair, Profile
from measures.totals import shorten_sources
from report.profile import Part

MOST_LIVES = 30  # that are drawn: the table of the page Mô hình has all
ZEROS = "Số 0 mà huyện báo chung được tính cho từng xã."
NO_FORM = "Khi xã gửi biểu số liệu của quý, phần này hiện ở đây."


def wrap(parts: str) -> str:
    """All parts as one, which may go over a page in print."""
    return f'<div class="profile">{parts}</div>'


def draw_models(title: str, part: Part, profile: Profile) -> str:
    """The lives of named models, one row each, beside what the figures say."""
    told = [figure for figure in list_models(profile) if is_told(figure)]
    if not (told or profile.lives):
        return write_title(title) + _tell_whole(profile, "models", MODELS)
    rows = [*profile.running, *profile.ended]
    shown = sorted(rows[:MOST_LIVES], key=lambda life: (life.began or "", life.ended or "9"))
    more = len(rows) - len(shown)
    notes = [f"Còn {write_number(more)} mô hình khác ở trang Mô hình."] if more > 0 else []
    return (
        write_title(title)
        + _draw_figures(told)
        + (draw_lives(shown, profile.figures.quarter) if shown else "")
        + write_lines([*notes, _source(part)])
    )


def draw_customs(title: str, part: Part, profile: Profile) -> str:
    """Each custom that is still kept, since when and where; the others in a line."""
    if not profile.customs:
        return write_title(title) + write_lines([NO_FORM], "absent")
    quarter = profile.figures.quarter
    rows = "".join(_draw_custom(one, quarter) for one in profile.kept)
    heads = ("Hủ tục, phong tục còn", "Số hộ", "Kéo dài", "Nơi")
    if not any(one.villages for one in profile.kept):
        heads = heads[:-1]
        rows = rows.replace("<td></td></tr>", "</tr>")
    table = _table(heads, rows) if rows else ""
    others = part.lines[len(profile.kept) :]
    meaning = [f"{MEANING if rows else ''} {ZEROS}"]
    return write_title(title) + table + _list(others) + write_lines([*meaning, _source(part)])


def draw_indicators(title: str, part: Part, pairs: Sequence[Pair]) -> str:
    """Each indicator of the commune beside the district's own value and the year's target."""
    known = [pair for pair in pairs if is_standing(pair)]
    if not known:
        return write_title(title) + write_lines([NO_FORM], "absent")
    rows = "".join(_draw_pair(pair) for pair in known)
    heads = ("Chỉ tiêu", "Xã", DISTRICT, "Mục tiêu năm", "So với mức cần có", "Tiến độ")
    others = part.lines[len(known) :]
    note = "Toàn huyện: tính từ tổng tử số và tổng mẫu số của các xã, không bình quân tỷ lệ."
    return (
        write_title(title)
        + _table(heads, rows)
        + _list(others)
        + write_lines([note, _source(part)])
    )


def draw_outreach(title: str, part: Part, profile: Profile) -> str:
    """Each channel of the commune beside the district's own; what was handed over below."""
    names = [f"outreach.{channel}" for channel in words.CHANNEL]
    known = [name for name in names if profile.figures.get(name).is_known]
    rows = "".join(
        _row(own.label, [write_figure(own), _change(own), write_figure(profile.district.get(name))])
        for name in known
        for own in [profile.figures.get(name)]
    )
    before = f"So với {write_quarter(profile.figures.quarter_before)}"
    table = (
        _table(("Kênh", "Xã", before, DISTRICT), rows)
        if rows
        else _tell_whole(profile, "outreach", words.CHANNEL)
    )
    others = part.lines[len(known) :]
    return write_title(title) + table + _list(others) + write_lines([_source(part)])


def draw_duty(title: str, part: Part, label: str, cells: Sequence[Cell]) -> str:
    """The last reports, one tile each, oldest first."""
    if not any(cell.status for cell in cells):
        return write_title(title) + write_lines([NO_FORM], "absent")
    tiles = "".join(
        f'<li title="{write(tell_cell(label, cell))}"{_look(cell)}>'
        f"<span>{write(words.start(write_quarter(cell.quarter)))}</span>"
        f"{write(write_cell(cell.status) or cell.nothing)}</li>"
        for cell in cells
    )
    return write_title(title) + f'<ol class="reports">{tiles}</ol>' + write_lines([_source(part)])


def draw_groups(parts: Sequence[Part]) -> str:
    """What is told in words alone, a list under a head each."""
    drawn = "".join(
        f'<section class="group"><h2>{write(part.title)}</h2>{_list(part.lines)}'
        f"{write_lines([_source(part)])}</section>"
        for part in parts
    )
    return f'<div class="groups">{drawn}</div>' if drawn else ""


def draw_gaps(part: Part) -> str:
    """What is not known, in two columns where there is room."""
    if not part.lines:
        return ""
    lines = _list(part.lines)
    return f'{write_title(part.title)}<div class="profile-gaps">{lines}</div>' + write_lines(
        [_source(part)]
    )


def draw_lines(lines: Sequence[Line], heads: Mapping[str, str]) -> str:
    """Communes side by side; `heads`: of each the address of its profile by its label."""
    columns = "".join(
        f'<th scope="col"><a href="{write(address)}">{write(words.start(label))}</a></th>'
        for label, address in heads.items()
    )
    body, group = [], ""
    for line in lines:
        if line.group != group:
            group = line.group
            body.append(
                f'<tr class="grid-kind"><th scope="rowgroup">{write(group)}</th>'
                f'<td colspan="{len(heads) + 1}"></td></tr>'
            )
        body.append(_row(line.label, [*line.cells, line.district]))
    return (
        '<div class="table-frame" tabindex="0" role="region" aria-label="So sánh các xã">'
        '<table class="few compared"><thead><tr><th scope="col">Nội dung</th>'
        f'{columns}<th scope="col">{DISTRICT}</th></tr></thead><tbody>{"".join(body)}</tbody>'
        "</table></div>"
    )


def _draw_figures(figures: Sequence[Figure]) -> str:
    """Figures beside each other: number, what it is, its change."""
    items = "".join(
        f"<li><strong>{write(figure.total)}</strong> "
        f"{write(words.low(figure.label.removeprefix('Mô hình ')))}"
        f"<small>{write(figure.change if figure.is_compared else figure.part)}</small></li>"
        for figure in figures
    )
    return f'<ul class="figures">{items}</ul>' if items else ""


def _draw_custom(one: KeptCustom, quarter: str) -> str:
    told = tell_households(one, quarter)
    change = f"; {one.figure.change}" if one.figure.is_compared else ""
    sign = f"{words.CUSTOM_SIGN[one.course.state]} " if one.course.state != "practised" else ""
    back = f" ({words.CUSTOM_STATE[one.course.state]})" if sign else ""
    cells = [f"{told}{change}", tell_long(one.spell, quarter), tell_villages(one)]
    return _row(f"{sign}{one.course.custom}{back}", cells)


def _draw_pair(pair: Pair) -> str:
    own, status = pair.own, pair.own.progress.status
    ground, ink = BANDS[status]
    sign = f"{words.STATUS_SIGN[status]} {words.STATUS[status]}"
    look = f"background:{both(ground)};color:{both(ink)}"
    distance = own.distance_told.text if own.distance_told else own.progress.reason
    cells = [own.value_text, pair.district.told, tell_target(pair), distance]
    status_cell = f'<td><span class="status" style="{look}">{write(sign)}</span></td>'
    return _row(own.rule.short, cells).replace("</tr>", f"{status_cell}</tr>")


def _look(cell: Cell) -> str:
    state = cell.status.state if cell.status else ""
    looks = {"on_time": "met", "late": "slow", "missing": "far_behind", "undated": "on_path"}
    if state not in SIGNS or state not in looks:
        return ""
    ground, ink = BANDS[looks[state]]
    return f' style="background:{both(ground)};color:{both(ink)}"'


def _tell_whole(profile: Profile, area: str, names: Iterable[str]) -> str:
    """What the district as a whole tells of an area, where the commune tells nothing."""
    figures = [profile.district.get(f"{area}.{name}") for name in names]
    told = [
        f"{words.low(one.label)}: {one.text}{f' ({one.part})' if one.part else ''}"
        for one in figures
        if one.is_known
    ]
    return write_lines([f"Cả huyện: {'; '.join(told)}." if told else NO_FORM], "absent")


def _change(figure: Figure) -> str:
    before = f" so với {write_quarter(figure.quarter_before)}"
    return figure.change.removesuffix(before) if figure.is_compared else "chưa so sánh được"


def _table(heads: Sequence[str], rows: str) -> str:
    columns = "".join(f'<th scope="col">{write(head)}</th>' for head in heads)
    return (
        '<div class="table-frame" tabindex="0" role="region" '
        f'aria-label="{write(heads[0])}"><table class="few">'
        f"<thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(head: str, cells: Sequence[str]) -> str:
    drawn = "".join(f"<td>{write(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{write(head)}</th>{drawn}</tr>'


def _list(lines: Sequence[str]) -> str:
    items = "".join(f"<li>{write(line)}</li>" for line in lines)
    return f'<ul class="sentences">{items}</ul>' if items else ""


def _source(part: Part) -> str:
    return write_source(shorten_sources(part.source))
