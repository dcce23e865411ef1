"""A report made by hand: as long as a real one, with everything that a report can hold."""

import re

from report.document import Document
from report.page_setup import HD36
from report.tree import Node, make

BODY = [
    "BAN CHỈ ĐẠO CUỘC VẬN ĐỘNG “LÀM THAY ĐỔI NẾP NGHĨ, CÁCH LÀM CỦA ĐỒNG BÀO DÂN TỘC THIỂU SỐ, "
    "LÀM CHO ĐỒNG BÀO DÂN TỘC THIỂU SỐ VƯƠN LÊN THOÁT NGHÈO BỀN VỮNG”",
]
ABSTRACT = (
    "kết quả công tác lãnh đạo, chỉ đạo thực hiện Cuộc vận động trên địa bàn huyện quý II/2024 "
    "và phương hướng, nhiệm vụ công tác quý III/2024"
)
FILLER = [
    "Ban Chỉ đạo tiếp tục theo dõi, đôn đốc các xã, thị trấn thực hiện chỉ tiêu của năm, gắn với "
    "các chương trình mục tiêu quốc gia; kịp thời tháo gỡ khó khăn ngay từ cơ sở, nhất là ở những "
    "thôn còn nhiều hộ nghèo, hộ cận nghèo và những nơi mô hình mới ra mắt.",
    "Các cơ quan, đơn vị được phân công phụ trách đã xuống thôn cùng Nhân dân rà soát từng mô "
    "hình, ghi rõ mô hình nào giữ, mô hình nào chuyển; phần việc của quý sau được thống nhất ngay "
    "tại cuộc họp thôn và có người chịu trách nhiệm từng việc.",
    "Việc tuyên truyền được làm bằng tiếng Kinh và tiếng của đồng bào, lồng ghép vào sinh hoạt "
    "chi hội, sinh hoạt thôn; nội dung ngắn, gắn với việc cụ thể của từng hộ nên dễ nhớ, dễ làm.",
]


def words(text: str) -> list[Node]:
    """Words as inlines: "^1" is note 1, "?x?" a gap, "[x]" a figure, "*x*" italic, "=x=" bold."""
    inlines: list[Node] = []
    for piece in re.split(r"(\^\d|\?[^?]+\?|=[^=]+=|\*[^*]+\*|\[[^]]+\]| )", text):
        if piece == " ":
            inlines.append(make("Space"))
        elif re.fullmatch(r"\^\d", piece):
            inlines.append(make("Note", NOTES[int(piece[1])]))
        elif re.fullmatch(r"\?[^?]+\?", piece):
            inlines.append(span("thieu", "models.stopped", piece[1:-1]))
        elif re.fullmatch(r"\*[^*]+\*", piece):
            inlines.append(make("Emph", words(piece[1:-1])))
        elif re.fullmatch(r"=[^=]+=", piece):
            inlines.append(make("Strong", words(piece[1:-1])))
        elif re.fullmatch(r"\[[^]]+\]", piece):
            inlines.append(span("so", "models.launched", piece[1:-1]))
        elif piece:
            inlines.append(make("Str", piece))
    return inlines


def span(kind: str, name: str, text: str) -> Node:
    """What a figure put into the text."""
    return make("Span", [["", [kind], [["n", name]]], words(text)])


def para(text: str) -> Node:
    """A paragraph."""
    return make("Para", words(text))


def head(level: int, text: str) -> Node:
    """A heading."""
    return make("Header", [level, ["", [], []], words(text)])


NOTES = {
    1: [para("Có [26] mô hình dừng hoạt động, trong đó [13] đạt mục tiêu. " + " ".join(FILLER))],
    2: [para("Từ đầu năm đến nay có [12] mô hình ra mắt.")],
    3: [para("Chỉ tiêu số 1 tại Phụ lục số 02 kèm Công văn số 120-CV/BCĐ, ngày 02/02/2024.")],
    4: [para("Tổ chức [110] buổi, thu hút [hơn 8.000] lượt người; [38] tin và [05] bài.")],
    5: [
        para("- UBMTTQVN huyện: " + FILLER[0]),
        para("- Huyện đoàn: " + FILLER[2]),
        para("- Hội LHPN huyện: hỗ trợ [03] máy ấp trứng cho các nhóm cha mẹ."),
    ],
    6: [para("- Phòng Dân tộc phối hợp hướng dẫn lồng ghép vốn của [03] chương trình.")],
    7: [
        para("Hiện nay, còn [01] hủ tục, [02] phong tục không còn phù hợp."),
        para("+ Hủ tục “Cúng ốm đau và khấn cầu thần linh” ([01] hộ tại thôn Kon Bỉ)."),
        para("+ Phong tục “Ngủ đầm” (còn [45] hộ xã Đăk Pne, giảm [10] hộ so với quý I/2024)."),
    ],
}


def blocks() -> list[Node]:
    """The text of the sample: two parts, three levels of headings, seven notes, one gap."""
    dashed = [f"- {filler}" for filler in FILLER]
    return [
        para("Thực hiện Kế hoạch số 118-KH/BCĐ, ngày 09/01/2024, Ban Chỉ đạo báo cáo như sau:"),
        head(1, "I. KẾT QUẢ CÔNG TÁC QUÝ II/2024"),
        head(
            2, "1. Công tác lãnh đạo, chỉ đạo, triển khai thực hiện Cuộc vận động của Ban Chỉ đạo"
        ),
        *map(para, dashed),
        para("- Kết thúc và chuyển đổi các mô hình không hiệu quả^1; ra mắt mô hình năm 2024^2."),
        para("- Điều chỉnh chỉ tiêu cho phù hợp với các quy định mới có liên quan^3."),
        head(2, "2. Tình hình triển khai thực hiện của các cơ quan, đơn vị, địa phương"),
        *map(para, FILLER),
        para(f"{FILLER[2]} {FILLER[1]}"),
        para(
            "Các đợt tuyên truyền được tổ chức đến các tầng lớp Nhân dân^4; ?chưa có số mô hình "
            "chuyển đổi? trong quý."
        ),
        *map(para, dashed),
        para(f"+ Ủy ban MTTQ Việt Nam huyện: {FILLER[1]}^5"),
        para(f"+ Ủy ban nhân dân huyện: {FILLER[0]}^6"),
        *map(para, dashed),
        head(2, "3. Tồn tại, hạn chế và nguyên nhân"),
        head(3, "3.1. Tồn tại, hạn chế"),
        para("- Một số ít hủ tục, phong tục không còn phù hợp chưa được xóa bỏ triệt để^7."),
        *map(para, dashed),
        head(3, "3.2. Nguyên nhân"),
        para(f"- *Nguyên nhân khách quan:* {FILLER[0]}"),
        para(f"- *Nguyên nhân chủ quan:* {FILLER[1]}"),
        head(1, "II. PHƯƠNG HƯỚNG, NHIỆM VỤ CÔNG TÁC QUÝ III/2024"),
        *(para(f"{number}. {FILLER[number % 3]}") for number in range(1, 8)),
        para("8. Kiểm tra [07] xã, thị trấn và [02] cơ quan, đơn vị cấp huyện."),
        para("Trên đây là Báo cáo kết quả công tác quý II/2024 và nhiệm vụ công tác quý III/2024."),
    ]


DOCUMENT = Document(
    superior="HUYỆN ỦY KON RẪY",
    body=BODY,
    symbol="BC/BCĐ",
    number="128",
    place_and_date="Kon Rẫy, ngày 20 tháng 6 năm 2024",
    kind="BÁO CÁO",
    abstract=words(ABSTRACT),
    blocks=blocks(),
    signature=["CHỦ TỊCH UBMTTQVN HUYỆN", "kiêm", "PHÓ TRƯỞNG BAN"],
    signature_bold_first=False,
    signer="Đinh Thị Anh",
    recipients=[
        "BTV Huyện ủy (b/c)",
        "UBND huyện",
        "UBMTTQVN huyện",
        "Các TCCSĐ trực thuộc Huyện ủy",
        "Các cơ quan, ban, ngành huyện",
        "BCĐ CVĐ các xã, thị trấn",
        "Thành viên BCĐ CVĐ huyện",
        "Lưu VT",
    ],
    mark="",
    circulation="",
    banner="",
    title="Báo cáo quý II/2024",
    subject="Kết quả công tác quý II/2024",
    author="Ban Chỉ đạo Cuộc vận động huyện Kon Rẫy",
    form=HD36,
)

# What a report looks like before it is signed, with all that may be added to it.
DRAFT = DOCUMENT._replace(
    number="",
    place_and_date="Kon Rẫy, ngày     tháng     năm 2024",
    signature=["K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"],
    signature_bold_first=True,
    signer="",
    mark="Dự thảo lần 2",
    circulation="LƯU HÀNH NỘI BỘ",
    banner="SỐ LIỆU MINH HỌA",
)
