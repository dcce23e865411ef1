"""Checks of the form as a whole: whose it is, of which quarter, and what can't be at all."""

import re
from collections.abc import Iterator
from datetime import date

from data import vietnamese
from intake import form, names
from intake.checks.places import Spot, at, entries, is_exact, written
from intake.filled import Filled, Text, Value
from intake.unit_record import History

# The most that can be: beyond it is a slip of the hand. Each with its reason.
LIMITS = {
    "event": (200, "một xã chỉ có vài chục mô hình"),
    "running": (1_000, "một xã chỉ có vài chục mô hình"),
    "custom": (5_000, "xã đông nhất huyện có khoảng 5.000 người"),
    "indicator": (100_000, "cả huyện có khoảng 30.000 người"),
    "session": (2_000, "hơn 20 buổi mỗi ngày"),
    "attendance": (200_000, "gấp nhiều lần số dân cả huyện"),
    "radio_news": (5_000, "hơn 50 tin mỗi ngày"),
    "radio_article": (5_000, "hơn 50 bài mỗi ngày"),
    "portal_news": (5_000, "hơn 50 tin mỗi ngày"),
    "portal_article": (5_000, "hơn 50 bài mỗi ngày"),
    "van_round": (2_000, "hơn 20 lượt mỗi ngày"),
}
_DAY_ZERO = date(1899, 12, 30).toordinal()  # of Excel's days
_REPORTING = ("commune", "town", "district", "agency")
_SEVERAL = re.compile(
    r"[,;/+&]| và | với | đến |^(?:các|hai|ba|bốn|những|mọi|[0-9]+) (?:thôn|làng)"
    r"|\b(?:thôn|làng)\b.*\b(?:thôn|làng)\b|[0-9] ?[-–] ?[0-9]",
    re.IGNORECASE,
)


def unknown_unit(filled: Filled, known: History) -> Iterator[Spot]:
    """The unit is one that reports, and was there when the quarter's figures were closed."""
    unit = known.places.unit
    mend = "Hãy tải biểu của đơn vị mình từ phần mềm rồi chép số liệu sang."
    if unit is None or unit.kind not in _REPORTING or unit.reports is False:
        found = f"mã đơn vị “{filled.unit_id}”"
        yield Spot("", "", found, "một xã, thị trấn hoặc huyện có trong danh mục", mend)
    elif known.ends_on is not None and unit.reports is None:
        since = unit.valid_to if unit.valid_to and unit.valid_to < known.ends_on else None
        found = (
            f"{unit.label} không còn từ sau ngày {vietnamese.write_date(since)}"
            if since
            else (f"{unit.label} có từ ngày {vietnamese.write_date(unit.valid_from)}")
        )
        expected = f"đơn vị có trong {vietnamese.write_quarter(known.quarter)}"
        yield Spot("", "", found, expected, mend)


def closed_quarter(filled: Filled, known: History) -> Iterator[Spot]:
    """The quarter is one of the campaign's, and no paper has told its figures yet."""
    quarter = vietnamese.write_quarter(known.quarter)
    if known.ends_on is None:
        yield Spot(
            "",
            "",
            quarter,
            "một quý có trong kho số liệu",
            "Hãy tải biểu của đúng quý; nếu là quý mới, hãy báo người quản trị thêm quý vào kho.",
        )
    elif known.published:
        yield Spot(
            "",
            "",
            f"{quarter} đã có số liệu công bố ({known.published})",
            "một quý chưa khóa",
            "Số của quý này không nhận qua biểu nữa. Hãy kiểm tra lại quý của biểu, hoặc đề nghị "
            "đính chính báo cáo.",
        )


def nothing_said(filled: Filled, known: History) -> Iterator[Spot]:
    """A form says more than nothing and none."""
    values = [entry.value for entry in entries(filled, known)]
    values += [ratio.numerator for ratio in filled.indicators.values()]
    rows = [*filled.models, *filled.households, *filled.gifts, *filled.notes]
    if not rows and all(value.state in ("blank", "dash", "zero") for value in values):
        zeros = sum(value.state == "zero" for value in values)
        yield Spot(
            "",
            "",
            f"{zeros} ô ghi 0, {len(values) - zeros} ô để trống, các danh sách không có dòng nào",
            "ít nhất một số lớn hơn 0",
            "Hãy kiểm tra xem có gửi nhầm biểu chưa điền không. Nếu đúng là không có gì, hãy nêu "
            "rõ lý do.",
        )


def fewer_than_sessions(filled: Filled, known: History) -> Iterator[Spot]:
    """Somebody comes to each session."""
    sessions, people = filled.outreach.get("session"), filled.outreach.get("attendance")
    if not (sessions and people and is_exact(sessions) and is_exact(people)):
        return
    if people.value < sessions.value:
        yield at(
            people,
            f"{written(sessions)} buổi, {written(people)} lượt người",
            f"từ {written(sessions)} trở lên",
            "Hãy xem lại hai ô: có thể đã ghi nhầm chỗ.",
        )


def too_large(filled: Filled, known: History) -> Iterator[Spot]:
    """No number beyond what can be."""
    for kind, value in _numbers(filled, known):
        most, why = LIMITS[kind]
        if value.value is not None and value.value > most:
            yield at(
                value,
                written(value),
                f"nhiều nhất {vietnamese.write_number(most)} ({why})",
                "Hãy kiểm tra xem có gõ thừa chữ số hoặc nhầm ô không.",
            )


def like_a_day(filled: Filled, known: History) -> Iterator[Spot]:
    """No day around the quarter: of "3/4" in a cell for numbers Excel makes 45.385."""
    year = int(known.quarter[:4])
    first, last = (date(each, 1, 1).toordinal() - _DAY_ZERO for each in (year - 1, year + 2))
    for kind, value in _numbers(filled, known):
        if is_exact(value) and first <= value.value < last <= LIMITS[kind][0]:
            day = vietnamese.write_date(date.fromordinal(int(value.value) + _DAY_ZERO))
            yield at(
                value,
                f"{written(value)}, là cách Excel ghi ngày {day}",
                "một số đếm được",
                "Có phải đã gõ ngày, hay gõ như 3/4? Nếu có thì gõ lại; nếu đúng số ấy thì ghi lý "
                "do.",
            )


def several_villages(filled: Filled, known: History) -> Iterator[Spot]:
    """In a cell for a village stands the name of one."""
    for village in _villages(filled):
        meant = names.resolve(village.printed, known.places.villages)
        if isinstance(meant, names.Match):
            continue
        if not names.simplify(village.printed) or _SEVERAL.search(village.printed):
            yield at(
                village,
                f"“{village.printed}”",
                "tên của một thôn, hoặc để trống",
                "Hãy ghi mỗi thôn một dòng. Mô hình ở nhiều thôn: để trống ô này, ghi các thôn vào "
                "tên mô hình.",
            )


def close_names(filled: Filled, known: History) -> Iterator[Spot]:
    """A new name that is nearly a known one, or is written in two ways."""
    first: dict[str, Text] = {}
    for village in _villages(filled):
        meant = names.resolve(village.printed, known.places.villages)
        if isinstance(meant, names.Match | names.Ambiguous):
            continue
        before = first.setdefault(names.simplify(village.printed), village)
        if before is village and isinstance(meant, names.Offers):
            yield _close(village, [name for _, name in meant.near], "thôn")
        elif _spelt(before) != _spelt(village):
            yield _close(village, [f"{before.printed} (ô {before.cell})"], "thôn")
    yield from _close_models(filled, known)


def _close_models(filled: Filled, known: History) -> Iterator[Spot]:
    running = {life.model_id: [life.name] for life in known.models.values() if not life.ended}
    for model in filled.models:
        # One that begins in a village of its own, or is carried there, may have another's name.
        is_another = model.event == "replicated" or (
            model.event in form.BEGINNINGS and model.village.printed
        )
        if model.model_id or not model.name.printed or is_another:
            continue
        meant = names.resolve(model.name.printed, running)
        if isinstance(meant, names.Match):
            yield _close(model.name, running[meant.key], "mô hình")
        elif isinstance(meant, names.Offers | names.Ambiguous):
            near = meant.near if isinstance(meant, names.Offers) else meant.among
            yield _close(model.name, [name for _, name in near], "mô hình")


def _spelt(village: Text) -> str:
    return vietnamese.normalise(village.printed).casefold()


def _close(text: Text, near: list[str], what: str) -> Spot:
    return at(
        text,
        f"“{text.printed}” gần giống {'; '.join(f'“{name}”' for name in near[:3])}",
        f"tên {what} đã có, nếu là một",
        f"Nếu là một {what}, hãy ghi đúng tên đã có; nếu là {what} mới, hãy xác nhận.",
    )


def _numbers(filled: Filled, known: History) -> Iterator[tuple[str, Value]]:
    """Every number with the key of its limit."""
    for entry in entries(filled, known):
        yield entry.subject if entry.kind == "channel" else entry.kind, entry.value
    for row in filled.households:
        yield "custom", row.value
    for ratio in filled.indicators.values():
        for value in ratio:
            if value is not None:
                yield "indicator", value


def _villages(filled: Filled) -> Iterator[Text]:
    for row in (*filled.models, *filled.households):
        if row.village.printed:
            yield row.village
