"""Titles about customs."""

from collections.abc import Mapping

import pandas as pd

from data import words
from data.quantities import describe_change
from data.vietnamese import write_count, write_quarter
from measures.comparison import Comparison
from measures.forecast import Forecast
from measures.rundown import Course, compare_households
from measures.totals import PRACTISED, join_sources


def title_list(
    courses: list[Course],
    parts: Mapping[tuple[str, str], Course],
    quarter_before: str,
    labels: Mapping[str, str],
    part: str = "",
) -> str:
    """The largest change in households, and how many of the list are left.

    `courses` and `parts` from rundown.trace and rundown.trace_communes, `labels`: communes by id,
    `part`: who stands behind the list, where not all do.
    A change is told only over communes whose figure is known to the last household both times.
    """
    quarter = courses[0].points[-1].quarter
    if not any(course.points[-1].facts for course in courses):
        return f"Chưa có số về hủ tục, phong tục {write_quarter(quarter)}"
    behind = part.replace("xã, thị trấn", "xã")
    left = f"{_left(courses)} ({behind})" if part else _left(courses)
    changes = [
        (course, compared)
        for course in courses
        if not (compared := compare_households(course, parts, quarter_before)).refusal
    ]
    before = write_quarter(quarter_before)
    if not changes:
        return f"{words.start(left)}; chưa so sánh được với {before}"
    course, largest = max(changes, key=lambda change: abs(_size(change[1])))
    if not _size(largest):
        return f"{words.start(left)}; ở nơi so được, số hộ không đổi so với {before}"
    return f"{_tell(course, largest, labels)}; {left}"


def title_rundown(courses: list[Course]) -> str:
    """How many customs stand where on their way down (those that were ever practised)."""
    if not courses:
        return "Chưa ghi nhận hủ tục, phong tục nào còn thực hiện"
    parts = []
    for state in ("returned", "appeared", "practised", "watch", "eradicated"):
        count = sum(course.state == state for course in courses)
        if count:
            parts.append(f"{write_count(count)} {words.CUSTOM_STATE[state]}")
    return f"Trong {write_count(len(courses))} mục từng ghi nhận: {', '.join(parts)}"


def tell_returns(
    courses: list[Course], parts: Mapping[tuple[str, str], Course], labels: Mapping[str, str]
) -> list[str]:
    """What is there again after a zero, commune by commune, in sentences."""
    sentences, told = [], set()
    for (custom_id, commune), part in parts.items():
        if part.state in ("returned", "appeared"):
            told.add(custom_id)
            sentences.append(_alarm(part, f"ở {labels[commune]}"))
    for course in courses:
        # Back in the district, but no single commune says so.
        if course.state in ("returned", "appeared") and course.custom_id not in told:
            sentences.append(_alarm(course, "trong phạm vi đang xem"))
    return sentences


def title_forecast(course: Course, forecast: Forecast) -> str:
    """When a custom may be gone, or why that can't be told."""
    name = words.quote(course.custom)
    if forecast.outcome == "gone":
        return f"{name}: {write_quarter(forecast.start)} đã báo không còn"
    if forecast.outcome == "few":
        return f"{name}: chưa đủ số liệu để ước tính thời điểm chấm dứt"
    if forecast.outcome == "rising":
        return f"{name} không giảm ở bốn lần so gần nhất: chưa ước tính được thời điểm chấm dứt"
    if forecast.outcome == "far":
        return f"{name}: ước tính thời điểm chấm dứt còn hơn 5 năm nữa, nếu giữ đà như trước"
    when = write_quarter(forecast.expected)
    if forecast.outcome == "overdue":
        return (
            f"{name}: theo đà cũ, ước tính thời điểm chấm dứt là {when}, nay đã qua; chưa đủ số để "
            "biết đã chấm dứt chưa"
        )
    return f"{name}: ước tính thời điểm chấm dứt là {when}, nếu giữ đà như trước"


def tell_range(forecast: Forecast) -> str:
    """The range of a forecast, empty where there is none to tell."""
    if forecast.outcome not in ("dated", "far"):
        return ""
    soonest = "sau hơn 5 năm" if forecast.earliest is None else write_quarter(forecast.earliest)
    if forecast.latest is not None:
        latest = f"muộn nhất {write_quarter(forecast.latest)}"
    elif max(forecast.changes) >= 0:
        latest = "muộn nhất chưa nói được vì có quý không giảm"
    else:
        latest = "muộn nhất sau hơn 5 năm"
    first, last = (write_quarter(quarter) for quarter in forecast.seen)
    return f"Sớm nhất {soonest}; {latest}. Đà lấy từ {first} đến {last}."


def title_places(places: pd.DataFrame, quarter: str) -> str:
    """At how many places of how many communes anything is practised (rows: customs/places)."""
    there = places[places["state"].isin(PRACTISED)]
    when = write_quarter(quarter)
    if places["state"].isna().all():
        return f"Chưa có số {when} ở từng nơi"
    if there.empty:
        return f"{words.start(when)} không nơi nào báo còn thực hiện"
    units = there.drop_duplicates("unit_id")
    communes, nowhere = units["commune_id"].nunique(), int(units["commune_id"].isna().sum())
    count, told = write_count(len(units)), f"{write_count(communes)} xã, thị trấn"
    if not communes:
        return f"{count} nơi báo còn thực hiện, {words.NO_COMMUNE}"
    if nowhere:
        rest = f"{write_count(nowhere)} nơi {words.NO_COMMUNE}"
        return f"{count} nơi báo còn thực hiện: {told} và {rest}"
    if communes == len(units):
        return f"{told} báo còn thực hiện"
    return f"{count} nơi thuộc {told} báo còn thực hiện"


def shorten_sources(sources: list[str]) -> str:
    """One line for many sources: the first and the last of them, and how many there are."""
    line = join_sources(sources)
    parts = line.split("; ")
    if len(parts) <= 3:
        return line
    count = write_count(len(parts))
    return f"{parts[0]} … {parts[-1]} ({count} văn bản, từng số có nguồn trong bảng)"


def _left(courses: list[Course]) -> str:
    """How many of each kind are left: "còn 01 hủ tục, ít nhất 02 phong tục"."""
    parts = []
    for kind, word in words.KIND.items():
        mine = [course for course in courses if course.kind == kind]
        points = [course.points[-1] for course in mine]
        if not any(point.facts for point in points):
            parts.append(f"{word} {words.NO_FIGURE}")
            continue
        there = sum(point.practised for point in points)
        # What was never recorded is not missed; what was, and is not told in full, may be there.
        is_open = any(
            not point.practised and not point.complete and course.last is not None
            for course, point in zip(mine, points, strict=True)
        )
        gone = sum(point.complete and not point.practised for point in points)
        if there:
            parts.append(f"còn {'ít nhất ' * is_open}{write_count(there)} {word}")
        elif gone == len(mine):
            parts.append(f"không còn {word}")
        elif gone:
            parts.append(f"{write_count(gone)}/{write_count(len(mine))} {word} đã báo không còn")
        else:
            parts.append(f"{word} chưa đủ số")
    if all(part.startswith("còn ") for part in parts):
        return "còn " + ", ".join(part.removeprefix("còn ") for part in parts)
    return ", ".join(parts)


def _size(change: Comparison) -> int:
    return change.now.value - change.before.value


def _tell(course: Course, change: Comparison, labels: Mapping[str, str]) -> str:
    name, before = course.custom, change.quarter_before
    seen = any(point.practised for point in course.points if point.quarter < before)
    now, then = change.now.value, change.before.value
    told = describe_change(now, then, "hộ", before, seen_earlier=seen)
    ends = [
        point for point in course.points if point.quarter in (course.points[-1].quarter, before)
    ]
    if change.whole and all(point.complete for point in ends):
        left = f"còn {write_count(now)} hộ, " if now else ""
        return f"{name} {left}{told}"
    told = told.removeprefix("không còn, ")
    if len(change.common) == 1 and change.common <= labels.keys():
        return f"{name} ở {labels[min(change.common)]} {told}"
    return f"{name}, {change.units} cùng báo cáo: {told}"


def _alarm(course: Course, where: str) -> str:
    state = words.CUSTOM_STATE[course.state]
    text = f"{words.quote(course.custom)} {state} {where} từ {write_quarter(course.since)}"
    last = course.last
    return f"{text}; {write_quarter(last.quarter)}: {last.text}."
