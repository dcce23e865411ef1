"""What to look at before a report is issued, in the order in which a clerk would mend it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from data import vietnamese, words
from data.store import Snapshot
from data.vietnamese import previous_quarter, write_count, write_number, write_quarter
from measures.balance import draw_up, tell_differences
from measures.figures.quarter import Figures
from queries import query
from report import issued, page_setup
from report.carried import Carried, shorten
from report.document import Document
from report.letters import find_unknown
from report.lines import Line
from report.merging import SETTINGS, name_field
from report.notes import Fault, tell_fault
from report.outreach_words import find_doubts
from report.sentences import split
from report.text_parts import title_of

# The kinds of checks, each with its name on the screen.
KINDS = {
    "gap": "Chỗ trống cần viết",
    "note": "Dấu chú thích chưa có lời",
    "letter": "Ký tự không in được",
    "typed": "Số nhập tay",
    "spare": "Lời chú thích không được in",
    "boxed": "Ký tự in thành ô vuông",
    "missing": "Đơn vị chưa báo cáo",
    "partial": "Số chưa nêu đủ phạm vi",
    "doubt": "Nguồn chưa rõ cách đọc",
    "differs": "Số không khớp",
    "moved": "Khác báo cáo đã chốt",
    "carried": "Lấy nguyên từ quý trước, cần xem lại",
    "form": "Thể thức",
}
# What keeps a report from being issued; the rest is the clerk's to judge.
STOPS = ("gap", "note", "letter")
# Settings without which no report is issued, and what is told while they are not there.
NEEDED = {
    "number": "Chưa có số báo cáo: văn thư nhập khi phát hành.",
    "date": "Chưa có ngày báo cáo.",
    "signer": "Chưa có tên người ký.",
}
# Runs that somebody typed; the others come from the facts.
_TYPED = ("", "tay", "note")


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


def check_notes(faults: list[Fault]) -> list[Check]:
    """Notes without words, and words of notes that are not printed."""
    return [
        Check(
            "note" if fault.kind == "missing" else "spare",
            f"phần {title_of(fault.part)}",
            tell_fault(fault),
        )
        for fault in faults
    ]


def check_letters(lines: list[Line], settings: Mapping[str, str]) -> list[Check]:
    """Signs that the letters of the PDF don't have; those of units' own words become a box."""
    found = []
    for name, value in settings.items():
        if signs := find_unknown(value):
            where = name_field(f"settings.{name}")
            found.append(Check("letter", where, _tell_signs(value, signs)))
    for line in lines:
        for kind, is_typed in (("letter", True), ("boxed", False)):
            runs = [run.text for run in line.runs if (run.kind in _TYPED) == is_typed]
            if signs := find_unknown("".join(runs)):
                found.append(Check(kind, line.where, _tell_signs(line.text, signs)))
    return found


def tell_unready(settings: Mapping[str, str], signer: str, checks: Iterable[Check]) -> str:
    """All that keeps a report from being issued, "" when nothing does: "còn thiếu số báo cáo; còn
    05 chỗ trống cần viết, 01 dấu chú thích chưa có lời (xem Kiểm tra)".

    signer: as for `find_missing`.
    """
    missing = ", ".join(SETTINGS[key] for key in find_missing(settings, signer))
    counted = Counter(check.kind for check in checks)
    stops = ", ".join(
        f"{write_count(counted[kind])} {words.low(KINDS[kind])}" for kind in STOPS if counted[kind]
    )
    told = [
        f"còn thiếu {missing}" if missing else "",
        f"còn {stops} (xem Kiểm tra)" if stops else "",
    ]
    return "; ".join(filter(None, told))


def tell_open(checks: Iterable[Check]) -> str:
    """What does not keep a report from being issued but waits for a look, "" for nothing: "09 điều
    ở mục Kiểm tra (03 số nhập tay; 06 lấy nguyên từ quý trước, cần xem lại)"."""
    counted = Counter(check.kind for check in checks if check.kind not in STOPS)
    if not counted:
        return ""
    kinds = "; ".join(
        f"{write_count(counted[kind])} {words.low(name)}"
        for kind, name in KINDS.items()
        if counted[kind]
    )
    return f"{write_count(counted.total())} điều ở mục Kiểm tra ({kinds})"


def check_reporting(figures: Figures) -> list[Check]:
    """Communes of which an area of the quarter is not reported, where others are reported; of each
    indicator by itself."""
    areas = {"custom": "hủ tục, phong tục", "model": "mô hình", "outreach": "tuyên truyền"}
    told = {word: tuple(figures.find_silent(area)) for area, word in areas.items()}
    each = {}
    for row in figures.definitions:
        figure = figures.get(f"indicators.{row.indicator_id}") if row.holds else None
        if figure is not None and figure.is_known:
            each[f"chỉ tiêu “{row.short}”"] = figure.silent
    told |= {"chỉ tiêu": next(iter(each.values()))} if len({*each.values()}) == 1 else each
    by_silent: dict[tuple[str, ...], list[str]] = {}
    for word, silent in told.items():
        by_silent.setdefault(silent, []).append(word)
    every = len(figures.communes)
    return [
        Check(
            "missing",
            "",
            f"Mới có {every - len(silent)}/{every} xã, thị trấn: chưa có số liệu "
            f"{'; '.join(of)} của {', '.join(silent)}.",
        )
        for silent, of in by_silent.items()
        if silent
    ]


def check_coverage(lines: list[Line], figures: Figures) -> list[Check]:
    """Sentences with a number behind which not all communes stand, and that don't say so."""
    found = []
    for line in lines:
        for sentence, _ in split(line):
            known = [
                figures.get(name)
                for name, face, _ in sentence.bound
                if not face and figures.has(name) and not name.startswith("duty.")
            ]
            partial = [figure for figure in known if figure.part]
            if partial and not any(face == "part" for _, face, _ in sentence.bound):
                number, behind = partial[0].text, partial[0].part.partition(" ")[0]
                quoted = _quote(sentence.text, number)
                text = f"{quoted}: mới là số của {behind} xã, thị trấn, câu chưa nêu điều đó."
                found.append(Check("partial", sentence.where, text))
    return found


def check_doubts(figures: Figures) -> list[Check]:
    """Numbers whose source can be read in more than one way."""
    rows = find_doubts(figures)
    told = dict.fromkeys(f"{row.note} ({row.source}). Cần đối chiếu bản gốc." for row in rows)
    return [Check("doubt", "", text) for text in told]


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


def find_missing(settings: Mapping[str, str], signer: str = "") -> list[str]:
    """The settings without which no report is issued and that are not there: keys of NEEDED.

    signer: the one that the committee's file names.
    """
    given = {"signer": signer} | {key: text for key, text in settings.items() if text.strip()}
    return [key for key in NEEDED if not given.get(key, "").strip()]


def check_form(
    data_set: str, settings: Mapping[str, str], quarter: str = "", signer: str = ""
) -> list[Check]:
    """What the head and the foot still lack, and a number that another report already has.

    quarter: of the report, whose own issues are no others; signer: as for `find_missing`.
    """
    found = [Check("form", "", NEEDED[key]) for key in find_missing(settings, signer)]
    same = issued.find_same_number(data_set, settings.get("number", ""), quarter)
    return found + [Check("form", "", sentence) for sentence in same]


def check_standard(document: Document, district: str) -> list[Check]:
    """Where the page does not follow the standard of the report's date (report/page_setup.py)."""
    found = []
    place = document.place_and_date.partition(",")[0]
    day = page_setup.read_day(document.place_and_date)
    own = page_setup.choose(day) if day and day >= page_setup.HD36.first_day else document.form
    if own.name != document.form.name:
        found.append(
            f"Thể thức đang theo {document.form.citation}, nhưng ngày báo cáo thuộc {own.citation}."
        )
    if document.form.name == "HD05" and vietnamese.fold(place) == vietnamese.fold(district):
        found.append(
            f"Địa danh đang ghi tên huyện (“{place}”); {document.form.citation} chỉ dùng tên tỉnh "
            "hoặc tên xã. Hãy xem lại mục Nơi ban hành."
        )
    return [Check("form", "", text) for text in found]


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


def _tell_signs(text: str, signs: str) -> str:
    more = f" (và {' '.join(signs[1:])})" if signs[1:] else ""
    return f"{_quote(text, signs[0])}{more}: phông chữ của bản PDF không có ký tự này."


def _quote(text: str, number: str) -> str:
    """The number with a few words around it, so that it is found at once."""
    at = text.find(number)
    start, end = max(0, at - 30), min(len(text), at + len(number) + 30)
    start = text.find(" ", start) + 1 if start else 0
    end = text.rfind(" ", at, end) if end < len(text) else end
    before = "…" if start else ""
    after = "…" if end < len(text) else ""
    return f"{number}: “{before}{text[start : max(end, at + len(number))].strip()}{after}”"
