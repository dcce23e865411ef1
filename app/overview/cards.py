"""The figures at the head of the overview: value, change and source of each, in words."""

from app.overview.findings import tell_part, tell_silent_end
from app.overview.highlights import is_some
from app.section import Card
from data import vietnamese, words
from data.vietnamese import write_quarter
from measures.figures.figure import Figure
from measures.figures.quarter import Figures
from measures.totals import join_sources

NOT_COMPARED = "chưa so sánh được"


def make_cards(figures: Figures) -> list[Card]:
    """All cards."""
    return [
        _launched(figures),
        _stopped(figures),
        _customs(figures),
        _households(figures),
        _sessions(figures),
        _attendances(figures),
    ]


def tell_change(figure: Figure) -> str:
    """A change without its unit and the quarter that all cards are compared with; of one that can't
    be told the reason stands where all changes are listed."""
    if not figure.is_compared:
        return NOT_COMPARED
    change = figure.change.removesuffix(f" so với {write_quarter(figure.quarter_before)}")
    return change.removesuffix(f" {figure.unit}")


def _launched(figures: Figures) -> Card:
    figure = figures.get("models.launched_to_date")
    card = _card(f"Ra mắt từ đầu năm {figures.quarter[:4]}", figure)
    quarter = figures.get("models.launched")
    told = _tell_quarter(figures, quarter)
    if not (figure.is_known and told):
        return card
    # Of a running total what came in the quarter is the news; year by year it can be compared.
    same_year = figures.quarter[:4] == figures.quarter_before[:4]
    changes = [] if same_year or not figure.is_compared else card.changes
    return card._replace(details=[told, *card.details], changes=changes)


def _tell_quarter(figures: Figures, quarter: Figure) -> str:
    """ "9 trong quý này (quý I: 5)", like for like; empty where the quarter has no figure."""
    if quarter.total is None:
        return ""
    found = quarter.comparison
    if found is None or not found.is_told:
        return f"{quarter.total} trong quý này"
    before = write_quarter(figures.quarter_before)
    before = before.removesuffix(f"/{figures.quarter[:4]}")
    if found.whole:
        return f"{quarter.total} trong quý này ({before}: {found.before})"
    alike = f"{found.prefix}{found.now} ({before}: {found.before})"
    return f"{quarter.total} trong quý này; {alike}"


def _stopped(figures: Figures) -> Card:
    names = {"goal_met": "đã đạt mục tiêu", "ineffective": "không hiệu quả"}
    told = {word: figures.get(f"models.{name}") for name, word in names.items()}
    parts = [f"{figure.total} {word}" for word, figure in told.items() if is_some(figure)]
    details = [", ".join(parts)] if parts else []
    silent = tell_silent_end(*told.values())
    if silent:
        details = [silent]
    return _card("Dừng hoạt động", figures.get("models.stopped"), details)


def _customs(figures: Figures) -> Card:
    label = "Còn thực hiện"
    told = {word: figures.get(f"customs.{kind}") for kind, word in words.KIND.items()}
    known = {word: figure for word, figure in told.items() if figure.is_known}
    if not known:
        return _card("Hủ tục, phong tục còn thực hiện", figures.get("customs.households"))
    silent = [f"{words.start(word)}: {words.NO_FIGURE}" for word in told if word not in known]
    part = tell_part(*known.values())
    return Card(
        label,
        [(str(figure.total), word) for word, figure in known.items()],
        [*silent, *filter(None, [part])],
        [f"{word} {tell_change(figure)}" for word, figure in known.items()],
        join_sources([figure.source for figure in known.values()]),
    )


def _households(figures: Figures) -> Card:
    figure = figures.get("customs.households")
    rows = figures.rows_of("customs.households")
    totals = {row.name: figures.get(f"customs.{row.subject}").total for row in rows}
    there = {name: total for name, total in totals.items() if total.value or not total.exact}
    counted = sorted(
        (item for item in there.items() if item[1].value), key=lambda one: (-one[1].value, one[0])
    )
    details = []
    if counted:
        name, total = counted[0]
        more = len(there) - 1
        rest = f" và {vietnamese.write_count(more)} loại khác" if more else ""
        details.append(f"{name}: {total}{rest}")
    details += [
        f"{words.start(word)}: {words.NO_FIGURE}"
        for kind, word in words.KIND.items()
        if not figures.get(f"customs.{kind}").is_known
    ]
    return _card("Hộ còn thực hiện", figure, details)


def _sessions(figures: Figures) -> Card:
    van = figures.get("outreach.van_round")
    details = [f"{van.total} lượt xe lưu động"] if van.is_known else []
    return _card("Tuyên truyền trong quý", figures.get("outreach.session"), details)


def _attendances(figures: Figures) -> Card:
    return _card("Người tham dự", figures.get("outreach.attendance"))


def _card(label: str, figure: Figure, details: list[str] | None = None) -> Card:
    """The card of one figure: its number, its change and who stands behind it."""
    if not figure.is_known:
        return Card(label, [("–", words.NO_FIGURE)], [], [], "")
    told = [*(details or []), *filter(None, [tell_part(figure)])]
    return Card(
        label, [(str(figure.total), figure.unit)], told, [tell_change(figure)], figure.source
    )
