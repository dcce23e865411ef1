"""The life of models: launched, copied, ended in one of three ways, or still running."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from data.demo.duties import Report
from data.demo.papers import commune_of
from data.demo.places import Commune

LOCATOR = "biểu 1"
BEGAN = ("launched", "replicated", "converted_in")
ENDED = ("goal_met", "ineffective", "converted")

# Told stories. One commune reports one model more than it has, so that a balance does not close;
# another does not know its number.
OFF_BY_ONE = (1, "2024-Q2")
UNCOUNTED = (5, "2024-Q1")
# All models were looked through, and those that would not have lasted another year were ended.
REVIEW = "2024-Q2"


class Field(NamedTuple):
    """A field: how often it is chosen, how many quarters a model lasts, how often it succeeds."""

    weight: int
    lasts: tuple[int, int]
    succeeds: float
    names: tuple[str, ...]


FIELDS = {
    "crops": Field(
        *(30, (7, 16), 0.55),
        (
            "Trồng cà phê xen cây ăn quả",
            "Trồng sầu riêng trên đất dốc",
            "Trồng lúa nước hai vụ",
            "Trồng mì xen đậu",
            "Trồng dược liệu dưới tán rừng",
            "Trồng rau trong nhà lưới",
        ),
    ),
    "livestock": Field(
        *(28, (4, 11), 0.5),
        (
            "Nuôi dê sinh sản",
            "Nuôi bò nhốt chuồng",
            "Nuôi gà thả vườn",
            "Nuôi ong lấy mật",
            "Nuôi cá ao nhỏ",
            "Nuôi heo đệm lót sinh học",
        ),
    ),
    "crafts": Field(
        *(10, (5, 12), 0.6),
        ("Dệt thổ cẩm", "Đan lát mây tre", "Làm men lá", "Chế biến măng khô"),
    ),
    "sanitation": Field(
        *(18, (3, 9), 0.7),
        (
            "Hàng rào xanh",
            "Nhà sạch vườn đẹp",
            "Hố rác gia đình",
            "Đường hoa thôn làng",
            "Nhà tiêu hợp vệ sinh",
        ),
    ),
    "population": Field(
        *(14, (2, 6), 0.45),
        (
            "Câu lạc bộ gia đình hạnh phúc",
            "Câu lạc bộ tiền hôn nhân",
            "Câu lạc bộ mẹ và bé",
            "Tổ tuyên truyền nếp sống mới",
        ),
    ),
}

# How often a sponsor's models succeed, beside the others'.
SPONSORS = {
    "Hội Nông dân": 1.25,
    "Hội LHPN": 1.2,
    "Mặt trận": 1.0,
    "Hội Cựu chiến binh": 0.95,
    "UBND cấp xã": 0.8,
    "Đoàn Thanh niên": 0.6,
}

REASONS = {
    "ineffective": (
        "Thiếu lao động duy trì",
        "Giá bán thấp, khó tiêu thụ",
        "Dịch bệnh trên cây trồng, vật nuôi",
        "Không hợp đất đai, nguồn nước",
        "Người tham gia bỏ dở",
    ),
    "converted": ("Chuyển sang cách làm hợp hơn", "Nhập vào một mô hình khác cùng thôn"),
}


class Model(NamedTuple):
    """One model; `ends` is a position in the timeline, beyond its end when it goes on running."""

    model_id: str
    name: str
    field: str
    sponsor: str
    village: str
    began: int
    ends: int


class Event(NamedTuple):
    """One event of one model in one quarter."""

    quarter: int
    event: str
    model: Model
    reason: str | None = None


class History(NamedTuple):
    """All events in one commune, and how many models run at the end of each quarter."""

    events: list[Event]
    running: list[int]


def live(place: Commune, reports: list[Report], dice: Random) -> History:
    """Live through the quarters of one commune; nothing happens in those it does not report."""
    life = _Life(place, reports, dice)
    for now, report in enumerate(reports):
        if report.is_there:
            life.end(now)
            life.replicate(now)
            life.launch(now)
        life.running_then.append(len(life.running))
    return History(life.events, life.running_then)


class _Life:
    """What is running in a commune, and what is planned there."""

    def __init__(self, place: Commune, reports: list[Report], dice: Random) -> None:
        self.place = place
        self.dice = dice
        self.review = next(i for i, report in enumerate(reports) if report.quarter == REVIEW)
        self.events: list[Event] = []
        self.running: list[Model] = []
        self.running_then: list[int] = []
        self.copies: list[tuple[int, Model]] = []  # when, and of which
        self.made = 0

    def launch(self, now: int) -> None:
        """Launch up to three new models."""
        for _ in range(self.dice.choices(range(4), (24, 42, 28, 6))[0]):
            field = self.dice.choices(list(FIELDS), [field.weight for field in FIELDS.values()])[0]
            self._begin(now, "launched", field, self.dice.choice(FIELDS[field].names))

    def replicate(self, now: int) -> None:
        """Begin the copies of what was a success a while ago, in other villages."""
        due = [model for when, model in self.copies if when <= now]
        self.copies = [copy for copy in self.copies if copy[0] > now]
        for model in due:
            others = [village for village in self.place.villages if village != model.village]
            self._begin(
                now, "replicated", model.field, model.name, self.dice.choice(others), model.sponsor
            )

    def end(self, now: int) -> None:
        """End what is due; in the quarter of the review, also what would end within the year."""
        for model in list(self.running):
            is_reviewed = now == self.review and model.ends <= now + 4 and self.dice.random() < 0.8
            if model.ends > now and not is_reviewed:
                continue
            self.running.remove(model)
            event = self._outcome(model)
            reason = self.dice.choice(REASONS[event]) if event in REASONS else None
            self.events.append(Event(now, event, model, reason))
            if event == "goal_met" and self.dice.random() < 0.4:
                self.copies.append((now + self.dice.randint(1, 2), model))
            elif event == "converted":
                names = [name for name in FIELDS[model.field].names if name != model.name]
                name = self.dice.choice(names)
                self._begin(now, "converted_in", model.field, name, model.village, model.sponsor)

    def _outcome(self, model: Model) -> str:
        if self.dice.random() < 0.12:
            return "converted"
        succeeds = FIELDS[model.field].succeeds * SPONSORS[model.sponsor]
        return "goal_met" if self.dice.random() < succeeds else "ineffective"

    def _begin(
        self,
        now: int,
        event: str,
        field: str,
        name: str,
        village: str | None = None,
        sponsor: str | None = None,
    ) -> None:
        self.made += 1
        lasts = self.dice.randint(*FIELDS[field].lasts)
        model = Model(
            f"{self.place.unit_id}.mh-{self.made}",
            name,
            field,
            sponsor or self.dice.choice(list(SPONSORS)),
            village or self.dice.choice(self.place.villages),
            now,
            now + lasts,
        )
        self.running.append(model)
        self.events.append(Event(now, event, model))


def model_rows(history: History, first: int) -> Iterator[tuple]:
    """The rows of dim_model: each model of which anything is told from the `first` position on."""
    seen = set()
    for event in history.events:
        model = event.model
        if event.quarter >= first and model.model_id not in seen:
            seen.add(model.model_id)
            yield (model.model_id, model.name, model.field, model.sponsor, None, None)


def event_rows(place: Commune, reports: list[Report], history: History) -> Iterator[tuple]:
    """The rows of fact_model: what happened by name, and of each kind without an event one zero."""
    happened: dict[int, list[Event]] = {}
    for one in history.events:
        happened.setdefault(one.quarter, []).append(one)
    number = 0
    for now, report in enumerate(reports):
        if not report.is_there:
            continue
        quarter = report.quarter
        source = (commune_of(place, quarter), LOCATOR, None)
        events = happened.get(now, [])
        for _, event, model, reason in events:
            number += 1
            yield (
                *(f"{place.number}.m{number}", quarter, model.village, event, "quarter"),
                *(model.model_id, 1, "counted", "exact", *source, reason, None),
            )
        told = {event.event for event in events}
        for event in (*BEGAN, *ENDED):
            if event not in told:
                number += 1
                yield (
                    *(f"{place.number}.m{number}", quarter, place.unit_id, event, "quarter"),
                    *(None, 0, "zero", "exact", *source, None, None),
                )


def stock_rows(place: Commune, reports: list[Report], history: History) -> Iterator[tuple]:
    """The rows of fact_model_stock: models running at the end of each quarter reported."""
    for now, report in enumerate(reports):
        if not report.is_there:
            continue
        quarter = report.quarter
        value: int | None = history.running[now] + ((place.number, quarter) == OFF_BY_ONE)
        state = "counted" if value else "zero"
        if (place.number, quarter) == UNCOUNTED:
            value, state = None, "uncounted"
        yield (
            *(f"{place.number}.s{now + 1}", quarter, place.unit_id, value, state),
            *("exact", commune_of(place, quarter), LOCATOR, None, None),
        )
