"""The invented documents that steer the campaign of the district, year by year."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from data.demo.places import INVENTED
from data.demo.timeline import Timeline, year_of

PARTY = "Huyện ủy Minh Họa (bịa ra)"
BOARD = "Ban Chỉ đạo huyện Minh Họa (bịa ra)"
PEOPLE = "UBND huyện Minh Họa (bịa ra)"
CAMPAIGN = "Cuộc vận động “Làm thay đổi nếp nghĩ, cách làm”"


class Paper(NamedTuple):
    """One document of a year: its kind, first number and sign, month and day, issuer; `about`: one
    text a year, in turn.
    """

    kind: str
    number: int
    sign: str
    month: int
    day: int
    issuer: str
    about: tuple[str, ...]

    def quarter(self, year: int) -> str:
        """The quarter in which that of a year is issued."""
        return f"{year}-Q{(self.month + 2) // 3}"


PAPERS = (
    Paper(
        *("Công văn", 11, "CV/BCĐ-MH", 1, 22, BOARD),
        (
            "Về việc giao chỉ tiêu thực hiện Cuộc vận động năm {year} cho các xã, thị trấn",
            "Về việc đăng ký mô hình và chỉ tiêu của Cuộc vận động năm {year}",
        ),
    ),
    Paper(
        *("Quyết định", 203, "QĐ/HU-MH", 3, 12, PARTY),
        (
            f"Về việc kiện toàn Ban Chỉ đạo {CAMPAIGN}",
            "Ban hành Quy chế làm việc của Ban Chỉ đạo Cuộc vận động huyện",
            "Về việc phân công cấp ủy viên phụ trách xã, thị trấn thực hiện Cuộc vận động",
        ),
    ),
    Paper(
        *("Chỉ thị", 3, "CT/HU-MH", 4, 16, PARTY),
        (
            f"Về tăng cường sự lãnh đạo của các cấp ủy đối với {CAMPAIGN}",
            "Về đẩy mạnh vận động Nhân dân xóa bỏ hủ tục, phong tục không còn phù hợp",
            "Về nâng cao chất lượng, hiệu quả các mô hình của Cuộc vận động",
            "Về phòng, chống tảo hôn và hôn nhân cận huyết thống",
        ),
    ),
    Paper(
        *("Kế hoạch", 41, "KH/BCĐ-MH", 5, 14, BOARD),
        (
            "Kiểm tra, giám sát Cuộc vận động năm {year} ở các xã, thị trấn",
            "Tổ chức cho các xã, thị trấn tham quan, học tập mô hình năm {year}",
        ),
    ),
    Paper(
        *("Thông báo", 27, "TB/BCĐ-MH", 7, 9, BOARD),
        ("Kết luận của Trưởng Ban Chỉ đạo tại hội nghị sơ kết 6 tháng đầu năm {year}",),
    ),
    Paper(
        *("Công văn", 96, "CV/UBND-MH", 8, 20, PEOPLE),
        (
            "Về việc lồng ghép vốn các chương trình mục tiêu quốc gia cho mô hình năm {year}",
            "Về việc hỗ trợ tiêu thụ nông sản của các tổ hợp tác",
        ),
    ),
    Paper(
        *("Công văn", 58, "CV/BCĐ-MH", 9, 10, BOARD),
        ("Về việc chấn chỉnh chế độ báo cáo quý của các cơ quan, xã, thị trấn",),
    ),
    Paper(
        *("Thông báo", 44, "TB/BCĐ-MH", 12, 18, BOARD),
        ("Phân công nhiệm vụ thành viên Ban Chỉ đạo năm {next}",),
    ),
)


def rows(timeline: Timeline) -> Iterator[tuple]:
    """The rows of document: those of the quarters that are written down, oldest first."""
    reported = set(timeline.reported)
    for year in sorted({year_of(quarter) for quarter in reported}):
        for paper in PAPERS:
            if paper.quarter(year) in reported:
                yield _row(paper, year)


def _row(paper: Paper, year: int) -> tuple:
    day = date(year, paper.month, paper.day)
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
    number = f"{paper.number + year % 7}-{paper.sign}"
    about = paper.about[year % len(paper.about)].format(year=year, next=year + 1)
    return (
        *(f"{paper.sign.lower().replace('/', '-').replace('đ', 'd')}-{paper.number}-{year}",),
        *(f"{paper.kind} minh họa", number, day, paper.issuer, about, about, None, INVENTED),
    )
