"""What is wrong or odd in a form, by one table: a code, what it looks at, what it means, how.

Errors (E) stop; warnings (W) want a reason. What a cell alone does not say, reading.py has found.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.utils.exceptions import CellCoordinatesException

from data import store
from intake import changes, contract, form, unit_record
from intake.checks import agencies, corrections, customs, indicators, models, past, whole
from intake.checks.places import Spot
from intake.filled import Filled
from intake.findings import Finding
from intake.unit_record import History


class Check(NamedTuple):
    """A rule. meaning: in Vietnamese, for whoever asks what a code means."""

    code: str
    meaning: str
    find: Callable[[Filled, History], Iterator[Spot]]


CHECKS = (
    Check(
        "E201",
        "Đầu kỳ cộng số thêm, trừ số bớt phải bằng cuối kỳ; đầu kỳ là cuối kỳ của quý trước.",
        models.balance,
    ),
    Check(
        "E202",
        "Số mô hình nêu tên của một sự kiện không được nhiều hơn số đã ghi của sự kiện ấy.",
        models.names_above_count,
    ),
    Check(
        "E203",
        "Số hộ của các thôn cộng lại phải bằng số của cả đơn vị.",
        customs.villages_against_commune,
    ),
    Check(
        "E204",
        "Tử số không được lớn hơn mẫu số.",
        indicators.part_above_whole,
    ),
    Check(
        "E205",
        "Chỉ tiêu tỷ lệ phải có mẫu số lớn hơn 0.",
        indicators.no_whole,
    ),
    Check(
        "E206",
        "Chỉ tiêu phải ghi theo định nghĩa có hiệu lực trong quý.",
        indicators.not_in_force,
    ),
    Check(
        "E207",
        "Một mô hình không được ghi bắt đầu hai lần hoặc dừng hai lần.",
        models.twice,
    ),
    Check(
        "E207",
        "Một thôn chỉ có một dòng cho mỗi hủ tục, phong tục.",
        customs.twice,
    ),
    Check(
        "E208",
        "Đơn vị của biểu phải có trong danh mục và còn tồn tại trong quý.",
        whole.unknown_unit,
    ),
    Check(
        "E209",
        "Quý của biểu phải có trong kho và chưa có số liệu công bố.",
        whole.closed_quarter,
    ),
    Check(
        "E210",
        "Mô hình dừng phải là mô hình đang hoạt động; mô hình bắt đầu phải là mô hình mới.",
        models.lives,
    ),
    Check(
        "E211",
        "Số lớn đến mức không thể có.",
        whole.too_large,
    ),
    Check(
        "E212",
        "Ô thôn ghi nhiều thôn, hoặc không có chữ nào.",
        whole.several_villages,
    ),
    Check(
        "E241",
        "Biểu của cơ quan phải ghi đúng bao nhiêu buổi, lượt người do nơi khác đã ghi.",
        agencies.shared_unsaid,
    ),
    Check(
        "E242",
        "Phần nơi khác ghi không được nhiều hơn số của cơ quan.",
        agencies.shared_above_whole,
    ),
    Check(
        "E243",
        "Một quý hoặc có biểu riêng của các cơ quan, hoặc có biểu chung của huyện.",
        agencies.told_together,
    ),
    Check(
        "W321",
        "Một lần hỗ trợ có vẻ đã được đơn vị khác ghi: cùng nội dung, cùng số lượng, cùng xã.",
        agencies.given_twice,
    ),
    Check(
        "W301",
        "Số lũy kế nhỏ hơn số của quý trước trong cùng năm.",
        indicators.falls,
    ),
    Check(
        "W302",
        "Một hủ tục, phong tục đã hết hoặc chưa từng ghi, nay lại có.",
        customs.comes_back,
    ),
    Check(
        "W303",
        "Số lệch xa so với tám quý trước của chính đơn vị (trung vị và độ lệch tuyệt đối trung "
        "vị, ngưỡng 3,5; khi các quý trước gần như bằng nhau: lệch quá một nửa).",
        past.jumps,
    ),
    Check(
        "W304",
        "Ô để trống mà quý trước có số liệu.",
        past.left_blank,
    ),
    Check(
        "W305",
        "Ghi “chưa rõ” mà quý trước có số đúng.",
        past.now_unknown,
    ),
    Check(
        "W306",
        "Mẫu số lệch hơn 20% so với lần ghi trước.",
        indicators.whole_changes,
    ),
    Check(
        "W307",
        "Tên thôn hoặc tên mô hình mới gần giống một tên đã có, hoặc viết hai kiểu trong biểu.",
        whole.close_names,
    ),
    Check(
        "W308",
        "Mô hình không hiệu quả hoặc chuyển đổi đi mà không ghi lý do.",
        models.no_reason,
    ),
    Check(
        "W309",
        "Mọi ô đều để trống hoặc bằng 0.",
        whole.nothing_said,
    ),
    Check(
        "W310",
        "Có mẫu số mà không có tử số.",
        indicators.no_part,
    ),
    Check(
        "W313",
        "Quý trước (hoặc vài quý liền trước) đơn vị không có số liệu.",
        past.quarters_missing,
    ),
    Check(
        "W314",
        "Cuối kỳ không khớp với số cuối kỳ biết được gần nhất, khi quý ở giữa chưa có số.",
        models.balance_over_gap,
    ),
    Check(
        "W315",
        "Lần đầu đơn vị báo mô hình mà chưa ghi số mô hình ở đầu quý, hoặc ghi khác quý trước.",
        models.opening,
    ),
    Check(
        "E213",
        "Biểu của một đơn vị mà đếm nhiều xã, thị trấn.",
        indicators.several_units,
    ),
    Check(
        "W319",
        "Mô hình dừng không có trong danh sách mô hình đang hoạt động của đơn vị.",
        models.unknown_end,
    ),
    Check(
        "W316",
        "Số cộng dồn từ đầu năm chưa được tính lại khi sang năm mới.",
        indicators.not_reset,
    ),
    Check(
        "W317",
        "Các chỉ tiêu cùng mẫu số theo định nghĩa mà ghi mẫu số khác nhau, hoặc phần lớn hơn toàn "
        "thể.",
        indicators.wholes_differ,
    ),
    Check(
        "W318",
        "Số lượt người tham dự ít hơn số buổi.",
        whole.fewer_than_sessions,
    ),
    Check(
        "W322",
        "Số trùng với cách Excel ghi một ngày gần quý của biểu.",
        whole.like_a_day,
    ),
    Check(
        "W320",
        "Biểu chung của huyện đã duyệt: biểu này sẽ thay chứ không cộng thêm.",
        corrections.told_for_all,
    ),
    Check(
        "W311",
        "Số đã duyệt của quý sẽ mất đi, vì biểu sửa không ghi.",
        corrections.goes,
    ),
    Check(
        "W312",
        "Số đã duyệt của quý sẽ đổi theo biểu sửa.",
        corrections.differs,
    ),
)
# All about a name that can't be taken as it is: of one cell the gravest speaks, the first of two.
_OF_A_NAME = ("E111", "E119", "E212", "W101", "W102", "W109", "W307")
# How a form is as a whole can't be told from a part of it.
_OF_THE_WHOLE = ("W309",)
_SHEETS = ["", form.GUIDE, form.MODELS, form.CUSTOMS, form.INDICATORS, form.OUTREACH, form.NOTES]


def check(
    filled: Filled, snapshot: store.Snapshot, closed_quarters: Collection[str] | None = None
) -> list[Finding]:
    """All that is wrong or odd, by sheet, then by row and column.

    A quarter is closed once another paper than a form has figures of it; `closed_quarters`, when
    given, says so in its place.
    """
    known = unit_record.read(snapshot, filled.unit_id, filled.quarter)
    if closed_quarters is not None:
        is_closed = filled.quarter in closed_quarters
        known = known._replace(published="quý đã khóa" if is_closed else "")
    known = known._replace(replaced=changes.compare(filled, known, snapshot))
    if filled.gifts:
        given = unit_record.list_given(snapshot, filled.unit_id, filled.quarter)
        known = known._replace(given=given)
    return sort(Finding(rule.code, *spot) for rule in CHECKS for spot in rule.find(filled, known))


def combine(reading: Iterable[Finding], checking: Iterable[Finding]) -> list[Finding]:
    """What reading found and what `check` found, sorted, nothing said twice of one cell.

    A stop is never left out for a warning. Of a sheet that could not be read, because it is not as
    it was handed out, nothing is said but that, and what is there about persons.
    """
    reading = list(reading)
    unread = {finding.sheet for finding in reading if finding.code in contract.UNREADABLE}
    fresh = [
        finding
        for finding in checking
        if finding.sheet not in unread and not (unread and finding.code in _OF_THE_WHOLE)
    ]
    return sort(_say_once([*reading, *fresh]))


def _say_once(findings: list[Finding]) -> list[Finding]:
    """Of several findings about one name the gravest."""
    gravest: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        if finding.code in _OF_A_NAME:
            first = gravest.setdefault(finding[1:3], finding)
            if finding.stops and not first.stops:
                gravest[finding[1:3]] = finding
    return [
        finding
        for finding in findings
        if finding.code not in _OF_A_NAME or gravest[finding[1:3]] is finding
    ]


def sort(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the form: sheet, row, column, then code."""
    return sorted(findings, key=_order)


def explain(code: str) -> str:
    """What a code means, in Vietnamese; KeyError for one that no check has."""
    meanings = [rule.meaning for rule in CHECKS if rule.code == code]
    if not meanings:
        raise KeyError(code)
    return " ".join(meanings)


def _order(finding: Finding) -> tuple[int, str, int, int, str]:
    known = finding.sheet in _SHEETS
    place = _SHEETS.index(finding.sheet) if known else len(_SHEETS)
    try:
        column, row = coordinate_from_string(finding.cell.split(":")[0])
        return place, finding.sheet, row, column_index_from_string(column), finding.code
    except (CellCoordinatesException, ValueError):
        return place, finding.sheet, 0, 0, finding.code
