"""The figures at the head of the overview: value, change and source of each, in words."""

from typing import NamedTuple

import pandas as pd

from app.view import View
from data import vietnamese, words
from measures.coverage import Coverage, cover
from measures.totals import Total, add, compare, join_sources, pick, same_list


class Card(NamedTuple):
    """One figure of the head row.

    `values` stand large, each with its unit; `details` are short lines below; `changes` compare
    with the quarter before; `source` names document and place, empty when nothing was published.
    """

    label: str
    values: list[tuple[str, str]]
    details: list[str]
    changes: list[str]
    source: str


def make_cards(
    view: View,
    models: pd.DataFrame,
    customs: pd.DataFrame,
    places: pd.DataFrame,
    outreach: pd.DataFrame,
    reporters: pd.DataFrame,
) -> list[Card]:
    """All cards, from the rows of overview/models, overview/customs, customs/places,
    overview/outreach and overview/reporters."""
    this_year = cover(view, reporters, "model", to_date=True)
    custom, told = cover(view, reporters, "custom"), cover(view, reporters, "outreach")
    return [
        _launched(view, models, this_year),
        _stopped(view, models, cover(view, reporters, "model")),
        _customs(view, customs, places, custom),
        _households(view, customs, places, custom),
        _sessions(view, outreach, told),
        _attendances(view, outreach, told),
    ]


def _launched(view: View, models: pd.DataFrame, coverage: Coverage) -> Card:
    now = pick(models, quarter=view.quarter, measure="launched_year_to_date")
    before = pick(models, quarter=view.quarter_before, measure="launched_year_to_date")
    if view.comparison == "previous" and view.quarter.endswith("Q1"):
        change = "quý đầu năm, lũy kế tính lại từ đầu"
    else:
        change = _compare(view, now, before, "mô hình", coverage)
    year = view.quarter[:4]
    return _card(f"Mô hình ra mắt từ đầu năm {year}", now, "mô hình", change, [coverage.part])


def _stopped(view: View, models: pd.DataFrame, coverage: Coverage) -> Card:
    now = pick(models, quarter=view.quarter, measure="stopped")
    before = pick(models, quarter=view.quarter_before, measure="stopped")
    met = pick(models, quarter=view.quarter, measure="goal_met")
    failed = pick(models, quarter=view.quarter, measure="ineffective")
    details = [f"{met} đã đạt mục tiêu"] if met else []
    details += [f"{failed} không hiệu quả"] if failed else []
    change = _compare(view, now, before, "mô hình", coverage)
    return _card("Mô hình dừng hoạt động", now, "mô hình", change, [*details, coverage.part])


def _customs(view: View, customs: pd.DataFrame, places: pd.DataFrame, coverage: Coverage) -> Card:
    label = "Hủ tục, phong tục còn thực hiện"
    values, details, changes, sources = [], [], [], []
    for kind, word in words.KIND.items():
        now = pick(customs, "practised", quarter=view.quarter, kind=kind)
        before = pick(customs, "practised", quarter=view.quarter_before, kind=kind)
        if now is None:
            details.append(f"{words.start(word)}: {words.NO_FIGURE}")
            continue
        sources.append(now.source)
        values.append((vietnamese.write_number(now.value), word))
        # How many kinds are left is a plain count; only how many households may be unknown.
        change = vietnamese.describe_change(
            now.value, None if before is None else before.value, word, view.quarter_before
        )
        if before is not None and not same_list(places[places["kind"] == kind]):
            quarter = vietnamese.write_quarter(view.quarter_before)
            change = f"chưa so sánh được với {quarter}: chưa đủ số liệu"
        if before is not None and not coverage.is_comparable:
            change = coverage.refuse(view.quarter_before)
        changes.append(f"{words.start(word)}: {change}")
    if not values:
        return _card(label, None, "", _unknown(view))
    if not coverage.is_comparable:
        changes = list(dict.fromkeys(change.partition(": ")[2] for change in changes))
    details += [coverage.part] if coverage.part else []
    return Card(label, values, details, changes, join_sources(sources))


def _households(
    view: View, customs: pd.DataFrame, places: pd.DataFrame, coverage: Coverage
) -> Card:
    label = "Hộ còn thực hiện hủ tục, phong tục"
    rows = customs[customs["quarter"] == view.quarter]
    totals = {word: pick(rows, "households", kind=kind) for kind, word in words.KIND.items()}
    now = add([total for total in totals.values() if total is not None])
    if now is None:
        return _card(label, None, "hộ", _unknown(view))
    both = places.dropna(subset=["value", "value_before"])
    if both.empty:
        quarter_before = vietnamese.write_quarter(view.quarter_before)
        change = f"chưa so sánh được: {quarter_before} chưa có số hộ ở cùng nơi"
    else:
        change = "ở nơi so được: " + vietnamese.describe_change(
            int(both["value"].sum()), int(both["value_before"].sum()), "hộ", view.quarter_before
        )
    details = [
        f"{custom}: {vietnamese.write_number(int(value))} hộ"
        for custom, value in places.groupby("custom")["value"].sum().nlargest(2).items()
        if value > 0
    ]
    if now.uncounted:
        details.append(f"{vietnamese.write_count(now.uncounted)} trường hợp còn, chưa rõ số hộ")
    silent = [word for word, total in totals.items() if total is None]
    if silent:
        details += [f"{words.start(word)}: {words.NO_FIGURE}" for word in silent]
        now = now._replace(uncounted=now.uncounted + 1)  # the sum is a lower bound
    return _card(label, now, "hộ", change, [*details, coverage.part])


def _sessions(view: View, outreach: pd.DataFrame, coverage: Coverage) -> Card:
    now = pick(outreach, quarter=view.quarter, channel="session")
    before = pick(outreach, quarter=view.quarter_before, channel="session")
    van = pick(outreach, quarter=view.quarter, channel="van_round")
    details = [f"{van} lượt xe lưu động"] if van else []
    change = _compare(view, now, before, "buổi", coverage)
    return _card("Tuyên truyền trong quý", now, "buổi", change, [*details, coverage.part])


def _attendances(view: View, outreach: pd.DataFrame, coverage: Coverage) -> Card:
    now = pick(outreach, quarter=view.quarter, channel="attendance")
    before = pick(outreach, quarter=view.quarter_before, channel="attendance")
    details = []
    for medium, name in (("radio", "Sóng FM"), ("portal", "Trang điện tử")):
        news = pick(outreach, quarter=view.quarter, channel=f"{medium}_news")
        articles = pick(outreach, quarter=view.quarter, channel=f"{medium}_article")
        if news and articles:
            details.append(f"{name}: {news} tin, {articles} bài")
    change = _compare(view, now, before, "lượt người", coverage)
    label = "Người tham dự tuyên truyền"
    return _card(label, now, "lượt người", change, [*details, coverage.part])


def _compare(
    view: View, now: Total | None, before: Total | None, unit: str, coverage: Coverage
) -> str:
    if now is not None and before is not None and not coverage.is_comparable:
        return coverage.refuse(view.quarter_before)
    return compare(now, before, unit, view.quarter_before)


def _card(
    label: str, total: Total | None, unit: str, change: str, details: list[str] | None = None
) -> Card:
    if total is None:
        return Card(label, [("–", words.NO_FIGURE)], [], [change], "")
    told = [detail for detail in details or [] if detail]
    return Card(label, [(str(total), unit)], told, [change], join_sources([total.source]))


def _unknown(view: View) -> str:
    return vietnamese.describe_change(None, None, "", view.quarter_before)
