"""Tables about indicators."""

from collections.abc import Iterable, Mapping

import pandas as pd

from app.table_cells import or_, span_
from data import words
from data.vietnamese import write_quarter
from measures.communes import ALWAYS, Term
from measures.course import Course
from measures.poverty import Rate
from measures.shares import decimal, write_in_full
from measures.standings import Standing, name_place

_EXACT = 4  # decimals of what is computed, in the table of all inputs


def list_indicators(definitions: pd.DataFrame) -> pd.DataFrame:
    """One row for each definition of an indicator (rows: indicators/definitions)."""
    rows = [
        {
            "Chỉ tiêu": indicator.name,
            "Đơn vị": indicator.unit,
            "Áp dụng": span_(indicator.valid_from, indicator.valid_to),
            "Tử số": or_(indicator.numerator, ""),
            "Mẫu số": or_(indicator.denominator, ""),
            "Giá trị quý này": (
                words.NO_FIGURE if not indicator.values else f"{indicator.values} số"
            )
            if indicator.holds
            else "đã thay định nghĩa",
            "Mục tiêu nơi khác (tham khảo)": " – ".join(
                part
                for part in (
                    or_(indicator.reference_target, ""),
                    or_(indicator.reference_place, ""),
                )
                if part
            ),
            "Ghi chú": or_(indicator.note, ""),
            "Nguồn thay đổi": or_(indicator.changed_by, ""),
        }
        for indicator in definitions.itertuples()
    ]
    return pd.DataFrame(rows)


def list_progress(standings: list[Standing], labels: dict[str, str], together: str) -> pd.DataFrame:
    """One row for each indicator: per cent and status of each place, as in the chart."""
    rows = []
    for rule in dict.fromkeys(standing.rule for standing in standings):
        row: dict[str, object] = {"Chỉ tiêu": rule.short, "Phần trăm của": part_of(rule)}
        for place in standings:
            if place.rule == rule:
                row[name_place(place, labels, together)] = _cell(place)
        rows.append(row)
    return _frame(rows)


def list_inputs(standings: list[Standing], labels: dict[str, str], together: str) -> pd.DataFrame:
    """One row for each indicator and place, with all that its status is computed from."""
    return _frame(
        {
            "Chỉ tiêu": place.rule.short,
            "Lần định nghĩa": place.rule.version,
            "Nơi": name_place(place, labels, together),
            "Số xã có đủ số": place.inputs.communes if place.scope == "all" else None,
            "Số xã": place.of if place.scope == "all" else None,
            "Đơn vị": place.rule.unit,
            "Tử số": _plain(place.inputs.numerator),
            "Mẫu số": _plain(place.inputs.denominator),
            "Giá trị": _exact(place.inputs.value),
            "Tử số đầu năm": _plain(place.inputs.start_numerator),
            "Mẫu số đầu năm": _plain(place.inputs.start_denominator),
            "Mức đầu năm": _exact(place.inputs.start),
            "Mục tiêu năm": _exact(place.inputs.target),
            "Mức cần có quý này": _exact(place.progress.path),
            "Phần trăm": _exact(place.progress.percent),
            "Phần trăm của": part_of(place.rule),
            "Tiến độ": words.STATUS[place.progress.status],
            "Lý do": place.progress.reason,
            "Nguồn số liệu": place.source or None,
            "Nguồn mục tiêu": place.target_source or None,
        }
        for place in standings
    )


def list_standing(standings: list[Standing], labels: dict[str, str], together: str) -> pd.DataFrame:
    """One row for each place of one indicator: start, now, target, status and why."""
    rows = []
    for place in standings:
        rule, inputs = place.rule, place.inputs
        row: dict[str, object] = {"Nơi": name_place(place, labels, together)}
        if not rule.cumulative:
            row["Đầu năm"] = _shown(rule, inputs.start)
        row |= {
            "Hiện nay": place.told,
            "Mức trần cả năm" if rule.ceiling else "Mục tiêu năm": _shown(rule, inputs.target),
            "Mức cần có quý này": _shown(rule, place.progress.path),
            f"% {part_of(rule)}": _percent(place),
            "Tiến độ": _status(place),
            "Lý do": place.progress.reason,
            "Nguồn": place.source or None,
        }
        rows.append(row)
    return _frame(rows)


def list_course(
    courses: list[Course],
    labels: dict[str, str],
    together: str,
    terms: Mapping[str, Term] | None = None,
) -> pd.DataFrame:
    """One row for each quarter and definition: all together, target, path, and each commune.

    `terms`: of the communes; a quarter in which one is not there says so.
    """
    rows = []
    for course in courses:
        points = {point.quarter: point for point in course.points}
        plans = {plan.year: plan for plan in course.plans}
        told = sorted({*points, *(q for values in course.communes.values() for q in values)})
        for quarter in told:
            point, plan = points.get(quarter), plans.get(quarter[:4])
            inputs = point.inputs if point else None
            row: dict[str, object] = {
                "Quý": words.start(write_quarter(quarter)),
                "Chỉ tiêu": course.rule.short,
                "Đơn vị": course.rule.unit,
                together: _number(course, inputs.value if inputs else None),
                "Số xã có số": inputs.communes if inputs else 0,
                "Mức trần cả năm" if course.rule.ceiling else "Mục tiêu năm": _number(
                    course, plan.target if plan else None
                ),
                "Đường thẳng": _number(course, plan.path.get(quarter) if plan else None),
            }
            if len(course.communes) > 1:
                for commune, values in course.communes.items():
                    absence = (terms or {}).get(commune, ALWAYS).absence(quarter)
                    value = _number(course, values.get(quarter))
                    row[words.start(labels[commune])] = absence or value
            row["Nguồn"] = point.source if point else None
            rows.append(row)
    return _frame(rows)


def list_poverty(rates: list[Rate]) -> pd.DataFrame:
    """One row for each public poverty rate that is drawn."""
    return _frame(
        {
            "Thời gian": words.start(rate.period),
            "Tỷ lệ": words.start(words.POVERTY[rate.kind])
            + (" DTTS" if rate.households == "minority" else ""),
            "% tổng số hộ của huyện": rate.value,
            "Chuẩn nghèo": words.start(words.POVERTY_STANDARD[rate.standard]),
            "Cách có số": f"tự tính {rate.computed}" if rate.computed else "nguồn in",
            "Nguồn": rate.source,
        }
        for rate in rates
    )


def part_of(rule: object) -> str:
    """What the per cent of an indicator is a part of."""
    if rule.ceiling:
        return "mức trần"
    return "mức giảm đề ra" if rule.direction == "down" else "mục tiêu năm"


def _cell(place: Standing) -> str:
    if place.progress.status == "unknown":
        text = f"{_sign(place)} {place.progress.reason}"
    elif place.progress.percent is None:
        text = f"{_status(place)}, {place.value_text}"
    else:
        text = f"{_status(place)}, {_percent(place)}"
    if place.scope == "all":
        text += f" ({place.inputs.communes}/{place.of} xã)"
    return text


def _percent(place: Standing) -> str:
    percent = place.progress.percent
    return "–" if percent is None else write_in_full(percent)


def _status(place: Standing) -> str:
    return f"{_sign(place)} {words.STATUS[place.progress.status]}"


def _sign(place: Standing) -> str:
    return words.STATUS_SIGN[place.progress.status]


def _shown(rule: object, value: object) -> str | None:
    return None if value is None else rule.write(value)


def _number(course: Course, value: object) -> object:
    return None if value is None else decimal(value, course.rule.decimals)


def _plain(value: object) -> object:
    """A sum of published numbers with the decimals that it has."""
    if value is None:
        return None
    decimals = next(n for n in range(5) if value * 10**n == int(value * 10**n) or n == 4)
    return decimal(value, decimals)


def _exact(value: object) -> object:
    return None if value is None else decimal(value, _EXACT)


def _frame(rows: Iterable[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), dtype=object)
