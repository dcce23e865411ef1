"""What to look at before a report is issued, in the order in which a clerk would mend it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from data.store import Snapshot
from data.vietnamese import previous_quarter, write_number, write_quarter
from measures.balance import draw_up, tell_differences
from measures.figures.quarter import Figures
from queries import query
from report import issued
from report.carried import Carried, shorten
from report.lines import Line
from report.text_parts import title_of

# The kinds of checks, each with its name on the screen.
KINDS = {
    "gap": "Chỗ trống cần viết",
    "typed": "Số nhập tay",
    "missing": "Đơn vị chưa báo cáo",
    "differs": "Số không khớp",
    "moved": "Khác báo cáo đã chốt",
    "carried": "Lấy nguyên từ quý trước, cần xem lại",
    "form": "Thể thức",
}
# What keeps a report from being issued; the rest is the clerk's to judge.
STOPS = ("gap",)


class Check(NamedTuple):
    """One thing to look at: its kind, its place in the report ("" for the whole), in words."""

    kind: str
    where: str
    text: str


def check_text(lines: list[Line]) -> list[Check]:
    """Gaps that are left, and numbers that nobody but the writer vouches for."""
    found = []
    for line in lines:
        text = line.text
        for run in line.runs:
            if run.kind == "thieu":
                found.append(Check("gap", line.where, run.text))
            elif run.kind == "tay":
                found.append(Check("typed", line.where, _quote(text, run.text)))
    return found


def check_reporting(figures: Figures) -> list[Check]:
    """Communes of which an area of the quarter is not reported, where others are reported."""
    areas = {"custom": "hủ tục, phong tục", "model": "mô hình", "outreach": "tuyên truyền"}
    return [
        Check("missing", "", f"Chưa có số liệu {word} của {', '.join(silent)}.")
        for area, word in areas.items()
        if (silent := figures.find_silent(area))
    ]


def check_sums(snapshot: Snapshot, quarter: str, communes: Mapping[str, str]) -> list[Check]:
    """Control totals that the facts do not add up to, and balances of models that don't close."""
    found = []
    controls = query("sources/controls", on=snapshot)
    for row in controls[controls["quarter"] == quarter].itertuples():
        if pd.notna(row.found) and row.found != row.expected:
            told = f"{row.name}: nguồn in {write_number(int(row.expected))}, cộng chi tiết được "
            told += f"{write_number(int(row.found))} ({row.source})."
            found.append(Check("differs", "", told))
    balances = query(
        "models/balance",
        on=snapshot,
        quarter=quarter,
        before=previous_quarter(quarter),
        communes=[],
    )
    if told := tell_differences(draw_up(balances, list(communes)), dict(communes)):
        found.append(Check("differs", "", told))
    return found


def check_form(data_set: str, settings: Mapping[str, str]) -> list[Check]:
    """What the head and the foot still lack, and a number that another report already has."""
    found = []
    for key, text in (
        ("number", "Chưa có số báo cáo: văn thư nhập khi phát hành."),
        ("date", "Chưa có ngày báo cáo."),
        ("signer", "Chưa có tên người ký."),
    ):
        if not settings.get(key, "").strip():
            found.append(Check("form", "", text))
    same = issued.find_same_number(data_set, settings.get("number", ""))
    return found + [Check("form", "", sentence) for sentence in same]


def tell_carried(carried: Iterable[Carried]) -> list[Check]:
    """Paragraphs that stand as in the report before, those with a reason to doubt them first."""
    found = sorted(carried, key=lambda one: not one.reasons)
    return [
        Check(
            "carried",
            f"phần “{title_of(one.part)}”",
            f"“{shorten(one.text)}”" + (f": {'; '.join(one.reasons)}" if one.reasons else ""),
        )
        for one in found
    ]


def tell_moved(differences: Iterable[str], quarter: str) -> list[Check]:
    """Figures of the quarter before that its issued report gave otherwise."""
    where = f"báo cáo {write_quarter(previous_quarter(quarter))}"
    return [Check("moved", where, difference) for difference in differences]


def _quote(text: str, number: str) -> str:
    """The number with a few words around it, so that it is found at once."""
    at = text.find(number)
    start, end = max(0, at - 30), min(len(text), at + len(number) + 30)
    start = text.find(" ", start) + 1 if start else 0
    end = text.rfind(" ", at, end) if end < len(text) else end
    before = "…" if start else ""
    after = "…" if end < len(text) else ""
    return f"{number}: “{before}{text[start : max(end, at + len(number))].strip()}{after}”"
