"""The list of outreach in a report: what was done by each channel, in one sentence."""

import re

from data import words
from measures.figures.facts import Row
from measures.figures.quarter import Figures
from report.coverage import tell_part, write_half
from report.marks import mark

# What a source prints of rounds, as a fact about the whole district notes it.
_HALVES = re.compile(r"lượt/([0-9]+) xã")


def list_outreach(figures: Figures) -> str:
    """What was done by each channel, in one sentence without its end."""
    tell = {
        channel: _tell_channel(figures, channel)
        for channel in words.CHANNEL
        if _is_there(figures, f"outreach.{channel}")
    }
    told = []
    if "session" in tell:
        told.append(f"tổ chức {tell['session']} tuyên truyền chuyên đề, lồng ghép")
    if "attendance" in tell:
        told.append(f"thu hút {tell['attendance']} tham dự")
    media = [
        f"{' và '.join(parts)} trên {where}"
        for medium, where in (("radio", "sóng truyền thanh FM"), ("portal", "trang điện tử huyện"))
        if (
            parts := [tell[f"{medium}_{o}"] for o in ("news", "article") if f"{medium}_{o}" in tell]
        )
    ]
    if media:
        told.append(f"đăng, phát {', '.join(media)}{_tell_doubt(figures)}")
    if "van_round" in tell:
        told.append(f"tuyên truyền lưu động bằng xe {tell['van_round']}")
    return "; ".join(told)


def _tell_doubt(figures: Figures) -> str:
    """That a number in the press may have been printed otherwise, where its fact says so."""
    doubtful = find_doubts(figures)
    if not doubtful:
        return ""
    return f" ({mark('ten', 'đọc theo bản quét, cần đối chiếu bản gốc', doubtful[0].fact_id)})"


def find_doubts(figures: Figures) -> list[Row]:
    """The facts of outreach of which the source can be read in more than one way."""
    rows = figures.rows("outreach")
    return [row for row in rows if (row.note or "").startswith(words.DOUBTFUL)]


def _tell_van(figures: Figures) -> str:
    """ "7 lượt/7 xã, thị trấn": rounds, and in how many communes where that is known."""
    figure = figures.get("outreach.van_round")
    count = count_van_places(figures)
    if count is None:
        return ""
    rounds = write_half(figure.total.value) if figure.total.exact else figure.text
    half = mark("so", write_half(count), figure.name, "places")
    return f"{mark('so', rounds, figure.name)} {figure.unit}/{half} xã, thị trấn"


def count_van_places(figures: Figures) -> int | None:
    """In how many communes the van went, None where that is not known."""
    rows = figures.rows_of("outreach.van_round")
    where = {row.commune_id for row in rows if row.state != "zero"}
    printed = [match for row in rows if (match := _HALVES.search(row.note or ""))]
    if len(rows) == 1 and printed:
        return int(printed[0][1])
    return len(where) if where and None not in where else None


def _tell_channel(figures: Figures, channel: str) -> str:
    figure, sessions = (figures.get(f"outreach.{each}") for each in (channel, "session"))
    told = _tell_van(figures) if channel == "van_round" else ""
    told = told or f"{mark('so', figure.text, figure.name)} {figure.unit}"
    # who stands behind the sessions the sentence says at its end (phrases.py, `pham_vi`)
    if figure.part and figure.silent != sessions.silent:
        told += f" ({tell_part(figures, figure)})"
    return told


def _is_there(figures: Figures, name: str) -> bool:
    total = figures.get(name).total
    return total is not None and bool(total.value or total.uncounted)
