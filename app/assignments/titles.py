"""What the page of tasks says: its findings, and of each task how far it has come."""

from collections.abc import Sequence

from data import words
from data.vietnamese import write_count, write_date, write_quarter
from measures.tasks import Task, count_states, join_parts

# Each state has a sign beside its word and colour.
SIGNS = {
    "not_started": "○", "under_way": "◐", "done": "✓", "late": "!", "stopped": "■", "": "?",
}  # fmt: skip
# What asks for somebody to act stands first.
ORDER = ("late", "not_started", "under_way", "done", "stopped", "")


def title_page(tasks: Sequence[Task], quarter: str) -> str:
    """The finding: "10 nhiệm vụ quý III/2024: 01 xong, 01 trễ hạn; 08 chưa rõ"."""
    told = write_quarter(quarter)
    if not tasks:
        return f"Chưa có nhiệm vụ nào của {told}"
    return f"{write_count(len(join_parts(tasks)))} nhiệm vụ {told}: {tell_states(tasks)}"


def tell_states(tasks: Sequence[Task]) -> str:
    """How many have come how far, what asks for action first."""
    found = count_states(tasks)
    if found[""] == sum(found.values()):
        return "chưa ai báo đã đến đâu"
    told = [f"{write_count(found[state])} {words.FOLLOWED[state]}" for state in ORDER]
    return ", ".join(text for state, text in zip(ORDER, told, strict=True) if found[state])


def tell_origins(tasks: Sequence[Task], has_parts: bool = True) -> str:
    """Who set them: "08 từ báo cáo (01 nhiệm vụ gồm 02 việc), 01 từ kết luận"; `has_parts`: the
    parts of a task stand below each by itself."""
    counts = dict.fromkeys(words.TASK_ORIGIN, 0)
    asides = []
    for parts in join_parts(tasks):
        counts[parts[0].origin] += 1
        if len(parts) > 1:
            asides.append(len(parts))
    names = {"report": "từ báo cáo", "conclusion": "từ kết luận", "unit": "do đơn vị tự đề ra"}
    told = {
        origin: f"{write_count(counts[origin])} {name}"
        for origin, name in names.items()
        if counts[origin]
    }
    if asides and has_parts:
        of = f"{write_count(len(asides))} nhiệm vụ gồm {write_count(sum(asides))} việc"
        told["report"] += f" ({of})"
    return ", ".join(told.values())


def tell_who(task: Task) -> str:
    """Who does it, what must be there, until when."""
    told = [task.unit, f"sản phẩm: {task.product}" if task.product else ""]
    if task.due_on:
        over = ", đã qua hạn mà chưa ai báo" if task.is_past and not task.state else ""
        told.append(f"hạn {write_date(task.due_on)}{over}")
    lacks = ["đơn vị"] * (not task.unit) + ["hạn"] * (task.due_on is None)
    told.append(f"nguồn không nêu {', '.join(lacks)}" if lacks else "")
    return words.start(" · ".join(filter(None, told)))


def tell_evidence(task: Task) -> str:
    """Who said how far it has come, and on what ground; "" where nobody did."""
    if task.told is None or not task.state:
        return ""
    by = task.told.by or "cơ quan thường trực"
    day = f" ngày {write_date(task.told.as_of)}" if task.told.as_of else ""
    told = f"{words.start(by)}{day}"
    told += f": {task.told.evidence}" if task.told.evidence else ": không nêu căn cứ"
    if task.also and task.also.state:
        told += f" (đơn vị báo: {words.FOLLOWED[task.also.state]})"
    return told


def tell_source(task: Task) -> str:
    """Where it was set, of a conclusion with the slide and the figures that were looked at."""
    told = task.source
    if task.slide:
        told += f", trang “{task.slide}”"
    return told + (f", bản số liệu {task.version}" if task.version else "")


def title_inspections(plan: Sequence[Task], quarter: str) -> str:
    """How much of the plan is done; unknown where nobody told of any place."""
    told = ", ".join(
        f"{len(task.done_at)}/{task.target} {words.low(task.product).split(' ', 1)[-1]}"
        for task in plan
    )
    if not any(task.at for task in plan):
        return f"Kế hoạch kiểm tra {write_quarter(quarter)}: chưa ai báo đã kiểm tra nơi nào"
    return f"Kế hoạch kiểm tra {write_quarter(quarter)}: đã kiểm tra {told}"


def list_inspections(task: Task) -> list[str]:
    """Each place that was told of, with its day and evidence; last those nobody told of."""
    lines = []
    for unit, name in task.places.items():
        if told := task.at.get(unit):
            day = f" ngày {write_date(told.as_of)}" if told.as_of else ""
            evidence = f": {told.evidence}" if told.evidence else ""
            lines.append(f"{words.start(name)}: {words.FOLLOWED[told.state]}{day}{evidence}")
    left = [name for unit, name in task.places.items() if unit not in task.at]
    if left and len(task.places) == task.target:
        lines.append(f"Chưa rõ: {', '.join(left)}")
    return lines
