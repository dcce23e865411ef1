"""What each small chart of the first screen finds, in one sentence, and what it says where there
is nothing to draw."""

from collections.abc import Mapping, Sequence

from app.overview.highlights import is_some
from data import words
from data.vietnamese import write_count, write_quarter
from measures.figures.figure import Figure
from measures.figures.quarter import Figures
from measures.progress import GOOD
from measures.totals import join_sources


def tell_part(*figures: Figure) -> str:
    """Who stands behind figures, each answer once: "6/7 xã báo cáo"; towns are not told apart
    where room is short. Empty where all that are there do."""
    parts = dict.fromkeys(figure.part for figure in figures if figure.is_known and figure.part)
    return "; ".join(parts).replace("xã, thị trấn", "xã")


def tell_aside(figure: Figure) -> str:
    """The same behind a number: " (6/7 xã báo cáo)"."""
    return _of(tell_part(figure))


def tell_each(*told: tuple[str, Figure]) -> str:
    """What figures say, with who stands behind it: once at the end where that is the same for all,
    else beside each: "17 buổi (2/7 xã báo cáo), 300 lượt (1/7 xã báo cáo)"."""
    parts = [tell_part(figure) for _, figure in told]
    if len(set(parts)) == 1:
        return ", ".join(text for text, _ in told) + _of(parts[0])
    return ", ".join(
        text + _of(part or "mọi xã") for (text, _), part in zip(told, parts, strict=True)
    )


def _of(part: str) -> str:
    return f" ({part})" if part else ""


def find_models(figures: Figures) -> str:
    """How many models began and how many stopped."""
    launched, stopped, met, failed = (
        figures.get(f"models.{name}") for name in ("launched", "stopped", "goal_met", "ineffective")
    )
    if not (launched.is_known or stopped.is_known):
        return f"Chưa có số liệu mô hình {write_quarter(figures.quarter)}"
    parts = [(f"{launched.text} mô hình ra mắt", launched)] if launched.is_known else []
    if stopped.is_known:
        ends = [
            f"{one.text} {word}"
            for one, word in ((met, "đạt mục tiêu"), (failed, "không hiệu quả"))
            if one.is_known and is_some(one)
        ]
        told = f"{stopped.text} {'' if parts else 'mô hình '}dừng"
        if silent := tell_silent_end(met, failed):
            told = f"{told} {silent}"
        elif ends:
            told = f"{told}: {', '.join(ends)}"
        parts.append((told, stopped))
    return words.start(tell_each(*parts))


def tell_silent_end(met: Figure, failed: Figure) -> str:
    """What a number of models that stopped is of, where one of its two parts is not known: "do đã
    đạt mục tiêu, chưa có số không hiệu quả"; "" where both are, or none."""
    if met.is_known == failed.is_known:
        return ""
    if met.is_known:
        return "do đã đạt mục tiêu, chưa có số không hiệu quả"
    return "do không hiệu quả, chưa có số đạt mục tiêu"


def find_customs(figures: Figures) -> str:
    """How many customs are left, and in how many households."""
    kinds = {word: figures.get(f"customs.{kind}") for kind, word in words.KIND.items()}
    known = {word: figure for word, figure in kinds.items() if figure.is_known}
    if not known:
        return f"Chưa có số liệu hủ tục, phong tục {write_quarter(figures.quarter)}"
    if len(known) == len(kinds) and all(
        figure.total.exact and not figure.total.value for figure in known.values()
    ):
        return f"Không còn hủ tục, phong tục nào được ghi nhận{_of(tell_part(*known.values()))}"
    left = [(f"{figure.text} {word}", figure) for word, figure in known.items()]
    households = figures.get("customs.households")
    parts = {tell_part(figure) for figure in (households, *known.values())}
    if len(parts) == 1:
        return f"Còn {', '.join(text for text, _ in left)} ở {households.text} hộ{_of(parts.pop())}"
    return f"Còn {tell_each(*left, (f'{households.text} hộ', households))}"


def find_indicators(names: Mapping[str, Sequence[str]]) -> str:
    """How many indicators are on their way (their names by status)."""
    whole = sum(len(of) for of in names.values())
    good = sum(len(names[status]) for status in GOOD)
    what = "chỉ tiêu đạt hoặc đúng tiến độ"
    if whole == len(names["unknown"]):
        return f"Chưa đủ số để xét tiến độ {write_count(whole)} chỉ tiêu"
    if not good:
        return f"Chưa chỉ tiêu nào trong {write_count(whole)} chỉ tiêu đạt hoặc đúng tiến độ"
    if good == whole:
        return f"Cả {write_count(whole)} {what}"
    return f"{write_count(good)} trong {write_count(whole)} {what}"


def find_outreach(figures: Figures) -> str:
    """How many sessions there were, and how many people came."""
    sessions, people = figures.get("outreach.session"), figures.get("outreach.attendance")
    if not sessions.is_known:
        return f"Chưa có số liệu tuyên truyền {write_quarter(figures.quarter)}"
    told = [(f"{words.start(sessions.text)} buổi tuyên truyền", sessions)]
    told += [(f"{people.text} lượt người dự", people)] if people.is_known else []
    return tell_each(*told)


def tell_nothing(known: Sequence[str], what: str) -> str:
    """Why there is no chart by quarter: `known` has the quarters with a figure, one at most."""
    if not known:
        return f"Kho chưa có số nào về {what}. Khi các xã gửi biểu, biểu đồ theo quý hiện ở đây."
    return (
        f"Kho mới có số về {what} của {write_quarter(known[0])}, nên chưa vẽ được diễn biến. "
        "Biểu đồ hiện ở đây khi có từ hai quý."
    )


def shorten(sources: Sequence[str]) -> str:
    """The first of many sources and how many more documents there are: one line below a chart."""
    documents = join_sources(list(sources)).split("; ")
    more = len(documents) - 1
    return documents[0] + (f" và {write_count(more)} văn bản khác" if more else "")
