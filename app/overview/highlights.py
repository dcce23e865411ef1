"""The highlights of a quarter: three to six sentences, written from the data by rule.

Each rule looks at a few figures, or at the places of customs, and says at most a few sentences;
what matters most comes first. A rule never says more than is reported: no figure, no sentence.
"""

from typing import Any

import pandas as pd

from app.section import Sentence
from data import quantities, vietnamese, words
from measures.comparison import Comparison
from measures.figures.figure import Figure
from measures.figures.quarter import Figures
from measures.totals import PRACTISED, join_sources

AT_MOST = 6


def find_highlights(figures: Figures, places: pd.DataFrame) -> list[Sentence]:
    """The highlights, most important first: returns of customs and changes in households, models,
    what is left of the official list, unknown counts, outreach.

    places: rows of customs/places of the same scope.
    """
    before = figures.quarter_before
    households = [*_returned(places, before), *_changed(places, before)] or _largest(places)
    found = [
        *households,
        *_stopped(figures),
        *_left(figures, places),
        *_uncounted(places),
        *_outreach(figures),
        *_launched(figures),
    ]
    return found[:AT_MOST]


def _returned(places: pd.DataFrame, quarter_before: str) -> list[Sentence]:
    # A zero is mostly reported for the district, a custom that is back at a village.
    reported = places.dropna(subset=["state_before"]).groupby("custom")["state_before"]
    gone = [custom for custom, states in reported if (states == "zero").all()]
    was_gone = (places["state_before"] == "zero") | (
        places["state_before"].isna() & places["custom"].isin(gone)
    )
    rows = places[was_gone & places["state"].isin(PRACTISED)]
    before = vietnamese.write_quarter(quarter_before)
    return [
        Sentence(f"{row.custom} xuất hiện trở lại ở {_where(row)}; {before} không còn.", row.source)
        for row in rows.head(2).itertuples()
    ]


def _changed(places: pd.DataFrame, quarter_before: str) -> list[Sentence]:
    """The two largest changes in households at places where both quarters were counted."""
    both = places.dropna(subset=["value", "value_before"])
    both = both[(both["value"] != both["value_before"]) & (both["value_before"] > 0)]
    size = (both["value"] - both["value_before"]).abs()
    found = []
    for row in both.loc[size.nlargest(2).index].itertuples():
        change = quantities.describe_change(
            int(row.value), int(row.value_before), "hộ", quarter_before
        )
        left = f"còn {vietnamese.write_count(int(row.value))} hộ, {change}" if row.value else change
        found.append(Sentence(f"{row.custom} ở {_where(row)} {left}.", row.source))
    return found


def _where(row: Any) -> str:
    """A place with its commune: "thôn 5, thị trấn Đăk Rve"; many communes have a thôn 5."""
    is_within = not pd.isna(row.commune) and row.commune != row.place
    return f"{row.place}, {row.commune}" if is_within else row.place


def _largest(places: pd.DataFrame) -> list[Sentence]:
    """Where most households are left, for quarters in which no change can be told."""
    counted = places[places["value"] > 0]
    return [
        Sentence(
            f"{row.custom} ở {_where(row)} còn {vietnamese.write_count(int(row.value))} hộ.",
            row.source,
        )
        for row in counted.nlargest(1, "value").itertuples()
    ]


def _stopped(figures: Figures) -> list[Sentence]:
    stopped, met, failed = (
        figures.get(f"models.{name}") for name in ("stopped", "goal_met", "ineffective")
    )
    if not is_some(stopped):
        return []
    head = f"{words.start(stopped.text)} mô hình dừng hoạt động"
    text = f"{head}: {met.text} đã đạt mục tiêu, {failed.text} không hiệu quả"
    if not (is_some(met) and is_some(failed)):
        text = f"{head} do {'đã đạt mục tiêu' if is_some(met) else 'không hiệu quả'}"
    return [_tell(text, stopped)]


def is_some(figure: Figure) -> bool:
    """Whether there is anything: a zero is no highlight."""
    return figure.total is not None and bool(figure.total.value or not figure.total.exact)


def _tell(text: str, *figures: Figure) -> Sentence:
    """A sentence about figures, with the part of the communes that stands behind the first."""
    part = f" ({figures[0].part})" if figures[0].part else ""
    return Sentence(f"{text}{part}.", join_sources([figure.source for figure in figures]))


def _left(figures: Figures, places: pd.DataFrame) -> list[Sentence]:
    found = []
    for kind, word in words.KIND.items():
        figure = figures.get(f"customs.{kind}")
        if not figure.is_known:
            continue
        now, before = figure.total, figure.before
        fit = f"{word} không còn phù hợp" if kind == "phong_tuc" else word
        if now.value:
            names = _practised(places[places["kind"] == kind])
            text = f"Còn {now.prose} {fit}: {', '.join(names)}"
        elif now.exact:
            text = f"Không còn {word} nào được ghi nhận"
        else:
            text = f"Chưa rõ có còn {word} nào không: có thôn từng còn mà chưa báo cáo"
        if before is not None and before.value > 0 and _is_worth_telling(figure.comparison):
            gone = ", ".join(_gone(figures, places[places["kind"] == kind]))
            if now.value == 0 and figure.comparison.whole:
                quarter = vietnamese.write_quarter(figures.quarter_before)
                text += f"; {quarter} còn {vietnamese.write_count(before.value)}: {gone}"
            else:
                text += f"; {figure.change}" + (f" (không còn {gone})" if gone else "")
        found.append(_tell(text, figure))
    return found


def _is_worth_telling(comparison: Comparison) -> bool:
    """Whether a change is told: a part of the list that stays as it was is no news."""
    is_news = comparison.whole or comparison.now.value != comparison.before.value
    return comparison.is_told and is_news


def _practised(places: pd.DataFrame) -> list[str]:
    """Customs that are practised somewhere now, in the order of the official list."""
    rows = places[places["state"].isin(PRACTISED)]
    return [words.quote(name) for name in rows["custom"].unique()]


def _gone(figures: Figures, places: pd.DataFrame) -> list[str]:
    """Customs that were practised somewhere in the quarter before and nowhere now."""
    gone = figures.find_gone()
    names = places.loc[places["custom_id"].isin(gone), "custom"].unique()
    return [words.quote(name) for name in names]


def _uncounted(places: pd.DataFrame) -> list[Sentence]:
    """One commune where the count is unknown, and what is known of the district alone."""
    rows = places[places["state"] == "uncounted"]
    found = []
    for place, group in rows[rows["commune"].notna()].groupby("place", sort=False):
        names = _join(group["custom"])
        text = f"{words.start(str(place))} còn {names} nhưng chưa rõ bao nhiêu hộ."
        found.append(Sentence(text, join_sources(group["source"].tolist())))
    nowhere = rows[rows["commune"].isna()]
    if len(nowhere):
        text = f"{_join(nowhere['custom'])} còn trong huyện, chưa rõ ở xã nào và bao nhiêu hộ."
        found[1:] = [Sentence(text, join_sources(nowhere["source"].tolist()))]
    return found if len(nowhere) else found[:1]


def _join(customs: pd.Series) -> str:
    """Names as in a sentence: “A”, “B” và “C”."""
    names = [words.quote(name) for name in customs]
    return " và ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _outreach(figures: Figures) -> list[Sentence]:
    sessions, people = figures.get("outreach.session"), figures.get("outreach.attendance")
    if not is_some(sessions):
        return []
    text = f"{words.start(sessions.text)} buổi tuyên truyền"
    if not people.is_known:
        return [_tell(f"{text} đã được tổ chức", sessions)]
    return [_tell(f"{text}, thu hút {people.text} lượt người tham dự", sessions, people)]


def _launched(figures: Figures) -> list[Sentence]:
    launched = figures.get("models.launched_to_date")
    if not is_some(launched):
        return []
    text = f"{words.start(launched.text)} mô hình ra mắt từ đầu năm {figures.quarter[:4]}"
    return [_tell(text, launched)]
