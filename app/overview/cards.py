"""The figures at the head of the overview: value, change and source of each, in words."""

from app.section import Card
from data import vietnamese, words
from measures.figures.figure import Figure
from measures.figures.quarter import Figures
from measures.totals import join_sources

LARGEST = 2  # customs that are named below the number of households


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


def _launched(figures: Figures) -> Card:
    label = f"Mô hình ra mắt từ đầu năm {figures.quarter[:4]}"
    return _card(label, figures.get("models.launched_to_date"))


def _stopped(figures: Figures) -> Card:
    names = {"goal_met": "đã đạt mục tiêu", "ineffective": "không hiệu quả"}
    told = {word: figures.get(f"models.{name}") for name, word in names.items()}
    details = [f"{figure.total} {word}" for word, figure in told.items() if figure.is_known]
    return _card("Mô hình dừng hoạt động", figures.get("models.stopped"), details)


def _customs(figures: Figures) -> Card:
    label = "Hủ tục, phong tục còn thực hiện"
    told = {word: figures.get(f"customs.{kind}") for kind, word in words.KIND.items()}
    known = {word: figure for word, figure in told.items() if figure.is_known}
    if not known:
        return _card(label, figures.get("customs.households"))
    silent = [f"{words.start(word)}: {words.NO_FIGURE}" for word in told if word not in known]
    parts = dict.fromkeys(figure.part for figure in known.values() if figure.part)
    return Card(
        label,
        [(str(figure.total), word) for word, figure in known.items()],
        [*silent, *parts],
        [f"{words.start(word)}: {figure.change}" for word, figure in known.items()],
        join_sources([figure.source for figure in known.values()]),
    )


def _households(figures: Figures) -> Card:
    figure = figures.get("customs.households")
    rows = figures.rows_of("customs.households")
    totals = {row.name: figures.get(f"customs.{row.subject}").total for row in rows}
    largest = sorted(totals.items(), key=lambda one: (-one[1].value, one[0]))[:LARGEST]
    details = [f"{name}: {total} hộ" for name, total in largest if total.value]
    if unknown := sum(row.state == "uncounted" for row in rows):
        details.append(f"{vietnamese.write_count(unknown)} trường hợp còn, chưa rõ số hộ")
    details += [
        f"{words.start(word)}: {words.NO_FIGURE}"
        for kind, word in words.KIND.items()
        if not figures.get(f"customs.{kind}").is_known
    ]
    return _card("Hộ còn thực hiện hủ tục, phong tục", figure, details)


def _sessions(figures: Figures) -> Card:
    van = figures.get("outreach.van_round")
    details = [f"{van.total} lượt xe lưu động"] if van.is_known else []
    return _card("Tuyên truyền trong quý", figures.get("outreach.session"), details)


def _attendances(figures: Figures) -> Card:
    details = []
    for medium, name in (("radio", "Sóng FM"), ("portal", "Trang điện tử")):
        news, articles = (figures.get(f"outreach.{medium}_{what}") for what in ("news", "article"))
        if news.is_known and articles.is_known:
            details.append(f"{name}: {news.total} tin, {articles.total} bài")
    return _card("Người tham dự tuyên truyền", figures.get("outreach.attendance"), details)


def _card(label: str, figure: Figure, details: list[str] | None = None) -> Card:
    """The card of one figure: its number, its change and who stands behind it."""
    if not figure.is_known:
        return Card(label, [("–", words.NO_FIGURE)], [], [figure.change], "")
    told = [*(details or []), *([figure.part] if figure.part else [])]
    return Card(label, [(str(figure.total), figure.unit)], told, [figure.change], figure.source)
