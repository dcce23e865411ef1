"""What was done in a quarter: outreach, reporting, gifts; and what is to be done in the next."""

from collections.abc import Iterator
from random import Random

from data.demo.duties import Report
from data.demo.papers import commune_of, district_of
from data.demo.places import DISTRICT, Commune
from data.demo.timeline import Timeline, due_on
from data.vietnamese import shift_quarter

OUTREACH = "biểu 4"
DUTY = "biểu 5"
TASKS = "mục II"

GIFTS = (
    ("Con giống", "con", (10, 60)),
    ("Cây giống", "cây", (200, 900)),
    ("Phân bón", "kg", (100, 800)),
    ("Bồn chứa nước", "bồn", (2, 9)),
    ("Máy phát cỏ", "máy", (1, 4)),
    ("Tập huấn kỹ thuật", "lớp", (1, 3)),
)
GIVERS = ("Hội LHPN", "Hội Nông dân", "Đoàn Thanh niên", "Mặt trận", "Ngân hàng chính sách")

LEADERS = ("Mặt trận và các đoàn thể", "Phòng Nông nghiệp", "Phòng Văn hóa", "UBND cấp xã", None)
COMMON_TASKS = (
    "Nêu gương hộ tự lực vươn lên",
    "Rà soát mô hình để nhân rộng hoặc chuyển đổi",
    "Họp thôn bàn việc bỏ hủ tục, phong tục không còn phù hợp",
    "Giúp hộ nghèo vay vốn, học nghề",
    "Tuyên truyền lưu động ở các thôn xa",
    "Đôn đốc xã báo cáo đúng hạn",
)


def outreach_rows(place: Commune, reports: list[Report], dice: Random) -> Iterator[tuple]:
    """The rows of fact_outreach of one commune; articles on the portal are the district's."""
    number = 0
    for report in reports:
        sessions = dice.randint(10, 22)
        attendance = sessions * dice.randint(60, 95)
        how = dice.choices(("more_than", "about", "exact", None), (75, 10, 12, 3))[0]
        if how in ("more_than", "about"):
            attendance = attendance // 100 * 100
        told = (
            ("session", sessions, "exact"),
            ("attendance", attendance if how else None, how or "exact"),
            ("radio_news", dice.randint(3, 8), "exact"),
            ("radio_article", dice.choices((0, 1, 2), (4, 5, 1))[0], "exact"),
            ("portal_news", dice.randint(2, 6), "exact"),
            ("van_round", dice.choices((0, 1, 2), (2, 7, 1))[0], "exact"),
        )
        if not report.is_there:
            continue
        for channel, value, qualifier in told:
            number += 1
            yield (
                *(f"{place.number}.o{number}", report.quarter, place.unit_id, channel, value),
                *(_state(value), qualifier, commune_of(place, report.quarter), OUTREACH),
                *(None, None),
            )


def portal_rows(timeline: Timeline, dice: Random) -> Iterator[tuple]:
    """The rows of fact_outreach that name no commune: articles on the portal."""
    for number, quarter in enumerate(timeline.lived, start=1):
        yield (
            *(f"h.o{number}", quarter, DISTRICT, "portal_article", dice.randint(2, 8)),
            *("counted", "exact", district_of(quarter), OUTREACH, None, None),
        )


def duty_rows(place: Commune, reports: list[Report]) -> Iterator[tuple]:
    """The rows of fact_duty: whether the commune's report came, and when."""
    for number, report in enumerate(reports, start=1):
        yield (
            *(f"{place.number}.d{number}", report.quarter, place.unit_id, report.state),
            *(due_on(report.quarter), report.came_on, district_of(report.quarter), DUTY, None),
        )


def support_rows(place: Commune, reports: list[Report], dice: Random) -> Iterator[tuple]:
    """The rows of fact_support of one commune: something every third quarter or so."""
    number = 0
    for report in reports:
        is_given, gift, giver = dice.random() < 0.35, dice.choice(GIFTS), dice.choice(GIVERS)
        village, is_counted = dice.choice(place.villages), dice.random() < 0.95
        item, unit, span = gift
        value = dice.randint(*span) if is_counted else None
        if not report.is_there or not is_given:
            continue
        number += 1
        yield (
            *(f"{place.number}.h{number}", report.quarter, village, item, None, giver, value),
            *(unit, _state(value), "exact", commune_of(place, report.quarter), OUTREACH),
            *(None, None),
        )


def shared_support_rows(timeline: Timeline, dice: Random) -> Iterator[tuple]:
    """The rows of fact_support that name no one commune."""
    for number, quarter in enumerate(timeline.lived, start=1):
        item, unit, span = dice.choice(GIFTS)
        yield (
            *(f"h.h{number}", quarter, DISTRICT, item, "các xã, thị trấn", dice.choice(GIVERS)),
            *(dice.randint(*span), unit, "counted", dice.choice(("about", "exact"))),
            *(district_of(quarter), OUTREACH, None, None),
        )


def task_rows(timeline: Timeline, communes: int, dice: Random) -> Iterator[tuple]:
    """The rows of fact_task: each quarter sets four to six tasks for the next one."""
    number = 0
    for quarter in timeline.lived:
        texts = dice.sample(COMMON_TASKS, dice.randint(3, 5))
        parts = [(text, dice.choice(LEADERS), None, None) for text in texts]
        visits = (
            ("Kiểm tra việc thực hiện ở các xã, thị trấn", None, communes, "xã, thị trấn"),
            ("Kiểm tra việc thực hiện ở cơ quan cấp huyện", None, dice.randint(2, 5), "cơ quan"),
        )
        told: list[tuple[int | str | None, ...]] = [
            (position, 1, *part) for position, part in enumerate(parts, start=1)
        ]
        told += [(len(parts) + 1, part, *visit) for part, visit in enumerate(visits, start=1)]
        for position, part, *rest in told:
            number += 1
            yield (
                *(f"h.n{number}", shift_quarter(quarter, 1), position, part, *rest),
                *(district_of(quarter), TASKS, None),
            )


def _state(value: int | None) -> str:
    return "uncounted" if value is None else "counted" if value else "zero"
