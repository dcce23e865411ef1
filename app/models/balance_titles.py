"""Titles and sentences about the balance of models."""

from data import words
from data.vietnamese import write_count, write_number, write_quarter
from measures.balance import FIGURES, FLOWS, NEEDED, Balance, Figure

NEED_WORD = {name: word[0].lower() + word[1:] for name, word in words.BALANCE.items()}
UNIT = "mô hình"
NAMED = 3  # missing figures that a verdict names; more are seen in the row itself
SHOWN = 5  # places that a sentence names; more stand in the table


def title_balance(total: Balance, balances: list[Balance], quarter: str) -> str:
    """How the number of running models changed in a quarter, and in how many communes that is
    known."""
    opening, closing = total.figures["opening"].value, total.closing
    drawn, asked = _drawn(balances)
    where = "" if drawn == asked else f"ở {write_number(drawn)}/{write_number(asked)} xã, "
    if not drawn:
        where = f"{words.NO_COMMUNE}, "
    what = f"số {UNIT} {words.RUNNING}"
    if closing < 0:
        text = f"{what} tính ra là số âm ({write_number(closing)}), cần đối chiếu"
    elif closing == opening:
        text = f"{what} không đổi: {write_count(closing)}"
    else:
        way = "tăng từ {} lên {}" if closing > opening else "giảm từ {} xuống {}"
        text = f"{what} {way.format(write_count(opening), write_count(closing))}"
    return f"{words.start(write_quarter(quarter))}: {where}{text}"


def tell_drawn(balances: list[Balance], names: dict[str, str]) -> str:
    """In which communes the balance can't be drawn up; empty where it can in all."""
    drawn, asked = _drawn(balances)
    left = [names[b.commune] for b in balances if b.commune is not None and b.closing is None]
    parts = []
    if left and len(left) <= SHOWN:
        parts.append(f"chưa lập được cân đối ở {', '.join(left)}")
    elif left:
        parts.append(f"chưa lập được cân đối ở {write_number(asked - drawn)}/{asked} xã")
    at_large = [b for b in balances if b.commune is None]
    if at_large:
        inside = "gồm cả" if at_large[0].closing is not None else "không kể"
        parts.append(f"{inside} số {words.NO_COMMUNE}")
    return f"{words.start('; '.join(parts))}." if parts else ""


def title_missing(quarter: str) -> str:
    """That no balance can be drawn up at all."""
    return f"{words.start(write_quarter(quarter))}: chưa đủ số để lập cân đối {UNIT}"


def tell_reported(balances: list[Balance], communes: int) -> str:
    """Of how many communes what is known is, where it is not of all; empty where some of it has no
    commune."""
    told = [one.commune for one in balances if one.verdict != "silent"]
    if None in told or not 0 < len(told) < communes:
        return ""
    known = [one.figures for one in balances if one.commune in told]
    numbers = {sum(of[name].state != "missing" for of in known) for name in FIGURES} - {0}
    if len(numbers) > 1:
        low, high = min(numbers), max(numbers)
        return f"Mỗi số trên là của {low} đến {high} trong {communes} xã, thị trấn (bảng bên dưới)."
    return f"Các số trên là của {len(told)}/{communes} xã, thị trấn."


def explain_gaps(known: dict[str, Figure], quarter: str, opening_quarter: str) -> str:
    """Why no balance can be drawn up at all: which figures are missing."""
    missing = [_need(name, opening_quarter) for name in NEEDED if known[name].state == "missing"]
    others = {
        "to_date": [name for name in NEEDED if known[name].state == "to_date"],
        "uncounted": [name for name in NEEDED if known[name].state == "uncounted"],
        "rough": [name for name in NEEDED if known[name].state == "rough"],
    }
    reasons = []
    if missing:
        reasons.append(f"nguồn không nêu số {UNIT} {_and(missing)}")
    for state, names in others.items():
        if names:
            reasons.append(f"{_and([NEED_WORD[name] for name in names])} {WHY[state]}")
    if not reasons:
        reasons.append("không xã nào có đủ các số cần thiết")
    return f"Chưa lập được cân đối {UNIT} {write_quarter(quarter)}: {'; '.join(reasons)}."


def conclude(balance: Balance) -> str:
    """The verdict on one balance in words."""
    if balance.verdict == "silent":
        return words.start(words.NO_FIGURE)
    if balance.verdict == "incomplete":
        gaps = balance.gaps
        missing = [NEED_WORD[name] for name, state in gaps.items() if state == "missing"]
        if {*FLOWS} <= {name for name, state in gaps.items() if state == "missing"}:
            return "Chưa lập được: quý này chưa có số"
        parts = [f"thiếu số {', '.join(missing)}"] if missing else []
        if len(missing) > NAMED:
            parts = [f"thiếu {write_number(len(missing))} số, ghi “–”"]
        parts += [f"{NEED_WORD[name]} {WHY[state]}" for name, state in gaps.items() if state in WHY]
        return f"Chưa lập được: {'; '.join(parts)}"
    if balance.verdict == "negative":
        return f"Tính ra số âm ({write_number(balance.closing)}), cần đối chiếu"
    if balance.verdict == "unreported":
        state = balance.figures["closing"].state
        return "Chưa đối chiếu được: " + (
            "thiếu số cuối kỳ" if state == "missing" else f"cuối kỳ {WHY[state]}"
        )
    if balance.verdict == "differs":
        reported = write_number(balance.figures["closing"].value)
        return (
            f"Lệch {write_number(abs(balance.off_by))}: báo cáo {reported}, "
            f"tính ra {write_number(balance.closing)}"
        )
    return "Khớp"


def conclude_total(balances: list[Balance]) -> str:
    """The verdict on all balances: how many close, differ, or can't be drawn up."""
    at = [balance for balance in balances if balance.commune is not None]
    drawn, asked = _drawn(balances)
    parts = [f"Lập được {write_number(drawn)}/{write_number(asked)} xã"]
    for verdicts, word in (
        (("closes",), "khớp"),
        (("differs", "negative"), "lệch"),
        (("unreported",), "chưa đối chiếu được"),
    ):
        number = sum(balance.verdict in verdicts for balance in at)
        if number:
            parts.append(f"{write_number(number)} xã {word}")
    return ": ".join([parts[0], ", ".join(parts[1:])]) if len(parts) > 1 else parts[0]


WHY = {
    "to_date": f"chỉ có số {words.TO_DATE}",
    "uncounted": "có nhưng chưa rõ số",
    "rough": "chưa phải số chính xác",
}


def write_figure(figure: Figure) -> str:
    """A figure as the source gives it, in a table or a sentence."""
    number = write_number(figure.value)
    return {
        "known": number,
        "to_date": f"{number} từ đầu năm",
        "uncounted": f"ít nhất {number}" if figure.value else "chưa rõ số",
        "rough": f"hơn hoặc khoảng {number}",
        "missing": words.NO_FIGURE,
    }[figure.state]


def _drawn(balances: list[Balance]) -> tuple[int, int]:
    """Communes whose balance can be drawn up, and all of them."""
    at = [balance for balance in balances if balance.commune is not None]
    return sum(balance.closing is not None for balance in at), len(at)


def _need(name: str, opening_quarter: str) -> str:
    word = NEED_WORD[name]
    return f"{word} (cuối {write_quarter(opening_quarter)})" if name == "opening" else word


def _and(parts: list[str]) -> str:
    return " và ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
