"""The highlights of a quarter: three to six sentences, written from the data by rule.

Each rule looks at the rows of one query and says at most a few sentences; what matters most comes
first. A rule never says more than the rows do: no figure, no sentence.
"""

from typing import NamedTuple

import pandas as pd

from app.view import View
from data import vietnamese, words
from measures.coverage import cover
from measures.totals import PRACTISED, join_sources, pick, same_list

AT_MOST = 6


class Finding(NamedTuple):
    """One sentence and the source of its figures."""

    text: str
    source: str


def find(
    view: View,
    models: pd.DataFrame,
    customs: pd.DataFrame,
    places: pd.DataFrame,
    outreach: pd.DataFrame,
    reporters: pd.DataFrame,
) -> list[Finding]:
    """The highlights, most important first: returns of customs and changes in households, models,
    what is left of the official list, unknown counts, outreach.

    Rows as in overview/models, overview/customs, customs/places, overview/outreach and
    overview/reporters.
    """
    is_comparable = cover(view, reporters, "custom").is_comparable
    households = [*_returned(view, places), *_changed(view, places)] or _largest(places)
    findings = [
        *households,
        *_stopped(view, models),
        *_left(view, customs, places, is_comparable),
        *_uncounted(places),
        *_outreach(view, outreach),
        *_launched(view, models),
    ]
    return findings[:AT_MOST]


def _returned(view: View, places: pd.DataFrame) -> list[Finding]:
    # A zero is mostly reported for the district, a custom that is back at a village.
    reported = places.dropna(subset=["state_before"]).groupby("custom")["state_before"]
    gone = [custom for custom, states in reported if (states == "zero").all()]
    was_gone = (places["state_before"] == "zero") | (
        places["state_before"].isna() & places["custom"].isin(gone)
    )
    rows = places[was_gone & places["state"].isin(PRACTISED)]
    before = vietnamese.write_quarter(view.quarter_before)
    return [
        Finding(f"{row.custom} xuất hiện trở lại ở {row.place}; {before} không còn.", row.source)
        for row in rows.head(2).itertuples()
    ]


def _changed(view: View, places: pd.DataFrame) -> list[Finding]:
    """The two largest changes in households at places where both quarters were counted."""
    both = places.dropna(subset=["value", "value_before"])
    both = both[(both["value"] != both["value_before"]) & (both["value_before"] > 0)]
    size = (both["value"] - both["value_before"]).abs()
    findings = []
    for row in both.loc[size.nlargest(2).index].itertuples():
        change = vietnamese.describe_change(
            int(row.value), int(row.value_before), "hộ", view.quarter_before
        )
        left = f"còn {vietnamese.write_count(int(row.value))} hộ, {change}" if row.value else change
        findings.append(Finding(f"{row.custom} ở {row.place} {left}.", row.source))
    return findings


def _largest(places: pd.DataFrame) -> list[Finding]:
    """Where most households are left, for quarters in which no change can be told."""
    counted = places[places["value"] > 0]
    return [
        Finding(
            f"{row.custom} ở {row.place} còn {vietnamese.write_count(int(row.value))} hộ.",
            row.source,
        )
        for row in counted.nlargest(1, "value").itertuples()
    ]


def _stopped(view: View, models: pd.DataFrame) -> list[Finding]:
    stopped = pick(models, quarter=view.quarter, measure="stopped")
    if stopped is None:
        return []
    met = pick(models, quarter=view.quarter, measure="goal_met")
    failed = pick(models, quarter=view.quarter, measure="ineffective")
    parts = []
    if met:
        parts.append(f"{met.prose} đã đạt mục tiêu")
    if failed:
        parts.append(f"{failed.prose} không hiệu quả")
    text = f"{words.start(stopped.prose)} mô hình dừng hoạt động: {', '.join(parts)}."
    if met is None or failed is None:
        reason = "đã đạt mục tiêu" if failed is None else "không hiệu quả"
        text = f"{words.start(stopped.prose)} mô hình dừng hoạt động do {reason}."
    return [Finding(text, join_sources([stopped.source]))]


def _left(
    view: View, customs: pd.DataFrame, places: pd.DataFrame, is_comparable: bool
) -> list[Finding]:
    findings = []
    for kind, word in words.KIND.items():
        now = pick(customs, "practised", quarter=view.quarter, kind=kind)
        before = pick(customs, "practised", quarter=view.quarter_before, kind=kind)
        if now is None:
            continue
        rows = places[places["kind"] == kind]
        fit = f"{word} không còn phù hợp" if kind == "phong_tuc" else word
        if now.value == 0:
            text = f"Không còn {word} nào được ghi nhận"
        else:
            names = _practised(rows)
            text = f"Còn {vietnamese.write_count(now.value)} {fit}: {', '.join(names)}"
        if before is not None and before.value > 0 and is_comparable and same_list(rows):
            gone = ", ".join(_gone(rows))
            if now.value == 0:
                quarter = vietnamese.write_quarter(view.quarter_before)
                text += f"; {quarter} còn {vietnamese.write_count(before.value)}: {gone}"
            else:
                change = vietnamese.describe_change(
                    now.value, before.value, word, view.quarter_before
                )
                text += f"; {change}" + (f" (không còn {gone})" if gone else "")
        findings.append(Finding(text + ".", join_sources([now.source])))
    return findings


def _practised(places: pd.DataFrame) -> list[str]:
    """Customs that are practised somewhere now, in the order of the official list."""
    rows = places[places["state"].isin(PRACTISED)]
    return [quote(name) for name in rows["custom"].unique()]


def quote(name: str) -> str:
    """A name between quotation marks; its own become single ones."""
    return f"“{name.replace('“', '‘').replace('”', '’')}”"


def _gone(places: pd.DataFrame) -> list[str]:
    """Customs that were practised somewhere in the quarter before and nowhere now."""
    names = []
    for custom, rows in places.groupby("custom", sort=False):
        was = rows["state_before"].isin(PRACTISED).any()
        is_zero = (rows["state"] == "zero").any() and not rows["state"].isin(PRACTISED).any()
        if was and is_zero:
            names.append(quote(str(custom)))
    return names


def _uncounted(places: pd.DataFrame) -> list[Finding]:
    """One commune where the count is unknown, and what is known of the district alone."""
    rows = places[places["state"] == "uncounted"]
    findings = []
    for place, group in rows[rows["commune"].notna()].groupby("place", sort=False):
        names = _join(group["custom"])
        text = f"{words.start(str(place))} còn {names} nhưng chưa rõ bao nhiêu hộ."
        findings.append(Finding(text, join_sources(group["source"].tolist())))
    nowhere = rows[rows["commune"].isna()]
    if len(nowhere):
        text = f"{_join(nowhere['custom'])} còn trong huyện, chưa rõ ở xã nào và bao nhiêu hộ."
        findings[1:] = [Finding(text, join_sources(nowhere["source"].tolist()))]
    return findings if len(nowhere) else findings[:1]


def _join(customs: pd.Series) -> str:
    """Names as in a sentence: “A”, “B” và “C”."""
    names = [quote(name) for name in customs]
    return " và ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _outreach(view: View, outreach: pd.DataFrame) -> list[Finding]:
    sessions = pick(outreach, quarter=view.quarter, channel="session")
    people = pick(outreach, quarter=view.quarter, channel="attendance")
    if sessions is None:
        return []
    text = f"{words.start(sessions.prose)} buổi tuyên truyền"
    if people is None:
        return [Finding(text + " đã được tổ chức.", join_sources([sessions.source]))]
    sources = join_sources([sessions.source, people.source])
    return [Finding(f"{text}, thu hút {people.prose} lượt người tham dự.", sources)]


def _launched(view: View, models: pd.DataFrame) -> list[Finding]:
    launched = pick(models, quarter=view.quarter, measure="launched_year_to_date")
    if launched is None:
        return []
    text = f"{words.start(launched.prose)} mô hình ra mắt từ đầu năm {view.quarter[:4]}."
    return [Finding(text, join_sources([launched.source]))]
