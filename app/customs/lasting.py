"""Since when a custom that is still kept has been kept, in words (measures/spells.py)."""

from data.vietnamese import write_quarter
from measures.spells import Spell

# What stands below the list and the panels.
MEANING = (
    "Kéo dài: số quý liền nhau còn thực hiện theo số đã báo; “≥”, “ít nhất”: chưa có số của quý "
    "trước đó. Quý chưa có số không coi là gián đoạn."
)


def tell_short(spell: Spell | None, now: str) -> str:
    """For a place where few words have room: "≥ 13 quý, từ II/2021"; `now`: the quarter seen."""
    if spell is None:
        return ""
    edge = f"từ {_short(spell.first)}" if spell.last == now else f"đến {_short(spell.last)}"
    return f"{'' if spell.known else '≥ '}{spell.quarters} quý, {edge}"


def tell_long(spell: Spell | None, now: str) -> str:
    """The same in full: "ít nhất từ quý II/2021 đến nay: 13 quý"."""
    if spell is None:
        return ""
    least = "" if spell.known else "ít nhất "
    if spell.first == spell.last != now:
        return f"{least}trong {write_quarter(spell.last)}"
    start = f"{least}từ {write_quarter(spell.first)}"
    end = "nay" if spell.last == now else write_quarter(spell.last)
    holes = f", trong đó {spell.holes} quý chưa đủ số" if spell.holes else ""
    return f"{start} đến {end}: {spell.quarters} quý{holes}"


def tell_length(spell: Spell | None, now: str) -> str | None:
    """How long it has been, for a table that has the first quarter in a column of its own."""
    if spell is None:
        return None
    end = "" if spell.last == now else f", đến {write_quarter(spell.last)}"
    return f"{'' if spell.known else 'ít nhất '}{spell.quarters} quý{end}"


def _short(quarter: str) -> str:
    return write_quarter(quarter).removeprefix("quý ")
