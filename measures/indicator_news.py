"""What is new of indicators: which went from one band to another, and which can't be compared.

Nothing is worked out here: where an indicator stands says measures/standings.py.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import NamedTuple

import pandas as pd

from data import words
from data.vietnamese import write_quarter
from measures.news import Item, News, Refusal
from measures.progress import STATUSES, Rule
from measures.standings import Standing, find_standings
from measures.totals import join_sources


class Bands(NamedTuple):
    """What indicators are judged by in a quarter: rules by id, rows of indicators/progress (`each`
    as there), the communes looked at."""

    rules: Mapping[str, Rule]
    rows: pd.DataFrame
    quarter: str
    quarter_before: str
    communes: list[str]
    each: bool

    def stand(self, only: Collection[str] = ()) -> list[Standing]:
        """Where each indicator stands: in all communes together and in each or, of `only` some of
        them, together."""
        rows = self.rows[self.rows["commune"].isin(list(only))] if only else self.rows
        if rows.empty:
            return []
        communes = [one for one in self.communes if one in only] if only else self.communes
        return find_standings(
            dict(self.rules), rows, self.quarter, self.quarter_before, communes,
            each=self.each and not only,
        )  # fmt: skip


def find_indicators(now: Bands, before: Bands, names: Mapping[str, str]) -> News:
    """Indicators that moved to another band, in all communes together and in each (`names`)."""
    news = News([], [])
    earlier = {_key(one): one for one in before.stand()}
    for place in now.stand():
        judged: Standing | None = place
        then = earlier.get(_key(place))
        if place.inputs.value is None and (then is None or then.inputs.value is None):
            continue
        is_whole = place.scope == "all"
        where = "" if is_whole else names.get(place.commune or "", words.NO_COMMUNE)
        if is_whole and not place.change.whole and place.change.enough and now.each:
            # Like for like: both quarters judged anew on the communes that told of both.
            common = place.change.common - place.change.districts
            where = f"tính chung {len(common)} xã cùng báo cáo"
            judged, then = (_rejudge(side, place, common) for side in (now, before))
        if why := _tell_unlike(judged, then, now.quarter, before.quarter):
            # Of all together alone: single communes would say the same ten times.
            if is_whole:
                news.refusals.append(Refusal(place.rule.short, where, why))
        elif judged and then and judged.progress.status != then.progress.status:
            news.items.append(_move(judged, then, where))
    return news


def _rejudge(side: Bands, about: Standing, common: Collection[str]) -> Standing | None:
    rules = {key: rule for key, rule in side.rules.items() if key == about.rule.indicator_id}
    found = side._replace(rules=rules).stand(common)
    return found[0] if found else None


def _move(now: Standing, before: Standing, where: str) -> Item:
    """An indicator that went from one band to another."""
    status, old = now.progress.status, before.progress.status
    steps = STATUSES.index(status) - STATUSES.index(old)
    # What is true of all together weighs more than of any commune.
    size = abs(steps) + (len(STATUSES) if now.scope == "all" else 0)
    sources = [source for source in (now.source, before.source) if source]
    return Item(
        kind="worse" if steps > 0 else "better",
        what=now.rule.short,
        where=where,
        now=now.told,
        before=before.told,
        change=f"từ {words.STATUS[old]} sang {words.STATUS[status]}",
        size=Fraction(size),
        source=join_sources(sources),
    )


def _key(place: Standing) -> tuple[str, str, str | None]:
    return place.rule.indicator_id, place.scope, place.commune


def _tell_unlike(
    now: Standing | None, before: Standing | None, quarter: str, quarter_before: str
) -> str:
    """Why the bands of a place can't be compared; "" where they can."""
    when = write_quarter(quarter_before)
    if now is None or before is None:
        return f"{when} chưa có số liệu"
    if before.rule.version != now.rule.version:
        return f"chỉ tiêu đổi định nghĩa từ {write_quarter(now.rule.valid_from)}"
    if quarter[:4] != quarter_before[:4] and quarter[4:] != quarter_before[4:]:
        return "mỗi năm một mục tiêu, chỉ so với cùng kỳ hoặc quý trong năm"
    for place, told in ((now, "quý này"), (before, when)):
        if place.progress.status == "unknown":
            return f"{told} {place.progress.reason}"
    _, _, reason = now.change.refusal.partition(": ")
    if not reason and not now.change.whole:
        return "hai quý không cùng các xã báo cáo"
    return reason
