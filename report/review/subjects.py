"""Which figures a number may be: by its unit, and by the words around it.

One function a family of units; each gives the names of all figures that the words fit, and none
where they fit none.
"""

import re
from collections.abc import Callable

from measures.figures.catalogue import AREAS, MODELS
from report.review import channels
from report.review.channels import put
from report.review.reading import Reading, Spoken
from report.review.words import flatten

# What happens to models, the more telling first: what is "dừng, không hiệu quả" is the second.
_EVENTS = [
    ("ineffective", r"(?:không|kém|chưa)(?: (?:có|phát huy|đạt|hoạt động))* hiệu quả"),
    ("goal_met", r"đạt mục tiêu|hoàn thành mục tiêu|đã hoàn thành|thoát nghèo"),
    ("converted_in", r"chuyển đổi (?:đến|sang mô hình)|được chuyển đổi đến"),
    ("converted", r"chuyển đổi"),
    ("replicated", r"nhân rộng"),
    ("launched", r"ra mắt|thành lập mới|xây dựng mới|triển khai mới|mới triển khai|mới xây dựng"),
    ("running", r"đang hoạt động|duy trì|hiện có|hiện còn|cuối quý còn|cuối kỳ còn"),
    ("stopped", r"\bdừng\b|ngừng|kết thúc|giải thể"),
]
_TO_DATE = re.compile(r"từ đầu năm|lũy kế|luỹ kế|cộng dồn")
_LATE = [
    ("on_time", r"đúng hạn|đúng thời hạn"),
    ("late", r"trễ hạn|muộn|chậm|quá hạn"),
    ("missing", r"(?:chưa|không)\s+(?:có\s+|gửi\s+|nộp\s+)?báo cáo"),
    ("due", r"phải báo cáo"),
]
_ALL = re.compile(r"\b(?:cả|toàn bộ|tất cả|huyện có|gồm|trên địa bàn)\s*\Z")
_TOGETHER = re.compile(r"[^;:()]{0,60}\b(?:cùng báo cáo|báo cáo (?:ở |trong )?cả hai quý)")
_ASIDE = ("part", "common", "agencies", "places")  # what is told beside a number
_LISTED = re.compile(r"[\s,“”\"‘’]*(?:và|,)?[\s,“”\"‘’]*")


def name(reading: Reading, spoken: Spoken) -> Spoken:
    """The same with the names of the figures that it may be."""
    family = spoken.family
    if spoken.number.of_unit and family == "commune":
        # "7 lượt/7 xã": in how many places the same was done.
        said = reading.told[-1].names if reading.told else ()
        if said == ("outreach.van_round",):
            return spoken._replace(names=said, role="places")
        return spoken._replace(names=("communes",))
    if spoken.number.of is not None and family not in ("commune", "agency"):
        return _find_fraction(reading, spoken)
    find = _FAMILIES.get(family, _find_dynamic)
    return find(reading, spoken)


def _find_model(reading: Reading, spoken: Spoken) -> Spoken:
    number = spoken.number
    events = find_events(reading.small[slice(*reading.after(number))])
    events = events or find_events(reading.small[slice(*reading.before(number))])
    if not events and reading.in_table:
        events = find_events(reading.small[: reading.first_cell()])
    if not events:
        earlier = reading.before_it(number, "model")
        if earlier and earlier.names:
            found = [".".join(each.split(".")[:2]) for each in earlier.names]
            return spoken._replace(names=tuple(put(each, spoken.place) for each in found))
        events = list(MODELS)
    first, last = reading.sentence(number.start)
    if "launched" in events and _TO_DATE.search(reading.small[first:last]):
        events = ["launched_to_date" if each == "launched" else each for each in events]
    return spoken._replace(names=tuple(put(f"models.{each}", spoken.place) for each in events))


def find_events(words: str) -> list[str]:
    """What some words (small letters) say that happened to models."""
    found = [event for event, pattern in _EVENTS if re.search(pattern, words)]
    telling = [event for event in found if event in ("ineffective", "goal_met")]
    if telling:
        return telling
    if "converted_in" in found:
        return ["converted_in"]
    # "Đang triển khai, nhân rộng" names several; "đang hoạt động" of those that stop is no event.
    return [event for event in found if event != "running"] or found


def _find_household(reading: Reading, spoken: Spoken) -> Spoken:
    names = _find_subject(reading, spoken)
    if names and names[0].startswith("indicators."):
        return spoken._replace(names=names, role="above")
    first, last = reading.sentence(spoken.number.start)
    words = reading.small[first:last]
    if not names and ("hủ tục" in words or "phong tục" in words):
        return spoken._replace(names=(put("customs.households", spoken.place),))
    return spoken._replace(names=tuple(put(each, spoken.place) for each in names))


def _find_kind(reading: Reading, spoken: Spoken) -> Spoken:
    after = reading.small[slice(*reading.after(spoken.number))]
    gone = re.search(r"đã xóa bỏ|không còn (?!phù hợp)|được xóa bỏ", after)
    found = f"customs.gone.{spoken.family}" if gone else f"customs.{spoken.family}"
    return spoken._replace(names=(put(found, spoken.place),))


def _find_percent(reading: Reading, spoken: Spoken) -> Spoken:
    names = _find_subject(reading, spoken)
    fit = [each for each in names if each.startswith("indicators.")]
    return spoken._replace(names=tuple(put(each, spoken.place) for each in fit))


def _find_fraction(reading: Reading, spoken: Spoken) -> Spoken:
    fit = [each for each in _find_subject(reading, spoken) if each.startswith("indicators.")]
    return spoken._replace(names=tuple(put(each, spoken.place) for each in fit), role="fraction")


def _find_commune(reading: Reading, spoken: Spoken) -> Spoken:
    number, quarter = spoken.number, spoken.quarter
    # Who reported is told of the number beside it, whatever quarter stands between.
    spoken = spoken._replace(quarter="")
    after = reading.small[slice(*reading.after(number, commas=False))]
    around = reading.small[slice(*reading.before(number))][-30:] + "|" + after
    if _TOGETHER.match(reading.small, number.end):
        role = "agencies" if spoken.family == "agency" else "common"
        # Whose change follows: the number before it, else the next one's.
        return spoken._replace(names=_find_whose(reading, spoken), role=role)
    if number.of is not None:
        if "báo cáo" in around or (reading.in_table and around[: around.index("|")].endswith("(")):
            return spoken._replace(names=_find_whose(reading, spoken), role="part")
        return _find_fraction(reading, spoken)
    for state, pattern in _LATE:
        if re.search(pattern, around):
            return spoken._replace(names=(f"duty.{state}",), quarter=quarter)
    first, last = reading.sentence(number.start)
    tasks = reading.vocabulary.find_tasks(_unit_of(reading, spoken), reading.flat[first:last])
    if tasks:
        return spoken._replace(names=tuple(tasks))
    if _ALL.search(reading.small[: number.start][-30:]):
        return spoken._replace(names=("communes",))
    return spoken


def _find_whose(reading: Reading, spoken: Spoken) -> tuple[str, ...]:
    """Of which figures it is told who reported: of the number just before, where nothing is told
    of that yet; else of the first one of the sentence."""
    first, _ = reading.sentence(spoken.number.start)
    told = [one for one in reading.told if one.number.start >= first]
    counted = [one for one in told if one.role not in _ASIDE and one.names]
    if not counted:
        return _find_subject(reading, spoken)
    if spoken.role == "part" or spoken.number.of is not None:
        opened = [
            one
            for one in told
            if one.role == "part" and one.number.start > counted[-1].number.start
        ]
        if opened and opened[-1].names == _of_all(counted[-1]):
            return _of_all(counted[0])
        return _of_all(counted[-1])
    return counted[-1].names


def _of_all(spoken: Spoken) -> tuple[str, ...]:
    """The figures of the district: who reported is told of these, not of single places."""
    return tuple(each.removesuffix(f".{spoken.place}") for each in spoken.names)


def name_leading_parts(reading: Reading) -> list[Spoken]:
    """The same as was told, with names for "theo báo cáo của 6/7 xã" that a sentence begins with:
    it is said of the number behind it, or of all subjects."""
    told = []
    for at, spoken in enumerate(reading.told):
        if spoken.role == "part" and not spoken.names:
            later = [one for one in reading.told[at + 1 :] if one.names and one.role != "part"]
            duty = reading.vocabulary.figures.get("duty.due").is_known
            everything = ("duty.due",) if duty else tuple(AREAS.values())
            names = _of_all(later[0]) if later else everything
            spoken = spoken._replace(names=names)
        told.append(spoken)
    return told


def _find_tasks(reading: Reading, spoken: Spoken) -> Spoken:
    figures = reading.vocabulary.figures
    if spoken.quarter not in ("", figures.quarter_after):
        return spoken
    return spoken._replace(names=("tasks",), quarter="")


def _find_dynamic(reading: Reading, spoken: Spoken) -> Spoken:
    """Units of indicators, gifts and tasks; each has its own."""
    unit = _unit_of(reading, spoken) or spoken.family.removeprefix("unit ")
    if not unit:
        return spoken
    names = [
        each
        for each in _find_subject(reading, spoken)
        if each.startswith("indicators.")
        and unit == " ".join(flatten(reading.vocabulary.figures.entry(each).unit).split())
    ]
    if names:
        return spoken._replace(names=tuple(put(each, spoken.place) for each in names))
    clause = reading.flat[slice(*reading.clause(spoken.number))]
    clause = f"{reading.flat[: reading.lead()]} {clause}"
    first, last = reading.sentence(spoken.number.start)
    vocabulary = reading.vocabulary
    found = vocabulary.find_gifts(unit, clause) or vocabulary.find_tasks(
        unit, reading.flat[first:last]
    )
    return spoken._replace(names=tuple(found))


def _find_subject(reading: Reading, spoken: Spoken) -> tuple[str, ...]:
    """The customs or indicators that a number is about: named just behind it, else before it in its
    sentence, else at the start of its paragraph."""
    number = spoken.number
    start, end = reading.after(number)
    behind = [one for one in reading.subjects if start <= one.start < end]
    if behind:
        return tuple(sorted(behind[0].keys))
    first, _ = reading.sentence(number.start)
    past = [one for one in reading.subjects if one.end <= number.start]
    before = [one for one in past if one.start >= first]
    if not before:
        before = [one for one in past if one.start <= reading.lead()][:1]
    if not before:
        # "giảm từ 55 hộ xuống còn 45 hộ ngủ đầm": the only one that the sentence names.
        _, last = reading.sentence(number.start)
        later = {one.keys for one in reading.subjects if number.end <= one.start < last}
        return tuple(sorted(next(iter(later)))) if len(later) == 1 else ()
    keys = set(before[-1].keys)
    # "“A”, “B”: 45 hộ" is told of both.
    for one, other in zip(reversed(before[:-1]), reversed(before), strict=False):
        if not _LISTED.fullmatch(reading.small[one.end : other.start]):
            break
        keys |= one.keys
    return tuple(sorted(keys))


def _unit_of(reading: Reading, spoken: Spoken) -> str:
    """The flat unit behind a number: what the vocabulary calls so, else the next words."""
    flat = reading.flat[spoken.number.end :].lstrip()
    for unit in reading.vocabulary.units:
        if re.match(rf"{re.escape(unit)}(?!\w)", " ".join(flat[:80].split())):
            return unit
    return " ".join(flat.split()[:2]) if spoken.family in ("commune", "agency") else ""


_FAMILIES: dict[str, Callable[[Reading, Spoken], Spoken]] = {
    "model": _find_model,
    "household": _find_household,
    "hu_tuc": _find_kind,
    "phong_tuc": _find_kind,
    "kinds": lambda reading, spoken: spoken,
    "percent": _find_percent,
    "point": _find_percent,
    "commune": _find_commune,
    "agency": _find_commune,
    "session": channels.find_session,
    "attendance": channels.find_attendance,
    "round": channels.find_round,
    "news": channels.find_media,
    "article": channels.find_media,
    "task": _find_tasks,
}
