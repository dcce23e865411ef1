"""Titles about how long models live."""

from data.vietnamese import write_count, write_number
from measures.survival import ENOUGH, Curve

COURSE = "Phần mô hình còn hoạt động theo số quý kể từ khi bắt đầu"
READING = (
    "Mỗi ô là một lĩnh vực (nét đậm) trên nền các lĩnh vực khác (nét nhạt); chấm tròn: lúc một nửa "
    "số mô hình kết thúc. Đường ở mức 60% sau 8 quý nghĩa là cứ 10 mô hình thì 6 còn hoạt động sau "
    "8 quý; mô hình đang hoạt động được tính cho đến lần báo cáo gần nhất; nét mảnh: còn dưới 5 mô "
    "hình theo dõi."
)


def title_survival(curves: list[Curve]) -> str:
    """In which fields half of the models ended soonest and latest. Only curves that are drawn."""
    drawn = [curve for curve in curves if curve.enough]
    if not drawn:
        return f"Chưa lĩnh vực nào có đủ {write_count(ENOUGH)} mô hình để vẽ"
    told = [curve for curve in drawn if curve.median is not None]
    if not told:
        return "Ở mọi lĩnh vực được vẽ, chưa đến một nửa số mô hình kết thúc"
    medians = [curve.median for curve in told]
    soonest, latest = min(medians), max(medians)
    first = _join([curve for curve in told if curve.median == soonest])
    if len(drawn) == 1:
        return f"Một nửa số mô hình {first} kết thúc {_when(soonest)}"
    if len(told) == len(drawn) and soonest == latest:
        return f"Ở mọi lĩnh vực được vẽ, một nửa số mô hình kết thúc {_when(soonest)}"
    text = f"Một nửa số mô hình {first} kết thúc {_when(soonest)}"
    open_ = [curve for curve in drawn if curve.median is None]
    if open_:
        return f"{text}; {_join(open_)} chưa đến một nửa"
    last = _join([curve for curve in told if curve.median == latest])
    return f"{text}, {last} {_when(latest)}"


def tell_too_few(curves: list[Curve]) -> str:
    """The fields that are not drawn; empty when all are."""
    few = [curve for curve in curves if not curve.enough]
    if not few:
        return ""
    parts = [f"{curve.name} ({write_number(curve.models)})" for curve in few]
    return (
        f"Không vẽ vì có dưới {write_count(ENOUGH)} mô hình biết quý bắt đầu: {', '.join(parts)}."
    )


def _when(quarters: int) -> str:
    return f"sau {write_count(quarters)} quý" if quarters else "ngay trong quý bắt đầu"


def _join(curves: list[Curve]) -> str:
    names = [curve.name for curve in curves]
    return " và ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
