"""What the page of outreach finds, in words."""

from collections.abc import Sequence

from app.outreach.channels import (
    LABEL,
    PER_SESSION,
    UNIT,
    Number,
    Quarter,
    add_channel,
    compare,
    mark_quarter,
)
from app.outreach.units_chart import HEADS, Place
from app.overview.findings import find_outreach
from data import words
from data.vietnamese import write_count, write_quarter
from measures.comparison import Comparison
from measures.figures.figure import Figure
from measures.figures.quarter import Figures
from measures.outreach import KINDS, Gift, Unit

NOT_COMPARED = "chưa so sánh được"
MOST, LEAST = "nhiều nhất", "ít nhất"
NAMED = 3  # gifts that a title names; of more it says how many


def title_course(figures: Figures) -> str:
    """How many sessions, how many people, and how sessions changed."""
    sessions = figures.get("outreach.session")
    told = find_outreach(figures)
    return f"{told}; {sessions.change}" if sessions.is_known and sessions.is_compared else told


def note_channel(quarter: Quarter, channel: str) -> str:
    """Below the number of a channel: who reported where not all did, and how it changed; nothing of
    a change where nothing at all is told of the quarter before."""
    mark, figures = mark_quarter(quarter, channel), quarter.figures
    if mark.number is None:
        return ""
    told = [shorten_part(mark.part)]
    if figures.rows("outreach", before=True):
        told.append(
            tell_ratio_change(compare(quarter), figures.quarter_before)
            if channel == PER_SESSION
            else tell_change(figures.get(f"outreach.{channel}"))
        )
    return words.start("; ".join(filter(None, told)))


def tell_change(figure: Figure) -> str:
    """How a number changed, or that it can't be told; with which quarter the page says once."""
    if not figure.is_compared:
        return NOT_COMPARED
    return figure.change.removesuffix(f" so với {write_quarter(figure.quarter_before)}")


def tell_ratio_change(comparison: Comparison, quarter_before: str) -> str:
    """The same of people per session."""
    if comparison.nothing_now:
        return ""
    if not comparison.is_told:
        return NOT_COMPARED
    told = comparison.describe("lượt người", plain=True)
    return told.removesuffix(f" so với {write_quarter(quarter_before)}")


def shorten_part(part: str) -> str:
    """Who reported, without towns, which are not told apart where room is short; of what agencies
    alone tell no commune is counted."""
    if part.startswith("0/"):
        return "chỉ cơ quan có số"
    return part.replace("xã, thị trấn", "xã")


def title_units(channel: str, places: Sequence[Place], number: Number | None, part: str) -> str:
    """Who reports most and least of a channel; that the source names no commune where it does
    not."""
    what = LABEL[channel]
    told = [one for one in places if one.now is not None and one.kind == "commune"]
    agencies = [one for one in places if one.now is not None and one.kind == "agency"]
    if number is None:
        return f"Chưa có số liệu {what}"
    if not told and not agencies:
        return f"{_start(number)} {UNIT[channel]}, nguồn nêu chung cả huyện, không chia theo xã"
    of = f" ({shorten_part(part)})" if part else ""
    if not told:
        return f"{words.start(what)}: chỉ có số của {write_count(len(agencies))} cơ quan"
    ranked = [one for one in told if _height(one) or (one.now and one.now.exact)]
    if not ranked:
        return f"{words.start(what)}: chưa rõ số ở {_name(told)}{of}"
    most = [one for one in ranked if _height(one) == max(map(_height, ranked))]
    least = [one for one in ranked if _height(one) == min(map(_height, ranked))]
    if len(ranked) == 1:
        return f"{words.start(most[0].label)} báo {most[0].now} {UNIT[channel]}{of}"
    if len(most) == len(ranked):
        return f"{words.start(what)}: {_name(most)} như nhau, {most[0].now}{of}"
    ends = [f"{_name(end)} {word}, {end[0].now}" for end, word in ((most, MOST), (least, LEAST))]
    return f"{words.start(what)}: {'; '.join(ends)}{of}"


def tell_parts(units: Sequence[Unit], channel: str) -> str:
    """What communes, agencies and the district tell of a channel, apart; "" where one kind alone
    does."""
    told = [
        f"{words.low(HEADS[kind])}: {number} {UNIT[channel]}"
        for kind in KINDS
        if (number := add_channel(units, kind, channel)) is not None
    ]
    return f"{words.start('; '.join(told))}." if len(told) > 1 else ""


def tell_reported(units: Sequence[Unit], agencies: Sequence[str]) -> str:
    """Which communes and agencies (names of those that are there) told of any channel, and which
    did not; "" where the source tells of the district alone."""
    communes = [unit for unit in units if unit.kind == "commune"]
    told = [unit for unit in communes if unit.now]
    parts = []
    if told:
        silent = ", ".join(unit.label for unit in communes if not unit.now)
        missing = f"; chưa có số: {silent}" if silent else ""
        parts.append(f"{len(told)}/{len(communes)} xã, thị trấn có số liệu tuyên truyền{missing}.")
    heard = [unit.label for unit in units if unit.kind == "agency" and unit.now]
    if heard:
        silent = ", ".join(name for name in agencies if name not in heard)
        missing = f"; chưa có số riêng: {silent}" if silent else ""
        parts.append(f"{len(heard)}/{len({*agencies, *heard})} cơ quan có số liệu riêng{missing}.")
    return " ".join(parts)


def tell_few(
    quarter: str, quarter_before: str, *, has_course: bool, is_compared: bool
) -> list[str]:
    """Why no bars are drawn, and why nothing is compared."""
    told = []
    if not has_course:
        told.append(
            f"Đến {write_quarter(quarter)} mới có số liệu tuyên truyền của một quý, nên chưa vẽ "
            "được diễn biến; các cột hiện ở đây khi có từ hai quý."
        )
    if not is_compared:
        told.append(
            f"Chưa so sánh được: {write_quarter(quarter_before)} không có số liệu tuyên truyền."
        )
    return told


def title_highlights(communes: int, agencies: int, lines: int, quarter: str) -> str:
    """How many highlights of how many units."""
    who = [f"{write_count(communes)} xã, thị trấn"] if communes else []
    who += [f"{write_count(agencies)} cơ quan"] if agencies else []
    if not who:
        return f"Chưa đơn vị nào nêu kết quả nổi bật {write_quarter(quarter)}"
    return f"{write_count(lines)} kết quả nổi bật của {' và '.join(who)}"


def title_gifts(gifts: Sequence[Gift], quarter: str) -> str:
    """What was handed over: the first things with their numbers, how many others."""
    if not gifts:
        return f"Chưa ghi nhận hỗ trợ nào được trao {write_quarter(quarter)}"
    named = [f"{words.low(gift.item)} ({gift.text})" for gift in gifts[:NAMED]]
    more = len(gifts) - NAMED
    rest = f" và {write_count(more)} loại khác" if more > 0 else ""
    return f"Hỗ trợ đã trao: {', '.join(named)}{rest}"


def tell_gift(gift: Gift) -> list[str]:
    """Who received one thing, how many, and from whom."""
    return [
        words.start(place)
        + f": {part.total} {gift.unit}"
        + (f", {' và '.join(part.sponsors)} hỗ trợ" if part.sponsors else "")
        for place, part in gift.places.items()
    ]


def _height(place: Place) -> float:
    return float(place.now.value) if place.now else 0.0


def _name(places: Sequence[Place]) -> str:
    """One commune by its name, of more how many they are."""
    if len(places) == 1:
        return places[0].label
    towns = any(place.label.startswith("thị trấn ") for place in places)
    return f"{write_count(len(places))} xã{', thị trấn' if towns else ''}"


def _start(number: Number) -> str:
    return words.start(str(number))
