"""What the data of a quarter does not say, in sentences: the honest half of the overview."""

from typing import Any

import pandas as pd

from app.section import Sentence
from app.view import View
from data import vietnamese, words
from measures.totals import join_sources


def find_gaps(
    view: View,
    unallocated: pd.DataFrame,
    places: pd.DataFrame,
    communes: pd.DataFrame,
    silent: pd.DataFrame,
) -> list[Sentence]:
    """Areas without a figure, totals without a commune, places without a number, communes without
    any figure, indicators without a value.

    Rows as in overview/unallocated, customs/places, overview/map and overview/silent.
    """
    return [
        *_areas(silent),
        *_unallocated(view, unallocated),
        *_uncounted(places),
        *_silent_communes(communes),
        *_indicators(silent),
        *_duty(silent),
    ]


def _areas(silent: pd.DataFrame) -> list[Sentence]:
    names = [words.AREA[area] for area in silent.loc[silent["topic"] == "area", "subject"]]
    if not names:
        return []
    return [Sentence(f"Chưa có số liệu nào của quý này về {', '.join(names)}.", "")]


def _unallocated(view: View, unallocated: pd.DataFrame) -> list[Sentence]:
    clauses = {
        "goal_met": "{n} mô hình dừng do đã đạt mục tiêu chưa phân xã",
        "ineffective": "{n} mô hình dừng do không hiệu quả chưa phân xã",
        "launched": "{n} mô hình ra mắt chưa phân xã",
        "replicated": "{n} mô hình nhân rộng chưa phân xã",
        "converted": "{n} mô hình chuyển đổi chưa phân xã",
        "outreach": "kết quả tuyên truyền ({facts} số) chỉ có của cả huyện, chưa phân xã",
        "support": "hỗ trợ đã trao ({facts} số) chưa phân xã",
        "custom": "{facts} hủ tục, phong tục chỉ biết là còn trong huyện, không rõ ở xã nào",
    }
    gaps = []
    for row in unallocated.itertuples():
        number = "một số" if pd.isna(row.value) else vietnamese.write_count(int(row.value))
        facts = vietnamese.write_count(int(row.facts))
        text = words.start(clauses[row.topic].format(n=number, facts=facts))
        if row.topic == "ineffective" and row.allocated:
            text += f"; {vietnamese.write_count(int(row.allocated))} mô hình khác đã rõ xã"
        if row.year_to_date:
            year = view.quarter[:4]
            text += f"; đó là số {words.TO_DATE} {year}, không tách được riêng quý này"
        gaps.append(Sentence(f"{text}.", join_sources([row.source])))
    return gaps


def _uncounted(places: pd.DataFrame) -> list[Sentence]:
    rows = places[(places["state"] == "uncounted") & places["commune"].notna()]
    return [
        Sentence(
            f"{words.start(row.place)}: còn {words.quote(row.custom)}, {_tell_known(row)}.",
            row.source,
        )
        for row in rows.itertuples()
    ]


def _tell_known(row: Any) -> str:
    """What is known of a number that nobody counted to the end."""
    if pd.isna(row.at_least):
        return "chưa rõ số hộ"
    return f"mới rõ ít nhất {vietnamese.write_number(int(row.at_least))} hộ"


def _silent_communes(communes: pd.DataFrame) -> list[Sentence]:
    nothing = communes[(communes["custom_facts"] == 0) & (communes["model_facts"] == 0)]
    no_customs = communes[(communes["custom_facts"] == 0) & (communes["model_facts"] > 0)]
    gaps = []
    if len(nothing):
        names = ", ".join(nothing["label"])
        gaps.append(Sentence(f"Chưa có số liệu riêng của {names}.", ""))
    if len(no_customs):
        names = ", ".join(no_customs["label"])
        gaps.append(Sentence(f"Chưa có số liệu riêng về hủ tục, phong tục của {names}.", ""))
    return gaps


def _indicators(silent: pd.DataFrame) -> list[Sentence]:
    names = silent.loc[silent["topic"] == "indicator", "subject"]
    if names.empty:
        return []
    count = vietnamese.write_count(len(names))
    return [Sentence(f"{count} chỉ tiêu chưa có giá trị nào được công bố cho quý này.", "")]


def _duty(silent: pd.DataFrame) -> list[Sentence]:
    rows = silent[silent["topic"] == "duty"]
    return [Sentence(f"{row.detail}.", row.source) for row in rows.itertuples()]
