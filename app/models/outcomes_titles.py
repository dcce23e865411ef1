"""Titles about models that stopped: how many had met their goal."""

from collections.abc import Sequence
from fractions import Fraction

import pandas as pd

from data import words
from data.vietnamese import write_count, write_number, write_quarter
from measures.outcome_rates import Rates, Stops
from measures.outcomes import ENOUGH, NO_GROUP, NO_RATE, UNKNOWN_KEY, Count, Outcomes
from measures.shares import write_share
from measures.totals import join_sources

NAMED = 3  # quarters without any figure that a sentence names


def title_outcomes(count: Count, period: str, is_part: bool = False) -> str:
    """How many of the models that stopped in a period had met their goal; `is_part`: in a quarter
    of it somebody was silent, so there may be more."""
    told = _title_part(count) if is_part else ""
    return f"{period}: {words.low(told or _title(count))}"


def _title_part(count: Count) -> str:
    """The title where there may be more; "" where that is told anyhow, or nothing is known."""
    if not count.stopped.exact or not (count.met_reported and count.failed_reported):
        return ""
    if count.stopped.value == 0:
        return "Các báo cáo đã có không nêu mô hình nào dừng hoạt động"
    told = f"Ít nhất {write_count(count.stopped.value)} mô hình dừng"
    whole = "đều do" if count.stopped.value > 1 else "do"
    if count.met == 0:
        return f"{told}, {whole} không hiệu quả"
    if count.failed == 0:
        return f"{told}, {whole} đã đạt mục tiêu"
    return f"{told}, {write_count(count.met)} do đã đạt mục tiêu{_tell_rate(count)}"


def _tell_rate(count: Count) -> str:
    """ " (57%)", where there are enough of them and all is told."""
    if not count.complete or count.stopped.value < ENOUGH:
        return ""
    return f" ({write_share(Fraction(100 * count.met, count.stopped.value))})"


def _title(count: Count) -> str:
    stopped = count.stopped
    if not stopped.exact:
        told = str(stopped)
        if told == "chưa rõ số":
            return "Có mô hình dừng hoạt động, chưa rõ số"
        unknown = ", có nơi chưa rõ số" if stopped.uncounted else ""
        return f"{told[0].upper()}{told[1:]} mô hình dừng hoạt động{unknown}"
    if not (count.met_reported and count.failed_reported):
        return _title_one_side(count)
    if stopped.value == 0:
        return "Không có mô hình nào dừng hoạt động"
    all_of_them = "đều do" if stopped.value > 1 else "do"
    number = write_count(stopped.value)
    if count.met == 0:
        return f"{number} mô hình dừng {all_of_them} không hiệu quả"
    if count.failed == 0:
        return f"{number} mô hình dừng {all_of_them} đã đạt mục tiêu"
    met = write_count(count.met)
    return f"{met} trong {number} mô hình dừng là do đã đạt mục tiêu{_tell_rate(count)}"


def _title_one_side(count: Count) -> str:
    """The title where only one of the two counts is reported, or none."""
    if not count.reported:
        return "Chưa có số mô hình dừng hoạt động"
    word, other = "đã đạt mục tiêu", "không hiệu quả"
    if count.failed_reported:
        word, other = "không hiệu quả", "đạt mục tiêu"
    if count.stopped.value == 0:
        return f"Không có mô hình nào dừng do {word}; chưa có số {other}"
    return f"{write_count(count.stopped.value)} mô hình dừng do {word}; chưa có số {other}"


def compare_outcomes(outcomes: Outcomes, rates: Rates, quarter_before: str, span: str) -> str:
    """The rate beside that of the same span earlier, over the communes that told of both in full;
    or why it can't be told.

    `span`: quarter | year | all, up to `quarter_before`.
    """
    when = tell_before(quarter_before, span)
    now, before = outcomes.now, outcomes.before
    if not before.reported:
        return f"Chưa so sánh được với {write_quarter(quarter_before)}: chưa có số."
    then = f"{when}: {_tell(before)}"
    why = _why_not(now, before) if rates.whole or not rates.enough else ""
    if not why and not rates.enough:
        why = rates.reason
    if why:
        return f"Chưa so sánh được tỷ lệ: {why} ({then})."
    one, other = rates.now, rates.before
    if rates.few is not None:
        told = "; ".join(
            f"{name} {_counts(stops)}" for name, stops in (("kỳ này", one), ("kỳ trước", other))
        )
        return f"Chưa so sánh được tỷ lệ: {rates.units} báo cáo đủ cả hai kỳ, ít số liệu ({told})."
    # From the rates as written, so that the reader's own subtraction gives the same.
    points = round(_tenths(one) - _tenths(other), 1)
    change = "không đổi"
    if points:
        change = f"{'tăng' if points > 0 else 'giảm'} {write_number(abs(points), 1)} điểm phần trăm"
    counts = "" if rates.whole else f" ({write_number(one.met)}/{write_number(one.stopped)})"
    told = f"tỷ lệ đạt mục tiêu {_percent(one)}{counts}, {change} so với {when} ({_counts(other)})."
    return words.start(f"{rates.prefix}{told}")


def tell_period(quarter: str, span: str) -> str:
    """A span as a title begins with it; `span` as in tell_span."""
    told = write_quarter(quarter) if span == "quarter" else tell_span(quarter, span)
    return words.start(told)


def tell_span(quarter: str, span: str) -> str:
    """A span in words; `span`: quarter | year | all, up to `quarter`."""
    last = write_quarter(quarter)
    return {
        "quarter": f"trong {last}",
        "year": f"từ đầu năm đến hết {last}",
        "all": f"từ trước đến hết {last}",
    }[span]


def tell_before(quarter: str, span: str) -> str:
    """The span to compare with, in words; `span` as in tell_span."""
    last = write_quarter(quarter)
    return {
        "quarter": last,
        "year": f"lũy kế từ đầu năm đến hết {last}",
        "all": f"lũy kế đến hết {last}",
    }[span]


def tell_rows(events: pd.DataFrame, when: str) -> str:
    """What the list holds, in words: how many rows, of when, and how many of them are numbers
    without names. Rows as in models/events."""
    if events.empty:
        return f"Không có dòng nào, {when}."
    found = int(events["found"].iloc[0])
    text = f"{write_count(found)} dòng, {when}"
    if found > len(events):
        text = f"{write_count(len(events))} dòng đầu trong {write_number(found)} dòng, {when}"
    unnamed = events[events["model"].isna()]
    if len(unnamed):
        text += f"; trong đó {write_count(len(unnamed))} dòng là số gộp, không nêu tên mô hình"
    return f"{text}."


def tell_sources(source: str) -> str:
    """Sources as one line; of more than three documents the first two, and how many more."""
    lines = join_sources([source]).split("; ") if source else []
    if len(lines) <= 3:
        return "; ".join(lines)
    return f"{'; '.join(lines[:2])} và {len(lines) - 2} văn bản khác, nêu ở từng dòng của danh sách"


def tell_reports(outcomes: Outcomes) -> str:
    """Whose reports stand behind the figures: "6/7 xã có số", "cả 7 xã có số, thiếu 3 trong 28
    báo cáo quý"; of one commune "có số", or "chưa có số quý I/2024"."""
    if outcomes.asked == 1:
        told = "có số" if outcomes.communes else words.NO_FIGURE
    else:
        told = f"{tell_part(outcomes.communes, outcomes.asked)} có số"
    missing = outcomes.expected - outcomes.reports
    if missing and outcomes.expected > outcomes.asked:
        told += (
            f", thiếu {write_number(missing)} trong {write_number(outcomes.expected)} báo cáo quý"
        )
    if not outcomes.untold:
        return told
    untold = f"{words.NO_FIGURE} {_name_quarters(outcomes.untold)}"
    return untold if outcomes.asked == 1 and outcomes.communes else f"{told}, {untold}"


def _name_quarters(quarters: Sequence[str]) -> str:
    """Quarters by name where they are few."""
    if len(quarters) > NAMED:
        return f"của {write_number(len(quarters))} quý"
    return ", ".join(write_quarter(one) for one in quarters)


def tell_part(number: int, asked: int) -> str:
    """How many communes of those asked: "6/7 xã", "cả 7 xã"."""
    if number == asked:
        return f"cả {write_number(asked)} xã"
    return f"{write_number(number)}/{write_number(asked)} xã"


def explain_no_rates(outcomes: Outcomes, by: str) -> str:
    """Why groups have no rate though models stopped; empty when they have."""
    shown = [group for group in outcomes.groups if group.stopped and group.key != UNKNOWN_KEY]
    if not shown or all(group.has_rate for group in shown):
        return ""
    outside = [group for group in outcomes.groups if group.key == UNKNOWN_KEY and group.stopped]
    what = {
        "commune": "xã", "field": "lĩnh vực", "sponsor": "đơn vị", "launch_year": "năm ra mắt"
    }[by]  # fmt: skip
    if outside and not any(group.has_rate for group in shown):
        parts = [
            f"{write_number(number)} mô hình {word}"
            for number, word in (
                (outside[0].now.met, "đã đạt mục tiêu"),
                (outside[0].now.failed, "không hiệu quả"),
            )
            if number
        ] or ["một số mô hình chưa rõ số"]
        return f"Chưa tính được tỷ lệ của từng {what}: {' và '.join(parts)} {NO_GROUP[by]}."
    if not outcomes.now.complete:
        return f"Chưa tính được tỷ lệ của từng {what}: {_why(outcomes.now)}."
    return f"“{NO_RATE}”: nguồn chưa nêu đủ, hoặc chưa chính xác, một trong hai số."


def _tenths(stops: Stops) -> float:
    """The rate in per cent as it is written, with one decimal."""
    return float(write_number(100 * stops.met / stops.stopped, 1).replace(",", "."))


def _percent(stops: Stops) -> str:
    return write_share(Fraction(100 * stops.met, stops.stopped), 1)


def _counts(stops: Stops) -> str:
    """Both counts, and the rate where there are enough of them."""
    if stops.stopped == 0:
        return "không có mô hình nào dừng"
    told = f"{write_number(stops.met)}/{write_number(stops.stopped)} đạt mục tiêu"
    return f"{told}, {_percent(stops)}" if stops.stopped >= ENOUGH else told


def _tell(count: Count) -> str:
    """The counts of the span to compare with, and their rate where there is one."""
    if not count.complete:
        return f"{count.stopped} mô hình dừng, {_why(count)}"
    return _counts(Stops(count.met, count.failed, True))


def _why_not(now: Count, before: Count) -> str:
    """Why two rates can't be compared; empty when they can."""
    for count, when in ((now, "kỳ này"), (before, "kỳ trước")):
        if not count.complete:
            return f"{when} {_why(count)}"
        if count.stopped.value < ENOUGH:
            return (
                f"{when} ít số liệu" if count.stopped.value else f"{when} không có mô hình nào dừng"
            )
    return ""


def _why(count: Count) -> str:
    """Why a rate can't be told."""
    if not count.reported:
        return "chưa có số"
    if count.stopped.uncounted:
        return "có nơi chưa rõ số"
    if not count.stopped.exact:
        return "có số chưa chính xác"
    if not count.met_reported:
        return "chưa có số đạt mục tiêu"
    if not count.failed_reported:
        return "chưa có số không hiệu quả"
    return "có nơi chỉ báo một trong hai số"
