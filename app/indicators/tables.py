"""Tables about indicators."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

import pandas as pd

from app.indicators.progress_chart import list_rules
from app.table_cells import or_, span_
from data import words
from data.vietnamese import write_quarter
from measures.communes import ALWAYS, Term
from measures.course import Course
from measures.distance import round_distance, unit_of
from measures.poverty import Rate
from measures.progress import Rule
from measures.shares import decimal, round_share
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
    """One row for each indicator: the distance of each place as a number, as in the chart, or why
    it is not known."""
    rows = []
    for rule in list_rules(standings):
        own = [place for place in standings if place.rule == rule]
        row: dict[str, object] = {
            "Chỉ tiêu": rule.short,
            "Đơn vị": unit_of(rule),
            "Số âm nghĩa là": "quá mức" if rule.direction == "down" else "còn thiếu",
        }
        for place in own:
            row[name_place(place, labels, together)] = _distance(place)
        row["Tiến độ chung"] = words.STATUS[own[0].progress.status]
        if own[0].scope == "all":
            singles = [place.progress.status for place in own if place.scope == "commune"]
            row["Số xã đạt mục tiêu năm"] = singles.count("met") if singles else None
            row["Số xã đủ số"] = own[0].inputs.communes
            row["Số xã"] = own[0].of
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
            "Mức cần có quý này": _exact(place.required),
            "Cách mức cần có": _exact(place.distance),
            "Phần trăm": None if place.rule.ceiling else _exact(place.progress.percent),
            "Phần trăm của": None if place.rule.ceiling else part_of(place.rule),
            "Tiến độ": words.STATUS[place.progress.status],
            "Lý do": place.progress.reason,
            "Nguồn số liệu": place.source or None,
            "Nguồn mục tiêu": place.target_source or None,
        }
        for place in standings
    )


def list_standing(standings: list[Standing], labels: dict[str, str], together: str) -> pd.DataFrame:
    """One row for each place of one indicator: start, now, target, distance, status and why."""
    rows = []
    for place in standings:
        rule, inputs = place.rule, place.inputs
        unit, asked = f" ({rule.unit})", "mức cho phép" if rule.ceiling else "mức cần có"
        row: dict[str, object] = {"Nơi": name_place(place, labels, together)}
        if not rule.cumulative:
            row[f"Đầu năm{unit}"] = _level(rule, inputs.start)
        row[f"Hiện nay{unit}"] = _value(place)
        if standings[0].scope == "all":
            row["Số xã có số"] = inputs.communes if place.scope == "all" else None
        row |= {
            f"{'Mức trần cả năm' if rule.ceiling else 'Mục tiêu năm'}{unit}": _level(
                rule, inputs.target
            ),
            f"{words.start(asked)} quý này{unit}": _level(rule, place.required),
            f"Cách {asked} ({unit_of(rule)})": _distance(place),
        }
        if not rule.ceiling:
            row[f"% {part_of(rule)}"] = _percent(place)
        row |= {
            "Tiến độ": words.STATUS[place.progress.status],
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


def part_of(rule: Rule) -> str:
    """What the per cent of an indicator that is no ceiling is a part of."""
    return "mức giảm đề ra" if rule.direction == "down" else "mục tiêu năm"


def _distance(place: Standing) -> object:
    """A number, below 0 where something is lacking; in words why there is none."""
    if place.distance is not None:
        return round_distance(place.rule, place.distance)
    return "đạt" if place.progress.status == "met" else place.progress.reason


def _value(place: Standing) -> object:
    """A number; in words what is only a bound, and why there is none."""
    inputs = place.inputs
    if inputs.value is None or inputs.more_than or inputs.about:
        return place.value_text
    return decimal(inputs.value, place.rule.decimals)


def _percent(place: Standing) -> object:
    percent = place.progress.percent
    return None if percent is None else round_share(percent, 0)


def _level(rule: Rule, level: Fraction | None) -> object:
    """A level; of a count one that is not whole keeps a decimal."""
    if level is None:
        return None
    whole = rule.rate or level.denominator == 1
    return decimal(level, rule.decimals if whole else max(1, rule.decimals))


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
