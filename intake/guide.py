"""The words of the form's first sheet: how to fill it in, in plain Vietnamese."""

import math
from collections.abc import Sequence

from data import vietnamese
from intake import headings
from intake.expected import Given
from intake.units import Unit

Lines = list[tuple[str, str]]
_GIVEN = (
    "Việc giao cho đơn vị tại kết luận của Ban Chỉ đạo. Ở tờ “Nhận xét, kiến nghị” mỗi việc có một "
    "dòng để ghi đã làm đến đâu, kết quả."
)
_NO_ROW = " (Biểu không còn dòng cho việc này: ghi ở kết quả nổi bật hoặc khó khăn.)"
_SHARED = (
    headings.SHARED_HEAD,
    "số buổi, lượt người của buổi tổ chức chung mà xã, thị trấn hoặc cơ quan chủ trì khác đã ghi ở "
    "biểu của họ. Phần mềm chỉ cộng phần còn lại, để không buổi nào bị tính hai lần. Không có buổi "
    "chung thì ghi 0.",
)
_TOGETHER = (
    "Biểu chung",
    "quý nào đã có cơ quan gửi biểu riêng thì không gửi biểu chung này, để không tính hai lần. "
    "Không ghi những buổi mà xã, thị trấn đã ghi.",
)


def text(unit: Unit, quarter: str, period: str, due: str) -> list[tuple[str, Lines]]:
    """The parts of the guide: a heading, then lines of (sign, meaning); "" is a line of prose.

    period, due: the days that the figures cover, and the last day to send, "" where there is none.
    """
    now, before = map(vietnamese.write_quarter, (quarter, vietnamese.previous_quarter(quarter)))
    return [
        (
            "1. Biểu này để làm gì",
            [
                (
                    "",
                    f"{_whose(unit)} báo cáo số liệu {now} của Cuộc vận động vào biểu này. Chỉ "
                    "điền vào các ô màu vàng nhạt; các ô khác đã khóa. Điền xong thì lưu lại "
                    "(đuôi .xlsx) và gửi nguyên tệp này, không chép sang tệp khác.",
                ),
                (
                    "",
                    f"Cột “Quý trước” là số của {before} đang có trong kho, để đối chiếu. Thấy sai "
                    "thì báo lại, đừng sửa ở đây.",
                ),
                ("Kỳ số liệu", period),
                *([("Hạn gửi", f"hết ngày {due}")] if due else []),
            ],
        ),
        (
            "2. Ghi số thế nào",
            [
                ("45", "đúng 45. Gõ liền các chữ số, không gõ dấu chấm: 1238, không gõ 1.238."),
                ("0", "đã rà soát, không có (hoặc không còn). Có thể ghi: không có."),
                ("chưa rõ", "có, nhưng chưa biết bao nhiêu."),
                ("–", "chủ ý không báo cáo mục này, ví dụ việc không thuộc đơn vị."),
                ("(để trống)", "chưa có số liệu. Ô trống không phải là 0."),
                ("hơn 8000", "nhiều hơn 8.000, không biết đúng số."),
                ("khoảng 630", "xấp xỉ 630."),
                (
                    "%",
                    "không bao giờ gõ tỷ lệ phần trăm: ghi tử số và mẫu số, biểu tự tính tỷ lệ.",
                ),
            ],
        ),
        ("3. Các tờ", _sheets(unit)),
        (
            "4. Không ghi thông tin cá nhân",
            [
                (
                    "",
                    "Không ghi tên người, tên chủ hộ, số điện thoại, số căn cước ở bất kỳ ô nào. "
                    "Chỉ ghi thôn, làng và số hộ.",
                )
            ],
        ),
        (
            "5. Hỏi ai",
            [
                (
                    "",
                    "Chưa rõ cách ghi thì hỏi bộ phận giúp việc Ban Chỉ đạo Cuộc vận động của "
                    "huyện. Biểu bị trả lại kèm bản có đánh dấu: sửa từng ô trong tờ “Cần sửa”, "
                    "rồi gửi lại.",
                )
            ],
        ),
    ]


def tell_tasks(own: Sequence[str], given: Sequence[Given], asked: Sequence[str]) -> Lines:
    """What a unit was given, until when, and what of its tasks the form has no row for; nothing
    where it was given nothing and every task is asked about."""
    lines = []
    for one in given:
        due = f"Hạn {vietnamese.write_date(one.due_on)}" if one.due_on else "Không nêu hạn"
        product = f" Sản phẩm: {one.product.rstrip('.')}." if one.product else ""
        lines.append((due, f"{one.text.rstrip('.')}.{product}{_leave(one.text, asked)}"))
    left = [text for text in own if text not in asked and text not in {one.text for one in given}]
    lines += [("Đơn vị đã đề ra", f"{text.rstrip('.')}.{_leave(text, asked)}") for text in left]
    if given:
        lines.insert(0, ("", _GIVEN))
    return lines


def _leave(text: str, asked: Sequence[str]) -> str:
    return "" if text in asked else _NO_ROW


def height(words: str, width: int) -> float:
    """The height in points of a row whose text runs over `width` letters."""
    return 17.0 * max(1, math.ceil(len(words) * 1.05 / width))


def _whose(unit: Unit) -> str:
    if unit.is_district:
        return f"Các cơ quan của {unit.label} (những cơ quan không có biểu riêng)"
    return f"{unit.label[:1].upper()}{unit.label[1:]}"


def _sheets(unit: Unit) -> Lines:
    outreach = (
        "Tuyên truyền",
        "số buổi, lượt người, tin, bài trong quý; bên dưới ghi từng khoản hỗ trợ đã trao.",
    )
    notes = (
        "Nhận xét, kiến nghị",
        "bằng lời: kết quả nổi bật, khó khăn và nguyên nhân, kiến nghị, nhiệm vụ. Mỗi ý một dòng, "
        "không quá 1.000 chữ cái. Cuối tờ là chỗ ký trên bản in.",
    )
    if unit.is_agency:
        return [outreach, _SHARED, notes]
    if unit.is_district:
        return [outreach, _TOGETHER, notes]
    return [
        (
            "Mô hình",
            "số mô hình ra mắt, nhân rộng, dừng… trong quý. Đầu kỳ cộng, trừ các thay đổi phải "
            "bằng cuối kỳ. Bên dưới ghi tên từng mô hình có thay đổi.",
        ),
        (
            "Hủ tục, phong tục",
            f"số hộ còn thực hiện ở cuối quý, {unit.whole}; bên dưới ghi theo thôn nếu biết.",
        ),
        ("Chỉ tiêu", "tử số và mẫu số của từng chỉ tiêu; tỷ lệ do biểu tự tính."),
        outreach,
        (
            "Buổi tổ chức chung",
            "buổi tổ chức chung với cơ quan của huyện thì xã, thị trấn ghi; cơ quan không cộng.",
        ),
        notes,
    ]
