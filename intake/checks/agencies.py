"""Checks of what an agency of the district did beside its communes: nothing is counted twice."""

from collections.abc import Iterator

from data import vietnamese
from intake import form, names
from intake.checks.places import Spot, at, written
from intake.filled import Filled, Gift
from intake.unit_record import Given, History


def shared_unsaid(filled: Filled, known: History) -> Iterator[Spot]:
    """Of what an agency did it is said exactly how much others report."""
    for channel, shared in filled.shared.items():
        whole = filled.outreach[channel]
        if whole.state not in ("counted", "uncounted") or shared.state == "unreadable":
            continue  # reading has told of what it can't read
        if shared.state not in ("counted", "zero") or shared.qualifier != "exact":
            yield at(
                shared,
                written(shared),
                f"một số đúng, hoặc 0 (số {form.CHANNELS[channel]}: {written(whole)})",
                "Hãy ghi bao nhiêu trong số ấy là của buổi tổ chức chung mà xã, thị trấn hoặc cơ "
                "quan khác đã ghi; không có buổi chung thì ghi 0.",
            )


def shared_above_whole(filled: Filled, known: History) -> Iterator[Spot]:
    """What others report is a part of what the agency did."""
    for channel, shared in filled.shared.items():
        whole = filled.outreach[channel]
        most = whole.value if whole.says_something else 0
        if shared.value and most is not None and shared.value > most:
            yield at(
                shared,
                written(shared),
                f"không nhiều hơn số {form.CHANNELS[channel]} của cơ quan ({written(whole)})",
                "Hãy ghi cả buổi riêng và buổi chung ở cột “Quý này”, phần nơi khác ghi ở cột này.",
            )


def told_together(filled: Filled, known: History) -> Iterator[Spot]:
    """A quarter is told by the agencies themselves, or by the district for all of them."""
    unit = known.places.unit
    if known.beside and unit is not None:
        quarter = vietnamese.write_quarter(known.quarter)
        if unit.is_agency:
            expected = "mỗi cơ quan một biểu, không có biểu chung của huyện"
            mend = "rút biểu chung của huyện"
        else:
            expected = "một biểu chung, không có biểu riêng của cơ quan nào"
            mend = "gửi biểu riêng của từng cơ quan, hoặc rút các biểu riêng"
        yield Spot(
            "",
            "",
            f"{quarter} đã có biểu của {known.beside}",
            expected,
            f"Nhận thêm biểu này thì có buổi bị tính hai lần. Hãy {mend} trước.",
        )


def given_twice(filled: Filled, known: History) -> Iterator[Spot]:
    """What was given once is told by one: by the agency that gave it, or where it was received."""
    unit = known.places.unit
    for gift in filled.gifts:
        here = unit.name if unit is not None and unit.is_commune else gift.place.printed
        same = [other for other in known.given if _is_same(gift, here, other)]
        if same:
            whose = "; ".join(
                dict.fromkeys(f"{each.label} (bản đã duyệt {each.submission_id})" for each in same)
            )
            yield at(
                gift.item,
                f"“{gift.item.printed}”, {written(gift.value)} {gift.unit.printed}: cũng có trong "
                f"biểu {vietnamese.write_quarter(known.quarter)} của {whose}",
                "mỗi lần hỗ trợ do một đơn vị ghi",
                "Nếu là cùng một lần hỗ trợ thì xóa dòng này, hoặc sửa biểu kia; nếu là hai lần "
                "khác nhau thì ghi lý do.",
            )


def _is_same(gift: Gift, here: str, other: Given) -> bool:
    """Whether two may be one: as much of the same, in one commune as far as it is said."""
    return (
        gift.value.value is not None
        and gift.value.value == other.value
        and names.simplify(gift.unit.printed) == names.simplify(other.unit)
        and not isinstance(names.resolve(gift.item.printed, {"": [other.item]}), names.Unknown)
        and _may_be_one(names.simplify(here), names.simplify(other.place))
    )


def _may_be_one(place: str, other: str) -> bool:
    """Whether one of two places is said within the other, or one is not said at all."""
    if not place or not other:
        return True
    return f" {place} " in f" {other} " or f" {other} " in f" {place} "
