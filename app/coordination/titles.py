"""What the page of agencies says: its findings, and sentences for what is not there."""

from collections.abc import Sequence

from data import words
from data.vietnamese import write_count, write_number, write_quarter
from measures.coordination import Presence, count_silent

HOW = {
    "form": "Biểu riêng của cơ quan",
    "told": "Nêu trong báo cáo chung",
    "silent": "Chưa có báo cáo",
}
PARTS = {
    "highlights": "kết quả nổi bật",
    "difficulties": "khó khăn",
    "proposals": "kiến nghị",
    "past_tasks": "nhiệm vụ đã đề ra",
    "tasks": "nhiệm vụ quý sau",
    "outreach": "số tuyên truyền",
    "gifts": "lượt hỗ trợ",
}
SUBTITLE = (
    "Việc từng cơ quan cấp huyện làm trong quý, theo biểu cơ quan gửi hoặc theo báo cáo của "
    "Ban Chỉ đạo."
)
NAMED_BY_OTHERS = "Chưa có báo cáo; đơn vị khác nêu"
_NAMED = 2  # names in a title; more of them are a number


def title_page(now: Sequence[Presence], quarter: str) -> str:
    """Who told of a quarter, and who did not."""
    when = words.start(write_quarter(quarter))
    silent = [one.label for one in now if one.state == "silent"]
    told = len(now) - len(silent)
    if not now:
        return f"{when}: huyện không có cơ quan nào trong danh sách đơn vị"
    if not told:
        return f"{when}: chưa có báo cáo nào về việc của {write_count(len(now))} cơ quan"
    part = f"{told}/{len(now)}" if silent else f"cả {write_number(told)}"
    gap = ""
    if silent:
        named = ", ".join(silent)
        if len(silent) > _NAMED:
            named = f"{write_count(len(silent))} cơ quan còn lại"
        gap = f", chưa có {named}"
    forms = sum(one.state == "form" for one in now)
    if not forms:
        # What the district wrote of an agency is no report of that agency.
        return f"{when}: báo cáo chung nêu việc của {part} cơ quan{gap}; chưa có biểu riêng nào"
    if forms < told:
        ways = f"{write_count(forms)} gửi biểu, {write_count(told - forms)} nêu trong báo cáo chung"
        return f"{when}: {part} cơ quan có thông tin ({ways}){gap}"
    return f"{when}: {part} cơ quan {'' if silent else 'đều '}có báo cáo{gap}"


def tell_tasks(counts: dict[str, int]) -> str:
    """How far the tasks of the quarter have come; "" where there are none."""
    number = sum(counts.values())
    if not number:
        return ""
    told = [
        f"{write_count(counts[state])} {word}"
        for state, word in words.TASK_STATE.items()
        if counts[state]
    ]
    told += [f"{write_count(counts[''])} chưa nêu kết quả"] if counts[""] else []
    return f"{write_count(number)} nhiệm vụ các cơ quan đề ra cho quý này: {', '.join(told)}."


def tell_nothing(now: Sequence[Presence]) -> str:
    """Why there is nothing to read, and what to do."""
    if not now:
        return (
            "Danh sách đơn vị của quý này không có cơ quan nào của huyện. Hãy chọn một quý khác "
            "ở ô Quý."
        )
    names = ", ".join(one.label for one in now)
    return (
        f"Chưa có biểu của {names}; báo cáo của Ban Chỉ đạo trong kho cũng không nêu việc của cơ "
        "quan nào. Biểu của cơ quan gửi ở trang Nhận số liệu."
    )


def tell_silent(now: Sequence[Presence]) -> str:
    """Of whom nothing is told; "" where all are told of."""
    silent = [one.label for one in now if one.state == "silent"]
    return f"{HOW['silent']}: {', '.join(silent)}." if silent else ""


def title_quarters(known: Sequence[Presence]) -> str:
    """Who is told of in every quarter, and of whom most is missing."""
    silent = count_silent(known)
    quarters = len({one.quarter for one in known})
    always = [label for label, number in silent.items() if not number]
    most = max(silent.values())
    what = "thông tin" if any(one.state == "told" for one in known) else "báo cáo"
    if not most:
        return f"Cả {quarters} quý, cơ quan nào cũng có {what}"
    missing = [label for label, number in silent.items() if number == most]
    named = ", ".join(missing) if len(missing) <= _NAMED else f"{write_count(len(missing))} cơ quan"
    gap = f"{named} thiếu {write_count(most)} quý"
    if len(missing) == len(silent) > 1:
        gap = f"mỗi cơ quan thiếu {write_count(most)} quý"
    if not always:
        return f"Trong {quarters} quý không cơ quan nào có đủ {what}; {gap}"
    names = " và ".join(always)
    if len(always) > _NAMED:
        names = f"{write_count(len(always))} cơ quan"
    return f"{words.start(names)} có {what} cả {quarters} quý; {gap}"


def tell_how(one: Presence) -> str:
    """By what an agency is told of."""
    return NAMED_BY_OTHERS if one.state == "silent" and one.entries else HOW[one.state]


def tell_presence(one: Presence) -> str:
    """One agency in one quarter, in a sentence."""
    parts = [
        f"{write_number(number)} {PARTS[part]}" for part, number in one.parts.items() if number
    ]
    told = f"{words.low(tell_how(one))}{': ' * bool(parts)}{', '.join(parts)}"
    return f"{one.label}, {write_quarter(one.quarter)}: {told}"
