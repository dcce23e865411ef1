"""Titles about indicators."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from app.indicators.course_chart import MOST_CHOSEN
from app.view import View
from data import words
from data.vietnamese import write_count, write_quarter
from measures.course import Course, Point
from measures.poverty import Rate, join_rates
from measures.progress import GOOD
from measures.standings import Standing, name_place
from measures.totals import join_sources

FEW_DOCUMENTS = 3


def title_indicators(definitions: pd.DataFrame) -> str:
    """How many indicators have a figure (rows: indicators/definitions)."""
    now = definitions[definitions["holds"]]
    known = int((now["values"] > 0).sum())
    if known == 0:
        return f"{write_count(len(now))} chỉ tiêu, chưa có giá trị nào được công bố"
    return f"{write_count(known)} trong {write_count(len(now))} chỉ tiêu đã có số"


def title_progress(standings: list[Standing], view: View) -> str:
    """How many indicators are on their way, for all chosen communes together, and what the others
    lack."""
    together = [standing for standing in standings if standing.scope == "all"]
    found = Counter(standing.progress.status for standing in together)
    whole = write_count(len(together))
    level = where(view) + tell_covered(together)
    if found["unknown"] == len(together):
        return f"Chưa đủ số để xét tiến độ {whole} chỉ tiêu {level}"
    good = sum(found[status] for status in GOOD)
    behind = Counter(
        place.rule.ceiling for place in together if place.progress.status in ("slow", "far_behind")
    )
    counted = (
        (behind[False], "còn thiếu"),
        (behind[True], "quá mức cho phép"),
        (found["unknown"], words.STATUS["unknown"]),
    )
    rest = [f"{write_count(number)} {word}" for number, word in counted if number]
    first = f"{write_count(good)} trong {whole} chỉ tiêu đạt hoặc đúng tiến độ {level}"
    if good == 0:
        first = f"Chưa chỉ tiêu nào trong {whole} chỉ tiêu đạt hoặc đúng tiến độ {level}"
    elif good == len(together):
        first = f"Cả {whole} chỉ tiêu đạt hoặc đúng tiến độ {level}"
        if good == 1:
            first = f"Chỉ tiêu duy nhất đạt hoặc đúng tiến độ {level}"
    return "; ".join([first, ", ".join(rest)]) if rest else first


def tell_covered(together: Sequence[Standing]) -> str:
    """Whom figures of all communes together are of, where some have no number: " (6/7 xã có số)",
    or how many of the indicators that is so of; "" where all have."""
    known = [one for one in together if one.inputs.value is not None]
    part = [one for one in known if one.inputs.communes < one.of]
    parts = {f"{one.inputs.communes}/{one.of} xã có số" for one in part}
    if len(parts) == 1 and len(part) == len(known):
        return f" ({parts.pop()})"
    return f" ({write_count(len(part))} chỉ tiêu chưa đủ số của mọi xã)" if part else ""


def where(view: View) -> str:
    """Which communes are taken together, in words after a number."""
    if not view.communes:
        return "toàn huyện"
    if len(view.communes) == 1:
        return f"ở {view.where}"
    return f"tính chung {write_count(len(view.communes))} xã đã chọn"


def title_standing(standings: list[Standing]) -> str:
    """How many communes are on their way with one indicator."""
    rule = standings[0].rule
    communes = [place for place in standings if place.scope == "commune"]
    judged = [place for place in communes if place.progress.status != "unknown"]
    good = [place for place in judged if place.progress.status in GOOD]
    if not communes:
        return f"{rule.short}: {tell_place(standings[0])}"
    if not judged:
        return f"{rule.short}: chưa đủ số để xét tiến độ của xã nào"
    what = "trong mức cho phép" if rule.ceiling else "đạt hoặc đúng tiến độ"
    if len(judged) == 1 and len(communes) == 1:
        return f"{rule.short}: {tell_place(judged[0])}"
    whole = f"{write_count(len(judged))} xã"
    if len(judged) < len(communes):
        whole += " đủ số"
    if not good:
        return f"{rule.short}: không xã nào trong {whole} {what}"
    if len(good) == len(judged) and len(judged) > 1:
        return f"{rule.short}: cả {whole} {what}"
    return f"{rule.short}: {write_count(len(good))} trong {whole} {what}"


def tell_place(place: Standing) -> str:
    """How far a place is, and why that is so."""
    distance, reason = place.distance_told, place.progress.reason
    return reason if distance is None else f"{distance.text}, {reason}"


def title_course(courses: list[Course], together: Standing, view: View) -> str:
    """The value of the quarter and its change, for all chosen communes together."""
    name = name_together(view)
    if together.inputs.value is None:
        last = courses[-1].points[-1]
        value = courses[-1].rule.write(last.inputs.value)
        return (
            f"{name}: {together.value_text} {write_quarter(view.quarter)}, "
            f"gần nhất là {value} ({write_quarter(last.quarter)})"
        )
    change = tell_change(together, view)
    prefix = together.change.prefix
    link = "; " if prefix and change.startswith(prefix) else ", "
    return f"{name}: {together.told}{link}{change}"


def title_courses(places: list[Standing], labels: dict[str, str], district: str) -> str:
    """The values of communes side by side, and that of the `district`."""
    told = [f"{name_place(place, labels, '')}: {place.value_text}" for place in places]
    told = [told[0], *(words.low(text) for text in told[1:])] if told else []
    return words.start("; ".join([*told, f"toàn huyện: {district}"]))


def tell_point(course: Course, point: Point) -> str:
    """A value of all together with whom it covers: "58,7% (6/7 xã)"."""
    inputs = point.inputs
    value = course.rule.write(inputs.value, inputs.more_than, inputs.about)
    return value if point.complete else f"{value} ({inputs.communes}/{point.of} xã)"


def name_together(view: View) -> str:
    """What all chosen communes together are called."""
    if not view.communes:
        return "Toàn huyện"
    if len(view.communes) == 1:
        return words.start(view.where)
    return "Các xã đã chọn"


def tell_change(place: Standing, view: View) -> str:
    """The change since the quarter to compare with, or why there is none."""
    rule, before = place.rule, view.quarter_before
    no = f"chưa so sánh được với {write_quarter(before)}"
    if before < rule.valid_from and rule.version > 1:
        return f"{no}: chỉ tiêu đổi định nghĩa từ {write_quarter(rule.valid_from)}"
    if rule.cumulative and before[:4] != view.quarter[:4] and before[-1] != view.quarter[-1]:
        return f"{no}: chỉ tiêu tính lại từ đầu mỗi năm"
    unit = "điểm phần trăm" if "%" in rule.unit else rule.unit
    return place.change.describe(unit, plain=True)


def tell_course(courses: list[Course], definitions: pd.DataFrame, view: View) -> str:
    """What the course draws, and each change of definition with its document.

    `definitions`: all rows of the indicator in indicators/definitions.
    """
    rule = courses[-1].rule
    first = min(course.points[0].quarter for course in courses)
    span = f"{write_quarter(first)} đến " if first < view.quarter else ""
    told = [words.start(f"{span}{write_quarter(view.quarter)}.")]
    if len(view.communes) == 1:
        aim = "Mức trần" if rule.ceiling else "Mục tiêu và đường thẳng"
        told.append(f"{aim} là của {view.where}.")
    elif len(view.communes) > MOST_CHOSEN:
        told.append(f"Tô màu {write_count(MOST_CHOSEN)} xã đầu trong các xã đã chọn.")
    if rule.cumulative:
        told.append("Số cộng dồn từ đầu năm.")
    if any(not point.complete for course in courses for point in course.points):
        told.append("Chấm rỗng: chưa đủ xã, số xã ghi bên cạnh.")
    for earlier, later in pairwise(definitions.itertuples()):
        told.append(
            f"Từ {write_quarter(later.valid_from)}, “{earlier.name}” ({earlier.unit}) được thay "
            f"bằng “{later.name}” ({later.unit}): {later.changed_by}; không so sánh qua mốc này."
        )
    return " ".join(told)


def tell_sources(rows: pd.DataFrame) -> str:
    """The documents behind a course; of many only the first and the last (indicators/course)."""
    sources = [part for text in rows["source"].dropna() for part in text.split("; ")]
    documents = list(dict.fromkeys(source.partition(", ")[0] for source in sources))
    if len(documents) <= FEW_DOCUMENTS:
        return join_sources(list(dict.fromkeys(sources)))
    count = write_count(len(documents))
    return f"{count} văn bản, từ {documents[0]} đến {documents[-1]}; vị trí ghi trong bảng số"


def tell_definition(row: pd.Series) -> str:
    """How an indicator is measured, who answers for it, where it is laid down."""
    measured = row["numerator"] if not pd.isna(row["numerator"]) else "chưa nêu"
    if not pd.isna(row["denominator"]):
        measured = f"{measured} / {row['denominator']}"
    parts = [
        f"Cách đo ({row['unit']}): {measured}" + ", cộng dồn từ đầu năm" * bool(row["cumulative"]),
        "Càng cao càng tốt" if row["direction"] == "up" else "Càng thấp càng tốt",
        f"Phụ trách: {words.NOT_PUBLISHED if pd.isna(row['owner']) else row['owner']}",
        f"Áp dụng từ {write_quarter(row['valid_from'])}",
        f"Văn bản: {row['defined_in'] if pd.isna(row['changed_by']) else row['changed_by']}",
    ]
    return ". ".join(parts) + "."


def tell_poverty(rates: list[Rate]) -> str:
    """What the public rates are, and which of them may not be compared."""
    told = [
        "Tỷ lệ trên tổng số hộ của huyện, theo báo chí và trang điện tử, không theo bộ lọc quý và "
        "xã; đường nối chỉ giữa những số cùng cách đo."
    ]
    if len({rate.standard for rate in rates}) > 1:
        told.append(
            "Từ kỳ rà soát 2021, nguồn ghi theo chuẩn nghèo mới 2022–2025, trước đó theo chuẩn cũ, "
            "nên không so số hai bên vạch đứt."
        )
    if any(rate.households == "minority" for rate in rates):
        told.append("Hình thoi: chỉ đếm hộ nghèo là hộ DTTS, nên không so với chấm tròn.")
    if any(rate.computed for rate in rates):
        told.append("Dấu rỗng: nguồn không in tỷ lệ, ở đây tự tính từ số hộ nguồn in.")
    return " ".join(told)


def title_poverty(rates: list[Rate], place: str) -> str:
    """From the first to the last rate of poor households that may be compared."""
    lines = [
        line for line in join_rates(rates) if line[0].kind == "poor" and line[0].households == "all"
    ]
    if not lines:
        return f"Tỷ lệ hộ nghèo đã công bố của {place}"
    first, last = lines[-1][0], lines[-1][-1]
    if first is last:
        return f"Tỷ lệ hộ nghèo của {place}: {last.printed} ({last.period})"
    span = f"{first.period} đến {last.period}"
    if first.value == last.value:
        return f"Tỷ lệ hộ nghèo của {place} không đổi, {last.printed} ({span})"
    way = "giảm" if last.value < first.value else "tăng"
    to = "xuống" if way == "giảm" else "lên"
    return f"Tỷ lệ hộ nghèo của {place} {way} từ {first.printed} {to} {last.printed} ({span})"
