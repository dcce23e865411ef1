"""Tables about customs."""

from collections.abc import Mapping

import pandas as pd

from app.customs.grid_chart import LASTING, by_custom, count_left
from app.customs.lasting import tell_length
from app.table_cells import or_
from data import words
from data.vietnamese import write_number, write_quarter
from measures.rundown import Course
from measures.spells import find_spell
from measures.totals import Total, join_sources

LAST_ROW = "Số mục ghi nhận còn"


def list_grid(cells: pd.DataFrame, lasting: dict[str, tuple[str, str]]) -> pd.DataFrame:
    """One row for each custom, one column for each commune (cells, lasting: from grid_chart).

    Households; words where they are not known to the last one, nothing where nothing was reported.
    The last row counts the customs that are left.
    """
    heads = dict(zip(cells["column"], cells["head"], strict=True))
    rows = []
    for group in by_custom(cells):
        row = {"Loại": words.start(words.KIND[group[0].kind])}
        row["Hủ tục, phong tục"] = group[0].custom
        row |= {cell.head: _of_cell(cell) for cell in group}
        if lasting:
            row[LASTING] = lasting.get(group[0].custom_id, ("", ""))[1]
        rows.append(row)
    left = count_left(cells)
    last = {"Loại": LAST_ROW, "Hủ tục, phong tục": ""}
    last |= {head: _count(left[column]) for column, head in heads.items()}
    rows.append(last | {LASTING: ""} if lasting else last)
    return pd.DataFrame(rows, dtype=object)


def list_rundown(courses: list[Course], rows: pd.DataFrame) -> pd.DataFrame:
    """One row for each custom in each quarter (rows: customs/by_commune, for the sources)."""
    sources: dict[tuple[str, str], list[str]] = {}
    told = (rows[column].tolist() for column in ("custom_id", "quarter", "source"))
    for custom_id, quarter, source in zip(*told, strict=True):
        sources.setdefault((custom_id, quarter), []).append(source)
    listed = []
    for course in courses:
        for point, step in zip(course.points, course.steps, strict=True):
            source = sources.get((course.custom_id, point.quarter), [])
            listed.append(
                {
                    "Hủ tục, phong tục": course.custom,
                    "Quý": words.start(write_quarter(point.quarter)),
                    "Số hộ": point.value if point.complete and not point.rough else None,
                    "Ghi bằng chữ": point.text,
                    "Xã có số": f"{point.known}/{point.reporters}" if point.reporters else "",
                    "Tình trạng": words.CUSTOM_STATE[step.state],
                    "Nguồn": join_sources(source) if source else "",
                }
            )
    return pd.DataFrame(listed, dtype=object)


def list_states(
    courses: list[Course],
    parts: Mapping[tuple[str, str], Course],
    labels: Mapping[str, str],
    where: str,
) -> pd.DataFrame:
    """One row for each custom in each commune that ever reported on it, all of them last.

    `where`: what all communes of the choice are called.
    """
    rows = []
    for course in courses:
        for commune, label in labels.items():
            if (course.custom_id, commune) in parts:
                rows.append(_state(parts[course.custom_id, commune], words.start(label)))
        rows.append(_state(course, where))
    return pd.DataFrame(rows, dtype=object)


def list_forecast(course: Course, rows: pd.DataFrame) -> pd.DataFrame:
    """The facts behind a forecast: one row for each quarter (rows: customs/by_commune)."""
    return list_rundown([course], rows).drop(columns=["Hủ tục, phong tục", "Tình trạng"])


def list_places(places: pd.DataFrame, before: str) -> pd.DataFrame:
    """One row for each place where a custom is practised, or was in the quarter before.

    Rows as in customs/places; what a commune or the district reports as none holds for the
    villages below it.
    """
    rows = []
    zeros = {when: _zeros(places, when) for when in ("", "_before")}
    for place in find_practised(places).itertuples():
        now, old = (_of_place(zeros[when], place, when) for when in ("", "_before"))
        rows.append(
            {
                "Hủ tục, phong tục": place.custom,
                "Nơi": words.start(place.place),
                "Xã": words.start(or_(place.commune, words.NO_COMMUNE)),
                "Số hộ": _households(now),
                words.start(write_quarter(before)): _households(old),
                "Thay đổi": _change(now, old),
                "Bản quét in": or_(place.printed, ""),
                "Nguồn": join_sources([place.source]),
            }
        )
    table = pd.DataFrame(rows, dtype=object)
    if rows and not table["Bản quét in"].any():
        table = table.drop(columns="Bản quét in")
    return table


def find_practised(places: pd.DataFrame) -> pd.DataFrame:
    """The places where a custom is practised, or was in the quarter before."""
    there = ["counted", "uncounted"]
    return places[places["state"].isin(there) | places["state_before"].isin(there)]


def _of_cell(cell: object) -> object:
    if cell.state == "silent":
        return None
    if cell.state in ("counted", "zero") and not (cell.rough or cell.part):
        return cell.value
    return cell.words


def _count(text: str) -> object:
    return None if text == "–" else int(text) if text.isdigit() else text.replace("≥", "ít nhất")


def _state(course: Course, where: str) -> dict:
    last, spell = course.last, find_spell(course.points)
    since = spell.first if spell else course.since
    return {
        "Hủ tục, phong tục": course.custom,
        "Xã": where,
        "Tình trạng": f"{words.CUSTOM_SIGN[course.state]} {words.CUSTOM_STATE[course.state]}",
        "Từ quý": words.start(write_quarter(since)) if since else None,
        LASTING: tell_length(spell, course.points[-1].quarter),
        "Số gần nhất": last.text if last else None,
        "Của quý": words.start(write_quarter(last.quarter)) if last else None,
    }


def _change(now: Total | None, old: Total | None) -> str:
    """The change at a place in words; why there is none tell the columns beside it."""
    if now is None or old is None or not (now.exact and old.exact):
        return "chưa so sánh được"
    if now.value == old.value:
        return "không đổi"
    if not old.value:
        return "quý trước đó không còn"
    way = "giảm" if now.value < old.value else "tăng"
    gone = "" if now.value else "không còn, "
    return f"{gone}{way} {write_number(abs(now.value - old.value))} hộ"


def _zeros(places: pd.DataFrame, when: str) -> set[tuple[str, str]]:
    """Custom and place of every report that there is none."""
    rows = places[places[f"state{when}"] == "zero"]
    return {
        (custom, "district" if is_district else unit)
        for custom, unit, is_district in zip(
            rows["custom_id"].tolist(), rows["unit_id"].tolist(), rows["is_district"].tolist(),
            strict=True,
        )
    }  # fmt: skip


def _of_place(zeros: set[tuple[str, str]], place: object, when: str) -> Total | None:
    """What is known of a custom at a place in a quarter: its own figure, or a zero from above."""
    state = getattr(place, f"state{when}")
    if not pd.isna(state):
        value, part = getattr(place, f"value{when}"), getattr(place, f"at_least{when}")
        known = value if not pd.isna(value) else 0 if pd.isna(part) else part
        return Total(
            int(known), int(state == "uncounted"), int(getattr(place, f"more_than{when}")),
            int(getattr(place, f"about{when}")), "",
        )  # fmt: skip
    above = {(place.custom_id, "district"), (place.custom_id, place.commune_id)}
    return Total(0, 0, 0, 0, "") if above & zeros else None


def _households(total: Total | None) -> object:
    if total is None:
        return None
    if total.uncounted and not total.value:
        return "chưa rõ"  # the column says of what
    return total.value if total.exact else str(total)
