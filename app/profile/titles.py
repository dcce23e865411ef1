"""What the profile of a commune finds: the title of each of its parts, and its first figures."""

from collections.abc import Sequence
from typing import NamedTuple

from app.duty.chart import Cell, write_part
from app.profile.parts import is_standing
from data import words
from data.vietnamese import write_count, write_number
from measures.duty import count, write_status
from measures.figures.figure import Figure
from measures.profile import Profile
from measures.progress import GOOD

NO_MODELS = "Chưa có số liệu riêng của xã về mô hình"
NO_CUSTOMS = "Chưa có số liệu riêng của xã về hủ tục, phong tục"
NO_INDICATORS = "Chưa có số chỉ tiêu của xã"
NO_OUTREACH = "Chưa có số tuyên truyền của xã"
NO_DUTY = "Chưa có thông tin về báo cáo của xã"

ENDS = ("đạt mục tiêu", "không hiệu quả")


class Tile(NamedTuple):
    """One of the first figures: `number` is "–" where nothing is known, `note` says why."""

    label: str
    number: str
    note: str

    @property
    def is_known(self) -> bool:
        """Whether there is a number."""
        return self.number != "–"


def make_tiles(profile: Profile, cells: Sequence[Cell]) -> list[Tile]:
    """The first figures of a profile, one for each part."""
    running = profile.figures.get("models.running")
    stopped = profile.figures.get("models.stopped")
    known = [pair for pair in profile.standings if pair.own.progress.status != "unknown"]
    good = [pair for pair in known if pair.own.progress.status in GOOD]
    told = [cell for cell in cells if cell.status]
    rate = count(cell.status for cell in told)
    models = (
        _tile("Mô hình đang hoạt động", running)
        if running.is_known or not stopped.is_known
        else _tile("Mô hình dừng trong quý", stopped)
    )
    return [
        models,
        _tile("Hộ còn thực hiện hủ tục, phong tục", profile.figures.get("customs.households")),
        Tile(
            "Chỉ tiêu đạt, đúng tiến độ",
            f"{len(good)}/{len(known)}" if known else "–",
            "chỉ tiêu đủ số để xét" if known else words.NO_FIGURE,
        ),
        _tile("Buổi tuyên truyền", profile.figures.get("outreach.session")),
        Tile(
            "Báo cáo đúng hạn",
            write_part(rate),
            f"{write_count(len(told))} quý gần đây" if rate.judged else "chưa có thông tin",
        ),
    ]


def title_models(profile: Profile) -> str:
    """How many run, and what became of those that ended."""
    running = profile.figures.get("models.running")
    count_of = {
        outcome: sum(life.outcome == outcome for life in profile.lives)
        for outcome in ("goal_met", "ineffective")
    }
    parts = [f"{running.text} mô hình đang hoạt động"] if running.is_known else []
    if stopped := sum(count_of.values()):
        ends = [
            f"{write_count(number)} {what}"
            for number, what in zip(count_of.values(), ENDS, strict=True)
            if number
        ]
        only = next((what for what in ENDS if ends == [f"{write_count(stopped)} {what}"]), "")
        told = f", {only}" if only else f": {', '.join(ends)}"
        parts.append(f"{write_count(stopped)} mô hình được nêu tên đã dừng{told}")
    named = f"{write_count(len(profile.lives))} mô hình được nêu tên" if profile.lives else ""
    return "; ".join(parts) or named or NO_MODELS


def title_customs(profile: Profile) -> str:
    """How many are still kept, and which for the longest time."""
    if not profile.customs:
        return NO_CUSTOMS
    if not profile.kept:
        return "Không ghi nhận hủ tục, phong tục nào còn thực hiện"
    quarter = profile.figures.quarter
    now = sum(one.course.last is not None and one.course.last.quarter == quarter
              for one in profile.kept)  # fmt: skip
    silent = len(profile.kept) - now
    text = f"Còn {write_count(now)} hủ tục, phong tục"
    if silent and now:
        text += f", {write_count(silent)} mục khác chưa có số quý này"
    elif silent:
        # What was said of another quarter is not said of this one.
        text = f"{write_count(silent)} hủ tục, phong tục từng báo còn, chưa có số quý này"
    lasting = [one for one in profile.kept if one.spell and one.spell.quarters > 1]
    if lasting:
        longest = max(lasting, key=lambda one: one.spell.quarters if one.spell else 0)
        spell = longest.spell
        edge = "" if spell and spell.known else "ít nhất "
        number = spell.quarters if spell else 0
        name = words.quote(longest.course.custom)
        text += f"; lâu nhất là {name}, {edge}{write_number(number)} quý liền"
    return text


def title_indicators(profile: Profile) -> str:
    """How many are on their way, and which is furthest behind."""
    known = [pair.own for pair in profile.standings if pair.own.progress.status != "unknown"]
    if not known:
        some = any(is_standing(pair) for pair in profile.standings)
        return "Chưa đủ số để xét tiến độ chỉ tiêu của xã" if some else NO_INDICATORS
    good = [one for one in known if one.progress.status in GOOD]
    late = [one.rule.short for one in known if one.progress.status == "far_behind"]
    text = f"{write_count(len(good))}/{write_count(len(known))} chỉ tiêu đạt hoặc đúng tiến độ"
    return f"{text}; chậm nhiều: {', '.join(late)}" if late else text


def title_outreach(profile: Profile) -> str:
    """Sessions and attendances."""
    sessions = profile.figures.get("outreach.session")
    people = profile.figures.get("outreach.attendance")
    told = [f"{one.text} {one.unit}" for one in (sessions, people) if one.is_known]
    return f"Tuyên truyền: {', '.join(told)}" if told else NO_OUTREACH


def title_duty(cells: Sequence[Cell]) -> str:
    """What became of the last report, and how many came in time."""
    told = [cell for cell in cells if cell.status]
    if not told:
        return NO_DUTY
    rate = count(cell.status for cell in told)
    now = words.low(write_status(told[-1].status))
    return f"Báo cáo quý gần nhất: {now}; đúng hạn {write_part(rate)} lần"


def _tile(label: str, figure: Figure) -> Tile:
    if figure.total is None:
        return Tile(label, "–", words.NO_FIGURE)
    change = figure.change if figure.is_compared else ""
    return Tile(label, str(figure.total), change or figure.unit)
