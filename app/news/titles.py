"""What the page of news says: its finding, the head of each kind of change, one line for each."""

from collections.abc import Iterable, Sequence

from app.overview.findings import tell_aside
from data import words
from data.vietnamese import write_count, write_quarter
from measures.figures.figure import Figure
from measures.news import Item, News, Refusal

# Kinds of change (measures/news.py) as the page calls them.
HEADS = {
    "returned": "Hủ tục, phong tục xuất hiện trở lại, mới phát sinh",
    "risen": "Hủ tục, phong tục tăng hộ",
    "worse": "Chỉ tiêu xuống mức",
    "ineffective": "Mô hình dừng, không hiệu quả",
    "missing": "Chưa báo cáo",
    "late": "Báo cáo trễ hạn",
    "gone": "Hủ tục, phong tục không còn thực hiện",
    "ended": "Hủ tục, phong tục không còn ở xã",
    "fallen": "Hủ tục, phong tục giảm hộ",
    "better": "Chỉ tiêu lên mức",
    "goal_met": "Mô hình dừng, đã đạt mục tiêu",
    "launched": "Mô hình ra mắt",
    "replicated": "Mô hình nhân rộng",
    "converted_in": "Mô hình chuyển đổi đến",
    "converted": "Mô hình chuyển đổi đi",
    "outreach": "Tuyên truyền",
    "document": "Văn bản ban hành trong quý",
}
CUSTOMS = ("returned", "risen", "ended", "fallen")
BANDS = ("worse", "better")
BACK = ("xuất hiện trở lại", "mới phát sinh", "lần đầu được ghi nhận")
UNNAMED = "không nêu tên"
TOGETHER = "tính chung"
MOST_NAMED = 3  # things of one place that are named where they could not be compared


def title_news(news: News, stopped: Figure, quarter_before: str) -> str:
    """The changes of most weight in numbers; `stopped`: models that did."""
    count = {kind: sum(item.kind == kind for item in news.items) for kind in HEADS}
    told = [
        (count["returned"], "trường hợp hủ tục, phong tục trở lại hoặc mới"),
        (count["risen"], "trường hợp tăng hộ"),
        (count["gone"], words.low(HEADS["gone"])),
        (count["fallen"] + count["ended"], "trường hợp giảm hộ hoặc hết"),
        (stopped.total.value if stopped.total else 0, f"mô hình dừng{tell_aside(stopped)}"),
        (count["worse"], "lượt chỉ tiêu xuống mức"),
        (count["better"], "lượt chỉ tiêu lên mức"),
        (count["missing"] + count["late"], "đơn vị trễ hoặc chưa báo cáo"),
    ]
    parts = [f"{write_count(int(number))} {text}" for number, text in told if number]
    before = write_quarter(quarter_before)
    if not parts:
        return f"Chưa có thay đổi nào so được với {before}"
    return f"So với {before}: {', '.join(parts)}"


def tell_items(items: Sequence[Item], quarter_before: str) -> list[str]:
    """The changes of one kind, a line for each custom, indicator or commune. Which quarter they are
    compared with, the page says once."""
    kind = items[0].kind
    if kind in CUSTOMS:
        return _gather((item.what, _tell_households(item)) for item in items)
    if kind in BANDS:
        return _tell_bands(items)
    if kind in ("missing", "late"):
        return [f"{words.start(item.where)}: {item.change}." for item in items]
    if kind == "outreach":
        before = f" so với {write_quarter(quarter_before)}"
        told = [f"{item.now}; {item.change.removesuffix(before)}" for item in items]
        return [
            f"{words.start(item.what)}: {text}." for item, text in zip(items, told, strict=True)
        ]
    if kind == "document":
        return [f"{item.what} ({item.now}): {item.change}." for item in items]
    if kind == "gone":
        return [f"{item.what}: {item.change}." for item in items]
    return _tell_models(items)


def tell_refusals(refusals: Sequence[Refusal]) -> list[str]:
    """What could not be compared, a line for each reason."""
    by_reason: dict[str, dict[str, list[str]]] = {}
    for one in refusals:
        by_reason.setdefault(one.reason, {}).setdefault(one.where, []).append(one.what)
    return [
        f"{words.start('; '.join(_name(*place) for place in places.items()))}: {reason}."
        for reason, places in by_reason.items()
    ]


def _name(where: str, whats: Sequence[str]) -> str:
    """Things of one place; of customs that are many only how many."""
    if not where:
        return ", ".join(whats)
    if len(whats) > MOST_NAMED:
        return f"{write_count(len(whats))} hủ tục, phong tục ở {where}"
    return f"{', '.join(map(words.quote, whats))} ở {where}"


def _gather(told: Iterable[tuple[str, str]]) -> list[str]:
    """What is told of one thing in one line, in the order in which they come."""
    lines: dict[str, list[str]] = {}
    for what, text in told:
        lines.setdefault(what, []).append(text)
    return [f"{what}: {'; '.join(texts)}." for what, texts in lines.items()]


def _tell_households(item: Item) -> str:
    """ "xã A (0 → 2 hộ, xuất hiện trở lại)"."""
    how, _, _ = item.change.partition(",")
    news = f", {how}" if item.kind == "returned" and how in BACK else ""
    return f"{item.where or TOGETHER} ({item.before or words.NO_FIGURE} → {item.now} hộ{news})"


def _tell_bands(items: Sequence[Item]) -> list[str]:
    """Indicators; the places of each that moved alike together."""
    moves: dict[tuple[str, str], list[str]] = {}
    for item in items:
        place = f"{item.where or TOGETHER} ({item.before} → {item.now})"
        moves.setdefault((item.what, item.change), []).append(place)
    return _gather(
        (what, f"{change}: {', '.join(places)}") for (what, change), places in moves.items()
    )


def _tell_models(items: Sequence[Item]) -> list[str]:
    """Models by commune: names, and how many have none."""
    places: dict[str, list[str]] = {}
    for item in items:
        name = words.quote(item.what) if item.what else f"{item.now} {UNNAMED}"
        note = f" ({item.change})" if item.change else ""
        places.setdefault(item.where, []).append(f"{name}{note}")
    return [f"{words.start(where)}: {', '.join(names)}." for where, names in places.items()]
