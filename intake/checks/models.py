"""Checks of the sheet of models: its balance, its list, and the lives of the models in it."""

from collections.abc import Iterator
from decimal import Decimal

from data import vietnamese
from intake import form, names, naming
from intake.checks.places import Spot, at, is_exact, number, write_quarters, written
from intake.filled import Filled, Model
from intake.unit_record import Figure, History, Life

ENDS = tuple(event for event in form.EVENTS if event not in form.BEGINNINGS)
_NEED_REASON = ("ineffective", "converted")  # why a goal was met says itself
_BALANCE = (
    "đầu kỳ + ra mắt + nhân rộng + chuyển đổi đến − đạt mục tiêu − không hiệu quả − chuyển đổi đi "
    "= cuối kỳ"
)


def balance(filled: Filled, known: History) -> Iterator[Spot]:
    """The balance, as far as it is known: an empty cell counts nothing, an unknown one some."""
    closing = filled.running
    if closing is None or not is_exact(closing) or not filled.counts:
        return
    if any(value.qualifier == "about" for value in filled.counts.values()):
        return
    opening = _opening(filled, known)
    came, unsure_came = _sum(filled, form.BEGINNINGS)
    went, unsure_went = _sum(filled, ENDS)
    moved = f"thêm {number(came)}, bớt {number(went)}, cuối kỳ {written(closing)}"
    mend = f"Hãy xem lại từng dòng của bảng cân đối: {_BALANCE}."
    if opening is None or not opening.is_exact:
        begun_with = closing.value + went - came
        if begun_with < 0 and not unsure_went:
            least = f"cuối kỳ ít nhất {number(came - went)}"
            yield at(closing, moved, least, mend)
        return
    gap = closing.value - (opening.value + came - went)
    if gap > 0:
        mend += f" Mô hình ra mắt từ quý trước mà chưa báo: ghi vào ô Ra mắt và chọn “{form.LATE}”."
    closes = gap == 0 or (gap > 0 and unsure_came) or (gap < 0 and unsure_went)
    if not closes:
        computed = opening.value + came - went
        more = "từ " if unsure_came else "nhiều nhất " if unsure_went else ""
        yield at(
            closing,
            f"đầu kỳ {number(opening.value)}, {moved}",
            f"cuối kỳ {more}{number(computed)}",
            mend,
        )


def balance_over_gap(filled: Filled, known: History) -> Iterator[Spot]:
    """The balance since the last stock that is known, where that is not the one before: what it
    lacks or has too many must have come or gone in the quarters between."""
    closing = filled.running
    if closing is None or not is_exact(closing) or not filled.counts:
        return
    last = _last_exact_stock(known)
    if not last or last == known.before or is_exact(filled.opening):
        return
    came, unsure_came = _sum(filled, form.BEGINNINGS)
    went, unsure_went = _sum(filled, ENDS)
    between = known.missing_since(last)
    told = sum((_stated(known, quarter) for quarter in between), Decimal(0))
    stock = known.past("running", "")[last].value or Decimal(0)
    gap = closing.value - (stock + told + came - went)
    about = any(value.qualifier == "about" for value in filled.counts.values())
    if gap == 0 or about or (gap > 0 and unsure_came) or (gap < 0 and unsure_went):
        return
    quarters = write_quarters(between)
    yield at(
        closing,
        f"cuối {vietnamese.write_quarter(last)} {number(stock)}, {quarters} chưa có số cuối kỳ; "
        f"quý này thêm {number(came)}, bớt {number(went)}, cuối kỳ {written(closing)}: "
        f"{'thừa' if gap > 0 else 'thiếu'} {number(abs(gap))}",
        f"cuối kỳ {number(closing.value - gap)}, hoặc số của {quarters}",
        f"Hãy xem lại số cuối kỳ, hoặc gửi biểu của {quarters}. Nếu không còn gửi được, hãy ghi "
        "những mô hình nào đã bắt đầu, đã dừng trong thời gian ấy.",
    )


def opening(filled: Filled, known: History) -> Iterator[Spot]:
    """When a unit first tells of its models, it tells with how many it begins, and which; what was
    known meanwhile is the same."""
    told, stocks = filled.opening, known.past("running", "")
    is_told = told is not None and told.says_something
    if not stocks and not is_told and filled.running and filled.running.says_something:
        yield Spot(
            form.MODELS,
            form.opening_cell(),
            "quý đầu tiên của đơn vị: chưa có số mô hình đang hoạt động ở đầu quý",
            "số mô hình ở đầu quý",
            f"Hãy ghi số mô hình đang hoạt động ở đầu quý vào ô {form.opening_cell()}, và ghi mỗi "
            f"mô hình ấy một dòng “{form.EXISTING}” trong danh sách; chưa biết thì nêu lý do.",
        )
    listed = len(_running_at_first(filled))
    if not stocks and told is not None and is_exact(told) and told.value != listed:
        yield at(
            told,
            f"đầu kỳ {written(told)}; danh sách nêu {listed} mô hình đang có ở đầu quý",
            f"{written(told)} mô hình có tên",
            f"Hãy ghi mỗi mô hình đang có ở đầu quý một dòng “{form.EXISTING}” trong danh sách, để "
            "sau này mô hình dừng được nhận ra; chưa kể hết được thì nêu lý do.",
        )
    before = stocks.get(known.before)
    is_known = is_exact(told) and before is not None and before.is_exact
    if told and before and is_known and told.value != before.value:
        yield at(
            told,
            f"đầu kỳ {written(told)}; cuối {vietnamese.write_quarter(known.before)} "
            f"{written(before)}",
            written(before),
            "Số đầu kỳ là số cuối kỳ của quý trước: hãy sửa cho khớp, hoặc nêu lý do.",
        )


def names_above_count(filled: Filled, known: History) -> Iterator[Spot]:
    """No more models of an event in the list than in its count; who names some counts them."""
    for event, value in filled.counts.items():
        named = sum(1 for model in filled.models if model.event == event and model.name.printed)
        allowed = value.state == "uncounted" or value.qualifier == "more_than"
        if named and not allowed and value.state != "unreadable" and named > (value.value or 0):
            yield at(
                value,
                f"{written(value)}; danh sách bên dưới nêu {named} mô hình",
                f"từ {named} trở lên",
                f"Hãy ghi đủ số mô hình “{form.EVENTS[event]}”, hoặc xóa dòng thừa trong danh "
                "sách.",
            )


def twice(filled: Filled, known: History) -> Iterator[Spot]:
    """A model begins once and ends once."""
    seen: dict[tuple, Model] = {}
    for model in filled.models:
        if not model.event or not model.name.printed:
            continue
        key = (*naming.model_key(model), model.event in ENDS)
        first = seen.setdefault(key, model)
        if first is not model:
            yield at(
                model.name,
                f"“{model.name.printed}” ({form.IN_LIST[model.event].lower()}) đã có ở ô "
                f"{first.name.cell} ({form.IN_LIST[first.event].lower()})",
                "mỗi mô hình bắt đầu một lần, dừng một lần",
                "Hãy xóa một trong hai dòng. Nếu là hai mô hình cùng tên, hãy ghi thôn của từng "
                "mô hình.",
            )


def lives(filled: Filled, known: History) -> Iterator[Spot]:
    """What ends was begun and has not ended before; what begins is new."""
    begun = _begun(filled)
    all_named = _all_named(known)
    for model in filled.models:
        if not model.event or not model.name.printed:
            continue
        life = known.models.get(model.model_id)
        if model.model_id:
            wrong = _wrong(model, life, known.quarter)
        elif model.event in ENDS and all_named and naming.model_key(model) not in begun:
            wrong = "chưa từng được ghi là ra mắt, nhân rộng hay chuyển đổi đến"
        else:
            wrong = ""
        if wrong:
            running = [each.name for each in _running(known)]
            yield at(
                model.name,
                f"“{model.name.printed}” ({form.IN_LIST[model.event].lower()}): {wrong}",
                "một mô hình đang hoạt động"
                if model.event in ENDS
                else "một mô hình mới, hoặc sự kiện dừng của mô hình đã có",
                "Hãy chọn lại sự kiện hoặc chọn tên mô hình trong danh sách xổ xuống"
                + (f" (đang hoạt động: {'; '.join(running[:5])})." if running else "."),
            )


def unknown_end(filled: Filled, known: History) -> Iterator[Spot]:
    """Where it is known which models run, the one that ends is asked for by its name.

    One that is called nearly the same was told of by reading.
    """
    running = {life.model_id: [life.name] for life in _running(known)}
    begun = _begun(filled)
    for model in filled.models if running and not _all_named(known) else []:
        is_end = model.event in ENDS and model.name.printed and not model.model_id
        if not is_end or naming.model_key(model) in begun:
            continue
        meant = names.resolve(model.name.printed, running)
        if not isinstance(meant, names.Unknown):
            continue
        alike = names.find_alike(model.name.printed, running)
        shown = [name for _, name in alike] or [name for name, *_ in running.values()][:5]
        told = "; ".join(f"“{name}”" for name in shown)
        yield at(
            model.name,
            f"“{model.name.printed}” ({form.EVENTS[model.event].lower()}) chưa từng được ghi là ra "
            "mắt, nhân rộng hay chuyển đổi đến",
            f"{'gần giống' if alike else 'đang hoạt động'}: {told}",
            "Nếu là một mô hình trong danh sách xổ xuống, hãy chọn đúng tên ấy (cả tên thôn trong "
            "ngoặc); nếu là mô hình kho chưa có, hãy nêu lý do.",
        )


def no_reason(filled: Filled, known: History) -> Iterator[Spot]:
    """Who stops a model without success says why."""
    for model in filled.models:
        if model.event in _NEED_REASON and model.name.printed and not model.reason.printed:
            yield at(
                model.reason,
                f"“{model.name.printed}” ({form.EVENTS[model.event].lower()}) không ghi lý do",
                "lý do dừng hoặc chuyển đổi",
                "Hãy ghi ngắn gọn vì sao mô hình dừng hoặc chuyển đổi.",
            )


def _begun(filled: Filled) -> set[tuple[str, ...]]:
    """The models of the form that begin in it, or are said to run since before."""
    return {naming.model_key(model) for model in filled.models if model.event not in ("", *ENDS)}


def _running_at_first(filled: Filled) -> set[tuple[str, ...]]:
    """The models of the form that ran when the quarter began: so listed, or ended in it."""
    begun = {naming.model_key(model) for model in filled.models if model.event in form.BEGINNINGS}
    ran = (form.RUNNING, *ENDS)
    named = (model for model in filled.models if model.event in ran and model.name.printed)
    return {naming.model_key(model) for model in named} - begun


def _opening(filled: Filled, known: History) -> Figure | None:
    """The models at the quarter's beginning: as the quarter before has it, or the form itself where
    none before it says anything."""
    told = filled.opening
    if known.past("running", "") or told is None or not told.says_something:
        return known.past("running", "").get(known.before)
    return Figure(told.value, told.state, told.qualifier)


def _last_exact_stock(known: History) -> str:
    """The last quarter with a number of running models that can be reckoned with; "" for none."""
    past = known.past("running", "")
    return max((quarter for quarter, figure in past.items() if figure.is_exact), default="")


def _stated(known: History, quarter: str) -> Decimal:
    """What a quarter that stated no stock says of models that came and went."""
    total = Decimal(0)
    for event in form.EVENTS:
        figure = known.past("event", event).get(quarter)
        if figure is not None and figure.value is not None:
            total += figure.value if event in form.BEGINNINGS else -figure.value
    return total


def _sum(filled: Filled, events: tuple[str, ...]) -> tuple[Decimal, bool]:
    """What these events add up to, and whether there may be more."""
    values = [filled.counts[event] for event in events if event in filled.counts]
    total = sum((value.value or Decimal(0) for value in values), Decimal(0))
    return total, any(
        value.state in ("uncounted", "dash", "unreadable") or value.qualifier == "more_than"
        for value in values
    )


def _running(known: History) -> list[Life]:
    return [
        life
        for life in known.models.values()
        if life.ended is None and life.began is not None and life.began < known.quarter
    ]


def _all_named(known: History) -> bool:
    """Whether every running model of the unit is known by its name."""
    stock = known.past("running", "").get(known.before)
    return stock is not None and stock.is_exact and stock.value == len(_running(known))


def _wrong(model: Model, life: Life | None, quarter: str) -> str:
    """What speaks against this event of a model that is known; "" for nothing."""
    if life is None:
        return "không phải mô hình của đơn vị này"
    if life.ended is not None:
        return f"đã ghi là dừng từ {vietnamese.write_quarter(life.ended)}"
    if model.event in form.BEGINNINGS and life.began is not None:
        return f"đã ghi là bắt đầu từ {vietnamese.write_quarter(life.began)}"
    if life.began is not None and life.began > quarter:
        return f"đến {vietnamese.write_quarter(life.began)} mới bắt đầu"
    return ""
